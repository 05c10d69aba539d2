"""Works (措施项目): a measure of the catalogue that is planned, approved and followed in one community."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.campaign.rules import works
from linli.core.history import tracked

from .actions import Campaign
from .within import InDivisions


@tracked()
class Work(models.Model):
    """One measure in one community, or in one of its compounds. What it brings is a forecast, never a mark."""

    State = works.State

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="works")
    division = models.ForeignKey("places.Division", models.PROTECT, related_name="+", verbose_name=_("community"))
    compound = models.ForeignKey("places.Compound", models.PROTECT, null=True, blank=True, related_name="+")
    measure = models.ForeignKey("evaluation.Measure", models.PROTECT, related_name="+", verbose_name=_("measure"))
    plan = models.ForeignKey("campaign.Plan", models.PROTECT, null=True, related_name="works")
    shared = models.ForeignKey("campaign.SharedWork", models.PROTECT, null=True, related_name="works")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SUGGESTED)
    cost = models.PositiveBigIntegerField(_("cost (yuan)"), null=True)  # null: the quantity is unknown
    cost_is_sample = models.BooleanField(default=False)  # by a unit cost that is a sample
    spent = models.PositiveBigIntegerField(_("spent (yuan)"), null=True, blank=True)
    programme = models.CharField(_("programme that pays"), max_length=60, blank=True)
    begins_on = models.DateField(_("begins"), null=True)
    due_on = models.DateField(_("due on"), null=True)
    begun_on = models.DateField(_("begun on"), null=True)
    done_on = models.DateField(_("done on"), null=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = InDivisions.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "division", "measure"],
                condition=Q(compound=None) & ~Q(state="DROPPED"),
                name="work_once_in_a_community",
            ),
            models.UniqueConstraint(
                fields=["campaign", "compound", "measure"],
                condition=~Q(state="DROPPED"),
                name="work_once_in_a_compound",
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(begins_on=None) | Q(due_on__gt=F("begins_on")),
                name="work_due_after_its_beginning",
            ),
            models.CheckConstraint(
                condition=Q(state="DONE", done_on__isnull=False) | ~Q(state="DONE") & Q(done_on=None),
                name="work_done_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(begun_on=None) | Q(done_on__gte=F("begun_on")),
                name="work_done_after_it_was_begun",
            ),
        ]
        indexes = [
            models.Index(fields=["campaign", "state", "due_on"], name="work_by_state"),
            models.Index(fields=["division", "campaign"], name="work_of_community"),
        ]

    def __str__(self) -> str:
        return f"{self.division_id}: {self.measure_id}"

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of its division. Ask for `division` in the query."""
        return self.division.scope_keys()
