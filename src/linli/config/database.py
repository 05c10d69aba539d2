"""Which PostgreSQL the program talks to."""

from collections.abc import Mapping
from typing import Any

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

EMBEDDED_USER = "linli"
EMBEDDED_NAME = "linli"
# Said once for each connection. No trigger is passed over: while that is not said, every trigger finds it out by an
# error that it catches, for each row, which takes thirty times as long as what it does. And no page asks so much that
# compiling its question to machine code, where a server does that, takes less time than it saves.
SESSION = "-c pgtrigger.ignore={} -c jit=off"


def databases(environ: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES: the server of DATABASE_URL, else the embedded one at LINLI_PG_SOCKET.

    Raises ImproperlyConfigured, without the password, if DATABASE_URL cannot be read.
    """
    url = environ.get("DATABASE_URL")
    parts: Mapping[str, Any] = {}
    if url:
        try:
            parts = conninfo_to_dict(url)
        except psycopg.Error:  # what it says holds pieces of the address, perhaps the password
            raise ImproperlyConfigured("DATABASE_URL cannot be read") from None
    known = {"host", "port", "user", "password", "dbname"}
    given = {key: value for key, value in parts.items() if key not in known}
    pool = {} if environ.get("LINLI_TESTING") == "1" else {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.get("dbname") or EMBEDDED_NAME,
            "USER": parts.get("user") or ("" if url else EMBEDDED_USER),
            "PASSWORD": parts.get("password") or "",
            "HOST": parts.get("host") or ("" if url else environ.get("LINLI_PG_SOCKET", "")),
            "PORT": str(parts.get("port") or ""),
            "CONN_MAX_AGE": 0,  # the pool keeps connections
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {**given, "options": f"{given.get('options', '')} {SESSION}".strip(), **pool},
            "TEST": {"TEMPLATE": environ.get("LINLI_TEST_TEMPLATE") or None},
        }
    }
