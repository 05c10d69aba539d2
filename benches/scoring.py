"""Score a million subjects by the 54 items of the sample standard on every engine; compare with reading them once.

    ./linli bench scoring [--subjects N] [--repeats N]

Every engine gets the same int32 marks, with not-applicable and unknown ones among them, in its own native form,
prepared before the clock starts. It gives the state, the total in 0.01, the rung after gates and must-haves, and
the class, in whole numbers throughout; all must agree on every subject, or the run fails. The kernel returns its
whole record, of which those four are a part. Each engine has a process of its own, and they take turns, so that
a busy moment of the machine does not fall on a single one.
"""

import argparse
import contextlib
import gc
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from _report import MEGABYTE, Goal, forget_peak, machine, peak_memory, print_goals, print_table, progress
from _scoring_engines import (
    PARTS,
    SAMPLE,
    Run,
    clock,
    duckdb_sql,
    kernel,
    numpy_blocks,
    on_one_core,
    pandas_frame,
    polars_lazy,
    python_loop,
    read_once,
    time_of_one,
)
from _scoring_marks import draw_marks

from linli.grading.compile import load_standard
from linli.grading.scheme import Compiled, compile_scheme
from linli.kernels.record import (
    GRADED,
    INCOMPLETE,
    LAST_SENTINEL,
    NOT_ASSESSABLE,
    Marks,
    Scheme,
)

ROOT = Path(__file__).resolve().parents[1]
SUBJECTS, REPEATS = 1_000_000, 7
BURST = 3  # runs of a fast engine in its turn


# The run: one process per engine, in turns ----------------------------------------------------------------------------

KERNEL, KEEPS, READS = "kernel", "kernel, keeping every item's points", "reading the marks once"
BLOCKS, LAZY, FRAME, LOOP = "NumPy in blocks, every core", "Polars, streaming", "pandas", "plain Python"
ENGINES: dict[str, Callable[[Marks, Scheme], Run]] = {
    READS: read_once,
    f"{READS}, one core": lambda marks, scheme: on_one_core(read_once, marks, scheme),
    KERNEL: kernel,
    f"{KERNEL}, one core": lambda marks, scheme: on_one_core(kernel, marks, scheme),
    KEEPS: lambda marks, scheme: kernel(marks, scheme, keep_points=True),
    BLOCKS: numpy_blocks,
    LAZY: polars_lazy,
    "DuckDB": duckdb_sql,
    FRAME: pandas_frame,
    LOOP: python_loop,
}
FAST = {READS, f"{READS}, one core", KERNEL, f"{KERNEL}, one core"}


@dataclass
class Engine:
    """A process that runs one engine when told to. times: milliseconds; added: bytes beyond what it began with."""

    name: str
    process: subprocess.Popen[str]
    added: int = 0
    one: float = 0.0
    times: list[float] = field(default_factory=list)

    def ask(self, runs: int) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{runs}\n")
        self.process.stdin.flush()
        self.times += self.answer()

    def answer(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name}: stopped with the exit status {self.process.wait()}")
        return json.loads(line)


def serve(name: str, folder: Path) -> None:
    """Prepare an engine, leave its results in the folder, then run it as often as each line of stdin says."""
    scheme, marks = _compiled().scheme, np.load(folder / "marks.npy")
    run = ENGINES[name](marks, scheme)
    one = time_of_one(marks, scheme) if name == KERNEL else 0.0
    del marks
    gc.collect()
    gc.disable()
    before = forget_peak()
    result = run()
    added = peak_memory() - before
    if result is not None:
        np.save(folder / f"{name}.npy", np.array([np.asarray(result[part], np.int64) for part in PARTS]))
    del result
    print(json.dumps([added, one]), flush=True)
    for line in sys.stdin:
        print(json.dumps([clock(run) for _ in range(int(line))]), flush=True)


def _compiled() -> Compiled:
    return compile_scheme(load_standard(ROOT / "standards" / "courteous-compound.yaml").standard)


@contextlib.contextmanager
def started(folder: Path) -> Iterator[list[Engine]]:
    """Start every engine, one after another; all are gone afterwards."""
    engines: list[Engine] = []
    try:
        for name in ENGINES:
            progress(f"{name}: preparing")
            command = [sys.executable, __file__, "--engine", name, "--folder", str(folder)]
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            engines.append(Engine(name, process))
            engines[-1].added, engines[-1].one = engines[-1].answer()
        yield engines
    finally:
        for engine in engines:
            engine.process.kill()
            engine.process.communicate()


