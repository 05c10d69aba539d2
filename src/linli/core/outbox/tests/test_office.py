"""What no phone can bring home, an office does: it sees why, tries again, sets aside, brings a file."""

import base64
import json
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from linli.core.history import TRACKED
from linli.core.outbox import KINDS, About, Kind
from linli.core.outbox.jobs import settle
from linli.core.outbox.models import OutboxAct, OutboxRecord, OutboxUpload
from linli.core.outbox.rights import SETTLE
from linli.core.rights import RIGHTS
from linli.core.todo.models import ToDo
from linli.places.models import Compound

from .conftest import RIGHT, photo, sha256

pytestmark = pytest.mark.django_db
BRING, OFFICE = "/outbox/office/bring/", "/outbox/office/"


@pytest.fixture
def about(taken, city, monkeypatch):
    """Notes are about the compound that their body names."""

    def compound(body):
        found = Compound.objects.filter(pk=body.get("compound", 0)).first()
        return About(("places.compound", found.pk), found.name, found.scope_keys()) if found else None

    old = KINDS["test.note"]
    monkeypatch.setitem(
        KINDS, "test.note", Kind(old.code, "Note", RIGHTS[RIGHT], old.receive, old.purpose, about=compound)
    )
    return city.compounds[0]


@pytest.fixture
def office(about, city, person_with):
    """Somebody who settles entries about one county."""
    return person_with([SETTLE.code], f"division:{city.counties[0].pk}")


@pytest.fixture
def desk(office, client_of):
    return client_of(office)


def body(compound, **more):
    return {"compound": compound.pk, "text": "树"} | more


def refused(phone, compound, **more):
    record = phone.record(body=body(compound, then="refuse"), **more)
    assert phone.answers(record)[0]["state"] == "refused"
    return OutboxRecord.objects.get(pk=record["id"])


def page(record, act=""):
    return f"{OFFICE}{record.pk}/{act}"


# Seeing ---------------------------------------------------------------------------------------------------------------


def test_the_office_of_the_place_sees_a_refused_entry_with_why_and_a_to_do(phone, about, desk, office, assessor):
    record = refused(phone, about)
    listed = desk.get(OFFICE).content.decode()
    assert about.name in listed
    assert "Not here. Choose another." in listed
    shown = desk.get(page(record)).content.decode()
    assert "树" in shown
    assert str(assessor) in shown
    waiting = ToDo.objects.get()
    assert (waiting.kind, waiting.subject_id, waiting.url) == ("outbox.settle", about.pk, page(record))
    assert f"{SETTLE.code}@division:{about.community.parent.parent_id}" in waiting.holders


def test_another_county_sees_nothing_of_it_and_nobody_without_the_right(phone, about, city, person_with, client_of):
    record = refused(phone, about)
    other = client_of(person_with([SETTLE.code], f"division:{city.counties[1].pk}"))
    assert about.name not in other.get(OFFICE).content.decode()
    assert other.get(page(record)).status_code == 404
    for act in ("again/", "aside/"):
        assert other.post(page(record, act), {"again-reason": "x", "aside-reason": "x"}).status_code == 404
    stranger = client_of(person_with([RIGHT], f"division:{city.counties[0].pk}"))
    assert stranger.get(OFFICE).status_code == stranger.get(BRING).status_code == 403
    record.refresh_from_db()
    assert (record.state, record.set_aside_at) == ("REFUSED", None)


def test_what_is_about_nothing_known_waits_for_the_whole_platform_only(phone, about, desk, person_with, client_of):
    record = phone.record(body={"then": "refuse"})
    phone.answers(record)
    assert desk.get(f"{OFFICE}{record['id']}/").status_code == 404
    everywhere = client_of(person_with([SETTLE.code], "platform"))
    assert everywhere.get(f"{OFFICE}{record['id']}/").status_code == 200
    assert not ToDo.objects.exists()


