"""CP-SAT of OR-Tools on the programme that the planner builds: the same columns, rows and aim, in whole numbers."""

import math
import time
from typing import Any, NamedTuple

from ortools.sat.python import cp_model

from linli.kernels.planning.solver import Model

FINE = 10**6  # a fraction in a row is rounded to this part, towards what is allowed
STEPS = 10**4  # of a column that may be fractional and is not a share


class Found(NamedTuple):
    """objective, bound: of the programme, infinite where there is none; seconds: without handing the programme over."""

    objective: float
    bound: float
    seconds: float


def cp_sat(model: Model, *, seconds: float, gap: float) -> Found:
    """Minimise a programme on one core."""
    peer, columns, steps = _translated(model)
    peer.minimize(
        sum(int(cost) * column for cost, column, step in zip(model.cost, columns, steps, strict=True) if cost and step)
    )
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.relative_gap_limit = gap
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    begun = time.perf_counter()
    status = solver.solve(peer)
    taken = time.perf_counter() - begun
    found = solver.objective_value if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else math.inf
    return Found(found, solver.best_objective_bound, taken)


def _translated(model: Model) -> tuple[Any, list[Any], list[int]]:
    peer = cp_model.CpModel()
    columns, steps = [], []
    for n, (lower, upper, whole) in enumerate(zip(model.lower, model.upper, model.integer, strict=True)):
        # A column that is whole in every best answer, or only says whether any of some whole ones is 1.
        step = 1 if whole or float(upper).is_integer() else STEPS
        columns.append(peer.new_int_var(math.ceil(lower * step), math.floor(upper * step), f"c{n}"))
        steps.append(step)
    for row, (lower, upper) in enumerate(zip(model.row_lower, model.row_upper, strict=True)):
        here = range(model.start[row], model.start[row + 1])
        plain = all(float(model.value[k]).is_integer() and steps[model.index[k]] == 1 for k in here)
        scale = 1 if plain else FINE
        entries = [(columns[model.index[k]], round(model.value[k] * scale / steps[model.index[k]])) for k in here]
        slack = 0 if plain else len(entries)
        total = sum(value * column for column, value in entries)
        if math.isfinite(lower):
            peer.add(total >= math.floor(lower * scale) - slack)
        if math.isfinite(upper):
            peer.add(total <= math.ceil(upper * scale) + slack)
    return peer, columns, steps
