"""What the planner is asked: the city of a campaign as the kernel takes it. docs/algorithms/planning.md."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from linli.campaign.models import Campaign, Denominator, Member, Plan, SharedWork, Target
from linli.campaign.queries.marks import PASSES, Table, flags_of, latest, rounds_of, steps, tables
from linli.campaign.queries.standings import Unit, held_by_member
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rules.forecast import Slippage
from linli.campaign.rules.quarters import after, over_before, whole_quarters
from linli.campaign.rules.targets import wanted
from linli.evaluation.queries.measures import yuan_words
from linli.evaluation.queries.suggestions import facts_of_communities

from .actions import targets_of
from .prospects import OPEN, counts_for, holders
from .standings import slippages_of


@dataclass(frozen=True)
class Goal:
    """A target, or a floor (target 0), of a unit or of the whole city (None), by a quarter.

    least: communities that are wanted; had: of them, those that hold the title; there: those that the planner can lift
    """

    target: int
    unit: Unit | None
    by: int
    least: int
    had: int
    there: int

    @property
    def asked(self) -> int:
        """How many the planner is asked for."""
        return max(0, min(self.least - self.had, self.there))


@dataclass
class Question:
    """What the kernel is asked, and what its numbers stand for.

    city: kernels.planning.City; table: the communities and measures behind its columns and rows
    unit_of: the reporting unit of each community; goals: all that is wanted, also what is no target of the city
    had: communities that hold the title: they count without a plan, whatever the round says
    coming: works that are done since the round, begun or approved: they count from when they are expected to be done
    left_out: in words, what of the settings could not be asked; unknown: items taken as the worst, over all
    """

    city: Any
    table: Table
    unit_of: list[Unit]
    goals: list[Goal]
    shared: list[int]
    had: int = 0
    coming: int = 0
    left_out: list[str] = field(default_factory=list)
    unknown: int = 0


def question_of(plan: Plan, *, today: date) -> Question:
    """Return what the kernel is asked. Raises UnableToCampaign with what is missing or contradicts itself."""
    from linli.kernels.planning import City, Targets

    campaign = plan.campaign
    chosen = targets_of(campaign)
    denominator = _denominator(chosen)
    left_out = _newer(plan)
    table, member, had = _table(plan, denominator, today, left_out)
    units = sorted({member[one.community] for one in table.known}, key=str)
    county = np.array([units.index(member[one.community]) for one in table.known], np.int64)
    size = dict(zip(units, np.bincount(county, minlength=len(units)).tolist(), strict=True))
    goals = _goals(plan, chosen, denominator, size, had, left_out)
    if not goals and plan.objective == Plan.Objective.COST:
        raise UnableToCampaign(_("No target lies within the quarters of this plan. Add one, or choose other quarters."))
    cost, offered = _costs(table, today, left_out)
    offered &= np.array([offer.in_force for offer in table.offers], np.bool_)[:, None]
    shared, members = _shared(campaign, table)
    trades = sorted({offer.trade for offer in table.offers if offer.trade})
    if strange := sorted(set(plan.crews) - set(trades)):
        raise UnableToCampaign(
            _("The catalogue has no trade “{name}”; it has: {names}.").format(
                name=strange[0], names=_(", ").join(trades) or "—"
            )
        )
    budget, year_of = _budget(plan)
    _check_money(cost, offered, shared)
    measures = _measures(table, trades)
    lowest = np.where(offered, cost, np.iinfo(np.int64).max).min(axis=1, initial=np.iinfo(np.int64).max)
    bulk_from = np.array([offer.bulk_from for offer in table.offers], np.int64)
    bulk_off = np.minimum(np.array([offer.bulk_off for offer in table.offers], np.int64), lowest)
    in_place, ready = _on_its_way(plan, table, member, today)
    asked = _asked(goals)
    rows = np.array(
        [(goal.by, goal.asked, -1 if goal.unit is None else units.index(goal.unit)) for goal in asked], np.int64
    ).reshape(-1, 3)
    city = City(
        marks=table.marks, scheme=table.scheme, rung=np.full(len(table.known), PASSES, np.int64), county=county,
        measures=measures, cost=cost, offered=offered, quarters=plan.quarters,
        capacity=_capacity(plan, trades, table), flags=flags_of(table), in_place=in_place, ready=ready,
        targets=Targets(rows[:, 0], rows[:, 1], rows[:, 2], np.ones(len(rows), np.int64)), shared=members,
        bulk_from=np.where(bulk_off > 0, bulk_from, 0), bulk_off=np.where(bulk_from > 0, bulk_off, 0),
        year_of=year_of, budget=budget,
    )  # fmt: skip
    return Question(
        city, table, [member[one.community] for one in table.known], goals, shared, had=sum(had.values()),
        coming=int(np.count_nonzero(ready >= 0)), left_out=left_out, unknown=int(table.taken.sum()),
    )  # fmt: skip


def _check_money(cost: Any, offered: Any, shared: Sequence[int]) -> None:
    """Raise UnableToCampaign where everything together costs more than a plan can add up."""
    from linli.kernels.planning.record import MOST_COST

    together = int(np.where(offered, cost, 0).sum())
    together += sum(SharedWork.objects.filter(pk__in=shared).values_list("cost", flat=True))
    if together > MOST_COST:
        raise UnableToCampaign(
            _("All measures of all communities together cost {amount}; a plan adds up {most} at most.").format(
                amount=yuan_words(together), most=yuan_words(MOST_COST)
            )
        )


def _newer(plan: Plan) -> list[str]:
    """Say so where a later round has graded: the forecast goes by its marks, a plan by those of its own round."""
    graded = rounds_of(plan.campaign).filter(as_of__gt=plan.round.as_of, results__isnull=False)
    later = graded.order_by("-as_of").first()
    if later is None:
        return []
    return [_("“{round}” is newer: the forecast goes by its marks, this plan does not.").format(round=later.title)]


def _denominator(targets: Sequence[Target]) -> Denominator:
    binding = [target for target in targets if not target.stretch] or list(targets)
    if not binding:
        raise UnableToCampaign(_("The campaign has no target yet. Add one, with what it is counted of."))
    return binding[-1].denominator


def _table(
    plan: Plan, denominator: Denominator, today: date, left_out: list[str]
) -> tuple[Table, dict[int, Unit], dict[Unit, int]]:
    """Return the members that the round has graded and that do not hold the title, units, and how many hold it.

    A title that is suspended comes back by a decision and not by works: such a member is neither.
    """
    denominator.campaign = plan.campaign
    held = held_by_member(denominator, today)
    known = [one for one in latest(plan.campaign, round_=plan.round_id) if one.community in held]
    if not known:
        raise UnableToCampaign(
            _("“{round}” has graded no community of “{title}”. Grade it first.").format(
                round=plan.round, title=denominator.title
            )
        )
    meeting = {community for community, (_unit, states) in held.items() if "MEETING" in states}
    suspended = holders(plan.campaign, today, list(held))[1] - meeting
    if suspended:
        left_out.append(_("{count} communities whose title is suspended: no work restores it.").format(
            count=len(suspended)
        ))  # fmt: skip
    known = [one for one in known if one.community not in meeting | suspended]
    if not known:
        raise UnableToCampaign(
            _("All that “{round}” has graded hold the title, or it is suspended: there is nothing to plan.").format(
                round=plan.round
            )
        )
    found = tables(plan.campaign, known, today)
    if not found:
        raise UnableToCampaign(_("A standard in index mode has no plan: its totals are no sums."))
    had: dict[Unit, int] = defaultdict(int)
    for community in meeting:
        had[held[community][0]] += 1
    if not found[0].offers:
        raise UnableToCampaign(_("The catalogue has no measure for this standard. Add some first."))
    return found[0], {community: unit for community, (unit, _states) in held.items()}, had


def _goals(
    plan: Plan, targets: Sequence[Target], denominator: Denominator, size: Mapping[Unit, int], had: Mapping[Unit, int],
    left_out: list[str],
) -> list[Goal]:  # fmt: skip
    """Return what is wanted, of one day and unit the highest; what cannot be asked is told.

    size: communities that the planner can lift, by unit; a unit of the denominator that is not in it has none
    """
    counts: dict[Unit, int] = defaultdict(int)
    rows = Member.objects.filter(denominator=denominator).values_list("county_id", "zone_id")
    for county, zone in rows:
        counts[(None, zone) if zone else (county, None)] += 1
    best: dict[tuple[int, str], Goal] = {}

    def want(key: int, by: int, least: int, unit: Unit | None) -> None:
        goal = Goal(
            key, unit, by, least, sum(had.values()) if unit is None else had.get(unit, 0),
            sum(size.values()) if unit is None else size.get(unit, 0),
        )  # fmt: skip
        there = best.get((by, str(unit)))
        if there is None or least > there.least:
            best[by, str(unit)] = goal

    for target in targets:
        if target.stretch and not plan.with_stretch:
            continue
        words = _("{percent}% by {day}").format(percent=f"{target.percent.normalize():f}", day=target.by.isoformat())
        by = whole_quarters(plan.begins, target.by)
        if target.counted != Target.Counted.MEETING:
            left_out.append(_("{target}: only meeting the standard is planned for.").format(target=words))
        elif target.denominator_id != denominator.pk:
            left_out.append(_("{target}: it is counted of other communities.").format(target=words))
        elif not 1 <= by <= plan.quarters:
            left_out.append(_("{target}: it lies outside of the quarters of the plan.").format(target=words))
        elif target.reach == Target.Reach.WHOLE:
            want(target.pk, by, wanted(target.percent, sum(counts.values())), None)
        else:
            for unit in counts:
                want(target.pk, by, wanted(target.percent, counts[unit]), unit)
    if plan.floor_percent:
        for unit in counts:
            want(0, plan.quarters, wanted(Decimal(plan.floor_percent), counts[unit]), unit)
    return [goal for _key, goal in sorted(best.items())]


def _asked(goals: Sequence[Goal]) -> list[Goal]:
    """Return what the planner is asked for: without what an earlier goal of the same unit asks for already.

    What is reached stays reached, so a later goal never asks for fewer.
    """
    most: dict[Unit | None, int] = {}
    asked = []
    for goal in goals:
        if goal.there and goal.asked >= most.get(goal.unit, 0):
            asked.append(goal)
            most[goal.unit] = goal.asked
    return asked


def _costs(table: Table, on: date, left_out: list[str]) -> tuple[Any, Any]:
    """Return cost, and whether it can be had: not where nobody knows how many units there are, nor where none are."""
    cost = np.zeros((len(table.offers), len(table.known)), np.int64)
    offered = np.ones(cost.shape, np.bool_)
    unknown = 0
    register = facts_of_communities([one.community for one in table.known], on)
    facts = [
        {**register.get(one.community, {}), **{name: value for name, value in one.facts.items() if value != ""}}
        for one in table.known
    ]
    for row, offer in enumerate(table.offers):
        for column, known in enumerate(facts):
            yuan, quantity = offer.cost(known), offer.quantity(known)
            if yuan is None or quantity == 0:
                offered[row, column] = False
                unknown += yuan is None
            else:
                cost[row, column] = yuan
    if unknown:
        left_out.append(
            _("{count} measures in communities are not offered: nobody knows how many units there are.").format(
                count=unknown
            )
        )
    return cost, offered


def _measures(table: Table, trades: list[str]) -> Any:
    from linli.kernels.planning import Measures

    row = {offer.pk: number for number, offer in enumerate(table.offers)}
    pairs = {
        name: np.array(
            [(row[offer.pk], row[other]) for offer in table.offers for other in getattr(offer, name) if other in row],
            np.int64,
        ).reshape(-1, 2)
        for name in ("needs", "excludes")
    }
    excludes = pairs["excludes"]
    return Measures(
        raises=table.raises,
        duration=np.array([offer.quarters for offer in table.offers], np.int64),
        trade=np.array([trades.index(offer.trade) if offer.trade else -1 for offer in table.offers], np.int64),
        crews=np.array([offer.crews for offer in table.offers], np.int64),
        needs=pairs["needs"],
        excludes=excludes[excludes[:, 0] < excludes[:, 1]] if len(excludes) else excludes,
    )


def _capacity(plan: Plan, trades: list[str], table: Table) -> Any:
    """Return crews by trade and quarter; a trade that is not limited has as many as everything would need at once."""
    most = sum(offer.crews for offer in table.offers) * len(table.known) + 1
    rows = [[int(plan.crews.get(trade, most))] * plan.quarters for trade in trades]
    return np.array(rows, np.int64).reshape(len(trades), plan.quarters)


def _budget(plan: Plan) -> tuple[Any, Any]:
    """Return money by year and the year of each quarter; a year that is not named has none to spend."""
    if not plan.budgets:
        return None, None
    years = [after(plan.begins, quarter).year for quarter in range(plan.quarters)]
    named = sorted(set(years))
    if strange := sorted(set(plan.budgets) - {str(year) for year in named}):
        raise UnableToCampaign(
            _("The plan has no quarter in {year}; it has money for {years}.").format(
                year=strange[0], years=_(", ").join(map(str, named))
            )
        )
    money = np.array([int(plan.budgets.get(str(year), 0)) for year in named], np.int64)
    return money, np.array([named.index(year) for year in years], np.int64)


def _on_its_way(plan: Plan, table: Table, member: Mapping[int, Unit], today: date) -> tuple[Any, Any]:
    """Return what is in the marks already, and before which quarter is done what is done since, begun or approved.

    As the forecast expects it: its due day and the slippage of its unit, tomorrow at the earliest. What is approved
    without a due day promises nothing within the plan, and is not planned again.
    """
    offers = {offer.pk: row for row, offer in enumerate(table.offers)}
    places = {one.community: column for column, one in enumerate(table.known)}
    late = slippages_of(plan.campaign, member)
    in_place = np.zeros((len(offers), len(places)), np.bool_)
    ready = np.full(in_place.shape, -1, np.int64)
    for step in steps(plan.campaign, places):
        if step.measure not in offers:
            continue
        at, column = offers[step.measure], places[step.community]
        if not counts_for(table.known[column], step):
            in_place[at, column] = step.state not in OPEN
            ready[at, column] = plan.quarters + 1 if step.state in OPEN else -1
        elif step.state in OPEN and step.due_on is not None:
            slip = timedelta(days=late.get(member[step.community], Slippage(0, 0)).days)
            ready[at, column] = over_before(plan.begins, max(step.due_on + slip, today + timedelta(days=1)))
        elif step.done_on is not None:
            ready[at, column] = over_before(plan.begins, step.done_on)
    return in_place, ready


def _shared(campaign: Campaign, table: Table) -> tuple[list[int], Any]:
    from linli.kernels.planning import Shared

    row = {offer.pk: number for number, offer in enumerate(table.offers)}
    place = {one.community: column for column, one in enumerate(table.known)}
    pks, measure, cost, members = [], [], [], []
    rows = SharedWork.objects.filter(campaign=campaign, ended_at=None, measure__in=row).prefetch_related("communities")
    for work in rows.order_by("pk"):
        own = tuple(sorted(place[one.pk] for one in work.communities.all() if one.pk in place))
        if len(own) >= 2:
            pks.append(work.pk)
            measure.append(row[work.measure_id])
            cost.append(work.cost)
            members.append(own)
    return pks, Shared(np.array(measure, np.int64), np.array(cost, np.int64), tuple(members))
