"""Plans (测算): what the planner was asked, what it found, whether somebody adopted it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.core.history import tracked

from .actions import Campaign


@tracked(part_of="campaign")
class SharedWork(models.Model):
    """A measure that neighbours can have together, paid once."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="shared_works")
    measure = models.ForeignKey("evaluation.Measure", models.PROTECT, related_name="+", verbose_name=_("measure"))
    title = models.CharField(_("title"), max_length=120)
    cost = models.PositiveBigIntegerField(_("cost (yuan)"))
    cost_is_sample = models.BooleanField(_("the cost is a sample"), default=False)
    basis = models.CharField(_("where the cost comes from"), max_length=200)
    communities = models.ManyToManyField("places.Division", related_name="+", verbose_name=_("communities"))
    ended_at = models.DateTimeField(null=True)  # no longer offered

    def __str__(self) -> str:
        return self.title


@tracked(exclude=("result",), part_of="campaign")
class Plan(models.Model):
    """One search: settings in, programme of works out. docs/algorithms/planning.md."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("Waiting")
        RUNNING = "RUNNING", _("Searching")
        FOUND = "FOUND", pgettext_lazy("a plan", "Found")
        FAILED = "FAILED", _("Failed")

    class Objective(models.TextChoices):
        COST = "COST", _("Meet the targets at least cost")
        MOST = "MOST", _("Lift the most communities within the budgets")

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="plans")
    title = models.CharField(_("title"), max_length=120)
    objective = models.CharField(_("objective"), max_length=10, choices=Objective, default=Objective.COST)
    round = models.ForeignKey("evaluation.Round", models.PROTECT, related_name="+", verbose_name=_("marks as of"))
    begins = models.DateField(_("first quarter"))  # the first day of a quarter
    quarters = models.PositiveSmallIntegerField(_("quarters"))
    with_stretch = models.BooleanField(_("with the stretch targets"), default=False)
    floor_percent = models.PositiveSmallIntegerField(_("at least in each county (per cent)"), default=0)
    budgets = models.JSONField(_("budgets by year (yuan)"), default=dict, blank=True)  # {"2021": 5000000}
    crews = models.JSONField(_("crews by trade and quarter"), default=dict, blank=True)  # {"土建": 6}
    seconds = models.PositiveSmallIntegerField(_("seconds to search"), default=60)
    gap_percent = models.DecimalField(_("gap that is enough (per cent)"), max_digits=4, decimal_places=2, default=1)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    found_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=500, blank=True)
    result = models.JSONField(default=dict)  # operations.plans.result_of
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quarters__gte=1) & Q(quarters__lte=40), name="plan_has_quarters"),
            models.CheckConstraint(condition=Q(adopted_at=None) | Q(state="FOUND"), name="plan_adopted_was_found"),
        ]

    def __str__(self) -> str:
        return self.title
