"""What every request of a signed-in person must pass: the demo's edge, the second factor, acting for another."""

from collections.abc import Callable
from contextlib import nullcontext

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from linli.core import history
from linli.core.rights import grants_of

from .acting import principal_of
from .adapters import has_second_factor

READY = "second_factor"  # in the session: the person has one; it cannot go while a role asks for it


class PeopleMiddleware:
    """Sets `request.acting_for`: the person for whom the signed-in one acts, or None.

    Sends a person whose role asks for a second factor to set one up before anything else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:  # noqa: D102 - the class says it
        request.acting_for = None  # type: ignore[attr-defined]
        if not request.user.is_authenticated:
            return self.get_response(request)
        if request.user.is_demo and not settings.DEMO:
            logout(request)
            return redirect("account_login")
        if self._lacks_second_factor(request) and not self._sets_it_up(request):
            if request.accepts("text/html"):
                return redirect("mfa_index")
            raise PermissionDenied
        principal = request.acting_for = principal_of(request)  # type: ignore[attr-defined]
        with history.context(on_behalf_of=principal.pk) if principal else nullcontext():
            return self.get_response(request)

    def _lacks_second_factor(self, request: HttpRequest) -> bool:
        if request.session.get(READY) or request.user.is_demo:  # type: ignore[union-attr]
            return False
        if not grants_of(request.user).need_second_factor:
            return False
        if has_second_factor(request.user):  # type: ignore[arg-type]
            request.session[READY] = True
            return False
        return True

    def _sets_it_up(self, request: HttpRequest) -> bool:
        allowed = ("account_logout", "account_reauthenticate", "ui:preferences")
        return request.path.startswith(reverse("mfa_index")) or request.path in map(reverse, allowed)
