"""The kernel against numbers worked out by hand, against the slow reference, and by its properties."""

from decimal import Decimal
from fractions import Fraction
from math import floor
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.grading.grade import grade, marks_matrix
from linli.grading.scheme import compile_scheme
from linli.kernels.record import (
    GRADED,
    INCOMPLETE,
    NA_CONDITION,
    NA_EMPTY,
    NO_LIMIT,
    NO_MINIMUM,
    NOT_ASSESSABLE,
    UNKNOWN,
    Marks,
    Scheme,
)
from linli.kernels.scoring import score
from tests.made_up import answers, standard
from tests.reference import evaluate

SEEDS = st.integers(0, 2**32)


def scheme(**other: object) -> Scheme:
    """Two sections (30 = 20 + 10, and 10), a bonus of 5 capped at 2, two must-haves; stars from 24 and 36."""
    values: dict[str, object] = {
        "lowest": np.zeros(6, np.int32),
        "highest": np.array([200_000, 100_000, 100_000, 50_000, 1, 1], np.int32),
        "section_start": np.array([0, 2, 3]),
        "bonus_end": 4,
        "section_cap": np.array([300_000, 100_000]),
        "bonus_cap": 20_000,
        "rescale": True,
        "band_min": np.array([2400, 3600]),
        "band_gate": np.array([[0, 0], [8000, 5000]]),
        "band_need": np.zeros(2, np.int64),
        "must_rung": np.array([1, NO_LIMIT]),
        "must_class": np.array([-1, 1]),
        "class_rung": np.array([2, 0]),
        "class_gate": np.zeros((2, 2), np.int64),
    }
    return Scheme(**(values | other))  # type: ignore[arg-type]


def column(*marks: int) -> Marks:
    return np.array([[mark] for mark in marks], np.int32)


def test_the_worked_example_of_the_page_on_scoring() -> None:
    found = score(column(150_000, NA_EMPTY, 100_000, 50_000, 1, 1), scheme(), keep_points=True)
    assert found.section_points[:, 0].tolist() == [225_000, 100_000]  # 15 of 20 that apply: 22.5 of 30
    assert found.bonus[0] == 20_000
    assert found.total[0] == 3450
    assert (found.rung_by_total[0], found.rung[0], found.class_by_rule[0]) == (1, 1, 1)
    assert found.points[:, 0].tolist() == [225_000, 0, 100_000, 20_000, 0, 0]


def test_a_gate_that_is_not_met_gives_the_star_below() -> None:
    found = score(column(200_000, 100_000, 49_999, 50_000, 1, 1), scheme())
    assert (found.total[0], found.rung_by_total[0], found.rung[0]) == (3700, 2, 1)


def test_a_failed_must_have_limits_the_star_and_says_which_one() -> None:
    found = score(column(200_000, 100_000, 100_000, 50_000, 0, 0), scheme())
    assert (found.rung[0], found.limit_by[0], found.class_by_rule[0]) == (1, 4, 1)


def test_a_failed_must_have_is_named_only_if_it_lowers_the_star() -> None:
    both = scheme(must_rung=np.array([1, 0]))
    full, low = column(200_000, 100_000, 100_000, 0, 0, 0), column(100_000, 0, 0, 0, 0, 0)
    assert score(full, both).limit_by.tolist() == [5]  # the stricter one, though it comes later
    assert score(full, scheme(must_rung=np.array([1, 1]))).limit_by.tolist() == [4]
    assert score(low, both).limit_by.tolist() == [-1]  # no star to lower
    middle = column(150_000, 0, 100_000, 0, 0, 1)
    assert (score(middle, scheme()).rung[0], score(middle, scheme()).limit_by[0]) == (1, -1)  # 1 star is allowed


LEAN = ("state", "exact", "total", "rung", "class_by_rule")


@settings(max_examples=80, deadline=None)
@given(SEEDS)
def test_without_detail_the_numbers_are_the_same(seed: int) -> None:
    chance = Random(seed)
    published = standard(chance)
    compiled = compile_scheme(published.standard)
    marks = marks_matrix(compiled, answers(published, chance, 6, unknown=0.05))
    lean, whole = score(marks, compiled.scheme, detail=False), score(marks, compiled.scheme)
    for part in LEAN:
        assert getattr(lean, part).tolist() == getattr(whole, part).tolist(), part
    assert lean.bonus.shape == lean.unknown.shape == lean.limit_by.shape == (0,)
    assert lean.section_points.shape == (compiled.scheme.sections, 0)
    assert score(marks, compiled.scheme, detail=False, keep_points=True).points.shape == marks.shape


