"""How many phones this process is speaking with: what can wait is left for later while there are several.

Counted before a request waits for a thread, for those that wait are the rush. Whoever would wait too long is sent away
at once, before anything of what it sent is read, and told when to come back.
"""

import re
import time
from collections.abc import Awaitable, Callable
from random import randint
from typing import Any

from django.utils.translation import gettext as _

from .limits import MOST_PIECES, PAUSES, SHARES
from .line import Line
from .problems import problem

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Door = Callable[[Message, Receive, Send], Awaitable[None]]

_OUTBOX, _PIECE = "/outbox/", re.compile(r"/outbox/uploads/[0-9a-f-]{36}/\d+/")
_PHONES = re.compile(r"/outbox/(hello|records|settled|uploads)/")
_AWAY = b"x-outbox-away"  # how many times a phone was sent away since it was last served


class _Full(Exception):
    """The line is too long for one more."""


class Rush:
    """An ASGI door that counts requests of phones, and sends away for a while what would have to wait too long."""

    requests = 0  # of the process, as are the next: under way, or waiting for a thread or the rest of its body
    pieces = 0
    line = Line()

    def __init__(self, door: Door, most_pieces: int = MOST_PIECES) -> None:
        self.door, self.most_pieces = door, most_pieces

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:  # noqa: D102 - the class says it
        path = scope.get("path", "")
        if not path.startswith(_OUTBOX):
            await self._in_line(scope, receive, send, None)
            return
        is_piece = bool(_PIECE.fullmatch(path))
        if is_piece and Rush.pieces >= self.most_pieces:
            while (await receive()).get("more_body"):  # who is not heard to the end does not hear the answer
                pass
            await _send_piece_away(send)
            return
        Rush.requests += 1
        Rush.pieces += is_piece
        try:
            times, about = _times(scope), _PHONES.match(path)
            await self._in_line(scope, receive, send, _share(about[1], times) if about else None)
        except _Full:
            if is_piece:
                await _send_piece_away(send)
            else:
                await _send_phone_away(send, Rush.line.pause(times, time.monotonic()))
        finally:
            Rush.requests -= 1
            Rush.pieces -= is_piece

    async def _in_line(self, scope: Message, receive: Receive, send: Send, share: float | None) -> None:
        """Let a request in once all of it has come: until then it holds up nobody. Raises _Full.

        share: of the room that it may find taken; None: a page for people, which is always let in
        """
        line, joined, began, took = Rush.line, 0, 0.0, None

        async def heard() -> Message:
            nonlocal joined, began
            message = await receive()
            if not joined and message["type"] == "http.request" and not message.get("more_body"):
                if share is not None and not line.has_room(share):
                    raise _Full
                joined, began = line.join(), time.monotonic()
            return message

        try:
            await self.door(scope, heard, send)
            took = None if share is None else time.monotonic() - began
        finally:
            if joined:
                line.leave(joined, took)


def is_quiet() -> bool:
    """Whether the request at hand is the only one of a phone: then it may do now what a job would do later."""
    return Rush.requests <= 1


def _share(what: str, times: int) -> float:
    """Return how much of the line a request may find taken: who was let in or sent away before comes before others."""
    return SHARES["returning" if what == "hello" and times else what]


def _times(scope: Message) -> int:
    said = dict(scope.get("headers", ())).get(_AWAY, b"")
    return int(said) if said.isdigit() and len(said) <= 3 else 0


async def _send_piece_away(send: Send) -> None:
    await _answer(send, _("Many photos are coming in. This one is sent again in a moment."), randint(*PAUSES))


async def _send_phone_away(send: Send, pause: int) -> None:
    sentence = _("Many phones are handing in at this moment. What you entered stays on this device and is sent soon.")
    await _answer(send, sentence, pause)


async def _answer(send: Send, sentence: str, pause: int) -> None:
    answer = problem(503, sentence, "many")
    answer["Retry-After"] = str(pause)
    answer["Content-Length"] = str(len(answer.content))
    headers = [(name.lower().encode(), value.encode()) for name, value in answer.items()]
    await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": answer.content})
