"""Agreement between two blind scorings of the same subjects: by item, by assessor, by organisation.

Marks come in as in `record`; a pair counts if both marks are known and two different people gave them. What comes
out are statistics, so doubles, but everything that is counted stays a whole number. A statistic that is not defined
is NaN and says why; it is never 0 or 1 in silence. Formulas, awkward cases, sources and a worked example:
docs/algorithms/agreement.md.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, fields
from fractions import Fraction
from statistics import NormalDist
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .record import LAST_SENTINEL, POINT, Bytes, Ints, Marks

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# States. Up to ONE_SIDED there is no value (NaN); after it the value stands, but has no interval or no error (NaN).
DEFINED = 0
TOO_FEW = 1  # fewer pairs than asked for
NO_VARIATION = 2  # every mark is the same one: nothing that chance could be told from
ONE_SIDED = 3  # kappa only: one of the scorings has a single mark throughout, which makes kappa 0 whatever the other is
NO_SPREAD = 4  # all pairs are equal (the value is 1), or all unlike in one way: nothing to judge the error by
FLAT_DRAWS = 5  # alpha only: too many draws of the bootstrap are without variation
NO_FREEDOM = 6  # leniency only: as many unknowns as sheets, nothing is left to judge the error by

_MOST_FLAT = 0.05  # of the draws: with more of them an interval of the others would be one of a chosen sample
_NOTHING = 1e-12  # an error of kappa below it is one of rounding
_MANY_CELLS = 8  # pairs per cell: with fewer of them a table is no shorter way than the pairs themselves
_BLOCK = 2_000_000  # counts of a bootstrap that are held at a time
_WORTH_THREADS = 20_000  # pairs: below, starting threads takes longer than it saves


@dataclass(frozen=True)
class Rules:
    """How agreement is measured, and from where on it is called too little.

    weights: of kappa, by the distance of two marks or by its square
    spacing: of kappa, distances between the marks themselves or between their places among those that occur
    level: of alpha; interval takes the marks' distances, ordinal the number of marks that lie between
    confidence: of every interval; least_pairs: fewer give no statistic
    draws, seed: of the bootstrap; the seed is recorded, and gives the same interval on every machine
    alpha_at_least: an item whose lower bound of alpha is below it is read differently; None: not asked
    alike_at_least: so is one with a smaller share of equal marks, in 0.0001; None: not asked
    apart_at_most: marks further apart than this share of the full mark, in 0.0001, are for adjudication
    """

    weights: Literal["quadratic", "linear"] = "quadratic"
    spacing: Literal["marks", "places"] = "marks"
    level: Literal["interval", "ordinal"] = "interval"
    confidence: float = 0.95
    least_pairs: int = 20
    draws: int = 1000
    seed: int = 0
    alpha_at_least: float | None = 0.667
    alike_at_least: int | None = 8000
    apart_at_most: int = 2500

    def __post_init__(self) -> None:
        allowed = {"weights": ("quadratic", "linear"), "spacing": ("marks", "places"), "level": ("interval", "ordinal")}
        for name, values in allowed.items():
            if getattr(self, name) not in values:
                raise ValueError(f"{name} is {getattr(self, name)!r}; it must be {values[0]!r} or {values[1]!r}")
        if not 0 < self.confidence < 1:
            raise ValueError(f"confidence is {self.confidence}; it must lie between 0 and 1")
        if self.least_pairs < 2 or self.draws < 1 or self.seed < 0:
            raise ValueError("least_pairs must be at least 2, draws at least 1, seed at least 0")
        if self.apart_at_most < 0:
            raise ValueError(f"apart_at_most is {self.apart_at_most}; it must be at least 0")


class Estimate(NamedTuple):
    """A statistic with its standard error, its interval and its state; NaN where there is none."""

    value: float
    error: float
    lower: float
    upper: float
    state: int


@dataclass(frozen=True)
class ByItem:
    """Agreement by item, shape (m,) throughout; counts int64, states int8, the rest float64.

    pairs: marks that were compared; alike: equal ones among them; levels: different marks among them
    one_known: subjects for which one scoring has a mark and the other none
    kappa, kappa_error, kappa_lower, kappa_upper, kappa_state: weighted kappa, asymptotic
    alpha, alpha_lower, alpha_upper, alpha_state: Krippendorff's alpha, bootstrap
    flat_draws: draws without variation, left out of the interval
    """

    pairs: Ints
    alike: Ints
    levels: Ints
    one_known: Ints
    kappa: Floats
    kappa_error: Floats
    kappa_lower: Floats
    kappa_upper: Floats
    kappa_state: Bytes
    alpha: Floats
    alpha_lower: Floats
    alpha_upper: Floats
    alpha_state: Bytes
    flat_draws: Ints


@dataclass(frozen=True)
class ByPerson:
    """Agreement by assessor or organisation with others, shape (p,) throughout; counts int64, the rest float64.

    pairs: marks compared with somebody else's; alike: equal ones among them; sheets: subjects times counterparts
    own_pairs, own_alike: marks compared with one's own, which count nowhere else; for an organisation, of two of
        its assessors
    difference: mean of own mark less the other's, in points of 100; NaN without pairs
    leniency: how many points of 100 above the mean of its component this person marks; below 0 is severe
    error: standard error of the leniency; state: int8, of the leniency
    component: int64; leniencies may be compared within one component only; numbered by their first person, -1 without
        pairs
    """

    pairs: Ints
    alike: Ints
    sheets: Ints
    own_pairs: Ints
    own_alike: Ints
    difference: Floats
    leniency: Floats
    error: Floats
    component: Ints
    state: Bytes


@dataclass(frozen=True)
class Apart:
    """Pairs for adjudication, by subject, then item; int64, shape (k,). They are never averaged.

    item, subject: where; difference: first less second, in 0.0001 point
    """

    item: Ints
    subject: Ints
    difference: Ints


@dataclass(frozen=True)
class Agreement:
    """Everything about two scorings; differently: int64, items that people read differently, the worst one first."""

    items: ByItem
    assessors: ByPerson
    organisations: ByPerson
    differently: Ints
    apart: Apart
    rules: Rules = field(default_factory=Rules)


def compare(
    first: Marks,
    second: Marks,
    full: Marks,
    must_have: Bools,
    first_by: Ints,
    second_by: Ints,
    organisation_of: Ints,
    rules: Rules | None = None,
) -> Agreement:
    """Return the agreement of two scorings in every respect.

    first, second: int32, shape (m, n); marks in 0.0001 point, items by subjects, or a sentinel of `record`
    full: int32, shape (m,); full marks, above 0 (1 for a must-have); must_have: bool, shape (m,)
    first_by, second_by: int64, shape (n,) or (m, n); who gave the mark, -1 if not known
    organisation_of: int64, shape (p,); the organisation of each assessor, -1 if none
    Raises ValueError if a shape or type disagrees, a full mark is not above 0, or a number of a person is out of range.
    Source: docs/algorithms/agreement.md; O(m n log n + draws x cells of the tables + p^3).
    """
    rules = rules or Rules()
    items = by_item(first, second, first_by, second_by, rules=rules)
    return Agreement(
        items,
        by_assessor(first, second, full, first_by, second_by, organisation_of.size, least_pairs=rules.least_pairs),
        by_organisation(first, second, full, first_by, second_by, organisation_of, least_pairs=rules.least_pairs),
        read_differently(items, alpha_at_least=rules.alpha_at_least, alike_at_least=rules.alike_at_least),
        to_adjudicate(first, second, full, must_have, apart_at_most=rules.apart_at_most),
        rules,
    )


# By item --------------------------------------------------------------------------------------------------------------


def by_item(
    first: Marks,
    second: Marks,
    first_by: Ints | None = None,
    second_by: Ints | None = None,
    *,
    rules: Rules | None = None,
) -> ByItem:
    """Return kappa, alpha and the share of equal marks of every item.

    first, second: int32, shape (m, n); marks in 0.0001 point or sentinels
    first_by, second_by: int64, shape (n,) or (m, n); pairs of one and the same person are left out; None: there are
        none
    Raises ValueError if a shape or type disagrees.
    Source: Cohen 1968, doi:10.1037/h0026256; its error Fleiss, Cohen and Everitt 1969, doi:10.1037/h0028106; alpha
    Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011; its interval by resampling pairs (percentiles).
    """
    rules = rules or Rules()
    _check_marks(first, second)
    if (first_by is None) != (second_by is None):
        raise ValueError("first_by and second_by must both be given, or neither")
    know_first, know_second = first > LAST_SENTINEL, second > LAST_SENTINEL
    paired = know_first & know_second
    if first_by is not None and second_by is not None:
        by = (_by(first_by, first.shape, "first_by"), _by(second_by, first.shape, "second_by"))
        paired &= (by[0] >= 0) & (by[1] >= 0) & (by[0] != by[1])

    def of_item(item: int) -> tuple[float, ...]:
        chosen = paired[item]
        return _of_item(first[item][chosen], second[item][chosen], item, rules)

    rows = _each(of_item, first.shape[0], int(paired.sum()))
    columns = np.array(rows, np.float64).reshape(len(rows), 13).T
    one_known = np.count_nonzero(know_first != know_second, axis=1)
    whole = {"pairs": 0, "alike": 1, "levels": 2, "flat_draws": 12}
    out = {name: columns[place].astype(np.int64) for name, place in whole.items()}
    names = [entry.name for entry in fields(ByItem) if entry.name not in (*whole, "one_known")]
    rest = {
        name: columns[place].astype(np.int8) if name.endswith("_state") else np.ascontiguousarray(columns[place])
        for place, name in enumerate(names, 3)
    }
    return ByItem(one_known=one_known.astype(np.int64), **out, **rest)


def _of_item(first: Marks, second: Marks, item: int, rules: Rules) -> tuple[float, ...]:
    """Return the values of an item in the order of `ByItem`, without one_known."""
    pairs, alike = first.size, int(np.count_nonzero(first == second))
    levels, place = np.unique(np.concatenate((first, second)), return_inverse=True)
    k = levels.size
    if pairs < rules.least_pairs or k == 1:
        state = TOO_FEW if pairs < rules.least_pairs else NO_VARIATION
        kappa, alpha, flat = _without(state), _without(state), 0
    else:
        cell, count = np.unique(place[:pairs] * k + place[pairs:], return_counts=True)
        row, column = cell // k, cell % k
        marks = _unit(levels.astype(np.float64))
        places = _unit(np.arange(k, dtype=np.float64)) if rules.spacing == "places" else marks
        kappa = _kappa_by_place(row, column, count, places, 1 if rules.weights == "linear" else 2, rules.confidence)
        # Alpha does not ask who gave which mark, so neither does its table: swapping the scorings changes no draw.
        fold, where = np.unique(np.minimum(row, column) * k + np.maximum(row, column), return_inverse=True)
        folded = np.bincount(where, count).astype(np.int64)
        alpha, flat = _alpha_by_place(fold // k, fold % k, folded, marks, item, rules)
    return (
        pairs, alike, k if pairs else 0,
        kappa.value, kappa.error, kappa.lower, kappa.upper, kappa.state,
        alpha.value, alpha.lower, alpha.upper, alpha.state, flat,
    )  # fmt: skip


def weighted_kappa(table: NDArray[np.integer], apart: Floats, *, confidence: float = 0.95) -> Estimate:
    """Return weighted kappa of a table of categories, its asymptotic standard error and interval.

    table: integers, shape (k, k); how often the first scoring has the row's and the second the column's category
    apart: float64, shape (k, k); how far apart two categories are, 0 on the diagonal, in any unit
    Raises ValueError if a shape disagrees.
    Source: Cohen 1968, doi:10.1037/h0026256; Fleiss, Cohen and Everitt 1969, doi:10.1037/h0028106.
    """
    if table.ndim != 2 or table.shape[0] != table.shape[1] or apart.shape != table.shape:
        raise ValueError(f"table and apart have the shapes {table.shape} and {apart.shape}; both must be (k, k)")
    n = int(table.sum())
    if n == 0:
        return _without(TOO_FEW)
    row, column = table.sum(axis=1), table.sum(axis=0)
    state = _variation(row, column)
    if state != DEFINED:
        return _without(state)
    from_row, from_column = apart @ column / n, row @ apart / n
    i, j = np.nonzero(table)
    return _kappa(table[i, j], apart[i, j], from_row[i], from_column[j], float(row @ from_row) / n, confidence)


def _kappa_by_place(row: Ints, column: Ints, count: Ints, place: Floats, power: int, confidence: float) -> Estimate:
    """Return kappa of the cells that occur, distances being |difference of places| ** power: no k x k array."""
    n, k = int(count.sum()), place.size
    of_row, of_column = np.bincount(row, count, k), np.bincount(column, count, k)
    state = _variation(of_row, of_column)
    if state != DEFINED:
        return _without(state)
    from_row, from_column = _mean_distance(place, of_column / n, power), _mean_distance(place, of_row / n, power)
    apart = np.abs(place[row] - place[column]) ** power
    return _kappa(count, apart, from_row[row], from_column[column], float(of_row @ from_row) / n, confidence)


def _mean_distance(place: Floats, share: Floats, power: int) -> Floats:
    """Return how far each place lies, in the mean, from places that occur with these shares."""
    if power == 2:
        mean = share @ place
        return np.asarray((place - mean) ** 2 + share @ (place - mean) ** 2)
    below, sum_below = np.cumsum(share), np.cumsum(share * place)
    return np.asarray(place * (2 * below - 1) + sum_below[-1] - 2 * sum_below)


def _kappa(
    count: NDArray[np.integer], apart: Floats, from_row: Floats, from_column: Floats, chance: float, confidence: float
) -> Estimate:
    """Return kappa of cells; the error is that of Fleiss, Cohen and Everitt, written as the influence of each pair."""
    n = int(count.sum())
    seen = float(count @ apart) / n
    value = 1 - seen / chance
    influence = (seen / chance * (from_row + from_column - 2 * chance) - (apart - seen)) / chance
    error = float(np.sqrt(count @ influence**2)) / n
    if seen == 0.0 or error < _NOTHING:
        return Estimate(value, np.nan, np.nan, np.nan, NO_SPREAD)
    wide = NormalDist().inv_cdf((1 + confidence) / 2) * error
    return Estimate(value, error, value - wide, min(1.0, value + wide), DEFINED)


def _variation(of_row: NDArray[np.number], of_column: NDArray[np.number]) -> int:
    if np.count_nonzero(of_row + of_column) == 1:
        return NO_VARIATION
    return ONE_SIDED if np.count_nonzero(of_row) == 1 or np.count_nonzero(of_column) == 1 else DEFINED


def krippendorff_alpha(coincidences: NDArray[np.number], apart: Floats) -> float:
    """Return Krippendorff's alpha of a table of coincidences, of any number of observers; NaN without variation.

    coincidences: shape (k, k), symmetric; a unit with u values adds 1 / (u - 1) for each ordered pair of them
    apart: float64, shape (k, k); distances of the categories, squared where the level asks for it (`ordinal_apart`)
    Raises ValueError if a shape disagrees.
    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.
    """
    if coincidences.ndim != 2 or coincidences.shape[0] != coincidences.shape[1] or apart.shape != coincidences.shape:
        raise ValueError(f"the shapes are {coincidences.shape} and {apart.shape}; both must be (k, k)")
    of = coincidences.sum(axis=0)
    if np.count_nonzero(of) < 2:
        return float("nan")
    return float(1 - (of.sum() - 1) * (coincidences * apart).sum() / (of @ apart @ of))


def ordinal_apart(of: NDArray[np.number]) -> Floats:
    """Return the squared ordinal distances of ordered categories, (k, k), that occur `of` times, shape (k,)."""
    middle = np.cumsum(of) - of / 2
    return np.asarray((middle[:, None] - middle) ** 2, np.float64)


def _alpha_by_place(low: Ints, high: Ints, count: Ints, marks: Floats, item: int, rules: Rules) -> tuple[Estimate, int]:
    """Return alpha of the unordered cells that occur with its bootstrap interval, and how many draws were flat.

    RandomState, not Generator: its numbers are the same in every version of numpy. An item has a stream of its own,
    so that its interval does not depend on which items stand beside it.
    """
    n = int(count.sum())
    alphas = _alphas_interval if rules.level == "interval" else _alphas_ordinal
    value = float(alphas(count[None, :], low, high, marks)[0])
    if bool(np.all(low == high)) or count.size == 1:
        return Estimate(value, np.nan, np.nan, np.nan, NO_SPREAD), 0
    chance = np.random.RandomState(np.random.MT19937(np.random.SeedSequence((rules.seed, item))))
    at_once = max(1, _BLOCK // max(count.size, n))
    drawn = [
        alphas(_draw(chance, count, min(at_once, rules.draws - begun)), low, high, marks)
        for begun in range(0, rules.draws, at_once)
    ]
    found = np.concatenate(drawn)
    found = found[~np.isnan(found)]
    flat = rules.draws - found.size
    if flat > _MOST_FLAT * rules.draws:
        return Estimate(value, np.nan, np.nan, np.nan, FLAT_DRAWS), flat
    tail = (1 - rules.confidence) / 2
    lower, upper = np.quantile(found, (tail, 1 - tail))
    return Estimate(value, np.nan, float(lower), float(upper), DEFINED), flat


def _draw(chance: np.random.RandomState, count: Ints, rows: int) -> Ints:
    """Draw as many pairs as there are, with replacement, `rows` times; returns how often each cell came, (rows, c)."""
    n, cells = int(count.sum()), count.size
    if cells * _MANY_CELLS < n:
        return np.asarray(chance.multinomial(n, count / n, rows), np.int64)
    # Hardly a cell with more than a pair or two: drawing the pairs themselves is several times as fast.
    cell_of = np.repeat(np.arange(cells), count)
    picked = cell_of[(chance.random_sample((rows, n)) * n).astype(np.int64)]
    return np.stack([np.bincount(row, minlength=cells) for row in picked])


def _alphas_interval(counts: Ints, low: Ints, high: Ints, marks: Floats) -> Floats:
    """Return alpha of each row of counts of the cells (low, high); distances are those of the marks, squared."""
    a, b = marks[low], marks[high]
    centre = float(counts[0] @ (a + b)) / (2 * counts[0].sum())  # any will do; near the mean no digits are lost
    a, b = a - centre, b - centre
    sums = counts.astype(np.float64) @ np.stack(((a - b) ** 2, a + b, a * a + b * b), axis=1)
    n = 2 * float(counts[0].sum())
    return _alpha_of_sums(sums[:, 0], n * sums[:, 2] - sums[:, 1] ** 2, n, counts)


def _alphas_ordinal(counts: Ints, low: Ints, high: Ints, marks: Floats) -> Floats:
    """Return the same on the ordinal level, which is alpha of the middle ranks of each row."""
    of = np.zeros((counts.shape[0], marks.size))
    for side in (low, high):
        order = np.argsort(side, kind="stable")
        sides, begin = np.unique(side[order], return_index=True)
        of[:, sides] += np.add.reduceat(counts[:, order], begin, axis=1)
    n = 2 * float(counts[0].sum())
    middle = (np.cumsum(of, axis=1) - of / 2 - n / 2) / n  # the mean of all middle ranks is n / 2
    seen = np.einsum("rc,rc->r", counts, (middle[:, low] - middle[:, high]) ** 2)
    return _alpha_of_sums(seen, n * np.einsum("rk,rk->r", of, middle**2), n, counts)


def _alpha_of_sums(seen: Floats, chance: Floats, n: float, counts: Ints) -> Floats:
    flat = (seen == 0.0) & (counts.max(axis=1) == n / 2)  # one mark in every pair
    return np.asarray(1 - (n - 1) * seen / np.where(flat, np.nan, chance))


def _unit(values: Floats) -> Floats:
    """Bring rising values into 0 to 1; neither kappa nor alpha notices, and squares of marks would lose digits."""
    return np.asarray((values - values[0]) / (values[-1] - values[0]))


def _without(state: int) -> Estimate:
    return Estimate(np.nan, np.nan, np.nan, np.nan, state)


def _each(task: Callable[[int], tuple[float, ...]], n: int, pairs: int) -> list[tuple[float, ...]]:
    if pairs < _WORTH_THREADS:
        return [task(item) for item in range(n)]
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return list(pool.map(task, range(n)))


# By person ------------------------------------------------------------------------------------------------------------


def by_assessor(
    first: Marks,
    second: Marks,
    full: Marks,
    first_by: Ints,
    second_by: Ints,
    assessors: int,
    *,
    least_pairs: int = Rules.least_pairs,
) -> ByPerson:
    """Return each assessor's agreement with the others, and how lenient or severe each one is.

    first, second: int32, shape (m, n); full: int32, shape (m,), above 0; all in 0.0001 point
    first_by, second_by: int64, shape (n,) or (m, n); numbers below `assessors`, -1 if not known
    Raises ValueError if a shape or type disagrees, a full mark is not above 0, or a number is out of range.
    Source: least squares of share = effect of item and subject + assessor; docs/algorithms/agreement.md.
    """
    _check_marks(first, second)
    if full.shape != (first.shape[0],) or not bool(np.all(full > 0)):
        raise ValueError("full must have one value per item, each above 0")
    by = [_by(given, first.shape, name) for given, name in ((first_by, "first_by"), (second_by, "second_by"))]
    for given, name in zip(by, ("first_by", "second_by"), strict=True):
        if given.size and (int(given.min()) < -1 or int(given.max()) >= assessors):
            raise ValueError(
                f"{name} has numbers from {given.min()} to {given.max()}; allowed are -1 to {assessors - 1}"
            )
    known = (first > LAST_SENTINEL) & (second > LAST_SENTINEL) & (by[0] >= 0) & (by[1] >= 0)
    own = known & (by[0] == by[1])
    other = known ^ own
    own_by, own_equal = by[0][own], first[own] == second[own]
    subject = np.broadcast_to(np.arange(first.shape[1]), first.shape)[other]
    a, b = by[0][other], by[1][other]
    apart = first[other].astype(np.int64) - second[other]
    share = apart * np.repeat(100 / full, np.count_nonzero(other, axis=1))
    equal = apart == 0

    pairs = np.bincount(a, minlength=assessors) + np.bincount(b, minlength=assessors)
    alike = np.bincount(a[equal], minlength=assessors) + np.bincount(b[equal], minlength=assessors)
    above = np.bincount(a, share, assessors) - np.bincount(b, share, assessors)
    sheets, leniency, error, component, free = _leniency(subject, a, b, share, pairs)
    state = np.full(assessors, DEFINED if free else NO_FREEDOM, np.int8)
    few = pairs < least_pairs
    state[few] = TOO_FEW
    return ByPerson(
        pairs=pairs,
        alike=alike,
        sheets=sheets,
        own_pairs=np.bincount(own_by, minlength=assessors),
        own_alike=np.bincount(own_by[own_equal], minlength=assessors),
        difference=np.where(pairs > 0, above / np.maximum(pairs, 1), np.nan),
        leniency=np.where(few, np.nan, leniency),
        error=np.where(few, np.nan, error),
        component=component,
        state=state,
    )


def by_organisation(
    first: Marks,
    second: Marks,
    full: Marks,
    first_by: Ints,
    second_by: Ints,
    organisation_of: Ints,
    *,
    least_pairs: int = Rules.least_pairs,
) -> ByPerson:
    """Return the same with organisations in the place of assessors; pairs within one are its own pairs.

    organisation_of: int64, shape (p,); of each assessor, -1 if none; the rest as for `by_assessor`, (organisations,)
    is 1 + the highest number
    Raises ValueError as `by_assessor`.
    """
    organisations = int(organisation_of.max(initial=-1)) + 1
    shape = first.shape
    by = [_by(given, shape, name) for given, name in ((first_by, "first_by"), (second_by, "second_by"))]
    for given, name in zip(by, ("first_by", "second_by"), strict=True):
        if given.size and (int(given.min()) < -1 or int(given.max()) >= organisation_of.size):
            raise ValueError(f"{name} must have numbers from -1 to {organisation_of.size - 1}")
    of = np.append(organisation_of, -1)  # the last answers for -1
    same = by[0] == by[1]
    theirs = [np.where(same, -1, of[given]) for given in by]
    return by_assessor(first, second, full, theirs[0], theirs[1], organisations, least_pairs=least_pairs)


def _leniency(subject: Ints, a: Ints, b: Ints, share: Floats, pairs: Ints) -> tuple[Ints, Floats, Floats, Ints, bool]:
    """Return sheets, leniencies, errors and components of all persons, and whether there is an error at all.

    a, b, share, subject: shape (q,); each pair's two persons, a's mark less b's, and whose subject
    """
    p = pairs.size
    sheets, leniency, error = np.zeros(p, np.int64), np.full(p, np.nan), np.full(p, np.nan)
    component = np.full(p, -1, np.int64)
    if a.size == 0:
        return sheets, leniency, error, component, False
    # A sheet is one subject as two people saw it. Its marks go up and down together, so it is the sheet that counts
    # as one observation, with as much weight as it has pairs.
    low, high = np.minimum(a, b), np.maximum(a, b)
    key, where = np.unique((subject * p + low) * p + high, return_inverse=True)
    weight = np.bincount(where)
    mean = np.bincount(where, np.where(a < b, share, -share)) / weight
    low, high = key // p % p, key % p
    sheets = np.bincount(low, minlength=p) + np.bincount(high, minlength=p)

    there = np.nonzero(pairs)[0]
    place = np.cumsum(pairs > 0) - 1
    i, j, k = place[low], place[high], there.size
    part = _components(i, j, k)
    laplacian = np.bincount(i * k + j, -weight, k * k).reshape(k, k)
    laplacian = laplacian + laplacian.T + np.diag(pairs[there].astype(np.float64))
    right = np.bincount(i, weight * mean, k) - np.bincount(j, weight * mean, k)
    total = float(weight.sum())
    parts = int(part.max()) + 1
    # The mean of a component, each person counted as often as there are pairs, is its zero.
    centre = np.zeros((k, parts))
    centre[np.arange(k), part] = pairs[there] / np.bincount(part, pairs[there])[part]
    inverse = np.linalg.inv(laplacian + total * centre @ centre.T)
    effect = inverse @ right
    leniency[there], component[there] = effect, part

    left_over = mean - (effect[i] - effect[j])
    freedom = key.size - (k - parts)
    if freedom > 0:
        variance = float(weight @ left_over**2) / freedom
        error[there] = np.sqrt(variance * np.maximum(np.diag(inverse) - 1 / total, 0.0))
    return sheets, leniency, error, component, freedom > 0


def _components(i: Ints, j: Ints, n: int) -> Ints:
    """Return the component of each of n nodes, joined by the edges (i, j), numbered by their first node."""
    above = list(range(n))

    def top(node: int) -> int:
        while above[node] != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for edge in np.unique(i * n + j).tolist():
        one, other = top(edge // n), top(edge % n)
        above[max(one, other)] = min(one, other)  # the first node of a component is its top
    tops = np.array([top(node) for node in range(n)])
    return np.unique(tops, return_inverse=True)[1].astype(np.int64)


# What to look at ------------------------------------------------------------------------------------------------------


def read_differently(items: ByItem, *, alpha_at_least: float | None, alike_at_least: int | None) -> Ints:
    """Return the numbers of the items that people read differently, the worst one first.

    alpha_at_least: limit for the lower bound of alpha; alike_at_least: limit for the share of equal marks, in 0.0001
    An item is one of them if either is below its limit; one with too few pairs never is, and a bound that does not
    exist is below nothing. Order: lower bound of alpha (those without one last), share of equal marks, number of the
    item.
    """
    chosen = []
    for item, state in enumerate(items.alpha_state.tolist()):
        if state == TOO_FEW:
            continue
        lower, alike, pairs = float(items.alpha_lower[item]), int(items.alike[item]), int(items.pairs[item])
        low = alpha_at_least is not None and lower < alpha_at_least
        if low or (alike_at_least is not None and alike * POINT < alike_at_least * pairs):
            chosen.append((np.inf if np.isnan(lower) else lower, Fraction(alike, pairs), item))
    return np.array([item for *_, item in sorted(chosen)], np.int64)


def to_adjudicate(first: Marks, second: Marks, full: Marks, must_have: Bools, *, apart_at_most: int) -> Apart:
    """Return the pairs that somebody must look at: further apart than the limit, or a must-have that differs at all.

    first, second: int32, shape (m, n); full: int32, shape (m,); all in 0.0001 point
    must_have: bool, shape (m,); apart_at_most: share of the full mark in 0.0001; exactly that much is still allowed
    Raises ValueError if a shape or type disagrees.
    """
    _check_marks(first, second)
    if full.shape != (first.shape[0],) or must_have.shape != full.shape:
        raise ValueError(f"full and must_have have the shapes {full.shape} and {must_have.shape}; one value per item")
    known = (first > LAST_SENTINEL) & (second > LAST_SENTINEL)
    apart = first.astype(np.int64) - second
    # For whole a and b: a x 10000 > b if and only if a > floor(b / 10000).
    most = np.where(must_have, 0, apart_at_most * full.astype(np.int64) // POINT)
    subject, item = np.nonzero((known & (np.abs(apart) > most[:, None])).T)
    return Apart(item, subject, apart[item, subject])


# Checks ---------------------------------------------------------------------------------------------------------------


def _check_marks(first: Marks, second: Marks) -> None:
    if first.ndim != 2 or first.shape != second.shape:
        raise ValueError(f"first and second have the shapes {first.shape} and {second.shape}; both must be (m, n)")
    if first.dtype != np.int32 or second.dtype != np.int32:
        raise ValueError(f"first and second must be int32; they are {first.dtype} and {second.dtype}")


def _by(given: Ints, shape: tuple[int, ...], name: str) -> Ints:
    """Return who gave each mark, shape (m, n), from one number per subject or per mark."""
    if given.shape not in (shape, shape[1:]):
        raise ValueError(f"{name} has the shape {given.shape}; it must be {shape[1:]} or {shape}")
    return np.broadcast_to(given, shape)
