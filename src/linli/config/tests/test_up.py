"""`./linli up`: from an empty folder to pages, through every kind of death, to a clean stop."""

import base64
import os
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import psycopg
import pytest

from linli.config.embedded import processes
from linli.config.embedded.postgres import Cluster

from .running import Up, free_port, linli, until


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A data folder in a path with blanks and Chinese characters; whatever a failed test leaves running is ended."""
    folder = tmp_path / "数据 文件夹"
    yield folder
    for pid in processes.started_with("LINLI_UP", str(folder)):
        os.kill(pid, signal.SIGKILL)
    Cluster(folder / "postgres").stop_left_over()


@pytest.mark.long
def test_it_survives_the_death_of_any_of_its_processes_and_loses_nothing(folder: Path) -> None:
    cluster = Cluster(folder / "postgres")

    def rows(cluster: Cluster = cluster) -> list[int]:
        with psycopg.connect(host=str(cluster.socket), user="linli", dbname="linli") as connection:
            return [row[0] for row in connection.execute("SELECT n FROM kept ORDER BY n")]

    def write(number: int) -> None:
        with psycopg.connect(host=str(cluster.socket), user="linli", dbname="linli") as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept (n int)")
            connection.execute("INSERT INTO kept VALUES (%s)", [number])

    with ExitStack() as stack:
        up = Up(folder, "--empty")
        stack.callback(_kill, up)
        up.wait_until_ready()
        with psycopg.connect(host=str(cluster.socket), user="linli", dbname="linli") as connection:
            steps = connection.execute("SELECT count(*), count(DISTINCT applied) FROM django_migrations").fetchone()
        assert steps is not None
        assert steps[0] > 20
        assert steps[1] == 1, "a new database is laid from the drawing, not walked through"
        write(1)

        second = linli("up", "--data", str(folder), "--port", str(free_port()))
        assert second.returncode == 2
        assert f"正由进程 {up.process.pid} 使用" in second.stderr

        for _ in range(4):  # more than there are threads for pages
            slow = stack.enter_context(socket.create_connection(("127.0.0.1", up.port)))
            slow.sendall(b"POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf")
        until(up.serves, "pages while others send slowly", 10)

        for name in ("web", "worker"):
            dead = up.part(name)
            pages = up.pages()
            os.kill(dead, signal.SIGKILL)
            until(lambda name=name, dead=dead: up.part(name) not in (0, dead), f"a new {name}")
            if name == "web":
                until(lambda pages=pages: not any(map(processes.is_alive, pages)), "the end of the old pages")
        until(up.serves, "pages after the web server was killed")

        page = until(up.pages, "processes that serve pages")[0]
        os.kill(page, signal.SIGKILL)
        until(lambda: len(set(up.pages()) - {page}) == 2, "a new process that serves pages")
        until(up.serves, "pages after one of two processes was killed")

        dead = cluster.running() or 0
        os.kill(dead, signal.SIGKILL)
        until(lambda: cluster.running() not in (None, dead), "a new database")
        until(up.serves, "pages after the database was killed")
        assert rows() == [1]
        write(2)

        up.end(signal.SIGKILL)
        until(lambda: not up.anything(), "the end of what the killed program had started")
        assert cluster.running(), "the database outlives it; the next start has to deal with that"

        up = Up(folder)
        stack.callback(_kill, up)
        up.wait_until_ready()
        assert rows() == [1, 2]
        assert up.end(signal.SIGTERM) == 0
        assert not up.anything()
        assert cluster.running() is None

        other = linli("up", "--data", str(folder), "--port", str(free_port()), "--city", "quzhou")
        assert (other.returncode, "--empty" in other.stderr) == (2, True)
        assert cluster.running() is None

        saved, copy = folder.with_name("备份.zip"), folder.with_name("恢复")
        assert linli("backup", str(saved), "--data", str(folder)).returncode == 0
        assert linli("backup", str(saved), "--data", str(folder)).returncode == 2, "a backup is never overwritten"
        assert linli("restore", str(saved), "--data", str(copy)).returncode == 2, "nothing is readable without its key"
        key = folder / "installation-key"
        wrong = folder.with_name("another-key")
        for text in (base64.b64encode(bytes(32)).decode(), "no key"):
            wrong.write_text(text)
            refused = linli("restore", str(saved), "--data", str(copy), "--key", str(wrong))
            assert (refused.returncode, str(wrong) in refused.stderr) == (2, True)
        done = linli("restore", str(saved), "--data", str(copy), "--key", str(key))
        assert done.returncode == 0, done.stderr
        assert (copy / key.name).read_bytes() == key.read_bytes()
        restored = Cluster(copy / "postgres")
        stack.callback(restored.stop, restored.start())
        assert rows(restored) == [1, 2]


def _kill(up: Up) -> None:
    with suppress(ProcessLookupError):
        up.process.kill()
    up.process.wait()


def test_a_used_port_is_told_before_anything_is_made(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = linli("up", "--data", str(folder), "--port", str(other.getsockname()[1]))
    assert done.returncode == 2
    assert "已被占用" in done.stderr
    assert not (folder / "postgres").exists()


@pytest.mark.parametrize("port", ["0", "65536", "web", "８０８０", "-1"])
def test_a_port_that_is_none_is_told_what_is_allowed(folder: Path, port: str) -> None:
    done = linli("up", "--data", str(folder), f"--port={port}")
    assert done.returncode == 2
    assert "65535" in done.stderr
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_to_gives_one_sentence(folder: Path) -> None:
    folder.write_text("a file is in the way")
    done = linli("up", "--data", str(folder), "--port", str(free_port()))
    assert done.returncode == 2
    assert one_sentence(done.stderr)
    assert "不可写" in done.stderr


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://linli:s3cretword@localhost/linli", "DATABASE_URL 无法读取"),
        ("postgresql://linli:s3cretword@localhost:x/linli", ""),
        ("linli s3cretword", "DATABASE_URL 无法读取"),
        ("postgresql://linli:s3cretword@127.0.0.1:{port}/linli", "数据库不可用"),
        ("postgresql://linli:s3cretword@no-such-host.invalid/linli", "数据库不可用"),
    ],
)
def test_a_wrong_or_unreachable_server_gives_one_sentence_without_the_password(
    folder: Path, url: str, says: str
) -> None:
    done = linli("up", "--data", str(folder), "--port", str(free_port()), DATABASE_URL=url.format(port=free_port()))
    assert done.returncode == 2
    assert says in done.stderr
    assert one_sentence(done.stderr)
    assert "s3cretword" not in done.stderr + done.stdout
    assert not (folder / "postgres").exists()


def one_sentence(text: str) -> bool:
    """Whether it is one line that the program says, no traceback."""
    return re.fullmatch(r"linli: [^\n]+\n", text) is not None
