"""The planner against examples worked by hand, against every plan there is, and by its properties."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.kernels.planning import (
    IMPOSSIBLE,
    NOT_FOUND,
    PROVEN,
    STOPPED,
    Bundle,
    City,
    CityPlan,
    Measures,
    Search,
    Shared,
    SubjectPlan,
    Targets,
    greedy_city,
    greedy_subject,
    least_of_share,
    no_shared,
    plan_city,
    plan_subject,
    targets,
)
from linli.kernels.planning import city as city_module
from linli.kernels.planning.columns import by_columns
from linli.kernels.planning.subject import Subject
from linli.kernels.planning.works import Schedule, Work, Works, count
from linli.kernels.record import GRADED, NA_CONDITION, NO_LIMIT, UNKNOWN, Ints, Marks, Scheme
from linli.kernels.scoring import score

SEEDS = st.integers(0, 2**32)
SOON = Search(seconds=20)


# Schemes and cities made by hand --------------------------------------------------------------------------------------


def scheme(**other: object) -> Scheme:
    """Sections A (A1 20, A2 10) and B (B1 10), a must-have; one rung from 24 points with half of B, as on the page."""
    values: dict[str, Any] = {
        "lowest": np.zeros(4, np.int32),
        "highest": np.array([200_000, 100_000, 100_000, 1], np.int32),
        "section_start": np.array([0, 2, 3]),
        "bonus_end": 3,
        "section_cap": np.array([300_000, 100_000]),
        "bonus_cap": 0,
        "rescale": True,
        "band_min": np.array([2400]),
        "band_gate": np.array([[0, 5000]]),
        "band_need": np.zeros(1, np.int64),
        "must_rung": np.array([0]),
        "must_class": np.array([-1]),
        "class_rung": np.zeros(1, np.int64),
        "class_gate": np.zeros((1, 2), np.int64),
    }
    return Scheme(**(values | other))


def ints(*values: int) -> Ints:
    return np.array(values, np.int64)


def catalogue(*raises: tuple[int, ...], **other: Any) -> Measures:
    """Measures of one quarter each, by nobody in particular, from rows in points (a must-have: 1 mends it)."""
    table = np.array([[10_000 * x for x in row[:-1]] + [row[-1]] for row in raises], np.int32)
    j = len(raises)
    values: dict[str, Any] = {"duration": np.ones(j, int), "trade": np.full(j, -1), "crews": np.ones(j, int)}
    return Measures(table, **(values | other))


# A1 + 6, A1 + 10, A2 + 6, B1 + 5, must-have
CATALOGUE = catalogue((6, 0, 0, 0), (10, 0, 0, 0), (0, 6, 0, 0), (0, 0, 5, 0), (0, 0, 0, 1))
COST = ints(30_000, 80_000, 50_000, 20_000, 10_000)
MARKS = np.array([80_000, 20_000, 20_000, 0], np.int32)  # A1 8, A2 2, B1 2: 12 points


def simple_city(n: int = 3, **other: Any) -> City:
    """Communities like the page's, in one county, four quarters; all shall be lifted by the end."""
    values: dict[str, Any] = {
        "marks": np.repeat(MARKS[:, None], n, axis=1), "scheme": scheme(), "rung": np.ones(n, int),
        "county": np.zeros(n, int), "measures": CATALOGUE, "cost": np.repeat(COST[:, None], n, axis=1),
        "offered": np.ones((5, n), bool), "quarters": 4, "capacity": np.zeros((0, 4), int),
        "targets": targets([(4, n, -1)]),
    }  # fmt: skip
    return City(**(values | other))


# One subject ----------------------------------------------------------------------------------------------------------


def test_the_worked_example_of_the_page() -> None:
    # 12 points are missing, 3 of them in B, and the must-have. B1 + 5 and the must-have are forced (30,000); 7 points
    # of A are left: 6 + 6 or 10, for 80,000 either way, and the 10 is one measure.
    plan = plan_subject(MARKS, scheme(), CATALOGUE, COST)
    assert plan.state == PROVEN
    assert plan.chosen.tolist() == [1, 3, 4]
    assert (plan.cost, plan.bound, plan.gap) == (110_000, 110_000, 0.0)
    assert (plan.total, plan.rung, plan.marks.tolist()) == (2700, 1, [180_000, 20_000, 70_000, 1])
    assert (plan.missing_exact, plan.missing_gate.tolist(), plan.missing_must.tolist()) == (0, [0, 0], [])


def test_two_measures_that_raise_one_item_replace_each_other() -> None:
    # 6 and 10 on A1 are 10, not 16: with A2 and B not to be had, nothing reaches 24.
    offered = np.array([True, True, False, True, True])
    marks = np.array([40_000, 20_000, 20_000, 0], np.int32)
    plan = plan_subject(marks, scheme(), CATALOGUE, COST, offered=offered)
    assert plan.state == IMPOSSIBLE
    assert plan.missing_exact == 9_950  # 4 + 10 and 2 and 7 are 23; 24 is reached from 23.995 on


def test_no_mark_goes_beyond_the_full_one() -> None:
    marks = np.array([185_000, 0, 0, 1], np.int32)  # 18.5 + 5 lack half a point, and A1 has room for 1.5 of the 10
    plan = plan_subject(marks, scheme(), CATALOGUE, COST, offered=np.array([False, True, False, True, True]))
    assert plan.cost == 100_000
    assert plan.marks.tolist() == [200_000, 0, 50_000, 1]


