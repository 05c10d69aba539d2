"""Samples of a round: drawing one, what was drawn, and all that is needed to repeat the draw elsewhere."""

import shlex
from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from linli.core import clock
from linli.core.rights import needs
from linli.core.wording import page_of
from linli.evaluation.forms.samples import DrawForm
from linli.evaluation.models import Round, Sample, Sheet
from linli.evaluation.operations import sampling as operations
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.visits import samples_in_sight
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import LEAD_ROUNDS, SEE_SCORINGS
from linli.grading.sampling import Unit, drawn_text, read_frame
from linli.places.models import Compound
from linli.places.queries.sight import can_change
from linli.places.views.common import Fact, data_of, grants

PAGE = 200  # drawn sheets on a page
HOW = dict(Compound._meta.get_field("managed_how").flatchoices)


@needs(SEE_SCORINGS)
@require_safe
def samples(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the samples of a round: what is drawn, and what may be drawn still."""
    round_, rows = samples_in_sight(grants(request), pk)
    drawn = list(rows.defer("frame").select_related("drawn_by__key").order_by("pk"))
    counts = Counter(rows.values_list("pk", flat=True).filter(sheets__isnull=False))
    for row in drawn:
        row.count = counts[row.pk]  # type: ignore[attr-defined]
        row.words = strata_words(row.strata)  # type: ignore[attr-defined]
    left = {value for value, _label in Sample.Purpose.choices} - {row.purpose for row in drawn}
    context = {
        "round": round_, "samples": drawn, "may_draw": bool(left) and _may_draw(request, round_),
        "left": [label for value, label in Sample.Purpose.choices if value in left],
    }  # fmt: skip
    return render(request, "evaluation/samples.html", context)


def _may_draw(request: HttpRequest, round_: Round) -> bool:
    open_ = round_.by_visits and round_.state in (Round.State.CALLED, Round.State.MARKING)
    held = grants(request)
    return open_ and held.over(LEAD_ROUNDS.code, round_) and held.over(SEE_SCORINGS.code, round_)


@needs(LEAD_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def draw_sample(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw a sample: once for each purpose. Whoever draws knows the list, so they must be allowed to see it."""
    if not grants(request).has(SEE_SCORINGS.code):
        raise PermissionDenied(SEE_SCORINGS.code)
    round_, rows = samples_in_sight(grants(request), pk)
    for right in (LEAD_ROUNDS, SEE_SCORINGS):
        can_change(grants(request), right, round_)
    there = set(rows.values_list("purpose", flat=True))
    first = next((value for value, _label in Sample.Purpose.choices if value not in there), None)
    form = DrawForm(data_of(request), initial={"purpose": first})
    if form.is_bound and form.is_valid():
        try:
            made = operations.draw_sample(round_=round_, by=request.user, at=clock.now(), **form.cleaned_data)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The sample is drawn. It stays as it is."))
            return redirect("evaluation:sample", pk=made.pk)
    context = {
        "form": form, "title": _("Draw a sample"), "lead": round_.title, "submit": _("Draw"),
        "cancel": reverse("evaluation:samples", args=[pk]),
    }  # fmt: skip
    return render(request, "evaluation/sample_form.html", context, status=422 if form.errors else 200)


@needs(SEE_SCORINGS)
@require_safe
def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one sample: its strata, what was drawn of the person's sheets, and how to repeat it."""
    row, round_ = _in_sight(request, pk)
    whole = grants(request).over(SEE_SCORINGS.code, round_)
    page = page_of(request)
    sheets = Sheet.objects.filter(sampled__sample=row).visible_to(grants(request), SEE_SCORINGS.code)
    found = list(
        sheets.order_by("sampled__stratum", "code").values("pk", "name", "code", "community_name", "county_name")[
            (page - 1) * PAGE : page * PAGE + 1
        ]
    )
    _columns, units = read_frame(row.frame)
    drawn = Counter(row.sheets.values_list("stratum", flat=True))
    context = {
        "sample": row, "round": round_, "whole": whole, "facts": _facts(row, len(units), drawn.total()),
        "strata": _strata(row, units, drawn), "columns": strata_words(row.strata), "sheets": found[:PAGE],
        "earlier": page - 1, "next": page + 1 if len(found) > PAGE else 0, "command": command_of(row),
    }  # fmt: skip
    return render(request, "evaluation/sample.html", context)


@needs(SEE_SCORINGS)
@require_safe
def frame(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the list that was drawn from, byte for byte as its SHA-256 says."""
    row, round_ = _in_sight(request, pk)
    can_change(grants(request), SEE_SCORINGS, round_)
    return _csv(row.frame, "frame.csv")


@needs(SEE_SCORINGS)
@require_safe
def drawn(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the list that was drawn, as `linli draw` prints it."""
    row, round_ = _in_sight(request, pk)
    can_change(grants(request), SEE_SCORINGS, round_)
    codes = set(row.sheets.values_list("sheet__code", flat=True))
    _columns, units = read_frame(row.frame)
    there = sorted((unit for unit in units if unit.code in codes), key=lambda unit: (unit.strata, unit.code))
    return _csv(drawn_text(there), "drawn.csv")


def command_of(row: Sample) -> str:
    """Return the line that repeats a draw on another machine."""
    return f"./linli draw frame.csv --seed {shlex.quote(row.seed)} --percent {row.percent}"


def strata_words(strata: list[str]) -> str:
    """Return by what a sample is stratified."""
    between = "、" if language() == "zh" else ", "
    return between.join(str(operations.STRATA[name]) for name in strata) or _("nothing")


def _in_sight(request: HttpRequest, pk: int) -> tuple[Sample, Round]:
    row = Sample.objects.select_related("drawn_by__key").filter(pk=pk).first()
    if row is None:
        raise Http404
    round_, _rows = samples_in_sight(grants(request), row.round_id)
    return row, round_


def _strata(row: Sample, units: list[Unit], drawn: Counter[str]) -> list[dict[str, Any]]:
    """Return the strata in the frame's order: what they are called, how many there are, how many were drawn."""
    counts = Counter(unit.strata for unit in units)
    management = row.strata.index("management") if "management" in row.strata else -1
    star = row.strata.index("star") if "star" in row.strata else -1
    lines = []
    for strata in sorted(counts):
        words = [
            str(HOW.get(value, value)) if place == management else _star(value) if place == star else value
            for place, value in enumerate(strata)
        ]
        cells = [word or _("unknown") for word in words] or [_("all")]
        key = Unit("", strata).stratum[:200]
        lines.append({"cells": cells, "there": counts[strata], "drawn": drawn[key]})
    return lines


def _star(value: str) -> str:
    from .register import stars_in_words

    return stars_in_words(value) if value else _("not evaluated")


def _facts(row: Sample, there: int, drawn: int) -> list[Fact]:
    return [
        Fact(_("Purpose"), row.get_purpose_display()),
        Fact(pgettext("sheets", "Drawn"), _("{drawn} of {all}").format(drawn=drawn, all=there)),
        Fact(_("Seed of the draw"), row.seed),
        Fact(_("Per cent of each stratum"), f"{row.percent} %"),
        Fact(_("Stratified by"), strata_words(row.strata)),
        Fact(_("Drawn at"), f"{timezone.localtime(row.drawn_at):%Y-%m-%d %H:%M}"),
        Fact(_("Drawn by"), str(row.drawn_by) if row.drawn_by else None),
    ]


def _csv(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text.encode(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    add_never_cache_headers(response)
    return response
