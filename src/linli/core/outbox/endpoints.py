"""What every address for phones asks first, and answers in JSON: who is it, by which method, with which token."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth import SESSION_KEY, get_user_model
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, ValidationError
from django.http import HttpRequest, HttpResponse, RawPostDataException, UnreadablePostError
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from linli.core.rights import SIGNED_IN

from .problems import problem
from .reading import Unreadable
from .refusals import UnableToTake

View = TypeVar("View", bound=Callable[..., HttpResponse])


class _Token(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return problem(403, _("The page is too old to send from. Load it again."), "csrf")


def endpoint(method: str) -> Callable[[View], View]:
    """Make a view an address for phones: signed in, one method, CSRF token in a header; a refusal is a problem."""

    def decorate(view: View) -> View:
        @csrf_exempt  # asked below, so that the answer is JSON too
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            refused = _signed_out(request) or _other_person(request)
            if refused is None and request.method != method:
                refused = problem(405, _("This address takes {method} only.").format(method=method), "method")
                refused["Allow"] = method
            if refused is None:
                refused = _without_token(request)
            if refused is not None:
                return refused
            try:
                return view(request, *args, **kwargs)
            except Unreadable as exc:
                return problem(422, _("What was sent has faults."), "unreadable", errors=exc.faults)
            except UnableToTake as exc:
                return problem(exc.status, exc.sentence, exc.code)

        guarded.right = SIGNED_IN  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def body_of(request: HttpRequest, content_type: str, most: int) -> bytes:
    """Return what was sent. Raises UnableToTake if it is of another type, too much or cut off."""
    if request.content_type != content_type:
        sentence = _("Send this as {type}, not as {other}.")
        raise UnableToTake(415, sentence.format(type=content_type, other=request.content_type or "?"), "type")
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        data = request.body if length <= most else b""
    except (RequestDataTooBig, ValueError):
        length, data = most + 1, b""
    except (UnreadablePostError, RawPostDataException, SuspiciousOperation):
        raise UnableToTake(400, _("The request was cut off. It is sent again."), "cut_off") from None
    if max(length, len(data)) > most:
        raise UnableToTake(413, _("At most {most} bytes are taken at once.").format(most=most), "size")
    return data


def _signed_out(request: HttpRequest) -> HttpResponse | None:
    if request.user.is_authenticated:
        return None
    if _is_closed(request):
        sentence = _(
            "Your account has been closed. What you entered stays on this device: save it as a file and hand it to your"
            " office."
        )
        return problem(401, sentence, "closed")
    return problem(401, _("Sign in again. What you entered stays on this device."), "signed_out")


def _is_closed(request: HttpRequest) -> bool:
    """Whether the session is that of somebody whose account was closed: told to whoever holds it, and nobody else."""
    people = get_user_model()
    try:
        pk = people._meta.pk.to_python(request.session.get(SESSION_KEY))
    except ValidationError:
        return False
    return pk is not None and people._default_manager.filter(pk=pk, is_active=False).exists()


def _other_person(request: HttpRequest) -> HttpResponse | None:
    """Refuse what a page sends for one person while another is signed in: a phone that several use."""
    meant = request.headers.get("X-Outbox-Person")
    if not meant or meant == str(getattr(request.user, "public_id", request.user.pk)):
        return None
    sentence = _("Somebody else is signed in. Sign in as the person who entered this; it stays on this device.")
    return problem(409, sentence, "other_person")


def _without_token(request: HttpRequest) -> HttpResponse | None:
    request.csrf_processing_done = False  # type: ignore[attr-defined]
    asked = _Token(lambda _request: HttpResponse())
    asked.process_request(request)
    return asked.process_view(request, lambda _request: HttpResponse(), (), {})
