"""The two secrets of an installation: from the environment, else from files that are made once."""

import base64
import hashlib
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def secret_key(data: Path) -> str:
    """Return what signs sessions and forms: LINLI_SECRET_KEY, else a file of the data folder."""
    return os.environ.get("LINLI_SECRET_KEY") or _kept(data / "secret-key")


def installation_key(data: Path) -> bytes:
    """Return the 32 bytes that wrap every person's key: LINLI_INSTALLATION_KEY (base64), else a file."""
    return read_key(os.environ.get("LINLI_INSTALLATION_KEY") or _kept(data / "installation-key"))


def has_installation_key(data: Path) -> bool:
    """Whether there is such a key already, so that asking for it makes none."""
    return bool(os.environ.get("LINLI_INSTALLATION_KEY")) or (data / "installation-key").exists()


def fingerprint(key: bytes) -> str:
    """Return what stands for a key where the key itself must not: in the database and in backups."""
    return hashlib.sha256(b"linli installation key\0" + key).hexdigest()


def read_key(text: str) -> bytes:
    """Return the 32 bytes that a text holds in base64. Raises ImproperlyConfigured."""
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise ImproperlyConfigured("the installation key must be 32 bytes in base64")
    return key


def _kept(path: Path) -> str:
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    text = base64.b64encode(secrets.token_bytes(32)).decode()
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text + "\n")
    except FileExistsError:  # another process was first
        return path.read_text().strip()
    return text
