"""The house ledger (房屋台账) from workbooks as cities have them: a hundred thousand homes in seconds.

The rows go by COPY into a table of the transaction's own; what is new, changed and unchanged is then a question to the
database, asked the same way by the dry run and by applying.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.core.imports import Column, Context, Door, Kind, Rows, Sample, Summary, register
from linli.core.rights import Grants
from linli.places.models import Building, Compound, Home, Stairwell
from linli.places.rights import CHANGE_HOMES
from linli.places.rules.home_names import home_name
from linli.places.rules.order import home_order, order_key

from .lookup import Found, compounds_named, texts_of, whole
from .numbers import building_number, room_number, stairwell_number

_BATCH = 10_000
_SAMPLES = 15  # of new ones, and of changed ones
_MOST_LISTED = 2000
_MOST_MISSING = 30

_STAGE = """
    CREATE TEMPORARY TABLE import_homes (
        line integer NOT NULL, compound bigint NOT NULL, building text NOT NULL, stairwell text NOT NULL,
        number text NOT NULL, ordering text NOT NULL, floor smallint, area numeric(8, 2), use text,
        home bigint, changed boolean NOT NULL DEFAULT false
    ) ON COMMIT DROP
"""
_MATCH = """
    UPDATE import_homes t SET
        home = h.id,
        changed = (COALESCE(t.floor, h.floor), COALESCE(t.area, h.area_m2), COALESCE(t.use, h.use))
            IS DISTINCT FROM (h.floor, h.area_m2, h.use)
    FROM places_building b
        JOIN places_stairwell s ON s.building_id = b.id
        JOIN places_home h ON h.stairwell_id = s.id
    WHERE b.compound_id = t.compound AND b.number = t.building AND s.number = t.stairwell AND h.number = t.number
"""
_COUNT = """
    SELECT count(*) FILTER (WHERE home IS NULL), count(*) FILTER (WHERE changed),
        count(*) FILTER (WHERE home IS NOT NULL AND NOT changed)
    FROM import_homes
"""
_NEW = "SELECT line FROM import_homes WHERE home IS NULL ORDER BY line LIMIT %s"
_CHANGED = """
    SELECT t.line, h.floor, h.area_m2, h.use FROM import_homes t JOIN places_home h ON h.id = t.home
    WHERE t.changed ORDER BY t.line LIMIT %s
"""
_MISSING = """
    SELECT h.compound_id, count(*) FROM places_home h
    WHERE h.compound_id = ANY(%s) AND NOT EXISTS (SELECT 1 FROM import_homes t WHERE t.home = h.id)
    GROUP BY h.compound_id ORDER BY 2 DESC, 1
"""
_UPDATE = """
    UPDATE places_home h SET floor = COALESCE(t.floor, h.floor), area_m2 = COALESCE(t.area, h.area_m2),
        use = COALESCE(t.use, h.use), version = h.version + 1
    FROM import_homes t WHERE t.home = h.id AND t.changed AND t.line >= %s AND t.line < %s
"""
_INSERT = """
    INSERT INTO places_home (compound_id, stairwell_id, number, "order", floor, area_m2, use, version)
    SELECT t.compound, s.id, t.number, t.ordering, t.floor, t.area, COALESCE(t.use, 'UNKNOWN'), 1
    FROM import_homes t
        JOIN places_building b ON b.compound_id = t.compound AND b.number = t.building
        JOIN places_stairwell s ON s.building_id = b.id AND s.number = t.stairwell
    WHERE t.home IS NULL AND t.line >= %s AND t.line < %s
    ORDER BY t.line
