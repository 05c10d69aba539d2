"""Encryption of personal fields under a key of the person, and the blind index that finds them.

AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce; a person's key is itself sealed under the installation's key.
Everything that encrypts calls `seal`, so another cipher (SM4) can stand here. Destroying a person's key makes every
copy unreadable: the row, its history, the backups.
"""

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_VERSION = b"\x01"  # the first byte says which cipher sealed it


class Unreadable(Exception):
    """The text cannot be opened: the key is not the one that sealed it, or the bytes were changed."""


def seal(key: bytes, text: str) -> bytes:
    """Return a text sealed under a 32-byte key."""
    nonce = os.urandom(12)
    return _VERSION + nonce + AESGCM(key).encrypt(nonce, text.encode(), _VERSION)


def unseal(key: bytes, sealed: bytes) -> str:
    """Return the text; raises Unreadable."""
    return _open(key, sealed).decode()


def new_key() -> bytes:
    """Return a person's new key, wrapped for the table of keys."""
    nonce = os.urandom(12)
    return _VERSION + nonce + AESGCM(settings.INSTALLATION_KEY).encrypt(nonce, os.urandom(32), _VERSION)


def unwrap(wrapped: bytes) -> bytes:
    """Return the 32 bytes of a wrapped key; raises Unreadable."""
    return _open(settings.INSTALLATION_KEY, wrapped)


def blind_index(purpose: str, text: str) -> bytes:
    """Return 32 bytes by which an equal text is found again, and nothing else is learnt (HMAC-SHA-256)."""
    return hmac.digest(settings.INSTALLATION_KEY, f"{purpose}\0{text}".encode(), hashlib.sha256)


def _open(key: bytes, sealed: bytes) -> bytes:
    sealed = bytes(sealed)
    try:
        return AESGCM(key).decrypt(sealed[1:13], sealed[13:], sealed[:1])
    except (InvalidTag, ValueError) as exc:
        raise Unreadable from exc
