"""Draw the tables of a new database, as every migration makes them: `python -m tools.tables`, which is ./linli tables.

--check    only compare the drawing, and a database laid from it, with what walking through every migration makes
"""

import sys
from itertools import islice
from typing import Any

import psycopg

from tools import test_database

LAID = "linli_laid"
SHOWN = 10  # differences that are printed
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


def main(arguments: list[str]) -> int:
    """Draw or compare; returns the exit status."""
    import django

    django.setup()
    from django.db import connection

    from linli.config import tables

    compare = arguments == ["--check"]
    try:
        test_database.start_once(laid=False)
        connection.settings_dict["NAME"] = test_database.TEMPLATE
        drawn = tables.drawn()
        if compare:
            return differs(drawn == tables.DRAWING.read_text(encoding="utf-8"), connection.settings_dict)
        tables.DRAWING.write_text(drawn, encoding="utf-8")
    finally:
        test_database.pytest_unconfigure()
    print(f"{tables.DRAWING.name}: {len(tables.migrations())} migrations")
    return 0


def differs(same_text: bool, settings: dict[str, Any]) -> int:
    """Lay a database from the drawing, say how it differs from the one that was walked; returns 1 if anything does."""
    test_database.make_database(LAID, laid=True)
    found = []
    for name in (test_database.TEMPLATE, LAID):
        with psycopg.connect(host=settings["HOST"], user=settings["USER"], dbname=name) as server:
            found.append(set(server.execute(NAMES).fetchall()))
    walked, laid = found
    for one in islice(sorted(walked ^ laid), SHOWN):
        print(f"only {'by the migrations' if one in walked else 'in the drawing'}: {' '.join(one)}", file=sys.stderr)
    if walked == laid and same_text:
        return 0
    print("the drawing of the tables is stale; run ./linli tables", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
