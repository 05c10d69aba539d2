"""How many communities a target asks for, and which targets contradict each other. docs/algorithms/attainment.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

HUNDRED = 100


@dataclass(frozen=True)
class Goal:
    """A target as the rules see it. percent: above 0, at most 100, two places; key: whatever the caller calls it by."""

    key: int
    by: date
    percent: Decimal
    counted: str
    reach: str
    stretch: bool = False
    denominator: int = 0


@dataclass(frozen=True)
class Contradiction:
    """Two targets that cannot both be meant. kind: "twice", "falls" or "stretch_below"; the values are both shares."""

    kind: str
    first: Goal
    second: Goal


def wanted(percent: Decimal, members: int) -> int:
    """Return how many of so many communities make at least a share: rounded up, exactly.

    percent: from 0 to 100, at most two places; members: at least 0. 60 % of 183 is 110.
    Raises ValueError for another.
    """
    hundredths = percent * HUNDRED
    if not 0 <= percent <= HUNDRED or hundredths != int(hundredths):
        raise ValueError(f"the share is {percent} %; it must be from 0 to 100 with at most two places")
    if members < 0:
        raise ValueError(f"there are {members} communities; it must be at least 0")
    return -(-int(hundredths) * members // (HUNDRED * HUNDRED))


def wanted_by_unit(percent: Decimal, members: Mapping[str, int]) -> dict[str, int]:
    """Return how many each unit must have if each must reach the share by itself; the sum is at least the city's."""
    return {unit: wanted(percent, number) for unit, number in members.items()}


def contradictions(goals: Sequence[Goal]) -> list[Contradiction]:
    """Return the pairs of targets that contradict each other, each once, in the order of the goals.

    Of what counts and on whom (`counted`, `reach`): two of one day and kind; a later binding share below an earlier
    one, for what is reached stays reached; a stretch below the binding share of the same day. A whole-city target and
    one of each unit do not contradict: each unit's is the harder one.
    """
    found = []
    for at, first in enumerate(goals):
        for second in goals[at + 1 :]:
            if (first.counted, first.reach) != (second.counted, second.reach):
                continue
            if first.stretch == second.stretch:
                early, late = sorted((first, second), key=lambda goal: goal.by)
                if early.by == late.by:
                    found.append(Contradiction("twice", first, second))
                elif not first.stretch and late.percent < early.percent and late.denominator == early.denominator:
                    found.append(Contradiction("falls", early, late))
            elif first.by == second.by and first.denominator == second.denominator:
                binding, hoped = (second, first) if first.stretch else (first, second)
                if hoped.percent < binding.percent:
                    found.append(Contradiction("stretch_below", binding, hoped))
    return found
