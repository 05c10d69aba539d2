"""The city: which communities to lift, with which works, when; at least cost, or as many as the money allows."""

import math
import time
from dataclasses import replace
from typing import Literal

import numpy as np

from linli.kernels.record import Ints

from .columns import Aim, Columns, by_columns
from .greedy import Package, greedy_package, lift, subject_of
from .programme import Programme
from .record import IMPOSSIBLE, MOST_COST, NOT_FOUND, PROVEN, STOPPED, WITHIN_GAP, City, CityPlan, Search
from .solver import Answer, solve, whole_bound
from .subject import cheapest_of
from .works import Schedule, Work, Works, count, told

Objective = Literal["cost", "most"]

_PART_FOR_TARGETS = 0.5  # of the time, where the rules of thumb miss a target
_PART_FOR_MOST = 0.7  # of the time, before the cheapest of such plans is looked for
_PART_FOR_COLUMNS = 0.5  # of the time, where the whole programme is searched as well
_LARGE, _TOO_LARGE = 400, 10_000  # works: above the first packages are made, above the second nothing else
_WHOLE = 0.999  # aims are whole numbers
_SECONDS_ALONE = 2.0  # for a community by itself: milliseconds are usual, and a bound is left if it ends
_MOST_TRIES = 1000  # solutions that the scorer refuses: each is a rounding of 0.0001 point, so one is rare


def plan_city(city: City, objective: Objective = "cost", *, search: Search | None = None) -> CityPlan:
    """Return a plan that meets every target, graded by the scorer, with a bound that no plan can better.

    "cost": the least cost. "most": the most communities that have their rung when the last quarter ends, within the
    budgets, and of such plans the cheapest that the rest of the time finds; targets, floors among them, hold as well.
    If no plan meets the targets, the plan is one that misses the least of them in all, weighted, and of such plans the
    cheapest that is found; its state is IMPOSSIBLE once that is proven, and `short` says which targets lack how many.
    The same input gives the same plan unless the time ends first (STOPPED, NOT_FOUND).
    Raises ValueError if the objective is unknown, or if it is "most" and there is no budget.
    Source: docs/algorithms/planning.md; a mixed-integer programme, solved by HiGHS.
    """
    if objective not in ("cost", "most"):
        raise ValueError(f"objective is {objective!r}; it must be 'cost' or 'most'")
    if objective == "most" and city.budget is None:
        raise ValueError("objective is 'most' and budget is None; it must be yuan by year")
    return CitySearch(city, objective, search or Search()).plan()


