"""`./linli up` on a PostgreSQL of one's own, over TCP."""

import base64
import json
import os
import shutil
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from django.contrib.staticfiles.finders import get_finders
from tools.test_database import start_once

from linli.config.embedded import processes
from linli.config.embedded.postgres import binary
from linli.config.up import database as database_of_up
from linli.config.up.database import Database, State
from linli.config.up.key import examined
from linli.config.up.prepare import fingerprint, static_mark
from linli.config.up.words import Refused

from .running import Up, linli, until
from .tcp import PASSWORD, Server, server

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a user and an empty database of that user."""
    folder = tmp_path_factory.mktemp("server")
    for place in (folder, *folder.parents[:2]):
        place.chmod(0o711)  # the server may be another user's
    with server(folder) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A data folder; whatever a failed test leaves running is ended."""
    folder = tmp_path / "数据 文件夹"
    yield folder
    for pid in processes.started_with("LINLI_UP", str(folder)):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def prepare(office: Server, folder: Path) -> None:
    """Bring database and folder to where a first start leaves them, in a second: by a copy of the tests' tables."""
    start_once()
    source = ["--host", os.environ["LINLI_PG_SOCKET"], "--username", "linli", "linli_template"]
    dump = subprocess.run(
        [binary("pg_dump"), "--no-owner", "--no-privileges", *source], capture_output=True, check=True
    ).stdout
    into = [binary("psql"), "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", f"--dbname={office.url()}"]
    subprocess.run(into, input=dump, capture_output=True, check=True)
    made_with = fingerprint()
    with Database(folder, {"DATABASE_URL": office.url()}) as database, database.connect() as connection:
        database.remember(connection, State("empty", made_with, key=examined(folder, State())))
    found = [pair for finder in get_finders() for pair in finder.list([])]
    names = {str(Path(getattr(storage, "prefix", None) or "", name)) for name, storage in found}
    static_mark(folder).parent.mkdir(parents=True)
    static_mark(folder).write_text(made_with)
    known = {"version": "1.1", "hash": "", "paths": {name: name for name in names}}
    static_mark(folder).with_name("staticfiles.json").write_text(json.dumps(known))


def test_it_starts_on_a_server_of_ones_own_and_leaves_that_alone(office: Server, folder: Path) -> None:
    prepare(office, folder)
    for time in ("first", "second"):
        up = Up(folder, DATABASE_URL=office.url())
        try:
            until(up.serves, f"pages; it said {up.said()}")
            if time == "first":
                with urllib.request.urlopen(f"http://127.0.0.1:{up.port}/sign-in/") as page:
                    assert 'name="password"' in page.read().decode()
                until(lambda: done_by_worker(office), f"a job to be done; {up.said()}")
            assert up.end(signal.SIGINT) == 0, up.said()
        finally:
            with suppress(ProcessLookupError):
                up.process.kill()
            up.process.wait()
        assert not up.anything()
    assert office.process
    assert office.process.poll() is None
    assert not (folder / "postgres").exists()
    assert PASSWORD not in up.said()
    away = folder.with_name("another")
    for key in ("none", base64.b64encode(bytes(32)).decode()):
        if key != "none":
            away.mkdir(exist_ok=True)
            (away / "installation-key").write_text(key)
        for command in ("up", "manage"):
            done = linli(
                command, "--data", str(away), *(["check"] if command == "manage" else []), DATABASE_URL=office.url()
            )
            assert done.returncode == 2
            assert "installation-key" in done.stderr
        assert (away / "installation-key").exists() == (key != "none"), "no key is made that reads nothing"
    shutil.copyfile(folder / "installation-key", away / "installation-key")
    assert linli("manage", "--data", str(away), "check", DATABASE_URL=office.url()).returncode == 0


def done_by_worker(office: Server) -> bool:
    """Whether a job was done; defers one first."""
    with psycopg.connect(office.url(), autocommit=True) as connection:
        found = connection.execute("SELECT status FROM procrastinate_jobs WHERE queueing_lock = 'tried'").fetchone()
        if found is None:
            connection.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args, queueing_lock)"
                " VALUES ('default', %s, %s, 'tried')",
                ["builtin:procrastinate.builtin_tasks.remove_old_jobs", '{"max_hours": 1000}'],
            )
        return found == ("succeeded",)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"password": "a wr0ng one"}, "password authentication failed"),
        ({"user": "nobody"}, "password authentication failed"),
        ({"database": "village"}, 'database "village" does not exist'),
    ],
)
def test_a_wrong_password_user_or_database_is_told_in_one_sentence(
    office: Server, folder: Path, wrong: dict[str, str], says: str
) -> None:
    sentence = refused(office.url(**wrong), folder)
    assert says in sentence
    assert "请核对 DATABASE_URL" in sentence
    assert "wr0ng" not in sentence


def test_a_server_that_is_away_is_told_and_does_no_harm_when_it_is_back(office: Server, folder: Path) -> None:
    office.stop()
    try:
        assert str(office.port) in refused(office.url(), folder)
    finally:
        office.start()
    with Database(folder, {"DATABASE_URL": office.url()}):
        pass


def test_a_server_that_goes_away_meanwhile_is_told(office: Server, folder: Path) -> None:
    with pytest.raises(Refused, match="数据库不可用"):
        ask_after_the_end(office, folder)


def ask_after_the_end(office: Server, folder: Path) -> None:
    with Database(folder, {"DATABASE_URL": office.url()}) as database, database.connect() as connection:
        office.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'office'")
        connection.execute("SELECT 1")


def test_a_server_too_old_is_told_what_is_needed(office: Server, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_of_up, "_OLDEST", 990000)
    assert "版本过低" in refused(office.url(), folder)


def test_a_database_in_another_encoding_is_told(office: Server, folder: Path) -> None:
    office.run(
        "CREATE DATABASE latin OWNER office ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0"
    )
    assert "UTF8" in refused(office.url(database="latin"), folder)


def test_a_user_who_may_only_read_is_told_what_must_be(office: Server, folder: Path) -> None:
    office.run(f"CREATE USER reader PASSWORD '{PASSWORD}'", "ALTER USER reader SET lock_timeout = '5s'")
    assert "归该用户所有" in refused(office.url(user="reader"), folder)
    office.run("GRANT CREATE ON SCHEMA public TO reader", database="city")  # as in what was once a PostgreSQL 14
    with Database(folder, {"DATABASE_URL": office.url()}):
        pass
    with (
        pytest.raises(Refused, match="归该用户所有"),
        Database(folder, {"DATABASE_URL": office.url("reader")}) as found,
        found.connect() as connection,
    ):
        found.state(connection)


def test_a_standby_is_told(office: Server, folder: Path) -> None:
    office.run(f"CREATE USER away PASSWORD '{PASSWORD}'", "ALTER USER away SET default_transaction_read_only = on")
    assert "只能读" in refused(office.url(user="away"), folder)


def refused(url: str, folder: Path) -> str:
    """Return the sentence with which a start is refused."""
    with pytest.raises(Refused) as caught, Database(folder, {"DATABASE_URL": url}):
        pass
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert PASSWORD not in sentence
    return sentence
