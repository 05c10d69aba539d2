"""The engines that score the same marks, each in its own native form; each returns what is then timed."""

import operator
import os
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from typing import Any

import numpy as np
from _report import cores
from _scoring_rules import Rules, rules_of

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
    Marks,
    Scheme,
)

SAMPLE = 20_000  # subjects of the plain Python loop, which would take a minute for a million
BLOCK = 65_536  # subjects at a time for NumPy and for reading: the best of 8,192 to 500,000, with one thread and two
PARTS = ("state", "total", "rung", "class")
Run = Callable[[], Any]  # what it returns holds an array per part; nothing if it only reads


# Kernel, and reading once ---------------------------------------------------------------------------------------------


def kernel(marks: Marks, scheme: Scheme, *, keep_points: bool = False) -> Run:
    from linli.kernels.scoring import score

    how = {"detail": keep_points, "keep_points": keep_points}  # as much of the record as the other engines give, or all
    score(one_of(marks), scheme, **how)  # compiled, or brought from the cache

    def run() -> dict[str, Any]:
        scores = score(marks, scheme, **how)
        return {"state": scores.state, "total": scores.total, "rung": scores.rung, "class": scores.class_by_rule}

    return run


def one_of(marks: Marks) -> Marks:
    """The marks of the first subject alone."""
    return np.ascontiguousarray(marks[:, :1])


def clock(run: Run) -> float:
    """Milliseconds of one run."""
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def time_of_one(marks: Marks, scheme: Scheme) -> float:
    """Milliseconds to score one subject, each after a pause, as pages ask for it: the median of 200."""
    from linli.kernels.scoring import score

    one, times = one_of(marks), []
    for _ in range(200):
        time.sleep(0.005)  # in a tight loop the threads of the call before would still be awake
        times.append(clock(lambda: score(one, scheme)))
    return statistics.median(times)


