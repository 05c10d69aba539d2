"""What communities use per household, and which quarters are compared. docs/algorithms/resources.md.

A quarter is its first day, as in `rules.quarters`.
"""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from .quarters import after, quarter_of

_PLACES = Decimal("0.01")
YEAR = 4  # quarters: only the same seasons are compared


def first_day(year: int, quarter: int) -> date:
    """Return the first day of a quarter, 1 to 4. Raises ValueError for another."""
    if quarter not in (1, 2, 3, 4):
        raise ValueError(f"the quarter is {quarter}; it must be from 1 to 4")
    return date(year, 3 * quarter - 2, 1)


def per_household(quantity: Decimal, households: int) -> Decimal | None:
    """Return how much one household used in a quarter: sums over sums, half up to two places; None without any.

    quantity: over all places and quarters; households: of the same rows, each counted once for each of its quarters
    """
    return None if households == 0 else (quantity / households).quantize(_PLACES, ROUND_HALF_UP)


def compared(begins: date, known: Iterable[date]) -> tuple[list[date], list[date]] | None:
    """Return the four quarters before a campaign began, and the last four known since; None if either lacks one.

    Seasons differ more than years: four whole quarters stand beside four. The quarter in which it began counts since.
    """
    there, first = set(known), quarter_of(begins)
    last = max((one for one in there if one >= first), default=None)
    if last is None:
        return None
    before = [after(first, number) for number in range(-YEAR, 0)]
    since = [after(last, number) for number in range(1 - YEAR, 1)]
    if since[0] < first or not there.issuperset([*before, *since]):
        return None
    return before, since
