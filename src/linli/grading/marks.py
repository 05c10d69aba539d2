"""From an answer to a mark: one pure function per method, exact, a half rounded up.

An answer is kept as canonical text, the same in memory, in `answers.csv` and in a test: `yes`, `no`,
a plain decimal, a fraction `37/41`, dated entries, `n/a`, or nothing (unknown). Formulas and worked
examples: docs/algorithms/scoring.md.
"""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from linli.kernels.record import NA_CONDITION, NA_EMPTY, UNKNOWN

from .cells import NO, NOT_APPLICABLE_WORDS, YES, CellFault, fraction_of, narrow, number_of, plain, whole_of
from .schema import EventKind, Fact, Item, Measured
from .scheme import least, most, units

NOT_APPLICABLE = "n/a"
_MILLION = 1_000_000
_MOST_COUNTED = 1_000_000


# Reading answers ------------------------------------------------------------------------------------------------------


def read_answer(item: Item, text: str) -> str:
    """Return the canonical answer to an item from cleaned cell text. Raises CellFault saying what is allowed."""
    text = narrow(text)
    if not text:
        return ""
    if text.lower() in NOT_APPLICABLE_WORDS:
        measured = item.method.measured
        if item.applies:
            return NOT_APPLICABLE
        if measured and measured.when_empty == "not_applicable":
            return "0/0"
        raise CellFault("not_applicable_not_allowed")
    method = item.method
    if method.binary:
        return read_yes_no(text)
    if method.levels:
        return _read_level(method.levels, text)
    if method.deduct or method.count:
        return str(_in_range(Decimal(whole_of(text)), 0, _MOST_COUNTED))
    if method.measured:
        return _read_measured(method.measured, text)
    if method.index:
        number = number_of(text)
        if method.index.scale == "log" and number <= 0:
            raise CellFault("below_minimum", value=text, least=0)
        return plain(number)
    raise CellFault("entries_sheet_only")


def read_yes_no(text: str) -> str:
    """Return `yes` or `no`. Raises CellFault."""
    if text.lower() in YES:
        return "yes"
    if text.lower() in NO:
        return "no"
    raise CellFault("not_yes_no", value=text[:40])


def _read_level(levels: tuple[Decimal, ...], text: str) -> str:
    number = number_of(text)
    if number > levels[0]:
        raise CellFault("mark_above_maximum", value=text, most=levels[0])
    if number not in levels:
        raise CellFault("not_a_level", value=text, allowed=levels)
    return plain(number)


def _in_range(number: Decimal, low: int, high: int) -> Decimal:
    if number < low:
        raise CellFault("below_minimum", value=plain(number), least=low)
    if number > high:
        raise CellFault("above_maximum", value=plain(number), most=high)
    return number


def _read_measured(method: Measured, text: str) -> str:
    fraction = fraction_of(text)
    if fraction is None:
        if method.denominator_at_least:
            raise CellFault("fraction_needed", value=text[:40])
        share = method.unit == "share"
        return plain(_in_range(number_of(text, percent=share), 0, 1 if share else 10**9))
    above, below = fraction
    if below == 0 and above:
        raise CellFault("zero_denominator", value=text[:40])
    if method.unit == "share" and above > below:
        raise CellFault("above_maximum", value=text[:40], most=1)
    return f"{above}/{below}"


def read_fact(fact: Fact, text: str) -> str:
    """Return a fact's canonical text: yes, no, a number, a choice, or nothing if unknown. Raises CellFault."""
    if not text:
        return ""
    if fact.kind == "choice":
        if text not in fact.choices:
            raise CellFault("not_one_of_cell", value=text[:40], allowed=fact.choices)
        return text
    text = narrow(text)
    if fact.kind == "yes_no":
        return read_yes_no(text)
    number = Decimal(whole_of(text)) if fact.kind == "whole" else number_of(text)
    return plain(_in_range(number, 0, 10**9))


# Marks ----------------------------------------------------------------------------------------------------------------


def half_up(numerator: int, denominator: int) -> int:
    """Return numerator / denominator as a whole number, a half rounded towards plus infinity; denominator > 0."""
    return (2 * numerator + denominator) // (2 * denominator)


