"""Which titles are looked at again in a year, and by when. docs/algorithms/recheck.md, with a worked example."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

TROUBLED, DUE, DRAWN = "TROUBLED", "DUE", "DRAWN"
_RANK = {TROUBLED: 0, DUE: 1, DRAWN: 2}
QUARTERS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True)
class Holder:
    """A community with a title. last: the year in which it was last looked at, or in which the title began.

    troubled: warned or suspended on the day of the plan, or at some day of that year before it
    again: that last look was a re-check, so that of one year those come first that had none
    """

    code: str
    last: int
    troubled: bool = False
    again: bool = False


@dataclass(frozen=True)
class Chosen:
    """A community to be looked at again: why, and the last day for it."""

    code: str
    why: str
    due_on: date


def choose(holders: Iterable[Holder], *, year: int, years: int, seed: str, today: date) -> list[Chosen]:
    """Return whom a year's plan looks at again, in the order of the due dates, then of why and of the draw.

    year: of the plan; years: every title at least once in so many; seed: of the draw; today: due dates lie after it.
    All troubled ones and those whose time is up are in it; the rest is filled up to ceil(holders / years): first those
    that were not looked at for longest, of one year those that were never re-checked in it, among equals by the draw
    of docs/algorithms/sampling.md.
    Raises ValueError for years below 1, an empty seed, a year that is over, or a code that stands there twice.
    """
    there = list(holders)
    if years < 1 or not seed.strip():
        raise ValueError(f"every title once in {years} years, drawn by {seed!r}: at least 1 year, and a seed")
    if len({one.code for one in there}) != len(there):
        raise ValueError("a code stands there twice")
    dues = due_days(year, today)
    if not dues:
        raise ValueError(f"{year} is over")
    ranked = sorted((_rank(one, year, years), one.last, one.again, lot(seed, one.code), one.code) for one in there)
    forced = sum(rank < _RANK[DRAWN] for rank, *_more in ranked)
    taken = ranked[: max(forced, share(len(there), years))]
    whys = {rank: why for why, rank in _RANK.items()}
    return [
        Chosen(code, whys[rank], dues[place * len(dues) // len(taken)])
        for place, (rank, *_order, code) in enumerate(taken)
    ]


def share(holders: int, years: int) -> int:
    """Return how many a year looks at again: one of so many years, rounded up."""
    return -(-holders // years)


def lot(seed: str, code: str) -> bytes:
    """Return a code's place in the draw, the lowest first: as in grading.sampling, so that anybody can repeat it."""
    return hashlib.sha256(f"{seed}:{code}".encode()).digest()


def due_days(year: int, today: date) -> list[date]:
    """Return the last days of the year's quarters that are not over yet."""
    return [day for month, last in QUARTERS if (day := date(year, month, last)) >= today]


def frame_text(holders: Sequence[Holder]) -> str:
    """Return what was chosen from as CSV: code, last, troubled and again as 0 or 1; sorted by code, each line ended."""
    there = sorted(holders, key=lambda one: one.code)
    lines = [f"{one.code},{one.last},{int(one.troubled)},{int(one.again)}" for one in there]
    return "\n".join(["code,last,troubled,again", *lines, ""])


def _rank(one: Holder, year: int, years: int) -> int:
    if one.troubled:
        return _RANK[TROUBLED]
    return _RANK[DUE] if year - one.last >= years else _RANK[DRAWN]
