"""What the pages of a campaign share: finding it, and its tabs."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.campaign.forms.works import ReasonForm
from linli.campaign.models import Campaign
from linli.campaign.queries.proofs import proof_of
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rights import VIEW
from linli.core.rights import Right, grants_of
from linli.core.subjects import require
from linli.places.views.common import data_of

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


def carried_out(request: HttpRequest, form: forms.BaseForm, act: Callable[[], Any], said: str) -> bool:
    """Do what a valid form asks and say so; what is refused stands in the form. Whether it was done."""
    if not form.is_valid():
        return False
    try:
        act()
    except UnableToCampaign as exc:
        form.add_error(None, str(exc))
        return False
    messages.success(request, said)
    return True


def form_page(
    request: HttpRequest, campaign: Campaign, form: forms.BaseForm, act: Callable[[], Any], *, here: str, title: str,
    submit: str, cancel: str, done: Callable[[Any], str] | str, said: str, lead: str = "", tone: str = "primary",
    **more: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form of a campaign, or do what it asks: 422 with the reasons if it cannot be done, else on to `done`."""
    if form.is_bound and form.is_valid():
        try:
            made = act()
        except UnableToCampaign as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, said)
            return redirect(done if isinstance(done, str) else done(made))
    shown = {"form": form, "title": title, "lead": lead, "submit": submit, "cancel": cancel, "tone": tone, **more}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "campaign/form.html", page(campaign, here, **shown), status=status)


def withdrawal_page(
    request: HttpRequest, campaign: Campaign, subject: tuple[str, int], purpose: str, proof: int,
    act: Callable[[str], Any], *, here: str, back: str,
) -> HttpResponse:  # fmt: skip
    """Ask why a file is withdrawn, and withdraw it by `act(reason)`. Raises Http404 if it is no file of the thing."""
    if (use := proof_of(subject, purpose, proof)) is None:
        raise Http404
    if use.ended_at is not None and request.method != "POST":
        messages.info(request, _("This file was withdrawn already."))
        return redirect(back)
    form = ReasonForm(data_of(request))
    kind = _("Picture") if use.file.is_image else use.file.extension.upper()
    lead = _(
        "{kind}, {size}, added {day}. It counts no more and nobody opens it here; that it was there, and why it was "
        "withdrawn, stays to be seen."
    ).format(kind=kind, size=filesizeformat(use.file.size), day=f"{timezone.localtime(use.used_at):%Y-%m-%d %H:%M}")
    return form_page(
        request, campaign, form, lambda: act(form.cleaned_data["reason"]), here=here, title=_("Withdraw a file"),
        submit=_("Withdraw the file"), cancel=back, done=back, lead=lead, tone="danger",
        said=_("The file is withdrawn; the reason stands with it."),
    )  # fmt: skip
