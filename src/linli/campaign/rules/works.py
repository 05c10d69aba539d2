"""Which state of a work may follow which, who may say so, when it is to be done, and what stands in its way."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .quarters import after, last_day, quarter_of


class State(models.TextChoices):
    """How far a work is."""

    SUGGESTED = "SUGGESTED", _("Suggested")
    APPROVED = "APPROVED", pgettext_lazy("a work", "Approved")
    UNDER_WAY = "UNDER_WAY", pgettext_lazy("a work", "Under way")
    DONE = "DONE", pgettext_lazy("a work", "Done")
    DROPPED = "DROPPED", _("Given up")


NEXT_STATES: Mapping[str, frozenset[str]] = {
    State.SUGGESTED: frozenset({State.APPROVED, State.DROPPED}),
    State.APPROVED: frozenset({State.UNDER_WAY, State.DROPPED}),
    State.UNDER_WAY: frozenset({State.DONE, State.DROPPED}),
    State.DONE: frozenset(),
    State.DROPPED: frozenset(),
}
OPEN = (State.SUGGESTED, State.APPROVED, State.UNDER_WAY)  # what is not over
AGREED = (State.APPROVED, State.UNDER_WAY)  # what somebody has agreed to, and nobody has ended
TAKEN_UP = (State.APPROVED, State.UNDER_WAY, State.DONE)  # what a measure that excludes it comes too late for
FOLLOW, APPROVE = "campaign.follow", "campaign.approve"


def right_for(state: str, to: str) -> str:
    """Return the right by which a work goes from a state to another.

    Whoever plans a work takes back what was only suggested; what is approved is given up by those who approve.
    Raises ValueError for a step that there is not.
    """
    if to not in NEXT_STATES[state]:
        raise ValueError(f"{to} does not follow {state}")
    if to == State.APPROVED or (to == State.DROPPED and state != State.SUGGESTED):
        return APPROVE
    return FOLLOW


def right_to_change(state: str) -> str:
    """Return the right by which cost, programme and days of a work are changed.

    Whoever plans a work changes what is only suggested; what was approved is changed by those who approve.
    Raises ValueError for a work that is over: it does not change any more.
    """
    if state not in OPEN:
        raise ValueError(f"{state} is over")
    return FOLLOW if state == State.SUGGESTED else APPROVE


def is_overdue(state: str, due_on: date | None, today: date) -> bool:
    """Whether a work was agreed to, should be done by now and is not. Its last day itself is in time.

    What is only suggested is not late: nobody has agreed to its days.
    """
    return state in AGREED and due_on is not None and due_on < today


@dataclass(frozen=True)
class Days:
    """When a work is to begin, and by the end of which day it is to be done."""

    begins: date
    due: date


def suggested_days(
    quarters: Mapping[int, int], needs: Mapping[int, Collection[int]], ends: Mapping[int, date], today: date
) -> dict[int, Days]:
    """Return the days of measures that are suggested together in a place, by measure.

    Each begins with the quarter after today's, or with the one after all that it needs is done, and takes its quarters.
    quarters: how many each takes; needs: what must be done before each; ends: by when what is planned there already is
    done. What is needed and neither suggested nor planned there holds nothing up: nobody knows when it comes.
    The needs of a catalogue never form a circle (graphlib.CycleError if they do).
    """
    first = after(quarter_of(today), 1)
    order = TopologicalSorter({one: [other for other in needs.get(one, ()) if other in quarters] for one in quarters})
    found: dict[int, Days] = {}
    for one in order.static_order():
        begins = first
        for other in needs.get(one, ()):
            end = found[other].due if other in found else ends.get(other)
            if end is not None:
                begins = max(begins, after(quarter_of(end), 1))
        found[one] = Days(begins, last_day(after(begins, quarters[one] - 1)))
    return found


@dataclass(frozen=True)
class InTheWay:
    """Why a work cannot begin: measures that must be done first, and measures taken up that exclude it; by pk."""

    not_done: tuple[int, ...]
    excluded_by: tuple[int, ...]

    def __bool__(self) -> bool:
        """Whether anything stands in the way."""
        return bool(self.not_done or self.excluded_by)


def in_the_way(needs: tuple[int, ...], excludes: tuple[int, ...], states: Mapping[int, str]) -> InTheWay:
    """Return what keeps a measure from beginning in a place.

    states: by measure, of the works of the same place that are not given up; what is not in it is not planned there
    """
    return InTheWay(
        tuple(pk for pk in needs if states.get(pk) != State.DONE),
        tuple(pk for pk in excludes if states.get(pk) in TAKEN_UP),
    )