"""


@dataclass
class _Plan:
    """Where each row belongs: compound, and its building and stair unit as the ledger spells them."""

    compounds: list[Found | None] = field(default_factory=list)
    buildings: list[str] = field(default_factory=list)
    stairwells: list[str] = field(default_factory=list)


class HomesDoor(Door):
    """Homes of compounds that are there. Makes buildings and stair units as needed, deletes nothing."""

    code = "homes"
    title = _("House ledger")
    intro = _("One row for each home. Buildings and stair units are made as needed; nobody's name belongs here.")
    right = CHANGE_HOMES
    tables = (Building, Stairwell, Home)
    columns = (
        Column(
            "compound_code", _("Compound code"), Kind.CODE, max_length=20, example="9901020010010001", width=20,
            help=_("The code of the compound; or give its name."),
            aliases=("小区编码", "小区代码", "小区编号", "项目编码"),
        ),
        Column(
            "compound", _("Compound"), example="阳光花园", width=22,
            help=_("The name of the compound. If there is another of that name, give the code or the community."),
            aliases=("小区", "小区名称", "小区名", "住宅小区", "所属小区", "楼盘", "楼盘名称", "项目名称", "物业项目"),
        ),
        Column(
            "community", _("Community"), example="书院社区", width=18,
            help=_("Only to tell compounds of one name apart."),
            aliases=("社区", "所属社区", "村社", "村（社区）", "社区名称", "所在社区"),
        ),
        Column(
            "building", _("Building"), required=True, max_length=20, example="12", clean=building_number,
            below_zero=True,
            aliases=("幢", "幢号", "楼", "楼号", "楼栋", "楼栋号", "楼幢", "楼幢号", "栋", "栋号", "楼宇", "座"),
        ),
        Column(
            "stairwell", _("Stair unit"), max_length=20, example="1", clean=stairwell_number, below_zero=True,
            help=_("Empty for a building without units."),
            aliases=("单元", "单元号", "梯", "梯号", "梯位"),
        ),
        Column(
            "number", _("Room"), required=True, max_length=20, example="302", clean=room_number, below_zero=True,
            aliases=("室", "室号", "房号", "户号", "户室号", "房间号", "房屋号", "门牌号", "门牌室号", "户室"),
        ),
        Column(
            "floor", _("Floor"), Kind.WHOLE, example="3", minimum=-9, maximum=200, units=("层", "楼", "f"),
            aliases=("楼层", "层", "所在层", "所在楼层", "层次", "层数"),
        ),
        Column(
            "area", _("Floor area (㎡)"), Kind.DECIMAL, example="89.50", places=2, minimum=Decimal("0.01"),
            maximum=Decimal("99999.99"), units=("㎡", "m2", "m²", "平方米", "平米", "平方"),
            aliases=("建筑面积", "面积", "房屋面积", "产权面积", "建面", "登记面积"),
        ),
        Column(
            "use", _("Use"), Kind.CHOICE, choices=dict(Home.Use.choices), example="自住",
            aliases=("用途", "房屋用途", "使用情况", "使用状况", "居住情况", "居住状况", "房屋状态", "入住情况",
            "使用性质"),
            also={
                "自住": "LIVED_IN", "自用": "LIVED_IN", "业主自住": "LIVED_IN", "入住": "LIVED_IN",
                "已入住": "LIVED_IN",
                "出租": "LET", "租赁": "LET", "出租房": "LET", "已出租": "LET",
                "空置": "EMPTY", "空关": "EMPTY", "闲置": "EMPTY", "未入住": "EMPTY", "空": "EMPTY",
                "商用": "BUSINESS", "商业": "BUSINESS", "经营": "BUSINESS", "办公": "BUSINESS", "商铺": "BUSINESS",
                "住改商": "BUSINESS", "店面": "BUSINESS", "非住宅": "BUSINESS",
                "不详": "UNKNOWN", "未知": "UNKNOWN", "不明": "UNKNOWN",
                "住宅": "", "成套住宅": "", "居住": "", "普通住宅": "", "商品房": "",
            },
        ),
    )  # fmt: skip
    key_columns = ("compound_code", "compound", "building", "stairwell", "number")
    wording = {
        "compound_wanted": _("Neither the code nor the name of the compound is given; one of them is required."),
        "compound_retired": _("“{value}” is no more. Homes are listed under the compound that followed it."),
        "other_compound": _("The code {code} is that of “{found}”, not of “{value}”; the code was followed."),
        "homes_missing": _("“{compound}” has {count} homes in the ledger that are not in this file; they stay."),
        "buildings_made": _("Buildings that are not known yet and will be made: {count}, such as {names}."),
    }  # fmt: skip

    # Checking

    def check(self, rows: Rows, context: Context) -> _Plan:
        """Find the compounds, then buildings and stair units as the ledger spells them, then what is there twice."""
        plan = _Plan(compounds=self._compounds(rows, context))
        known_buildings, known_stairwells = _known(plan.compounds)
        spelled: dict[tuple[int, str], str] = {}
        seen: dict[tuple[int, str, str, str], int] = {}
        values = rows.values
        triples = zip(plan.compounds, values["building"], values["stairwell"], values["number"], strict=True)
        made: dict[str, None] = {}
        for row, (compound, building, stairwell, number) in enumerate(triples):
            pk = compound.pk if compound else 0
            building = building or ""
            if (pk, building) not in spelled:
                spelled[pk, building] = known_buildings.get((pk, building), building)
                if compound and building and (pk, building) not in known_buildings:
                    made[f"{compound.name} {building}"] = None
            actual = spelled[pk, building]
            stairwell = known_stairwells.get((pk, actual, stairwell or ""), stairwell or "")
            plan.buildings.append(actual)
            plan.stairwells.append(stairwell)
            if compound and building and number:
                first = seen.setdefault((pk, actual, stairwell, number), row)
                if first != row:
                    rows.repeated(row, "number", first)
        if made:
            rows.remark("buildings_made", count=len(made), names=list(made)[:10])
        return plan

    def _compounds(self, rows: Rows, context: Context) -> list[Found | None]:
        codes, names, communities = (rows.values[key] for key in ("compound_code", "compound", "community"))
        visible = Compound.objects.within(whole(context.grants.keys(self.right.code)))
        places = compounds_named(visible, texts_of([*codes, *names]))
        known: dict[tuple[Any, ...], Found | None] = {}
        bad: dict[tuple[Any, ...], bool] = {}
        found: list[Found | None] = []
        for row, asked in enumerate(zip(codes, names, communities, strict=True)):
            if asked not in known or bad.get(asked):  # what is wrong is said at each of its cells
                before = rows.fault_count
                known[asked] = self._compound(rows, row, places, *asked)
                bad[asked] = rows.fault_count > before
            found.append(known[asked])
        return found

    def _compound(
        self, rows: Rows, row: int, places: Any, code: str | None, name: str | None, community: str | None
    ) -> Found | None:
        key = "compound_code" if code or "compound" not in rows.given else "compound"
        text = code or name
        if not text:
            if not any(fault.row == row and fault.key in ("compound", "compound_code") for fault in rows.faults[-50:]):
                rows.fault("compound_wanted", row, key)
            return None
        place: Found | None = places.one(rows, row, key, text, community)
        if place and place.ended:
            rows.fault("compound_retired", row, key, value=place.name)
        elif place and code and name and name not in (place.name, place.code):
            rows.remark("other_compound", row, "compound", code=code, found=place.name, value=name)
        return place

    # Comparing and applying

    def compare(self, rows: Rows, plan: _Plan, context: Context) -> Summary:
        """Count what is new, changed and unchanged, and say which homes of the ledger the file does not have."""
        with connection.cursor() as cursor:
            self._stage(cursor, rows, plan, context)
            return self._summary(cursor, rows, plan)

    def apply(self, rows: Rows, plan: _Plan, context: Context) -> Summary:
        """Make buildings and stair units, then change and add homes, in batches that tell how far it is."""
        total = 2 * len(rows)
        with connection.cursor() as cursor:
            self._stage(cursor, rows, plan, context, total)
            summary = self._summary(cursor, rows, plan)
            if summary.new:
                _make_stairwells(plan)
            for first in range(0, len(rows), _BATCH):
                span = [first, first + _BATCH]
                if summary.changed:
                    cursor.execute(_UPDATE, span)
                if summary.new:
                    cursor.execute(_INSERT, span)
                context.progress(len(rows) + min(first + _BATCH, len(rows)), total)
        return summary

    def _stage(self, cursor: Any, rows: Rows, plan: _Plan, context: Context, total: int = 0) -> None:
        values = rows.values
        orders: dict[tuple[str, str], str] = {}
        cursor.execute("DROP TABLE IF EXISTS pg_temp.import_homes")
        cursor.execute(_STAGE)
        lines = zip(
            plan.compounds, plan.buildings, plan.stairwells, values["number"], values["floor"], values["area"],
            values["use"], strict=True,
        )  # fmt: skip
        with cursor.copy(
            "COPY import_homes (line, compound, building, stairwell, number, ordering, floor, area, use) FROM STDIN"
        ) as copy:
            for line, (compound, building, stairwell, number, floor, area, use) in enumerate(lines):
                if (building, stairwell) not in orders:
                    orders[building, stairwell] = home_order(building, stairwell, "")
                ordering = orders[building, stairwell] + order_key(number)[:28]
                copy.write_row((line, compound.pk, building, stairwell, number, ordering, floor, area, use))
                if line % 5000 == 0:
                    context.progress(line, total or len(rows))
        cursor.execute("ANALYZE import_homes")
        cursor.execute(_MATCH)
        context.progress(len(rows), total or len(rows))

    def _summary(self, cursor: Any, rows: Rows, plan: _Plan) -> Summary:
        cursor.execute(_COUNT)
        summary = Summary(*cursor.fetchone())
        cursor.execute(_NEW, [_SAMPLES])
        new = [line for (line,) in cursor.fetchall()]
        cursor.execute(_CHANGED, [_SAMPLES])
        for line, *old in cursor.fetchall():
            summary.samples.append(self._sample(rows, plan, line, old))
        summary.samples += [self._sample(rows, plan, line, None) for line in new]
        names = {place.pk: place.name for place in plan.compounds if place}
        cursor.execute(_MISSING, [list(names)])
        for compound, count in cursor.fetchall()[:_MOST_MISSING]:
            rows.remark("homes_missing", compound=names[compound], count=count)
        return summary

    def _sample(self, rows: Rows, plan: _Plan, line: int, old: list[Any] | None) -> Sample:
        compound = plan.compounds[line]
        name = home_name(
            plan.buildings[line], plan.stairwells[line], rows.values["number"][line], compound.name if compound else ""
        )
        place = rows.place(line, "number")
        changes = []
        for key, before in zip(("floor", "area", "use"), old or (), strict=False):
            after = rows.values[key][line]
            if after is not None and after != before:
                changes.append((key, _shown(key, before), _shown(key, after)))
        return Sample(name, f"{place.sheet}!{place.cell}", changes)

    # Out again

    def export_rows(self, queryset: QuerySet[Any]) -> Iterator[dict[str, Any]]:
        """Yield homes as the columns have them."""
        found = queryset.values_list(
            "compound__code", "compound__name", "compound__community__name", "stairwell__building__number",
            "stairwell__number", "number", "floor", "area_m2", "use",
        )  # fmt: skip
        keys = [column.key for column in self.columns]
        for *values, use in found.iterator(chunk_size=2000):
            yield dict(zip(keys, [*values, _shown("use", use)], strict=True))

    def lists(self, grants: Grants) -> Mapping[str, Iterable[str]]:
        """Return the names of the compounds in the person's area."""
        visible = Compound.objects.within(whole(grants.keys(self.right.code))).filter(retired_on=None)
        names = visible.order_by("name_pinyin", "pk").values_list("name", flat=True)[: _MOST_LISTED + 1]
        return {"compound": list(dict.fromkeys(names))}


