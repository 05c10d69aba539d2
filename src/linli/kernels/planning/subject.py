"""The cheapest measures for one subject: to its next rung, or to any other."""

import time
from collections.abc import Sequence

import numpy as np

from linli.kernels.record import Ints, Marks, Scheme, Scores
from linli.kernels.scoring import score

from .effects import Effects, Entries, Way, gains, has_rung, missing, raised, ways
from .record import (
    IMPOSSIBLE,
    MOST_COST,
    NOT_FOUND,
    PROVEN,
    STOPPED,
    WITHIN_GAP,
    Bools,
    Bundle,
    Measures,
    Search,
    SubjectPlan,
    check_marks,
    check_range,
    check_shape,
)
from .solver import INFEASIBLE, SOLVED, Answer, Model, solve, whole_bound

_MOST_TRIES = 1000  # solutions that the scorer refuses: each is a rounding of 0.0001 point, so one is rare


class Subject:
    """One subject with its catalogue, checked; the columns of its model are its measures, in their order."""

    def __init__(
        self, marks: Marks, scheme: Scheme, measures: Measures, cost: Ints, *, rung: int | None, flags: int,
        offered: Bools | None, in_place: Bools | None, coming: Bools | None, bundles: Sequence[Bundle],
    ) -> None:  # fmt: skip
        check_shape("marks", marks, (scheme.highest.size,))
        self.marks, self.scheme, self.measures = np.ascontiguousarray(marks[:, None]), scheme, measures
        check_marks(self.marks, scheme, measures)
        j = len(measures)
        check_shape("cost", cost, (j,))
        self.offered = np.ones(j, np.bool_) if offered is None else offered
        self.coming = np.zeros(j, np.bool_) if coming is None else coming
        self.taken = self.coming if in_place is None else self.coming | in_place
        for name, given in (("offered", self.offered), ("coming", self.coming), ("in_place", self.taken)):
            check_shape(name, given, (j,))
        check_range("cost", np.where(self.offered, cost, 0), 0, MOST_COST)
        self.cost, self.bundles, self.flags = cost, tuple(bundles), flags
        _check_bundles(self.bundles, cost)
        self.base = raised(self.marks, measures, scheme, self.coming[:, None])
        self.now = score(self.base, scheme, np.array([flags]))
        self.rung = int(self.now.rung[0]) + 1 if rung is None else rung
        if not 1 <= self.rung <= scheme.band_min.size:
            raise ValueError(f"rung is {self.rung}; it must be from 1 to {scheme.band_min.size}")
        self.available = possible(self.offered & ~self.taken, self.taken, measures)

    def price(self, chosen: Ints) -> int:
        """Return what measures cost, after bundles."""
        had = set(chosen.tolist())
        return int(self.cost[chosen].sum()) - sum(b.off for b in self.bundles if had.issuperset(b.measures))

    def after(self, chosen: Ints) -> tuple[Marks, Scores]:
        """Return the marks, and the scorer's record, once measures are done."""
        done = self.coming[:, None].copy()
        done[chosen] = True
        marks = raised(self.marks, self.measures, self.scheme, done)
        return marks, score(marks, self.scheme, np.array([self.flags]))

    def reaches(self, chosen: Ints) -> bool:
        """Whether the scorer gives the rung once measures are done."""
        return bool(has_rung(self.after(chosen)[1], self.rung)[0])

    def ways(self) -> list[Way]:
        """Return the ways to the rung."""
        return ways(self.base, self.scheme, self.flags, self.rung)


