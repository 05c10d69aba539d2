"""The page of to-dos, and the number in the top bar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.core import clock
from linli.core.rights import SIGNED_IN, grants_of, needs
from linli.core.wording import fragment_unless_seen, layout_for, page_of

from .kinds import KINDS
from .queries import COUNTED, counts_of, done_todos_of, kinds_of, lines, open_todos_of


@needs(SIGNED_IN)
@require_safe
def todo_list(request: HttpRequest) -> HttpResponse:
    """Show what waits for whoever asks, or what they have done."""
    done = request.GET.get("tab") == "done"
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    at, page, grants = clock.now(), page_of(request), grants_of(request.user)
    rows = done_todos_of(request.user) if done else open_todos_of(request.user, grants)
    shown, more = lines(rows.filter(kind=kind) if kind else rows, at, page)
    return render(
        request,
        "todo/list.html",
        {
            "layout": layout_for(request),
            "tabs": [
                {"label": _("To do"), "url": "?tab=open", "current": not done},
                {"label": _("Dealt with"), "url": "?tab=done", "current": done},
            ],
            "done": done,
            "kind": kind,
            "kinds": kinds_of(rows),
            "lines": shown,
            "page": page,
            "earlier": page - 1,
            "later": page + 1 if more else 0,
        },
    )


@needs(SIGNED_IN)
@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """Return the number for the top bar; 304 while it stays the same."""
    many, late = counts_of(request.user, grants_of(request.user), clock.now())
    return fragment_unless_seen(request, "todo/_count.html", {"many": many, "late": late, "most": COUNTED})
