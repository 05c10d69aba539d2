"""From what people type to canonical answers and exact marks, method by method."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.grading.cells import CellFault, date_of, narrow, number_of, plain, text_of
from linli.grading.marks import applies, half_up, interpolate, mark_of, months_later, read_answer, read_fact
from linli.grading.schema import Fact, Item
from linli.kernels.record import NA_CONDITION, NA_EMPTY, UNKNOWN

DAY = date(2021, 10, 15)
WORD = {"zh": "处", "en": "place"}


def item(method: dict[str, object], points: object = 3, **other: object) -> Item:
    role = other.get("role", "ordinary")
    data = {"id": "X", "title": WORD, "method": method, "points": None if role == "must-have" else Decimal(str(points))}
    return Item.model_validate(data | other)


def mark(one: Item, typed: object) -> int:
    return mark_of(one, read_answer(one, text_of(typed)), DAY)


MEASURED = {"points_at": ((Decimal("0.60"), Decimal(0)), (Decimal("0.95"), Decimal(1))), "when_empty": "not_applicable"}


@pytest.mark.parametrize(
    ("method", "typed", "expected"),
    [
        ({"binary": {}}, "是", 30_000),
        ({"binary": {}}, "√", 30_000),
        ({"binary": {}}, "ＹＥＳ", 30_000),
        ({"binary": {}}, False, 0),
        ({"levels": (3, Decimal("1.5"), 0)}, "１．５", 15_000),
        ({"levels": (3, Decimal("1.5"), 0)}, 1.5, 15_000),
        ({"levels": (3, Decimal("0.3"), 0)}, 0.1 + 0.2, 3_000),
        ({"deduct": {"per": Decimal("0.5"), "unit": WORD}}, 2.0, 20_000),
        ({"deduct": {"per": Decimal("0.5"), "unit": WORD}}, "７", 0),
        ({"count": {"of": 7, "unit": WORD}}, 3, 12_857),  # 3/7 of 3 points is 1.285714...
        ({"count": {"of": 8, "unit": WORD}}, 12, 30_000),
        ({"measured": MEASURED}, "37/41", 25_923),  # (37/41 - 0.6) / 0.35 of 3 points is 2.592334...
        ({"measured": MEASURED}, "83%", 19_714),
        ({"measured": MEASURED}, 0.83, 19_714),
        ({"measured": MEASURED}, " 37 / 41 ", 25_923),
        ({"measured": MEASURED}, "0.6", 0),
        ({"measured": MEASURED}, "1", 30_000),
        ({"measured": MEASURED}, "0/0", NA_EMPTY),
        ({"measured": MEASURED}, "不适用", NA_EMPTY),
        ({"measured": MEASURED | {"when_empty": "award"}}, "0/0", 30_000),
        ({"measured": MEASURED | {"when_empty": "unknown"}}, "0/0", UNKNOWN),
        ({"measured": MEASURED | {"denominator_at_least": 5}}, "4/4", NA_EMPTY),
        ({"measured": MEASURED | {"denominator_at_least": 5}}, "5/5", 30_000),
        ({"measured": MEASURED}, "", UNKNOWN),
        ({"measured": MEASURED}, "　", UNKNOWN),
    ],
)
def test_what_is_typed_gives_the_mark_worked_out_by_hand(
    method: dict[str, object], typed: object, expected: int
) -> None:
    fixed = {k: tuple(Decimal(x) for x in v) if k == "levels" else v for k, v in method.items()}  # type: ignore[union-attr]
    assert mark(item(fixed), typed) == expected


@pytest.mark.parametrize(
    ("method", "typed", "code"),
    [
        ({"count": {"of": 4, "unit": WORD}}, "400%", "not_a_number"),
        ({"deduct": {"per": Decimal(1), "unit": WORD}}, "100%", "not_a_number"),
        ({"measured": MEASURED | {"unit": "number"}}, "83%", "not_a_number"),
        ({"count": {"of": 4, "unit": WORD}}, "3²", "not_a_number"),
        ({"count": {"of": 4, "unit": WORD}}, "①", "not_a_number"),
        ({"binary": {}}, "1", "not_yes_no"),
        ({"binary": {}}, "差不多", "not_yes_no"),
        ({"binary": {}}, "不适用", "not_applicable_not_allowed"),
        ({"levels": (Decimal(3), Decimal(0))}, "4", "mark_above_maximum"),
        ({"levels": (Decimal(3), Decimal(0))}, "2", "not_a_level"),
        ({"levels": (Decimal(3), Decimal(0))}, "三", "not_a_number"),
        ({"deduct": {"per": Decimal(1), "unit": WORD}}, "-1", "below_minimum"),
        ({"deduct": {"per": Decimal(1), "unit": WORD}}, "1.5", "not_whole"),
        ({"count": {"of": 4, "unit": WORD}}, "1e3", "not_a_number"),
        ({"measured": MEASURED}, "83", "above_maximum"),
        ({"measured": MEASURED}, "41/37", "above_maximum"),
        ({"measured": MEASURED}, "3/0", "zero_denominator"),
        ({"measured": MEASURED}, "-0.1", "below_minimum"),
        ({"measured": MEASURED}, date(2021, 3, 4), "cell_is_date"),
        ({"measured": MEASURED | {"denominator_at_least": 5}}, "0.9", "fraction_needed"),
        ({"index": {"low": Decimal(1), "high": Decimal(9), "scale": "log"}}, "0", "below_minimum"),
        (
            {"events": {"kinds": ({"id": "a", "title": WORD, "points": Decimal(1), "valid_months": 12},)}},
            "1",
            "entries_sheet_only",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_name(method: dict[str, object], typed: object, code: str) -> None:
    with pytest.raises(CellFault) as fault:
        mark(item(method), typed)
    assert fault.value.code == code


@given(
    st.integers(1, 10**6),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=2, max_size=5, unique_by=lambda p: p[0]),
    st.integers(0, 10**6),
    st.integers(1, 10**6),
)
def test_a_broken_line_is_read_exactly(points: int, pairs: list[tuple[int, int]], above: int, below: int) -> None:
    line = sorted((Fraction(x, 10**6), Fraction(y, 10**6)) for x, y in pairs)
    value = Fraction(above, below)
    share = line[0][1] if value <= line[0][0] else line[-1][1]
    for (x0, y0), (x1, y1) in pairwise(line):
        if x0 <= value <= x1:
            share = y0 + (y1 - y0) * (value - x0) / (x1 - x0)
    exact = tuple((Decimal(int(x * 10**6)) / 10**6, Decimal(int(y * 10**6)) / 10**6) for x, y in line)
    assert interpolate(points, exact, above, below) == floor(points * share + Fraction(1, 2))


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_half_up_is_half_up(numerator: int, denominator: int) -> None:
    assert half_up(numerator, denominator) == floor(Fraction(numerator, denominator) + Fraction(1, 2))


EVENTS = {
    "lowest": Decimal(-5),
    "kinds": (
        {"id": "award", "title": WORD, "points": Decimal(3), "valid_months": 12},
        {"id": "fine", "title": WORD, "points": Decimal(-4), "valid_months": 1},
    ),
}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ("", 0),
        ("2020-10-15 award", 0),  # the last day was yesterday
        ("2020-10-16 award", 30_000),
        ("2021-10-15 award", 30_000),
        ("2021-01-01 award; 2021-02-01 award", 50_000),  # 6 points, at most 5
        ("2021-09-16 fine", -40_000),
        ("2021-09-16 fine; 2021-10-01 fine", -50_000),  # -8 points, at least -5
        ("2021-09-15 fine", 0),
        ("2021-01-01 award; 2021-10-01 fine", -10_000),
    ],
)
def test_dated_entries_count_from_their_day_for_their_months(entries: str, expected: int) -> None:
    assert mark_of(item({"events": EVENTS}, 5), entries, DAY) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2020, 12, 31), 12, date(2021, 12, 31)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
    ],
)
def test_months_end_where_the_month_ends(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


def test_a_condition_that_fails_decides_even_where_another_fact_is_unknown() -> None:
    one = item({"binary": {}}, applies={"lifts": {"at_least": Decimal(1)}, "due": {"is": True}})
    assert applies(one, {"lifts": "0", "due": ""}) is False
    assert applies(one, {"lifts": "1", "due": ""}) is None
    assert applies(one, {"lifts": "1", "due": "yes"}) is True
    assert mark_of(one, "n/a", DAY) == NA_CONDITION


def test_facts_are_read_by_their_kind() -> None:
    whole = Fact.model_validate({"id": "a", "title": WORD, "kind": "whole"})
    choice = Fact.model_validate({"id": "a", "title": WORD, "kind": "choice", "choices": ("高层（板式）",)})
    assert read_fact(whole, "１２") == "12"
    assert read_fact(choice, "高层（板式）") == "高层（板式）"
    for fact, typed in ((whole, "1.5"), (whole, "-1"), (choice, "平房")):
        with pytest.raises(CellFault):
            read_fact(fact, typed)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (330802008001.0, "330802008001"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (" 甲\u200b ", "甲"),
        (None, ""),
        (7, "7"),
    ],
)
def test_cells_become_the_text_that_people_see(raw: object, text: str) -> None:
    assert text_of(raw) == text


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_a_float_is_taken_for_what_a_spreadsheet_shows(value: float) -> None:
    shown = Decimal(f"{value:.15g}")
    assert Decimal(text_of(value)) == shown


@pytest.mark.parametrize(
    "text", ["2021-10-15", "2021/10/15", "2021.10.15", "2021年10月15日", "２０２１-１０-１５", DAY]
)
def test_dates_are_read_as_they_are_written(text: object) -> None:
    assert date_of(text) == DAY


@pytest.mark.parametrize("text", ["2021-13-01", "2021-02-30", "昨天", "", "44484", "0001-01-01", "9999-12-31"])
def test_a_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CellFault):
        date_of(text)


def test_minus_zero_is_zero() -> None:
    assert read_answer(item({"measured": MEASURED}), "-0") == "0"


def test_numbers_with_percent_and_full_width_digits() -> None:
    assert number_of(narrow("８３％"), percent=True) == Decimal("0.83")
    assert plain(Decimal("1E+2")) == "100"
    assert plain(Decimal("0.50")) == "0.5"
