"""The commands: `up`, and `manage` beside it or without it."""

import errno
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unicodedata import east_asian_width

import psycopg
from django.core.exceptions import ImproperlyConfigured

from linli.config.embedded import processes
from linli.config.embedded.postgres import NoServer
from linli.config.oidc import oidc_apps

from . import key
from .database import Database, State
from .folder import held
from .prepare import fingerprint, static_mark
from .services import Service
from .supervisor import Signals, Stopped, Supervisor
from .words import Refused, say

MARK = "LINLI_UP"  # in the environment of everything that `up` starts: whose it is
DEMO_DAY = "2021-10-15"
CITY_NAMES = {"quzhou": "衢州市"}  # of the cities whose register ships
SHAPES = {"demo": "示例市 / the demo", "quzhou": "--city quzhou", "empty": "--empty"}


def up(folder: Path, port: int, shape: str | None) -> int:
    """Start everything on a data folder and watch it until told to stop; returns the exit status.

    Raises Refused. shape: None for what the folder holds already, in a new folder the demo.
    """
    try:
        oidc_apps(os.environ)
    except ImproperlyConfigured as exc:
        raise Refused(f"环境变量有误 / a variable is wrong: {exc}") from None
    address = f"http://localhost:{port}"
    with held(folder, address=address):
        claim(port, folder)
        with Signals() as signals:
            try:
                with Database(folder) as database:
                    state, environment = prepared(database, folder, shape)
                    if status := serve(database, folder, environment, port, state, signals):
                        return status
            except Stopped:
                pass  # while it was still starting
        say("已停止 / stopped.")
        return 0


def serve(
    database: Database, folder: Path, environment: dict[str, str], port: int, state: State, signals: Signals
) -> int:
    """Run the services until told to stop."""
    web = Service("web", "web", [str(port)], folder / "log" / "web.log", environment)
    worker = Service("worker", "worker", [], folder / "log" / "worker.log", environment)
    supervisor = Supervisor(database, web, worker, port, signals)
    try:
        say("正在启动网页服务 / starting the web server …")
        if why := supervisor.start():
            say(f"linli: 网页服务无法启动，见 {web.log} / the web server does not start:\n{why}")
            return 1
        greet(port, state)
        supervisor.watch()
    except Stopped:
        say("\n正在停止 / stopping …")
    finally:
        supervisor.stop()
    return 0


def greet(port: int, state: State) -> None:
    """Say where it is, and how to sign in to the demo."""
    address = f"http://localhost:{port}"
    say(f"\nLinLi 邻礼  {address}\n")
    if state.shape == "demo":
        say(f"演示数据，登录 / invented data, sign in:  {address}/accounts/demo/")
        for line in state.sign_ins.splitlines():
            role, name, path = line.split("\t")
            say(f"  {padded(role, 26)}{padded(name, 10)}{address}{path}")
        say("")
    say("按 Ctrl-C 停止 / Ctrl-C stops it.")


def padded(text: str, columns: int) -> str:
    """Return a text filled up with blanks to a width on the terminal, where a Chinese character takes two columns."""
    return text + " " * (columns - sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text))


def claim(port: int, folder: Path) -> None:
    """End what a killed start has left running. Raises Refused if the port is somebody else's.

    The server itself would not notice: it shares its port with whoever else shares it.
    """
    left = processes.started_with(MARK, str(folder))
    if left:
        processes.end(left, signal.SIGKILL, 5)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as exc:
            if exc.errno == errno.EACCES:
                raise Refused(f"端口 {port} 需要管理员权限；请用 --port 指定 1024 以上的端口 / needs root.") from None
            raise Refused(
                f"端口 {port} 已被占用；请用 --port 指定另一个 / port {port} is in use: name another with --port."
            ) from None


def prepared(database: Database, folder: Path, shape: str | None) -> tuple[State, dict[str, str]]:
    """Bring the database up to this version unless it is; returns what it remembers and Django's environment.

    Raises Refused if it holds another shape than the one that is wanted, or was sealed with another key.
    """
    made_with = fingerprint()
    with database.connect() as connection:
        state = database.state(connection)
        if state.prepared != made_with or not is_current(folder, made_with):
            database.wait_for_turn(connection)
            state = database.state(connection)
        if state.shape and shape and state.shape != shape:
            raise Refused(
                f"{folder} 的数据库已是“{SHAPES[state.shape]}”；另建请用 --data 指定新的文件夹"
                f" / the database already holds {SHAPES[state.shape]}; name a new folder with --data."
            )
        state.key = key.examined(folder, state)
        state.shape = state.shape or shape or "demo"
        environment = environment_of(database, folder, state.shape) | {MARK: str(folder)}
        if state.prepared != made_with or not is_current(folder, made_with):
            database.remember(
                connection, State(state.shape, key=state.key)
            )  # an interrupted start goes on with the same
            state.sign_ins = prepare(state.shape, environment)
            state.prepared = made_with
            database.remember(connection, state)
    return state, environment


def is_current(folder: Path, made_with: str) -> bool:
    """Whether the static files of a data folder are of this version."""
    try:
        return static_mark(folder).read_text() == made_with
    except OSError:
        return False


def prepare(shape: str, environment: dict[str, str]) -> str:
    """Run the preparation; returns the sign-ins of the demo."""
    command = [sys.executable, "-P", "-m", "linli.config.up.prepare", str(os.getpid()), shape]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            out, _ = process.communicate()
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise Refused("准备未完成，见上 / the preparation failed, see above.")
    return out


def environment_of(database: Database, folder: Path, shape: str | None) -> dict[str, str]:
    """Return the environment of everything that runs Django on a data folder."""
    kept = {key: value for key, value in os.environ.items() if key not in ("LINLI_DEMO", "LINLI_PG_SOCKET")}
    kept |= database.environment() | {"LINLI_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "linli.config.settings"}
    if shape == "demo":  # and never else: it opens sign-ins by a click
        kept["LINLI_DEMO"] = "1"
        kept.setdefault("LINLI_TODAY", DEMO_DAY)
    if shape in CITY_NAMES:
        kept.setdefault("LINLI_CITY_NAME", CITY_NAMES[shape])
    return kept


@contextmanager
def database_of(folder: Path) -> Iterator[Database]:
    """Give a database for a while: the one that `up` runs at the moment, else one started for it."""
    database = Database(folder)
    if database.cluster is None:
        with database:
            yield database
        return
    if database.cluster.running() is not None:
        try:
            database.connect().close()
        except (psycopg.Error, NoServer) as exc:
            raise Refused(f"数据库不可用 / the database cannot be used: {exc}") from None
        yield database
        return
    with held(folder), database:
        yield database


def manage(folder: Path, words: list[str]) -> int:
    """Run one of Django's management commands; returns its exit status. Raises Refused."""
    with database_of(folder) as database:
        with database.connect() as connection:
            state = database.state(connection)
        key.examined(folder, state)
        environment = environment_of(database, folder, state.shape)
        command = [sys.executable, "-P", "-m", "django", *words]
        with subprocess.Popen(command, env=environment) as process:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command has its own mind about Ctrl-C
            return process.wait()
