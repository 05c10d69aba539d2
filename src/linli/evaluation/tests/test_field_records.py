"""What phones hand in: kept item by item and once, merged with another phone's, refused with words, never half."""

import io
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation
from PIL import Image

from linli.core.outbox.models import OutboxRecord
from linli.core.outbox.tests.conftest import Phone, files_folder, photo, sha256
from linli.evaluation.models import Confirmation, Round, ScoredItem, ScoredPhoto, Visit
from linli.evaluation.tests.field import AT, made_once, score, send

__all__ = ["files_folder"]

pytestmark = pytest.mark.django_db
WHEN = "2021-09-02T09:30:00+08:00"


class FieldPhone(Phone):
    """A phone of an assessor, at one visit."""

    def __init__(self, client: Any, visit: Visit) -> None:
        super().__init__(client)
        self.visit, self.count = visit, 0

    def items(self, items: dict[str, Any], photos: dict[str, Any] | None = None, **body: Any) -> dict[str, Any]:
        self.count += 1
        given = {
            name: {"answer": one, "entered_at": WHEN} if isinstance(one, str) else {"entered_at": WHEN} | one
            for name, one in items.items()
        }
        body = {
            "visit": self.visit.pk, "edition": self.visit.round.edition.content_hash, "count": self.count,
            "items": given, "photos": photos or {},
        } | body  # fmt: skip
        return self.record(kind="evaluation.items", body=body)

    def with_photos(self, item: str, *contents: bytes, **more: Any) -> dict[str, Any]:
        about, files = {}, {}
        for number, content in enumerate(contents, 1):
            key = str(uuid.uuid4())
            far = self.declare(content, key, kind="evaluation.items").json()
            assert self.piece(far["id"], 0, content).status_code == 200
            files[f"p{number}.jpg"] = key
            about[f"p{number}.jpg"] = {"item": item, "taken_at": WHEN, "sha256": sha256(content)} | more
        record = self.items({item: "2"}, about)
        return record | {"files": files}

    def one(self, record: dict[str, Any]) -> dict[str, Any]:
        (answer,) = self.answers(record)
        return answer

    def say(self, kind: str, **body: Any) -> dict[str, Any]:
        return self.one(self.record(kind=f"evaluation.{kind}", body={"visit": self.visit.pk} | body))


stock, city, made = made_once(people=4)


@pytest.fixture
def visit(made):
    """The visit on site of one sheet, accepted."""
    return next(visit for visit in send(made, made.round.sheets.order_by("code")[:1]) if visit.part == "SITE")


@pytest.fixture
def phone(visit, client_of):
    return FieldPhone(client_of(visit.assessor.person), visit)


@pytest.fixture
def second_phone(visit, client_of):
    return FieldPhone(client_of(visit.assessor.person), visit)


def answers_of(visit):
    return dict(ScoredItem.objects.filter(visit=visit).values_list("item", "answer"))


# Taking and giving back -----------------------------------------------------------------------------------------------


def test_an_assignment_is_taken_once_and_items_come_after_it(made, client_of):
    visit = send(made, made.round.sheets.all()[:1], accept=False)[0]
    phone = FieldPhone(client_of(visit.assessor.person), visit)
    item = "B05" if visit.part == "SITE" else "A02"
    early = phone.one(phone.items({item: "1"}))
    assert (early["state"], early["code"], early["kept"]) == ("refused", "not_declared", True)
    accept = phone.record(kind="evaluation.visit_answer", body={"visit": visit.pk, "accept": True})
    told = phone.answers(accept, phone.items({item: "1"}), accept)
    assert [one["state"] for one in told] == ["taken", "taken", "taken"]
    assert phone.say("visit_answer", accept=True)["state"] == "taken"  # the other phone of the same person
    visit.refresh_from_db()
    assert (visit.state, visit.declared_at is not None) == ("ACCEPTED", True)


def test_giving_back_needs_a_reason_and_may_say_a_conflict(made, client_of):
    visit = send(made, made.round.sheets.all()[:1], accept=False)[0]
    phone = FieldPhone(client_of(visit.assessor.person), visit)
    assert phone.say("visit_answer", accept=False, reason=" ")["state"] == "refused"
    assert phone.say("visit_answer", accept=False, reason="亲属在此任职", has_conflict=True)["state"] == "taken"
    visit.refresh_from_db()
    assert (visit.state, visit.has_conflict, visit.refused_because) == ("REFUSED", True, "亲属在此任职")
    assert phone.one(phone.items({"B05": "1"}))["code"] == "refused"


# Items ----------------------------------------------------------------------------------------------------------------


