"""Personal data: agreeing, looking, copying, deleting."""

from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from linli.accounts.models import AccessLog, ActingFor, Assignment, Consent, Person
from linli.accounts.privacy import PURPOSES
from linli.core import clock, history
from linli.core.rights import names_of

from .errors import Refused
from .people import end_sessions, may_manage


def agree(*, person: Person, purpose: str, how: str, at: datetime) -> Consent:
    """Record that a person agreed to a purpose, in the words that stand now; the same words again change nothing."""
    version = PURPOSES[purpose].version
    with transaction.atomic():
        Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        standing = person.consents.filter(purpose=purpose, withdrawn_at=None).first()
        if standing is not None and standing.version == version:
            return standing
        if standing is not None:
            standing.withdrawn_at = at
            standing.save(update_fields=["withdrawn_at"])
        return Consent.objects.create(person=person, purpose=purpose, version=version, given_at=at, given_how=how)


def note_access(*, by: Person, person: Person | None, what: AccessLog.What, reason: str) -> AccessLog:
    """Write down that somebody looks at another's personal data, before it is shown. person: None, the log itself."""
    return AccessLog.objects.create(by=by, person=person, what=what, reason=reason)


def data_of(person: Person) -> dict[str, Any]:
    """Return everything that this package knows of a person, readable, as plain values."""
    assignments = list(person.assignments.select_related("role"))
    homes = list(person.homes.order_by("valid_from"))
    names = names_of([*(given.scope_key for given in assignments), *(f"home:{lived.home_id}" for lived in homes)])
    return {
        "name": person.name,
        "username": person.username,
        "phone": person.phone,
        "phone_verified_at": person.phone_verified_at,
        "language": person.language,
        "large_type": person.older_mode,
        "joined_at": person.joined_at,
        "roles": [
            {
                "role": given.role.name_zh, "over": names.get(given.scope_key, given.scope_key),
                "from": given.valid_from, "to": given.valid_to, "reason": given.reason,
            }
            for given in assignments
        ],
        "homes": [
            {
                "home": names.get(f"home:{lived.home_id}", lived.home_id), "relation": lived.relation,
                "from": lived.valid_from, "to": lived.valid_to,
            }
            for lived in homes
        ],
        "acts_for": [_agreement(given) for given in person.acting_for.select_related("principal__key")],
        "acted_for_by": [_agreement(given) for given in person.acted_for_by.select_related("principal__key")],
        "consents": list(person.consents.values("purpose", "version", "given_at", "withdrawn_at")),
        "sign_ins": list(person.sign_ins.order_by("at").values("kind", "method", "ip", "user_agent", "at")),
        "looked_at": list(person.looked_at.order_by("at").values("what", "reason", "at")),
    }  # fmt: skip


def _agreement(given: ActingFor) -> dict[str, Any]:
    return {"agreed_at": given.agreed_at, "agreed_how": given.agreed_how, "ended_at": given.ended_at}


@transaction.atomic
def delete_person(*, person: Person, reason: str, by: Person, at: datetime) -> None:
    """Delete what is personal: the key, and with it name and phone in every row, history and backup.

    Ends roles, homes, acting and sessions. What the person did in office stays, under the name of the role.
    Raises Refused for the last one who holds every right, and for roles that one could not have given.
    """
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    today = clock.today()
    held = list(person.assignments.on(today).select_related("role"))
    coming = person.assignments.filter(Q(valid_to=None) | Q(valid_to__gte=today))
    if by.pk != person.pk and coming.exists() and not may_manage(by, person):
        raise Refused(_("Only somebody who could give all roles of this person can delete the account."))
    if any("*" in given.role.rights for given in held):
        others = Assignment.objects.on(today).filter(role__rights__contains=["*"], person__is_active=True)
        if not others.exclude(person=person).exists():
            raise Refused(_("This is the last account that holds every right. Give the role to somebody else first."))
    with history.because(reason):
        last = person.assignments.select_related("role").order_by("-valid_from", "-pk").first()
        yesterday = today - timedelta(days=1)
        person.assignments.filter(valid_from__gt=yesterday).delete()
        person.assignments.on(today).update(valid_to=yesterday)
        person.homes.filter(valid_from__gt=yesterday).delete()
        person.homes.filter(valid_to=None).update(valid_to=yesterday)
        person.acting_for.filter(ended_at=None).update(ended_at=at)
        person.acted_for_by.filter(ended_at=None).update(ended_at=at)
        person.consents.filter(withdrawn_at=None).update(withdrawn_at=at)
        key = person.key
        person.key = None
        person.remembered_as = last.role if last else None
        person.username = None
        person.name_sealed = person.phone_sealed = b""
        person.phone_index = person.phone_verified_at = None
        person.is_active = False
        person.set_unusable_password()
        person.save()
        if key is not None:
            key.delete()
    person.invitations.all().delete()
    person.sign_ins.all().delete()
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    end_sessions(person)
    note_access(by=by, person=person, what=AccessLog.What.DELETION, reason=reason)
