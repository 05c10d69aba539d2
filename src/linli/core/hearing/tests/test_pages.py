"""The pages of hearings."""

from datetime import datetime

import pytest
from django.utils import timezone

from linli.core.hearing.models import Hearing
from linli.core.hearing.operations import Terms, file_hearing
from linli.core.worktime import Clock, TimeLimit

pytestmark = pytest.mark.django_db
NOON = datetime(2021, 10, 15, 12, tzinfo=timezone.get_default_timezone())
RIGHTS = ["hearing.view", "hearing.answer"]


@pytest.fixture(autouse=True)
def day(settings):
    settings.TODAY = NOON.date()


@pytest.fixture
def filer(person_with):
    return person_with()


@pytest.fixture
def hearing(city, filer):
    return file_about(city.compounds[0], filer)


def file_about(compound, by, **more) -> Hearing:
    return file_hearing(
        kind="OBJECTION", subject=("places.compound", compound.pk), text="扣分<script>与现场不符", at=NOON, by=by,
        terms=Terms(TimeLimit(Clock.WORKING_DAYS, 5)), **more,
    )  # fmt: skip


@pytest.fixture
def officer(city, person_with):
    return person_with(RIGHTS, f"division:{city.counties[0].pk}")


def test_an_officer_accepts_and_answers(hearing, officer, client_of):
    client, address = client_of(officer), f"/hearings/{hearing.pk}/"
    page = client.get(address).content
    assert b'id="answer"' in page
    assert b"<script>\xe4" not in page
    assert client.post(f"{address}accept/", {"reason": ""}).status_code == 302
    answered = client.post(f"{address}answer/", {"outcome": "UPHELD", "answer": "改为满分。"})
    assert answered.status_code == 302
    hearing.refresh_from_db()
    assert hearing.state == "ANSWERED"
    assert b'id="answer"' not in client.get(address).content
    assert client.post(f"{address}answer/", {"outcome": "UPHELD", "answer": "再"}).status_code == 422


def test_the_filer_sees_it_and_withdraws_it(hearing, filer, client_of):
    client, address = client_of(filer), f"/hearings/{hearing.pk}/"
    page = client.get(address).content
    assert b'id="answer"' not in page
    assert f"{address}withdraw/".encode() in page
    assert f'id="hearing-{hearing.pk}"'.encode() in client.get("/hearings/mine/").content
    assert client.post(f"{address}withdraw/").status_code == 302
    hearing.refresh_from_db()
    assert hearing.state == "WITHDRAWN"
    assert client.post(f"{address}withdraw/").status_code == 422


def test_others_see_nothing(hearing, city, person_with, client_of, client):
    address = f"/hearings/{hearing.pk}/"
    assert client.get(address).status_code == 302
    stranger = client_of(person_with([], f"division:{city.counties[1].pk}"))
    elsewhere = client_of(person_with(RIGHTS, f"division:{city.counties[1].pk}"))
    here = client_of(person_with(["places.view_places"], f"division:{city.counties[0].pk}"))
    viewer = client_of(person_with(["hearing.view"], f"division:{city.counties[0].pk}"))
    assert stranger.get(address).status_code == elsewhere.get(address).status_code == 404
    assert here.get(address).status_code == 403
    assert viewer.get(address).status_code == 200
    for step in ("accept/", "answer/"):
        form = {"outcome": "UPHELD", "answer": "x"}
        assert stranger.post(address + step, form).status_code == 403
        assert elsewhere.post(address + step, form).status_code == 404
        assert viewer.post(address + step, form).status_code == 403
    assert stranger.post(f"{address}withdraw/").status_code == 404
    assert viewer.post(f"{address}withdraw/").status_code == 422
    assert viewer.get(f"{address}withdraw/").status_code == 405
    assert f'id="hearing-{hearing.pk}"'.encode() not in viewer.get("/hearings/mine/").content
    assert stranger.get("/hearings/").status_code == 403
    hearing.refresh_from_db()
    assert hearing.state == "FILED"


def test_whoever_decided_sees_no_form_and_is_refused(city, filer, officer, client_of):
    hearing = file_about(city.compounds[0], filer, decided_by=officer)
    client, address = client_of(officer), f"/hearings/{hearing.pk}/"
    assert b'id="answer"' not in client.get(address).content
    assert client.post(f"{address}answer/", {"outcome": "UPHELD", "answer": "x"}).status_code == 422


def test_the_list_shows_what_lies_in_the_scope(city, filer, officer, client_of, django_assert_max_num_queries):
    for compound in city.compounds:
        file_about(compound, filer)
    client = client_of(officer)
    with django_assert_max_num_queries(9):
        page = client.get("/hearings/")
    shown = [compound for compound in city.compounds if f"/hearings/{hearing_of(compound)}/".encode() in page.content]
    assert shown == city.compounds[:8]
    assert client.get("/hearings/?state=ANSWERED&q=阳光").status_code == 200


def hearing_of(compound) -> int:
    return Hearing.objects.get(subject_id=compound.pk).pk


def test_one_page_costs_few_queries(hearing, officer, client_of, django_assert_max_num_queries):
    client = client_of(officer)
    with django_assert_max_num_queries(9):
        client.get(f"/hearings/{hearing.pk}/")


@pytest.mark.parametrize(
    "form",
    [{}, {"outcome": "UPHELD"}, {"outcome": "x", "answer": "y"}, {"outcome": "UPHELD", "answer": "长" * 5001},
     {"outcome": "UPHELD", "answer": "\x00"}, {"outcome": "UPHELD", "answer": "  "}],
)  # fmt: skip
def test_what_is_no_answer_is_refused_in_words(form, hearing, officer, client_of):
    answer = client_of(officer).post(f"/hearings/{hearing.pk}/answer/", form)
    assert answer.status_code == 422
    assert b"data-errors" in answer.content


def test_a_late_one_needs_a_reason(hearing, officer, client_of):
    Hearing.objects.filter(pk=hearing.pk).update(state="LATE")
    client, address = client_of(officer), f"/hearings/{hearing.pk}/accept/"
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "x" * 501}).status_code == 422
    assert client.post(address, {"reason": "台风"}).status_code == 302


@pytest.mark.parametrize("pk", ["0", "99999999999999999999999999", "9223372036854775807"])
def test_one_that_is_not_there_is_not_found(pk, officer, client_of):
    client = client_of(officer)
    assert client.get(f"/hearings/{pk}/").status_code == 404
    assert client.post(f"/hearings/{pk}/answer/", {"outcome": "UPHELD", "answer": "x"}).status_code == 404


@pytest.mark.parametrize(
    "query", ["page=²", "state=%00", "sort=-text", "q=%00%01", "columns=x", "kind=OBJECTION&kind=x"]
)
def test_nonsense_in_the_address_does_no_harm(query, hearing, officer, client_of):
    client = client_of(officer)
    assert client.get(f"/hearings/?{query}").status_code == 200
    assert client.get(f"/hearings/mine/?{query}").status_code == 200


def test_an_auditor_reads_who_did_what(hearing, city, officer, person_with, client_of):
    client_of(officer).post(f"/hearings/{hearing.pk}/accept/", {"reason": ""})
    auditor = person_with(["hearing.view", "history.view_history"], f"division:{city.counties[0].pk}")
    address = f"/history/hearing.hearing/{hearing.pk}/"
    assert address.encode() in client_of(auditor).get(f"/hearings/{hearing.pk}/").content
    assert client_of(auditor).get(address).status_code == 200
    assert client_of(officer).get(address).status_code == 403
