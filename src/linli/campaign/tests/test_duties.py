"""Duties as a list: what is late, what waits to be accepted, of the units that one sees."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.hostile import NASTY

from linli.campaign.models import Duty, Stage, Task
from linli.core import clock

from .steering import AT, TODAY, make_steered

pytestmark = pytest.mark.django_db
MOST_QUERIES = 14  # with session, person, roles, and what every page asks


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.TODAY = TODAY


@pytest.fixture(scope="module")
def stock(once, make_city, make_person):
    def make():
        made = make_steered(make_city(), make_person)
        stage = Stage.objects.create(campaign=made.campaign, number=1, title="启动", begins=date(2021, 1, 1))
        for title, due in (("摸底", TODAY - timedelta(days=1)), ("培训", TODAY)):
            task = Task.objects.create(campaign=made.campaign, stage=stage, title=title, due_on=due)
            for county in made.city.counties:
                Duty.objects.create(task=task, division=county, opened_at=AT)
        return made

    return once(make)


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


def listed(client, made, **asked):
    page = client.get(reverse("campaign:duties", args=[made.campaign.pk]), asked)
    assert page.context["listing"].notes == []
    return {(row.task.title, row.division.name) for row in page.context["listing"].slice.rows}


def test_what_is_late_and_what_waits_to_be_accepted_is_found(made, client_of):
    leader = client_of(made.leader)
    first, second = (county.name for county in made.city.counties)
    assert len(listed(leader, made)) == 4
    assert listed(leader, made, overdue="yes") == {("摸底", first), ("摸底", second)}
    assert listed(leader, made, county=made.city.counties[0].pk) == {("摸底", first), ("培训", first)}
    Duty.objects.filter(task__title="摸底", division=made.city.counties[0]).update(state="REPORTED", reported_at=AT)
    assert listed(leader, made, overdue="yes") == {("摸底", second)}
    assert listed(leader, made, state="REPORTED") == {("摸底", first)}
    assert listed(leader, made, q="培训") == {("培训", first), ("培训", second)}
    text = leader.get(reverse("campaign:duties", args=[made.campaign.pk])).content.decode()
    assert "逾期" in text


def test_a_county_sees_its_own_duties_alone(made, client_of):
    own = listed(client_of(made.officers[1]), made)
    assert {unit for _task, unit in own} == {made.city.counties[1].name}


def test_it_costs_the_same_with_many(made, client_of, django_assert_max_num_queries):
    leader, address = client_of(made.leader), reverse("campaign:duties", args=[made.campaign.pk])
    leader.get(address)
    with django_assert_max_num_queries(MOST_QUERIES):
        leader.get(address)


@pytest.mark.long
def test_hostile_filters_are_left_out_with_a_note(made, client_of):
    leader, address = client_of(made.leader), reverse("campaign:duties", args=[made.campaign.pk])
    for nasty in NASTY:
        asked = {"q": nasty, "state": nasty, "overdue": nasty, "county": nasty, "sort": nasty}
        assert leader.get(address, asked).status_code == 200
