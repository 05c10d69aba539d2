"""The demo's round in the field, made over a small county: every step, both scorings."""

import random
from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from linli.accounts.models import Assignment, Person, Role
from linli.core import clock
from linli.core.worktime.operations import load_years
from linli.evaluation.demo import field
from linli.evaluation.demo.dates import at
from linli.evaluation.models import Adjudication, Confirmation, Edition, ScoredPhoto, Visit
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.queries.field import field_list
from linli.evaluation.rules.scoring import items_of_part
from linli.grading.marks import read_answer
from linli.places.models import Compound, Organisation

pytestmark = pytest.mark.django_db
TODAY = at(2021, 10, 15)


@pytest.fixture
def cast(city, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: TODAY)
    for name, value in (("FIRST", 6), ("LATER", 18), ("HANDED_IN", 8), ("TWICE", 4)):
        monkeypatch.setattr(field, name, value)
    load_years(2021, 2022, at=TODAY)
    load_shipped(at=at(2020, 11, 2))
    for number in range(60):
        compound = Compound(
            code=f"9901020010019{number:03}", name=f"春晖苑{number}", community=city.communities[number % 4]
        )
        compound.longitude, compound.latitude, compound.elevators = 123, 27, 2
        compound.save()
    county = city.counties[0]
    bodies = [
        Organisation.objects.create(name=name, kind="ASSESSMENT_BODY", division=city.city) for name in ("公衡", "明鉴")
    ]
    people = {}
    for code, scope in (("city_officer", city.city), ("county_officer", county), ("assessor", county)):
        people[code] = Person.objects.create_person(name=code, username=f"demo-{code}")
        Assignment.objects.create(
            person=people[code], role=Role.objects.get(code=code), scope_type="division", scope_id=scope.pk,
            valid_from=date(2021, 1, 1),
        )  # fmt: skip
    return field.Cast(people["city_officer"], people["county_officer"], people["assessor"], county, bodies)


def test_the_round_in_the_field_is_made_through_the_operations(cast):
    round_ = field.make(cast, None)
    steps = Counter(round_.sheets.values_list("step", flat=True))
    assert {"SELF", "RECOMMEND", "COUNTY", "MARKS"} <= set(steps)
    assert steps["RECTIFY"] + steps["REVIEW"] + steps["DONE"] > 0
    states = Counter(Visit.objects.filter(round=round_).values_list("scoring", "state"))
    assert states[1, "DONE"] >= 8
    assert states[2, "DONE"]
    assert states[1, "REFUSED"]
    mine = field_list(cast.assessor)["visits"]
    assert {one["state"] for one in mine} == {"ASSIGNED", "ACCEPTED", "DONE"}
    assert not Visit.objects.filter(assessor__person=cast.assessor, scoring=2).exists()
    assert Confirmation.objects.filter(round=round_).exists()
    assert ScoredPhoto.objects.filter(round=round_).exists()
    assert not Adjudication.objects.filter(state="DECIDED", answer="").exists()
    # The second scoring is another body's: the desk of the first may see where its people go.
    assert {one.assessor.contract.organisation.name for one in Visit.objects.filter(scoring=2)} == {"明鉴"}


def test_what_an_assessor_sees_is_an_answer_of_the_standard_and_severity_leans_it(db):
    load_shipped(at=at(2020, 11, 2))
    standard = Edition.objects.get(standard=field.STANDARD).compiled().standard
    lost = Counter()
    for severity in (-1.0, 1.0):
        rng = random.Random(1)
        for part in ("SITE", "DOCUMENTS"):
            for item in items_of_part(standard, part):
                method = item.method
                truth = "2" if method.deduct or method.count else "yes" if method.binary else ""
                if method.levels:
                    truth = read_answer(item, str(method.levels[min(1, len(method.levels) - 1)]))
                if not truth:
                    continue
                for _number in range(20):
                    answer = read_answer(item, field.seen(item, truth, severity, rng))
                    lost[severity] += method.deduct is not None and int(answer) > int(truth)
    assert lost[1.0] > lost[-1.0]


def test_no_trigger_is_left_out(city):
    """On every connection the list of ignored triggers is set, and empty: history is kept, what is sealed refused."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW pgtrigger.ignore")
        assert cursor.fetchone() == ("{}",)
    load_shipped(at=at(2020, 11, 2))
    event: Any = Edition.pgh_event_model  # type: ignore[attr-defined]
    assert event.objects.exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(state="PUBLISHED").delete()
