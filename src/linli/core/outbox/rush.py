"""How many phones this process is speaking with: what can wait is left for later while there are several.

Counted before a request waits for a thread, for those that wait are the rush.
"""

import random
import re
from collections.abc import Awaitable, Callable
from typing import Any

from django.utils.translation import gettext as _

from .limits import MOST_PIECES, PAUSES
from .problems import problem

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Door = Callable[[Message, Receive, Send], Awaitable[None]]

_RECORDS, _PIECE = "/outbox/", re.compile(r"/outbox/uploads/[0-9a-f-]{36}/\d+/")


class Rush:
    """An ASGI door that counts requests of phones, and sends pieces of photos that are too many away for a while."""

    requests = 0  # of the process, as is the next: now under way or waiting for a thread
    pieces = 0

    def __init__(self, door: Door, most_pieces: int = MOST_PIECES) -> None:
        self.door, self.most_pieces = door, most_pieces

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:  # noqa: D102 - the class says it
        path = scope.get("path", "")
        if not path.startswith(_RECORDS):
            await self.door(scope, receive, send)
            return
        is_piece = bool(_PIECE.fullmatch(path))
        if is_piece and Rush.pieces >= self.most_pieces:
            await _send_away(receive, send)
            return
        Rush.requests += 1
        Rush.pieces += is_piece
        try:
            await self.door(scope, receive, send)
        finally:
            Rush.requests -= 1
            Rush.pieces -= is_piece


def is_quiet() -> bool:
    """Whether the request at hand is the only one of a phone: then it may do now what a job would do later."""
    return Rush.requests <= 1


async def _send_away(receive: Receive, send: Send) -> None:
    while (await receive()).get("more_body"):  # who is not heard to the end does not hear the answer
        pass
    answer = problem(503, _("Many photos are coming in. This one is sent again in a moment."), "many")
    answer["Retry-After"] = str(random.randint(*PAUSES))  # so that they do not all come back at once
    answer["Content-Length"] = str(len(answer.content))
    headers = [(name.lower().encode(), value.encode()) for name, value in answer.items()]
    await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": answer.content})
