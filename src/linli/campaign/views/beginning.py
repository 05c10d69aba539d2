"""Beginning a campaign from the file of a plan: what it would make is shown first; tasks left out are set later."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.campaign.forms.beginning import BeginForm, TasksForm
from linli.campaign.models import Campaign
from linli.campaign.operations.beginning import begin_from_plan, campaigns_of, set_tasks, tasks_left
from linli.campaign.operations.stages import owing
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rights import LEAD
from linli.campaign.rules.denominators import counts
from linli.campaign.rules.targets import wanted, wanted_by_unit
from linli.campaign.source_plans import COUNTED, OWNERS, RULES, Counted, Owed, Part, Share, SourcePlan, plans_for
from linli.core import clock
from linli.core.rights import grants_of, needs
from linli.places.models import Division
from linli.places.views.common import data_of

from .common import campaign_for, form_page


@dataclass(frozen=True)
class ListLine:
    """A list of communities as it would be frozen: how many there are by its rule on its day."""

    counted: Counted
    rule: str
    size: int


@dataclass(frozen=True)
class ShareLine:
    """A target as it would be: of the city as a whole, and of its units together if each is rounded up by itself."""

    share: Share
    counted: str
    denominator: str
    wanted: int
    units: int


@dataclass(frozen=True)
class TaskLine:
    """A task as it would be set. past: its day has passed. owe: how many units would get a duty."""

    task: Owed
    owner: str
    past: bool
    owe: int


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, plan: str) -> HttpResponse:
    """Show what the file of a plan would make of a campaign, or make it."""
    cities = {city.code: city for city in led_cities(request)}
    found = next((one for one in plans_for(set(cities)) if one.plan == plan), None)
    if found is None:
        raise Http404
    city, today = cities[found.division], clock.today()
    past = found.past(today)
    form = BeginForm(data_of(request), past=len(past), initial={"standard": found.standard})
    if form.is_bound and form.is_valid():
        try:
            made = begin_from_plan(
                plan=found, division=city, standard=form.cleaned_data["standard"], by=request.user, at=clock.now(),
                with_past_tasks=form.cleaned_data.get("past", False),
            )  # fmt: skip
        except UnableToCampaign as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The campaign has begun, as its plan says. Everything can be changed."))
            return redirect("campaign:campaign", pk=made.pk)
    units = {one.id: _units(city, one) for one in found.denominators}
    lists = [ListLine(one, str(RULES[one.rule].label), units[one.id].total()) for one in found.denominators]
    context = {
        "form": form, "plan": found, "city": city, "lists": lists, "shares": _shares(found, units), "today": today,
        "stages": _stages(found, city, today), "past": len(past), "begun": campaigns_of(found, city),
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "campaign/begin.html", context, status=status)


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """Set tasks of the plan's file that the campaign has not set, for one because their day had passed."""
    campaign = campaign_for(request, pk, LEAD)
    found = left_of(campaign)
    if found is None:
        messages.info(request, _("Every task of the plan is set, or there is no file of a plan for this campaign."))
        return redirect("campaign:stages", pk=pk)
    plan, left = found
    form = TasksForm(data_of(request), plan=plan, left=left)
    back = reverse("campaign:stages", args=[pk])

    def act() -> None:
        set_tasks(campaign=campaign, tasks=form.chosen(), at=clock.now())

    return form_page(
        request, campaign, form, act, here="stages", title=_("Set tasks of the plan"), submit=_("Set them"),
        cancel=back, done=back, said=_("The tasks are set; who owes them has a to-do."), lead=plan.document,
    )  # fmt: skip


def led_cities(request: HttpRequest) -> list[Division]:
    """Return the cities over which a person leads."""
    rows = Division.objects.visible_to(grants_of(request.user), LEAD.code).filter(
        level=Division.Level.CITY, valid_to=None
    )
    return list(rows.defer("search_grams"))


def left_of(campaign: Campaign) -> tuple[SourcePlan, list[tuple[str, Owed]]] | None:
    """Return the plan's file from which a campaign began, with the tasks that are not set; None if there are none."""
    for plan in plans_for({campaign.division.code}):
        if campaign in campaigns_of(plan, campaign.division) and (left := tasks_left(plan, campaign)):
            return plan, left
    return None


# What would be made ---------------------------------------------------------------------------------------------------


def _units(city: Division, counted: Counted) -> Counter[str]:
    """Return how many communities each reporting unit has on a list, as freezing would choose them: one query."""
    depth = len(city.ancestors)
    there = Division.objects.on(counted.on).filter(ancestors__contains=[city.pk], level=Division.Level.COMMUNITY)
    return Counter(
        f"zone:{zone}" if zone else f"county:{ancestors[depth]}"
        for code, ancestors, zone in there.values_list("code", "ancestors", "zone_id")
        if counts(RULES[counted.rule], code)
    )


def _shares(plan: SourcePlan, units: Mapping[str, Counter[str]]) -> list[ShareLine]:
    titles = {one.id: one.title for one in plan.denominators}
    return [
        ShareLine(
            one, str(COUNTED[one.counted].label), titles[one.denominator],
            wanted(one.exact, units[one.denominator].total()),
            sum(wanted_by_unit(one.exact, units[one.denominator]).values()),
        )
        for one in plan.targets
    ]  # fmt: skip


def _stages(plan: SourcePlan, city: Division, today: date) -> list[tuple[Part, list[TaskLine]]]:
    owners = {name: len(owing(Campaign(division=city), owner, today)) for name, owner in OWNERS.items()}
    return [
        (
            stage,
            [
                TaskLine(task, str(OWNERS[task.owner].label), task.due_on < today, owners[task.owner])
                for task in stage.tasks
            ],
        )
        for stage in plan.stages
    ]
