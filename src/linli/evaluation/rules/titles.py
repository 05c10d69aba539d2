"""The title register's rules: which note may follow which, what holds on a day, until when, what is inherited.

docs/algorithms/titles.md, with a worked example.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

# Revoked and replaced are the end: what is earned again is a new award.
NOTE_AFTER: dict[str, frozenset[str]] = {
    "": frozenset({"WARNED", "SUSPENDED", "REVOKED"}),
    "WARNED": frozenset({"SUSPENDED", "RESTORED", "REVOKED"}),
    "SUSPENDED": frozenset({"RESTORED", "REVOKED"}),
    "RESTORED": frozenset({"WARNED", "SUSPENDED", "REVOKED"}),
    "REVOKED": frozenset(),
    "REPLACED": frozenset(),
}


def standing(notes: Iterable[tuple[date, int, str]]) -> str:
    """Return the state of an award from its notes (day, number, kind): "" in force, or the kind of the last note."""
    kind = max(notes, default=(date.min, 0, ""))[2]
    return "" if kind == "RESTORED" else kind


@dataclass(frozen=True)
class Held:
    """An award as the rule sees it. valid_to: the first day on which it holds no more; notes: (day, number, kind)."""

    number: int
    kind: str
    standard: str
    valid_from: date
    valid_to: date | None = None
    notes: tuple[tuple[date, int, str], ...] = ()


def in_force(awards: Iterable[Held], day: date) -> dict[tuple[str, str], tuple[int, str]]:
    """Return what one holder holds on a day: by (kind, standard) the award's number and "", WARNED or SUSPENDED.

    The award that began last decides, whatever became of it: one that was revoked or ran out brings no earlier one
    back. Only what an amended result replaced is as if it had never been.
    """
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for award in sorted(awards, key=lambda one: (one.valid_from, one.number)):
        state = standing(note for note in award.notes if note[0] <= day)
        if award.valid_from > day or state == "REPLACED":
            continue
        found.pop((award.kind, award.standard), None)
        if state != "REVOKED" and (award.valid_to is None or day < award.valid_to):
            found[award.kind, award.standard] = (award.number, state)
    return found


def expiry(valid_from: date, months: int | None) -> date | None:
    """Return the first day on which an award holds no more: as many months later, or the month's last day; or None."""
    if months is None:
        return None
    year, month = divmod(valid_from.year * 12 + valid_from.month - 1 + months, 12)
    return date(year, month + 1, min(valid_from.day, monthrange(year, month + 1)[1]))


def inherited(held: Sequence[set[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Return what a community inherits from those it came of, as (kind, standard): what every one of them held.

    A merged community is not better than its weakest part; each part of a split one keeps what the whole had, until the
    next round says otherwise. Source: our rule; the plan and the national notice say nothing of it.
    """
    return sorted(set.intersection(*held)) if held else []
