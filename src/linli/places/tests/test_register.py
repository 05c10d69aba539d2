"""Registers that a city loads."""

import pytest

from linli.places.models import Division
from linli.places.refusals import UnableToChange
from linli.places.registers import RegisterRow, load_divisions, load_quzhou

pytestmark = pytest.mark.django_db
CITY = RegisterRow("990100000000", "city", "示例市", "")
COUNTY = RegisterRow("990102000000", "county", "东陵区", "990100000000")
TOWNSHIP = RegisterRow("990102001000", "township", "城北街道", "990102000000")


def test_the_real_list_loads_once() -> None:
    assert load_quzhou() == 1771
    assert load_quzhou() == 0
    counted = {level: Division.objects.filter(level=level).count() for level in Division.Level.values}
    assert counted == {"CITY": 1, "COUNTY": 6, "TOWNSHIP": 100, "COMMUNITY": 183, "VILLAGE": 1481}
    doutan = Division.objects.get(code="330802008001")
    assert doutan.name == "斗潭社区"
    assert [Division.objects.get(pk=pk).level for pk in doutan.ancestors] == ["CITY", "COUNTY", "TOWNSHIP", "COMMUNITY"]
    assert Division.objects.found_by("doutan").filter(level="COMMUNITY").get() == doutan


def test_the_official_name_stays_beside_the_shown_one() -> None:
    load_divisions(
        [CITY, COUNTY, TOWNSHIP, RegisterRow("990102001001", "community", "书院社区居民委员会", "990102001000")]
    )
    community = Division.objects.get(level="COMMUNITY")
    assert (community.name, community.official_name) == ("书院社区", "书院社区居民委员会")


@pytest.mark.parametrize(
    "rows",
    [
        [COUNTY],
        [CITY, CITY],
        [CITY, TOWNSHIP],
        [CITY, RegisterRow("990102", "county", "甲", CITY.code)],
        [CITY, RegisterRow("990102000000", "kingdom", "甲", CITY.code)],
        [CITY, RegisterRow("990102000000", "county", " ", CITY.code)],
        [CITY, COUNTY, RegisterRow("990102001000", "township", "甲", CITY.code)],
        [CITY, RegisterRow("990102000000", "county", "甲", "990102000000")],
    ],
)
def test_a_broken_register_loads_nothing(rows: list[RegisterRow]) -> None:
    with pytest.raises(UnableToChange):
        load_divisions(rows)
    assert not Division.objects.exists()
