"""What goes into the scoring kernel and what comes out: units, sentinels, the scheme, the record.

A mark is an int32 count of 0.0001 point, a total one of 0.01 point, a share in a gate an
integer count of 0.0001. The three lowest int32 values are no marks but say why there is none. Kept
apart from `scoring`, because importing its compiler takes longer than most commands do.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.int32]
Ints = NDArray[np.int64]
Bytes = NDArray[np.int8]

LOWEST_INT, MOST_INT = -(2**31), 2**31 - 1
NA_CONDITION = LOWEST_INT  # the item's condition on the subject's facts does not hold
NA_EMPTY = LOWEST_INT + 1  # the measured share has an empty denominator
UNKNOWN = LOWEST_INT + 2  # nobody has answered yet, or a fact that decides is missing
LAST_NA = NA_EMPTY
LAST_SENTINEL = UNKNOWN
SENTINEL_BITS, UNKNOWN_BIT = 3, 2  # beside the sign; the last is set in UNKNOWN alone: the compiled loop relies on it

POINT = 10_000  # units of a mark in one point, and of a share in one
CENT = 100  # units of a mark in one unit of a total
MOST_POINTS = 100_000  # sums of int32 marks then stay below 2**31: the compiled loop relies on it

GRADED, INCOMPLETE, NOT_ASSESSABLE = 0, 1, 2
NO_LIMIT = 127
NO_MINIMUM = -(2**62)


@dataclass(frozen=True)
class Scheme:
    """What the kernel needs to know of a standard. Item order: ordinary by section, bonus, must-have.

    lowest, highest: int32, (m,); the range of each item's mark in 0.0001 point; must-have 0 and 1
    section_start: int64, (k + 1,); ordinary items of section s are section_start[s]:section_start[s + 1]
    bonus_end: items section_start[k]:bonus_end are bonus, bonus_end:m are must-have
    section_cap: int64, (k,); the most a section may give; bonus_cap: the most that bonus items give together
    rescale: whether points of items that do not apply are handed to the rest of their section
    band_min: int64, (b,); least total in 0.01, NO_MINIMUM if none; rung 1 is band 0, the lowest
    band_gate: int64, (b, k); least share of a section's ordinary marks in 0.0001
    band_need: int64, (b,); bits that the subject's flags must have
    must_rung, must_class: int64, (m - bonus_end,); highest rung when failed (NO_LIMIT: none), class or -1
    class_rung: int64, (c,); class_gate: int64, (c, k); the first class that holds is given
    """

    lowest: Marks
    highest: Marks
    section_start: Ints
    bonus_end: int
    section_cap: Ints
    bonus_cap: int
    rescale: bool
    band_min: Ints
    band_gate: Ints
    band_need: Ints
    must_rung: Ints
    must_class: Ints
    class_rung: Ints
    class_gate: Ints

    def __post_init__(self) -> None:
        items, sections = self.highest.size, self.section_start.size - 1
        if self.lowest.size != items or bool(np.any(self.lowest > self.highest)):
            raise ValueError("lowest and highest must have one value per item, lowest at most highest")
        if (
            int(np.abs(self.highest.astype(np.int64)).sum()) > MOST_POINTS * POINT
            or int(np.abs(self.lowest.astype(np.int64)).sum()) > MOST_POINTS * POINT
        ):
            raise ValueError(f"the items' points add up to more than {MOST_POINTS}")
        if int(self.lowest.min(initial=0)) <= LAST_SENTINEL:
            raise ValueError("lowest reaches into the values kept for not applicable and unknown")
        if bool(np.any(np.diff(self.section_start) < 0)) or not self.section_start[-1] <= self.bonus_end <= items:
            raise ValueError("section_start and bonus_end must rise and stay within the items")
        shapes = {
            "section_cap": (self.section_cap.shape, (sections,)),
            "band_gate": (self.band_gate.shape, (self.band_min.size, sections)),
            "band_need": (self.band_need.shape, self.band_min.shape),
            "must_rung": (self.must_rung.shape, (items - self.bonus_end,)),
            "must_class": (self.must_class.shape, (items - self.bonus_end,)),
            "class_gate": (self.class_gate.shape, (self.class_rung.size, sections)),
        }
        for name, (found, wanted) in shapes.items():
            if found != wanted:
                raise ValueError(f"{name} has the shape {found}; it must be {wanted}")

    @property
    def sections(self) -> int:
        """How many sections there are."""
        return int(self.section_start.size - 1)

    @cached_property
    def arrays(self) -> tuple[Any, ...]:
        """The scheme as the compiled loop takes it: thresholds in 32 bits, so that it handles more subjects at once.

        Clipping changes no comparison: whatever is compared with a threshold is smaller than any 32-bit limit.
        """
        gates = np.vstack((self.band_gate, self.class_gate))
        return (
            self.lowest,
            self.highest,
            np.array([*self.section_start, self.bonus_end, self.highest.size], np.int64),
            np.array([np.any(gates[:, s]) for s in range(self.sections)], np.int64),
            _within_int32(self.section_cap),
            int(_within_int32(np.array(self.bonus_cap))),
            self.rescale,
            _within_int32(self.band_min),
            _within_int32(self.band_gate),
            self.band_need,
            _within_int32(self.must_rung),
            _within_int32(self.must_class),
            _within_int32(self.class_rung),
            _within_int32(self.class_gate),
        )


def _within_int32(values: Ints) -> Marks:
    return np.clip(values, LOWEST_INT, MOST_INT).astype(np.int32)


@dataclass(frozen=True)
class Scores:
    """The record of a pass; every page and workbook shows these numbers. n subjects, k sections, m items.

    Without detail all but state, exact, total, rung and class_by_rule are empty: (0,) for (n,), (k, 0) for (k, n).

    state: int8, (n,); GRADED, INCOMPLETE or NOT_ASSESSABLE
    exact: int32, (n,); sum of section and bonus points in 0.0001; total: int32, (n,); the same in 0.01, half up
    section_points: int32, (k, n); after rescale and cap; section_marks: int32, (k, n); before
    section_open: int32, (k, n); points of the ordinary items that apply
    bonus: int32, (n,); bonus points that count
    unknown: int32, (n,); items without an answer
    rung_by_total, rung: int8, (n,); 0 is none; by the total alone, and after gates, flags and must-haves
    limit_by: int32, (n,); the must-have that lowers the rung most, the first of equals; -1 if none lowers it
    class_by_rule: int8, (n,); -1 while not graded
    points: int32, (m, n), or (0, 0) when not asked for; what each item adds to `exact`, summing to it; must-haves add 0
    """

    state: Bytes
    exact: Marks
    total: Marks
    section_points: Marks
    section_marks: Marks
    section_open: Marks
    bonus: Marks
    unknown: Marks
    rung_by_total: Bytes
    rung: Bytes
    limit_by: Marks
    class_by_rule: Bytes
    points: Marks
