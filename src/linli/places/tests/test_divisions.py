"""What happens to divisions: merged, split, renamed, moved, ended."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from linli.places.models import Compound, Division, DivisionSuccession, Grid, PublicFacility
from linli.places.operations import (
    Succession,
    merge_divisions,
    move_division,
    place_in_zone,
    recompute_ancestors,
    split_division,
    successions,
)
from linli.places.operations.zones import create_zone
from linli.places.refusals import UnableToChange
from linli.places.rules.levels import Place, wrong_code, wrong_parent
from linli.places.rules.names import display_name

pytestmark = pytest.mark.django_db
RIGHTS = ["places.view_places", "places.change_divisions", "places.change_compounds", "history.view_history"]
TODAY, DAY = date(2021, 10, 15), date(2021, 9, 1)
ORDER = {"document": "市政函〔2021〕9号", "on": DAY, "today": TODAY}


@pytest.fixture
def officer(person_with: Any, client_of: Any) -> Any:
    return client_of(person_with(RIGHTS, "platform"))


def make_community(city: Any, number: int) -> Division:
    township = city.townships[0]
    division = Division.objects.create(
        code=f"{township.code[:9]}{number:03}", level="COMMUNITY", name=f"新社区{number}", parent=township
    )
    Division.objects.filter(pk=division.pk).update(ancestors=[*township.ancestors, division.pk])
    division.refresh_from_db()
    return division


def test_a_merge_takes_everything_to_the_successor(city: Any) -> None:
    old, into = city.communities[:2]
    grid = Grid.objects.create(code="G1", name="第一网格", community=old)
    facility = PublicFacility.objects.create(name="书院卫生站", kind="HEALTH", community=old)
    followed: list[Succession] = []
    successions.FOLLOWERS.append(followed.append)
    try:
        merge_divisions(divisions=[old], versions={old.pk: 1}, into=into, **ORDER)
    finally:
        successions.FOLLOWERS.remove(followed.append)
    assert Compound.objects.filter(community=into).count() == 4
    for thing in (grid, facility):
        thing.refresh_from_db()
        assert thing.community == into
    old.refresh_from_db()
    assert old.valid_to == DAY
    assert DivisionSuccession.objects.get().document == ORDER["document"]
    assert [(one.predecessor, one.successor) for one in followed] == [(old.pk, into.pk)]


def test_a_merge_that_would_orphan_homes_is_refused_and_says_what(city: Any) -> None:
    old, township = city.communities[0], city.townships[1]
    with pytest.raises(UnableToChange, match="阳光花园"):
        merge_divisions(divisions=[old], versions={old.pk: 1}, into=township, **ORDER)
    assert Compound.objects.filter(community=old).count() == 2
    assert Division.objects.get(pk=old.pk).valid_to is None


def test_a_merge_moves_the_children_and_their_ancestors(city: Any) -> None:
    old, into = city.townships[:2]
    merge_divisions(divisions=[old], versions={old.pk: 1}, into=into, **ORDER)
    child = city.communities[0]
    child.refresh_from_db()
    assert child.parent == into
    assert child.ancestors == [*into.ancestors, child.pk]
    assert recompute_ancestors() == 0


def test_the_second_of_two_who_merge_is_told(city: Any) -> None:
    old, into, other = city.communities[:3]
    merge_divisions(divisions=[old], versions={old.pk: 1}, into=into, **ORDER)
    with pytest.raises(UnableToChange):
        merge_divisions(divisions=[old], versions={old.pk: 1}, into=other, **ORDER)


@pytest.mark.parametrize("on", [date(2021, 10, 16), date(2999, 1, 1)])
def test_a_change_is_recorded_once_it_has_happened(city: Any, on: date) -> None:
    old, into = city.communities[:2]
    with pytest.raises(UnableToChange):
        merge_divisions(divisions=[old], versions={old.pk: 1}, into=into, on=on, document="x", today=TODAY)


def test_a_split_shares_everything_out_or_is_refused(city: Any) -> None:
    old = city.communities[0]
    parts = [make_community(city, 8), make_community(city, 9)]
    first, second = Compound.objects.filter(community=old).order_by("pk")
    with pytest.raises(UnableToChange, match=second.name):
        split_division(division=old, version=1, parts=parts, shares={"compounds": {first.pk: 0}}, stays=False, **ORDER)
    split_division(
        division=old, version=1, parts=parts, shares={"compounds": {first.pk: 0, second.pk: 1}}, stays=False, **ORDER
    )
    first.refresh_from_db()
    second.refresh_from_db()
    assert [first.community, second.community] == parts
    assert old.successions.count() == 2


def test_a_part_is_carved_off_and_the_old_one_goes_on(city: Any) -> None:
    old, part = city.communities[0], make_community(city, 8)
    first, second = Compound.objects.filter(community=old).order_by("pk")
    split_division(division=old, version=1, parts=[part], shares={"compounds": {first.pk: 0}}, stays=True, **ORDER)
    first.refresh_from_db()
    second.refresh_from_db()
    old.refresh_from_db()
    assert (first.community, second.community, old.valid_to) == (part, old, None)


def test_a_division_cannot_be_its_own_parent_nor_its_descendants_child(city: Any, officer: Any) -> None:
    county, township = city.counties[0], city.townships[0]
    for parent in (county, township):
        with pytest.raises(UnableToChange):
            move_division(division=county, version=1, parent=parent, **ORDER)
        data = {"parent": parent.pk, "on": DAY, "document": "x", "version": 1}
        assert officer.post(reverse("places:move_division", args=[county.pk]), data).status_code == 422
    assert wrong_parent(Place(1, "甲", "COUNTY"), Place(1, "甲", "COUNTY", (1,)))
    assert wrong_parent(Place(1, "甲", "COUNTY"), Place(2, "乙", "CITY", (1, 2)))


def test_a_township_moves_with_all_that_lies_in_it(city: Any, officer: Any) -> None:
    township, county = city.townships[0], city.counties[1]
    data = {"parent": county.pk, "on": DAY, "document": "x", "version": 1}
    assert officer.post(reverse("places:move_division", args=[township.pk]), data).status_code == 302
    community = Division.objects.get(pk=city.communities[0].pk)
    assert community.ancestors == [city.city.pk, county.pk, township.pk, community.pk]


def test_a_division_on_which_something_hangs_does_not_end(city: Any, officer: Any) -> None:
    community = city.communities[0]
    data = {"on": DAY, "document": "x", "version": 1}
    assert officer.post(reverse("places:end_division", args=[community.pk]), data).status_code == 422
    empty = make_community(city, 8)
    assert officer.post(reverse("places:end_division", args=[empty.pk]), data).status_code == 302


def test_an_officer_renames_and_the_story_keeps_the_old_name(city: Any, officer: Any) -> None:
    community = city.communities[0]
    data = {"name": "新书院社区", "on": DAY, "document": "x", "version": 1}
    assert officer.post(reverse("places:rename_division", args=[community.pk]), data).status_code == 302
    assert community.changes.get().before == "书院社区"
    page = officer.get(reverse("places:division", args=[community.pk])).content.decode()
    assert "书院社区 → 新书院社区" in page
    assert (
        officer.post(reverse("places:rename_division", args=[community.pk]), data).status_code == 422
    )  # version 1 again


def test_an_officer_merges_into_a_new_division_by_the_page(city: Any, officer: Any) -> None:
    first, second = city.communities[:2]
    url = reverse("places:merge_division", args=[first.pk])
    assert officer.get(url).status_code == 200
    data = {
        "new_code": f"{city.townships[0].code[:9]}077",
        "new_name": "和合社区居民委员会",
        "also": [second.pk],
        "on": DAY,
        "document": "x",
        "version": 1,
    }
    assert officer.post(url, data).status_code == 302
    made = Division.objects.get(name="和合社区")
    assert made.official_name == "和合社区居民委员会"
    assert Compound.objects.filter(community=made).count() == 4
    assert made.origins.count() == 2


def test_an_officer_splits_by_the_page_in_two_steps(city: Any, officer: Any) -> None:
    old = city.communities[0]
    url = reverse("places:split_division", args=[old.pk])
    code = city.townships[0].code[:9]
    step = {"parts": f"{code}081 东书院社区\n{code}082 西书院社区", "on": DAY, "document": "x", "version": 1}
    page = officer.post(url, step)
    assert page.status_code == 200
    first, second = Compound.objects.filter(community=old).order_by("pk")
    sent = {**step, "share": "1", f"compounds-{first.pk}": "0"}
    assert officer.post(url, sent).status_code == 422
    assert not Division.objects.filter(name="东书院社区").exists()
    assert officer.post(url, {**sent, f"compounds-{second.pk}": "1"}).status_code == 302
    second.refresh_from_db()
    assert second.community.name == "西书院社区"


@pytest.mark.parametrize(
    "changes",
    [
        {"parts": ""},
        {"parts": "x"},
        {"parts": "123 甲"},
        {"parts": "990102001081 甲\n990102001081 乙"},
        {"on": "明天"},
        {"on": "9999-12-31"},
        {"on": "0001-01-01"},
        {"document": ""},
        {"document": "长" * 300},
        {"parts": "\x00"},
        {"version": "-1"},
        {"parts": "\n".join(f"9901020010{n:02} 社区{n}" for n in range(30))},
    ],
)
def test_a_split_that_cannot_be_is_refused(city: Any, officer: Any, changes: dict[str, str]) -> None:
    data = {"parts": "990102001081 东社区\n990102001082 西社区", "on": DAY, "document": "x", "version": 1, **changes}
    assert officer.post(reverse("places:split_division", args=[city.communities[0].pk]), data).status_code == 422


def test_divisions_outside_ones_scope_are_not_to_be_chosen(city: Any, person_with: Any, client_of: Any) -> None:
    client = client_of(person_with(RIGHTS, f"division:{city.counties[0].pk}"))
    inside, outside = city.communities[0], city.communities[4]
    data = {"into": outside.pk, "on": DAY, "document": "x", "version": 1}
    assert client.post(reverse("places:merge_division", args=[inside.pk]), data).status_code == 422
    data = {"into": city.communities[1].pk, "also": [outside.pk], "on": DAY, "document": "x", "version": 1}
    assert client.post(reverse("places:merge_division", args=[inside.pk]), data).status_code == 422
    assert client.get(reverse("places:merge_division", args=[outside.pk])).status_code == 404
    assert Division.objects.filter(valid_to__isnull=False).count() == 0


def test_a_new_division_fits_its_parent(city: Any, officer: Any) -> None:
    url, township = reverse("places:add_division"), city.townships[0]
    good = {"parent": township.pk, "level": "COMMUNITY", "code": f"{township.code[:9]}050", "name": "新社区"}
    for changes in (
        {"parent": city.city.pk},
        {"code": "12"},
        {"code": city.communities[0].code},
        {"level": "COUNTY"},
        {"longitude": "1"},
        {"longitude": "900", "latitude": "1"},
        {"name": "\x00"},
        {"valid_from": "x"},
    ):
        assert officer.post(url, {**good, **changes}).status_code == 422, changes
    assert officer.post(url, good).status_code == 302
    made = Division.objects.get(name="新社区")
    assert made.ancestors == [*township.ancestors, made.pk]


def test_a_zone_takes_a_division_with_all_that_lies_in_it(city: Any, officer: Any) -> None:
    data = {"code": "Z1", "name": "智造新城", "city": city.city.pk}
    made = officer.post(reverse("places:add_zone"), data)
    zone_page = made.url
    pk = int(zone_page.rstrip("/").rpartition("/")[2])
    members = reverse("places:zone_members", args=[pk])
    assert officer.post(members, {"division": city.counties[0].pk}).status_code == 422
    assert officer.post(members, {"division": city.townships[0].pk}).status_code == 302
    assert Division.objects.filter(zone=pk).count() == 3
    units = officer.get(reverse("places:tree")).context["units"]
    assert [(unit.place.name, unit.counts.compounds) for unit in units] == [
        ("东陵区", 4),
        ("西溪县", 8),
        ("智造新城", 4),
    ]
    assert officer.get(zone_page).status_code == 200
    assert officer.post(members, {"division": city.townships[0].pk, "take_out": "on"}).status_code == 302
    assert Division.objects.filter(zone=pk).count() == 0


def test_a_zone_officer_sees_the_zone_and_nothing_else(city: Any, person_with: Any, client_of: Any) -> None:
    zone = create_zone(code="Z1", name="智慧新城", city=city.city)
    place_in_zone(zone=zone, divisions=[city.townships[0]])
    client = client_of(person_with(["places.view_places"], f"zone:{zone.pk}"))
    page = client.get(reverse("places:compounds"))
    assert page.context["listing"].slice.total == 4
    assert client.get(reverse("places:tree")).status_code == 200
    assert client.get(reverse("places:division", args=[city.counties[0].pk])).status_code == 404


@pytest.mark.parametrize(
    ("official", "level", "shown"),
    [
        ("书院社区居民委员会", "COMMUNITY", "书院社区"),
        ("书香社区居委会", "COMMUNITY", "书香社区"),
        ("宝石街居委会", "COMMUNITY", "宝石街社区"),
        ("金桂社区", "COMMUNITY", "金桂社区"),
        ("戴家村委会", "VILLAGE", "戴家村"),
        ("柳村村村民委员会", "VILLAGE", "柳村村"),
        ("十里丰农场生活区", "VILLAGE", "十里丰农场生活区"),
        ("信安街道", "TOWNSHIP", "信安街道"),
        ("居委会", "COMMUNITY", "居委会"),
        ("街道居民委员会", "COMMUNITY", "街道社区"),
    ],
)
def test_a_name_is_shown_without_its_committee(official: str, level: str, shown: str) -> None:
    assert display_name(official, level) == shown


def test_codes_fit_their_level() -> None:
    assert wrong_code("330802001001", "COMMUNITY") is None
    assert wrong_code("330802001000", "TOWNSHIP") is None
    for code, level in (
        ("330802001001", "TOWNSHIP"),
        ("33080200100", "COMMUNITY"),
        ("３３０８０２００１００１", "COMMUNITY"),
        ("330802000001", "COUNTY"),
    ):
        assert wrong_code(code, level)
