"""Records: kept first, all of a request at once; then taken in, each by itself and each once."""

import json
import logging
import time
from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404
from django.utils.translation import gettext as _

from linli.core.history import context

from .forgetting import let_go
from .kinds import KINDS, Answer, Refused, about_of
from .limits import MOST_UNSETTLED
from .models import OutboxRecord, OutboxUpload
from .reading import Sent
from .refusals import may
from .telling import tell_office
from .uploads import complete

log = logging.getLogger(__name__)
WAITING, Files = OutboxRecord.State.WAITING, OutboxUpload.State


@dataclass(frozen=True)
class Outcome:
    """What became of a record.

    state: "taken", "conflict", "refused", "waiting" (for the uploads named), "received" (all of it is here and is taken
    in later), "failed" (try again later), "unknown" (it is not here)
    already: it was settled before; kept: the server holds it, so that the phone may let it go
    """

    id: UUID
    state: str
    kept: bool = True
    already: bool = False
    data: dict[str, Any] | None = None
    code: str = ""
    sentence: str = ""
    uploads: tuple[str, ...] = ()


def hand_in(
    sent: Sequence[Sent], *, person: Any, device: UUID, clock_off: int, at: datetime, patience: float
) -> list[Outcome]:
    """Keep records, and take in what can be within some seconds of patience; the others a job takes in.

    Returns what became of each, in their order, now or the first time. One that a module cannot stomach holds up none.
    """
    first: dict[UUID, Sent] = {}
    for one in sent:
        first.setdefault(one.id, one)
    now = transaction.atomic() if not patience else nullcontext()  # in a rush all of it is written at once
    with now:
        kept, told = keep(list(first.values()), person, device, clock_off, at)
        waiting: dict[UUID, Kept] = {}
        for pk, record in kept.items():
            if isinstance(record, New) or record.state == WAITING:
                waiting[pk] = record
            else:
                told[pk] = outcome_of(record, already=True)
        told |= _settled(waiting.values(), person, at, patience)
    return [told[one.id] if one is first[one.id] else _again(one, first[one.id], told[one.id]) for one in sent]


def states(ids: Collection[UUID], *, person: Any, at: datetime, patience: float) -> list[Outcome]:
    """Return what became of records that were handed in before; with patience, take in those that still wait."""
    found = OutboxRecord.objects.filter(person=person).defer("body").in_bulk(ids)
    told = {pk: outcome_of(record, already=True) for pk, record in found.items() if record.state != WAITING}
    waiting = sorted((one for one in found.values() if one.state == WAITING), key=lambda one: one.received_at)
    told |= _settled(waiting, person, at, patience)
    return [told.get(pk) or Outcome(pk, "unknown", kept=False) for pk in ids]


def settle_waiting(person: Any, *, at: datetime) -> None:
    """Take in all that a person's phones have sent completely and nobody has taken in yet."""
    waiting = OutboxRecord.objects.filter(person=person, state=WAITING, emptied_at=None).order_by("received_at")
    _settled(waiting, person, at, None)


# Keeping --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class New:
    """A record that is kept now and was not before: what taking it in asks of it."""

    pk: UUID
    kind: str
    files: dict[str, str]


Kept = OutboxRecord | New


def keep(
    sent: Sequence[Sent], person: Any, device: UUID, clock_off: int, at: datetime, *, brought_by: Any = None
) -> tuple[dict[UUID, Kept], dict[UUID, Outcome]]:
    """Write down what is new, each number once; returns what is kept, now or before, and what is said of the others.

    brought_by: whoever brings them in a file and answers for them, so that neither the sender's own right is asked nor
    how many of theirs wait
    """
    allowed = {
        kind.code: brought_by is not None or may(person, kind)
        for kind in {one.kind.code: one.kind for one in sent}.values()
    }
    sentence = _("Your roles do not allow this at present. It stays on this device; ask your office.")
    said = {
        one.id: Outcome(one.id, "refused", kept=False, code="forbidden", sentence=sentence)
        for one in sent
        if not allowed[one.kind.code]
    }
    asked = [one for one in sent if one.id not in said]
    with transaction.atomic(savepoint=False):
        known: dict[UUID, OutboxRecord] = {}
        new, room = asked, len(asked) if brought_by is not None or not asked else _room(person)
        if room < len(asked):  # then it matters which of them are here already
            known = _known(asked)
            new = [one for one in asked if one.id not in known]
            said |= {one.id: _too_many(one.id) for one in new[max(room, 0) :]}
            new = new[: max(room, 0)]
        written = _insert(new, person, device, clock_off, at, brought_by) if new else set()
        known |= _known([one for one in new if one.id not in written])
        kept: dict[UUID, Kept] = {}
        for one in asked:
            if one.id in written:
                kept[one.id] = New(one.id, one.kind.code, one.files)
            elif one.id not in said:
                record = known[one.id]
                if record.person_id != person.pk or bytes(record.content_sha256) != one.digest:
                    said[one.id] = _another(one.id)
                    continue
                kept[one.id] = record
                if record.state == WAITING and record.emptied_at is not None:  # it waited for its files for a year
                    record.body, record.files, record.emptied_at = one.body, one.files, None
                    record.save(update_fields=["body", "files", "emptied_at"])
    return kept, said


