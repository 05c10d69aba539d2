"""Stages (阶段), the tasks in them, and what each unit owes of each task."""

from datetime import datetime
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.core.history import tracked

from .actions import Campaign
from .within import InDivisions


@tracked(part_of="campaign")
class Stage(models.Model):
    """A part of the campaign with its dates."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="stages")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=120)
    begins = models.DateField(_("begins"))
    ends = models.DateField(_("ends"), null=True, blank=True)  # null: the source gives no end
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="stage_number_once"),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("begins")), name="stage_ends_after_its_beginning"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


@tracked(part_of="campaign")
class Task(models.Model):
    """Something to be done in a stage, by each unit or by the city itself."""

    class Owner(models.TextChoices):
        CITY = "CITY", _("The city")
        COUNTIES = "COUNTIES", _("Each county")

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="tasks")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="tasks")
    title = models.CharField(_("title"), max_length=120)
    text = models.CharField(_("what is to be done"), max_length=500, blank=True)
    owner = models.CharField(_("who owes it"), max_length=10, choices=Owner, default=Owner.COUNTIES)
    proof = models.CharField(_("proof that is asked for"), max_length=200, blank=True)
    due_on = models.DateField(_("due on"))

    def __str__(self) -> str:
        return self.title


@tracked()
class Duty(models.Model):
    """What one division owes of a task."""

    class State(models.TextChoices):
        OPEN = "OPEN", pgettext_lazy("a duty", "Open")
        REPORTED = "REPORTED", pgettext_lazy("a duty", "Reported as done")
        DONE = "DONE", pgettext_lazy("a duty", "Done")

    task = models.ForeignKey(Task, models.PROTECT, related_name="duties")
    division = models.ForeignKey("places.Division", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    report = models.CharField(pgettext_lazy("a duty", "what was done"), max_length=500, blank=True)
    reported_at = models.DateTimeField(_("reported at"), null=True)
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    remark = models.CharField(_("remark"), max_length=500, blank=True)  # why it was sent back, or accepted
    opened_at = models.DateTimeField(_("opened at"))  # after a closing of its stage: added since
    accepted_at = models.DateTimeField(_("accepted at"), null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = InDivisions.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "division"], name="duty_once"),
            models.CheckConstraint(
                condition=Q(state="OPEN", accepted_at=None)
                | Q(state="REPORTED", reported_at__isnull=False, accepted_at=None)
                | Q(state="DONE", reported_at__isnull=False, accepted_at__isnull=False),
                name="duty_has_its_moments",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.division_id}"

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of its division. Ask for `division` in the query."""
        return self.division.scope_keys()


class Closings(InDivisions):
    """Closings of stages."""

    def standing(self, until: datetime | None = None) -> Self:
        """Return those that were not reopened; until: as it was right before a moment."""
        if until is None:
            return self.filter(reopened_at=None)
        return self.filter(Q(reopened_at=None) | Q(reopened_at__gte=until), at__lt=until)


@tracked()
class StageClosing(models.Model):
    """A division has closed a stage: nothing of it was open. It stands until it is reopened; the row stays for good."""

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="closings")
    division = models.ForeignKey("places.Division", models.PROTECT, related_name="+")
    summary = models.CharField(_("summary"), max_length=2000)
    at = models.DateTimeField(_("closed at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("closed by")
    )
    reopened_at = models.DateTimeField(_("reopened at"), null=True)  # null: it stands
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("reopened by")
    )
    reopened_why = models.CharField(_("why it was reopened"), max_length=200, blank=True)

    objects = Closings.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "division"], condition=Q(reopened_at=None), name="stage_closed_once"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None, reopened_why="") | Q(reopened_at__isnull=False) & ~Q(reopened_why=""),
                name="stage_reopened_with_a_reason",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="closing_stays", operation=pgtrigger.UpdateOf("stage_id", "division_id", "summary", "at")
            ),
            pgtrigger.Protect(
                name="reopening_stays",
                operation=pgtrigger.UpdateOf("reopened_at", "reopened_why"),
                condition=pgtrigger.Condition('OLD."reopened_at" IS NOT NULL'),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage_id}: {self.division_id}"
