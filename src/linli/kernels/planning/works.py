"""Which works a city could begin, what a schedule of them costs, and what the scorer grants it.

A work is a measure in one community, or a shared one in several. A schedule is a quarter for each work that is begun.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

import numpy as np

from linli.kernels.record import Ints, Marks
from linli.kernels.scoring import score

from .effects import has_rung, raised
from .record import Bools, City, CityPlan
from .subject import possible

Schedule = dict["Work", int]


@dataclass(frozen=True, order=True)
class Work:
    """A measure in a community (shared -1), or the shared work of that number (community -1)."""

    measure: int
    community: int
    shared: int


class Works:
    """The works of a city that can be begun at all, and the communities that they serve."""

    def __init__(self, city: City) -> None:
        self.city, n, j = city, city.size, len(city.measures)
        self.in_place = np.zeros((j, n), np.bool_) if city.in_place is None else city.in_place
        self.ready = np.full((j, n), -1, np.int64) if city.ready is None else city.ready
        self.there = np.where(self.in_place, 0, self.ready)  # from which quarter on others may need it; -1: not
        self.taken = self.there >= 0
        self.flags = np.zeros(n, np.int64) if city.flags is None else city.flags
        self.had = self.reached(self.coming(0))
        self.own, shared = _possible(city, self.taken)  # own: measures by community, whether needed or not
        self.serving: list[dict[int, list[Work]]] = [defaultdict(list) for _ in range(n)]
        for i, measures in enumerate(self.own):
            for measure in measures:
                self.serving[i][measure].append(Work(measure, i, -1))
        self.shared = [Work(int(city.shared.measure[s]), -1, s) for s in sorted(shared)]
        for work in self.shared:
            for i in city.shared.members[work.shared]:
                if not self.taken[work.measure, i]:  # where it is there anyway, it raises nothing once more
                    self.serving[i][work.measure].append(work)
        everything = self.coming(city.quarters)
        for i, by_measure in enumerate(self.serving):
            everything[list(by_measure), i] = True
        self.liftable = self.reached(everything) & ~self.had

    def members(self, work: Work) -> tuple[int, ...]:
        """The communities that a work serves."""
        return self.city.shared.members[work.shared] if work.shared >= 0 else (work.community,)

    def price(self, work: Work) -> int:
        """What a work costs, in yuan, before discounts."""
        city = self.city
        return int(city.shared.cost[work.shared] if work.shared >= 0 else city.cost[work.measure, work.community])

    def duration(self, work: Work) -> int:
        """How many quarters a work takes."""
        return int(self.city.measures.duration[work.measure])

    def coming(self, by: int) -> Bools:
        """What is done before a quarter begins without this plan, and not in the marks; bool, (j, n)."""
        return (self.ready >= 0) & (self.ready <= by)

    def stage(self, i: int, by: int) -> int:
        """How much of that is done in one community: between two dates of one stage nothing differs there."""
        return int(np.count_nonzero((self.ready[:, i] >= 0) & (self.ready[:, i] <= by)))

    def base(self, i: int, by: int) -> Marks:
        """The marks of one community before a quarter begins if this plan does nothing there; int32, (m, 1)."""
        here = np.ascontiguousarray(self.city.marks[:, [i]])
        return raised(here, self.city.measures, self.city.scheme, self.coming(by)[:, [i]])

    def first(self, work: Work) -> int:
        """The first quarter in which a work can begin: when all is there that it needs and that others do."""
        needs = [b for a, b in self.city.measures.needs.tolist() if a == work.measure]
        return max((int(self.there[b, i]) for b in needs for i in self.members(work)), default=0)

    def marks(self, done: Bools) -> Marks:
        """The marks once measures are done; bool, (j, n)."""
        return raised(self.city.marks, self.city.measures, self.city.scheme, done)

    def reached(self, done: Bools) -> Bools:
        """Whether the scorer gives each community its rung once measures are done; bool, (j, n)."""
        scores = score(self.marks(done), self.city.scheme, self.flags, detail=False)
        return has_rung(scores, self.city.rung)

    def grants(self, i: int, measures: list[int], by: int) -> bool:
        """Whether the scorer gives one community its rung before a quarter begins, once measures are done."""
        city, done = self.city, self.coming(by)[:, [i]]
        done[measures] = True
        marks = raised(np.ascontiguousarray(city.marks[:, [i]]), city.measures, city.scheme, done)
        return bool(has_rung(score(marks, city.scheme, self.flags[[i]], detail=False), int(city.rung[i]))[0])

    def done_by(self, schedule: Schedule, by: int) -> Bools:
        """Which measures are done in which community before a quarter begins."""
        done = np.zeros((len(self.city.measures), self.city.size), np.bool_)
        for work, quarter in schedule.items():
            if quarter + self.duration(work) <= by:
                done[work.measure, list(self.members(work))] = True
        return (done & ~self.taken) | self.coming(by)

    def attained_by(self, schedule: Schedule) -> Ints:
        """Before which quarter begins each community has its rung; 0: now, -1: never."""
        out = np.where(self.had, 0, -1).astype(np.int64)
        ends = {quarter + self.duration(work) for work, quarter in schedule.items()}
        for by in sorted(ends | {by for by in np.unique(self.ready).tolist() if 0 < by <= self.city.quarters}):
            out[(out < 0) & self.reached(self.done_by(schedule, by))] = by
        return out

    def discounts(self, schedule: Schedule) -> dict[tuple[int, int, int], int]:
        """What discounts take off, by measure, county and quarter."""
        city = self.city
        if city.bulk_from is None or city.bulk_off is None:
            return {}
        begun = Counter(
            (work.measure, int(city.county[work.community]), quarter)
            for work, quarter in schedule.items()
            if work.shared < 0
        )
        out = {}
        for (measure, county, quarter), many in begun.items():
            least = int(city.bulk_from[measure])
            if 0 < least <= many:
                out[measure, county, quarter] = (many - least + 1) * int(city.bulk_off[measure])
        return out

    def spent(self, schedule: Schedule) -> tuple[Ints, int]:
        """Return what is spent in each quarter after discounts, and the discounts."""
        spent = np.zeros(self.city.quarters, np.int64)
        for work, quarter in schedule.items():
            spent[quarter] += self.price(work)
        off = self.discounts(schedule)
        for (_, _, quarter), yuan in off.items():
            spent[quarter] -= yuan
        return spent, sum(off.values())

    def check(self, schedule: Schedule) -> None:
        """Raise RuntimeError if a schedule breaks a rule of the city: the last guard, whatever made the schedule."""
        city, measures = self.city, self.city.measures
        used = np.zeros(city.capacity.shape, np.int64)
        done_at: dict[tuple[int, int], int] = {}
        for work, quarter in schedule.items():
            end = quarter + self.duration(work)
            if not 0 <= quarter <= end <= city.quarters:
                raise RuntimeError(f"{work} is begun in {quarter} and done at {end}, outside of the plan's quarters")
            if measures.trade[work.measure] >= 0:
                used[measures.trade[work.measure], quarter:end] += measures.crews[work.measure]
            for i in self.members(work):
                done_at[work.measure, i] = min(end, done_at.get((work.measure, i), end))
        if bool((used > city.capacity).any()):
            raise RuntimeError("more crews are at work than there are")
        for work, quarter in schedule.items():
            for a, b in measures.needs.tolist():
                for i in self.members(work) if a == work.measure else ():
                    done = int(self.there[b, i]) if self.taken[b, i] else done_at.get((b, i), city.quarters + 1)
                    if done > quarter:
                        raise RuntimeError(f"{work} is begun in {quarter}, before measure {b} is done")
        for a, b in measures.excludes.tolist():
            for i in {i for work in schedule if work.measure in (a, b) for i in self.members(work)}:
                if all((m, i) in done_at or self.taken[m, i] for m in (a, b)):
                    raise RuntimeError(f"community {i} has the measures {a} and {b}, which exclude each other")
        if city.budget is not None and city.year_of is not None:
            spent = np.bincount(city.year_of, self.spent(schedule)[0], city.budget.size)
            if bool((spent > city.budget).any()):
                raise RuntimeError("more is spent than a year's budget")


def _possible(city: City, taken: Bools) -> tuple[list[list[int]], set[int]]:
    """Return each community's own measures that can be begun, and the shared works: needs met, nothing excluded."""
    n, measures = city.size, city.measures
    offered = city.offered & ~taken
    barred = np.zeros(offered.shape, np.bool_)
    for a, b in measures.excludes.tolist():
        barred[a] |= taken[b]
        barred[b] |= taken[a]
    offered &= ~barred
    shared = {
        s
        for s, members in enumerate(city.shared.members)
        if not barred[int(city.shared.measure[s]), list(members)].any()
    }
    while True:
        can = offered.copy()
        for s in shared:
            can[int(city.shared.measure[s]), list(city.shared.members[s])] = True
        reach = [possible(can[:, i], taken[:, i], measures) for i in range(n)]
        kept = {s for s in shared if all(int(city.shared.measure[s]) in reach[i] for i in city.shared.members[s])}
        if kept == shared:
            return [[m for m in reach[i] if offered[m, i]] for i in range(n)], shared
        shared = kept


