"""Targets beside what was counted and what is expected: the figures of the campaign's pages and of the cockpit."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import reduce
from operator import or_

from django.db.models import Q, Sum

from linli.campaign.models import Campaign, ExpectedStanding, Standing, Target
from linli.campaign.operations.actions import targets_of
from linli.campaign.rules.forecast import Band, band, is_judged
from linli.campaign.rules.targets import wanted
from linli.core.composed import fetched

from .standings import Line, Unit, lines, together


@dataclass(frozen=True)
class UnitWay:
    """One reporting unit on its way to a target: what it would need for the share by itself. forecast: None unknown."""

    line: Line
    wanted: int
    count: int
    forecast: int | None

    @property
    def missing(self) -> int:
        """How many more are needed today."""
        return max(0, self.wanted - self.count)

    @property
    def behind(self) -> int:
        """How many will be missing on the day, by the forecast."""
        return max(0, self.wanted - self.forecast) if self.forecast is not None else 0


@dataclass(frozen=True)
class Way:
    """A target, what the city has, what is expected. sum_wanted: of all units, if each must reach the share itself."""

    target: Target
    counted_on: date | None
    members: int
    wanted: int
    sum_wanted: int
    count: int
    forecast: int | None
    band: Band | None
    days: int
    units: list[UnitWay] = field(default_factory=list)

    @property
    def missing(self) -> int:
        """How many more are needed today; of a target on each unit what units lack: no surplus makes up for another."""
        if self._each:
            return sum(unit.missing for unit in self.units)
        return max(0, self.wanted - self.count)

    @property
    def asked(self) -> int:
        """What the target asks for: of the city as a whole, or of its units together."""
        return self.sum_wanted if self._each else self.wanted

    @property
    def reached(self) -> int:
        """How much of what is asked for is there: of a target on each unit, no more of any than is asked of it."""
        return self.asked - self.missing

    @property
    def _each(self) -> bool:
        return self.target.reach == Target.Reach.EACH_UNIT

    @property
    def share(self) -> Fraction | None:
        """The share today."""
        return Fraction(self.count, self.members) if self.members else None

    @property
    def short(self) -> int:
        """How many will be missing on the day, by the forecast; 0 if that is unknown. On each unit: of all units."""
        if self._each:
            return sum(unit.behind for unit in self.units)
        return max(0, self.wanted - self.forecast) if self.forecast is not None else 0

    @property
    def warned(self) -> list[UnitWay]:
        """The units that are behind, the worst first."""
        return sorted((unit for unit in self.units if unit.behind), key=lambda unit: (-unit.behind, unit.line.key))


@dataclass(frozen=True)
class Outlook:
    """All targets of a campaign, and how the number that meet the standard went and is expected to go.

    periods: past quarters whose forecast can be compared with their count
    past, ahead: by denominator, days and how many of it met the standard, or are expected to; of the past the last
        count of each month: a year is twelve points
    """

    ways: list[Way]
    counted_on: date | None
    periods: int
    past: dict[int, list[tuple[date, int]]]
    ahead: dict[int, list[tuple[date, int]]]


def outlook(campaign: Campaign, today: date) -> Outlook:
    """Return targets, counts and forecasts of a campaign. Four queries, whatever the city's size."""
    targets = targets_of(campaign)
    pks = {target.denominator_id for target in targets}
    expected, before = _expected(pks, today)
    sums = _sums(pks, today)
    standing = _last(dict(sorted(sums, key=lambda one: one[1])))  # of each denominator its last day
    errors = _errors(before, sums)
    ways = [
        _way(
            target, standing.get(target.denominator_id, []),
            expected.get((target.denominator_id, target.by), {}) if _is_forecast(target) else {},
            errors.get(target.denominator_id, []), today,
        )
        for target in targets
    ]  # fmt: skip
    ahead: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for (pk, day), units in sorted(expected.items()):
        ahead[pk].append((day, sum(units.values())))
    days = [way.counted_on for way in ways if way.counted_on]
    periods = max((len(found) for found in errors.values()), default=0)
    return Outlook(ways, max(days, default=None), periods, _by_month(sums), dict(ahead))


