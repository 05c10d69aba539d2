"""The list of grids."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.core.imports import Column, Context, Kind, Rows, register
from linli.core.imports.records import Record, RecordsDoor
from linli.core.rights import Grants
from linli.places.models import Division, Grid
from linli.places.rights import CHANGE_DIVISIONS

from .compounds import communities_in
from .lookup import communities_named
from .shared import COMMUNITY, missing, referred, texts


class GridsDoor(RecordsDoor):
    """Grids, found by their code. Which compounds they hold is edited on their pages."""

    code = "grids"
    title = _("Grids")
    intro = _("One row for each grid. Its compounds and micro-grids are edited on its own page.")
    right = CHANGE_DIVISIONS
    model = Grid
    tables = (Grid,)
    key_columns = ("code",)
    columns = (
        Column(
            "code", _("Grid code"), Kind.CODE, required=True, max_length=20, example="990102001001-01", width=20,
            aliases=("网格编码", "网格编号", "网格代码", "编码"),
        ),
        Column(
            "name", _("Name"), required=True, max_length=100, example="书院第一网格", width=24, aliases=("网格名称",
            "网格", "名称"),
        ),
        *COMMUNITY,
    )  # fmt: skip
    fields = {"code": "code", "name": "name", "community": "community_id"}

    def find(self, rows: Rows, context: Context) -> list[Record | None]:
        """Find grids by code."""
        keys = context.grants.keys(self.right.code)
        codes = texts(rows, "code")
        mine = Grid.objects.within(keys).select_related("community").filter(code__in=codes)
        by_code = {grid.code: grid for grid in mine}
        taken = set(Grid.objects.filter(code__in=codes).values_list("code", flat=True))
        communities = communities_named(Division.objects.within(keys), texts(rows, "community_code", "community"))
        found: list[Record | None] = []
        for row, code in enumerate(rows.values["code"]):
            thing = by_code.get(code)
            community = referred(rows, row, "community", communities)
            if thing is None and code in taken:
                rows.fault("outside", row, "code", value=code)
            elif thing is None and community is None:
                missing(rows, row, "community")
            values = {"code": code, "name": rows.values["name"][row], "community": community}
            found.append(Record(row, code, thing, values) if code else None)
        return found

    def value_of(self, thing: Any, key: str) -> Any:
        """Return what a grid has in a column."""
        return thing.community.code if key == "community_code" else super().value_of(thing, key)

    def export_rows(self, queryset: QuerySet[Any]) -> Any:
        """Yield grids as the columns have them."""
        return super().export_rows(queryset.select_related("community"))

    def lists(self, grants: Grants) -> Mapping[str, Iterable[str]]:
        """Return the communities of the person's area."""
        return {"community": communities_in(grants, self.right.code)}


GRIDS = register(GridsDoor())
