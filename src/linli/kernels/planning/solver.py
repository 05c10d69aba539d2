"""A mixed-integer programme, put together row by row, and HiGHS, which solves it.

The only module that knows the solver. One thread and a fixed seed, so that the same model gives the same answer.
"""

import contextlib
import math
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock

import highspy
import numpy as np
from numpy.typing import NDArray

from .record import Search

Floats = NDArray[np.float64]
INF = float(highspy.kHighsInf)
SOLVED, INFEASIBLE, TIMED_OUT = 0, 1, 2

_FEASIBLE = 2  # of primal_solution_status
_LEAST_SECONDS = 0.01
_UNSOUND = 1 << 16  # a rule of presolve, enumeration, that loses rows and costs: ERGO-Code/HiGHS issue 3216
_USABLE = (
    highspy.HighsModelStatus.kOptimal,
    highspy.HighsModelStatus.kModelEmpty,
    highspy.HighsModelStatus.kTimeLimit,
)

_first = Lock()
_greeted = False


@dataclass
class Model:
    """Columns with cost and bounds, rows with their entries; to be minimised."""

    cost: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    integer: list[bool] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    start: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)

    def column(self, cost: float = 0.0, upper: float = 1.0, *, lower: float = 0.0, integer: bool = True) -> int:
        """Add a column and return its number; a binary one unless told otherwise."""
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.integer.append(integer)
        return len(self.cost) - 1

    def row(self, entries: Sequence[tuple[int, float]], *, least: float = -INF, most: float = INF) -> int:
        """Add least <= sum of value x column <= most and return its number; entries of one column are added up."""
        merged: dict[int, float] = {}
        for column, value in entries:
            merged[column] = merged.get(column, 0.0) + value
        self.index += merged.keys()
        self.value += merged.values()
        self.start.append(len(self.index))
        self.row_lower.append(least)
        self.row_upper.append(most)
        return len(self.row_lower) - 1


@dataclass(frozen=True)
class Answer:
    """values: float64, one per column, or empty; whole ones rounded. objective, bound: of what is minimised."""

    state: int
    values: Floats
    objective: float
    bound: float


_PLAIN: dict[str, bool | int | float | str] = {  # what takes longer than a small programme itself
    "mip_heuristic_effort": 0.0, "mip_heuristic_run_feasibility_jump": False, "mip_heuristic_run_zi_round": False,
    "mip_heuristic_run_shifting": False, "mip_detect_symmetry": False,
}  # fmt: skip


def solve(model: Model, search: Search, *, seconds: float, whole_objective: bool = True, small: bool = False) -> Answer:
    """Minimise a model. whole_objective: every objective value is whole, so a bound above found - 1 proves it.

    small: a few dozen columns. HiGHS is given no plan to begin with: 1.16.0 now and then loses a part of its cost in
    presolve, and cuts off what costs as much as the lost part.
    """
    solver = _solver()
    options: dict[str, bool | int | float | str] = {
        "threads": 1, "parallel": "off", "random_seed": search.seed, "time_limit": max(seconds, _LEAST_SECONDS),
        "mip_rel_gap": search.gap, "mip_abs_gap": 0.999 if whole_objective else 1e-9, "presolve_rule_off": _UNSOUND,
    }  # fmt: skip
    options |= _PLAIN if small else {}
    for name, value in options.items():
        _ok(solver.setOptionValue(name, value), f"option {name}")
    _ok(solver.passModel(_as_lp(model)), "model")
    solver.run()
    status, info = solver.getModelStatus(), solver.getInfo()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return Answer(INFEASIBLE, np.empty(0), math.inf, math.inf)
    if status not in _USABLE:
        said = solver.modelStatusToString(status)
        raise RuntimeError(f"HiGHS ended with the status {said}; a plan needs another one")
    ended = status == highspy.HighsModelStatus.kTimeLimit
    if info.primal_solution_status != _FEASIBLE:
        return Answer(TIMED_OUT, np.empty(0), math.inf, info.mip_dual_bound)
    values, whole = np.array(solver.getSolution().col_value, np.float64), np.array(model.integer, bool)
    values[whole] = np.rint(values[whole])
    objective = float(info.objective_function_value)
    bound = float(info.mip_dual_bound) if whole.any() else objective
    return Answer(TIMED_OUT if ended else SOLVED, values, objective, min(bound, objective))