def mark_of(item: Item, answer: str, as_of: date) -> int:
    """Return the mark of a canonical answer in units of 0.0001 point, or a sentinel.

    Must-have items and criteria of a checklist give 0 or 1 (unit, or point: `scheme.most`).
    """
    method = item.method
    points = units(item.points)
    if method.events:
        return _mark_events(item, answer, as_of)
    if answer == "":
        return UNKNOWN
    if answer == NOT_APPLICABLE:
        return NA_CONDITION
    if method.binary:
        return most(item) if answer == "yes" else 0
    if method.levels:
        return units(Decimal(answer))
    if method.deduct:
        return max(0, points - int(answer) * units(method.deduct.per))
    if method.count:
        return half_up(points * min(int(answer), method.count.of), method.count.of)
    if method.measured:
        return _mark_measured(method.measured, points, answer)
    raise ValueError(f"item {item.id} has no mark: index mode has its own arithmetic")


def _mark_measured(method: Measured, points: int, answer: str) -> int:
    above, _, below = answer.partition("/")
    if below:
        numerator, denominator = int(above), int(below)
        if denominator < max(1, method.denominator_at_least or 0):
            return {"not_applicable": NA_EMPTY, "award": points, "unknown": UNKNOWN}[method.when_empty]
    else:
        whole, _, decimals = above.partition(".")
        numerator, denominator = int(whole + decimals), 10 ** len(decimals)
    return interpolate(points, method.points_at, numerator, denominator)


def interpolate(points: int, points_at: tuple[tuple[Decimal, Decimal], ...], numerator: int, denominator: int) -> int:
    """Return points x share, half up, with the share read off the broken line at numerator / denominator.

    points: units of 0.0001; points_at: (value, share) with rising values, at most 6 decimals each.
    Left of the first value its share holds, right of the last one the last share.
    """
    line = [(int(x * _MILLION), int(y * _MILLION)) for x, y in points_at]
    value = numerator * _MILLION  # over `denominator`, like every x that it meets
    if value <= line[0][0] * denominator:
        return half_up(points * line[0][1], _MILLION)
    for (x0, y0), (x1, y1) in pairwise(line):
        if value <= x1 * denominator:
            run = (x1 - x0) * denominator
            return half_up(points * (y0 * run + (value - x0 * denominator) * (y1 - y0)), _MILLION * run)
    return half_up(points * line[-1][1], _MILLION)


def _mark_events(item: Item, answer: str, as_of: date) -> int:
    assert item.method.events is not None
    total = sum(units(kind.points) for kind in entries_in_force(item, answer, as_of))
    return min(max(total, least(item)), units(item.points))


def entries_in_force(item: Item, answer: str, as_of: date) -> list[EventKind]:
    """The kinds of an item's dated entries that count at a date; the day of the entry is the first that counts."""
    assert item.method.events is not None
    kinds = {kind.id: kind for kind in item.method.events.kinds}
    found = []
    for entry in filter(None, answer.split("; ")):
        day, _, kind = entry.partition(" ")
        start = date.fromisoformat(day)
        if start <= as_of < months_later(start, kinds[kind].valid_months):
            found.append(kinds[kind])
    return found


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for back in range(4):
        try:
            return date(year, month + 1, day.day - back)
        except ValueError:
            continue
    raise ValueError(f"no date {months} months after {day}")


# Conditions -----------------------------------------------------------------------------------------------------------


def applies(item: Item, facts: dict[str, str]) -> bool | None:
    """Whether an item applies to a subject with these canonical facts; None if a fact that decides is unknown.

    One condition that fails is enough, even where another fact is unknown.
    """
    unknown = False
    for name, condition in item.applies.items():
        value = facts.get(name, "")
        if value == "":
            unknown = True
        elif condition.is_ is not None:
            if (value == "yes") != condition.is_:
                return False
        elif condition.one_of is not None:
            if value not in condition.one_of:
                return False
        else:
            number = Decimal(value)
            if condition.at_least is not None and number < condition.at_least:
                return False
            if condition.at_most is not None and number > condition.at_most:
                return False
    return None if unknown else True
