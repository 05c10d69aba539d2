"""Who took what out of the house as a file: the auditor looks."""

from typing import Any

import pytest
from django.urls import reverse

from linli.core.tables.models import ExportLog

pytestmark = pytest.mark.django_db
URL = reverse("tables:exports")


@pytest.fixture
def logged(city: Any, holds: Any) -> list[Any]:
    people = [holds("community_officer", f"division:{city.communities[n].pk}") for n in (0, -1)]
    for person in people:
        ExportLog.objects.create(person=person, page="places:compounds", query="q=1", format="xlsx", rows=7)
    return people


def ready(client: Any) -> Any:
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


def rows(client: Any, query: str = "") -> list[Any]:
    answer = client.get(URL + query)
    assert answer.status_code == 200
    return [row.person_id for row in answer.context["listing"].slice.rows]


def test_the_auditor_sees_who_exported_what_when_and_how_many_rows(logged, holds, client_of):
    client = ready(client_of(holds("auditor")))
    first, second = (person.pk for person in logged)
    assert rows(client) == [second, first]
    text = client.get(URL).content.decode()
    assert "Compounds" in text
    assert URL in client.get("/desk/").content.decode()
    assert rows(client, f"?q={logged[0].username}") == [first]
    assert rows(client, "?format=csv") == []
    assert rows(client, "?since=2999-01-01") == []


def test_an_auditor_of_a_county_sees_the_exports_of_its_people(logged, holds, client_of, city):
    client = ready(client_of(holds("auditor", f"division:{city.counties[0].pk}")))
    assert rows(client) == [logged[0].pk]


def test_taking_out_the_log_is_logged(logged, holds, client_of):
    answer = ready(client_of(holds("auditor"))).get(f"{URL}?export=csv")
    assert b"".join(answer.streaming_content)
    assert ExportLog.objects.filter(page="tables:exports", rows=2).exists()


def test_others_do_not(logged, client_of):
    assert ready(client_of(logged[0])).get(URL).status_code == 403
