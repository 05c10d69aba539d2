"""What a measure costs in a place, and what it wins. Source: docs/algorithms/measures.md, with a worked example.

Money is whole yuan, a mark a whole number of 0.0001 point. What is not known is None and never 0.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, InvalidOperation
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernels.record import LAST_SENTINEL, POINT

Fact = int | str | Decimal | None


class Phase(models.TextChoices):
    """The phases of creation in which a measure is done."""

    DESIGN = "DESIGN", pgettext_lazy("phase", "Design")
    BUILD = "BUILD", pgettext_lazy("phase", "Construction")
    MANAGE = "MANAGE", pgettext_lazy("phase", "Management")
    SERVE = "SERVE", pgettext_lazy("phase", "Services")


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


# What to mend first ---------------------------------------------------------------------------------------------------


class Raising(Protocol):
    """A measure as far as choosing among several goes."""

    @property
    def code(self) -> str:
        """Its code, by which equals are put in order."""
        ...

    def quantity(self, facts: Mapping[str, Fact]) -> int | None:
        """How many units a place has, None if unknown."""
        ...

    def cost(self, facts: Mapping[str, Fact]) -> int | None:
        """Whole yuan, None if unknown."""
        ...

    def units(self, item: str, full: int) -> int:
        """By how much it raises an item, in units; 0 if it does not."""
        ...


M = TypeVar("M", bound=Raising)


@dataclass(frozen=True)
class Fall:
    """An item below its full mark. mark, full: units of 0.0001 point; of a must-have 0 and 1."""

    item: str
    mark: int
    full: int
    must: bool = False


@dataclass(frozen=True)
class Suggested(Generic[M]):
    """One measure for one item of one place.

    gain: what it adds to this item, in units; 1 for a must-have. won: what it adds to all items of the place, in units,
    must-haves apart. cost: whole yuan, None if unknown. per_point: yuan for one point won, half up; None if the cost is
    unknown or it wins no point
    """

    measure: M
    gain: int
    won: int
    quantity: int | None
    cost: int | None
    per_point: int | None


def suggested(falls: Sequence[Fall], facts: Mapping[str, Fact], offers: Iterable[M]) -> dict[str, list[Suggested[M]]]:
    """Return by item the measures that raise it, the cheapest point first.

    Of a must-have the cheapest measure comes first, whatever else it wins. What costs nobody knows how much stands
    last; what the place has none of (a lift where there is no lift) is left out. Of equals, the smaller code is first.
    """
    found: dict[str, list[Suggested[M]]] = {fall.item: [] for fall in falls}
    for offer in offers:
        gains = {fall.item: gain(fall.mark, fall.full, [offer.units(fall.item, fall.full)]) for fall in falls}
        quantity = offer.quantity(facts)
        if quantity == 0 or not any(gains.values()):
            continue
        cost = offer.cost(facts)
        won = sum(gains[fall.item] for fall in falls if not fall.must)
        per_point = None if cost is None or not won else (2 * cost * POINT + won) // (2 * won)
        for fall in falls:
            if gains[fall.item]:
                found[fall.item].append(Suggested(offer, gains[fall.item], won, quantity, cost, per_point))
    for fall in falls:
        found[fall.item].sort(key=_cheapest_must if fall.must else _cheapest_point)
    return found


def _cheapest_point(one: Suggested[M]) -> tuple[bool, Fraction, str]:
    exact = Fraction(0) if one.cost is None else Fraction(one.cost, one.won)  # of an item with points, won is above 0
    return one.cost is None, exact, one.measure.code


def _cheapest_must(one: Suggested[M]) -> tuple[bool, int, str]:
    return one.cost is None, one.cost or 0, one.measure.code


# As people write it ---------------------------------------------------------------------------------------------------

_BETWEEN = re.compile(r"[;；,，、\n]+")
_RAISE = re.compile(r"(?P<item>[A-Za-z0-9._-]{1,20})(?:\s*[:：=＝+＋\s]\s*\+?(?P<points>[0-9]{1,4}(?:\.[0-9]{1,4})?))?")


def read_raises(text: str) -> dict[str, Decimal | None]:
    """Read "B03 1.5; B16" as people write it: an item and the points it rises by, or nothing for "mends it".

    Points have at most four decimals. Raises ValueError with the part that cannot be read, or names an item twice.
    """
    found: dict[str, Decimal | None] = {}
    for part in filter(None, (piece.strip() for piece in _BETWEEN.split(text))):
        matched = _RAISE.fullmatch(part)
        if matched is None or matched["item"] in found:
            raise ValueError(part[:40])
        found[matched["item"]] = Decimal(matched["points"]) if matched["points"] else None
    return found


def raises_text(raises: Mapping[str, Decimal | None]) -> str:
    """Write raises as `read_raises` reads them, by item."""
    return "; ".join(f"{item} {_plain(points)}".strip() for item, points in sorted(raises.items()))


def _plain(points: Decimal | None) -> str:
    return "" if points is None else f"{points.normalize():f}"


def read_codes(text: str) -> tuple[str, ...]:
    """Read codes with signs or blanks between them, each once, in their order."""
    return tuple(dict.fromkeys(filter(None, re.split(r"[;；,，、\s]+", text))))


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
