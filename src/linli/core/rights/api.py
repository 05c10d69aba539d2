"""The right that an operation of the API declares, as its `auth`."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from ninja.security import SessionAuth

from .grants import grants_of
from .registry import Right


class Holds(SessionAuth):
    """Lets in whoever is signed in and holds the right somewhere: else 401, or 403.

    Which objects they then see is the operation's to ask, as in a view. Unsafe methods check the CSRF token.
    """

    def __init__(self, right: Right) -> None:
        super().__init__()
        self.right = right

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """Return the person, None if nobody is signed in; raises PermissionDenied."""
        if not request.user.is_authenticated:
            return None
        if not self.right.own and not grants_of(request.user).has(self.right.code):
            raise PermissionDenied(self.right.code)
        return request.user