def compare(folder: Path, names: Sequence[str]) -> dict[str, Any]:
    """Return the kernel's results, after making sure that every engine has the same for every subject."""
    wanted = np.load(folder / f"{KERNEL}.npy")
    for name in names:
        path = folder / f"{name}.npy"
        if not path.exists():
            continue  # it only reads
        found = np.load(path)
        differs = np.argwhere(found != wanted[:, : found.shape[1]])
        if differs.size:
            part, subject = differs[0].tolist()
            raise SystemExit(
                f"{name} and {KERNEL} disagree {len(differs)} times: {PARTS[part]} of subject {subject} is "
                f"{found[part, subject]} and {wanted[part, subject]}"
            )
    return dict(zip(PARTS, wanted, strict=True))


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="linli bench scoring", description=__doc__.partition("\n")[0])
    parser.add_argument("--subjects", type=int, default=SUBJECTS, metavar="N")
    parser.add_argument("--repeats", type=int, default=REPEATS, metavar="N", help="turns of every engine")
    parser.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.engine:
        serve(arguments.engine, arguments.folder)
        return 0
    if arguments.subjects < 1 or arguments.repeats < 1:
        parser.error("--subjects and --repeats must be at least 1")
    with tempfile.TemporaryDirectory(prefix="linli-bench-") as name:
        bench(Path(name), arguments.subjects, arguments.repeats)
    return 0


def bench(folder: Path, n: int, repeats: int) -> None:
    progress(f"drawing marks of {n:,} subjects")
    compiled = _compiled()
    marks = draw_marks(compiled, n)
    np.save(folder / "marks.npy", marks)
    known = float((marks > LAST_SENTINEL).mean())
    print(f"scoring: {n:,} subjects x {marks.shape[0]} items, {1 - known:.1%} of the marks not applicable or unknown")
    print(f"{machine()}\n")
    size = marks.nbytes
    del marks
    with started(folder) as engines:
        results = compare(folder, [engine.name for engine in engines])
        print_spread(results)
        for turn in range(repeats):
            for engine in engines:
                if engine.name != LOOP or turn < 2:
                    progress(f"turn {turn + 1} of {repeats}: {engine.name}")
                    engine.ask(BURST if engine.name in FAST else 1)
    report({engine.name: engine for engine in engines}, n, size)


def print_spread(results: dict[str, Any]) -> None:
    """How many subjects stand where: a benchmark in which everyone passes would say little."""
    graded = results["state"] == GRADED
    stars = np.bincount(results["rung"][graded], minlength=6).tolist()
    print("same state, total, stars and class on every engine, for every subject")
    print("stars " + ", ".join(f"{star}: {count:,}" for star, count in enumerate(stars)), end="; ")
    print(f"incomplete: {int((results['state'] == INCOMPLETE).sum()):,}", end=", ")
    print(f"not assessable: {int((results['state'] == NOT_ASSESSABLE).sum()):,}\n")


def report(engines: dict[str, Engine], n: int, size: int) -> None:
    scale = {LOOP: max(1.0, n / SAMPLE)}
    best = {name: min(engine.times) * scale.get(name, 1) for name, engine in engines.items()}
    median = {name: statistics.median(engine.times) * scale.get(name, 1) for name, engine in engines.items()}
    rows = []
    for name, engine in engines.items():
        label = f"{name}, scaled up from {SAMPLE:,}" if scale.get(name, 1) > 1 else name
        added = f"{engine.added / MEGABYTE:,.0f}" if scale.get(name, 1) == 1 else "-"
        ratios = (best[name] / best[KERNEL], best[name] / best[READS])
        rows.append(
            (label, f"{best[name]:,.1f}", f"{median[name]:,.1f}", *(f"{ratio:,.2f}" for ratio in ratios), added)
        )
    print_table(("engine", "best ms", "median ms", "x kernel", "x reading", "added MB"), rows)
    print(f"\nadded MB: peak memory of a run beyond the marks themselves, {size / MEGABYTE:,.0f} MB as int32")
    print(f"one subject: {engines[KERNEL].one:.3f} ms, each after a pause, the median of 200\n")
    peer = min((BLOCKS, LAZY), key=best.__getitem__)
    print_goals(
        (
            Goal(f"times as fast as {peer}", best[peer] / best[KERNEL], 4, at_least=True),
            Goal("times as fast as pandas", best[FRAME] / best[KERNEL], 20, at_least=True),
            Goal("times the time of reading once", best[KERNEL] / best[READS], 4),
            Goal("keeping every item's points", best[KEEPS] / 1000, 1, unit=" s"),
            Goal("one subject", engines[KERNEL].one, 1, unit=" ms"),
        )
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
