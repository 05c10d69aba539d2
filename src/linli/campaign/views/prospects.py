"""What their works make of communities, one by one."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.campaign.models import Campaign, Prospect
from linli.campaign.queries.works import titles_of_items
from linli.core.rights import grants_of
from linli.core.tables import Day, LinliTable, ListPage, Moment, Number
from linli.evaluation.views.editions import badge
from linli.places.filters import PlaceFilters
from linli.places.rights import EXPORT

from .common import campaign_to_see, page

MISSING = 2  # items that a cell names
TONES = {"MEETS": "success", "READY": "info", "NOT_ENOUGH": "warning", "NO_WORKS": "danger", "UNKNOWN": "muted"}


class ProspectTable(LinliTable):
    """Communities and what is to be expected of them."""

    name = tables.Column(
        verbose_name=gettext_lazy("Community"), accessor="division__name",
        linkify=("places:division", {"pk": tables.A("division_id")}), order_by=("division__name_pinyin", "pk"),
    )  # fmt: skip
    county = tables.Column(
        verbose_name=gettext_lazy("County"), accessor="division__parent__parent__name",
        order_by=("division__code", "pk"),
    )  # fmt: skip
    state = tables.Column(verbose_name=gettext_lazy("What is to be expected"), order_by=("state", "pk"))
    ready_due = Day(verbose_name=gettext_lazy("Works done on, as planned"))
    open_works = Number(verbose_name=gettext_lazy("Open works"))
    overdue_works = Number(verbose_name=gettext_lazy("Overdue works"))
    short = tables.Column(verbose_name=gettext_lazy("Points missing even then"), order_by=("short", "pk"))
    missing = tables.Column(verbose_name=gettext_lazy("In the way, or unknown"), orderable=False)
    counted_at = Moment(verbose_name=gettext_lazy("Worked out at"), order_by=("counted_at", "pk"))

    default_columns = (
        "name", "county", "state", "ready_due", "open_works", "overdue_works", "short", "missing", "counted_at",
    )  # fmt: skip

    titles: Mapping[str, str] = MappingProxyType({})  # of sections and items, by their codes

    def render_state(self, record: Prospect) -> SafeString:
        """Show the state as a badge."""
        return badge(record.get_state_display(), TONES[record.state])

    def value_state(self, record: Prospect) -> str:
        """Return the state for a file."""
        return str(record.get_state_display())

    def render_short(self, value: int) -> str:
        """Show 0.01 points as points."""
        return f"{value // 100}.{value % 100:02}" if value else "—"

    def render_missing(self, value: list[str]) -> str:
        """Name items and sections, the first of them if there are many."""
        shown = _("; ").join(self._named(value[:MISSING]))
        if len(value) > MISSING:
            return _("{names} and {count} more").format(names=shown, count=len(value) - MISSING)
        return shown or "—"

    def value_missing(self, value: list[str]) -> str:
        """Name them all for a file."""
        return _("; ").join(self._named(value))

    def _named(self, codes: list[str]) -> list[str]:
        return [f"{code} {self.titles.get(code, '')}".strip() for code in codes]


class ProspectFilters(PlaceFilters):
    """Of the list of prospects."""

    place_path = "division__"

    state = filters.ChoiceFilter(
        label=gettext_lazy("What is to be expected"), choices=Prospect.State.choices, empty_label=gettext_lazy("All")
    )
    community = None  # type: ignore[assignment]  # the search finds it

    class Meta:
        model = Prospect
        fields: list[str] = []


class Prospects(ListPage):
    """What is to be expected of each community, and what stays in the way."""

    title = gettext_lazy("What works make of communities")
    table_class = ProspectTable
    filterset_class = ProspectFilters
    export_right = EXPORT
    template_name = "campaign/list.html"
    search_hint = gettext_lazy("Name or code")
    empty_title = gettext_lazy("Nothing is worked out yet")
    empty_hint = gettext_lazy("It follows from the marks of the last round and from approved works; a job counts it.")

    @cached_property
    def campaign(self) -> Campaign:
        """The campaign of the address. Raises Http404."""
        return campaign_to_see(self.request, self.kwargs["pk"])

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the communities in sight."""
        return (
            Prospect.objects.visible_to(grants_of(request.user))
            .filter(campaign=self.campaign)
            .select_related("division__parent__parent")
            .defer("division__search_grams", "division__parent__search_grams", "division__parent__parent__search_grams")
            .order_by("division__code")
        )

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by name or code."""
        text = text.replace("\x00", "").strip()
        return queryset.filter(division__name__icontains=text) | queryset.filter(division__code__startswith=text)

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Name the campaign, and when what stands here was worked out: of each community after its last change."""
        found = self.rows(request).order_by().aggregate(first=Min("counted_at"), last=Max("counted_at"))
        if found["first"] is None:
            return page(self.campaign, "works", lead=str(self.campaign))
        first, last = (f"{timezone.localtime(found[name]):%Y-%m-%d %H:%M}" for name in ("first", "last"))
        lead = _("{campaign}: as works and marks stood at {at}; a forecast, never a mark.")
        if first != last:
            lead = _("{campaign}: as works and marks stood from {at} to {last}, by community; a forecast, no mark.")
        return page(self.campaign, "works", lead=lead.format(campaign=self.campaign, at=first, last=last))

    def _sorted(self, queryset: QuerySet[Any], query: Any) -> LinliTable:
        table = super()._sorted(queryset, query)
        assert isinstance(table, ProspectTable)
        table.titles = titles_of_items(self.campaign.standard)
        return table
