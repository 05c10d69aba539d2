"""`python -m linli.config.up COMMAND`: what `./linli` hands up, manage, backup and restore over to."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .archive import backup, restore
from .folder import data_folder
from .run import manage, up
from .words import Refused, fail

CITIES = ("quzhou",)


def main(words: Sequence[str]) -> int:
    """Run a command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="./linli")
    commands = parser.add_subparsers(dest="command", required=True)
    for_up = commands.add_parser("up", help="启动平台 / start the platform")
    for_up.add_argument("--port", type=port, default=8000, help="端口，默认 8000 / default 8000")
    shapes = for_up.add_mutually_exclusive_group()
    shapes.add_argument("--city", choices=CITIES, help="真实名录，无评分数据 / a real register, without marks")
    shapes.add_argument("--empty", action="store_true", help="空的平台 / nothing in it")
    for_manage = commands.add_parser("manage", help="运行管理命令 / run a management command")
    for_backup = commands.add_parser("backup", help="备份数据库和文件 / write database and files into one file")
    for_backup.add_argument("file", type=Path, metavar="FILE")
    for_restore = commands.add_parser("restore", help="从备份恢复到新的文件夹 / a backup into a new data folder")
    for_restore.add_argument("file", type=Path, metavar="FILE")
    for_restore.add_argument("--key", type=Path, metavar="KEY", help="原 installation-key / the old installation-key")
    for command in (for_up, for_manage, for_backup, for_restore):
        command.add_argument("--data", metavar="DIR", help="数据文件夹，默认 data / the data folder, default data")
    for_manage.add_argument("words", nargs=argparse.REMAINDER, metavar="COMMAND …")
    asked = parser.parse_args(words)
    folder = data_folder(asked.data)
    os.umask(0o066)  # files for us alone; folders may be passed through, by the user of the database
    try:
        if asked.command == "up":
            return up(folder, asked.port, "empty" if asked.empty else asked.city)
        if asked.command == "backup":
            return backup(folder, asked.file.absolute())
        if asked.command == "restore":
            return restore(folder, asked.file, asked.key)
        return manage(folder, asked.words)
    except Refused as exc:
        return fail(exc)
    except KeyboardInterrupt:
        return 130


def port(text: str) -> int:
    """Return a port number."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"“{text}”应为 1 到 65535 的整数 / must be a whole number from 1 to 65535")
    return int(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
