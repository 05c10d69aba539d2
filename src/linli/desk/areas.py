"""What a page of the desk is about: a city, a part of it, or an overlay zone; the widest that a person answers for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from linli.core.rights import PLATFORM, Grants, Right, ids
from linli.evaluation.models import Sheet
from linli.evaluation.queries.attainment import Attainment, attainment, with_states
from linli.evaluation.queries.desk import UnitOutcomes, depth_below, outcomes_by_unit
from linli.places.models import Division, OverlayZone

Level = Division.Level


@dataclass(frozen=True)
class Area:
    """A division, or an overlay zone with its city in `division`."""

    division: Division
    zone: OverlayZone | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.zone.name if self.zone else self.division.name

    @property
    def key(self) -> str:
        """The scope that it is."""
        return f"zone:{self.zone.pk}" if self.zone else f"division:{self.division.pk}"

    @property
    def is_city(self) -> bool:
        """Whether it reports by counties and zones."""
        return self.zone is None and self.division.level == Level.CITY

    @property
    def is_community(self) -> bool:
        """Whether it is one community: then nothing lies in it that takes part in anything."""
        return self.zone is None and self.division.level == Level.COMMUNITY

    @property
    def depth(self) -> int:
        """Which entry of `lies_in` names the units below it."""
        return depth_below(None if self.zone else self.division)

    def of(self, sheets: QuerySet[Sheet]) -> QuerySet[Sheet]:
        """Return the sheets that lie in it."""
        return sheets.filter(zone=self.zone) if self.zone else sheets.filter(lies_in__contains=[self.division.pk])

    def outcomes(self, sheets: QuerySet[Sheet]) -> list[UnitOutcomes]:
        """Return what came out of its sheets by unit: one query."""
        return outcomes_by_unit(self.of(sheets), self.depth, zones=self.is_city)

    def attainment(self, on: date) -> list[Attainment]:
        """Return how many of its communities meet what they should, by unit: three queries. A zone is one unit."""
        lines = [] if self.is_community else attainment(self.division, on)
        return [line for line in lines if line.is_zone and line.pk == self.zone.pk] if self.zone else lines

    def communities(self, on: date) -> QuerySet[Division]:
        """Return its communities on a day, each with `has_…` for each of the four states of its title."""
        inside = Division.objects.filter(ancestors__contains=[self.division.pk])
        return with_states(inside.filter(zone=self.zone) if self.zone else inside, on)

    def unit_key(self, line: Attainment) -> str:
        """Return how the list of communities calls a unit of `attainment`, or all of them together (its pk is 0)."""
        if line.is_zone or (self.zone and not line.pk):
            return f"zone:{line.pk or self.zone.pk}"  # type: ignore[union-attr]
        if self.is_city:
            return f"county:{line.pk}" if line.pk else ""
        return f"division:{line.pk or self.division.pk}"


def widest_area(grants: Grants, right: Right, day: date) -> Area | None:
    """Return the area nearest to the city over which a right is held, None if it is held over no such place."""
    if division := widest_division(grants, right, day):
        return Area(division)
    zones = OverlayZone.objects.filter(pk__in=ids(grants.keys(right.code), "zone"), city__isnull=False)
    zone = zones.select_related("city").order_by("code").first()
    return Area(zone.city, zone) if zone and zone.city else None


def widest_division(grants: Grants, right: Right, day: date) -> Division | None:
    """Return the division nearest to the city over which a right is held, None if it is held over none as a whole."""
    keys = grants.keys(right.code)
    divisions = Division.objects.on(day).defer("search_grams")
    if PLATFORM in keys:
        return divisions.filter(level=Level.CITY).order_by("code").first()
    if not (own := ids(keys, "division")):
        return None
    return min(divisions.filter(pk__in=own), key=lambda division: len(division.ancestors), default=None)
