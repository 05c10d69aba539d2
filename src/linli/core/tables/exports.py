"""The list of exports: who took what out, when, how many rows."""

from typing import Any

import django_filters
import django_tables2 as columns
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from linli.core.rights import PLATFORM, grants_of

from .forms import list_of
from .models import ExportLog
from .page import ListPage
from .rights import VIEW_EXPORTS
from .table import LinliTable, Number


class ExportTable(LinliTable):
    """One row per file."""

    at = columns.DateTimeColumn(verbose_name=_("When"), format="Y-m-d H:i", orderable=False)
    person = columns.Column(verbose_name=_("Exported by"), orderable=False)
    page = columns.Column(verbose_name=_("List"), orderable=False)
    query = columns.Column(verbose_name=_("Search, filters and order"), orderable=False)
    format = columns.Column(verbose_name=_("File format"), orderable=False)
    rows = Number(verbose_name=_("Rows"), orderable=False)

    class Meta:
        model = ExportLog
        fields = ("at", "person", "page", "query", "format", "rows")

    def render_page(self, value: str) -> str:
        """Return the title of the list, its name if it is no more."""
        found = list_of(value)
        return str(found.title) if found else value

    def value_page(self, value: str) -> str:
        """Return the title of the list."""
        return self.render_page(value)


class ExportFilters(django_filters.FilterSet):
    """By day and format."""

    since = django_filters.DateFilter(label=_("First day"), field_name="at", lookup_expr="date__gte")
    until = django_filters.DateFilter(label=_("Last day"), field_name="at", lookup_expr="date__lte")
    format = django_filters.ChoiceFilter(label=_("File format"), choices=ExportLog.Format.choices)

    class Meta:
        model = ExportLog
        fields = ("since", "until", "format")


class ExportPage(ListPage):
    """What left the house as a file, by people in the reader's scope."""

    title = _("Exports")
    lead = _("Who took which list out as a file, when, and how many rows it had.")
    table_class = ExportTable
    filterset_class = ExportFilters
    export_right = VIEW_EXPORTS
    search_hint = _("Username")
    empty_title = _("Nothing was exported yet")
    empty_hint = _("Every file that somebody takes out of a list appears here.")

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the entries, the newest first."""
        grants = grants_of(request.user)
        rows = ExportLog.objects.select_related("person__key", "person__remembered_as").order_by("-pk")
        if PLATFORM in grants.keys(VIEW_EXPORTS.code):
            return rows
        people: Any = get_user_model()._default_manager
        return rows.filter(person__in=people.visible_to(grants, VIEW_EXPORTS.code).values("pk"))

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by part of the username: names are sealed."""
        return queryset.filter(person__username__icontains=text.strip().lower())
