"""What modules take in from phones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol

from django.utils.functional import Promise

from linli.core.files import Purpose
from linli.core.rights import Right

if TYPE_CHECKING:
    from linli.core.files.models import StoredFile

    from .models import OutboxRecord


class Refused(Exception):
    """A record cannot be taken: what is wrong, and what is allowed or what to do. The server keeps it with its body."""

    def __init__(self, sentence: str, code: str) -> None:
        super().__init__(sentence)
        self.sentence, self.code = sentence, code


@dataclass(frozen=True)
class Answer:
    """What became of a record: "taken", or "conflict" if somebody else changed the same thing meanwhile.

    data: JSON for the phone, such as a number or what the other one wrote
    """

    state: Literal["taken", "conflict"] = "taken"
    data: Mapping[str, Any] = field(default_factory=dict)


class Receive(Protocol):
    """Takes a record in, in a transaction of the record's own; called until it answers or refuses, never again.

    record: `body` is a JSON object that nobody has checked; `made_at` by the phone's clock, off by `clock_off` seconds;
    `upload_of(name)` is the evidence behind a file. files: by the names that the phone gave them; to be attached here.
    Raises Refused.
    """

    def __call__(self, *, record: OutboxRecord, person: Any, files: dict[str, StoredFile], at: datetime) -> Answer: ...  # noqa: D102 - the class says it


Tell = Callable[[Mapping[str, Any]], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class About:
    """What a record is about: a subject of core.subjects, what people call it, and the scope keys that it lies in."""

    subject: tuple[str, int]
    name: str
    keys: Collection[str]


@dataclass(frozen=True)
class Kind:
    """One kind of record. Its right is needed somewhere; over which things, `receive` asks. No purpose: no files.

    about: what an unchecked body is about, None if that cannot be said; by it an office finds what was refused. Without
    it, only whoever answers for the whole platform does. tell: what stands in a body as people read it, line by line
    (label, text).
    """

    code: str
    title: str | Promise
    right: Right
    receive: Receive
    purpose: Purpose | None = None
    about: Callable[[Mapping[str, Any]], About | None] | None = None
    tell: Tell | None = None


KINDS: dict[str, Kind] = {}


def kind(
    code: str, title: str | Promise, *, right: Right, receive: Receive, purpose: Purpose | None = None,
    about: Callable[[Mapping[str, Any]], About | None] | None = None, tell: Tell | None = None,
) -> Kind:  # fmt: skip
    """Declare a kind of record, "module.what". Raises ValueError if it is declared twice."""
    if code in KINDS:
        raise ValueError(f"the outbox kind {code} is declared twice")
    KINDS[code] = Kind(code, title, right, receive, purpose, about, tell)
    return KINDS[code]


def about_of(code: str, body: Mapping[str, Any]) -> About | None:
    """Return what a record is about, None if that cannot be said."""
    declared = KINDS.get(code)
    return declared.about(body) if declared and declared.about else None
