"""Targets beside counts: on each unit no surplus makes up for another's lack; a band needs real quarters."""

from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from linli.campaign.models import ExpectedStanding, Standing, Target
from linli.campaign.operations.actions import set_target
from linli.campaign.operations.prospects import look_again
from linli.campaign.operations.standings import count_again, keep_standing
from linli.campaign.queries.outlook import outlook
from linli.core import clock

from .world import AT, LEAD, TODAY, meets, wish, with_targets

pytestmark = pytest.mark.django_db


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


def test_on_each_unit_a_surplus_of_one_hides_no_lack_of_another(made):
    counted = made.campaign.denominators.get()
    Target.objects.filter(campaign=made.campaign).delete()
    set_target(campaign=made.campaign, wish=wish(counted, 2021, Decimal(50), reach="EACH_UNIT"))
    set_target(campaign=made.campaign, wish=wish(counted, 2021, Decimal(50)))
    meets(made, 0, 1, 2, 3)  # all of the first county, none of the second; each needs two of four
    count_again(made.campaign.pk, today=TODAY, at=AT)
    by_reach = {way.target.reach: way for way in outlook(made.campaign, TODAY).ways}
    each, whole = by_reach["EACH_UNIT"], by_reach["WHOLE"]
    assert (each.asked, each.count, each.missing, each.short, each.reached) == (4, 4, 2, 2, 2)
    assert [(unit.line.unit[0], unit.behind) for unit in each.warned] == [(made.city.counties[1].pk, 2)]
    assert (whole.asked, whole.missing, whole.short, whole.reached) == (4, 0, 0, 4)


def judged(made, *forecasts):
    """Return how many periods can be judged, with forecasts made on a day for a day, each counted then."""
    counted, county = made.campaign.denominators.get(), made.city.counties[0]
    ExpectedStanding.objects.all().delete()
    for made_on, day in forecasts:
        keep_standing(counted, day, AT, {})
        ExpectedStanding.objects.create(
            campaign=made.campaign, denominator=counted, made_on=made_on, day=day, county=county, meeting=0
        )
    return outlook(made.campaign, TODAY).periods


@pytest.mark.parametrize(("made_on", "day", "periods"), [
    (date(2021, 4, 1), date(2021, 6, 30), 1),
    (date(2021, 6, 29), date(2021, 6, 30), 1),
    (date(2021, 6, 30), date(2021, 6, 30), 0),  # on the day itself nothing is foretold
    (date(2021, 3, 31), date(2021, 6, 30), 0),  # in the quarter before
    (date(2021, 4, 1), date(2021, 5, 31), 0),  # a target's day within a quarter
    (date(2021, 7, 1), date(2021, 9, 30), 1),
])  # fmt: skip
def test_a_period_is_a_quarter_whose_end_was_foretold_in_it_and_counted(made, made_on, day, periods):
    assert judged(made, (made_on, day)) == periods


def test_the_first_forecast_of_a_quarter_is_the_one_that_is_judged(made):
    counted, county = made.campaign.denominators.get(), made.city.counties[0]
    day = date(2021, 6, 30)
    keep_standing(counted, day, AT, {})
    for made_on, number in ((date(2021, 3, 31), 9), (date(2021, 4, 2), 3), (date(2021, 6, 1), 0), (day, 0)):
        ExpectedStanding.objects.create(
            campaign=made.campaign, denominator=counted, made_on=made_on, day=day, county=county, meeting=number
        )
    second = date(2021, 9, 30)
    keep_standing(counted, second, AT, {})
    ExpectedStanding.objects.create(
        campaign=made.campaign, denominator=counted, made_on=date(2021, 7, 1), day=second, county=county, meeting=0
    )
    count_again(made.campaign.pk, today=TODAY, at=AT)
    way = outlook(made.campaign, TODAY).ways[0]
    assert (way.band.low, way.band.high) == (max(0, way.forecast - 3), way.forecast)


def test_without_a_count_nothing_is_missing_of_units(made):
    counted = made.campaign.denominators.get()
    Target.objects.filter(campaign=made.campaign).delete()
    set_target(campaign=made.campaign, wish=wish(counted, 2021, 40, reach="EACH_UNIT"))
    assert not Standing.objects.exists()
    way = outlook(made.campaign, TODAY).ways[0]
    assert (way.missing, way.short, way.asked, way.reached) == (0, 0, 0, 0)


def test_the_list_of_prospects_says_when_each_was_worked_out(made, person_with, client_of):
    leader = client_of(person_with(LEAD, f"division:{made.city.city.pk}"))
    address = reverse("campaign:prospects", args=[made.campaign.pk])
    assert leader.get(address).status_code == 200
    count_again(made.campaign.pk, today=TODAY, at=AT - timedelta(days=1))
    assert "按 2021-10-14 10:00 时的项目和评分测算" in leader.get(address).content.decode()
    look_again(made.campaign.pk, [made.city.communities[0].pk], at=AT)
    text = leader.get(address).content.decode()
    assert "分别按 2021-10-14 10:00 至 2021-10-15 10:00 之间的项目和评分测算" in text
