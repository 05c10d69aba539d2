"""What the peer of the workbook benchmark works out, with NumPy: all subjects at once."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from linli.grading.scheme import Compiled
from linli.kernels.record import (
    CENT,
    GRADED,
    INCOMPLETE,
    LAST_NA,
    LAST_SENTINEL,
    NO_LIMIT,
    NOT_ASSESSABLE,
    POINT,
    UNKNOWN,
)


@dataclass(frozen=True)
class Record:
    """What the peer works out: an array over the subjects each, and a list of them over the sections."""

    state: Any
    exact: Any
    total: Any
    section_points: list[Any]
    section_marks: list[Any]
    bonus: Any
    bonus_marks: Any
    unknown: Any
    rung_by_total: Any
    rung: Any
    limit_by: Any
    class_by_rule: Any


def score(marks: Any, compiled: Compiled) -> Record:
    """Score with NumPy, all subjects at once."""
    scheme, n = compiled.scheme, marks.shape[1]
    top, starts = scheme.highest.astype(np.int64)[:, None], scheme.section_start.tolist()
    known = np.where(marks > LAST_SENTINEL, marks, 0).astype(np.int64)
    gone = np.where(marks <= LAST_NA, top, 0)
    assessable, points, sums, applies_ = np.ones(n, bool), [], [], []
    for first, end, cap in zip(starts, starts[1:], scheme.section_cap.tolist(), strict=False):
        full, got, lost = int(top[first:end].sum()), known[first:end].sum(axis=0), gone[first:end].sum(axis=0)
        rest = np.where(lost < full, full - lost, full)
        assessable &= 2 * lost <= full
        points.append(np.minimum((2 * full * got + rest) // (2 * rest), cap))
        sums.append(got)
        applies_.append(full - lost)
    bonus_marks = known[starts[-1] : scheme.bonus_end].sum(axis=0)
    bonus = np.minimum(bonus_marks, scheme.bonus_cap)
    exact = sum(points, bonus)
    total, unknown = (exact + CENT // 2) // CENT, (marks == UNKNOWN).sum(axis=0)
    worst, limit_by, forced = failed_musts(marks, compiled)

    def holds(gates: Any) -> Any:
        found = np.ones(n, bool)
        for gate, got, open_ in zip(gates.tolist(), sums, applies_, strict=True):
            found &= got * POINT >= gate * open_
        return found

    rung_by_total, rung = np.zeros(n, np.int64), np.zeros(n, np.int64)
    for number, least in enumerate(scheme.band_min.tolist()):
        enough = total >= least
        rung_by_total[enough] = number + 1
        rung[enough & holds(scheme.band_gate[number])] = number + 1
    limit_by = np.where(worst < rung, limit_by, -1)
    rung = np.minimum(rung, worst)
    state = np.select([~assessable, unknown > 0], [NOT_ASSESSABLE, INCOMPLETE], GRADED)
    klass = np.full(n, -1, np.int64)
    for number in reversed(range(scheme.class_rung.size)):
        found = (rung >= scheme.class_rung[number]) & holds(scheme.class_gate[number])
        klass[found] = np.maximum(number, forced)[found]
    klass[state != GRADED] = -1
    return Record(state, exact, total, points, sums, bonus, bonus_marks, unknown, rung_by_total, rung, limit_by, klass)


def failed_musts(marks: Any, compiled: Compiled) -> tuple[Any, Any, Any]:
    """The highest rung that failed must-haves leave, the item that limits most, and the class that they force."""
    scheme, n = compiled.scheme, marks.shape[1]
    worst, limit_by, forced = np.full(n, NO_LIMIT), np.full(n, -1), np.full(n, -1)
    musts = zip(scheme.must_rung.tolist(), scheme.must_class.tolist(), strict=True)
    for item, (limit, klass) in enumerate(musts, scheme.bonus_end):
        failed = marks[item] == 0
        limit_by[failed & (worst > limit)] = item
        worst[failed] = np.minimum(worst[failed], limit)
        forced[failed] = np.maximum(forced[failed], klass)
    return worst, limit_by, forced


def points_of_items(marks: Any, compiled: Compiled, record: Record) -> Any:
    """What each item adds to the total, by cumulative rounding within its section."""
    scheme = compiled.scheme
    known = np.where(marks > LAST_SENTINEL, marks, 0).astype(np.int64)
    points = np.zeros(marks.shape, np.int64)
    ends = [*scheme.section_start.tolist(), scheme.bonus_end]
    given, sums = [*record.section_points, record.bonus], [*record.section_marks, record.bonus_marks]
    for first, end, got, out in zip(ends, ends[1:], sums, given, strict=False):
        whole = np.where(got == 0, 1, got)
        shared = (2 * known[first:end].cumsum(axis=0) * out + whole) // (2 * whole)
        points[first:end] = np.diff(shared, axis=0, prepend=0)
    return points
