"""Rectification (整改): a notice of what must be put right by when, what was done, and the score after it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked

from .frozen import unchanged_once_sealed
from .rounds import Round
from .sheets import Sheet


@tracked(part_of="sheet")
class Rectification(models.Model):
    """One notice (整改通知) to whoever answers for a compound."""

    class State(models.TextChoices):
        ISSUED = "ISSUED", _("To be put right")
        REPORTED = "REPORTED", _("Reported as done")
        RESCORED = "RESCORED", _("Scored again")

    round = models.ForeignKey(Round, models.CASCADE, related_name="rectifications")
    sheet = models.OneToOneField(Sheet, models.CASCADE, related_name="rectification")
    state = models.CharField(max_length=10, choices=State, default=State.ISSUED)
    note = models.CharField(_("what must be put right"), max_length=500, blank=True)
    days = models.PositiveSmallIntegerField(_("working days"))
    due_at = models.DateTimeField(_("due"), null=True)  # null: pending, the work calendar ends too early
    issued_at = models.DateTimeField(_("issued at"))
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reported_at = models.DateTimeField(_("reported at"), null=True)
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    rescored_at = models.DateTimeField(_("scored again at"), null=True)
    rescored_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="ISSUED", rescored_at=None)
                | Q(state="REPORTED", reported_at__isnull=False, rescored_at=None)
                | Q(state="RESCORED", rescored_at__isnull=False),
                name="rectification_has_its_moments",
            )
        ]
        triggers = unchanged_once_sealed()

    def __str__(self) -> str:
        return f"{self.sheet_id}: {self.state}"


@tracked(part_of="rectification")
class RectifiedItem(models.Model):
    """One item of a notice: what it was, what was done, what it is now."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="rectified_items")
    rectification = models.ForeignKey(Rectification, models.CASCADE, related_name="items")
    item = models.CharField(max_length=20)
    before = models.CharField(_("answer before"), max_length=60)
    done = models.CharField(_("what was done"), max_length=500, blank=True)
    evidence = models.ForeignKey("evaluation.Evidence", models.PROTECT, null=True, related_name="+")
    after = models.CharField(_("answer after"), max_length=60, blank=True)
    remark = models.CharField(_("remark of who scored again"), max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rectification", "item"], name="rectified_item_once")]
        triggers = unchanged_once_sealed()

    def __str__(self) -> str:
        return f"{self.rectification_id} {self.item}"
