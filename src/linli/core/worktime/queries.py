"""Reading the work calendar."""

from datetime import date, time, timedelta

from django.utils import timezone

from .models import OfficeHours, WorkDay, WorkingCalendar
from .rules import OFFICE_HOURS, WorkCalendar

BEFORE_EVERYTHING = date(1, 1, 1)  # the end of a calendar into which nothing was loaded: every deadline is pending


def last_day() -> date:
    """Return the day up to which the calendar is complete."""
    return WorkingCalendar.objects.values_list("last_day", flat=True).first() or BEFORE_EVERYTHING


def office_hours() -> tuple[tuple[time, time], ...]:
    """Return the stretches of the working day, in order."""
    return tuple(OfficeHours.objects.values_list("opens", "closes")) or OFFICE_HOURS


def work_calendar(since: date) -> WorkCalendar:
    """Return the calendar for deadlines that start on a day or later: three small queries."""
    days = WorkDay.objects.filter(date__gte=since - timedelta(days=1)).values_list("date", "kind")
    kinds: dict[str, set[date]] = {WorkDay.Kind.HOLIDAY: set(), WorkDay.Kind.MAKE_UP: set()}
    for day, kind in days:
        kinds[kind].add(day)
    return WorkCalendar(
        last_day=last_day(),
        holidays=frozenset(kinds[WorkDay.Kind.HOLIDAY]),
        make_up=frozenset(kinds[WorkDay.Kind.MAKE_UP]),
        hours=office_hours(),
        zone=timezone.get_default_timezone(),
    )
