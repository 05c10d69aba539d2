"""Views that people keep of a list, and the log of what left the house as a file."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

VIEWS_PER_PAGE = 20


class SavedView(models.Model):
    """A filtered, sorted list that a person keeps under a name. Only its owner sees it."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=100)  # the URL name of the list: "places:compounds"
    title = models.CharField(_("Name of the view"), max_length=40)
    query = models.CharField(max_length=2000, blank=True)  # as Query.kept gives it
    is_default = models.BooleanField(_("Open the list with this view"), default=False)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "page", "title"], name="saved_view_title_once"),
            models.UniqueConstraint(
                fields=["owner", "page"], condition=Q(is_default=True), name="saved_view_one_default"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ExportLog(models.Model):
    """That a person took rows out as a file, of a list or a report. Only ever added to."""

    class Format(models.TextChoices):
        XLSX = "xlsx", "xlsx"
        CSV = "csv", "csv"
        PDF = "pdf", "pdf"
        DOCX = "docx", "docx"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    page = models.CharField(max_length=100)
    query = models.CharField(max_length=2000, blank=True)
    format = models.CharField(max_length=4, choices=Format)
    rows = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["person", "at"], name="export_by_person")]
        triggers = [
            pgtrigger.Protect(name="export_log_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    @classmethod
    def add(cls, person: Any, page: str, format: str, rows: int, query: str = "") -> None:  # noqa: A002
        """Note that a person took so many rows out. page: the address, or the URL name, of what they stand on."""
        cls.objects.create(person=person, page=page[:100], query=query, format=format, rows=rows)
