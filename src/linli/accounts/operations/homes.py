"""Who lives in or owns a home."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from linli.accounts.models import Assignment, Person, Role, VerifiedHome
from linli.accounts.rights import VERIFY_HOMES
from linli.core import history
from linli.core.rights import forget_grants, grants_of
from linli.places.models import Home

from .errors import Refused

RESIDENT = "resident"  # the role that a verified home brings


@transaction.atomic
def verify_home(*, person: Person, home: Home, relation: str, valid_from: date, by: Person) -> VerifiedHome:
    """Record that a person lives in or owns a home, and give the role of a resident over it.

    Raises Refused outside one's scope, for one's own home, or if it is recorded already.
    """
    if person.pk == by.pk:
        raise Refused(_("Nobody verifies a home of their own. Ask a colleague."))
    if person.username is not None and person.phone_verified_at is None:
        raise Refused(_("This is an account of the staff. Send the person an invitation to the home instead."))
    if not grants_of(by).over(VERIFY_HOMES.code, home):
        raise Refused(_("This home is outside your own scope."))
    return settle_in(
        person=person, home_id=home.pk, relation=VerifiedHome.Relation(relation), verified_by=by, valid_from=valid_from
    )


def settle_in(
    *, person: Person, home_id: int, relation: VerifiedHome.Relation, verified_by: Person | None, valid_from: date
) -> VerifiedHome:
    """Record a verified home with its role; raises Refused if it is recorded already."""
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if person.homes.filter(home=home_id, valid_to=None).exists():
        raise Refused(_("The person is recorded for this home already."))
    role = Role.objects.get(code=RESIDENT)
    with history.because(_("Home verified")):
        found = VerifiedHome.objects.create(
            person=person, home_id=home_id, relation=relation, verified_by=verified_by, valid_from=valid_from
        )
        Assignment.objects.create(
            person=person, role=role, scope_type="home", scope_id=home_id, valid_from=valid_from, given_by=verified_by,
            reason=_("Home verified"),
        )  # fmt: skip
    forget_grants(person)
    return found


@transaction.atomic
def end_home(*, verified: VerifiedHome, last_day: date, reason: str, by: Person) -> None:
    """Record that somebody has left a home or sold it, and end the role of a resident over it. Raises Refused."""
    if not grants_of(by).over(VERIFY_HOMES.code, verified.home):
        raise Refused(_("This home is outside your own scope."))
    if verified.valid_to is not None:
        raise Refused(_("This was ended already, on {day}.").format(day=verified.valid_to))
    if last_day < verified.valid_from:
        raise Refused(_("The last day lies before the first, {day}.").format(day=verified.valid_from))
    with history.because(reason):
        verified.valid_to = last_day
        verified.save(update_fields=["valid_to"])
        open_roles = Assignment.objects.filter(
            Q(valid_to=None) | Q(valid_to__gt=last_day),
            person=verified.person, role__code=RESIDENT, scope_type="home", scope_id=verified.home_id,
        )  # fmt: skip
        open_roles.filter(valid_from__gt=last_day).delete()
        open_roles.update(valid_to=last_day)
