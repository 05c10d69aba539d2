"""What the service worker keeps."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.templatetags.static import static
from django.test import RequestFactory
from django.urls import resolve

import linli

from .pages import PAGES

WORKER = Path(__file__).parent / "static" / "outbox" / "worker.js"
# What every offline page shows beside its own; modules import outbox.js by its plain name, so that there is one of it.
SHELL = (
    "vendor/tabler.min.css", "vendor/tabler-icons.min.css", "vendor/fonts/tabler-icons.woff2", "vendor/idb.js",
    "ui/page.css", "ui/theme.js", "ui/mark.svg", "outbox/outbox.css", "outbox/outbox.js", "outbox/shell.js",
)  # fmt: skip


def plan() -> dict[str, Any]:
    """Return what the service worker keeps: pages in each language, static files by their hashed and plain names.

    The version is a hash over all of it, what the pages say included: when anything changed, all is fetched again.
    """
    names = sorted({*SHELL, *(name for page in PAGES.values() for name in page.assets)})
    pages = sorted({page.address for page in PAGES.values()})
    return _plan(tuple(names), tuple(pages), tuple(code for code, _title in settings.LANGUAGES), settings.STATIC_URL)


@lru_cache(maxsize=8)
def _plan(names: tuple[str, ...], pages: tuple[str, ...], languages: tuple[str, ...], root: str) -> dict[str, Any]:
    files = {static(name) for name in names} | {f"{root}{name}" for name in names if name.endswith(".js")}
    kept: dict[str, Any] = {"pages": pages, "languages": languages, "files": sorted(files)}
    told = hashlib.sha256(json.dumps([kept, linli.__version__]).encode() + WORKER.read_bytes())
    for page in pages:
        for language in languages:
            told.update(_drawn(page, language))
    return {**kept, "version": told.hexdigest()[:16]}


def _drawn(page: str, language: str) -> bytes:
    """Return a page as whoever is not signed in gets it: as everybody does."""
    request = RequestFactory().get(page, {"language": language})
    request.user = AnonymousUser()
    found = resolve(page)
    response: HttpResponse = found.func(request, *found.args, **found.kwargs)
    return response.content
