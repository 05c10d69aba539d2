"""Whoever reads how many places lose points on an item opens the list of just those."""

from datetime import date

import pytest
from django.urls import reverse
from tests.campaigns import AT, STANDARD, a_round

from linli.core import clock
from linli.evaluation.models import Edition, Sheet
from linli.evaluation.operations.editions import load_shipped
from linli.evaluation.queries.desk import losing_on, losses_by_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(db, make_city):
    return make_city()


@pytest.fixture
def round_(city, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    load_shipped(at=AT)
    edition = Edition.objects.get(standard=STANDARD)
    made = a_round(city, edition, "年度评价", date(2021, 9, 30), state="REVIEW", G301=0, better=[city.communities[0]])
    made.results.update(outcome="not_passed", rung=0, total=5000)
    return made


def test_each_item_finds_as_many_as_are_counted(round_, person_with, client_of):
    leader = client_of(person_with(["evaluation.view_rounds"], f"division:{round_.division_id}"))
    losses = losses_by_item(Sheet.objects.filter(round=round_), round_.edition.compiled())
    assert {one.places for one in losses} == {0, 3}
    for one in losses:
        page = leader.get(reverse("evaluation:results", args=[round_.pk]), {"loses": one.item.id})
        assert page.context["listing"].notes == []
        assert page.context["listing"].slice.total == one.places, one.item.id


def test_what_is_unknown_or_not_graded_loses_nothing(city, round_):
    other = a_round(city, round_.edition, "摸底", date(2020, 12, 31), state="REVIEW")  # G301 is unknown
    assert not Sheet.objects.filter(losing_on(round_.edition.compiled(), "G101"), round=other).exists()


def test_what_the_standard_does_not_have_is_refused(round_, person_with, client_of):
    with pytest.raises(ValueError, match="G999"):
        losing_on(round_.edition.compiled(), "G999")
    leader = client_of(person_with(["evaluation.view_rounds"], f"division:{round_.division_id}"))
    page = leader.get(reverse("evaluation:results", args=[round_.pk]), {"loses": "G999"})
    assert len(page.context["listing"].notes) == 1
