"""How many households are under professional management."""

from datetime import date
from fractions import Fraction

import pytest

from linli.core.metrics import values
from linli.places.models import Management, Organisation

pytestmark = pytest.mark.django_db
CODE = "places.managed_household_share"
DAY = date(2021, 10, 15)


@pytest.fixture
def managed(city):
    """Compound 0: a company, 300 households; 1: its owners, 100; 2: a company until September; 3: nothing."""
    company = Organisation.objects.create(name="绿城物业", kind="PROPERTY_COMPANY")
    first, second, third, _ = city.compounds[:4]
    second.households = 100
    second.save()
    Management.objects.create(compound=first, organisation=company, how="PROFESSIONAL", period=(date(2020, 1, 1), None))
    Management.objects.create(compound=second, how="SELF", period=(date(2020, 1, 1), None))
    Management.objects.create(
        compound=third, organisation=company, how="PROFESSIONAL", period=(date(2020, 1, 1), date(2021, 10, 1))
    )
    return city


def test_a_community_is_its_compounds_summed(managed, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = values(CODE, ["platform"], DAY, "community")
    assert found.keys() == {managed.communities[0].pk}
    assert found[managed.communities[0].pk].exact == Fraction(300, 400)


def test_what_nobody_knows_is_unknown(managed):
    assert values(CODE, ["platform"], DAY).keys() == {managed.compounds[0].pk, managed.compounds[1].pk}
    managed.compounds[0].households = None
    managed.compounds[0].save()
    assert values(CODE, ["platform"], DAY).keys() == {managed.compounds[1].pk}
    Management.objects.all().delete()
    assert values(CODE, ["platform"], DAY) == {}


def test_the_day_decides(managed):
    third = managed.compounds[2].pk
    assert values(CODE, ["platform"], date(2021, 9, 30))[third].exact == 1
    assert third not in values(CODE, ["platform"], date(2021, 10, 1))
    managed.compounds[0].retired_on = date(2021, 10, 15)
    managed.compounds[0].save()
    assert managed.compounds[0].pk not in values(CODE, ["platform"], DAY)


def test_each_level_up_to_the_city(managed):
    for level, place in (
        ("township", managed.townships[0]), ("county", managed.counties[0]), ("city", managed.city),
    ):  # fmt: skip
        assert values(CODE, ["platform"], DAY, level)[place.pk].exact == Fraction(3, 4), level


def test_only_what_lies_in_the_scope(managed):
    assert values(CODE, [f"division:{managed.counties[1].pk}"], DAY) == {}
    assert len(values(CODE, [f"compound:{managed.compounds[0].pk}"], DAY)) == 1
