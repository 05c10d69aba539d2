"""What a measure costs and wins: worked by hand, against a slow reference, and what always holds."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.evaluation.rules.measures import (
    COUNTED,
    Fall,
    Per,
    cost_of,
    cycle_of,
    gain,
    quantity_of,
    raise_units,
    raises_text,
    read_codes,
    read_raises,
    suggested,
)
from linli.kernels.planning.effects import raised
from linli.kernels.planning.record import Measures
from linli.kernels.record import UNKNOWN


@dataclass(frozen=True)
class Plain:
    """A measure as the rule sees it."""

    code: str
    raises: dict[str, Decimal | None]
    unit_cost: int = 0
    per: str = Per.SUBJECT

    def quantity(self, facts):
        return quantity_of(self.per, facts)

    def cost(self, facts):
        return cost_of(self.per, self.unit_cost, facts)

    def units(self, item, full):
        return raise_units(self.raises[item], full) if item in self.raises else 0


# The worked example of docs/algorithms/measures.md
FALLS = [Fall("B16", 0, 1, must=True), Fall("B05", 15_000, 30_000), Fall("B10", 10_000, 30_000)]
OFFERS = [
    Plain("clean", {"B05": Decimal("1"), "B06": None}, 40, Per.HOUSEHOLD),
    Plain("rebuild", {"B05": None, "B10": None}, 35_000),
    Plain("sockets", {"B10": None}, 9000, Per.HUNDRED_HOUSEHOLDS),
    Plain("lanes", {"B16": None}, 8000),
    Plain("lifts", {"B05": Decimal("0.5")}, 1, Per.ELEVATOR),
]
FACTS = {"households": 250, "elevators": "0"}


def test_the_worked_example():
    found = suggested(FALLS, FACTS, OFFERS)
    assert [(one.measure.code, one.gain, one.won, one.cost, one.per_point) for one in found["B05"]] == [
        ("clean", 10_000, 10_000, 10_000, 10_000),
        ("rebuild", 15_000, 35_000, 35_000, 10_000),
    ]  # fmt: skip - a point costs the same: the smaller code is first
    assert [(one.measure.code, one.quantity, one.cost, one.per_point) for one in found["B10"]] == [
        ("rebuild", 1, 35_000, 10_000), ("sockets", 3, 27_000, 13_500),
    ]  # fmt: skip
    assert [(one.measure.code, one.gain, one.won, one.per_point) for one in found["B16"]] == [("lanes", 1, 0, None)]


def test_what_nobody_counted_costs_nobody_knows_how_much_and_stands_last():
    found = suggested(FALLS, {}, OFFERS)["B05"]
    assert [(one.measure.code, one.cost, one.per_point) for one in found] == [
        ("rebuild", 35_000, 10_000), ("clean", None, None), ("lifts", None, None),
    ]  # fmt: skip


def test_a_hundred_that_is_begun_counts_as_one():
    assert [quantity_of(Per.HUNDRED_HOUSEHOLDS, {"households": n}) for n in (0, 1, 100, 101)] == [0, 1, 1, 2]
    assert quantity_of(Per.HUNDRED_M2_GREEN, {"green_area_m2": Decimal("200.01")}) == 3


@pytest.mark.parametrize("value", [None, ""])
def test_unknown_is_never_none_of_it(value):
    for per in COUNTED:
        assert quantity_of(per, {COUNTED[per].fact: value}) is None
        assert cost_of(per, 5, {}) is None
    assert cost_of(Per.SUBJECT, 5, {}) == 5


@pytest.mark.parametrize("value", ["-1", "yes", "NaN", "Infinity", "1/2"])
def test_a_fact_that_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="households"):
        quantity_of(Per.HOUSEHOLD, {"households": value})


def test_what_is_no_unit_no_cost_and_no_mark_is_refused():
    with pytest.raises(ValueError, match="MOON"):
        quantity_of("MOON", {})
    with pytest.raises(ValueError, match="-1"):
        cost_of(Per.SUBJECT, -1, {})
    with pytest.raises(ValueError, match="promised"):
        gain(UNKNOWN, 10, [5])
    with pytest.raises(ValueError, match="full mark"):
        gain(11, 10, [])


MARKS = st.integers(0, 60_000)
RAISES = st.lists(st.integers(0, 60_000), max_size=4)


@given(full=st.integers(1, 60_000), share=st.fractions(0, 1), raises=RAISES)
def test_the_gain_is_the_planners(full, share, raises):
    mark = int(full * share)
    won = gain(mark, full, raises)
    assert 0 <= won <= full - mark
    assert won == gain(mark, full, sorted(raises)[-1:])
    rows = [[one] for one in raises] or [[0]]
    measures = Measures(
        np.array(rows, np.int32), np.ones(len(rows), np.int64), np.full(len(rows), -1), np.zeros(len(rows), np.int64)
    )
    scheme = SimpleNamespace(highest=np.array([full], np.int32))
    after = raised(np.array([[mark]], np.int32), measures, scheme, np.ones((len(rows), 1), np.bool_))
    assert after.tolist() == [[mark + won]]


CODES = st.sampled_from(["a", "b", "c", "d", "e"])
PLAINS = st.builds(
    Plain, CODES, st.dictionaries(st.sampled_from(["1", "2", "3", "4"]),
                                  st.none() | st.decimals("0.0001", 9, places=4), max_size=3),
    st.integers(0, 10**6), st.sampled_from([Per.SUBJECT, Per.HOUSEHOLD, Per.ELEVATOR, Per.HUNDRED_HOUSEHOLDS]),
)  # fmt: skip
LOST = st.builds(lambda item, full, lost: Fall(item, full - min(lost, full), full), st.sampled_from(["1", "2", "3"]),
                 st.integers(1, 90_000), st.integers(1, 90_000))  # fmt: skip


def reference(falls, facts, offers):
    """The same, slowly, in fractions and by comparing every pair."""
    found = {}
    for fall in falls:
        rows = []
        for offer in offers:
            units = Fraction(offer.units(fall.item, fall.full))
            mine = min(Fraction(fall.full), fall.mark + units) - fall.mark
            quantity = offer.quantity(facts)
            if mine == 0 or quantity == 0:
                continue
            won = sum(
                (min(Fraction(other.full), other.mark + offer.units(other.item, other.full)) - other.mark
                 for other in falls if not other.must), Fraction(0),
            )  # fmt: skip
            cost = None if quantity is None else quantity * offer.unit_cost
            price = (0, Fraction(cost) / (1 if fall.must else won)) if cost is not None else (1, Fraction(0))
            rows.append((price, offer.code, int(mine), int(won)))
        found[fall.item] = sorted(rows)
    return found


@given(
    falls=st.lists(LOST, max_size=3, unique_by=lambda fall: fall.item), must=st.booleans(),
    offers=st.lists(PLAINS, max_size=6, unique_by=lambda one: one.code),
    facts=st.fixed_dictionaries({}, optional={"households": st.integers(0, 900), "elevators": st.integers(0, 3)}),
)  # fmt: skip
def test_suggestions_agree_with_the_slow_reference(falls, must, offers, facts):
    falls = [*falls, Fall("4", 0, 1, must=True)] if must else falls
    found = suggested(falls, facts, offers)
    assert {item: [(one.measure.code, one.gain, one.won) for one in ones] for item, ones in found.items()} == {
        item: [(code, mine, won) for _price, code, mine, won in rows]
        for item, rows in reference(falls, facts, offers).items()
    }
    for one in (one for ones in found.values() for one in ones):
        assert one.gain > 0
        if one.per_point is not None:  # half up
            assert abs(Fraction(one.cost * 10_000, one.won) - one.per_point) <= Fraction(1, 2)


@given(raises=st.dictionaries(st.from_regex(r"[A-Z][0-9]{2}", fullmatch=True),
                              st.none() | st.decimals("0.0001", "999.9999", places=4), max_size=5))  # fmt: skip
def test_what_is_written_is_read_again(raises):
    assert read_raises(raises_text(raises)) == raises


def test_people_write_raises_and_codes_in_many_ways():
    assert read_raises("B03；B05 1.5，B06：2\nB07=0.5、B08+1") == {
        "B03": None, "B05": Decimal("1.5"), "B06": Decimal(2), "B07": Decimal("0.5"), "B08": Decimal(1),
    }  # fmt: skip
    assert read_codes(" XQ-01；XQ-02, XQ-01 ") == ("XQ-01", "XQ-02")
    for wrong in ("B05 1.23456", "B05 -1", "B05; B05 1", "？"):
        with pytest.raises(ValueError, match=r".+"):
            read_raises(wrong)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] != pair[1]), max_size=9))
def test_a_cycle_is_found_if_and_only_if_there_is_one(pairs):
    reach = {(a, b) for a, b in pairs}
    for _round in range(6):
        reach |= {(a, d) for a, b in reach for c, d in reach if b == c}
    cycle = cycle_of(pairs)
    assert bool(cycle) == any(a == b for a, b in reach)
    if cycle:
        assert cycle[0] == cycle[-1]
        assert all(step in pairs for step in pairwise(cycle))