def test_several_about_one_thing_are_one_to_do_and_a_search_finds_them(phone, about, desk):
    for _ in range(3):
        refused(phone, about)
    assert ToDo.objects.count() == 1
    assert desk.get(f"{OFFICE}?q={about.name}&waits=yes&state=REFUSED&kind=test.note").content.decode().count(
        'role="row"'
    ) == 4  # fmt: skip
    assert "Not here" not in desk.get(f"{OFFICE}?waits=no").content.decode()


def test_taken_entries_are_nobody_s_business(phone, about, desk):
    record = phone.record(body=body(about))
    phone.answers(record)
    assert desk.get(f"{OFFICE}{record['id']}/").status_code == 404


# Trying again, setting aside ------------------------------------------------------------------------------------------


def test_an_entry_is_taken_in_again_in_the_name_of_whoever_entered_it(phone, about, desk, office, assessor, taken):
    record = refused(phone, about)
    OutboxRecord.objects.filter(pk=record.pk).update(body=body(about))  # the cause is gone
    answer = desk.post(page(record, "again/"), {"again-reason": "角色已恢复"}, follow=True)
    assert answer.status_code == 200
    record.refresh_from_db()
    assert (record.state, taken[0][1]) == ("TAKEN", assessor)
    act = OutboxAct.objects.get()
    assert (act.act, act.by, act.reason, act.outcome) == ("TRIED", office, "角色已恢复", "TAKEN")
    assert ToDo.objects.get().state == "DONE"


def test_what_is_refused_again_stays_with_the_new_reason(phone, about, desk):
    record = refused(phone, about)
    desk.post(page(record, "again/"), {"again-reason": "再试"})
    record.refresh_from_db()
    assert (record.state, OutboxAct.objects.get().outcome) == ("REFUSED", "REFUSED")
    assert ToDo.objects.get().state == "OPEN"


def test_a_fault_of_the_program_is_said_and_nothing_is_half_done(phone, about, desk):
    record = refused(phone, about)
    OutboxRecord.objects.filter(pk=record.pk).update(body=body(about, then="fall"))
    answer = desk.post(page(record, "again/"), {"again-reason": "再试"})
    assert answer.status_code == 422
    record.refresh_from_db()
    assert record.state == "REFUSED"
    assert not OutboxAct.objects.exists()


def test_a_refused_entry_is_tried_with_its_photos(phone, about, desk, taken):
    key = phone.upload(photo())["id"]
    record = refused(phone, about, files={"p.jpg": key})
    shown = desk.get(page(record)).content.decode()
    assert reverse("outbox:photo", args=[record.pk, key]) in shown
    picture = desk.get(reverse("outbox:photo", args=[record.pk, key]))
    assert picture["Content-Type"].startswith("image/")
    assert b"".join(picture.streaming_content)
    assert desk.get(reverse("outbox:photo", args=[record.pk, uuid.uuid4()])).status_code == 404
    OutboxRecord.objects.filter(pk=record.pk).update(body=body(about))
    desk.post(page(record, "again/"), {"again-reason": "再试"})
    assert OutboxUpload.objects.get().state == "USED"
    assert list(taken[0][2]) == ["p.jpg"]


def test_setting_aside_needs_a_reason_and_ends_the_to_do(phone, about, desk):
    record = refused(phone, about)
    assert desk.post(page(record, "aside/"), {"aside-reason": " "}).status_code == 422
    desk.post(page(record, "aside/"), {"aside-reason": "已由工作簿录入"})
    record.refresh_from_db()
    assert record.set_aside_at is not None
    assert ToDo.objects.get().state == "DONE"
    assert desk.post(page(record, "aside/"), {"aside-reason": "再来"}).status_code == 422
    assert OutboxAct.objects.count() == 1


def test_a_conflict_is_set_aside_and_never_tried(phone, about, desk):
    record = phone.record(body=body(about, then="conflict"))
    phone.answers(record)
    assert desk.post(f"{OFFICE}{record['id']}/again/", {"again-reason": "x"}).status_code == 422
    assert desk.post(f"{OFFICE}{record['id']}/aside/", {"aside-reason": "以电脑为准"}).status_code == 302


