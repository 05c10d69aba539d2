"""What measures do to marks, what a subject lacks of a rung, and that lack as rows of a programme.

The rows are a relaxation: whatever the scorer grants satisfies them, so no plan is lost. They are exact in whole units
where nothing is rescaled; where a section is, its half-up rounding is replaced by its upper bound, half a unit more.
So every solution is graded by the scorer, and one that falls short is cut off (docs/algorithms/planning.md).
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from linli.kernels.record import (
    CENT,
    GRADED,
    LAST_SENTINEL,
    NO_MINIMUM,
    NOT_ASSESSABLE,
    POINT,
    Ints,
    Marks,
    Scheme,
    Scores,
)
from linli.kernels.scoring import score

from .record import Bools, Measures
from .solver import Model

Entries = list[tuple[int, float]]
_TOO_FINE = 1e-3  # of the largest step: less is nearer to the solver's tolerance than a row should be
_SLACK = 0.05  # of 0.0001 point: far above the solver's tolerance, far below anything that the scorer sees


# Marks and the scorer -------------------------------------------------------------------------------------------------


def raised(marks: Marks, measures: Measures, scheme: Scheme, done: Bools) -> Marks:
    """Return the marks once measures are done. marks: int32, (m, n); done: bool, (j, n). The largest raise counts."""
    most = np.zeros(marks.shape, np.int32)
    for measure in np.nonzero(done.any(axis=1))[0].tolist():
        items = np.nonzero(measures.raises[measure])[0]
        step = measures.raises[measure, items][:, None] * done[measure].astype(np.int32)
        most[items] = np.maximum(most[items], step)
    after = np.minimum(marks.astype(np.int64) + most, scheme.highest[:, None])
    return np.ascontiguousarray(np.where(marks > LAST_SENTINEL, after, marks).astype(np.int32))


def has_rung(scores: Scores, rung: Ints | int) -> Bools:
    """Whether the scorer gives at least a rung to subjects that are graded."""
    return np.asarray((scores.state == GRADED) & (scores.rung >= rung), np.bool_)


# What is missing ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Block:
    """A section, or the bonus: marks so far, its points F and those that apply M, its cap, all in 0.0001 point."""

    first: int
    end: int
    sum: int
    full: int
    open: int
    cap: int

    @property
    def rescaled(self) -> bool:
        """Whether points of items that do not apply are handed to the rest."""
        return 0 < self.open < self.full


@dataclass(frozen=True)
class Way:
    """One band that would give the rung: what is missing for it. need: of the sum before rounding, or None.

    gates: sections and the marks that they lack; musts: must-haves that have to be mended
    """

    need: int | None
    blocks: tuple[Block, ...]
    gates: tuple[tuple[int, int], ...]
    musts: tuple[int, ...]


def ways(marks: Marks, scheme: Scheme, flags: int, rung: int) -> list[Way]:
    """Return the ways of one subject to a rung, none if nothing can give it. marks: int32, (m, 1)."""
    scores = score(marks, scheme, np.array([flags]))
    if scores.state[0] == NOT_ASSESSABLE:
        return []
    column = marks[:, 0].astype(np.int64)
    starts = [*scheme.section_start.tolist(), scheme.bonus_end]
    blocks = []
    for s in range(scheme.sections + 1):
        part, top = column[starts[s] : starts[s + 1]], scheme.highest[starts[s] : starts[s + 1]].astype(np.int64)
        known = part > LAST_SENTINEL
        full, applies = int(top.sum()), int(top[known].sum())
        cap = int(scheme.section_cap[s]) if s < scheme.sections else scheme.bonus_cap
        scaled = scheme.rescale and s < scheme.sections
        blocks.append(Block(starts[s], starts[s + 1], int(part[known].sum()), full, applies if scaled else full, cap))
    limits = scheme.must_rung[: len(column) - scheme.bonus_end]
    failed = column[scheme.bonus_end :] == 0
    musts = tuple((scheme.bonus_end + np.nonzero(failed & (limits < rung))[0]).tolist())
    found = []
    for band in _candidates(scheme, flags, rung):
        least = int(scheme.band_min[band])
        gates = []
        for s in range(scheme.sections):
            open_ = int(scores.section_open[s, 0])
            missing = -(-int(scheme.band_gate[band, s]) * open_ // POINT) - blocks[s].sum
            if scheme.band_gate[band, s] and missing > 0:
                gates.append((s, missing))
        # The total is rounded half up to 0.01, so it reaches T cents just where the sum reaches 100 T - 50 units.
        need = None if least == NO_MINIMUM else CENT * least - CENT // 2
        found.append(Way(need, tuple(blocks), tuple(gates), musts))
    return found


def _candidates(scheme: Scheme, flags: int, rung: int) -> list[int]:
    """Return the bands that give at least a rung and ask for nothing that another one of them does not ask."""
    allowed = [
        band
        for band in range(rung - 1, scheme.band_min.size)
        if flags & int(scheme.band_need[band]) == int(scheme.band_need[band])
    ]

    def easier(a: int, b: int) -> bool:
        return bool(scheme.band_min[a] <= scheme.band_min[b]) and bool(
            np.all(scheme.band_gate[a] <= scheme.band_gate[b])
        )

    return [b for b in allowed if not any(easier(a, b) and (not easier(b, a) or a < b) for a in allowed if a != b)]


def missing(marks: Marks, scheme: Scheme, way: Way, scores: Scores) -> tuple[int, Ints, Ints]:
    """Return what a way lacks after measures: of the sum, of each section's gate, and must-haves still failed."""
    gates = np.zeros(scheme.sections, np.int64)
    for section, lack in way.gates:
        gates[section] = max(0, lack - int(scores.section_marks[section, 0]) + way.blocks[section].sum)
    total = 0 if way.need is None else max(0, way.need - int(scores.exact[0]))
    still = np.array([item for item in way.musts if marks[item, 0] == 0], np.int64)
    return total, gates, still


