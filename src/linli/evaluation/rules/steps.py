"""The steps of a round, and which may follow which."""

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """What a call may ask for; marks and the seal always are, objections come with the notice."""

    CALL = "CALL", _("Call")
    MARKS = "MARKS", _("Marks")
    REVIEW = "REVIEW", _("Review")
    NOTICE = "NOTICE", _("Public notice")
    OBJECTIONS = "OBJECTIONS", _("Objections")
    SEAL = "SEAL", _("Seal")


ALL = tuple(step.value for step in Step)
_STATE_OF = {"CALL": "CALLED", "MARKS": "MARKING", "REVIEW": "REVIEW", "NOTICE": "NOTICE", "SEAL": "SEALED"}


def steps_of(*, review: bool, notice: bool) -> list[str]:
    """Return the steps of a round, in order."""
    left_out = set() if review else {"REVIEW"}
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
