"""Why a result is what it is, and what would change it: from the record, never beside it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from random import Random

import numpy as np
from numpy.typing import NDArray

from linli.kernels.record import GRADED, LAST_NA, LAST_SENTINEL, NA_CONDITION, UNKNOWN, Ints, Marks, Scheme

from .cells import plain
from .grade import Results
from .marks import entries_in_force, half_up, mark_of
from .schema import Item, Standard
from .scheme import most, units

WEIGHTINGS = 1000
_SPREAD = 1000  # weights go from 9000 to 11000 of 10000: ten per cent either way
SEED = 20211015
_AT_ONCE = 4096  # subjects, with one change each, that are scored in one call


KINDS = ("lost", "failed", "unknown", "not_applicable")
_LOST, _FAILED, _UNKNOWN, _NOT_APPLICABLE = range(4)


@dataclass(frozen=True)
class Losses:
    """Every item of every subject that did not bring its full points, by subject, then in the standard's order.

    Arrays of one length: subject; item, its place in the standard's items; kind, its place in KINDS (failed: a
    must-have); mark and lost, units of 0.0001 point as marked, 0 where there is no mark; why, a place in `reasons`.
    reasons: the code of `words` with its fields, worked out from the answer; each distinct one once
    """

    subject: Ints
    item: Ints
    kind: Ints
    mark: Ints
    lost: Ints
    why: Ints
    reasons: list[tuple[str, dict[str, object]]]

    def __len__(self) -> int:
        return int(self.subject.size)


def losses(results: Results) -> Losses:
    """Return what every subject lost and why. A bonus that was not earned is no loss."""
    items = results.published.standard.items
    order = [results.row[item.id] for item in items]
    full = np.array([most(item) for item in items], np.int64)
    marks = results.marks[order]
    below = marks < full[:, None]
    below[[item.role == "bonus" for item in items]] &= marks[[item.role == "bonus" for item in items]] <= LAST_SENTINEL
    reasons: list[tuple[str, dict[str, object]]] = []
    place_of: dict[tuple[str, str, int], int] = {}
    whys = np.zeros(marks.shape, np.int64)
    for place, item in enumerate(items):
        column = results.answers.items[item.id]
        subjects = np.nonzero(below[place])[0]
        keys = [
            (item.id, column[n], mark)
            for n, mark in zip(subjects.tolist(), marks[place, subjects].tolist(), strict=True)
        ]
        for key in dict.fromkeys(keys):
            place_of[key] = len(reasons)
            reasons.append(why(item, key[1], key[2], results.published.standard, results.answers.as_of))
        whys[place, subjects] = [place_of[key] for key in keys]
    subject, at = (axis.astype(np.int64) for axis in np.nonzero(below.T))
    mark = marks[at, subject].astype(np.int64)
    must = np.array([item.role == "must-have" for item in items], bool)[at]
    kind = np.select([mark == UNKNOWN, mark <= LAST_NA, must], [_UNKNOWN, _NOT_APPLICABLE, _FAILED], _LOST)
    scored = kind == _LOST
    return Losses(
        subject, at, kind, np.where(scored, mark, 0), np.where(scored, full[at] - mark, 0), whys[at, subject], reasons
    )


def why(item: Item, answer: str, mark: int, standard: Standard, as_of: date) -> tuple[str, dict[str, object]]:
    """Return the code and fields of the arithmetic behind a mark that is not full."""
    method = item.method
    titles = {fact.id: fact.title for fact in standard.facts}
    facts: dict[str, object] = {"facts": [titles[name] for name in item.applies], "answer": answer}
    if mark == UNKNOWN:
        if answer == "":
            return "why_unknown", {}
        return ("why_fact_unknown", facts) if item.applies else ("why_too_few", facts)
    if mark <= LAST_NA:
        shared = item.role == "ordinary" and standard.mode == "points"
        return f"why_{'condition' if mark == NA_CONDITION else 'empty'}{'_shared' if shared else ''}", facts
    if item.role == "must-have":
        return "why_failed", {}
    if method.binary:
        return "why_not_done", {}
    if method.levels:
        place = method.levels.index(Decimal(answer))
        meaning = item.means[place] if item.means else None
        return "why_level", {
            "mark": plain(Decimal(answer)),
            "zh": meaning.zh if meaning else "",
            "en": meaning.en if meaning else "",
        }
    if method.deduct:
        unit = method.deduct.unit
        return "why_deduct", {"count": answer, "per": method.deduct.per, "zh": unit.zh, "en": unit.en}
    if method.count:
        unit = method.count.unit
        return "why_count", {"done": answer, "of": method.count.of, "zh": unit.zh, "en": unit.en}
    if method.measured:
        full = max(method.measured.points_at, key=lambda pair: pair[1])[0]
        best = next(x for x, y in method.measured.points_at if y == max(y for _, y in method.measured.points_at))
        return "why_measured", {"value": answer, "full": best if best <= full else full}
    kinds = entries_in_force(item, answer, as_of)
    return "why_events", {"entries": [kind.title for kind in kinds] or ["-"]}


# What would change it -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Steps:
    """What raising a single item would do. m items in the order of `results.items`, n subjects.

    gain, gain_full: int64, (m, n); units of 0.0001 point that the next step, and the full mark, would add; 0: none
    rung, rung_full: int8, (m, n); the rung after it
    nearest: int64, (n,); the row of the item that would lift the rung for the fewest points, -1 if no single one does
    nearest_gain, nearest_rung: int64, (n,); what it would add, and the rung then
    """

    gain: Ints
    gain_full: Ints
    rung: NDArray[np.int8]
    rung_full: NDArray[np.int8]
    nearest: Ints
    nearest_gain: Ints
    nearest_rung: Ints


def next_mark(item: Item, answer: str, mark: int, as_of: date) -> int:
    """Return the mark after the smallest improvement of an item; the same mark if there is none."""
    method, top = item.method, most(item)
    if mark <= LAST_SENTINEL or mark >= top:
        return mark
    if method.levels:
        return min(units(level) for level in method.levels if units(level) > mark)
    if method.deduct:
        return mark_of(item, str(int(answer) - 1), as_of)
    if method.count:
        return mark_of(item, str(int(answer) + 1), as_of)
    if method.measured:
        steps_up = (half_up(top * int(y * 10**6), 10**6) for _, y in method.measured.points_at)
        return min((step for step in steps_up if step > mark), default=mark)
    return mark if method.events else top


def steps(results: Results) -> Steps:
    """Return what the next step of each item would give, by scoring every such change with the kernel itself."""
    assert results.compiled is not None
    top = np.array([0 if item.method.events else most(item) for item in results.items], np.int32)[:, None]
    known = results.marks > LAST_SENTINEL
    step = np.where(known, _next_marks(results), results.marks)
    full = np.where(known & (top > 0), np.maximum(results.marks, top), results.marks)
    return _with_nearest(_scored(step, results), _scored(full, results), results)


def _scored(raised: Marks, results: Results) -> tuple[Ints, NDArray[np.int8]]:
    """Return gain and rung of each item raised alone. Of few subjects, many such changes are scored in one call."""
    from linli.kernels.scoring import score

    assert results.compiled is not None
    n, scores, graded = len(results), results.scores, results.scores.state == GRADED
    gain, rung = np.zeros(raised.shape, np.int64), np.tile(scores.rung, (raised.shape[0], 1))
    rows = np.flatnonzero((raised != results.marks).any(axis=1))
    many = max(1, min(rows.size, _AT_ONCE // max(1, n)))
    marks, flags = np.tile(results.marks, many), np.tile(results.flags, many)
    for first in range(0, rows.size, many):
        some = rows[first : first + many]
        for place, row in enumerate(some):
            marks[row, place * n : (place + 1) * n] = raised[row]
        after = score(marks, results.compiled.scheme, flags, detail=False)
        shape, end = (some.size, n), some.size * n
        gain[some] = np.where(graded, after.exact[:end].reshape(shape) - scores.exact, 0)
        rung[some] = np.where(graded, after.rung[:end].reshape(shape), scores.rung)
        for place, row in enumerate(some):
            marks[row, place * n : (place + 1) * n] = results.marks[row]
    return gain, rung


def _next_marks(results: Results) -> Marks:
    """Return the marks after the smallest improvement, each distinct answer of an item worked out once."""
    raised = np.empty(results.marks.shape, np.int32)
    for row, item in enumerate(results.items):
        column = results.answers.items[item.id]
        after = {}
        for answer in set(column):
            mark = mark_of(item, answer, results.answers.as_of)
            after[answer] = next_mark(item, answer, mark, results.answers.as_of)
        raised[row] = np.fromiter(map(after.__getitem__, column), np.int32, len(column))
    return raised


def _with_nearest(step: tuple[Ints, NDArray[np.int8]], full: tuple[Ints, NDArray[np.int8]], results: Results) -> Steps:
    n = len(results)
    far = np.int64(2**62)
    # A must-have is met or not; "apply truthfully" is no advice. What it costs is said beside the outcome.
    advice = np.array([item.role != "must-have" for item in results.items], bool)[:, None]
    costs = [np.where(advice & (rung > results.scores.rung), gain, far) for gain, rung in (step, full)]
    cheapest = np.minimum(*costs)
    nearest = cheapest.argmin(axis=0) if cheapest.size else np.zeros(n, np.int64)
    columns = np.arange(n)
    none = cheapest[nearest, columns] == far
    by_step = costs[0][nearest, columns] <= costs[1][nearest, columns]
    gain = np.where(none, 0, cheapest[nearest, columns])
    rung = np.where(by_step, step[1][nearest, columns], full[1][nearest, columns]).astype(np.int64)
    return Steps(step[0], full[0], step[1], full[1], np.where(none, -1, nearest), gain, rung)


# Robustness -----------------------------------------------------------------------------------------------------------


def robustness(results: Results, weightings: int = WEIGHTINGS, seed: int = SEED) -> Ints:
    """Return, per subject, in how many random weightings the rung stays the same; int64, (n,).

    Each ordinary and bonus item's points are multiplied by a weight from 0.9000 to 1.1000 and scaled so
    that the ordinary ones add up to what they did; marks keep their share, half up. The weights come from
    Python's Random(seed).random(), whose sequence is the same in every version.
    Source: docs/algorithms/scoring.md, "Robustness".
    """
    from linli.kernels.scoring import score

    assert results.compiled is not None
    scheme = results.compiled.scheme
    chance = Random(seed)
    same = np.zeros(len(results), np.int64)
    for _ in range(weightings):
        other = reweighted(
            scheme, [10_000 - _SPREAD + int(chance.random() * (2 * _SPREAD + 1)) for _ in scheme.highest]
        )
        marks = _rescaled_marks(results.marks, scheme, other)
        same += score(marks, other, results.flags, detail=False).rung == results.scores.rung
    return same


def reweighted(scheme: Scheme, weights: list[int]) -> Scheme:
    """Return the scheme with other weights on its items' points; must-haves, bands and gates stay."""
    ordinary = int(scheme.section_start[-1])
    highest = [int(top) for top in scheme.highest]
    raised = [top * weight for top, weight in zip(highest, weights, strict=True)]
    total, target = max(1, sum(raised[:ordinary])), sum(highest[:ordinary])  # nothing to weigh: nothing changes
    points, before = [], 0
    for part in raised[:ordinary]:  # cumulative rounding: the points add up to what they did
        after = before + part
        points.append(half_up(after * target, total) - half_up(before * target, total))
        before = after
    points += [half_up(part, 10_000) for part in raised[ordinary : scheme.bonus_end]]
    points += highest[scheme.bonus_end :]
    new = np.array(points, np.int32)
    starts = scheme.section_start
    old_sums = [int(scheme.highest[a:b].sum()) for a, b in pairwise(starts)]
    new_sums = [int(new[a:b].sum()) for a, b in pairwise(starts)]
    caps = [
        summed if cap == old else int(cap)
        for cap, old, summed in zip(scheme.section_cap, old_sums, new_sums, strict=True)
    ]
    lowest = [
        half_up(int(low) * top, max(old, 1)) for low, top, old in zip(scheme.lowest, points, highest, strict=True)
    ]
    return Scheme(
        lowest=np.array(lowest, np.int32), highest=new, section_start=starts, bonus_end=scheme.bonus_end,
        section_cap=np.array(caps, np.int64), bonus_cap=scheme.bonus_cap, rescale=scheme.rescale,
        band_min=scheme.band_min, band_gate=scheme.band_gate, band_need=scheme.band_need,
        must_rung=scheme.must_rung, must_class=scheme.must_class,
        class_rung=scheme.class_rung, class_gate=scheme.class_gate,
    )  # fmt: skip


def _rescaled_marks(marks: Marks, old: Scheme, new: Scheme) -> Marks:
    top, other = old.highest.astype(np.int64)[:, None], new.highest.astype(np.int64)[:, None]
    safe = np.maximum(top, 1)
    scaled = (2 * marks.astype(np.int64) * other + safe) // (2 * safe)
    return np.where(marks <= LAST_SENTINEL, marks, scaled).astype(np.int32)
