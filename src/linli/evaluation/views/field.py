"""The assessors' page that works without a signal, and the list that the phone takes along."""

import hashlib
import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from linli.core.outbox.views import shell
from linli.core.rights import PUBLIC, needs
from linli.evaluation.queries.field import field_list
from linli.evaluation.rights import SCORE

from .field_words import page_data


@needs(PUBLIC)  # nothing of anybody is in it: the device keeps the page, and fills it from what it took along
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the page; what is on it, the scripts draw."""
    return shell(request, "evaluation/field.html", {"field_data": page_data})


@needs(SCORE)
@require_safe
def visits(request: HttpRequest) -> HttpResponse:
    """Send the visits of whoever asks, with the standards that they need; 304 if the phone has just that."""
    told: dict[str, Any] = field_list(request.user)
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": "Cookie"}
    asked = [one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")]
    if etag in asked:
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(body, content_type="application/json", headers=headers)
