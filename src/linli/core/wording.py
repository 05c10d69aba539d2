"""Sentences that are stored as a code and its fields, and worded when somebody reads them, in the reader's language.

And the few lines that the pages of to-dos, notices and hearings share.
"""

import hashlib
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import get_language

from linli.core.rights import grants_of

Fields = Mapping[str, str | int | None]


class _Known(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "…"  # a row of an older program lacks a field: the rest of the sentence still helps


def fill(text: str | Promise, fields: Fields) -> str:
    """Return a sentence with its named fields filled in; a field that is missing shows as an ellipsis."""
    return str(text).format_map(_Known({name: "…" if value is None else value for name, value in fields.items()}))


def check_fields(code: str, fields: Fields) -> None:
    """Raise TypeError if a field is anything but a string or a whole number."""
    for name, value in fields.items():
        if not isinstance(value, (str, int, type(None))):
            raise TypeError(f"{code}: the field {name} is {value!r}; allowed are strings, whole numbers and None")


def fragment_unless_seen(request: HttpRequest, template: str, values: dict[str, object]) -> HttpResponse:
    """Return a small part of a page for one person; 304 if their browser has it already (ETag)."""
    told = f"{template}|{get_language()}|{sorted(values.items())}"
    etag = f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = render(request, template, values)
        response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ("Cookie", "Accept-Language"))
    return response


def layout_for(request: HttpRequest) -> str:
    """Return the layout of a page that officers and residents share: whoever holds any right sees the officers'."""
    return "ui/base.html" if any(grant.rights for grant in grants_of(request.user).items) else "ui/public.html"


def page_of(request: HttpRequest) -> int:
    """Return the page of a list that is asked for, the first if that cannot be read."""
    asked = request.GET.get("page", "")
    return min(max(int(asked), 1), 1000) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
