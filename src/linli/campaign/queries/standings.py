"""How many communities of a denominator are where, by reporting unit: counted anew, and as kept."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from linli.campaign.models import Denominator, Member, Standing
from linli.campaign.rules.standings import heirs_of, states_of
from linli.evaluation.models import Award
from linli.evaluation.queries.titles import in_force
from linli.places.models import Division, DivisionSuccession

Kind = Award.Kind
KINDS = (Kind.TAKING_PART, Kind.MEETING, Kind.NAMED, Kind.DEMONSTRATION)
FIELDS = ("taking_part", "meeting", "named", "demonstration")
SAMPLED = "sampled"

Unit = tuple[int | None, int | None]  # county, zone: one of the two


@dataclass(frozen=True)
class Line:
    """One reporting unit of a denominator on a day, or all of them together (unit (None, None))."""

    unit: Unit
    name: str
    members: int = 0
    taking_part: int = 0
    meeting: int = 0
    named: int = 0
    demonstration: int = 0
    sampled: int = 0
    slip_days: int = 0
    slip_seen: int = 0

    def count(self, counted: str) -> int:
        """Return how many are in a state: TAKING_PART, MEETING, NAMED."""
        return int(getattr(self, counted.lower()))

    @property
    def key(self) -> str:
        """What an address calls the unit: "county:3", "zone:1", "" for all."""
        county, zone = self.unit
        return f"zone:{zone}" if zone else f"county:{county}" if county else ""


def together(lines: Iterable[Line], name: str = "") -> Line:
    """Return all units as one: sums."""
    rows = list(lines)
    sums = {field: sum(getattr(line, field) for line in rows) for field in ("members", *FIELDS, SAMPLED)}
    return Line((None, None), name, **sums)


def held_by_member(denominator: Denominator, day: date) -> dict[int, tuple[Unit, frozenset[str]]]:
    """Return unit and states of every member on a day, by community; "sampled" among them if a sample says so.

    A member that merged or split counts as all that it became count. Four queries, and rows for every member: a job's.
    """
    members = list(denominator.members.values_list("community_id", "county_id", "zone_id"))
    own = Member.objects.filter(denominator=denominator).values("community")
    ended = set(Division.objects.filter(pk__in=own, valid_to__lte=day).values_list("pk", flat=True))
    states = _states(denominator, day, own, ended)
    return {
        community: ((None, zone) if zone else (county, None), states(community)) for community, county, zone in members
    }


def states_on(denominator: Denominator, day: date, communities: Collection[Division]) -> dict[int, frozenset[str]]:
    """Return the states of some members on a day, by the same rule. One query, and one for each step of mergers."""
    ended = {one.pk for one in communities if one.valid_to is not None and one.valid_to <= day}
    states = _states(denominator, day, [one.pk for one in communities], ended)
    return {one.pk: states(one.pk) for one in communities}


def _states(denominator: Denominator, day: date, own: Any, ended: set[int]) -> Callable[[int], frozenset[str]]:
    heirs = _heirs(ended, day)
    holders = {pk for found in heirs.values() for pk in found}
    rows = in_force(day, "community").exclude(state="SUSPENDED").filter(
        Q(community__in=own) | Q(community__in=holders), standard=denominator.campaign.standard, kind__in=KINDS
    )  # fmt: skip
    held: dict[int, set[str]] = defaultdict(set)
    for community, kind, sample in rows.values_list("community_id", "kind", "round__edition__is_sample"):
        held[community].add(kind)
        if sample and kind == Kind.MEETING:
            held[community].add(SAMPLED)
    return lambda community: states_of(heirs.get(community, [community]), held)


def _heirs(ended: set[int], day: date) -> dict[int, list[int]]:
    """Return what communities became, over as many steps as there are: a query for each."""
    if not ended:
        return {}
    changes: dict[int, list[tuple[int, date]]] = defaultdict(list)
    gone, asked = set(ended), set(ended)
    while asked:
        found = set()
        rows = DivisionSuccession.objects.filter(predecessor__in=asked, on__lte=day)
        for before, after, on, until in rows.values_list("predecessor", "successor", "on", "successor__valid_to"):
            changes[before].append((after, on))
            if until is not None and until <= day and after not in gone:
                found.add(after)
        gone |= found
        asked = found
    return {one: heirs_of(one, changes, gone) for one in ended}


def count(denominator: Denominator, day: date) -> dict[Unit, dict[str, int]]:
    """Return by unit how many members there are and how many of them are in each state on a day."""
    units: dict[Unit, dict[str, int]] = {}
    names = dict(zip((*map(str, KINDS), SAMPLED), (*FIELDS, SAMPLED), strict=True))
    for unit, states in held_by_member(denominator, day).values():
        line = units.setdefault(unit, dict.fromkeys(("members", *FIELDS, SAMPLED), 0))
        line["members"] += 1
        for state in states:
            line[names[state]] += 1
    return units


def kept(denominator: Denominator, day: date) -> tuple[date | None, list[Line]]:
    """Return the last count up to a day, by unit: counties by code, then zones. None if nothing was ever counted.

    One query; a page shows the day beside it.
    """
    last = Standing.objects.filter(denominator=denominator, day__lte=day).order_by("-day").values("day")[:1]
    rows = list(
        Standing.objects.filter(denominator=denominator, day=last)
        .select_related("county", "zone")
        .defer("county__search_grams", "zone__search_grams")
    )
    return (rows[0].day if rows else None), lines(rows)


def lines(rows: Iterable[Any]) -> list[Line]:
    """Return kept counts as lines, counties by code, then zones. Ask for `county` and `zone` in the query."""
    ordered = sorted(rows, key=lambda row: (row.zone is not None, (row.zone or row.county).code))
    return [
        Line(
            (row.county_id, row.zone_id), (row.zone or row.county).name, row.members, row.taking_part, row.meeting,
            row.named, row.demonstration, row.sampled, row.slip_days, row.slip_seen,
        )
        for row in ordered
    ]  # fmt: skip
