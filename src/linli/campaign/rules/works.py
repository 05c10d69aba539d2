"""Which state of a work may follow which, who may say so, and what stands in its way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


def is_overdue(state: str, due_on: date | None, today: date) -> bool:
    """Whether a work should be done by now and is neither done nor given up. Its last day itself is in time."""
    return state in OPEN and due_on is not None and due_on < today


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
