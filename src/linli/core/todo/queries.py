"""What waits for a person, and what they have done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from linli.core.rights import Grants
from linli.core.subjects import names_of

from .kinds import KINDS
from .models import ToDo, ToDoQuerySet

PAGE = 50
COUNTED = 99  # the badge says "99+" beyond


@dataclass
class Line:
    """One to-do as a list shows it."""

    todo: ToDo
    subject_name: str
    kind_title: str
    overdue: bool


@dataclass
class KindCount:
    """How many open to-dos there are of a kind."""

    code: str
    title: Any
    count: int


def open_todos_of(person: Any, grants: Grants, kind: str = "") -> ToDoQuerySet:
    """Return what waits for a person, first due first, of one kind if one is given."""
    rows = ToDo.objects.waiting_for(person.pk, grants).first_due_first()
    return rows.filter(kind=kind) if kind else rows


def done_todos_of(person: Any, kind: str = "") -> ToDoQuerySet:
    """Return what a person has dealt with, last first."""
    rows = ToDo.objects.filter(done_by=person, state=ToDo.State.DONE).order_by("-done_at", "-pk")
    return rows.filter(kind=kind) if kind else rows


def kinds_of(rows: ToDoQuerySet) -> list[KindCount]:
    """Return the kinds among to-dos with how many there are of each, most first."""
    counted = rows.order_by().values_list("kind").annotate(many=Count("pk")).order_by("-many", "kind")
    return [KindCount(code, KINDS[code].title if code in KINDS else code, many) for code, many in counted]


def counts_of(person: Any, grants: Grants, at: datetime) -> tuple[int, int]:
    """Return how many wait and how many of these are overdue, both at most one above `COUNTED`."""
    first = ToDo.objects.waiting_for(person.pk, grants).first_due_first()[: COUNTED + 1]
    counted = first.aggregate(many=Count("pk"), late=Count("pk", filter=Q(due_at__lt=at)))
    return counted["many"], counted["late"]


def lines(rows: ToDoQuerySet, at: datetime, page: int) -> tuple[list[Line], bool]:
    """Return one page of to-dos with what they are about, and whether there are more."""
    start = (page - 1) * PAGE
    found = list(rows[start : start + PAGE + 1])
    names = names_of((row.subject_type, row.subject_id) for row in found[:PAGE])
    return [
        Line(
            todo=row,
            subject_name=names.get((row.subject_type, row.subject_id), ""),
            kind_title=str(KINDS[row.kind].title) if row.kind in KINDS else row.kind,
            overdue=row.overdue(at),
        )
        for row in found[:PAGE]
    ], len(found) > PAGE
