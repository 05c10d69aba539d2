"""What officers and the desk of an assessment body do with contracts, people and training."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation
from tests.hostile import NASTY

from linli.accounts.models import Assignment, Person, Role
from linli.core import clock
from linli.evaluation.models import Adjudication, Assessor, Contract, Sheet, Training, Visit
from linli.evaluation.operations.assessors import (
    NewContract,
    accept_visit,
    change_contract,
    let_assessor_go,
    refuse_visit,
    sign_contract,
)
from linli.evaluation.operations.rounds import move_round
from linli.evaluation.queries.visits import records
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.tests.field import AT, STANDARD, field_round, finish, made_once, send
from linli.places.models import Organisation

pytestmark = pytest.mark.django_db
MANAGES, PEOPLE, GRANTS = "evaluation.manage_assessors", "accounts.view_people", "accounts.grant"
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


stock, city, made = made_once(people=3)


@pytest.fixture
def body(made):
    return made.contract.organisation


@pytest.fixture
def officer(made, city, person_with, client_of):
    return client_of(person_with([MANAGES, PEOPLE, "history.view_history"], f"division:{city.city.pk}"))


@pytest.fixture
def desk(made, body, person_with, client_of):
    return client_of(person_with([MANAGES, PEOPLE, "places.view_places"], f"organisation:{body.pk}"))


def url(name, *arguments):
    return reverse(f"evaluation:{name}", args=arguments)


def terms(body, city, **changed):
    given = {
        "organisation": body.pk, "division": city.city.pk, "title": "2021 年复评服务", "number": "2021-02",
        "valid_from": "2021-06-01", "valid_to": "2021-12-31",
    }  # fmt: skip
    return given | changed


def shows(client, address, text):
    return text in client.get(address).content.decode()


def test_a_contract_is_entered_found_and_changed(made, body, city, officer):
    page = officer.post(url("add_contract"), terms(body, city))
    contract = Contract.objects.get(number="2021-02")
    assert page["Location"] == url("contract", contract.pk)
    assert shows(officer, url("contracts"), "2021 年复评服务")
    assert not shows(officer, url("contracts") + "?q=2021-01", "2021 年复评服务")
    shorter = terms(body, city, valid_to="2021-10-31")
    assert officer.post(url("edit_contract", contract.pk), shorter).status_code == 422
    officer.post(url("edit_contract", contract.pk), shorter | {"ended_reason": "提前终止"})
    contract.refresh_from_db()
    assert (contract.valid_to, contract.ended_reason) == (date(2021, 10, 31), "提前终止")
    assert officer.get(reverse("history:thing", args=["evaluation.contract", contract.pk])).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"valid_to": "2021-05-31"}, {"valid_to": "2021-02-30"}, {"valid_from": "99999-01-01"}, {"title": "=1+1"},
        {"title": ""}, {"number": "2021-01"}, {"number": "x" * 61}, {"organisation": "0"}, {"organisation": "x"},
        {"division": "9" * 30}, {"division": ""},
    ],
)  # fmt: skip
def test_a_contract_that_cannot_be_is_refused_with_the_reason(made, body, city, officer, wrong):
    page = officer.post(url("add_contract"), terms(body, city, **wrong))
    assert page.status_code == 422
    assert page.context["form"].errors
    assert Contract.objects.count() == 1


def test_only_assessment_bodies_and_own_divisions_can_be_chosen(made, body, city, officer, person_with, client_of):
    company = Organisation.objects.create(name="物业", kind="PROPERTY_COMPANY", division=city.city)
    assert officer.post(url("add_contract"), terms(company, city)).status_code == 422
    county = client_of(person_with([MANAGES], f"division:{city.counties[0].pk}"))
    assert county.post(url("add_contract"), terms(body, city)).status_code == 422
    assert county.post(url("add_contract"), terms(body, city, division=city.counties[0].pk)).status_code == 302


@pytest.mark.long
def test_nonsense_never_breaks_a_form(made, body, city, officer):
    for text in NASTY:
        for name in terms(body, city):
            assert officer.post(url("add_contract"), terms(body, city, **{name: text})).status_code in (302, 422)
        assert officer.get(url("contracts"), {"q": text, "standing": text}).status_code == 200
        given = {"assessors": text, "standard": text, "held_on": text, "valid_until": text, "document": text}
        assert officer.post(url("add_training", made.contract.pk), given).status_code == 422
        assert officer.post(url("add_assessor", made.contract.pk), {"person": text}).status_code == 422
        gone = officer.post(url("let_assessor_go", made.assessors[0].pk), {"on": text, "reason": text})
        assert gone.status_code == 422


def test_the_body_sees_its_own_and_changes_no_terms(made, body, city, desk, officer, person_with, client_of):
    other = Organisation.objects.create(name="明鉴评估", kind="ASSESSMENT_BODY", division=city.city)
    theirs = sign_contract(NewContract(other, city.city, "另一份", "1", date(2021, 1, 1), date(2021, 12, 31)))
    assert shows(officer, url("contracts"), "另一份")
    assert not shows(desk, url("contracts"), "另一份")
    assert desk.get(url("contract", theirs.pk)).status_code == 404
    assert desk.get(url("contract", made.contract.pk)).status_code == 200
    assert desk.get(url("edit_contract", made.contract.pk)).status_code == 403
    assert desk.post(url("add_contract"), terms(body, city)).status_code == 403
    assert desk.get(url("add_assessor", theirs.pk)).status_code == 404
    stranger = client_of(person_with([MANAGES], f"division:{city.counties[0].pk}"))
    for name in ("contract", "edit_contract", "add_assessor", "add_training"):
        assert stranger.get(url(name, made.contract.pk)).status_code == 404
        assert stranger.get(url(name, 10**30)).status_code == 404
    assert stranger.get(url("let_assessor_go", made.assessors[0].pk)).status_code == 404


# People


def new_person(name="谷雨", username="guyu"):
    return Person.objects.create_person(name=name, username=username)


def test_whoever_may_give_roles_lets_a_new_assessor_score(made, body, person_with, client_of):
    shipped = Role.objects.get(code="assessor")
    giver = client_of(person_with([MANAGES, PEOPLE, GRANTS, *shipped.rights], "platform"))
    person = new_person()
    answer = giver.post(url("add_assessor", made.contract.pk), {"person": "谷雨"})
    assert answer["Location"] == url("contract", made.contract.pk)
    assert Assessor.objects.filter(contract=made.contract, person=person).exists()
    given = Assignment.objects.get(person=person)
    assert (given.role.code, given.scope_key, given.valid_to) == (
        "assessor",
        f"organisation:{body.pk}",
        date(2021, 12, 31),
    )
    giver.post(url("add_assessor", made.contract.pk), {"person": "GUYU"})
    assert Assignment.objects.filter(person=person).count() == 1


def test_whoever_may_not_is_told_who_must(made, body, city, person_with, client_of):
    shipped = Role.objects.get(code="assessor")
    person_with([GRANTS, *shipped.rights], f"organisation:{body.pk}", name="衡之宽")
    manager = client_of(person_with([MANAGES, PEOPLE], "platform"))
    person = new_person()
    page = manager.post(url("add_assessor", made.contract.pk), {"person": "guyu"}, follow=True)
    assert "衡之宽" in page.content.decode()
    assert not Assignment.objects.filter(person=person).exists()
    assert Assessor.objects.filter(person=person).exists()


def test_somebody_out_of_sight_cannot_be_added_and_two_of_a_name_are_told_apart(made, desk, person_with, client_of):
    new_person()
    page = desk.post(url("add_assessor", made.contract.pk), {"person": "guyu"})
    assert page.status_code == 422
    assert "guyu" in page.content.decode()
    manager = client_of(person_with([MANAGES, PEOPLE], "platform"))
    new_person(username="guyu2")
    assert "guyu, guyu2" in manager.post(url("add_assessor", made.contract.pk), {"person": "谷雨"}).content.decode()


def test_training_makes_ready_and_running_out_is_shown(made, desk):
    person = made.assessors[0]
    person.trainings.all().delete()
    assert shows(desk, url("contract", made.contract.pk), "none: cannot be sent")
    given = {
        "assessors": [person.pk], "standard": STANDARD, "held_on": "2021-08-20", "valid_until": "2021-08-31",
        "document": "培训 2 号",
    }  # fmt: skip
    assert desk.post(url("add_training", made.contract.pk), given).status_code == 302
    assert shows(desk, url("contract", made.contract.pk), "ran out 2021-08-31")
    for wrong in ({"valid_until": "2021-08-01"}, {"held_on": "2021-09-02"}, {"assessors": []}, {"assessors": ["0"]},
                  {"standard": "x"}, {"document": "=1"}):  # fmt: skip
        assert desk.post(url("add_training", made.contract.pk), given | wrong).status_code == 422
    assert Training.objects.filter(assessor=person).count() == 1


def test_who_leaves_gives_back_what_is_open_with_reason_and_moment(made, desk):
    visits = send(made)
    leaves = made.assessors[0]
    for wrong in ({"on": "2021-09-02", "reason": "离职"}, {"on": "2021-09-01", "reason": " "}):
        assert desk.post(url("let_assessor_go", leaves.pk), wrong).status_code == 422
    desk.post(url("let_assessor_go", leaves.pk), {"on": "2021-09-01", "reason": "离职"})
    mine = Visit.objects.filter(pk__in=[one.pk for one in visits], assessor=leaves)
    assert {(one.state, one.refused_because, one.declared_at) for one in mine} == {("REFUSED", "离职", AT)}
    assert shows(desk, url("contract", made.contract.pk), "left on 2021-09-01")


def test_who_leaves_changes_nothing_of_a_sealed_round(made):
    send(made, accept=False)
    made.round.sheets.update(step="DONE")
    type(made.round).objects.filter(pk=made.round.pk).update(state="SEALED", sealed_at=AT)
    let_assessor_go(assessor=made.assessors[0], on=AT.date(), reason="离职")
    assert not Visit.objects.filter(state="REFUSED").exists()
    visit = Visit.objects.first()
    with pytest.raises(UnableToEvaluate, match="sent there any more"):
        refuse_visit(visit=visit, reason="x", has_conflict=False, at=AT)
    with pytest.raises(UnableToEvaluate, match="sent there any more"):
        accept_visit(visit=visit, at=AT)


def test_a_body_with_assessors_is_not_exchanged(made, city):
    other = Organisation.objects.create(name="明鉴评估", kind="ASSESSMENT_BODY", division=city.city)
    changed = NewContract(other, city.city, "x", "9", date(2021, 1, 1), date(2021, 12, 31))
    with pytest.raises(UnableToEvaluate, match="another one"):
        change_contract(contract=made.contract, terms=changed, ended_reason="")


# Quality record


def decided(sheet, item, first, second, answer):
    return Adjudication.objects.create(
        round=sheet.round, sheet=sheet, item=item, first=first, second=second, answer=answer, opened_at=AT,
        state="DECIDED", reason="照片为证", decided_at=AT,
    )  # fmt: skip


def test_the_record_counts_what_was_on_time_given_back_and_decided_against(city, person_with):
    made = field_round(city, person_with, people=5)
    sheet, late = made.round.sheets.order_by("code")[:2]
    first = send(made, [sheet, late])
    second = send(made, [sheet], scoring=2)
    Visit.objects.filter(sheet=sheet).update(due_on=AT.date())
    Visit.objects.filter(sheet=late).update(due_on=AT.date() - timedelta(days=1))
    for visit in [*first, *second]:
        if visit.sheet_id == sheet.pk:
            finish(visit)
    by = {(v.sheet_id, v.part, v.scoring): v for v in Visit.objects.all()}
    item = "B01"
    part = "SITE" if by[sheet.pk, "SITE", 1].items.filter(item=item).exists() else "DOCUMENTS"
    mine, theirs = by[sheet.pk, part, 1], by[sheet.pk, part, 2]
    decided(sheet, item, "2", "1", "1")
    refuse_visit(visit=by[late.pk, "SITE", 1], reason="病假", has_conflict=False, at=AT)
    found = records(made.contract, AT.date())
    whole = sum(one.done for one in found.values()), sum(one.on_time for one in found.values())
    assert whole == (4, 4)
    assert (found[mine.assessor_id].decided, found[mine.assessor_id].against) == (1, 1)
    assert (found[theirs.assessor_id].decided, found[theirs.assessor_id].against) == (1, 0)
    assert sum(one.refused for one in found.values()) == 1
    assert sum(one.late for one in found.values()) == 1


def test_a_contract_costs_as_many_queries_however_much_it_holds(
    made, officer, person_with, django_assert_max_num_queries
):
    with django_assert_max_num_queries(MOST_QUERIES) as few:
        officer.get(url("contract", made.contract.pk))
    send(made)
    with django_assert_max_num_queries(MOST_QUERIES) as many:
        page = officer.get(url("contract", made.contract.pk)).content.decode()
    assert len(many.captured_queries) == len(few.captured_queries)
    assert str(Sheet.objects.count() * 2) in page
    for name, arguments in (("contracts", ()), ("add_assessor", (made.contract.pk,)), ("add_contract", ())):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert officer.get(url(name, *arguments)).status_code == 200


def test_a_round_cannot_move_over_what_is_asked_of_a_contract(made):
    """A contract outlives its rounds: nothing of it stands in the way of a cancelled one."""
    send(made, accept=False)
    cancelled = move_round(round_=made.round, to="CANCELLED", at=AT, reason="x")
    assert let_assessor_go(assessor=made.assessors[0], on=AT.date(), reason="离职").left_on == AT.date()
    assert not cancelled.is_open
