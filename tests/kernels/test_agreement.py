"""Agreement against published examples, numbers worked by hand, a slow reference, and by its properties."""

from dataclasses import fields, replace
from itertools import permutations
from math import isnan, sqrt
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.kernels.agreement import (
    DEFINED,
    FLAT_DRAWS,
    NO_FREEDOM,
    NO_SPREAD,
    NO_VARIATION,
    ONE_SIDED,
    TOO_FEW,
    ByItem,
    ByPerson,
    Rules,
    by_assessor,
    by_item,
    by_organisation,
    compare,
    krippendorff_alpha,
    ordinal_apart,
    read_differently,
    to_adjudicate,
    weighted_kappa,
)
from linli.kernels.record import NA_CONDITION, NA_EMPTY, UNKNOWN, Marks

SEEDS = st.integers(0, 2**32)
FEW = Rules(least_pairs=2, draws=50)
POINTS = 10_000


def marks(*rows: list[int]) -> Marks:
    return np.array(rows, np.int32)


def pairs_of(table: list[list[int]], worth: int = POINTS) -> tuple[Marks, Marks]:
    """One item whose marks are 0, `worth`, twice that...; the table counts them, first scoring down."""
    both = [(i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(count)]
    return marks([i * worth for i, _ in both]), marks([j * worth for _, j in both])


def places_apart(k: int, power: int) -> Any:
    return np.abs(np.subtract.outer(np.arange(k), np.arange(k))).astype(float) ** power


# Published examples ---------------------------------------------------------------------------------------------------


def test_cohen_1968_three_diagnoses_by_two_judges() -> None:
    """Cohen, Weighted kappa, Psychological Bulletin 70 (1968), table 1: kappa .492, weighted .348."""
    table = np.array([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    assert weighted_kappa(table, 1 - np.eye(3)).value == pytest.approx(0.492, abs=5e-4)
    gravity = np.array([[0, 1, 3], [1, 0, 6], [3, 6, 0]], float)
    assert weighted_kappa(table, gravity).value == pytest.approx(0.348, abs=5e-4)


def test_fleiss_cohen_and_everitt_1969() -> None:
    """Large sample standard errors of kappa, Psychological Bulletin 72 (1969), table 1: .429, variance .002885."""
    table = np.array([[106, 10, 4], [22, 28, 10], [2, 12, 6]])
    found = weighted_kappa(table, 1 - np.eye(3))
    assert found.value == pytest.approx(0.429, abs=5e-4)
    assert found.error**2 == pytest.approx(0.002885, abs=5e-7)


def test_the_printout_of_sas_with_linear_weights() -> None:
    """The printout that statsmodels (test_inter_rater.py) compares with: .4701, .1457, .1845 to .7558."""
    table = [[0, 4, 1], [0, 8, 0], [0, 1, 5]]
    found = weighted_kappa(np.array(table), places_apart(3, 1))
    assert found[:4] == pytest.approx((0.4701, 0.1457, 0.1845, 0.7558), abs=5e-5)
    items = by_item(*pairs_of(table), rules=replace(FEW, weights="linear"))
    assert (items.kappa[0], items.kappa_error[0]) == pytest.approx((found.value, found.error), abs=1e-12)


@pytest.mark.parametrize(("weights", "value"), [("linear", 0.1459075), ("quadratic", 0.2520325)])
def test_two_raters_of_anxiety(weights: Any, value: float) -> None:
    """Data `anxiety` of R's irr, raters 2 and 3: kappa2(weight = "equal" and "squared"), by the places of the marks."""
    first = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4]
    second = [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2]
    items = by_item(marks(first), marks(second), rules=replace(FEW, weights=weights, spacing="places"))
    assert items.kappa[0] == pytest.approx(value, abs=5e-8)


def test_fleiss_and_cohen_1973_quadratic_kappa_is_an_intraclass_correlation() -> None:
    """Educational and Psychological Measurement 33: with squared distances kappa follows from means and variances."""
    random = np.random.default_rng(1973)
    first, second = random.integers(0, 9, (2, 1, 40)).astype(np.int32)
    x, y = first[0].astype(float), second[0].astype(float)
    shared = 2 * np.cov(x, y, bias=True)[0, 1] / (x.var() + y.var() + (x.mean() - y.mean()) ** 2)
    assert by_item(first, second, rules=FEW).kappa[0] == pytest.approx(shared, abs=1e-12)


def coincidences(units: list[list[int]], k: int) -> Any:
    table = np.zeros((k, k))
    for unit in units:
        for one, other in permutations(unit, 2):
            table[one, other] += 1 / (len(unit) - 1)
    return table


def test_krippendorff_2011_four_observers_of_twelve_units() -> None:
    """Computing Krippendorff's Alpha-Reliability, part C to E: .743, .815, .849 and .797."""
    seen = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    table = coincidences([[int(v) - 1 for v in unit if v != "."] for unit in zip(*seen, strict=True)], 5)
    value = np.arange(1.0, 6)
    ratio = (np.subtract.outer(value, value) / np.add.outer(value, value)) ** 2
    levels = (1 - np.eye(5), ordinal_apart(table.sum(axis=0)), places_apart(5, 2), ratio)
    found = [krippendorff_alpha(table, apart) for apart in levels]
    assert found == pytest.approx([0.743, 0.815, 0.849, 0.797], abs=5e-4)


def test_krippendorff_2011_two_observers() -> None:
    """The same paper, part A (two values, .095) and part B (five names, .692)."""
    meg, owen = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    for level in ("interval", "ordinal"):  # with two values there is but one distance
        items = by_item(marks(meg), marks(owen), rules=replace(FEW, level=level))
        assert items.alpha[0] == pytest.approx(0.095, abs=5e-4)
    ben, gerry = "aabbdcccedda", "babbbcccedd" + "d"
    units = [["abcde".index(one), "abcde".index(other)] for one, other in zip(ben, gerry, strict=True)]
    assert krippendorff_alpha(coincidences(units, 5), 1 - np.eye(5)) == pytest.approx(0.692, abs=5e-4)


# Worked by hand: docs/algorithms/agreement.md -------------------------------------------------------------------------

WORKED = [[2, 1, 0], [0, 3, 1], [0, 0, 3]]


def test_the_worked_example_of_an_item() -> None:
    items = by_item(*pairs_of(WORKED), rules=FEW)
    assert (items.pairs[0], items.alike[0], items.levels[0]) == (10, 8, 3)
    assert items.kappa[0] == pytest.approx(1 - 0.2 / 1.2)
    assert items.kappa_error[0] == pytest.approx(0.1123, abs=5e-5)
    assert (items.kappa_lower[0], items.kappa_upper[0]) == pytest.approx((0.6132, 1.0), abs=1e-4)
    assert items.alpha[0] == pytest.approx(1 - 19 * 2 / 236)
    assert (items.kappa_state[0], items.alpha_state[0]) == (DEFINED, DEFINED)


# Two items of 100 points; subjects seen by 0 and 1, by 1 and 2, by 0 and 2: means of the differences 4, 1 and 8.
FULL = np.array([1_000_000, 1_000_000], np.int32)
FIRST, SECOND = marks([530_000, 510_000, 590_000], [550_000, 510_000, 570_000]), np.full((2, 3), 500_000, np.int32)
FIRST_BY, SECOND_BY = np.array([0, 1, 0]), np.array([1, 2, 2])


def test_the_worked_example_of_three_assessors() -> None:
    found = by_assessor(FIRST, SECOND, FULL, FIRST_BY, SECOND_BY, 3, least_pairs=2)
    assert found.pairs.tolist() == [4, 4, 4]
    assert found.sheets.tolist() == [2, 2, 2]
    assert found.difference.tolist() == pytest.approx([6.0, -1.5, -4.5])
    assert found.leniency.tolist() == pytest.approx([4.0, -1.0, -3.0])
    assert found.error.tolist() == pytest.approx([sqrt(6 / 9)] * 3)
    assert found.component.tolist() == [0, 0, 0]
    assert found.state.tolist() == [DEFINED] * 3


def test_leniencies_are_told_apart_by_component_and_nobody_is_compared_with_himself() -> None:
    first = np.hstack((FIRST, FIRST[:, :2]))
    second = np.hstack((SECOND, SECOND[:, :2]))
    first_by, second_by = np.array([1, 2, 1, 5, 4]), np.array([2, 3, 3, 0, 4])
    found = by_assessor(first, second, FULL, first_by, second_by, 7, least_pairs=2)
    assert found.component.tolist() == [0, 1, 1, 1, -1, 0, -1]
    assert found.leniency[1:4].tolist() == pytest.approx([4.0, -1.0, -3.0])
    assert (found.leniency[0], found.leniency[5]) == pytest.approx((-2.0, 2.0))
    assert (found.own_pairs[4], found.own_alike[4], found.pairs[4]) == (2, 0, 0)
    assert found.state[[4, 6]].tolist() == [TOO_FEW, TOO_FEW]
    assert isnan(found.leniency[4])
    assert isnan(found.difference[6])


def test_two_people_who_met_once_have_a_leniency_without_an_error() -> None:
    found = by_assessor(FIRST[:, :1], SECOND[:, :1], FULL, np.array([0]), np.array([1]), 2, least_pairs=2)
    assert found.leniency.tolist() == pytest.approx([2.0, -2.0])
    assert found.state.tolist() == [NO_FREEDOM] * 2
    assert np.isnan(found.error).all()


def test_an_organisation_is_compared_with_the_others_only() -> None:
    found = by_organisation(FIRST, SECOND, FULL, FIRST_BY, SECOND_BY, np.array([0, 0, 1]), least_pairs=2)
    assert found.pairs.tolist() == [4, 4]
    assert found.own_pairs.tolist() == [2, 0]  # 0 and 1 on the first subject
    assert found.leniency.tolist() == pytest.approx([2.25, -2.25])  # half of the mean of 1 and 8
    alone = by_organisation(FIRST, SECOND, FULL, FIRST_BY, SECOND_BY, np.array([0, -1, 1]), least_pairs=2)
    assert alone.pairs.tolist() == [2, 2]
    same = by_organisation(FIRST, SECOND, FULL, FIRST_BY, FIRST_BY, np.array([0, 0, 0]), least_pairs=2)
    assert (same.own_pairs[0], same.pairs[0], same.component[0]) == (0, 0, -1)


def test_documents_and_site_by_different_people() -> None:
    """The first item is marked from documents by 0 and 1, the second on site by 2 and 3: they never meet."""
    first_by, second_by = np.array([[0, 0, 0], [2, 3, 2]]), np.array([[1, 1, 1], [3, 2, 3]])
    found = by_assessor(FIRST, SECOND, FULL, first_by, second_by, 4, least_pairs=2)
    assert found.component.tolist() == [0, 0, 1, 1]
    assert found.difference.tolist() == pytest.approx([13 / 3, -13 / 3, 11 / 3, -11 / 3])
    assert found.leniency.tolist() == pytest.approx([13 / 6, -13 / 6, 11 / 6, -11 / 6])


# States ---------------------------------------------------------------------------------------------------------------


def states(table: list[list[int]], **other: Any) -> tuple[int, int]:
    items = by_item(*pairs_of(table), rules=replace(FEW, **other))
    assert isnan(items.kappa[0]) == (items.kappa_state[0] in (TOO_FEW, NO_VARIATION, ONE_SIDED))
    assert isnan(items.alpha[0]) == (items.alpha_state[0] in (TOO_FEW, NO_VARIATION))
    assert isnan(items.kappa_lower[0]) == (items.kappa_state[0] != DEFINED)
    assert isnan(items.alpha_lower[0]) == (items.alpha_state[0] != DEFINED)
    return int(items.kappa_state[0]), int(items.alpha_state[0])


def test_what_is_not_defined_says_why() -> None:
    assert states(WORKED) == (DEFINED, DEFINED)
    assert states(WORKED, least_pairs=11) == (TOO_FEW, TOO_FEW)
    assert states([[0]]) == (TOO_FEW, TOO_FEW)
    assert states([[9, 0], [0, 0]]) == (NO_VARIATION, NO_VARIATION)
    assert states([[9, 9], [0, 0]]) == (ONE_SIDED, DEFINED)
    assert states([[9, 0], [0, 9]]) == (NO_SPREAD, NO_SPREAD)  # equal throughout: 1, but nobody knows how surely
    assert states([[0, 9], [9, 0]]) == (NO_SPREAD, NO_SPREAD)
    assert states([[9, 1], [1, 0]]) == (DEFINED, FLAT_DRAWS)


def test_a_single_disagreement_leaves_flat_draws_which_are_counted() -> None:
    items = by_item(*pairs_of([[19, 1], [0, 0]]), rules=Rules(draws=400))
    assert items.alpha_state[0] == FLAT_DRAWS
    assert 100 < items.flat_draws[0] < 190  # (19 / 20) ** 20 = 0.358 of 400


def test_marks_that_are_none_are_left_out_and_counted() -> None:
    first = marks([0, 5, NA_CONDITION, NA_EMPTY, UNKNOWN, 5, 0])
    second = marks([0, 5, 5, NA_CONDITION, UNKNOWN, UNKNOWN, 5])
    by = np.array([0, 0, 0, 0, 0, 0, 0])
    items = by_item(first, second, by, by + 1, rules=FEW)
    assert (items.pairs[0], items.alike[0], items.one_known[0]) == (3, 2, 2)
    items = by_item(first, second, np.array([0, 0, 0, 0, 0, 0, 1]), by + 1, rules=FEW)
    assert items.pairs[0] == 2  # the last subject was seen by the same person twice
    assert by_item(first, second, by - 1, by + 1, rules=FEW).pairs[0] == 0


def test_nothing_gives_nothing() -> None:
    none = np.zeros((2, 0), np.int32)
    by = np.zeros(0, np.int64)
    found = compare(none, none, FULL, np.array([False, True]), by, by, np.zeros(0, np.int64))
    assert found.items.alpha_state.tolist() == [TOO_FEW, TOO_FEW]
    assert (found.differently.size, found.apart.item.size, found.assessors.pairs.size) == (0, 0, 0)
    empty = np.zeros((0, 3), np.int32)
    assert by_item(empty, empty).pairs.size == 0


# What to look at ------------------------------------------------------------------------------------------------------


def test_the_items_that_people_read_differently_in_order() -> None:
    nan = float("nan")
    n = 7
    items = ByItem(
        **{entry.name: np.zeros(n) for entry in fields(ByItem)}
        | {
            "pairs": np.array([100, 100, 100, 100, 100, 100, 3]),
            "alike": np.array([90, 70, 79, 95, 100, 70, 0]),
            "alpha_lower": np.array([0.5, nan, nan, 0.9, 0.667, nan, nan]),
            "alpha_state": np.array([0, FLAT_DRAWS, FLAT_DRAWS, 0, 0, NO_VARIATION, TOO_FEW]),
        }
    )
    assert read_differently(items, alpha_at_least=0.667, alike_at_least=8000).tolist() == [0, 1, 5, 2]
    assert read_differently(items, alpha_at_least=0.95, alike_at_least=None).tolist() == [0, 4, 3]
    assert read_differently(items, alpha_at_least=None, alike_at_least=7000).tolist() == []
    assert read_differently(items, alpha_at_least=None, alike_at_least=7001).tolist() == [1, 5]


def test_pairs_for_adjudication() -> None:
    full, must = np.array([30_000, 1, 20_001], np.int32), np.array([False, True, False])
    first = marks([0, 7_500, 30_000, UNKNOWN], [1, 0, 1, 1], [5_001, 0, 0, 20_001])
    second = marks([7_500, 0, 22_499, 0], [1, 1, 1, NA_EMPTY], [0, 5_000, 5_001, 0])
    found = to_adjudicate(first, second, full, must, apart_at_most=2500)
    # A quarter is 7,500 and 5,000.25 units: 7,500 and 5,000 are allowed still, 7,501 and 5,001 no more.
    assert found.subject.tolist() == [0, 1, 2, 2, 3]
    assert found.item.tolist() == [2, 1, 0, 2, 2]
    assert found.difference.tolist() == [5_001, -1, 7_501, -5_001, 20_001]


def test_what_does_not_fit_is_refused() -> None:
    by = np.zeros(3, np.int64)
    with pytest.raises(ValueError, match="shapes"):
        by_item(FIRST, SECOND[:, :2])
    with pytest.raises(ValueError, match="int32"):
        by_item(FIRST.astype(np.int64), SECOND)
    with pytest.raises(ValueError, match="or neither"):
        by_item(FIRST, SECOND, by)
    with pytest.raises(ValueError, match="first_by has the shape"):
        by_item(FIRST, SECOND, by[:2], by)
    with pytest.raises(ValueError, match="above 0"):
        by_assessor(FIRST, SECOND, FULL * 0, by, by, 1)
    with pytest.raises(ValueError, match="second_by has numbers from 1 to 1; allowed are -1 to 0"):
        by_assessor(FIRST, SECOND, FULL, by, by + 1, 1)
    with pytest.raises(ValueError, match="first_by must have numbers"):
        by_organisation(FIRST, SECOND, FULL, by - 2, by, by)
    with pytest.raises(ValueError, match="one value per item"):
        to_adjudicate(FIRST, SECOND, FULL, np.array([True]), apart_at_most=0)
    with pytest.raises(ValueError, match="level is 'nominal'"):
        Rules(level="nominal")  # type: ignore[arg-type]
    for wrong in ({"confidence": 1.0}, {"draws": 0}, {"least_pairs": 1}, {"apart_at_most": -1}):
        with pytest.raises(ValueError, match="must"):
            Rules(**wrong)  # type: ignore[arg-type]


# The slow reference ---------------------------------------------------------------------------------------------------


def slow_kappa(first: list[float], second: list[float], power: int) -> tuple[float, float]:
    """The formulas of 1968 and 1969 as printed: weights of agreement, every cell of the table."""
    n, levels = len(first), sorted({*first, *second})
    most = (levels[-1] - levels[0]) ** power
    pairs = list(zip(first, second, strict=True))
    p = {(a, b): pairs.count((a, b)) / n for a in levels for b in levels}
    w = {(a, b): 1 - abs(a - b) ** power / most for a in levels for b in levels}
    row, column = {a: first.count(a) / n for a in levels}, {b: second.count(b) / n for b in levels}
    po = sum(w[cell] * p[cell] for cell in p)
    pc = sum(w[a, b] * row[a] * column[b] for a, b in p)
    of_row = {a: sum(w[a, b] * column[b] for b in levels) for a in levels}
    of_column = {b: sum(w[a, b] * row[a] for a in levels) for b in levels}
    inner = sum(p[a, b] * (w[a, b] * (1 - pc) - (of_row[a] + of_column[b]) * (1 - po)) ** 2 for a, b in p)
    variance = (inner - (po * pc - 2 * pc + po) ** 2) / (n * (1 - pc) ** 4)
    return (po - pc) / (1 - pc), sqrt(max(variance, 0.0))


def slow_alpha(first: list[float], second: list[float], level: str) -> float:
    """Disagreement within pairs over disagreement of all values, each against each."""
    values = [*first, *second]

    def apart(a: float, b: float) -> float:
        if level == "interval":
            return (a - b) ** 2
        low, high = min(a, b), max(a, b)
        between = sum(low <= value <= high for value in values) if a != b else 0
        return (between - (values.count(a) + values.count(b)) / 2) ** 2 if a != b else 0.0

    n = len(values)
    seen = 2 * sum(apart(a, b) for a, b in zip(first, second, strict=True)) / n
    chance = sum(apart(a, b) for a in values for b in values) / (n * (n - 1))
    return 1 - seen / chance


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.sampled_from(["linear", "quadratic"]), st.sampled_from(["marks", "places"]))
def test_items_agree_with_the_slow_reference(seed: int, weights: Any, spacing: Any) -> None:
    random = Random(seed)
    pool = random.sample(range(-20_000, 90_001), random.randint(1, 5))
    n = random.randint(2, 25)
    first = [random.choice([*pool, UNKNOWN]) for _ in range(n)]
    second = [mark if random.random() < 0.5 else random.choice([*pool, NA_EMPTY]) for mark in first]
    known = [(a, b) for a, b in zip(first, second, strict=True) if a > UNKNOWN and b > UNKNOWN]
    level = random.choice(["interval", "ordinal"])
    rules = Rules(weights, spacing, level, least_pairs=2, draws=20)  # type: ignore[arg-type]
    items = by_item(marks(first), marks(second), rules=rules)
    assert (items.pairs[0], items.alike[0]) == (len(known), sum(a == b for a, b in known))
    if len(known) < 2:
        assert items.alpha_state[0] == TOO_FEW
        return
    x, y = ([float(mark) for mark in side] for side in zip(*known, strict=True))
    if len({*x, *y}) == 1:
        assert (items.kappa_state[0], items.alpha_state[0]) == (NO_VARIATION, NO_VARIATION)
        return
    assert items.alpha[0] == pytest.approx(slow_alpha(x, y, level), abs=1e-9)
    if len(set(x)) == 1 or len(set(y)) == 1:
        assert items.kappa_state[0] == ONE_SIDED
        return
    if spacing == "places":
        order = sorted({*x, *y})
        x, y = [float(order.index(mark)) for mark in x], [float(order.index(mark)) for mark in y]
    value, error = slow_kappa(x, y, 1 if weights == "linear" else 2)
    assert items.kappa[0] == pytest.approx(value, abs=1e-9)
    if items.kappa_state[0] == DEFINED:
        assert items.kappa_error[0] == pytest.approx(error, abs=1e-7)
    else:
        assert items.kappa_state[0] == NO_SPREAD
        assert error < 1e-6


def draw(seed: int, *, per_mark: bool = False, gaps: bool = True) -> tuple[Any, ...]:
    """Two scorings of some subjects by assessors who differ; per_mark: who marks changes from item to item."""
    chance = np.random.default_rng(seed)
    m, n, p = int(chance.integers(1, 6)), int(chance.integers(2, 9)), int(chance.integers(2, 7))
    full = chance.integers(1, 4, m).astype(np.int32) * 10_000
    shape = (m, n) if per_mark else (n,)
    first_by = chance.integers(0, p, shape)
    second_by = (first_by + chance.integers(0 if gaps else 1, p, shape)) % p
    first, second = (
        (chance.integers(0, 5, (m, n)) * (full // 4)[:, None]).astype(np.int32) for _ in range(2)
    )  # fmt: skip
    if gaps:
        first[chance.random((m, n)) < 0.1] = UNKNOWN
        second[chance.random((m, n)) < 0.1] = NA_CONDITION
    return first, second, full, first_by, second_by, p


def observations(
    first: Any, second: Any, full: Any, first_by: Any, second_by: Any
) -> list[tuple[int, int, int, float]]:
    """Every mark of a pair: item, subject, assessor, points of 100."""
    m, n = first.shape
    a, b = np.broadcast_to(first_by, (m, n)), np.broadcast_to(second_by, (m, n))
    out = []
    for i in range(m):
        for s in range(n):
            if first[i, s] > UNKNOWN and second[i, s] > UNKNOWN and a[i, s] != b[i, s]:
                out.append((i, s, int(a[i, s]), first[i, s] * 100 / full[i]))
                out.append((i, s, int(b[i, s]), second[i, s] * 100 / full[i]))
    return out


def centred(effect: Any, pairs: Any, component: Any) -> Any:
    out = np.full(effect.size, np.nan)
    for part in range(component.max(initial=-1) + 1):
        there = component == part
        out[there] = effect[there] - np.average(effect[there], weights=pairs[there])
    return out


@settings(max_examples=50, deadline=None)
@given(SEEDS, st.booleans())
def test_leniencies_agree_with_least_squares_over_every_mark(seed: int, per_mark: bool) -> None:
    first, second, full, first_by, second_by, p = draw(seed, per_mark=per_mark)
    found = by_assessor(first, second, full, first_by, second_by, p, least_pairs=1)
    seen = observations(first, second, full, first_by, second_by)
    m, n = first.shape
    design = np.zeros((len(seen), m * n + p))
    for line, (i, s, who, _) in enumerate(seen):
        design[line, [i * n + s, m * n + who]] = 1
    points = np.array([mark for *_, mark in seen])
    effect = np.linalg.lstsq(design, points, rcond=None)[0][m * n :] if seen else np.zeros(p)
    assert found.pairs.sum() == len(seen)
    wanted = centred(effect, found.pairs, found.component)
    assert np.allclose(found.leniency, wanted, atol=1e-7, equal_nan=True)


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_with_one_assessor_per_sheet_item_and_subject_need_no_effect_of_their_own(seed: int) -> None:
    """Then share = item + subject + assessor has the same least squares as an effect for each item of each subject."""
    first, second, full, first_by, second_by, p = draw(seed)
    found = by_assessor(first, second, full, first_by, second_by, p, least_pairs=1)
    seen = observations(first, second, full, first_by, second_by)
    m, n = first.shape
    design = np.zeros((len(seen), m + n + p))
    for line, (i, s, who, _) in enumerate(seen):
        design[line, [i, m + s, m + n + who]] = 1
    points = np.array([mark for *_, mark in seen])
    effect = np.linalg.lstsq(design, points, rcond=None)[0][m + n :] if seen else np.zeros(p)
    assert np.allclose(found.leniency, centred(effect, found.pairs, found.component), atol=1e-7, equal_nan=True)


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_errors_agree_with_weighted_least_squares_over_sheets(seed: int) -> None:
    first, second, full, first_by, second_by, p = draw(seed)
    found = by_assessor(first, second, full, first_by, second_by, p, least_pairs=1)
    sheets: dict[tuple[int, int, int], list[float]] = {}
    seen = observations(first, second, full, first_by, second_by)
    for (_, s, a, mine), (_, _, b, theirs) in zip(seen[::2], seen[1::2], strict=True):
        sheets.setdefault((s, min(a, b), max(a, b)), []).append(mine - theirs if a < b else theirs - mine)
    design = np.zeros((len(sheets), p))
    for line, (_, a, b) in enumerate(sheets):
        design[line, a], design[line, b] = 1, -1
    weight = np.array([len(marks) for marks in sheets.values()], float)
    mean = np.array([np.mean(marks) for marks in sheets.values()])
    inverse = np.linalg.pinv(design.T @ (weight[:, None] * design)) if sheets else np.zeros((p, p))
    freedom = len(sheets) - np.linalg.matrix_rank(design) if sheets else 0
    assert (found.state[found.pairs > 0] == (DEFINED if freedom else NO_FREEDOM)).all()
    if not freedom:
        assert np.isnan(found.error).all()
        return
    left = mean - design @ (inverse @ (design.T @ (weight * mean)))
    centre = np.eye(p)
    for part in range(found.component.max() + 1):
        there = found.component == part
        centre[np.ix_(there, there)] -= found.pairs[there] / found.pairs[there].sum()
    error = np.sqrt(np.maximum(np.diag(centre @ inverse @ centre.T), 0) * (weight @ left**2) / freedom)
    assert np.allclose(found.error[found.pairs > 0], error[found.pairs > 0], atol=1e-6)


# The bootstrap --------------------------------------------------------------------------------------------------------


def rough(seed: int, n: int = 300, levels: int = 5) -> tuple[Marks, Marks]:
    random = Random(seed)
    first = [random.randrange(levels) * 5_000 for _ in range(n)]
    return marks(first), marks([mark if random.random() < 0.6 else random.randrange(levels) * 5_000 for mark in first])


@pytest.mark.parametrize(("level", "levels"), [("interval", 5), ("ordinal", 5), ("interval", 200), ("ordinal", 200)])
def test_the_interval_is_that_of_resampling_subjects(level: Any, levels: int) -> None:
    """With 200 marks the pairs are drawn instead of the cells; both must agree with drawing subjects one by one."""
    first, second = rough(3, levels=levels)
    rules = Rules(level=level, draws=1500)
    items = by_item(first, second, rules=rules)
    chance = np.random.default_rng(4)
    values = []
    for _ in range(250):
        chosen = chance.integers(0, first.shape[1], first.shape[1])
        values.append(by_item(first[:, chosen], second[:, chosen], rules=replace(rules, draws=1)).alpha[0])
    lower, upper = np.quantile(values, (0.025, 0.975))
    assert (items.alpha_lower[0], items.alpha_upper[0]) == pytest.approx((lower, upper), abs=0.03)
    assert items.alpha_lower[0] < items.alpha[0] < items.alpha_upper[0]


RECORDED = [
    (0.5681609344197319, 0.7410077272090458),
    (0.5123113117199436, 0.7098435336996219),
]  # five different marks, and so many that pairs are drawn


def test_a_recorded_seed_gives_the_same_interval_for_ever() -> None:
    found = [by_item(*rough(3, levels=levels), rules=Rules(seed=2026)) for levels in (5, 200)]
    bounds = [(items.alpha_lower[0], items.alpha_upper[0]) for items in found]
    assert bounds == [pytest.approx(RECORDED[0], abs=1e-12), pytest.approx(RECORDED[1], abs=1e-12)]
    assert by_item(*rough(3), rules=Rules(seed=2027)).alpha_lower[0] != bounds[0][0]


def test_many_pairs_take_the_threads_and_change_nothing() -> None:
    first, second = rough(5, n=7_000)
    three = [np.repeat(scoring, 3, axis=0) for scoring in (first, second)]
    items, alone = by_item(*three, rules=FEW), by_item(first, second, rules=FEW)
    assert items.kappa.tolist() == [alone.kappa[0]] * 3
    assert items.alpha_lower[0] == alone.alpha_lower[0]
    assert items.alpha_lower[1] != alone.alpha_lower[0]  # each item has a stream of its own


# Properties -----------------------------------------------------------------------------------------------------------


def equal(one: ByItem | ByPerson, other: ByItem | ByPerson, but: tuple[str, ...] = ()) -> bool:
    return all(
        np.allclose(getattr(one, entry.name), getattr(other, entry.name), atol=1e-9, equal_nan=True)
        for entry in fields(one)
        if entry.name not in but
    )


@settings(max_examples=20, deadline=None)
@given(SEEDS, st.booleans(), st.sampled_from(["interval", "ordinal"]))
def test_the_order_of_subjects_and_scorings_changes_nothing(seed: int, per_mark: bool, level: Any) -> None:
    first, second, full, first_by, second_by, p = draw(seed, per_mark=per_mark)
    rules = replace(FEW, level=level, draws=20, apart_at_most=1000)
    organisation_of, must = np.arange(p) % 2, np.arange(full.size) % 2 == 0
    found = compare(first, second, full, must, first_by, second_by, organisation_of, rules)
    order = np.random.default_rng(seed).permutation(first.shape[1])
    mixed = [given[..., order] for given in (first, second, first_by, second_by)]
    other = compare(mixed[0], mixed[1], full, must, mixed[2], mixed[3], organisation_of, rules)
    swapped = compare(second, first, full, must, second_by, first_by, organisation_of, rules)
    for again in (other, swapped):
        assert equal(found.items, again.items)
        assert equal(found.assessors, again.assessors)
        assert equal(found.organisations, again.organisations)
        assert found.differently.tolist() == again.differently.tolist()
    assert sorted(order[other.apart.subject].tolist()) == found.apart.subject.tolist()
    assert swapped.apart.difference.tolist() == (-found.apart.difference).tolist()
    assert swapped.apart.item.tolist() == found.apart.item.tolist()


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_perfect_agreement(seed: int) -> None:
    first, _, full, first_by, second_by, p = draw(seed, gaps=False)
    items = by_item(first, first, first_by, second_by, rules=FEW)
    people = by_assessor(first, first, full, first_by, second_by, p, least_pairs=1)
    assert (items.alike == items.pairs).all()
    for value, state in ((items.kappa, items.kappa_state), (items.alpha, items.alpha_state)):
        assert set(state.tolist()) <= {NO_SPREAD, NO_VARIATION}
        assert (value[state == NO_SPREAD] == 1).all()
    assert np.allclose(people.leniency[people.pairs > 0], 0, atol=1e-9)
    assert (people.alike == people.pairs).all()
    assert read_differently(items, alpha_at_least=1.0, alike_at_least=10_000).size == 0


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.booleans())
def test_an_assessor_who_gives_more_is_more_lenient_by_just_that(seed: int, per_mark: bool) -> None:
    first, second, full, first_by, second_by, p = draw(seed, per_mark=per_mark)
    before = by_assessor(first, second, full, first_by, second_by, p, least_pairs=1)
    one, shape = seed % p, first.shape
    for scoring, by in ((first, first_by), (second, second_by)):
        his = (np.broadcast_to(by, shape) == one) & (scoring > UNKNOWN)
        scoring[his] += np.broadcast_to((full // 10)[:, None], shape)[his]  # ten points of 100
    after = by_assessor(first, second, full, first_by, second_by, p, least_pairs=1)
    gained = after.leniency - before.leniency
    for part in range(before.component.max() + 1):
        there = np.nonzero(before.component == part)[0]
        others = there[there != one]
        assert np.ptp(gained[others]) == pytest.approx(0, abs=1e-8)  # the others stay as they were to each other
        if one in there:
            assert gained[one] - gained[others[0]] == pytest.approx(10)
        else:
            assert np.allclose(gained[there], 0, atol=1e-8)
    assert np.allclose(before.error, after.error, atol=1e-6, equal_nan=True)
