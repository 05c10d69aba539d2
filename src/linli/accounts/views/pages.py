"""What the pages of this package have in common."""

from typing import Any, cast
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from linli.accounts.models import Person
from linli.core.rights import Grants
from linli.core.wording import layout_for


def me(request: HttpRequest) -> Person:
    """Return who is signed in, in views that need somebody."""
    return cast("Person", request.user)


def grants(request: HttpRequest) -> Grants:
    """Return the roles of who is signed in."""
    return cast("Grants", request.grants)  # type: ignore[attr-defined]


def page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, form: Any = None
) -> HttpResponse:
    """Render a page in the layout of whoever reads it: officers' or residents'. 422 if the form has errors."""
    status = 422 if form is not None and form.is_bound and form.errors else 200
    return render(request, template, {"layout": layout_for(request), "form": form, **(context or {})}, status=status)


def safe_next(request: HttpRequest, otherwise: str) -> str:
    """Return where to go after signing in: the `next` of the request if it is an address of ours."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return target if ours and urlsplit(target).path.startswith("/") else otherwise
