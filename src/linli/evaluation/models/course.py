"""The course of a sheet through a round: from the self-assessment to the review."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.history.events import append_only
from linli.evaluation.rules.steps import Step

from .frozen import unchanged_once_sealed
from .rounds import Round
from .sheets import Sheet


@tracked(part_of="round")
class StepDate(models.Model):
    """By when a step of a round is to be over."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="step_dates")
    step = models.CharField(_("step"), max_length=10, choices=Step)
    due_on = models.DateField(_("due on"))  # the last day

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "step"], name="step_date_once")]
        triggers = unchanged_once_sealed()

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.due_on}"


class SheetMove(models.Model):
    """One sheet went on to another step, or was sent back. Rows are only added."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="moves")
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="moves")
    from_step = models.CharField(max_length=10, choices=Step)
    to_step = models.CharField(max_length=10, choices=Step)
    back = models.BooleanField(default=False)  # sent back, with the reason in `note`
    note = models.CharField(max_length=500, blank=True)  # the opinion, or why it goes back
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["sheet", "-id"], name="sheet_move_last")]
        triggers = [*append_only(), *unchanged_once_sealed()]

    def __str__(self) -> str:
        return f"{self.sheet_id}: {self.from_step} -> {self.to_step}"


@tracked(part_of="sheet")
class SelfAssessment(models.Model):
    """What a community or a company says of itself before anybody scores. Never a mark.

    answers: canonical text by item id; notes: by item id, why so, or why there is no proof
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="self_assessments")
    sheet = models.OneToOneField(Sheet, models.CASCADE, related_name="self_assessment")
    answers = models.JSONField(_("answers"), default=dict)
    notes = models.JSONField(_("notes"), default=dict)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("changed by")
    )

    class Meta:
        triggers = unchanged_once_sealed()

    def __str__(self) -> str:
        return f"{self.sheet_id}: self-assessment"
