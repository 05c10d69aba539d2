"""An invented city for the benchmark of the planner: communities, a catalogue of measures, crews, shared works."""

from pathlib import Path
from typing import Any

import numpy as np
from _scoring_marks import possible_marks

from linli.grading.compile import load_standard
from linli.grading.scheme import Compiled, compile_scheme
from linli.kernels.planning import City, Measures, Shared, least_of_share, targets
from linli.kernels.record import NA_CONDITION, POINT, Marks, Scheme

ROOT = Path(__file__).resolve().parents[1]
SEED = 20211015
TRADES = 4
FOUR_STARS = 4  # 85 of 100 points, 70 % of every section, no failed must-have that forbids it
FIRST_SHARE, LAST_SHARE, FLOOR_SHARE = 4000, 6000, 3000  # by half time; at the end; in each county, in 0.0001


def draw_city(n: int, measures: int, quarters: int, *, seed: int = SEED, **other: Any) -> City:
    """Return a city of n communities in counties of about 30, in which nothing is real."""
    compiled = compile_scheme(load_standard(ROOT / "standards" / "courteous-compound.yaml").standard)
    scheme, chance = compiled.scheme, np.random.default_rng(seed)
    marks = _marks(compiled, n, chance)
    counties = max(2, n // 30)
    county = np.sort(chance.integers(0, counties, n))
    catalogue = _catalogue(scheme, measures, chance)
    base = np.exp(chance.normal(11.5, 0.8, measures))  # about 100,000 yuan
    size = np.exp(chance.normal(0.0, 0.4, n))
    cost = (np.rint(base[:, None] * size * chance.uniform(0.8, 1.25, (measures, n)) / 1000).astype(np.int64) + 1) * 1000
    offered = chance.random((measures, n)) < 0.9
    works = _neighbours(county, measures, cost, chance)
    counties_there = np.unique(county)
    goals = [(quarters // 2, least_of_share(FIRST_SHARE, n), -1), (quarters, least_of_share(LAST_SHARE, n), -1)]
    goals += [(quarters, least_of_share(FLOOR_SHARE, int((county == c).sum())), int(c)) for c in counties_there]
    bulk_from = np.where(chance.random(measures) < 0.4, chance.integers(2, 5, measures), 0)
    lowest = np.where(offered, cost, cost.max()).min(axis=1)
    crews = np.full((TRADES, quarters), max(2, int(0.2 * n)))
    values: dict[str, Any] = {
        "marks": marks, "scheme": scheme, "rung": np.full(n, FOUR_STARS), "county": county, "measures": catalogue,
        "cost": cost, "offered": offered, "quarters": quarters, "capacity": crews, "targets": targets(goals),
        "shared": works, "bulk_from": bulk_from, "bulk_off": lowest // 3000 * 1000,
    }  # fmt: skip
    return City(**(values | other))


def _marks(compiled: Compiled, n: int, chance: np.random.Generator) -> Marks:
    """Marks before the campaign: one community in ten has its stars, a tenth of the items does not apply."""
    quality = chance.normal(0.72, 0.10, n)
    marks = np.empty((len(compiled.items), n), np.int32)
    for row, item in enumerate(compiled.items):
        if item.role == "must-have":
            marks[row] = chance.random(n) >= 0.05
            continue
        table = possible_marks(item)
        place = quality + chance.uniform(-0.3, 0.3, n) - (0.4 if item.role == "bonus" else 0.0)
        marks[row] = table[np.clip((place * table.size).astype(np.int64), 0, table.size - 1)]
        if item.applies or item.method.measured:
            marks[row, chance.random(n) < 0.1] = NA_CONDITION
    return marks


def _catalogue(scheme: Scheme, measures: int, chance: np.random.Generator) -> Measures:
    raises: Marks = np.zeros((measures, scheme.highest.size), np.int32)
    starts = [*scheme.section_start.tolist(), scheme.bonus_end]
    for measure in range(measures):
        section = int(chance.integers(len(starts) - 1))
        near = np.arange(starts[section], starts[section + 1])
        for item in chance.choice(near, min(near.size, int(chance.integers(3, 7))), replace=False):
            raises[measure, item] = POINT * int(chance.integers(1, 4))
    musts = np.arange(scheme.bonus_end, scheme.highest.size)
    raises[chance.integers(0, measures, musts.size), musts] = 1
    later = _waiting(measures)
    return Measures(
        raises,
        chance.integers(1, 4, measures),
        chance.integers(-1, TRADES, measures),
        chance.integers(1, 3, measures),
        np.stack((later, later - 2), axis=1),
        np.stack((later, later - 3), axis=1),
    )


def _waiting(measures: int) -> Any:
    """The measures that wait for another one, and exclude a third."""
    return np.arange(3, measures, 9)


def _neighbours(county: Any, measures: int, cost: Any, chance: np.random.Generator) -> Shared:
    """Return shared works, one for every four communities, at half of what their members would pay alone."""
    measure, yuan, members = [], [], []
    free = np.setdiff1d(np.arange(measures), _waiting(measures))
    for _ in range(county.size // 4):
        first = int(chance.integers(county.size))
        near = np.nonzero(county == county[first])[0]
        near = near[np.abs(near - first) <= 3]
        if near.size < 2:
            continue
        some = sorted(chance.choice(near, min(near.size, int(chance.integers(2, 5))), replace=False).tolist())
        which = int(chance.choice(free))
        measure.append(which)
        yuan.append(int(cost[which, some].sum()) // 2000 * 1000)
        members.append(tuple(some))
    return Shared(np.array(measure, np.int64), np.array(yuan, np.int64), tuple(members))
