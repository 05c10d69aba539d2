"""The panels that modules declared, and drawing those that a person may see."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from linli.core.rights import Right

log = logging.getLogger(__name__)

Draw = Callable[[HttpRequest, Any], tuple[str, dict[str, Any]] | None]


@dataclass(frozen=True)
class Panel:
    """One module's part of a page about a subject; `draw` returns template and context, or None to show nothing."""

    subject: str
    order: int
    right: Right
    draw: Draw

    @property
    def name(self) -> str:
        """Where it comes from, for the log."""
        return f"{self.draw.__module__}.{self.draw.__qualname__}"


PANELS: dict[str, list[Panel]] = {}


def panel(*, subject: str, order: int, right: Right) -> Callable[[Draw], Draw]:
    """Offer a panel to the pages about a subject, shown to those who hold the right over the thing, in this order."""

    def declare(draw: Draw) -> Draw:
        offered = PANELS.setdefault(subject, [])
        offered.append(Panel(subject, order, right, draw))
        offered.sort(key=lambda one: (one.order, one.name))
        return draw

    return declare


def panels_for(request: HttpRequest, subject: str, thing: Any) -> list[str]:
    """Return the panels of a thing as HTML. A panel that fails says so in its place: the page stays whole."""
    shown: list[str] = []
    for one in PANELS.get(subject, ()):
        if not _may_see(request, one.right, thing):
            continue
        try:
            drawn = one.draw(request, thing)
            if drawn is not None:
                template, context = drawn
                shown.append(render_to_string(template, context, request=request))
        except Exception:  # whatever a module does wrong, the other modules' parts are still wanted
            log.exception("the panel %s failed for %s %s", one.name, subject, getattr(thing, "pk", ""))
            shown.append(render_to_string("panels/failed.html", {}, request=request))
    return shown


def _may_see(request: HttpRequest, right: Right, thing: Any) -> bool:
    if right.public:
        return True
    if right.own:
        return bool(request.user.is_authenticated)
    return bool(request.grants.over(right.code, thing))  # type: ignore[attr-defined]
