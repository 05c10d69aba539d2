"""The demo city 示例市: the shape of a real one under invented names, so that no mark ever stands beside a real place.

It lies in the open sea, where no city is. Equal on every machine: one seeded generator, no clock.
"""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from linli.core import clock

from . import demo_names as names
from .models import (
    Building,
    Compound,
    Division,
    Grid,
    Home,
    Management,
    MicroGrid,
    Organisation,
    OverlayZone,
    OwnersCommittee,
    PublicFacility,
    Stairwell,
)
from .operations.boundaries import draw_schematic_boundaries
from .registers import RegisterRow, load_divisions
from .rules.credit_code import complete
from .rules.order import home_order, order_key

TODAY = date(2021, 10, 15)
CENTRE = (123.5, 27.5)  # longitude, latitude
KM_LON, KM_LAT = 1 / 98.7, 1 / 110.8  # degrees per kilometre at that latitude
LEDGER_TOWNSHIPS = 1  # in so many townships the house ledger has been imported
FORMS_OLD = ("REFORMED", "REFORMED", "MIXED", "SELF_BUILT")
FORMS_NEW = (*("COMMERCIAL",) * 7, "RESETTLEMENT", "AFFORDABLE")
HOW_WEIGHTS = {"PROFESSIONAL": 60, "TRUSTEESHIP": 8, "SELF": 14, "FLOOR": 12, "": 6}  # of 100 compounds; "": unknown


@dataclass
class Demo:
    """What the modules' demos build upon: one generator, and the rows of those before."""

    rng: random.Random = field(default_factory=lambda: random.Random(20211015))
    say: Callable[[str], None] = lambda sentence: None
    divisions: list[Division] = field(default_factory=list)
    compounds: list[Compound] = field(default_factory=list)
    companies: list[Organisation] = field(default_factory=list)
    departments: list[Organisation] = field(default_factory=list)
    bodies: list[Organisation] = field(default_factory=list)  # assessment bodies
    zones: list[OverlayZone] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)

    def communities(self) -> list[Division]:
        """Return the communities."""
        return [d for d in self.divisions if d.level == Division.Level.COMMUNITY]


def make(demo: Demo) -> None:
    """Make the places of the demo city."""
    load_divisions(list(register(demo.rng)), valid_from=None)
    demo.divisions = list(Division.objects.order_by("code"))
    place_divisions(demo)
    make_zones(demo)
    make_organisations(demo)
    make_compounds(demo)
    make_managements(demo)
    make_facilities(demo)
    make_grids(demo)
    make_ledger(demo)
    draw_schematic_boundaries(at=clock.now(), source="示意图，由演示数据的点位推算")


def register(rng: random.Random) -> Iterator[RegisterRow]:
    """Yield the rows of the register, as the real list has them."""
    city = "990100000000"
    yield RegisterRow(city, "city", names.CITY, "")
    stems = iter(names.TOWNSHIP_STEMS)
    for number, (county_name, kinds, communities, in_streets) in enumerate(names.COUNTIES):
        county = f"9901{(2, 3, 22, 24, 25, 81)[number]:02}"
        yield RegisterRow(f"{county}000000", "county", county_name, city)
        townships = []
        for kind, count, first in zip(("街道", "镇", "乡"), kinds, (1, 100, 200), strict=True):
            for place in range(count):
                township = f"{county}{first + place:03}"
                townships.append((township, kind))
                yield RegisterRow(f"{township}000", "township", f"{next(stems)}{kind}", f"{county}000000")
        streets = [code for code, kind in townships if kind == "街道"]
        towns = [code for code, kind in townships if kind == "镇"]
        seats = _dealt(streets, in_streets) + _dealt(towns, communities - in_streets)
        chosen = rng.sample(names.COMMUNITY_STEMS, communities)
        for at, ((township, place), stem) in enumerate(zip(seats, chosen, strict=True), start=1):
            # As in the real list, two communities of the fifth county are no residents' committees, by their code.
            alike = number == names.COUNTY_WITH_OTHERS and at > communities - names.OTHERS
            name = f"{stem}社区" if alike else f"{stem}社区居民委员会"
            yield RegisterRow(f"{township}{400 + place if alike else place:03}", "community", name, f"{township}000")
        rural = [code for code, kind in townships if kind != "街道"]
        chosen = rng.sample(names.VILLAGE_STEMS, len(rural) * names.VILLAGES_PER_TOWNSHIP)
        for place, stem in enumerate(chosen):
            township = rural[place % len(rural)]
            code = f"{township}{200 + place // len(rural)}"
            yield RegisterRow(code, "village", f"{stem}村村民委员会", f"{township}000")


