"""The pages of the history."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from linli.core.rights import needs
from linli.core.subjects import SUBJECTS, require, thing_to_see, url_of
from linli.core.wording import fragment_unless_seen, page_of

from .jobs import is_at_work, start_check
from .models import ChainCheck, ChainLink
from .reading import PAGE, recent_events
from .rights import CHECK, VIEW_HISTORY
from .words import what_a_check_says

CHECKS = 30
LARGEST = 2**63 - 1


@needs(VIEW_HISTORY)
@require_safe
def of_thing(request: HttpRequest, subject: str, pk: int) -> HttpResponse:
    """Show what happened to a thing: to those who may see the thing and, over it, the history."""
    if pk > LARGEST:
        raise Http404
    grants = request.grants  # type: ignore[attr-defined]
    thing: Any = thing_to_see(grants, subject, pk)
    require(grants, VIEW_HISTORY, thing)
    page = page_of(request)
    events = recent_events(thing, PAGE + 1, offset=(page - 1) * PAGE, whole=True, grants=grants)
    declared = SUBJECTS[subject]
    context = {
        "kind": declared.title,
        "name": declared.names([pk]).get(pk, str(pk)),
        "url": url_of(subject, pk),
        "events": events[:PAGE],
        "newer": page - 1,
        "older": page + 1 if len(events) > PAGE else 0,
    }
    return render(request, "history/thing.html", context)


@needs(CHECK)
@require_safe
def chain(request: HttpRequest) -> HttpResponse:
    """Show whether the chain holds: the last checks and the last link."""
    checks = [(check, what_a_check_says(check)) for check in ChainCheck.objects.order_by("-checked_at", "-pk")[:CHECKS]]
    head = ChainLink.objects.order_by("-position").first()
    context = {
        "checks": checks,
        "last": checks[0] if checks else None,
        "head": head,
        "head_hash": bytes(head.own_hash).hex() if head else "",
        "at_work": is_at_work(),
    }
    return render(request, "history/chain.html", context)


@needs(CHECK)
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Let the whole chain be computed again now, not only at night."""
    start_check()
    return redirect("history:chain")


@needs(CHECK)
@require_safe
def checking(request: HttpRequest) -> HttpResponse:
    """Say whether a check is under way; when it is done, the page with its finding is loaded."""
    if not is_at_work():
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": reverse("history:chain")})
        return redirect("history:chain")
    return fragment_unless_seen(request, "history/_checking.html", {})
