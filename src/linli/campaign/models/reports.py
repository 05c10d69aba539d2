"""The Word templates of reports, which an officer edits; the last one counts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.history.events import append_only

from .actions import Campaign


class ReportTemplate(models.Model):
    """One edition of a report's template. Rows are only added."""

    class Kind(models.TextChoices):
        MONTHLY = "MONTHLY", _("Monthly bulletin")
        YEARLY = "YEARLY", _("November report")

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="report_templates")
    kind = models.CharField(_("report"), max_length=10, choices=Kind)
    file = models.ForeignKey("core_files.StoredFile", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"
