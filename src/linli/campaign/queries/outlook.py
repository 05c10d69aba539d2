"""Targets beside what was counted and what is expected: the figures of the campaign's pages and of the cockpit."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from django.db.models import Max, OuterRef, Subquery

from linli.campaign.models import Campaign, ExpectedStanding, Standing, Target
from linli.campaign.operations.actions import targets_of
from linli.campaign.rules.forecast import Band, band
from linli.campaign.rules.targets import wanted

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
        """How many more are needed today."""
        return max(0, self.asked - self.count)

    @property
    def asked(self) -> int:
        """What the target asks for: of the city as a whole, or of its units together."""
        return self.wanted if self.target.reach == Target.Reach.WHOLE else self.sum_wanted

    @property
    def share(self) -> Fraction | None:
        """The share today."""
        return Fraction(self.count, self.members) if self.members else None

    @property
    def short(self) -> int:
        """How many will be missing on the day, by the forecast; 0 if that is unknown."""
        return max(0, self.asked - self.forecast) if self.forecast is not None else 0

    @property
    def warned(self) -> list[UnitWay]:
        """The units that are behind, the worst first."""
        return sorted((unit for unit in self.units if unit.behind), key=lambda unit: (-unit.behind, unit.line.key))


@dataclass(frozen=True)
class Outlook:
    """All targets of a campaign, and by denominator the last count."""

    ways: list[Way]
    counted_on: date | None
    periods: int  # past quarters whose forecast can be compared with their count


def outlook(campaign: Campaign, today: date) -> Outlook:
    """Return targets, counts and forecasts of a campaign. Four queries, whatever the city's size."""
    targets = targets_of(campaign)
    pks = {target.denominator_id for target in targets}
    standing = _last(pks, today)
    expected, past = _expected(pks, today)
    errors, periods = _errors(pks, past)
    found = []
    for target in targets:
        units = standing.get(target.denominator_id, [])
        foreseen = expected.get((target.denominator_id, target.by), {}) if _is_forecast(target) else {}
        found.append(_way(target, units, foreseen, errors.get(target.denominator_id, []), today))
    days = [way.counted_on for way in found if way.counted_on]
    return Outlook(found, max(days, default=None), periods)


def _is_forecast(target: Target) -> bool:
    """Only meeting the standard follows from works: taking part and names are decisions."""
    return target.counted == Target.Counted.MEETING


def _last(pks: set[int], today: date) -> dict[int, list[tuple[date, Line]]]:
    newest = (
        Standing.objects.filter(denominator=OuterRef("denominator"), day__lte=today).order_by("-day").values("day")[:1]
    )
    rows = (
        Standing.objects.filter(denominator__in=pks, day=Subquery(newest))
        .select_related("county", "zone")
        .defer("county__search_grams", "zone__search_grams")
    )
    by_pk: dict[int, list[Standing]] = defaultdict(list)
    for row in rows:
        by_pk[row.denominator_id].append(row)
    return {pk: [(own[0].day, line) for line in lines(own)] for pk, own in by_pk.items()}


Foreseen = dict[tuple[int, date], dict[Unit, int]]


def _expected(pks: set[int], today: date) -> tuple[Foreseen, Foreseen]:
    """Return what is expected now of days to come, and what was expected at first of quarter ends that are past."""
    newest = ExpectedStanding.objects.filter(denominator__in=pks, made_on__lte=today).aggregate(day=Max("made_on"))[
        "day"
    ]
    now: Foreseen = defaultdict(dict)
    past: Foreseen = defaultdict(dict)
    rows = ExpectedStanding.objects.filter(denominator__in=pks).order_by("made_on")
    for pk, made_on, day, county, zone, number in rows.filter(made_on__lte=today).values_list(
        "denominator_id", "made_on", "day", "county_id", "zone_id", "meeting"
    ):
        if made_on == newest:
            now[pk, day][county, zone] = number
        elif day < today and (day - made_on).days <= 92:
            past[pk, day].setdefault((county, zone), number)
    return now, past


def _errors(pks: set[int], past: Foreseen) -> tuple[dict[int, list[int]], int]:
    """Return by how much the count of each past period was above its forecast, over all units, by denominator."""
    days = {day for _pk, day in past}
    counted: dict[tuple[int, date], int] = defaultdict(int)
    if days:
        rows = Standing.objects.filter(denominator__in=pks, day__in=days)
        for pk, day, number in rows.values_list("denominator_id", "day", "meeting"):
            counted[pk, day] += number
    errors: dict[int, list[int]] = defaultdict(list)
    for (pk, day), foreseen in sorted(past.items()):
        if (pk, day) in counted:
            errors[pk].append(counted[pk, day] - sum(foreseen.values()))
    return errors, max((len(found) for found in errors.values()), default=0)


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


def curve(campaign: Campaign, denominator: int, today: date) -> tuple[list[tuple[date, int]], list[tuple[date, int]]]:
    """Return how many met the standard on the days that were counted, and what is expected of days to come.

    Of the past, today and the ends of months only: a year is thirteen points. Two queries.
    """
    counted: dict[date, int] = defaultdict(int)
    rows = Standing.objects.filter(denominator=denominator, day__lte=today).order_by("day")
    for day, number in rows.values_list("day", "meeting"):
        counted[day] += number
    last = max(counted, default=None)
    kept: dict[tuple[int, int], date] = {}
    for day in sorted(counted):
        kept[day.year, day.month] = day
    past = [(day, counted[day]) for day in sorted({*kept.values(), *([last] if last else [])})]
    now, _past = _expected({denominator}, today)
    ahead = [(day, sum(units.values())) for (_pk, day), units in sorted(now.items(), key=lambda one: one[0][1])]
    return past, ahead
