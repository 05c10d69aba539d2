"""Puts who asks beside every change of a request."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .contexts import context

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class HistoryMiddleware:
    """Opens the context of the history for requests that may write; the others cost nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:  # noqa: D102 - the class says it
        if request.method in SAFE:
            return self.get_response(request)
        # The person is asked at each write: someone may sign in, or out, in the middle of a request.
        with context(person=lambda: request.user.pk, request=str(uuid.uuid4()), url=request.path[:200]):
            return self.get_response(request)
