"""Of which areas somebody may have a report: the city, a county, an overlay zone."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from linli.campaign.models import Campaign
from linli.campaign.rights import VIEW
from linli.core.rights import Grants, ids
from linli.places.models import Division, OverlayZone


@dataclass(frozen=True)
class Area:
    """The city (neither), a county without what its zones count, or an overlay zone: the reporting units."""

    name: str
    city: int
    county: int | None = None
    zone: int | None = None

    @property
    def key(self) -> str:
        """What an address calls it: "county:3", "zone:1", "" for the city."""
        return f"zone:{self.zone}" if self.zone else f"county:{self.county}" if self.county else ""

    def holds(self, division: str) -> Q:
        """Return the condition that a community named by a path lies in it."""
        if self.zone:
            return Q(**{f"{division}__zone": self.zone})
        if self.county:
            return Q(**{f"{division}__ancestors__contains": [self.county], f"{division}__zone": None})
        return Q(**{f"{division}__ancestors__contains": [self.city]})

    def owes(self, division: str) -> Q:
        """Return the condition that a division that orders and tasks go to lies in it: zones owe none of their own."""
        if self.county:
            return Q(**{f"{division}__ancestors__contains": [self.county]})
        return self.holds(division)


def areas(campaign: Campaign, grants: Grants, today: date) -> list[Area]:
    """Return the areas of a campaign over which somebody may look: the city first, counties by code, zones.

    Two queries. Ask for `division` of the campaign in the query.
    """
    city = campaign.division
    found = [Area(city.name, city.pk)] if grants.over(VIEW.code, city) else []
    counties = Division.objects.on(today).filter(parent=city).defer("search_grams").order_by("code")
    found += [Area(one.name, city.pk, county=one.pk) for one in counties if grants.over(VIEW.code, one)]
    zones = OverlayZone.objects.filter(city=city).select_related("city").defer("search_grams", "city__search_grams")
    found += [Area(one.name, city.pk, zone=one.pk) for one in zones.order_by("code") if grants.over(VIEW.code, one)]
    return found


def names_seen(campaign: Campaign, grants: Grants) -> list[str]:
    """Return what to call the places of a campaign that somebody sees: its city, or what their roles are held over.

    At most two queries, none for the city. Ask for `division` of the campaign in the query.
    """
    city = campaign.division
    if grants.over(VIEW.code, campaign):
        return [city.name]
    keys = list(grants.keys(VIEW.code))
    held = Division.objects.filter(pk__in=ids(keys, "division"), ancestors__contains=[city.pk])
    found = list(held.order_by("code").values_list("name", flat=True))
    if zones := ids(keys, "zone"):
        rows = OverlayZone.objects.filter(pk__in=zones, city=city).order_by("code")
        found += rows.values_list("name", flat=True)
    return found
