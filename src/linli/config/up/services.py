"""The processes that are watched: started, started again when they end, stopped."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_LOG_LIMIT = 10_000_000
_LONGEST_PAUSE = 30.0
_STEADY = 60.0  # who ran that long has not failed to start


class Service:
    """A process in a session of its own, with everything that it starts."""

    def __init__(
        self, name: str, module: str, arguments: Sequence[str], log: Path, environment: dict[str, str]
    ) -> None:
        self.name = name
        self.log = log
        self.environment = environment
        self.failures = 0
        self.due_at = 0.0  # when it may start again
        self.process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._command = [sys.executable, "-P", "-m", f"linli.config.up.{module}", str(os.getpid()), *arguments]

    def start(self) -> None:
        """Start it."""
        self.log.parent.mkdir(exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        self._started_at = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self._command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip

    def ended(self) -> int | None:
        """Return the status with which it has just ended, once; what it had started is killed.

        It is due again after a pause that grows with every failure.
        """
        if self.process is None or (status := self.process.poll()) is None:
            return None
        self._kill_all()
        self.process = None
        now = time.monotonic()
        self.failures = 0 if now - self._started_at > _STEADY else self.failures + 1
        self.due_at = now + (0.0 if self.failures < 2 else min(_LONGEST_PAUSE, 0.5 * 2 ** (self.failures - 2)))
        return status

    def ask_to_stop(self) -> None:
        """Ask it to finish what it does and end."""
        if self.process:
            self.process.send_signal(signal.SIGTERM)

    def wait(self, limit: float) -> None:
        """Wait for its end until a moment of the monotonic clock; then kill it."""
        if self.process:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(max(0.0, limit - time.monotonic()))
            self._kill_all()
            self.process.wait()
            self.process = None

    def last_words(self, lines: int = 8) -> str:
        """Return the end of its log."""
        with suppress(OSError):
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        return ""

    def _kill_all(self) -> None:
        assert self.process
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
