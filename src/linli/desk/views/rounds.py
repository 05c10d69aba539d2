"""Pages about one round for those who lead: how far the marks are, who leads and who moved, the bulletin."""

from html import escape
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.core import clock
from linli.core.fixed_urls import numbered_url
from linli.core.rights import grants_of, needs
from linli.desk.bulletin import LAYOUT, bulletin_data
from linli.desk.charts import across
from linli.evaluation.models import Round, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.desk import Board, Move, Standing, board, by_county, movers, standings
from linli.evaluation.queries.memo import kept
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views.rounds.common import (
    class_words,
    outcome_words,
    round_in_sight,
    round_to_show,
    total_words,
)
from linli.grading.commands import font_folder
from linli.grading.compile import Published
from linli.grading.figures import decimal_text
from linli.grading.typesetting import typeset

SHOWN = 20  # on the leaderboard, at each end
MOVERS = 10
MARKED_IN = (Round.State.CALLED, Round.State.MARKING, Round.State.REVIEW)  # later marks do not change


@needs(VIEW_ROUNDS)
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how many sheets of a round are complete, by county and township and section, and who is late."""
    round_ = round_in_sight(request, pk)
    held = grants_of(request.user)
    sheets = Sheet.objects.of(round_, held)
    townships = kept(round_, "board", held.keys(VIEW_ROUNDS.code), lambda: board(round_, sheets))
    counties = by_county(townships)
    sections = round_.edition.compiled().standard.sections
    titles = [section.title.zh if language() == "zh" else section.title.en for section in sections]
    due, today = round_.marks_due, clock.today()
    address = reverse("evaluation:results", args=[round_.pk])
    all_sheets, done = sum(one.sheets for one in counties), sum(one.done for one in counties)
    late = bool(due and due < today and done < all_sheets and round_.state in MARKED_IN)
    lines: dict[tuple[int | None, str], list[dict[str, Any]]] = {}
    for one in sorted(townships, key=lambda one: one.percent):
        numbers = [one.complete.get(section.id, 0) for section in sections]
        line = {"board": one, "sections": numbers, "row": _township_row(one, numbers, late)}
        lines.setdefault((one.county_id, one.county), []).append(line)
    context = {
        "round": round_,
        "edition": round_.edition,
        "sheets": all_sheets,
        "done": done,
        "missing": all_sheets - done,
        "late": late,
        "lagging": sum(1 for one in townships if one.done < one.sheets),
        "townships_count": len(townships),
        "chart": _progress_chart(round_, counties, [section.id for section in sections], titles),
        "titles": titles,
        "results_url": address,
        "missing_url": f"{address}?state=incomplete" if round_.state not in MARKED_IN else "",  # as it was graded
        "groups": [
            {
                "county": county,
                "complete": county.done == county.sheets,
                "url": f"{address}?{urlencode({'county': county.county_id or 0})}",
                "lines": lines.get((county.county_id, county.county), []),
            }
            for county in sorted(counties, key=lambda one: one.done == one.sheets)  # those behind first
        ],
    }
    return render(request, "desk/progress.html", context)


def _township_row(one: Board, sections: list[int], late: bool) -> SafeString:
    """Return the line of a township. Not by a template: of a hundred, that alone took half of the time of the page."""
    name, sheets, done = escape(one.township), one.sheets, one.done
    where = (
        f'<a href="{numbered_url("places:division", one.township_id)}">{name or "—"}</a>' if one.township_id else "—"
    )
    if late and done < sheets:
        words = escape(_("late"))
        where += f' <span class="badge ll-badge ll-danger">{words}</span>'
    numbers = [
        f'<td class="text-end">{number if number == sheets else f"<strong>{number}</strong>"}</td>'
        for number in sections
    ]
    last = date_format(timezone.localtime(one.last_entry_at), "m-d H:i") if one.last_entry_at else "—"
    return mark_safe(
        f'<tr><th scope="row">{where}</th><td class="text-nowrap">{done} / {sheets}</td>'
        f'<td class="ll-progress ll-desk-bar"><progress value="{done}" max="{sheets}" aria-label="{name}">'
        f'{one.percent}%</progress> <span class="text-secondary small">{one.percent}%</span></td>'
        f'{"".join(numbers)}<td class="text-nowrap text-secondary">{last}</td></tr>'
    )


def _progress_chart(round_: Round, counties: list[Board], ids: list[str], titles: list[str]) -> dict[str, Any]:
    address = reverse("evaluation:results", args=[round_.pk])
    urls = [f"{address}?{urlencode({'county': one.county_id or 0})}" for one in counties]
    bars = [
        {"name": name, "itemStyle": {"color": color}, "data": [{"value": value, "url": url} for value, url in pairs]}
        for name, color, pairs in (
            (_("Complete"), "#1d8a5a", [(one.done, url) for one, url in zip(counties, urls, strict=True)]),
            (
                _("Not complete"), "#e0b04a",
                [(one.sheets - one.done, url) for one, url in zip(counties, urls, strict=True)],
            ),
        )
    ]  # fmt: skip
    rows = [
        [
            {"text": one.county or "—", "url": url}, one.sheets, f"{one.done}（{one.percent}%）",
            *(one.complete.get(section, 0) for section in ids),
        ]
        for one, url in zip(counties, urls, strict=True)
    ]  # fmt: skip
    return {
        "option": across([one.county or "—" for one in counties], bars, stacked=True),
        "columns": [_("County"), _("Sheets"), _("Complete"), *titles],
        "rows": rows,
        "height": "small" if len(counties) < 4 else "",
    }


@needs(VIEW_ROUNDS)
@require_safe
def leaderboard(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the best and the last of a round within a county or a class, and who moved since the round before."""
    round_ = round_in_sight(request, pk)
    published = round_.edition.compiled()
    held = grants_of(request.user)
    keys = held.keys(VIEW_ROUNDS.code)
    own = Sheet.objects.visible_to(held).filter(round=round_)
    in_counties = own.order_by("county__code").values_list("county_id", "county_name").distinct()
    counties = kept(round_, "counties of the leaderboard", keys, lambda: list(in_counties))
    county = _chosen(request.GET.get("county", ""), [str(key or 0) for key, _name in counties])
    classes = [rule.id for rule in published.standard.outcome.class_]
    class_id = _chosen(request.GET.get("class", ""), classes)
    sheets = own
    if county:
        sheets = sheets.filter(county=int(county) or None)
    if class_id:
        sheets = sheets.filter(result__class_id=class_id)
    shown = round_.state in (Round.State.NOTICE, Round.State.SEALED)
    previous, within = round_.previous, f"{county}:{class_id}"
    top: list[Standing] = []
    bottom: list[Standing] = []
    up: list[Move] = []
    down: list[Move] = []
    if shown:
        top, bottom = kept(round_, f"standings:{within}", keys, lambda: standings(sheets, SHOWN))
    if shown and previous:
        up, down = kept(round_, f"movers:{within}", keys, lambda: movers(sheets, previous.pk, MOVERS))
    context = {
        "round": round_,
        "edition": round_.edition,
        "shown": shown,
        "previous": previous,
        "counties": [(str(key or 0), name or "—") for key, name in counties],
        "county": county,
        "classes": [(key, class_words(published, key)) for key in classes],
        "class_id": class_id,
        "within": "、".join(
            [name or "—" for key, name in counties if str(key or 0) == county]
            + [class_words(published, key) for key in classes if key == class_id]
        ),
        "of": top[0].of if top else 0,
        "top": [_standing(published, one) for one in top],
        "bottom": [_standing(published, one) for one in bottom],
        "up": [_move(published, one) for one in up],
        "down": [_move(published, one) for one in down],
    }
    return render(request, "desk/leaderboard.html", context)


