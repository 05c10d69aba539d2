"""Opening, closing and re-addressing to-dos. Each is safe to repeat."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from linli.core.rights import PLATFORM
from linli.core.subjects import SUBJECTS
from linli.core.wording import Fields, check_fields

from .kinds import KINDS
from .models import ToDo


@dataclass(frozen=True)
class NewToDo:
    """Work to open.

    subject: code of core.subjects and number
    person: for whom it waits; None: for whoever holds the kind's right over the subject
    keys: the scope keys over which the right counts, where those of the subject would reach too many
    due_pending: there is a time limit that the work calendar does not reach yet
    """

    kind: str
    subject: tuple[str, int]
    person: int | None = None
    keys: Collection[str] | None = None
    fields: Fields = field(default_factory=dict)
    due_at: datetime | None = None
    due_pending: bool = False
    url: str = ""


def open_todo(new: NewToDo, *, at: datetime) -> None:
    """Open one to-do; one of the same kind, subject and person that is open already stays as it is."""
    open_todos([new], at=at)


def open_todos(new: Iterable[NewToDo], *, at: datetime) -> None:
    """Open many to-dos in one statement, as `open_todo` does.

    Reads the subjects one by one where no keys are given: whoever opens thousands gives the keys.
    Raises ValueError for an unknown kind or subject, or a kind without a right that names no person.
    """
    ToDo.objects.bulk_create([_row(one, at) for one in new], ignore_conflicts=True, batch_size=1000)


def _row(new: NewToDo, at: datetime) -> ToDo:
    if new.kind not in KINDS:
        raise ValueError(f"no module has declared the kind of to-do {new.kind}")
    check_fields(new.kind, new.fields)
    code, pk = new.subject
    return ToDo(
        kind=new.kind,
        fields=dict(new.fields),
        subject_type=code,
        subject_id=pk,
        url=new.url,
        person_id=new.person,
        holders=[f"person:{new.person}"] if new.person is not None else _holders(new.kind, _keys(new)),
        keys_given=new.keys is not None,
        opened_at=at,
        due_at=new.due_at,
        due_pending=new.due_pending and new.due_at is None,
    )


def _keys(new: NewToDo) -> Collection[str]:
    if new.keys is not None:
        return new.keys
    declared = SUBJECTS.get(new.subject[0])
    thing = declared.get(new.subject[1]) if declared else None
    if thing is None:
        raise ValueError(f"there is no {new.subject[0]} {new.subject[1]}")
    return thing.scope_keys()


def _holders(kind: str, keys: Iterable[str]) -> list[str]:
    right = KINDS[kind].right
    if right is None:
        raise ValueError(f"the to-do {kind} waits for a person, and none is named")
    # Whoever holds the right over the whole platform holds it here too.
    return [f"{right.code}@{key}" for key in sorted({*keys, PLATFORM})]


def close_todos(
    subject: tuple[str, int], *, at: datetime, by: Any = None, kind: str | None = None, person: int | None = None
) -> int:
    """Mark the open to-dos about a subject as done, of one kind or all, of one person or all; returns how many."""
    return _end(subject, kind, person, state=ToDo.State.DONE, done_by=by, done_at=at)


def drop_todos(subject: tuple[str, int], *, at: datetime, kind: str | None = None, person: int | None = None) -> int:
    """Mark the open to-dos about a subject as no longer needed; returns how many."""
    return _end(subject, kind, person, state=ToDo.State.DROPPED, done_at=at)


def change_due(subject: tuple[str, int], kind: str, due_at: datetime | None) -> None:
    """Give the open to-dos of a kind another due time; None: pending."""
    _open(subject, kind, None).update(due_at=due_at, due_pending=due_at is None)


def readdress(subject_type: str, pks: Iterable[int] | None = None) -> int:
    """Bring open to-dos to whoever holds the right over their subjects now; returns how many changed hands.

    For whoever moves things: a compound to another company, a community to another township. Runs nightly for all.
    """
    moved = 0
    declared = SUBJECTS.get(subject_type)
    rows = ToDo.objects.open().filter(subject_type=subject_type, person=None, keys_given=False)
    if pks is not None:
        rows = rows.filter(subject_id__in=list(pks))
    with transaction.atomic():
        for row in rows.select_for_update():
            thing = declared.get(row.subject_id) if declared and row.kind in KINDS else None
            if thing is not None and row.holders != (holders := _holders(row.kind, thing.scope_keys())):
                row.holders = holders
                row.save(update_fields=["holders"])
                moved += 1
    return moved


def _open(subject: tuple[str, int], kind: str | None, person: int | None) -> Any:
    rows = ToDo.objects.open().filter(subject_type=subject[0], subject_id=subject[1])
    rows = rows.filter(kind=kind) if kind else rows
    return rows.filter(person=person) if person is not None else rows


def _end(subject: tuple[str, int], kind: str | None, person: int | None, **values: Any) -> int:
    return int(_open(subject, kind, person).update(**values))