# As rows of a programme -----------------------------------------------------------------------------------------------


def gains(
    marks: Marks, scheme: Scheme, measures: Measures, available: Iterable[int], base: Marks | None = None
) -> dict[int, dict[int, int]]:
    """Return, per item and measure, by how much it would raise the mark; only what is above 0.

    marks, base: int32, (m, 1); base: with what is done anyway, None: nothing is. Of measures that raise one item the
    largest counts, so a gain above the base is what a raise has more than what is done.
    """
    column = marks[:, 0].astype(np.int64)
    room = np.where(column > LAST_SENTINEL, scheme.highest - column, 0)
    done = 0 if base is None else base[:, 0].astype(np.int64) - column
    out: dict[int, dict[int, int]] = {}
    for measure in available:
        gain = np.minimum(measures.raises[measure], room) - done
        for item in np.nonzero(gain > 0)[0].tolist():
            out.setdefault(item, {})[measure] = int(gain[item])
    return out


class Effects:
    """The marks of one subject at one date, in terms of the columns of a model.

    An item's gain is a staircase: with the different gains g1 < g2 < ... of its measures, it is the sum of
    (g_h - g_(h-1)) x [some measure of at least g_h is done], each bracket a column of its own if several would do.
    """

    def __init__(self, model: Model, by_item: Mapping[int, Mapping[int, int]], have: Callable[[int], Entries]) -> None:
        """Take have: the columns whose sum is at least 1 where a measure is done, and 0 where it is not."""
        self.model, self.by_item, self.have = model, by_item, have
        self._any: dict[tuple[int, ...], Entries] = {}

    def any_of(self, these: tuple[int, ...]) -> Entries:
        """Entries whose sum is 1 if any of these measures is done, else 0; never above 1."""
        if these not in self._any:
            entries = [entry for measure in these for entry in self.have(measure)]
            if len(these) == 1 and self.alone(these[0]):
                self._any[these] = entries
            else:
                column = self.model.column(integer=False)
                self.model.row([(column, 1.0), *((c, -v) for c, v in entries)], most=0.0)
                self._any[these] = [(column, 1.0)]
        return self._any[these]

    def alone(self, measure: int) -> bool:
        """Whether the entries of a measure cannot add up to more than 1; a subclass knows."""
        return len(self.have(measure)) <= 1

    def stairs(self, first: int, end: int) -> list[tuple[int, tuple[int, ...]]]:
        """Return, for the items first:end, each step of gain with the measures of which one gives it."""
        out = []
        for item in range(first, end):
            of_item = self.by_item.get(item, {})
            before = 0
            for level in sorted(set(of_item.values())):
                out.append((level - before, tuple(m for m in sorted(of_item) if of_item[m] >= level)))
                before = level
        return out

    def require(self, way: Way, z: int | None, slack: Callable[[float], int] | None = None) -> bool:
        """Add the rows of a way, in force where column z is 1 (always if None); False if it can never hold.

        slack: makes a column that may stand for one missing unit, given what such a unit costs (in points)
        """
        possible = True
        for item in way.musts:
            menders = self.stairs(item, item + 1)
            entries = [entry for m in menders[0][1] for entry in self.have(m)] if menders else []
            possible &= self._need(entries, 1.0, z, slack, 1.0)
        for section, lack in way.gates:
            steps = self.stairs(way.blocks[section].first, way.blocks[section].end)
            g = math.gcd(*(step for step, _ in steps)) or 1
            entries = self._covering([(step / g, these) for step, these in steps], -(-lack // g))
            possible &= self._need(entries, -(-lack // g), z, slack, g / POINT)
        return possible & self._require_total(way, z, slack)

    def _require_total(self, way: Way, z: int | None, slack: Callable[[float], int] | None) -> bool:
        if way.need is None:
            return True
        if any(block.rescaled for block in way.blocks):
            return self._require_rescaled(way, z, slack)
        lack, plain, capped, units = way.need, [], [], []
        for block in way.blocks:
            steps = self.stairs(block.first, block.end)
            room = block.cap - block.sum
            lack -= min(block.sum, block.cap)
            if room <= 0:
                continue
            units += [step for step, _ in steps]
            if sum(step for step, _ in steps) <= room:
                plain += steps
            else:
                capped.append((room, steps))
                units.append(room)
        g = math.gcd(*units) or 1
        lack = -(-lack // g)
        if lack <= 0:
            return True
        scaled = [(step / g, these) for step, these in plain]
        entries = self._covering(scaled, lack if not capped else math.inf)
        for room, steps in capped:
            entries.append((self._limited(room / g, [(step / g, these) for step, these in steps]), 1.0))
        return self._need(entries, lack, z, slack, g / POINT)

    def _require_rescaled(self, way: Way, z: int | None, slack: Callable[[float], int] | None) -> bool:
        """Add the row of the sum where points are handed on; in units of its largest step, or it would be too fine."""
        assert way.need is not None
        lack, parts = way.need - _SLACK, list[tuple[float, list[tuple[float, tuple[int, ...]]]]]()
        for block in way.blocks:
            ratio = block.full / block.open if block.rescaled else 1.0
            now = block.sum * ratio + (0.5 if block.rescaled else 0.0)  # half up gives at most half a unit more
            lack -= min(now, block.cap)
            steps = [(step * ratio, these) for step, these in self.stairs(block.first, block.end)]
            if block.cap > now and steps:
                parts.append((block.cap - now, steps))
        unit = max((step for _, steps in parts for step, _ in steps), default=1.0)
        if lack <= _TOO_FINE * unit:
            return True  # the scorer tells
        entries: Entries = []
        for room, steps in parts:
            scaled = [(step / unit, these) for step, these in steps]
            if sum(step for step, _ in steps) <= room:
                entries += self._covering(scaled, lack / unit)
            else:
                entries.append((self._limited(room / unit, scaled), 1.0))
        return self._need(entries, lack / unit, z, slack, unit / POINT)

    def _covering(self, steps: Sequence[tuple[float, tuple[int, ...]]], lack: float) -> Entries:
        """Entries of steps; none counts for more than what is lacking, which loses no plan and bounds better."""
        return [(c, v * min(step, lack)) for step, these in steps for c, v in self.any_of(these)]

    def _limited(self, room: float, steps: Sequence[tuple[float, tuple[int, ...]]]) -> int:
        column = self.model.column(upper=room, integer=False)
        self.model.row([(column, 1.0), *((c, -v) for c, v in self._covering(steps, math.inf))], most=0.0)
        return column

    def _need(
        self, entries: Entries, lack: float, z: int | None, slack: Callable[[float], int] | None, points: float
    ) -> bool:
        """Add sum of entries >= lack, or >= lack x z; returns whether there is anything that could fill it."""
        if lack <= 0:
            return True
        if slack is not None:
            entries = [*entries, (slack(points), 1.0)]
        if z is None:
            self.model.row(entries, least=lack)
        else:
            self.model.row([*entries, (z, -float(lack))], least=0.0)
        return bool(entries)
