"""The last changes of a thing, loaded after the page that shows it: they cost as many queries as the page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.core.history.reading import recent_events
from linli.core.history.rights import VIEW_HISTORY
from linli.core.rights import needs
from linli.core.subjects import require, thing_to_see

from .common import grants

SHOWN = 5


@needs(VIEW_HISTORY)
def recent(request: HttpRequest, subject: str, pk: int) -> HttpResponse:
    """Return the last changes as a fragment: to those who may see the thing and, over it, the history."""
    held = grants(request)
    thing: Any = thing_to_see(held, subject, pk)
    require(held, VIEW_HISTORY, thing)
    events = recent_events(thing, SHOWN, grants=held)
    return render(request, "places/_recent.html", {"events": events, "subject": subject, "pk": pk})
