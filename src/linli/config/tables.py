"""The tables of a new database in one piece, and the migrations that they hold.

`tables.sql` is what every migration makes, drawn by `./linli tables` and laid into an empty database in a second;
walking through hundreds of steps that were made one after the other takes half a minute. Migrations that are newer than
the drawing then run as ever, and `./linli check` says that it is to be drawn again.
"""

import re
import subprocess
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from linli.config.embedded.postgres import binary

DRAWING = Path(__file__).with_name("tables.sql")
_HEAD = "-- The tables of an empty database after these migrations. Drawn by ./linli tables; do not edit.\n"
_HELD = re.compile(r"^-- holds (\w+) (\w+)$", re.MULTILINE)
# Headings, settings of whoever restores, and what only an extension's owner may write: none belongs to the tables.
_LEFT_OUT = re.compile(
    r"^--\n-- .*\n--\n\n|^-- Dumped .*\n|^SET \w+ = .*;\n|^SELECT pg_catalog\.set_config.*\n|^COMMENT ON EXTENSION .*\n"
    r"|^\\(?:un)?restrict .*\n|\n(?=\n\n)",
    re.MULTILINE,
)
OWN = "linli_up"  # what `up` remembers in a database, which it writes down before anything else is there
_RECORD = "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())"


def migrate() -> None:
    """Bring the database up to this version: an empty one from the drawing, then whatever migration is missing."""
    lay()
    call_command("migrate", interactive=False, verbosity=0)


def lay() -> bool:
    """Lay the drawing into the database if that has no tables yet; returns whether it did. All of it or nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_schema(), count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename <> %s",
            [OWN],
        )
        schema, tables = cursor.fetchone() or ("", 0)
        if schema != "public" or tables:
            return False  # somebody else's place, or an installation that is there already
        cursor.execute("SET LOCAL check_function_bodies = false")  # functions stand before the tables that they use
        drawing = DRAWING.read_text(encoding="utf-8")
        cursor.execute(drawing)
        cursor.executemany(_RECORD, _HELD.findall(drawing))
    return True


def drawn() -> str:
    """Return the drawing of the database at hand, which has every migration and was made by them."""
    held = "".join(f"-- holds {app} {name}\n" for app, name in migrations())
    return f"{_HEAD}{held}\n{structure()}"


def structure() -> str:
    """Return the tables, functions, triggers and indexes of the database at hand as SQL."""
    known = connection.settings_dict
    place = {"PGHOST": known["HOST"], "PGPORT": known["PORT"], "PGUSER": known["USER"], "PGPASSWORD": known["PASSWORD"]}
    options = ["--schema-only", "--no-owner", "--no-privileges", f"--dbname={known['NAME']}"]
    done = subprocess.run(
        [str(binary("pg_dump")), *options], env={k: v for k, v in place.items() if v}, capture_output=True, check=True,
        text=True,
    )  # fmt: skip
    return _LEFT_OUT.sub("", done.stdout)


def migrations() -> list[tuple[str, str]]:
    """Return every migration of this version, by app and name."""
    return sorted(MigrationLoader(None).disk_migrations)


def is_stale() -> bool:
    """Whether the drawing holds other migrations than there are."""
    return not DRAWING.exists() or _HELD.findall(DRAWING.read_text(encoding="utf-8")) != migrations()
