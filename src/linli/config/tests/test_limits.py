"""A client that sends too much, too slowly, or goes away."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from linli.config.limits import Limited, Message


async def read_all(scope: Message, receive: Any, send: Any) -> None:
    size = 0
    while (message := await receive()).get("more_body"):
        size += len(message["body"])
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(size + len(message["body"])).encode()})


def answer(parts: list[Message], **limits: float) -> list[Message]:
    """What a client gets that sends these parts and then nothing more."""
    sent: list[Message] = []
    waiting = iter(parts)

    async def receive() -> Message:
        return next(waiting, None) or await asyncio.get_running_loop().create_future()

    async def send(message: Message) -> None:
        sent.append(message)

    with ThreadPoolExecutor(1) as thread:  # where no browser of another test keeps an event loop
        limited = Limited(read_all, **limits)({}, receive, send)  # type: ignore[arg-type]
        thread.submit(asyncio.run, limited).result()
    return sent


def part(body: bytes, more: bool = True) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_within_the_limits_passes() -> None:
    assert answer([part(b"12345"), part(b"67890", more=False)], most_bytes=10)[1]["body"] == b"10"


def test_a_body_that_is_too_large_is_a_413() -> None:
    assert answer([part(b"12345"), part(b"678901")], most_bytes=10)[0]["status"] == 413


def test_a_body_that_takes_too_long_is_a_408() -> None:
    assert answer([part(b"1")], most_seconds=0.01)[0]["status"] == 408


def test_a_client_that_goes_away_gets_no_answer_and_makes_no_error() -> None:
    assert answer([part(b"1"), {"type": "http.disconnect"}]) == []
