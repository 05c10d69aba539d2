"""Workbooks in: what communities use."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.core.imports import Column, Context, Kind, Rows, Summary, register
from linli.core.imports.records import Record, RecordsDoor
from linli.core.rights import Grants
from linli.places.doors.compounds import communities_in
from linli.places.doors.lookup import communities_named
from linli.places.doors.shared import COMMUNITY, missing, referred, texts
from linli.places.models import Division

from .models import ResourceUse
from .rights import FOLLOW

_BATCH = 1000
_MOST = Decimal(10) ** 11


class ResourceUseDoor(RecordsDoor):
    """Water, power and waste of a community in a quarter, found by community, quarter and resource."""

    code = "resource-use"
    title = _("Resources used")
    intro = _("One row for each community, quarter and resource. Sent again, a row replaces what was there.")
    right = FOLLOW
    model = ResourceUse
    tables = (ResourceUse,)
    key_columns = ("community_code", "year", "quarter", "kind")
    columns = (
        *COMMUNITY,
        Column(
            "year", _("Year"), Kind.WHOLE, required=True, minimum=2000, maximum=2100, example="2021", width=8,
            aliases=("年份", "年度"), units=("年",),
        ),
        Column(
            "quarter", _("Quarter"), Kind.WHOLE, required=True, minimum=1, maximum=4, example="3", width=8,
            help=_("1 to 4."), aliases=("季度", "季"), units=("季度", "季"),
        ),
        Column(
            "kind", _("Resource"), Kind.CHOICE, required=True, choices=dict(ResourceUse.Kind.choices), width=18,
            aliases=("资源", "资源种类", "类别"),
            also={"用水": "WATER_M3", "水": "WATER_M3", "用电": "POWER_KWH", "电": "POWER_KWH", "垃圾": "WASTE_KG"},
        ),
        Column(
            "quantity", _("Quantity"), Kind.DECIMAL, required=True, minimum=0, maximum=_MOST, example="15800.5",
            width=16, help=_("In the unit of the resource."), aliases=("用量", "数量", "使用量"),
        ),
        Column(
            "households", _("Households"), Kind.WHOLE, required=True, minimum=1, maximum=10_000_000, example="1260",
            width=10, help=_("Whom the quantity counts; at least 1."), aliases=("户数", "计量户数"), units=("户",),
        ),
        Column(
            "source", _("Source"), required=True, max_length=200, example="水务公司2021年三季度抄表汇总", width=30,
            aliases=("来源", "数据来源"),
        ),
    )  # fmt: skip
    fields = {
        "community": "division_id", "year": "year", "quarter": "quarter", "kind": "kind", "quantity": "quantity",
        "households": "households", "source": "source",
    }  # fmt: skip

    def find(self, rows: Rows, context: Context) -> list[Record | None]:
        """Find what was reported already, by community, year, quarter and resource."""
        keys = context.grants.keys(self.right.code)
        communities = communities_named(Division.objects.within(keys), texts(rows, "community_code", "community"))
        places = [referred(rows, row, "community", communities) for row in range(len(rows))]
        there: dict[tuple[Any, ...], ResourceUse] = {}
        years = {year for year in rows.values["year"] if year is not None}
        known = ResourceUse.objects.filter(division__in={one.pk for one in places if one}, year__in=years)
        for thing in known.select_related("division"):
            there[thing.division_id, thing.year, thing.quarter, thing.kind] = thing
        found: list[Record | None] = []
        for row, place in enumerate(places):
            given = {column.key: rows.values[column.key][row] for column in self.columns}
            if place is None:
                missing(rows, row, "community")
                found.append(None)
                continue
            identity = (place.pk, given["year"], given["quarter"], given["kind"])
            if None in identity:
                found.append(None)  # the cell is blamed already
                continue
            name = f"{place.name} {given['year']}Q{given['quarter']}"
            found.append(Record(row, identity, there.get(identity), {**given, "community": place, "name": name}))
        return found

    def apply(self, rows: Rows, plan: list[Record], context: Context) -> Summary:
        """Create what is new, update what changed."""
        summary = self.compare(rows, plan, context)
        new: list[ResourceUse] = []
        changed: list[ResourceUse] = []
        for record in plan:
            thing = record.thing or ResourceUse()
            if record.thing is not None and not self._changes(record):
                continue
            for key, attribute in self.fields.items():
                value = record.values[key]
                setattr(thing, attribute, value.pk if key == "community" else value)
            (new if record.thing is None else changed).append(thing)
        ResourceUse.objects.bulk_create(new, batch_size=_BATCH)
        ResourceUse.objects.bulk_update(changed, ["quantity", "households", "source"], batch_size=_BATCH)
        context.progress(len(plan), len(plan))
        return summary

    def value_of(self, thing: Any, key: str) -> Any:
        """Return what a row has in a column."""
        return thing.division.code if key == "community_code" else super().value_of(thing, key)

    def export_rows(self, queryset: QuerySet[Any]) -> Any:
        """Yield rows as the columns have them."""
        return super().export_rows(queryset.select_related("division"))

    def lists(self, grants: Grants) -> Mapping[str, Iterable[str]]:
        """Return the communities of the person's area."""
        return {"community": communities_in(grants, self.right.code)}


RESOURCE_USE = register(ResourceUseDoor())
