"""What the outbox answers: always JSON, always with the server's time, errors as problem+json (RFC 9457)."""

import json
from typing import Any

from django.http import HttpResponse
from django.utils import timezone


def answer(members: dict[str, Any], status: int = 200, content_type: str = "application/json") -> HttpResponse:
    """Return an answer; `now` is the real time also on a set day, for the phone compares its clock with it."""
    body = json.dumps({"now": timezone.now().isoformat(), **members}, default=str)
    return HttpResponse(body, status=status, content_type=content_type, headers={"Cache-Control": "no-store"})


def problem(status: int, title: str, code: str, **members: Any) -> HttpResponse:
    """Return a problem: status, a sentence, a code that does not change with the language."""
    return answer(
        {"type": "about:blank", "title": title, "status": status, "code": code, **members},
        status, "application/problem+json",
    )  # fmt: skip
