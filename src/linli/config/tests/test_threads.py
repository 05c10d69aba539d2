"""Several readers at once in one process."""

import asyncio
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from linli.config.threads import Threaded


def answers(pages: Threaded, *paths: str) -> list[bytes]:
    """Ask for several pages at once; returns their bodies."""

    async def ask(path: str) -> bytes:
        body = b""

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            nonlocal body
            body += message.get("body", b"")

        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "path": path,
            "query_string": b"",
            "headers": [],
        }
        await pages(scope, receive, send)
        return body

    async def ask_all() -> list[bytes]:
        return await asyncio.gather(*(ask(path) for path in paths))

    with ThreadPoolExecutor(1) as thread:  # where no browser of another test keeps an event loop
        return thread.submit(asyncio.run, ask_all()).result()


def test_a_page_does_not_wait_for_what_another_reader_asked_for() -> None:
    quick_was_read = threading.Event()

    def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/long/":
            in_time = quick_was_read.wait(20)
        else:
            in_time = True
            quick_was_read.set()
        start("200 OK", [])
        return [str(in_time).encode()]

    assert answers(Threaded(application, 2), "/long/", "/quick/") == [b"True", b"True"]


def test_no_more_run_at_once_than_there_are_threads() -> None:
    now, most, lock = 0, 0, threading.Lock()

    def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        threading.Event().wait(0.01)
        with lock:
            now -= 1
        start("200 OK", [])
        return [b"x"]

    assert answers(Threaded(application, 3), *(f"/{n}/" for n in range(12))) == [b"x"] * 12
    assert most <= 3
