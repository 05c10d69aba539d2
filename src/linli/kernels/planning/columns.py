"""A large city by columns: whole packages of works for a community, made when the prices of a relaxation ask for them.

The communities meet only in crews, discounts, budgets, shared works and targets. Given prices for these, the best
package of each is a small programme by itself; the least that all of them could gain is a bound on every plan
(Dantzig and Wolfe 1960; Lagrange's bound). docs/algorithms/planning.md.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from linli.kernels.record import Ints

from .effects import Effects, Entries, gains, ways
from .programme import Frame, Key
from .record import City, Search
from .solver import INFEASIBLE, Floats, Growing, Model, solve
from .works import Schedule, Work, Works

_CLOSE = 2e-4  # of the objective: the relaxation is near enough to its bound
_NOTHING = 1e-6
_PART_FOR_PRICES = 0.6  # of the time; the rest is for choosing among the packages
_MOST_KNOWN = 6
_WORTH_THREADS = 50  # communities
_SECONDS_OF_ONE = 2.0  # for one package: milliseconds are usual, and a bound is left if it ends

_T = TypeVar("_T")
_Out = TypeVar("_Out")


@dataclass(frozen=True, order=True)
class Package:
    """Works that give a community its rung by a date.

    own: its own, each with its bucket, and whether it may be one of those that make a discount; shared: done by when
    """

    community: int
    by: int
    own: tuple[tuple[Work, int, bool], ...]
    shared: tuple[tuple[Work, int], ...]


def by_columns(city: City) -> bool:
    """Whether packages tell all: not where a shared work waits for others, for these may be of no use by themselves."""
    return not set(city.measures.needs[:, 0].tolist()).intersection(city.shared.measure.tolist())


Price = Callable[[Work, int], tuple[float, bool]]
"""What a work costs in a bucket (a shared one: done by a date), and whether it had better join for a discount."""


@dataclass(frozen=True)
class Aim:
    """What is minimised: a share of the money, less a prize per community lifted, and what each target misses."""

    money: float
    prize: float
    short: dict[int, float]


class Columns(Frame):
    """The city in terms of packages: those so far, and what makes new ones."""

    def __init__(self, works: Works, dates: dict[int, tuple[int, ...]], scale: int, lack: Ints) -> None:
        """Take what `Frame` takes. lack: int64, (t,); communities that each target is short of today."""
        super().__init__(works, dates, scale)
        self.packages: dict[Package, None] = {}
        self.shared = {w: [self.model.column() for _ in parts] for w, parts in self.partition.items() if w.shared >= 0}
        for work, columns in self.shared.items():
            self.money |= dict.fromkeys(columns, works.price(work) / scale)
            self.model.row([(c, 1.0) for c in columns], most=1.0)
            for other in (w for m in self._barred_by(work) for w in self.shared if w.measure == m and w > work):
                if set(works.members(work)) & set(works.members(other)):
                    self.model.row([(c, 1.0) for w in (work, other) for c in self.shared[w]], most=1.0)
        self.group_rows = self.add_groups(self._shared_in)
        self.bulk_rows: dict[tuple[int, int], tuple[int, int]] = {}  # measure, county: a row, and whether any joins
        self.join_rows: dict[tuple[int, int], int] = {}  # community, measure: joins only where there is a discount
        self._add_joins()
        self.year_rows = self.add_budget(self._shared_in)
        self.one_rows: dict[int, int] = {}
        self.link_rows: dict[tuple[int, Work], dict[int, int]] = {}  # by when the shared work is done
        self.bar_rows: dict[tuple[int, int], list[int]] = defaultdict(list)  # community, measure: shared works bar it
        self.target_rows: dict[int, tuple[int, int]] = {}  # target: its row, and the column of what it misses
        for t in np.nonzero(lack > 0)[0].tolist():
            short = self.model.column(upper=0.0)
            self.target_rows[t] = self.model.row([(short, 1.0)], least=float(lack[t])), short
        self.all_row = self.model.row([])  # how many are lifted in all; `least_lifted` limits it
        for i in np.nonzero(works.liftable)[0].tolist():
            self._add_community(i)
        wanted = [(i, by) for i in self.one_rows for by in self.dates[int(self.city.county[i])]]
        made = _each(lambda key: Pricer(self, *key), wanted)
        self.pricers: dict[tuple[int, int], Pricer] = dict(zip(wanted, made, strict=True))
        for pricer in made:
            self.packages |= dict.fromkeys(pricer.first)

    def _shared_in(self, work: Work, n: int) -> Entries:
        return [(self.shared[work][n], 1.0)] if work in self.shared else []

    def _add_joins(self) -> None:
        """Discounted works are at most those that join, less the first ones, which pay in full (`Frame.bulk`)."""
        for measure, county in sorted({(m, c) for m, c, _ in self.bulk}):
            assert self.city.bulk_from is not None
            quarters = [self.bulk[key] for key in self.bulk if key[:2] == (measure, county)]
            anywhere = self.model.column()
            entries = [
                *((cheaper, 1.0) for _, cheaper in quarters),
                (anywhere, float(self.city.bulk_from[measure] - 1)),
            ]
            self.bulk_rows[measure, county] = self.model.row(entries, most=0.0), anywhere
            for reached, _ in quarters:
                self.model.row([(reached, 1.0), (anywhere, -1.0)], most=0.0)

    def done_by(self, work: Work, by: int) -> list[int]:
        """Return the buckets of a work from which it is done before a quarter begins."""
        long, first = self.works.duration(work), self.works.first(work)
        parts = enumerate(self.partition.get(work, ()))
        return [n for n, quarters in parts if first <= quarters[0] and quarters[-1] + long <= by]

    def times(self, work: Work, by: int) -> list[int]:
        """Return by when a shared work may have to be done for a community that shall have its rung by a date."""
        first = 1 if work.measure in self.timed else by
        return [at for at in range(first, by + 1) if self.done_by(work, at)]

    def _add_community(self, i: int) -> None:
        dates = self.dates.get(int(self.city.county[i]), ())
        if not dates:
            return
        self.one_rows[i] = self.model.row([], most=1.0)
        for (measure, county), (_, anywhere) in self.bulk_rows.items():
            if county == self.city.county[i]:
                self.join_rows[i, measure] = self.model.row([(anywhere, -1.0)], most=0.0)
        for work in (w for serving in self.works.serving[i].values() for w in serving if w in self.shared):
            rows = self.link_rows[i, work] = {}
            for at in sorted({at for by in dates for at in self.times(work, by)}):
                entries = [(self.shared[work][n], -1.0) for n in self.done_by(work, at)]
                rows[at] = self.model.row(entries, most=0.0)
            for measure in self._barred_by(work):
                begun = [(column, 1.0) for column in self.shared[work]]
                self.bar_rows[i, measure].append(self.model.row(begun, most=1.0))

    def _barred_by(self, work: Work) -> list[int]:
        pairs = self.city.measures.excludes.tolist()
        return [other for a, b in pairs for one, other in ((a, b), (b, a)) if one == work.measure]

    # Packages

    def of_schedule(self, schedule: Schedule) -> list[Package]:
        """Return the packages that a schedule consists of."""
        attained, parts = self.works.attained_by(schedule), list[tuple[int, int, list[Work]]]()
        for i in self.one_rows:
            by = next((d for d in self.dates[int(self.city.county[i])] if 0 < attained[i] <= d), None)
            if by is not None:
                here = [w for serving in self.works.serving[i].values() for w in serving if w in schedule]
                done = [w for w in here if schedule[w] + self.works.duration(w) <= by]
                parts.append((i, by, sorted(done)))
        kept = {w for _, _, done in parts for w in done} | {w for w in schedule if w.shared >= 0}
        rest = {work: quarter for work, quarter in schedule.items() if work in kept}
        off, packages = self.works.discounts(rest), []
        for i, by, done in parts:
            own, shared = [], []
            for work in done:
                if work.shared >= 0:
                    end = schedule[work] + self.works.duration(work)
                    shared.append((work, end if work.measure in self.timed else by))
                else:
                    n = next(n for n, quarters in enumerate(self.partition[work]) if schedule[work] in quarters)
                    key = work.measure, int(self.city.county[i])
                    own.append((work, n, key in self.bulk_rows and (*key, schedule[work]) in off))
            packages.append(Package(i, by, tuple(own), tuple(shared)))
        return packages

    def _entries(self, package: Package) -> Entries:
        i, city = package.community, self.city
        entries: dict[int, float] = {self.one_rows[i]: 1.0, self.all_row: 1.0}
        for t, (row, _) in self.target_rows.items():
            if package.by <= city.targets.by[t] and city.targets.scope[t] in (-1, city.county[i]):
                entries[row] = 1.0
        for work, at in package.shared:
            entries |= {row: 1.0 for by, row in self.link_rows[i, work].items() if by >= at}
        for work, n, joins in package.own:
            if joins:
                entries[self.join_rows[i, work.measure]] = 1.0
                entries[self.bulk_rows[work.measure, int(city.county[i])][0]] = -1.0
            entries |= dict.fromkeys(self.bar_rows.get((i, work.measure), ()), 1.0)
            row_ = self.group_rows.get((self.key_of[work], n))
            if row_ is not None:
                entries[row_] = entries.get(row_, 0.0) - 1.0
            if self.year_rows and city.year_of is not None:
                year = self.year_rows[int(city.year_of[self.partition[work][n][0]])]
                entries[year] = entries.get(year, 0.0) + self.works.price(work) / self.scale
        return list(entries.items())

    def _cost(self, package: Package, aim: Aim) -> float:
        return aim.money * sum(self.works.price(w) for w, _, _ in package.own) / self.scale - aim.prize

    # The search

    def least_lifted(self, least: int) -> None:
        """Ask for a number of communities to be lifted by some date."""
        self.model.row_lower[self.all_row] = float(least)

    def most_missed(self, weights: dict[int, float], most: int) -> None:
        """Limit what is missed of the targets, weighted."""
        self.model.row([(self.target_rows[t][1], weight) for t, weight in weights.items()], most=float(most))

    def cheapest(self) -> list[dict[int, list[Work]]]:
        """Return the cheapest packages of communities: with shared works at their whole cost, and for nothing."""
        out: list[dict[int, list[Work]]] = []
        for paid in (True, False):
            best: dict[int, tuple[int, Package]] = {}
            for package in self.packages:
                cost = sum(self.works.price(w) for w, _, _ in package.own)
                cost += sum(self.works.price(w) for w, _ in package.shared) if paid else 0
                best[package.community] = min(best.get(package.community, (cost, package)), (cost, package))
            out.append({i: [*(w for w, *_ in p.own), *(w for w, _ in p.shared)] for i, (_, p) in best.items()})
        return out

    def minimise(self, aim: Aim, best: Schedule, search: Search, end: float) -> tuple[Schedule, float]:
        """Return the best schedule found and a bound on the aim; the schedule it begins with if none is better."""
        self.model.cost = [aim.money * self.money.get(c, 0.0) for c in range(len(self.model.cost))]
        for t, (_, short) in self.target_rows.items():
            self.model.cost[short] = aim.short.get(t, 0.0)
            self.model.upper[short] = float(self.city.size) if t in aim.short else 0.0
        self.packages |= dict.fromkeys(self.of_schedule(best))
        growing = Growing(self.model, search)
        column = {p: growing.add(self._cost(p, aim), self._entries(p)) for p in self.packages}
        bound = self._generate(aim, growing, column, search, end)
        values = growing.whole(end - time.monotonic(), search.gap)
        return (self._schedule(values, column) if values.size else best), float(bound)

    def _generate(self, aim: Aim, growing: Growing, column: dict[Package, int], search: Search, end: float) -> float:
        """Add packages until none pays any more, or the relaxation is near its bound; returns the bound."""
        begun, bound = time.monotonic(), -np.inf
        while True:
            relaxed = growing.relax(end - time.monotonic())
            if relaxed is None:
                return bound
            objective, prices = relaxed
            new, least = self._price(aim, prices, search)
            bound = max(bound, objective - float(prices[list(self.one_rows.values())].sum()) + least)
            fresh = [p for p in new if p not in column]
            near = objective - bound <= max(_CLOSE, search.gap / 4) * max(1.0, abs(objective))
            late = time.monotonic() - begun > _PART_FOR_PRICES * (end - begun)
            if near or late or not fresh:
                return bound
            for package in fresh:
                self.packages[package] = None
                column[package] = growing.add(self._cost(package, aim), self._entries(package))

    def _price(self, aim: Aim, prices: Floats, search: Search) -> tuple[list[Package], float]:
        """Return packages that pay at these prices, and the least that all communities can add to the bound."""

        def of_one(i: int) -> tuple[list[Package], float]:
            found, least, price = [], 0.0, self._prices_of(aim, prices, i)
            for by in self.dates[int(self.city.county[i])]:
                prize = aim.prize + float(prices[self.all_row]) + sum(
                    float(prices[row])
                    for t, (row, _) in self.target_rows.items()
                    if by <= self.city.targets.by[t] and self.city.targets.scope[t] in (-1, self.city.county[i])
                )  # fmt: skip
                package, cost = self.pricers[i, by].cheapest(price, search, prize)
                least = min(least, cost - prize)
                if package is not None and cost - prize < float(prices[self.one_rows[i]]) - _NOTHING:
                    found.append(package)
            return found, least

        answers = _each(of_one, list(self.one_rows))
        return [package for found, _ in answers for package in found], sum(least for _, least in answers)

    def _prices_of(self, aim: Aim, prices: Floats, i: int) -> Price:
        def price(work: Work, n: int) -> tuple[float, bool]:
            if work.shared >= 0:  # n: by when it is done
                return -sum(float(prices[row]) for at, row in self.link_rows[i, work].items() if at >= n), False
            money = self.works.price(work) / self.scale
            row = self.group_rows.get((self.key_of[work], n))
            out = aim.money * money + (float(prices[row]) if row is not None else 0.0)
            out -= sum(float(prices[row]) for row in self.bar_rows.get((i, work.measure), ()))
            if self.year_rows and self.city.year_of is not None:
                out -= money * float(prices[self.year_rows[int(self.city.year_of[self.partition[work][n][0]])]])
            if (i, work.measure) not in self.join_rows:
                return out, False
            bulk = float(prices[self.bulk_rows[work.measure, int(self.city.county[i])][0]])
            joining = bulk - float(prices[self.join_rows[i, work.measure]])
            return min((out, False), (out + joining, True))

        return price

    def _schedule(self, values: Floats, column: dict[Package, int]) -> Schedule:
        chosen: dict[Key, list[list[Work]]] = {key: [[] for _ in key[2]] for key in self.groups}
        for package, place in column.items():
            if values[place] > 0.5:
                for work, n, _ in package.own:
                    chosen[self.key_of[work]][n].append(work)
        for work, columns in self.shared.items():
            for n, place in enumerate(columns):
                if values[place] > 0.5:
                    chosen[self.key_of[work]][n].append(work)
        return self.place(chosen, values)


def _each(function: Callable[[_T], _Out], over: list[_T]) -> list[_Out]:
    """Apply a function in one thread per core, results in order: they do not depend on how many there are."""
    if len(over) < _WORTH_THREADS:
        return [function(one) for one in over]
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return list(pool.map(function, over))


class Pricer:
    """The cheapest package of one community by one date, at any prices."""

    def __init__(self, city: Columns, i: int, by: int) -> None:
        """Build a small programme for each way to the rung."""
        self.city, self.i, self.by = city, i, by
        works, measures = city.works, city.city.measures
        self.ready = {
            measure: ready
            for measure, serving in works.serving[i].items()
            if (ready := [(w, n) for w in serving for n in (city.times if w.shared >= 0 else city.done_by)(w, by)])
        }
        marks = np.ascontiguousarray(city.city.marks[:, [i]])
        self.programmes: list[tuple[Model, list[list[tuple[Work, int]]]]] = []
        base = works.base(i, by)
        self.free = not self.ready and works.grants(i, [], by)
        for way in ways(base, city.city.scheme, int(works.flags[i]), int(city.city.rung[i])) if self.ready else ():
            model, choices = Model(), list[list[tuple[Work, int]]]()
            column: dict[Work, Entries] = defaultdict(list)
            for work, n in (choice for ready in self.ready.values() for choice in ready):
                if work.measure in city.timed or not column[work]:
                    column[work].append((model.column(), 1.0))
                    choices.append([])
                choices[-1].append((work, n))
            by_item = gains(marks, city.city.scheme, measures, self.ready, base)
            effects = _Effects(self.ready, column, model, by_item)
            if effects.require(way, None):
                self._add_rules(model, choices, column)
                self.programmes.append((model, choices))
        self.choices = self.programmes[0][1] if self.programmes else []
        self.known: list[tuple[Floats, float]] = []  # prices, and what the cheapest package costs at them, at least
        bulk, discounted = city.city.bulk_off, {measure for measure, *_ in city.bulk}

        def least(work: Work, n: int) -> tuple[float, bool]:
            off = 0 if bulk is None or work.measure not in discounted else int(bulk[work.measure])
            return (0.0 if work.shared >= 0 else (works.price(work) - off) / city.scale), False

        def whole(work: Work, n: int) -> tuple[float, bool]:
            return works.price(work) / city.scale, False

        tries = [self.cheapest(price, Search(), np.inf)[0] for price in (least, whole)]
        self.first = [package for package in tries if package is not None]

    def _add_rules(self, model: Model, choices: list[list[tuple[Work, int]]], column: dict[Work, Entries]) -> None:
        city, measures = self.city, self.city.city.measures
        for entries in column.values():
            if len(entries) > 1:
                model.row(entries, most=1.0)
        of: dict[int, Entries] = defaultdict(list)
        own: dict[int, Entries] = defaultdict(list)
        for work, entries in column.items():
            of[work.measure] += entries
            own[work.measure] += entries if work.shared < 0 else []
        for a, b in measures.excludes.tolist():
            if of[a] and of[b]:
                for one in (w for w in column if w.measure == a):
                    for other in (w for w in column if w.measure == b):
                        model.row([*column[one], *column[other]], most=1.0)
        for a, b in measures.needs.tolist():
            here: Entries = []
            for c, _ in [] if city.works.taken[b, self.i] else own[a]:
                here.append((c, 1.0))
                work, n = choices[c][0]
                begins = city.partition[work][n][0]
                done = [(d, -1.0) for d, _ in of[b] if self._done_at(*choices[d][0]) <= begins]
                model.row([*here, *done], most=0.0)

    def _done_at(self, work: Work, n: int) -> int:
        return n if work.shared >= 0 else self.city.partition[work][n][0] + self.city.works.duration(work)

    def cheapest(self, price: Price, search: Search, most: float) -> tuple[Package | None, float]:
        """Return the cheapest package, None if there is none or none costs less than `most`, and a bound on its cost.

        What it costs at one set of prices it costs at another, less at most the sum of what became cheaper.
        """
        if self.free:
            return Package(self.i, self.by, (), ()), 0.0
        options = [min((*price(work, n), work, n) for work, n in choice) for choice in self.choices]
        at = np.array([option[0] for option in options])
        floor = max((bound - float(np.maximum(then - at, 0.0).sum()) for then, bound in self.known), default=-np.inf)
        if floor >= most:
            return None, floor
        best, bound, cheapest = None, np.inf, np.inf
        for model, _ in self.programmes:
            model.cost = [options[c][0] if c < len(options) else 0.0 for c in range(len(model.cost))]
            chosen, cost, limit = self._solve(model, options, search)
            bound = min(bound, limit)
            if chosen is not None and cost < cheapest:
                best, cheapest = chosen, cost
        self.known = [*self.known[-_MOST_KNOWN:], (at, bound)]
        return best, bound

    def _solve(
        self, model: Model, options: list[tuple[float, bool, Work, int]], search: Search
    ) -> tuple[Package | None, float, float]:
        exact = Search(seconds=_SECONDS_OF_ONE, seed=search.seed)
        while True:
            answer = solve(model, exact, seconds=_SECONDS_OF_ONE, whole_objective=False, small=True)
            if answer.state == INFEASIBLE:
                return None, np.inf, np.inf
            if answer.values.size == 0:
                return None, np.inf, answer.bound
            taken = [(work, n, joins) for c, (_, joins, work, n) in enumerate(options) if answer.values[c] > 0.5]
            if self.city.works.grants(self.i, [work.measure for work, *_ in taken], self.by):
                own = tuple(sorted(choice for choice in taken if choice[0].shared < 0))
                shared = tuple(sorted((w, at) for w, at, _ in taken if w.shared >= 0))
                return Package(self.i, self.by, own, shared), answer.objective, answer.bound
            had = {work.measure for work, *_ in taken}
            model.row([(c, 1.0) for c, (*_, work, _) in enumerate(options) if work.measure not in had], least=1.0)


class _Effects(Effects):
    def __init__(
        self,
        ready: dict[int, list[tuple[Work, int]]],
        column: dict[Work, Entries],
        model: Model,
        by_item: dict[int, dict[int, int]],
    ) -> None:
        def have(measure: int) -> Entries:
            return [entry for work in dict.fromkeys(w for w, _ in ready[measure]) for entry in column[work]]

        super().__init__(model, by_item, have)
        self.ready = ready

    def alone(self, measure: int) -> bool:
        return len({work for work, _ in self.ready[measure]}) == 1
