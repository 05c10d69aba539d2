"""What the campaign shows elsewhere: works of communities and compounds, the cheapest way up beside a result."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from linli.core import clock
from linli.core.panels import panel
from linli.core.rights import grants_of
from linli.evaluation.models import Result, Sheet
from linli.places.models import Compound, Division

from .models import Campaign
from .queries.works import in_short
from .rights import FOLLOW, VIEW
from .rules.works import State
from .views.work_words import TONES

_SHOWN = (State.SUGGESTED, State.APPROVED, State.UNDER_WAY, State.DONE)


@panel(subject="places.division", order=40, right=VIEW)
def community_works(request: HttpRequest, division: Division) -> tuple[str, dict[str, Any]] | None:
    """The works of a community, by campaign. Other divisions have none of their own."""
    if division.level != Division.Level.COMMUNITY or division.valid_to is not None:
        return None
    return _works(request, division, division)


@panel(subject="places.compound", order=40, right=VIEW)
def compound_works(request: HttpRequest, compound: Compound) -> tuple[str, dict[str, Any]] | None:
    """The works of a compound, by campaign."""
    return None if compound.retired_on else _works(request, compound, compound.community)


def _works(request: HttpRequest, place: Division | Compound, community: Division) -> tuple[str, dict[str, Any]] | None:
    today = clock.today()
    of_campaign = {one.campaign: one for one in in_short(place, today)}
    may, lines = grants_of(request.user).over(FOLLOW.code, community), []
    campaigns = Campaign.objects.filter(division__in=community.ancestors).order_by("-begins", "-pk")
    for campaign in campaigns:
        short = of_campaign.get(campaign.pk)
        over = campaign.ends is not None and campaign.ends < today
        if short is None and (over or not may):
            continue
        key = "compound" if isinstance(place, Compound) else "division"
        suggest = "campaign:suggest_for_compound" if key == "compound" else "campaign:suggest_for"
        query = f"?q={place.name}" if key == "compound" else f"?community={community.code}"
        lines.append({
            "campaign": campaign, "short": short, "url": reverse("campaign:works", args=[campaign.pk]) + query,
            "states": [
                (state.label, TONES[state], short.counts.get(state, 0)) for state in _SHOWN if short.counts.get(state)
            ] if short else [],
            "suggest_url": reverse(suggest, args=[campaign.pk, place.pk]) if may and not over else "",
        })  # fmt: skip
    return ("campaign/works_panel.html", {"lines": lines}) if lines else None


@panel(subject="evaluation.sheet", order=40, right=VIEW)
def cheapest_way(request: HttpRequest, sheet: Sheet) -> tuple[str, dict[str, Any]] | None:
    """Lead from a graded result to the cheapest way up: it is searched on its own page only."""
    graded = Result.objects.filter(sheet=sheet).exclude(sheet__round__edition__mode="index").exists()
    return ("campaign/way_panel.html", {"url": reverse("campaign:way", args=[sheet.pk])}) if graded else None
