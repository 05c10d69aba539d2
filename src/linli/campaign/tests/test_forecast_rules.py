"""The forecast by hand, against slow references, and what always holds."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.campaign.rules.forecast import Band, Done, Ending, Slippage, band, behind, expected, ready_on, slippage
from linli.campaign.rules.quarters import after, in_words, last_day, quarter_of, whole_quarters
from linli.campaign.rules.standings import heirs_of, states_of

TODAY = date(2021, 10, 15)


def late(*days):
    return [Done(date(2021, 6, 30), date(2021, 6, 30) + timedelta(days=n)) for n in days]


def test_the_worked_example():
    unit = slippage(late(3, 10, 24))
    assert unit == Slippage(10, 3)
    p = ready_on([Ending(date(2021, 12, 20)), Ending(date(2021, 12, 27))], unit, TODAY)
    q = ready_on([Ending(date(2021, 10, 1))], unit, TODAY)
    assert (p, q) == (date(2022, 1, 6), date(2021, 10, 16))
    assert expected(8, [p, q], date(2021, 12, 31)) == 9
    assert expected(8, [p, q], date(2022, 12, 31)) == 10
    assert behind({"unit": 11}, {"unit": 10}) == {"unit": 1}
    assert band(10, [2, -3], 18) == Band(7, 12)


def test_of_two_finished_works_no_slippage_is_said_to_be_observed():
    assert slippage(late(40, 90)) == Slippage(0, 2)
    assert not slippage(late(40, 90)).is_observed
    assert slippage([]) == Slippage(0, 0)


@given(st.lists(st.integers(-400, 400), min_size=3, max_size=30))
def test_slippage_is_the_median_half_up(days):
    ordered = sorted(days)
    middle = Fraction(ordered[(len(days) - 1) // 2] + ordered[len(days) // 2], 2)
    slow = (middle + Fraction(1, 2)).__floor__()
    assert slippage(late(*days)) == Slippage(slow, len(days))


def test_early_works_bring_a_community_forward_but_never_before_tomorrow():
    assert ready_on([Ending(date(2021, 12, 31))], Slippage(-20, 5), TODAY) == date(2021, 12, 11)
    assert ready_on([Ending(TODAY)], Slippage(-20, 5), TODAY) == date(2021, 10, 16)
    assert ready_on([], Slippage(0, 0), TODAY) is None


@given(
    st.integers(0, 100), st.lists(st.dates(date(2021, 10, 16), date(2024, 1, 1)), max_size=30),
    st.dates(date(2021, 10, 16), date(2024, 1, 1)), st.integers(0, 400),
)  # fmt: skip
def test_what_is_expected_never_falls_as_days_go_by(meeting, ready, day, later):
    assert expected(meeting, ready, day) <= expected(meeting, ready, day + timedelta(days=later))
    assert meeting <= expected(meeting, ready, day) <= meeting + len(ready)


def test_there_is_no_band_until_two_periods_can_be_compared():
    assert band(40, [], 60) is None
    assert band(40, [3], 60) is None
    assert band(40, [3, 3], 60) == Band(40, 43)


@given(st.integers(0, 200), st.lists(st.integers(-300, 300), min_size=2, max_size=8), st.integers(0, 200))
def test_a_band_holds_its_forecast_and_stays_within_all_members(value, errors, more):
    members = value + more
    found = band(value, errors, members)
    assert 0 <= found.low <= value <= found.high <= members


@pytest.mark.parametrize(
    ("begins", "by", "quarters"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), 4), (date(2021, 1, 1), date(2021, 11, 15), 3),
        (date(2021, 10, 1), date(2021, 12, 31), 1), (date(2021, 10, 1), date(2021, 12, 30), 0),
        (date(2021, 10, 1), date(2020, 12, 31), -3),
    ],
)  # fmt: skip
def test_quarters_that_are_over_once_a_day_has_ended(begins, by, quarters):
    assert whole_quarters(begins, by) == quarters


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-40, 40))
def test_quarters_follow_each_other(day, number):
    first = quarter_of(day)
    assert first <= day <= last_day(first)
    assert after(after(first, number), -number) == first
    assert last_day(first) + timedelta(days=1) == after(first, 1)
    assert whole_quarters(first, last_day(after(first, number))) == number + 1
    assert in_words(date(2021, 11, 3).replace(day=1)) == "2021年四季度"


# Mergers and splits ---------------------------------------------------------------------------------------------------

ON = date(2021, 5, 1)


def test_mergers_and_splits_keep_the_denominator():
    changes = {1: [(5, ON)], 2: [(5, ON)], 3: [(6, ON), (7, ON)]}
    ended = {1, 2, 3}
    held = {5: {"MEETING"}, 6: {"MEETING"}, 4: {"MEETING"}}
    counted = [states_of(heirs_of(one, changes, ended), held) for one in (1, 2, 3, 4)]
    assert [("MEETING" in states) for states in counted] == [True, True, False, True]


def test_what_ended_without_a_successor_stands_for_nothing_and_circles_end():
    assert heirs_of(1, {}, {1}) == []
    assert states_of([], {}) == frozenset()
    assert heirs_of(1, {1: [(2, ON)], 2: [(1, ON)]}, {1, 2}) == []


@given(st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 9), max_size=3), max_size=7))
def test_heirs_are_what_a_walk_over_all_ways_finds(ways):
    changes = {one: [(after, ON) for after in found] for one, found in ways.items()}
    ended = set(ways)
    for one in range(10):
        reached, waiting = set(), {one}
        while waiting - reached:
            reached |= waiting
            waiting = {after for place in reached for after in ways.get(place, [])}
        assert heirs_of(one, changes, ended) == sorted(reached - ended)
