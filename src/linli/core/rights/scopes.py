"""What a role can be held over. A scope is written as a key, "division:14"; the whole platform is "platform"."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.functional import Promise

if TYPE_CHECKING:
    from .grants import Scoped

PLATFORM = "platform"


@dataclass(frozen=True)
class ScopeType:
    """A kind of scope, declared by the module that owns the things.

    names: for ids of this type, what people call each; an id that is not there is left out
    find: for what a person types, up to ten (id, name) of those within the keys
    get: the thing of an id with what its `scope_keys()` needs, None if there is none
    within: those of this type that lie in scopes, as a queryset
    """

    code: str
    title: str | Promise
    names: Callable[[Iterable[int]], dict[int, str]]
    find: Callable[[str, Iterable[str]], list[tuple[int, str]]]
    get: "Callable[[int], Scoped | None]"
    within: Callable[[Iterable[str]], QuerySet[Any]]


SCOPE_TYPES: dict[str, ScopeType] = {}


def scope_type(declared: ScopeType) -> ScopeType:
    """Declare a kind of scope. Raises ValueError if it is declared twice."""
    if declared.code in SCOPE_TYPES:
        raise ValueError(f"the scope type {declared.code} is declared twice")
    SCOPE_TYPES[declared.code] = declared
    return declared


class Everything:
    """The whole platform as a scope: only a role over it reaches it."""

    def scope_keys(self) -> frozenset[str]:
        """Return the platform's key alone."""
        return frozenset({PLATFORM})


def split(scope_key: str) -> tuple[str, int | None]:
    """Return the type and the id of a key. Raises ValueError if it is none."""
    code, _, number = scope_key.partition(":")
    if scope_key == PLATFORM:
        return PLATFORM, None
    if code not in SCOPE_TYPES or not (number.isascii() and number.isdigit()) or len(number) > 18:
        raise ValueError(scope_key)
    return code, int(number)


def scope_of(scope_key: str) -> "Scoped | None":
    """Return the thing that a key names, None if it names none."""
    try:
        code, pk = split(scope_key)
    except ValueError:
        return None
    return Everything() if pk is None else SCOPE_TYPES[code].get(pk)


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """Return what people call scopes: one query per type, however many there are; the platform is left out."""
    keys = list(keys)
    return {
        key(code, pk): name
        for code, declared in SCOPE_TYPES.items()
        if (wanted := ids(keys, code))
        for pk, name in declared.names(wanted).items()
    }


def key(code: str, pk: int | None = None) -> str:
    """Return the key of a scope."""
    return PLATFORM if code == PLATFORM else f"{code}:{pk}"


def ids(keys: Iterable[str], code: str) -> list[int]:
    """Return the ids of one kind of scope among keys."""
    return [int(part) for kind, _, part in (k.partition(":") for k in keys) if kind == code]
