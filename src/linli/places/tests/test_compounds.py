"""What officers do with compounds."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse

from linli.places.models import Compound, Management, Organisation

pytestmark = pytest.mark.django_db
READ = ["places.view_places", "history.view_history"]
ALL = [
    *READ,
    "places.change_compounds",
    "places.change_management",
    "places.view_homes",
    "places.change_homes",
    "places.export",
]


@pytest.fixture
def officer(person_with: Any, client_of: Any) -> Any:
    return client_of(person_with(ALL, "platform"))


def form_of(compound: Compound, **changes: Any) -> dict[str, Any]:
    return {
        "community": compound.community_id, "code": compound.code, "name": compound.name, "households": 300,
        "version": compound.version, **changes,
    }  # fmt: skip


def test_an_officer_lists_searches_and_filters_compounds(city: Any, officer: Any) -> None:
    page = officer.get(reverse("places:compounds"))
    assert page.status_code == 200
    assert page.content.decode().count("阳光花园") >= 8
    for query, number in (("q=ygxq", 0), ("q=yghy", 8), ("q=桂花", 8), (f"county={city.counties[0].pk}", 8),
                          (f"township={city.townships[1].pk}", 4), (f"community={city.communities[0].code}", 2),
                          ("community=书院", 8), ("households_min=301", 0), ("households_max=300", 16),
                          ("managed_how=UNKNOWN", 16), ("managed_how=SELF", 0), ("elevators=unknown", 16),
                          (f"q={city.compounds[5].code}", 1)):  # fmt: skip
        page = officer.get(f"{reverse('places:compounds')}?{query}")
        assert page.context["listing"].slice.total == number, query


def test_the_list_and_a_page_cost_the_same_however_large_the_city(
    city: Any, officer: Any, django_assert_max_num_queries: Any
) -> None:
    for name, args in (("compounds", []), ("compound", [city.compounds[0].pk]), ("tree", []), ("divisions", []),
                       ("division", [city.city.pk]), ("division", [city.communities[0].pk]), ("map", []),
                       ("organisations", []), ("facilities", []), ("grids", []), ("zones", []), ("protected_zones", []),
                       ("homes", [city.compounds[0].pk]), ("edit_compound", [city.compounds[0].pk])):  # fmt: skip
        with django_assert_max_num_queries(12):
            assert officer.get(reverse(f"places:{name}", args=args)).status_code == 200, name


def test_an_officer_registers_and_edits_a_compound(city: Any, officer: Any) -> None:
    community = city.communities[0]
    answer = officer.post(
        reverse("places:add_compound"), {"community": community.pk, "code": "990102001001X001", "name": "新小区"}
    )
    made = Compound.objects.get(name="新小区")
    assert answer.url == reverse("places:compound", args=[made.pk])
    answer = officer.post(reverse("places:edit_compound", args=[made.pk]), form_of(made, built_year=2001))
    assert answer.status_code == 302
    made.refresh_from_db()
    assert (made.built_year, made.version) == (2001, 2)


def test_the_second_of_two_officers_is_told(city: Any, officer: Any) -> None:
    compound = city.compounds[0]
    url = reverse("places:edit_compound", args=[compound.pk])
    assert officer.post(url, form_of(compound, name="甲")).status_code == 302
    late = officer.post(url, form_of(compound, name="乙"))
    assert late.status_code == 422
    compound.refresh_from_db()
    assert compound.name == "甲"


@pytest.mark.parametrize(
    "changes",
    [
        {"households": -1},
        {"households": "9" * 30},
        {"built_year": 1800},
        {"floor_area_m2": "-3"},
        {"name": ""},
        {"floor_area_m2": "NaN"},
        {"name": "长" * 101},
        {"name": "a\x00b"},
        {"code": "\x00"},
        {"longitude": "120"},
        {"longitude": "999", "latitude": "28"},
        {"longitude": "120", "latitude": "91"},
        {"form": "CASTLE"},
        {"community": "0"},
        {"community": "abc"},
        {"community": "9" * 40},
        {"community": ""},
        {"version": "x"},
        {"version": ""},
        {"site_area_m2": "10", "green_area_m2": "11"},
        {"community": "", "community_find": "没有这里"},
        {"community": "", "community_find": "书院"},
        {"community": "²"},
        {"reason": "x" * 201},
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(city: Any, officer: Any, changes: dict[str, Any]) -> None:
    compound = city.compounds[0]
    answer = officer.post(reverse("places:edit_compound", args=[compound.pk]), form_of(compound, **changes))
    assert answer.status_code == 422
    assert Compound.objects.get(pk=compound.pk).version == 1


def test_a_code_that_is_taken_is_refused(city: Any, officer: Any) -> None:
    first, second = city.compounds[:2]
    answer = officer.post(reverse("places:edit_compound", args=[first.pk]), form_of(first, code=second.code))
    assert answer.status_code == 422


def test_a_community_found_by_typing_is_chosen_without_javascript(city: Any, officer: Any) -> None:
    compound, community = city.compounds[0], city.communities[3]
    data = form_of(compound, community="", community_find=community.code)
    assert officer.post(reverse("places:edit_compound", args=[compound.pk]), data).status_code == 302
    compound.refresh_from_db()
    assert compound.community == community
    options = officer.get(reverse("places:pick", args=["communities"]), {"community_find": "shuyuan"})
    assert options.content.decode().count("<option") == 4
    assert officer.get(reverse("places:pick", args=["nonsense"])).status_code == 404


def test_nobody_moves_a_compound_out_of_their_own_scope(city: Any, person_with: Any, client_of: Any) -> None:
    mine, other = city.communities[0], city.communities[4]
    client = client_of(person_with(ALL, f"division:{city.counties[0].pk}"))
    compound = city.compounds[0]
    url = reverse("places:edit_compound", args=[compound.pk])
    assert client.post(url, form_of(compound, community=other.pk)).status_code == 422
    assert client.post(url, form_of(compound, community="", community_find=other.code)).status_code == 422
    compound.refresh_from_db()
    assert compound.community == mine
    found = client.get(reverse("places:pick", args=["communities"]), {"x_find": other.code}).content.decode()
    assert str(other.pk) not in found or '<option value=""' in found


def test_out_of_scope_is_404_and_without_the_right_403(city: Any, person_with: Any, client_of: Any) -> None:
    inside, outside = city.compounds[0], city.compounds[-1]
    reader = client_of(person_with(READ, f"division:{city.counties[0].pk}"))
    assert reader.get(reverse("places:compound", args=[inside.pk])).status_code == 200
    assert reader.get(reverse("places:compound", args=[outside.pk])).status_code == 404
    assert reader.get(reverse("places:edit_compound", args=[inside.pk])).status_code == 403
    mixed = person_with(["places.view_places"], "platform")
    assignment, role_model = apps.get_model("accounts.Assignment"), apps.get_model("accounts.Role")
    role = role_model.objects.create(
        code="x",
        name_zh="x",
        name_en="x",
        scope_types=["division"],
        rights=["places.change_compounds"],
        second_factor=False,
    )
    assignment.objects.create(
        person=mixed, role=role, scope_type="division", scope_id=city.counties[0].pk, valid_from=date(2000, 1, 1)
    )
    client = client_of(mixed)
    assert client.get(reverse("places:edit_compound", args=[inside.pk])).status_code == 200
    assert client.get(reverse("places:edit_compound", args=[outside.pk])).status_code == 403
    assert client.get(reverse("places:compound", args=[2**70])).status_code == 404


def test_a_signed_out_visitor_is_sent_to_sign_in(city: Any, client: Any) -> None:
    for name in ("compounds", "tree", "map", "search", "boundaries"):
        assert client.get(reverse(f"places:{name}")).status_code == 302


def test_a_compound_is_retired_with_its_management(city: Any, officer: Any) -> None:
    compound = city.compounds[0]
    company = Organisation.objects.create(name="示例物业服务有限公司", kind="PROPERTY_COMPANY")
    start = {"how": "PROFESSIONAL", "organisation": company.pk, "first_day": "2020-01-01"}
    assert officer.post(reverse("places:start_management", args=[compound.pk]), start).status_code == 302
    data = {"on": "2021-03-01", "reason": "拆除", "version": compound.version}
    assert officer.post(reverse("places:retire_compound", args=[compound.pk]), data).status_code == 302
    compound.refresh_from_db()
    assert (compound.retired_on, compound.manager) == (date(2021, 3, 1), None)
    assert Management.objects.get().period.upper == date(2021, 3, 1)
    again = {**data, "version": compound.version}
    assert officer.post(reverse("places:retire_compound", args=[compound.pk]), again).status_code == 422