class CitySearch:
    """The best schedule so far, the ways of searching for a better one, and the time that is left."""

    def __init__(self, city: City, objective: Objective, search: Search) -> None:
        self.city, self.objective, self.search = city, objective, search
        self.begun_at = time.monotonic()
        self.works = Works(city)
        self.had = count(city, np.where(self.works.had, 0, -1))
        self.lack = np.maximum(city.targets.least - self.had, 0)
        self.frame = dates(city, objective), unit_of_money(city)
        size = sum(map(len, self.works.own)) + len(self.works.shared)
        large = size > _LARGE and by_columns(city)
        self.models: list[Columns | Whole] = [Columns(self.works, *self.frame, self.lack)] if large else []
        if not large or size <= _TOO_LARGE:
            self.models.append(Whole(self.works, *self.frame, self.lack))
        self.best = self._first()

    def plan(self) -> CityPlan:
        """Search: for the targets if no plan meets them yet, then for the objective."""
        failed = None
        if self._key(self.best)[0]:
            failed = self._meet_targets()
        short = self._shorts() if failed is not None else {}
        scale = self.frame[1]
        if self.objective == "most":
            had = int(np.count_nonzero(self.works.had))
            bound = had - whole_bound(self._minimise(Aim(0.0, 1.0, short), _PART_FOR_MOST))
            lifted = -self._key(self.best)[1] - had
            for model in self.models:
                model.least_lifted(lifted)
            self._minimise(Aim(1.0, 0.0, short), 1.0)
        else:
            bound = whole_bound(self._minimise(Aim(1.0, 0.0, short), 1.0)) * scale
        plan = told(self.works, self.best, state=PROVEN, objective=self.objective, bound=bound)
        state = PROVEN if plan.found == plan.bound else WITHIN_GAP if plan.gap <= self.search.gap else STOPPED
        return replace(plan, state=state if failed is None else failed)

    def _first(self) -> Schedule:
        """Return the best schedule that a rule finds: greedy works, or the cheapest ones of each community alone."""
        tries = [lift(self.works, self.objective, greedy_package(self.works))]
        tries += [
            lift(self.works, self.objective, lambda i, _begun, _by, of=of: of.get(i))  # type: ignore[misc]
            for of in self.models[0].cheapest()
        ]
        return min(tries, key=self._key)

    def _key(self, schedule: Schedule) -> tuple[int, int, int]:
        """What is missed of the targets, how many are lifted (below 0, if it counts), the cost: the less the better."""
        attained = self.works.attained_by(schedule)
        lack = np.maximum(self.city.targets.least - count(self.city, attained), 0)
        missed = int((lack * self.city.targets.weight).sum())
        lifted = -int(np.count_nonzero(attained >= 0)) if self.objective == "most" else 0
        return missed, lifted, int(self.works.spent(schedule)[0].sum())

    def _shorts(self) -> dict[int, float]:
        weight = self.city.targets.weight
        return {t: float(weight[t]) for t in np.nonzero(self.lack)[0].tolist()}

    def _meet_targets(self) -> int | None:
        """Search for a schedule that meets the targets; returns the state of the plan if there is none."""
        bound = self._minimise(Aim(0.0, 0.0, self._shorts()), _PART_FOR_TARGETS, gap=0.0)
        missed = self._key(self.best)[0]
        for model in self.models if missed else ():
            model.most_missed(self._shorts(), missed)
        return None if not missed else IMPOSSIBLE if whole_bound(bound) >= missed else NOT_FOUND

    def _minimise(self, aim: Aim, part: float, *, gap: float | None = None) -> float:
        """Search for a better schedule in a part of the time that is left; returns the bound on the aim."""
        end = time.monotonic() + part * (self.search.seconds - (time.monotonic() - self.begun_at))
        search = replace(self.search, gap=self.search.gap if gap is None else gap)
        bound = -aim.prize * int(np.count_nonzero(self.works.liftable))
        for model in self.models:
            left = end - time.monotonic()
            own_end = end if model is self.models[-1] else end - (1 - _PART_FOR_COLUMNS) * left
            found, other = model.minimise(aim, self.best, search, own_end)
            self.best, bound = min(self.best, found, key=self._key), max(bound, other)
            value = self._value(aim)
            if value - bound <= max(search.gap * abs(value), _WHOLE):
                break
        return bound

    def _value(self, aim: Aim) -> float:
        """What the best schedule comes to, in the units of an aim."""
        attained = self.works.attained_by(self.best)
        lack = np.maximum(self.city.targets.least - count(self.city, attained), 0)
        missed = sum(weight * int(lack[t]) for t, weight in aim.short.items())
        spent = int(self.works.spent(self.best)[0].sum()) / self.frame[1]
        return aim.money * spent - aim.prize * int(np.count_nonzero(attained > 0)) + missed