def test_a_total_that_rounds_up_is_reached_and_one_that_does_not_is_not() -> None:
    for short, states in ((50, PROVEN), (51, IMPOSSIBLE)):
        measures = Measures(
            np.array([[150_000 - short, 0, 0, 0]], np.int32), np.ones(1, int), np.full(1, -1), np.ones(1, int)
        )
        marks = np.array([0, 0, 90_000, 1], np.int32)
        plan = plan_subject(marks, scheme(), measures, ints(5))
        assert plan.state == states  # 23.9950 is 24.00, 23.9949 is 23.99
        assert plan.missing_exact == (0 if states == PROVEN else 1)


def test_points_of_an_item_that_does_not_apply_are_handed_to_its_section() -> None:
    # A2 does not apply: A1 counts 30 / 20. 9.3333 x 1.5 = 13.99995, half up 14.0000; with 10 in B 24.0000.
    marks = np.array([33_333, NA_CONDITION, 100_000, 1], np.int32)
    plan = plan_subject(marks, scheme(), CATALOGUE, COST)
    assert (plan.state, plan.chosen.tolist(), plan.total) == (PROVEN, [0], 2400)
    plan = plan_subject(np.array([33_299, NA_CONDITION, 100_000, 1], np.int32), scheme(), CATALOGUE, COST)
    assert (plan.chosen.tolist(), plan.total) == ([1], 2999)  # 93,299 x 1.5 is 13.99485: 23.99


def test_a_measure_on_an_item_that_does_not_apply_raises_nothing() -> None:
    marks = np.array([0, NA_CONDITION, 0, 1], np.int32)
    plan = plan_subject(marks, scheme(), catalogue((0, 9, 0, 0)), ints(1))
    assert plan.state == IMPOSSIBLE
    assert plan.marks[1] == NA_CONDITION


def test_whoever_has_the_rung_needs_nothing() -> None:
    plan = plan_subject(scheme().highest, scheme(), CATALOGUE, COST, rung=1)
    assert (plan.state, plan.chosen.size, plan.cost, plan.gap) == (PROVEN, 0, 0, 0.0)


def test_what_is_not_assessable_cannot_be_lifted() -> None:
    marks = np.array([NA_CONDITION, 0, 100_000, 1], np.int32)  # 20 of A's 30 points are gone
    assert plan_subject(marks, scheme(), CATALOGUE, COST, rung=1).state == IMPOSSIBLE


def test_an_impossible_plan_says_what_is_missing() -> None:
    offered = np.array([True, True, True, False, False])
    plan = plan_subject(MARKS, scheme(), CATALOGUE, COST, offered=offered)
    assert plan.state == IMPOSSIBLE
    assert (plan.missing_exact, plan.missing_gate.tolist(), plan.missing_must.tolist()) == (0, [0, 30_000], [3])
    assert np.isnan(plan.gap)


def test_bundles_needs_and_exclusions() -> None:
    bundled = plan_subject(MARKS, scheme(), CATALOGUE, COST, bundles=[Bundle((0, 2), 25_000)])
    assert (bundled.chosen.tolist(), bundled.cost) == ([0, 2, 3, 4], 85_000)
    waiting = replace(CATALOGUE, needs=np.array([[1, 0]]))
    assert plan_subject(MARKS, scheme(), waiting, COST).chosen.tolist() == [0, 2, 3, 4]
    in_place = np.array([True, False, False, False, False])
    assert plan_subject(MARKS, scheme(), waiting, COST, in_place=in_place).chosen.tolist() == [1, 3, 4]
    apart = replace(CATALOGUE, excludes=np.array([[1, 3]]))
    assert plan_subject(MARKS, scheme(), apart, COST).chosen.tolist() == [0, 2, 3, 4]


def test_a_higher_band_may_be_the_cheaper_way() -> None:
    # Band 1 asks for all of B, band 2 for more points and nothing else: the rung "at least 1" is cheaper by band 2.
    other = scheme(
        band_min=ints(1000, 1500), band_gate=np.array([[0, 10_000], [0, 0]]), band_need=ints(0, 0), must_rung=ints(2)
    )
    measures = catalogue((6, 0, 0, 0), (0, 0, 10, 0))
    plan = plan_subject(np.array([90_000, 0, 0, 0], np.int32), other, measures, ints(10, 90))
    assert (plan.rung, plan.cost) == (2, 10)


def test_greedy_is_dearer_where_the_cheapest_point_is_not_enough() -> None:
    # 8 points are missing. The rule takes A1 + 5 at 1,000 a point; for the 3 that are left A2 + 5 is the cheaper way.
    measures = catalogue((5, 0, 0, 0), (0, 5, 0, 0), (8, 0, 0, 0))
    marks = np.array([80_000, 20_000, 60_000, 1], np.int32)
    best, rule = (plan(marks, scheme(), measures, ints(5_000, 5_500, 9_000)) for plan in (plan_subject, greedy_subject))
    assert (best.cost, rule.cost) == (9_000, 10_500)
    assert (best.rung, rule.rung) == (1, 1)


def test_greedy_drops_what_became_of_no_use() -> None:
    measures = catalogue((7, 0, 0, 0), (0, 8, 0, 0))
    marks = np.array([80_000, 20_000, 60_000, 1], np.int32)
    rule = greedy_subject(marks, scheme(), measures, ints(7_000, 12_000))
    assert (rule.chosen.tolist(), rule.cost) == ([1], 12_000)


# The city -------------------------------------------------------------------------------------------------------------


def test_a_city_pays_for_each_what_each_costs() -> None:
    plan = plan_city(simple_city(), search=SOON)
    assert (plan.state, plan.cost, plan.bound, plan.gap) == (PROVEN, 330_000, 330_000, 0.0)
    assert plan.attained_by.tolist() == [1, 1, 1]
    assert (plan.got.tolist(), plan.short.tolist()) == ([3], [0])
    assert int(plan.spent.sum()) == plan.cost


