from datetime import date
from typing import Any

import pytest
from django.test import Client


@pytest.mark.parametrize("asked", ["阳光花园", "阳光", "yangguang", "yghy"])
def test_anybody_finds_a_compound_in_the_words_they_have(client: Client, city: Any, asked: str) -> None:
    page = client.get("/compounds/", {"q": asked}).content.decode()
    assert f"/compounds/{city.compounds[0].pk}/" in page


@pytest.mark.parametrize("asked", ["", "   ", "\x00", "%", "'", "<script>", "云" * 500, "\ud800", "۵", "🏠"])
def test_nonsense_finds_nothing_and_breaks_nothing(client: Client, city: Any, asked: str) -> None:
    from urllib.parse import quote

    answer = client.get("/compounds/?q=" + quote(asked, errors="surrogatepass"))
    assert answer.status_code in (200, 400)
    assert b"<script>" not in answer.content


def test_a_compound_shows_who_looks_after_it_and_nobody_s_name(
    client: Client, city: Any, django_assert_max_num_queries: Any
) -> None:
    from linli.places.models import Organisation, OwnersCommittee

    compound = city.compounds[0]
    compound.manager = Organisation.objects.create(name="安居物业有限公司", kind="PROPERTY_COMPANY", phone="0570-1")
    compound.managed_how = "PROFESSIONAL"
    compound.save()
    OwnersCommittee.objects.create(compound=compound, term=3, period=(date(2000, 1, 1), None))
    with django_assert_max_num_queries(2):
        page = client.get(f"/compounds/{compound.pk}/").content.decode()
    assert "安居物业有限公司" in page
    assert "0570-1" in page
    assert "3" in page


def test_a_compound_that_is_no_more_is_not_shown(client: Client, city: Any) -> None:
    compound = city.compounds[0]
    compound.retired_on = date(2020, 1, 1)
    compound.save()
    assert client.get(f"/compounds/{compound.pk}/").status_code == 404
    assert f"/compounds/{compound.pk}/" not in client.get("/compounds/?q=阳光").content.decode()


def test_the_front_page_asks_the_database_nothing_for_a_stranger(
    client: Client, db: None, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert client.get("/").status_code == 200


def test_the_front_page_leads_officers_to_their_desk(client_of: Any, person_with: Any) -> None:
    officer, resident = person_with(["places.view_places"]), person_with([])
    assert b'href="/desk/"' in client_of(officer).get("/").content
    assert b'href="/desk/"' not in client_of(resident).get("/").content