def plan_subject(
    marks: Marks,
    scheme: Scheme,
    measures: Measures,
    cost: Ints,
    *,
    rung: int | None = None,
    flags: int = 0,
    offered: Bools | None = None,
    in_place: Bools | None = None,
    coming: Bools | None = None,
    bundles: Sequence[Bundle] = (),
    search: Search | None = None,
) -> SubjectPlan:
    """Return the cheapest measures that bring one subject to a rung, graded by the scorer.

    marks: int32, (m,); none unknown; cost: int64, (j,), yuan, at least 0
    rung: the one to reach, None: the next above what it has with what is coming; flags: its bits for what bands need
    offered: bool, (j,), None: all; in_place: bool, (j,), done already, for what needs it, None: none
    coming: bool, (j,), done besides at no cost of this plan, its raise not in the marks, None: none
    bundles: no measure in more than one
    Of plans that cost the same, one with the fewest measures. If none reaches the rung, the state is IMPOSSIBLE and the
    plan is the one that lacks least (0.0001 point of sum or gate counts one, a must-have 10,000).
    Raises ValueError with the value and what is allowed.
    Source: docs/algorithms/planning.md; a mixed-integer programme, solved by HiGHS.
    """
    search = search or Search()
    subject = Subject(
        marks, scheme, measures, cost, rung=rung, flags=flags, offered=offered, in_place=in_place, coming=coming,
        bundles=bundles,
    )  # fmt: skip
    nothing = np.empty(0, np.int64)
    if subject.reaches(nothing):
        return told_subject(subject, nothing, PROVEN, 0)
    end = time.monotonic() + search.seconds
    best: Ints | None = None
    bound, stopped = MOST_COST, False
    for way in subject.ways():
        chosen, least, timed_out = _cheapest(subject, way, search, end)
        bound, stopped = min(bound, least), stopped | timed_out
        if chosen is not None and (best is None or subject.price(chosen) < subject.price(best)):
            best = chosen
    if best is not None:
        cost_found = subject.price(best)
        bound = min(bound, cost_found)
        state = PROVEN if bound == cost_found else STOPPED if stopped else WITHIN_GAP
        return told_subject(subject, best, state, bound)
    return told_subject(subject, _nearest(subject, search, end), NOT_FOUND if stopped else IMPOSSIBLE, 0)


def cheapest_of(subject: Subject, search: Search) -> tuple[Ints | None, int]:
    """Return the cheapest measures of a subject, None if none reach the rung, and a bound on what they cost."""
    nothing = np.empty(0, np.int64)
    if subject.reaches(nothing):
        return nothing, 0
    best, bound = None, MOST_COST
    end = time.monotonic() + search.seconds
    for way in subject.ways():
        chosen, least, _ = _cheapest(subject, way, search, end, fewest=False)
        bound = min(bound, least)
        if chosen is not None and (best is None or subject.price(chosen) < subject.price(best)):
            best = chosen
    return best, bound


def possible(offered: Bools, taken: Bools, measures: Measures) -> list[int]:
    """Return the measures that are offered and whose needs are too, or are there anyway."""
    can = offered.copy()
    changed = True
    while changed:
        changed = False
        for a, b in measures.needs.tolist():
            if can[a] and not can[b] and not taken[b]:
                can[a], changed = False, True
    return [int(measure) for measure in np.nonzero(can)[0]]


def _check_bundles(bundles: Sequence[Bundle], cost: Ints) -> None:
    seen: set[int] = set()
    for bundle in bundles:
        check_range("bundle", np.array(bundle.measures, np.int64), 0, cost.size - 1)
        if len(set(bundle.measures)) != len(bundle.measures) or len(bundle.measures) < 2:
            raise ValueError(f"a bundle holds {bundle.measures}; it must be two or more different measures")
        twice = seen.intersection(bundle.measures)
        if twice:
            raise ValueError(f"measure {min(twice)} is in two bundles; it may be in one")
        seen.update(bundle.measures)
        dearest = int(cost[list(bundle.measures)].sum())
        if not 0 <= bundle.off <= dearest:
            raise ValueError(f"a bundle takes off {bundle.off}; it must be from 0 to what it costs, {dearest}")


def _base(subject: Subject) -> tuple[Model, dict[int, int]]:
    """Return the model without its goal, and the column of each measure."""
    model = Model()
    column = {measure: model.column(float(subject.cost[measure])) for measure in subject.available}
    for a, b in subject.measures.needs.tolist():
        if a in column and not subject.taken[b]:
            model.row([(column[a], 1.0), (column[b], -1.0)], most=0.0)
    for a, b in subject.measures.excludes.tolist():
        if a in column and b in column:
            model.row([(column[a], 1.0), (column[b], 1.0)], most=1.0)
    for measure, other in ((m, o) for pair in subject.measures.excludes.tolist() for m, o in (pair, pair[::-1])):
        if measure in column and subject.taken[other]:
            model.row([(column[measure], 1.0)], most=0.0)
    for bundle in subject.bundles:
        if all(measure in column for measure in bundle.measures) and bundle.off:
            whole = model.column(-float(bundle.off), integer=False)
            for measure in bundle.measures:
                model.row([(whole, 1.0), (column[measure], -1.0)], most=0.0)
    return model, column