def test_only_as_many_are_lifted_as_a_target_asks_for_the_cheapest_first() -> None:
    cost = np.repeat(COST[:, None], 3, axis=1) * ints(3, 1, 2)
    plan = plan_city(simple_city(cost=cost, targets=targets([(4, 2, -1)])), search=SOON)
    assert plan.cost == 330_000
    assert (plan.attained_by >= 0).tolist() == [False, True, True]


def test_whoever_has_the_rung_counts_without_cost() -> None:
    marks = np.repeat(MARKS[:, None], 3, axis=1)
    marks[:, 0] = scheme().highest
    plan = plan_city(simple_city(marks=marks, targets=targets([(4, 2, -1)])), search=SOON)
    assert (plan.cost, plan.attained_by.tolist()[0], plan.got.tolist()) == (110_000, 0, [2])


def test_a_floor_for_a_county_lifts_there_even_if_it_is_dearer() -> None:
    cost = np.repeat(COST[:, None], 3, axis=1) * ints(1, 1, 5)
    goals = targets([(4, 2, -1), (4, 1, 1)])
    plan = plan_city(simple_city(cost=cost, county=ints(0, 0, 1), targets=goals), search=SOON)
    assert (plan.attained_by >= 0).tolist().count(True) == 2
    assert plan.attained_by[2] > 0
    assert plan.cost == 660_000


def test_crews_spread_works_over_quarters_and_a_date_that_is_too_early_is_named() -> None:
    crewed = replace(CATALOGUE, trade=np.zeros(5, int), duration=ints(1, 2, 1, 1, 1))
    city = simple_city(measures=crewed, capacity=np.full((1, 4), 3))
    plan = plan_city(city, search=SOON)  # 3 works for each of 3 communities, one of them two quarters long: 12 of 12
    assert (plan.state, plan.cost) == (PROVEN, 330_000)
    early = plan_city(replace(city, targets=targets([(2, 2, -1), (4, 3, -1)])), search=SOON)
    assert (early.state, early.short.tolist()) == (IMPOSSIBLE, [1, 0])
    assert early.got.tolist() == [1, 3]
    assert early.cost == 330_000


def test_an_impossible_target_says_by_how_much_it_is_missed() -> None:
    offered = np.ones((5, 3), bool)
    offered[4, :2] = False  # two communities cannot mend the must-have
    plan = plan_city(simple_city(offered=offered), search=SOON)
    assert (plan.state, plan.got.tolist(), plan.short.tolist()) == (IMPOSSIBLE, [1], [2])
    assert plan.cost == 110_000  # nothing is spent on the two


def test_of_two_targets_the_one_with_less_weight_is_missed() -> None:
    city = simple_city(
        county=ints(0, 0, 1), budget=ints(120_000), year_of=np.zeros(4, int), targets=targets([(4, 1, 0), (4, 1, 1)])
    )
    for weights, missed in ((ints(1, 5), [1, 0]), (ints(5, 1), [0, 1])):
        goals = Targets(city.targets.by, city.targets.least, city.targets.scope, weights)
        assert plan_city(replace(city, targets=goals), search=SOON).short.tolist() == missed


def test_a_shared_work_is_paid_once_and_greedy_does_not_find_it() -> None:
    # Three neighbours lack 7 points of A, 80,000 each. One work for all of them costs 150,000: more than any would pay
    # alone, less than the three together.
    shared = Shared(ints(1), ints(150_000), ((0, 1, 2),))
    city = simple_city(shared=shared)
    best, rule = plan_city(city, search=SOON), greedy_city(city)
    assert (best.state, best.cost) == (PROVEN, 150_000 + 3 * 30_000)
    assert (rule.cost, rule.short.tolist()) == (330_000, [0])
    assert best.shared.tolist().count(0) == 1
    assert best.community[best.shared == 0].tolist() == [-1]


def test_greedy_is_dearer_where_a_gate_and_a_shared_work_meet() -> None:
    # B's gate needs measure 3; the rule takes the cheap one per point first and pays for points that no longer help.
    cost = np.repeat(ints(6_000, 50_000, 40_000, 90_000, 1_000)[:, None], 2, axis=1)
    measures = catalogue((6, 0, 0, 0), (10, 0, 0, 0), (0, 6, 0, 0), (0, 0, 8, 0), (0, 0, 0, 1))
    city = simple_city(2, measures=measures, cost=cost, shared=Shared(ints(3), ints(100_000), ((0, 1),)))
    best, rule = plan_city(city, search=SOON), greedy_city(city)
    assert (best.state, best.cost) == (PROVEN, 100_000 + 2 * 7_000)
    assert rule.cost == 2 * 97_000
    assert rule.short.tolist() == [0]


def test_a_discount_begins_with_the_kth_of_a_measure_in_a_county_and_quarter() -> None:
    bulk = {"bulk_from": ints(0, 0, 0, 2, 0), "bulk_off": ints(0, 0, 0, 5_000, 0)}
    plan = plan_city(simple_city(**bulk), search=SOON)
    assert (plan.cost, plan.discount) == (330_000 - 2 * 5_000, 10_000)
    assert np.unique(plan.quarter[plan.measure == 3]).size == 1
    apart = plan_city(simple_city(**bulk, county=ints(0, 1, 2)), search=SOON)
    assert (apart.cost, apart.discount) == (330_000, 0)
    one_each = replace(CATALOGUE, trade=ints(-1, -1, -1, 0, -1))
    spread = simple_city(**bulk, measures=one_each, capacity=np.ones((1, 4), int))
    assert plan_city(spread, search=SOON).discount == 0


def test_the_most_communities_within_yearly_budgets() -> None:
    years = {"year_of": ints(0, 0, 1, 1), "budget": ints(115_000, 230_000)}
    plan = plan_city(simple_city(5, targets=targets([]), **years), "most", search=SOON)
    assert (plan.state, plan.objective, plan.found, plan.bound) == (PROVEN, "most", 3, 3)
    assert plan.cost == 330_000
    assert (plan.spent[:2].sum() <= 115_000, plan.spent[2:].sum() <= 230_000) == (True, True)


