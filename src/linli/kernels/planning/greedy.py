"""The plans of a rule of thumb: the cheapest measure per point, the cheapest community first.

They are what the optimum is compared with (省多少), and what the solver begins with. They take the same rules and are
graded by the same scorer, so a greedy plan is a plan; it is only not the cheapest.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import numpy as np

from linli.kernels.record import POINT, Ints, Marks, Scheme
from linli.kernels.scoring import score

from .effects import Way
from .record import IMPOSSIBLE, NOT_FOUND, WITHIN_GAP, Bools, Bundle, City, CityPlan, Measures, SubjectPlan
from .subject import Subject, told_subject
from .works import Schedule, Work, Works, told


def greedy_subject(
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
) -> SubjectPlan:
    """Return the plan of a rule of thumb, with the arguments of `plan_subject`.

    Again and again the measure (with what it needs) that costs least per point of what is still missing, a failed
    must-have counting as one point; then, the dearest first, measures are dropped that the rung stands without. Bundles
    are not looked for, but counted where they come about. NOT_FOUND if the rule ends without the rung; no bound.
    """
    subject = Subject(
        marks, scheme, measures, cost, rung=rung, flags=flags, offered=offered, in_place=in_place, coming=coming,
        bundles=bundles,
    )  # fmt: skip
    chosen = greedy_choice(subject, cost)
    if chosen is None:
        return told_subject(subject, np.empty(0, np.int64), NOT_FOUND, 0)
    return told_subject(subject, chosen, WITHIN_GAP, 0)


def greedy_choice(subject: Subject, cost: Ints) -> Ints | None:
    """Return the measures that the rule of thumb chooses at these costs; None if it does not reach the rung."""
    found = [_by_way(subject, way, cost) for way in subject.ways()]
    reached = [chosen for chosen in found if chosen is not None]
    if not reached:
        return None
    return min(reached, key=lambda chosen: int(cost[chosen].sum()))


def _by_way(subject: Subject, way: Way, cost: Ints) -> Ints | None:
    chosen: set[int] = set()
    lack = _lacks(subject, way, [chosen])[0]
    while lack > 0:
        tries = [(m, chosen | _with_needs(subject, m)) for m in subject.available if m not in chosen]
        tries = [(m, after) for m, after in tries if _allowed(subject, after)]
        if not tries:
            return None
        lacks = _lacks(subject, way, [after for _, after in tries])
        rated = [
            (sum(int(cost[m]) for m in after - chosen) / (lack - left), m, after, left)
            for (m, after), left in zip(tries, lacks, strict=True)
            if left < lack
        ]
        if not rated:
            return None
        _, _, chosen, lack = min(rated, key=lambda row: row[:2])
    for measure in sorted(chosen, key=lambda m: (-int(cost[m]), m)):
        needed = any(b == measure and a in chosen for a, b in subject.measures.needs.tolist())
        if not needed and _lacks(subject, way, [chosen - {measure}])[0] == 0:
            chosen -= {measure}
    found = np.array(sorted(chosen), np.int64)
    return found if subject.reaches(found) else None


def _with_needs(subject: Subject, measure: int) -> set[int]:
    out, to_do = set[int](), [measure]
    while to_do:
        here = to_do.pop()
        if here not in out:
            out.add(here)
            to_do += [b for a, b in subject.measures.needs.tolist() if a == here and not subject.taken[b]]
    return out


def _allowed(subject: Subject, chosen: set[int]) -> bool:
    return not any(
        (a in chosen or subject.taken[a]) and (b in chosen or subject.taken[b])
        for a, b in subject.measures.excludes.tolist()
        if a in chosen or b in chosen
    )


def _lacks(subject: Subject, way: Way, choices: Sequence[set[int]]) -> list[int]:
    """Return what a way lacks, in 0.0001 point, after each choice of measures: sum, gates, must-haves."""
    raises = subject.measures.raises
    coming = np.nonzero(subject.coming)[0].tolist()
    most = np.array([raises[[*coming, *c]].max(axis=0, initial=0) for c in choices]).T.astype(np.int64)
    now, top = subject.marks.astype(np.int64), subject.scheme.highest[:, None]
    after = np.ascontiguousarray(np.where(now >= subject.scheme.lowest[:, None], np.minimum(now + most, top), now))
    marks = after.astype(np.int32)
    scores = score(marks, subject.scheme, np.full(len(choices), subject.flags))
    lack = np.zeros(len(choices), np.int64)
    if way.need is not None:
        lack += np.maximum(0, way.need - scores.exact)
    for section, gap in way.gates:
        lack += np.maximum(0, gap - scores.section_marks[section].astype(np.int64) + way.blocks[section].sum)
    for item in way.musts:
        lack += POINT * (marks[item] == 0)
    return [int(x) for x in lack]


# The city -------------------------------------------------------------------------------------------------------------

Package = list[Work]


def greedy_city(city: City, objective: Literal["cost", "most"] = "cost") -> CityPlan:
    """Return the plan of a rule of thumb for a city; no bound. IMPOSSIBLE says no more than that the rule failed.

    Each community takes its cheapest measures per point; target by target, the earliest first, the cheapest community
    that still lacks is lifted, each of its works at the earliest quarter with crews and money left. A shared work is
    taken where it is the cheaper way for one community; the others that it serves then have it for nothing. With
    "most", communities go on being lifted, by the end of the last quarter, until money or crews are used up.
    """
    works = Works(city)
    schedule = lift(works, objective, greedy_package(works))
    plan = told(works, schedule, state=WITHIN_GAP, objective=objective, bound=None)
    if not plan.short.any():
        return plan
    return told(works, schedule, state=IMPOSSIBLE, objective=objective, bound=None)


def subject_of(works: Works, i: int, cost: Ints, measures: Iterable[int], by: int) -> Subject:
    """Return a community as a subject of its own, with some measures at these costs and what is done by a date."""
    city = works.city
    offered = np.zeros(len(city.measures), np.bool_)
    offered[list(measures)] = True
    return Subject(
        city.marks[:, i], city.scheme, city.measures, cost, rung=int(city.rung[i]), flags=int(works.flags[i]),
        offered=offered, in_place=works.in_place[:, i], coming=works.coming(by)[:, i], bundles=(),
    )  # fmt: skip


Choice = Callable[[int, Schedule, int], Package | None]
"""What a community does to have its rung by a date, given what is begun already; None: it cannot."""


def greedy_package(works: Works) -> Choice:
    """Return what chooses the greedy works for a community."""

    def choose(i: int, begun: Schedule, by: int) -> Package | None:
        def price(work: Work) -> int:
            return 0 if work in begun else works.price(work)

        return package(works, i, price, greedy_choice, by)

    return choose


def package(
    works: Works, i: int, price: Callable[[Work], int], choose: Callable[[Subject, Ints], Ints | None], by: int
) -> Package | None:
    """Return the works that a rule chooses for a community at some prices, None if it does not reach the rung."""
    best = {m: min(serving, key=lambda w: (price(w), w)) for m, serving in works.serving[i].items() if serving}
    cost = np.zeros(len(works.city.measures), np.int64)
    for measure, work in best.items():
        cost[measure] = price(work)
    chosen = choose(subject_of(works, i, cost, best, by), cost)
    return None if chosen is None else [best[m] for m in chosen.tolist()]


class Site:
    """A schedule as it grows: crews and money that are left."""

    def __init__(self, works: Works) -> None:
        city = works.city
        self.works, self.schedule = works, Schedule()
        self.crews = city.capacity.copy()
        self.money = None if city.budget is None else city.budget.copy()

    def add(self, works: Package, by: int) -> bool:
        """Begin works, each as early as can be, so that all are done by a date; or none at all."""
        added: list[Work] = []
        for work in self._in_order(works):
            if work in self.schedule and self.schedule[work] + self.works.duration(work) <= by:
                continue
            quarter = None if work in self.schedule else self._earliest(work, by)
            if quarter is None or not self._compatible(work):
                for other in added:
                    self._take(other, self.schedule.pop(other), -1)
                return False
            self.schedule[work] = quarter
            self._take(work, quarter, 1)
            added.append(work)
        return True

    def _in_order(self, works: Package) -> Package:
        """Return works so that what others need comes first."""
        left, out = sorted(works), list[Work]()
        needs = self.works.city.measures.needs.tolist()
        while left:
            here = {work.measure for work in left}
            ready = [w for w in left if not any(a == w.measure and b in here for a, b in needs)]
            out += ready
            left = [w for w in left if w not in ready]
        return out

    def _compatible(self, work: Work) -> bool:
        excludes = self.works.city.measures.excludes.tolist()
        others = {b for a, b in excludes if a == work.measure} | {a for a, b in excludes if b == work.measure}
        return not any(
            other in self.schedule
            for i in self.works.members(work)
            for measure in others
            for other in self.works.serving[i].get(measure, ())
        )

    def _earliest(self, work: Work, by: int) -> int | None:
        city, long, first = self.works.city, self.works.duration(work), self.works.first(work)
        for a, b in city.measures.needs.tolist():
            for i in self.works.members(work) if a == work.measure else ():
                if not self.works.taken[b, i]:
                    begun = [w for w in self.works.serving[i].get(b, ()) if w in self.schedule]
                    if not begun:
                        return None
                    first = max(first, min(self.schedule[w] + self.works.duration(w) for w in begun))
        trade, crews = int(city.measures.trade[work.measure]), int(city.measures.crews[work.measure])
        for quarter in range(first, min(by, city.quarters) - long + 1):
            if trade >= 0 and bool((self.crews[trade, quarter : quarter + long] < crews).any()):
                continue
            if self.money is None or city.year_of is None:
                return quarter
            if self.money[city.year_of[quarter]] >= self.works.price(work):
                return quarter
        return None

    def _take(self, work: Work, quarter: int, sign: int) -> None:
        city = self.works.city
        trade = int(city.measures.trade[work.measure])
        if trade >= 0:
            end = quarter + self.works.duration(work)
            self.crews[trade, quarter:end] -= sign * int(city.measures.crews[work.measure])
        if self.money is not None and city.year_of is not None:
            self.money[city.year_of[quarter]] -= sign * self.works.price(work)


def lift(works: Works, objective: Literal["cost", "most"], choose: Choice) -> Schedule:
    """Return the schedule that lifts communities one by one, the cheapest first, until the targets are met."""
    city, site = works.city, Site(works)
    stand = works.attained_by({})
    lifted: dict[int, int] = {i: int(stand[i]) for i in np.nonzero(stand >= 0)[0].tolist()}
    goals = sorted(
        zip(city.targets.by.tolist(), (city.targets.scope < 0).tolist(), range(len(city.targets)), strict=True)
    )
    wanted = [(by, int(city.targets.scope[t]), int(city.targets.least[t])) for by, _, t in goals]
    if objective == "most":
        wanted.append((city.quarters, -1, city.size))
    liftable = set(np.nonzero(works.liftable)[0].tolist())
    packages: dict[tuple[int, int], Package | None] = {}

    def chosen(i: int, by: int) -> Package | None:
        key = i, works.stage(i, by)
        if key not in packages:
            packages[key] = choose(i, {}, by)
        return packages[key]

    def cost(i: int, by: int) -> int:
        return sum(works.price(w) for w in chosen(i, by) or () if w not in site.schedule)

    for by, scope, least in wanted:
        of_scope = [i for i in sorted(liftable) if scope < 0 or city.county[i] == scope]
        have = sum(1 for i, at in lifted.items() if at <= by and (scope < 0 or city.county[i] == scope))
        left = [i for i in of_scope if lifted.get(i, city.quarters + 1) > by]
        for i in sorted(left, key=lambda i, by=by: (cost(i, by), i)):  # type: ignore[misc]
            if have >= least:
                break
            if any(w in site.schedule for m in works.serving[i].values() for w in m):
                packages[i, works.stage(i, by)] = choose(i, site.schedule, by)
            own = chosen(i, by)
            if own is not None and site.add(own, by):
                lifted[i] = by
                have += 1
    return site.schedule
