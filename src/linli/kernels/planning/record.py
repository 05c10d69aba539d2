"""What goes into the planner and what comes out: units, shapes, and everything that is refused.

Money is whole yuan in int64, a mark an int32 count of 0.0001 point, a quarter a whole number from 0. A measure that is
begun in quarter q and takes d is done when quarter q + d begins. `by` counts likewise: by = 4 means before quarter 4
begins, so at the end of the first year.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from linli.kernels.record import LAST_SENTINEL, POINT, UNKNOWN, Ints, Marks, Scheme

Bools = NDArray[np.bool_]

PROVEN = 0  # no plan is cheaper (or lifts more)
WITHIN_GAP = 1  # the gap that was asked for is reached
STOPPED = 2  # the time ended, or no package pays any more; `gap` says how far the optimum can be at most
IMPOSSIBLE = 3  # no plan reaches it; what is missing at least is told
NOT_FOUND = 4  # the time ended before a plan was found, or before it was shown that there is none

MOST_COST = 10**12  # yuan in sum: far above any city's, and whole in a double a thousand times over


@dataclass(frozen=True)
class Search:
    """How long and how well to search. seconds: above 0; gap: of the cost, at least 0; seed: at least 0.

    A large city takes some seconds longer: the time is looked at between rounds. The same input gives the same plan,
    unless the time ends first.
    """

    seconds: float = 60.0
    gap: float = 0.0
    seed: int = 0

    def __post_init__(self) -> None:
        if not self.seconds > 0:
            raise ValueError(f"seconds is {self.seconds}; it must be above 0")
        if not 0 <= self.gap < 1:
            raise ValueError(f"gap is {self.gap}; it must be at least 0 and below 1")
        if not 0 <= self.seed < 2**31:
            raise ValueError(f"seed is {self.seed}; it must be from 0 to {2**31 - 1}")


def _pairs() -> Ints:
    return np.empty((0, 2), np.int64)


@dataclass(frozen=True)
class Measures:
    """The catalogue: what each of j measures does to the m items of a scheme, in its order of items.

    raises: int32, (j, m); by how much a measure raises a mark, in 0.0001 point, at least 0; of a must-have, 1 mends it.
        Of several measures the one that raises most counts, and no mark goes beyond the item's full mark.
    duration: int64, (j,); quarters from begin to done, at least 1
    trade: int64, (j,); the trade whose crews it takes, -1: none; crews: int64, (j,); how many, in each of its quarters
    needs: int64, (p, 2); a row (a, b): a cannot begin before b is done
    excludes: int64, (e, 2); a row (a, b): a community has one of the two at most
    Raises ValueError for a shape, value or number that is not allowed, and names a cycle of needs.
    """

    raises: Marks
    duration: Ints
    trade: Ints
    crews: Ints
    needs: Ints = field(default_factory=_pairs)
    excludes: Ints = field(default_factory=_pairs)

    def __post_init__(self) -> None:
        if self.raises.ndim != 2:
            raise ValueError(f"raises has the shape {self.raises.shape}; it must be (measures, items)")
        for name in ("duration", "trade", "crews"):
            check_shape(name, getattr(self, name), (len(self),))
        check_range("raises", self.raises, 0)
        check_range("duration", self.duration, 1)
        check_range("trade", self.trade, -1)
        check_range("crews", self.crews, 0)
        for name in ("needs", "excludes"):
            pairs = getattr(self, name)
            check_shape(name, pairs, (len(pairs), 2))
            check_range(name, pairs, 0, len(self) - 1)
            for a, b in pairs.tolist():
                if a == b:
                    raise ValueError(f"{name} holds the pair ({a}, {b}); the two must differ")
        cycle = _cycle(len(self), self.needs)
        if cycle:
            raise ValueError(f"needs holds the cycle {' -> '.join(map(str, cycle))}; a measure cannot wait for itself")

    def __len__(self) -> int:
        return int(self.raises.shape[0])


def _cycle(size: int, needs: Ints) -> list[int]:
    """Return a cycle of needs, its first measure again at the end; empty if there is none."""
    after: dict[int, list[int]] = {}
    for a, b in needs.tolist():
        after.setdefault(a, []).append(b)
    done: set[int] = set()
    for first in range(size):
        path, here = [first], [iter(after.get(first, ()))]
        while path:
            follow = next(here[-1], None)
            if follow is None:
                done.add(path.pop())
                here.pop()
            elif follow in path:
                return [*path[path.index(follow) :], follow]
            elif follow not in done:
                path.append(follow)
                here.append(iter(after.get(follow, ())))
    return []


@dataclass(frozen=True)
class Bundle:
    """Measures that cost `off` yuan less in sum if one subject takes all of them; for `plan_subject`."""

    measures: tuple[int, ...]
    off: int


# One subject ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SubjectPlan:
    """The cheapest measures for one subject, graded by the scorer.

    state: PROVEN, WITHIN_GAP, STOPPED, IMPOSSIBLE or NOT_FOUND; of the last two, chosen is the nearest try, or empty
    chosen: int64, (r,); measures, rising; cost: yuan after bundles; bound: no plan costs less
    gap: (cost - bound) / cost, 0 where both are 0, NaN without a plan
    marks: int32, (m,); total: 0.01 point; rung: as the scorer gives them once the measures are done
    missing_exact: 0.0001 point that the sum lacks of the threshold; missing_gate: int64, (k,); 0.0001 point that the
        ordinary marks of a section lack of its gate; missing_must: int64; must-haves that stay failed and forbid the
        rung. All 0 and empty if the rung is reached.
    """

    state: int
    chosen: Ints
    cost: int
    bound: int
    gap: float
    marks: Marks
    total: int
    rung: int
    missing_exact: int
    missing_gate: Ints
    missing_must: Ints


# The city -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shared:
    """Works that serve several communities and are paid once; s of them, of any measure of the catalogue.

    measure: int64, (s,); cost: int64, (s,), yuan; members: the communities that each serves, at least two
    """

    measure: Ints
    cost: Ints
    members: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return int(self.measure.size)


def no_shared() -> Shared:
    """No shared works."""
    return Shared(np.empty(0, np.int64), np.empty(0, np.int64), ())


def least_of_share(share: int, denominator: int) -> int:
    """Return how many make at least a share, rounded up. share: 0.0001, from 0 to 10,000; denominator: at least 0.

    Raises ValueError for a share or denominator outside of that.
    """
    if not 0 <= share <= POINT:
        raise ValueError(f"the share is {share}; it must be from 0 to {POINT} ten-thousandths")
    if denominator < 0:
        raise ValueError(f"the denominator is {denominator}; it must be at least 0")
    return -(-share * denominator // POINT)


@dataclass(frozen=True)
class Targets:
    """How many communities must have reached their rung by when, and where; t targets. A floor per county is one too.

    by: int64, (t,); before which quarter begins, from 1; least: int64, (t,); communities, those counted that had it
    scope: int64, (t,); a county, or -1 for the city; weight: int64, (t,); of one missing community, if it must miss
    """

    by: Ints
    least: Ints
    scope: Ints
    weight: Ints

    def __post_init__(self) -> None:
        for name in ("least", "scope", "weight"):
            check_shape(name, getattr(self, name), self.by.shape)
        check_range("by", self.by, 1)
        check_range("least", self.least, 0)
        check_range("weight", self.weight, 1)
        for t, u in ((t, u) for t in range(len(self)) for u in range(len(self))):
            if self.scope[t] != self.scope[u] or t == u:
                continue
            if self.by[t] == self.by[u]:
                raise ValueError(
                    f"targets {t} and {u} have the same scope {self.scope[t]} and date {self.by[t]}: "
                    f"{self.least[t]} and {self.least[u]}; a scope has one target per date"
                )
            if self.by[t] < self.by[u] and self.least[t] > self.least[u]:
                raise ValueError(
                    f"target {t} asks for {self.least[t]} by {self.by[t]}, target {u} for {self.least[u]} by the later "
                    f"{self.by[u]}; what is reached stays reached, so a later target cannot be lower"
                )

    def __len__(self) -> int:
        return int(self.by.size)


def targets(rows: Iterable[tuple[int, int, int]]) -> Targets:
    """Targets from rows of by, least and scope, all with the weight 1."""
    table = np.array(list(rows), np.int64).reshape(-1, 3)
    return Targets(table[:, 0], table[:, 1], table[:, 2], np.ones(len(table), np.int64))


@dataclass(frozen=True)
class City:
    """Everything that a city's plan depends on: n communities, j measures, m items, c counties.

    marks: int32, (m, n), as the scorer takes them; scheme: of the standard; flags: int64, (n,), or None
    rung: int64, (n,); what each community shall reach; county: int64, (n,), from 0
    cost: int64, (j, n); yuan of a measure in a community; offered: bool, (j, n); whether it can be had there
    in_place: bool, (j, n); done already, for what needs it; its marks are in `marks`, and a shared work adds nothing
    ready: int64, (j, n); before which quarter begins a measure is done that somebody has begun or decided, its raise
        not in `marks`, its cost not of this plan; 0: already, -1: none. Nowhere where it is in place as well.
    quarters: how many; nothing is begun outside of them
    capacity: int64, (trades, quarters); crews; year_of: int64, (quarters,); the budget each quarter's money comes from
    budget: int64, (years,); yuan for what begins in that year, or None: not limited
    bulk_from, bulk_off: int64, (j,); from the k-th of a measure begun in one county and quarter on each costs that much
        less; 0: no discount. Shared works neither count nor get it.
    Raises ValueError with the value and what is allowed.
    """

    marks: Marks
    scheme: Scheme
    rung: Ints
    county: Ints
    measures: Measures
    cost: Ints
    offered: Bools
    quarters: int
    capacity: Ints
    targets: Targets
    flags: Ints | None = None
    in_place: Bools | None = None
    ready: Ints | None = None
    shared: Shared = field(default_factory=no_shared)
    bulk_from: Ints | None = None
    bulk_off: Ints | None = None
    year_of: Ints | None = None
    budget: Ints | None = None

    def __post_init__(self) -> None:
        n, j = self.size, len(self.measures)
        check_marks(self.marks, self.scheme, self.measures)
        if not 1 <= self.quarters <= 400:
            raise ValueError(f"quarters is {self.quarters}; it must be from 1 to 400")
        check_shape("rung", self.rung, (n,))
        check_range("rung", self.rung, 1, self.scheme.band_min.size)
        check_shape("county", self.county, (n,))
        check_range("county", self.county, 0, max(n - 1, 0))
        check_shape("cost", self.cost, (j, n))
        check_shape("offered", self.offered, (j, n))
        check_range("cost", np.where(self.offered, self.cost, 0), 0, MOST_COST)
        if self.flags is not None:
            check_shape("flags", self.flags, (n,))
        if self.in_place is not None:
            check_shape("in_place", self.in_place, (j, n))
        self._check_ready()
        trades = self.capacity.shape[0]
        check_shape("capacity", self.capacity, (trades, self.quarters))
        check_range("capacity", self.capacity, 0)
        check_range("trade", self.measures.trade, -1, trades - 1)
        self._check_shared()
        self._check_bulk()
        self._check_budget()
        self._check_targets()
        dearest = int(np.where(self.offered, self.cost, 0).sum()) + int(self.shared.cost.sum())
        if dearest > MOST_COST:
            raise ValueError(f"everything together costs {dearest}; it must be at most {MOST_COST} yuan")

    @property
    def size(self) -> int:
        """How many communities there are."""
        return int(self.marks.shape[1])

    def _check_ready(self) -> None:
        if self.ready is None:
            return
        check_shape("ready", self.ready, (len(self.measures), self.size))
        check_range("ready", self.ready, -1)
        twice = np.zeros(self.ready.shape, np.bool_) if self.in_place is None else self.in_place & (self.ready >= 0)
        for measure, community in np.argwhere(twice).tolist():
            raise ValueError(f"measure {measure} of community {community} is in place and ready; only one may be")

    def _check_shared(self) -> None:
        check_shape("shared.cost", self.shared.cost, (len(self.shared),))
        check_range("shared.measure", self.shared.measure, 0, len(self.measures) - 1)
        check_range("shared.cost", self.shared.cost, 0, MOST_COST)
        if len(self.shared.members) != len(self.shared):
            raise ValueError(f"shared.members has {len(self.shared.members)} entries; it must be {len(self.shared)}")
        for s, members in enumerate(self.shared.members):
            check_range(f"shared.members[{s}]", np.array(members, np.int64), 0, self.size - 1)
            if len(set(members)) != len(members) or len(members) < 2:
                raise ValueError(f"shared.members[{s}] is {members}; it must be two or more different communities")

    def _check_bulk(self) -> None:
        if (self.bulk_from is None) != (self.bulk_off is None):
            raise ValueError("bulk_from and bulk_off must both be given, or neither")
        if self.bulk_from is None or self.bulk_off is None:
            return
        check_shape("bulk_from", self.bulk_from, (len(self.measures),))
        check_shape("bulk_off", self.bulk_off, (len(self.measures),))
        check_range("bulk_from", self.bulk_from, 0)
        check_range("bulk_off", self.bulk_off, 0)
        cheapest = np.where(self.offered, self.cost, MOST_COST).min(axis=1, initial=MOST_COST)
        for measure in np.nonzero((self.bulk_from > 0) & (self.bulk_off > cheapest))[0].tolist():
            raise ValueError(
                f"bulk_off of measure {measure} is {self.bulk_off[measure]}; it must be at most its lowest cost, "
                f"{cheapest[measure]}"
            )

    def _check_budget(self) -> None:
        if (self.budget is None) != (self.year_of is None):
            raise ValueError("budget and year_of must both be given, or neither")
        if self.budget is not None and self.year_of is not None:
            check_range("budget", self.budget, 0, MOST_COST)
            check_shape("year_of", self.year_of, (self.quarters,))
            check_range("year_of", self.year_of, 0, self.budget.size - 1)

    def _check_targets(self) -> None:
        goals = self.targets
        check_range("targets.by", goals.by, 1, self.quarters)
        check_range("targets.scope", goals.scope, -1, int(self.county.max(initial=-1)))
        for t in range(len(goals)):
            there = self.size if goals.scope[t] < 0 else int(np.count_nonzero(self.county == goals.scope[t]))
            if goals.least[t] > there:
                raise ValueError(
                    f"target {t} asks for {goals.least[t]} communities; its scope {goals.scope[t]} has {there}"
                )


@dataclass(frozen=True)
class CityPlan:
    """What to begin where and when, graded by the scorer. r works, n communities, t targets.

    state: PROVEN, WITHIN_GAP, STOPPED, IMPOSSIBLE (the targets are missed by `short` in all, at least) or NOT_FOUND
    objective: "cost" or "most"; found, bound: what it comes to and what no plan can better: yuan, or communities
    gap: |found - bound| / found, 0 where both are 0, NaN without a plan
    measure, quarter, community, shared: int64, (r,); what is begun, when, where; community -1 for a shared work,
        shared -1 for one's own; by quarter, measure, community
    cost: yuan after discounts; discount: yuan saved by them; spent: int64, (quarters,); yuan after discounts
    attained_by: int64, (n,); before which quarter begins the scorer gives the rung; 0: now, -1: never
    got, short: int64, (t,); communities of each target by its date, and how many it lacks
    """

    state: int
    objective: Literal["cost", "most"]
    found: int
    bound: int
    gap: float
    measure: Ints
    quarter: Ints
    community: Ints
    shared: Ints
    cost: int
    discount: int
    spent: Ints
    attained_by: Ints
    got: Ints
    short: Ints


# Checks ---------------------------------------------------------------------------------------------------------------


def check_shape(name: str, found: NDArray[np.generic], wanted: tuple[int, ...]) -> None:
    """Raise ValueError if an array has another shape."""
    if found.shape != wanted:
        raise ValueError(f"{name} has the shape {found.shape}; it must be {wanted}")


def check_range(name: str, found: NDArray[np.integer], low: int, high: int | None = None) -> None:
    """Raise ValueError, with the first value and its place, if one lies outside a range or is not whole."""
    if not np.issubdtype(found.dtype, np.integer):
        raise ValueError(f"{name} is {found.dtype}; it must hold whole numbers")
    wrong = found < low if high is None else (found < low) | (found > high)
    if wrong.any():
        place = tuple(int(axis[0]) for axis in np.nonzero(wrong))
        where = place[0] if len(place) == 1 else place
        allowed = f"at least {low}" if high is None else f"from {low} to {high}"
        raise ValueError(f"{name}[{where}] is {int(found[place])}; it must be {allowed}")


def check_marks(marks: Marks, scheme: Scheme, measures: Measures) -> None:
    """Raise ValueError if marks and measures do not fit the scheme, or if a mark is unknown."""
    items = scheme.highest.size
    if marks.ndim != 2 or marks.shape[0] != items:
        raise ValueError(f"marks has the shape {marks.shape}; it needs {items} rows, one per item")
    if marks.dtype != np.int32:
        raise ValueError(f"marks is {marks.dtype}; it must be int32")
    if measures.raises.shape[1] != items:
        raise ValueError(f"raises has {measures.raises.shape[1]} columns; it needs {items}, one per item")
    unknown = marks == UNKNOWN
    if unknown.any():
        item, subject = (int(axis[0]) for axis in np.nonzero(unknown))
        raise ValueError(
            f"item {item} of subject {subject} is unknown; a plan needs the mark that it is taken to have, "
            f"from {int(scheme.lowest[item])} to {int(scheme.highest[item])}"
        )
    known = marks > LAST_SENTINEL
    wrong = known & ((marks < scheme.lowest[:, None]) | (marks > scheme.highest[:, None]))
    if wrong.any():
        item, subject = (int(axis[0]) for axis in np.nonzero(wrong))
        raise ValueError(
            f"mark {int(marks[item, subject])} of item {item}, subject {subject} is outside "
            f"{int(scheme.lowest[item])} to {int(scheme.highest[item])}"
        )
