"""Reads: who is in whose scope, which roles one may give, where."""

import uuid
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from linli.core.rights import PLATFORM, SCOPE_TYPES, Grants, key, names_of

from .models import Assignment, Person, Role, VerifiedHome
from .operations.roles import rights_of

Rows = TypeVar("Rows", bound="QuerySet[Any]")


def assignments_within(keys: Iterable[str]) -> QuerySet[Assignment]:
    """Return roles held over anything that lies in scopes, whenever."""
    return within_scopes(Assignment.objects.all(), keys)


def within_scopes(held: Rows, keys: Iterable[str]) -> Rows:
    """Return those rows, roles or their events, whose scope lies in scopes."""
    keys = frozenset(keys)
    if PLATFORM in keys:
        return held
    if not keys:
        return held.none()
    condition = Q()
    for code, declared in SCOPE_TYPES.items():
        condition |= Q(scope_type=code, scope_id__in=declared.within(keys).values("pk"))
    return held.filter(condition)


def people_visible_to(grants: Grants, right: str) -> QuerySet[Person]:
    """Return whoever holds, or held, a role within the scopes over which a right is held; platform-wide, everybody."""
    keys = grants.keys(right)
    people = Person.objects.select_related("key", "remembered_as")
    if PLATFORM in keys:
        return people
    return people.filter(Exists(assignments_within(keys).filter(person=OuterRef("pk"))))


def person_to_see(grants: Grants, right: str, public_id: uuid.UUID) -> Person:
    """Return a person in scope; raises Http404."""
    person = people_visible_to(grants, right).filter(public_id=public_id).first()
    if person is None:
        raise Http404
    return person


def roles_to_give(grants: Grants, right: str) -> list[Role]:
    """Return the roles that somebody may give somewhere: all of their rights are held over one scope."""
    by_key: dict[str, set[str]] = {}
    for grant in grants.items:
        by_key.setdefault(grant.key, set()).update(grant.rights)
    everywhere = by_key.get(PLATFORM, set())
    held = [rights | everywhere for rights in by_key.values() if right in rights | everywhere]
    return [role for role in Role.objects.all() if any(rights.issuperset(rights_of(role)) for rights in held)]


def scopes_found(grants: Grants, right: str, role: Role, text: str) -> list[tuple[str, str]]:
    """Return scopes for a role as (key, name): what somebody typed, within their own; without text, their own."""
    keys = grants.keys(right)
    found: list[tuple[str, str]] = []
    if PLATFORM in role.scope_types and PLATFORM in keys:
        found.append((PLATFORM, _("The whole platform")))
    if not text.strip():
        own = [mine for mine in keys if mine.partition(":")[0] in role.scope_types]
        return found + sorted(names_of(own).items(), key=lambda item: item[1])
    for code in role.scope_types:
        if declared := SCOPE_TYPES.get(code):
            found += [(key(code, pk), name) for pk, name in declared.find(text, keys)]
    return found


def scope_titles(assignments: Iterable[Assignment]) -> dict[str, str]:
    """Return what people call the scopes of roles, the platform too."""
    return {PLATFORM: _("The whole platform"), **names_of({given.scope_key for given in assignments})}


def homes_visible_to(grants: Grants, right: str) -> QuerySet[VerifiedHome]:
    """Return verified homes within the scopes over which a right is held."""
    rows = VerifiedHome.objects.select_related(
        "person__key", "person__remembered_as", "home__compound__community", "home__stairwell__building"
    )
    return rows.filter(home__in=SCOPE_TYPES["home"].within(grants.keys(right)).values("pk"))
