"""Plans: asked for, searched by a job, shown beside the rule of thumb, taken over as suggested works."""

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import conditional_page, require_http_methods, require_POST, require_safe

from linli.campaign.charts import percent_words
from linli.campaign.forms.plans import PlanForm
from linli.campaign.models import Campaign, Plan, SharedWork, Target
from linli.campaign.operations.plans import adopt_plan, ask_plan
from linli.campaign.queries.standings import Unit
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rights import LEAD, VIEW
from linli.campaign.rules.quarters import after, in_words
from linli.core import clock
from linli.core.rights import Grants, grants_of, needs
from linli.evaluation.models import Measure
from linli.evaluation.queries.measures import yuan_told, yuan_words
from linli.evaluation.views.rounds.charts import height
from linli.places.models import Division, OverlayZone
from linli.places.views.common import data_of

from .common import campaign_for, campaign_to_see, form_page, page

State = Plan.State
SHOWN_COMMUNITIES = 60  # on the page; the works themselves are the list once it is adopted


@needs(VIEW)
@require_safe
def plans(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the plans of a campaign, the latest first."""
    row = campaign_to_see(request, pk)
    rows = row.plans.select_related("round", "asked_by").order_by("-pk")
    waiting = request.GET.get("adopted") == "no"
    if waiting:
        rows = rows.filter(state=State.FOUND, adopted_at=None)
    lines = [_line(plan) for plan in rows[:50]]
    leads = grants_of(request.user).over(LEAD.code, row)
    return render(request, "campaign/plans.html", page(row, "plans", plans=lines, may_lead=leads, waiting=waiting))


def _line(plan: Plan) -> dict[str, Any]:
    found = plan.result if plan.state == State.FOUND else {}
    return {
        "plan": plan, "cost": yuan_told(found["cost"], sample=found["sample"]) if found else "—",
        "saved": _saved_words(plan, told=True), "lifted": len(found.get("attained", [])),
        "state": state_words(found["state"]) if found else plan.get_state_display(), "sample": found.get("sample"),
    }  # fmt: skip


def _saved_words(plan: Plan, *, told: bool) -> str:
    """Say how much less a plan costs than the rule of thumb, or how many more it lifts; empty: no comparison.

    told: a sample is told in the words, for where no mark stands beside them.
    """
    found = plan.result if plan.state == State.FOUND else {}
    if not found or found["greedy"]["short"] or found["state"] in ("IMPOSSIBLE", "NOT_FOUND"):
        return ""
    if plan.objective == Plan.Objective.MOST:  # for the same money: costs say nothing
        more = int(found["found"]) - int(found["greedy"]["lifted"])
        return ngettext("{count} community more", "{count} communities more", more).format(count=more)
    return yuan_told(int(found["greedy"]["cost"]) - int(found["cost"]), sample=told and found["sample"])


def state_words(state: str) -> str:
    """Say how sure a plan is."""
    return {
        "PROVEN": _("proven: nothing is better"),
        "WITHIN_GAP": _("within the gap that was asked for"),
        "STOPPED": _("the time ended; the gap says how far from the best it can be at most"),
        "IMPOSSIBLE": _("proven: the targets cannot all be met"),
        "NOT_FOUND": _("the time ended before the targets were met"),
    }[state]


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the planner."""
    row = campaign_for(request, pk, LEAD)
    today = clock.today()
    form = PlanForm(data_of(request), campaign=row, today=today)
    back = reverse("campaign:plans", args=[pk])
    return form_page(
        request, row, form, lambda: ask_plan(form.plan(by=request.user, at=clock.now()), today=today), here="plans",
        title=_("Ask for a plan"), submit=_("Search for a plan"), cancel=back,
        done=lambda plan: reverse("campaign:plan", args=[plan.pk]),
        said=_("The search has begun; one may leave the page."),
        lead=_("Which communities to lift with which measures in which quarter, so that every target is met."),
    )  # fmt: skip


@needs(VIEW)
@require_safe
@conditional_page
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was found, or how long it has been searched."""
    row = plan_to_see(request, pk)
    leads = grants_of(request.user).over(LEAD.code, row.campaign)
    context = page(row.campaign, "plans", plan=row, may_lead=leads, waiting=row.state in (State.WAITING, State.RUNNING))
    if row.state == State.FOUND:
        context |= _found(row, grants_of(request.user))
    template = "campaign/_plan_waiting.html" if request.headers.get("HX-Request") and context["waiting"] else None
    if request.headers.get("HX-Request") and not context["waiting"]:
        response = HttpResponse()
        response["HX-Refresh"] = "true"
    else:
        response = render(request, template or "campaign/plan.html", context)
    patch_vary_headers(response, ("HX-Request",))  # two answers at one address
    return response


def plan_to_see(request: HttpRequest, pk: int) -> Plan:
    """Return a plan of a campaign that the person takes part in. Raises Http404."""
    rows = Plan.objects.filter(campaign__in=Campaign.objects.visible_to(grants_of(request.user)))
    found = rows.select_related("campaign__division", "round", "asked_by", "adopted_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _found(row: Plan, held: Grants) -> dict[str, Any]:
    found = row.result
    names = _unit_names(found)
    targets = {target.pk: target for target in Target.objects.filter(campaign=row.campaign_id)}
    communities, more = _communities(row, held)
    return {
        "found": found,
        "at_end": found["had"] + len(found["attained"]),
        "cost": yuan_words(found["cost"]),
        "bound": yuan_words(found["bound"]) if row.objective == Plan.Objective.COST else str(found["bound"]),
        "sums_sample": found["sample"] and row.objective == Plan.Objective.COST,  # of tiles that may be no amounts
        "gap": None if found["gap"] is None else f"{found['gap'] // 100}.{found['gap'] % 100:02}%",
        "greedy": str(found["greedy"]["lifted"])
        if row.objective == Plan.Objective.MOST
        else yuan_told(found["greedy"]["cost"], sample=found["sample"]),
        "bound_label": _("No plan lifts more than")
        if row.objective == Plan.Objective.MOST
        else _("No plan costs less than"),
        "saved_label": _("More than the rule of thumb lifts")
        if row.objective == Plan.Objective.MOST
        else _("Saved against the rule of thumb"),
        "saved": _saved_words(row, told=False),
        "state_words": state_words(found["state"]),
        "impossible": found["state"] == "IMPOSSIBLE",
        "not_found": found["state"] == "NOT_FOUND",
        "goals": [_goal(goal, targets, names) for goal in found["goals"]],
        "money": _money(row),
        "measures": _by_measure(row),
        "communities": communities,
        "more": more,
        "works_url": f"{reverse('campaign:works', args=[row.campaign_id])}?plan={row.pk}",
    }


def _unit_names(found: dict[str, Any]) -> dict[Unit, str]:
    units = {tuple(goal["unit"]) for goal in found["goals"] if goal["unit"]}
    counties = Division.objects.filter(pk__in=[one[0] for one in units if one[0]]).values_list("pk", "name")
    zones = OverlayZone.objects.filter(pk__in=[one[1] for one in units if one[1]]).values_list("pk", "name")
    return {(pk, None): name for pk, name in counties} | {(None, pk): name for pk, name in zones}


def _goal(goal: dict[str, Any], targets: dict[int, Target], names: dict[Unit, str]) -> dict[str, Any]:
    target = targets.get(goal["target"])
    what = _("floor of each unit") if not goal["target"] else _("a target that was taken away since")
    if target is not None:
        what = _("{percent} by {day}").format(percent=percent_words(target), day=target.by.isoformat())
    few = bool(goal["short"]) and goal["there"] < goal["short"] + goal["got"]  # not as many have marks as are wanted
    return {
        **goal,
        "what": what,
        "few": few,
        "where": names[tuple(goal["unit"])] if goal["unit"] else _("The whole city"),
    }


def _money(row: Plan) -> dict[str, Any]:
    quarters = [in_words(after(row.begins, number)) for number in range(row.quarters)]
    spent = row.result["spent"]
    option = {
        "xAxis": {"type": "category", "data": quarters},
        "yAxis": {"type": "value"},
        "grid": {"left": 8, "containLabel": True},
        "tooltip": {"trigger": "axis"},
        "series": [{"type": "bar", "name": _("Begun in the quarter (yuan)"), "data": spent, "barMaxWidth": 32}],
    }
    rows = [
        [quarter, yuan_told(number, sample=row.result["sample"])]
        for quarter, number in zip(quarters, spent, strict=True)
    ]
    return {"option": option, "columns": [_("Quarter"), _("Begun in the quarter (yuan)")], "rows": rows}


def _by_measure(row: Plan) -> dict[str, Any]:
    number: dict[int, int] = defaultdict(int)
    money: dict[int, int] = defaultdict(int)
    for pk, _quarter, _community, _shared, cost in row.result["works"]:
        number[pk] += 1
        money[pk] += cost
    titles = dict(Measure.objects.filter(pk__in=number).values_list("pk", "title"))
    ordered = sorted(number, key=lambda pk: (-money[pk], -number[pk], pk))
    rows = [
        [
            {"text": titles.get(pk, "—"), "url": reverse("evaluation:measure", args=[pk])},
            number[pk],
            yuan_told(money[pk], sample=row.result["sample"]),
        ]
        for pk in ordered
    ]
    option = {
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {"type": "category", "inverse": True, "data": [titles.get(pk, "—") for pk in ordered[:12]]},
        "grid": {"top": 8},
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "series": [{"type": "bar", "name": _("Works"), "barMaxWidth": 18, "data": [number[pk] for pk in ordered[:12]]}],
    }
    columns = [_("Measure"), _("Works"), _("Cost before discounts")]
    return {"option": option, "columns": columns, "rows": rows, "height": height(min(12, len(ordered)))}


def _communities(row: Plan, held: Grants) -> tuple[list[dict[str, Any]], int]:
    """Return what is begun where, as far as somebody sees it, the first communities by quarter, and how many more.

    Four queries at most.

    A shared work stands in each of its communities, its cost at the first: as adopting does it.
    """
    shared = _members({work[3] for work in row.result["works"] if work[3]})
    works: dict[int, list[tuple[int, int, bool, int]]] = defaultdict(list)
    for pk, quarter, community, several, cost in row.result["works"]:
        for number, place in enumerate([community] if community else shared[several]):
            works[place].append((quarter, pk, bool(several), 0 if number else cost))
    if not held.over(VIEW.code, row.campaign):
        seen = Division.objects.visible_to(held, VIEW.code).filter(pk__in=works)
        works = {pk: works[pk] for pk in seen.values_list("pk", flat=True)}
    ordered = sorted(works, key=lambda pk: (min(works[pk])[:2], pk))
    chosen = ordered[:SHOWN_COMMUNITIES]
    places = Division.objects.filter(pk__in=chosen).values_list("pk", "name", "parent__parent__name")
    names = defaultdict(lambda: ("—", ""), {pk: (name, county or "") for pk, name, county in places})
    titles = dict(Measure.objects.filter(pk__in={work[0] for work in row.result["works"]}).values_list("pk", "title"))
    shown = [
        {
            "name": names[pk][0], "county": names[pk][1], "url": reverse("places:division", args=[pk]),
            "cost": _cost_there(works[pk], row.result["sample"]),
            "quarters": _by_quarter(row, sorted(works[pk]), titles),
        }
        for pk in chosen
    ]  # fmt: skip
    return shown, len(ordered) - len(chosen)


def _cost_there(works: list[tuple[int, int, bool, int]], sample: bool) -> str:
    """Return what is paid in a community; of shared works alone that a neighbour pays, that."""
    paid = sum(work[3] for work in works)
    if not paid and all(work[2] for work in works):
        return _("paid with its neighbours")
    return yuan_told(paid, sample=sample)


def _members(shared: set[int]) -> dict[int, list[int]]:
    """Return the communities of shared works, in the order in which adopting takes them."""
    found: dict[int, list[int]] = {pk: [] for pk in shared}
    if shared:
        rows = SharedWork.communities.through.objects.filter(sharedwork__in=shared).order_by("division_id")
        for pk, place in rows.values_list("sharedwork_id", "division_id"):
            found[pk].append(place)
    return found


def _by_quarter(
    row: Plan, works: list[tuple[int, int, bool, int]], titles: dict[int, str]
) -> list[tuple[str, list[str]]]:  # fmt: skip
    """Return the titles of works by the quarter in which they begin; a shared one says so."""
    found: dict[int, list[str]] = defaultdict(list)
    for quarter, measure, shared, _cost in works:
        title = titles.get(measure, "—")
        found[quarter].append(_("{measure} (shared)").format(measure=title) if shared else title)
    return [(in_words(after(row.begins, quarter)), words) for quarter, words in found.items()]


@needs(LEAD)
@require_POST
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn a plan into suggested works."""
    row = plan_to_see(request, pk)
    campaign_for(request, row.campaign_id, LEAD)
    try:
        made = adopt_plan(plan=row, by=request.user, at=clock.now())
    except UnableToCampaign as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("{count} works are suggested; the counties approve them.").format(count=made))
    return redirect("campaign:plan", pk=pk)
