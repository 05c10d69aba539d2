"""The page of one document: how far it is, and the document once it is there. Everybody sees their own only."""

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from linli.core.files.views import send
from linli.core.rights import SIGNED_IN, needs
from linli.core.wording import fragment_unless_seen

from .kinds import KINDS
from .models import Document


@needs(SIGNED_IN)
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a document is, or lead to it."""
    row = _own(request, pk)
    kind = KINDS.get(row.kind)
    context = {
        "document": row, "title": kind.title if kind else row.kind, "back": kind.back(row.subject) if kind else "/",
    }  # fmt: skip
    return render(request, "documents/document.html", context)


@needs(SIGNED_IN)
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the bar of progress; 304 while nothing moved; once it is there, the page is loaded again."""
    row = _own(request, pk)
    if not row.is_under_way:
        return HttpResponse(headers={"HX-Redirect": reverse("documents:document", args=[pk])})
    shown: dict[str, Any] = {"pk": pk, "state": str(row.state), "done": row.done, "total": row.total}
    return fragment_unless_seen(request, "documents/_progress.html", shown)


@needs(SIGNED_IN)
@require_safe
def content(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send the document."""
    row = _own(request, pk)
    if row.file is None:
        raise Http404
    response = send(request, row.file)
    response["Content-Disposition"] = f"attachment; filename*=utf-8''{quote(row.name)}"
    return response


def _own(request: HttpRequest, pk: int) -> Document:
    row = Document.objects.select_related("file").filter(pk=pk, person=request.user.pk).first() if pk < 2**63 else None
    if row is None:
        raise Http404
    return row
