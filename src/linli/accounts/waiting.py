"""A number and a name that wait in the session for a code: sealed under a key of their own, and gone with the code."""

import json
from base64 import b64decode, b64encode
from datetime import datetime

from django.http import HttpRequest

from linli.core import vault

from .codes import LASTS


def keep(request: HttpRequest, name: str, at: datetime, /, **values: str) -> None:
    """Keep values in the session until the code that was sent now is void."""
    key = vault.new_key()
    sealed = vault.seal(vault.unwrap(key), json.dumps(values))
    request.session[name] = {
        "key": b64encode(key).decode(), "sealed": b64encode(sealed).decode(), "until": (at + LASTS).isoformat(),
    }  # fmt: skip


def kept(request: HttpRequest, name: str, at: datetime) -> dict[str, str] | None:
    """Return what was kept, None if nothing was or its time is over; then it is taken out of the session."""
    found = request.session.get(name)
    if found is None:
        return None
    try:
        if datetime.fromisoformat(found["until"]) > at:
            values: dict[str, str] = json.loads(
                vault.unseal(vault.unwrap(b64decode(found["key"])), b64decode(found["sealed"]))
            )
            return values
    except (KeyError, TypeError, ValueError, vault.Unreadable):
        pass  # of an older program, or of another installation: it is asked for again
    del request.session[name]
    return None
