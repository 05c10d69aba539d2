"""The addresses for phones, the queue of a device, the service worker and the manifest."""

import json
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.core import clock
from linli.core.rights import PUBLIC, needs

from .endpoints import body_of, endpoint
from .jobs import settle_later
from .limits import MOST_REQUEST, PATIENCE, PIECE
from .models import OutboxPiece, OutboxUpload
from .pages import PAGES
from .plan import WORKER, plan
from .problems import answer
from .reading import batch, declared, json_object, numbers, sha256_of
from .records import Outcome, hand_in, states
from .rush import is_quiet
from .uploads import declare, is_complete, put_together, take_piece, upload_of

JSON, BYTES = "application/json", "application/octet-stream"


@endpoint("GET")
def hello(request: HttpRequest) -> HttpResponse:
    """Say who is signed in and what time it is, and hand out the CSRF token as a cookie."""
    get_token(request)
    return answer({"person": str(getattr(request.user, "public_id", request.user.pk)), "piece": PIECE})


@endpoint("POST")
def records(request: HttpRequest) -> HttpResponse:
    """Take several records in, each by itself, and answer each: what became of it, now or the first time."""
    given = batch(json_object(body_of(request, JSON, MOST_REQUEST)))
    clock_off = round((given.sent_at - timezone.now()).total_seconds())
    outcomes = hand_in(
        given.records, person=request.user, device=given.device, clock_off=clock_off, at=clock.now(),
        patience=PATIENCE if is_quiet() else 0,
    )  # fmt: skip
    return answer({"answers": [_told(outcome) for outcome in outcomes]})


@endpoint("POST")
def settled(request: HttpRequest) -> HttpResponse:
    """Say what became of records that were handed in before, by their numbers."""
    ids = numbers(json_object(body_of(request, JSON, MOST_REQUEST)))
    patience = PATIENCE if is_quiet() else 0
    outcomes = states(ids, person=request.user, at=clock.now(), patience=patience)
    return answer({"answers": [_told(outcome) for outcome in outcomes]})


@endpoint("POST")
def uploads(request: HttpRequest) -> HttpResponse:
    """Hear of a file that is to come, and say which pieces of it are there."""
    given = declared(json_object(body_of(request, JSON, MOST_REQUEST)))
    return answer(_far(_together(declare(given, person=request.user, at=clock.now()), request)))


@endpoint("GET")
def upload(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say which pieces of a file are there."""
    return answer(_far(upload_of(key, request.user)))


@endpoint("POST")
def piece(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """Take a piece of a file: its bytes as they are, their SHA-256 in a header."""
    found = upload_of(key, request.user)
    digest = sha256_of(request.headers.get("X-Piece-SHA256"))
    content = body_of(request, BYTES, PIECE)
    taken = take_piece(found, number, content, digest, at=clock.now())
    return answer(_far(_together(taken, request), pieces=False))


def _together(upload: OutboxUpload, request: HttpRequest) -> OutboxUpload:
    """Put a file together that has all its pieces, or have it done if phones are waiting."""
    if not is_complete(upload):
        return upload
    if is_quiet():
        return put_together(upload, at=clock.now())
    settle_later(request.user, is_rush=True)
    return upload


def _told(outcome: Outcome) -> dict[str, Any]:
    told: dict[str, Any] = {"id": str(outcome.id), "state": outcome.state, "kept": outcome.kept}
    if outcome.already:
        told["already"] = True
    for name in ("data", "code", "sentence", "uploads"):
        if value := getattr(outcome, name):
            told[name] = value
    return told


def _far(found: OutboxUpload, *, pieces: bool = True) -> dict[str, Any]:
    far: dict[str, Any] = {
        "id": str(found.key), "state": found.state.lower(), "piece": PIECE, "pieces": found.pieces, "size": found.size,
    }  # fmt: skip
    if pieces:
        there = OutboxPiece.objects.filter(upload=found).order_by("number").values_list("number", flat=True)
        far["have"] = list(there) if found.state == OutboxUpload.State.OPEN else list(range(found.pieces))
    if found.problem:
        far |= {"code": found.problem_code, "sentence": found.problem}
    return far


# Pages ----------------------------------------------------------------------------------------------------------------


def shell(request: HttpRequest, template: str, context: dict[str, Any] | None = None) -> HttpResponse:
    """Return an offline page: the same for everybody, in the language of `?language=`, or of the reader."""
    asked = request.GET.get("language", "")
    language = asked if asked in dict(settings.LANGUAGES) else get_language() or settings.LANGUAGE_CODE
    with translation.override(language):
        response = render(request, template, {"shell_language": language, **(context or {})})
    response["Cache-Control"] = "no-cache"
    return response


@needs(PUBLIC)  # nothing of anybody is in it: what was entered is on the device, and is shown by the device
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show what this device keeps, item by item."""
    return shell(request, "outbox/queue.html")


@needs(PUBLIC)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Send the service worker: what it keeps, and the program."""
    script = f"const PLAN = {json.dumps(plan())};\n{WORKER.read_text(encoding='utf-8')}"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@needs(PUBLIC)
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Say how the platform stands on a phone's home screen; from an offline page, that page opens without a signal."""
    name = _("LinLi")
    asked = request.GET.get("start", "")
    start = asked if asked in {page.address for page in PAGES.values()} else "/"
    members = {
        "name": f"{name} · {settings.CITY_NAME}" if settings.CITY_NAME else name,
        "short_name": name,
        "lang": "en" if get_language() == "en" else "zh-Hans",
        "id": "/",
        "start_url": start,
        "scope": "/",
        "display": "standalone",
        "background_color": "#f4f7f4",
        "theme_color": "#14734a",
        "icons": [
            {"src": static("ui/mark.svg"), "type": "image/svg+xml", "sizes": "any"},
            {"src": static("outbox/icon-192.png"), "type": "image/png", "sizes": "192x192"},
            {"src": static("outbox/icon-512.png"), "type": "image/png", "sizes": "512x512", "purpose": "any maskable"},
        ],
    }
    return HttpResponse(json.dumps(members, ensure_ascii=False), content_type="application/manifest+json")
