import random
from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from linli.evaluation.demo.marks import FAILS, VERIFIED, mark
from linli.evaluation.demo.quality import Quality
from linli.evaluation.demo.words import FOUND, proof, reason
from linli.evaluation.models import Edition, Round, Sheet
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.operations.marks import needs_reason

AT = timezone.make_aware(datetime(2021, 9, 8, 9))  # noqa: DTZ001 - made aware in the city's zone


@pytest.fixture
def standards(db: None) -> dict[str, Any]:
    load_shipped(at=AT)
    return {name: Edition.objects.get(standard=name) for name in ("courteous-compound", "green-community-points")}


def answers_of(item: Any) -> list[str]:
    if item.method.binary:
        return ["no"]
    if item.method.levels:
        return [str(level) for level in item.method.levels[1:]]
    return ["1", "3"] if item.method.deduct else []


def test_every_lost_point_of_the_demo_has_words_and_a_proof(standards: Any) -> None:
    judged = [
        (item, answer)
        for edition in standards.values()
        for item in edition.compiled().standard.items
        for answer in answers_of(item)
        if needs_reason(item, answer, AT.date())
    ]
    assert {item.id for item, _answer in judged} <= set(FOUND)
    for item, answer in judged:
        for seed in range(5):
            words = reason(item, answer, random.Random(seed))
            assert "{" not in words
            assert 4 < len(words) < 60
            assert proof(item, random.Random(seed), AT)


def test_what_the_demo_names_is_in_the_standards(standards: Any) -> None:
    known = {item.id for edition in standards.values() for item in edition.compiled().standard.items}
    assert set(FOUND) | set(FAILS) | set(VERIFIED) <= known


def test_the_better_a_place_the_fewer_points_it_loses(standards: Any) -> None:
    round_ = Round(edition=standards["courteous-compound"], title="x", as_of=AT.date())
    lost: Counter[float] = Counter()
    for level in (0.5, 0.7, 0.9):
        sheets = [Sheet(place_id=1, compound_id=1, facts={"elevators": "2"}) for _number in range(40)]
        mark(round_, sheets, {1: Quality(level, "PROFESSIONAL", contract=True)}, random.Random(1), 0, AT)
        lost[level] = sum(len(sheet.reasons) for sheet in sheets)
    assert lost[0.5] > lost[0.7] > lost[0.9]


def test_what_the_platform_knows_is_not_drawn(standards: Any) -> None:
    round_ = Round(edition=standards["courteous-compound"], title="x", as_of=AT.date())
    live = {"B10": {"how": Sheet.How.LIVE.value}}
    sheet = Sheet(place_id=1, compound_id=1, facts={}, answers={"B10": "7.5"}, sources=live)
    mark(round_, [sheet], {1: Quality(0.8)}, random.Random(2), 0, AT)
    assert sheet.answers["B10"] == "7.5"
    assert sheet.answers["B18"] == "no"  # nobody manages it: the demo's rows say so
