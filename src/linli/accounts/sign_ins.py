"""Writes down who signs in and out, and who is refused."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from .models import Person, SignInEvent

SMS = "sms"
DEMO = "demo"


def listen() -> None:
    """Connect to Django's signals."""
    user_logged_in.connect(_signed_in, dispatch_uid="linli.accounts.signed_in")
    user_logged_out.connect(_signed_out, dispatch_uid="linli.accounts.signed_out")
    user_login_failed.connect(_refused, dispatch_uid="linli.accounts.refused")


def note(kind: SignInEvent.Kind, person: Person | None, request: HttpRequest | None, method: str = "") -> None:
    """Write one line."""
    SignInEvent.objects.create(
        person=person,
        kind=kind,
        method=method[:40],
        ip=address_of(request) if request else None,
        user_agent=request.headers.get("User-Agent", "")[:200] if request else "",
    )


def address_of(request: HttpRequest) -> str | None:
    """Return the address that a request comes from, as far as our own proxies say."""
    from django.core.exceptions import PermissionDenied

    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:  # a socket without an address
        return None


def _signed_in(sender: Any, request: HttpRequest, user: Person, **_: Any) -> None:
    methods = []
    if request is not None and hasattr(request, "session"):
        methods = [record.get("type") or record["method"] for record in get_authentication_records(request, user)]
    note(SignInEvent.Kind.SIGNED_IN, user, request, "+".join(dict.fromkeys(methods)))


def _signed_out(sender: Any, request: HttpRequest, user: Person | None, **_: Any) -> None:
    if user is not None:
        note(SignInEvent.Kind.SIGNED_OUT, user, request)


def _refused(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    # What was typed is not kept: people type passwords into the wrong field.
    name = str(credentials.get("username") or "").strip().lower()
    person = Person.objects.filter(username=name).first() if name else None
    note(SignInEvent.Kind.FAILED, person, request, "password")
