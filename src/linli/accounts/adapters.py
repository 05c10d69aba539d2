"""How allauth works here: no open sign-up, limits counted in the database, secrets sealed."""

import base64
import hmac
import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from requests import RequestException

from linli.core import vault
from linli.core.rights import grants_of

from . import throttle
from .models import Person, SignInEvent

_log = logging.getLogger(__name__)
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class AccountAdapter(DefaultAccountAdapter):
    """Staff sign in by name and password; they come by invitation only."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("Username and password do not fit. Check both, capitals too."),
        "too_many_login_attempts": _("Too many failed tries for this name or from here. Try again in five minutes."),
        "incorrect_password": _("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up; who is new is invited."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse further tries on a name, or from an address, that failed too often."""
        at = timezone.now()
        for what, limits in self._counted(request, credentials):
            if not throttle.allowed(what, limits, at):
                raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a failed try."""
        for what, _limits in self._counted(request, credentials):
            throttle.note(what, timezone.now())

    def _counted(
        self, request: HttpRequest, credentials: dict[str, Any]
    ) -> list[tuple[str, tuple[throttle.Limit, ...]]]:
        name = str(credentials.get("username") or "").strip().lower()
        return [
            (f"password/name/{name}", throttle.FAILED_PER_NAME),
            (f"password/address/{self.get_client_ip(request)}", throttle.FAILED_PER_ADDRESS),
        ]

    def pre_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse | None:
        """Refuse who was deactivated, and demo people outside the demo."""
        if user.is_demo and not settings.DEMO:
            return self.respond_user_inactive(request, user)  # type: ignore[no-any-return]
        return super().pre_login(request, user, **kwargs)  # type: ignore[no-any-return]

    def post_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse:
        """Let a person's language follow them to a new device."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if user.language and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax", secure=settings.HTTPS, httponly=True
            )
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Officers go to their desk, residents to the front door."""
        return "/desk/" if getattr(request.user, "username", None) else settings.LOGIN_REDIRECT_URL


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: their secrets sealed, and none removed that a role asks for."""

    def encrypt(self, text: str) -> str:
        """Seal a secret for the table."""
        return base64.b64encode(vault.seal(_key(), text)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret of the table."""
        return vault.unseal(_key(), base64.b64decode(encrypted_text))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether it may be removed: the last one may not while a role asks for one."""
        if not grants_of(authenticator.user).need_second_factor or authenticator.type not in SECOND_FACTORS:
            return True
        others = Authenticator.objects.filter(user=authenticator.user, type__in=SECOND_FACTORS)
        return bool(others.exclude(pk=authenticator.pk).exists())


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """OpenID Connect signs in people whom we know, after they have connected it themselves; it never makes any."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody signs up."""
        return False

    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[Any]:
        """Return the provider of the settings; the address of another one is not even looked up."""
        if provider not in (None, "openid_connect", "office"):
            return []
        return super().list_apps(request, provider=provider, client_id=client_id)  # type: ignore[no-any-return]

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Refuse who has not connected the account of the office to one of ours."""
        if not sociallogin.is_existing and sociallogin.state.get("process") != AuthProcess.CONNECT:
            self._note_refused(request)
            raise ImmediateHttpResponse(render(request, "socialaccount/unknown.html", status=403))

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """Write down why: the person only reads that it failed."""
        if error == AuthError.CANCELLED:
            return
        from .office import OfficeError

        # What else allauth says may hold what the provider has told about a person.
        reason = str(exception) if isinstance(exception, OfficeError | RequestException) else type(exception).__name__
        _log.warning("Sign-in by the office failed: %s", reason if exception else "no sign-in waits for this answer")
        self._note_refused(request)

    def _note_refused(self, request: HttpRequest) -> None:
        from .sign_ins import note

        note(SignInEvent.Kind.FAILED, None, request, "socialaccount")


def has_second_factor(person: Person) -> bool:
    """Whether a person has set up an authenticator app or a passkey."""
    return bool(Authenticator.objects.filter(user=person, type__in=SECOND_FACTORS).exists())


def _key() -> bytes:
    return hmac.digest(settings.INSTALLATION_KEY, b"second factors", "sha256")
