"""What the desk shows on pages of divisions above the community, and on a round's page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from linli.core import clock
from linli.core.panels import panel
from linli.core.rights import SIGNED_IN
from linli.evaluation.models import Round, Sheet
from linli.evaluation.queries.attainment import attainment, total
from linli.evaluation.queries.desk import depth_below, means_by_unit, outcomes_by_unit, shown_rounds, standings, trend
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views.rounds.common import outcome_words, total_words
from linli.places.models import Division

from .charts import attainment_chart, outcomes_chart, share_words, trend_chart
from .results import good_rung, good_words
from .units import unit_url

Level = Division.Level
WIDE = (Level.CITY, Level.COUNTY, Level.TOWNSHIP)
ROUNDS = 5  # of a trend
SHOWN = 5  # places at each end of a ranking
UNITS = 30  # lines of a ranking of units

Drawn = tuple[str, dict[str, Any]] | None


def _rounds_of(request: HttpRequest, division: Division) -> list[Round]:
    """Return the last rounds of compounds by one standard that have results here, the latest first: asked once."""
    kept: list[Round] | None = getattr(division, "_desk_rounds", None)
    if kept is None:
        here = Sheet.objects.filter(lies_in__contains=[division.pk]).values("round")
        rounds = shown_rounds(Round.objects.filter(pk__in=here, edition__subject="compound"))[: 2 * ROUNDS]
        found = list(rounds)
        kept = [one for one in found if one.edition.standard == found[0].edition.standard][:ROUNDS]
        division._desk_rounds = kept  # type: ignore[attr-defined]
    return kept


@panel(subject="places.division", order=20, right=VIEW_ROUNDS)
def outcomes(request: HttpRequest, division: Division) -> Drawn:
    """What the last round gave its places, by unit, and how that changed from round to round."""
    if division.level not in WIDE or not (rounds := _rounds_of(request, division)):
        return None
    last = rounds[0]
    published = last.edition.compiled()
    here = Sheet.objects.filter(lies_in__contains=[division.pk])
    units = outcomes_by_unit(here.filter(round=last), depth_below(division), zones=division.level == Level.CITY)
    steps = trend(rounds, here)
    context = {
        "round": last,
        "edition": last.edition,
        "stars": outcomes_chart(published, units, [unit_url(unit.is_zone, unit.pk) for unit in units]),
        "trend": trend_chart(published, steps, [reverse("evaluation:round", args=[step.round]) for step in steps])
        if len(steps) > 1
        else None,
    }
    return "desk/panels/outcomes.html", context


@panel(subject="places.division", order=30, right=VIEW_ROUNDS)
def ranking(request: HttpRequest, division: Division) -> Drawn:
    """Its units and its compounds by what they reached in the last round."""
    if division.level not in WIDE or not (rounds := _rounds_of(request, division)):
        return None
    last = rounds[0]
    published = last.edition.compiled()
    sheets = Sheet.objects.filter(round=last, lies_in__contains=[division.pk])
    best, worst = standings(sheets, SHOWN)
    units = means_by_unit(sheets, depth_below(division), good_rung(published))
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
                "rank": one.rank, "name": one.name, "community": one.community,
                "url": reverse("evaluation:sheet", args=[one.sheet]), "total": total_words(published, one.total),
                "outcome": outcome_words(published, one.outcome),
            }
            for one in rows
        ]  # fmt: skip

    context = {
        "round": last, "edition": last.edition, "units": lines if len(units) > 1 else [], "more": len(units) > UNITS,
        "good_title": good_words(published), "best": shown(best), "worst": shown(worst),
    }  # fmt: skip
    return "desk/panels/ranking.html", context


@panel(subject="places.division", order=40, right=VIEW_ROUNDS)
def attained(request: HttpRequest, division: Division) -> Drawn:
    """How many of its communities take part, meet the standard, are named."""
    if division.level not in WIDE:
        return None
    lines = attainment(division, clock.today())
    whole = total(lines)
    if not whole.taking_part and not whole.meeting and not whole.named:
        return None
    # A township's units are its communities: each of them is 0 or 100 per cent, and bars of that say nothing.
    chart = attainment_chart(lines)
    context = {
        "whole": whole,
        "chart": chart if division.level != Level.TOWNSHIP else None,
        "rates": {
            "participation": share_words(whole.participation_rate),
            "attainment": share_words(whole.attainment_rate),
            "naming": share_words(whole.naming_rate),
        },
    }
    return "desk/panels/attainment.html", context


@panel(subject="evaluation.round", order=20, right=SIGNED_IN)  # whoever sees a part of the round reads of that part
def ways(request: HttpRequest, round_: Round) -> Drawn:
    """The pages about a round for those who lead."""
    return "desk/panels/ways.html", {"round": round_, "shown": round_.state in (Round.State.NOTICE, Round.State.SEALED)}
