"""Links that let people in, once."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.accounts.models import Assignment, Invitation, Person, Role, VerifiedHome
from linli.accounts.rights import GRANT, INVITE
from linli.accounts.rules import may_hand_on
from linli.core import history
from linli.core.rights import grants_of, scope_of, split

from .errors import Refused
from .homes import settle_in
from .people import end_sessions, may_manage
from .roles import check_scope, rights_of

LASTS = timedelta(days=7)


@dataclass(frozen=True)
class Invited:
    """An invitation, and the secret part of its link: shown once, stored nowhere."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(
    *, name: str, role: Role, scope_key: str, valid_from: date, valid_to: date | None, by: Person | None, at: datetime,
    relation: str = "",
) -> Invited:  # fmt: skip
    """Make a link for somebody new, who will hold a role over a scope; a resident's names the relation to the home.

    by: None only at set-up, by a command. Raises Refused as giving the role would.
    """
    if by is None:
        kind, pk = split(scope_key)
    else:
        kind, pk = check_scope(role, scope_key, grants_of(by), INVITE.code)
    if valid_to is not None and valid_to < valid_from:
        raise Refused(_("The last day lies before the first. Choose a later last day, or none."))
    if (kind == "home") != bool(relation):
        raise Refused(_("Say how the person relates to the home: owner, family or tenant; for a home only."))
    person = Person.objects.create_person(name=name)
    token = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        person=person, role=role, scope_type=kind, scope_id=pk, valid_from=valid_from, valid_to=valid_to,
        relation=relation, token_hash=_hash(token), made_by=by, made_at=at, expires_at=at + LASTS,
    )  # fmt: skip
    return Invited(made, token)


@transaction.atomic
def invite_again(*, person: Person, by: Person | None, at: datetime) -> Invited:
    """Make a link by which somebody whom we know chooses a new password; links made before are void.

    Who has the link has the account, so only who could give every role of that person may make it; raises Refused.
    """
    if by is not None and (person.pk == by.pk or not may_manage(by, person)):
        raise Refused(_("Only somebody who could give all roles of this person can make this link."))
    if not person.is_active or person.username is None:
        raise Refused(_("This person does not sign in by password."))
    token = secrets.token_urlsafe(32)
    person.invitations.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    made = Invitation.objects.create(
        person=person, token_hash=_hash(token), made_by=by, made_at=at, expires_at=at + LASTS
    )
    return Invited(made, token)


def open_invitation(token: str, at: datetime) -> Invitation | None:
    """Return the invitation of a link while it may be used."""
    return (
        Invitation.objects.filter(
            token_hash=_hash(token), used_at=None, withdrawn_at=None, expires_at__gt=at, person__is_active=True
        )
        .select_related("person__key", "role", "made_by")
        .first()
    )


@transaction.atomic
def accept_invitation(
    *, invitation: Invitation, at: datetime, today: date, username: str = "", password: str = "",
    resident: Person | None = None,
) -> Person:  # fmt: skip
    """Use an invitation up: the person gets username, password and role; returns who may now sign in.

    resident: who proved their phone by code; an invitation to a home is theirs then, and needs no password.
    Raises Refused if it was used meanwhile, if whoever made it could not make it any more, or if the name is taken.
    """
    used = Invitation.objects.filter(pk=invitation.pk, used_at=None, withdrawn_at=None, expires_at__gt=at)
    if used.update(used_at=at) != 1:
        raise Refused(_("This link was used already, or it is no longer valid. Ask for a new one."))
    invited = invitation.person
    role = invitation.role
    if role is not None and invitation.made_by is not None:
        giver, scope = grants_of(invitation.made_by), scope_of(invitation.scope_key)
        if not may_hand_on(giver, INVITE.code, rights_of(role), scope):
            raise Refused(_("Whoever invited you may no longer give this role. Ask for a new link."))
    if resident is not None:
        return _as_resident(invitation, resident, today)
    invited.set_password(password)
    try:
        with transaction.atomic():
            if role is not None:
                invited.username = username.strip().lower()
            invited.save()
    except IntegrityError:
        raise Refused(_("The username {name} is taken. Choose another.").format(name=username)) from None
    if role is None:
        end_sessions(invited)
        return invited
    with history.because(_("By invitation")):
        Assignment.objects.create(
            person=invited, role=role, scope_type=invitation.scope_type, scope_id=invitation.scope_id,
            valid_from=invitation.valid_from or today, valid_to=invitation.valid_to, given_by=invitation.made_by,
            reason=_("By invitation"),
        )  # fmt: skip
    return invited


def withdraw_invitation(*, invitation: Invitation, by: Person, at: datetime) -> None:
    """Make a link void. Raises Refused if somebody else made it and one could not give its role."""
    role = invitation.role
    rights = rights_of(role) if role else []
    scope = scope_of(invitation.scope_key) if role else None
    if invitation.made_by_id != by.pk and not may_hand_on(grants_of(by), GRANT.code, rights, scope):
        raise Refused(_("Only who made it, or who could give this role there, can withdraw an invitation."))
    if Invitation.objects.filter(pk=invitation.pk, used_at=None).update(withdrawn_at=at) != 1:
        raise Refused(_("This invitation was used already."))


def _as_resident(invitation: Invitation, resident: Person, today: date) -> Person:
    if not resident.name:
        resident.name = invitation.person.name
        resident.save(update_fields=["name_sealed"])
    settle_in(
        person=resident, home_id=invitation.scope_id or 0, relation=VerifiedHome.Relation(invitation.relation),
        verified_by=invitation.made_by, valid_from=invitation.valid_from or today,
    )  # fmt: skip
    placeholder = invitation.person
    Invitation.objects.filter(person=placeholder).update(person=resident)
    if placeholder.key:
        placeholder.key.delete()
    placeholder.delete()
    return resident


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
