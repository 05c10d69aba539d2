"""Storing files, attaching them to things, and forgetting them."""

import hashlib
import re
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from .content import content
from .models import DeletedFile, FileUse, StoredFile
from .purposes import PURPOSES, Purpose
from .reading import read

_OURS = re.compile(r"[0-9a-f]{64}|\..+")  # a content, or what a crash left of writing one
UNUSED = timedelta(days=1)  # what was sent and never attached is kept that long


def store(upload: Any, *, purpose: Purpose, at: datetime) -> StoredFile:
    """Keep an upload and return it; the same content is kept once. `attach` it within a day, or it goes.

    The result's `taken` says when and where a picture was taken, if it did: the stored one does not.
    Raises Refused with what is wrong with the file and what is allowed.
    """
    kept = read(upload, purpose)
    digest = hashlib.sha256(kept.data).digest()
    with transaction.atomic():
        _hold(digest)
        file, made = StoredFile.objects.get_or_create(
            sha256=digest,
            defaults={
                "size": len(kept.data), "media_type": kept.media_type, "extension": kept.extension,
                "width": kept.width, "height": kept.height, "likeness": kept.likeness, "stored_at": at,
            },
        )  # fmt: skip
        content().put(file.key, kept.data)  # also if the row was there: a lost content comes back
        if not made:
            file.stored_at = at
            file.save(update_fields=["stored_at"])
    file.taken = kept.taken
    return file


@transaction.atomic
def attach(
    file: StoredFile, *, subject: tuple[str, int], purpose: Purpose, by: Any, at: datetime, published: bool = False
) -> FileUse:
    """Say that a thing (subject code, number) uses a file: who may see the thing may open it. Twice is once."""
    use, made = FileUse.objects.get_or_create(
        file=file, subject_type=subject[0], subject_id=subject[1], purpose=purpose.code, ended_at=None,
        defaults={"by": by, "used_at": at, "published": published},
    )  # fmt: skip
    if not made and published and not use.published:
        use.published = True
        use.save(update_fields=["published"])
    return use


def release(use: FileUse, *, at: datetime, at_once: bool = False) -> None:
    """End a use. The content goes when no thing uses it and the time that the purpose keeps it is over.

    at_once: what was used must go, whatever the purpose says
    """
    kept = None if at_once else PURPOSES.get(use.purpose)
    use.keep_until = at.date() + timedelta(days=kept.keep_days if kept else 0)
    use.ended_at = at
    use.save(update_fields=["ended_at", "keep_until"])


def forget(at: datetime, today: date) -> int:
    """Delete what nobody uses any more; returns how many contents. Each is a transaction of its own, logged."""
    needed = FileUse.objects.filter(file=OuterRef("pk")).filter(Q(ended_at=None) | Q(keep_until__gte=today))
    over = StoredFile.objects.filter(~Exists(needed), stored_at__lt=at - UNUSED)
    return sum(_delete(file.pk, bytes(file.sha256), needed, at) for file in over.only("pk", "sha256").iterator())


def _delete(pk: int, digest: bytes, needed: Any, at: datetime) -> bool:
    with transaction.atomic():
        _hold(digest)
        file = StoredFile.objects.filter(~Exists(needed), pk=pk, stored_at__lt=at - UNUSED).first()
        if file is None:  # sent again, or attached, meanwhile
            return False
        DeletedFile.objects.create(
            public_id=file.public_id, sha256=digest, size=file.size, media_type=file.media_type,
            stored_at=file.stored_at, deleted_at=at, uses=file.uses.count(),
        )  # fmt: skip
        file.delete()
        # Before the commit, under the lock: after it, somebody may have stored the same again. If the commit fails,
        # the row is still one that nobody uses, and the next night deletes it.
        content().delete(digest.hex())
    return True


def sweep(at: datetime) -> int:
    """Delete contents without a row, left by a transaction that was taken back; returns how many."""
    swept = 0
    for key, written in content().listed():
        if written > at - UNUSED or not _OURS.fullmatch(key):
            continue
        with transaction.atomic():
            digest = b"" if key.startswith(".") else bytes.fromhex(key)
            _hold(digest)
            if not StoredFile.objects.filter(sha256=digest).exists():
                content().delete(key)
                swept += 1
    return swept


def _hold(digest: bytes) -> None:
    """Let nobody else store or delete this content until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(digest[:8], signed=True)])
