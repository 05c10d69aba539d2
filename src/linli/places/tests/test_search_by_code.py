"""Somebody looks for a place by its code."""

from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from linli.places.models import Compound, Division, Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(person_with: Any, client_of: Any) -> Any:
    return client_of(person_with(["places.view_places"], "platform"))


@pytest.fixture
def companies(db: None) -> list[Organisation]:
    # The codes are made of the same pairs of signs.
    codes = ("91990102MA0012021X", "91990201MA0020121X", "91990102MA0020121X")
    return [
        Organisation.objects.create(name=f"示例物业{n}", kind="PROPERTY_COMPANY", credit_code=code)
        for n, code in enumerate(codes)
    ]


def test_a_whole_code_finds_this_division_and_no_other(city: Any) -> None:
    for division in Division.objects.all():
        assert division in Division.objects.found_by(division.code)
        assert all(row.code == division.code for row in Division.objects.found_by(division.code))


def test_the_start_of_a_code_finds_what_begins_so(city: Any) -> None:
    for start in ("9901", "990102", "990102001", "9901020020"):
        found = {row.code for row in Division.objects.found_by(start)}
        assert found == {row.code for row in Division.objects.all() if row.code.startswith(start)}
    assert {c.community_id for c in Compound.objects.found_by(city.communities[1].code)} == {city.communities[1].pk}
    assert list(Compound.objects.found_by(city.compounds[5].code)) == [city.compounds[5]]


def test_a_credit_code_finds_this_company_in_small_letters_too(companies: list[Organisation]) -> None:
    for company in companies:
        assert company.credit_code
        assert list(Organisation.objects.found_by(company.credit_code)) == [company]
        assert list(Organisation.objects.found_by(company.credit_code.lower())) == [company]
        assert list(Organisation.objects.found_by(company.credit_code[:-2])) == [company]


def test_the_api_and_every_list_find_the_same(city: Any, companies: list[Organisation], officer: Any) -> None:
    code = city.communities[1].code
    for url, text, expected in (
        ("/api/v1/places/divisions", code, [city.communities[1].pk]),
        ("/api/v1/places/organisations", companies[2].credit_code, [companies[2].pk]),
        ("/api/v1/places/compounds", city.compounds[3].code, [city.compounds[3].pk]),
    ):
        assert [row["id"] for row in officer.get(url, {"q": text}).json()["items"]] == expected
    for name, text, pk in (
        ("divisions", code, city.communities[1].pk),
        ("organisations", companies[2].credit_code, companies[2].pk),
        ("compounds", city.compounds[3].code, city.compounds[3].pk),
    ):
        listing = officer.get(reverse(f"places:{name}"), {"q": text}).context["listing"]
        assert [row.pk for row in listing.slice.rows] == [pk], name


def test_a_code_comes_before_names_that_hold_it(city: Any, officer: Any) -> None:
    wanted = city.compounds[3]
    other = city.compounds[0]
    other.name = wanted.code[:4] + wanted.code[4:]  # somebody typed the code for the name
    other.save()
    groups = officer.get(reverse("places:search"), {"q": wanted.code}).context["groups"]
    lines = next(lines for _title, kind, lines in groups if kind == "compound")
    assert [line["id"] for line in lines] == [wanted.pk, other.pk]


def test_digits_and_letters_in_a_name_find_it(city: Any) -> None:
    compound = city.compounds[0]
    compound.name = "ＳＯＨＯ 2020 公寓"
    compound.save()
    for text in ("2020", "soho2020", "SOHO 2020", "2020gongyu", "soho", "2020公寓", "s2020gy"[1:]):
        assert compound in Compound.objects.found_by(text), text
    assert compound not in Compound.objects.found_by("2002")


def test_a_code_is_looked_for_by_the_index(city: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for rows in (Compound.objects.found_by("990102001001"), Organisation.objects.found_by("91330802MA")):
            assert "_search" in rows.explain()
