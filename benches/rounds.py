"""A round of 10,000 compounds by the 54 items of the sample standard, from the workbook to the seal, and its pages.

    ./linli bench rounds [--compounds N] [--times N] [--million N]

A throwaway PostgreSQL, with everything on that keeps it safe in a power cut, gets a made-up city with one sealed round
and a second one, once with a tenth of the compounds and once with all of them. In each the second round is marked by
workbook (dry run, applied, sent again), graded, corrected, put on notice and sealed, as the jobs do it; its pages are
asked for by a city officer, and by anybody, while it is marked and when it is sealed, in both cities in turns. What is
timed of a page is all that the server does for it, without the network; "anew" is with an empty cache, as somebody
meets it after each grading. The peers do the same in the usual way, on a sample, scaled up. Then a million compounds
are graded from their answers, by the code of the platform and by two peers; all must agree. Each way has a process of
its own, whose peak memory is told; the database server's is not counted. Anything else that runs on the machine shows
in the times.
"""

import argparse
import math
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from _report import MEGABYTE, Goal, machine, print_goals, print_table, progress
from _rounds_processes import Worker, work_on_rounds

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]
COMPOUNDS, TIMES, MILLION, GROWTH = 10_000, 20, 1_000_000, 10
MOST_QUERIES, MOST_MS, MOST_GROWTH, MOST_REGRADE = 12, 50, 1.5, 1
RUNS = 3  # of an engine over the million, and of a page with an empty cache
MARKED, SEALED = "while marked", "when sealed"
STEPS = {  # what is done with both rounds before their pages are asked for
    MARKED: (
        "idle",
        "make",
        "check",
        "apply",
        "again",
        "usual import",
        "grade",
        "grade again",
        "one",
        "usual grading",
        "tidy",
    ),
    SEALED: ("workbook", "pdf", "put on notice", "seal", "verify", "tidy"),
}
Found = dict[str, dict[str, Any]]


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="linli bench rounds", description=__doc__.partition("\n")[0])
    parser.add_argument("--compounds", type=int, default=COMPOUNDS, metavar="N", help="of the large city")
    parser.add_argument("--times", type=int, default=TIMES, metavar="N", help="how often each page is asked for")
    parser.add_argument("--million", type=int, default=MILLION, metavar="N", help="compounds graded without a database")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.worker:
        work(arguments.worker, arguments.folder, arguments.compounds)
        return 0
    if arguments.compounds < 5 * GROWTH or arguments.times < 3 or arguments.million < 100:
        parser.error(f"--compounds must be at least {5 * GROWTH}, --times at least 3, --million at least 100")
    with tempfile.TemporaryDirectory(prefix="linli-bench-") as name:
        bench(Path(name), arguments.compounds, arguments.times, arguments.million)
    return 0


def work(kind: str, folder: Path, count: int) -> None:
    """Be one of the processes: of an engine over the million, or of a city."""
    if kind == "city":
        work_on_rounds(folder, count)
    else:
        from _rounds_million import serve

        serve(kind, folder, count)


