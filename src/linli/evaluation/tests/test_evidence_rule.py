"""The rules of the evidence ledger, worked by hand and against slow references."""

from datetime import date
from math import atan2, cos, pi, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.evaluation.rules.evidence import file_name, is_far, metres_between, standing, validity

DAY = date(2021, 10, 15)


def test_the_worked_example_of_a_distance():
    assert metres_between((118.859400, 28.970100), (118.864400, 28.970100)) == 486
    assert metres_between((118.859400, 28.970100), (118.859400, 28.970100)) == 0
    assert metres_between((0.0, 0.0), (180.0, 0.0)) == 20_015_114  # half of a great circle


@pytest.mark.parametrize("one", [(None, 28.97), (118.85, None), (None, None)])
def test_an_unknown_place_is_no_distance_of_zero(one):
    assert metres_between(one, (118.86, 28.97)) is None
    assert metres_between((118.86, 28.97), one) is None
    assert not is_far(None)
    assert is_far(501)
    assert not is_far(500)


@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90))
def test_distances_agree_with_vincentys_formula_on_a_sphere(lon1, lat1, lon2, lat2):
    a, b, d = radians(lat1), radians(lat2), radians(lon2 - lon1)
    above = sqrt((cos(b) * sin(d)) ** 2 + (cos(a) * sin(b) - sin(a) * cos(b) * cos(d)) ** 2)
    slow = 6_371_008.8 * atan2(above, sin(a) * sin(b) + cos(a) * cos(b) * cos(d))
    found = metres_between((lon1, lat1), (lon2, lat2))
    assert found is not None
    assert abs(found - slow) <= 1  # near the other end of the Earth the haversine loses a metre
    assert found == metres_between((lon2, lat2), (lon1, lat1))
    assert 0 <= found <= 6_371_008.8 * pi + 1


def test_the_shortest_validity_of_several_items_decides():
    rule = validity(date(2021, 5, 10), [("B05", 12), ("A01", None), ("C02", 6), ("C01", 6)])
    assert (rule.last_day, rule.months, rule.item) == (date(2021, 11, 9), 6, "C01")
    assert validity(DAY, [("A01", None)]).last_day is None
    assert validity(DAY, []).last_day is None
    assert validity(date(2020, 2, 29), [("A", 12)]).last_day == date(2021, 2, 27)
    assert validity(date(2021, 8, 31), [("A", 6)]).last_day == date(2022, 2, 27)


@pytest.mark.parametrize(
    ("until", "withdrawn", "state"),
    [
        (None, False, "VALID"), (date(2021, 11, 15), False, "VALID"), (date(2021, 11, 14), False, "SOON"),
        (DAY, False, "SOON"), (date(2021, 10, 14), False, "EXPIRED"), (None, True, "WITHDRAWN"),
    ],
)  # fmt: skip
def test_what_a_proof_is_worth_on_a_day(until, withdrawn, state):
    assert standing(until, withdrawn=withdrawn, on=DAY) == state


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("B05 公共区域保洁", "B05 公共区域保洁"), ('a<b>:"/\\|?*c', "a_b________c"),
        ("..\\..\\x", "_.._x"), (" .. ", "_"), ("a\nb\tc", "a b c"), ("", "_"),
        ("CON", "_CON"), ("com1.txt", "_com1.txt"), ("a\u202egpj\u200b.exe", "agpj.exe"),
    ],
)  # fmt: skip
def test_names_of_files_are_safe_on_windows(text, name):
    assert file_name(text) == name


@given(st.text(), st.sampled_from(["", "jpg", "xlsx"]))
def test_no_text_makes_an_unsafe_name(text, extension):
    name = file_name(text, extension)
    assert 1 <= len(name) <= 80
    assert not set(name) & set('<>:"/\\|?*\0\n\r\t')
    assert name == name.strip(" .")
    assert name.endswith(f".{extension}" if extension else "")
    assert name.split(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    assert file_name(name) == name
