"""The database that the program is started on: the embedded server, or the one that DATABASE_URL names."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import psycopg
from psycopg.conninfo import conninfo_to_dict

from linli.config.embedded.postgres import USER, Cluster, NoServer

from .words import Refused, say

NAME = "linli"
_OLDEST = 150000  # unique constraints that treat empty values as equal came with 15
_TABLE = """
CREATE TABLE IF NOT EXISTS linli_up (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  shape text NOT NULL, prepared text, sign_ins text, key text
)"""
_LOCK = 4_718_001  # of PostgreSQL's advisory locks: two programs on one server prepare it one after the other


@dataclass
class State:
    """What the database remembers of the program.

    prepared: the fingerprint of what it was prepared with; key: that of the key which seals what is personal in it
    """

    shape: str | None = None
    prepared: str | None = None
    sign_ins: str = ""
    key: str | None = None


class Database:
    """A database that answers, for as long as the block runs.

    cluster: the embedded one; None with DATABASE_URL
    """

    def __init__(self, folder: Path, environ: Mapping[str, str] = os.environ) -> None:
        self.url = environ.get("DATABASE_URL", "")
        self.cluster = None if self.url else Cluster(folder / "postgres")
        self.process: subprocess.Popen[bytes] | None = None
        self.secret = ""
        self.parameters: dict[str, Any] = {}
        if self.url:
            try:
                self.parameters = conninfo_to_dict(self.url, connect_timeout=5)
            except psycopg.Error:  # what it says holds pieces of the address, perhaps the password
                raise Refused(
                    "DATABASE_URL 无法读取，应为 postgresql://用户:密码@主机:端口/数据库"
                    " / cannot be read; it must be postgresql://USER:PASSWORD@HOST:PORT/DATABASE."
                ) from None
            self.secret = str(self.parameters.get("password") or "")

    def __enter__(self) -> Self:
        try:
            if self.cluster:
                self._start(self.cluster)
            with self.connect() as connection:
                self._examine(connection)
                connection.execute(_TABLE)
        except NoServer as exc:
            raise Refused(str(exc)) from None
        except OSError as exc:
            self.close()
            raise Refused(f"数据库无法建立或启动 / the database cannot be made or started: {exc}") from None
        except psycopg.Error as exc:
            self.close()
            raise self.refusal(exc) from None
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, kind: object, exc: BaseException | None, trace: object) -> None:
        self.close()
        if isinstance(exc, psycopg.Error):  # it went away meanwhile, or a table of ours is somebody else's
            raise self.refusal(exc) from None

    def close(self) -> None:
        """Stop the embedded server; another one is left alone."""
        if self.cluster and self.process:
            self.cluster.stop(self.process)
            self.process = None

    def restart(self) -> None:
        """Start the embedded server again after it died. Raises NoServer if it does not start."""
        assert self.cluster
        self.process = self.cluster.start()

    def environment(self) -> dict[str, str]:
        """Return what tells Django which database it is."""
        return {"LINLI_PG_SOCKET": str(self.cluster.socket)} if self.cluster else {"DATABASE_URL": self.url}

    def connect(self) -> "psycopg.Connection[tuple[Any, ...]]":
        """Return a connection that commits every statement."""
        if self.cluster:
            self.parameters = {"host": str(self.cluster.socket), "user": USER, "dbname": NAME}
        return psycopg.connect(**self.parameters, autocommit=True)

    def refusal(self, exc: psycopg.Error) -> Refused:
        """Return one sentence on what the server says, without the password."""
        said = " ".join(str(exc).split())
        said = said.replace(self.secret, "***") if self.secret else said
        if isinstance(exc, psycopg.errors.InsufficientPrivilege):
            return Refused(
                "DATABASE_URL 的用户无权在该数据库建表、改表；数据库及其中的表应归该用户所有"
                f" / the user may not make or change tables; database and tables must belong to that user: {said}"
            )
        if isinstance(exc, psycopg.errors.ReadOnlySqlTransaction):
            return Refused(f"该数据库只能读，也许是备库；请改用主库 / it is read-only, perhaps a standby: {said}")
        hint = "，请核对 DATABASE_URL 的主机、端口、用户、密码和数据库名" if self.url else ""
        means = "; check host, port, user, password and database in DATABASE_URL" if self.url else ""
        return Refused(f"数据库不可用{hint} / the database cannot be used{means}: {said}")

    def wait_for_turn(self, connection: "psycopg.Connection[tuple[Any, ...]]") -> None:
        """Wait until no other program prepares the same database; it holds until the connection closes."""
        connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])

    def state(self, connection: "psycopg.Connection[tuple[Any, ...]]") -> State:
        """Return what the database remembers."""
        row = connection.execute("SELECT to_jsonb(linli_up) FROM linli_up").fetchone()
        known = row[0] if row else {}
        return State(known.get("shape"), known.get("prepared"), known.get("sign_ins") or "", known.get("key"))

    def remember(self, connection: "psycopg.Connection[tuple[Any, ...]]", state: State) -> None:
        """Write down what the database is to remember."""
        connection.execute(
            "INSERT INTO linli_up (shape, prepared, sign_ins, key) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (only_row) DO UPDATE SET shape = excluded.shape, prepared = excluded.prepared,"
            " sign_ins = excluded.sign_ins, key = excluded.key",
            [state.shape, state.prepared, state.sign_ins, state.key],
        )

    def _start(self, cluster: Cluster) -> None:
        if not (cluster.data / "PG_VERSION").exists():
            say("正在建立数据库 / making the database …")
        cluster.make()
        if cluster.stop_left_over():
            say("已停止上次遗留的数据库服务 / stopped the server that a killed start had left.")
        self.process = cluster.start()
        with psycopg.connect(host=str(cluster.socket), user=USER, dbname="postgres", autocommit=True) as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone() is None:
                connection.execute(f"CREATE DATABASE {NAME}")

    def _examine(self, connection: "psycopg.Connection[tuple[Any, ...]]") -> None:
        info = connection.info
        if info.server_version < _OLDEST:
            raise Refused(
                f"PostgreSQL {info.server_version // 10000} 版本过低，需要 15 以上 / is too old; 15 or newer is needed."
            )
        if info.parameter_status("server_encoding") != "UTF8":
            raise Refused("数据库编码须为 UTF8 / the database must be made with ENCODING 'UTF8'.")
