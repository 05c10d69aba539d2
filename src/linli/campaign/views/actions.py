"""Campaigns: which there are, their targets, what they count."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.campaign.charts import doors_of, targets_chart
from linli.campaign.forms.actions import CampaignForm, FreezeForm, TargetForm
from linli.campaign.models import Campaign, Denominator, Target
from linli.campaign.operations.actions import (
    CAMPAIGN_TERMS,
    change_campaign,
    drop_target,
    freeze_denominator,
    set_target,
)
from linli.campaign.operations.beginning import campaigns_of
from linli.campaign.operations.standings import ask_count
from linli.campaign.queries.outlook import Way, outlook
from linli.campaign.rights import LEAD, VIEW
from linli.campaign.rules.targets import wanted
from linli.campaign.seen import FIELD
from linli.campaign.source_plans import faulty_files, plans_for
from linli.core import clock
from linli.core.rights import grants_of, needs
from linli.evaluation.models import Edition
from linli.places.models import Division
from linli.places.views.common import Fact, data_of, sees_history

from .beginning import led_cities, left_of
from .common import campaign_for, campaign_to_see, form_page, page


@needs(VIEW)
@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """Show the campaigns that a person takes part in; the only one at once."""
    rows = list(Campaign.objects.visible_to(grants_of(request.user)).select_related("division").order_by("-begins"))
    if len(rows) == 1:
        return redirect("campaign:campaign", pk=rows[0].pk)
    cities = led_cities(request)
    return render(
        request, "campaign/campaigns.html", {"campaigns": rows, "may_lead": bool(cities), **_files(cities)}
    )  # fmt: skip


def _files(cities: Sequence[Division]) -> dict[str, Any]:
    """Return the files of plans from which somebody may begin a campaign of a city, and those that cannot be used."""
    by_code = {city.code: city for city in cities}
    plans = [one for one in plans_for(set(by_code)) if not campaigns_of(one, by_code[one.division])]
    return {"plans": plans, "faulty": faulty_files() if cities else []}


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def add_campaign(request: HttpRequest) -> HttpResponse:
    """Begin a campaign."""
    cities = led_cities(request)
    if not cities:
        raise PermissionDenied(LEAD.code)
    form = CampaignForm(data_of(request), divisions=Division.objects.filter(pk__in=[city.pk for city in cities]))
    if form.is_bound and form.is_valid():
        with transaction.atomic():
            row = Campaign.objects.create(**form.cleaned_data)
        messages.success(request, _("The campaign has begun. Now freeze what its shares are counted of."))
        return redirect("campaign:campaign", pk=row.pk)
    shown = {
        "form": form, "title": _("Begin a campaign"), "submit": _("Begin the campaign"), "lead": "", "tone": "primary",
        "cancel": reverse("campaign:campaigns"), "campaign": None, "campaign_tabs": [], **_files(cities),
    }  # fmt: skip
    return render(request, "campaign/add.html", shown, status=422 if form.is_bound else 200)


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """Change title, dates and document of a campaign; city and standard stay, for counts rest on them."""
    campaign = campaign_for(request, pk, LEAD)
    form = CampaignForm(
        data_of(request), divisions=Division.objects.filter(pk=campaign.division_id), changing=campaign
    )  # fmt: skip

    def act() -> Campaign:
        given = {name: form.cleaned_data[name] for name in (*CAMPAIGN_TERMS, FIELD)}
        return change_campaign(campaign=campaign, **given)

    return form_page(
        request, campaign, form, act, here="campaign", title=_("Change the campaign"), submit=_("Save"),
        cancel=_back(campaign), done=_back(campaign), said=_("The campaign is changed."),
    )  # fmt: skip


def _back(campaign: Campaign) -> str:
    return reverse("campaign:campaign", args=[campaign.pk])


@needs(VIEW)
@require_safe
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the targets of a campaign, how far each is, and what they are counted of."""
    row, today = campaign_to_see(request, pk), clock.today()
    found = outlook(row, today)
    denominators = list(row.denominators.order_by("pk"))
    leads = grants_of(request.user).over(LEAD.code, row)
    percents = sorted({way.target.percent for way in found.ways})
    context = page(
        row, "campaign", ways=found.ways, counted_on=found.counted_on, periods=found.periods, may_lead=leads,
        chart=targets_chart(found.ways, doors_of(row, grants_of(request.user))),
        facts=_facts(row), denominators=denominators, percents=percents,
        compared=[_compared(one, percents) for one in denominators], may_history=sees_history(request, row),
        contradicting=_contradicting(found.ways), today=today, left=left_of(row) if leads else None,
    )  # fmt: skip
    return render(request, "campaign/campaign.html", context)


