"""What a share asks for, which communities count, which targets contradict: rules, references, properties."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.campaign.rules.denominators import Rule, counts
from linli.campaign.rules.targets import Goal, contradictions, wanted, wanted_by_unit

COUNTIES = {"柯城区": 80, "衢江区": 15, "常山县": 18, "开化县": 14, "龙游县": 25, "江山市": 31}
percents = st.integers(0, 10_000).map(lambda n: Decimal(n) / 100)


@pytest.mark.parametrize(("percent", "whole", "units"), [("40", 74, 75), ("60", 110, 111), ("70", 129, 130)])
def test_at_least_rounds_up_for_the_city_and_for_each_county(percent, whole, units):
    assert wanted(Decimal(percent), 183) == whole
    assert sum(wanted_by_unit(Decimal(percent), COUNTIES).values()) == units


def test_the_counties_of_the_plan_by_themselves():
    assert list(wanted_by_unit(Decimal(60), COUNTIES).values()) == [48, 9, 11, 9, 15, 19]


@given(percents, st.integers(0, 400))
def test_what_is_wanted_is_the_least_number_that_has_the_share(percent, members):
    asked = wanted(percent, members)
    slow = next(n for n in range(members + 1) if Fraction(n) * 100 >= Fraction(percent) * members)
    assert asked == slow


@given(percents, st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 90), min_size=1, max_size=9))
def test_units_together_ask_for_at_least_the_city_and_less_than_one_more_each(percent, members):
    whole, units = wanted(percent, sum(members.values())), sum(wanted_by_unit(percent, members).values())
    assert whole <= units <= whole + len(members) - 1


@pytest.mark.parametrize(("percent", "members"), [("100.01", 3), ("-1", 3), ("0.001", 3), ("50", -1)])
def test_a_share_or_number_that_there_is_not_is_refused(percent, members):
    with pytest.raises(ValueError, match="must be"):
        wanted(Decimal(percent), members)


def test_the_code_says_which_communities_count_as_urban():
    street, town, alike = "330802008001", "330824101003", "330825101402"
    assert [counts(Rule.ALL, code) for code in (street, town, alike)] == [True, True, True]
    assert [counts(Rule.COMMITTEE, code) for code in (street, town, alike)] == [True, True, False]
    assert [counts(Rule.SUBDISTRICT, code) for code in (street, town, alike)] == [True, False, False]
    with pytest.raises(ValueError, match="12 digits"):
        counts(Rule.ALL, "33080200800")
    with pytest.raises(ValueError, match="must be one of"):
        counts("SOME", street)


def goal(key, year, percent, *, stretch=False, reach="WHOLE", counted="MEETING", denominator=1):
    return Goal(key, date(year, 12, 31), Decimal(percent), counted, reach, stretch, denominator)


def kinds(*goals):
    return [found.kind for found in contradictions(goals)]


def test_the_plans_own_contradiction_is_none_as_binding_and_stretch():
    assert kinds(goal(1, 2021, 40), goal(2, 2022, 60), goal(3, 2022, 70, stretch=True)) == []


def test_targets_that_cannot_both_be_meant_are_told():
    assert kinds(goal(1, 2022, 60), goal(2, 2022, 70)) == ["twice"]
    assert kinds(goal(1, 2022, 60), goal(2, 2021, 70)) == ["falls"]
    assert kinds(goal(1, 2022, 60), goal(2, 2022, 50, stretch=True)) == ["stretch_below"]
    assert kinds(goal(2, 2022, 50, stretch=True), goal(1, 2022, 60)) == ["stretch_below"]


def test_targets_of_different_kinds_reaches_and_lists_do_not_contradict():
    assert kinds(goal(1, 2022, 60), goal(2, 2022, 50, reach="EACH_UNIT")) == []
    assert kinds(goal(1, 2022, 60), goal(2, 2022, 90, counted="TAKING_PART")) == []
    assert kinds(goal(1, 2021, 60), goal(2, 2022, 50, denominator=2)) == []


@given(st.permutations([goal(1, 2021, 70), goal(2, 2022, 60), goal(3, 2022, 60), goal(4, 2022, 10, stretch=True)]))
def test_the_order_of_targets_changes_nothing(goals):
    found = {(one.kind, frozenset({one.first.key, one.second.key})) for one in contradictions(goals)}
    assert found == {
        ("falls", frozenset({1, 2})), ("falls", frozenset({1, 3})), ("twice", frozenset({2, 3})),
        ("stretch_below", frozenset({2, 4})), ("stretch_below", frozenset({3, 4})),
    }  # fmt: skip
