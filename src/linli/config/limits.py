"""How much a client may send, and for how long."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

MOST_BYTES = 100_000_000  # of a body; the largest is a workbook or a file of boundaries
MOST_SECONDS = 300  # for sending it

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Door = Callable[[Message, Receive, Send], Awaitable[None]]


class NotTaken(Exception):
    """A body that is not taken: with which status, None if its sender has gone."""

    def __init__(self, status: int | None) -> None:
        super().__init__(status)
        self.status = status


class Limited:
    """An ASGI door that lets no body through that is too large or too slow."""

    def __init__(self, door: Door, most_bytes: int = MOST_BYTES, most_seconds: float = MOST_SECONDS) -> None:
        self.door = door
        self.most_bytes = most_bytes
        self.most_seconds = most_seconds

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:  # noqa: D102 - the class says it
        limit = asyncio.get_running_loop().time() + self.most_seconds
        taken = 0

        async def limited() -> Message:
            nonlocal taken
            try:
                async with asyncio.timeout_at(limit):
                    message = await receive()
            except TimeoutError:
                raise NotTaken(408) from None
            if message["type"] == "http.disconnect":
                raise NotTaken(None)
            taken += len(message.get("body", b""))
            if taken > self.most_bytes:
                raise NotTaken(413)
            return message

        async def marked(message: Message) -> None:  # the server's own is not known to be asynchronous
            await send(message)

        try:
            await self.door(scope, limited, marked)
        except NotTaken as exc:
            if exc.status is not None:
                headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
                await send({"type": "http.response.start", "status": exc.status, "headers": headers})
                await send({"type": "http.response.body", "body": self._why(exc.status).encode()})

    def _why(self, status: int) -> str:
        if status == 413:
            most = self.most_bytes // 1_000_000
            return f"上传内容过大，最多 {most} MB / What was sent is too large; at most {most} MB.\n"
        return (
            f"上传过慢，最多 {self.most_seconds:.0f} 秒 / Sending took too long; at most {self.most_seconds:.0f} s.\n"
        )
