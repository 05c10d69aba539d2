"""A small OpenID Connect provider on localhost, and ways in which it can go wrong."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "linli", "s3cret of the office"


class Provider:
    """A provider with one person.

    claims: what its tokens say beside the usual; None leaves a usual one out
    key: what it signs with; broken: addresses that answer 500
    """

    def __init__(self) -> None:
        self.right_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.key: Any = self.right_key
        self.algorithm = "RS256"
        self.claims: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {"sub": "officer-7", "email": "officer@office.example", "email_verified": True}
        self.configuration: dict[str, Any] = {}
        self.answer: Any = None  # what the token address answers instead
        self.broken: set[str] = set()
        self.asked: list[dict[str, str]] = []  # what came to the authorize address
        self.waiting: dict[str, dict[str, str]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"

    def apps(self) -> list[dict[str, Any]]:
        """Return what an operator would set for it."""
        from linli.config.oidc import oidc_apps

        return oidc_apps({
            "LINLI_OIDC_ISSUER": self.issuer, "LINLI_OIDC_CLIENT_ID": CLIENT, "LINLI_OIDC_CLIENT_SECRET": SECRET,
            "LINLI_OIDC_NAME": "City office",
        })  # fmt: skip

    def authorize(self, address: str) -> str:
        """Do as a browser and a willing person there: return the address to which they are sent back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.asked.append(asked)
        code = f"code-{len(self.asked)}"
        self.waiting[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str]) -> tuple[int, Any]:
        """Answer what the token address is asked."""
        asked = self.waiting.pop(sent.get("code", ""), None)
        verifier = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        if (
            asked is None
            or (sent.get("client_id"), sent.get("client_secret")) != (CLIENT, SECRET)
            or sent.get("redirect_uri") != asked["redirect_uri"]
            or (asked["code_challenge_method"], asked["code_challenge"]) != ("S256", challenge)
        ):
            return 400, {"error": "invalid_grant"}
        if self.answer is not None:
            return 200, self.answer
        now = int(time.time())
        usual = {"iss": self.issuer, "sub": "officer-7", "aud": CLIENT, "iat": now, "exp": now + 300}
        claims = usual | {"nonce": asked.get("nonce")} | self.claims
        claims = {name: value for name, value in claims.items() if value is not None}
        token = jwt.encode(claims, self.key, self.algorithm, headers={"kid": "1"})
        return 200, {"access_token": "opaque", "token_type": "Bearer", "expires_in": 300, "id_token": token}

    def document(self, path: str) -> tuple[int, Any]:
        """Answer what is read without a sign-in."""
        if path == "/.well-known/openid-configuration":
            return 200, {
                "issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token", "jwks_uri": f"{self.issuer}/jwks",
                "userinfo_endpoint": f"{self.issuer}/userinfo", "response_types_supported": ["code"],
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            } | self.configuration  # fmt: skip
        if path == "/jwks":
            public = jwt.algorithms.RSAAlgorithm.to_jwk(self.right_key.public_key(), as_dict=True)
            return 200, {"keys": [public | {"kid": "1", "use": "sig", "alg": "RS256"}]}
        return (200, self.userinfo) if path == "/userinfo" else (404, {})

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.startswith("/authorize?"):  # a browser comes; the person there is willing at once
                    self.send_response(302)
                    self.send_header("Location", provider.authorize(self.path))
                    self.end_headers()
                    return
                self._send(*provider.document(self.path))

            def do_POST(self) -> None:
                text = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self._send(*provider.token({name: values[0] for name, values in parse_qs(text).items()}))

            def _send(self, status: int, found: Any) -> None:
                if self.path in provider.broken:
                    status, found = 500, {}
                body = found if isinstance(found, bytes) else json.dumps(found).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        return Handler


@contextmanager
def running() -> Iterator[Provider]:
    """Run one for as long as the block runs."""
    provider = Provider()
    thread = threading.Thread(target=provider.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        provider.server.shutdown()
        thread.join()
        provider.server.server_close()