def _chosen(value: str, allowed: list[str]) -> str:
    return value if value in allowed else ""


def _standing(published: Published, one: Standing) -> dict[str, Any]:
    limit = published.standard.item(one.limited_by) if one.limited_by else None
    return {
        "rank": one.rank, "name": one.name, "url": reverse("evaluation:sheet", args=[one.sheet]),
        "county": one.county, "community": one.community, "total": total_words(published, one.total),
        "outcome": outcome_words(published, one.outcome), "class": class_words(published, one.class_id),
        "limit": f"{limit.id} {limit.title.zh if language() == 'zh' else limit.title.en}" if limit else "",
    }  # fmt: skip


def _move(published: Published, one: Move) -> dict[str, Any]:
    sign = "+" if one.by > 0 else "−"
    return {
        "name": one.name, "url": reverse("evaluation:sheet", args=[one.sheet]), "county": one.county,
        "community": one.community, "total": total_words(published, one.total),
        "before": total_words(published, one.before), "by": f"{sign}{decimal_text(abs(one.by), 2)}",
        "outcome": outcome_words(published, one.outcome),
        "outcome_before": outcome_words(published, one.outcome_before) if one.outcome != one.outcome_before else "",
    }  # fmt: skip


@needs(VIEW_ROUNDS)
@require_safe
def bulletin(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the bulletin of a round on notice or sealed, about what the person sees of it."""
    round_ = round_to_show(request, pk)
    if round_.state not in (Round.State.NOTICE, Round.State.SEALED):
        raise Http404
    sheets = Sheet.objects.visible_to(grants_of(request.user)).filter(round=round_)
    data = bulletin_data(round_, sheets, today=clock.today(), lang=language())
    name = "".join("_" if sign in '<>:"/\\|?*' or sign < " " else sign for sign in f"{data['title']}.pdf")
    if data["demo"]:
        name = f"{data['demo']}-{name}"
    response = HttpResponse(typeset(LAYOUT, data, font_folder()), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["Cache-Control"] = "private, no-store"
    return response
