"""Plan an invented city: 183 communities x 8 quarters x 30 measures, then 3,000, beside CP-SAT and a rule of thumb.

    ./linli bench planning [--seconds N] [--communities N ...]

Every way gets the same city, the same time and one per cent of gap to stop at. The planner is run once more at the
smaller size without a gap, to see how near to the proof it comes. CP-SAT (OR-Tools, one core) and HiGHS get the whole
city as one programme, the same one, with the bounds that the planner has worked out for each community; the time for
making it is not counted against them. Every plan of the planner and of the rule is graded by the scorer.
"""

import argparse
import math
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from _planning_city import draw_city
from _planning_peer import cp_sat
from _report import Goal, machine, print_goals, print_table, progress

from linli.kernels.planning import City, CityPlan, Search, greedy_city, plan_city
from linli.kernels.planning.city import Whole, dates, unit_of_money
from linli.kernels.planning.solver import solve
from linli.kernels.planning.works import Works, count

MEASURES, QUARTERS = 30, 8
SIZES = (183, 3000)
GAP = 0.01
SECONDS = {183: 120.0, 3000: 400.0}  # at most, for each way
MOST_SECONDS = {183: 60.0, 3000: 400.0}
PLANNER, RULE, WHOLE, PEER = "planner", "rule of thumb", "one programme, HiGHS", "one programme, CP-SAT"


class Row(NamedTuple):
    """What a way found: seconds, yuan, its own bound."""

    way: str
    seconds: float
    yuan: float
    bound: float

    @property
    def gap(self) -> float:
        """How far from the optimum it can be at most, by its own bound; infinite without a plan."""
        return (self.yuan - self.bound) / self.yuan if math.isfinite(self.yuan) and self.yuan else math.inf


def timed(way: str, city: City, gap: float, seconds: float) -> tuple[Row, CityPlan]:
    begun = time.perf_counter()
    plan = greedy_city(city) if way == RULE else plan_city(city, search=Search(seconds=seconds, gap=gap))
    row = Row(way, time.perf_counter() - begun, plan.cost if not plan.short.any() else math.inf, plan.bound)
    return (row._replace(bound=-math.inf) if way == RULE else row), plan


def peers(city: City, seconds: float) -> list[Row]:
    """Give the whole city, as one programme, to HiGHS and to CP-SAT."""
    works, unit = Works(city), unit_of_money(city)
    lack = np.maximum(city.targets.least - count(city, np.where(works.had, 0, -1)), 0)
    whole = Whole(works, dates(city, "cost"), unit, lack)
    whole.model.cost = [whole.money.get(column, 0.0) for column in range(len(whole.model.cost))]
    size = f"{len(whole.model.cost):,} columns, {len(whole.model.row_lower):,} rows"
    progress(f"{WHOLE}: {size}")
    begun = time.perf_counter()
    answer = solve(whole.model, Search(seconds=seconds, gap=GAP), seconds=seconds)
    ours = Row(WHOLE, time.perf_counter() - begun, answer.objective * unit, answer.bound * unit)
    progress(f"{PEER}: {size}")
    found = cp_sat(whole.model, seconds=seconds, gap=GAP)
    return [ours, Row(PEER, found.seconds, found.objective * unit, found.bound * unit)]


def bench(n: int, seconds: float) -> None:
    progress(f"drawing {n:,} communities")
    city = draw_city(n, MEASURES, QUARTERS)
    rows = []
    for way in (RULE, PLANNER):
        progress(f"{way}, {n:,} communities")
        row, plan = timed(way, city, GAP, seconds)
        rows.append(row)
    if n == SIZES[0]:
        progress(f"{PLANNER} without a gap")
        rows.append(timed(PLANNER, city, 0.0, seconds)[0]._replace(way=f"{PLANNER}, no gap asked for"))
    rows += peers(city, seconds)
    ours = next(row for row in rows if row.way == PLANNER)
    rule = next(row for row in rows if row.way == RULE)
    best = max(row.bound for row in rows)

    lifted = int(np.count_nonzero(plan.attained_by > 0))
    print(
        f"planning: {n:,} communities x {QUARTERS} quarters x {MEASURES} measures, {len(city.shared)} shared works, "
        f"{np.unique(city.county).size} counties, {len(city.targets)} targets; {lifted:,} lifted\n"
    )
    table = [
        (
            row.way,
            f"{row.seconds:.1f}",
            _yuan(row.yuan),
            f"{row.gap:.2%}" if math.isfinite(row.gap) else "-",
            f"{(row.yuan - best) / row.yuan:.2%}" if math.isfinite(row.yuan) else "-",
            f"{row.seconds / ours.seconds:.2f}",
            f"{row.yuan / ours.yuan:.4f}" if math.isfinite(row.yuan) else "-",
        )
        for row in rows
    ]
    print_table(("way", "s", "10,000 yuan", "own gap", "gap to best bound", "x time", "x cost"), table)
    if math.isfinite(rule.yuan):
        saved = rule.yuan - ours.yuan
        print(f"\nsaved against the rule of thumb: {_yuan(saved)} x 10,000 yuan, {saved / rule.yuan:.1%}\n")
    peer = next(row for row in rows if row.way == PEER)
    goals = [
        Goal(f"{n:,}: gap of the planner", 100 * ours.gap, 100 * GAP, unit=" %"),
        Goal(f"{n:,}: seconds to it", ours.seconds, MOST_SECONDS.get(n, seconds), unit=" s"),
        Goal(f"{n:,}: no dearer than CP-SAT's plan", ours.yuan / peer.yuan, 1 + GAP),
    ]
    print_goals(goals)
    print(flush=True)


def _yuan(yuan: float) -> str:
    return f"{yuan / 10_000:,.1f}" if math.isfinite(yuan) else "none found"


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="linli bench planning", description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, metavar="N", help="at most, for each way")
    parser.add_argument("--communities", type=int, nargs="+", default=SIZES, metavar="N")
    arguments = parser.parse_args(argv)
    if (arguments.seconds or 1) < 1 or min(arguments.communities) < 10:
        parser.error("--seconds must be at least 1, --communities at least 10")
    print(machine(), flush=True)
    for n in arguments.communities:
        bench(n, arguments.seconds or SECONDS.get(n, SECONDS[SIZES[-1]]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
