"""`backup` and `restore`: everything of an installation but its keys, in one file.

The keys stay out on purpose: whoever finds a backup must not be able to read what is personal in it.
"""

import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from psycopg.conninfo import make_conninfo

from linli import __version__
from linli.config.embedded.postgres import Cluster, binary
from linli.config.secrets import has_installation_key

from . import key as keys
from .database import Database, State
from .folder import held
from .run import database_of
from .words import Refused, say

_DUMP, _ABOUT = "database.dump", "about.json"
_LEFT_OUT = ("socket", "log", "static", "lock", keys.FILE, "secret-key")  # and what begins with "postgres"


def backup(folder: Path, out: Path) -> int:
    """Write a backup, while the program runs or while it does not; returns the exit status. Raises Refused."""
    if out.exists():
        raise Refused(f"{out} 已存在，不会覆盖 / is there already and is not overwritten.")
    part = out.with_name(f"{out.name}.part")
    try:
        with (
            database_of(folder) as database,
            tempfile.TemporaryDirectory(dir=out.parent or None, prefix=".linli-") as place,
            part.open("wb") as file,
            zipfile.ZipFile(file, "w") as archive,
        ):
            with database.connect() as connection:
                state = database.state(connection)
            dump = Path(place, _DUMP)
            _run("pg_dump", database, ["--format=custom", f"--file={dump}"])
            archive.write(dump, _DUMP)
            made_at = datetime.now(UTC).isoformat(timespec="seconds")
            about = {"linli": __version__, "shape": state.shape, "key": state.key, "made_at": made_at}
            archive.writestr(_ABOUT, json.dumps(about))
            for path in _files(folder):  # after the database: a file that it knows is there, for none is ever changed
                archive.write(path, f"files/{path.relative_to(folder)}")
        part.replace(out)
    except OSError as exc:
        raise Refused(f"无法写入 {out} / cannot be written: {exc.strerror}") from None
    finally:
        part.unlink(missing_ok=True)
    say(f"已备份到 {out} / backed up.")
    key = folder / keys.FILE
    say(f"密钥不在其中，请另行妥善保管：{key} / its key is not in it: keep that file elsewhere, and safe.")
    return 0


def restore(folder: Path, source: Path, key: Path | None) -> int:
    """Make an installation from a backup, in a new data folder; returns the exit status. Raises Refused."""
    if (folder / "postgres").exists():
        raise Refused(f"{folder} 已有数据；请用 --data 指定新的文件夹 / it holds data: name a new folder with --data.")
    if key is None and not has_installation_key(folder):
        raise Refused(
            "请用 --key 指明原数据文件夹中的 installation-key，否则个人信息无法解密"
            " / name the installation-key of the old data folder with --key: nothing personal can be read without it."
        )
    done = False
    try:
        with held(folder), zipfile.ZipFile(source) as archive:
            known = State(key=json.loads(archive.read(_ABOUT)).get("key"))
            keys.examined(folder, known) if key is None else keys.compared(key, known)
            with Database(folder) as database:
                _fill(database, folder, archive)
            if key is not None:
                shutil.copyfile(key, folder / keys.FILE)
                (folder / keys.FILE).chmod(0o600)
            done = True
    except (KeyError, ValueError, zipfile.BadZipFile):
        raise Refused(f"{source} 不是 LinLi 的备份 / is no backup of LinLi.") from None
    except OSError as exc:
        raise Refused(f"无法恢复 / cannot be restored: {exc.filename}: {exc.strerror}") from None
    finally:
        if not done:  # so that it can be tried again
            Cluster(folder / "postgres").remove()
    say(f"已恢复到 {folder}，请运行 ./linli up --data / restored; start it with ./linli up --data.")
    return 0


def _fill(database: Database, folder: Path, archive: zipfile.ZipFile) -> None:
    """Put what a backup holds into an empty database and into the folder."""
    with database.connect() as connection:
        tables = connection.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'linli_up'"
        ).fetchone()
        if tables and tables[0]:
            raise Refused("该数据库不是空的 / the database is not empty.")
        connection.execute("DROP TABLE linli_up")
    with tempfile.TemporaryDirectory(dir=folder) as place:
        dump = archive.extract(_DUMP, place)
        options = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
        _run("pg_restore", database, [*options, dump])
        names = [name for name in archive.namelist() if name.startswith("files/")]
        archive.extractall(place, names)  # names that lead out of the folder are made harmless by it
        for path in Path(place, "files").glob("*"):
            path.replace(folder / path.name)


def _files(folder: Path) -> list[Path]:
    """Return what lies in a data folder beside the database and what is made anew at every start."""
    tops = [path for path in sorted(folder.iterdir()) if path.name not in _LEFT_OUT and not path.is_symlink()]
    tops = [path for path in tops if not path.name.startswith("postgres")]
    within = (path for top in tops for path in ([top] if top.is_file() else sorted(top.rglob("*"))))
    return [path for path in within if path.is_file()]


def _run(program: str, database: Database, options: list[str]) -> None:
    """Run one of PostgreSQL's own programs; the password does not show in the list of processes."""
    parameters = {name: value for name, value in database.parameters.items() if name != "password"}
    environment = os.environ | ({"PGPASSWORD": database.secret} if database.secret else {})
    command = [str(binary(program)), f"--dbname={make_conninfo(**parameters)}", "--no-password", *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [""])[-1]
        raise Refused(f"{program}: {why}")
