"""Asking the planner, and taking over what it found. docs/algorithms/planning.md; the model is in kernels/planning."""

import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.campaign.models import Plan, SharedWork, Work
from linli.campaign.queries.standings import Unit
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rules.quarters import after, last_day, quarter_of
from linli.core.news import defer

from .prospects import look_again
from .questions import Goal, Question, question_of

State = Plan.State
NAMES = ("PROVEN", "WITHIN_GAP", "STOPPED", "IMPOSSIBLE", "NOT_FOUND")  # of the kernel's states, in their order


@transaction.atomic
def ask_plan(plan: Plan, *, today: date) -> Plan:
    """Keep a question and have a job search. Raises UnableToCampaign for what can be seen to be wrong beforehand."""
    if plan.begins != quarter_of(plan.begins):
        raise UnableToCampaign(_("A plan begins on the first day of a quarter, such as {day}.").format(
            day=quarter_of(plan.begins).isoformat()))  # fmt: skip
    if plan.begins < quarter_of(today):
        raise UnableToCampaign(
            _("That quarter is over. A plan begins on {day} at the earliest.").format(day=quarter_of(today).isoformat())
        )
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
    goals = [_reached(goal, question.unit_of, found.attained_by.tolist()) for goal in question.goals]
    beyond = any(goal["short"] for goal in goals) and not found.short.any()  # not enough communities have marks
    return {
        "state": "IMPOSSIBLE" if beyond else NAMES[found.state],
        "cost": found.cost,
        "bound": found.bound,
        "found": found.found,
        "gap": None if np.isnan(found.gap) else round(found.gap * 10_000),  # ten-thousandths, for display
        "discount": found.discount,
        "spent": found.spent.tolist(),
        "works": works,
        "attained": lifted,
        "goals": goals,
        "greedy": {
            "cost": thumb.cost,
            "lifted": int(np.count_nonzero(thumb.attained_by >= 0)),
            "short": int(thumb.short.sum()),
        },
        "communities": len(table.known),
        "measures": len(offers),
        "sample": any(offer.is_sample for offer in offers),  # what is not chosen makes the choice as well
        "had": question.had,
        "coming": question.coming,
        "unknown": question.unknown,
        "left_out": question.left_out,
        "seconds": round(seconds, 1),
    }


def _reached(goal: Goal, unit_of: Sequence[Unit], attained_by: Sequence[int]) -> dict[str, Any]:
    """Return a goal with how many reach it: those that hold the title, and those that the plan lifts by then."""
    lifted = sum(
        1
        for unit, by in zip(unit_of, attained_by, strict=True)
        if (goal.unit is None or unit == goal.unit) and 0 <= by <= goal.by
    )
    return {
        "target": goal.target, "unit": goal.unit, "least": goal.least, "got": goal.had + lifted, "there": goal.there,
        "short": max(0, goal.least - goal.had - lifted),
    }  # fmt: skip


@transaction.atomic
def adopt_plan(*, plan: Plan, by: Any, at: datetime) -> int:
    """Turn a plan into suggested works, for the counties to approve; returns how many. Twice is once.

    A shared work becomes one in each of its communities where the measure is not planned yet, its cost at the first of
    these: it is paid once. Raises UnableToCampaign: nothing was found, or it was adopted already.
    """
    row = Plan.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=plan.pk)
    if row.state != State.FOUND:
        raise UnableToCampaign(_("Nothing was found yet that could be adopted."))
    if row.adopted_at is not None:
        raise UnableToCampaign(_("This plan was adopted already."))
    row.adopted_at, row.adopted_by = at, by
    row.save(update_fields=["adopted_at", "adopted_by"])
    there = set(
        Work.objects.filter(campaign=row.campaign_id, compound=None)
        .exclude(state=Work.State.DROPPED)
        .values_list("division_id", "measure_id")
    )
    new = _works_of(row, there, by, at)
    try:
        with transaction.atomic():
            Work.objects.bulk_create(new, batch_size=1000)
    except IntegrityError as exc:
        raise UnableToCampaign(_("Somebody has just planned one of these works. Adopt the plan once more.")) from exc
    look_again(row.campaign_id, {work.division_id for work in new}, at=at)
    return len(new)


def _works_of(plan: Plan, there: set[tuple[int, int]], by: Any, at: datetime) -> list[Work]:
    """Return the works of a plan that are not there. there: communities and measures."""
    from linli.evaluation.models import Measure

    measures = Measure.objects.in_bulk({work[0] for work in plan.result["works"]})
    members: dict[int, list[int]] = defaultdict(list)
    shared = {work[3] for work in plan.result["works"] if work[3]}
    sampled = dict(SharedWork.objects.filter(pk__in=shared).values_list("pk", "cost_is_sample"))
    rows = SharedWork.communities.through.objects.filter(sharedwork__in=shared).order_by("division_id")
    for work, place in rows.values_list("sharedwork_id", "division_id"):
        members[work].append(place)
    made = []
    for pk, quarter, community, of_several, cost in plan.result["works"]:
        measure, begins = measures[pk], after(plan.begins, quarter)
        places = [place for place in ([community] if community else members[of_several]) if (place, pk) not in there]
        for number, place in enumerate(places):
            made.append(
                Work(
                    campaign=plan.campaign, division_id=place, measure=measure, plan=plan, shared_id=of_several,
                    cost=cost if number == 0 else 0, cost_is_sample=sampled.get(of_several, measure.is_sample),
                    programme=measure.programme,
                    begins_on=begins, due_on=last_day(after(begins, measure.quarters - 1)), changed_at=at,
                    changed_by=by,
                )
            )  # fmt: skip
    return made
