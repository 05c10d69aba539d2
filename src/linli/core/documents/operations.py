"""Asking for a document, and making it."""

import hashlib
import logging
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _

from linli.core import clock
from linli.core.files.content import content
from linli.core.files.models import StoredFile
from linli.core.news import defer

from .kinds import KINDS, UnableToMake
from .models import Document

log = logging.getLogger(__name__)
State = Document.State
KEPT = timedelta(days=30)  # rows; the content is kept for a day, as whatever nothing uses


@transaction.atomic
def ask_document(kind: str, subject: int, *, person: Any, at: datetime) -> Document:
    """Have a document made by a job; the same one of the same person that is under way is that one."""
    from .jobs import make

    same = {"person": person, "kind": kind, "subject": subject, "language": translation.get_language() or ""}
    under_way = Document.objects.select_for_update().filter(**same, state__in=[State.WAITING, State.RUNNING])
    row = under_way.order_by("-pk").first()
    if row is None:
        row = Document.objects.create(**same, asked_at=at)
        defer(make, document=row.pk)
    return row


def make_document(pk: int) -> None:
    """Make a document that was asked for; a second run of the job makes it again, one that is made stays."""
    row = Document.objects.select_related("person").filter(pk=pk, finished_at=None).first()
    if row is None:
        return
    aside: Any = connection.copy()  # the page reads what this connection writes

    def told(done: int, total: int) -> None:
        with aside.cursor() as cursor:
            cursor.execute(
                f"UPDATE {Document._meta.db_table} SET state = 'RUNNING', done = %s, total = %s"
                " WHERE id = %s AND finished_at IS NULL",
                [done, total, pk],
            )

    try:
        told(0, 0)
        with tempfile.TemporaryDirectory() as folder, translation.override(row.language or None):
            path = Path(folder) / "document"
            made = KINDS[row.kind].make(subject=row.subject, person=row.person, path=path, told=told)
            file = _kept(path, made.media_type, made.name)
        Document.objects.filter(pk=pk).update(
            state=State.DONE, file=file, name=made.name[:200], finished_at=clock.now()
        )
    except (Http404, PermissionDenied):
        _fail(pk, _("What it is about no longer exists, or lies outside your area."))
    except UnableToMake as exc:
        _fail(pk, str(exc))
    except Exception:
        _fail(pk, _("It could not be made. Try again; if that fails too, tell your administrator."))
        raise
    finally:
        aside.close()


def forget(at: datetime) -> int:
    """Delete the rows of documents asked for long ago; returns how many."""
    return Document.objects.filter(asked_at__lt=at - KEPT).delete()[0]


def _fail(pk: int, problem: str) -> None:
    Document.objects.filter(pk=pk).update(state=State.FAILED, problem=problem[:500], finished_at=clock.now())


def _kept(path: Path, media_type: str, name: str) -> StoredFile:
    """Store what was made. No thing uses it, so that it goes after a day."""
    data = path.read_bytes()
    digest = hashlib.sha256(data).digest()
    file, made = StoredFile.objects.get_or_create(
        sha256=digest,
        defaults={
            "size": len(data), "media_type": media_type, "extension": Path(name).suffix[1:6], "stored_at": clock.now(),
        },
    )  # fmt: skip
    content().put(file.key, data)
    if not made:
        file.stored_at = clock.now()
        file.save(update_fields=["stored_at"])
    return file
