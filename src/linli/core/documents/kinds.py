"""What documents modules can make."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.utils.functional import Promise

Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Made:
    """A document that was written: the name that it is saved under, its media type, how many rows it holds."""

    name: str
    media_type: str
    rows: int


class Make(Protocol):
    """Writes a document about something, as far as the rights of the person who asked reach now.

    told: is told how many of how many steps are done. Raises Http404 or PermissionDenied where there is nothing to see,
    UnableToMake with a sentence.
    """

    def __call__(self, *, subject: int, person: Any, path: Path, told: Told) -> Made:
        """Write it to a path."""
        ...


class UnableToMake(Exception):
    """A document cannot be made; the sentence says why."""


@dataclass(frozen=True)
class Kind:
    """One kind of document: its title, what makes it, and where its page leads back to, by the subject's number."""

    code: str
    title: str | Promise
    make: Make
    back: Callable[[int], str]


KINDS: dict[str, Kind] = {}


def document_kind(code: str, title: str | Promise, *, make: Make, back: Callable[[int], str]) -> Kind:
    """Declare a kind of document, "module.what", in a module's `documents.py`. Raises ValueError if declared twice."""
    if code in KINDS:
        raise ValueError(f"the kind of document {code} is declared twice")
    KINDS[code] = Kind(code, title, make, back)
    return KINDS[code]
