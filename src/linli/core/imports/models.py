"""Imports as they run: one file through one door, by one person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """One file that somebody sent: checked in a job, then refused, or ready to be applied."""

    class State(models.TextChoices):
        UPLOADED = "UPLOADED", _("Waiting to be checked")
        CHECKING = "CHECKING", _("Being checked")
        REFUSED = "REFUSED", _("Refused")
        READY = "READY", _("Ready to import")
        APPLYING = "APPLYING", _("Being imported")
        APPLIED = "APPLIED", _("Imported")
        FAILED = "FAILED", _("Failed")

    AT_WORK = (State.UPLOADED, State.CHECKING, State.APPLYING)

    door = models.CharField(max_length=40)
    target = models.PositiveBigIntegerField(null=True)  # what the file is for, where the door leads to many things
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    file_name = models.CharField(max_length=120)
    file_hash = models.CharField(max_length=64)  # SHA-256: the same file again is recognised
    file_size = models.PositiveIntegerField()
    language = models.CharField(max_length=10)  # of a refused workbook
    uploaded_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    applied_at = models.DateTimeField(null=True)
    rows = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    samples = models.JSONField(default=list)  # some of what is new or changed
    fault_count = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list)  # the first of them; the refused workbook has more
    remarks = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["person", "-id"], name="import_run_of_person"),
            models.Index(fields=["file_hash"], name="import_run_by_file"),
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.door}: {self.file_name}"

    @property
    def is_at_work(self) -> bool:
        """Whether a job has it, or will soon."""
        return self.state in self.AT_WORK


class ImportContent(models.Model):
    """What a run still needs of its file. RAW goes once it is checked, all of it after 30 days."""

    class Kind(models.TextChoices):
        RAW = "RAW"  # the file as it came, with whatever columns it has
        TAKEN = "TAKEN"  # only what the door takes of it, until it is applied
        REFUSED = "REFUSED"  # the workbook that goes back

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="contents")
    kind = models.CharField(max_length=10, choices=Kind)
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "kind"], name="import_content_once")]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.run_id} {self.kind}"


class ImportProgress(models.Model):
    """How far a run is; a row of its own, for it is written while the run's own transaction is open."""

    run = models.OneToOneField(ImportRun, models.CASCADE, primary_key=True, related_name="progress")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)  # 0: nobody knows yet

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.run_id}: {self.done} of {self.total}"
