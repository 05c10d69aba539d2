"""Taking records and files in, each once, and forgetting what is no longer needed."""

import hashlib
import io
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, Sum
from django.http import Http404
from django.utils.translation import gettext as _

from linli.core.files import Refused as FileRefused
from linli.core.files.models import FileUse
from linli.core.files.operations import attach, release, store
from linli.core.rights import grants_of

from .kinds import KINDS, Answer, Kind, Refused
from .limits import KEEP_BODIES, KEEP_REFUSED, KEEP_UPLOADS, MOST_OPEN_BYTES, MOST_OPEN_UPLOADS, MOST_UNSETTLED, PIECE
from .models import OutboxPiece, OutboxRecord, OutboxUpload
from .reading import Declared, Sent, canonical

log = logging.getLogger(__name__)

UPLOAD = "outbox.upload"  # what uses a file until a record does; no subject of core.subjects, so nobody opens it


class UnableToTake(Exception):
    """Something that was sent cannot be taken at all, and is not kept: HTTP status, sentence, code."""

    def __init__(self, status: int, sentence: str, code: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.code = status, sentence, code


@dataclass(frozen=True)
class Outcome:
    """What became of a record.

    state: "taken", "conflict", "refused", "waiting" (for the uploads named), "failed" (try again later)
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


# Records --------------------------------------------------------------------------------------------------------------


def hand_in(sent: Sent, *, person: Any, device: UUID, clock_off: int, at: datetime) -> Outcome:
    """Take a record in, or say again what became of it. A transaction of its own; raises nothing."""
    if not _may(person, sent.kind):
        sentence = _("Your roles do not allow this at present. It stays on this device; ask your office.")
        return Outcome(sent.id, "refused", kept=False, code="forbidden", sentence=sentence)
    try:
        with transaction.atomic():
            return _hand_in(sent, person, device, clock_off, at)
    except UnableToTake as exc:
        return Outcome(sent.id, "refused", kept=False, code=exc.code, sentence=exc.sentence)
    except Exception:  # one record that a module cannot stomach must not hold up the others
        log.exception("the outbox record %s of kind %s failed", sent.id, sent.kind.code)
        return _failed(sent.id, kept=False)


def _hand_in(sent: Sent, person: Any, device: UUID, clock_off: int, at: datetime) -> Outcome:
    content = hashlib.sha256(canonical([sent.kind.code, sent.body, sent.files])).digest()
    if not OutboxRecord.objects.filter(pk=sent.id).exists():
        _check_unsettled(person)
    made = OutboxRecord(
        pk=sent.id, person=person, kind=sent.kind.code, device=device, made_at=sent.made_at, received_at=at,
        clock_off=clock_off, body=sent.body, files=sent.files, content_sha256=content,
    )  # fmt: skip
    OutboxRecord.objects.bulk_create([made], ignore_conflicts=True)
    record = OutboxRecord.objects.select_for_update().get(pk=sent.id)  # of two that send it, the second waits here
    if record.person_id != person.pk or bytes(record.content_sha256) != content:
        raise UnableToTake(409, _("This number already belongs to another entry. It stays on this device."), "other")
    if record.state != OutboxRecord.State.WAITING:
        return outcome_of(record, already=True)
    if record.emptied_at is not None:  # it waited for its files for a year
        record.body, record.files, record.emptied_at = sent.body, sent.files, None
        record.save(update_fields=["body", "files", "emptied_at"])
    uploads = {
        str(upload.key): upload
        for upload in OutboxUpload.objects.select_for_update(of=("self",))
        .filter(key__in=record.files.values(), person=person, kind=record.kind)
        .select_related("file")
        .order_by("pk")
    }
    for upload in uploads.values():
        if upload.state == OutboxUpload.State.REFUSED:
            return _settle(record, "REFUSED", at, problem=upload.problem, code=upload.problem_code)
        if upload.record_id not in (None, record.pk):
            sentence = _("A file of this entry belongs to another entry already. Add it again.")
            return _settle(record, "REFUSED", at, problem=sentence, code="file_used")
    there = {key for key, one in uploads.items() if one.state == OutboxUpload.State.STORED and one.file is not None}
    if missing := tuple(key for key in record.files.values() if key not in there):
        return Outcome(record.pk, "waiting", uploads=missing)
    return _receive(record, sent.kind, person, uploads, at)


def _receive(record: OutboxRecord, kind: Kind, person: Any, uploads: dict[str, OutboxUpload], at: datetime) -> Outcome:
    # Also the files of what is refused or in conflict are kept, as long as its body.
    theirs = OutboxUpload.objects.filter(pk__in=[upload.pk for upload in uploads.values()])
    theirs.update(record=record)
    files: dict[str, Any] = {name: uploads[key].file for name, key in record.files.items()}
    try:
        with transaction.atomic():
            answer = kind.receive(record=record, person=person, files=files, at=at)
            if answer.state == "taken":
                theirs.update(state=OutboxUpload.State.USED)
                for upload in uploads.values():
                    _let_go(upload, at)
            return _settle(record, answer.state.upper(), at, answer=answer)
    except Refused as exc:
        return _settle(record, "REFUSED", at, problem=exc.sentence, code=exc.code)
    except PermissionDenied:
        return _settle(record, "REFUSED", at, problem=_("You may not do this there."), code="forbidden")
    except Http404:
        sentence = _("What this is about no longer exists, or lies outside your area.")
        return _settle(record, "REFUSED", at, problem=sentence, code="gone")
    except Exception:  # the record stays, and waits until the fault is mended
        log.exception("%s failed to take the outbox record %s", kind.code, record.pk)
        return _failed(record.pk, kept=True)


def _settle(
    record: OutboxRecord, state: str, at: datetime, *, answer: Answer | None = None, problem: str = "", code: str = ""
) -> Outcome:
    record.state, record.settled_at = state, at
    record.answer = dict(answer.data) if answer else {}
    record.problem, record.problem_code = str(problem), code
    record.save(update_fields=["state", "settled_at", "answer", "problem", "problem_code"])
    return outcome_of(record)


def outcome_of(record: OutboxRecord, *, already: bool = False) -> Outcome:
    """Return what became of a record that is settled."""
    return Outcome(
        record.pk, record.state.lower(), already=already, data=record.answer or None, code=record.problem_code,
        sentence=record.problem,
    )  # fmt: skip


def _failed(pk: UUID, *, kept: bool) -> Outcome:
    sentence = _("The server could not take this in just now. It stays on this device and is sent again.")
    return Outcome(pk, "failed", kept=kept, code="failed", sentence=sentence)


def _check_unsettled(person: Any) -> None:
    unsettled = OutboxRecord.objects.filter(person=person, emptied_at=None, state__in=["WAITING", "REFUSED"])
    if unsettled.count() >= MOST_UNSETTLED:
        sentence = _("{most} of your entries wait or were refused already. Ask your office before you send more.")
        raise UnableToTake(429, sentence.format(most=MOST_UNSETTLED), "too_many")


def _may(person: Any, kind: Kind) -> bool:
    return kind.right.own or kind.right.public or grants_of(person).has(kind.right.code)


# Files ----------------------------------------------------------------------------------------------------------------


def declare(given: Declared, *, person: Any, at: datetime) -> OutboxUpload:
    """Say that a file is to come, or find it again. Raises UnableToTake."""
    _check_declared(given, person)
    with transaction.atomic():
        known = OutboxUpload.objects.filter(key=given.key).first()
        if known is None:
            _check_room(person, given.size)
            pieces = -(-given.size // PIECE)
            upload = OutboxUpload(
                key=given.key, person=person, kind=given.kind.code, size=given.size, sha256=given.sha256,
                media_type=given.media_type, pieces=pieces, created_at=at,
            )  # fmt: skip
            OutboxUpload.objects.bulk_create([upload], ignore_conflicts=True)
            known = OutboxUpload.objects.get(key=given.key)
    if known.person_id != person.pk:
        raise UnableToTake(404, _("There is no such file under way."), "gone")
    if (known.kind, known.size, bytes(known.sha256)) != (given.kind.code, given.size, given.sha256):
        raise UnableToTake(409, _("This number already belongs to another file."), "other")
    return finish(known, at=at)


def upload_of(key: UUID, person: Any) -> OutboxUpload:
    """Return a person's upload; somebody else's is not there. Raises UnableToTake."""
    found = OutboxUpload.objects.filter(key=key, person=person).first()
    if found is None:
        raise UnableToTake(404, _("There is no such file under way."), "gone")
    return found


def take_piece(upload: OutboxUpload, number: int, content: bytes, digest: bytes, *, at: datetime) -> OutboxUpload:
    """Keep a piece, in any order; the last one puts the file together. The same piece again is fine.

    Raises UnableToTake for a number, a length or a hash that is not this file's, and for other content.
    """
    if number >= upload.pieces:
        sentence = _("This file has {pieces} pieces, numbered from 0; there is no number {number}.")
        raise UnableToTake(422, sentence.format(pieces=upload.pieces, number=number), "number")
    expected = PIECE if number < upload.pieces - 1 else upload.size - PIECE * (upload.pieces - 1)
    if len(content) != expected:
        sentence = _("Piece {number} has {size} bytes; {expected} are expected.")
        raise UnableToTake(422, sentence.format(number=number, size=len(content), expected=expected), "size")
    if hashlib.sha256(content).digest() != digest:
        raise UnableToTake(422, _("The piece arrived damaged. It is sent again."), "hash")
    if upload.state != OutboxUpload.State.OPEN:
        return upload  # put together already
    with transaction.atomic():
        # Against putting together meanwhile, which takes the pieces away.
        still_open = OutboxUpload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
        if still_open.state == OutboxUpload.State.OPEN:
            piece = OutboxPiece(upload=upload, number=number, sha256=digest, content=content)
            OutboxPiece.objects.bulk_create([piece], ignore_conflicts=True)
            kept = OutboxPiece.objects.values_list("sha256", flat=True).get(upload=upload, number=number)
            if bytes(kept) != digest:
                raise UnableToTake(409, _("Another content came under this number before."), "other")
    return finish(still_open, at=at)


def finish(upload: OutboxUpload, *, at: datetime) -> OutboxUpload:
    """Put a file together once all of its pieces are there, compare it, and store or refuse it. Raises UnableToTake."""
    there = OutboxPiece.objects.filter(upload=upload)
    if upload.state != OutboxUpload.State.OPEN or there.count() < upload.pieces:
        return upload
    try:
        with transaction.atomic():
            upload = OutboxUpload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
            if upload.state == OutboxUpload.State.OPEN:
                _put_together(upload, at)
    except Exception:  # a full disk, for one: the pieces stay, and asking again tries again
        log.exception("the outbox upload %s could not be stored", upload.key)
        sentence = _("The server could not store the file just now. It is tried again later.")
        raise UnableToTake(503, sentence, "failed") from None
    return upload


def _put_together(upload: OutboxUpload, at: datetime) -> None:
    pieces = OutboxPiece.objects.filter(upload=upload)
    data = b"".join(bytes(part) for part in pieces.order_by("number").values_list("content", flat=True))
    kind = KINDS.get(upload.kind)
    if hashlib.sha256(data).digest() != bytes(upload.sha256):
        sentence = _("The file that arrived is not the one that was announced. Add it again.")
        _refuse(upload, sentence, "differs")
    elif kind is None or kind.purpose is None:
        _refuse(upload, _("Files of this kind are no longer taken."), "kind")
    else:
        try:
            file = store(io.BytesIO(data), purpose=kind.purpose, at=at)
        except FileRefused as exc:
            _refuse(upload, str(exc), "file")
            return
        attach(file, subject=(UPLOAD, upload.pk), purpose=kind.purpose, by=upload.person, at=at)
        upload.file, upload.state = file, OutboxUpload.State.STORED
        upload.taken_at = file.taken.at
        upload.taken_longitude, upload.taken_latitude = file.taken.longitude, file.taken.latitude
        upload.save()
        pieces.delete()


def _refuse(upload: OutboxUpload, sentence: str, code: str) -> None:
    upload.state, upload.problem, upload.problem_code = OutboxUpload.State.REFUSED, sentence, code
    upload.save(update_fields=["state", "problem", "problem_code"])


def _check_declared(given: Declared, person: Any) -> None:
    if not _may(person, given.kind):
        raise UnableToTake(403, _("Your roles do not allow this at present."), "forbidden")
    if given.kind.purpose is None:
        raise UnableToTake(422, _("No files belong to this kind of record."), "no_files")
    if given.size > given.kind.purpose.most_bytes:
        most = given.kind.purpose.most_bytes // 1_000_000
        raise UnableToTake(413, _("The file is larger than {most} MB, which is the most.").format(most=most), "size")


def _check_room(person: Any, size: int) -> None:
    kept = OutboxUpload.objects.filter(~Q(state="USED"), person=person)
    if kept.filter(record=None).count() >= MOST_OPEN_UPLOADS:
        sentence = _("{most} files are under way already. Send the entries that they belong to first.")
        raise UnableToTake(429, sentence.format(most=MOST_OPEN_UPLOADS), "too_many")
    if (kept.aggregate(all=Sum("size"))["all"] or 0) + size > MOST_OPEN_BYTES:
        sentence = _("{most} MB are under way or belong to refused entries. Ask your office before you send more.")
        raise UnableToTake(429, sentence.format(most=MOST_OPEN_BYTES // 1_000_000), "too_much")


def _let_go(upload: OutboxUpload, at: datetime) -> None:
    for use in FileUse.objects.filter(subject_type=UPLOAD, subject_id=upload.pk, ended_at=None):
        release(use, at=at)


# Forgetting -----------------------------------------------------------------------------------------------------------


def forget(at: datetime) -> tuple[int, int]:
    """Delete uploads and empty records whose time is over; returns how many of each."""
    uploads = 0
    old = Q(record=None, created_at__lt=at - KEEP_UPLOADS) | Q(created_at__lt=at - KEEP_REFUSED)
    old |= Q(state="USED", created_at__lt=at - KEEP_BODIES)
    for upload in OutboxUpload.objects.filter(old).only("pk").iterator():
        with transaction.atomic():
            _let_go(upload, at)
            upload.delete()
        uploads += 1
    over = Q(state="TAKEN", received_at__lt=at - KEEP_BODIES) | Q(received_at__lt=at - KEEP_REFUSED)
    emptied = OutboxRecord.objects.filter(over, emptied_at=None).update(body={}, files={}, emptied_at=at)
    return uploads, emptied
