"""The loop that watches database, web server and worker until it is told to stop."""

import http.client
import os
import select
import signal
import time
from contextlib import suppress
from types import FrameType
from typing import Self

from linli.config.embedded.postgres import NoServer

from .database import Database
from .services import Service
from .words import say

_READY_LIMIT = 90.0
_STOP_LIMIT = 10.0
_TRIES_BEFORE_READY = 3


class Stopped(Exception):
    """Somebody asked the program to stop."""


class Signals:
    """Waits until a child ends, somebody asks to stop, or time has passed."""

    def __init__(self) -> None:
        self.stop = False
        self._reader, self._writer = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)

    def __enter__(self) -> Self:
        signal.set_wakeup_fd(self._writer, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for wanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(wanted) is not signal.SIG_IGN or wanted is not signal.SIGHUP:  # nohup stays nohup
                signal.signal(wanted, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        signal.set_wakeup_fd(-1)

    def wait(self, seconds: float) -> None:
        """Wait. Raises Stopped if somebody asked to stop."""
        if not self.stop:
            select.select([self._reader], [], [], max(0.0, seconds))
            with suppress(BlockingIOError):
                os.read(self._reader, 4096)
        if self.stop:
            raise Stopped

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.stop = True


class Supervisor:
    """Starts the services on a running database and keeps all of them running."""

    def __init__(self, database: Database, web: Service, worker: Service, port: int, signals: Signals) -> None:
        self.database = database
        self.web = web
        self.worker = worker
        self.port = port
        self.signals = signals
        self._database_due_at = 0.0
        self._database_failures = 0

    def start(self) -> str:
        """Start everything and wait until pages are served; returns why they are not, empty if they are.

        Raises Stopped.
        """
        self.web.start()
        limit = time.monotonic() + _READY_LIMIT
        while not is_healthy(self.port):
            self.look_after([self.web])
            if self.web.failures >= _TRIES_BEFORE_READY or time.monotonic() > limit:
                return self.web.last_words()
            self.signals.wait(0.05)
        self.worker.start()  # only now: the pages are waited for, the jobs are not
        return ""

    def watch(self) -> None:
        """Keep everything running. Raises Stopped."""
        while True:
            self.signals.wait(self.look_after([self.web, self.worker]))

    def look_after(self, services: list[Service]) -> float:
        """Start again what has ended; returns the seconds after which to look again."""
        now = time.monotonic()
        pauses = [5.0]
        process = self.database.process
        if process and process.poll() is not None:
            if self._database_due_at <= now:
                say(f"数据库意外结束（{process.returncode}），正在重新启动 / the database ended, starting it again …")
                try:
                    self.database.restart()
                    self._database_failures = 0
                except NoServer as exc:
                    self._database_failures += 1
                    self._database_due_at = time.monotonic() + min(30.0, 2.0**self._database_failures)
                    say(f"linli: {exc}")
            else:
                pauses.append(self._database_due_at - now)
        for service in services:
            status = service.ended()
            if status is not None:
                say(f"{service.name} 进程结束（{status}），将重新启动，见 {service.log} / ended, is started again.")
            if service.process is None:
                if service.due_at <= now:
                    service.start()
                else:
                    pauses.append(service.due_at - now)
        return min(pauses)

    def stop(self) -> None:
        """Stop the services; a running job gets some seconds."""
        limit = time.monotonic() + _STOP_LIMIT
        for service in (self.worker, self.web):
            service.ask_to_stop()
        for service in (self.web, self.worker):
            service.wait(limit)


def is_healthy(port: int) -> bool:
    """Whether pages are served there."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        response = connection.getresponse()
        response.read()
        return response.status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