def _effects(subject: Subject, model: Model, column: dict[int, int]) -> Effects:
    def have(measure: int) -> Entries:
        return [(column[measure], 1.0)]

    return Effects(model, gains(subject.marks, subject.scheme, subject.measures, column, subject.base), have)


def _cheapest(
    subject: Subject, way: Way, search: Search, end: float, *, fewest: bool = True
) -> tuple[Ints | None, int, bool]:
    """Return the cheapest measures by one way, a bound, and whether the time ended."""
    model, column = _base(subject)
    if not _effects(subject, model, column).require(way, None) or not column:
        return None, MOST_COST, False  # nothing can be done, and what is there does not suffice
    for _ in range(_MOST_TRIES):
        answer = solve(model, search, seconds=end - time.monotonic(), small=True)
        if answer.state == INFEASIBLE:
            return None, MOST_COST, False
        bound = max(0, whole_bound(answer.bound))
        if answer.values.size == 0:
            return None, bound, True
        chosen = _chosen(answer, column)
        if subject.reaches(chosen):
            if answer.state == SOLVED and fewest:
                chosen = _fewest(subject, model, column, chosen, search, end)
            return chosen, bound, answer.state != SOLVED
        _cut(model, column, chosen)
    raise RuntimeError(f"the scorer refused {_MOST_TRIES} plans; the model and the scorer disagree")


def _chosen(answer: Answer, column: dict[int, int]) -> Ints:
    return np.array([measure for measure, place in column.items() if answer.values[place] > 0.5], np.int64)


def _cut(model: Model, column: dict[int, int], chosen: Ints) -> None:
    """Ask for one more measure: what is refused is refused for each part of it too, as marks only rise."""
    had = set(chosen.tolist())
    model.row([(place, 1.0) for measure, place in column.items() if measure not in had], least=1.0)


def _fewest(subject: Subject, model: Model, column: dict[int, int], chosen: Ints, search: Search, end: float) -> Ints:
    """Return, of the plans that cost no more, one with the fewest measures."""
    cost = subject.price(chosen)
    model.row([(place, c) for place, c in enumerate(model.cost) if c], most=float(cost))
    model.cost = [1.0 if whole else 0.0 for whole in model.integer]
    answer = solve(model, search, seconds=end - time.monotonic(), small=True)
    if answer.values.size == 0:
        return chosen
    fewer = _chosen(answer, column)
    better = fewer.size < chosen.size and subject.price(fewer) <= cost and subject.reaches(fewer)
    return fewer if better else chosen


def _nearest(subject: Subject, search: Search, end: float) -> Ints:
    """Return the measures with which the subject lacks least, the cheapest such ones; none if it has no way."""
    best, least = np.empty(0, np.int64), np.inf
    for way in subject.ways():
        model, column = _base(subject)
        cost, model.cost = list(model.cost), [0.0] * len(model.cost)
        _effects(subject, model, column).require(
            way,
            None,
            lambda points, model=model: model.column(points, np.inf, integer=False),  # type: ignore[misc]
        )
        answer = solve(model, search, seconds=end - time.monotonic(), whole_objective=False, small=True)
        if answer.values.size and answer.objective < least - 1e-9:
            least = answer.objective
            model.row([(c, v) for c, v in enumerate(model.cost) if v], most=least + 1e-7)
            model.cost = cost + [0.0] * (len(model.cost) - len(cost))
            cheap = solve(model, search, seconds=end - time.monotonic(), small=True)
            best = _chosen(cheap if cheap.values.size else answer, column)
    return best


def told_subject(subject: Subject, chosen: Ints, state: int, bound: int) -> SubjectPlan:
    """Return measures as a plan: cost added up anew, marks graded by the scorer, what is missing by the nearest way."""
    marks, scores = subject.after(chosen)
    cost = subject.price(chosen)
    reached = bool(has_rung(scores, subject.rung)[0])
    lacks = [missing(marks, subject.scheme, way, scores) for way in subject.ways()] if not reached else []
    nothing = (0, np.zeros(subject.scheme.sections, np.int64), np.empty(0, np.int64))
    exact, gates, musts = min(lacks, key=lambda x: (x[2].size, int(x[0] + x[1].sum())), default=nothing)
    gap = float("nan") if not reached else (cost - bound) / cost if cost else 0.0
    return SubjectPlan(
        state, chosen, cost, bound, gap, marks[:, 0], int(scores.total[0]), int(scores.rung[0]), exact, gates, musts
    )
