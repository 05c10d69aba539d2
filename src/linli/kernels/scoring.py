"""Marks to totals, stars and classes: one pass over subjects x items in exact whole units.

What goes in and comes out, with its units, is in `record`. Formulas, rounding and a worked example:
docs/algorithms/scoring.md.

The loops hold no branch that depends on a mark, and stay within 32 bits where they can, so that the compiler
handles eight or sixteen subjects at once. Numba widens int32 arithmetic to 64 bits unless the result goes
back into an int32 array or through `np.int32`: hence those.
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
    LAST_SENTINEL,
    LOWEST_INT,
    MOST_INT,
    NO_LIMIT,
    NOT_ASSESSABLE,
    POINT,
    SENTINEL_BITS,
    UNKNOWN,
    UNKNOWN_BIT,
    Bytes,
    Ints,
    Marks,
    Scheme,
    Scores,
)

_BLOCK = 4096  # subjects at a time: what is kept for a block stays in the second-level cache
_WORTH_THREADS = 50_000  # subjects: below, starting threads takes longer than it saves
_ZERO, _ONE = np.int32(0), np.int32(1)


def score(
    marks: Marks, scheme: Scheme, flags: Ints | None = None, *, detail: bool = True, keep_points: bool = False
) -> Scores:
    """Return the record of all subjects.

    marks: int32, shape (m, n), C order: one row per item, so that a row is read in one sweep
    flags: int64, shape (n,); bits for the bands' needs, all 0 if None
    detail: without it only state, exact, total, rung and class_by_rule are filled, in two thirds of the time
    keep_points: also what each item adds; includes the detail
    Raises ValueError if a shape disagrees or a mark lies outside its item's range; it names the first such mark.
    Source: docs/algorithms/scoring.md; O(m n), no memory beyond the record.
    """
    if marks.ndim != 2 or marks.shape[0] != scheme.highest.size:
        raise ValueError(f"marks has the shape {marks.shape}; it needs {scheme.highest.size} rows, one per item")
    if marks.dtype != np.int32 or not marks.flags.c_contiguous:
        raise ValueError("marks must be int32 in C order")
    n, k = marks.shape[1], scheme.sections
    if flags is None:
        flags = _no_flags(n, scheme)
    elif flags.shape != (n,):
        raise ValueError(f"flags has the shape {flags.shape}; it must be {(n,)}")
    detail = detail or keep_points
    wide = n if detail else 0
    out = Scores(
        state=np.empty(n, np.int8),
        exact=np.empty(n, np.int32),
        total=np.empty(n, np.int32),
        section_points=np.empty((k, wide), np.int32),
        section_marks=np.empty((k, wide), np.int32),
        section_open=np.empty((k, wide), np.int32),
        bonus=np.empty(wide, np.int32),
        unknown=np.empty(wide, np.int32),
        rung_by_total=np.empty(wide, np.int8),
        rung=np.empty(n, np.int8),
        limit_by=np.empty(wide, np.int32),
        class_by_rule=np.empty(n, np.int8),
        points=np.empty(marks.shape if keep_points else (0, 0), np.int32),
    )
    arguments = (
        marks, flags, *scheme.arrays, detail, keep_points,
        out.state, out.exact, out.total, out.section_points, out.section_marks, out.section_open, out.bonus,
        out.unknown, out.rung_by_total, out.rung, out.limit_by, out.class_by_rule, out.points,
    )  # fmt: skip
    bad = _in_threads(n, arguments) if n >= _WORTH_THREADS else _score(0, n, *arguments)
    if bad:
        _raise_first_bad(marks, scheme)
    return out


def _no_flags(n: int, scheme: Scheme) -> Ints:
    """Return flags that are all 0; none at all where no band asks for any, for writing them takes time."""
    return np.zeros(n if scheme.band_need.any() else 0, np.int64)


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
def _add_rows(
    marks: Marks, first: int, end: int, lo: int, hi: int, lowest: Marks, highest: Marks,
    sums: Marks, gone: Marks, seen: Marks, bad: Marks,
) -> None:  # fmt: skip
    """Add the marks of some items to the running values of a block.

    sums: the known marks; gone: points of the items without a mark, the unknown ones among them
    seen: the bits of all sentinels (and of negative numbers that are no mark); bad: negative if a mark is too high
    """
    i = first
    while i < end:
        if i + 4 <= end and (lowest[i] | lowest[i + 1] | lowest[i + 2] | lowest[i + 3]) == 0:
            # Four rows at once, so that the running values are loaded and stored once for four marks.
            _add_four(
                marks[i, lo:hi], marks[i + 1, lo:hi], marks[i + 2, lo:hi], marks[i + 3, lo:hi],
                highest[i : i + 4], sums, gone, seen, bad,
            )  # fmt: skip
            i += 4
        else:
            _add_one(marks[i, lo:hi], lowest[i], highest[i], sums, gone, seen, bad)
            i += 1


@njit(cache=True, nogil=True)
def _add_four(
    row_a: Marks, row_b: Marks, row_c: Marks, row_d: Marks, highest: Marks,
    sums: Marks, gone: Marks, seen: Marks, bad: Marks,
) -> None:  # fmt: skip
    """Add four items whose lowest mark is 0: whatever is negative is no mark."""
    top_a, top_b, top_c, top_d = highest[0], highest[1], highest[2], highest[3]
    for j in range(sums.size):
        a, b, c, d = row_a[j], row_b[j], row_c[j], row_d[j]
        # All ones where there is no mark, else all zeros.
        no_a, no_b, no_c, no_d = np.int32(a >> 31), np.int32(b >> 31), np.int32(c >> 31), np.int32(d >> 31)
        sums[j] += (a & ~no_a) + (b & ~no_b) + (c & ~no_c) + (d & ~no_d)
        gone[j] += (top_a & no_a) + (top_b & no_b) + (top_c & no_c) + (top_d & no_d)
        seen[j] |= (a & no_a) | (b & no_b) | (c & no_c) | (d & no_d)
        bad[j] |= ((top_a - a) & ~no_a) | ((top_b - b) & ~no_b) | ((top_c - c) & ~no_c) | ((top_d - d) & ~no_d)


@njit(cache=True, nogil=True)
def _add_one(row: Marks, low: int, high: int, sums: Marks, gone: Marks, seen: Marks, bad: Marks) -> None:
    """Add one item of any range."""
    for j in range(sums.size):
        mark = row[j]
        known = mark > LAST_SENTINEL
        sums[j] += mark if known else _ZERO
        gone[j] += _ZERO if known else high
        seen[j] |= _ZERO if known else mark
        bad[j] |= -np.int32(known and (mark < low or mark > high))


@njit(cache=True, nogil=True)
def _settle_unknown(
    marks: Marks, lo: int, start: Ints, lowest: Marks, highest: Marks,
    gone: Marks, seen: Marks, bad: Marks, missing: Marks,
) -> int:  # fmt: skip
    """Count the unknown items of those few subjects that have any, and take them out of what is gone.

    Returns nonzero if a mark of any subject is out of range.
    """
    wrong = False
    for j in range(missing.size):
        missing[j] = 0
        wrong |= bad[j] < 0 or (seen[j] & ~(LOWEST_INT | SENTINEL_BITS)) != 0
        if seen[j] & UNKNOWN_BIT:
            for g in range(start.size - 1):
                for i in range(start[g], start[g + 1]):
                    mark = marks[i, lo + j]
                    if mark == UNKNOWN:
                        missing[j] += 1
                        gone[g, j] -= highest[i]
                    wrong |= LAST_SENTINEL < mark < lowest[i]
    return int(wrong)


@njit(cache=True, nogil=True, error_model="numpy")
def _points_of_section(
    sums: Marks, gone: Marks, full: int, cap: int, rescale: bool, given: Marks, exact: Ints, lost: Marks
) -> None:
    """Hand points of items that do not apply to the rest of their section; add what it gives to `exact`."""
    for j in range(sums.size):
        rest = np.int32(full - gone[j])
        got = sums[j]
        if rescale:
            # The quotient of three doubles is off by at most one, and only next to a half: 2 got full is known
            # exactly in 64 bits, and tells. Where more than half is gone the result counts for nothing.
            near = np.float64(got) * np.float64(full) / np.float64(max(rest, _ONE))
            half = np.int32(np.floor(min(max(near, -2.0e9), 2.0e9) + 0.5))
            over = 2 * np.int64(got) * full + rest - 2 * np.int64(rest) * half
            half += np.int32(over >= 2 * np.int64(rest)) - np.int32(over < 0)
            got = half if rest > 0 else got
            lost[j] |= np.int32(full - 2 * gone[j])  # negative: more than half
        got = min(got, cap)
        given[j] = got
        exact[j] += got


@njit(cache=True, nogil=True)
def _points_of_bonus(sums: Marks, cap: int, given: Marks, exact: Ints) -> None:
    """Limit the bonus and add it to `exact`."""
    for j in range(sums.size):
        got = min(sums[j], np.int32(cap))
        given[j] = got
        exact[j] += got


@njit(cache=True, nogil=True)
def _totals(exact: Ints, cents: Marks, total: Ints) -> None:
    """Round to 0.01, half up. Doubles hold these numbers exactly, and the floor of their quotient is the true one."""
    for j in range(exact.size):
        cents[j] = np.int32(np.floor(np.float64(exact[j] + CENT // 2) / CENT))
        total[j] = cents[j]


@njit(cache=True, nogil=True, error_model="numpy")
def _share_of_section(sums: Marks, gone: Marks, full: int, share: Marks) -> None:
    """Find which part of the points that apply was reached, in 0.0001, rounded down.

    Gates are whole, so S x 10000 >= gate x M if and only if the floor of S x 10000 / M reaches the gate.
    Both numbers are below 2**53, where the floor of a quotient of doubles is the true one.
    """
    for j in range(sums.size):
        rest = np.int32(full - gone[j])
        part = np.floor(np.float64(sums[j]) * POINT / np.float64(max(rest, _ONE)))
        reached = np.int32(max(part, -2.0e9))
        share[j] = np.int32(MOST_INT) if rest <= 0 and sums[j] >= 0 else reached


@njit(cache=True, nogil=True)
def _hold_gates(gate: Marks, share: Marks, holds: Marks) -> None:
    """Leave nonzero only those that reach every gate; 0 is none."""
    for s in range(gate.size):
        if gate[s] != 0:
            for j in range(holds.size):
                holds[j] &= np.int32(share[s, j] >= gate[s])


@njit(cache=True, nogil=True)
def _rungs(
    cents: Marks, flags: Ints, band_min: Marks, band_gate: Marks, band_need: Ints, share: Marks,
    holds: Marks, by_total: Marks, best: Marks,
) -> None:  # fmt: skip
    """Find the highest band by the total alone, and with gates and flags."""
    by_total[:] = 0
    best[:] = 0
    for b in range(band_min.size):
        least, number = band_min[b], np.int32(b + 1)
        for j in range(cents.size):
            holds[j] = np.int32(cents[j] >= least)
            by_total[j] = number if cents[j] >= least else by_total[j]
        _hold_gates(band_gate[b], share, holds)
        if band_need[b] != 0:
            for j in range(cents.size):
                holds[j] &= np.int32((flags[j] & band_need[b]) == band_need[b])
        for j in range(cents.size):
            best[j] = number if holds[j] != 0 else best[j]


@njit(cache=True, nogil=True)
def _limits(
    marks: Marks, first: int, lo: int, must_rung: Marks, must_class: Marks, worst: Marks, forced: Marks
) -> None:
    """Find the strictest limit and the lowest class that failed must-haves set."""
    worst[:] = NO_LIMIT
    forced[:] = -1
    for i in range(must_rung.size):
        row, limit, klass = marks[first + i, lo : lo + worst.size], must_rung[i], must_class[i]
        for j in range(worst.size):
            worst[j] = limit if row[j] == 0 and limit < worst[j] else worst[j]
            forced[j] = klass if row[j] == 0 and klass > forced[j] else forced[j]


@njit(cache=True, nogil=True)
def _name_limits(marks: Marks, first: int, lo: int, must_rung: Marks, worst: Marks, best: Marks, named: Marks) -> None:
    """Name the first must-have that sets the strictest limit, where that limit lowers the rung."""
    named[:] = -1
    for i in range(must_rung.size - 1, -1, -1):
        row, limit, item = marks[first + i, lo : lo + worst.size], must_rung[i], np.int32(first + i)
        for j in range(worst.size):
            named[j] = item if row[j] == 0 and limit == worst[j] and limit < best[j] else named[j]


@njit(cache=True, nogil=True)
def _classes(
    rung: Marks, forced: Marks, class_rung: Marks, class_gate: Marks, share: Marks, holds: Marks, found: Marks
) -> None:
    """Find the first class that holds; a failed must-have can lower it, and a later class is a lower one."""
    found[:] = -1
    for c in range(class_rung.size - 1, -1, -1):
        least, number = class_rung[c], np.int32(c)
        for j in range(rung.size):
            holds[j] = np.int32(rung[j] >= least)
        _hold_gates(class_gate[c], share, holds)
        for j in range(rung.size):
            found[j] = max(number, forced[j]) if holds[j] != 0 else found[j]


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
            if got == given[j] or got == 0:  # 0 and not given: only a negative cap; nothing to share out by
                points[i, lo + j] = mark
            else:
                after = before[j] + mark
                points[i, lo + j] = _half_up(after * given[j], got) - _half_up(before[j] * given[j], got)
                before[j] = after


@njit(cache=True, nogil=True)
def _score(
    first: int, end: int, marks: Marks, flags: Ints, lowest: Marks, highest: Marks, start: Ints, gated: Ints,
    section_cap: Marks, bonus_cap: int, rescale: bool, band_min: Marks, band_gate: Marks, band_need: Ints,
    must_rung: Marks, must_class: Marks, class_rung: Marks, class_gate: Marks, detail: bool, keep_points: bool,
    state: Bytes, exact: Ints, total: Ints, section_points: Marks, section_marks: Marks, section_open: Marks,
    bonus: Marks, unknown: Marks, rung_by_total: Bytes, rung: Bytes, limit_by: Marks, class_by_rule: Bytes,
    points: Marks,
) -> int:  # fmt: skip
    """Score the subjects first:end, a block at a time; return nonzero if a mark is out of range.

    start: first item of each section, of the bonus, of the must-haves, and the end; gated: sections with any gate
    """
    k = section_cap.size  # the sections; the bonus comes behind them, then the must-haves
    bonus_end = start[k + 1]
    full = np.zeros(k, np.int32)
    for s in range(k):
        for i in range(start[s], start[s + 1]):
            full[s] += highest[i]
    wrong = 0
    for lo in range(first, end, _BLOCK):
        hi = min(end, lo + _BLOCK)
        width = hi - lo
        sums, gone = np.zeros((k + 2, width), np.int32), np.zeros((k + 2, width), np.int32)
        seen, bad, missing = np.zeros(width, np.int32), np.zeros(width, np.int32), np.empty(width, np.int32)
        for g in range(k + 2):
            _add_rows(marks, start[g], start[g + 1], lo, hi, lowest, highest, sums[g], gone[g], seen, bad)
        wrong |= _settle_unknown(marks, lo, start, lowest, highest, gone, seen, bad, missing)

        given, share = np.empty((k + 1, width), np.int32), np.empty((k, width), np.int32)
        lost, all_points = np.zeros(width, np.int32), exact[lo:hi]
        all_points[:] = 0
        for s in range(k):
            _points_of_section(sums[s], gone[s], full[s], section_cap[s], rescale, given[s], all_points, lost)
            if gated[s] != 0:
                _share_of_section(sums[s], gone[s], full[s], share[s])
        _points_of_bonus(sums[k], bonus_cap, given[k], all_points)
        cents = np.empty(width, np.int32)
        _totals(all_points, cents, total[lo:hi])

        holds, by_total, best = np.empty(width, np.int32), np.empty(width, np.int32), np.empty(width, np.int32)
        _rungs(cents, flags[lo:hi], band_min, band_gate, band_need, share, holds, by_total, best)
        worst, forced, classes = np.empty(width, np.int32), np.empty(width, np.int32), np.empty(width, np.int32)
        _limits(marks, bonus_end, lo, must_rung, must_class, worst, forced)
        if detail:
            _name_limits(marks, bonus_end, lo, must_rung, worst, best, limit_by[lo:hi])
        for j in range(width):
            best[j] = min(best[j], worst[j])
        _classes(best, forced, class_rung, class_gate, share, holds, classes)
        for j in range(width):
            mark = INCOMPLETE if missing[j] > 0 else GRADED
            mark = NOT_ASSESSABLE if lost[j] < 0 else mark
            state[lo + j] = mark
            rung[lo + j] = best[j]
            class_by_rule[lo + j] = classes[j] if mark == GRADED else -1

        if detail:
            for s in range(k):
                for j in range(width):
                    section_points[s, lo + j] = given[s, j]
                    section_marks[s, lo + j] = sums[s, j]
                    section_open[s, lo + j] = full[s] - gone[s, j]
            for j in range(width):
                bonus[lo + j] = given[k, j]
                unknown[lo + j] = missing[j]
                rung_by_total[lo + j] = by_total[j]
        if keep_points:
            before = np.zeros(width, np.int64)
            for g in range(k + 1):
                _share_out(marks, start[g], start[g + 1], lo, hi, sums[g], given[g], points, before)
            points[bonus_end:, lo:hi] = 0
    return wrong
