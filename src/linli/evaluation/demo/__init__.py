"""The demo city's rounds: two sealed, one on public notice on the demo's day, one in the field. Marks are invented,
results computed.

Older and unmanaged compounds are marked lower, counties differ, most compounds gained a little in a year. What the
platform knows itself (who manages, metrics) is read from the demo's rows and never drawn.
"""

import random
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from linli.evaluation.models import Edition, Round
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.marks import freeze_metrics
from linli.evaluation.operations.measures import load_sample_measures
from linli.evaluation.operations.rounds import Call, move_round, open_round
from linli.evaluation.operations.sealing import seal_round
from linli.places.demo import Demo
from linli.places.models import Division

from . import evidence, field, objections, survey, titles
from .dates import at
from .marks import mark, save
from .quality import of_communities, of_compounds

State = Round.State


def make(demo: Demo) -> None:
    """Make three rounds, a survey, titles and what became of some, objections, proofs, and a round in the field."""
    rng = random.Random(20201231)
    leader, officer = _person("city_officer"), _person("county_officer")
    load_shipped(at=at(2020, 11, 2))
    load_sample_measures()
    city = demo.divisions[0]
    compounds = Edition.objects.get(standard="courteous-compound")
    communities = Edition.objects.get(standard="green-community-points")
    demo.say("rounds: 2020")
    start = Call(
        compounds, city, "2020年度有礼小区星级评价", date(2020, 12, 31), date(2020, 1, 1), date(2020, 12, 31),
        marks_due=date(2021, 1, 29),
    )  # fmt: skip
    first = _graded(start, rng, 0.0, called=at(2020, 12, 21), marked=at(2021, 1, 5), closed=at(2021, 2, 1), by=leader)
    titles.decide(first, leader)
    first = move_round(round_=first, to=State.NOTICE, at=at(2021, 2, 3))
    first = objections.corrected(first, officer)
    seal_round(round_=first, by=leader, at=at(2021, 2, 26, 10))
    titles.look_again(first, leader)
    demo.say("rounds: communities, 2021")
    middle = Call(
        communities, city, "2021年上半年绿色社区创建评价", date(2021, 6, 30), date(2020, 7, 1), date(2021, 6, 30),
        marks_due=date(2021, 7, 16), shows_items=False,
    )  # fmt: skip
    second = _graded(middle, rng, 0.0, called=at(2021, 6, 15), marked=at(2021, 7, 1), closed=at(2021, 7, 20), by=leader)
    second = move_round(round_=second, to=State.NOTICE, at=at(2021, 7, 26))
    seal_round(round_=second, by=leader, at=at(2021, 8, 6, 10))
    titles.name(second, leader)
    demo.say("rounds: 2021")
    last = Call(
        compounds, city, "2021年度有礼小区星级评价", date(2021, 9, 30), date(2021, 1, 1), date(2021, 9, 30),
        marks_due=date(2021, 10, 8), previous=first,
    )  # fmt: skip
    third = _graded(last, rng, 0.02, called=at(2021, 9, 6), marked=at(2021, 9, 8), closed=at(2021, 10, 9), by=leader)
    third = move_round(round_=third, to=State.NOTICE, at=at(2021, 10, 12))
    objections.waiting(third, officer)
    demo.say("evidence ledgers")
    evidence.make(_person("community_officer"))
    if (assessor := _person("assessor")) and officer:
        demo.say("the round in the field")
        county = Division.objects.get(pk=officer.assignments.get().scope_id)
        field.make(field.Cast(leader, officer, assessor, county, demo.bodies), first)


def _person(role: str) -> Any:
    return get_user_model().objects.filter(username=f"demo-{role}").first()


@transaction.atomic
def _graded(
    call: Call, rng: random.Random, gain: float, *, called: datetime, marked: datetime, closed: datetime, by: Any
) -> Round:
    round_ = open_round(call, by=by, at=called)
    round_ = move_round(round_=round_, to=State.MARKING, at=called)
    if call.previous:
        survey.ask(round_, by)
    freeze_metrics(round_=round_, at=closed)
    sheets = list(round_.sheets.select_related("compound").order_by("code"))
    quality = of_compounds(round_.as_of)
    taking_part = sheets
    if round_.edition.subject == "community":
        quality = of_communities(quality)
        taking_part = [sheet for sheet in sheets if rng.random() > _stays_away(quality[sheet.place_id].level)]
    mark(round_, taking_part, quality, rng, gain, marked)
    for sheet in set(sheets).difference(taking_part):
        sheet.answers, sheet.sources = {}, {}  # did not apply: what the platform knows is no part taken
    save(sheets)
    grade_round(round_=round_, at=closed)
    return move_round(round_=round_, to=State.REVIEW, at=closed)


def _stays_away(level: float) -> float:
    return 0.06 + 1.2 * max(0.0, 0.68 - level)
