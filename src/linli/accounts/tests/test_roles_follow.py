"""When communities are merged, their officers work on."""

from datetime import date, timedelta

import pytest

from linli.accounts.models import Assignment, Person
from linli.core.rights import grants_of
from linli.places.models import Division
from linli.places.operations import merge_divisions

pytestmark = pytest.mark.django_db
TODAY = date(2021, 10, 15)


def test_the_officer_of_a_merged_community_sees_what_it_became(city, person_with):
    old, new = city.communities[:2]
    officer = person_with(["places.view_places"], f"division:{old.pk}")
    merge_divisions(
        divisions=[old], versions={old.pk: old.version}, into=new, on=TODAY, document="示政函〔2021〕7号", today=TODAY
    )
    after = Assignment.objects.get(person=officer, scope_id=new.pk)
    assert (after.valid_from, after.valid_to, after.reason) == (TODAY, None, "示政函〔2021〕7号")
    assert grants_of(Person.objects.get(pk=officer.pk)).over("places.view_places", Division.objects.get(pk=new.pk))


def test_a_role_that_had_ended_does_not_come_back(city, person_with):
    old, new = city.communities[:2]
    officer = person_with(["places.view_places"], f"division:{old.pk}")
    Assignment.objects.filter(person=officer).update(valid_to=TODAY - timedelta(days=1))
    merge_divisions(
        divisions=[old], versions={old.pk: old.version}, into=new, on=TODAY, document="示政函〔2021〕7号", today=TODAY
    )
    assert not Assignment.objects.filter(person=officer, scope_id=new.pk).exists()


def test_those_who_watch_over_something_are_found(person_with):
    watcher, every, other = person_with(["history.check"]), person_with(["*"]), person_with(["places.view_places"])
    gone = person_with(["history.check"])
    Person.objects.filter(pk=gone.pk).update(is_active=False)
    assert set(Person.objects.holding("history.check")) == {watcher.pk, every.pk}
    assert other.pk not in Person.objects.holding("history.check")
