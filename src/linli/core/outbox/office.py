"""What an office does with entries that no phone can bring home: bring them as a file, try again, set aside."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.history import because
from linli.core.rights import PLATFORM, grants_of

from .jobs import settle_later
from .kinds import about_of
from .limits import PIECE
from .models import OutboxAct, OutboxRecord
from .queue_file import Entry, Queue
from .records import again, keep, name_subject
from .refusals import UnableToTake
from .rights import SETTLE
from .telling import tell_settled
from .uploads import declare, take_piece

State = OutboxRecord.State


class UnableToSettle(Exception):
    """An office cannot do this with an entry: the sentence says why."""


@dataclass(frozen=True)
class Brought:
    """What became of an entry of a file. record: where it is, None if it was not taken; sentence: why not, or what."""

    title: str
    sentence: str
    record: OutboxRecord | None = None


def bring(queue: Queue, *, by: Any, reason: str, at: datetime) -> list[Brought]:
    """Keep the entries of a file as if their phone had sent them; a job takes them in, in the name of their sender.

    Only entries about things over which `by` holds the right are kept: whoever brings them answers for them, the
    sender's own right is not asked, for the account may be closed. What came before, from the phone or in a file, is
    not kept twice. Raises UnableToSettle if nobody is known by the file's person.
    """
    sender = _sender(queue.person)
    brought = [_bring(entry, queue, sender, by, reason, at) for entry in queue.entries]
    if any(one.record and one.record.state == State.WAITING for one in brought):
        settle_later(sender, is_rush=False)
    return brought


def _sender(public_id: str) -> Any:
    try:
        found = get_user_model().objects.filter(public_id=public_id).first()
    except ValidationError:
        found = None
    if found is None:
        raise UnableToSettle(_("Nobody is known here by the number of the person in this file."))
    return found


def _bring(entry: Entry, queue: Queue, sender: Any, by: Any, reason: str, at: datetime) -> Brought:
    if entry.sent is None:
        return Brought(entry.title, entry.faults)
    about = about_of(entry.sent.kind.code, entry.sent.body)
    if not _may_settle(by, about.keys if about else ()):
        return Brought(entry.title, _("It is about nothing in your area, so you cannot bring it."))
    if any(photo.content is None for photo in entry.photos):
        return Brought(entry.title, _("The phone had lost a photo of it, so it is incomplete. Enter it by hand."))
    try:
        with transaction.atomic():
            for photo in entry.photos:
                upload = declare(photo.declared, person=sender, at=at, is_vouched=True)
                _take_pieces(upload, photo.content or b"", at)
            kept, told = keep([entry.sent], sender, queue.device, 0, at, brought_by=by)
            if entry.sent.id not in kept:
                return Brought(entry.title, told[entry.sent.id].sentence)
            record = OutboxRecord.objects.get(pk=entry.sent.id)
            is_new = record.brought_by_id == by.pk and record.received_at == at
            if not is_new and (record.state != State.WAITING or record.brought_by_id is not None):
                return Brought(entry.title, _("It was here already: {state}.").format(state=_state(record)), record)
            record.brought_by = by  # also of what the phone had sent without its photos: it is vouched for from now on
            record.save(update_fields=["brought_by", *name_subject(record)])
            OutboxAct.objects.create(record=record, act=OutboxAct.Act.BROUGHT, by=by, at=at, reason=reason)
    except UnableToTake as exc:
        return Brought(entry.title, exc.sentence)
    return Brought(entry.title, _("Kept; it is being entered."), record)


def _take_pieces(upload: Any, content: bytes, at: datetime) -> None:
    if len(content) != upload.size or hashlib.sha256(content).digest() != bytes(upload.sha256):
        raise UnableToTake(422, _("A photo of it is not the one that was taken: its hash differs."), "hash")
    for number in range(upload.pieces):
        piece = content[number * PIECE : (number + 1) * PIECE]
        take_piece(upload, number, piece, hashlib.sha256(piece).digest(), at=at)


def _may_settle(by: Any, keys: Collection[str]) -> bool:
    held = grants_of(by).keys(SETTLE.code)
    return PLATFORM in held or not held.isdisjoint(keys)


def _state(record: OutboxRecord) -> str:
    return str(State(record.state).label)


def try_again(record: OutboxRecord, *, by: Any, reason: str, at: datetime) -> str:
    """Take a refused entry in again, in the name of its sender, once its cause is gone; returns the state it has then.

    If the cause is still there it stays refused, with what is wrong now; that it was tried is kept. Raises
    UnableToSettle if there is nothing to try.
    """
    with transaction.atomic(), because(reason, on_behalf_of=record.person):
        outcome = again(record, at=at)
        if outcome is None:
            raise UnableToSettle(_("This entry cannot be tried again: it is settled, or its content is gone."))
        if outcome.state == "failed":
            raise UnableToSettle(outcome.sentence)
        record.refresh_from_db()
        OutboxAct.objects.create(
            record=record, act=OutboxAct.Act.TRIED, by=by, at=at, reason=reason, outcome=record.state,
            problem=outcome.sentence,
        )  # fmt: skip
        if record.state != State.REFUSED:
            tell_settled(record, by=by, at=at)
    return record.state


def set_aside(record: OutboxRecord, *, by: Any, reason: str, at: datetime) -> None:
    """Say that nothing more is to be done with an entry, and why. Its content stays as long as before.

    Raises UnableToSettle if it waits for nobody.
    """
    with transaction.atomic():
        held = OutboxRecord.objects.select_for_update(of=("self",)).get(pk=record.pk)
        if held.state not in (State.REFUSED, State.CONFLICT) or held.set_aside_at is not None:
            raise UnableToSettle(_("This entry waits for nobody any more."))
        held.set_aside_at = at
        held.save(update_fields=["set_aside_at"])
        OutboxAct.objects.create(
            record=held, act=OutboxAct.Act.SET_ASIDE, by=by, at=at, reason=reason, outcome=held.state
        )
        tell_settled(held, by=by, at=at)
