"""A city, or the part of it that a person answers for, at a glance: outcomes by unit, attainment, the map."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from linli.core import clock
from linli.core.rights import Grants, grants_of, needs
from linli.desk.areas import Area, widest_area
from linli.desk.charts import outcomes_chart, share_words
from linli.desk.maps import land_of
from linli.desk.results import good_rung, good_words, outcome_tone
from linli.desk.units import unit_url
from linli.evaluation.models import Round, Sheet
from linli.evaluation.queries.desk import UnitOutcomes, shown_rounds
from linli.evaluation.queries.memo import kept
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views.rounds.charts import outcome_query
from linli.evaluation.views.rounds.common import (
    at_least,
    ladder,
    outcome_words,
    round_in_sight,
    state_words,
    total_words,
)
from linli.evaluation.views.rounds.results import OUTSIDE
from linli.grading.compile import Published

from .attainment import about

MOST_POINTS = 20_000


@needs(VIEW_ROUNDS)
@require_safe
def city(request: HttpRequest) -> HttpResponse:
    """Show outcomes, attainment and map of the widest area that a person answers for, as a page or as its part."""
    held, today = grants_of(request.user), clock.today()
    area = widest_area(held, VIEW_ROUNDS, today)
    round_ = _latest(shown_rounds(Round.objects.visible_to(held)).filter(edition__subject="compound"), area)
    context: dict[str, Any] = {"area": area, "round": round_, "sample": bool(round_ and round_.edition.is_sample)}
    if area:
        context |= about(area, area.attainment(today))
    if area and round_:
        context |= _stars(area, round_, held)
    template = "desk/_city.html" if request.headers.get("HX-Request") else "desk/city.html"
    return render(request, template, context)


def _latest(rounds: QuerySet[Round], area: Area | None) -> Round | None:
    """Return the latest round over a whole area; of a part of it only if there is no other."""
    over_all = rounds.filter(division__in=area.division.ancestors).first() if area else None
    return over_all or rounds.first()


def _stars(area: Area, round_: Round, held: Grants) -> dict[str, Any]:
    published = round_.edition.compiled()
    sheets = Sheet.objects.visible_to(held).filter(round=round_)
    units = kept(round_, f"outcomes:{area.key}", held.keys(VIEW_ROUNDS.code), lambda: area.outcomes(sheets))
    good = good_rung(published)
    lowest = list(reversed(ladder(published)))[good]
    names = at_least(published, lowest)
    number = sum(unit.counts.get(name, 0) for unit in units for name in names)
    graded = sum(count for unit in units for key, count in unit.counts.items() if not key.startswith("~"))
    return {
        "stars": outcomes_chart(
            published, units, [unit_url(unit.is_zone, unit.pk) for unit in units],
            _results_of(round_, units) if area.is_city else None,
        ),
        "good": number,
        "good_title": good_words(published),
        "good_url": f"{reverse('evaluation:results', args=[round_.pk])}?{urlencode({'at_least': lowest})}",
        "good_share": share_words(Fraction(number, graded) if graded else None),
        "graded": graded,
        "map_url": reverse("desk:map_outcomes", args=[round_.pk]),
    }  # fmt: skip


def _results_of(round_: Round, units: Sequence[UnitOutcomes]) -> Callable[[UnitOutcomes | None, str], str]:
    """Return the lists behind the numbers of a city's units: a county's without the places that its zones count."""
    address = reverse("evaluation:results", args=[round_.pk])
    outside = {"zone": OUTSIDE} if any(unit.is_zone for unit in units) else {}

    def url(unit: UnitOutcomes | None, key: str) -> str:
        asked: dict[str, Any] = outcome_query(key) if key else {}
        if unit:
            asked |= {"zone": unit.pk} if unit.is_zone else {"county": unit.pk or 0, **outside}
        return f"{address}?{urlencode(asked)}"

    return url


@needs(VIEW_ROUNDS)
@require_safe
@conditional_page
def map_outcomes(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a round's places as points coloured by outcome, the highest first; beneath them the counties' outlines."""
    held, round_ = grants_of(request.user), round_in_sight(request, pk)
    published = round_.edition.compiled()
    tones = _tones(published)
    before, _zero, after = reverse("evaluation:sheet", args=[0]).rpartition("0")
    rows = (
        Sheet.objects.visible_to(held)
        .filter(round=round_, compound__longitude__isnull=False)
        .order_by("pk")
        .values_list(
            "pk", "name", "result__state", "result__rung", "result__total", "compound__longitude",
            "compound__latitude",
        )[:MOST_POINTS]
    )  # fmt: skip
    shown: list[dict[str, Any]] = []
    for sheet, name, state, rung, points, x, y in rows:
        tone, kind = tones[rung] if rung is not None else ("muted", state_words(None))
        hint = total_words(published, points) if rung is not None else state_words(state)
        feature = {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [float(str(x)), float(str(y))]},
            "properties": {"name": name, "url": f"{before}{sheet}{after}", "tone": tone, "kind": kind, "hint": hint},
        }
        shown.append(feature)
    features = [*_land(held, round_), *_best_first(shown, [tone for tone, _words in reversed(tones)])]
    response = JsonResponse({"type": "FeatureCollection", "features": features})
    response["Content-Type"] = "application/geo+json"
    response["Cache-Control"] = "private, no-cache"
    return response


def _tones(published: Published) -> list[tuple[str, str]]:
    """Return tone and words of the legend by rung: rungs of one tone share a line."""
    names = list(reversed(ladder(published)))
    tones = [outcome_tone(rung, len(names) - 1) for rung in range(len(names))]
    words = {
        tone: " / ".join(outcome_words(published, name) for name, own in zip(names, tones, strict=True) if own == tone)
        for tone in set(tones)
    }
    return [(tone, words[tone]) for tone in tones]


def _best_first(points: list[dict[str, Any]], tones: list[str]) -> list[dict[str, Any]]:
    """Return one point of each tone first, the best tone first: the legend keeps that order.

    The others stay as they are: drawn by tone, the last tone would cover all others.
    """
    first: dict[str, dict[str, Any]] = {}
    for point in points:
        first.setdefault(point["properties"]["tone"], point)
    order = [*dict.fromkeys(tones), "muted"]
    heads = [first[tone] for tone in order if tone in first]
    return heads + [point for point in points if all(point is not head for head in heads)]


def _land(held: Grants, round_: Round) -> list[dict[str, Any]]:
    """Return the outlines of the part of the round's division that the person answers for, so that it fills the map."""
    area = widest_area(held, VIEW_ROUNDS, clock.today())
    inside = area is not None and round_.division_id in area.division.ancestors
    return land_of(area if area and inside else Area(round_.division))
