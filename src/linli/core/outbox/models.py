"""What phones handed in, and the files that they send piece by piece."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.files.models import StoredFile


class OutboxRecord(models.Model):
    """One thing that somebody entered on a phone. Its number is the phone's: sent twice is sent once.

    Rows are never deleted, for a phone may ask again at any time; what was in them goes (limits.py).
    """

    class State(models.TextChoices):
        WAITING = "WAITING", _("Waiting for its files")
        TAKEN = "TAKEN", _("Taken in")
        CONFLICT = "CONFLICT", _("In conflict")
        REFUSED = "REFUSED", _("Refused")

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)  # of outbox.KINDS
    device = models.UUIDField()
    made_at = models.DateTimeField()  # by the phone's clock
    received_at = models.DateTimeField()  # by ours, when it came first
    clock_off = models.BigIntegerField()  # seconds by which the phone's clock was ahead of ours then
    body = models.JSONField()
    files = models.JSONField(default=dict)  # what the phone calls a file -> key of its upload
    content_sha256 = models.BinaryField()  # of kind, body and files: the same number with other content is told apart
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    answer = models.JSONField(default=dict)
    problem = models.TextField(blank=True)  # the sentence that the person was told
    problem_code = models.CharField(max_length=60, blank=True)
    settled_at = models.DateTimeField(null=True)
    emptied_at = models.DateTimeField(null=True)  # when the body was deleted: {} since then

    class Meta:
        indexes = [
            models.Index(fields=["person", "state"], name="outbox_record_of_person"),
            models.Index(fields=["state", "received_at"], condition=Q(emptied_at=None), name="outbox_record_to_empty"),
        ]
        triggers = [
            pgtrigger.FSM(
                name="forward_only",
                field="state",
                transitions=[("WAITING", "TAKEN"), ("WAITING", "CONFLICT"), ("WAITING", "REFUSED")],
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def upload_of(self, name: str) -> "OutboxUpload":
        """Return the upload behind a file: SHA-256 of what the phone sent, when and where it says it was taken."""
        return self.uploads.get(key=self.files[name])


class OutboxUpload(models.Model):
    """A file on its way: declared, sent piece by piece, compared, stored, used by a record.

    What the phone sent is drawn anew before it is stored: `sha256` is of the original, which is not kept.
    """

    class State(models.TextChoices):
        OPEN = "OPEN", _("Being sent")
        STORED = "STORED", _("Complete")
        USED = "USED", _("Part of a record")
        REFUSED = "REFUSED", _("Refused")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # the phone's
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)  # of outbox.KINDS
    size = models.PositiveIntegerField()
    sha256 = models.BinaryField()  # 32 bytes
    media_type = models.CharField(max_length=80)  # as the phone said; what it is, core.files finds out
    pieces = models.PositiveSmallIntegerField()  # how many there will be
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    problem = models.TextField(blank=True)
    problem_code = models.CharField(max_length=60, blank=True)
    file = models.ForeignKey(StoredFile, models.SET_NULL, null=True, related_name="+")
    record = models.ForeignKey(OutboxRecord, models.PROTECT, null=True, related_name="uploads")
    taken_at = models.DateTimeField(null=True)  # by the picture's own words, as are the next two
    taken_longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    taken_latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["person"], condition=~Q(state="USED"), name="outbox_upload_open"),
            models.Index(fields=["created_at"], name="outbox_upload_age"),
        ]
        triggers = [
            pgtrigger.FSM(
                name="forward_only",
                field="state",
                transitions=[("OPEN", "STORED"), ("OPEN", "REFUSED"), ("STORED", "USED")],
            ),
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.key)


class OutboxPiece(models.Model):
    """A part of a file, until all are there and put together."""

    upload = models.ForeignKey(OutboxUpload, models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()  # from 0
    sha256 = models.BinaryField()
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "number"], name="outbox_piece_once")]
        default_permissions = ()
