"""Giving and ending roles, and what a role allows."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from linli.accounts.models import Assignment, Person, Role
from linli.accounts.models.people import EVERY_RIGHT
from linli.accounts.rights import CHANGE_ROLES, GRANT
from linli.accounts.rules import may_hand_on, reach_over, rights_missing
from linli.core import history
from linli.core.rights import PLATFORM, RIGHTS, Grants, forget_grants, grants_of, scope_of, split

from .errors import Refused


def rights_of(role: Role) -> list[str]:
    """Return what a role allows today, "*" written out."""
    return sorted(RIGHTS) if EVERY_RIGHT in role.rights else list(role.rights)


def check_scope(role: Role, scope_key: str, giver: Grants, right: str) -> tuple[str, int | None]:
    """Return type and id of a scope over which a role may be given; raises Refused with the reason."""
    try:
        kind, pk = split(scope_key)
    except ValueError:
        raise Refused(_("“{scope}” names no place. Choose one of the list.").format(scope=scope_key[:40])) from None
    if kind not in role.scope_types:
        raise Refused(_("The role {role} is not held over this kind of place. Choose another.").format(role=role))
    scope = scope_of(scope_key)
    if scope is None or giver.keys(right).isdisjoint(reach_over(scope)):
        raise Refused(_("This place is outside your own scope. Choose one within it."))
    if missing := rights_missing(giver, rights_of(role), scope):
        titles = "；".join(str(RIGHTS[code].title) if code in RIGHTS else code for code in missing[:5])
        raise Refused(
            _("You cannot give {role} here, because you do not hold all of its rights yourself: {rights}.").format(
                role=role, rights=titles
            )
        )
    return kind, pk


@transaction.atomic
def give_role(
    *, person: Person, role: Role, scope_key: str, valid_from: date, valid_to: date | None, reason: str, by: Person
) -> Assignment:
    """Let a person hold a role over a scope, from a day to a day, both counting.

    Raises Refused: to oneself, outside one's scope, with rights that one does not hold there, to who was deactivated,
    with dates in the wrong order, or when the person already holds it then.
    """
    if person.pk == by.pk:
        raise Refused(_("Nobody gives a role to themselves. Ask somebody who holds the right."))
    if not person.is_active or person.is_deleted:
        raise Refused(_("This account is not active. Activate it first."))
    if valid_to is not None and valid_to < valid_from:
        raise Refused(_("The last day lies before the first. Choose a later last day, or none."))
    kind, pk = check_scope(role, scope_key, grants_of(by), GRANT.code)
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)  # two officers may press at once
    overlapping = Q(valid_to=None) | Q(valid_to__gte=valid_from)
    held = person.assignments.filter(overlapping, role=role, scope_type=kind, scope_id=pk)
    if (held.filter(valid_from__lte=valid_to) if valid_to else held).exists():
        raise Refused(_("The person already holds this role there in that time. End it first, or choose other dates."))
    with history.because(reason):
        given = Assignment.objects.create(
            person=person, role=role, scope_type=kind, scope_id=pk, valid_from=valid_from, valid_to=valid_to,
            given_by=by, reason=reason,
        )  # fmt: skip
    forget_grants(person)
    return given


@transaction.atomic
def end_role(*, assignment: Assignment, last_day: date, reason: str, by: Person, today: date) -> None:
    """End a role after a day; yesterday ends it at once. One that has not begun by then is taken out.

    Raises Refused: one's own, of rights or outside a scope that one does not hold, or for a day further back.
    """
    if assignment.person_id == by.pk:
        raise Refused(_("Nobody ends a role of their own. Ask somebody who holds the right."))
    if not may_hand_on(grants_of(by), GRANT.code, rights_of(assignment.role), scope_of(assignment.scope_key)):
        raise Refused(_("Only somebody who could give this role there can end it."))
    if last_day < today - timedelta(days=1):
        raise Refused(_("The last day cannot lie further back than yesterday."))
    if assignment.valid_to is not None and assignment.valid_to <= last_day:
        raise Refused(_("The role ends earlier already, on {day}.").format(day=assignment.valid_to))
    with history.because(reason):
        if assignment.valid_from > last_day:
            assignment.delete()
        else:
            assignment.valid_to = last_day
            assignment.save(update_fields=["valid_to"])
    forget_grants(assignment.person)


@transaction.atomic
def change_role(
    *, role: Role, name_zh: str, name_en: str, scope_types: Iterable[str], rights: Iterable[str], second_factor: bool,
    reason: str, by: Person,
) -> Role:  # fmt: skip
    """Save what a role is called and allows, for all who hold it.

    Raises Refused for a right that nobody has declared, or that the person does not hold over the whole platform, and
    for the role that holds every right: that one stays, or nobody could mend the others.
    """
    rights = set(rights)
    giver = grants_of(by)
    if EVERY_RIGHT in role.rights:
        raise Refused(_("The role {role} holds every right and cannot be changed.").format(role=role))
    if unknown := sorted(rights - set(RIGHTS) - set(role.rights)):
        raise Refused(_("There is no right {right}.").format(right=unknown[0][:80]))
    _require_platform(giver, rights - set(role.rights))
    role.name_zh, role.name_en, role.second_factor = name_zh, name_en, second_factor
    role.scope_types, role.rights = sorted(scope_types), sorted(rights)
    with history.because(reason):
        role.save()
    return role


@transaction.atomic
def copy_role(*, code: str, like: Role, by: Person) -> Role:
    """Begin a role of the city's own with the name and the rights of another. Raises Refused as `change_role` does."""
    _require_platform(grants_of(by), rights_of(like))
    return Role.objects.create(
        code=code, name_zh=like.name_zh, name_en=like.name_en, scope_types=like.scope_types, rights=rights_of(like),
        second_factor=like.second_factor, order=like.order + 1,
    )  # fmt: skip


def _require_platform(giver: Grants, rights: Iterable[str]) -> None:
    platform = {code for grant in giver.items if grant.key == PLATFORM for code in grant.rights}
    if CHANGE_ROLES.code not in platform or set(rights) - platform:
        raise Refused(_("Only rights that you hold over the whole platform can be put into a role."))
