"""Brings database and static files up to this version: `python -m linli.config.up.prepare SUPERVISOR SHAPE`.

Run when the fingerprint of the program differs from the one that the database or the folder was prepared with.
What it prints to stdout are the sign-ins of the demo: role, name and path, with tabs between.
"""

import hashlib
import io
import os
import signal
import sys
from pathlib import Path

from linli.config.embedded.processes import end_with

from .words import fail, say


def fingerprint() -> str:
    """Return what stands for this version of the program: a hash of everything that preparing may depend upon."""
    package = Path(__file__).resolve().parents[2]
    root = package.parents[1]
    digest = hashlib.sha256()
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(set(folders) - {"__pycache__", "tests"})
        for name in sorted(names):
            path = Path(folder, name)
            digest.update(f"{path.relative_to(package)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    for path in (root / "locks" / "platform.txt", root / "node_modules" / ".linli" / ".ready"):
        digest.update(path.read_bytes() if path.exists() else b"\0")
    return digest.hexdigest()


def static_mark(folder: Path) -> Path:
    """Return the file that says which version the static files of a data folder are of."""
    return folder / "static" / ".ready"


def main(supervisor: str, shape: str) -> int:
    """Prepare; returns the exit status. It ends when whoever started it is gone: nobody would take it up."""
    end_with(int(supervisor), signal.SIGKILL)
    import django
    from django.core.management import CommandError, call_command, get_commands

    django.setup()
    from django.conf import settings

    from linli.config import tables

    made_with = fingerprint()
    try:
        mark = static_mark(settings.DATA)
        if not mark.exists() or mark.read_text() != made_with:
            say("正在准备网页的静态文件 / preparing the pages' static files …")
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            mark.write_text(made_with)
        say("正在更新数据库结构 / bringing the tables up to date …")
        tables.migrate()
        if "set_up_city" in get_commands():
            say("正在载入数据 / loading the data …")
            call_command("set_up_city", shape=shape)
        check_history_once()
        if shape == "demo" and "demo_sign_ins" in get_commands():
            out = io.StringIO()
            call_command("demo_sign_ins", url="", stdout=out)  # where it answers differs from start to start
            print(out.getvalue(), end="")
    except CommandError as exc:
        return fail(exc)
    return 0


def check_history_once() -> None:
    """Check the history's chain if nobody ever has, so that its page begins with a finding."""
    from linli.core.history.jobs import run_check
    from linli.core.history.models import ChainCheck

    if not ChainCheck.objects.exists():
        run_check()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