def _dealt(townships: list[str], count: int) -> list[tuple[str, int]]:
    """Deal communities to townships in turn; returns (township, number within it)."""
    if not townships:
        return []
    return sorted((townships[i % len(townships)], i // len(townships) + 1) for i in range(count))


def place_divisions(demo: Demo) -> None:
    """Give every division a point: counties around the city, the rest in spirals around what holds them."""
    at: dict[int, tuple[float, float]] = {}
    spread = {"COUNTY": 45.0, "TOWNSHIP": 8.0, "COMMUNITY": 2.0, "VILLAGE": 2.0}  # km between neighbours
    turn: dict[int, int] = {}
    for division in sorted(demo.divisions, key=lambda d: (len(d.ancestors), d.code)):
        if division.parent_id is None:
            at[division.pk] = (0.0, 0.0)
        else:
            place = turn[division.parent_id] = turn.get(division.parent_id, -1) + 1
            x, y = at[division.parent_id]
            if division.level == "COUNTY" and place < 2:  # the two districts share the middle
                dx, dy = (-20.0 if place == 0 else 20.0), 0.0
            else:
                dx, dy = _sunflower(place + (2 if division.level == "COUNTY" else 0), spread[division.level] * 0.6)
            at[division.pk] = (x + dx, y + dy)
        x, y = at[division.pk]
        division.longitude, division.latitude = _degrees(x, y)
    Division.objects.bulk_update(demo.divisions, ["longitude", "latitude"], batch_size=500)


def _sunflower(n: int, spacing: float) -> tuple[float, float]:
    radius, angle = spacing * math.sqrt(n + 0.5), n * math.pi * (3 - math.sqrt(5))
    return radius * math.cos(angle), radius * math.sin(angle)


def _degrees(x: float, y: float) -> tuple[Decimal, Decimal]:
    return Decimal(f"{CENTRE[0] + x * KM_LON:.6f}"), Decimal(f"{CENTRE[1] + y * KM_LAT:.6f}")


def make_zones(demo: Demo) -> None:
    """Lay two zones across the two districts; they report like counties."""
    counties = [d for d in demo.divisions if d.level == "COUNTY"][:2]
    for number, name in enumerate(names.ZONES):
        zone = OverlayZone.objects.create(
            code=f"9901Z{number + 1}", name=name, city=demo.divisions[0], valid_from=date(2019, 1, 1)
        )
        demo.zones.append(zone)
        for county in counties:  # the middle of the list: a zone takes some of a county, never all
            own = sorted((d for d in demo.divisions if d.parent_id == county.pk), key=lambda d: d.code)
            for street in own[number + 1 :: len(own) // 2][:1]:
                inside = [d for d in demo.divisions if street.pk in d.ancestors]
                for division in inside:
                    division.zone = zone
                Division.objects.filter(pk__in=[d.pk for d in inside]).update(zone=zone)


def credit_code(kind: str, number: int) -> str:
    """Return a well-formed unified social credit code in the invented division 990101."""
    return complete(f"{kind}990101MADEM{number:04}")


def make_organisations(demo: Demo) -> None:
    """Make departments of the city and its counties, property companies, and two assessment bodies."""
    city = demo.divisions[0]
    rows = []
    for number, name in enumerate(names.DEPARTMENTS):
        short = (
            name.replace("住房和城乡建设", "住建")
            .replace("综合行政执法", "综合执法")
            .replace("市场监督管理", "市场监管")
        )
        rows.append(_organisation(f"{city.name}{name}", "DEPARTMENT", city, credit_code("11", number), f"市{short}"))
    number = len(rows)
    for county in (d for d in demo.divisions if d.level == "COUNTY"):
        for name in names.DEPARTMENTS[:5]:
            name = name.replace("支队", "大队")
            rows.append(_organisation(f"{county.name}{name}", "DEPARTMENT", county, credit_code("11", number)))
            number += 1
    for place, stem in enumerate(names.COMPANY_STEMS):
        county = demo.divisions[0] if place % 4 == 0 else _nth_county(demo, place)
        name = f"{county.name}{stem}物业服务有限公司"
        rows.append(_organisation(name, "PROPERTY_COMPANY", county, credit_code("91", number), f"{stem}物业"))
        number += 1
    for stem in ("公衡", "明鉴"):
        name = f"{city.name}{stem}社区评价中心"
        rows.append(_organisation(name, "ASSESSMENT_BODY", city, credit_code("52", number), f"{stem}评价"))
        number += 1
    for stem in ("暖心", "四邻", "晚晴", "绿芽"):
        rows.append(_organisation(f"{city.name}{stem}志愿服务队", "SOCIAL", city, credit_code("51", number)))
        number += 1
    Organisation.objects.bulk_create(rows)
    demo.departments = [o for o in rows if o.kind == "DEPARTMENT"]
    demo.companies = [o for o in rows if o.kind == "PROPERTY_COMPANY"]
    demo.bodies = [o for o in rows if o.kind == "ASSESSMENT_BODY"]


def _organisation(name: str, kind: str, division: Division, code: str, short: str = "") -> Organisation:
    row = Organisation(name=name, kind=kind, division=division, credit_code=code, short_name=short)
    row.name_columns()
    return row


def _nth_county(demo: Demo, n: int) -> Division:
    counties = [d for d in demo.divisions if d.level == "COUNTY"]
    return counties[n % len(counties)]


def make_compounds(demo: Demo) -> None:
    """Make some 1,500 compounds: more in the streets, older ones near the middle."""
    rng = demo.rng
    streets = {d.pk for d in demo.divisions if d.level == "TOWNSHIP" and d.name.endswith("街道")}
    for community in demo.communities():
        used: set[str] = set()
        count = rng.randint(7, 12) if community.parent_id in streets else rng.randint(3, 7)
        for place in range(count):
            demo.compounds.append(_compound(rng, community, place, used))
    Compound.objects.bulk_create(demo.compounds, batch_size=500)


def _compound(rng: random.Random, community: Division, place: int, used: set[str]) -> Compound:
    year = min(2020, max(1979, round(rng.triangular(1982, 2020, 2004))))
    old = year < 1999
    while True:
        tail = rng.choice(names.COMPOUND_TAILS_OLD if old else names.COMPOUND_TAILS_NEW)
        name = rng.choice(names.COMPOUND_STEMS) + tail
        if name not in used:
            break
    used.add(name)
    buildings = rng.randint(1, 6) if old else rng.randint(3, 14)
    per_building = rng.choice((18, 24, 30, 36)) if old else rng.choice((24, 30, 36, 44, 60))
    households = max(12, buildings * per_building - rng.randint(0, per_building))
    area = Decimal(households * rng.randint(70, 88) if old else households * rng.randint(95, 125))
    known = rng.random() > 0.06  # a register always has some holes
    x, y = _sunflower(place, 0.22)
    compound = Compound(
        code=f"{community.code}{place + 1:04}",
        name=name,
        community=community,
        address=f"{community.name}{rng.choice(names.COMMUNITY_STEMS)}路{rng.randint(1, 388)}号",
        form=rng.choice(FORMS_OLD if old else FORMS_NEW),
        built_year=year if known else None,
        households=households,
        buildings_count=buildings,
        elevators=0 if old else (buildings * rng.choice((1, 2)) if year > 2006 else 0),
        parking_spaces=round(households * (0.25 if old else 0.9)),
        entrances=(entrances := buildings * rng.choice((1, 2, 2, 3))),
        step_free_entrances=min(entrances, round(entrances * rng.triangular(*((0.0, 0.5) if old else (0.4, 1.0))))),
        ebike_sockets=round(households * rng.triangular(0.0, 0.10 if old else 0.2)) if known else None,
        car_chargers=(rng.choice((0, 0, 0, 2)) if old else rng.randint(0, 24)) if known else None,
        floor_area_m2=area,
        site_area_m2=area / 2,
        green_area_m2=(area * Decimal("0.06" if old else "0.16")).quantize(Decimal("0.01")),
        longitude=community.longitude + Decimal(f"{x * KM_LON:.6f}") if community.longitude else None,
        latitude=community.latitude + Decimal(f"{y * KM_LAT:.6f}") if community.latitude else None,
    )  # fmt: skip
    compound.name_columns()
    return compound


def make_managements(demo: Demo) -> None:
    """Say who manages each compound: today, and for some also before; and whether the owners have a committee."""
    rng = demo.rng
    rows: list[Management] = []
    committees: list[OwnersCommittee] = []
    kinds, weights = list(HOW_WEIGHTS), list(HOW_WEIGHTS.values())
    for compound in demo.compounds:
        old = (compound.built_year or 2000) < 1999
        how = rng.choices(kinds, weights=[w if not old else (18, 14, 30, 30, 8)[i] for i, w in enumerate(weights)])[0]
        company = rng.choice(demo.companies)
        start = date(rng.randint(max(2009, min(compound.built_year or 2010, 2019)), 2020), rng.randint(1, 12), 1)
        if how:
            body = company if how in ("PROFESSIONAL", "TRUSTEESHIP") else None
            if how == "FLOOR":
                body = rng.choice(demo.departments[:1])  # the housing bureau arranges the minimum
            end = date(start.year + 3 * (1 + (TODAY.year - start.year) // 3), start.month, 1)
            number = f"物服{start.year}-{rng.randint(1, 9999):04}" if how == "PROFESSIONAL" else ""
            rows.append(
                Management(compound=compound, organisation=body, how=how, contract_number=number,
                           period=DateRange(start, end if how == "PROFESSIONAL" and end > TODAY else None))
            )  # fmt: skip
            compound.manager, compound.managed_how = body, how
            if how == "PROFESSIONAL" and rng.random() < 0.3 and start.year > 2012:
                before = rng.choice(demo.companies)
                rows.append(
                    Management(compound=compound, organisation=before, how=how,
                               period=DateRange(date(start.year - 3, start.month, 1), start))
                )  # fmt: skip
        if rng.random() < (0.45 if how == "PROFESSIONAL" else 0.12):
            elected = TODAY - timedelta(days=rng.randint(60, 1700))
            committees.append(
                OwnersCommittee(compound=compound, term=rng.randint(1, 3), members_count=rng.choice((5, 7, 9)),
                                period=DateRange(elected, elected.replace(day=1, year=elected.year + 5)),
                                filed_number=f"业备{elected.year}-{rng.randint(1, 999):03}")
            )  # fmt: skip
    Management.objects.bulk_create(rows, batch_size=1000)
    OwnersCommittee.objects.bulk_create(committees, batch_size=1000)
    Compound.objects.bulk_update(demo.compounds, ["manager", "managed_how"], batch_size=1000)


def make_facilities(demo: Demo) -> None:
    """Make the public facilities of every community."""
    rng = demo.rng
    rows = []
    for community in demo.communities():
        short = community.name.removesuffix("社区")
        for place, (kind, tail, unit, (low, high), of_ten) in enumerate(names.FACILITY_KINDS):
            if rng.random() * 10 >= of_ten:
                continue
            x, y = _sunflower(place + 3, 0.17)
            row = PublicFacility(
                name=f"{short}{tail}", kind=kind, community=community,
                capacity=rng.randint(low, high), capacity_unit=unit,
                opened_on=date(rng.randint(2005, 2020), rng.randint(1, 12), 1),
                longitude=community.longitude + Decimal(f"{x * KM_LON:.6f}") if community.longitude else None,
                latitude=community.latitude + Decimal(f"{y * KM_LAT:.6f}") if community.latitude else None,
            )  # fmt: skip
            row.name_columns()
            rows.append(row)
    PublicFacility.objects.bulk_create(rows, batch_size=1000)


def make_grids(demo: Demo) -> None:
    """Make grids: a large compound is one, small ones share one."""
    members: list[tuple[Grid, list[Compound]]] = []
    for community in demo.communities():
        own = [c for c in demo.compounds if c.community_id == community.pk]
        groups: list[list[Compound]] = []
        for compound in own:
            if groups and sum(c.households or 0 for c in groups[-1]) + (compound.households or 0) <= 900:
                groups[-1].append(compound)
            else:
                groups.append([compound])
        for number, group in enumerate(groups, start=1):
            short = community.name
            grid = Grid(code=f"{community.code}G{number:02}", name=f"{short}第{number}网格", community=community)
            grid.name_columns()
            members.append((grid, group))
    demo.grids = Grid.objects.bulk_create([grid for grid, _ in members], batch_size=1000)
    through = Grid.compounds.through
    through.objects.bulk_create(
        [through(grid=grid, compound=compound) for grid, group in members for compound in group], batch_size=2000
    )


def make_ledger(demo: Demo) -> None:
    """Import the house ledger of the first townships: buildings, stair units, homes, micro-grids."""
    rng = demo.rng
    townships = [d.pk for d in demo.divisions if d.level == "TOWNSHIP"][:LEDGER_TOWNSHIPS]
    chosen = [c for c in demo.compounds if any(pk in c.community.ancestors for pk in townships)]
    grid_of = dict(Grid.compounds.through.objects.values_list("compound_id", "grid_id"))
    micro_grids = {
        c.pk: MicroGrid(grid_id=grid_of[c.pk], number=f"{i + 1:02}-{c.name}"[:20]) for i, c in enumerate(chosen)
    }
    MicroGrid.objects.bulk_create(micro_grids.values())
    buildings = [
        Building(compound=c, number=str(n), order=order_key(str(n)), floors=18 if c.elevators else 6,
                 built_year=c.built_year)
        for c in chosen for n in range(1, (c.buildings_count or 1) + 1)
    ]  # fmt: skip
    Building.objects.bulk_create(buildings, batch_size=2000)
    stairwells = [
        Stairwell(building=b, number=str(n), order=order_key(str(n)), micro_grid=micro_grids[b.compound_id])
        for b in buildings for n in (1, 2)
    ]  # fmt: skip
    Stairwell.objects.bulk_create(stairwells, batch_size=2000)
    left = {c.pk: c.households or 0 for c in chosen}
    homes: list[Home] = []
    for stairwell in stairwells:
        compound = stairwell.building.compound
        per_floor = 2
        share = math.ceil((compound.households or 0) / (2 * (compound.buildings_count or 1)))
        for place in range(min(share, left[compound.pk])):
            number = f"{place // per_floor + 1}{place % per_floor + 1:02}"
            homes.append(
                Home(compound=compound, stairwell=stairwell, number=number, floor=place // per_floor + 1,
                     order=home_order(stairwell.building.number, stairwell.number, number),
                     area_m2=Decimal(rng.randint(4800, 14400)) / 100,
                     use=rng.choices(("LIVED_IN", "LET", "EMPTY", "BUSINESS", "UNKNOWN"), (62, 20, 9, 2, 7))[0])
            )  # fmt: skip
        left[compound.pk] -= min(share, left[compound.pk])
    Home.objects.bulk_create(homes, batch_size=5000)
