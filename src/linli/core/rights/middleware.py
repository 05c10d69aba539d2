"""Makes the grants of whoever asks part of the request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from .grants import grants_of


class GrantsMiddleware:
    """Sets `request.grants`, read from the database when first asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:  # noqa: D102 - the class says it
        request.grants = SimpleLazyObject(lambda: grants_of(request.user))  # type: ignore[attr-defined]
        return self.get_response(request)