def test_items_with_photos_reasons_time_and_place(visit, phone):
    content = photo(80)
    record = phone.with_photos("B05", content, longitude=118.87123456, latitude=28.96, accuracy_m=12)
    record["body"]["items"]["B05"]["reasons"] = [["道路有散落垃圾", ""]]
    assert phone.one(record)["state"] == "taken"
    row = ScoredItem.objects.get(visit=visit)
    assert (row.item, row.answer, row.reasons) == ("B05", "2", [["道路有散落垃圾", ""]])
    assert str(row.record) == record["id"]
    kept = ScoredPhoto.objects.get(visit=visit)
    assert bytes(kept.sha256).hex() == sha256(content)
    assert (str(kept.longitude), str(kept.latitude)) == ("118.871235", "28.960000")
    assert kept.taken_at.isoformat() == "2021-09-02T01:30:00+00:00"


def test_the_same_record_a_hundred_times_is_one(visit, phone):
    record = phone.with_photos("B05", photo(64))
    states = {answer["state"] for _ in range(2) for answer in phone.answers(*[record] * 50)}
    assert states == {"taken"}
    assert OutboxRecord.objects.count() == ScoredItem.objects.count() == ScoredPhoto.objects.count() == 1


def test_the_same_photo_in_two_records_is_one_photo(visit, phone):
    content = photo(64)
    for _ in range(2):
        assert phone.one(phone.with_photos("B05", content))["state"] == "taken"
    assert ScoredPhoto.objects.count() == 1


def test_two_phones_merge_item_by_item_and_only_what_both_changed_is_a_conflict(visit, phone, second_phone):
    assert phone.one(phone.items({"B05": "1", "B06": "2"}))["state"] == "taken"
    told = second_phone.one(second_phone.items({"B06": "3", "B07": "0", "B05": {"answer": "4", "base": "1"}}))
    assert told["state"] == "conflict"
    assert told["data"]["conflicts"] == {"B06": "2"}
    assert sorted(told["data"]["kept"]) == ["B05", "B07"]
    assert answers_of(visit) == {"B05": "4", "B06": "2", "B07": "0"}
    decided = second_phone.one(second_phone.items({"B06": {"answer": "3", "base": "2"}}))
    assert decided["state"] == "taken"
    assert answers_of(visit)["B06"] == "3"


def test_photos_of_a_conflicting_item_are_kept(visit, phone, second_phone):
    phone.one(phone.items({"B05": "1"}))
    told = second_phone.one(second_phone.with_photos("B05", photo(64)))
    assert told["state"] == "conflict"
    assert ScoredPhoto.objects.filter(visit=visit, item="B05").count() == 1


def test_reasons_of_two_phones_are_joined(visit, phone, second_phone):
    one = {"answer": "2", "reasons": [["道路有散落垃圾", ""]]}
    assert phone.one(phone.items({"B05": one}))["state"] == "taken"
    other = {"answer": "2", "reasons": [["绿地内有垃圾", ""], ["烟头\n较多", ""]]}
    assert second_phone.one(second_phone.items({"B05": other}))["state"] == "taken"
    texts = [text for text, _proof in ScoredItem.objects.get().reasons]
    assert texts == ["道路有散落垃圾", "绿地内有垃圾", "烟头 较多"]
    changed = {
        "answer": "2", "base": "2", "base_reasons": [["道路有散落垃圾", ""]], "reasons": [["东门道路有垃圾", ""]],
    }  # fmt: skip
    assert phone.one(phone.items({"B05": changed}))["state"] == "taken"
    texts = [text for text, _proof in ScoredItem.objects.get().reasons]
    assert texts == ["绿地内有垃圾", "烟头 较多", "东门道路有垃圾"]


def test_a_later_answer_of_the_same_phone_that_comes_first_stays(visit, phone):
    """Photos take time: the record without any overtakes. By its count, for its clock may be wrong."""
    early = phone.with_photos("B05", photo(64))
    late = phone.items({"B05": {"answer": "3", "base": "2", "entered_at": "2020-09-02T09:30:00+08:00"}})
    assert phone.one(late)["state"] == "taken"
    assert phone.one(early)["state"] == "taken"
    assert answers_of(visit) == {"B05": "3"}
    assert ScoredPhoto.objects.count() == 1


def test_a_base_that_is_written_otherwise_is_the_same(visit, phone):
    assert phone.one(phone.items({"B10": "12.50"}))["state"] == "taken"
    assert answers_of(visit) == {"B10": "12.5"}
    assert phone.one(phone.items({"B10": {"answer": "13", "base": "12.50"}}))["state"] == "taken"


def test_a_clock_that_is_wrong_by_a_year_is_kept_beside_ours(visit, phone):
    record = phone.items({"B05": {"answer": "1", "entered_at": "2022-09-02T09:30:00+08:00"}})
    ahead = (timezone.now() + timedelta(days=365)).isoformat()
    (answer,) = phone.answers(record, sent_at=ahead)
    assert answer["state"] == "taken"
    row = ScoredItem.objects.get()
    assert row.entered_at.year == 2022
    assert row.received_at.year == timezone.now().year or row.received_at < row.entered_at
    assert OutboxRecord.objects.get().clock_off == pytest.approx(365 * 86_400, abs=30)


