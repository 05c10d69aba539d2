"""What assessors entered on site, item by item, and how a difference between two of them was decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.history.events import append_only

from .assessors import Visit
from .frozen import unchanged_once_sealed
from .rounds import Round
from .sheets import Sheet


@tracked(part_of="visit")
class ScoredItem(models.Model):
    """One item as one assessor answered it. The sheet has it once the visit is handed in, if it is the first scoring.

    reasons: why points were lost, [[text, proof], ...]; record: the number of the phone's record that brought it
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="scored_items")
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="items")
    item = models.CharField(max_length=70)  # or "fact:" and a fact's id: found on site
    answer = models.CharField(max_length=60)
    reasons = models.JSONField(default=list)
    entered_at = models.DateTimeField()  # by the phone
    received_at = models.DateTimeField()
    record = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "item"], name="scored_item_once")]
        triggers = unchanged_once_sealed()

    def __str__(self) -> str:
        return f"{self.visit_id} {self.item}: {self.answer}"


class ScoredPhoto(models.Model):
    """A photo taken in the form, with what it and the phone say of time and place. Rows are only added."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="photos")
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="photos")
    item = models.CharField(max_length=20)
    file = models.ForeignKey("core_files.StoredFile", models.PROTECT, related_name="+")
    sha256 = models.BinaryField()  # as taken, before it was drawn anew
    taken_at = models.DateTimeField()  # by the phone
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    distance_m = models.PositiveIntegerField(null=True)  # from the compound's point; null: one of the two is unknown
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "item", "sha256"], name="scored_photo_once")]
        triggers = [*append_only(), *unchanged_once_sealed()]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.item}"


@tracked(part_of="sheet")
class Adjudication(models.Model):
    """Two scorings differ by more than the limit: somebody decides, and says why. Never a mean."""

    class State(models.TextChoices):
        OPEN = "OPEN", _("To be decided")
        DECIDED = "DECIDED", _("Decided")

    round = models.ForeignKey(Round, models.CASCADE, related_name="adjudications")
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="adjudications")
    item = models.CharField(max_length=20)
    first = models.CharField(_("first scoring"), max_length=60)
    second = models.CharField(_("second scoring"), max_length=60)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answer = models.CharField(_("decided answer"), max_length=60, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    opened_at = models.DateTimeField()
    decided_at = models.DateTimeField(_("decided at"), null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "item"], name="adjudication_once"),
            models.CheckConstraint(
                condition=Q(state="OPEN", decided_at=None)
                | Q(state="DECIDED", decided_at__isnull=False) & ~Q(reason=""),
                name="adjudication_decided_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["round", "state"], name="adjudication_of_round")]
        triggers = unchanged_once_sealed()

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.item}"
