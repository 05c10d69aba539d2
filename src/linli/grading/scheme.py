"""A standard as the arrays that the scoring kernel needs, in its order of items."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from linli.kernels.record import NO_LIMIT, NO_MINIMUM, POINT, Marks, Scheme

from .checks import section_top
from .schema import Item, OnFail, Outcome, Standard

NO_BAD_ENTRY = 1  # the bit of a subject's flags that BandNeeds.no_bad_entry asks for
_CLOSED = POINT  # a gate of 1.0000: the whole section


@dataclass(frozen=True)
class Compiled:
    """A scheme and the items in its order: ordinary ones section by section, bonus, must-have; each by id.

    sections: their ids, in the order of the scheme's
    """

    scheme: Scheme
    items: tuple[Item, ...]
    sections: tuple[str, ...]

    @property
    def row(self) -> dict[str, int]:
        """The row of each item id in the kernel's arrays."""
        return {item.id: row for row, item in enumerate(self.items)}


def units(points: Decimal | None) -> int:
    """Points in units of 0.0001; the compiler has made sure that they are whole."""
    return int((points or Decimal(0)) * POINT)


def most(item: Item) -> int:
    """The highest mark of an item, in units: its points, 1 point in a checklist, 1 unit for a must-have."""
    if item.role == "must-have":
        return 1
    return POINT if item.points is None else units(item.points)


def least(item: Item) -> int:
    """The lowest mark of an item, in units; below 0 only where entries may take points away."""
    return units(item.method.events.lowest) if item.method.events else 0


def compile_scheme(standard: Standard) -> Compiled:
    """Return the kernel's arrays for a standard in points or checklist mode."""
    checklist = standard.mode == "checklist"
    ordinary = [
        sorted((item for item in section.items if item.role == "ordinary"), key=lambda item: item.id)
        for section in standard.sections
    ]
    bonus = sorted((item for item in standard.items if item.role == "bonus"), key=lambda item: item.id)
    must = sorted((item for item in standard.items if item.role == "must-have"), key=lambda item: item.id)
    items = (*(item for block in ordinary for item in block), *bonus, *must)
    starts = np.cumsum([0, *(len(block) for block in ordinary)])
    outcome = standard.outcome
    sections = [section.id for section in standard.sections]
    bands = outcome.bands
    if checklist:  # met is met: every criterion that applies
        band_min, band_gate, band_need = [NO_MINIMUM], [[_CLOSED] * len(sections)], [0]
    else:
        band_min = [NO_MINIMUM if band.min is None else int(band.min * 100) for band in bands]
        band_gate = [[units(band.section.get(s, band.every_section or Decimal(0))) for s in sections] for band in bands]
        band_need = [NO_BAD_ENTRY if band.when else 0 for band in bands]
    classes = [rule.id for rule in outcome.class_]
    class_gates = [rule.when.section if rule.when else {} for rule in outcome.class_]
    class_stars = [rule.when.star.at_least if rule.when and rule.when.star else 0 for rule in outcome.class_]
    scheme = Scheme(
        lowest=_marks(least(item) for item in items),
        highest=_marks(most(item) for item in items),
        section_start=starts.astype(np.int64),
        bonus_end=int(starts[-1]) + len(bonus),
        section_cap=_ints(
            len(block) * POINT if checklist else units(section_top(section))
            for block, section in zip(ordinary, standard.sections, strict=True)
        ),
        bonus_cap=units(standard.bonus.cap) if standard.bonus else 0,
        rescale=not checklist,
        band_min=_ints(band_min),
        band_gate=_ints(x for row in band_gate for x in row).reshape(len(band_min), len(sections)),
        band_need=_ints(band_need),
        must_rung=_ints(_limit(item.on_fail, outcome) for item in must),
        must_class=_ints(
            classes.index(item.on_fail.class_) if item.on_fail and item.on_fail.class_ else -1 for item in must
        ),
        class_rung=_ints(rung_of_star(outcome, star) for star in class_stars),
        class_gate=_ints(units(gate.get(s)) for gate in class_gates for s in sections).reshape(
            len(classes), len(sections)
        ),
    )
    return Compiled(scheme, items, tuple(sections))


def rung_of_star(outcome: Outcome, star: int) -> int:
    """The highest rung with at most that many stars; 0 if there is none."""
    bands = enumerate(reversed(outcome.stars or ()), 1)
    return max((rung for rung, band in bands if band.star <= star), default=0)


def _limit(on_fail: OnFail | None, outcome: Outcome) -> int:
    if on_fail is None:
        return NO_LIMIT
    limits = [NO_LIMIT]
    if on_fail.star_at_most is not None:
        limits.append(rung_of_star(outcome, on_fail.star_at_most))
    if on_fail.grade_at_most is not None and outcome.grades:
        limits.append(max(r for r, band in enumerate(outcome.grades[::-1], 1) if band.grade == on_fail.grade_at_most))
    if on_fail.not_passed:
        limits.append(0)
    return min(limits)


def _ints(values: object) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(list(values), dtype=np.int64)  # type: ignore[call-overload]


def _marks(values: object) -> Marks:
    return np.array(list(values), dtype=np.int32)  # type: ignore[call-overload]
