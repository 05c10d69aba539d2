"""Runs `./linli` as a person does, and looks at what then runs."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from linli.config.embedded import processes
from linli.config.up.supervisor import is_healthy

ROOT = Path(__file__).resolve().parents[4]
Found = TypeVar("Found")


def environment(**changes: str) -> dict[str, str]:
    """An environment in which nothing says that tests run."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LINLI", "PYTHONPATH", "DJANGO", "DATABASE"))}
    return kept | changes


def linli(*words: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    command = [sys.executable, "-I", str(ROOT / "linli"), *words]
    return subprocess.run(command, env=environment(**changes), capture_output=True, text=True, check=False, timeout=120)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(found: Callable[[], Found], what: str, seconds: float = 120) -> Found:
    """Ask again and again until there is an answer."""
    limit = time.monotonic() + seconds
    while not (answer := found()):
        assert time.monotonic() < limit, f"not within {seconds} s: {what}"
        time.sleep(0.02)
    return answer


def parent_of(pid: int) -> int:
    """The parent of a process, 0 if it is gone."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


class Up:
    """`./linli up` on a folder."""

    def __init__(self, folder: Path, *words: str, **changes: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.log = folder.with_name("terminal.txt")
        command = [sys.executable, "-I", str(ROOT / "linli"), "up", "--data", str(folder), "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *words], env=environment(**changes), stdout=log, stderr=log, start_new_session=True
            )

    def said(self) -> str:
        """What it has printed."""
        return self.log.read_text()

    def serves(self) -> bool:
        """Whether it answers; fails the test if it has ended."""
        assert self.process.poll() is None, self.said()
        return is_healthy(self.port)

    def wait_until_ready(self) -> None:
        """Wait for pages and for the process that does the jobs."""
        until(lambda: self.serves() and self.part("worker"), f"ready; it said {self.said()}")

    def part(self, name: str) -> int:
        """The process of a service, 0 while there is none."""
        for pid in processes.started_with("LINLI_UP", str(self.folder)):
            if f"linli.config.up.{name}" in processes.command_line(pid) and parent_of(pid) == self.process.pid:
                return pid
        return 0

    def pages(self) -> list[int]:
        """The processes that serve pages."""
        web = self.part("web")
        return [p for p in processes.started_with("LINLI_UP", str(self.folder)) if web and parent_of(p) == web]

    def anything(self) -> list[int]:
        """Every process of a service that runs."""
        return [p for p in processes.started_with("LINLI_UP", str(self.folder)) if processes.is_alive(p)]

    def end(self, how: signal.Signals) -> int:
        """Send it a signal and wait for its end; returns its exit status."""
        self.process.send_signal(how)
        return self.process.wait(120)
