"""The data folder of an installation, held by one process at a time."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from .words import Refused


def data_folder(named: str | None) -> Path:
    """Return the folder that is meant: the named one, else LINLI_DATA, else `data` beside the program."""
    root = Path(os.environ.get("LINLI_ROOT") or Path(__file__).resolve().parents[4])
    return Path(named or os.environ.get("LINLI_DATA") or root / "data").absolute()


@contextmanager
def held(folder: Path, **about: Any) -> Iterator[None]:
    """Hold a folder, made if need be, for as long as the block runs, and leave word of who holds it.

    The system lets go of it when the process dies, however it dies. Raises Refused if the folder cannot be written
    to, or if another process holds it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / "lock").open("a+")
    except OSError as exc:
        raise Refused(
            f"数据文件夹 {folder} 不可写（{exc.strerror}）；请用 --data 指定别处"
            f" / the data folder cannot be written to: {exc.strerror}; name another with --data."
        ) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = whose(folder)
            where = f"，{holder['address']}" if "address" in holder else ""
            raise Refused(
                f"数据文件夹 {folder} 正由进程 {holder.get('pid', '?')} 使用{where}"
                f" / the data folder is in use by process {holder.get('pid', '?')}."
            ) from None
        file.truncate(0)
        file.write(json.dumps({"pid": os.getpid(), **about}))
        file.flush()
        yield


def whose(folder: Path) -> dict[str, Any]:
    """Return what the holder of a folder left word of; of use only while it is held."""
    with suppress(OSError, ValueError):
        found = json.loads((folder / "lock").read_text())
        if isinstance(found, dict):
            return found
    return {}
