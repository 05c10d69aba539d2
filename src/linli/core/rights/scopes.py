"""What a role can be held over. A scope is written as a key, "division:14"; the whole platform is "platform"."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

PLATFORM = "platform"


@dataclass(frozen=True)
class ScopeType:
    """A kind of scope, declared by the module that owns the things.

    names: for ids of this type, what people call each; an id that is not there is left out
    find: for what a person types, up to ten (id, name)
    """

    code: str
    title: str | Promise
    names: Callable[[Iterable[int]], dict[int, str]]
    find: Callable[[str], list[tuple[int, str]]]


SCOPE_TYPES: dict[str, ScopeType] = {}


def scope_type(declared: ScopeType) -> ScopeType:
    """Declare a kind of scope. Raises ValueError if it is declared twice."""
    if declared.code in SCOPE_TYPES:
        raise ValueError(f"the scope type {declared.code} is declared twice")
    SCOPE_TYPES[declared.code] = declared
    return declared


def key(code: str, pk: int | None = None) -> str:
    """Return the key of a scope."""
    return PLATFORM if code == PLATFORM else f"{code}:{pk}"


def ids(keys: Iterable[str], code: str) -> list[int]:
    """Return the ids of one kind of scope among keys."""
    return [int(part) for kind, _, part in (k.partition(":") for k in keys) if kind == code]
