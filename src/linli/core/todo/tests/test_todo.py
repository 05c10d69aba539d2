"""What waits for a person, by name and by role."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from linli.accounts.models import Assignment
from linli.core.rights import RIGHTS, Right, forget_grants, grants_of
from linli.core.todo import KINDS, Kind
from linli.core.todo.models import ToDo, holders_of
from linli.core.todo.operations import NewToDo, change_due, close_todos, drop_todos, open_todo, open_todos, readdress
from linli.core.todo.queries import counts_of, done_todos_of, open_todos_of

pytestmark = pytest.mark.django_db
NOON = datetime(2021, 10, 15, 12, tzinfo=timezone.get_default_timezone())
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    check = RIGHTS.get("test.check") or RIGHTS.setdefault("test.check", Right("test.check", "check"))
    for kind in (Kind("test.check", "Check", "Check {what} of {nobody}", check), Kind("test.sign", "Sign", "Sign {n}")):
        monkeypatch.setitem(KINDS, kind.code, kind)
    yield
    RIGHTS.pop("test.check", None)


def work_at(compound, **more) -> NewToDo:
    return NewToDo("test.check", ("places.compound", compound.pk), fields={"what": "消防栓"}, **more)


def waiting(person) -> list[int]:
    forget_grants(person)
    return [todo.subject_id for todo in open_todos_of(person, grants_of(person))]


def test_work_waits_for_whoever_holds_the_right_there(city, person_with):
    here = city.compounds[0]
    open_todo(work_at(here), at=NOON)
    county = person_with(["test.check"], f"division:{city.counties[0].pk}")
    everywhere = person_with(["test.check"], "platform")
    elsewhere = person_with(["test.check"], f"division:{city.counties[1].pk}")
    another_right = person_with(["places.view_places"], f"division:{city.counties[0].pk}")
    assert waiting(county) == waiting(everywhere) == [here.pk]
    assert waiting(elsewhere) == waiting(another_right) == []


def test_when_the_role_changes_hands_the_work_goes_with_it(city, person_with):
    open_todo(work_at(city.compounds[0]), at=NOON)
    scope = f"division:{city.counties[0].pk}"
    old, new = person_with(["test.check"], scope), person_with([], scope)
    assignment = Assignment.objects.get(person=old)
    Assignment.objects.filter(pk=assignment.pk).update(person=new)
    assert waiting(old) == []
    assert waiting(new) == [city.compounds[0].pk]


def test_when_the_compound_changes_hands_the_work_goes_with_it(city, person_with):
    from linli.places.models import Organisation

    here = city.compounds[0]
    old, new = (Organisation.objects.create(name=n, kind="PROPERTY_COMPANY") for n in ("甲物业", "乙物业"))
    here.manager = old
    here.save()
    open_todo(work_at(here), at=NOON)
    manager = person_with(["test.check"], f"organisation:{new.pk}")
    assert waiting(manager) == []
    here.manager = new
    here.save()
    assert readdress("places.compound", [here.pk]) == 1
    assert readdress("places.compound") == 0
    assert waiting(manager) == [here.pk]


def test_named_work_waits_for_that_person_only(city, person_with):
    me, you = person_with(), person_with()
    open_todo(NewToDo("test.sign", ("places.compound", 1), person=me.pk, fields={"n": 3}), at=NOON)
    assert waiting(me) == [1]
    assert waiting(you) == []
    assert open_todos_of(me, grants_of(me)).get().text == "Sign 3"


def test_opening_twice_is_opening_once_and_again_after_it_was_done(city, person_with):
    here, officer = city.compounds[0], person_with(["test.check"])
    subject = ("places.compound", here.pk)
    open_todo(work_at(here), at=NOON)
    open_todos([work_at(here), work_at(city.compounds[1])], at=NOON)
    assert ToDo.objects.count() == 2
    assert close_todos(subject, by=officer, at=NOON) == 1
    assert close_todos(subject, by=officer, at=NOON) == 0
    open_todo(work_at(here), at=NOON)
    assert ToDo.objects.open().count() == 2
    assert [todo.subject_id for todo in done_todos_of(officer)] == [here.pk]


def test_work_that_is_no_longer_needed_is_nobodys_done(city, person_with):
    officer = person_with(["test.check"])
    open_todo(work_at(city.compounds[0]), at=NOON)
    assert drop_todos(("places.compound", city.compounds[0].pk), kind="test.check", at=NOON) == 1
    assert waiting(officer) == []
    assert not done_todos_of(officer).exists()


def test_overdue_comes_first_and_what_has_no_date_last(city, person_with):
    officer = person_with(["test.check"])
    dues = [None, NOON + HOUR, NOON - HOUR]
    for compound, due in zip(city.compounds, dues, strict=False):
        open_todo(work_at(compound, due_at=due), at=NOON - 3 * HOUR)
    assert waiting(officer) == [city.compounds[2].pk, city.compounds[1].pk, city.compounds[0].pk]
    assert counts_of(officer, grants_of(officer), NOON) == (3, 1)
    change_due(("places.compound", city.compounds[1].pk), "test.check", NOON - HOUR)
    assert counts_of(officer, grants_of(officer), NOON) == (3, 2)
    change_due(("places.compound", city.compounds[1].pk), "test.check", None)
    assert ToDo.objects.get(subject_id=city.compounds[1].pk).due_pending


def test_keys_that_are_given_narrow_who_is_asked(city, person_with):
    here = city.compounds[0]
    open_todo(work_at(here, keys=[f"division:{here.community_id}"]), at=NOON)
    assert waiting(person_with(["test.check"], f"division:{here.community_id}")) == [here.pk]
    assert waiting(person_with(["test.check"], f"division:{city.counties[0].pk}")) == []


@pytest.mark.parametrize(
    "new",
    [
        NewToDo("no.such", ("places.compound", 1)),
        NewToDo("test.check", ("places.compound", 999_999)),
        NewToDo("test.check", ("no.such", 1)),
        NewToDo("test.sign", ("places.compound", 1), keys=["platform"]),
    ],
)
def test_work_for_nobody_is_a_mistake(new, db):
    with pytest.raises(ValueError, match=r"no\.such|999999|person"):
        open_todo(new, at=NOON)


def test_a_field_is_a_string_or_a_whole_number(db):
    with pytest.raises(TypeError, match=r"n is 0\.5"):
        open_todo(NewToDo("test.sign", ("places.compound", 1), person=1, fields={"n": 0.5}), at=NOON)


def test_a_field_that_is_missing_leaves_the_line_readable(city):
    open_todo(work_at(city.compounds[0]), at=NOON)
    assert ToDo.objects.get().text == "Check 消防栓 of …"


def test_fifty_roles_cost_no_more_than_one(city, person_with, client_of, django_assert_max_num_queries):
    officer = person_with(["test.check"], f"division:{city.city.pk}")
    role = officer.assignments.get().role
    Assignment.objects.bulk_create(
        Assignment(
            person=officer,
            role=role,
            scope_type="division",
            scope_id=city.communities[n % 8].pk,
            valid_from=NOON.date() - timedelta(days=n),
        )
        for n in range(50)
    )
    open_todos([work_at(compound) for compound in city.compounds], at=NOON)
    assert len(holders_of(officer.pk, grants_of(officer))) == 52
    client = client_of(officer)
    with django_assert_max_num_queries(8):
        page = client.get("/todo/")
    assert page.content.count(b'id="todo-') == len(city.compounds)