def test_what_was_emptied_is_said_to_be_and_cannot_be_tried(phone, about, desk):
    record = refused(phone, about)
    OutboxRecord.objects.filter(pk=record.pk).update(body={}, files={}, emptied_at=timezone.now())
    assert "again-reason" not in desk.get(page(record)).content.decode()
    assert desk.post(page(record, "again/"), {"again-reason": "x"}).status_code == 422


def test_what_an_office_did_stays_and_no_state_goes_back(phone, about, desk):
    record = refused(phone, about)
    desk.post(page(record, "aside/"), {"aside-reason": "已录入"})
    for change in (
        lambda: OutboxAct.objects.update(reason="别的"),
        lambda: OutboxAct.objects.all().delete(),
        lambda: OutboxRecord.objects.filter(pk=record.pk).update(state="WAITING"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


# Bringing a file ------------------------------------------------------------------------------------------------------


def exported(sender, *entries, device=None, **more):
    told = {"format": "linli-outbox-1", "person": str(sender.public_id), "device": device or str(uuid.uuid4())}
    return told | {"exported_at": timezone.now().isoformat(), "entries": list(entries)} | more


def entry(phone, compound, *photos, **more):
    record = phone.record(body=body(compound))
    files = [
        {
            "name": f"p{number}.jpg", "upload": str(uuid.uuid4()), "size": len(data), "sha256": sha256(data),
            "type": "image/jpeg", "base64": base64.b64encode(data).decode(),
        }
        for number, data in enumerate(photos, 1)
    ]  # fmt: skip
    return record | {"title": "桂花苑", "files": files, "state": "sign-in"} | more


def sent_file(desk, content, reason="账号已注销"):
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    upload = SimpleUploadedFile("linli-outbox-1.json", data, content_type="application/json")
    return desk.post(BRING, {"file": upload, "reason": reason})


def test_entries_of_a_closed_account_come_in_with_their_photos(phone, about, desk, office, assessor, taken):
    assessor.is_active = False
    assessor.save()
    data = photo(400)
    one = entry(phone, about, data)
    answer = sent_file(desk, exported(assessor, one))
    assert answer.status_code == 200
    settle(str(assessor.pk))
    record = OutboxRecord.objects.get()
    assert (str(record.pk), record.state, record.person, record.brought_by) == (one["id"], "TAKEN", assessor, office)
    assert sha256(data) == bytes(OutboxUpload.objects.get().sha256).hex()
    assert taken[0][1] == assessor
    assert OutboxAct.objects.get().reason == "账号已注销"
    assert "桂花苑" in answer.content.decode()


def test_the_same_file_twice_and_what_the_phone_had_sent_are_kept_once(phone, about, desk, assessor, taken):
    one, other = entry(phone, about), entry(phone, about)
    phone.answers({name: one[name] for name in ("id", "kind", "made_at", "body")})
    for _ in range(2):
        sent_file(desk, exported(assessor, one, other))
        settle(str(assessor.pk))
    assert (OutboxRecord.objects.count(), len(taken), OutboxAct.objects.count()) == (2, 2, 1)


def test_photos_in_a_file_complete_what_the_phone_had_sent_without_them(phone, about, desk, office, assessor, taken):
    one = entry(phone, about, photo(200))
    half = {name: one[name] for name in ("id", "kind", "made_at", "body")}
    assert phone.answers(half | {"files": {"p1.jpg": one["files"][0]["upload"]}})[0]["state"] == "waiting"
    assessor.is_active = False
    assessor.save()
    sent_file(desk, exported(assessor, one))
    settle(str(assessor.pk))
    record = OutboxRecord.objects.get()
    assert (record.state, record.brought_by, len(taken)) == ("TAKEN", office, 1)


def test_a_file_may_hold_more_than_a_phone_may_have_under_way(phone, about, desk, assessor, taken, monkeypatch):
    monkeypatch.setattr("linli.core.outbox.uploads.MOST_OPEN_UPLOADS", 1)
    monkeypatch.setattr("linli.core.outbox.records.MOST_UNSETTLED", 1)
    sent_file(desk, exported(assessor, *(entry(phone, about, photo(seed=seed)) for seed in range(3))))
    settle(str(assessor.pk))
    assert len(taken) == 3


def test_history_says_who_brought_it_on_whose_behalf(phone, about, desk, office, assessor, monkeypatch):
    def rename(*, record, person, files, at):
        from linli.core.outbox import Answer

        about.name = "改名小区"
        about.save()
        return Answer()

    old = KINDS["test.note"]
    monkeypatch.setitem(KINDS, "test.note", Kind(old.code, old.title, old.right, rename, about=old.about))
    sent_file(desk, exported(assessor, entry(phone, about)))
    settle(str(assessor.pk))
    last = TRACKED[Compound].events.objects.filter(pgh_obj_id=about.pk).latest("pgh_id")
    assert (last.pgh_context["person"], last.pgh_context["on_behalf_of"]) == (office.pk, assessor.pk)


def test_only_entries_about_one_s_own_area_are_brought(phone, about, city, desk, assessor):
    inside, outside, nowhere = entry(phone, about), entry(phone, city.compounds[-1]), phone.record(body={"text": "?"})
    assert city.compounds[-1].community.parent.parent_id != about.community.parent.parent_id
    sent_file(desk, exported(assessor, inside, outside, nowhere | {"files": []}))
    assert [str(pk) for pk in OutboxRecord.objects.values_list("pk", flat=True)] == [inside["id"]]


def test_a_faulty_entry_holds_up_none_of_the_others(phone, about, desk, assessor):
    good = entry(phone, about)
    faults = [
        entry(phone, about, made_at="yesterday"), entry(phone, about, id="1"), entry(phone, about, kind="none"),
        entry(phone, about, body=[]), 7, entry(phone, about, files={"a": 1}), entry(phone, about, files=[{"name": 1}]),
        entry(phone, about, title=["x"], body={"a": "\x00"}),
    ]  # fmt: skip
    damaged = entry(phone, about, photo())
    damaged["files"][0]["base64"] = "§"
    other = entry(phone, about, photo())
    other["files"][0]["base64"] = base64.b64encode(photo(32)).decode()
    lost = entry(phone, about, photo())
    lost["files"][0]["base64"] = None
    answer = sent_file(desk, exported(assessor, *faults, damaged, other, lost, good))
    assert answer.status_code == 200
    assert [str(pk) for pk in OutboxRecord.objects.values_list("pk", flat=True)] == [good["id"]]
    assert not OutboxUpload.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe", b"[]", b"{}", b'{"format": "linli-outbox-1"}',
        b'{"format": "linli-outbox-1", "entries": [1]}', b"[" * 100_000,
        b'{"format": "linli-outbox-1", "person": 1, "device": 1, "entries": [{}]}',
        json.dumps({"format": "linli-outbox-1", "person": str(uuid.uuid4()), "device": str(uuid.uuid4()),
                    "entries": [{}]}).encode(),
    ],
)  # fmt: skip
def test_a_file_that_no_phone_saved_is_refused_with_words(content, desk):
    answer = sent_file(desk, content)
    assert answer.status_code == 422
    assert "errors" in answer.content.decode()
    assert not OutboxRecord.objects.exists()


def test_without_a_reason_nothing_is_brought(phone, about, desk, assessor):
    assert sent_file(desk, exported(assessor, entry(phone, about)), reason="").status_code == 422
    assert not OutboxRecord.objects.exists()


def test_the_pages_ask_few_queries_and_say_what_to_do(desk, phone, about, django_assert_max_num_queries):
    assert reverse("outbox:bring") in desk.get(OFFICE).content.decode()
    for _ in range(3):
        refused(phone, about)
    with django_assert_max_num_queries(12):
        desk.get(OFFICE)
