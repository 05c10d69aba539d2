"""Changing the work calendar."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.news import publish
from linli.core.rights import PLATFORM
from linli.core.todo.operations import NewToDo, close_todos, open_todo

from .models import PACKAGE, OfficeHours, WorkDay, WorkingCalendar
from .news import CalendarExtended
from .queries import BEFORE_EVERYTHING, last_day
from .rules import SATURDAY

WARN_BEFORE = timedelta(days=60)
SUBJECT = ("worktime.calendar", 1)
OCCASIONS = {
    "New Year's Day": "元旦", "Spring Festival": "春节", "Tomb-sweeping Day": "清明节", "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节", "Mid-autumn Festival": "中秋节", "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}  # fmt: skip


class UnableToChangeCalendar(Exception):
    """A change of the calendar that would make it wrong."""


def years_that_come_with_the_program() -> tuple[int, int]:
    """Return the first and the last year that the package of Chinese holidays knows."""
    from chinese_calendar.constants import holidays

    return min(holidays).year, max(holidays).year


@transaction.atomic
def load_years(first: int, last: int, *, at: datetime) -> int:
    """Load the holidays and make-up days of some years from the package; returns how many days they are.

    Days that an officer entered stay as they are. Raises UnableToChangeCalendar for years that the package does not
    know, or that would leave a gap.
    """
    from chinese_calendar.constants import holidays, workdays

    lowest, highest = years_that_come_with_the_program()
    if not lowest <= first <= last <= highest:
        msg = _("The years {first} to {last} cannot be loaded: {lowest} to {highest} come with the program.")
        raise UnableToChangeCalendar(msg.format(first=first, last=last, lowest=lowest, highest=highest))
    end = last_day()
    if end != BEFORE_EVERYTHING and date(first, 1, 1) > end + timedelta(days=1):
        msg = _("The calendar ends on {end}; the year {year} would leave a gap. Load the years between first.")
        raise UnableToChangeCalendar(msg.format(end=end, year=first))
    WorkingCalendar.objects.get_or_create(id=1)
    published = {
        day: (kind, OCCASIONS.get(name, name))
        for kind, table in ((WorkDay.Kind.HOLIDAY, holidays), (WorkDay.Kind.MAKE_UP, workdays))
        for day, name in table.items()
        if first <= day.year <= last
    }
    there = {day.date: day for day in WorkDay.objects.filter(date__year__range=(first, last))}
    # Only what differs is written: the history tells what changed, not that years were loaded again.
    outdated = [
        day.pk for day in there.values() if day.source == PACKAGE and published.get(day.date) != (day.kind, day.name)
    ]
    WorkDay.objects.filter(pk__in=outdated).delete()
    WorkDay.objects.bulk_create(
        WorkDay(date=day, kind=kind, name=name, source=PACKAGE)
        for day, (kind, name) in sorted(published.items())
        if day not in there or there[day].pk in outdated
    )
    extend(max(end, date(last, 12, 31)), at=at)
    return len(published)


@transaction.atomic
def extend(until: date, *, at: datetime) -> None:
    """Declare the calendar complete up to a day; pending deadlines that can now be set are set by a job.

    Raises UnableToChangeCalendar for a day before the present end: deadlines were already promised with it.
    """
    end = last_day()
    if until < end:
        raise UnableToChangeCalendar(
            _("{until} is before the present end, {end}. The calendar can only be extended.").format(
                until=until, end=end
            )
        )
    if until == end:
        return
    WorkingCalendar.objects.update_or_create(id=1, defaults={"last_day": until})
    if until - at.date() > WARN_BEFORE:
        close_todos(SUBJECT, at=at)
    publish(CalendarExtended(last_day=until.isoformat()))


@transaction.atomic
def set_day(day: date, kind: str, name: str, source: str) -> WorkDay:
    """Make a day a holiday or a make-up workday. Deadlines that were set before stay as promised.

    Raises UnableToChangeCalendar for a make-up workday from Monday to Friday.
    """
    if kind == WorkDay.Kind.MAKE_UP and day.weekday() < SATURDAY:
        msg = _("{day} is a weekday and worked anyway. A make-up workday is a Saturday or Sunday.")
        raise UnableToChangeCalendar(msg.format(day=day))
    WorkingCalendar.objects.get_or_create(id=1)
    made, _created = WorkDay.objects.update_or_create(date=day, defaults={"kind": kind, "name": name, "source": source})
    return made


@transaction.atomic
def set_hours(stretches: Iterable[tuple[time, time]]) -> None:
    """Set the office hours: one or more stretches, in order, each closing after it opens.

    Raises UnableToChangeCalendar if they overlap or are in another order.
    """
    wanted = list(stretches)
    moments = [moment for stretch in wanted for moment in stretch]
    if not wanted or any(later <= earlier for earlier, later in pairwise(moments)):
        raise UnableToChangeCalendar(
            _(
                "The office hours {hours} are not in order. Each stretch closes after it opens, and before the next."
            ).format(hours=", ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in wanted) or "-")
        )
    WorkingCalendar.objects.get_or_create(id=1)
    OfficeHours.objects.all().delete()
    OfficeHours.objects.bulk_create(OfficeHours(opens=opens, closes=closes) for opens, closes in wanted)


def warn_before_the_end(at: datetime) -> bool:
    """Put a to-do before those who edit the calendar, 60 days before it ends; returns whether it is that late."""
    end = last_day()
    if end - at.date() > WARN_BEFORE:
        return False
    shown = "-" if end == BEFORE_EVERYTHING else end.isoformat()
    due = None if end == BEFORE_EVERYTHING else datetime.combine(end, time(17, 30), at.tzinfo)
    open_todo(NewToDo("worktime.extend", SUBJECT, keys={PLATFORM}, fields={"last_day": shown}, due_at=due), at=at)
    return True
