"""How many communities take part, meet the standard, are named: by reporting unit, as of a day.

docs/algorithms/titles.md, "Rates".
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from linli.evaluation.models import Award
from linli.places.models import Division

from .titles import in_force

Kind = Award.Kind
KINDS = (Kind.TAKING_PART, Kind.MEETING, Kind.NAMED, Kind.DEMONSTRATION)
_COUNTED = dict(zip(map(str, KINDS), ("taking_part", "meeting", "named", "demonstration"), strict=True))


@dataclass(frozen=True)
class Attainment:
    """One reporting unit: how many communities, and how many of them are in each of the four states.

    sampled: how many of those that meet the standard do so by a sample of one
    """

    pk: int
    name: str
    is_zone: bool
    communities: int = 0
    taking_part: int = 0
    meeting: int = 0
    named: int = 0
    demonstration: int = 0
    sampled: int = 0

    @property
    def participation_rate(self) -> Fraction | None:
        """参与率: of all communities; None where there is none."""
        return self._of_all(self.taking_part)

    @property
    def attainment_rate(self) -> Fraction | None:
        """达标率."""
        return self._of_all(self.meeting)

    @property
    def naming_rate(self) -> Fraction | None:
        """命名率."""
        return self._of_all(self.named)

    def _of_all(self, number: int) -> Fraction | None:
        return Fraction(number, self.communities) if self.communities else None

    def plus(self, other: "Attainment") -> "Attainment":
        """Return both together under this one's name: a sum over sums, never a mean of rates."""
        counts = ("communities", "taking_part", "meeting", "named", "demonstration", "sampled")
        sums = {name: getattr(self, name) + getattr(other, name) for name in counts}
        return Attainment(self.pk, self.name, self.is_zone, **sums)


def attainment(division: Division, on: date, standard: str = "") -> list[Attainment]:
    """Return the lines of a division as of a day, by code: a city's are its counties and its zones, each place once.

    standard: only what is held by that standard; "": by any. What is suspended does not count, what is warned does.
    Denominators are the communities that are there on the day. Three queries.
    """
    by_zone, depth = division.level == Division.Level.CITY, len(division.ancestors)
    zone = ("zone", "zone__code", "zone__name") if by_zone else ()
    there = _communities(Division.objects.filter(ancestors__contains=[division.pk]), on).order_by()
    lines = {
        (False, row.pk): Attainment(row.pk, row.name, False)
        for row in Division.objects.on(on).filter(parent=division).only("pk", "name").order_by("code")
    }
    zones: dict[str, tuple[bool, int]] = {}
    for row in there.values(*zone, unit=F(f"ancestors__{depth}")).annotate(number=Count("pk")):
        key, name = (False, row["unit"]), ""
        if row.get("zone"):
            key, name = (True, row["zone"]), row["zone__name"]
            zones[row["zone__code"]] = key
        line = lines.get(key, Attainment(key[1], name, key[0]))
        lines[key] = line.plus(Attainment(0, "", False, row["number"]))
    units = {"of_unit": F(f"community__ancestors__{depth}")} | ({"of_zone": F("community__zone")} if by_zone else {})
    holding = _counting(on, standard).filter(kind__in=KINDS, community__in=there.values("pk")).order_by()
    by_sample = Q(kind=Kind.MEETING, round__edition__is_sample=True)
    counted = {
        "number": Count("community", distinct=True),
        "sampled": Count("community", filter=by_sample, distinct=True),
    }
    for row in holding.values("kind", **units).annotate(**counted):
        key = (True, row["of_zone"]) if row.get("of_zone") else (False, row["of_unit"])
        counts = {_COUNTED[row["kind"]]: row["number"], "sampled": row["sampled"]}
        lines[key] = lines[key].plus(Attainment(0, "", False, **counts))
    own = [line for key, line in lines.items() if not key[0]]
    return own + [lines[zones[code]] for code in sorted(zones)]


def with_states(divisions: QuerySet[Division], on: date, standard: str = "") -> QuerySet[Any]:
    """Return the communities among divisions that are there on a day, each with `has_…` for each of the four states."""
    held = {
        f"has_{kind}": Exists(_counting(on, standard).filter(community=OuterRef("pk"), kind=kind)) for kind in KINDS
    }
    rows: QuerySet[Any] = _communities(divisions, on).annotate(**held)
    return rows


def total(lines: list[Attainment], name: str = "") -> Attainment:
    """Return all lines together."""
    whole = Attainment(0, name, False)
    for line in lines:
        whole = whole.plus(line)
    return whole


def _communities(divisions: QuerySet[Division], on: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = divisions.on(on).filter(level=Division.Level.COMMUNITY)  # type: ignore[attr-defined]
    return rows


def _counting(on: date, standard: str) -> QuerySet[Any]:
    rows = in_force(on, "community").exclude(state="SUSPENDED")
    return rows.filter(standard=standard) if standard else rows
