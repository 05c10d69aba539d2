"""Stages and duties: which step may follow which, when a unit may close a stage, what a day makes of a stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

# Accepted is the end: what is to be done again is a new task.
NEXT_DUTY: dict[str, frozenset[str]] = {
    "OPEN": frozenset({"REPORTED"}),
    "REPORTED": frozenset({"OPEN", "DONE"}),  # back, with a reason; or accepted
    "DONE": frozenset(),
}


@dataclass(frozen=True)
class Owed:
    """A duty of one unit as the rules see it. title: of its task; opened: when the unit was given it."""

    title: str
    state: str
    due_on: date
    opened: datetime | None = None


def overdue(state: str, due_on: date, today: date) -> bool:
    """Whether a duty is late: nothing was reported, and its last day is over. The day itself still counts."""
    return state == "OPEN" and due_on < today


def keeps_open(owed: Sequence[Owed]) -> list[Owed]:
    """Return what keeps a unit from closing a stage: all that is not accepted, the first due first.

    What is only reported keeps it open too: nobody has looked at the proof yet.
    """
    return sorted((one for one in owed if one.state != "DONE"), key=lambda one: (one.due_on, one.title))


def added_since(owed: Sequence[Owed], closed_at: datetime) -> list[Owed]:
    """Return the duties that a unit was given after it had closed the stage: the closing stays, with a remark."""
    return [one for one in owed if one.opened is not None and one.opened > closed_at]


def phase(begins: date, ends: date | None, today: date) -> str:
    """Return "coming", "running" or "over". A stage without an end is never over."""
    if today < begins:
        return "coming"
    return "over" if ends is not None and ends < today else "running"


@dataclass(frozen=True)
class Bar:
    """Where a stage lies on the axis of its campaign, in thousandths of it; open: the source gives no end."""

    start: int
    width: int
    open: bool


def axis(spans: Sequence[tuple[date, date | None]], today: date) -> tuple[date, date]:
    """Return the first and the last day of the axis: of all stages and of today; an open stage gets half a year."""
    ends = [end or begin for begin, end in spans]
    first = min([begin for begin, _end in spans] + [today])
    last = max([*ends, today])
    if any(end is None for _begin, end in spans):
        last = date.fromordinal(last.toordinal() + 183)
    return first, last


def place(day: date, ends_of: tuple[date, date]) -> int:
    """Return where a day lies on an axis, in thousandths, rounded down; the axis is at least a day long."""
    first, last = ends_of
    return (day - first).days * 1000 // max((last - first).days, 1)


def bar(begins: date, ends: date | None, ends_of: tuple[date, date]) -> Bar:
    """Return the bar of a stage; at least 4 thousandths wide, so that it is seen."""
    start = place(begins, ends_of)
    stop = place(ends, ends_of) if ends else 1000
    width = max(stop - start, 4)
    return Bar(min(start, 1000 - width), width, ends is None)
