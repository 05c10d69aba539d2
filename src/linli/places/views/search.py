"""One box over all places: a page, and what it suggests while one types."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.core.rights import needs
from linli.places.pickers import OFFERED, PICKERS, options
from linli.places.queries.search import Found, answering, clean_text, search_places
from linli.places.rights import VIEW_PLACES

from .common import grants

SUGGESTED = 5


@needs(VIEW_PLACES)
def search(request: HttpRequest) -> HttpResponse:
    """Show what answers a text."""
    text = clean_text(request.GET.get("q", ""))
    found = search_places(grants(request), text)
    return render(request, "places/search.html", {"text": text, "groups": _groups(found), "empty": found.is_empty()})


@needs(VIEW_PLACES)
def suggest(request: HttpRequest) -> HttpResponse:
    """Return the first few that answer a text: a fragment, or JSON for whoever asks for it."""
    text = clean_text(request.GET.get("q", ""))
    found = search_places(grants(request), text, SUGGESTED)
    groups = _groups(found)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"results": [{"kind": kind, **line} for _title, kind, lines in groups for line in lines]})
    return render(request, "places/_suggestions.html", {"text": text, "groups": groups, "empty": found.is_empty()})


@needs(VIEW_PLACES)
def pick(request: HttpRequest, code: str) -> HttpResponse:
    """Return the options of a select that answer what is typed above it."""
    picker = PICKERS.get(code)
    if picker is None:
        raise Http404
    held = grants(request)
    if not held.has(picker.right.code):
        raise PermissionDenied(picker.right.code)
    text = clean_text(next((str(value) for name, value in request.GET.items() if name.endswith("_find")), ""))
    rows = picker.rows(held)
    found = answering(rows, text, OFFERED) if text else list(rows.order_by("name_pinyin", "pk")[:OFFERED])
    return HttpResponse(
        options(picker, found, empty=None if found else _("Nothing answers “{text}”.").format(text=text))
    )


Line = dict[str, Any]


def _groups(found: Found) -> list[tuple[str, str, list[Line]]]:
    """Return (title, kind, lines) of each kind of which something was found."""
    groups = [
        (
            _("Divisions"),
            "division",
            [_line("division", d, f"{d.parent.name if d.parent else ''} {d.code}".strip()) for d in found.divisions],
        ),
        (_("Compounds"), "compound", [_line("compound", c, f"{c.community.name} {c.code}") for c in found.compounds]),
        (
            _("Organisations"),
            "organisation",
            [_line("organisation", o, o.credit_code or "") for o in found.organisations],
        ),
        (_("Public facilities"), "facility", [_line("facility", f, f.community.name) for f in found.facilities]),
    ]
    return [group for group in groups if group[2]]


def _line(kind: str, row: Any, hint: str) -> Line:
    return {"id": row.pk, "name": row.name, "hint": hint, "url": reverse(f"places:{kind}", args=[row.pk])}