def test_a_measure_waits_until_what_it_needs_is_done() -> None:
    waiting = replace(CATALOGUE, needs=np.array([[3, 4]]), duration=ints(1, 1, 1, 2, 1))
    plan = plan_city(simple_city(1, measures=waiting), search=SOON)
    begun = dict(zip(plan.measure.tolist(), plan.quarter.tolist(), strict=True))
    assert begun[3] >= begun[4] + 1
    assert plan.attained_by.tolist() == [begun[3] + 2]
    early = plan_city(simple_city(1, measures=waiting, targets=targets([(2, 1, -1)])), search=SOON)
    assert early.state == IMPOSSIBLE


def on_its_way(n: int, *rows: tuple[int, int, int]) -> Ints:
    """Which measure is done in which community before which quarter, without the plan."""
    ready = np.full((5, n), -1)
    for measure, community, by in rows:
        ready[measure, community] = by
    return ready


def test_what_is_on_its_way_counts_from_when_it_is_done_and_costs_nothing() -> None:
    # B1 + 5 and the must-have are being done: only the 7 points of A are left, 80,000.
    ready = on_its_way(2, (3, 0, 2), (4, 0, 3))
    plan = plan_city(simple_city(2, ready=ready, targets=targets([(4, 1, -1)])), search=SOON)
    assert (plan.state, plan.cost, plan.attained_by.tolist()) == (PROVEN, 80_000, [3, -1])
    early = plan_city(simple_city(2, ready=ready, targets=targets([(2, 1, -1), (4, 2, -1)])), search=SOON)
    assert (early.state, early.cost, early.attained_by.tolist()) == (PROVEN, 110_000 + 80_000, [3, 1])


def test_who_will_have_the_rung_anyway_is_lifted_only_where_a_date_comes_before() -> None:
    ready = on_its_way(1, (1, 0, 3), (3, 0, 0), (4, 0, 0))
    later = plan_city(simple_city(1, ready=ready), search=SOON)
    assert (later.state, later.cost, later.attained_by.tolist(), later.got.tolist()) == (PROVEN, 0, [3], [1])
    sooner = plan_city(simple_city(1, ready=ready, targets=targets([(2, 1, -1)])), search=SOON)
    assert (sooner.state, sooner.cost) == (PROVEN, 80_000)  # A1 + 6 and A2 + 6: A1 + 10 itself is begun already
    assert sooner.measure.tolist() == [0, 2]


def test_a_raise_beside_a_larger_one_that_is_on_its_way_adds_nothing() -> None:
    # A1 + 10 comes: A1 + 6 beside it is no raise. 1 + 5 points are missing with A1 at 18, so B1 + 5 is needed for 24.
    marks = np.array([[80_000], [10_000], [0], [1]], np.int32)
    ready = on_its_way(1, (1, 0, 1))
    offered = np.array([[True], [False], [False], [True], [True]])
    plan = plan_city(simple_city(1, marks=marks, ready=ready, offered=offered), search=SOON)
    assert (plan.state, plan.cost) == (PROVEN, 20_000)
    alone = plan_subject(
        marks[:, 0], scheme(), CATALOGUE, COST, offered=offered[:, 0], coming=np.array([0, 1, 0, 0, 0], bool)
    )
    assert (alone.chosen.tolist(), alone.cost, alone.total) == ([3], 20_000, 2400)


def test_what_needs_a_measure_that_is_on_its_way_begins_when_that_is_done() -> None:
    waiting = replace(CATALOGUE, needs=np.array([[3, 4]]))
    plan = plan_city(simple_city(1, measures=waiting, ready=on_its_way(1, (4, 0, 2))), search=SOON)
    assert (plan.state, plan.cost, plan.attained_by.tolist()) == (PROVEN, 100_000, [3])
    assert plan.quarter[plan.measure == 3].tolist() == [2]
    late = plan_city(simple_city(1, measures=waiting, ready=on_its_way(1, (4, 0, 4))), search=SOON)
    assert (late.state, late.short.tolist()) == (IMPOSSIBLE, [1])


def test_what_a_measure_on_its_way_excludes_cannot_be_had() -> None:
    apart = replace(CATALOGUE, excludes=np.array([[1, 3]]))
    plan = plan_city(simple_city(1, measures=apart, ready=on_its_way(1, (1, 0, 9))), search=SOON)
    assert plan.state == IMPOSSIBLE  # B's gate needs measure 3


def test_a_search_that_ends_early_says_how_far_it_may_be() -> None:
    plan = plan_city(drawn_city(5, large=True), search=Search(seconds=0.01))
    assert plan.state in (STOPPED, NOT_FOUND, PROVEN)
    assert plan.bound <= plan.found


def test_an_empty_city_needs_nothing() -> None:
    city = simple_city(0)
    assert (plan_city(city, search=SOON).cost, greedy_city(city).cost) == (0, 0)


def test_a_share_is_rounded_up() -> None:
    assert [least_of_share(share, 183) for share in (4000, 6000, 7000)] == [74, 110, 129]
    assert [least_of_share(share, of) for share, of in ((0, 183), (10_000, 183), (1, 0), (3334, 3))] == [0, 183, 0, 2]


# Bad input ------------------------------------------------------------------------------------------------------------


