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
        "LINLI_TEST_TEMPLATE": "linli_template",
    }
    os.environ["LINLI_TEST_OWNER"] = str(os.getpid())


def start_once() -> None:
    """Start the server and make the template, once for all processes, before a database is copied from it."""
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
        make_template()


def make_template() -> None:
    """Migrate the database that all others are copied from, in a process of its own."""
    code = (
        "import django; django.setup();"
        "from django.db import connection as c; n=c.settings_dict['NAME'];"
        "c.settings_dict['NAME']='postgres'; cur=c.cursor(); cur.execute('CREATE DATABASE linli_template'); c.close();"
        "c.settings_dict['NAME']='linli_template';"
        "from django.core.management import call_command as call; call('migrate', verbosity=0); c.close()"
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
