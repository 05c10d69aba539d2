"""What the environment says of the office's OpenID Connect provider."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


def oidc_apps(environ: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the provider as allauth wants it; none without LINLI_OIDC_ISSUER.

    Raises ImproperlyConfigured if the address is none or could be read on the way, or if we have no name there.
    """
    issuer = environ.get("LINLI_OIDC_ISSUER", "").strip()
    if not issuer:
        return []
    parts = urlsplit(issuer)
    local = parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or not (parts.scheme == "https" or local):
        raise ImproperlyConfigured(f"LINLI_OIDC_ISSUER is {issuer!r}; it must begin with https://")
    if not environ.get("LINLI_OIDC_CLIENT_ID"):
        raise ImproperlyConfigured("LINLI_OIDC_ISSUER is set, LINLI_OIDC_CLIENT_ID is not; both are needed")
    return [
        {
            "provider_id": "office",
            "name": environ.get("LINLI_OIDC_NAME") or "OpenID Connect",
            "client_id": environ["LINLI_OIDC_CLIENT_ID"],
            "secret": environ.get("LINLI_OIDC_CLIENT_SECRET", ""),
            "settings": {"server_url": issuer},
        }
    ]


def oidc_origins(environ: Mapping[str, str]) -> list[str]:
    """Return the origins that a form of ours may lead to: the provider's own, and those of LINLI_OIDC_ORIGINS."""
    parts = urlsplit(environ.get("LINLI_OIDC_ISSUER", "").strip())
    own = [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []
    named = [origin.strip() for origin in environ.get("LINLI_OIDC_ORIGINS", "").split(",")]
    return list(dict.fromkeys([*own, *filter(None, named)]))
