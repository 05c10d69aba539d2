"""Letting an office know of what could not be taken in."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.core.todo import todo_kind
from linli.core.todo.operations import NewToDo, close_todos, open_todo

from .models import OutboxRecord
from .rights import SETTLE

SETTLE_TODO = todo_kind(
    "outbox.settle", _("Entry from a phone"), _("An entry from a phone about {name} could not be taken in"), SETTLE
)


def tell_office(record: OutboxRecord, *, at: datetime) -> None:
    """Open a to-do about what a refused record is about; several records about one thing are one to-do."""
    if record.subject_id is None:
        return
    open_todo(
        NewToDo(
            SETTLE_TODO.code, (record.subject_type, record.subject_id), keys=record.keys,
            fields={"name": record.subject_name}, url=reverse("outbox:record", args=[record.pk]),
        ),
        at=at,
    )  # fmt: skip


def tell_settled(record: OutboxRecord, *, by: Any, at: datetime) -> None:
    """Close the to-do once nothing about the same thing waits for the office."""
    if record.subject_id is None:
        return
    same = OutboxRecord.objects.open().filter(subject_type=record.subject_type, subject_id=record.subject_id)
    if not same.filter(state="REFUSED").exists():
        close_todos((record.subject_type, record.subject_id), kind=SETTLE_TODO.code, by=by, at=at)
