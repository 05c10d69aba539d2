"""A plugin of pytest: one PostgreSQL for all tests, started when the first asks for it, thrown away at the end.

A plugin and no conftest.py, for Django reads its settings before any conftest is loaded.
Every process of pytest-xdist copies the same migrated template, which takes milliseconds instead of seconds.
The template is made while they gather the tests; which tests come first is said here too.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDER = "LINLI_TEST_FOLDER"
TEMPLATE = "linli_template"
LOCK_TIMEOUT = 100_000  # milliseconds: who waits longer waits for a connection that a test has left open
LONG = (  # seconds each: begun first among their kind, so that no process is left with one of them at the end
    "test_up.py::test_it_survives_",
    "test_every_address_answers_",
    "tests/benches/",
    "test_read_workbook.py",
    "tests/test_launcher.py",
    "test_tcp_server.py",
    "tests/journeys/test_every_page.py",
    "tests/journeys/",
)

os.environ["LINLI_TESTING"] = "1"
os.environ["LINLI_ROOT"] = str(ROOT)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
for name in ("DATABASE_URL", "LINLI_TODAY", "LINLI_DEMO"):
    os.environ.pop(name, None)
sys.path.insert(0, str(ROOT / "src"))


def in_memory() -> str | None:
    """Return the folder of the machine's memory if there is room for a database server, else none.

    Nothing of it outlives the tests, and a thousand files that are made and thrown away cost seconds on a disk.
    """
    memory = Path("/dev/shm")
    if not memory.is_dir() or not os.access(memory, os.W_OK | os.X_OK):
        return None
    room = os.statvfs(memory)
    return str(memory) if room.f_bavail * room.f_frsize > 2 * 2**30 else None


if FOLDER not in os.environ:  # the first process; those of xdist inherit it
    made = tempfile.mkdtemp(prefix="linli-test-", dir=in_memory())
    Path(made).chmod(0o711)  # the server may be another user's; it sees only what is its own
    os.environ |= {
        FOLDER: made,
        "LINLI_DATA": f"{made}/data",
        "LINLI_PG_SOCKET": f"{made}/socket",
        "LINLI_TEST_TEMPLATE": TEMPLATE,
    }
    os.environ["LINLI_TEST_OWNER"] = str(os.getpid())


starting: "subprocess.Popen[bytes] | None" = None


def start_once(*, laid: bool = True) -> None:
    """Start the server and make the template, once for all processes, before a database is copied from it.

    laid: from the drawing of the tables, as an installation begins; else by walking through every migration
    """
    folder = Path(os.environ[FOLDER])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / "server.pid").exists():
            if not (folder / "template").exists():
                pytest.exit("the database of the tests could not be made, see above", 1)
            return
        from linli.config.embedded.postgres import Cluster

        cluster = Cluster(folder / "postgres", fast=True)
        cluster.make()
        process = cluster.start()
        (folder / "server.pid").write_text(str(process.pid))
        process.returncode = 0  # it is left running on purpose: the process that began stops it by its number
        make_database(TEMPLATE, laid=laid)
        (folder / "template").touch()


def make_database(name: str, *, laid: bool) -> None:
    """Make a database with all tables, in a process of its own."""
    fill = "tables.migrate()" if laid else "call_command('migrate', verbosity=0)"
    code = (
        "import django; django.setup();"
        "from django.db import connection as c;"
        "c.settings_dict['NAME']='postgres'; cur=c.cursor();"
        f"cur.execute('CREATE DATABASE {name}'); cur.execute('ALTER ROLE linli SET lock_timeout TO {LOCK_TIMEOUT}');"
        f"c.close();"
        f"c.settings_dict['NAME']='{name}';"
        "from django.core.management import call_command; from linli.config import tables;"
        f"{fill}; c.close()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})


def pytest_configure(config: pytest.Config) -> None:
    """Begin with the server at once if there are several processes: all of them will wait for it."""
    global starting
    if is_owner() and config.getoption("numprocesses", None) and not config.option.collectonly:
        path = os.pathsep.join((str(ROOT), str(ROOT / "src")))
        command = [sys.executable, "-c", "from tools.test_database import start_once; start_once()"]
        starting = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": path})


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long ones without a database first, then those with one, those that commit, and the short ones without.

    That what commits comes after what does not is Django's order: it leaves an emptied database. The many short ones
    are left for the end, where they keep every process busy until the last has finished.
    """
    last = len(LONG)

    def place(item: pytest.Item) -> tuple[int, int]:
        length = next((n for n, name in enumerate(LONG) if name in item.nodeid), last)
        needs = kind(item)
        return (-1 if needs == 2 and length < last else needs, length)

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """Keep what is loaded by now, as the server does: every tenth second of all tests went into looking through it."""
    from linli.config.memory import keep_what_is_loaded

    keep_what_is_loaded()


def kind(item: pytest.Item) -> int:
    """Return 0 for a test with a database, 1 for one that commits to it, 2 for one without."""
    marks, fixtures = list(item.iter_markers("django_db")), getattr(item, "fixturenames", [])
    if any(mark.kwargs.get("transaction") for mark in marks) or {"transactional_db", "live_server"} & set(fixtures):
        return 1
    return 0 if marks or "db" in fixtures else 2


def is_owner() -> bool:
    """Whether this is the process that began, and none of xdist's."""
    return os.environ.get("LINLI_TEST_OWNER") == str(os.getpid())


def pytest_unconfigure() -> None:
    """Throw the server away, by the process that began."""
    if not is_owner():
        return
    if starting:
        starting.wait()
    folder = Path(os.environ[FOLDER])
    if (folder / "server.pid").exists():
        os.kill(int((folder / "server.pid").read_text()), signal.SIGQUIT)
    shutil.rmtree(folder, ignore_errors=True)
