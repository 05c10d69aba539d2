"""What a place lacks, which measures raise it, and suggesting them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from linli.campaign.forms.works import PlaceForm
from linli.campaign.models import Campaign
from linli.campaign.operations import works as operations
from linli.campaign.queries import works as queries
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rights import FOLLOW
from linli.campaign.rules.quarters import after, quarter_of
from linli.campaign.rules.works import State
from linli.core import clock
from linli.core.rights import grants_of, needs
from linli.places.models import Compound, Division
from linli.places.queries.sight import get_visible
from linli.places.views.common import data_of

from .common import campaign_to_see, form_page, page
from .work_words import money, points


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def choose_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the community for which measures are to be suggested; who has only one goes on at once."""
    campaign, grants = campaign_to_see(request, pk), grants_of(request.user)
    communities = Division.objects.visible_to(grants, FOLLOW.code).filter(
        level=Division.Level.COMMUNITY, valid_to=None, ancestors__contains=[campaign.division_id]
    )
    own = list(communities.order_by("code").values_list("pk", flat=True)[:2])
    if len(own) == 1:
        return redirect("campaign:suggest_for", pk=pk, division=own[0])
    form = PlaceForm(data_of(request), grants=grants)
    if form.is_bound and form.is_valid():
        return redirect("campaign:suggest_for", pk=pk, division=form.cleaned_data["community"].pk)
    return form_page(
        request, campaign, form, lambda: None, here="works", title=_("Suggest measures"), submit=_("Go on"), said="",
        cancel=reverse("campaign:works", args=[pk]), done="",
        lead=_("For which community? By its latest marks you see what it lacks, and which measures raise that."),
    )  # fmt: skip


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, pk: int, division: int) -> HttpResponse:
    """Show what a community lacks and which measures raise it; plan those that are picked."""
    campaign, place = _place(request, pk, division)
    return _suggest(request, campaign, place, None)


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def suggest_for_compound(request: HttpRequest, pk: int, compound: int) -> HttpResponse:
    """Show what a compound lacks and which measures raise it; plan those that are picked."""
    rows = Compound.objects.visible_to(grants_of(request.user), FOLLOW.code).filter(retired_on=None)
    found = get_visible(rows.select_related("community"), compound)
    campaign, place = _place(request, pk, found.community_id)
    return _suggest(request, campaign, place, found)


def _place(request: HttpRequest, pk: int, division: int) -> tuple[Campaign, Division]:
    campaign = campaign_to_see(request, pk)
    rows = Division.objects.visible_to(grants_of(request.user), FOLLOW.code).filter(
        level=Division.Level.COMMUNITY, valid_to=None, ancestors__contains=[campaign.division_id]
    )
    return campaign, get_visible(rows.select_related("parent__parent"), division)


def _suggest(request: HttpRequest, campaign: Campaign, place: Division, compound: Compound | None) -> HttpResponse:
    found = queries.suggestions_for(campaign, place, compound, clock.today())
    problem, picked = "", set(request.POST.getlist("measures")[:500]) if request.method == "POST" else set()
    if request.method == "POST" and found is not None:
        offers = [offer for key, offer in found.offers.items() if str(key) in picked]
        try:
            if len(offers) != len(picked):
                raise UnableToCampaign(_("One of these cannot be picked here any more. Look at the list again."))
            made = operations.suggest_works(
                campaign=campaign, division=place, compound=compound, offers=offers, facts=found.facts,
                by=request.user, at=clock.now(),
            )  # fmt: skip
        except UnableToCampaign as exc:
            problem = str(exc)
        else:
            said = ngettext("{count} work is suggested.", "{count} works are suggested.", len(made))
            messages.success(request, said.format(count=len(made)))
            address = reverse("campaign:works", args=[campaign.pk])
            return redirect(f"{address}?community={place.code}")
    context = page(
        campaign, "works", place=place, compound=compound, found=found, problem=problem,
        begins=after(quarter_of(clock.today()), 1),
        gaps=[_gap(gap, picked) for gap in found.gaps] if found else [],
        cancel=reverse("campaign:works", args=[campaign.pk]),
    )  # fmt: skip
    return render(request, "campaign/works_suggest.html", context, status=422 if problem else 200)


def _gap(gap: queries.Gap, picked: Any) -> dict[str, Any]:
    fall = gap.fall
    now = points(fall.mark, must=True) if fall.must else f"{points(fall.mark)} / {points(fall.full)}"
    own = [_suggestion(one, picked) for one in gap.own]
    return {"fall": fall, "title": gap.title, "now": now, "own": own, "also": [one.offer for one in gap.also]}


def _suggestion(one: queries.Suggestion, picked: Any) -> dict[str, Any]:
    offer, suggested = one.offer, one.suggested
    gains = [
        _("{item} would be met").format(item=item) if gain == 1 else f"{item} +{points(gain)}"
        for item, gain in sorted(one.gains.items())
    ]
    return {
        "offer": offer, "cost": money(suggested.cost, offer.is_sample), "gains": gains, "needs": one.needs,
        "excluded_by": one.excluded_by, "work": one.work, "phase": offer.phase_words,
        "state": State(one.work.state).label if one.work else "", "picked": str(offer.pk) in picked,
        "per_point": money(suggested.per_point, offer.is_sample) if suggested.per_point is not None else "",
    }  # fmt: skip
