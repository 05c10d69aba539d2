"""What people call a home, on every page alike, and found by it again."""

import pytest

from linli.core.rights import PLATFORM
from linli.core.rights.scopes import SCOPE_TYPES
from linli.core.subjects import SUBJECTS
from linli.places.models import Building, Home, Stairwell
from linli.places.rules.home_names import home_name, home_parts, stairwell_name


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("1", "1", "101"), "1幢1单元101室"),
        (("12", "", "0302"), "12幢0302室"),
        (("A", "B", "3C"), "A幢B单元3C室"),
        (("1-2", "1", "-101"), "1-2幢1单元-101室"),
        (("甲", "1", "101"), "甲幢1单元101室"),
        (("A座", "1", "101"), "A座1单元101室"),
        (("东楼", "", "101"), "东楼101室"),
        (("1", "", "车库3"), "1幢车库3"),
    ],
)
def test_a_home_is_called_as_people_call_it(parts: tuple[str, str, str], name: str) -> None:
    assert home_name(*parts) == name
    assert home_name(*parts, compound="天悦花园") == f"天悦花园 {name}"


def test_a_stair_unit_has_a_name_too() -> None:
    assert stairwell_name("1", "2", "天悦花园") == "天悦花园 1幢2单元"
    assert stairwell_name("1", "") == "1幢"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("101", ("", "", "101")),
        ("1幢1单元101室", ("1", "1", "101")),
        ("12幢0302室", ("12", "", "0302")),
        ("3栋302", ("3", "", "302")),
        ("2单元101", ("", "2", "101")),
        ("1幢", ("1", "", "")),
        ("", ("", "", "")),
    ],
)
def test_a_name_is_taken_apart_again(text: str, parts: tuple[str, str, str]) -> None:
    assert home_parts(text) == parts


def test_it_is_found_by_the_name_that_is_shown(city) -> None:
    compound = city.compounds[0]
    building = Building.objects.create(compound=compound, number="1", order="1")
    homes = [
        Home.objects.create(compound=compound, stairwell=unit, number="101", order=f"1 {unit.number} 101")
        for unit in (Stairwell.objects.create(building=building, number=n, order=n) for n in ("1", "2"))
    ]
    name = "阳光花园 1幢2单元101室"
    assert f"{compound.name} {homes[1]}" == name
    assert SUBJECTS["places.home"].names([homes[1].pk]) == {homes[1].pk: name}
    scope = SCOPE_TYPES["home"]
    assert scope.names([homes[1].pk]) == {homes[1].pk: name}
    for text, found in ((name, homes[1:]), ("阳光花园 101", homes), ("阳光花园 1幢", homes), ("阳光花园 3幢101", [])):
        assert [pk for pk, _name in scope.find(text, [PLATFORM])] == [home.pk for home in found], text
