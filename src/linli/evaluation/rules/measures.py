"""What a measure costs in a place, and what it wins. Source: docs/algorithms/measures.md, with a worked example.

Money is whole yuan, a mark a whole number of 0.0001 point. What is not known is None and never 0.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, InvalidOperation

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernels.record import LAST_SENTINEL, POINT

Fact = int | str | Decimal | None


class Phase(models.TextChoices):
    """The phases of creation in which a measure is done."""

    DESIGN = "DESIGN", _("Design")
    BUILD = "BUILD", _("Construction")
    MANAGE = "MANAGE", _("Management")
    SERVE = "SERVE", _("Services")


class Per(models.TextChoices):
    """What one unit of a measure is: the cost is that of one, times how many a place has."""

    SUBJECT = "SUBJECT", _("the place as a whole")
    COMPOUND = "COMPOUND", _("compound")
    HOUSEHOLD = "HOUSEHOLD", _("household")
    HUNDRED_HOUSEHOLDS = "HUNDRED_HOUSEHOLDS", _("100 households")
    BUILDING = "BUILDING", _("building")
    ENTRANCE = "ENTRANCE", _("entrance")
    STEPPED_ENTRANCE = "STEPPED_ENTRANCE", _("entrance with steps")
    ELEVATOR = "ELEVATOR", _("lift")
    PARKING_SPACE = "PARKING_SPACE", _("parking space")
    HUNDRED_M2_GREEN = "HUNDRED_M2_GREEN", _("100 m² of green space")
    HUNDRED_M2_SITE = "HUNDRED_M2_SITE", _("100 m² of site")
    LIFT_REQUEST = "LIFT_REQUEST", _("stair unit that wants a lift")
    HERITAGE = "HERITAGE", _("historic thing or old tree")
    SCHOOL = "SCHOOL", _("school or kindergarten")


@dataclass(frozen=True)
class Counted:
    """By which fact a unit is counted, and how many of it make one: a hundred that is begun counts as one."""

    fact: str
    of: int = 1


COUNTED: Mapping[str, Counted] = {
    Per.COMPOUND: Counted("compounds"),
    Per.HOUSEHOLD: Counted("households"),
    Per.HUNDRED_HOUSEHOLDS: Counted("households", 100),
    Per.BUILDING: Counted("buildings"),
    Per.ENTRANCE: Counted("entrances"),
    Per.STEPPED_ENTRANCE: Counted("stepped_entrances"),
    Per.ELEVATOR: Counted("elevators"),
    Per.PARKING_SPACE: Counted("parking_spaces"),
    Per.HUNDRED_M2_GREEN: Counted("green_area_m2", 100),
    Per.HUNDRED_M2_SITE: Counted("site_area_m2", 100),
    Per.LIFT_REQUEST: Counted("lift_requests"),
    Per.HERITAGE: Counted("heritage_count"),
    Per.SCHOOL: Counted("schools"),
}


def quantity_of(per: str, facts: Mapping[str, Fact]) -> int | None:
    """Return how many units a place has by its facts; None if that is unknown, 0 only if it is known to have none.

    facts: by fact id of COUNTED, as a number or canonical text; "" and None are unknown
    Raises ValueError for a unit that there is not, or a fact that is no number from 0.
    """
    if per == Per.SUBJECT:
        return 1
    if per not in COUNTED:
        raise ValueError(f"per is {per!r}; it must be one of {', '.join(Per.values)}")
    counted = COUNTED[per]
    value = facts.get(counted.fact)
    if value is None or value == "":
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number < 0:
        raise ValueError(f"the fact {counted.fact} is {value!r}; it must be a number from 0")
    return int((number / counted.of).to_integral_value(ROUND_CEILING))


def cost_of(per: str, unit_cost: int, facts: Mapping[str, Fact]) -> int | None:
    """Return what a measure costs in a place, in whole yuan; None if nobody knows how many units it has.

    unit_cost: whole yuan, at least 0. Raises ValueError as quantity_of does, and for a cost below 0.
    """
    if unit_cost < 0:
        raise ValueError(f"the unit cost is {unit_cost}; it must be at least 0 yuan")
    quantity = quantity_of(per, facts)
    return None if quantity is None else quantity * unit_cost


def raise_units(raises: Decimal | None, full: int) -> int:
    """Return by how much a measure raises an item's mark, in units; None, "mends it", is the whole mark.

    full: the highest mark of the item, in units; 1 for a must-have, so that mending it is 1, as the planner takes it
    """
    return full if raises is None else int(raises * POINT)


def gain(mark: int, full: int, raises: Iterable[int]) -> int:
    """Return what several measures together add to a mark: the largest raise counts, and never beyond the full mark.

    All in units of 0.0001 point; the rule of linli.kernels.planning. Raises ValueError for a mark that is unknown or
    does not apply (a sentinel): nothing can be promised of it.
    """
    if mark <= LAST_SENTINEL:
        raise ValueError("the mark is unknown or does not apply; nothing can be promised of it")
    if mark > full:
        raise ValueError(f"the mark is {mark}; it must be at most the full mark, {full}")
    return min(full, mark + max(raises, default=0)) - mark


def cycle_of(needs: Iterable[tuple[int, int]]) -> list[int]:
    """Return a cycle of needs (a, b: a needs b), its first again at the end; empty if there is none."""
    after: dict[int, list[int]] = {}
    for one, other in needs:
        after.setdefault(one, []).append(other)
    done: set[int] = set()
    for first in sorted(after):
        path, here = [first], [iter(sorted(after[first]))]
        while path and first not in done:
            follow = next(here[-1], None)
            if follow is None:
                done.add(path.pop())
                here.pop()
            elif follow in path:
                return [*path[path.index(follow) :], follow]
            elif follow not in done:
                path.append(follow)
                here.append(iter(sorted(after.get(follow, ()))))
    return []