# The end --------------------------------------------------------------------------------------------------------------


def drawing() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 120), "white").save(out, "PNG")
    return out.getvalue()


def test_signature_refusal_and_hand_in(visit, phone):
    score(visit)
    early = phone.say("hand_in")
    assert (early["state"], early["code"]) == ("refused", "not_possible")
    key, content = str(uuid.uuid4()), drawing()
    far = phone.declare(content, key, kind="evaluation.confirmation", media_type="image/png").json()
    phone.piece(far["id"], 0, content)
    record = phone.record(
        kind="evaluation.confirmation", files={"signature": key},
        body={"visit": visit.pk, "party": "MANAGER", "signed_at": WHEN, "refused": ""},
    )  # fmt: skip
    assert phone.one(record)["state"] == "taken"
    assert phone.say("confirmation", party="COMMUNITY", signed_at=WHEN, refused="不在现场")["state"] == "taken"
    assert phone.say("confirmation", party="COMMUNITY", signed_at=WHEN, refused="又改了")["state"] == "taken"
    rows = {row.party: row for row in Confirmation.objects.all()}
    assert rows["MANAGER"].signature is not None
    assert rows["COMMUNITY"].refused_because == "不在现场"
    assert [phone.say("hand_in")["state"] for _ in range(3)] == ["taken"] * 3
    visit.refresh_from_db()
    assert visit.state == "DONE"
    assert phone.one(phone.items({"B05": {"answer": "1", "base": "0"}}))["code"] == "handed_in"


def test_what_is_over_is_said_with_a_code_and_kept(visit, phone, made):
    assert phone.one(phone.items({"B05": "1"}, edition="0" * 64))["code"] == "other_edition"
    Round.objects.filter(pk=made.round.pk).update(state="NOTICE", notice_at=AT, notice_until=AT)
    assert phone.one(phone.items({"B05": "1"}))["code"] == "closed"
    Round.objects.filter(pk=made.round.pk).update(state="SEALED", sealed_at=AT)
    for answer in (
        phone.one(phone.items({"B05": "1"})), phone.say("hand_in"), phone.say("visit_answer", accept=False, reason="x"),
        phone.say("confirmation", party="MANAGER", signed_at=WHEN, refused="x"),
    ):  # fmt: skip
        assert (answer["state"], answer["code"], answer["kept"]) == ("refused", "sealed", True)
    assert ScoredItem.objects.count() == 0
    assert OutboxRecord.objects.filter(state="REFUSED").exclude(body={}).count() == 6


def test_a_revoked_right_keeps_the_record_on_the_phone(visit, phone):
    from linli.accounts.models import Assignment

    Assignment.objects.filter(person=visit.assessor.person).delete()
    answer = phone.one(phone.items({"B05": "1"}))
    assert (answer["state"], answer["code"], answer["kept"]) == ("refused", "forbidden", False)


# Hostile --------------------------------------------------------------------------------------------------------------


def test_somebody_else_s_visit_and_none_at_all_are_refused_in_the_same_words(made, visit, client_of):
    other = next(person for person in made.people if person != visit.assessor.person)
    phone = FieldPhone(client_of(other), visit)
    told = phone.one(phone.items({"B05": "1"}))
    assert told["code"] == "not_yours"
    for number in (999_999_999, 0, -1, 2**53, True, "1", None, [], {}, 1.5):
        assert phone.one(phone.items({"B05": "1"}, visit=number))["sentence"] == told["sentence"]
        for kind in ("visit_answer", "confirmation", "hand_in"):
            body = {"visit": number, "accept": True, "signed_at": WHEN, "party": "MANAGER", "refused": "x"}
            assert phone.say(kind, **body)["code"] == "not_yours"
    assert not ScoredItem.objects.exists()


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        ("B05", "-1"), ("B05", "1.5"), ("B05", "1000001"), ("B05", "viele"), ("B05", "n/a"), ("A01", "4"),
        ("A01", "2.5"), ("A08", "maybe"), ("B14", "5/4"), ("B14", "1/0"), ("B14", "1.2"), ("B14", "-0.1"), ("A02", "1"),
        ("Z99", "1"),
        ("fact:nothing", "1"), ("fact:elevators", "-3"), ("fact:owners_meeting_due", "2"), ("", "1"), ("B05", "=1+1"),
        ("B05", "1" * 61),
    ],
)  # fmt: skip
def test_an_answer_that_the_standard_does_not_allow_is_refused_with_words(visit, phone, item, answer):
    told = phone.one(phone.items({item: answer}))
    assert (told["state"], told["kept"]) == ("refused", True)
    assert told["sentence"]
    assert not ScoredItem.objects.exists()


