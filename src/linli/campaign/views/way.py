"""The cheapest way of one community or compound to its next rung."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.campaign.queries.way import Rise, WayUp, way_up
from linli.campaign.rights import VIEW
from linli.core import clock
from linli.core.rights import grants_of, needs
from linli.evaluation.models import Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.measures import yuan_told, yuan_words
from linli.evaluation.views.rounds.common import ladder, outcome_words, total_words
from linli.grading.figures import decimal_text
from linli.kernels.record import POINT

from .plans import state_words

NAMES = ("PROVEN", "WITHIN_GAP", "STOPPED", "IMPOSSIBLE", "NOT_FOUND")


@needs(VIEW)
@require_safe
def way(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the cheapest measures with which a place reaches its next rung, or the one of `?rung=`."""
    sheets = Sheet.objects.visible_to(grants_of(request.user)).select_related("round__edition", "compound", "place")
    sheet = sheets.filter(pk=pk).first()
    if sheet is None:
        raise Http404
    published = sheet.round.edition.compiled()
    rungs = list(reversed(ladder(published)))
    asked = request.GET.get("rung", "")
    numbers = [str(number) for number in range(1, len(rungs))]
    rung = int(asked) if asked in numbers else None
    found = way_up(sheet, clock.today(), rung=rung)
    back = reverse("evaluation:sheet", args=[pk])
    context: dict[str, Any] = {
        "sheet": sheet, "found": found, "back": back, "sample": sheet.round.edition.is_sample,
        "rungs": [{"number": number, "words": outcome_words(published, name)} for number, name in enumerate(rungs)][1:],
    }  # fmt: skip
    if not found.why:
        context |= _told(found, published, rungs)
    return render(request, "campaign/way.html", context)


def _told(found: WayUp, published: Any, rungs: list[str]) -> dict[str, Any]:
    fails = NAMES[found.state] in ("IMPOSSIBLE", "NOT_FOUND")
    sample = any(offer.is_sample for offer in found.chosen)
    return {
        "goal": outcome_words(published, rungs[found.rung]),
        "cost": yuan_told(found.cost, sample=sample),
        "saved": None
        if found.greedy_cost is None or fails
        else yuan_told(found.greedy_cost - found.cost, sample=sample),
        "greedy_cost": None if found.greedy_cost is None else yuan_told(found.greedy_cost, sample=sample),
        "state": state_words(NAMES[found.state]),
        "fails": fails,
        "total_after": total_words(published, found.total_after),
        "missing": decimal_text((found.missing_points + 99) // 100, 2) if found.missing_points else "",
        "measures": [{"offer": offer, "cost": yuan_words(found.costs[offer.pk])} for offer in found.chosen],
        "any_sample": sample,
        "not_found": NAMES[found.state] == "NOT_FOUND",
        "rises": [_rise(rise) for rise in found.rises],
    }


def _rise(rise: Rise) -> dict[str, Any]:
    title = f"{rise.item.id} {rise.item.title.zh if language() == 'zh' else rise.item.title.en}"
    if rise.item.role == "must-have":
        return {"title": title, "before": _("not met"), "after": _("met")}
    return {"title": title, "before": _mark(rise.before), "after": _mark(rise.after)}


def _mark(units: int) -> str:
    text = f"{units // POINT}.{units % POINT:04}".rstrip("0")
    return text.rstrip(".")
