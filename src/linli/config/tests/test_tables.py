"""A new database is laid from the drawing: it must be what walking through every migration makes."""

from collections.abc import Iterator

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from tools.test_database import TEMPLATE, make_database, start_once

from linli.config import tables

NAMES = """
    SELECT 'class', c.relname, c.relkind::text FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'column', c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod) || a.attnotnull
        || a.attidentity::text || coalesce(pg_get_expr(d.adbin, d.adrelid), '') FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT 'constraint', conname, conrelid::regclass::text FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'trigger', tgname, tgrelid::regclass || tgenabled::text || tgtype::text
        || coalesce(obj_description(oid, 'pg_trigger'), '') FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'function', proname, md5(prosrc) || pg_get_function_arguments(oid) FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'migration', app, name FROM django_migrations
    ORDER BY 1, 2, 3
"""


@pytest.fixture
def at() -> Iterator[str]:
    """Where the server of all tests is; Django's connection is given back as it was."""
    start_once()
    before = dict(connection.settings_dict)
    yield f"host={before['HOST']} user={before['USER']} dbname="
    connection.close()
    connection.settings_dict.update(before)


def test_a_database_from_the_drawing_is_what_the_migrations_make(at: str) -> None:
    make_database("walked", laid=False)
    found = []
    for name in (TEMPLATE, "walked"):
        with psycopg.connect(at + name) as server:
            found.append(server.execute(NAMES).fetchall())
    assert found[0] == found[1]
    assert len(found[0]) > 1000
    connection.settings_dict["NAME"] = "walked"
    drawing = tables.DRAWING.read_text(encoding="utf-8")
    assert tables.drawn() == drawing, "run ./linli tables"
    assert not tables.is_stale()
    with psycopg.connect(at + "postgres", autocommit=True) as server:
        server.execute("DROP DATABASE walked")


@pytest.mark.django_db
def test_what_is_there_already_is_left_alone() -> None:
    assert tables.lay() is False
    call_command("migrate", "--check", verbosity=0)