def _known(sent: Collection[Sent]) -> dict[UUID, OutboxRecord]:
    return OutboxRecord.objects.defer("body").in_bulk([one.id for one in sent]) if sent else {}


_INSERT = """
    INSERT INTO core_outbox_outboxrecord (
        id, person_id, kind, device, made_at, received_at, clock_off, body, files, content_sha256,
        state, answer, problem, problem_code, brought_by_id, subject_type, subject_name, keys
    )
    SELECT
        id, %s, kind, %s, made_at, %s + place * interval '1 microsecond', %s, body, files, decode(content, 'hex'),
        'WAITING', '{}', '', '', %s, '', '', '{}'
    FROM json_to_recordset(%s::json) AS sent (
        id uuid, kind text, made_at timestamptz, place int, body jsonb, files jsonb, content text
    )
    ORDER BY id
    ON CONFLICT (id) DO NOTHING
    RETURNING id
"""


def _insert(
    sent: Sequence[Sent], person: Any, device: UUID, clock_off: int, at: datetime, brought_by: Any
) -> set[UUID]:
    """Write records down, in one statement with one value; returns the numbers of those that were not there yet.

    The ORM composes a thousand values for fifty records, several times as long, and does not say which were new. They
    are received in the order of the phone, and written in one order: two that send the same wait, and end.
    """
    rows = ",".join(
        f'{{"id":"{one.id}","kind":{json.dumps(one.kind.code)},"made_at":"{one.made_at.isoformat()}","place":{place},'
        f'"body":{one.texts[0]},"files":{one.texts[1]},"content":"{one.digest.hex()}"}}'
        for place, one in enumerate(sent)
    )
    brought = None if brought_by is None else brought_by.pk
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [person.pk, device, at, clock_off, brought, f"[{rows}]"])
        return {pk for (pk,) in cursor.fetchall()}


def _room(person: Any) -> int:
    unsettled = OutboxRecord.objects.filter(person=person, emptied_at=None, state__in=["WAITING", "REFUSED"])
    return MOST_UNSETTLED - unsettled.count()


def _again(sent: Sent, first: Sent, outcome: Outcome) -> Outcome:
    """Say what became of a record that stands twice in one request."""
    return replace(outcome, already=True) if sent.digest == first.digest else _another(sent.id)


def _another(pk: UUID) -> Outcome:
    sentence = _("This number already belongs to another entry. It stays on this device.")
    return Outcome(pk, "refused", kept=False, code="other", sentence=sentence)


def _too_many(pk: UUID) -> Outcome:
    sentence = _("{most} of your entries wait or were refused already. Ask your office before you send more.")
    return Outcome(pk, "refused", kept=False, code="too_many", sentence=sentence.format(most=MOST_UNSETTLED))


# Taking in ------------------------------------------------------------------------------------------------------------


def _settled(records: Iterable[Kept], person: Any, at: datetime, patience: float | None) -> dict[UUID, Outcome]:
    """Take in those that have their files until patience ends (None: never), and leave the others to a job."""
    from .jobs import settle_later

    records = list(records)
    keys = [key for record in records for key in record.files.values()]
    uploads = OutboxUpload.objects.filter(key__in=keys, person=person) if keys else OutboxUpload.objects.none()
    states = {(str(one.key), one.kind): one.state for one in uploads.only("key", "kind", "state")}
    coming = {(str(one.key), one.kind) for one in complete(uploads)} if "OPEN" in states.values() else set()
    limit, told, left = None if patience is None else time.monotonic() + patience, {}, False
    for record in records:
        mine = {key: (key, record.kind) for key in record.files.values()}
        missing = tuple(key for key, it in mine.items() if it not in coming and states.get(it, "OPEN") == "OPEN")
        is_spoilt = any(states.get(it) == "REFUSED" for it in mine.values())
        if missing and not is_spoilt:
            told[record.pk] = Outcome(record.pk, "waiting", uploads=missing)
        elif (not is_spoilt and coming.intersection(mine.values())) or (limit and time.monotonic() >= limit):
            told[record.pk], left = Outcome(record.pk, "received"), True
        else:
            told[record.pk] = _settle(record.pk, person, at)
    if left and patience is not None:
        settle_later(person, is_rush=not patience)
    return told


def _settle(pk: UUID, person: Any, at: datetime) -> Outcome:
    """Take a record in, in a transaction of its own; raises nothing."""
    try:
        with transaction.atomic():
            record = OutboxRecord.objects.select_for_update().get(pk=pk)  # of two that send it, the second waits here
            if record.state != WAITING:
                return outcome_of(record, already=True)
            kind = KINDS.get(record.kind)
            if kind is None or not (record.brought_by_id or may(person, kind)):
                return _note(record, "REFUSED", at, problem=_("You may not do this there."), code="forbidden")
            with _brought(record):
                return _take(record, person, at)
    except Exception:  # a deadlock, a server that stops: it stays as it is, and holds up none of the others
        log.exception("the outbox record %s failed", pk)
        return _failed(pk)