def _plainly(marks: list[int], of: Scheme) -> tuple[int, int, int, list[int], int]:
    """State, unknown items, rung, points of the sections and total, in fractions, straight from the page."""
    points, gates, state = [], [], GRADED
    for s in range(of.sections):
        rows = range(of.section_start[s], of.section_start[s + 1])
        full = sum(int(of.highest[i]) for i in rows)
        gone = sum(int(of.highest[i]) for i in rows if marks[i] <= NA_EMPTY)
        got = sum(marks[i] for i in rows if marks[i] > UNKNOWN)
        gates.append((got, full - gone))
        if 2 * gone > full:
            state = NOT_ASSESSABLE
        if 0 < gone < full:
            got = floor(Fraction(got * full, full - gone) + Fraction(1, 2))
        points.append(min(got, int(of.section_cap[s])))
    bonus = [mark for mark in marks[of.section_start[-1] : of.bonus_end] if mark > UNKNOWN]
    total = floor(Fraction(sum(points) + min(sum(bonus), of.bonus_cap), 100) + Fraction(1, 2))
    unknown = marks.count(UNKNOWN)
    if state == GRADED and unknown:
        state = INCOMPLETE
    rung = 0
    for b in range(of.band_min.size):
        opens = all(
            int(g) == 0 or got * 10_000 >= int(g) * m for g, (got, m) in zip(of.band_gate[b], gates, strict=True)
        )
        if total >= of.band_min[b] and opens:
            rung = b + 1
    return state, unknown, rung, points, total