def bench(folder: Path, compounds: int, times: int, million: int) -> None:
    folder.chmod(0o711)  # the server may be another user's
    before = os.getloadavg()[0]
    sizes = [compounds // GROWTH, compounds]
    found: dict[int, Found] = {size: {} for size in sizes}
    pages = {}
    with ExitStack() as stack:
        workers = {size: city(stack, folder / str(size), size) for size in sizes}
        for when, names in STEPS.items():
            for size, worker in workers.items():
                for name in names:
                    progress(f"{size:,} compounds: {name}")
                    found[size][name] = worker.ask(name)
            progress(f"pages {when}")
            pages[when] = time_pages(list(workers.values()), times)
        book = (folder / f"{compounds}" / "marks.xlsx").stat().st_size
    engines, stars = grade_many(folder, million)
    print(f"{machine()}; load {before:.1f} when it began, {os.getloadavg()[0]:.1f} when it ended")
    print(f"small: {sizes[0]:,} compounds x 54 items; large: {sizes[1]:,}, {book / MEGABYTE:.1f} MB as .xlsx\n")
    report_ways(found[sizes[0]], found[sizes[1]])
    goals = [Goal("one mark changed and graded", found[compounds]["one"]["most"], MOST_REGRADE, unit=" s")]
    goals += report_pages(pages)
    report_million(engines, million, stars)
    print_goals(goals)


def city(stack: ExitStack, folder: Path, size: int) -> Worker:
    """Start a database and the process that works on it."""
    from _rounds_city import server

    environment = stack.enter_context(server(folder))
    return stack.enter_context(Worker("city", folder, size, environment))


def time_pages(workers: Sequence[Worker], times: int) -> dict[str, list[dict[str, Any]]]:
    """Ask for every page in both cities, in turns, so that a busy moment does not fall on one of them."""
    titles = [worker.ask("pages") for worker in workers]
    found: dict[str, list[dict[str, Any]]] = {}
    for number, page in enumerate(zip(*titles, strict=True)):
        anew = [[worker.ask(f"{number} anew") for worker in workers] for _ in range(RUNS)]
        took = [[worker.ask(f"{number}") for worker in workers] for _ in range(times)]
        found[page[0][0]] = [
            _timed(queries, *turns)
            for (_title, queries), *turns in zip(page, zip(*took, strict=True), zip(*anew, strict=True), strict=True)
        ]
    for worker in workers:
        worker.tell("end")
    return found


def _timed(queries: int, took: Sequence[list[float]], anew: Sequence[list[float]]) -> dict[str, Any]:
    times = sorted(one for one, _used in took)
    return {
        "queries": queries, "median": statistics.median(times), "p95": times[math.ceil(0.95 * len(times)) - 1],
        "used": statistics.mean(used for _one, used in took), "anew": statistics.median(one for one, _used in anew),
    }  # fmt: skip


def grade_many(folder: Path, count: int) -> tuple[Found, dict[str, int]]:
    """Grade as many compounds by every engine, in turns; returns seconds and memory, and how many stand where."""
    from _rounds_million import ENGINES, compare

    found: Found = {}
    with ExitStack() as stack:
        workers = {}
        for name in ENGINES:
            progress(f"{count:,} compounds: {name}")
            workers[name] = stack.enter_context(Worker(name, folder, count, {}))
            found[name] = {"answers": workers[name].answer(), "seconds": []}
        for _ in range(RUNS):
            for name, worker in workers.items():
                found[name]["seconds"].append(worker.ask("run"))
        for name, worker in workers.items():
            found[name]["peak"] = worker.ask("end")
    return found, compare(folder)


# The report -----------------------------------------------------------------------------------------------------------


def report_ways(small: Found, large: Found) -> None:
    """Print what is done with a round: seconds in both cities, growth, peak memory, and beside the usual way."""
    from _rounds_ways import WAYS

    ours = {
        "usual import": large["check"]["seconds"] + large["apply"]["seconds"],
        "usual grading": large["grade"]["seconds"],
    }
    rows = []
    for name, (_work, title) in WAYS.items():
        if not title:
            continue
        before, after = small[name], large[name]
        if "sample" in after:
            title += f", scaled up from {after['sample']:,}"
        elif "size" in after:
            title += f", {after['size'] / MEGABYTE:.1f} MB"
        rows.append((
            title, f"{before['seconds']:.2f}", f"{after['seconds']:.2f}", f"{after['seconds'] / before['seconds']:.1f}",
            f"{after['peak'] / MEGABYTE:,.0f}", f"{after['seconds'] / ours[name]:.1f}" if name in ours else "-",
        ))  # fmt: skip
    print_table(("a round", "small s", "large s", "growth", "peak MB", "x ours"), rows)
    print("\nx ours: beside dry run and applying together, which also check reasons and compare; and beside the first")
    print("grading, which also keeps every item's points; peak MB: ", end="")
    print(f"{large['idle']['peak'] / MEGABYTE:,.0f} of it are the program itself\n")


def report_pages(pages: dict[str, dict[str, list[dict[str, Any]]]]) -> list[Goal]:
    """Print what every page took in both cities; returns the goals of pages."""
    rows, both = [], []
    for when, found in pages.items():
        for title, (small, large) in found.items():
            both.append((small, large))
            rows.append((
                f"{title} ({when})", f"{small['queries']}", f"{large['queries']}", f"{small['median']:.1f}",
                f"{large['median']:.1f}", f"{large['p95']:.1f}", f"{small['used']:.1f}", f"{large['used']:.1f}",
                f"{large['used'] / small['used']:.2f}", f"{small['anew']:.1f}", f"{large['anew']:.1f}",
            ))  # fmt: skip
    head = (
        "page", "queries small", "large", "median ms small", "large", "p95", "used ms small", "large", "growth",
        "anew ms small", "large",
    )  # fmt: skip
    print_table(head, rows)
    print(
        "\nused: processor time of the page and of the database for it, the mean; other work makes it little longer\n"
    )
    return [
        Goal("queries of a page", max(large["queries"] for _, large in both), MOST_QUERIES),
        Goal("more queries in the large city", max(large["queries"] - small["queries"] for small, large in both), 1),
        Goal("slowest median of a page", max(large["median"] for _, large in both), MOST_MS, unit=" ms"),
        Goal("most processor time of a page", max(large["used"] for _, large in both), MOST_MS, unit=" ms"),
        Goal("largest growth of processor time", max(b["used"] / a["used"] for a, b in both), MOST_GROWTH),
    ]


def report_million(engines: Found, count: int, stars: dict[str, int]) -> None:
    """Print seconds and memory of grading without a database."""
    from _rounds_million import OURS, PLAIN, SAMPLE

    sample = min(SAMPLE, count)
    scale = {PLAIN: count / sample}
    best = {name: min(found["seconds"]) * scale.get(name, 1) for name, found in engines.items()}
    rows = []
    for name, found in engines.items():
        title = f"{name}, scaled up from {sample:,}" if name in scale else name
        median = statistics.median(found["seconds"]) * scale.get(name, 1)
        memory = "-" if name in scale else f"{found['peak'] / MEGABYTE:,.0f}"
        before = "-" if name in scale else f"{found['answers'] / MEGABYTE:,.0f}"
        rows.append((title, f"{best[name]:.2f}", f"{median:.2f}", f"{best[name] / best[OURS]:.2f}", memory, before))
    print_table((f"{count:,} compounds", "best s", "median s", "x ours", "peak MB", "of it answers"), rows)
    print("same state, total, stars and class from every engine: ours gives the whole record, the others those four")
    print(", ".join(f"{name}: {number:,}" for name, number in stars.items()) + "\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
