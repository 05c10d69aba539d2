"""Time limits on three clocks: urgent, working hours, working days. Pure; docs/algorithms/deadlines.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DAY = timedelta(days=1)
SATURDAY = 5
OFFICE_HOURS = ((time(8, 30), time(12)), (time(14), time(17, 30)))  # where a city has set none of its own
MOST = 3650
CHINA = ZoneInfo("Asia/Shanghai")


class UnableToSetDeadline(Exception):
    """The work calendar ends before the deadline."""


class Clock(models.TextChoices):
    """What a time limit counts."""

    URGENT = "URGENT", gettext_lazy("Hours, round the clock")
    WORKING_HOURS = "WORKING_HOURS", gettext_lazy("Working hours")
    WORKING_DAYS = "WORKING_DAYS", gettext_lazy("Working days")


@dataclass(frozen=True)
class TimeLimit:
    """How much of which clock: hours on the first two, days on the third. Raises ValueError below 1 or above 3650."""

    clock: Clock
    amount: int

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= MOST:
            raise ValueError(f"a time limit is 1 to {MOST}, not {self.amount}")


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked, and when; known up to and including `last_day`.

    holidays, make_up: what differs from Monday to Friday; hours: office hours of a day, in order; zone: of these hours
    """

    last_day: date
    holidays: frozenset[date] = frozenset()
    make_up: frozenset[date] = frozenset()
    hours: tuple[tuple[time, time], ...] = OFFICE_HOURS
    zone: tzinfo = CHINA

    def is_working_day(self, day: date) -> bool:
        """Whether a day is worked: a weekday that is no holiday, or a weekend worked in exchange for one."""
        return day in self.make_up or (day.weekday() < SATURDAY and day not in self.holidays)


def due_date(accepted: date, working_days: int, calendar: WorkCalendar) -> date:
    """Return the last day for handling something, counted in working days.

    The day of acceptance does not count; a weekend worked in exchange for a holiday does. Raises UnableToSetDeadline
    if the calendar ends too early.
    """
    day, left = accepted, working_days
    while left > 0:
        day += DAY
        if day > calendar.last_day:
            msg = _("The work calendar ends on {last_day}, {left} working days short. Load the next year first.")
            raise UnableToSetDeadline(msg.format(last_day=calendar.last_day, left=left))
        left -= calendar.is_working_day(day)
    return day


def due_at(start: datetime, limit: TimeLimit, calendar: WorkCalendar) -> datetime:
    """Return the moment at which a time limit runs out, in the calendar's zone; start is aware, of whatever zone.

    Urgent: so many hours later. Working hours: only office hours of working days count. Working days: the close of
    office hours on the `due_date`. Raises UnableToSetDeadline if the calendar ends too early.
    """
    if limit.clock == Clock.URGENT:
        # Through UTC: in a zone with summer time an hour is still an hour.
        return (start.astimezone(UTC) + timedelta(hours=limit.amount)).astimezone(calendar.zone)
    start = start.astimezone(calendar.zone)  # the database gives UTC, where it is another day until eight
    if limit.clock == Clock.WORKING_DAYS:
        last = due_date(start.date(), limit.amount, calendar)
        return datetime.combine(last, calendar.hours[-1][1], start.tzinfo)
    return _after_working_hours(start, timedelta(hours=limit.amount), calendar)


def due_at_or_pending(start: datetime, limit: TimeLimit, calendar: WorkCalendar) -> datetime | None:
    """Return the moment at which a time limit runs out, None while the calendar does not reach that far: pending."""
    try:
        return due_at(start, limit, calendar)
    except UnableToSetDeadline:
        return None


def working_days_between(first: date, last: date, calendar: WorkCalendar) -> int:
    """Return how many working days follow `first`, up to and including `last`; 0 if last is not later."""
    return sum(calendar.is_working_day(first + DAY * n) for n in range(1, (last - first).days + 1))


def _after_working_hours(start: datetime, left: timedelta, calendar: WorkCalendar) -> datetime:
    for opens, closes in _stretches(start, calendar):
        begins = max(opens, start)
        if closes - begins >= left:
            return begins + left  # exactly at the close counts as in time, and is not put off to the next morning
        left -= max(closes - begins, timedelta(0))
    msg = _("The work calendar ends on {last_day}, {left} working hours short. Load the next year first.")
    raise UnableToSetDeadline(msg.format(last_day=calendar.last_day, left=-(-left // timedelta(hours=1))))


def _stretches(start: datetime, calendar: WorkCalendar) -> Iterator[tuple[datetime, datetime]]:
    day = start.date()
    while day <= calendar.last_day:
        if calendar.is_working_day(day):
            for opens, closes in calendar.hours:
                yield datetime.combine(day, opens, start.tzinfo), datetime.combine(day, closes, start.tzinfo)
        day += DAY
