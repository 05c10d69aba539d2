"""Rounds on notice and sealed, and the results of one, for anybody."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.core import clock
from linli.core.rights import PUBLIC, needs
from linli.core.wording import page_of
from linli.evaluation.models import Result, Round, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.memo import kept
from linli.evaluation.views.rounds.common import (
    class_words,
    ladder,
    outcome_words,
    replaced_by,
    state_words,
    total_words,
    with_names,
)
from linli.evaluation.views.rounds.course import left_words, moment
from linli.evaluation.views.rounds.results import LONG, counties_of, found_by

PAGE, LAST_PAGE = 50, 200
ROUNDS = 60
SHOWN = (Round.State.NOTICE, Round.State.SEALED)


@needs(PUBLIC)
@require_safe
def public_rounds(request: HttpRequest) -> HttpResponse:
    """Show the rounds on public notice and the sealed ones."""
    found = list(with_names(Round.objects.filter(state__in=SHOWN)).order_by("-notice_at", "-as_of", "-pk")[:ROUNDS])
    at = clock.now()
    noticed = [_line(row, at) for row in found if row.state == Round.State.NOTICE]
    sealed = [_line(row, at) for row in found if row.state == Round.State.SEALED]
    return render(request, "evaluation/public_rounds.html", {"noticed": noticed, "sealed": sealed})


@needs(PUBLIC)
@require_safe
def public_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the results of a round, found by name, county, outcome and class; on notice, how long one may object."""
    round_ = public_round_at(pk)
    published = round_.edition.compiled()
    standard = published.standard
    asked = _asked(request.GET)
    sheets: QuerySet[Sheet] = Sheet.objects.filter(round=round_, result__round=round_)
    counties = kept(round_, "counties", (), lambda: counties_of(round_))
    if asked["county"]:
        sheets = sheets.filter(county=int(asked["county"]))
    if asked["outcome"]:
        sheets = sheets.filter(result__state=Result.State.GRADED, result__outcome=asked["outcome"])
    if asked["class"]:
        sheets = sheets.filter(result__class_id=asked["class"])
    if asked["q"]:
        sheets = found_by(sheets, asked["q"])
    page = min(page_of(request), LAST_PAGE)
    start = (page - 1) * PAGE
    order = (F("result__total").desc(nulls_last=True), "code")
    rows = list(sheets.select_related("result").defer(*LONG).order_by(*order)[start : start + PAGE + 1])
    every = not any(asked.values())
    context: dict[str, Any] = {
        **_about(round_),
        "asked": asked,
        "lines": [_result_line(published, row) for row in rows[:PAGE]],
        "counts": kept(round_, f"counts:{language()}", (), lambda: _counts(round_, published))
        if every and page == 1
        else [],
        "counties": [(str(pk), name) for pk, name in counties if pk],
        "outcomes": [(name, outcome_words(published, name)) for name in ladder(published) if name],
        "classes": [(one.id, one.title.zh if language() == "zh" else one.title.en) for one in standard.outcome.class_],
        "earlier": _address(asked, page - 1) if page > 1 else "",
        "next": _address(asked, page + 1) if len(rows) > PAGE and page < LAST_PAGE else "",
        "page": page,
    }
    return render(request, "evaluation/public_round.html", context)


def public_round_at(pk: int) -> Round:
    """Return a round that the public may see. Raises Http404 for any other."""
    found: Round | None = with_names(Round.objects.filter(pk=pk, state__in=SHOWN)).first()
    if found is None:
        raise Http404
    return found


def _about(round_: Round) -> dict[str, Any]:
    at = clock.now()
    return {
        "round": round_,
        "edition": round_.edition,
        "on_notice": round_.state == Round.State.NOTICE,
        "until": moment(round_.notice_until) if round_.notice_until else "",
        "left": left_words(round_.notice_until, at) if round_.notice_until else "",
        "notice_over": round_.notice_until is not None and at > round_.notice_until,
        "later": replaced_by(round_),
        "seal": round_.seal if round_.state == Round.State.SEALED else None,
    }


def _line(round_: Round, at: Any) -> dict[str, Any]:
    on_notice = round_.state == Round.State.NOTICE
    return {
        "round": round_,
        "edition": round_.edition,
        "until": moment(round_.notice_until) if round_.notice_until else "",
        "left": left_words(round_.notice_until, at) if on_notice and round_.notice_until else "",
        "later": replaced_by(round_),
    }


def _asked(given: QueryDict) -> dict[str, str]:
    county = given.get("county", "")
    return {
        "q": given.get("q", "").replace("\x00", "").strip()[:60],
        "county": county if county.isascii() and county.isdigit() and len(county) < 16 else "",
        "outcome": given.get("outcome", "").replace("\x00", "")[:20],
        "class": given.get("class", "").replace("\x00", "")[:40],
    }


def _address(asked: dict[str, str], page: int) -> str:
    query = QueryDict(mutable=True)
    query.update({**{name: value for name, value in asked.items() if value}, "page": str(page)})
    return f"?{query.urlencode()}"


def _result_line(published: Any, sheet: Sheet) -> dict[str, Any]:
    result: Result | None = getattr(sheet, "result", None)
    graded = result is not None and result.state == Result.State.GRADED
    return {
        "sheet": sheet,
        "total": total_words(published, result.total) if result else "",
        "outcome": outcome_words(published, result.outcome)
        if graded and result
        else state_words(result.state if result else None),
        "class": class_words(published, result.class_id) if result else "",
    }


def _counts(round_: Round, published: Any) -> list[tuple[str, str, int]]:
    """Return how many have each outcome, the highest first: name, words, number."""
    rows = dict(
        Result.objects.filter(round=round_, state=Result.State.GRADED)
        .order_by()
        .values_list("outcome")
        .annotate(count=Count("pk"))
    )
    rest = Result.objects.filter(~Q(state=Result.State.GRADED), round=round_).count()
    found = [(name, outcome_words(published, name), rows.get(name, 0)) for name in ladder(published)]
    return [*found, *([("", _("without an outcome"), rest)] if rest else [])]
