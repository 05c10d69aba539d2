"""Whatever is sent, the answer is a problem in words, and never a failure."""

import contextlib
import json
import uuid

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.core.outbox.models import OutboxRecord, OutboxUpload
from linli.core.outbox.reading import Unreadable, batch, declared, json_object

from .conftest import Phone

PATHS = ["/outbox/records/", "/outbox/uploads/"]
BODIES = [
    b"", b"{", b"[]", b"null", b"1", b'"x"', b"\xff\xfe\x00", b"[" * 100_000, b'{"a":' * 100_000, b"9" * 5_000,
    b'{"records": NaN}', b'{"records": 1e999}', b'{"records": 99999999999999999999}', b'{"records": "\\u0000"}',
    b'{"records": "\\ud800"}', b'{"\\ud800": 1}', b"{}", b'{"records": []}', b'{"records": {}}',
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_bad_json_is_a_problem(phone, path, body):
    response = phone.post(path, body)
    assert 400 <= response.status_code < 500
    assert response["Content-Type"] == "application/problem+json"
    told = response.json()
    assert told["title"]
    assert told["now"]


WRONG = [
    None,
    True,
    1,
    -1,
    10**30,
    0.5,
    "",
    "x",
    "x" * 10_000,
    [],
    {},
    [[]],
    "2026-13-45T99:99:99Z",
    "0001-01-01T00:00Z",
]


@pytest.mark.parametrize("field", ["id", "kind", "made_at", "body", "files"])
@pytest.mark.parametrize("value", WRONG, ids=range(len(WRONG)))
def test_a_wrong_type_in_a_record_is_a_fault_with_its_place(phone, field, value):
    if (field, value) in (("body", {}), ("files", {})):
        return
    response = phone.send(phone.record(), phone.record(**{field: value}))
    assert response.status_code == 422
    assert [fault["at"] for fault in response.json()["errors"]] == [f"records.1.{field}"] or value == 10**30
    assert not OutboxRecord.objects.exists(), "nothing of a request with faults is taken"


@pytest.mark.parametrize("field", ["id", "kind", "size", "sha256", "media_type"])
@pytest.mark.parametrize("value", [*WRONG, "é" * 64], ids=range(len(WRONG) + 1))
def test_a_wrong_type_in_a_declaration_is_a_fault(phone, field, value):
    response = phone.declare(b"x", **{field: value})
    is_size = field == "size" and value == 1 and value is not True
    fine = is_size or (field == "media_type" and isinstance(value, str) and len(value) <= 80)
    assert response.status_code == (200 if fine else 422), response.content
    assert fine or not OutboxUpload.objects.exists()


MANY = {f"f{number}": str(uuid.uuid4()) for number in range(41)}


@pytest.mark.parametrize("files", [{"../x": str(uuid.uuid4())}, {"": str(uuid.uuid4())}, {"a": "x"}, {"a": 1}, MANY])
def test_files_with_bad_names_or_numbers_are_faults(phone, files):
    assert phone.send(phone.record(files=files)).status_code == 422


def test_the_same_upload_twice_in_a_record_is_a_fault(phone):
    key = str(uuid.uuid4())
    assert phone.send(phone.record(files={"a": key, "b": key})).status_code == 422


def test_too_much_at_once_is_refused(phone):
    assert phone.send(*[phone.record() for _ in range(51)]).status_code == 422
    assert phone.send(phone.record(body={"text": "x" * 65_537})).status_code == 422
    assert phone.post("/outbox/records/", b" " * 1_000_001).status_code == 413
    assert phone.post("/outbox/records/", b" " * 3_000_000).status_code == 413
    deep: dict = {}
    for _ in range(25):
        deep = {"a": deep}
    assert phone.send(phone.record(body=deep)).status_code == 422


def test_a_form_is_no_json(phone):
    response = phone.client.post("/outbox/records/", {"records": "x"})
    assert (response.status_code, response.json()["code"]) == (415, "type")


def test_other_methods_are_problems(phone):
    assert phone.client.get("/outbox/records/").json()["code"] == "method"
    assert phone.client.post("/outbox/hello/").status_code == 405


@pytest.mark.parametrize("path", ["/outbox/hello/", *PATHS, "/outbox/uploads/00000000-0000-4000-8000-000000000000/0/"])
def test_whoever_is_signed_out_is_told_so_in_json(client, db, path):
    for response in (client.get(path), client.post(path, "{}", content_type="application/json")):
        assert (response.status_code, response.json()["code"]) == (401, "signed_out")
        assert response["Content-Type"] == "application/problem+json"


def test_whose_account_was_closed_is_told_that(phone, assessor):
    phone.answers(phone.record())
    assessor.is_active = False
    assessor.save()
    response = phone.send(phone.record())
    assert (response.status_code, response.json()["code"]) == (401, "closed")
    assert OutboxRecord.objects.count() == 1


def test_without_the_token_nothing_is_taken(assessor, taken):
    client = Client(enforce_csrf_checks=True)
    client.force_login(assessor, backend="allauth.account.auth_backends.AuthenticationBackend")
    phone = Phone(client)
    response = phone.send(phone.record())
    assert (response.status_code, response.json()["code"]) == (403, "csrf")
    client.get("/outbox/hello/")
    phone.headers = {"X-CSRFToken": client.cookies["csrftoken"].value}
    assert phone.answers(phone.record())[0]["state"] == "taken"


def test_a_session_of_nonsense_is_signed_out(client, db):
    client.cookies["sessionid"] = "nonsense"
    assert client.get("/outbox/hello/").json()["code"] == "signed_out"


def test_problems_are_in_the_readers_language(phone):
    phone.client.cookies["django_language"] = "en"
    response = phone.post("/outbox/records/", json.dumps({"device": "x"}))
    assert response.json()["title"] == "What was sent has faults."


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.uuids().map(str),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=9), part, max_size=4),
    max_leaves=12,
)
FIELDS = ("device", "sent_at", "records", "id", "kind", "made_at", "body", "files", "size", "sha256", "media_type")


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first text of a process
@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING), st.dictionaries(st.sampled_from(FIELDS), ANYTHING))
def test_whatever_is_sent_is_read_or_refused_with_words(outer, record):
    for given_ in (outer, {**outer, "device": str(uuid.uuid4()), "sent_at": "2026-11-01T00:00Z", "records": [record]}):
        for read in (batch, declared):
            with pytest.raises(Unreadable) as told:
                read(json_object(json.dumps(given_).encode()))
            assert all(fault["message"] for fault in told.value.faults)


@given(st.binary(max_size=200))
def test_whatever_bytes_are_sent_are_read_or_refused(data):
    with contextlib.suppress(Unreadable):
        json_object(data)
