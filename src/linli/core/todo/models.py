"""The table of to-dos."""

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.rights import Grants
from linli.core.subjects import url_of
from linli.core.wording import fill

from .kinds import KINDS


def holders_of(person: int, grants: Grants) -> list[str]:
    """Return the marks under which work waits for a person: their own, and right@key for each right held somewhere."""
    rights = {kind.right.code for kind in KINDS.values() if kind.right}
    return [f"person:{person}", *(f"{code}@{grant.key}" for grant in grants.items for code in grant.rights & rights)]


class ToDoQuerySet(models.QuerySet["ToDo"]):
    """To-dos."""

    def open(self) -> "ToDoQuerySet":
        """Return those that are still to do."""
        return self.filter(state=ToDo.State.OPEN)

    def waiting_for(self, person: int, grants: Grants) -> "ToDoQuerySet":
        """Return the open ones of a person, by name or by role: one index, whatever the number of roles."""
        return self.open().filter(holders__overlap=sorted(set(holders_of(person, grants))))

    def first_due_first(self) -> "ToDoQuerySet":
        """Return them in the order of work: overdue, then due, then without a date."""
        return self.order_by(F("due_at").asc(nulls_last=True), "pk")


class ToDo(models.Model):
    """One piece of work that waits."""

    class State(models.TextChoices):
        OPEN = "OPEN", _("To do")
        DONE = "DONE", _("Dealt with")
        DROPPED = "DROPPED", _("No longer needed")

    kind = models.CharField(max_length=60)  # of todo.KINDS
    fields = models.JSONField(default=dict)
    subject_type = models.CharField(max_length=60)  # of core.subjects
    subject_id = models.BigIntegerField()
    url = models.CharField(max_length=300, blank=True)  # empty: the subject's own page
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")  # null: by right
    holders = ArrayField(models.CharField(max_length=120))  # "person:5", or "right@key" for each key of the subject
    keys_given = models.BooleanField(default=False)  # the keys are the caller's, not those of the subject
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    due_pending = models.BooleanField(default=False)  # it has a time limit, and the work calendar ends before it
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)

    objects = ToDoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state="OPEN") ^ Q(done_at__isnull=False), name="todo_ends_with_a_time"),
            models.CheckConstraint(condition=Q(due_pending=False) | Q(due_at=None), name="todo_due_or_pending"),
            models.UniqueConstraint(
                fields=["kind", "subject_type", "subject_id", "person"],
                condition=Q(state="OPEN"),
                nulls_distinct=False,
                name="todo_open_once",
            ),
        ]
        indexes = [
            GinIndex(fields=["holders"], condition=Q(state="OPEN"), name="todo_holders"),
            models.Index(fields=["done_by", "-done_at"], condition=Q(state="DONE"), name="todo_done"),
        ]

    @property
    def text(self) -> str:
        """The line to show, in the reader's language."""
        kind = KINDS.get(self.kind)
        return fill(kind.text, self.fields) if kind else self.kind

    @property
    def href(self) -> str:
        """Where it is done, empty if nowhere."""
        return self.url or url_of(self.subject_type, self.subject_id)

    def overdue(self, at: datetime) -> bool:
        """Whether it should have been done."""
        return self.state == self.State.OPEN and self.due_at is not None and self.due_at < at
