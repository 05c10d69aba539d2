"""What is stored, who uses it, and what was deleted."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from linli.core.history import tracked
from linli.core.history.events import append_only


@dataclass(frozen=True)
class Taken:
    """What a picture said of itself before that was taken out: when and where (WGS 84) it was taken, if it said so."""

    at: datetime | None = None
    longitude: Decimal | None = None
    latitude: Decimal | None = None


class StoredFile(models.Model):
    """One content, however often it was sent. Its name and what a picture said of itself are not kept."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sha256 = models.BinaryField(unique=True)  # of what is stored, 32 bytes
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=80)
    extension = models.CharField(max_length=5)
    width = models.PositiveIntegerField(null=True)  # pictures
    height = models.PositiveIntegerField(null=True)
    likeness = models.BigIntegerField(null=True)  # pictures: docs/algorithms/image-likeness.md; null: nothing to tell
    stored_at = models.DateTimeField()  # when it was sent last

    taken = Taken()  # set by `store`, not kept: whoever wants it as evidence keeps it where it belongs

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_has_content")]
        indexes = [models.Index(fields=["stored_at"], name="stored_file_age")]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.public_id}.{self.extension}"

    @property
    def key(self) -> str:
        """The name of the content in the store."""
        return bytes(self.sha256).hex()

    @property
    def is_image(self) -> bool:
        """Whether a page can show it."""
        return self.media_type.startswith("image/")


@tracked()
class FileUse(models.Model):
    """That a thing uses a file: this decides who may open it, and how long it is kept."""

    file = models.ForeignKey(StoredFile, models.CASCADE, related_name="uses")
    subject_type = models.CharField(max_length=60)  # of core.subjects
    subject_id = models.BigIntegerField()
    purpose = models.CharField(max_length=60)  # of files.PURPOSES
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")  # null: a program
    used_at = models.DateTimeField()
    published = models.BooleanField(default=False)  # anybody may open it
    ended_at = models.DateTimeField(null=True)
    keep_until = models.DateField(null=True)  # set when it ends: the content stays until then, this day included

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["file", "subject_type", "subject_id", "purpose"],
                condition=Q(ended_at=None),
                name="file_use_once",
            ),
        ]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="file_use_of_subject")]
        default_permissions = ()


class DeletedFile(models.Model):
    """That a content was deleted, when and why. Only ever added to."""

    public_id = models.UUIDField()
    sha256 = models.BinaryField()
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=80)
    stored_at = models.DateTimeField()
    deleted_at = models.DateTimeField()
    uses = models.PositiveIntegerField()  # how many it had, all ended; 0: it was sent and never used

    class Meta:
        triggers = append_only()
        default_permissions = ()
