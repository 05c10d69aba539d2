"""Files: announced, sent piece by piece, put together, compared, stored."""

import hashlib
import io
import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from linli.core.files import Refused as FileRefused
from linli.core.files.operations import attach, store

from .kinds import KINDS
from .limits import MOST_OPEN_BYTES, MOST_OPEN_UPLOADS, PIECE
from .models import OutboxPiece, OutboxUpload
from .reading import Declared
from .refusals import UnableToTake, may

log = logging.getLogger(__name__)

UPLOAD = "outbox.upload"  # what uses a file until a record does; no subject of core.subjects, so nobody opens it


def declare(given: Declared, *, person: Any, at: datetime, is_vouched: bool = False) -> OutboxUpload:
    """Say that a file is to come, or find it again. Raises UnableToTake.

    is_vouched: an office brings it, so that neither the sender's own right nor what they have under way is asked
    """
    if not is_vouched and not may(person, given.kind):
        raise UnableToTake(403, _("Your roles do not allow this at present."), "forbidden")
    _check_declared(given)
    with transaction.atomic():
        known = OutboxUpload.objects.filter(key=given.key).first()
        if known is None:
            if not is_vouched:
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
    return known


def upload_of(key: UUID, person: Any) -> OutboxUpload:
    """Return a person's upload; somebody else's is not there. Raises UnableToTake."""
    found = OutboxUpload.objects.filter(key=key, person=person).first()
    if found is None:
        raise UnableToTake(404, _("There is no such file under way."), "gone")
    return found


def take_piece(upload: OutboxUpload, number: int, content: bytes, digest: bytes, *, at: datetime) -> OutboxUpload:
    """Keep a piece, in any order; once all are there, `put_together` is next. The same piece again is fine.

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
    return still_open


def is_complete(upload: OutboxUpload) -> bool:
    """Whether all pieces are there and wait to be put together."""
    if upload.state != OutboxUpload.State.OPEN:
        return False
    return OutboxPiece.objects.filter(upload=upload).count() == upload.pieces


def complete(uploads: QuerySet[OutboxUpload]) -> QuerySet[OutboxUpload]:
    """Return those of them whose pieces are all there and wait to be put together."""
    return uploads.filter(state="OPEN").annotate(there=Count("parts")).filter(there=F("pieces"))


def put_together(upload: OutboxUpload, *, at: datetime) -> OutboxUpload:
    """Put a file together whose pieces are all there, compare it, and store or refuse it. Raises UnableToTake."""
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


def _check_declared(given: Declared) -> None:
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
