"""Grade a workbook of 10,000 compounds from .xlsx to sealed results, and the same with openpyxl and pandas.

    ./linli bench workbook [--subjects N] [--repeats N] [--phases]

Ours is `./linli grade` as a person runs it, start to end, in a process of its own. The peer is a process too: it
reads with openpyxl (read only), checks every cell, grades and looks for the reasons with pandas and NumPy, writes the
same sheets with openpyxl (write only) and seals the same tables. It borrows the arithmetic of a single mark and
the wording, so that both say the same, and it leaves out charts, cell formats and filters. Both must give the same
state, total, stars, class and marks for every compound, and as many lines of reasons, or the run fails.
"""

import argparse
import csv
import gc
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from _report import MEGABYTE, Goal, machine, of_usage, print_goals, print_table, progress
from _workbook_peer import ROOT, STANDARD, Peer

from linli.grading.compile import load_standard
from linli.grading.words import say

SUBJECTS_GRADED, REPEATS = 10_000, 3


class Finished(NamedTuple):
    """How a process went: wall-clock seconds, and bytes at its peak."""

    seconds: float
    peak: int


def run(command: Sequence[str | Path]) -> Finished:
    """Run a command to its end; its words appear only if it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdout=said, stderr=said, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(map(str, command))}: {process.returncode}\n{said.read().decode()}")
    return Finished(seconds, of_usage(usage))


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="linli bench workbook", description=__doc__.partition("\n")[0])
    parser.add_argument("--subjects", type=int, default=SUBJECTS_GRADED, metavar="N")
    parser.add_argument("--repeats", type=int, default=REPEATS, metavar="N", help="runs of ours; the best counts")
    parser.add_argument("--phases", action="store_true", help="also where our time goes, in this process")
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--peer", type=Path, nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.make:
        make(arguments.make, arguments.subjects)
    elif arguments.peer:
        Peer(*arguments.peer).grade()
    elif arguments.subjects < 1 or arguments.repeats < 1:
        parser.error("--subjects and --repeats must be at least 1")
    else:
        with tempfile.TemporaryDirectory(prefix="linli-bench-") as name:
            bench(Path(name), arguments.subjects, arguments.repeats, phases=arguments.phases)
    return 0


def make(path: Path, count: int) -> None:
    """Write the workbook, in a process of its own: what it held would count as the peak of those started after it."""
    sys.path.insert(0, str(ROOT))
    from tools.made_up_book import write_book

    write_book(path, count)


def bench(folder: Path, n: int, repeats: int, *, phases: bool) -> None:
    book = folder / "book.xlsx"
    progress(f"making a workbook of {n:,} compounds")
    run([sys.executable, __file__, "--subjects", str(n), "--make", book])
    print(f"workbook: {n:,} compounds x 54 items, {book.stat().st_size / MEGABYTE:.1f} MB as .xlsx")
    print(f"{machine()}\n")
    ours, theirs = [folder / "ours.xlsx", folder / "ours.zip"], [folder / "peer.xlsx", folder / "peer.zip"]
    runs = []
    for number in range(repeats):
        progress(f"./linli grade, run {number + 1} of {repeats}")
        runs.append(run([ROOT / "linli", "grade", STANDARD, book, "-o", ours[0], "--bundle", ours[1]]))
    progress("openpyxl + pandas")
    peer = run([sys.executable, __file__, "--peer", book, *theirs])
    best = min(runs)
    rows = [
        ("./linli grade", f"{best.seconds:.2f}", f"{statistics.median(one.seconds for one in runs):.2f}", "1.00"),
        ("openpyxl + pandas", f"{peer.seconds:.2f}", "-", f"{peer.seconds / best.seconds:.2f}"),
    ]
    peaks = (best.peak, peer.peak)
    compare(ours, theirs)
    print_table(
        ("", "best s", "median s", "x ours", "peak MB"),
        [(*row, f"{peak / MEGABYTE:,.0f}") for row, peak in zip(rows, peaks, strict=True)],
    )
    print()
    if phases:
        print_phases(folder, book)
    goals = [
        Goal("times as fast as openpyxl + pandas", peer.seconds / best.seconds, 5, at_least=True),
        Goal("read, checked, graded, sealed, written", best.seconds, 6, unit=" s"),
    ]
    print_goals(goals)


def compare(ours: Sequence[Path], theirs: Sequence[Path]) -> None:
    """Fail unless both bundles and both workbooks say the same of every compound."""
    for found, wanted, what in (
        (results_sealed(theirs[1]), results_sealed(ours[1]), "bundles"),
        (results_shown(theirs[0]), results_shown(ours[0]), "workbooks"),
    ):
        if found != wanted:
            pairs = zip(wanted, found, strict=False)
            differs = next((pair for pair in pairs if pair[0] != pair[1]), (len(wanted), len(found)))
            raise SystemExit(f"the two {what} differ, ours and the peer's:\n{differs[0]}\n{differs[1]}")
    print(f"same results for every one of {len(wanted) - 1:,} compounds, under the seal and in the workbook\n")


def results_sealed(path: Path) -> list[dict[str, str]]:
    """State, total, stars, class and every mark of every compound, as results.csv holds them."""
    with zipfile.ZipFile(path) as bundle:
        rows = csv.DictReader(io.StringIO(bundle.read("results.csv").decode("utf-8-sig"), newline=""))
        same = ("code", "state", "total", "outcome", "class_by_rule", "class", "limited_by")
        return [{key: row[key] for key in row if key in same or key.startswith("mark:")} for row in rows]


def results_shown(path: Path) -> list[tuple[Any, ...]]:
    """Code, total, stars and class of every compound as the sheet shows them, and how many reasons there are."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(str(path)) as book:
        _, head, *rows = book.get_sheet_by_name(say("sheet_subjects", "zh")).to_python()
        reasons = book.get_sheet_by_name(say("sheet_reasons", "zh")).to_python()
    places = [head.index(say(code, "zh")) for code in ("col_code", "total", "outcome", "class")]
    return [(len(reasons),), *(tuple(row[place] for place in places) for row in rows)]


def print_phases(folder: Path, book: Path) -> None:
    """The parts of a run one after another; the command itself seals while it writes."""
    gc.disable()  # as the command does
    from linli.grading.bundle import seal
    from linli.grading.explain import steps
    from linli.grading.grade import grade
    from linli.grading.report_xlsx import write_results
    from linli.grading.workbook import read_workbook

    rows = []

    def timed(name: str, work: Callable[[], Any]) -> Any:
        progress(f"phase: {name}")
        start = time.perf_counter()
        found = work()
        rows.append((name, f"{time.perf_counter() - start:.2f}"))
        return found

    published = timed("load the standard", lambda: load_standard(ROOT / "standards" / f"{STANDARD}.yaml"))
    read = timed("read and check the workbook", lambda: read_workbook(book, published))
    results = timed("grade, the compiler's import included", lambda: grade(published, read.answers))
    timed("seal", lambda: seal(results))
    timed("write the results", lambda: write_results(folder / "phases.xlsx", results, read.reasons))
    timed("  of which: what would lift each", lambda: steps(results))
    print_table(("phase, in this process", "s"), rows)
    print()
    gc.enable()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