def read_once(marks: Marks, _: Scheme) -> Run:
    """Add up all marks, and nothing else: what the memory allows."""
    import numba

    @numba.njit(parallel=True)
    def total(rows: Marks, width: int) -> int:
        found = 0
        for block in numba.prange((rows.shape[1] + width - 1) // width):
            for i in range(rows.shape[0]):
                row = rows[i, block * width : min(rows.shape[1], (block + 1) * width)]
                for j in range(row.size):
                    found += row[j]
        return found

    width = min(BLOCK, -(-marks.shape[1] // cores()))
    if total(marks, width) != int(marks.sum(dtype=np.int64)):
        raise ValueError("reading once did not read every mark once")
    return lambda: total(marks, width) and None


def on_one_core(engine: Callable[[Marks, Scheme], Run], marks: Marks, scheme: Scheme) -> Run:
    """Keep this process on one core and prepare an engine there."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    return engine(marks, scheme)


# NumPy in blocks ------------------------------------------------------------------------------------------------------


def numpy_blocks(marks: Marks, scheme: Scheme) -> Run:
    """Blocks that stay in the second-level cache, on every core: NumPy lets go of the interpreter in its loops."""
    rules, n = rules_of(scheme), marks.shape[1]
    blocks = [slice(lo, min(n, lo + BLOCK)) for lo in range(0, n, BLOCK)]
    pool = ThreadPoolExecutor(cores())

    def run() -> dict[str, Any]:
        out = {part: np.empty(n, np.int64 if part == "total" else np.int8) for part in PARTS}
        for _ in pool.map(lambda block: _numpy_block(marks[:, block], rules, block, out), blocks):
            pass
        return out

    return run


def _numpy_block(marks: Marks, rules: Rules, block: slice, out: dict[str, Any]) -> None:
    width = marks.shape[1]
    missing, assessable, exact = np.zeros(width, bool), np.ones(width, bool), np.zeros(width, np.int64)
    shares = []  # of each section: its marks, and the points that apply
    for first, end, full, cap in rules.sections:
        got, gone = _numpy_sums(marks[first:end], rules.top[first:end], missing)
        given = got.astype(np.int64)
        shares.append((given.copy(), full - gone if gone is not None else full))
        if gone is not None:
            at = np.flatnonzero(gone)
            assessable[at[2 * gone[at] > full]] = False
            at = at[gone[at] < full]
            rest = full - gone[at]
            given[at] = (2 * full * given[at] + rest) // (2 * rest)
        exact += np.minimum(given, cap, out=given)
    first, end, cap = rules.bonus
    exact += np.minimum(_numpy_sums(marks[first:end], rules.top[first:end], missing)[0], cap)
    total = (exact + CENT // 2) // CENT
    worst, forced = _numpy_must(marks, rules, missing)
    rung = np.zeros(width, np.int8)
    for number, (least, gates) in enumerate(rules.bands, 1):
        rung[_numpy_holds(total >= least, gates, shares)] = number
    np.minimum(rung, worst, out=rung)
    state = np.where(missing, np.int8(INCOMPLETE), np.int8(GRADED))
    state[~assessable] = NOT_ASSESSABLE
    klass = np.full(width, -1, np.int8)
    for number, (least, gates) in reversed(list(enumerate(rules.classes))):
        klass[_numpy_holds(rung >= least, gates, shares)] = number
    np.maximum(klass, forced, out=klass, where=klass >= 0)
    klass[state != GRADED] = -1
    for part, values in zip(PARTS, (state, total, rung, klass), strict=True):
        out[part][block] = values


def _numpy_sums(rows: Marks, tops: Sequence[int], missing: Any) -> tuple[Any, Any]:
    """The sum of the known marks, and of the points that do not apply (None if all do)."""
    got, gone = np.zeros(rows.shape[1], np.int32), None
    known, mask = np.empty_like(got), np.empty(got.shape, bool)
    for row, top in zip(rows, tops, strict=True):
        lowest = row.min()
        if lowest > LAST_SENTINEL:
            got += row
            continue
        got += np.maximum(row, 0, out=known)  # no mark of this standard is negative
        missing |= np.equal(row, UNKNOWN, out=mask)
        if lowest <= LAST_NA:
            gone = np.zeros(got.shape, np.int64) if gone is None else gone
            np.add(gone, top, out=gone, where=np.less_equal(row, LAST_NA, out=mask))
    return got, gone


def _numpy_must(marks: Marks, rules: Rules, missing: Any) -> tuple[Any, Any]:
    worst, forced = np.full(marks.shape[1], NO_LIMIT, np.int8), np.full(marks.shape[1], -1, np.int8)
    for item, limit, klass in rules.must:
        row = marks[item]
        missing |= row == UNKNOWN
        failed = np.flatnonzero(row == 0)
        worst[failed] = np.minimum(worst[failed], limit)
        forced[failed] = np.maximum(forced[failed], klass)
    return worst, forced


def _numpy_holds(holds: Any, gates: dict[int, int], shares: Sequence[tuple[Any, Any]]) -> Any:
    for section, gate in gates.items():
        got, applies = shares[section]
        holds &= got * POINT >= gate * applies
    return holds


# Polars ---------------------------------------------------------------------------------------------------------------


def polars_lazy(marks: Marks, scheme: Scheme) -> Run:
    """One lazy query; streaming, and plain sums instead of `sum_horizontal`, are faster than the other ways tried."""
    import polars as pl

    frame = pl.DataFrame({f"m{i}": row for i, row in enumerate(marks)})
    query = _polars_query(pl, frame.lazy(), rules_of(scheme))
    return lambda: query.collect(engine="streaming")


def _polars_query(pl: Any, frame: Any, rules: Rules) -> Any:
    marks, sections = [pl.col(f"m{i}") for i in range(len(rules.top))], range(len(rules.sections))

    def choose(when: Any, then: int, otherwise: int, kind: Any) -> Any:
        return pl.when(when).then(pl.lit(then, kind)).otherwise(pl.lit(otherwise, kind))

    def known(first: int, end: int) -> Any:
        parts = (pl.when(m > LAST_SENTINEL).then(m).otherwise(pl.lit(0, pl.Int32)) for m in marks[first:end])
        return reduce(operator.add, parts).cast(pl.Int64)

    def holds(least: Any, gates: dict[int, int]) -> Any:
        gated = (pl.col(f"got{s}") * POINT >= gate * pl.col(f"open{s}") for s, gate in gates.items())
        return reduce(operator.and_, gated, least)

    sums = {"bonus": known(*rules.bonus[:2]).clip(upper_bound=rules.bonus[2])}
    sums["missing"] = pl.any_horizontal([mark == UNKNOWN for mark in marks])
    sums["worst"] = pl.min_horizontal(choose(marks[i] == 0, limit, NO_LIMIT, pl.Int8) for i, limit, _ in rules.must)
    sums["forced"] = pl.max_horizontal(choose(marks[i] == 0, klass, -1, pl.Int8) for i, _, klass in rules.must)
    points: dict[str, Any] = {}
    for s, (first, end, full, cap) in enumerate(rules.sections):
        gone = (choose(marks[i] <= LAST_NA, rules.top[i], 0, pl.Int32) for i in range(first, end))
        sums[f"got{s}"], sums[f"gone{s}"] = known(first, end), reduce(operator.add, gone).cast(pl.Int64)
        got, lost = pl.col(f"got{s}"), pl.col(f"gone{s}")
        rest = full - lost
        scaled = pl.when((lost > 0) & (rest > 0)).then((2 * full * got + rest) // (2 * rest)).otherwise(got)
        points[f"points{s}"], points[f"open{s}"] = scaled.clip(upper_bound=cap), rest
    points["gone"] = pl.any_horizontal([2 * pl.col(f"gone{s}") > rules.sections[s][2] for s in sections])
    exact = reduce(operator.add, (pl.col(f"points{s}") for s in sections), pl.col("bonus"))
    rung = pl.lit(0, pl.Int8)
    for number, (least, gates) in enumerate(rules.bands, 1):
        rung = pl.when(holds(pl.col("total") >= least, gates)).then(pl.lit(number, pl.Int8)).otherwise(rung)
    state = pl.when(pl.col("gone")).then(pl.lit(NOT_ASSESSABLE, pl.Int8))
    state = state.otherwise(choose(pl.col("missing"), INCOMPLETE, GRADED, pl.Int8))
    klass = pl.lit(-1, pl.Int8)
    for number, (least, gates) in reversed(list(enumerate(rules.classes))):
        klass = pl.when(holds(pl.col("rung") >= least, gates)).then(pl.lit(number, pl.Int8)).otherwise(klass)
    klass = pl.when(klass >= 0).then(pl.max_horizontal(klass, "forced")).otherwise(klass)
    return (
        frame.select(**sums)
        .with_columns(**points)
        .with_columns(total=(exact + CENT // 2) // CENT)
        .with_columns(rung=pl.min_horizontal(rung, "worst"), state=state)
        .select("state", "total", "rung", pl.when(pl.col("state") == GRADED).then(klass).otherwise(-1).alias("class"))
    )


# pandas ---------------------------------------------------------------------------------------------------------------


def pandas_frame(marks: Marks, scheme: Scheme) -> Run:
    """Whole columns at a time, as the library is meant to be used; the frame lies over the marks themselves."""
    import pandas as pd

    rules, frame = rules_of(scheme), pd.DataFrame(marks.T, copy=False)
    return lambda: _pandas_score(pd, frame, rules)


def _pandas_score(pd: Any, marks: Any, rules: Rules) -> Any:
    known, gone = marks.clip(lower=0), marks <= LAST_NA
    missing = (marks == UNKNOWN).any(axis=1)
    got, applies = {}, {}
    exact = known.iloc[:, slice(*rules.bonus[:2])].sum(axis=1).clip(upper=rules.bonus[2])
    assessable = pd.Series(True, marks.index)
    for s, (first, end, full, cap) in enumerate(rules.sections):
        got[s] = known.iloc[:, first:end].sum(axis=1)
        lost = gone.iloc[:, first:end].mul(rules.top[first:end], axis=1).sum(axis=1)
        applies[s] = full - lost
        assessable &= 2 * lost <= full
        rest = applies[s].where(applies[s] > 0, full)
        exact = exact + ((2 * full * got[s] + rest) // (2 * rest)).clip(upper=cap)

    def holds(least: Any, gates: dict[int, int]) -> Any:
        for section, gate in gates.items():
            least &= got[section] * POINT >= gate * applies[section]
        return least

    total = (exact + CENT // 2) // CENT
    rung, klass = pd.Series(0, marks.index), pd.Series(-1, marks.index)
    for number, (least, gates) in enumerate(rules.bands, 1):
        rung = rung.mask(holds(total >= least, gates), number)
    for item, limit, _ in rules.must:
        rung = rung.mask((marks[item] == 0) & (rung > limit), limit)
    for number, (least, gates) in reversed(list(enumerate(rules.classes))):
        klass = klass.mask(holds(rung >= least, gates), number)
    for item, _, forced in rules.must:
        klass = klass.mask((marks[item] == 0) & (klass >= 0) & (klass < forced), forced)
    state = pd.Series(GRADED, marks.index).mask(missing, INCOMPLETE).mask(~assessable, NOT_ASSESSABLE)
    return pd.DataFrame({"state": state, "total": total, "rung": rung, "class": klass.where(state == GRADED, -1)})


# DuckDB ---------------------------------------------------------------------------------------------------------------


def duckdb_sql(marks: Marks, scheme: Scheme) -> Run:
    import duckdb
    import pandas as pd

    connection = duckdb.connect()
    connection.register("given", pd.DataFrame({f"m{i}": row for i, row in enumerate(marks)}))
    connection.execute("create table marks as select * from given")
    connection.unregister("given")
    query = _duckdb_query(rules_of(scheme))
    return lambda: connection.execute(query).fetchnumpy()


def _duckdb_query(rules: Rules) -> str:
    sections = range(len(rules.sections))

    def known(first: int, end: int) -> str:
        parts = (f"case when m{i} > {LAST_SENTINEL} then m{i} else 0 end" for i in range(first, end))
        return f"({' + '.join(parts)})::bigint"

    def holds(least: str, gates: dict[int, int]) -> str:
        return " and ".join([least, *(f"got{s} * {POINT} >= {gate} * open{s}" for s, gate in gates.items())])

    sums = [f"least({known(*rules.bonus[:2])}, {rules.bonus[2]}) as bonus"]
    sums.append(f"{' or '.join(f'm{i} = {UNKNOWN}' for i in range(len(rules.top)))} as missing")
    limits = ", ".join(f"case when m{i} = 0 then {limit} else {NO_LIMIT} end" for i, limit, _ in rules.must)
    forced = ", ".join(f"case when m{i} = 0 then {klass} else -1 end" for i, _, klass in rules.must)
    sums += [f"least({limits}) as worst", f"greatest({forced}) as forced"]
    points = []
    for s, (first, end, full, cap) in enumerate(rules.sections):
        gone = " + ".join(f"case when m{i} <= {LAST_NA} then {rules.top[i]} else 0 end" for i in range(first, end))
        sums += [f"{known(first, end)} as got{s}", f"{full} - ({gone})::bigint as open{s}"]
        scaled = f"({2 * full} * got{s} + open{s}) // (2 * open{s})"
        points.append(f"least(case when open{s} between 1 and {full - 1} then {scaled} else got{s} end, {cap})")
    gone = " or ".join(f"2 * ({full} - open{s}) > {full}" for s, (_, _, full, _) in enumerate(rules.sections))
    bands = reversed(list(enumerate(rules.bands, 1)))
    rung = " ".join(f"when {holds(f'total >= {least}', gates)} then {number}" for number, (least, gates) in bands)
    classes = enumerate(rules.classes)
    klass = " ".join(
        f"when {holds(f'rung >= {least}', gates)} then greatest({number}, forced)" for number, (least, gates) in classes
    )
    states = f"case when {gone} then {NOT_ASSESSABLE} when missing then {INCOMPLETE} else {GRADED} end"
    return f"""
        with sums as (select {", ".join(sums)} from marks),
        points as (select *, {", ".join(f"{points[s]} as points{s}" for s in sections)} from sums),
        totals as (select *, (bonus + {" + ".join(f"points{s}" for s in sections)} + {CENT // 2}) // {CENT} as total
            from points),
        rungs as (select *, least(case {rung} else 0 end, worst) as rung, {states} as state from totals)
        select state, total, rung, case when state <> {GRADED} then -1 {klass} else -1 end as class from rungs"""


# Plain Python ---------------------------------------------------------------------------------------------------------


def python_loop(marks: Marks, scheme: Scheme) -> Run:
    """A sample only, subject by subject."""
    rules, rows = rules_of(scheme), marks[:, :SAMPLE].T.tolist()

    def run() -> dict[str, Any]:
        found = [_python_subject(row, rules) for row in rows]
        return dict(zip(PARTS, zip(*found, strict=True), strict=True))

    return run


def _python_subject(marks: list[int], rules: Rules) -> tuple[int, int, int, int]:
    first, end, cap = rules.bonus
    exact = min(cap, sum(mark for mark in marks[first:end] if mark > LAST_SENTINEL))
    shares, assessable = [], True
    for first, end, full, cap in rules.sections:
        got, applies = 0, full
        for mark, top in zip(marks[first:end], rules.top[first:end], strict=True):
            if mark > LAST_SENTINEL:
                got += mark
            elif mark <= LAST_NA:
                applies -= top
        shares.append((got, applies))
        assessable = assessable and 2 * (full - applies) <= full
        exact += min(cap, (2 * full * got + applies) // (2 * applies) if 0 < applies < full else got)
    total = (exact + CENT // 2) // CENT

    def holds(gates: dict[int, int]) -> bool:
        return all(shares[s][0] * POINT >= gate * shares[s][1] for s, gate in gates.items())

    rung = max((r for r, (least, gates) in enumerate(rules.bands, 1) if total >= least and holds(gates)), default=0)
    failed = [(limit, klass) for item, limit, klass in rules.must if marks[item] == 0]
    rung = min([rung, *(limit for limit, _ in failed)])
    if not assessable:
        return NOT_ASSESSABLE, total, rung, -1
    if UNKNOWN in marks:
        return INCOMPLETE, total, rung, -1
    klass = next((c for c, (least, gates) in enumerate(rules.classes) if rung >= least and holds(gates)), -1)
    return GRADED, total, rung, max([klass, *(forced for _, forced in failed)]) if klass >= 0 else -1
