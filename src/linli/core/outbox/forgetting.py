"""Forgetting what is no longer needed."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from linli.core.files.models import FileUse
from linli.core.files.operations import release

from .limits import KEEP_BODIES, KEEP_REFUSED, KEEP_UPLOADS
from .models import OutboxRecord, OutboxUpload
from .uploads import UPLOAD


def let_go(upload: OutboxUpload, at: datetime) -> None:
    """End the outbox's own use of a file: a record has it now, or nobody."""
    for use in FileUse.objects.filter(subject_type=UPLOAD, subject_id=upload.pk, ended_at=None):
        release(use, at=at)


def forget(at: datetime) -> tuple[int, int]:
    """Delete uploads and empty records whose time is over; returns how many of each."""
    uploads = 0
    old = Q(record=None, created_at__lt=at - KEEP_UPLOADS) | Q(created_at__lt=at - KEEP_REFUSED)
    old |= Q(state="USED", created_at__lt=at - KEEP_BODIES)
    for upload in OutboxUpload.objects.filter(old).only("pk").iterator():
        with transaction.atomic():
            let_go(upload, at)
            upload.delete()
        uploads += 1
    over = Q(state="TAKEN", received_at__lt=at - KEEP_BODIES) | Q(received_at__lt=at - KEEP_REFUSED)
    emptied = OutboxRecord.objects.filter(over, emptied_at=None).update(body={}, files={}, emptied_at=at)
    return uploads, emptied
