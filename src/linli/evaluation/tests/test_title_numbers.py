"""The numbers that come of the title register."""

from datetime import date
from fractions import Fraction

import pytest

from linli.core.metrics import METRICS, values
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.register import note_award
from linli.evaluation.operations.sealing import amend_round, seal_round
from linli.evaluation.queries.attainment import attainment, total
from linli.places.models import Compound, Division, OverlayZone

from .register import AT, DAY, LATER, METRIC, MUCH_LATER, STANDARD, award, sealed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = date(2021, 10, 15)


def test_rates_are_counted_by_counties_and_zones_each_place_once(city, django_assert_num_queries):
    zone = OverlayZone.objects.create(name="示例集聚区", code="Z1", city=city.city)
    in_zone = city.communities[0]
    Division.objects.filter(pk=in_zone.pk).update(zone=zone)
    gone = city.communities[1]
    Division.objects.filter(pk=gone.pk).update(valid_to=date(2021, 1, 1))
    for community in city.communities[:3]:
        award("TAKING_PART", community)
    award("MEETING", in_zone)
    suspended = award("MEETING", city.communities[2])
    note_award(award=suspended, kind="SUSPENDED", on=DAY, reason="r", document="d", by=None, at=AT)
    warned = award("MEETING", city.communities[4])
    note_award(award=warned, kind="WARNED", on=DAY, reason="r", document="d", by=None, at=AT)
    award("NAMED", city.communities[4], standard="other")
    with django_assert_num_queries(3):
        first, second, third = attainment(city.city, date(2021, 10, 15))
    assert (first.name, first.communities, first.taking_part, first.meeting) == ("东陵区", 2, 1, 0)
    assert (second.communities, second.taking_part, second.meeting, second.named) == (4, 0, 1, 1)
    assert (third.name, third.is_zone, third.communities, third.meeting) == ("示例集聚区", True, 1, 1)
    assert first.participation_rate == Fraction(1, 2)
    whole = total([first, second, third])
    assert (whole.communities, whole.attainment_rate) == (7, Fraction(2, 7))
    assert total(attainment(city.city, date(2021, 10, 15), STANDARD)).named == 0
    assert total(attainment(city.city, date(2021, 8, 30))).taking_part == 0  # before the first award
    townships = attainment(city.counties[0], date(2021, 10, 15))
    assert [line.communities for line in townships] == [1, 2]  # of a county the zone is a part
    assert attainment(city.townships[0], date(2021, 10, 15))[0].attainment_rate == 1
    assert total([]).attainment_rate is None


def share(day, city):
    found = values(METRIC, [f"division:{city.city.pk}"], day)
    return {pk: value.exact for pk, value in found.items()}


def test_before_the_first_sealed_round_nothing_is_known(city):
    assert share(DAY, city) == {}


def test_the_share_counts_households_and_rolls_up_as_sums(city, django_assert_num_queries):
    sealed(city, lower=city.compounds[:1])
    Compound.objects.filter(pk=city.compounds[0].pk).update(households=900)
    Compound.objects.filter(pk=city.compounds[2].pk).update(households=None)
    day = date(2021, 9, 30)
    with django_assert_num_queries(1):
        known = share(day, city)
    assert known[city.compounds[0].pk] == 0
    assert known[city.compounds[1].pk] == 1
    assert city.compounds[2].pk not in known
    of = values(METRIC, ["platform"], day, "community")
    assert of[city.communities[0].pk].exact == Fraction(300, 1200)


def test_no_result_depends_on_itself(city):
    """The rounds of a day know the stars of earlier days only, however often they are sealed, amended or asked."""
    sealed(city, date(2021, 6, 30), lower=city.compounds[:2])
    before = share(DAY, city)
    assert before[city.compounds[0].pk] == 0
    round_ = sealed(city, DAY)  # all of them get five stars on the very day
    assert share(DAY, city) == before
    later = amend_round(round_=round_, reason="objection upheld", by=None, at=LATER)
    assert share(DAY, city) == before
    grade_round(round_=later, at=LATER)
    seal_round(round_=later, by=None, at=MUCH_LATER)
    assert later.as_of == DAY
    assert share(DAY, city) == before
    assert share(date(2021, 9, 1), city)[city.compounds[0].pk] == 1  # from the next day on they speak


def test_sealing_a_round_changes_no_number_as_of_its_own_day(city):
    """Whatever metric a standard may name: what a round is graded by does not come of that round."""
    sealed(city, date(2021, 6, 30))
    before = {code: values(code, ["platform"], DAY) for code in METRICS}
    first = sealed(city, DAY, lower=city.compounds[:3])
    assert {code: values(code, ["platform"], DAY) for code in METRICS} == before
    later = amend_round(round_=first, reason="objection upheld", by=None, at=LATER)
    grade_round(round_=later, at=LATER)
    seal_round(round_=later, by=None, at=MUCH_LATER)
    assert {code: values(code, ["platform"], DAY) for code in METRICS} == before
    assert values(METRIC, ["platform"], DAY)[city.compounds[0].pk].exact == 1
    assert values(METRIC, ["platform"], date(2021, 9, 1))[city.compounds[0].pk].exact == 0


def test_suspended_stars_do_not_count_and_warned_ones_do(city):
    round_ = sealed(city)
    one, two = (round_.awards.get(kind="STARS", compound=compound) for compound in city.compounds[:2])
    note_award(award=one, kind="SUSPENDED", on=date(2021, 9, 1), reason="r", document="d", by=None, at=AT)
    note_award(award=two, kind="WARNED", on=date(2021, 9, 1), reason="r", document="d", by=None, at=AT)
    known = share(date(2021, 9, 30), city)
    assert (known[city.compounds[0].pk], known[city.compounds[1].pk]) == (0, 1)
