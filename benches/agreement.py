"""Measure the agreement of 10,000 sheets x 54 items scored twice, beside a plain loop and the usual bootstrap.

    ./linli bench agreement [--sheets N] [--repeats N]

Ours is everything: kappa and alpha of every item with their intervals, 1,000 draws of a bootstrap for each, assessors
and organisations with their leniencies, the items read differently and the pairs for adjudication. The peers do a part
of it:

- plain Python: equal marks, kappa with its error and alpha of every item, without a bootstrap, from dictionaries
- the usual bootstrap: subjects drawn with replacement, alpha anew for each draw and item, in NumPy; timed on a few
  draws and scaled up, as the table says

Both must find the same kappa, error and alpha as ours, or the run fails. They take turns in one process.
"""

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from _report import Goal, machine, print_goals, print_table, progress
from _scoring_marks import draw_marks

from linli.grading.compile import load_standard
from linli.grading.scheme import compile_scheme
from linli.kernels import agreement
from linli.kernels.record import LAST_SENTINEL, Marks

ROOT = Path(__file__).resolve().parents[1]
SEED = 20211015
SHEETS, REPEATS = 10_000, 5
ASSESSORS, ORGANISATIONS = 60, 4
SOME_DRAWS = 5  # of the usual bootstrap
MOST_SECONDS = 2.0


class Sheets:
    """Two scorings of invented subjects; four marks of five are the same, the others up to two levels away."""

    def __init__(self, n: int) -> None:
        compiled = compile_scheme(load_standard(ROOT / "standards" / "courteous-compound.yaml").standard)
        chance = np.random.default_rng(SEED)
        self.full = compiled.scheme.highest.astype(np.int32)
        self.must_have = np.arange(self.full.size) >= compiled.scheme.bonus_end
        self.first = draw_marks(compiled, n)
        self.second = self.first.copy()
        for item, row in enumerate(self.first):
            known = row > LAST_SENTINEL
            levels = np.unique(row[known])
            place = np.searchsorted(levels, row) + chance.integers(-2, 3, n)
            moved = known & (chance.random(n) < 0.25)
            self.second[item][moved] = levels[np.clip(place, 0, levels.size - 1)][moved]
        self.first_by = chance.integers(0, ASSESSORS, n)
        self.second_by = (self.first_by + chance.integers(1, ASSESSORS, n)) % ASSESSORS
        self.organisation_of = np.arange(ASSESSORS) % ORGANISATIONS


def everything(sheets: Sheets, rules: agreement.Rules) -> agreement.Agreement:
    return agreement.compare(
        sheets.first, sheets.second, sheets.full, sheets.must_have,
        sheets.first_by, sheets.second_by, sheets.organisation_of, rules,
    )  # fmt: skip


def plain_python(first: list[list[int]], second: list[list[int]]) -> list[tuple[int, float, float, float]]:
    """Return equal marks, quadratic kappa, its error and alpha of every item."""
    out = []
    for one, other in zip(first, second, strict=True):
        cells = Counter(pair for pair in zip(one, other, strict=True) if min(pair) > LAST_SENTINEL)
        n = sum(cells.values())
        row: Counter[int] = Counter()
        column: Counter[int] = Counter()
        for (a, b), count in cells.items():
            row[a] += count
            column[b] += count
        from_row = {a: sum(count * (a - b) ** 2 for b, count in column.items()) / n for a in row}
        from_column = {b: sum(count * (a - b) ** 2 for a, count in row.items()) / n for b in column}
        seen = sum(count * (a - b) ** 2 for (a, b), count in cells.items()) / n
        chance = sum(count * from_row[a] for a, count in row.items()) / n
        spread = sum(
            count * (seen / chance * (from_row[a] + from_column[b] - 2 * chance) - ((a - b) ** 2 - seen)) ** 2
            for (a, b), count in cells.items()
        )
        of = row + column
        pooled = sum(
            many * few * (a - b) ** 2 for a, many in of.items() for b, few in of.items()
        )  # every two values, twice
        alpha = 1 - (2 * n - 1) * 2 * n * seen / pooled
        alike = sum(count for (a, b), count in cells.items() if a == b)
        out.append((alike, 1 - seen / chance, spread**0.5 / chance / n, alpha))
    return out


def usual_bootstrap(first: Marks, second: Marks, draws: int) -> Any:
    """Return alpha of every item for each draw of subjects, (draws + 1, items); the first one is of all subjects."""
    n = first.shape[1]
    chance = np.random.default_rng(SEED)
    out = np.empty((draws + 1, first.shape[0]))
    for draw in range(draws + 1):
        chosen = chance.integers(0, n, n) if draw else np.arange(n)
        for item in range(first.shape[0]):
            a, b = first[item, chosen], second[item, chosen]
            known = (a > LAST_SENTINEL) & (b > LAST_SENTINEL)
            a, b = a[known].astype(np.float64), b[known].astype(np.float64)
            values = np.concatenate((a, b))
            size = values.size
            out[draw, item] = 1 - (size - 1) * ((a - b) ** 2).sum() / (size**2 * values.var())
    return out


