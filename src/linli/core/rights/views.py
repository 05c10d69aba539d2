"""The decorator that every view carries, and what the start checks."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from .grants import grants_of
from .registry import RIGHTS, Right

View = TypeVar("View", bound=Callable[..., Any])

DECLARED: dict[str, Right] = {}  # for views of other packages: full URL name or path -> right


def needs(right: Right) -> Callable[[View], View]:
    """Say which right a view needs: signed-out visitors go to the sign-in page, others without it get a 403.

    Which objects the person then sees is the view's to ask (`visible_to`, `get_visible`): out of scope is a 404.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not right.public:
                if not request.user.is_authenticated:
                    return to_sign_in(request)
                if not right.own and not grants_of(request.user).has(right.code):
                    raise PermissionDenied(right.code)
            return view(request, *args, **kwargs)  # type: ignore[no-any-return]

        guarded.right = right  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send whoever asks to the sign-in page, and back here afterwards."""
    from django.contrib.auth.views import redirect_to_login  # needs the apps, which load this

    htmx = getattr(request, "htmx", None)
    if not htmx:
        return redirect_to_login(request.get_full_path())
    # A part of a page was asked for: the whole page goes to sign in, or its form would appear inside a table.
    answer = redirect_to_login(htmx.current_url_abs_path or "/")
    return HttpResponse(headers={"HX-Redirect": answer["Location"]})


def declare(name: str, right: Right) -> None:
    """Say which right guards a view of another package, by its URL name (or its path where it has none)."""
    DECLARED[name] = right


def addresses(
    resolver: URLResolver | None = None, prefix: str = "", spaces: str = ""
) -> Iterator[tuple[str, str, Any]]:
    """Return every address: its path pattern, its full name ("places:compound", empty if none), its view."""
    for part in (resolver or get_resolver()).url_patterns:
        path = prefix + str(part.pattern)
        if isinstance(part, URLResolver):
            space = f"{spaces}{part.namespace}:" if part.namespace else spaces
            yield from addresses(part, path, space)
        elif isinstance(part, URLPattern):
            yield path, f"{spaces}{part.name}" if part.name else "", part.callback


def right_of(path: str, name: str, view: Any) -> Right | None:
    """Return the right that an address declares, None if it declares none."""
    found = getattr(view, "right", None) or DECLARED.get(name) or DECLARED.get(path)
    return found if found is None or found.public or found.own or found.code in RIGHTS else None
