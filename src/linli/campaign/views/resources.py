"""Resources used: the list, and what a household used in a quarter."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.campaign.models import ResourceUse
from linli.campaign.queries.resources import Used, by_quarter, uses_to_see
from linli.campaign.rights import FOLLOW, VIEW
from linli.campaign.rules.quarters import in_words
from linli.campaign.rules.resources import per_household
from linli.core.imports.rights import IMPORT
from linli.core.rights import grants_of
from linli.core.tables import LinliTable, ListPage, Number
from linli.places.filters import PlaceFilters
from linli.places.models import Division
from linli.places.queries.search import answering_rows

from .common import campaign_to_see, tabs

DOOR = "resource-use"


class ResourceTable(LinliTable):
    """What communities used."""

    community = tables.Column(
        verbose_name=gettext_lazy("Community"), accessor="division__name", order_by=("division__code", "pk"),
        linkify=("places:division", {"pk": tables.A("division_id")}),
    )  # fmt: skip
    kind = tables.Column(verbose_name=gettext_lazy("Resource"), order_by=("kind", "pk"))
    quarter = tables.Column(verbose_name=gettext_lazy("Quarter"), order_by=("year", "quarter", "pk"))
    quantity = Number(verbose_name=gettext_lazy("Quantity"), order_by=("quantity", "pk"))
    households = Number(verbose_name=gettext_lazy("Households"), order_by=("households", "pk"))
    each = Number(verbose_name=gettext_lazy("Per household"), accessor="pk", places=2, orderable=False)
    source = tables.Column(verbose_name=gettext_lazy("Source"), orderable=False)

    def render_quarter(self, record: ResourceUse) -> str:
        """Return the quarter with its year."""
        return f"{record.year}Q{record.quarter}"

    def render_each(self, record: ResourceUse) -> str:
        """Return what one household used."""
        return str(per_household(record.quantity, record.households))


class ResourceFilters(PlaceFilters):
    """Of what communities used."""

    place_path = "division__"
    kind = filters.ChoiceFilter(
        label=gettext_lazy("Resource"), choices=ResourceUse.Kind.choices, empty_label=gettext_lazy("All")
    )
    year = filters.NumberFilter(label=gettext_lazy("Year"), method="by_year", min_value=2000, max_value=2100)
    in_quarter = filters.ChoiceFilter(
        label=gettext_lazy("Quarter"), field_name="quarter", choices=[(str(n), str(n)) for n in range(1, 5)],
        empty_label=gettext_lazy("All"),
    )  # fmt: skip

    class Meta:
        model = ResourceUse
        fields: list[str] = []

    def by_year(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Keep those of a year."""
        return rows.filter(year=int(value))


class ResourceList(ListPage):
    """What communities of the campaign used, with what a household used by quarter."""

    title = gettext_lazy("Resources used")
    lead = gettext_lazy("Water, power and waste that is not recycled, by quarter. Shares are sums over sums.")
    table_class = ResourceTable
    filterset_class = ResourceFilters
    export_right = VIEW
    export_door = DOOR
    template_name = "campaign/resources.html"
    empty_title = gettext_lazy("Nothing reported yet")
    empty_hint = gettext_lazy("Import a workbook with one row for each community, quarter and resource.")
    search_hint = gettext_lazy("Name, pinyin or code of the community")

    def rows(self, request: HttpRequest) -> QuerySet[ResourceUse]:
        """Return what the person sees."""
        self.campaign = campaign_to_see(request, self.kwargs["pk"])
        self.seen = uses_to_see(self.campaign, grants_of(request.user), VIEW.code)
        return self.seen.select_related("division").order_by("-year", "-quarter", "kind", "division__code", "pk")

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by community."""
        found = answering_rows(Division.objects.filter(level=Division.Level.COMMUNITY), text)
        return queryset.filter(division__in=found.order_by().values("pk"))

    def actions(self, request: HttpRequest) -> Sequence[tuple[str, Any, str]]:
        """Offer to import to whoever reports."""
        grants = grants_of(request.user)
        if grants.has(FOLLOW.code) and grants.has(IMPORT.code):
            return [(reverse("imports:door", args=[DOOR]), _("Import"), "upload")]
        return ()

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Add a chart for each resource, over all that the person sees."""
        known = by_quarter(self.campaign, self.seen)
        charts = [quarters_chart(kind, known[kind]) for kind in ResourceUse.Kind if kind in known]
        return {"campaign": self.campaign, "campaign_tabs": tabs(self.campaign, "summary"), "charts": charts}


def quarters_chart(kind: ResourceUse.Kind, known: Mapping[tuple[date, bool], Used]) -> dict[str, Any]:
    """Return what a household used in each quarter: communities with works done, and the others."""
    days = sorted({day for day, _helped in known})
    groups = [(True, _("with works done"), "#1d8a5a"), (False, _("without"), "#8a948f")]
    groups = [one for one in groups if any((day, one[0]) in known for day in days)]
    series = [
        {
            "type": "line", "name": title, "symbolSize": 6, "itemStyle": {"color": colour},
            "lineStyle": {"color": colour, "type": "solid" if helped else "dashed"}, "connectNulls": False,
            "data": [_text(known.get((day, helped))) for day in days],
        }
        for helped, title, colour in groups
    ]  # fmt: skip
    columns = [_("Quarter")]
    for _helped, title, _colour in groups:
        columns += [title, _("communities ({group})").format(group=title)]
    rows = []
    for day in days:
        row: list[Any] = [in_words(day)]
        for helped, _title, _colour in groups:
            one = known.get((day, helped))
            row += [_text(one) or "—", one.places if one else "—"]
        rows.append(row)
    return {
        "id": f"resources-{kind.value.lower().replace('_', '-')}", "title": str(kind.label), "columns": columns,
        "rows": rows,
        "option": {
            "legend": {"top": 0, "data": [title for _helped, title, _colour in groups]},
            "grid": {"top": 36}, "xAxis": {"type": "category", "data": [in_words(day) for day in days]},
            "yAxis": {"type": "value", "scale": True}, "series": series,
        },
    }  # fmt: skip


def _text(used: Used | None) -> str | None:
    return None if used is None or used.each is None else str(used.each)
