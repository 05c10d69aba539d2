"""What the desk shows on pages of divisions, overlay zones and compounds, and on a round's page."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from linli.core import clock
from linli.core.panels import panel
from linli.core.rights import SIGNED_IN, grants_of
from linli.evaluation.models import Result, Round, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.desk import means_by_unit, shown_rounds, standings, trend
from linli.evaluation.queries.mend_first import best_lines, item_to_mend
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views.rounds.common import class_words, outcome_words, state_words, total_words
from linli.grading.figures import decimal_text
from linli.places.models import Compound, Division, OverlayZone

from .areas import Area
from .charts import outcomes_chart, tenths, trend_chart
from .results import good_rung, good_words
from .units import unit_url
from .views.attainment import about

ROUNDS = 5  # of a trend
SHOWN = 5  # places at each end of a ranking
WITHIN = 30  # compounds shown of one community
UNITS = 30  # lines of a ranking of units

Drawn = tuple[str, dict[str, Any]] | None
OfArea = Callable[[Area], Drawn]


def _of_areas(order: int) -> Callable[[OfArea], OfArea]:
    """Offer a panel to the pages of divisions above the village, and of overlay zones."""

    def declare(draw: OfArea) -> OfArea:
        @panel(subject="places.division", order=order, right=VIEW_ROUNDS)
        def of_division(request: HttpRequest, division: Division) -> Drawn:
            return None if division.level == Division.Level.VILLAGE else draw(_kept(Area(division), division))

        @panel(subject="places.zone", order=order, right=VIEW_ROUNDS)
        def of_zone(request: HttpRequest, zone: OverlayZone) -> Drawn:
            return draw(_kept(Area(zone.city, zone), zone)) if zone.city else None

        return draw

    return declare


def _kept(area: Area, thing: Any) -> Area:
    """Return one area for all panels of a page, so that its rounds are read once."""
    kept: Area = thing.__dict__.setdefault("_desk_area", area)
    return kept


def _rounds_of(area: Area) -> list[Round]:
    """Return the last rounds of compounds by one standard that have results in an area, the latest first."""
    kept: list[Round] | None = area.__dict__.get("_rounds")
    if kept is None:
        here = area.of(Sheet.objects.all()).values("round")
        shown = shown_rounds(Round.objects.filter(pk__in=here, edition__subject="compound"))
        # A round over a part says nothing of the whole: it is only shown where there is no other.
        found = list(shown.filter(division__in=area.division.ancestors)[: 2 * ROUNDS]) or list(shown[: 2 * ROUNDS])
        kept = [one for one in found if one.edition.standard == found[0].edition.standard][:ROUNDS]
        area.__dict__["_rounds"] = kept
    return kept


@_of_areas(20)
def outcomes(area: Area) -> Drawn:
    """What the last round gave its places, by unit, and how that changed from round to round."""
    if not (rounds := _rounds_of(area)):
        return None
    last = rounds[0]
    published = last.edition.compiled()
    here = area.of(Sheet.objects.all())
    units = area.outcomes(here.filter(round=last))
    steps = trend(rounds, here)
    context = {
        "round": last,
        "edition": last.edition,
        "one": area.is_community,
        "stars": outcomes_chart(published, units, [unit_url(unit.is_zone, unit.pk) for unit in units]),
        "trend": trend_chart(published, steps, [reverse("evaluation:round", args=[step.round]) for step in steps])
        if len(steps) > 1
        else None,
    }
    return "desk/panels/outcomes.html", context


@_of_areas(30)
def ranking(area: Area) -> Drawn:
    """Its units and its compounds by what they reached in the last round; of a community all its compounds."""
    if not (rounds := _rounds_of(area)):
        return None
    last = rounds[0]
    published = last.edition.compiled()
    sheets = area.of(Sheet.objects.filter(round=last))
    best, worst = standings(sheets, WITHIN if area.is_community else SHOWN)
    units = [] if area.is_community else means_by_unit(sheets, area.depth, good_rung(published))
    lines = [
        {
            "rank": number, "name": unit.name, "url": unit_url(False, unit.pk), "graded": unit.graded,
            "mean": total_words(published, unit.mean), "good": unit.good,
        }
        for number, unit in enumerate(units[:UNITS], 1)
    ]  # fmt: skip

    def shown(rows: Any) -> list[dict[str, Any]]:
        return [
            {
                "rank": one.rank, "name": one.name, "community": "" if area.is_community else one.community,
                "url": reverse("evaluation:sheet", args=[one.sheet]), "total": total_words(published, one.total),
                "outcome": outcome_words(published, one.outcome),
            }
            for one in rows
        ]  # fmt: skip

    context = {
        "round": last, "edition": last.edition, "units": lines if len(units) > 1 else [], "more": len(units) > UNITS,
        "good_title": good_words(published), "best": shown(best), "worst": shown(worst), "one": area.is_community,
    }  # fmt: skip
    return "desk/panels/ranking.html", context


@_of_areas(40)
def attained(area: Area) -> Drawn:
    """How many of its communities take part, meet the standard, are named."""
    if area.is_community:
        return None
    lines = area.attainment(clock.today())
    context = about(area, lines)
    if not context["whole"].communities:
        return None
    # A township's units are its communities: each of them is 0 or 100 per cent, and bars of that say nothing.
    if area.division.level == Division.Level.TOWNSHIP or len(lines) < 2:
        context["attainment"] = None
    return "desk/panels/attainment.html", context


# One place ------------------------------------------------------------------------------------------------------------


@panel(subject="places.compound", order=5, right=VIEW_ROUNDS)
def compound_results(request: HttpRequest, compound: Compound) -> Drawn:
    """What a compound reached from round to round, and where it stands in the last."""
    return _results(request, Sheet.objects.filter(compound=compound))


@panel(subject="places.division", order=5, right=VIEW_ROUNDS)
def community_results(request: HttpRequest, division: Division) -> Drawn:
    """The same of a community, in the rounds that evaluate communities."""
    if division.level != Division.Level.COMMUNITY:
        return None
    return _results(request, Sheet.objects.filter(compound=None, place=division))


def _results(request: HttpRequest, sheets: Any) -> Drawn:
    shown = shown_rounds(Round.objects.all()).order_by().values("pk")
    rows = list(
        sheets.visible_to(grants_of(request.user))
        .filter(round__in=shown)
        .select_related("round__edition", "result")
        .order_by("-round__as_of", "-pk")[:ROUNDS]
    )
    if not rows:
        return None
    context = {"last": _last(rows[0]), "lines": [_line(row) for row in rows], "edition": rows[0].round.edition}
    return "desk/panels/results.html", context


def _line(sheet: Sheet) -> dict[str, Any]:
    published = sheet.round.edition.compiled()
    result: Result | None = getattr(sheet, "result", None)
    graded = result is not None and result.state == Result.State.GRADED
    return {
        "round": sheet.round, "url": reverse("evaluation:sheet", args=[sheet.pk]), "graded": graded,
        "total": total_words(published, result.total) if result and graded else "",
        "outcome": outcome_words(published, result.outcome) if result and graded else
        state_words(result.state if result else None),
        "class": class_words(published, result.class_id) if result and graded else "",
    }  # fmt: skip


def _last(sheet: Sheet) -> dict[str, Any]:
    """Return the sections of the last result as shares of what each can give, and what would lift it or holds it.

    With it stands the measure by which that costs least: two queries.
    """
    published = sheet.round.edition.compiled()
    result: Result | None = getattr(sheet, "result", None)
    if result is None or result.state != Result.State.GRADED:
        return {}
    zh = language() == "zh"

    def words(item_id: str) -> str:
        item = published.standard.item(item_id) if item_id else None
        return f"{item.id} {item.title.zh if zh else item.title.en}" if item else ""

    sections = []
    for section, points in zip(published.standard.sections, result.sections, strict=False):
        most = int((section.cap or 0) * 10_000)
        if most:
            sections.append(
                {
                    "title": section.title.zh if zh else section.title.en, "points": decimal_text(points // 100, 2),
                    "most": f"{section.cap:f}", "percent": tenths(Fraction(min(points, most), most)),
                }
            )  # fmt: skip
    mend = item_to_mend(result)
    return {
        "sections": sections, "nearest": words(result.nearest), "limit": words(result.limited_by),
        "measure": best_lines(published, {sheet.pk: mend} if mend else {}, [sheet]).get(sheet.pk),
    }  # fmt: skip


@panel(subject="evaluation.round", order=20, right=SIGNED_IN)  # whoever sees a part of the round reads of that part
def ways(request: HttpRequest, round_: Round) -> Drawn:
    """The pages about a round for those who lead."""
    return "desk/panels/ways.html", {"round": round_, "shown": round_.state in (Round.State.NOTICE, Round.State.SEALED)}
