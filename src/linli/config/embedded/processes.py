"""What /proc says about processes, and how they are ended. Standard library only."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
_SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


def is_alive(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    try:
        stat = (PROC / str(pid) / "stat").read_text(errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def command_line(pid: int) -> list[str]:
    """Return the words that a process was started with, none if it is gone."""
    try:
        return [os.fsdecode(word) for word in (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")]
    except OSError:
        return []


def started_with(name: str, value: str) -> list[int]:
    """Return the processes, other than this one, that have a variable in the environment they were started with."""
    wanted = os.fsencode(f"{name}={value}")
    return [pid for pid in _others() if wanted in _read(PROC / str(pid) / "environ").split(b"\0")]


def working_in(folder: Path, program: str) -> list[int]:
    """Return the processes of a program's name whose current folder it is, as far as this user may see them."""
    found = []
    for pid in _others():
        with suppress(OSError):
            place = PROC / str(pid)
            if place.joinpath("comm").read_text().strip() == program and place.joinpath("cwd").samefile(folder):
                found.append(pid)
    return found


def end(pids: Iterable[int], how: signal.Signals, seconds: float) -> bool:
    """Send a signal and wait until none of the processes runs; returns whether that came true."""
    pids = list(pids)
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, how)
    limit = time.monotonic() + seconds
    while any(is_alive(pid) for pid in pids):
        if time.monotonic() > limit:
            return False
        time.sleep(0.02)
    return True


def end_with(parent: int, how: signal.Signals) -> None:
    """Let the system send this process a signal when its parent dies; ends at once if that has happened already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, int(how))
    if os.getppid() != parent:
        sys.exit("the process that started this one is gone")


def _others() -> list[int]:
    return [int(place.name) for place in PROC.iterdir() if place.name.isdigit() and int(place.name) != os.getpid()]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
