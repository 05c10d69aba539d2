"""The list of compounds."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.core.imports import Column, Context, Kind, Rows, register
from linli.core.imports.records import Record, RecordsDoor
from linli.core.rights import Grants
from linli.places.models import Compound, Division
from linli.places.queries.codes import last_number
from linli.places.rights import CHANGE_COMPOUNDS

from .lookup import communities_named, whole
from .shared import COMMUNITY, POSITION, check_position, half_a_position, missing, referred, texts

_MOST_LISTED = 2000
_MOST_COUNT = 1_000_000


def _area(key: str, title: Any, example: str, *aliases: str) -> Column:
    return Column(
        key, title, Kind.DECIMAL, example=example, aliases=aliases, places=2, minimum=Decimal(0),
        maximum=Decimal("9999999999.99"), units=("㎡", "m2", "m²", "平方米"),
    )  # fmt: skip


class CompoundsDoor(RecordsDoor):
    """Compounds, found by their code, or by name and community where none is given."""

    code = "compounds"
    title = _("Compounds")
    intro = _("One row for each compound. A new one without a code gets the next of its community.")
    right = CHANGE_COMPOUNDS
    model = Compound
    tables = (Compound,)
    key_columns = ("name", "code")
    columns = (
        Column(
            "code", _("Compound code"), Kind.CODE, max_length=20, example="9901020010010001", width=20,
            help=_("Leave it empty for a new compound."), aliases=("小区编码", "小区代码", "小区编号", "编码", "代码"),
        ),
        Column(
            "name", _("Name"), required=True, max_length=100, example="阳光花园", width=24,
            aliases=("小区名称", "小区", "小区名", "名称", "住宅小区", "楼盘名称", "项目名称"),
        ),
        *COMMUNITY,
        Column(
            "address", _("Address"), max_length=200, example="书院路 18 号", width=28, aliases=("地址", "坐落",
            "详细地址", "小区地址"),
        ),
        Column(
            "form", _("Form"), Kind.CHOICE, choices=dict(Compound.Form.choices), example="商品房",
            aliases=("类型", "小区类型", "小区类别", "房屋类型", "房屋性质"),
            also={
                "商品房": "COMMERCIAL", "商品住宅": "COMMERCIAL", "商品房小区": "COMMERCIAL",
                "保障房": "AFFORDABLE", "保障性住房": "AFFORDABLE", "经济适用房": "AFFORDABLE", "公租房": "AFFORDABLE",
                "安置房": "RESETTLEMENT", "拆迁安置房": "RESETTLEMENT", "安置小区": "RESETTLEMENT",
                "房改房": "REFORMED", "单位房": "REFORMED", "自建房": "SELF_BUILT", "混合": "MIXED", "其他": "",
            },
        ),
        Column(
            "built_year", _("Built in"), Kind.WHOLE, minimum=1900, maximum=2100, example="1998", units=("年",),
            aliases=("建成年份", "建成年代", "建成时间", "竣工年份", "建造年代", "建设年代"),
        ),
        Column(
            "households", _("Households"), Kind.WHOLE, minimum=0, maximum=_MOST_COUNT, example="300", units=("户",),
            aliases=("户数", "总户数", "住户数", "居民户数"),
        ),
        Column(
            "buildings_count", _("Buildings"), Kind.WHOLE, minimum=0, maximum=_MOST_COUNT, example="12",
            units=("幢", "栋"), aliases=("幢数", "楼栋数", "栋数", "楼幢数"),
        ),
        Column(
            "elevators", _("Elevators"), Kind.WHOLE, minimum=0, maximum=_MOST_COUNT, example="24", units=("部", "台"),
            aliases=("电梯", "电梯数", "电梯数量"),
        ),
        Column(
            "parking_spaces", _("Parking spaces"), Kind.WHOLE, minimum=0, maximum=_MOST_COUNT, example="260",
            units=("个",), aliases=("停车位", "车位", "车位数", "停车位数"),
        ),
        Column(
            "entrances", _("Entrances of buildings"), Kind.WHOLE, minimum=0, maximum=_MOST_COUNT, example="36",
            units=("个",), aliases=("出入口数", "楼栋出入口", "单元出入口数"),
        ),
        Column(
            "step_free_entrances", _("Step-free entrances"), Kind.WHOLE, minimum=0, maximum=_MOST_COUNT, example="20",
            units=("个",), aliases=("无障碍出入口数", "坡道数"),
        ),
        Column(
            "ebike_sockets", _("E-bike sockets"), Kind.WHOLE, minimum=0, maximum=_MOST_COUNT, example="40",
            units=("个",), aliases=("电动自行车充电接口数", "充电接口", "充电插口数"),
        ),
        Column(
            "car_chargers", _("Car chargers"), Kind.WHOLE, minimum=0, maximum=_MOST_COUNT, example="12",
            units=("个", "台"), aliases=("充电桩", "充电桩数", "汽车充电桩数"),
        ),
        _area("floor_area", _("Floor area (㎡)"), "32000", "建筑面积", "总建筑面积"),
        _area("site_area", _("Site area (㎡)"), "18000", "占地面积", "用地面积"),
        _area("green_area", _("Green area (㎡)"), "6000", "绿化面积", "绿地面积"),
        *POSITION,
    )  # fmt: skip
    fields = {
        "code": "code", "name": "name", "community": "community_id", "address": "address", "form": "form",
        "built_year": "built_year", "households": "households", "buildings_count": "buildings_count",
        "elevators": "elevators", "parking_spaces": "parking_spaces",
        "entrances": "entrances", "step_free_entrances": "step_free_entrances", "ebike_sockets": "ebike_sockets",
        "car_chargers": "car_chargers", "floor_area": "floor_area_m2",
        "site_area": "site_area_m2", "green_area": "green_area_m2", "longitude": "longitude", "latitude": "latitude",
    }  # fmt: skip
    wording = {
        "compound_moves": _("“{name}” moves from “{before}” to “{after}”."),
        **half_a_position(),
    }

    def find(self, rows: Rows, context: Context) -> list[Record | None]:
        """Find compounds by code, else by community and name."""
        keys = context.grants.keys(self.right.code)
        mine = Compound.objects.within(whole(keys)).select_related("community")
        codes = texts(rows, "code")
        by_code = {compound.code: compound for compound in mine.filter(code__in=codes)}
        taken = set(Compound.objects.filter(code__in=codes).values_list("code", flat=True))
        communities = communities_named(Division.objects.within(keys), texts(rows, "community_code", "community"))
        places = {place.pk for found in communities.by_name.values() for place in found}
        by_name = {
            (compound.community_id, compound.name): compound
            for compound in mine.filter(community__in=places, name__in=texts(rows, "name"))
        }
        found: list[Record | None] = []
        for row, (code, name) in enumerate(zip(rows.values["code"], rows.values["name"], strict=True)):
            community = referred(rows, row, "community", communities)
            thing = by_code.get(code) if code else by_name.get((community.pk, name)) if community else None
            if code and thing is None and code in taken:
                rows.fault("outside", row, "code", value=code)
                found.append(None)
                continue
            if thing is None and community is None:
                missing(rows, row, "community")
                found.append(None)
                continue
            if thing and community and thing.community_id != community.pk:
                rows.remark(
                    "compound_moves",
                    row,
                    "community",
                    name=thing.name,
                    before=thing.community.name,
                    after=community.name,
                )
            check_position(rows, row, thing)
            values = {key: rows.values[key][row] for key in self.fields if key != "community"}
            identity = ("code", code) if code else ("name", community.pk if community else 0, name)
            found.append(Record(row, identity, thing, {**values, "community": community}))
        return found

    def complete(self, new: Sequence[Any]) -> None:
        """Give compounds without a code the next of their community."""
        open_ones = [compound for compound in new if not compound.code]
        communities = Division.objects.in_bulk({compound.community_id for compound in open_ones})
        last = {pk: last_number(division.code) for pk, division in communities.items()}
        taken = {compound.code for compound in new}
        for compound in open_ones:
            prefix = communities[compound.community_id].code
            while not compound.code or compound.code in taken:
                last[compound.community_id] += 1
                compound.code = f"{prefix}{last[compound.community_id]:04}"
            taken.add(compound.code)

    def value_of(self, thing: Any, key: str) -> Any:
        """Return what a compound has in a column."""
        return thing.community.code if key == "community_code" else super().value_of(thing, key)

    def export_rows(self, queryset: QuerySet[Any]) -> Any:
        """Yield compounds as the columns have them."""
        return super().export_rows(queryset.select_related("community"))

    def lists(self, grants: Grants) -> Mapping[str, Iterable[str]]:
        """Return the communities of the person's area."""
        return {"community": communities_in(grants, self.right.code)}


def communities_in(grants: Grants, right: str) -> list[str]:
    """Return the names of the communities over which a right is held, for a drop-down; too many are cut by it."""
    found = Division.objects.within(grants.keys(right)).filter(valid_to=None, level__in=("COMMUNITY", "VILLAGE"))
    names = found.order_by("name_pinyin", "pk").values_list("name", flat=True)[: _MOST_LISTED + 1]
    return list(dict.fromkeys(names))


COMPOUNDS = register(CompoundsDoor())
