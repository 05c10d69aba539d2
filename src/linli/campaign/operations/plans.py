"""Asking the planner, and taking over what it found. docs/algorithms/planning.md; the model is in kernels/planning."""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import numpy as np
from django.db import transaction
from django.utils.translation import gettext as _

from linli.campaign.models import Campaign, Denominator, Member, Plan, SharedWork, Target, Work
from linli.campaign.queries.marks import PASSES, Table, flags_of, latest, steps, tables
from linli.campaign.queries.standings import Unit, held_by_member
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rules.quarters import after, last_day, quarter_of, whole_quarters
from linli.campaign.rules.targets import wanted
from linli.core.news import defer
from linli.evaluation.queries.suggestions import facts_of_communities

from .actions import targets_of
from .prospects import look_again

State = Plan.State
NAMES = ("PROVEN", "WITHIN_GAP", "STOPPED", "IMPOSSIBLE", "NOT_FOUND")  # of the kernel's states, in their order


@dataclass
class Question:
    """What the kernel is asked, and what its numbers stand for.

    city: kernels.planning.City; table: the communities and measures behind its columns and rows; units: by index
    goals: of each target of the city: the target's key (0: a floor), its unit or None for the whole city, least
    had: communities that hold the title though no round says so: they count without a plan
    left_out: in words, what of the settings could not be asked; unknown: items taken as the worst, over all
    """

    city: Any
    table: Table
    units: list[Unit]
    goals: list[tuple[int, Unit | None, int]]
    shared: list[int]
    had: int = 0
    left_out: list[str] = field(default_factory=list)
    unknown: int = 0


@transaction.atomic
def ask_plan(plan: Plan, *, today: date) -> Plan:
    """Keep a question and have a job search. Raises UnableToCampaign for what can be seen to be wrong beforehand."""
    if plan.begins != quarter_of(plan.begins):
        raise UnableToCampaign(_("A plan begins on the first day of a quarter, such as {day}.").format(
            day=quarter_of(plan.begins).isoformat()))  # fmt: skip
    if plan.objective == Plan.Objective.MOST and not plan.budgets:
        raise UnableToCampaign(_("To lift the most communities within the money, enter the money of each year."))
    question_of(plan, today=today)
    plan.save()
    from linli.campaign.jobs import search_plan

    defer(search_plan, plan=plan.pk)
    return plan


def search(plan_pk: int, *, today: date, at: datetime) -> None:
    """Search for a plan and keep what was found, beside the rule of thumb; the time is the plan's own."""
    under_way = Plan.objects.filter(pk=plan_pk, state__in=[State.WAITING, State.RUNNING])
    plan = under_way.select_related("campaign__division", "round").first()
    if plan is None:
        return
    under_way.update(state=State.RUNNING)
    try:
        result = result_of(plan, question_of(plan, today=today))
    except UnableToCampaign as exc:
        under_way.update(state=State.FAILED, problem=str(exc)[:500], found_at=at)
        return
    except Exception:
        under_way.update(state=State.FAILED, problem=_("The search broke off. Its fault is in the log."), found_at=at)
        raise
    under_way.update(state=State.FOUND, result=result, found_at=at)


# The question ---------------------------------------------------------------------------------------------------------


def question_of(plan: Plan, *, today: date) -> Question:
    """Return what the kernel is asked. Raises UnableToCampaign with what is missing or contradicts itself."""
    from linli.kernels.planning import City, Targets

    campaign = plan.campaign
    chosen = targets_of(campaign)
    denominator = _denominator(chosen)
    left_out: list[str] = []
    table, member, had = _table(plan, denominator, today)
    units = sorted({member[one.community] for one in table.known}, key=str)
    county = np.array([units.index(member[one.community]) for one in table.known], np.int64)
    size = np.bincount(county, minlength=len(units))
    goals = _goals(plan, chosen, denominator, units, size.tolist(), had, left_out)
    if not goals and plan.objective == Plan.Objective.COST:
        raise UnableToCampaign(_("No target lies within the quarters of this plan. Add one, or choose other quarters."))
    cost, offered = _costs(table, today, left_out)
    shared, members = _shared(campaign, table)
    trades = sorted({offer.trade for offer in table.offers if offer.trade})
    budget, year_of = _budget(plan)
    measures = _measures(table, trades)
    lowest = np.where(offered, cost, np.iinfo(np.int64).max).min(axis=1, initial=np.iinfo(np.int64).max)
    bulk_from = np.array([offer.bulk_from for offer in table.offers], np.int64)
    bulk_off = np.minimum(np.array([offer.bulk_off for offer in table.offers], np.int64), lowest)
    rows = np.array([(by, least, scope) for _key, by, least, scope in goals], np.int64).reshape(-1, 3)
    try:
        city = City(
            marks=table.marks, scheme=table.scheme, rung=np.full(len(table.known), PASSES, np.int64), county=county,
            measures=measures, cost=cost, offered=offered, quarters=plan.quarters,
            capacity=_capacity(plan, trades, table), flags=flags_of(table), in_place=_in_place(campaign, table),
            targets=Targets(rows[:, 0], rows[:, 1], rows[:, 2], np.ones(len(rows), np.int64)), shared=members,
            bulk_from=np.where(bulk_off > 0, bulk_from, 0), bulk_off=np.where(bulk_from > 0, bulk_off, 0),
            year_of=year_of, budget=budget,
        )  # fmt: skip
    except ValueError as exc:
        raise UnableToCampaign(_("The planner cannot be asked this: {problem}").format(problem=exc)) from exc
    return Question(
        city, table, units,
        [(key, units[scope] if scope >= 0 else None, least) for key, _by, least, scope in goals],
        shared, had=sum(had.values()), left_out=left_out, unknown=int(table.taken.sum()),
    )  # fmt: skip


