"""How many communities will meet the standard on a day, from the works under way. docs/algorithms/forecast.md."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .quarters import last_day, quarter_of

LEAST_DONE = 3  # works of a unit that must be done before its slippage is said to be observed
LEAST_PERIODS = 2  # periods with a forecast made before and a count made after, before a band is shown


@dataclass(frozen=True)
class Done:
    """A work that is done: when it was due, when it was."""

    due_on: date
    done_on: date


@dataclass(frozen=True)
class Slippage:
    """By how many days works of a unit end later than planned. days: the median, half up; seen: over how many.

    Below LEAST_DONE works nothing is said to be observed: days is 0 then.
    """

    days: int
    seen: int

    @property
    def is_observed(self) -> bool:
        """Whether enough is done to speak of it."""
        return self.seen >= LEAST_DONE


@dataclass(frozen=True)
class Ending:
    """A work under way of a community: when it shall be done; begun or not."""

    due_on: date


@dataclass(frozen=True)
class Band:
    """From the least to the most that is to be expected, by how forecasts of past periods were off."""

    low: int
    high: int


def slippage(done: Iterable[Done]) -> Slippage:
    """Return the median delay of works that are done; early ones count below 0. Of an even number the mean, half up."""
    delays = sorted((work.done_on - work.due_on).days for work in done)
    if len(delays) < LEAST_DONE:
        return Slippage(0, len(delays))
    middle = len(delays) // 2
    if len(delays) % 2:
        return Slippage(delays[middle], len(delays))
    return Slippage((delays[middle - 1] + delays[middle] + 1) // 2, len(delays))


def ready_on(endings: Sequence[Ending], late: Slippage, today: date) -> date | None:
    """Return the day on which all works of a community will be done: the last one's, with the unit's slippage.

    None without works. What should be done by now, slippage included, and is not, is expected for tomorrow at the
    earliest: nobody knows when, and the page says how many such there are.
    """
    if not endings:
        return None
    last = max(ending.due_on for ending in endings) + timedelta(days=late.days)
    return max(last, today + timedelta(days=1))


def expected(meeting: int, ready: Iterable[date], day: date) -> int:
    """Return how many will meet the standard on a day: those that do, and those whose works are done by then.

    ready: of those that do not meet it yet, each once
    """
    return meeting + sum(1 for one in ready if one <= day)


def is_judged(made_on: date, day: date) -> bool:
    """Whether the count of a day says how good a forecast was: of a quarter's end, made in that quarter before its end.

    A target's day inside a quarter is no period, and what is foretold on the day itself is no forecast.
    """
    begins = quarter_of(day)
    return day == last_day(begins) and begins <= made_on < day


def band(value: int, errors: Sequence[int], members: int) -> Band | None:
    """Return the band around a forecast from past errors (count less forecast), None below LEAST_PERIODS of them.

    It reaches from the worst to the best of them, and never below 0 or above all members.
    """
    if len(errors) < LEAST_PERIODS:
        return None
    low, high = value + min(*errors, 0), value + max(*errors, 0)
    return Band(max(0, min(low, members)), max(0, min(high, members)))


def behind(wanted: Mapping[str, int], forecast: Mapping[str, int]) -> dict[str, int]:
    """Return by how many each unit will miss what is wanted of it; units that will not are left out."""
    return {unit: least - forecast.get(unit, 0) for unit, least in wanted.items() if forecast.get(unit, 0) < least}
