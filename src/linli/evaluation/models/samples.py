"""Samples of a round: which compounds are visited, and which get a blind second scoring."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.history.events import append_only

from .frozen import unchanged_once_sealed
from .rounds import Round
from .sheets import Sheet


class Sample(models.Model):
    """One draw, with all that is needed to repeat it: docs/algorithms/sampling.md. Rows are only added.

    frame: the list that was drawn from, as CSV: code, strata; frame_sha256: of its bytes
    """

    class Purpose(models.TextChoices):
        SECOND = "SECOND", _("Blind second scoring")
        VISITS = "VISITS", _("Visits on site")

    round = models.ForeignKey(Round, models.CASCADE, related_name="samples")
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    seed = models.CharField(_("seed of the draw"), max_length=40)
    percent = models.PositiveSmallIntegerField(
        _("per cent of each stratum"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    strata = ArrayField(models.CharField(max_length=20), verbose_name=_("stratified by"))
    frame = models.TextField()
    frame_sha256 = models.CharField(max_length=64)
    drawn_at = models.DateTimeField(_("drawn at"))
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "purpose"], name="sample_once")]
        triggers = [*append_only(), *unchanged_once_sealed()]

    def __str__(self) -> str:
        return f"{self.round_id} {self.purpose}"


class SampledSheet(models.Model):
    """A sheet that was drawn."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="sampled")
    sample = models.ForeignKey(Sample, models.CASCADE, related_name="sheets")
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="sampled")
    stratum = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sample", "sheet"], name="sampled_sheet_once")]
        triggers = [*append_only(), *unchanged_once_sealed()]

    def __str__(self) -> str:
        return f"{self.sample_id}: {self.sheet_id}"
