"""Reports that were asked for, and the Word templates that an officer edits; of these the last one counts."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.history.events import append_only

from .actions import Campaign


class ReportKind(models.TextChoices):
    """What a campaign reports."""

    MONTHLY = "MONTHLY", _("Monthly bulletin")
    YEARLY = "YEARLY", _("November report")


class ReportTemplate(models.Model):
    """One edition of a report's template. Rows are only added."""

    Kind = ReportKind

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="report_templates")
    kind = models.CharField(_("report"), max_length=10, choices=ReportKind)
    file = models.ForeignKey("core_files.StoredFile", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class ReportWish(models.Model):
    """What somebody wants a report of: it names a document to the job that makes it. Rows are only added.

    kind "": a county's task list, of today; month 0: the year up to November; neither county nor zone: the city
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+")
    kind = models.CharField(_("report"), max_length=10, choices=ReportKind, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), default=0)
    month = models.PositiveSmallIntegerField(_("month"), default=0)
    county = models.ForeignKey("places.Division", models.PROTECT, null=True, related_name="+")
    zone = models.ForeignKey("places.OverlayZone", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "kind", "year", "month", "county", "zone"], name="report_wish_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(county=None) | Q(zone=None), name="report_wish_has_one_area"),
        ]  # fmt: skip
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.kind} {self.year}-{self.month}"

    @property
    def area(self) -> str:
        """What an address calls the area: "county:3", "zone:1", "" for the city."""
        return f"zone:{self.zone_id}" if self.zone_id else f"county:{self.county_id}" if self.county_id else ""
