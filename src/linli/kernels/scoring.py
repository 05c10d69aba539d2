"""Marks to totals, stars and classes: one pass over subjects x items in exact whole units.

What goes in and comes out, with its units, is in `record`. Formulas, rounding and a worked example:
docs/algorithms/scoring.md.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numba import njit

from .record import (
    CENT,
    GRADED,
    INCOMPLETE,
    LAST_NA,
    LAST_SENTINEL,
    NO_LIMIT,
    NOT_ASSESSABLE,
    POINT,
    UNKNOWN,
    Bytes,
    Ints,
    Marks,
    Scheme,
    Scores,
)

_BLOCK = 1024  # subjects at a time: the running sums of a block stay in the first-level cache
_WORTH_THREADS = 50_000  # subjects: below, starting threads takes longer than it saves


def score(marks: Marks, scheme: Scheme, flags: Ints | None = None, *, keep_points: bool = False) -> Scores:
    """Return the record of all subjects.

    marks: int32, shape (m, n), C order: one row per item, so that a row is read in one sweep
    flags: int64, shape (n,); bits for the bands' needs, all 0 if None
    Raises ValueError if a shape disagrees or a mark lies outside its item's range; it names the first such mark.
    Source: docs/algorithms/scoring.md; O(m n), no memory beyond the record.
    """
    if marks.ndim != 2 or marks.shape[0] != scheme.highest.size:
        raise ValueError(f"marks has the shape {marks.shape}; it needs {scheme.highest.size} rows, one per item")
    if marks.dtype != np.int32 or not marks.flags.c_contiguous:
        raise ValueError("marks must be int32 in C order")
    n, k = marks.shape[1], scheme.sections
    if flags is None:
        flags = np.zeros(n, np.int64)
    if flags.shape != (n,):
        raise ValueError(f"flags has the shape {flags.shape}; it must be {(n,)}")
    out = Scores(
        state=np.empty(n, np.int8),
        exact=np.empty(n, np.int64),
        total=np.empty(n, np.int64),
        section_points=np.empty((k, n), np.int32),
        section_marks=np.empty((k, n), np.int32),
        section_open=np.empty((k, n), np.int32),
        bonus=np.empty(n, np.int32),
        unknown=np.empty(n, np.int32),
        rung_by_total=np.empty(n, np.int8),
        rung=np.empty(n, np.int8),
        limit_by=np.empty(n, np.int32),
        class_by_rule=np.empty(n, np.int8),
        points=np.empty(marks.shape if keep_points else (0, 0), np.int32),
    )
    arguments = (
        marks, flags, scheme.lowest, scheme.highest, scheme.section_start, scheme.bonus_end,
        scheme.section_cap, scheme.bonus_cap, scheme.rescale, scheme.band_min, scheme.band_gate, scheme.band_need,
        scheme.must_rung, scheme.must_class, scheme.class_rung, scheme.class_gate,
        out.state, out.exact, out.total, out.section_points, out.section_marks, out.section_open, out.bonus,
        out.unknown, out.rung_by_total, out.rung, out.limit_by, out.class_by_rule, out.points,
    )  # fmt: skip
    bad = _in_threads(n, arguments) if n >= _WORTH_THREADS else _score(0, n, *arguments)
    if bad:
        _raise_first_bad(marks, scheme)
    return out


def _in_threads(n: int, arguments: tuple[Any, ...]) -> int:
    """Score in one thread per core; the compiled loop holds no lock of the interpreter's.

    Plain threads instead of Numba's own: they compile in a third of the time, and leave no thread behind
    that a later fork() would be killed for.
    """
    cores = len(os.sched_getaffinity(0))
    blocks = -(-n // _BLOCK)
    edges = [min(n, _BLOCK * (blocks * part // cores)) for part in range(cores + 1)]
    edges[-1] = n
    with ThreadPoolExecutor(cores) as pool:
        return max(pool.map(lambda first, end: _score(first, end, *arguments), edges, edges[1:]))


def _raise_first_bad(marks: Marks, scheme: Scheme) -> None:
    known = marks > LAST_SENTINEL
    wrong = known & ((marks < scheme.lowest[:, None]) | (marks > scheme.highest[:, None]))
    item, subject = (int(axis[0]) for axis in np.nonzero(wrong))
    raise ValueError(
        f"mark {int(marks[item, subject])} of item {item}, subject {subject} is outside "
        f"{int(scheme.lowest[item])} to {int(scheme.highest[item])}"
    )


@njit(cache=True, nogil=True)
def _half_up(numerator: int, denominator: int) -> int:
    """Return numerator / denominator, a half rounded towards plus infinity."""
    return (2 * numerator + denominator) // (2 * denominator)


@njit(cache=True, nogil=True)
def _sum_rows(
    marks: Marks, first: int, end: int, lo: int, hi: int, lowest: Marks, highest: Marks,
    sums: Marks, gone: Marks, missing: Marks,
) -> int:  # fmt: skip
    """Add the marks of some items to the running sums of a block; return nonzero if a mark is out of range."""
    bad = np.int32(0)
    for i in range(first, end):
        row = marks[i, lo:hi]
        low, high = lowest[i], highest[i]
        for j in range(hi - lo):
            mark = row[j]
            known = mark > LAST_SENTINEL
            na = mark <= LAST_NA
            # Selections instead of branches, so that the compiler handles eight subjects at once.
            sums[j] += mark if known else np.int32(0)
            gone[j] += high if na else np.int32(0)
            missing[j] += np.int32(not known) - np.int32(na)
            bad |= np.int32(known and (mark < low or mark > high))
    return int(bad)


@njit(cache=True, nogil=True)
def _share_out(
    marks: Marks, first: int, end: int, lo: int, hi: int, sums: Marks, given: Marks, points: Marks, before: Ints
) -> None:
    """Hand the points given to a section (or the bonus) out to its items, by cumulative rounding."""
    before[:] = 0
    for i in range(first, end):
        for j in range(hi - lo):
            mark = np.int64(marks[i, lo + j])
            if mark <= LAST_SENTINEL:
                mark = np.int64(0)
            got: Any = np.int64(sums[j])
            if got == given[lo + j]:
                points[i, lo + j] = mark
            else:
                after = before[j] + mark
                points[i, lo + j] = _half_up(after * given[lo + j], got) - _half_up(before[j] * given[lo + j], got)
                before[j] = after


@njit(cache=True, nogil=True)
def _gates_hold(gate: Ints, j: int, sums: Marks, gone: Marks, full: Ints) -> bool:
    for s in range(full.size):
        if gate[s] != 0 and np.int64(sums[s, j]) * POINT < gate[s] * (full[s] - gone[s, j]):
            return False
    return True


@njit(cache=True, nogil=True)
def _score(
    first: int, end: int, marks: Marks, flags: Ints, lowest: Marks, highest: Marks, section_start: Ints, bonus_end: int,
    section_cap: Ints, bonus_cap: int, rescale: bool, band_min: Ints, band_gate: Ints, band_need: Ints,
    must_rung: Ints, must_class: Ints, class_rung: Ints, class_gate: Ints,
    state: Bytes, exact: Ints, total: Ints, section_points: Marks, section_marks: Marks, section_open: Marks,
    bonus: Marks, unknown: Marks, rung_by_total: Bytes, rung: Bytes, limit_by: Marks, class_by_rule: Bytes,
    points: Marks,
) -> int:  # fmt: skip
    """Score the subjects first:end, a block at a time; return nonzero if a mark is out of range."""
    k = section_start.size - 1
    full = np.zeros(k, np.int64)
    for s in range(k):
        for i in range(section_start[s], section_start[s + 1]):
            full[s] += highest[i]
    bad = 0
    for lo in range(first, end, _BLOCK):
        hi = min(end, lo + _BLOCK)
        width = hi - lo
        sums = np.zeros((k + 1, width), np.int32)
        gone = np.zeros((k + 1, width), np.int32)
        missing = np.zeros(width, np.int32)
        for s in range(k):
            bad |= _sum_rows(
                marks, section_start[s], section_start[s + 1], lo, hi, lowest, highest, sums[s], gone[s], missing
            )
        bad |= _sum_rows(marks, section_start[k], bonus_end, lo, hi, lowest, highest, sums[k], gone[k], missing)
        worst = np.full(width, NO_LIMIT, np.int32)
        worst_item = np.full(width, -1, np.int32)
        forced = np.full(width, -1, np.int32)
        for i in range(bonus_end, marks.shape[0]):
            limit, klass = np.int32(must_rung[i - bonus_end]), np.int32(must_class[i - bonus_end])
            for j in range(width):
                mark = marks[i, lo + j]
                bad |= mark > 1 or (mark < 0 and mark > LAST_SENTINEL)
                missing[j] += np.int32(mark == UNKNOWN)
                if mark == 0:
                    if limit < worst[j]:
                        worst[j] = limit
                        worst_item[j] = i
                    forced[j] = max(forced[j], klass)
        for j in range(width):
            subject = lo + j
            everything = np.int64(0)
            assessable = True
            for s in range(k):
                got: Any = np.int64(sums[s, j])
                lost = np.int64(gone[s, j])
                section_marks[s, subject] = got
                section_open[s, subject] = full[s] - lost
                if lost != 0 and rescale:
                    if 2 * lost > full[s]:
                        assessable = False
                    if lost < full[s]:
                        got = _half_up(got * full[s], full[s] - lost)
                got = min(got, section_cap[s])
                section_points[s, subject] = got
                everything += got
            extra: Any = min(np.int64(sums[k, j]), bonus_cap)
            bonus[subject] = extra
            everything += extra
            exact[subject] = everything
            cents = _half_up(everything, CENT)
            total[subject] = cents
            unknown[subject] = missing[j]
            by_total, best = 0, 0
            for b in range(band_min.size):
                if cents >= band_min[b]:
                    by_total = b + 1
                    if (flags[subject] & band_need[b]) == band_need[b] and _gates_hold(
                        band_gate[b], j, sums, gone, full
                    ):
                        best = b + 1
            rung_by_total[subject] = by_total
            best = min(best, worst[j])
            rung[subject] = best
            limit_by[subject] = worst_item[j]
            class_by_rule[subject] = -1
            if not assessable:
                state[subject] = NOT_ASSESSABLE
            elif missing[j] > 0:
                state[subject] = INCOMPLETE
            else:
                state[subject] = GRADED
                for c in range(class_rung.size):
                    if best >= class_rung[c] and _gates_hold(class_gate[c], j, sums, gone, full):
                        class_by_rule[subject] = max(c, forced[j])  # a later class is a lower one
                        break
        if points.size > 0:
            before = np.zeros(width, np.int64)
            for s in range(k):
                _share_out(
                    marks, section_start[s], section_start[s + 1], lo, hi, sums[s], section_points[s], points, before
                )
            _share_out(marks, section_start[k], bonus_end, lo, hi, sums[k], bonus, points, before)
            points[bonus_end:, lo:hi] = 0
    return bad
