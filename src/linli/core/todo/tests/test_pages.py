"""The page of to-dos and the number in the top bar."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from linli.core import clock
from linli.core.todo import KINDS, Kind
from linli.core.todo.operations import NewToDo, close_todos, open_todos

pytestmark = pytest.mark.django_db
NOON = datetime(2021, 10, 15, 12, tzinfo=timezone.get_default_timezone())


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    for kind in (Kind("test.sign", "Sign", "Sign {n}"), Kind("test.read", "Read", "Read {n}")):
        monkeypatch.setitem(KINDS, kind.code, kind)


def give(person, many: int, kind: str = "test.sign", **more) -> None:
    open_todos(
        [NewToDo(kind, ("places.compound", n), person=person.pk, fields={"n": n}, **more) for n in range(1, many + 1)],
        at=NOON,
    )


def test_a_person_sees_to_do_and_done(person_with, client_of):
    me = person_with()
    client = client_of(me)
    assert b"empty" in client.get("/todo/").content
    assert b"empty" in client.get("/todo/?tab=done").content
    give(me, 2)
    close_todos(("places.compound", 1), by=me, at=NOON)
    assert b"Sign 2" in client.get("/todo/").content
    assert b"Sign 1" not in client.get("/todo/").content
    assert b"Sign 1" in client.get("/todo/?tab=done").content


def test_a_person_keeps_to_one_kind(person_with, client_of):
    me = person_with()
    give(me, 2)
    give(me, 1, "test.read")
    page = client_of(me).get("/todo/?kind=test.read").content
    assert b"Read 1" in page
    assert b"Sign" in page  # in the choice of kinds
    assert b"Sign 1" not in page


def test_a_person_turns_the_pages(person_with, client_of):
    me = person_with()
    give(me, 51)
    client = client_of(me)
    assert b'rel="next"' in client.get("/todo/").content
    second = client.get("/todo/?page=2").content
    assert b"Sign 51" in second
    assert b'rel="next"' not in second
    assert b'rel="prev"' in second


def test_the_number_in_the_top_bar_is_sent_once(person_with, client_of):
    me = person_with()
    client = client_of(me)
    assert client.get("/todo/count/").content.strip() == b""
    give(me, 1, due_at=clock.now() - timedelta(days=1))
    first = client.get("/todo/count/")
    assert b">1<" in first.content
    assert b"bg-red" in first.content
    assert client.get("/todo/count/", headers={"If-None-Match": first["ETag"]}).status_code == 304
    give(me, 2)
    assert client.get("/todo/count/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_very_busy_person_reads_99(person_with, client_of):
    me = person_with()
    give(me, 120)
    assert b">99+<" in client_of(me).get("/todo/count/").content


def test_a_visitor_is_asked_to_sign_in(client):
    for address in ("/todo/", "/todo/count/"):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=x", "page=99999999999999999999", "page=²", "page=٣", "kind=%00", "kind=<script>",
     "kind=no.such", "tab=%F0%9F%92%A9", "tab=done&page=7&kind=test.sign", "page=1&page=2", "%00=%00"],
)  # fmt: skip
def test_nonsense_in_the_address_does_no_harm(query, person_with, client_of):
    me = person_with()
    give(me, 1)
    page = client_of(me).get(f"/todo/?{query}")
    assert page.status_code == 200
    assert b"kind=<script>" not in page.content


def test_the_page_only_answers_reading(person_with, client_of):
    assert client_of(person_with()).post("/todo/").status_code == 405
