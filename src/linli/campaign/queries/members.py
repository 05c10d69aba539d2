"""Which members of a frozen list a count or a forecast was made of: the lists behind the numbers of targets."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from linli.campaign.models import Campaign, Denominator, ExpectedStanding, Member, Prospect, Standing
from linli.campaign.models.within import lies_in
from linli.campaign.rights import VIEW
from linli.campaign.rules.forecast import Ending, Slippage, ready_on
from linli.core.rights import PLATFORM, Grants, ids

from .standings import Unit, held_by_member

NOT = "NOT_"  # before a state: those that are not in it
UNTIL = "not:"  # before a day: those that are not expected by then


@dataclass(frozen=True)
class Sight:
    """What somebody sees of a campaign: the whole, or the counties and zones over which they hold the right."""

    whole: bool
    counties: frozenset[int]
    zones: frozenset[int]

    def sees(self, unit: Unit) -> bool:
        """Whether somebody sees every member of a reporting unit; unit (None, None): of all."""
        county, zone = unit
        return self.whole or (zone in self.zones if zone else county in self.counties)


def sight_of(campaign: Campaign, grants: Grants, right: str = VIEW.code) -> Sight:
    """Return what somebody sees of a campaign by a right. No query. Ask for the campaign's `division` in the query."""
    keys = grants.keys(right)
    return Sight(
        PLATFORM in keys or grants.over(right, campaign),
        frozenset(ids(keys, "division")), frozenset(ids(keys, "zone")),
    )  # fmt: skip


def members_in_sight(rows: QuerySet[Member], campaign: Campaign, grants: Grants) -> QuerySet[Member]:
    """Return the members whose state somebody may see: those that count for their units, or lie in their scopes now."""
    keys = list(grants.keys(VIEW.code))
    if sight_of(campaign, grants).whole:
        return rows
    counted = Q(county__in=ids(keys, "division"), zone=None) | Q(zone__in=ids(keys, "zone"))
    return rows.filter(counted | lies_in(keys, "community"))


def last_count(today: date) -> Subquery:
    """Return the day of a denominator's last count up to a day, to be asked for with it; null if there is none."""
    rows = Standing.objects.filter(denominator=OuterRef("pk"), day__lte=today)
    return Subquery(rows.order_by("-day").values("day")[:1])


def counted_as(denominator: Denominator, state: str, day: date) -> list[int]:
    """Return the communities that were in a state on a day, by the rule of the count; after NOT: those that were not.

    Three queries, and one for each step of mergers.
    """
    wanted, without = state.removeprefix(NOT), state.startswith(NOT)
    held = held_by_member(denominator, day)
    return [community for community, (_unit, states) in held.items() if (wanted in states) is not without]


def forecasts(denominator: Denominator, today: date) -> tuple[date | None, list[date]]:
    """Return when the last forecast was made, and the days that it foretells from today on. One query."""
    made = ExpectedStanding.objects.filter(denominator=denominator, made_on__lte=today)
    rows = made.filter(made_on=made.order_by("-made_on").values("made_on")[:1], day__gte=today)
    found = list(rows.order_by("day").values_list("made_on", "day").distinct())
    return (found[0][0] if found else None), [day for _made_on, day in found]


def expected_by(denominator: Denominator, day: date, made_on: date) -> set[int]:
    """Return the communities that meet the standard or are expected to by a day, as the forecast counts them.

    made_on: the day of the forecast. Five queries.
    """
    late: dict[Unit, Slippage] = {
        (county, zone): Slippage(days, seen)
        for county, zone, days, seen in Standing.objects.filter(denominator=denominator, day=made_on).values_list(
            "county_id", "zone_id", "slip_days", "slip_seen"
        )
    }
    held = held_by_member(denominator, made_on)
    found = {community for community, (_unit, states) in held.items() if "MEETING" in states}
    ready = Prospect.objects.filter(campaign=denominator.campaign_id, state=Prospect.State.READY, division__in=held)
    for community, due in ready.values_list("division_id", "ready_due"):
        unit, _states = held[community]
        on = ready_on([Ending(due)], late.get(unit, Slippage(0, 0)), made_on) if due else None
        if on is not None and on <= day:
            found.add(community)
    return found


def units_of(denominator: Denominator) -> list[tuple[str, str]]:
    """Return the reporting units of a list as an address calls them (`Line.key`), with their names. One query."""
    rows = denominator.members.order_by("zone__code", "county__code")
    names = rows.values_list("county_id", "county__name", "zone_id", "zone__name").distinct()
    counties, zones = dict[str, str](), dict[str, str]()
    for county, name, zone, zone_name in names:
        if zone:
            zones[f"zone:{zone}"] = zone_name
        else:
            counties[f"county:{county}"] = name
    return [*counties.items(), *zones.items()]
