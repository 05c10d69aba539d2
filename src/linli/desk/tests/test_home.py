from typing import Any

import pytest
from django.test import Client


def test_the_desk_shows_the_roles_one_holds(
    city: Any, person_with: Any, client_of: Any, django_assert_max_num_queries: Any
) -> None:
    county = city.counties[0]
    client = client_of(person_with(["places.view_places"], f"division:{county.pk}"))
    client.get("/desk/")
    with django_assert_max_num_queries(10):
        page = client.get("/desk/places/").content.decode()
    assert "测试角色" in page
    assert county.name in page


def test_a_stranger_is_sent_to_sign_in(client: Client, db: None) -> None:
    for path in ("/desk/", "/desk/places/"):
        answer = client.get(path)
        assert answer.status_code == 302
        assert f"next={path}" in answer.headers["Location"]


@pytest.mark.parametrize(("scope", "names"), [("city", "counties"), ("counties", "townships")])
def test_the_figures_are_those_below_one_s_own_place(
    city: Any, person_with: Any, client_of: Any, scope: str, names: str
) -> None:
    place = city.city if scope == "city" else city.counties[0]
    client = client_of(person_with(["places.view_places"], f"division:{place.pk}"))
    lines = client.get("/desk/places/").context["lines"]
    below = [row for row in getattr(city, names) if row.parent_id == place.pk]
    assert {line.name for line in lines} == {row.name for row in below}
    inside = [row for row in city.compounds if place.pk in row.community.ancestors]
    assert sum(line.compounds for line in lines) == len(inside)


def test_the_figures_cost_the_same_whatever_the_city(
    city: Any, person_with: Any, client_of: Any, django_assert_max_num_queries: Any
) -> None:
    client = client_of(person_with(["places.view_places"], "platform"))
    client.get("/desk/")
    with django_assert_max_num_queries(10):
        assert client.get("/desk/places/", headers={"HX-Request": "true"}).status_code == 200


def test_without_places_there_are_no_figures(person_with: Any, client_of: Any, city: Any) -> None:
    for scope in (f"compound:{city.compounds[0].pk}", "platform"):
        rights = ["places.view_places"] if scope != "platform" else []
        answer = client_of(person_with(rights, scope)).get("/desk/places/")
        assert answer.status_code == 200
        assert answer.context["lines"] == []


def test_whoever_holds_no_role_is_told_what_to_do(client_of: Any, db: None) -> None:
    from linli.accounts.models import Person

    person = Person.objects.create_person(name="王小明", username="newcomer")
    answer = client_of(person).get("/desk/")
    assert answer.status_code == 200
    assert answer.context["has_role"] is False
    assert b'href="/"' in answer.content


def test_a_resident_is_led_to_the_front_page(city: Any, person_with: Any, client_of: Any) -> None:
    resident = client_of(person_with([], f"compound:{city.compounds[0].pk}"))
    answer = resident.get("/desk/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert resident.get("/").status_code == 200
