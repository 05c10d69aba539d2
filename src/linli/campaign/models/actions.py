"""A campaign, what its shares are counted of, and the shares that it shall reach by when."""

from collections.abc import Iterable

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.campaign.rules.denominators import Rule
from linli.core.history import tracked
from linli.core.history.events import append_only
from linli.core.rights import PLATFORM, Grants, ids
from linli.places.models import Division, OverlayZone


class CampaignQuerySet(models.QuerySet["Campaign"]):
    """Campaigns."""

    def within(self, keys: Iterable[str]) -> "CampaignQuerySet":
        """Return those of divisions in scopes, and those of the city that a scope lies in: its officers take part."""
        keys = list(keys)
        if PLATFORM in keys:
            return self
        above = Division.objects.filter(pk__in=ids(keys, "division")).values("ancestors")
        cities = OverlayZone.objects.filter(pk__in=ids(keys, "zone")).values("city")
        own = {pk for row in above for pk in row["ancestors"]} | {row["city"] for row in cities}
        return self.filter(Q(division__in=own) | Q(division__ancestors__overlap=ids(keys, "division")))

    def visible_to(self, grants: Grants, right: str = "campaign.view") -> "CampaignQuerySet":
        """Return those in which somebody takes part."""
        return self.within(grants.keys(right))


@tracked()
class Campaign(models.Model):
    """One creation action (创建行动) of a city: what it counts, from when to when, by which document."""

    title = models.CharField(_("title"), max_length=120)
    division = models.ForeignKey("places.Division", models.PROTECT, related_name="+", verbose_name=_("city"))
    standard = models.CharField(_("standard"), max_length=60)  # the id of that of communities
    begins = models.DateField(_("begins"))
    ends = models.DateField(_("ends"), null=True, blank=True)  # null: goes on
    document = models.CharField(_("document"), max_length=200)
    # Rounds that are marked and graded, never published: what was there before anything was done.
    baseline = models.ForeignKey(
        "evaluation.Round", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("baseline of communities"),
    )  # fmt: skip
    compound_baseline = models.ForeignKey(
        "evaluation.Round", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("baseline of compounds"),
    )  # fmt: skip

    objects = CampaignQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gt=F("begins")), name="campaign_ends_after_its_beginning"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of its division. Ask for `division` in the query."""
        return self.division.scope_keys()


@tracked(part_of="campaign")
class Denominator(models.Model):
    """The communities that a share is counted of, as they were on a day: frozen, with the rule that chose them."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="denominators")
    title = models.CharField(_("title"), max_length=120)
    rule = models.CharField(_("which communities count as urban"), max_length=15, choices=Rule)
    on = models.DateField(_("as they were on"))
    note = models.CharField(_("note"), max_length=500, blank=True)  # what the list stands for, if it is a proxy
    size = models.PositiveIntegerField(_("communities"))
    frozen_at = models.DateTimeField(_("frozen at"))
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "title"], name="denominator_title_once"),
            models.CheckConstraint(condition=Q(size__gt=0), name="denominator_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.size})"


class Member(models.Model):
    """One community of a denominator, and the unit it reported under when it was frozen. Rows are only added."""

    denominator = models.ForeignKey(Denominator, models.PROTECT, related_name="members")
    community = models.ForeignKey("places.Division", models.PROTECT, related_name="+")
    county = models.ForeignKey("places.Division", models.PROTECT, related_name="+")
    zone = models.ForeignKey("places.OverlayZone", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["denominator", "community"], name="denominator_counts_a_community_once")
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.denominator_id}: {self.community_id}"


@tracked(part_of="campaign")
class Target(models.Model):
    """A share of communities by the end of a day. "At least" rounds up. docs/algorithms/attainment.md."""

    class Reach(models.TextChoices):
        WHOLE = "WHOLE", _("The whole city")
        EACH_UNIT = "EACH_UNIT", _("Each reporting unit by itself")

    class Counted(models.TextChoices):
        TAKING_PART = "TAKING_PART", _("Taking part")
        MEETING = "MEETING", _("Meeting the standard")
        NAMED = "NAMED", _("Named")

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="targets")
    by = models.DateField(_("by the end of"))
    percent = models.DecimalField(
        _("per cent"), max_digits=5, decimal_places=2, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    counted = models.CharField(_("what counts"), max_length=15, choices=Counted, default=Counted.MEETING)
    reach = models.CharField(_("on"), max_length=10, choices=Reach, default=Reach.WHOLE)
    stretch = models.BooleanField(_("stretch"), default=False)  # hoped for (力争), beyond the binding one
    denominator = models.ForeignKey(Denominator, models.PROTECT, related_name="targets", verbose_name=_("counted of"))
    sentence = models.CharField(_("sentence of the source"), max_length=500)
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "by", "counted", "stretch", "reach"], name="target_once"),
            models.CheckConstraint(condition=Q(percent__gt=0) & Q(percent__lte=100), name="target_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.by:%Y-%m-%d} {self.percent.normalize():f}%"