NONSENSE: list[Any] = [None, 0, 7, -1, True, "", "x", [], [1], {}, {"a": 1}, "x" * 5000, ["x", "y"], {"item": 3}, 1e300]


@pytest.mark.long
@pytest.mark.parametrize("kind", ["items", "visit_answer", "confirmation", "hand_in"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_nonsense_in_any_place_is_refused_and_never_fails(visit, phone, kind, language):
    """Every field with every kind of nonsense: a sentence, and nothing is kept of it."""
    good: dict[str, Any] = {
        "visit": visit.pk, "edition": "", "count": 1, "accept": False, "reason": "", "has_conflict": False,
        "party": "MANAGER", "signed_at": WHEN, "refused": "", "items": {"B05": {"answer": "1", "entered_at": WHEN}},
        "photos": {},
    }  # fmt: skip
    bodies = [good | {name: value} for name in good for value in NONSENSE]
    entered = good["items"]["B05"] | {"base": "", "reasons": [], "base_reasons": []}
    bodies += [
        good | {"items": {"B05": {**entered, "answer": "9999999", name: value}}}
        for name in entered
        for value in NONSENSE
    ]
    bodies += [good | {"photos": {"p": value}} for value in NONSENSE]
    wanted = "a number" if kind == "items" else ""
    with translation.override(language):
        records = [phone.record(kind=f"evaluation.{kind}", body=body | {"batch": wanted}) for body in bodies]
        for start in range(0, len(records), 50):
            for answer in phone.answers(*records[start : start + 50]):
                assert answer["state"] in ("refused", "taken", "conflict"), answer
                assert answer["state"] != "refused" or answer["sentence"], answer
    assert not OutboxRecord.objects.filter(state="WAITING").exists()
    assert answers_of(visit) in ({}, {"B05": "1"})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"sha256": "0" * 64}, "hash"), ({"sha256": "xyz"}, "faulty"), ({"item": "B06"}, "faulty"),
        ({"taken_at": "yesterday"}, "faulty"), ({"longitude": 181, "latitude": 0}, "faulty"),
        ({"longitude": "118", "latitude": 28}, "faulty"), ({"longitude": True, "latitude": 28}, "faulty"),
    ],
)  # fmt: skip
def test_a_photo_that_is_not_what_it_says_is_refused_with_its_record(visit, phone, change, code):
    record = phone.with_photos("B05", photo(64))
    record["body"]["photos"]["p1.jpg"] |= change
    assert phone.one(record)["code"] == code
    assert not ScoredItem.objects.exists()
    assert not ScoredPhoto.objects.exists()


def test_photos_and_files_must_match(visit, phone):
    record = phone.with_photos("B05", photo(64))
    record["body"]["photos"] = {}
    assert phone.one(record)["code"] == "faulty"
    assert phone.one(phone.items({"B05": "1"}, {"p": {"item": "B05", "taken_at": WHEN}}))["code"] == "faulty"


def test_what_is_no_photo_is_refused_before_it_is_part_of_anything(visit, phone):
    content = b"MZ this is a program" * 20
    key = str(uuid.uuid4())
    far = phone.declare(content, key, kind="evaluation.items").json()
    phone.piece(far["id"], 0, content)
    about = {"p1.jpg": {"item": "B05", "taken_at": WHEN}}
    answer = phone.one(phone.items({"B05": "1"}, about) | {"files": {"p1.jpg": key}})
    assert (answer["state"], answer["code"]) == ("refused", "file")
    assert not ScoredItem.objects.exists()


def test_reasons_carry_no_personal_numbers(visit, phone):
    for text in ("找 13800138000 张工", "330802199001011234"):
        answer = phone.one(phone.items({"B05": {"answer": "1", "reasons": [[text, ""]]}}))
        assert (answer["state"], answer["code"]) == ("refused", "not_possible")
    assert not ScoredItem.objects.exists()


def test_too_much_is_refused(visit, phone):
    many = {f"X{number}": "1" for number in range(201)}
    assert phone.one(phone.items(many))["code"] == "faulty"
    reasons = [["x", ""]] * 41
    assert phone.one(phone.items({"B05": {"answer": "1", "reasons": reasons}}))["code"] == "faulty"
    assert phone.one(phone.items({}))["code"] == "faulty"


def test_a_signature_that_is_none(visit, phone):
    for body in (
        {"party": "MANAGER", "signed_at": WHEN}, {"party": "NOBODY", "signed_at": WHEN, "refused": "x"},
        {"party": "MANAGER", "signed_at": "now", "refused": "x"},
        {"party": "MANAGER", "signed_at": WHEN, "refused": "x" * 301},
    ):  # fmt: skip
        assert phone.say("confirmation", **body)["state"] == "refused"
    assert not Confirmation.objects.exists()
