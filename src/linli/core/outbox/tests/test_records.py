"""A phone hands in what was entered on it: each record once, whatever the line does."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linli.core.outbox import KINDS, kind
from linli.core.outbox.models import OutboxRecord

from .conftest import RIGHT, Phone, at_once


def test_a_record_is_taken_and_kept_with_both_clocks(phone, taken, assessor):
    sent = phone.record()
    response = phone.send(sent)
    (answer,) = response.json()["answers"]
    assert answer == {"id": sent["id"], "state": "taken", "kept": True, "data": {"number": 1}}
    assert response.json()["now"] <= timezone.now().isoformat()
    assert response["Cache-Control"] == "no-store"
    kept = OutboxRecord.objects.get()
    assert (str(kept.pk), kept.person, kept.kind, str(kept.device)) == (sent["id"], assessor, "test.note", phone.device)
    assert (kept.body, kept.made_at.isoformat()) == ({"text": "树"}, "2026-11-01T09:30:00+00:00")
    assert abs(kept.clock_off) <= 1
    assert taken[0][0] == kept


def test_the_same_record_a_hundred_times_is_taken_once_and_answered_alike(phone, taken):
    sent = phone.record()
    first, *later = [phone.answers(sent)[0] for _ in range(100)]
    assert len(taken) == OutboxRecord.objects.count() == 1
    assert later == [first | {"already": True}] * 99


def test_the_same_record_twice_in_one_request_is_taken_once(phone, taken):
    sent = phone.record()
    first, second = phone.answers(sent, sent)
    assert (first["state"], second["already"], len(taken)) == ("taken", True, 1)


@pytest.mark.django_db(transaction=True)
def test_the_same_record_several_times_at_once_is_taken_once(phone, taken, quiet):
    sent = phone.record()
    answers = at_once(lambda: phone.answers(sent)[0])
    assert {answer["state"] for answer in answers} == {"taken"}
    assert sum("already" not in answer for answer in answers) == 1
    assert len(taken) == OutboxRecord.objects.count() == 1


def test_other_content_under_the_same_number_is_told_apart(phone, taken):
    sent = phone.record()
    phone.answers(sent)
    (answer,) = phone.answers(sent | {"body": {"text": "花"}})
    assert (answer["state"], answer["kept"], answer["code"]) == ("refused", False, "other")
    assert OutboxRecord.objects.get().body == {"text": "树"}


def test_somebody_elses_number_is_not_taken_over(phone, other_phone, taken):
    sent = phone.record()
    phone.answers(sent)
    (answer,) = other_phone.answers(sent)
    assert (answer["state"], answer["kept"], answer["code"]) == ("refused", False, "other")
    assert "data" not in answer


def test_what_a_module_refuses_stays_on_the_server_with_its_body(phone):
    sent = phone.record(body={"then": "refuse", "text": "树"})
    (answer,) = phone.answers(sent)
    assert answer == {
        "id": sent["id"], "state": "refused", "kept": True, "code": "not_here", "sentence": "Not here. Choose another."
    }  # fmt: skip
    kept = OutboxRecord.objects.get()
    assert (kept.state, kept.body["text"], kept.problem) == ("REFUSED", "树", "Not here. Choose another.")


def test_a_conflict_brings_what_the_other_wrote(phone):
    (answer,) = phone.answers(phone.record(body={"then": "conflict"}))
    assert (answer["state"], answer["data"]) == ("conflict", {"theirs": "another text"})


def test_a_record_on_which_a_module_falls_holds_up_no_other_and_waits(phone, taken):
    falls, good = phone.record(body={"then": "fall"}), phone.record()
    first, second = phone.answers(falls, good)
    assert (first["state"], first["kept"], second["state"]) == ("failed", True, "taken")
    assert OutboxRecord.objects.get(pk=falls["id"]).state == "WAITING"
    assert first["sentence"]


def test_a_phone_whose_clock_is_a_year_ahead_is_taken_and_noted(phone, taken):
    ahead = timezone.now() + timedelta(days=365)
    (answer,) = phone.answers(phone.record(made_at=ahead.isoformat()), sent_at=ahead.isoformat())
    kept = OutboxRecord.objects.get()
    assert answer["state"] == "taken"
    assert abs(kept.clock_off - 365 * 86400) < 5
    assert kept.made_at == ahead
    assert kept.received_at < ahead


def test_without_the_kinds_right_nothing_is_taken_and_the_phone_keeps_it(person_with, client_of, taken):
    phone = Phone(client_of(person_with(["places.change_places"])))
    (answer,) = phone.answers(phone.record())
    assert (answer["state"], answer["kept"], answer["code"]) == ("refused", False, "forbidden")
    assert not OutboxRecord.objects.exists()
    assert phone.declare(b"x" * 10).status_code == 403


def test_a_person_whose_entries_pile_up_is_stopped(phone, monkeypatch):
    monkeypatch.setattr("linli.core.outbox.records.MOST_UNSETTLED", 3)
    answers = [phone.answers(phone.record(body={"then": "refuse"}))[0] for _ in range(4)]
    assert [answer["code"] for answer in answers] == ["not_here"] * 3 + ["too_many"]
    assert answers[-1]["kept"] is False


def test_a_state_never_goes_back_and_a_row_never_goes(phone):
    phone.answers(phone.record())
    kept = OutboxRecord.objects.get()
    kept.state = "WAITING"
    with pytest.raises(DatabaseError), transaction.atomic():
        kept.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        OutboxRecord.objects.all().delete()


def test_a_record_costs_few_queries(phone):
    phone.answers(phone.record())
    with CaptureQueriesContext(
        connection,
    ) as seen:
        phone.answers(*[phone.record() for _ in range(10)])
    assert len(seen) <= 10 + 10 * 10


def test_a_kind_is_declared_once(taken):
    with pytest.raises(ValueError, match="declared twice"):
        kind("test.note", "Again", right=KINDS["test.note"].right, receive=taken.receive)


def test_hello_says_who_and_hands_out_the_token(phone, assessor):
    response = phone.client.get("/outbox/hello/")
    assert response.json()["person"] == str(assessor.public_id)
    assert "csrftoken" in response.cookies


@pytest.mark.parametrize("right", [RIGHT])
def test_an_entry_of_another_person_of_the_same_phone_is_not_sent_under_this_name(phone, right):
    phone.headers = {"X-Outbox-Person": str(uuid.uuid4())}
    response = phone.send(phone.record())
    assert (response.status_code, response.json()["code"]) == (409, "other_person")
    assert not OutboxRecord.objects.exists()
