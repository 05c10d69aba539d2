"""A plugin of pytest: one PostgreSQL for all tests, started when the first asks for it, thrown away at the end.

A plugin and no conftest.py, for Django reads its settings before any conftest is loaded.
Every process of pytest-xdist copies the same migrated template, which takes milliseconds instead of seconds.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = "LINLI_TEST_FOLDER"
TEMPLATE = "linli_template"

os.environ["LINLI_TESTING"] = "1"
os.environ["LINLI_ROOT"] = str(ROOT)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
for name in ("DATABASE_URL", "LINLI_TODAY", "LINLI_DEMO"):
    os.environ.pop(name, None)
sys.path.insert(0, str(ROOT / "src"))
if FOLDER not in os.environ:  # the first process; those of xdist inherit it
    made = tempfile.mkdtemp(prefix="linli-test-")
    Path(made).chmod(0o711)  # the server may be another user's; it sees only what is its own
    os.environ |= {
        FOLDER: made,
        "LINLI_DATA": f"{made}/data",
        "LINLI_PG_SOCKET": f"{made}/socket",
        "LINLI_TEST_TEMPLATE": TEMPLATE,
    }
    os.environ["LINLI_TEST_OWNER"] = str(os.getpid())


def start_once(*, laid: bool = True) -> None:
    """Start the server and make the template, once for all processes, before a database is copied from it.

    laid: from the drawing of the tables, as an installation begins; else by walking through every migration
    """
    folder = Path(os.environ[FOLDER])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / "server.pid").exists():
            return
        from linli.config.embedded.postgres import Cluster

        cluster = Cluster(folder / "postgres", fast=True)
        cluster.make()
        process = cluster.start()
        (folder / "server.pid").write_text(str(process.pid))
        process.returncode = 0  # it is left running on purpose: the process that began stops it by its number
        make_database(TEMPLATE, laid=laid)


def make_database(name: str, *, laid: bool) -> None:
    """Make a database with all tables, in a process of its own."""
    fill = "tables.migrate()" if laid else "call_command('migrate', verbosity=0)"
    code = (
        "import django; django.setup();"
        "from django.db import connection as c;"
        f"c.settings_dict['NAME']='postgres'; cur=c.cursor(); cur.execute('CREATE DATABASE {name}'); c.close();"
        f"c.settings_dict['NAME']='{name}';"
        "from django.core.management import call_command; from linli.config import tables;"
        f"{fill}; c.close()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})


def pytest_unconfigure() -> None:
    """Throw the server away, by the process that began."""
    if os.environ.get("LINLI_TEST_OWNER") != str(os.getpid()):
        return
    folder = Path(os.environ[FOLDER])
    if (folder / "server.pid").exists():
        os.kill(int((folder / "server.pid").read_text()), signal.SIGQUIT)
    shutil.rmtree(folder, ignore_errors=True)