@pytest.mark.parametrize("most", [3, 60, 10**4, 3 * 10**6, 5 * 10**7])
def test_large_odd_and_negative_marks_are_exact(most: int) -> None:
    """What standards seldom have: points of any size, marks below 0, gates that no mark meets exactly."""
    chance = Random(most)
    for _ in range(30):
        lowest = [-chance.randrange(most) if chance.random() < 0.2 else 0 for _ in range(16)]
        highest = [chance.randrange(1, most + 1) for _ in lowest]
        full = [sum(highest[:7]), sum(highest[7:12])]
        other = scheme(
            lowest=np.array(lowest, np.int32),
            highest=np.array(highest, np.int32),
            section_start=np.array([0, 7, 12]),
            bonus_end=16,
            section_cap=np.array([full[0], chance.randrange(full[1] // 2, full[1] + 1)]),
            bonus_cap=chance.randrange(most),
            band_min=np.array([sum(full) // 400, sum(full) // 150]),
            band_gate=np.array([[0, chance.randrange(10_000)], [chance.randrange(10_000), 0]]),
            must_rung=np.array([], np.int64),
            must_class=np.array([], np.int64),
        )
        marks = np.array([[_any_mark(chance, *ends) for _ in range(40)] for ends in zip(lowest, highest, strict=True)])
        found = score(marks.astype(np.int32), other, keep_points=True)
        for j in range(40):
            state, unknown, rung, points, total = _plainly(marks[:, j].tolist(), other)
            assert (found.state[j], found.unknown[j]) == (state, unknown)
            if state != NOT_ASSESSABLE:
                assert (found.rung[j], found.total[j]) == (rung, total)
                assert found.section_points[:, j].tolist() == points


def _any_mark(chance: Random, low: int, high: int) -> int:
    if chance.random() < 0.15:
        return chance.choice((NA_CONDITION, NA_EMPTY, UNKNOWN))
    return chance.choice((low, high, chance.randint(low, high)))


def test_a_negative_cap_divides_nothing_by_zero() -> None:
    found = score(column(0, 0, 0, 0, 1, 1), scheme(section_cap=np.array([-5, 100_000])), keep_points=True)
    assert found.points[:, 0].tolist() == [0] * 6


def test_a_total_on_the_band_counts_and_a_hundredth_below_does_not() -> None:
    marks = np.array([[139_950, 139_949], [0, 0], [100_000, 100_000], [0, 0], [1, 1], [1, 1]], np.int32)
    found = score(marks, scheme())
    assert found.total.tolist() == [2400, 2399]  # 23.995 rounds half up to 24.00
    assert found.rung.tolist() == [1, 0]


def test_more_than_half_of_a_section_gone_is_not_assessable_and_half_is() -> None:
    first = score(column(NA_EMPTY, 100_000, 100_000, 0, 1, 1), scheme())
    assert first.state[0] == NOT_ASSESSABLE
    equal = scheme(
        highest=np.array([100_000, 100_000, 100_000, 50_000, 1, 1], np.int32), section_cap=np.array([200_000, 100_000])
    )
    assert score(column(NA_EMPTY, 100_000, 100_000, 0, 1, 1), equal).state[0] == GRADED


def test_no_subjects_and_no_bands_are_fine() -> None:
    assert score(np.empty((6, 0), np.int32), scheme(), keep_points=True).total.size == 0
    bare = scheme(
        band_min=np.array([], np.int64), band_gate=np.empty((0, 2), np.int64), band_need=np.array([], np.int64)
    )
    assert score(column(0, 0, 0, 0, 1, 1), bare).rung[0] == 0


def test_a_need_that_a_flag_does_not_meet_closes_the_band() -> None:
    needy = scheme(
        band_min=np.array([2400, NO_MINIMUM]), band_need=np.array([0, 1]), band_gate=np.zeros((2, 2), np.int64)
    )
    marks = np.repeat(column(200_000, 100_000, 100_000, 0, 1, 1), 2, axis=1)
    assert score(marks, needy, np.array([1, 0])).rung.tolist() == [2, 1]


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        (column(200_001, 0, 0, 0, 1, 1), "mark 200001 of item 0, subject 0 is outside 0 to 200000"),
        (column(0, 0, -1, 0, 1, 1), "mark -1 of item 2"),
        (column(0, 0, 0, 0, 2, 1), "mark 2 of item 4"),
        (column(0, 0, 0, 0, 1, -5), "mark -5 of item 5"),
        (column(0, UNKNOWN + 1, 0, 0, 1, 1), f"mark {UNKNOWN + 1} of item 1"),
        (column(0, 2**31 - 1, 0, 0, 1, 1), f"mark {2**31 - 1} of item 1"),
        (np.zeros((5, 1), np.int32), "needs 6 rows"),
        (np.zeros((6, 1), np.int64), "must be int32"),
        (np.asfortranarray(np.zeros((6, 3), np.int32)), "C order"),
    ],
)
def test_marks_that_cannot_be_are_refused_by_name(marks: Marks, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        score(marks, scheme())


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"lowest": np.full(6, 10, np.int32)}, "lowest at most highest"),
        ({"highest": np.full(6, 10**9, np.int32)}, "more than 100000"),
        ({"section_start": np.array([0, 3, 2])}, "must rise"),
        ({"section_cap": np.array([1])}, "section_cap has the shape"),
        ({"class_gate": np.zeros((1, 2), np.int64)}, "class_gate has the shape"),
    ],
)
def test_a_scheme_that_contradicts_itself_is_refused(other: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        scheme(**other)


@pytest.mark.long
def test_ten_thousand_random_standards_and_subjects_agree_with_the_slow_reference() -> None:
    checked = {"graded": 0, "incomplete": 0, "not_assessable": 0}
    for seed in range(1250):
        chance = Random(seed)
        published = standard(chance)
        given_ = answers(published, chance, 8, unknown=chance.choice((0.0, 0.0, 0.02)))
        results = grade(published, given_)
        sums = results.scores.points.astype(np.int64).sum(axis=0)
        for subject in range(8):
            slow = evaluate(published.standard, given_.answers_of(subject), given_.facts_of(subject), given_.as_of)
            where = f"seed {seed}, subject {subject}"
            checked[slow.state] += 1
            assert results.state(subject) == slow.state, where
            if slow.state == "not_assessable":
                continue
            assert Fraction(int(results.scores.total[subject]), 100) == slow.total, where
            assert sums[subject] == results.scores.exact[subject], where
            found = [Fraction(int(x), 10_000) for x in results.scores.section_points[:, subject]]
            assert found == slow.sections, where
            if slow.state == "graded":
                assert int(results.scores.rung[subject]) == slow.rung, where
                assert int(results.scores.rung_by_total[subject]) == slow.by_total, where
                assert results.class_id(subject) == slow.class_id, where
    assert min(checked.values()) > 300, checked


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_the_order_of_subjects_and_of_items_changes_nothing(seed: int) -> None:
    chance = Random(seed)
    published = standard(chance)
    given_ = answers(published, chance, 6)
    before = grade(published, given_)
    compiled = compile_scheme(published.standard)
    order = np.array(chance.sample(range(6), 6))
    marks = marks_matrix(compiled, given_)
    turned = score(np.ascontiguousarray(marks[:, order]), compiled.scheme, keep_points=True)
    assert turned.total.tolist() == before.scores.total[order].tolist()
    assert turned.points.tolist() == before.scores.points[:, order].tolist()
    sections = []
    for section in published.standard.sections:
        items = chance.sample(section.items, len(section.items))
        sections.append(section.model_copy(update={"items": tuple(items)}))
    shuffled = type(published)(published.standard.model_copy(update={"sections": tuple(sections)}), b"", "")
    after = grade(shuffled, given_)
    assert after.scores.total.tolist() == before.scores.total.tolist()
    assert after.scores.rung.tolist() == before.scores.rung.tolist()
    for item in published.standard.items:
        assert after.scores.points[after.row[item.id]].tolist() == before.scores.points[before.row[item.id]].tolist()


@settings(max_examples=80, deadline=None)
@given(SEEDS, st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_higher_mark_never_lowers_the_total_or_the_star(seed: int, pick: int, more: int) -> None:
    chance = Random(seed)
    published = standard(chance)
    compiled = compile_scheme(published.standard)
    marks = marks_matrix(compiled, answers(published, chance, 3, unknown=0.0))
    row = pick % marks.shape[0]
    before = score(marks, compiled.scheme)
    raised = marks.copy()
    known = raised[row] > UNKNOWN
    raised[row, known] = np.minimum(raised[row, known] + more, compiled.scheme.highest[row])
    after = score(raised, compiled.scheme)
    assert (after.exact >= before.exact).all()
    assert (after.rung >= before.rung).all()


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_a_must_have_dominates_whatever_the_marks_and_bonus_never_mends_it(seed: int) -> None:
    chance = Random(seed)
    published = standard(chance)
    compiled = compile_scheme(published.standard)
    full = compiled.scheme.highest.copy()[:, None]
    for place, row in enumerate(range(compiled.scheme.bonus_end, full.shape[0])):
        marks = full.copy()
        marks[row] = 0
        found = score(marks, compiled.scheme)
        limit = int(compiled.scheme.must_rung[place])
        assert int(found.rung[0]) <= limit
        without = marks.copy()
        without[compiled.scheme.section_start[-1] : compiled.scheme.bonus_end] = 0
        assert score(without, compiled.scheme).rung[0] <= found.rung[0] <= limit


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_sections_and_items_add_up_and_never_pass_their_caps(seed: int) -> None:
    chance = Random(seed)
    published = standard(chance)
    results = grade(published, answers(published, chance, 5))
    assert results.compiled is not None
    scheme_, scores = results.compiled.scheme, results.scores
    assert (scores.section_points.sum(axis=0) + scores.bonus == scores.exact).all()
    assert (scores.section_points <= scheme_.section_cap[:, None]).all()
    for s in range(scheme_.sections):
        rows = slice(scheme_.section_start[s], scheme_.section_start[s + 1])
        assert (scores.points[rows].sum(axis=0) == scores.section_points[s]).all()
    if (scheme_.lowest >= 0).all():
        assert (scores.points >= 0).all()


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.integers(0, 100))
def test_not_applicable_is_neutral_where_every_item_has_the_same_share(seed: int, share: int) -> None:
    chance = Random(seed)
    published = standard(chance)
    compiled = compile_scheme(published.standard)
    scheme_ = compiled.scheme
    if not scheme_.rescale:
        return
    marks = (scheme_.highest.astype(np.int64) * share // 100)[:, None].astype(np.int32)
    if any(int(top) * share % 100 for top in scheme_.highest[: scheme_.bonus_end]):
        return  # only where the share is a whole number of units is "the same share" exact
    marks[scheme_.bonus_end :] = 1
    before = score(marks, scheme_)
    for row in range(int(scheme_.section_start[-1])):
        other = marks.copy()
        other[row] = NA_EMPTY
        after = score(other, scheme_)
        if after.state[0] == GRADED:
            assert after.section_points.tolist() == before.section_points.tolist()


def test_the_compiler_hands_the_kernel_the_sample_standard_as_written(courteous) -> None:  # type: ignore[no-untyped-def]
    compiled = compile_scheme(courteous.standard)
    assert compiled.scheme.section_cap.tolist() == [200_000, 350_000, 250_000, 200_000]
    assert compiled.scheme.bonus_cap == 40_000
    assert compiled.scheme.band_min.tolist() == [6000, 6500, 7500, 8500, 9500]
    assert [item.id for item in compiled.items[-6:]] == ["A10", "B16", "B17", "B18", "C11", "C12"]
    assert compiled.scheme.must_rung.tolist() == [3, 0, 0, 1, 0, 0]
    assert compiled.scheme.highest.sum() == 1_000_000 + 50_000 + 6
    assert Decimal(int(compiled.scheme.band_gate[4, 0])) / 10_000 == Decimal("0.8")
