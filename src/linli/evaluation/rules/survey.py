"""The survey's arithmetic: who is drawn, what a share says, how far it may be off, what is too few to show.

Formulas and a worked example: docs/algorithms/survey.md.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, localcontext

SHOWN_FROM = 10  # answers: below, a share would tell of persons
SATISFIED = (4, 5)
_Z = Decimal("1.96")


def draw(seed: str, homes: Iterable[tuple[int, str]], count: int) -> list[int]:
    """Return the numbers of the homes drawn, in their order; homes are (number, name).

    A home's place is the SHA-256 of seed, a colon and its name: nobody can prefer one, and anybody can repeat it.
    """
    ranked = sorted((hashlib.sha256(f"{seed}:{name}".encode()).hexdigest(), number) for number, name in homes)
    return [number for _digest, number in ranked[:count]]


@dataclass(frozen=True)
class Share:
    """Satisfied of all who answered a question, in a population of homes."""

    satisfied: int
    answered: int
    homes: int

    @property
    def is_shown(self) -> bool:
        """Whether there are enough answers that nobody can be told from them."""
        return self.answered >= SHOWN_FROM

    @property
    def percent(self) -> Decimal | None:
        """The share in per cent, half up to one decimal; None if it is not shown."""
        if not self.is_shown:
            return None
        tenths = (2 * 1000 * self.satisfied + self.answered) // (2 * self.answered)
        return Decimal(tenths) / 10

    @property
    def margin(self) -> Decimal | None:
        """The most that the share may be off, in points of per cent, 95 times of 100; rounded up to one decimal."""
        return margin_of_error(self.answered, self.homes) if self.is_shown else None


def margin_of_error(answered: int, homes: int) -> Decimal:
    """Return 1.96 x sqrt(0.25 / n x (N - n) / (N - 1)) in points of per cent, rounded up to one decimal.

    The widest there is (a share of one half): never less than the truth. 0 if everybody answered.
    Raises ValueError if nobody answered, or more than there are homes.
    """
    if not 0 < answered <= homes:
        raise ValueError(f"{answered} answers of {homes} homes")
    if answered == homes:
        return Decimal(0)
    with localcontext(prec=40):
        variance = Decimal(homes - answered) / (4 * answered * (homes - 1))
        return (100 * _Z * variance.sqrt()).quantize(Decimal("0.1"), ROUND_CEILING)


def tally(answers: Iterable[list[int]], question: int) -> tuple[int, int]:
    """Return (satisfied, answered) of one question; 0 is no answer."""
    given = [levels[question] for levels in answers if levels[question]]
    return sum(level in SATISFIED for level in given), len(given)
