"""The work calendar as an editable table."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.rights import PLATFORM

PACKAGE = "chinese_calendar"  # the source of days that come with the program


@tracked()
class WorkingCalendar(models.Model):
    """The calendar itself: one row, made with the first thing that is put into it."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    last_day = models.DateField(_("complete up to"), null=True)  # null: nothing was loaded, every deadline is pending

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_working_calendar")]

    def __str__(self) -> str:
        return gettext("Work calendar")

    def scope_keys(self) -> frozenset[str]:
        """Return the platform's key."""
        return frozenset({PLATFORM})


@tracked(part_of="calendar")
class WorkDay(models.Model):
    """A day that differs from Monday to Friday."""

    class Kind(models.TextChoices):
        HOLIDAY = "HOLIDAY", _("Holiday")
        MAKE_UP = "MAKE_UP", _("Make-up workday")

    calendar = models.ForeignKey(WorkingCalendar, models.PROTECT, default=1, editable=False, related_name="+")
    date = models.DateField(_("day"), unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("occasion"), max_length=50)
    source = models.CharField(_("source"), max_length=100)  # PACKAGE, or the document that an officer names

    class Meta:
        ordering = ["date"]
        constraints = [
            # A Saturday or Sunday (ISO 6, 7); a weekday is worked anyway.
            models.CheckConstraint(
                condition=~Q(kind="MAKE_UP") | Q(date__iso_week_day__gte=6), name="make_up_day_is_a_weekend"
            )
        ]

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d}"


@tracked(part_of="calendar")
class OfficeHours(models.Model):
    """A stretch of the working day; without any row the program's own hours hold (rules.OFFICE_HOURS)."""

    calendar = models.ForeignKey(WorkingCalendar, models.PROTECT, default=1, editable=False, related_name="+")
    opens = models.TimeField(_("opens"), unique=True)
    closes = models.TimeField(_("closes"))

    class Meta:
        ordering = ["opens"]
        constraints = [models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="office_closes_after_it_opens")]

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}–{self.closes:%H:%M}"
