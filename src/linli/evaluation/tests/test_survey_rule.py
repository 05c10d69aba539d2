"""The survey's arithmetic, against slow references."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.evaluation.rules.survey import Share, draw, margin_of_error, tally


def test_the_worked_example():
    share = Share(satisfied=31, answered=40, homes=320)
    assert (share.percent, share.margin) == (Decimal("77.5"), Decimal("14.6"))


@given(st.integers(1, 400), st.integers(0, 5000))
def test_the_margin_is_never_less_than_the_formula(answered, more):
    homes = answered + more
    exact = 196 * math.sqrt(Fraction(homes - answered, 4 * answered * (homes - 1))) if more else 0
    found = float(margin_of_error(answered, homes))
    assert exact - 1e-9 <= found < exact + 0.1 + 1e-9


@given(st.integers(0, 9), st.integers(0, 9))
def test_small_groups_are_not_shown(satisfied, more):
    share = Share(min(satisfied, 9), min(9, satisfied + more), 100)
    assert share.percent is None
    assert share.margin is None


@given(st.integers(10, 500), st.integers(0, 500))
def test_a_share_is_rounded_half_up(answered, satisfied):
    satisfied = min(satisfied, answered)
    exact = Fraction(100 * satisfied, answered)
    found = Fraction(Share(satisfied, answered, answered).percent)
    assert found - Fraction(1, 20) <= exact < found + Fraction(1, 20)


@given(st.sets(st.integers(0, 10_000), max_size=60), st.integers(0, 70), st.text(min_size=1, max_size=5))
def test_a_draw_can_be_repeated_and_does_not_depend_on_the_order(numbers, count, seed):
    homes = [(number, f"home {number}") for number in numbers]
    drawn = draw(seed, homes, count)
    assert drawn == draw(seed, reversed(homes), count)
    assert len(drawn) == len(set(drawn)) == min(count, len(homes))
    assert drawn[:5] == draw(seed, homes, 5)[: len(drawn)]


def test_unanswered_questions_do_not_count():
    assert tally([[5, 0], [3, 4], [4, 0]], 1) == (1, 1)


@pytest.mark.parametrize(("answered", "homes"), [(0, 5), (6, 5)])
def test_impossible_numbers_are_refused(answered, homes):
    with pytest.raises(ValueError, match="answers of"):
        margin_of_error(answered, homes)