def _is_forecast(target: Target) -> bool:
    """Only meeting the standard follows from works: taking part and names are decisions."""
    return target.counted == Target.Counted.MEETING


def _last(days: Mapping[int, date]) -> dict[int, list[tuple[date, Line]]]:
    """Return the counts of each denominator on its last day, by unit. One query."""
    on_its_day = [Q(denominator=pk, day=day) for pk, day in days.items()]
    rows = fetched(
        Standing.objects.filter(reduce(or_, on_its_day, Q(pk__in=[])))
        .select_related("county", "zone")
        .defer("county__search_grams", "zone__search_grams")
    )
    by_pk: dict[int, list[Standing]] = defaultdict(list)
    for row in rows:
        by_pk[row.denominator_id].append(row)
    return {pk: [(own[0].day, line) for line in lines(own)] for pk, own in by_pk.items()}


Foreseen = dict[tuple[int, date], dict[Unit, int]]


def _expected(pks: set[int], today: date) -> tuple[Foreseen, Foreseen]:
    """Return what is expected now of days to come, and what was expected at first of quarter ends that are past.

    Of each earlier quarter one forecast is kept (`operations.standings`), so the rows do not grow with the city.
    """
    rows = list(
        ExpectedStanding.objects.filter(denominator__in=pks, made_on__lte=today)
        .order_by("made_on")
        .values_list("denominator_id", "made_on", "day", "county_id", "zone_id", "meeting")
    )
    newest = rows[-1][1] if rows else None
    now: Foreseen = defaultdict(dict)
    before: Foreseen = defaultdict(dict)
    for pk, made_on, day, county, zone, number in rows:
        if made_on == newest and day >= today:
            now[pk, day][county, zone] = number
        elif day < today and is_judged(made_on, day):
            before[pk, day].setdefault((county, zone), number)
    return now, before


def _sums(pks: set[int], today: date) -> dict[tuple[int, date], int]:
    """Return how many of each denominator met the standard on each day that was counted."""
    rows = Standing.objects.filter(denominator__in=pks, day__lte=today).order_by("day")
    counted = rows.values_list("denominator_id", "day").annotate(number=Sum("meeting"))
    return {(pk, day): number for pk, day, number in counted}


def _errors(before: Foreseen, sums: dict[tuple[int, date], int]) -> dict[int, list[int]]:
    """Return by how much the count of each past period was above its forecast, over all units, by denominator."""
    errors: dict[int, list[int]] = defaultdict(list)
    for (pk, day), foreseen in sorted(before.items()):
        if (pk, day) in sums:
            errors[pk].append(sums[pk, day] - sum(foreseen.values()))
    return errors


def _by_month(sums: dict[tuple[int, date], int]) -> dict[int, list[tuple[date, int]]]:
    last: dict[tuple[int, int, int], date] = {}
    for pk, day in sorted(sums, key=lambda key: key[1]):
        last[pk, day.year, day.month] = day
    found: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for (pk, _year, _month), day in last.items():
        found[pk].append((day, sums[pk, day]))
    return dict(found)


def _way(
    target: Target, units: Sequence[tuple[date, Line]], foreseen: dict[Unit, int], errors: Sequence[int], today: date
) -> Way:
    rows = [line for _day, line in units]
    whole = together(rows)
    ways = [
        UnitWay(line, wanted(target.percent, line.members), line.count(target.counted), foreseen.get(line.unit))
        for line in rows
    ]
    forecast = sum(foreseen.values()) if foreseen else None
    return Way(
        target, units[0][0] if units else None, whole.members, wanted(target.percent, whole.members),
        sum(way.wanted for way in ways), whole.count(target.counted), forecast,
        band(forecast, errors, whole.members) if forecast is not None else None, (target.by - today).days, ways,
    )  # fmt: skip
