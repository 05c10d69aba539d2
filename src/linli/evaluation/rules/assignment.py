"""Who scores which sheet: lists sorted by place, nobody twice on one sheet. Pure; docs/algorithms/assignment.md."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

Sheet = TypeVar("Sheet")
Assessor = TypeVar("Assessor")


def allot(
    sheets: Sequence[Sheet], assessors: Sequence[Assessor], barred: Mapping[Sheet, Collection[Assessor]]
) -> tuple[dict[Sheet, Assessor], list[Sheet]]:
    """Return who gets which sheet, and the sheets for which nobody is left.

    sheets: sorted by place, so that what one assessor gets lies together
    assessors: in the order in which they are filled; barred: by sheet, who may not go there

    Each assessor has room for an equal share, rounded up. A sheet goes to the first assessor with room who is not
    barred, counted from the one who got the sheet before it; if all those with room are barred, to the one of the
    others with the fewest.
    """
    if not assessors:
        return {}, list(sheets)
    room = -(-len(sheets) // len(assessors))
    load = dict.fromkeys(assessors, 0)
    found: dict[Sheet, Assessor] = {}
    left: list[Sheet] = []
    at = 0
    for sheet in sheets:
        out = barred.get(sheet, ())
        order = [*assessors[at:], *assessors[:at]]
        free = [one for one in order if one not in out]
        chosen = next((one for one in free if load[one] < room), None)
        if chosen is None and free:
            chosen = min(free, key=lambda one: load[one])
        if chosen is None:
            left.append(sheet)
            continue
        if chosen == assessors[at] and load[chosen] + 1 >= room:
            at = (at + 1) % len(assessors)
        load[chosen] += 1
        found[sheet] = chosen
    return found, left