def _facts(row: Campaign) -> list[Fact]:
    return [
        Fact(_("City"), row.division.name, reverse("places:division", args=[row.division_id])),
        Fact(_("Begins"), row.begins),
        Fact(_("Ends"), row.ends or _("the source gives no end")),
        Fact(_("Document"), row.document),
        Fact(_("Standard of communities"), _standard(row.standard), reverse("evaluation:editions")),
    ]


def _standard(code: str) -> str:
    """Return what the standard's latest published edition is called; its id where none is published."""
    editions = Edition.objects.filter(standard=code, state=Edition.State.PUBLISHED)
    latest = editions.only("title_zh", "title_en").order_by("-pk").first()
    return latest.title if latest else code


def _compared(denominator: Denominator, percents: Sequence[Any]) -> dict[str, Any]:
    """Return what each share would ask for if it were counted of other communities."""
    return {"denominator": denominator, "wanted": [wanted(percent, denominator.size) for percent in percents]}


def _contradicting(ways: Sequence[Way]) -> list[tuple[Way, Way]]:
    """Return the pairs of a binding and a stretch target of one day: the source names both."""
    binding = {(way.target.by, way.target.counted, way.target.reach): way for way in ways if not way.target.stretch}
    return [
        (binding[key], way)
        for way in ways
        if way.target.stretch and (key := (way.target.by, way.target.counted, way.target.reach)) in binding
    ]


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def add_target(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a target."""
    row = campaign_for(request, pk, LEAD)
    if not row.denominators.exists():
        messages.warning(request, _("First freeze what a share is counted of."))
        return redirect("campaign:freeze", pk=pk)
    form = TargetForm(data_of(request), campaign=row)
    return form_page(
        request, row, form, lambda: set_target(campaign=row, wish=form.wish()), here="campaign",
        title=_("Add a target"), submit=_("Add"), cancel=_back(row), done=_back(row), said=_("The target is added."),
    )  # fmt: skip


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_target(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a target."""
    target = _target(request, pk)
    form = TargetForm(data_of(request), campaign=target.campaign, changing=target)
    return form_page(
        request, target.campaign, form,
        lambda: set_target(
            campaign=target.campaign, wish=form.wish(), target=target, seen=form.cleaned_data[FIELD]
        ),
        here="campaign",
        title=_("Change a target"), submit=_("Save"), cancel=_back(target.campaign), done=_back(target.campaign),
        said=_("The target is changed."),
    )  # fmt: skip


@needs(LEAD)
@require_POST
def remove_target(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a target away; the history keeps it."""
    target = _target(request, pk)
    drop_target(target=target)
    messages.success(request, _("The target is taken away; the history keeps it."))
    return redirect("campaign:campaign", pk=target.campaign_id)


def _target(request: HttpRequest, pk: int) -> Target:
    target = Target.objects.select_related("campaign__division", "denominator").filter(pk=pk).first()
    if target is None:
        raise Http404
    target.campaign = campaign_for(request, target.campaign_id, LEAD)
    return target


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze what a share is counted of."""
    row = campaign_for(request, pk, LEAD)
    form = FreezeForm(data_of(request), initial={"on": clock.today()})

    def act() -> Denominator:
        return freeze_denominator(campaign=row, by=request.user, at=clock.now(), **form.cleaned_data)

    return form_page(
        request, row, form, act, here="campaign", title=_("Freeze what a share is counted of"), submit=_("Freeze"),
        cancel=_back(row), done=lambda made: reverse("campaign:members", args=[made.pk]),
        said=_("The list is frozen."),
        lead=_("Which communities count as urban is the target's rule. The list keeps names and units of its day."),
    )  # fmt: skip


@needs(LEAD)
@require_POST
def recount(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a campaign counted now."""
    row = campaign_for(request, pk, LEAD)
    with transaction.atomic():
        ask_count(row.pk)
    messages.success(request, _("It is being counted anew; the figures follow in a moment."))
    return redirect("campaign:campaign", pk=pk)
