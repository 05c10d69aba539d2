"""Accounts: who may sign in, from which phone, for whom."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from linli.accounts.models import AccessLog, ActingFor, Person
from linli.accounts.rights import GRANT
from linli.accounts.rules import may_hand_on
from linli.core import clock, history
from linli.core.rights import PLATFORM, grants_of, scope_of

from .errors import Refused
from .roles import rights_of


def may_manage(by: Person, person: Person, on: date | None = None) -> bool:
    """Whether somebody could give every role that a person holds or will hold; of one without, only platform-wide."""
    giver = grants_of(by)
    held = person.assignments.filter(Q(valid_to=None) | Q(valid_to__gte=on or clock.today())).select_related("role")
    roles = [(rights_of(given.role), scope_of(given.scope_key)) for given in held]
    if not roles:
        return PLATFORM in giver.keys(GRANT.code)
    return all(may_hand_on(giver, GRANT.code, rights, scope) for rights, scope in roles)


def end_sessions(person: Person) -> None:
    """Sign a person out everywhere."""
    for session in UserSession.objects.filter(user=person):
        session.end()


@transaction.atomic
def deactivate(*, person: Person, reason: str, by: Person) -> None:
    """Take the account from a person at once; what they did stays. Raises Refused."""
    _require_management(person, by)
    with history.because(reason):
        person.is_active = False
        person.save(update_fields=["is_active"])
    end_sessions(person)


@transaction.atomic
def reactivate(*, person: Person, reason: str, by: Person) -> None:
    """Give the account back. Raises Refused."""
    _require_management(person, by)
    if person.is_deleted:
        raise Refused(_("This account was deleted; its data cannot be brought back."))
    with history.because(reason):
        person.is_active = True
        person.save(update_fields=["is_active"])


@transaction.atomic
def remove_second_factors(*, person: Person, reason: str, by: Person) -> None:
    """Remove the second factors of somebody who has lost them, and sign them out. Raises Refused."""
    _require_management(person, by)
    Authenticator.objects.filter(user=person).delete()
    AccessLog.objects.create(by=by, person=person, what=AccessLog.What.SECOND_FACTOR, reason=reason)
    end_sessions(person)


def resident_of_phone(phone: str, at: datetime) -> Person:
    """Return whoever has a phone, made if there is nobody: call it only after the phone was proved by code."""
    person = Person.objects.by_phone(phone)
    if person is None:
        try:
            with transaction.atomic():
                person = Person.objects.create_person(name="", phone=phone, phone_verified_at=at)
        except IntegrityError:  # the same phone at the same moment
            person = Person.objects.by_phone(phone)
            if person is None:
                raise
    if person.phone_verified_at is None:
        person.phone_verified_at = at
        person.save(update_fields=["phone_verified_at"])
    return person


@transaction.atomic
def change_phone(*, person: Person, phone: str, at: datetime) -> None:
    """Take over a number that was proved by code. Raises Refused if somebody else has it."""
    owner = Person.objects.by_phone(phone)
    if owner is not None and owner.pk != person.pk:
        raise Refused(
            _("This number belongs to another account. Sign in with it, or ask the community to sort it out.")
        )
    person.phone = phone
    person.phone_verified_at = at
    person.save(update_fields=["phone_sealed", "phone_index", "phone_verified_at"])


@transaction.atomic
def start_acting_for(*, person: Person, principal: Person, how: str, at: datetime) -> ActingFor:
    """Record that somebody agreed to be acted for. Raises Refused for oneself, or if it stands already."""
    if person.pk == principal.pk:
        raise Refused(_("This is your own number. Enter the number of the person for whom you act."))
    if ActingFor.objects.filter(person=person, principal=principal, ended_at=None).exists():
        raise Refused(_("You act for this person already."))
    with history.because(_("Agreed to be acted for"), on_behalf_of=principal):  # how is sealed, and stays out of it
        agreed = ActingFor(person=person, principal=principal, agreed_at=at)
        agreed.agreed_how = how
        agreed.save()
        return agreed


@transaction.atomic
def end_acting(*, acting: ActingFor, by: Person, at: datetime) -> None:
    """End that somebody acts for another: either of the two may, at any time. Raises Refused for anybody else."""
    if by.pk not in (acting.person_id, acting.principal_id):
        raise Refused(_("Only the two people concerned can end this."))
    if acting.ended_at is None:
        acting.ended_at = at
        acting.save(update_fields=["ended_at"])


def _require_management(person: Person, by: Person) -> None:
    if person.pk == by.pk or not may_manage(by, person):
        raise Refused(_("Only somebody who could give all roles of this person can do this, and nobody to themselves."))