def _denominator(targets: Sequence[Target]) -> Denominator:
    binding = [target for target in targets if not target.stretch] or list(targets)
    if not binding:
        raise UnableToCampaign(_("The campaign has no target yet. Add one, with what it is counted of."))
    return binding[-1].denominator


def _table(plan: Plan, denominator: Denominator, today: date) -> tuple[Table, dict[int, Unit], dict[Unit, int]]:
    """Return the members whose marks the round has, the unit of each member, and how many hold the title without."""
    denominator.campaign = plan.campaign
    held = held_by_member(denominator, today)
    known = [one for one in latest(plan.campaign, round_=plan.round_id) if one.community in held]
    if not known:
        raise UnableToCampaign(
            _("“{round}” has graded no community of “{title}”. Grade it first.").format(
                round=plan.round, title=denominator.title
            )
        )
    found = tables(plan.campaign, known, today)
    if not found:
        raise UnableToCampaign(_("A standard in index mode has no plan: its totals are no sums."))
    there = {one.community for one in found[0].known}
    had: dict[Unit, int] = defaultdict(int)
    for community, (unit, states) in held.items():
        if community not in there and "MEETING" in states:
            had[unit] += 1
    if not found[0].offers:
        raise UnableToCampaign(_("The catalogue has no measure for this standard. Add some first."))
    return found[0], {community: unit for community, (unit, _states) in held.items()}, had


def _goals(
    plan: Plan, targets: Sequence[Target], denominator: Denominator, units: list[Unit], size: list[int],
    had: Mapping[Unit, int], left_out: list[str],
) -> list[tuple[int, int, int, int]]:  # fmt: skip
    """Return targets as (key, by, least, scope), of one day and scope the highest; what cannot be asked is told."""
    counts: dict[Unit, int] = defaultdict(int)
    rows = Member.objects.filter(denominator=denominator).values_list("county_id", "zone_id")
    for county, zone in rows:
        counts[(None, zone) if zone else (county, None)] += 1
    best: dict[tuple[int, int], tuple[int, int]] = {}

    def ask(key: int, by: int, least: int, scope: int) -> None:
        there = size[scope] if scope >= 0 else sum(size)
        before = had.get(units[scope], 0) if scope >= 0 else sum(had.values())
        asked = max(0, min(least - before, there))
        if asked < least - before:
            left_out.append(
                _("Of {name} only {there} communities have marks; {least} are wanted.").format(
                    name=_("the city") if scope < 0 else _("one unit"), there=there, least=least
                )
            )
        if asked > best.get((by, scope), (0, -1))[1]:
            best[by, scope] = key, asked

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
            ask(target.pk, by, wanted(target.percent, sum(counts.values())), -1)
        else:
            for scope, unit in enumerate(units):
                ask(target.pk, by, wanted(target.percent, counts[unit]), scope)
    if plan.floor_percent:
        from decimal import Decimal

        for scope, unit in enumerate(units):
            ask(0, plan.quarters, wanted(Decimal(plan.floor_percent), counts[unit]), scope)
    goals = [(key, by, least, scope) for (by, scope), (key, least) in sorted(best.items())]
    return _rising(goals)


