"""The frozen list, and of it those behind a number: in a state on a day, or expected by one."""

import re
from copy import deepcopy
from datetime import date

import pytest
from django.urls import reverse
from tests.hostile import NASTY

from linli.campaign.models import ExpectedStanding, Work
from linli.campaign.operations.standings import count_again
from linli.campaign.queries.outlook import outlook
from linli.core import clock
from linli.places.models import Division, DivisionSuccession

from .world import AT, LEAD, TODAY, VIEW, meets, with_targets

pytestmark = pytest.mark.django_db
MOST_QUERIES = 16  # with session, person, roles, and what every page asks


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.TODAY = TODAY


@pytest.fixture(scope="module")
def stock(once, make_city):
    return once(lambda: with_targets(make_city()))


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


@pytest.fixture
def leader(made, person_with, client_of):
    return client_of(person_with(LEAD, f"division:{made.city.city.pk}"))


def names(made, client, **asked):
    page = client.get(reverse("campaign:members", args=[made.campaign.denominators.get().pk]), asked)
    assert page.context["listing"].notes == []
    numbers = {place.pk: number for number, place in enumerate(made.city.communities)}
    return {numbers[row.community_id] for row in page.context["listing"].table.data.data}


def mend(made, number, due):
    for code in ("T-1", "T-2", "T-3"):
        Work.objects.create(
            campaign=made.campaign, division=made.city.communities[number], measure=made.measures[code],
            state="APPROVED", due_on=due, changed_at=AT,
        )  # fmt: skip


def test_a_state_finds_who_was_counted_in_it_on_the_day(made, leader):
    meets(made, 0, 1, since=date(2021, 6, 30))
    meets(made, 5, since=date(2021, 9, 1))
    meets(made, 5, kind="NAMED")
    count_again(made.campaign.pk, today=TODAY, at=AT)
    assert names(made, leader) == set(range(8))
    assert names(made, leader, counts="MEETING") == {0, 1, 5}
    assert names(made, leader, counts="MEETING", on="2021-08-01") == {0, 1}
    assert names(made, leader, counts="NOT_MEETING") == {2, 3, 4, 6, 7}
    assert names(made, leader, counts="NAMED") == {5}
    second = made.city.counties[1].pk
    assert names(made, leader, counts="MEETING", unit=f"county:{second}") == {5}
    assert names(made, leader, counts="NOT_NAMED", unit=f"county:{second}") == {4, 6, 7}


def test_what_merged_counts_as_what_it_became(made, leader):
    meets(made, 1)
    Division.objects.filter(pk=made.city.communities[0].pk).update(valid_to=date(2021, 8, 1))
    DivisionSuccession.objects.create(
        predecessor=made.city.communities[0], successor=made.city.communities[1], on=date(2021, 8, 1), document="x"
    )
    count_again(made.campaign.pk, today=TODAY, at=AT)
    assert names(made, leader, counts="MEETING") == {0, 1}
    assert names(made, leader, counts="MEETING", on="2021-07-31") == {1}


def test_who_is_expected_by_a_day_are_those_that_the_forecast_counted(made, leader):
    meets(made, 3)
    mend(made, 0, date(2021, 12, 1))
    mend(made, 1, date(2021, 12, 28))
    for code in ("T-1", "T-2", "T-4"):  # three works of the first county that ended five days late
        Work.objects.create(
            campaign=made.campaign, division=made.city.communities[2], measure=made.measures[code],
            state="DONE", due_on=date(2020, 12, 1), done_on=date(2020, 12, 6), changed_at=AT,
        )  # fmt: skip
    count_again(made.campaign.pk, today=TODAY, at=AT)
    way = outlook(made.campaign, TODAY).ways[0]
    assert way.target.by == date(2021, 12, 31)
    assert names(made, leader, expected="2021-12-31") == {
        0,
        2,
        3,
    }  # the second slips into January
    assert way.forecast == 3
    assert names(made, leader, expected="not:2021-12-31") == {1, 4, 5, 6, 7}
    assert names(made, leader, expected="2022-12-31") == {0, 1, 2, 3}
    assert outlook(made.campaign, TODAY).ways[1].forecast == 4


