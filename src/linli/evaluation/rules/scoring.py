"""Which items an assessor answers, and when two answers are too far apart. Pure; docs/algorithms/agreement.md."""

from datetime import date

from linli.grading.marks import mark_of
from linli.grading.schema import Item, Standard
from linli.grading.scheme import most
from linli.kernels.record import LAST_SENTINEL

DOCUMENTS, SITE = "DOCUMENTS", "SITE"


def part_of(item: Item) -> str:
    """Return who answers an item: the site, where an item is checked there at all, decides; else the documents.

    Entries are dated and come from elsewhere: "" for those.
    """
    if item.method.events or item.method.index:
        return ""
    return SITE if "site" in item.checked_by else DOCUMENTS


def items_of_part(standard: Standard, part: str) -> list[Item]:
    """Return the items that one of the two assessors of a sheet answers, in the standard's order."""
    return [item for item in standard.items if part_of(item) == part]


def differ(item: Item, first: str, second: str, as_of: date, percent: int) -> bool:
    """Whether two answers are so far apart that somebody must decide.

    A must-have that one has met and the other not; one answered and the other not, or not applicable; marks that lie
    further apart than `percent` of the full mark.
    """
    if first == second:
        return False
    mine, other = (mark_of(item, answer, as_of) for answer in (first, second))
    if mine <= LAST_SENTINEL or other <= LAST_SENTINEL:
        return mine != other
    if item.role == "must-have":
        return mine != other
    return abs(mine - other) * 100 > percent * most(item)
