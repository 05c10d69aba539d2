"""What the works of a community make of it: ready by a day, not enough and what is missing, unknown."""

from copy import deepcopy
from datetime import date, datetime

import numpy as np
import pytest

from linli.campaign.models import Prospect, Work
from linli.campaign.operations.prospects import look_again
from linli.core import clock
from linli.evaluation.models import Measure, Result
from linli.grading.scheme import compile_scheme
from linli.kernels.record import UNKNOWN
from linli.kernels.scoring import score

from .test_plans import harder
from .world import AT, TODAY, meets, with_targets

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.TODAY = TODAY


@pytest.fixture(scope="module")
def stock(once, make_city):
    return once(lambda: with_targets(make_city()))


@pytest.fixture
def made(db, stock):
    made = deepcopy(stock)
    harder(made)
    return made


def work(made, code, place=0, state="APPROVED", **days):
    return Work.objects.create(
        campaign=made.campaign, division=made.city.communities[place], measure=made.measures[code], state=state,
        changed_at=AT, **days,
    )  # fmt: skip


def prospect(made, place=0):
    look_again(made.campaign.pk, at=AT)
    return Prospect.objects.get(campaign=made.campaign, division=made.city.communities[place])


def change(made, place, **marks):
    """Give a community other marks, in units of 0.0001 point, by item."""
    result = Result.objects.get(sheet__place=made.city.communities[place], round=made.rounds[0])
    items = [item.id for item in compile_scheme(made.rounds[0].edition.compiled().standard).items]
    result.marks = [marks.get(name, mark) for name, mark in zip(items, result.marks, strict=True)]
    result.save()
    return result


def points_lacking(made, place, *codes):
    """Return, worked out slowly, how many 0.01 points the total lacks of the lowest band once measures are done."""
    edition = made.rounds[0].edition
    compiled = compile_scheme(edition.compiled().standard)
    marks = list(Result.objects.get(sheet__place=made.city.communities[place], round=made.rounds[0]).marks)
    for row, item in enumerate(compiled.items):
        marks[row] = max(marks[row], 0)  # unknown is taken as the worst
        if any(item.id in made.raises[code] for code in codes):
            marks[row] = int(compiled.scheme.highest[row])
    total = int(score(np.array([marks], np.int32).T.copy(), compiled.scheme, np.array([1])).total[0])
    least = min(int(band.min * 100) for band in edition.compiled().standard.outcome.bands)
    return max(0, least - total)


def test_a_community_whose_works_do_not_suffice_is_told_what_its_total_lacks_even_then(made):
    made.raises = {"T-3": ("G103", "G202")}
    work(made, "T-3", due_on=date(2021, 12, 31))
    change(made, 0, **dict.fromkeys(("G104", "G105", "G106", "G107", "G108"), 0))
    found = prospect(made)
    assert found.state == "NOT_ENOUGH"
    assert found.short == points_lacking(made, 0, "T-3") > 0
    assert "G301" in found.missing  # nobody has answered it


def test_what_is_approved_without_a_day_promises_nothing(made):
    undated = work(made, "T-3")
    assert prospect(made).state == "NOT_ENOUGH"
    assert prospect(made).open_works == 1
    undated.due_on = date(2022, 3, 31)
    undated.save()
    assert (prospect(made).state, prospect(made).ready_due) == ("READY", date(2022, 3, 31))


def test_what_was_approved_still_counts_once_its_measure_is_retired(made):
    work(made, "T-3", due_on=date(2022, 3, 31))
    assert prospect(made).state == "READY"
    Measure.objects.filter(code="T-3").update(
        retired_at=datetime.fromisoformat("2021-09-01T09:00+08:00"), retired_reason="换新"
    )
    assert (prospect(made).state, prospect(made).ready_due) == ("READY", date(2022, 3, 31))


def test_what_was_done_before_the_round_is_in_its_marks_already(made):
    work(made, "T-3", state="DONE", done_on=date(2020, 12, 31))
    assert prospect(made).state == "NOT_ENOUGH"


def test_a_community_that_may_pass_once_somebody_looks_is_unknown_and_not_lacking(made):
    work(made, "T-3", 1, due_on=date(2021, 12, 31))
    items = compile_scheme(made.rounds[0].edition.compiled().standard).items
    for place in (1, 2):
        change(made, place, **dict.fromkeys([item.id for item in items], UNKNOWN))
    assert prospect(made, 1).state == "UNKNOWN"
    assert prospect(made, 2).state == "UNKNOWN"
    assert len(prospect(made, 2).missing) == len(items)


def test_who_meets_the_standard_and_who_has_nothing_planned_are_told_apart(made):
    meets(made, 1)
    assert prospect(made, 1).state == "MEETS"
    assert prospect(made, 2).state == "NO_WORKS"  # G301 is unknown, and in full it would not be enough
    assert prospect(made, 5).state == "UNKNOWN"  # no round has graded it
