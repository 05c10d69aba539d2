"""Errors of the API, in the form that the field uses for them: problem+json (RFC 9457)."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError


def problem(status: int, title: str, **members: Any) -> HttpResponse:
    """Return a problem: status, a sentence, and what else belongs to it."""
    body = {"type": "about:blank", "title": title, "status": status, **members}
    return HttpResponse(
        json.dumps(body, ensure_ascii=False, default=str), status=status, content_type="application/problem+json"
    )


def tell_problems(api: NinjaAPI) -> None:
    """Make an API answer every error as a problem."""

    @api.exception_handler(AuthenticationError)
    def signed_out(request: HttpRequest, exc: AuthenticationError) -> HttpResponse:
        return problem(401, _("Sign in first."))

    @api.exception_handler(PermissionDenied)
    def forbidden(request: HttpRequest, exc: PermissionDenied) -> HttpResponse:
        return problem(403, _("Your roles do not allow this."), right=str(exc) or None)

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, exc: Http404) -> HttpResponse:
        return problem(404, _("There is no such thing, or it lies outside your area."))

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, exc: ValidationError) -> HttpResponse:
        errors = [{"at": ".".join(map(str, e["loc"])), "message": e["msg"]} for e in exc.errors]
        return problem(422, _("The request has faults."), errors=errors)

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, exc: HttpError) -> HttpResponse:
        return problem(exc.status_code, exc.message)