def test_a_cycle_is_refused_and_named() -> None:
    with pytest.raises(ValueError, match=r"needs holds the cycle 1 -> 3 -> 2 -> 1; a measure cannot wait for itself"):
        replace(CATALOGUE, needs=np.array([[0, 1], [1, 3], [3, 2], [2, 1]]))


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"cost": ints(1, -2, 3, 4, 5)}, r"cost\[1\] is -2; it must be from 0 to"),
        ({"cost": ints(1, 2)}, r"cost has the shape \(2,\); it must be \(5,\)"),
        ({"rung": 2}, "rung is 2; it must be from 1 to 1"),
        ({"marks": np.array([1, UNKNOWN, 0, 0], np.int32)}, "item 1 of subject 0 is unknown; a plan needs the mark"),
        ({"marks": np.array([1, 100_001, 0, 0], np.int32)}, "mark 100001 of item 1, subject 0 is outside 0 to 100000"),
        ({"bundles": [Bundle((0, 7), 1)]}, r"bundle\[1\] is 7; it must be from 0 to 4"),
        ({"bundles": [Bundle((0, 1), 1), Bundle((1, 2), 1)]}, "measure 1 is in two bundles"),
        ({"bundles": [Bundle((0, 3), 60_000)]}, "a bundle takes off 60000; it must be from 0 to what it costs, 50000"),
        ({"bundles": [Bundle((0, 0), 1)]}, "two or more different measures"),
    ],
)
def test_a_subject_refuses_what_cannot_be(bad: dict[str, Any], said: str) -> None:
    values: dict[str, Any] = {"marks": MARKS, "scheme": scheme(), "measures": CATALOGUE, "cost": COST} | bad
    with pytest.raises(ValueError, match=said):
        plan_subject(**values)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"raises": np.array([[-1, 0, 0, 0]], np.int32)}, r"raises\[\(0, 0\)\] is -1; it must be at least 0"),
        ({"duration": ints(0)}, r"duration\[0\] is 0; it must be at least 1"),
        ({"trade": ints(-2)}, r"trade\[0\] is -2; it must be at least -1"),
        ({"needs": np.array([[0, 1]])}, r"needs\[\(0, 1\)\] is 1; it must be from 0 to 0"),
        ({"excludes": np.array([[0, 0]])}, r"excludes holds the pair \(0, 0\); the two must differ"),
        ({"duration": np.array([1.5])}, "duration is float64; it must hold whole numbers"),
    ],
)
def test_a_catalogue_refuses_what_cannot_be(bad: dict[str, Any], said: str) -> None:
    values: dict[str, Any] = {
        "raises": np.zeros((1, 4), np.int32), "duration": ints(1), "trade": ints(-1), "crews": ints(1),
    }  # fmt: skip
    with pytest.raises(ValueError, match=said):
        Measures(**(values | bad))


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"cost": np.full((5, 3), -1)}, r"cost\[\(0, 0\)\] is -1"),
        ({"targets": targets([(4, 4, -1)])}, "target 0 asks for 4 communities; its scope -1 has 3"),
        ({"targets": targets([(4, 1, 2)])}, r"targets.scope\[0\] is 2; it must be from -1 to 0"),
        ({"targets": targets([(5, 1, 0)])}, r"targets.by\[0\] is 5; it must be from 1 to 4"),
        ({"county": ints(0, 0, 9)}, r"county\[2\] is 9; it must be from 0 to 2"),
        ({"rung": ints(1, 1, 3)}, r"rung\[2\] is 3; it must be from 1 to 1"),
        ({"capacity": np.full((1, 4), -1)}, r"capacity\[\(0, 0\)\] is -1; it must be at least 0"),
        ({"shared": Shared(ints(5), ints(1), ((0, 1),))}, r"shared.measure\[0\] is 5; it must be from 0 to 4"),
        ({"shared": Shared(ints(1), ints(-1), ((0, 1),))}, r"shared.cost\[0\] is -1"),
        ({"shared": Shared(ints(1), ints(1), ((0, 3),))}, r"shared.members\[0\]\[1\] is 3; it must be from 0 to 2"),
        ({"shared": Shared(ints(1), ints(1), ((1, 1),))}, r"it must be two or more different communities"),
        ({"bulk_from": ints(0, 0, 0, 2, 0)}, "bulk_from and bulk_off must both be given"),
        (
            {"bulk_from": ints(2, 0, 0, 0, 0), "bulk_off": ints(30_001, 0, 0, 0, 0)},
            "bulk_off of measure 0 is 30001; it must be at most its lowest cost, 30000",
        ),
        ({"budget": ints(1)}, "budget and year_of must both be given"),
        ({"budget": ints(1), "year_of": ints(0, 0, 0, 1)}, r"year_of\[3\] is 1; it must be from 0 to 0"),
        ({"measures": replace(CATALOGUE, trade=ints(-1, 0, -1, -1, -1))}, r"trade\[1\] is 0; it must be from -1 to -1"),
        ({"quarters": 0}, "quarters is 0; it must be from 1 to 400"),
        ({"ready": np.full((5, 2), -1)}, r"ready has the shape \(5, 2\); it must be \(5, 3\)"),
        ({"ready": np.full((5, 3), -2)}, r"ready\[\(0, 0\)\] is -2; it must be at least -1"),
        (
            {"ready": np.full((5, 3), 1), "in_place": np.eye(5, 3, dtype=bool)},
            "measure 0 of community 0 is in place and ready; only one may be",
        ),
    ],
)
def test_a_city_refuses_what_cannot_be(bad: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        simple_city(**bad)


def test_targets_that_contradict_are_refused() -> None:
    with pytest.raises(ValueError, match=r"same scope -1 and date 4: 2 and 3; a scope has one target per date"):
        targets([(4, 2, -1), (4, 3, -1)])
    with pytest.raises(ValueError, match="target 0 asks for 3 by 2, target 1 for 2 by the later 4"):
        targets([(2, 3, 0), (4, 2, 0)])
    with pytest.raises(ValueError, match="the share is 10001; it must be from 0 to 10000"):
        least_of_share(10_001, 3)


def test_a_search_refuses_what_cannot_be() -> None:
    for bad, said in (({"seconds": 0.0}, "seconds is 0"), ({"gap": 1.0}, "gap is 1"), ({"seed": -1}, "seed is -1")):
        with pytest.raises(ValueError, match=said):
            Search(**bad)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="objective is 'least'"):
        plan_city(simple_city(), "least")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="budget is None"):
        plan_city(simple_city(), "most")


