"""A photo on its way: in pieces, in any order, again and again, until it is whole."""

import io
import random
import uuid
from datetime import timedelta

import pytest
from PIL import Image

from linli.core import clock
from linli.core.files.models import FileUse, StoredFile
from linli.core.files.operations import forget as forget_files
from linli.core.outbox.forgetting import forget
from linli.core.outbox.jobs import forget_outbox
from linli.core.outbox.limits import PIECE
from linli.core.outbox.models import OutboxPiece, OutboxRecord, OutboxUpload

from .conftest import at_once, photo, sha256


@pytest.fixture(scope="module")
def large() -> bytes:
    data = photo(800)
    assert len(data) > 2 * PIECE
    return data


def with_exif() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8769).update({0x9003: "2021:10:15 09:30:00"})
    exif.get_ifd(0x8825).update({1: "N", 2: (28.0, 57.0, 36.0), 3: "E", 4: (118.0, 52.0, 12.0)})
    return photo(64, exif=exif)


def test_a_photo_arrives_in_pieces_in_any_order(phone, large, taken):
    pieces = -(-len(large) // PIECE)
    order = random.Random(3).sample(range(pieces), pieces)
    far = phone.upload(large, [*order, order[0]])
    assert far["state"] == "stored"
    assert OutboxPiece.objects.count() == 0
    record = phone.record(files={"front": far["id"]})
    (answer,) = phone.answers(record)
    assert answer["state"] == "taken"
    ((kept, _person, files, _at),) = taken
    assert files["front"] == StoredFile.objects.get()
    assert bytes(kept.upload_of("front").sha256).hex() == sha256(large)
    assert FileUse.objects.get(ended_at=None).subject_type == "test.note"
    with Image.open(io.BytesIO(large)) as sent:
        assert (files["front"].width, files["front"].height) == sent.size


def test_what_a_photo_says_of_itself_is_evidence(phone, taken):
    data = with_exif()
    phone.answers(phone.record(files={"a": phone.upload(data)["id"]}))
    found = taken[0][0].upload_of("a")
    assert (str(found.taken_longitude), str(found.taken_latitude)) == ("118.870000", "28.960000")
    assert found.taken_at.isoformat() == "2021-10-15T01:30:00+00:00"
    assert (bytes(found.sha256).hex(), found.size) == (sha256(data), len(data))


def test_a_record_waits_for_its_photos_and_says_which(phone, large, taken):
    first, second = str(uuid.uuid4()), str(uuid.uuid4())
    record = phone.record(files={"a": first, "b": second})
    assert phone.answers(record)[0] == {
        "id": record["id"], "state": "waiting", "kept": True, "uploads": [first, second]
    }  # fmt: skip
    assert OutboxRecord.objects.get().body == record["body"]
    phone.declare(large, first)
    for number in range(-(-len(large) // PIECE)):
        phone.piece(first, number, large[number * PIECE :][:PIECE])
    assert phone.answers(record)[0]["uploads"] == [second]
    small = photo(16)
    phone.declare(small, second)
    phone.piece(second, 0, small)
    assert phone.answers(record)[0]["state"] == "taken"
    assert len(taken) == 1


def test_a_phone_that_starts_again_is_told_what_is_there(phone, large):
    far = phone.declare(large).json()
    phone.piece(far["id"], 1, large[PIECE : 2 * PIECE])
    assert phone.client.get(f"/outbox/uploads/{far['id']}/").json()["have"] == [1]
    again = phone.declare(large, far["id"]).json()
    assert (again["have"], again["pieces"], again["piece"]) == ([1], -(-len(large) // PIECE), PIECE)


def test_the_same_piece_again_is_fine_and_another_under_its_number_is_not(phone, large):
    key = phone.declare(large).json()["id"]
    assert phone.piece(key, 0, large[:PIECE]).status_code == 200
    assert phone.piece(key, 0, large[:PIECE]).status_code == 200
    other = phone.piece(key, 0, b"x" * PIECE)
    assert (other.status_code, other.json()["code"]) == (409, "other")


def test_a_piece_of_anothers_upload_is_not_found(phone, other_phone, large):
    key = phone.declare(large).json()["id"]
    assert other_phone.piece(key, 0, large[:PIECE]).status_code == 404
    assert other_phone.client.get(f"/outbox/uploads/{key}/").status_code == 404
    assert other_phone.declare(large, key).status_code == 404
    assert OutboxPiece.objects.count() == 0


def test_anothers_finished_photo_is_not_used(phone, other_phone):
    key = phone.upload(photo())["id"]
    (answer,) = other_phone.answers(other_phone.record(files={"a": key}))
    assert (answer["state"], answer["uploads"]) == ("waiting", [key])


def test_a_photo_belongs_to_one_record(phone):
    key = phone.upload(photo())["id"]
    assert phone.answers(phone.record(files={"a": key}))[0]["state"] == "taken"
    (answer,) = phone.answers(phone.record(files={"a": key}))
    assert (answer["state"], answer["code"]) == ("refused", "file_used")


def test_a_damaged_piece_is_refused(phone, large):
    key = phone.declare(large).json()["id"]
    answer = phone.piece(key, 0, large[:PIECE], sha256(b"else"))
    assert (answer.status_code, answer.json()["code"]) == (422, "hash")
    for digest in ("", "xyz", "A" * 64):
        assert phone.piece(key, 0, large[:PIECE], digest or " ").status_code == 422


@pytest.mark.parametrize(("number", "size"), [(0, 5), (0, PIECE - 1), (99, PIECE), (2**31, PIECE), (2**70, PIECE)])
def test_a_piece_of_another_size_or_number_is_refused(phone, large, number, size):
    key = phone.declare(large).json()["id"]
    assert phone.piece(key, number, b"x" * size).status_code == 422
    assert phone.piece(key, 0, b"x" * (PIECE + 1)).status_code == 413


def test_a_file_that_is_not_what_was_announced_is_refused_and_so_is_its_record(phone):
    data = photo()
    key = phone.declare(data, sha256=sha256(b"else")).json()["id"]
    far = phone.piece(key, 0, data).json()
    assert (far["state"], far["code"]) == ("refused", "differs")
    (answer,) = phone.answers(phone.record(files={"a": key}))
    assert (answer["state"], answer["kept"], answer["code"]) == ("refused", True, "differs")


def test_what_is_no_photo_is_refused_with_words_and_its_bytes_are_kept_for_a_while(phone, taken):
    data = b"MZ this is a program" * 100
    far = phone.upload(data)
    assert (far["state"], far["code"]) == ("refused", "file")
    assert "JPEG" in far["sentence"]
    record = phone.record(files={"a": far["id"]})
    (answer,) = phone.answers(record)
    assert (answer["state"], answer["sentence"]) == ("refused", far["sentence"])
    assert OutboxRecord.objects.get().body == record["body"]
    assert bytes(OutboxPiece.objects.get().content) == data
    assert not taken
    forget(clock.now() + timedelta(days=29))
    assert OutboxPiece.objects.count() == 1
    forget(clock.now() + timedelta(days=31))
    assert OutboxPiece.objects.count() == OutboxUpload.objects.count() == 0


def test_too_large_a_file_and_one_for_a_kind_without_files_are_refused(phone):
    assert phone.declare(b"x", size=5_000_001).status_code == 413
    assert phone.declare(b"x", size=10**30).status_code == 422
    assert phone.declare(b"x", kind="test.bare").json()["code"] == "no_files"


def test_nobody_fills_the_disk(phone, monkeypatch):
    monkeypatch.setattr("linli.core.outbox.uploads.MOST_OPEN_UPLOADS", 2)
    statuses = [phone.declare(photo(8, seed)).status_code for seed in range(3)]
    assert statuses == [200, 200, 429]
    monkeypatch.setattr("linli.core.outbox.uploads.MOST_OPEN_UPLOADS", 100)
    monkeypatch.setattr("linli.core.outbox.uploads.MOST_OPEN_BYTES", 4_000_000)
    assert phone.declare(b"x", size=3_999_999).status_code == 429


def test_a_finished_photo_is_there_as_long_as_its_record_may_come(phone, taken):
    key = phone.upload(photo())["id"]
    later = clock.now() + timedelta(days=20)
    forget_files(later, later.date())
    assert StoredFile.objects.count() == 1
    forget(later)
    assert phone.answers(phone.record(files={"a": key}))[0]["state"] == "taken"


def test_a_finished_photo_whose_record_never_comes_goes(phone):
    phone.upload(photo())
    forget(clock.now() + timedelta(days=31))
    assert OutboxUpload.objects.count() == 0
    assert FileUse.objects.filter(ended_at=None).count() == 0


@pytest.mark.parametrize("then", ["refuse", "conflict"])
def test_the_photos_of_what_is_not_taken_are_kept_as_long_as_its_body(phone, then):
    key = phone.upload(photo())["id"]
    phone.answers(phone.record(body={"then": then}, files={"a": key}))
    assert bytes(OutboxRecord.objects.get().upload_of("a").sha256).hex() == sha256(photo())
    later = clock.now() + timedelta(days=300)
    forget(later)
    forget_files(later, later.date())
    assert StoredFile.objects.count() == 1
    forget(clock.now() + timedelta(days=366))
    assert OutboxUpload.objects.count() == 0
    assert not FileUse.objects.filter(ended_at=None).exists()


def test_a_full_disk_keeps_the_pieces_and_is_tried_again(phone, large, monkeypatch):
    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    data = photo()
    key = phone.declare(data).json()["id"]
    with monkeypatch.context() as broken:
        broken.setattr("linli.core.outbox.uploads.store", full)
        answer = phone.piece(key, 0, data)
    assert (answer.status_code, answer.json()["code"]) == (503, "failed")
    assert OutboxPiece.objects.count() == 1
    assert phone.declare(data, key).json()["state"] == "stored"


def test_bodies_go_after_their_time_and_the_answer_stays(phone, taken):
    record, refused = phone.record(), phone.record(body={"then": "refuse"})
    first = phone.answers(record, refused)
    forget(clock.now() + timedelta(days=91))
    assert OutboxRecord.objects.get(pk=record["id"]).body == {}
    assert OutboxRecord.objects.get(pk=refused["id"]).body == {"then": "refuse"}
    assert phone.answers(record, refused) == [answer | {"already": True} for answer in first]
    forget(clock.now() + timedelta(days=366))
    assert OutboxRecord.objects.get(pk=refused["id"]).body == {}
    assert len(taken) == 1


@pytest.mark.django_db(transaction=True)
def test_the_nightly_job_forgets(phone):
    phone.upload(photo())
    OutboxUpload.objects.update(created_at=clock.now() - timedelta(days=31))
    forget_outbox(0)
    assert not OutboxUpload.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_last_piece_twice_at_once_makes_one_file(phone, large, quiet):
    far = phone.declare(large).json()
    for number in range(far["pieces"] - 1):
        phone.piece(far["id"], number, large[number * PIECE :][:PIECE])
    last = far["pieces"] - 1
    answers = at_once(lambda: phone.piece(far["id"], last, large[last * PIECE :]).json()["state"])
    assert answers == ["stored"] * 4
    assert StoredFile.objects.count() == 1