def check(sheets: Sheets) -> None:
    """Make sure that all find the same."""
    first, second = sheets.first, sheets.second
    found = agreement.by_item(first, second, rules=agreement.Rules(least_pairs=2, draws=1))
    wanted = np.array(plain_python(first.tolist(), second.tolist())).T
    alphas = usual_bootstrap(first, second, 0)[0]
    with_error = found.kappa_state == agreement.DEFINED
    defined = found.kappa_state > agreement.ONE_SIDED
    same = (
        np.array_equal(found.alike, wanted[0])
        and np.allclose(found.kappa[defined], wanted[1][defined], atol=1e-9)
        and np.allclose(found.kappa_error[with_error], wanted[2][with_error], atol=1e-9)
        and np.allclose(found.alpha, wanted[3], atol=1e-9)
        and np.allclose(found.alpha, alphas, atol=1e-9)
    )
    if not same:
        raise SystemExit("the ways disagree about equal marks, kappa, its error or alpha")


def seconds(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="linli bench agreement", description=__doc__.partition("\n")[0])
    parser.add_argument("--sheets", type=int, default=SHEETS, metavar="N")
    parser.add_argument("--repeats", type=int, default=REPEATS, metavar="N", help="turns of every way")
    arguments = parser.parse_args(argv)
    if arguments.repeats < 1 or arguments.sheets < 100:
        parser.error("--repeats must be at least 1, --sheets at least 100")
    bench(arguments.sheets, arguments.repeats)
    return 0


def bench(n: int, repeats: int) -> None:
    progress(f"drawing {n:,} sheets, twice")
    sheets = Sheets(n)
    check(sheets)
    rules = agreement.Rules(seed=SEED)
    found = everything(sheets, rules)
    levels = found.items.levels
    print(
        f"agreement: {n:,} sheets x {levels.size} items, scored twice, {levels.min()} to {levels.max()} marks an item"
    )
    print(machine())
    print("equal marks, kappa, its error and alpha are the same in every way\n")
    print(
        f"{int(found.items.pairs.sum()):,} pairs, {found.items.alike.sum() / found.items.pairs.sum():.1%} equal",
        end="; ",
    )
    print(f"{found.differently.size} items read differently, {found.apart.item.size:,} pairs for adjudication\n")

    lists = [scoring.tolist() for scoring in (sheets.first, sheets.second)]
    by = (sheets.first_by, sheets.second_by)
    one = agreement.Rules(seed=SEED, draws=1)
    ours, no_draws = "everything", "items, without the bootstrap"
    ordinal = "items, ordinal alpha"
    people = "assessors"
    plain, usual = (
        "plain Python, without a bootstrap",
        f"usual bootstrap, scaled up from {SOME_DRAWS} draws",
    )
    ways: dict[str, tuple[Callable[[], object], float]] = {
        ours: (lambda: everything(sheets, rules), 1),
        no_draws: (lambda: agreement.by_item(sheets.first, sheets.second, *by, rules=one), 1),
        ordinal: (
            lambda: agreement.by_item(sheets.first, sheets.second, *by, rules=agreement.Rules(level="ordinal")),
            1,
        ),
        people: (lambda: agreement.by_assessor(sheets.first, sheets.second, sheets.full, *by, ASSESSORS), 1),
        plain: (lambda: plain_python(*lists), 1),
        usual: (lambda: usual_bootstrap(sheets.first, sheets.second, SOME_DRAWS), rules.draws / (SOME_DRAWS + 1)),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(repeats):
        progress(f"turn {turn + 1} of {repeats}")
        for name, (run, scale) in ways.items():
            times[name].append(seconds(run) * scale)
    best = {name: min(taken) for name, taken in times.items()}
    rows = [
        (name, f"{best[name]:.3f}", f"{statistics.median(taken):.3f}", f"{best[name] / best[ours]:.2f}")
        for name, taken in times.items()
    ]
    print_table(("way", "best s", "median s", "x everything"), rows)
    print()
    print_goals(
        (
            Goal("everything", best[ours], MOST_SECONDS, unit=" s"),
            Goal("times as fast as the usual bootstrap", best[usual] / best[ours], 10, at_least=True),
            Goal("without a bootstrap, times as fast as plain Python", best[plain] / best[no_draws], 3, at_least=True),
        )
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