# Against every plan there is ------------------------------------------------------------------------------------------


def drawn_scheme(chance: Random) -> Scheme:
    k = chance.randint(1, 3)
    sizes = [chance.randint(1, 4) for _ in range(k)]
    bonus, musts, unit = chance.randint(0, 2), chance.randint(0, 2), chance.choice((1, 7, 2500, 10_000))
    highest = [unit * chance.randint(1, 12) for _ in range(sum(sizes) + bonus)] + [1] * musts
    start = np.cumsum([0, *sizes])
    tops = [sum(highest[a:b]) for a, b in pairwise(start)]
    caps = [top if chance.random() < 0.7 else chance.randint(1, top) for top in tops]
    bands = chance.randint(1, 3)
    return Scheme(
        lowest=np.zeros(len(highest), np.int32),
        highest=np.array(highest, np.int32),
        section_start=start.astype(np.int64),
        bonus_end=int(start[-1]) + bonus,
        section_cap=np.array(caps),
        bonus_cap=chance.randint(0, unit * 10),
        rescale=chance.random() < 0.8,
        band_min=np.array(sorted(int(sum(caps) * chance.random() / 100) for _ in range(bands))),
        band_gate=np.array([[chance.choice((0, 0, 3333, 5000, 10_000)) for _ in range(k)] for _ in range(bands)]),
        band_need=np.array([chance.choice((0, 0, 0, 1)) for _ in range(bands)]),
        must_rung=np.array([chance.choice((0, 1, 2, NO_LIMIT)) for _ in range(musts)], np.int64),
        must_class=np.full(musts, -1),
        class_rung=np.zeros(1, np.int64),
        class_gate=np.zeros((1, k), np.int64),
    )


def drawn_marks(chance: Random, of: Scheme) -> Marks:
    marks = [NA_CONDITION if chance.random() < 0.15 else chance.randint(0, int(top)) for top in of.highest]
    return np.array([mark if chance.random() < 0.7 else 0 for mark in marks], np.int32)


def pairs(chance: Random, j: int, share: float) -> Ints:
    drawn = [(a, b) for a in range(j) for b in range(a) if chance.random() < share]
    return np.array(drawn, np.int64).reshape(-1, 2)


def drawn_measures(chance: Random, of: Scheme, j: int, trades: int, strength: float = 0.0) -> Measures:
    raises = np.zeros((j, of.highest.size), np.int32)
    for measure in range(j):
        for item, top in enumerate(of.highest.tolist()):
            if chance.random() < (0.7 if strength else 0.35):
                raises[measure, item] = chance.randint(max(1, int(top * strength)), top)
    return Measures(
        raises,
        np.array([chance.choice((1, 1, 2)) for _ in range(j)]),
        np.array([chance.randint(-1, trades - 1) for _ in range(j)]),
        np.array([chance.randint(0, 2) for _ in range(j)]),
        pairs(chance, j, 0.12),
        pairs(chance, j, 0.08),
    )


