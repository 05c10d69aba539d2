"""The yearly re-check plan (复查计划): which titles are looked at again, when, with what outcome."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.core.history import tracked
from linli.core.history.events import append_only

from .actions import Campaign
from .within import InDivisions


class RecheckPlan(models.Model):
    """How the re-checks of a year were chosen: all that is needed to choose them again. Rows are only added."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="recheck_plans")
    year = models.PositiveSmallIntegerField(_("year"))
    years = models.PositiveSmallIntegerField(_("every title at least once in so many years"))
    seed = models.CharField(_("seed of the draw"), max_length=40)
    on = models.DateField(_("titles as they were on"))
    frame = models.TextField()  # code, why, and the year of the last look, as CSV
    frame_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "year"], name="recheck_plan_once_a_year")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.campaign_id}: {self.year}"


@tracked()
class Recheck(models.Model):
    """One community whose title is looked at again in a year."""

    class Outcome(models.TextChoices):
        KEEPS = "KEEPS", _("Keeps what it has")
        WARNED = "WARNED", _("Warned")
        SUSPENDED = "SUSPENDED", _("Suspended")
        REVOKED = "REVOKED", _("Revoked")

    class Why(models.TextChoices):
        TROUBLED = "TROUBLED", _("Warned or suspended this year")
        DUE = "DUE", _("Its time is up")
        DRAWN = "DRAWN", pgettext_lazy("a re-check", "Drawn")

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="rechecks")
    year = models.PositiveSmallIntegerField(_("year"))
    division = models.ForeignKey("places.Division", models.PROTECT, related_name="+", verbose_name=_("community"))
    award = models.ForeignKey("evaluation.Award", models.PROTECT, related_name="+")
    why = models.CharField(_("why"), max_length=10, choices=Why)
    due_on = models.DateField(_("due on"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    finding = models.CharField(_("what was found"), max_length=500, blank=True)
    done_on = models.DateField(_("looked at on"), null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = InDivisions.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "year", "division"], name="recheck_once_a_year"),
            models.CheckConstraint(
                condition=Q(outcome="", done_on=None) | ~Q(outcome="") & Q(done_on__isnull=False),
                name="recheck_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.division_id}"

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of its division. Ask for `division` in the query."""
        return self.division.scope_keys()
