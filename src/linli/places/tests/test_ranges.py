"""A range of a filter is two whole numbers, and nothing that takes minutes to write out."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("value", ["1e999999", "1e9", "-", "9" * 5000, "0.5", "%00"])
def test_an_odd_number_in_a_range_is_passed_over(city, person_with, client_of, value):
    client = client_of(person_with(["places.view_places"]))
    assert client.get("/places/compounds/", {"households_min": value}).status_code == 200


def test_an_id_of_five_thousand_digits_is_not_among_the_choices(city, person_with, client_of):
    client = client_of(person_with(["places.view_places", "places.change_compounds"]))
    assert client.post("/places/compounds/add/", {"community": "9" * 5000}).status_code == 422