def subject_of(seed: int, j: int) -> dict[str, Any]:
    chance = Random(seed)
    of = drawn_scheme(chance)
    values: dict[str, Any] = {
        "marks": drawn_marks(chance, of), "scheme": of, "measures": drawn_measures(chance, of, j, 1),
        "cost": np.array([chance.randint(0, 50) * chance.choice((1, 100)) for _ in range(j)]),
        "flags": chance.choice((0, 1)), "rung": chance.randint(1, of.band_min.size),
        "offered": np.array([chance.random() < 0.9 for _ in range(j)]),
        "in_place": np.array([chance.random() < 0.1 for _ in range(j)]),
        "coming": np.array([chance.random() < 0.15 for _ in range(j)]),
    }  # fmt: skip
    if j > 1 and chance.random() < 0.4:
        values["bundles"] = [Bundle((0, 1), int(values["cost"][:2].sum() // 3))]
    return values


def every_choice(values: dict[str, Any]) -> Iterator[tuple[int, Ints]]:
    """Every set of measures that the rules allow, with its cost; nothing of the planner but prices and marks."""
    measures: Measures = values["measures"]
    j, in_place = len(measures), values["in_place"] | values["coming"]
    for bits in product((False, True), repeat=j):
        had = np.array(bits)
        there = had | in_place
        if (had & (in_place | ~values["offered"])).any():
            continue
        if any(had[a] and not there[b] for a, b in measures.needs.tolist()):
            continue
        if any(there[a] and there[b] and (had[a] or had[b]) for a, b in measures.excludes.tolist()):
            continue
        chosen = np.nonzero(had)[0]
        off = sum(b.off for b in values.get("bundles", ()) if all(had[m] for m in b.measures))
        yield int(values["cost"][chosen].sum()) - off, chosen


def graded(values: dict[str, Any], choices: list[Ints]) -> np.ndarray[Any, Any]:
    """Whether the scorer gives the rung after each choice: marks raised one by one, the largest raise counting."""
    of, now = values["scheme"], values["marks"]
    columns = []
    for chosen in choices:
        done = [*chosen, *np.nonzero(values["coming"])[0]]
        most = values["measures"].raises[done].max(axis=0, initial=0).astype(np.int64)
        columns.append(np.where(now < 0, now, np.minimum(now + most, of.highest)))
    marks = np.ascontiguousarray(np.array(columns, np.int32).T)
    scores = score(marks, of, np.full(len(choices), values["flags"]))
    return np.asarray((scores.rung >= values["rung"]) & (scores.state == GRADED))


def agrees(values: dict[str, Any]) -> None:
    choices = list(every_choice(values))
    granted = graded(values, [chosen for _, chosen in choices])
    costs = [(cost, chosen.size) for (cost, chosen), good in zip(choices, granted, strict=True) if good]
    plan, rule = plan_subject(**values), greedy_subject(**values)
    if not costs:
        assert plan.state == IMPOSSIBLE
        assert rule.state == NOT_FOUND
        assert plan.missing_exact or plan.missing_gate.any() or plan.missing_must.size or not possible_at_all(values)
        return
    assert (plan.state, plan.bound) == (PROVEN, plan.cost)
    assert (plan.cost, plan.chosen.size) == min(costs)
    assert graded(values, [plan.chosen]).all()
    assert rule.state == NOT_FOUND or (rule.cost >= plan.cost and graded(values, [rule.chosen]).all())


def possible_at_all(values: dict[str, Any]) -> bool:
    """Whether a subject has any band left that its flags allow, and is assessable."""
    subject = Subject(
        values["marks"], values["scheme"], values["measures"], values["cost"], rung=values["rung"],
        flags=values["flags"], offered=None, in_place=None, coming=None, bundles=(),
    )  # fmt: skip
    return bool(subject.ways())


@settings(max_examples=120, deadline=None)
@given(SEEDS, st.integers(1, 8))
def test_a_subject_agrees_with_every_choice_there_is(seed: int, j: int) -> None:
    agrees(subject_of(seed, j))


@pytest.mark.long
@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_fifteen_measures_agree_with_every_choice_there_is(seed: int) -> None:
    agrees(subject_of(seed, 15))


def drawn_city(seed: int, *, large: bool = False) -> City:
    """A city of few works with everything in it; a large one has more of them than can be tried one by one."""
    chance = Random(seed)
    of, trades = drawn_scheme(chance), chance.randint(1, 2)
    n, j, quarters = (12, 8, 4) if large else (chance.randint(1, 4), chance.randint(2, 3), chance.randint(1, 3))
    cost = np.array([[chance.randint(0, 30) for _ in range(n)] for _ in range(j)])
    offered = np.array([[chance.random() < 0.8 for _ in range(n)] for _ in range(j)])
    county = np.array(sorted(chance.randint(0, 1) for _ in range(n)))
    county -= county.min()
    shared = no_shared()
    if n > 1 and chance.random() < 0.6:
        s = chance.randint(1, 2)
        members = tuple(tuple(sorted(chance.sample(range(n), chance.randint(2, n)))) for _ in range(s))
        measures = [chance.randrange(j) for _ in range(s)]
        shared = Shared(ints(*measures), ints(*(chance.randint(0, 40) for _ in range(s))), members)
    goals = [(quarters, chance.randint(0, n), -1)]
    if quarters > 1 and chance.random() < 0.5:
        goals.append((chance.randint(1, quarters - 1), chance.randint(0, goals[0][1]), -1))
    if chance.random() < 0.4:
        goals.append((quarters, chance.randint(0, int((county == 0).sum())), 0))
    year_of = np.arange(quarters) // 2
    lowest = np.where(offered, cost, 99).min(axis=1)
    in_place = np.array([[chance.random() < 0.05 for _ in range(n)] for _ in range(j)])
    on_its_way = chance.choice((0.0, 0.2, 0.4))
    ready = np.array(
        [[chance.randint(0, quarters + 1) if chance.random() < on_its_way else -1 for _ in range(n)] for _ in range(j)]
    )
    return City(
        marks=np.stack([drawn_marks(chance, of) for _ in range(n)], axis=1),
        scheme=of,
        rung=np.array([chance.randint(1, of.band_min.size) for _ in range(n)]),
        county=county,
        measures=drawn_measures(chance, of, j, trades, 0.5),
        cost=cost,
        offered=offered,
        quarters=quarters,
        capacity=np.array([[chance.choice((1, 2, 2, 3, 9)) for _ in range(quarters)] for _ in range(trades)]),
        targets=targets(goals),
        flags=np.array([chance.choice((0, 1, 1)) for _ in range(n)]),
        in_place=in_place,
        ready=np.where(in_place, -1, ready),
        shared=shared,
        bulk_from=np.array([chance.choice((0, 1, 2, 2, 3)) for _ in range(j)]),
        bulk_off=np.minimum(lowest, np.array([chance.randint(0, 9) for _ in range(j)])),
        year_of=year_of,
        budget=np.array([chance.choice((chance.randint(0, 60), 500)) for _ in range(int(year_of[-1]) + 1)]),
    )


def every_schedule(city: City, most: int) -> Iterator[Schedule] | None:
    """Every schedule that keeps the rules of the city, or None if there are too many to try."""
    works = Works(city)
    j, n = len(city.measures), city.size
    own = [Work(m, i, -1) for m in range(j) for i in range(n) if city.offered[m, i] and not works.taken[m, i]]
    every = [*own, *(Work(int(m), -1, s) for s, m in enumerate(city.shared.measure))]
    options = [[None, *range(city.quarters - works.duration(work) + 1)] for work in every]
    if int(np.prod([len(of) for of in options])) > most:
        return None
    return _kept(works, every, options)


def _kept(works: Works, every: list[Work], options: list[list[int | None]]) -> Iterator[Schedule]:
    for quarters in product(*options):
        schedule = {work: quarter for work, quarter in zip(every, quarters, strict=True) if quarter is not None}
        try:
            works.check(schedule)
        except RuntimeError:
            continue
        yield schedule


def best_of(city: City, schedules: Iterator[Schedule]) -> dict[str, tuple[int, ...]]:
    """What no plan can better: missed, cost; and missed, communities (negative), cost."""
    works, best = Works(city), dict[str, tuple[int, ...]]()
    for schedule in schedules:
        attained = works.attained_by(schedule)
        missed = int(np.maximum(city.targets.least - count(city, attained), 0).sum())
        cost, lifted = int(works.spent(schedule)[0].sum()), int(np.count_nonzero(attained >= 0))
        for name, key in (("cost", (missed, cost)), ("most", (missed, -lifted, cost))):
            best[name] = min(best.get(name, key), key)
    return best


def key_of(plan: CityPlan) -> tuple[int, ...]:
    missed = int(plan.short.sum())
    return (missed, plan.cost) if plan.objective == "cost" else (missed, -plan.found, plan.cost)


def regraded(city: City, plan: CityPlan) -> None:
    """Grade a plan anew, from nothing but its rows, without the planner's own arithmetic."""
    raises, n = city.measures.raises.astype(np.int64), city.size
    for i in range(n):
        for by in range(city.quarters + 1):
            most = np.zeros(city.scheme.highest.size, np.int64)
            for m in range(len(raises)) if city.ready is not None else ():
                if 0 <= city.ready[m, i] <= by:
                    most = np.maximum(most, raises[m])
            for m, q, at, s in zip(plan.measure, plan.quarter, plan.community, plan.shared, strict=True):
                serves = at == i or (s >= 0 and i in city.shared.members[s])
                if (
                    serves
                    and not (city.in_place is not None and city.in_place[m, i])
                    and not (city.ready is not None and city.ready[m, i] >= 0)
                    and q + city.measures.duration[m] <= by
                ):
                    most = np.maximum(most, raises[m])
            now = city.marks[:, i].astype(np.int64)
            after = np.where(now < 0, now, np.minimum(now + most, city.scheme.highest)).astype(np.int32)
            scores = score(after[:, None], city.scheme, None if city.flags is None else city.flags[[i]])
            has = bool(scores.rung[0] >= city.rung[i]) and bool(scores.state[0] == GRADED)
            assert has == (0 <= plan.attained_by[i] <= by)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_a_city_agrees_with_every_schedule_there_is(seed: int) -> None:
    city = drawn_city(seed)
    schedules = every_schedule(city, 5000)
    if schedules is None:
        return
    best = best_of(city, schedules)
    for objective in ("cost", "most"):
        plan = plan_city(city, objective, search=SOON)  # type: ignore[arg-type]
        assert key_of(plan) == best[objective]
        assert plan.state == (IMPOSSIBLE if best[objective][0] else PROVEN)
        regraded(city, plan)
        rule = greedy_city(city, objective)  # type: ignore[arg-type]
        assert key_of(rule) >= best[objective]
        regraded(city, rule)


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.booleans())
def test_columns_agree_with_every_schedule_there_is(seed: int, both: bool) -> None:
    city = drawn_city(seed)
    schedules = every_schedule(city, 5000)
    if schedules is None or not by_columns(city):
        return
    best = best_of(city, schedules)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(city_module, "_LARGE", -1)
        patch.setattr(city_module, "_TOO_LARGE", 10**6 if both else -1)
        for objective in ("cost", "most"):
            plan = plan_city(city, objective, search=SOON)  # type: ignore[arg-type]
            regraded(city, plan)
            assert key_of(plan) >= best[objective]
            if best[objective][0] == 0 and objective == "cost":
                assert plan.bound <= best[objective][1]
            if best[objective][0] == 0 and objective == "most":
                assert plan.bound >= -best[objective][1]
            if plan.state == PROVEN:
                assert key_of(plan)[:2] == best[objective][:2]
            if plan.state == IMPOSSIBLE:
                assert plan.short.sum() == best[objective][0]
            if both:
                assert key_of(plan)[:2] == best[objective][:2]


# Properties -----------------------------------------------------------------------------------------------------------


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_more_budget_never_lifts_fewer(seed: int) -> None:
    city = replace(drawn_city(seed), targets=targets([]))
    assert city.budget is not None
    more = replace(city, budget=city.budget + 7)
    less, greater = (plan_city(one, "most", search=SOON) for one in (city, more))
    assert greater.found >= less.found


@settings(max_examples=10, deadline=None)
@given(SEEDS, st.integers(0, 2))
def test_a_dearer_measure_never_makes_the_optimum_cheaper(seed: int, which: int) -> None:
    city = replace(drawn_city(seed), budget=None, year_of=None)
    cost = city.cost.copy()
    cost[which % len(city.measures)] += 5
    before, after = (plan_city(one, search=SOON) for one in (city, replace(city, cost=cost)))
    assert after.short.sum() == before.short.sum()
    assert after.cost >= before.cost


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_the_same_input_gives_the_same_plan(seed: int) -> None:
    city = drawn_city(seed)
    first, second = plan_city(city, search=SOON), plan_city(city, search=SOON)
    for part in ("measure", "quarter", "community", "shared"):
        assert getattr(first, part).tolist() == getattr(second, part).tolist()


def test_the_solver_says_nothing_on_standard_output() -> None:
    program = (
        "import numpy as np; from tests.kernels.test_planning import *;"
        "print(plan_subject(MARKS, scheme(), CATALOGUE, COST).cost)"
    )
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=paths)
    assert done.stdout == "110000\n"


def test_a_plan_of_a_subject_is_told_in_plain_numbers() -> None:
    plan = plan_subject(MARKS, scheme(), CATALOGUE, COST)
    assert isinstance(plan, SubjectPlan)
    assert (type(plan.cost), type(plan.total), plan.chosen.dtype, plan.marks.dtype) == (int, int, np.int64, np.int32)
