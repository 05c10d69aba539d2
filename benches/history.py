"""What history costs: 100,000 homes by COPY without it, by statement and by row; 1,000,000 events sealed and checked.

    ./linli bench history [--homes N] [--events N]

The server is the embedded one, in a folder of its own, durable as in production (fsync on).
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from _report import Goal, machine, print_goals, print_table, progress

COLUMNS = ("compound_id", "stairwell_id", "number", '"order"', "use", "version")


def main() -> int:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--homes", type=int, default=100_000)
    arguments.add_argument("--events", type=int, default=1_000_000)
    options = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="linli-bench-"))
    folder.chmod(0o711)
    try:
        return run(folder, options.homes, options.events)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(folder: Path, homes: int, events: int) -> int:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "linli.config.settings", "LINLI_DATA": str(folder / "data"),
        "LINLI_PG_SOCKET": str(folder / "postgres"), "LINLI_TESTING": "1",
    }  # fmt: skip
    os.environ.pop("DATABASE_URL", None)
    from linli.config.embedded.postgres import Cluster

    cluster = Cluster(folder / "postgres")
    cluster.make()
    process = cluster.start()
    os.environ["LINLI_PG_SOCKET"] = str(cluster.socket)
    try:
        return measure(homes, events)
    finally:
        cluster.stop(process)


def measure(homes: int, events: int) -> int:
    import django
    from django.db import connection

    connection_name = "linli_bench"
    django.setup()
    connection.settings_dict["NAME"] = "postgres"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {connection_name}")
    connection.close()
    connection.settings_dict["NAME"] = connection_name
    from django.core.management import call_command

    progress("migrating")
    call_command("migrate", verbosity=0)

    from linli.core import history
    from linli.core.history import chain

    compound, stairwells = a_compound()
    text = "".join(f"{compound}\t{stairwells[n % len(stairwells)]}\t{n}\t{n:08}\tLIVED_IN\t1\n" for n in range(homes))

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'places_home'::regclass AND tgname ~ 'insert_insert'"
        )
        (statement,) = cursor.fetchone()
        cursor.execute(row_trigger(cursor))

    def write(prepare: str) -> float:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE places_home, places_homeevent CASCADE")
            cursor.execute("ALTER TABLE places_home DISABLE TRIGGER USER")
            cursor.execute(prepare)
            cursor.execute("CHECKPOINT")
        seconds = timed(lambda: copy(connection, text, history))
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM places_homeevent WHERE pgh_context ->> 'person' = '1'")
            assert cursor.fetchone()[0] == (0 if prepare == "SELECT 1" else homes)
        return seconds

    figures = {}
    for name, prepare in (
        ("no history", "SELECT 1"),
        ("by statement", f"ALTER TABLE places_home ENABLE TRIGGER {statement}"),
        ("by row", "ALTER TABLE places_home ENABLE TRIGGER bench_by_row"),
    ):
        progress(f"{homes:,} homes, {name}")
        figures[name] = min(write(prepare) for _ in range(3))
    print(f"\n{machine()}, PostgreSQL durable\n")
    print_table(
        (f"COPY of {homes:,} homes", "seconds", "times"),
        [(name, f"{seconds:.2f}", f"{seconds / figures['no history']:.1f}") for name, seconds in figures.items()],
    )
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER bench_by_row ON places_home")
        cursor.execute("ALTER TABLE places_home ENABLE TRIGGER USER")
        made = homes
        while made < events:
            progress(f"{made:,} events")
            cursor.execute("UPDATE places_home SET floor = COALESCE(floor, 0) + 1")
            made += homes
        cursor.execute("VACUUM ANALYZE places_homeevent")
    at = datetime.now(UTC)
    progress("sealing")
    sealing = timed(lambda: chain.seal(at))
    progress("checking")
    found: list[Any] = []
    checking = timed(lambda: found.append(chain.check()))
    (result,) = found
    assert not result.fault, result
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "UPDATE places_homeevent SET floor = 99 WHERE pgh_id = (SELECT max(pgh_id) FROM places_homeevent)"
        )
    assert chain.check().fault == "ROW_CHANGED"
    print()
    print_table(
        ("chain", "events", "links", "seconds", "events a second"),
        [
            (name, f"{result.events:,}", f"{result.links:,}", f"{seconds:.1f}", f"{result.events / seconds:,.0f}")
            for name, seconds in (("seal", sealing), ("check", checking))
        ],
    )
    print()
    goals = [
        Goal("history by statement, times without", figures["by statement"] / figures["no history"], 5),
        Goal(f"check of {result.events:,} events", checking, 60 * result.events / 1_000_000, unit=" s"),
    ]
    print_goals(goals)
    return 0 if all(goal.reached for goal in goals) else 1


def a_compound() -> tuple[int, list[int]]:
    from linli.places.models import Building, Compound, Division, Stairwell

    community = Division.objects.create(code="990102001001", level="COMMUNITY", name="书院社区")
    compound = Compound.objects.create(code="1", name="阳光花园", community=community)
    building = Building.objects.create(compound=compound, number="1", order="1")
    stairwells = [Stairwell.objects.create(building=building, number=str(n), order=str(n)) for n in range(100)]
    return compound.pk, [one.pk for one in stairwells]


def copy(connection: Any, text: str, history: Any) -> None:
    from django.db import transaction

    with transaction.atomic(), history.context(person=1, reason="房屋台账导入"), connection.cursor() as cursor:
        history.stamp()
        with cursor.copy(f"COPY places_home ({', '.join(COLUMNS)}) FROM STDIN") as sent:
            sent.write(text)


def row_trigger(cursor: Any) -> str:
    """The same history, written row by row: what it is compared with."""
    cursor.execute(
        "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum), string_agg('NEW.' || quote_ident(attname), ', '"
        " ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'places_homeevent'::regclass AND attnum > 0"
        " AND NOT attisdropped AND attname NOT LIKE 'pgh%'"
    )
    names, values = cursor.fetchone()
    return (
        "CREATE FUNCTION bench_by_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO places_homeevent"
        f" ({names}, pgh_created_at, pgh_label, pgh_obj_id, pgh_context) VALUES ({values}, statement_timestamp(),"
        " 'insert', NEW.id, COALESCE(NULLIF(current_setting('pghistory.context_metadata', true), ''), NULL)::jsonb);"
        " RETURN NULL; END $$;"
        "CREATE TRIGGER bench_by_row AFTER INSERT ON places_home FOR EACH ROW EXECUTE FUNCTION bench_by_row()"
    )


def timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
