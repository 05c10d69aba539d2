"""How many communities were where on a day, by unit; what their works make of them; what was expected beforehand."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .actions import Campaign, Denominator
from .within import InDivisions


class Prospect(models.Model):
    """What the works of one community make of it, as far as its marks are known: worked out anew, never a mark.

    short: 0.01 point that it will lack of the total even then; missing: items that stay in the way or are unknown
    """

    class State(models.TextChoices):
        MEETS = "MEETS", _("Meets the standard")
        READY = "READY", _("Will meet it once its works are done")
        NOT_ENOUGH = "NOT_ENOUGH", _("Its works do not suffice")
        NO_WORKS = "NO_WORKS", _("No works yet")
        UNKNOWN = "UNKNOWN", _("Not enough is known of it")

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="prospects")
    division = models.ForeignKey("places.Division", models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State)
    ready_due = models.DateField(null=True)  # when the last of its works is due, without slippage
    open_works = models.PositiveSmallIntegerField(default=0)
    overdue_works = models.PositiveSmallIntegerField(default=0)
    short = models.PositiveIntegerField(default=0)
    missing = models.JSONField(default=list)
    counted_at = models.DateTimeField()

    objects = InDivisions.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "division"], name="prospect_once"),
            models.CheckConstraint(
                condition=Q(state="READY", ready_due__isnull=False) | ~Q(state="READY"), name="prospect_ready_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.division_id}: {self.state}"


class Standing(models.Model):
    """The count of one unit on one day, counted by a job from the register; counted anew where the register changed.

    county: the unit, without what its zones count; zone: the unit, if it is an overlay zone; one of the two is set
    """

    denominator = models.ForeignKey(Denominator, models.CASCADE, related_name="standings")
    day = models.DateField()
    county = models.ForeignKey("places.Division", models.PROTECT, null=True, related_name="+")
    zone = models.ForeignKey("places.OverlayZone", models.PROTECT, null=True, related_name="+")
    members = models.PositiveIntegerField()
    taking_part = models.PositiveIntegerField()
    meeting = models.PositiveIntegerField()
    named = models.PositiveIntegerField()
    demonstration = models.PositiveIntegerField()
    sampled = models.PositiveIntegerField()  # of those meeting, by a sample of a standard
    slip_days = models.SmallIntegerField(default=0)  # by how much works of the unit end later than planned: the median
    slip_seen = models.PositiveIntegerField(default=0)  # over how many works that are done
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["denominator", "day", "county"], name="standing_of_county_once"),
            models.UniqueConstraint(fields=["denominator", "day", "zone"], name="standing_of_zone_once"),
            models.CheckConstraint(
                condition=Q(county__isnull=False, zone=None) | Q(county=None, zone__isnull=False),
                name="standing_has_one_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.denominator_id} {self.day:%Y-%m-%d}"


class ExpectedStanding(models.Model):
    """How many of a unit were expected to meet the standard on a later day: what the forecast is judged by."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="expected")
    denominator = models.ForeignKey(Denominator, models.CASCADE, related_name="+")
    made_on = models.DateField()
    day = models.DateField()
    county = models.ForeignKey("places.Division", models.PROTECT, null=True, related_name="+")
    zone = models.ForeignKey("places.OverlayZone", models.PROTECT, null=True, related_name="+")
    meeting = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["denominator", "made_on", "day", "county"], name="expected_of_county_once"),
            models.UniqueConstraint(fields=["denominator", "made_on", "day", "zone"], name="expected_of_zone_once"),
        ]

    def __str__(self) -> str:
        return f"{self.made_on:%Y-%m-%d} for {self.day:%Y-%m-%d}"
