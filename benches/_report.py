"""What the benchmarks share: progress on stderr, tables on stdout, peak memory, and goals reached or not."""

import contextlib
import os
import platform
import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

MEGABYTE = 1_000_000


class Goal(NamedTuple):
    """What was to be reached: `found` against `bound`, at least or at most it."""

    name: str
    found: float
    bound: float
    at_least: bool = False
    unit: str = ""

    @property
    def reached(self) -> bool:
        """Whether what was found is within the bound."""
        return self.found >= self.bound if self.at_least else self.found <= self.bound


def progress(sentence: str) -> None:
    """Tell the person who waits what goes on."""
    print(f"  {sentence}", file=sys.stderr, flush=True)


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: the first column to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, ["-" * width for width in widths], *rows):
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        print("  ".join([row[0].ljust(widths[0]), *cells]).rstrip())


def print_goals(goals: Sequence[Goal]) -> None:
    """Print each goal, what was found, and whether that reaches it."""
    rows = []
    for goal in goals:
        sign = "at least" if goal.at_least else "at most"
        verdict = "reached" if goal.reached else "NOT REACHED"
        rows.append((goal.name, f"{goal.found:.3g}{goal.unit}", f"{sign} {goal.bound:g}{goal.unit}", verdict))
    print_table(("goal", "found", "wanted", ""), rows)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def machine() -> str:
    """The machine in a line: a figure without it says little."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{_processor()}, {cores()} cores, {memory:.0f} GB, Python {platform.python_version()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def peak_memory() -> int:
    """The most memory, in bytes, that this process has held."""
    with contextlib.suppress(OSError):  # getrusage would count what the parent held when it started this process
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return of_usage(resource.getrusage(resource.RUSAGE_SELF))


def of_usage(usage: resource.struct_rusage) -> int:
    """The peak memory of a usage, in bytes."""
    return usage.ru_maxrss if sys.platform == "darwin" else usage.ru_maxrss * 1024


def forget_peak() -> int:
    """Let the peak begin again where the system can do so; return the peak from which it now counts, in bytes."""
    with contextlib.suppress(OSError):  # not Linux, or not allowed: the peak stays, and what is added shows as less
        Path("/proc/self/clear_refs").write_text("5")
    return peak_memory()
