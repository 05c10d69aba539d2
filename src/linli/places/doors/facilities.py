"""The list of public facilities."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.core.imports import Column, Context, Kind, Rows, register
from linli.core.imports.records import Record, RecordsDoor
from linli.core.rights import Grants
from linli.places.models import Compound, Division, Organisation, PublicFacility
from linli.places.rights import CHANGE_COMPOUNDS

from .compounds import communities_in
from .lookup import communities_named, compounds_named, organisations_named
from .shared import COMMUNITY, POSITION, check_position, missing, referred, texts


class FacilitiesDoor(RecordsDoor):
    """Public facilities, found by community, kind and name."""

    code = "facilities"
    title = _("Public facilities")
    intro = _("One row for each facility. Community, kind and name together say which one it is.")
    right = CHANGE_COMPOUNDS
    model = PublicFacility
    tables = (PublicFacility,)
    key_columns = ("name", "kind", "community")
    columns = (
        Column(
            "name", _("Name"), required=True, max_length=100, example="书院社区卫生服务站", width=28,
            aliases=("名称", "设施名称", "场所名称"),
        ),
        Column(
            "kind", _("Kind"), Kind.CHOICE, required=True, choices=dict(PublicFacility.Kind.choices),
            example="卫生服务站",
            aliases=("类型", "类别", "设施类型", "设施类别"),
            also={
                "卫生服务站": "HEALTH", "卫生站": "HEALTH", "养老": "ELDERLY_CARE", "养老服务": "ELDERLY_CARE",
                "居家养老服务中心": "ELDERLY_CARE", "托育": "CHILD_CARE", "托幼": "CHILD_CARE", "学校": "SCHOOL",
                "幼儿园": "SCHOOL",
                "文化": "CULTURE", "文化活动室": "CULTURE", "体育": "SPORT", "健身场地": "SPORT", "公园": "PARK",
                "超市": "SHOP",
                "便利店": "SHOP", "菜市场": "MARKET", "农贸市场": "MARKET", "邻里中心": "NEIGHBOUR_CENTRE",
                "垃圾分类站": "WASTE_STATION", "垃圾分类投放点": "WASTE_STATION", "公厕": "TOILET",
                "公共厕所": "TOILET",
                "公交站": "BUS_STOP", "其他": "OTHER",
            },
        ),
        *COMMUNITY,
        Column(
            "compound_code", _("Compound code"), Kind.CODE, max_length=20, example="9901020010010001", width=20,
            help=_("Only if it lies in a compound."), aliases=("小区编码", "小区代码"),
        ),
        Column(
            "compound", _("Compound"), example="阳光花园", width=20, help=_("Only if it lies in a compound."),
            aliases=("小区", "小区名称", "所属小区"),
        ),
        Column(
            "responsible_code", _("Credit code of who answers for it"), Kind.CODE, max_length=18,
            example="91990101MADEM00016", width=22, aliases=("责任单位信用代码",),
        ),
        Column(
            "responsible", _("Responsible"), example="示例市和谐物业服务有限公司", width=26,
            help=_("A registered organisation."), aliases=("责任单位", "管理单位", "主管单位"),
        ),
        Column(
            "capacity", _("Capacity"), Kind.WHOLE, minimum=0, maximum=1_000_000, example="20", aliases=("规模",
            "容量", "数量"),
        ),
        Column(
            "capacity_unit", _("Unit of capacity"), max_length=20, example="床位", aliases=("规模单位", "容量单位",
            "计量单位"),
        ),
        *POSITION,
        Column(
            "opened_on", _("Opened"), Kind.DATE, minimum=date(1900, 1, 1), example="2019-05-01", aliases=("启用日期",
            "建成日期", "开放日期"),
        ),
        Column("closed_on", _("Closed on"), Kind.DATE, minimum=date(1900, 1, 1), aliases=("停用日期", "关闭日期")),
    )  # fmt: skip
    fields = {
        "name": "name", "kind": "kind", "community": "community_id", "compound": "compound_id",
        "responsible": "responsible_id", "capacity": "capacity", "capacity_unit": "capacity_unit",
        "longitude": "longitude", "latitude": "latitude", "opened_on": "opened_on", "closed_on": "closed_on",
    }  # fmt: skip
    wording = {
        "compound_elsewhere": _("“{value}” does not lie in “{community}”."),
        "closed_before_opened": _("{value} lies before it opened, {opened}."),
    }

    def find(self, rows: Rows, context: Context) -> list[Record | None]:
        """Find facilities by community, kind and name."""
        keys = context.grants.keys(self.right.code)
        communities = communities_named(Division.objects.within(keys), texts(rows, "community_code", "community"))
        compounds = compounds_named(Compound.objects.within(keys), texts(rows, "compound_code", "compound"))
        bodies = organisations_named(Organisation.objects.all(), texts(rows, "responsible_code", "responsible"))
        related = ("community", "compound", "responsible")
        mine = PublicFacility.objects.filter(community__in=Division.objects.within(keys).values("pk"))
        known = {
            (facility.community_id, facility.kind, facility.name): facility
            for facility in mine.filter(name__in=texts(rows, "name")).select_related(*related)
        }
        named = [compound.pk for found in compounds.by_name.values() for compound in found]
        inside = dict(Compound.objects.filter(pk__in=named).values_list("pk", "community"))
        found: list[Record | None] = []
        for row, (name, kind) in enumerate(zip(rows.values["name"], rows.values["kind"], strict=True)):
            community = referred(rows, row, "community", communities)
            if community is None:
                missing(rows, row, "community")
                found.append(None)
                continue
            compound = referred(rows, row, "compound", compounds, community.name)
            if compound and inside.get(compound.pk) != community.pk:
                rows.fault("compound_elsewhere", row, "compound", value=compound.name, community=community.name)
            thing = known.get((community.pk, kind, name))
            check_position(rows, row, thing)
            opened = rows.values["opened_on"][row] or (thing and thing.opened_on)
            closed = rows.values["closed_on"][row] or (thing and thing.closed_on)
            if opened and closed and closed < opened:
                rows.fault("closed_before_opened", row, "closed_on", value=str(closed), opened=str(opened))
            values = {key: rows.values[key][row] for key in self.fields if key not in related}
            values |= {
                "community": community,
                "compound": compound,
                "responsible": referred(rows, row, "responsible", bodies),
            }
            found.append(Record(row, (community.pk, kind, name), thing, values))
        return found

    def value_of(self, thing: Any, key: str) -> Any:
        """Return what a facility has in a column."""
        if key == "community_code":
            return thing.community.code
        if key == "compound_code":
            return thing.compound.code if thing.compound else None
        if key == "responsible_code":
            return thing.responsible.credit_code if thing.responsible else None
        return super().value_of(thing, key)

    def export_rows(self, queryset: QuerySet[Any]) -> Any:
        """Yield facilities as the columns have them."""
        return super().export_rows(queryset.select_related("community", "compound", "responsible"))

    def lists(self, grants: Grants) -> Mapping[str, Iterable[str]]:
        """Return the communities of the person's area."""
        return {"community": communities_in(grants, self.right.code)}


FACILITIES = register(FacilitiesDoor())
