"""The shares of communities that the plan wants to meet the standard, and how far an area is from each.

The plan gives 60 % and 70 % for the same day, in two places: the base and the stretch, shown side by side.
"""

import math
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from linli.evaluation.queries.attainment import Attainment


@dataclass(frozen=True)
class Target:
    """So many of a hundred communities by the end of a day. stretch: hoped for, beyond the base of the same day."""

    by: date
    percent: int
    stretch: bool = False


TARGETS = (Target(date(2021, 12, 31), 40), Target(date(2022, 12, 31), 60), Target(date(2022, 12, 31), 70, stretch=True))


@dataclass(frozen=True)
class Way:
    """How far it is to a target: how many communities are wanted, how many meet, how many more must."""

    target: Target
    wanted: int
    meeting: int
    days: int  # until it is due, below 0 if that is past

    @property
    def missing(self) -> int:
        """How many more communities must meet the standard."""
        return max(0, self.wanted - self.meeting)


def ways(whole: Attainment, today: date) -> list[Way]:
    """Return how far an area is from each target; nothing for one without communities."""
    if not whole.communities:
        return []
    return [
        Way(
            target, math.ceil(Fraction(target.percent * whole.communities, 100)), whole.meeting,
            (target.by - today).days,
        )
        for target in TARGETS
    ]  # fmt: skip
