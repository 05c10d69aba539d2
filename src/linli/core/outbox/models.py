"""What phones handed in, and the files that they send piece by piece."""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.core.files.models import StoredFile
from linli.core.history.events import append_only
from linli.core.rights import PLATFORM, Grants

from .rights import SETTLE

_FOR_OFFICE = Q(state__in=["REFUSED", "CONFLICT"]) | ~Q(brought_by=None) | ~Q(subject_type="")


class OutboxRecordQuerySet(models.QuerySet["OutboxRecord"]):
    """Records."""

    def for_office(self) -> "OutboxRecordQuerySet":
        """Return those that an office looks at: refused or in conflict, now or once, or brought in a file."""
        return self.filter(_FOR_OFFICE)

    def open(self) -> "OutboxRecordQuerySet":
        """Return those with which something is to be done."""
        return self.filter(state__in=["REFUSED", "CONFLICT"], set_aside_at=None)

    def visible_to(self, grants: Grants, right: str = SETTLE.code) -> "OutboxRecordQuerySet":
        """Return those about things over which a right is held; about nothing known: over the whole platform."""
        keys = grants.keys(right)
        return self if PLATFORM in keys else self.filter(keys__overlap=sorted(keys))


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
    # What it is about (Kind.about), once it was refused or is in conflict or came in a file: for the office.
    subject_type = models.CharField(max_length=60, blank=True)  # of core.subjects
    subject_id = models.BigIntegerField(null=True)
    subject_name = models.CharField(max_length=200, blank=True)
    keys = ArrayField(models.CharField(max_length=60), default=list)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    set_aside_at = models.DateTimeField(null=True)  # by the office: nothing more is to be done with it
    emptied_at = models.DateTimeField(null=True)  # when the body was deleted: {} since then

    objects = OutboxRecordQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["-received_at"],
                condition=Q(state__in=["REFUSED", "CONFLICT"]) | ~Q(brought_by=None),
                name="outbox_record_for_office",
            ),
            models.Index(fields=["person", "state"], name="outbox_record_of_person"),
            models.Index(fields=["state", "received_at"], condition=Q(emptied_at=None), name="outbox_record_to_empty"),
        ]
        triggers = [
            pgtrigger.FSM(
                name="forward_only",
                field="state",
                transitions=[
                    ("WAITING", "TAKEN"),
                    ("WAITING", "CONFLICT"),
                    ("WAITING", "REFUSED"),
                    ("REFUSED", "TAKEN"),
                    ("REFUSED", "CONFLICT"),  # by the office, once the cause is gone
                ],
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def get_absolute_url(self) -> str:
        """Return its page for the office."""
        return reverse("outbox:record", args=[self.pk])

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of everything that it lies in."""
        return frozenset(self.keys)

    def upload_of(self, name: str) -> "OutboxUpload":
        """Return the upload behind a file: SHA-256 of what the phone sent, when and where it says it was taken."""
        return self.uploads.get(key=self.files[name])


class OutboxAct(models.Model):
    """What an office did with a record, why, and what came of it."""

    class Act(models.TextChoices):
        BROUGHT = "BROUGHT", _("Brought in a file")
        TRIED = "TRIED", _("Tried again")
        SET_ASIDE = "SET_ASIDE", _("Set aside")

    record = models.ForeignKey(OutboxRecord, models.PROTECT, related_name="acts")
    act = models.CharField(max_length=10, choices=Act)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    outcome = models.CharField(max_length=10, blank=True)  # the record's state then
    problem = models.TextField(blank=True)

    class Meta:
        triggers = append_only()
        indexes = [models.Index(fields=["record", "at"], name="outbox_act_of_record")]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.act} {self.record_id}"


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