def test_a_county_finds_the_states_of_its_own_and_the_names_of_all(made, person_with, client_of):
    county = client_of(person_with(VIEW, f"division:{made.city.counties[1].pk}"))
    meets(made, 0, 5)
    count_again(made.campaign.pk, today=TODAY, at=AT)
    assert names(made, county) == set(range(8))
    assert names(made, county, counts="MEETING") == {5}
    assert names(made, county, counts="NOT_MEETING") == {4, 6, 7}
    assert names(made, county, expected="2021-12-31") == {5}
    assert names(made, county, expected="not:2021-12-31") == {4, 6, 7}
    text = county.get(reverse("campaign:members", args=[made.campaign.denominators.get().pk])).content.decode()
    assert "只显示您权限范围内的社区" in text
    own, other = (reverse("places:division", args=[made.city.communities[number].pk]) for number in (5, 0))
    assert own in text
    assert other not in text


def states(made, client, **asked):
    page = client.get(reverse("campaign:members", args=[made.campaign.denominators.get().pk]), asked)
    listing = page.context["listing"]
    column = next(number for number, one in enumerate(listing.headers) if one.title == "计入")
    numbers = {place.pk: number for number, place in enumerate(made.city.communities)}
    cells = [re.findall(r"<td.*?>(.*?)</td>", row)[column] for row in listing.rows]
    texts = [re.sub("<.*?>", "", cell) for cell in cells]
    return {numbers[row.community_id]: text for row, text in zip(listing.slice.rows, texts, strict=True)}


def test_the_list_tells_how_far_each_was_on_the_day(made, leader, person_with, client_of):
    meets(made, 0, since=date(2021, 6, 30))
    meets(made, 5, since=date(2021, 9, 1))
    meets(made, 5, kind="NAMED", since=date(2021, 9, 1))
    merged = made.city.communities[1]
    Division.objects.filter(pk=merged.pk).update(valid_to=date(2021, 8, 1))
    DivisionSuccession.objects.create(
        predecessor=merged, successor=made.city.communities[0], on=date(2021, 8, 1), document="x"
    )
    count_again(made.campaign.pk, today=TODAY, at=AT)
    told = states(made, leader)
    assert (told[0], told[1], told[5], told[2]) == ("达标", "达标", "命名", "尚未参与")
    assert {number for number, text in told.items() if "达标" in text or text == "命名"} == names(
        made, leader, counts="MEETING"
    )
    assert states(made, leader, on="2021-07-01")[5] == "尚未参与"
    county = client_of(person_with(VIEW, f"division:{made.city.counties[1].pk}"))
    told = states(made, county)
    assert (told[0], told[5]) == ("—", "命名")  # what others are is not told here


def test_the_list_costs_the_same_whatever_it_shows(made, leader, django_assert_max_num_queries):
    meets(made, 0, 5)
    count_again(made.campaign.pk, today=TODAY, at=AT)
    address = reverse("campaign:members", args=[made.campaign.denominators.get().pk])
    for asked in ({}, {"counts": "MEETING"}, {"expected": "2021-12-31"}, {"counts": "MEETING", "on": "2021-09-01"}):
        leader.get(address, asked)
        with django_assert_max_num_queries(MOST_QUERIES):
            leader.get(address, asked)


def test_what_was_never_forecast_offers_no_day(made, leader):
    assert not ExpectedStanding.objects.exists()
    page = leader.get(
        reverse("campaign:members", args=[made.campaign.denominators.get().pk]), {"expected": "2021-12-31"}
    )
    assert len(page.context["listing"].notes) == 1


@pytest.mark.long
def test_hostile_filters_are_left_out_with_a_note(made, leader):
    count_again(made.campaign.pk, today=TODAY, at=AT)
    address = reverse("campaign:members", args=[made.campaign.denominators.get().pk])
    for nasty in (*NASTY, "0001-01-01", "9999-12-31", "not:", "county:", "zone:1"):
        asked = {"q": nasty, "unit": nasty, "counts": nasty, "on": nasty, "expected": nasty}
        assert leader.get(address, asked).status_code == 200
        assert leader.get(address, {"counts": "MEETING", "on": nasty}).status_code == 200
