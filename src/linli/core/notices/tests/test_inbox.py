"""A person's inbox."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from linli.core.notices import KINDS, Kind, notice_kind
from linli.core.notices.models import Notice
from linli.core.notices.operations import forget_old, mark_read, notify

pytestmark = pytest.mark.django_db
NOON = datetime(2021, 10, 15, 12, tzinfo=timezone.get_default_timezone())


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setitem(KINDS, "test.told", Kind("test.told", _("Notices"), "{what} is ready"))


def test_a_notice_reaches_each_person_once(person_with, django_assert_num_queries):
    people = [person_with().pk for _ in range(3)]
    with django_assert_num_queries(1):
        assert notify([*people, people[0]], "test.told", at=NOON, fields={"what": "月报"}) == 3
    assert Notice.objects.count() == 3


def test_a_notice_is_worded_in_the_readers_language(person_with):
    notify([person_with().pk], "test.told", at=NOON, fields={"what": "月报"})
    notice = Notice.objects.get()
    assert notice.text == "月报 is ready"
    with translation.override("en"):
        assert notice.title == "Notices"


def test_a_person_reads_opens_and_clears_the_inbox(person_with, client_of):
    me = person_with()
    client = client_of(me)
    assert b"empty" in client.get("/notices/").content
    for number in (1, 2):
        notify([me.pk], "test.told", at=NOON, fields={"what": f"月报{number}"}, url="/todo/")
    first = Notice.objects.earliest("pk")
    assert client.get("/notices/").content.count(b'id="notice-') == 2
    opened = client.post(f"/notices/{first.pk}/open/")
    assert opened.status_code == 302
    assert opened["Location"] == "/todo/"
    assert client.get("/notices/?show=unread").content.count(b'id="notice-') == 1
    client.post("/notices/read/")
    assert client.get("/notices/?show=unread").content.count(b'id="notice-') == 0


def test_a_notice_about_a_thing_leads_there_or_nowhere(city, person_with, client_of):
    me = person_with()
    notify([me.pk], "test.told", at=NOON, subject=("no.such", 3))
    assert b'id="notice-' in client_of(me).get("/notices/").content
    assert client_of(me).post(f"/notices/{Notice.objects.get().pk}/open/")["Location"] == "/notices/"


def test_nobody_opens_the_notices_of_another(person_with, client_of):
    me, you = person_with(), person_with()
    notify([me.pk], "test.told", at=NOON)
    notice = Notice.objects.get()
    client = client_of(you)
    assert client.post(f"/notices/{notice.pk}/open/").status_code == 404
    assert client.post("/notices/read/").status_code == 302
    notice.refresh_from_db()
    assert notice.read_at is None
    assert b'id="notice-' not in client.get("/notices/").content


def test_the_number_in_the_top_bar_is_sent_once(person_with, client_of):
    me = person_with()
    client = client_of(me)
    assert client.get("/notices/count/").content.strip() == b""
    notify([me.pk], "test.told", at=NOON)
    first = client.get("/notices/count/")
    assert b">1<" in first.content
    assert client.get("/notices/count/", headers={"If-None-Match": first["ETag"]}).status_code == 304
    mark_read(me, at=NOON)
    assert client.get("/notices/count/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_the_inbox_costs_the_same_however_full(person_with, client_of, django_assert_max_num_queries, city):
    me = person_with()
    for compound in city.compounds:
        notify([me.pk], "test.told", at=NOON, subject=("places.compound", compound.pk))
    client = client_of(me)
    with django_assert_max_num_queries(7):
        client.get("/notices/")


def test_old_notices_are_forgotten(person_with):
    me = person_with()
    for days in (10, 190, 410):
        notify([me.pk], "test.told", at=NOON - timedelta(days=days))
    Notice.objects.filter(made_at__lt=NOON - timedelta(days=100)).update(read_at=NOON)
    notify([me.pk], "test.told", at=NOON - timedelta(days=190))
    notify([me.pk], "test.told", at=NOON - timedelta(days=410))
    assert forget_old(NOON) == 3
    assert Notice.objects.count() == 2


@pytest.mark.parametrize(
    "url", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org", "x"]
)
def test_a_notice_never_leads_elsewhere(url, person_with):
    with pytest.raises(ValueError, match="a path of this site"):
        notify([person_with().pk], "test.told", at=NOON, url=url)


def test_a_kind_is_declared_once(db):
    with pytest.raises(ValueError, match="twice"):
        notice_kind("test.told", "", "")
    with pytest.raises(ValueError, match=r"no\.such"):
        notify([1], "no.such", at=NOON)


@pytest.mark.parametrize("address", ["/notices/", "/notices/count/"])
def test_a_visitor_is_asked_to_sign_in(client, address):
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("address", ["/notices/99999999999999999999999/open/", "/notices/0/open/"])
def test_a_notice_that_is_not_there_is_not_found(address, person_with, client_of):
    client = client_of(person_with())
    assert client.post(address).status_code == 404
    assert client.get(address).status_code == 405


@pytest.mark.parametrize("query", ["page=-3", "page=1e9", "show=%00", "page=" + "9" * 400])
def test_nonsense_in_the_address_does_no_harm(query, person_with, client_of):
    assert client_of(person_with()).get(f"/notices/?{query}").status_code == 200