def _rising(goals: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Leave out what an earlier target of the same scope asks for already: what is reached stays reached."""
    most: dict[int, int] = {}
    kept = []
    for key, by, least, scope in goals:
        if least >= most.get(scope, 0):
            kept.append((key, by, least, scope))
            most[scope] = least
    return kept


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
    money = np.array([int(plan.budgets.get(str(year), 0)) for year in named], np.int64)
    return money, np.array([named.index(year) for year in years], np.int64)


def _in_place(campaign: Campaign, table: Table) -> Any:
    """Return what is done, under way or approved already: it is in the marks below, and is not planned again."""
    from linli.kernels.planning.effects import raised
    from linli.kernels.planning.record import Measures

    own = steps(campaign, [one.community for one in table.known])
    done = table.done((step.measure, step.community) for step in own)
    j = len(table.offers)
    plain = Measures(table.raises, np.ones(j, np.int64), np.full(j, -1, np.int64), np.zeros(j, np.int64))
    table.marks[:] = raised(table.marks, plain, table.scheme, done)
    return done


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


# The answer -----------------------------------------------------------------------------------------------------------


def result_of(plan: Plan, question: Question) -> dict[str, Any]:
    """Return the plan that was found as JSON, with the rule of thumb's beside it."""
    from linli.kernels.planning import Search, greedy_city, plan_city

    objective: Any = plan.objective.lower()
    began = time.monotonic()
    found = plan_city(
        question.city, objective, search=Search(seconds=float(plan.seconds), gap=float(plan.gap_percent) / 100)
    )
    seconds = time.monotonic() - began
    thumb = greedy_city(question.city, objective)
    table, offers = question.table, question.table.offers
    lifted = [[one.community, by] for one, by in zip(table.known, found.attained_by.tolist(), strict=True) if by >= 0]
    works = [
        [
            offers[measure].pk, quarter, table.known[community].community if community >= 0 else None,
            question.shared[shared] if shared >= 0 else None,
            int(question.city.shared.cost[shared] if shared >= 0 else question.city.cost[measure, community]),
        ]
        for measure, quarter, community, shared in zip(
            found.measure.tolist(), found.quarter.tolist(), found.community.tolist(), found.shared.tolist(), strict=True
        )
    ]  # fmt: skip
    return {
        "state": NAMES[found.state],
        "cost": found.cost,
        "bound": found.bound,
        "found": found.found,
        "gap": None if np.isnan(found.gap) else round(found.gap * 10_000),  # ten-thousandths, for display
        "discount": found.discount,
        "spent": found.spent.tolist(),
        "works": works,
        "attained": lifted,
        "goals": [
            {"target": key, "unit": unit, "least": least, "got": got, "short": short}
            for (key, unit, least), got, short in zip(
                question.goals, found.got.tolist(), found.short.tolist(), strict=True
            )
        ],
        "greedy": {
            "cost": thumb.cost,
            "lifted": int(np.count_nonzero(thumb.attained_by >= 0)),
            "short": int(thumb.short.sum()),
        },
        "communities": len(table.known),
        "measures": len(offers),
        "sample": any(offer.is_sample for offer in offers),
        "had": question.had,
        "unknown": question.unknown,
        "left_out": question.left_out,
        "seconds": round(seconds, 1),
    }


@transaction.atomic
def adopt_plan(*, plan: Plan, by: Any, at: datetime) -> int:
    """Turn a plan into suggested works, for the counties to approve; returns how many. Twice is once.

    A shared work becomes one in each of its communities, its cost at the first: it is paid once.
    Raises UnableToCampaign: nothing was found, or it was adopted already.
    """
    row = Plan.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=plan.pk)
    if row.state != State.FOUND:
        raise UnableToCampaign(_("Nothing was found yet that could be adopted."))
    if row.adopted_at is not None:
        raise UnableToCampaign(_("This plan was adopted already."))
    row.adopted_at, row.adopted_by = at, by
    row.save(update_fields=["adopted_at", "adopted_by"])
    made = _works_of(row, by, at)
    there = set(
        Work.objects.filter(campaign=row.campaign_id, compound=None)
        .exclude(state=Work.State.DROPPED)
        .values_list("division_id", "measure_id")
    )
    new = [work for work in made if (work.division_id, work.measure_id) not in there]
    Work.objects.bulk_create(new, batch_size=1000)
    look_again(row.campaign_id, {work.division_id for work in new}, at=at)
    return len(new)


def _works_of(plan: Plan, by: Any, at: datetime) -> list[Work]:
    from linli.evaluation.models import Measure

    measures = Measure.objects.in_bulk({work[0] for work in plan.result["works"]})
    members: dict[int, list[int]] = defaultdict(list)
    shared = {work[3] for work in plan.result["works"] if work[3]}
    rows = SharedWork.communities.through.objects.filter(sharedwork__in=shared).order_by("division_id")
    for work, place in rows.values_list("sharedwork_id", "division_id"):
        members[work].append(place)
    made = []
    for pk, quarter, community, of_several, cost in plan.result["works"]:
        measure, begins = measures[pk], after(plan.begins, quarter)
        for number, place in enumerate([community] if community else members[of_several]):
            made.append(
                Work(
                    campaign=plan.campaign, division_id=place, measure=measure, plan=plan, shared_id=of_several,
                    cost=cost if number == 0 else 0, cost_is_sample=measure.is_sample, programme=measure.programme,
                    begins_on=begins, due_on=last_day(after(begins, measure.quarters - 1)), changed_at=at,
                    changed_by=by,
                )
            )  # fmt: skip
    return made
