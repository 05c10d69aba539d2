"""What happened to an edition, a round, a sheet, a survey: on its page, to those who may see it."""

from datetime import date

import pytest
from django.urls import reverse

from linli.evaluation.models import Edition
from linli.evaluation.operations.editions import draft, publish_edition, renamed, withdraw_edition
from linli.evaluation.operations.rounds import move_round
from linli.evaluation.operations.surveys import answer_survey, close_survey, open_survey
from linli.places.models import Building, Home, Stairwell

from .test_rounds import AT
from .test_rounds import opened as opened

pytestmark = pytest.mark.django_db
SEES = ["evaluation.view_rounds", "evaluation.change_standards", "history.view_history"]
MOST_QUERIES = 14


@pytest.fixture
def survey(opened, city):
    compound = city.compounds[0]
    building = Building.objects.create(compound=compound, number="1", order="001")
    stairwell = Stairwell.objects.create(building=building, number="1", order="001")
    Home.objects.create(compound=compound, stairwell=stairwell, number="101", order="001")
    return open_survey(
        round_=opened, title="Autumn", per_compound=10, closes_on=date(2021, 9, 9), seed="7", by=None, at=AT
    )


def history(subject, pk):
    return reverse("history:thing", args=[f"evaluation.{subject}", pk])


def test_the_history_of_an_edition_says_why_it_was_withdrawn(city, person_with, client_of, opened):
    officer = client_of(person_with(SEES, f"division:{city.city.pk}"))
    edition = draft(document=renamed(opened.edition.document, "2022"), by=None, at=AT)
    edition = publish_edition(edition=edition, content_hash=edition.content_hash, by=None, at=AT)
    withdraw_edition(edition=edition, reason="C04 was wrong", at=AT)
    page = officer.get(history("edition", edition.pk))
    assert page.status_code == 200
    assert "C04 was wrong" in page.content.decode()
    assert (
        history("edition", edition.pk) in officer.get(reverse("evaluation:edition", args=[edition.pk])).content.decode()
    )
    assert officer.get(reverse("places:recent", args=["evaluation.edition", edition.pk])).status_code == 200


def test_the_history_of_an_edition_is_for_those_who_write_standards(city, person_with, client_of, opened):
    edition = Edition.objects.get(pk=opened.edition_id)
    scope = f"division:{city.city.pk}"
    auditor = client_of(person_with(["evaluation.view_rounds", "history.view_history"], scope))
    county = client_of(person_with(SEES, f"division:{city.counties[0].pk}"))
    for client, status in ((auditor, 403), (county, 404), (client_of(person_with([])), 403)):
        assert client.get(history("edition", edition.pk)).status_code == status
        page = client.get(reverse("evaluation:edition", args=[edition.pk]))
        assert history("edition", edition.pk) not in page.content.decode()
    assert client_of(person_with(SEES)).get(history("edition", 10**18)).status_code == 404


def test_the_history_of_a_round_says_who_moved_it_back_and_why(city, person_with, client_of, opened):
    officer = client_of(person_with(SEES, f"division:{city.city.pk}"))
    move_round(round_=opened, to="CANCELLED", at=AT, reason="called by mistake")
    assert "called by mistake" in officer.get(history("round", opened.pk)).content.decode()
    assert officer.get(history("sheet", opened.sheets.first().pk)).status_code == 200


def test_the_history_of_a_survey_tells_of_its_closing_and_of_no_answer(
    city, person_with, client_of, survey, django_assert_max_num_queries
):
    officer = client_of(person_with(SEES, f"division:{city.city.pk}"))
    before = officer.get(history("survey", survey.pk)).content.decode()
    answer_survey(home=survey.homes.get(), levels=[1, 2, 3, 4], channel="PAGE", at=AT)
    assert officer.get(history("survey", survey.pk)).content.decode().count("<li") == before.count("<li")
    close_survey(survey=survey, at=AT)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = officer.get(history("survey", survey.pk))
    assert page.status_code == 200
    assert len(page.context["events"]) == 2
    assert reverse("history:thing", args=["evaluation.survey", survey.pk]) in officer.get(
        reverse("evaluation:survey", args=[survey.pk])
    ).content.decode()  # fmt: skip
    other = client_of(person_with(SEES, "compound:999999"))
    assert other.get(history("survey", survey.pk)).status_code == 404
