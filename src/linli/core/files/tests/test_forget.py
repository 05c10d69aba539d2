"""What nobody uses any more goes, when its time is over, and that is written down."""

import os
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import Error, transaction

from linli.core.files.content import content
from linli.core.files.models import DeletedFile, FileUse, StoredFile
from linli.core.files.operations import attach, forget, release, store, sweep

from .conftest import picture, upload

AT = datetime(2026, 11, 1, 4, tzinfo=UTC)
TODAY = date(2026, 11, 1)


def later(days):
    return AT + timedelta(days=days), TODAY + timedelta(days=days)


def contents():
    return {key for key, _ in content().listed()}


def test_the_content_goes_after_the_last_use_and_its_time(db, photos):
    file = store(upload(picture()), purpose=photos, at=AT)
    first = attach(file, subject=("a.b", 1), purpose=photos, by=None, at=AT)
    second = attach(file, subject=("a.b", 2), purpose=photos, by=None, at=AT)
    release(first, at=AT)
    assert forget(*later(100)) == 0  # the second still uses it
    release(second, at=AT)
    assert forget(*later(30)) == 0  # kept for 30 days
    assert contents() == {file.key}
    assert forget(*later(31)) == 1
    assert contents() == set()
    assert not StoredFile.objects.exists()
    gone = DeletedFile.objects.get()
    assert (bytes(gone.sha256).hex(), gone.uses, gone.deleted_at) == (file.key, 2, later(31)[0])
    for change in (lambda: DeletedFile.objects.update(uses=0), DeletedFile.objects.all().delete):
        with pytest.raises(Error), transaction.atomic():
            change()
    assert FileUse.pgh_event_model.objects.filter(pgh_label="delete").count() == 2


def test_what_was_sent_and_never_used_goes_after_a_day(db, photos):
    store(upload(picture()), purpose=photos, at=AT)
    assert forget(AT + timedelta(hours=23), TODAY) == 0
    store(upload(picture()), purpose=photos, at=AT + timedelta(hours=23))  # sent again: the day begins anew
    assert forget(*later(1)) == 0
    assert forget(*later(2)) == 1


def test_one_that_is_sent_again_after_it_was_deleted_is_there(db, photos):
    store(upload(picture()), purpose=photos, at=AT)
    forget(*later(2))
    file = store(upload(picture()), purpose=photos, at=AT)
    assert b"".join(content().chunks(file.key))


def test_contents_that_no_row_names_are_swept(db, photos, folder):
    kept = store(upload(picture()), purpose=photos, at=AT)
    content().put("ab" * 32, b"left by a transaction that was taken back")
    (folder / "ab/ab/.half").write_bytes(b"left by a crash")
    (folder / "note.txt").write_text("not ours")
    for path in folder.rglob("*"):
        os.utime(path, (AT.timestamp(), AT.timestamp()))
    assert sweep(AT + timedelta(hours=23)) == 0
    assert sweep(AT + timedelta(days=2)) == 2
    assert contents() == {kept.key}
    assert (folder / "note.txt").exists()


def test_nothing_is_half_written_when_the_disk_is_full(db, photos, folder, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store(upload(picture()), purpose=photos, at=AT)
    assert not [path for path in folder.rglob("*") if path.is_file()]
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_sent_while_it_is_deleted_is_never_lost(photos):
    """Two at once, over and over: either may come first, but a row always has its content."""
    import threading

    from django.db import connections

    def again():
        try:
            for _ in range(10):
                store(upload(picture()), purpose=photos, at=AT)
        finally:
            connections.close_all()

    sender = threading.Thread(target=again)
    sender.start()
    for _ in range(10):
        forget(*later(5))
    sender.join()
    for file in StoredFile.objects.all():
        assert b"".join(content().chunks(file.key))
    assert contents() == {file.key for file in StoredFile.objects.all()}
