"""Organisations, facilities, grids, protected zones, homes, the search and the map."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from linli.places.models import (
    Building,
    Compound,
    Division,
    Grid,
    Home,
    MicroGrid,
    Organisation,
    ProtectedZone,
    PublicFacility,
    Stairwell,
)
from linli.places.rules.credit_code import complete

pytestmark = pytest.mark.django_db
RIGHTS = [
    "places.view_places", "places.change_compounds", "places.change_divisions", "places.change_organisations",
    "places.view_homes", "history.view_history",
]  # fmt: skip
CODE = complete("91990101MADEM0001")


@pytest.fixture
def officer(person_with: Any, client_of: Any) -> Any:
    return client_of(person_with(RIGHTS, "platform"))


@pytest.fixture
def ledger(city: Any) -> Any:
    for compound in city.compounds[:2]:
        building = Building.objects.create(compound=compound, number="1", order="000001")
        for unit in ("1", "2"):
            stairwell = Stairwell.objects.create(building=building, number=unit, order=unit)
            for number in ("101", "102"):
                Home.objects.create(compound=compound, stairwell=stairwell, number=number, order=f"1 {unit} {number}")
    return city


def test_an_officer_registers_edits_and_closes_an_organisation(city: Any, officer: Any) -> None:
    data = {
        "name": "示例物业服务有限公司",
        "kind": "PROPERTY_COMPANY",
        "credit_code": CODE.lower(),
        "division": city.city.pk,
    }
    answer = officer.post(reverse("places:add_organisation"), data)
    made = Organisation.objects.get()
    assert (answer.url, made.credit_code) == (reverse("places:organisation", args=[made.pk]), CODE)
    assert officer.post(reverse("places:add_organisation"), data).status_code == 422  # the code is registered
    edit = reverse("places:edit_organisation", args=[made.pk])
    assert officer.post(edit, {**data, "short_name": "示例", "version": 1}).status_code == 302
    assert officer.post(edit, {**data, "short_name": "旧", "version": 1}).status_code == 422
    assert officer.get(answer.url).status_code == 200
    Compound.objects.filter(pk=city.compounds[0].pk).update(manager=made, managed_how="PROFESSIONAL")
    close = reverse("places:close_organisation", args=[made.pk])
    assert officer.post(close, {"on": "2021-10-01", "reason": "注销", "version": 2}).status_code == 422
    assert officer.get(answer.url).context["managed_count"] == 1
    Compound.objects.update(manager=None)
    assert officer.post(close, {"on": "2021-10-01", "reason": "注销", "version": 2}).status_code == 302


@pytest.mark.parametrize(
    "changes",
    [
        {"credit_code": CODE[:-1] + ("0" if CODE[-1] != "0" else "1")},
        {"credit_code": "123"},
        {"credit_code": "\x00" * 18},
        {"credit_code": "９１" * 9},
        {"kind": "MAFIA"},
        {"name": ""},
        {"division": ""},
        {"division": "-1"},
        {"phone": "1" * 31},
    ],
)
def test_an_organisation_that_cannot_be_is_refused(city: Any, officer: Any, changes: dict[str, str]) -> None:
    data = {"name": "示例物业", "kind": "PROPERTY_COMPANY", "credit_code": CODE, "division": city.city.pk, **changes}
    assert officer.post(reverse("places:add_organisation"), data).status_code == 422
    assert not Organisation.objects.exists()


def test_an_organisation_of_another_county_is_seen_but_not_edited(city: Any, person_with: Any, client_of: Any) -> None:
    other = Organisation.objects.create(name="外县物业", kind="PROPERTY_COMPANY", division=city.counties[1])
    client = client_of(person_with(RIGHTS, f"division:{city.counties[0].pk}"))
    assert client.get(reverse("places:organisation", args=[other.pk])).status_code == 200
    assert client.get(reverse("places:edit_organisation", args=[other.pk])).status_code == 403
    data = {"name": "示例物业", "kind": "PROPERTY_COMPANY", "division": city.counties[1].pk}
    assert client.post(reverse("places:add_organisation"), data).status_code == 422


def test_an_officer_registers_edits_and_closes_a_facility(city: Any, officer: Any) -> None:
    data = {
        "name": "书院卫生站",
        "kind": "HEALTH",
        "community": city.communities[0].pk,
        "capacity": "5",
        "capacity_unit": "床",
        "longitude": "123.5",
        "latitude": "27.5",
    }
    answer = officer.post(reverse("places:add_facility"), data)
    made = PublicFacility.objects.get()
    assert officer.get(answer.url).status_code == 200
    edit = reverse("places:edit_facility", args=[made.pk])
    for changes in (
        {"capacity": "-1"},
        {"kind": "X"},
        {"compound": city.compounds[-1].pk},
        {"longitude": "181"},
        {"latitude": ""},
        {"version": "7"},
        {"opened_on": "31-31-31"},
        {"community": city.townships[0].pk},
        {"responsible": "5"},
    ):
        assert officer.post(edit, {**data, "version": 1, **changes}).status_code == 422, changes
    assert officer.post(edit, {**data, "version": 1, "opened_on": "2020年1月2日"}).status_code == 302
    close = reverse("places:close_facility", args=[made.pk])
    assert officer.post(close, {"on": "2019-01-01", "reason": "x", "version": 2}).status_code == 422
    assert officer.post(close, {"on": "2021-01-01", "reason": "x", "version": 2}).status_code == 302
    made.refresh_from_db()
    assert (made.opened_on, made.closed_on) == (date(2020, 1, 2), date(2021, 1, 1))
    assert (
        officer.get(reverse("places:facilities"), {"kind": "HEALTH", "open": "no"}).context["listing"].slice.total == 1
    )


def test_an_officer_draws_a_grid_and_its_micro_grids(ledger: Any, officer: Any) -> None:
    community = ledger.communities[0]
    answer = officer.post(reverse("places:add_grid"), {"community": community.pk, "code": "G1", "name": "第一网格"})
    grid = Grid.objects.get()
    assert answer.url == reverse("places:edit_grid", args=[grid.pk])
    data = {"community": community.pk, "code": "G1", "name": "第一网格", "version": 1}
    assert officer.post(answer.url, {**data, "compounds": [ledger.compounds[-1].pk]}).status_code == 422
    assert officer.post(answer.url, {**data, "compounds": [ledger.compounds[0].pk]}).status_code == 302
    micro = reverse("places:set_micro_grid", args=[grid.pk])
    inside = Stairwell.objects.filter(building__compound=ledger.compounds[0]).first()
    outside = Stairwell.objects.filter(building__compound=ledger.compounds[1]).first()
    assert inside
    assert outside
    assert officer.post(micro, {"number": "1", "stairwells": [outside.pk]}).status_code == 422
    assert officer.post(micro, {"number": "1" * 21, "stairwells": [inside.pk]}).status_code == 422
    assert officer.post(micro, {"number": "1", "stairwells": [inside.pk]}).status_code == 302
    assert MicroGrid.objects.get().stairwells.get() == inside
    assert officer.get(reverse("places:grid", args=[grid.pk])).status_code == 200
    assert officer.get(micro, {"number": "1"}).status_code == 200


def test_an_officer_records_a_protected_zone(city: Any, officer: Any) -> None:
    data = {"name": "水亭街历史街区", "kind": "HISTORIC_QUARTER", "division": city.communities[0].pk}
    assert officer.post(reverse("places:add_protected_zone"), {**data, "division": "x"}).status_code == 422
    answer = officer.post(reverse("places:add_protected_zone"), data)
    assert officer.get(answer.url).status_code == 200
    zone = ProtectedZone.objects.get()
    edit = reverse("places:edit_protected_zone", args=[zone.pk])
    assert officer.post(edit, {**data, "document": "x", "version": 1}).status_code == 302
    assert officer.post(edit, {**data, "document": "y", "version": 1}).status_code == 422


def test_a_grid_worker_sees_the_homes_of_the_own_grid_only(ledger: Any, person_with: Any, client_of: Any) -> None:
    compound = ledger.compounds[0]
    grid = Grid.objects.create(code="G1", name="第一网格", community=compound.community)
    grid.compounds.add(compound)
    micro = MicroGrid.objects.create(grid=grid, number="1")
    Stairwell.objects.filter(building__compound=compound, number="1").update(micro_grid=micro)
    client = client_of(person_with(["places.view_places", "places.view_homes"], f"micro_grid:{micro.pk}"))
    page = client.get(reverse("places:homes", args=[compound.pk]))
    assert page.context["listing"].slice.total == 2
    assert client.get(reverse("places:compound", args=[compound.pk])).status_code == 200
    assert client.get(reverse("places:homes", args=[ledger.compounds[1].pk])).status_code == 404
    seen, hidden = (Home.objects.filter(compound=compound, stairwell__number=unit).first() for unit in ("1", "2"))
    assert client.get(reverse("places:home", args=[seen.pk])).status_code == 200  # type: ignore[union-attr]
    assert client.get(reverse("places:home", args=[hidden.pk])).status_code == 404  # type: ignore[union-attr]


def test_the_house_ledger_is_listed_by_building_and_filtered(
    ledger: Any, officer: Any, client_of: Any, person_with: Any
) -> None:
    url = reverse("places:homes", args=[ledger.compounds[0].pk])
    for query, number in (
        (None, 4),
        ({"q": "101"}, 2),
        ({"building": "2"}, 0),
        ({"stairwell_number": "1"}, 2),
        ({"q": "\x00"}, 4),
    ):
        assert officer.get(url, query).context["listing"].slice.total == number, query
    reader = client_of(person_with(["places.view_places"], "platform"))
    assert reader.get(url).status_code == 403


def test_one_box_finds_places_by_name_code_and_pinyin(
    city: Any, officer: Any, person_with: Any, client_of: Any
) -> None:
    url = reverse("places:search")
    for text, kinds in (
        ("阳光", {"compound"}),
        ("ygxq", set()),
        ("yghy", {"compound"}),
        ("shuyuan", {"division"}),
        (city.communities[0].code, {"division", "compound"}),
        ("", set()),
        ("没有", set()),
    ):
        page = officer.get(url, {"q": text})
        assert {kind for _title, kind, _lines in page.context["groups"]} == kinds, text
    for text in ("\x00", "%", "'", "😀", "长" * 5000, "‮", "\\", "（"):
        assert officer.get(url, {"q": text}).status_code == 200
        assert officer.get(reverse("places:suggest"), {"q": text}).status_code == 200
    found = officer.get(reverse("places:suggest"), {"q": "桂花"}, headers={"Accept": "application/json"}).json()
    assert len(found["results"]) == 5
    client = client_of(person_with(["places.view_places"], f"division:{city.communities[0].pk}"))
    groups = client.get(url, {"q": "阳光花园"}).context["groups"]
    assert [line["id"] for line in groups[0][2]] == [city.compounds[0].pk]


def test_a_code_finds_only_what_begins_with_it(city: Any, officer: Any) -> None:
    # 990102001002 and 990102002001 have the same pairs of digits.
    page = officer.get(reverse("places:search"), {"q": "990102001002"})
    assert [line["id"] for line in page.context["groups"][0][2]] == [city.communities[1].pk]


def test_the_map_shows_what_one_may_see_and_is_not_sent_twice(
    city: Any, officer: Any, person_with: Any, client_of: Any, django_assert_max_num_queries: Any
) -> None:
    Compound.objects.update(longitude=Decimal("123.5"), latitude=Decimal("27.5"))
    Division.objects.update(longitude=Decimal("123.5"), latitude=Decimal("27.5"))
    url = reverse("places:map_compounds")
    with django_assert_max_num_queries(6):
        answer = officer.get(url)
    assert len(json.loads(answer.content)["features"]) == 16
    assert officer.get(url, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert len(officer.get(url, {"within": city.counties[0].pk}).json()["features"]) == 8
    for within in ("x", "-1", "9" * 40, "²", "\x00"):
        assert officer.get(url, {"within": within}).status_code == 200
    client = client_of(person_with(["places.view_places"], f"division:{city.counties[0].pk}"))
    assert len(client.get(url).json()["features"]) == 8
    assert len(client.get(reverse("places:map_compound", args=[city.compounds[0].pk])).json()["features"]) == 1
    assert client.get(reverse("places:map_compound", args=[city.compounds[-1].pk])).status_code == 404
    assert client.get(reverse("places:map_division", args=[city.counties[1].pk])).status_code == 404
    assert client.get(reverse("places:map_facility", args=[999_999])).status_code == 404
    assert client.get(reverse("places:map_protected_zone", args=[999_999])).status_code == 404
    assert len(client.get(reverse("places:map_divisions"), {"level": "COMMUNITY"}).json()["features"]) == 4
    assert len(officer.get(reverse("places:map_division", args=[city.city.pk])).json()["features"]) == 3
    assert officer.get(reverse("places:map"), {"level": "TOWNSHIP"}).status_code == 200
    assert officer.get(reverse("places:map"), {"level": "\x00"}).status_code == 200


def test_recent_changes_are_loaded_after_the_page(city: Any, officer: Any, person_with: Any, client_of: Any) -> None:
    compound = city.compounds[0]
    url = reverse("places:recent", args=["places.compound", compound.pk])
    assert officer.get(url).status_code == 200
    assert url in officer.get(reverse("places:compound", args=[compound.pk])).content.decode()
    other = client_of(person_with(["places.view_places", "history.view_history"], f"division:{city.counties[1].pk}"))
    assert other.get(url).status_code == 404


@pytest.mark.parametrize("name", ["compounds", "divisions", "organisations", "facilities", "grids", "protected_zones"])
def test_lists_take_whatever_stands_in_the_address(city: Any, officer: Any, name: str) -> None:
    for query in (
        "q=%00",
        "county=0",
        "county=x",
        "community=%00",
        "community=%F0%9F%98%80",
        "zone=99999999999999999999",
        "page=-1",
        "sort=%00",
        "built_year_min=x",
        "households_min=99999999999999999999",
        "kind=%00",
        "level=X",
        "company=%00",
    ):
        assert officer.get(f"{reverse(f'places:{name}')}?{query}").status_code == 200, query


def test_a_page_costs_the_same_with_many_rows_on_it(
    city: Any, officer: Any, django_assert_max_num_queries: Any
) -> None:
    company = Organisation.objects.create(name="示例物业", kind="PROPERTY_COMPANY", division=city.city)
    Compound.objects.update(manager=company, managed_how="PROFESSIONAL")
    grid = Grid.objects.create(code="G1", name="第一网格", community=city.communities[0])
    grid.compounds.set(city.compounds[:2])
    for number in range(5):
        MicroGrid.objects.create(grid=grid, number=str(number))
        PublicFacility.objects.create(
            name=f"卫生站{number}",
            kind="HEALTH",
            community=city.communities[0],
            compound=city.compounds[0],
            responsible=company,
        )
    for name, pk in (("organisation", company.pk), ("grid", grid.pk), ("compound", city.compounds[0].pk),
                     ("division", city.communities[0].pk)):  # fmt: skip
        with django_assert_max_num_queries(12):
            assert officer.get(reverse(f"places:{name}", args=[pk])).status_code == 200, name
    for name in ("facilities", "compounds", "grids", "organisations"):
        with django_assert_max_num_queries(12):
            assert officer.get(reverse(f"places:{name}")).status_code == 200, name
