"""Declaring metrics and what lies in what, and reading them. No floats: whole numbers and decimals only."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from django.utils.functional import Promise

Number = int | Decimal
Unit = Literal["share", "ratio", "count", "money", "days"]  # of a whole; per something; things; yuan; days each
Row = tuple[int, Number, Number]
Compute = Callable[[Collection[str], date], Iterable[Row]]
Parents = Callable[[Collection[str], date], Iterable[tuple[int, int]]]

PLACES = 6  # decimals that a frozen value keeps


class MetricFault(Exception):
    """A module's function gave what no metric can be; the words are for its author."""


@dataclass(frozen=True)
class Value:
    """One number. share, ratio, days: numerator over denominator; count, money: the numerator, and 1 each below.

    parts: how many subjects it is summed over
    """

    numerator: Number
    denominator: Number
    unit: Unit
    parts: int = 1

    @property
    def exact(self) -> Fraction | None:
        """The number itself, None over nothing: no case to close on time is neither 0 % nor 100 %."""
        if self.unit in ("count", "money"):
            return Fraction(self.numerator)
        return Fraction(self.numerator) / Fraction(self.denominator) if self.denominator else None

    def __add__(self, other: "Value") -> "Value":
        return Value(
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.unit,
            self.parts + other.parts,
        )


@dataclass(frozen=True)
class Metric:
    """One number that a module offers.

    code: "module.what"; subject: what it is of: compound, community, company, as standards name them
    compute: for scope keys and a day, (subject id, numerator, denominator) of every subject about which something is
    known, in one query; a subject without a row is unknown, which is not zero
    """

    code: str
    subject: str
    unit: Unit
    title: str | Promise
    compute: Compute

    @property
    def provenance(self) -> str:
        """Which function computes it."""
        return f"{self.compute.__module__}.{self.compute.__qualname__}"


METRICS: dict[str, Metric] = {}
ROLLUPS: dict[tuple[str, str], Parents] = {}


def metric(code: str, *, subject: str, unit: Unit, title: str | Promise) -> Callable[[Compute], Compute]:
    """Offer a metric. Raises ValueError if the code is taken."""

    def declare(compute: Compute) -> Compute:
        if code in METRICS:
            raise ValueError(f"the metric {code} is declared twice")
        METRICS[code] = Metric(code, subject, unit, title, compute)
        return compute

    return declare


def rollup(child: str, parent: str, parents: Parents) -> None:
    """Say what lies in what: for scope keys and a day, (child id, parent id) in one query; a child has one parent.

    Raises ValueError if it is said twice.
    """
    if (child, parent) in ROLLUPS:
        raise ValueError(f"what {child} lies in which {parent} is declared twice")
    ROLLUPS[child, parent] = parents


def values(code: str, keys: Collection[str], as_of: date, subject: str = "") -> dict[int, Value]:
    """Return a metric for everything in scopes on a day; what is not in the answer is unknown.

    subject: another kind of subject than the metric's own: its values are sums over sums of those that lie in it.
    Two queries at most. Raises KeyError for an unknown metric, LookupError if it cannot be rolled up so far,
    MetricFault for a function that gives nonsense.
    """
    wanted = METRICS[code]
    own = _checked(wanted, wanted.compute(keys, as_of))
    if subject in ("", wanted.subject):
        return own
    if (wanted.subject, subject) not in ROLLUPS:
        ways = sorted(parent for child, parent in ROLLUPS if child == wanted.subject)
        raise LookupError(
            f"{code} is of {wanted.subject}; it rolls up to {', '.join(ways) or 'nothing'}, not {subject}"
        )
    summed: dict[int, Value] = {}
    for child, parent in ROLLUPS[wanted.subject, subject](keys, as_of):
        if child in own:
            summed[parent] = summed[parent] + own[child] if parent in summed else own[child]
    return summed


def _checked(wanted: Metric, rows: Iterable[Row]) -> dict[int, Value]:
    found: dict[int, Value] = {}
    for pk, numerator, denominator in rows:
        where = f"{wanted.code} of {wanted.subject} {pk}"
        if pk in found:
            raise MetricFault(f"{where} is there twice")
        for number in (numerator, denominator):
            if isinstance(number, bool) or not isinstance(number, (int, Decimal)):
                raise MetricFault(f"{where}: {number!r} is neither a whole number nor a decimal")
            if isinstance(number, Decimal) and (not number.is_finite() or number != round(number, PLACES)):
                raise MetricFault(f"{where}: {number} has more than {PLACES} decimals")
        if denominator < 0 or (wanted.unit == "share" and not 0 <= numerator <= denominator):
            raise MetricFault(f"{where}: {numerator}/{denominator} is no {wanted.unit}")
        if wanted.unit in ("count", "money") and denominator != 1:
            raise MetricFault(f"{where}: the denominator of a {wanted.unit} is 1, not {denominator}")
        found[pk] = Value(numerator, denominator, wanted.unit)
    return found
