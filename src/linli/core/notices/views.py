"""The inbox, and the number in the top bar."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core import clock
from linli.core.rights import SIGNED_IN, needs
from linli.core.subjects import names_of
from linli.core.wording import fragment_unless_seen, layout_for, page_of

from .models import Notice
from .operations import mark_read

PAGE = 50
COUNTED = 99


@needs(SIGNED_IN)
@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """Show the notices of whoever asks, the last first."""
    unread, page = request.GET.get("show") == "unread", page_of(request)
    rows = Notice.objects.filter(person=request.user.pk).order_by("-pk")
    rows = rows.filter(read_at=None) if unread else rows
    found = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    names = names_of((row.subject_type, row.subject_id) for row in found[:PAGE] if row.subject_id is not None)
    return render(
        request,
        "notices/list.html",
        {
            "layout": layout_for(request),
            "tabs": [
                {"label": _("All"), "url": "?show=all", "current": not unread},
                {"label": _("Unread"), "url": "?show=unread", "current": unread},
            ],
            "show": "unread" if unread else "all",
            "lines": [(row, names.get((row.subject_type, row.subject_id or 0), "")) for row in found[:PAGE]],
            "earlier": page - 1,
            "later": page + 1 if len(found) > PAGE else 0,
        },
    )


@needs(SIGNED_IN)
@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and go where it leads."""
    notice = Notice.objects.filter(person=request.user.pk, pk=pk).first()
    if notice is None:
        raise Http404
    mark_read(request.user, at=clock.now(), pk=pk)
    return redirect(notice.href or "notices:list")


@needs(SIGNED_IN)
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    mark_read(request.user, at=clock.now())
    return redirect("notices:list")


@needs(SIGNED_IN)
@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """Return the number for the top bar; 304 while it stays the same."""
    many = Notice.objects.filter(person=request.user.pk, read_at=None)[: COUNTED + 1].count()
    return fragment_unless_seen(request, "notices/_count.html", {"many": many, "most": COUNTED})
