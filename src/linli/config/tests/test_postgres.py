"""The embedded server where it is hard: long paths, a half-made cluster, marks of the dead."""

import os
import signal
from collections.abc import Iterator

import psycopg
import pytest

from linli.config.embedded.postgres import Cluster, NoServer


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Cluster:
    """A cluster whose path is too long for a socket."""
    folder = tmp_path_factory.mktemp("postgres") / ("名字很长的文件夹" * 5)
    folder.mkdir()
    half = folder / "postgres.new-killed"  # what a killed initdb leaves
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    cluster = Cluster(folder / "postgres", fast=True)
    cluster.make()
    assert not half.exists()
    return cluster


@pytest.fixture
def cluster(made: Cluster) -> Iterator[Cluster]:
    """The cluster, not running."""
    yield made
    made.stop_left_over()


def asks(cluster: Cluster) -> int:
    with psycopg.connect(host=str(cluster.socket), user="linli", dbname="postgres") as connection:
        row = connection.execute("SELECT 1").fetchone()
        return int(row[0]) if row else 0


def test_a_long_path_gets_a_socket_elsewhere_that_is_gone_afterwards(cluster: Cluster) -> None:
    process = cluster.start()
    place = cluster.socket
    assert asks(cluster) == 1
    assert place.stat().st_mode & 0o077 == 0
    cluster.stop(process)
    assert not place.exists()
    with pytest.raises(NoServer):
        _ = cluster.socket


def test_a_killed_server_whose_number_is_a_zombies_starts_again(cluster: Cluster) -> None:
    killed = cluster.start()
    os.kill(killed.pid, signal.SIGKILL)  # nobody has waited for it yet, so its number is still taken
    process = cluster.start()
    assert asks(cluster) == 1
    killed.wait()
    cluster.stop(process)


def test_a_killed_server_whose_number_is_a_strangers_starts_again(cluster: Cluster) -> None:
    killed = cluster.start()
    killed.kill()
    killed.wait()
    mark = cluster.data / "postmaster.pid"
    mark.write_text("\n".join([str(os.getpid()), *mark.read_text().splitlines()[1:]]))
    process = cluster.start()
    assert asks(cluster) == 1
    cluster.stop(process)


def test_a_running_server_is_not_started_twice(cluster: Cluster) -> None:
    process = cluster.start()
    with pytest.raises(NoServer, match=str(process.pid)):
        cluster.start()
    assert asks(cluster) == 1
    cluster.stop(process)


def test_a_server_that_cannot_start_says_why(cluster: Cluster) -> None:
    settings = cluster.data / "postgresql.auto.conf"
    settings.write_text("no_such_setting = 1\n")
    with pytest.raises(NoServer, match=r"postgres\.log"):
        cluster.start()
    settings.write_text("")