class Whole(Programme):
    """The whole city in one programme, with what each community costs at least by itself, and how to search it."""

    def __init__(self, works: Works, dates: dict[int, tuple[int, ...]], scale: int, lack: Ints) -> None:
        """Take what `Frame` takes. lack: int64, (t,); communities that each target is short of today."""
        super().__init__(works, dates, scale)
        self.alone: list[dict[int, Package]] = [{}, {}]
        self._add_floors()
        self.short: dict[int, int] = {}
        for t in np.nonzero(lack)[0].tolist():
            by, scope = int(self.city.targets.by[t]), int(self.city.targets.scope[t])
            entries = [
                (z, 1.0)
                for (i, d), columns in self.lifted.items()
                if d == by and scope in (-1, self.city.county[i])
                for z in columns
            ]
            self.short[t] = self.model.column(upper=0.0)
            self.model.row([*entries, (self.short[t], 1.0)], least=float(lack[t]))

    @property
    def by(self) -> list[int]:
        """The dates that count anywhere."""
        return sorted({by for _, by in self.lifted})

    def _at_last(self) -> list[int]:
        return [z for (i, by), columns in self.lifted.items() if by == self.city.quarters for z in columns]

    def least_lifted(self, least: int) -> None:
        """Ask for a number of communities to be lifted when the last quarter ends."""
        self.model.row([(z, 1.0) for z in self._at_last()], least=float(least))

    def most_missed(self, weights: dict[int, float], most: int) -> None:
        """Limit what is missed of the targets, weighted."""
        self.model.row([(self.short[t], weight) for t, weight in weights.items()], most=float(most))

    def cheapest(self) -> list[dict[int, Package]]:
        """Return the cheapest works of communities: with shared works at their whole cost, and for nothing."""
        return self.alone

    def _add_floors(self) -> None:
        """Add what each community costs at least by itself, and keep the works that it would take at that cost.

        Twice where a shared work serves it: that work at its whole cost, and for nothing, as if others paid it.
        """
        solved: dict[tuple[int, int, bool, tuple[int, ...]], tuple[Ints | None, int]] = {}
        for (i, by), columns in self.lifted.items():
            ready = {
                measure: works
                for measure, serving in self.works.serving[i].items()
                if (works := [w for w in serving if self.done_by(w, by)])
            }
            shared = any(w.shared >= 0 for works in ready.values() for w in works)
            for paid in (True, False) if shared else (True,):
                key = i, self.works.stage(i, by), paid, tuple(sorted(ready))
                if key not in solved:
                    solved[key] = self._alone(i, by, paid, ready)
                chosen, least = solved[key]
                if least == MOST_COST:  # no set of measures reaches the rung by that date
                    for z in columns:
                        self.model.upper[z] = 0.0
                else:
                    self.add_floor(i, by, lambda w, paid=paid: self._price(w, paid), least)  # type: ignore[misc]
                if chosen is not None:
                    works = [self._cheapest_work(ready[m], paid) for m in chosen.tolist()]
                    for of in self.alone[:1] if paid and shared else self.alone[1:] if shared else self.alone:
                        of.setdefault(i, works)

    def _alone(self, i: int, by: int, paid: bool, ready: dict[int, list[Work]]) -> tuple[Ints | None, int]:
        cost = np.zeros(len(self.city.measures), np.int64)
        for measure, works in ready.items():
            cost[measure] = self._price(self._cheapest_work(works, paid), paid)
        return cheapest_of(subject_of(self.works, i, cost, ready, by), Search(seconds=_SECONDS_ALONE))

    def _price(self, work: Work, paid: bool) -> int:
        return self.works.price(work) if paid or work.shared < 0 else 0

    def _cheapest_work(self, works: list[Work], paid: bool) -> Work:
        return min(works, key=lambda w: (self._price(w, paid), w))

    def minimise(self, aim: Aim, best: Schedule, search: Search, end: float) -> tuple[Schedule, float]:
        """Return the best schedule found and a bound on the aim; the schedule it begins with if none is better."""
        costs = {column: aim.money * money for column, money in self.money.items()}
        costs |= dict.fromkeys(self._at_last(), -aim.prize) if aim.prize else {}
        for t, column in self.short.items():
            costs[column] = aim.short.get(t, 0.0)
            self.model.upper[column] = float(self.city.size) if t in aim.short else 0.0
        for _ in range(_MOST_TRIES):
            self.model.cost = [costs.get(column, 0.0) for column in range(len(self.model.cost))]
            answer = solve(self.model, search, seconds=end - time.monotonic())
            if answer.values.size == 0:
                return best, answer.bound if math.isfinite(answer.bound) else -math.inf
            schedule = self.schedule(answer.values)
            if not self._refused(answer, schedule):
                return schedule, answer.bound
        raise RuntimeError(f"the scorer refused {_MOST_TRIES} plans; the model and the scorer disagree")

    def _refused(self, answer: Answer, schedule: Schedule) -> bool:
        """Cut off what the scorer refuses; whether there was anything."""
        refused = False
        for by in self.by:
            reached = self.works.reached(self.works.done_by(schedule, by))
            for (i, date), columns in self.lifted.items():
                if date == by and not reached[i] and any(answer.values[z] > 0.5 for z in columns):
                    self.cut(i, by, schedule)
                    refused = True
        return refused


def dates(city: City, objective: Objective) -> dict[int, tuple[int, ...]]:
    """Return, by county, the dates that count for its communities."""
    last = {city.quarters} if objective == "most" else set[int]()
    goals = list(zip(city.targets.by.tolist(), city.targets.scope.tolist(), strict=True))
    return {
        county: tuple(sorted(last | {by for by, scope in goals if scope in (-1, county)}))
        for county in sorted(set(city.county.tolist()))
    }


def unit_of_money(city: City) -> int:
    """Return the greatest number of yuan that divides every cost and discount; at least 1."""
    parts = [np.unique(city.cost[city.offered]), city.shared.cost]
    if city.bulk_off is not None:
        parts.append(city.bulk_off)
    return max(1, int(np.gcd.reduce(np.concatenate(parts), initial=0)))
