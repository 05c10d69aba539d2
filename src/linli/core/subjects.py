"""The things that shared parts speak about: a to-do, a notice, a hearing, a panel is about one, by code and number.

A module declares its subjects in `<module>/subjects.py`; the parts of `core` never import a module to reach its things.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.urls import NoReverseMatch
from django.utils.functional import Promise

from linli.core.rights import PLATFORM, Grants, Right, Scoped


@dataclass(frozen=True)
class Subject:
    """A kind of thing.

    code: "module.thing", as rows store it; title: what people call one, translatable
    get: the thing with what its `scope_keys()` needs, None if there is none
    url: the address of its page; names: for numbers, what people call each, in one query, missing ones left out
    view_right: who may see it, over the thing
    parts_seen: of the events of a part of the thing (`tracked(part_of=...)`), those that grants let somebody see; None:
    all, for whoever sees the history of the thing
    """

    code: str
    title: str | Promise
    get: Callable[[int], Scoped | None]
    url: Callable[[int], str]
    names: Callable[[Iterable[int]], dict[int, str]]
    view_right: Right
    parts_seen: Callable[[Grants, QuerySet[Any]], QuerySet[Any]] | None = None


SUBJECTS: dict[str, Subject] = {}


def subject(declared: Subject) -> Subject:
    """Declare a kind of thing. Raises ValueError if another module has declared the code."""
    if declared.code in SUBJECTS:
        raise ValueError(f"the subject {declared.code} is declared twice")
    SUBJECTS[declared.code] = declared
    return declared


def url_of(code: str, pk: int) -> str:
    """Return the address of a thing's page, empty if it has none (its module is not there any more)."""
    declared = SUBJECTS.get(code)
    try:
        return declared.url(pk) if declared else ""
    except NoReverseMatch:
        return ""


def names_of(things: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Return what people call things: one query per kind of thing, however many there are."""
    wanted: dict[str, set[int]] = {}
    for code, pk in things:
        wanted.setdefault(code, set()).add(pk)
    return {
        (code, pk): name
        for code, pks in wanted.items()
        if code in SUBJECTS
        for pk, name in SUBJECTS[code].names(pks).items()
    }


def in_scope(grants: Grants, thing: Scoped) -> bool:
    """Whether any role, whatever it allows, is held over a thing."""
    keys = {grant.key for grant in grants.items}
    return PLATFORM in keys or not keys.isdisjoint(thing.scope_keys())


def require(grants: Grants, right: Right, thing: Scoped) -> None:
    """Raise Http404 if a thing is out of scope, PermissionDenied if it is in scope and the right is missing."""
    if right.public or right.own or grants.over(right.code, thing):
        return
    if in_scope(grants, thing):
        raise PermissionDenied(right.code)
    raise Http404


def thing_to_see(grants: Grants, code: str, pk: int, right: Right | None = None) -> Scoped:
    """Return a thing that a person may see (or over which the given right is held); raises as `require` does."""
    declared = SUBJECTS.get(code)
    thing = declared.get(pk) if declared else None
    if declared is None or thing is None:
        raise Http404
    require(grants, right or declared.view_right, thing)
    return thing
