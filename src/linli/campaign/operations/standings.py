"""Counting a campaign anew: where its communities are today, what is expected of the days to come."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from linli.campaign.models import Campaign, Denominator, ExpectedStanding, Member, Prospect, Standing, Work
from linli.campaign.queries.standings import Unit, count
from linli.campaign.rules.forecast import Done, Ending, Slippage, expected, ready_on, slippage
from linli.campaign.rules.quarters import after, last_day, quarter_of
from linli.core.news import defer

from .prospects import look_again

AHEAD = 9  # quarters whose ends are forecast, the current one among them


def ask_count(campaign_id: int) -> None:
    """Have a campaign counted by a job in the transaction at hand; one that waits already is that one."""
    from linli.campaign.jobs import count_campaign

    defer(count_campaign, queueing_lock=f"linli.campaign.count:{campaign_id}", campaign=campaign_id)


@transaction.atomic
def count_again(campaign_id: int, *, today: date, at: datetime) -> int:
    """Count standings, prospects and what is expected; returns how many denominators. Twice on a day is once.

    Grows with the city: a job calls it. What was counted on earlier days stays.
    """
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign_id)
    look_again(campaign_id, at=at)
    found = list(campaign.denominators.select_related("campaign").order_by("pk"))
    for denominator in found:
        late = slippages(denominator)
        keep_standing(denominator, today, at, late)
        _keep_expected(denominator, today, late)
    _forget_expected(campaign, today)
    return len(found)


@transaction.atomic
def keep_standing(denominator: Denominator, day: date, at: datetime, late: dict[Unit, Slippage]) -> None:
    """Count a denominator on a day and keep it in place of what was counted of that day before."""
    Standing.objects.filter(denominator=denominator, day=day).delete()
    Standing.objects.bulk_create(
        Standing(
            denominator=denominator, day=day, county_id=unit[0], zone_id=unit[1], counted_at=at,
            slip_days=late[unit].days if unit in late else 0, slip_seen=late[unit].seen if unit in late else 0,
            **numbers,
        )
        for unit, numbers in sorted(count(denominator, day).items(), key=lambda one: str(one[0]))
    )  # fmt: skip


def slippages(denominator: Denominator) -> dict[Unit, Slippage]:
    """Return by how much works of each unit that are done ended later than planned. Two queries."""
    return slippages_of(denominator.campaign, dict(_units(denominator)))


def slippages_of(campaign: Campaign, units: Mapping[int, Unit]) -> dict[Unit, Slippage]:
    """Return the same for communities whose unit is known, by community. One query."""
    delays: dict[Unit, list[Done]] = defaultdict(list)
    rows = Work.objects.filter(campaign=campaign, state=Work.State.DONE, due_on__isnull=False, division__in=units)
    for place, due, done in rows.values_list("division_id", "due_on", "done_on"):
        delays[units[place]].append(Done(due, done))
    return {unit: slippage(done) for unit, done in delays.items()}


def _units(denominator: Denominator) -> list[tuple[int, Unit]]:
    rows = Member.objects.filter(denominator=denominator).values_list("community_id", "county_id", "zone_id")
    return [(place, (None, zone) if zone else (county, None)) for place, county, zone in rows]


def _keep_expected(denominator: Denominator, today: date, late: dict[Unit, Slippage]) -> None:
    """Keep how many of each unit are expected to meet the standard on target days and at ends of quarters.

    Counted of communities that are members themselves: what a merged one became is expected only once it meets.
    """
    prospects = {
        row.division_id: row
        for row in Prospect.objects.filter(campaign=denominator.campaign_id).only("division_id", "state", "ready_due")
    }
    meeting: dict[Unit, int] = defaultdict(int)
    ready: dict[Unit, list[date]] = defaultdict(list)
    standing = Standing.objects.filter(denominator=denominator, day=today)
    for county, zone, number in standing.values_list("county_id", "zone_id", "meeting"):
        meeting[county, zone] = number
    for place, unit in _units(denominator):
        prospect = prospects.get(place)
        if prospect and prospect.state == Prospect.State.READY and prospect.ready_due:
            day = ready_on([Ending(prospect.ready_due)], late.get(unit, Slippage(0, 0)), today)
            ready[unit].append(day or today)
    days = {last_day(after(quarter_of(today), n)) for n in range(AHEAD)}
    days |= set(denominator.campaign.targets.filter(by__gte=today).values_list("by", flat=True))
    ExpectedStanding.objects.filter(denominator=denominator, made_on=today).delete()
    ExpectedStanding.objects.bulk_create(
        ExpectedStanding(
            campaign_id=denominator.campaign_id, denominator=denominator, made_on=today, day=day, county_id=unit[0],
            zone_id=unit[1], meeting=expected(meeting[unit], ready[unit], day),
        )
        for unit in sorted(meeting, key=str)
        for day in sorted(days)
    )  # fmt: skip


def _forget_expected(campaign: Campaign, today: date) -> None:
    """Keep of earlier days only the first forecast of each quarter: it is what the next count is compared with."""
    rows = ExpectedStanding.objects.filter(campaign=campaign, made_on__lt=today)
    first: dict[date, date] = {}
    for day in rows.order_by("made_on").values_list("made_on", flat=True).distinct():
        first.setdefault(quarter_of(day), day)
    rows.exclude(made_on__in=first.values()).delete()