def told(
    works: Works, schedule: Schedule, *, state: int, objective: Literal["cost", "most"], bound: int | None
) -> CityPlan:
    """Return a schedule as a plan: costs added up anew, communities graded by the scorer. bound None: what is found."""
    city = works.city
    works.check(schedule)
    rows = sorted((quarter, w.measure, w.community, w.shared) for w, quarter in schedule.items())
    table = np.array(rows, np.int64).reshape(-1, 4)
    attained = works.attained_by(schedule)
    got = count(city, attained)
    spent, discount = works.spent(schedule)
    cost = int(spent.sum())
    found = cost if objective == "cost" else int(np.count_nonzero(attained >= 0))
    limit = found if bound is None else min(bound, found) if objective == "cost" else max(bound, found)
    gap = abs(found - limit) / found if found else float("nan") if limit else 0.0
    return CityPlan(
        state, objective, found, limit, gap, table[:, 1], table[:, 0], table[:, 2], table[:, 3], cost, discount, spent,
        attained, got, np.maximum(city.targets.least - got, 0),
    )  # fmt: skip


def count(city: City, attained_by: Ints) -> Ints:
    """Return how many communities of each target's scope have reached their rung by its date; int64, (t,)."""
    reached = attained_by >= 0
    return np.array(
        [
            np.count_nonzero(reached & (attained_by <= by) & ((scope < 0) | (city.county == scope)))
            for by, scope in zip(city.targets.by.tolist(), city.targets.scope.tolist(), strict=True)
        ],
        np.int64,
    )
