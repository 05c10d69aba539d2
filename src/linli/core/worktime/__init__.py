"""Working days, holidays and make-up days; deadlines on three clocks.

`rules` counts, with a calendar passed in; `queries.work_calendar()` reads it; a deadline beyond the calendar's end is
pending, and is set once the calendar goes on (`news.CalendarExtended`). docs/parts/clock.md.
"""

from .rules import Clock, TimeLimit, UnableToSetDeadline, WorkCalendar, due_at, due_at_or_pending, due_date

__all__ = [
    "Clock",
    "TimeLimit",
    "UnableToSetDeadline",
    "WorkCalendar",
    "due_at",
    "due_at_or_pending",
    "due_date",
]
