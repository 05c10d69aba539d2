"""The baseline (摸底): how far each county is, what is missing against the standard, what nobody knows."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.campaign.forms.actions import BaselineForm
from linli.campaign.models import Campaign
from linli.campaign.operations.actions import set_baseline
from linli.campaign.queries.baseline import County, Gap, counties, gaps_by_item
from linli.campaign.rights import LEAD, VIEW
from linli.core import clock
from linli.core.rights import Grants, grants_of, needs
from linli.evaluation.models import Round, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.measures import Offer, catalogue
from linli.evaluation.queries.memo import kept
from linli.evaluation.rights import MARK, VIEW_ROUNDS
from linli.evaluation.views.rounds.charts import height
from linli.grading.figures import decimal_text
from linli.grading.marks import half_up
from linli.places.views.common import data_of

from .common import campaign_for, campaign_to_see, form_page, page

SHOWN, SHOWN_UNKNOWN = 15, 10


@needs(VIEW)
@require_safe
def baseline(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the baseline of communities, and that of compounds if there is one, as far as a person sees their sheets."""
    row, held = campaign_to_see(request, pk), grants_of(request.user)
    parts = []
    for round_pk in (row.baseline_id, row.compound_baseline_id):
        if round_pk is None:
            continue
        round_ = Round.objects.visible_to(held).select_related("edition").filter(pk=round_pk).first()
        if round_ is not None:
            parts.append(_part(row, round_, held))
    return render(
        request, "campaign/baseline.html",
        page(row, "baseline", parts=parts, may_lead=held.over(LEAD.code, row), has_one=row.baseline_id is not None),
    )  # fmt: skip


def _part(row: Campaign, round_: Round, held: Grants) -> dict[str, Any]:
    published, keys = round_.edition.compiled(), held.keys(VIEW_ROUNDS.code)
    sheets = Sheet.objects.visible_to(held).filter(round=round_)
    lines = kept(round_, "baseline:counties", keys, lambda: counties(sheets, published))
    gaps = kept(round_, "baseline:gaps", keys, lambda: gaps_by_item(sheets, published))
    offers = catalogue(published.standard.id, clock.today())
    unknown = sorted((gap for gap in gaps if gap.unknown), key=lambda gap: (-gap.unknown, gap.item.id))
    return {
        "round": round_,
        "sample": round_.edition.is_sample,
        "counties": [_county_row(round_, line) for line in lines],
        "whole": _together(lines),
        "gaps": _gap_chart(round_, gaps, offers),
        "musts": _musts(round_, gaps),
        "unknown": [_unknown_row(round_, gap) for gap in unknown[:SHOWN_UNKNOWN]],
        "unknown_more": max(0, len(unknown) - SHOWN_UNKNOWN),
        "book": reverse("imports:door_for", args=["marks", round_.pk]) if held.has(MARK.code) else "",
        "marking": round_.state in (Round.State.CALLED, Round.State.MARKING),
    }


def _county_row(round_: Round, line: County) -> dict[str, Any]:
    sheets, results = reverse("evaluation:sheets", args=[round_.pk]), reverse("evaluation:results", args=[round_.pk])
    here = {"county": line.pk or 0}
    return {
        "line": line,
        "url": f"{sheets}?{urlencode(here)}",
        "results": f"{results}?{urlencode(here)}",
    }


def _together(lines: list[County]) -> County:
    names = ("places", "complete", "unknown", "passing", "untouched")
    return County(None, "", **{name: sum(getattr(line, name) for line in lines) for name in names})


def _title(gap: Gap) -> str:
    return f"{gap.item.id} {gap.item.title.zh if language() == 'zh' else gap.item.title.en}"


def _unknown_row(round_: Round, gap: Gap) -> dict[str, Any]:
    url = f"{reverse('evaluation:sheets', args=[round_.pk])}?{urlencode({'missing': gap.item.id})}"
    return {"title": _title(gap), "number": gap.unknown, "url": url}


def _gap_chart(round_: Round, gaps: list[Gap], offers: list[Offer]) -> dict[str, Any]:
    """Return what each item costs a place on average, with the measures that raise it: bars, and the table of all."""
    by_item: dict[str, list[Offer]] = {}
    for offer in offers:
        for item in offer.raises:
            by_item.setdefault(item, []).append(offer)
    ordinary = [gap for gap in gaps if gap.item.role == "ordinary"]
    ordinary.sort(key=lambda gap: (-(_mean(gap) or 0), _mean(gap) is None, gap.item.id))
    shown = [gap for gap in ordinary if gap.lost][:SHOWN]
    rows = [
        [
            _title(gap), _points(gap), gap.short, gap.unknown, gap.full,
            _("、").join(offer.title for offer in by_item.get(gap.item.id, [])[:3]) or "—",
        ]
        for gap in ordinary
    ]  # fmt: skip
    data = [{"value": (_mean(gap) or 0) / 100, "name": _title(gap)} for gap in shown]  # a bar's length only
    option = {
        "grid": {"top": 8},
        "xAxis": {"type": "value"},
        "yAxis": {"type": "category", "inverse": True, "data": [_title(gap) for gap in shown]},
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "series": [{"type": "bar", "name": _("Points lost on average"), "barMaxWidth": 18, "data": data}],
    }
    columns = [
        _("Item"), _("Points lost on average"), _("Places that lose points"), _("Unknown"), _("In full"), _("Measures"),
    ]  # fmt: skip
    return {"option": option, "columns": columns, "rows": rows, "height": height(len(shown))}


def _mean(gap: Gap) -> int | None:
    """Return what a place with a mark loses on average, in 0.01 point, half up; None if no place has a mark."""
    known = gap.short + gap.full
    return half_up(gap.lost, known * 100) if known else None


def _points(gap: Gap) -> str:
    """Return the same as people read it: what nobody knows is no 0, and what applies nowhere is a dash."""
    mean = _mean(gap)
    if mean is None:
        return _("unknown") if gap.unknown else "—"
    return decimal_text(mean, 2)


def _musts(round_: Round, gaps: list[Gap]) -> list[dict[str, Any]]:
    results = reverse("evaluation:results", args=[round_.pk])
    return [
        {"title": _title(gap), "number": gap.short, "url": f"{results}?{urlencode({'limited_by': gap.item.id})}"}
        for gap in gaps
        if gap.item.role == "must-have" and gap.short
    ]


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def set_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which round is the baseline."""
    row, held = campaign_for(request, pk, LEAD), grants_of(request.user)
    rounds = (
        Round.objects.visible_to(held)
        .filter(state__in=[Round.State.CALLED, Round.State.MARKING, Round.State.REVIEW])
        .order_by("-as_of", "-pk")
    )
    form = BaselineForm(data_of(request), rounds=rounds)
    back = reverse("campaign:baseline", args=[pk])

    def act() -> Campaign:
        round_ = Round.objects.select_related("edition", "division").get(pk=form.cleaned_data["round"].pk)
        return set_baseline(campaign=row, round_=round_)

    return form_page(
        request, row, form, act, here="baseline", title=_("Choose the baseline"), submit=_("Choose"), cancel=back,
        done=back, said=_("The baseline is chosen; everything that rests on it is counted anew."),
        lead=_("Open a round for it first: standard, as-of date, no notice. Counties fill in its workbook."),
    )  # fmt: skip
