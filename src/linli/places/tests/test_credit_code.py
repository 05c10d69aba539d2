"""Credit codes, checked against a slow reading of the standard."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from linli.places.doors.numbers import building_number, room_number, stairwell_number
from linli.places.rules.credit_code import ALPHABET, check, complete

SIGNS = st.sampled_from(ALPHABET)
FIRST = st.text(SIGNS, min_size=17, max_size=17)
# The published weights of the 17 places.
WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]


def slow_check_sign(first):
    """The standard's own words: 31 minus the remainder of the weighted sum, where 31 stands for 0."""
    total = 0
    for place in range(17):
        total = total + ALPHABET.index(first[place]) * WEIGHTS[place]
    value = 31 - total % 31
    return ALPHABET[0] if value == 31 else ALPHABET[value]


@given(FIRST)
def test_the_check_sign_is_that_of_the_standard(first):
    code = complete(first)
    assert code[-1] == slow_check_sign(first)
    assert check(code) is None


@given(FIRST, st.integers(0, 17), SIGNS)
def test_one_mistyped_sign_is_always_found(first, place, sign):
    code = complete(first)
    other = code[:place] + sign + code[place + 1 :]
    assert (check(other) is None) == (other == code)


@given(FIRST, st.integers(0, 16))
def test_two_swapped_neighbours_are_always_found(first, place):
    code = complete(first)
    other = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (check(other) is None) == (other == code)


@given(st.text(max_size=40))
def test_any_text_is_answered(text):
    answer = check(text)
    assert answer is None or answer


def test_the_worked_example_of_the_page():
    assert complete("91350100M000100Y4") == "91350100M000100Y43"
    with translation.override("en"):
        assert "check sign" in (check("91350100M000100Y44") or "")
        assert "17 characters" in (check("91350100M000100Y4") or "")
        assert "holds I" in (check("91350100M000100YI3") or "")
    with pytest.raises(ValueError, match="17 signs"):
        complete("91350100M000100Y43")


@pytest.mark.parametrize(
    ("read", "text", "number"),
    [
        (building_number, "12幢", "12"), (building_number, "012号楼", "12"), (building_number, "12#", "12"),
        (building_number, "二十一幢", "21"), (building_number, "A座", "A座"), (building_number, "东楼", "东楼"),
        (building_number, "a", "A"), (building_number, "幢", "幢"), (building_number, "0", "0"),
        (stairwell_number, "二单元", "2"), (stairwell_number, "第3单元", "3"), (stairwell_number, "无单元", ""),
        (stairwell_number, "十", "10"), (room_number, "0302室", "0302"), (room_number, "-101", "-101"),
        (room_number, "商铺3", "商铺3"), (room_number, "301a", "301A"),
    ],
)  # fmt: skip
def test_numbers_as_they_are_written(read, text, number):
    assert read(text) == number
    assert read(number) == number
