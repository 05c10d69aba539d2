"""What the demo's residents say: a survey of the compounds that have a house ledger."""

import random
from collections import Counter, defaultdict
from datetime import date
from typing import Any

from linli.evaluation.models import Round, SurveyAnswer, SurveyedCompound
from linli.evaluation.operations.surveys import close_survey, open_survey

from .dates import at
from .quality import of_compounds


def ask(round_: Round, leader: Any) -> None:
    """Open a survey, take what comes in until the 24th of September, close it."""
    rng = random.Random(20210909)
    survey = open_survey(
        round_=round_, title="2021年有礼小区居民满意度问卷", per_compound=40, closes_on=date(2021, 9, 24),
        seed="2021-09-08 示例市公证处现场抽取 582 314 907", by=leader, at=at(2021, 9, 9),
    )  # fmt: skip
    quality = of_compounds(round_.as_of)
    willing: dict[int, float] = {}
    answers: list[SurveyAnswer] = []
    homes: dict[tuple[date, str], list[int]] = defaultdict(list)
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for pk, compound in survey.homes.order_by("compound__code", "order").values_list("pk", "compound"):
        if rng.random() > willing.setdefault(compound, rng.uniform(0.2, 0.8)):
            continue
        mood = 1.35 + 3.4 * quality[compound].level
        levels = [
            min(5, max(1, round(rng.gauss(mood, 0.75)))) if rng.random() < 0.97 else 0 for _one in survey.questions
        ]
        channel = rng.choices(("PAGE", "PHONE", "PAPER"), (55, 30, 15))[0]
        day = date(2021, 9, rng.randint(10, 24))
        if any(levels):
            answers.append(SurveyAnswer(survey=survey, compound_id=compound, levels=levels))
            homes[day, channel].append(pk)
            counts[compound][channel.lower()] += 1
    # What answer_survey does for one home, for all at once: a thousand letters would take half a minute.
    for (day, channel), pks in homes.items():
        survey.homes.filter(pk__in=pks).update(answered_on=day, channel=channel)
    for compound, channels in counts.items():
        SurveyedCompound.objects.filter(survey=survey, compound=compound).update(**channels)
    SurveyAnswer.objects.bulk_create(answers)
    close_survey(survey=survey, at=at(2021, 9, 24, 18))
