"""The steps of a round, and which may follow which: of the round as a whole, and of each sheet in it."""

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """What a call may ask for; marks and the seal always are, objections come with the notice."""

    CALL = "CALL", _("Call")
    SELF = "SELF", _("Self-assessment")
    RECOMMEND = "RECOMMEND", _("Township recommendation")
    COUNTY = "COUNTY", _("County review")
    MARKS = "MARKS", _("Marks")
    RECTIFY = "RECTIFY", _("Rectification and re-score")
    REVIEW = "REVIEW", _("Review")
    NOTICE = "NOTICE", _("Public notice")
    OBJECTIONS = "OBJECTIONS", _("Objections")
    SEAL = "SEAL", _("Seal")


ALL = tuple(step.value for step in Step)
ASKED = ("SELF", "RECOMMEND", "COUNTY", "RECTIFY")  # a call says which of these it uses
DONE = "DONE"  # a sheet that has passed every step of its own
_STATE_OF = {"CALL": "CALLED", "MARKS": "MARKING", "REVIEW": "REVIEW", "NOTICE": "NOTICE", "SEAL": "SEALED"}
_OF_A_SHEET = ("SELF", "RECOMMEND", "COUNTY", "MARKS", "RECTIFY", "REVIEW")


def steps_of(*, review: bool, notice: bool, asked: Sequence[str] = ()) -> list[str]:
    """Return the steps of a round, in order. asked: of ASKED."""
    left_out = set(ASKED) - set(asked) | (set() if review else {"REVIEW"})
    if not notice:
        left_out |= {"NOTICE", "OBJECTIONS"}
    return [step for step in ALL if step not in left_out]


def states_of(steps: Sequence[str]) -> list[str]:
    """Return the states that a round with these steps goes through, in order."""
    return [_STATE_OF[step] for step in steps if step in _STATE_OF]


def may_follow(steps: Sequence[str], state: str) -> frozenset[str]:
    """Return the states that may follow one: the next, back to marks with a reason, or the end.

    A sealed or cancelled round is followed by nothing. Sealing itself has conditions of its own: operations.sealing.
    """
    if state in ("SEALED", "CANCELLED"):
        return frozenset()
    course = states_of(steps)
    place = course.index(state)
    following = {course[place + 1], "CANCELLED"}
    if state in ("REVIEW", "NOTICE"):
        following.add("MARKING")
    return frozenset(following)


# The course of one sheet ----------------------------------------------------------------------------------------------


def sheet_steps(steps: Sequence[str], *, by_visits: bool = False) -> list[str]:
    """Return the steps that each sheet of a round passes by itself, in order; none where only the round moves.

    by_visits: marks come from assessors who go there
    """
    if not by_visits and not set(ASKED) & set(steps):
        return []
    return [step for step in _OF_A_SHEET if step in steps]


def next_step(course: Sequence[str], step: str) -> str:
    """Return what follows a step of a sheet; DONE after the last. Raises ValueError for a step that is not in it."""
    place = list(course).index(step)
    return course[place + 1] if place + 1 < len(course) else DONE


def steps_before(course: Sequence[str], step: str) -> list[str]:
    """Return the steps to which a sheet may be sent back, the nearest first; DONE counts as the end of the course."""
    place = len(course) if step == DONE else list(course).index(step)
    return list(reversed(course[:place]))
