"""The pages that work without a signal."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse


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
