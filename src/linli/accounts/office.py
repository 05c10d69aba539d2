"""Sign-in by the OpenID Connect provider of an office, stricter than allauth by itself.

The signed token decides, and only it: its signature is checked against the provider's keys, then issuer, audience, time
and nonce. Nothing but the number of the person is asked for or kept; an e-mail address opens nothing.
"""

import hashlib
import hmac
from typing import Any

import jwt
from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView, OAuth2View
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse
from requests import RequestException

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")  # no shared key
CLOCKS_APART = 60  # seconds by which two clocks may differ
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class OfficeError(OAuth2Error):
    """The provider did not answer as it must; the message is for the operator's log."""


class OfficeAdapter(OpenIDConnectOAuth2Adapter):
    """Talks to the provider for one request."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says about itself. Raises OfficeError if that is not of the one in the settings."""
        if not hasattr(self, "_openid_config"):
            configuration = _json(self.get_provider().server_url)
            issuer, wanted = configuration.get("issuer"), self.get_provider().issuer
            if not isinstance(issuer, str) or issuer.rstrip("/") != wanted:
                raise OfficeError(f"it calls itself {str(issuer)[:200]!r}, LINLI_OIDC_ISSUER is {wanted!r}")
            if missing := [name for name in _NEEDED if not isinstance(configuration.get(name), str)]:
                raise OfficeError(f"its configuration lacks {', '.join(missing)}")
            self._openid_config = configuration
        return self._openid_config

    def get_access_token_data(
        self, request: HttpRequest, app: SocialApp, client: Any, pkce_code_verifier: str | None = None
    ) -> dict[str, Any]:
        """Change the code for tokens. Raises OfficeError if there is no token to check."""
        if not pkce_code_verifier:
            raise OfficeError("this sign-in did not begin here")
        self.nonce = nonce_of(pkce_code_verifier)
        try:
            answer = super().get_access_token_data(request, app, client, pkce_code_verifier)
        except (KeyError, ValueError, TypeError):
            raise OfficeError("its token address answers something unreadable") from None
        if not isinstance(answer, dict) or not isinstance(answer.get("id_token"), str):
            raise OfficeError("it gave no id_token")
        return answer

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        """Return the access token, which is neither used nor kept."""
        return SocialToken(token=data["access_token"])

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> Any:
        """Return who it is, by the signed token alone."""
        claims = self._claims(app, kwargs["response"]["id_token"])
        return self.get_provider().sociallogin_from_response(request, claims)

    def _claims(self, app: SocialApp, token: str) -> dict[str, Any]:
        issuer = self.openid_config["issuer"]
        try:
            claims = jwt.decode(
                token, _key(_json(self.openid_config["jwks_uri"]), token), ALGORITHMS, leeway=CLOCKS_APART,
                issuer=issuer, audience=app.client_id, options={"require": ["iss", "sub", "aud", "exp", "iat"]},
            )  # fmt: skip
        except (jwt.PyJWTError, KeyError, TypeError, ValueError, AttributeError) as exc:
            raise OfficeError(f"its id_token is refused: {type(exc).__name__}") from None
        audience = claims["aud"]
        if claims.get("azp", app.client_id) != app.client_id or (
            isinstance(audience, list) and len(audience) > 1 and "azp" not in claims
        ):
            raise OfficeError("its id_token is meant for another program")
        if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), self.nonce.encode()):
            raise OfficeError("its id_token belongs to another sign-in")
        if not isinstance(claims["sub"], str) or not claims["sub"]:
            raise OfficeError("its id_token names nobody")
        return claims


class OfficeProvider(OpenIDConnectProvider):
    """The provider of the settings."""

    oauth2_adapter_class = OfficeAdapter

    @property
    def issuer(self) -> str:
        """Its address, without what leads to its configuration and without a stroke at the end."""
        return str(self.app.settings["server_url"]).partition("/.well-known/")[0].rstrip("/")

    @property
    def server_url(self) -> str:
        """The address of its configuration."""
        return f"{self.issuer}/.well-known/openid-configuration"

    def get_pkce_params(self) -> dict[str, str]:
        """Add the nonce: it follows from the secret that this sign-in keeps, so nothing more is to be kept."""
        parameters: dict[str, str] = super().get_pkce_params()
        return parameters | {"nonce": nonce_of(parameters["code_verifier"])}

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, Any]:
        """Return our own; a link cannot add any."""
        return self.get_auth_params()  # type: ignore[no-any-return]

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """Return our own; a link cannot ask for more."""
        return ["openid"]

    def extract_uid(self, data: dict[str, Any]) -> str:
        """Return a number for the person that holds at this provider only: another may number other people alike."""
        return hashlib.sha256(f"{data['iss']}\n{data['sub']}".encode()).hexdigest()

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Keep nothing."""
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """Take over nothing."""
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        """Know no address."""
        return []


def nonce_of(secret: str) -> str:
    """Return what the token must repeat; the secret cannot be had from it."""
    return hmac.digest(secret.encode(), b"nonce", "sha256").hex()


@login_not_required  # type: ignore[untyped-decorator]
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the provider."""
    return _guarded(OAuth2LoginView, request, provider_id)


@login_not_required  # type: ignore[untyped-decorator]
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Come back from the provider."""
    return _guarded(OAuth2CallbackView, request, provider_id)


def _guarded(view: type[OAuth2View], request: HttpRequest, provider_id: str) -> HttpResponse:
    adapter = OfficeAdapter(request, provider_id)
    try:
        provider = adapter.get_provider()
    except SocialApp.DoesNotExist:
        raise Http404 from None
    try:
        return view.adapter_view(adapter)(request)  # type: ignore[no-any-return]
    except (OAuth2Error, RequestException) as exc:  # asked for before allauth catches anything
        return render_authentication_error(request, provider, exception=exc)  # type: ignore[no-any-return]


def _json(url: str) -> dict[str, Any]:
    from allauth.socialaccount.adapter import get_adapter

    with get_adapter().get_requests_session() as session:
        response = session.get(url)
        response.raise_for_status()
        found = response.json()
    if not isinstance(found, dict):
        raise OfficeError(f"{url} answers no object")
    return found


def _key(keys: dict[str, Any], token: str) -> jwt.PyJWK:
    """Return the key that a token names; it may leave that out where there is only one."""
    kid = jwt.get_unverified_header(token).get("kid")
    found = [key for key in jwt.PyJWKSet.from_dict(keys).keys if key.public_key_use in (None, "sig")]
    fitting = [key for key in found if key.key_id == kid] if kid else found
    if len(fitting) != 1:
        raise KeyError(kid)
    return fitting[0]