def whole_bound(bound: float) -> int:
    """Return the least whole number that an objective of whole values can have, given a bound from the solver."""
    return math.ceil(bound - 1e-6 * max(1.0, abs(bound))) if math.isfinite(bound) else 0


def _ok(status: highspy.HighsStatus, what: str) -> None:
    if status == highspy.HighsStatus.kError:
        raise RuntimeError(f"HiGHS refuses the {what}")


def _as_lp(model: Model) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.cost), len(model.row_lower)
    lp.col_cost_ = np.array(model.cost, np.float64)
    lp.col_lower_, lp.col_upper_ = np.array(model.lower, np.float64), np.array(model.upper, np.float64)
    lp.row_lower_, lp.row_upper_ = np.array(model.row_lower, np.float64), np.array(model.row_upper, np.float64)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(model.start, np.int32)
    lp.a_matrix_.index_ = np.array(model.index, np.int32)
    lp.a_matrix_.value_ = np.array(model.value, np.float64)
    kinds = highspy.HighsVarType
    lp.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in model.integer]
    return lp


def _solver() -> highspy.Highs:
    global _greeted
    with _first:
        with contextlib.nullcontext() if _greeted else _no_stdout():
            solver = highspy.Highs()  # type: ignore[no-untyped-call]
        _greeted = True
    solver.setOptionValue("output_flag", False)
    return solver


@contextlib.contextmanager
def _no_stdout() -> Iterator[None]:
    """Let go what C code writes: HiGHS greets on standard output, where data is expected. NOTICE names its licence."""
    sys.stdout.flush()
    kept, nothing = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nothing)


class Growing:
    """A programme that gets more columns: its relaxation, with the prices of its rows, and at last its whole answer."""

    def __init__(self, model: Model, search: Search) -> None:
        """Take the columns and rows to begin with; every column may be fractional until `whole`."""
        self.solver, self.search = _solver(), search
        self.integer = list(model.integer)
        lp = _as_lp(model)
        lp.integrality_ = []
        options: dict[str, int | str] = {"threads": 1, "parallel": "off", "random_seed": search.seed}
        for name, value in options.items():
            _ok(self.solver.setOptionValue(name, value), f"option {name}")
        _ok(self.solver.passModel(lp), "model")

    def add(self, cost: float, entries: Sequence[tuple[int, float]]) -> int:
        """Add a whole column of at most 1 and return its number. entries: row and value."""
        rows = np.array([row for row, _ in entries], np.int32)
        values = np.array([value for _, value in entries], np.float64)
        _ok(self.solver.addCol(cost, 0.0, 1.0, rows.size, rows, values), "column")
        self.integer.append(True)
        return len(self.integer) - 1

    def relax(self, seconds: float) -> tuple[float, Floats] | None:
        """Return the objective of the relaxation and the price of each row; None if the time ends first."""
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + max(seconds, _LEAST_SECONDS))
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        prices = np.array(self.solver.getSolution().row_dual, np.float64)
        return float(self.solver.getInfo().objective_function_value), prices

    def whole(self, seconds: float, gap: float) -> Floats:
        """Return the best whole answer found, empty if none; after that, nothing may be added."""
        columns = np.nonzero(np.array(self.integer, bool))[0].astype(np.int32)
        kinds = np.full(columns.size, int(highspy.HighsVarType.kInteger), np.uint8)
        _ok(self.solver.changeColsIntegrality(columns.size, columns, kinds), "whole columns")
        self.solver.clearSolver()  # else it would begin with the relaxation's answer
        options: dict[str, float | int] = {
            "time_limit": self.solver.getRunTime() + max(seconds, _LEAST_SECONDS),
            "mip_rel_gap": gap,
            "mip_abs_gap": 0.999,
            "presolve_rule_off": _UNSOUND,
        }
        for name, value in options.items():
            _ok(self.solver.setOptionValue(name, value), f"option {name}")
        self.solver.run()
        usable = self.solver.getModelStatus() in _USABLE
        if not usable or self.solver.getInfo().primal_solution_status != _FEASIBLE:
            return np.empty(0)
        values = np.array(self.solver.getSolution().col_value, np.float64)
        values[columns] = np.rint(values[columns])
        return values
