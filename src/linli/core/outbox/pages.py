"""The pages that work without a signal, and what the service worker keeps of them."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

WORKER = Path(__file__).parent / "static" / "outbox" / "worker.js"
# What every offline page shows beside its own; modules import outbox.js by its plain name, so that there is one of it.
SHELL = (
    "vendor/tabler.min.css", "vendor/tabler-icons.min.css", "vendor/fonts/tabler-icons.woff2", "vendor/idb.js",
    "ui/page.css", "ui/theme.js", "ui/mark.svg", "outbox/outbox.css", "outbox/outbox.js", "outbox/shell.js",
)  # fmt: skip


@dataclass(frozen=True)
class Page:
    """A page that is the same for everybody: its address or URL name, and the static files that it needs."""

    path: str
    assets: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where it is."""
        return self.path if self.path.startswith("/") else reverse(self.path)


PAGES: dict[str, Page] = {}


def offline_page(path: str, assets: Iterable[str] = ()) -> Page:
    """Let a page work offline. Its view is public and answers everybody alike (`outbox.views.shell` does).

    path: an address ("/field/") or a URL name without arguments; assets: names of static files beside the shell's own
    Raises ValueError if it is declared twice.
    """
    if path in PAGES:
        raise ValueError(f"the offline page {path} is declared twice")
    PAGES[path] = Page(path, tuple(assets))
    return PAGES[path]


def plan() -> dict[str, Any]:
    """Return what the service worker keeps: pages in each language, static files by their hashed and plain names.

    The version is a hash over all of it; hashed names change with what the files hold, and then all is fetched again.
    """
    names = sorted({*SHELL, *(name for page in PAGES.values() for name in page.assets)})
    pages = sorted({page.address for page in PAGES.values()})
    return _plan(tuple(names), tuple(pages), tuple(code for code, _title in settings.LANGUAGES), settings.STATIC_URL)


@lru_cache(maxsize=8)
def _plan(names: tuple[str, ...], pages: tuple[str, ...], languages: tuple[str, ...], root: str) -> dict[str, Any]:
    import linli

    files = {static(name) for name in names} | {f"{root}{name}" for name in names if name.endswith(".js")}
    kept: dict[str, Any] = {"pages": pages, "languages": languages, "files": sorted(files)}
    told = json.dumps([kept, linli.__version__]).encode() + WORKER.read_bytes()
    return {**kept, "version": hashlib.sha256(told).hexdigest()[:16]}
