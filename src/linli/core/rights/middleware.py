"""Makes the grants of whoever asks part of the request, and refuses methods that no page serves."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.functional import SimpleLazyObject

from .grants import grants_of

METHODS = ("GET", "HEAD", "POST")  # what pages serve; a view may serve fewer, operations of the API say theirs


class GrantsMiddleware:
    """Sets `request.grants`, read from the database when first asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:  # noqa: D102 - the class says it
        request.grants = SimpleLazyObject(lambda: grants_of(request.user))  # type: ignore[attr-defined]
        return self.get_response(request)


class MethodsMiddleware:
    """Answers 405 to PUT, PATCH, DELETE, TRACE and the like, before the page is asked.

    A page would take them for looking, and pages of other packages take PUT for POST.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:  # noqa: D102 - the class says it
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Refuse the method, unless the address is the API's."""
        match = request.resolver_match
        if request.method in METHODS or (match is not None and "ninja" in match.app_names):
            return None
        return HttpResponseNotAllowed(METHODS)
