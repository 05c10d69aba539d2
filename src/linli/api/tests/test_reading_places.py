"""What a program reads by the API is what its person sees."""

from typing import Any

import pytest

from linli.places.models import Compound

pytestmark = pytest.mark.django_db
VIEW = "places.view_places"


@pytest.fixture
def officer(city: Any, person_with: Any, client_of: Any) -> Any:
    return client_of(person_with([VIEW], f"division:{city.counties[0].pk}"))


def test_a_county_reads_its_own_compounds_page_by_page(city: Any, officer: Any) -> None:
    seen: list[int] = []
    cursor: int | None = 0
    while cursor is not None:
        page = officer.get("/api/v1/places/compounds", {"limit": 3, "cursor": cursor}).json()
        seen += [row["id"] for row in page["items"]]
        cursor = page["next"]
    own = Compound.objects.filter(community__ancestors__contains=[city.counties[0].pk])
    assert seen == sorted(own.values_list("pk", flat=True))


def test_a_compound_of_another_county_is_not_there(city: Any, officer: Any) -> None:
    other = city.compounds[-1]
    for path in ("", "/managements"):
        answer = officer.get(f"/api/v1/places/compounds/{other.pk}{path}")
        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"


def test_signed_out_and_without_the_right_one_is_told_so(
    city: Any, client: Any, person_with: Any, client_of: Any
) -> None:
    assert client.get("/api/v1/places/divisions").status_code == 401
    assert client_of(person_with([])).get("/api/v1/places/divisions").status_code == 403


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=abc", "cursor=-1", f"cursor={2**63}", "q=%00", "level=STREET", f"q={'x' * 101}"]
)
def test_a_faulty_question_is_answered_with_what_is_wrong(officer: Any, query: str) -> None:
    answer = officer.get(f"/api/v1/places/divisions?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"].startswith("query.")


def test_a_page_asks_few_questions_of_the_database(officer: Any, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(4):  # session, person, roles, rows
        officer.get("/api/v1/places/compounds")
