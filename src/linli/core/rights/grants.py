"""The grants of one person on one day: read once per request, asked as often as one likes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import rules

from .scopes import PLATFORM


class Scoped(Protocol):
    """A thing that lies in scopes: its own key, and those of everything that contains it."""

    def scope_keys(self) -> frozenset[str]:
        """Return the keys; a role over any of them reaches the thing."""
        ...


@dataclass(frozen=True)
class Grant:
    """One role held over one scope: its code, its rights, the scope's key, whether it asks for a second factor."""

    role: str
    rights: frozenset[str]
    key: str
    second_factor: bool = False


@dataclass(frozen=True)
class Grants:
    """All roles that a person holds today."""

    items: tuple[Grant, ...] = ()

    def has(self, code: str) -> bool:
        """Whether any role allows it anywhere."""
        return any(code in grant.rights for grant in self.items)

    def keys(self, code: str) -> frozenset[str]:
        """Return the keys of the scopes over which a right is held."""
        return frozenset(grant.key for grant in self.items if code in grant.rights)

    def over(self, code: str, thing: Scoped) -> bool:
        """Whether a right is held over a thing."""
        keys = self.keys(code)
        return PLATFORM in keys or not keys.isdisjoint(thing.scope_keys())

    @property
    def need_second_factor(self) -> bool:
        """Whether any role asks its holder to sign in with a second factor."""
        return any(grant.second_factor for grant in self.items)

    def roles(self) -> frozenset[str]:
        """Return the codes of the roles held."""
        return frozenset(grant.role for grant in self.items)


NONE = Grants()


def grants_of(person: Any) -> Grants:
    """Return a person's grants, kept on the person for the request; signed-out visitors hold none.

    Whoever changes a person's roles within a request calls `forget_grants`.
    """
    if not getattr(person, "is_authenticated", False) or not person.is_active:
        return NONE
    kept: Grants | None = getattr(person, "_grants", None)
    if kept is None:
        kept = person._grants = Grants(tuple(person.read_grants()))
    return kept


def forget_grants(person: Any) -> None:
    """Read a person's grants anew when next asked."""
    person.__dict__.pop("_grants", None)


def may(code: str) -> Callable[..., bool]:
    """Return the predicate "this person holds the right, over this thing if one is given"."""

    @rules.predicate(f"may {code}")  # type: ignore[untyped-decorator]
    def predicate(person: Any, thing: Scoped | None = None) -> bool:
        grants = grants_of(person)
        return grants.has(code) if thing is None else grants.over(code, thing)

    return predicate  # type: ignore[no-any-return]


def any_key(keys: Iterable[str]) -> bool:
    """Whether there is any scope at all."""
    return next(iter(keys), None) is not None
