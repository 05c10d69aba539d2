"""What the register says of compounds as numbers: known, empty, unknown."""

from datetime import date
from fractions import Fraction

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from linli.core.metrics import METRICS, values
from linli.places.models import Compound, Division, Management, Organisation, OwnersCommittee

DAY = date(2021, 9, 30)
COUNT = st.none() | st.integers(0, 50)


def exact(code, subject=""):
    return {pk: value.exact for pk, value in values(code, ["platform"], DAY, subject).items()}


@pytest.mark.django_db
def test_sockets_per_hundred_households_are_summed_not_averaged(city):
    one, other = city.compounds[:2]
    Compound.objects.filter(pk=one.pk).update(households=100, ebike_sockets=15)
    Compound.objects.filter(pk=other.pk).update(households=300, ebike_sockets=5)
    found = exact("places.ebike_sockets_per_100_households")
    assert (found[one.pk], found[other.pk]) == (15, Fraction(5, 3))
    assert exact("places.ebike_sockets_per_100_households", "community")[one.community_id] == 5


@pytest.mark.django_db
def test_entrances_that_nobody_counted_are_unknown(city):
    one, other = city.compounds[:2]
    Compound.objects.filter(pk=one.pk).update(entrances=8, step_free_entrances=6)
    found = exact("places.step_free_entrance_share")
    assert found[one.pk] == Fraction(3, 4)
    assert other.pk not in found


@pytest.mark.django_db
def test_who_answers_for_the_management_on_the_day(city):
    one, other = city.compounds[:2]
    company = Organisation.objects.create(name="安居物业", kind="PROPERTY")
    Management.objects.all().delete()
    Management.objects.create(
        compound=one, how="PROFESSIONAL", organisation=company, contract_number="物服2020-1",
        period=DateRange(date(2020, 1, 1), date(2021, 10, 1)),
    )  # fmt: skip
    Management.objects.create(compound=other, how="SELF", period=DateRange(date(2021, 10, 1), None))
    present, filed = exact("places.management_present"), exact("places.contract_filed")
    assert (present[one.pk], filed[one.pk], present[other.pk]) == (1, 1, 0)
    assert other.pk not in filed


@pytest.mark.django_db
def test_a_committee_past_its_term_is_not_in_term(city):
    one, other = city.compounds[:2]
    for compound, last in ((one, date(2021, 10, 1)), (other, DAY)):
        OwnersCommittee.objects.create(
            compound=compound, term=1, filed_number="业备1", period=DateRange(date(2018, 1, 1), last)
        )
    found = exact("places.committee_in_term")
    assert (found[one.pk], found[other.pk]) == (1, 0)


class TestChargingAgainstASlowReference(TestCase):
    """The same answer as counting by hand, whatever is known."""

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(COUNT, COUNT, COUNT), max_size=6))
    def test_it(self, rows):
        city = Division.objects.create(code="990100000000", name="市", level="CITY")
        made = [
            Compound.objects.create(
                code=f"99010000000{n}", name=f"小区{n}", community=city, households=h, ebike_sockets=s, car_chargers=c
            )
            for n, (h, s, c) in enumerate(rows)
        ]
        expected = {}
        for compound, (households, sockets, chargers) in zip(made, rows, strict=True):
            if households is None:
                continue
            if (sockets or 0) > 0 or (chargers or 0) > 0:
                expected[compound.pk] = (households, households)
            elif sockets == 0 and chargers == 0:
                expected[compound.pk] = (0, households)
        found = values("places.charging_household_share", ["platform"], DAY)
        assert {pk: (value.numerator, value.denominator) for pk, value in found.items()} == expected


def test_every_offered_metric_has_a_title_in_words():
    assert all(str(metric.title) for metric in METRICS.values())
