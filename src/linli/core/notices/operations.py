"""Sending and reading notices."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils.http import url_has_allowed_host_and_scheme

from linli.core.wording import Fields, check_fields

from .kinds import KINDS
from .models import Notice

KEPT_READ = timedelta(days=180)
KEPT_UNREAD = timedelta(days=400)  # whoever signs in once a year still finds them


def notify(
    people: Iterable[int], kind: str, *, at: datetime, fields: Fields | None = None,
    subject: tuple[str, int] | None = None, url: str = "",
) -> int:  # fmt: skip
    """Send a notice to people, by their ids, each once; returns to how many. One statement per thousand people.

    The kind words it when it is read. url: a path of this site, where it is not the subject's own page.
    Raises ValueError for an unknown kind or an address elsewhere.
    """
    if kind not in KINDS:
        raise ValueError(f"no module has declared the kind of notice {kind}")
    if url and not (url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)):
        raise ValueError(f"a notice leads to a path of this site, not to {url!r}")
    told = dict(fields or {})
    check_fields(kind, told)
    code, pk = subject or ("", None)
    rows = [
        Notice(person_id=person, kind=kind, fields=told, subject_type=code, subject_id=pk, url=url, made_at=at)
        for person in sorted(set(people))
    ]
    Notice.objects.bulk_create(rows, batch_size=1000)
    return len(rows)


def mark_read(person: Any, *, at: datetime, pk: int | None = None) -> int:
    """Mark one of a person's notices as read, or all; returns how many were unread."""
    rows = Notice.objects.filter(person=person, read_at=None)
    return (rows if pk is None else rows.filter(pk=pk)).update(read_at=at)


def forget_old(at: datetime) -> int:
    """Delete notices that are past their time; returns how many."""
    read, _ = Notice.objects.filter(made_at__lt=at - KEPT_READ, read_at__isnull=False).delete()
    unread, _ = Notice.objects.filter(made_at__lt=at - KEPT_UNREAD).delete()
    return read + unread
