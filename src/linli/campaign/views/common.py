"""What the pages of a campaign share: finding it, and its tabs."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from linli.campaign.models import Campaign
from linli.campaign.rights import VIEW
from linli.core.rights import Right, grants_of
from linli.core.subjects import require

TABS = (
    ("campaign", "campaign:campaign", gettext_lazy("Targets")),
    ("stages", "campaign:stages", gettext_lazy("Stages and duties")),
    ("baseline", "campaign:baseline", gettext_lazy("Baseline")),
    ("works", "campaign:works", gettext_lazy("Works")),
    ("plans", "campaign:plans", gettext_lazy("Plans")),
    ("orders", "campaign:orders", gettext_lazy("Follow-up orders")),
    ("rechecks", "campaign:rechecks", gettext_lazy("Re-checks")),
    ("summary", "campaign:summary", gettext_lazy("Summary")),
    ("reports", "campaign:reports", gettext_lazy("Reports")),
)


def campaign_to_see(request: HttpRequest, pk: int) -> Campaign:
    """Return a campaign that the person takes part in. Raises Http404."""
    found = Campaign.objects.visible_to(grants_of(request.user), VIEW.code).select_related("division").filter(pk=pk)
    if (campaign := found.first()) is None:
        raise Http404
    return campaign


def campaign_for(request: HttpRequest, pk: int, right: Right) -> Campaign:
    """Return a campaign over which the person holds a right. Raises Http404, PermissionDenied."""
    campaign = campaign_to_see(request, pk)
    require(grants_of(request.user), right, campaign)
    return campaign


def page(campaign: Campaign, here: str, **more: Any) -> dict[str, Any]:
    """Return the context that every page of a campaign begins with; the template includes `campaign/_tabs.html`."""
    return {"campaign": campaign, "campaign_tabs": tabs(campaign, here), **more}


def tabs(campaign: Campaign, here: str) -> list[dict[str, Any]]:
    """Return the tabs of a campaign's pages."""
    found = []
    for name, address, label in TABS:
        try:
            url = reverse(address, args=[campaign.pk])
        except NoReverseMatch:
            continue
        found.append({"label": str(label), "url": url, "here": name == here})
    return found