def _brought(record: OutboxRecord) -> AbstractContextManager[None]:
    """Let the history of what came in a file name who brought it, on behalf of whoever entered it."""
    if record.brought_by_id is None:
        return nullcontext()
    return context(person=record.brought_by_id, on_behalf_of=record.person_id)


def again(record: OutboxRecord, *, at: datetime) -> Outcome | None:
    """Take in what was refused, now that the cause is gone, as whoever sent it; in a transaction of the caller's.

    None: it cannot be: it is settled otherwise, or its content or its files are no longer here.
    """
    record = OutboxRecord.objects.select_for_update(of=("self",)).select_related("person").get(pk=record.pk)
    if record.state != OutboxRecord.State.REFUSED or record.emptied_at is not None or record.kind not in KINDS:
        return None
    outcome = _take(record, record.person, at)
    return None if outcome.state == "waiting" else outcome


def _take(record: OutboxRecord, person: Any, at: datetime) -> Outcome:
    uploads = {
        str(upload.key): upload
        for upload in OutboxUpload.objects.select_for_update(of=("self",))
        .filter(key__in=record.files.values(), person=person, kind=record.kind)
        .select_related("file")
        .order_by("pk")
    }
    for upload in uploads.values():
        if upload.state == Files.REFUSED:
            return _note(record, "REFUSED", at, problem=upload.problem, code=upload.problem_code)
        if upload.record_id not in (None, record.pk):
            sentence = _("A file of this entry belongs to another entry already. Add it again.")
            return _note(record, "REFUSED", at, problem=sentence, code="file_used")
    there = {key for key, one in uploads.items() if one.state == Files.STORED and one.file is not None}
    if missing := tuple(key for key in record.files.values() if key not in there):
        return Outcome(record.pk, "waiting", uploads=missing)
    return _receive(record, person, uploads, at)


def _receive(record: OutboxRecord, person: Any, uploads: dict[str, OutboxUpload], at: datetime) -> Outcome:
    # Also the files of what is refused or in conflict are kept, as long as its body.
    theirs = OutboxUpload.objects.filter(pk__in=[upload.pk for upload in uploads.values()])
    theirs.update(record=record)
    files: dict[str, Any] = {name: uploads[key].file for name, key in record.files.items()}
    try:
        with transaction.atomic():
            answer = KINDS[record.kind].receive(record=record, person=person, files=files, at=at)
            if answer.state == "taken":
                theirs.update(state=Files.USED)
                for upload in uploads.values():
                    let_go(upload, at)
            return _note(record, answer.state.upper(), at, answer=answer)
    except Refused as exc:
        return _note(record, "REFUSED", at, problem=exc.sentence, code=exc.code)
    except PermissionDenied:
        return _note(record, "REFUSED", at, problem=_("You may not do this there."), code="forbidden")
    except Http404:
        sentence = _("What this is about no longer exists, or lies outside your area.")
        return _note(record, "REFUSED", at, problem=sentence, code="gone")
    except Exception:  # the record stays, and waits until the fault is mended
        log.exception("%s failed to take the outbox record %s", record.kind, record.pk)
        return _failed(record.pk)


def _note(
    record: OutboxRecord, state: str, at: datetime, *, answer: Answer | None = None, problem: str = "", code: str = ""
) -> Outcome:
    record.state, record.settled_at = state, at
    record.answer = dict(answer.data) if answer else {}
    record.problem, record.problem_code = str(problem), code
    fields = ["state", "settled_at", "answer", "problem", "problem_code"]
    if state != "TAKEN" and not record.keys:
        fields += name_subject(record)
    record.save(update_fields=fields)
    if state == "REFUSED":
        tell_office(record, at=at)
    return outcome_of(record)


def name_subject(record: OutboxRecord) -> list[str]:
    """Write into a record what it is about, so that an office finds it; returns the fields."""
    about = about_of(record.kind, record.body)
    if about:
        record.subject_type, record.subject_id = about.subject
        record.subject_name, record.keys = about.name[:200], sorted(about.keys)
    return ["subject_type", "subject_id", "subject_name", "keys"]


def outcome_of(record: OutboxRecord, *, already: bool = False) -> Outcome:
    """Return what became of a record that is settled."""
    return Outcome(
        record.pk, record.state.lower(), already=already, data=record.answer or None, code=record.problem_code,
        sentence=record.problem,
    )  # fmt: skip


def _failed(pk: UUID) -> Outcome:
    sentence = _("The server could not take this in just now. It stays on this device and is sent again.")
    return Outcome(pk, "failed", code="failed", sentence=sentence)
