"""Reads over the tree of divisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet, Sum
from django.utils.functional import Promise

from linli.places.models import Compound, Division, Grid, Home, OverlayZone, ProtectedZone, PublicFacility
from linli.places.rules.levels import Place
from linli.places.rules.succession import Holdings

Level = Division.Level


def as_place(division: Division) -> Place:
    """Return what the rules need to know of a division."""
    return Place(
        division.pk or 0, division.name, division.level, tuple(division.ancestors), division.valid_to is not None
    )


def holdings(pks: Iterable[int]) -> Holdings:
    """Return what hangs on divisions directly: six queries, whatever their number."""
    pks = list(pks)
    compounds = Compound.objects.filter(community__in=pks)
    homes = Home.objects.filter(compound__community__in=pks).values_list("compound").annotate(Count("pk"))
    return Holdings(
        compounds=_names(compounds),
        children=_names(Division.objects.filter(parent__in=pks, valid_to=None).exclude(pk__in=pks)),
        grids=_names(Grid.objects.filter(community__in=pks)),
        facilities=_names(PublicFacility.objects.filter(community__in=pks)),
        protected_zones=_names(ProtectedZone.objects.filter(division__in=pks)),
        homes=dict(homes.order_by()),
    )


def _names(rows: QuerySet[Any]) -> dict[int, str]:
    return dict(rows.order_by("name_pinyin", "pk").values_list("pk", "name"))


@dataclass(frozen=True)
class Counts:
    """What lies in a place: communities, compounds, households as declared."""

    communities: int = 0
    compounds: int = 0
    households: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.communities + other.communities,
            self.compounds + other.compounds,
            self.households + other.households,
        )


@dataclass(frozen=True)
class Unit:
    """A line of the drill-down: a division or an overlay zone, and what lies in it."""

    place: Division | OverlayZone
    is_zone: bool
    counts: Counts

    @property
    def level(self) -> str | Promise:
        """The kind of place, as a code; zones: "ZONE"."""
        return "ZONE" if isinstance(self.place, OverlayZone) else self.place.level


def counts_below(division: Division, *, without_zones: bool = False) -> dict[int, Counts]:
    """Return what lies in each child of a division, by the child's id: two queries, whatever the size of the city.

    without_zones: leave out what lies in an overlay zone, for the city counts it there.
    """
    depth = len(division.ancestors)
    communities = Division.objects.filter(ancestors__contains=[division.pk], level=Level.COMMUNITY, valid_to=None)
    compounds = Compound.objects.filter(community__ancestors__contains=[division.pk], retired_on=None)
    if without_zones:
        communities = communities.filter(zone=None)
        compounds = compounds.filter(community__zone=None)
    return _counted(communities, compounds, f"ancestors__{depth}", f"community__ancestors__{depth}")


def counts_of_zones(zones: Iterable[int]) -> dict[int, Counts]:
    """Return what lies in overlay zones, by their ids: two queries."""
    zones = list(zones)
    communities = Division.objects.filter(zone__in=zones, level=Level.COMMUNITY, valid_to=None)
    compounds = Compound.objects.filter(community__zone__in=zones, retired_on=None)
    return _counted(communities, compounds, "zone", "community__zone")


def _counted(communities: QuerySet[Any], compounds: QuerySet[Any], by: str, compounds_by: str) -> dict[int, Counts]:
    found = {
        row["unit"]: Counts(row["number"])
        for row in communities.order_by().values(unit=F(by)).annotate(number=Count("pk"))
    }
    for row in compounds.order_by().values(unit=F(compounds_by)).annotate(n=Count("pk"), homes=Sum("households")):
        found[row["unit"]] = found.get(row["unit"], Counts()) + Counts(0, row["n"], row["homes"] or 0)
    return found


def reporting_units(division: Division) -> list[Unit]:
    """Return the lines under a division. A city reports by its counties and its zones, each place counted once."""
    city = division.level == Level.CITY
    children = Division.objects.filter(parent=division, valid_to=None).defer("search_grams").order_by("code")
    below = counts_below(division, without_zones=city)
    units = [Unit(child, False, below.get(child.pk, Counts())) for child in children]
    if city:
        zones = list(
            OverlayZone.objects.filter(divisions__ancestors__contains=[division.pk], valid_to=None)
            .distinct()
            .order_by("code")
        )
        in_zones = counts_of_zones(zone.pk for zone in zones) if zones else {}
        units += [Unit(zone, True, in_zones.get(zone.pk, Counts())) for zone in zones]
    return units
