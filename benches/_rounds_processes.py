"""Processes that do what a line tells them and answer with a line: each work's memory is its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from _report import forget_peak

PROGRAM = Path(__file__).with_name("rounds.py")


class Worker:
    """A process of this benchmark, told what to do on stdin. It is gone afterwards."""

    def __init__(self, kind: str, folder: Path, count: int, environment: Mapping[str, str]) -> None:
        words = ["--worker", kind, "--folder", str(folder), "--compounds", str(count)]
        kept = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "LINLI_DEMO")}
        self.kind = kind
        self.process = subprocess.Popen(
            [sys.executable, str(PROGRAM), *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=kept | environment,
        )  # fmt: skip

    def __enter__(self) -> "Worker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.communicate()

    def tell(self, line: str) -> None:
        """Let it do something; nothing is waited for."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        """Return what it answers. Raises SystemExit if it stopped."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.kind}: stopped with the exit status {self.process.wait()}")
        return json.loads(line)

    def ask(self, line: str) -> Any:
        """Let it do something and return what it answers."""
        self.tell(line)
        return self.answer()


def work_on_rounds(folder: Path, count: int) -> None:
    """Do each way that a line names in a process of its own, forked from one that has the program loaded already."""
    import django

    django.setup()
    from _rounds_pages import serve
    from _rounds_ways import WAYS, officer, the_round

    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if child == 0:
            forget_peak()
            if line == "pages\n":
                serve(the_round(), officer())
            else:
                print(json.dumps(WAYS[line.strip()][0](folder, count)), flush=True)
            os._exit(0)  # not what else the parent would do at its end
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            raise SystemExit(1)
