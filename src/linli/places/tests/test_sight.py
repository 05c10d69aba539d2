"""What people see is what lies in their scopes."""

import pytest

from linli.accounts.models import Person
from linli.core.rights import Grant, Grants
from linli.places.models import Compound, Division

pytestmark = pytest.mark.django_db


def make_division(code: str, level: str, parent: Division | None = None) -> Division:
    made = Division.objects.create(code=code, level=level, name=f"区划{code}", parent=parent)
    made.ancestors = [*(parent.ancestors if parent else []), made.pk]
    made.save()
    return made


def test_an_officer_of_a_county_sees_its_compounds_and_no_others() -> None:
    city = make_division("990100000000", "CITY")
    first, second = (make_division(f"99010{n}000000", "COUNTY", city) for n in (2, 3))
    for county in (first, second):
        Compound.objects.create(code=county.code, name="阳光小区", community=county)
    grants = Grants((Grant("county_officer", frozenset({"places.view_places"}), f"division:{first.pk}"),))
    assert [c.community for c in Compound.objects.visible_to(grants)] == [first]
    assert grants.over("places.view_places", Compound.objects.get(community=first))
    assert not grants.over("places.view_places", Compound.objects.get(community=second))
    assert Compound.objects.found_by("ygxq").count() == 2
    assert Compound.objects.found_by("yangguang").count() == 2
    assert Compound.objects.found_by("阳光").count() == 2
    assert Compound.objects.found_by("月光").count() == 0


def test_a_name_is_sealed_and_gone_with_its_key() -> None:
    person = Person.objects.create_person(name="张三", phone="13800000000")
    assert Person.objects.by_phone("13800000000") == person
    assert "张三".encode() not in bytes(person.name_sealed)
    assert Person.objects.get(pk=person.pk).name == "张三"
    person.key.delete()
    assert Person.objects.get(pk=person.pk).name == ""