def _shown(key: str, value: Any) -> str:
    if value is None:
        return ""
    return str(Home.Use(value).label) if key == "use" else str(value)


def _known(compounds: list[Found | None]) -> tuple[dict[tuple[int, str], str], dict[tuple[int, str, str], str]]:
    """Return how the ledger spells buildings and stair units, by their usual spelling; an exact one wins."""
    pks = {place.pk for place in compounds if place}
    found = Building.objects.filter(compound__in=pks).values_list("compound", "number", "stairwells__number")
    buildings: dict[tuple[int, str], str] = {}
    stairwells: dict[tuple[int, str, str], str] = {}
    for compound, building, stairwell in found.order_by("pk"):
        _add(buildings, (compound, building_number(building)), building)
        if stairwell is not None:
            _add(stairwells, (compound, building, stairwell_number(stairwell)), stairwell)
    return buildings, stairwells


def _add(spelled: dict[Any, str], key: tuple[Any, ...], actual: str) -> None:
    if key not in spelled or key[-1] == actual:
        spelled[key] = actual


def _make_stairwells(plan: _Plan) -> None:
    """Make the buildings and stair units that are not there yet."""
    wanted = {
        (place.pk, building, stairwell)
        for place, building, stairwell in zip(plan.compounds, plan.buildings, plan.stairwells, strict=True)
        if place
    }
    pks = {compound for compound, _building, _stairwell in wanted}
    here = {(b.compound_id, b.number): b.pk for b in Building.objects.filter(compound__in=pks)}
    missing = sorted({(compound, building) for compound, building, _stairwell in wanted} - here.keys())
    made = Building.objects.bulk_create(
        [Building(compound_id=compound, number=number, order=order_key(number)) for compound, number in missing],
        batch_size=_BATCH,
    )
    here |= {(building.compound_id, building.number): building.pk for building in made}
    have = set(Stairwell.objects.filter(building__compound__in=pks).values_list("building", "number"))
    needed = sorted({(here[compound, building], stairwell) for compound, building, stairwell in wanted} - have)
    Stairwell.objects.bulk_create(
        [Stairwell(building_id=building, number=number, order=order_key(number)) for building, number in needed],
        batch_size=_BATCH,
    )


HOMES = register(HomesDoor())
