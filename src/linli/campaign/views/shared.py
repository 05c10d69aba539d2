"""Measures that neighbours have together: the list, offering one, ending one."""

from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.campaign.forms.works import ReasonForm, SharedWorkForm
from linli.campaign.models import SharedWork
from linli.campaign.operations import shared as operations
from linli.campaign.rights import LEAD, VIEW
from linli.core import clock
from linli.core.rights import grants_of, needs
from linli.core.subjects import require
from linli.places.views.common import data_of

from .common import campaign_for, campaign_to_see, form_page, page

MOST = 200  # shown; a city has a few


@needs(VIEW)
@require_safe
def shared_works(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what neighbours can have together."""
    campaign = campaign_to_see(request, pk)
    rows = campaign.shared_works.select_related("measure").prefetch_related("communities")
    rows = rows.annotate(taken=Count("works", distinct=True)).order_by("ended_at", "-pk")
    context = page(
        campaign, "works", shared=list(rows[:MOST]), may=grants_of(request.user).over(LEAD.code, campaign),
        add_url=reverse("campaign:add_shared_work", args=[pk]),
    )  # fmt: skip
    return render(request, "campaign/shared.html", context)


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a measure to several communities together."""
    campaign = campaign_for(request, pk, LEAD)
    form = SharedWorkForm(data_of(request), campaign=campaign, grants=grants_of(request.user))
    back = reverse("campaign:shared_works", args=[pk])
    return form_page(
        request, campaign, form, lambda: operations.offer_shared_work(campaign=campaign, terms=form.terms()),
        here="works", title=_("Offer a shared work"), submit=_("Offer it"), cancel=back, done=back,
        said=_("The planner may choose it now."),
        lead=_("A measure that neighbours have together and pay once: one neighbour centre for three communities."),
    )  # fmt: skip


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer it no longer."""
    row: Any = SharedWork.objects.select_related("campaign__division", "measure").filter(pk=pk).first()
    if row is None:
        raise Http404
    campaign_to_see(request, row.campaign_id)
    require(grants_of(request.user), LEAD, row.campaign)
    form = ReasonForm(data_of(request))
    back = reverse("campaign:shared_works", args=[row.campaign_id])
    return form_page(
        request, row.campaign, form,
        lambda: operations.end_shared_work(shared=row, reason=form.cleaned_data["reason"], at=clock.now()),
        here="works", title=_("End “{title}”").format(title=row.title), submit=_("End it"), cancel=back, done=back,
        tone="danger", said=_("It is not offered any more; works that came from it stay."),
    )  # fmt: skip
