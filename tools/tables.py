"""Draw the tables of a new database, as every migration makes them: `python -m tools.tables`, which is ./linli tables.

--check    only say whether the drawing is of these migrations
"""

import sys

from tools import test_database


def main(arguments: list[str]) -> int:
    """Draw or check; returns the exit status."""
    import django

    django.setup()
    from django.db import connection

    from linli.config import tables

    if arguments == ["--check"]:
        if tables.is_stale():
            print("the drawing of the tables is stale; run ./linli tables", file=sys.stderr)
        return int(tables.is_stale())
    try:
        test_database.start_once(laid=False)
        connection.settings_dict["NAME"] = test_database.TEMPLATE
        tables.DRAWING.write_text(tables.drawn(), encoding="utf-8")
    finally:
        test_database.pytest_unconfigure()
    print(f"{tables.DRAWING.name}: {len(tables.migrations())} migrations")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
