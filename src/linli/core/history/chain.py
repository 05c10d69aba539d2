"""Sealing events into the chain, and checking it. docs/algorithms/history-chain.md."""

import hashlib
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import OperationalError, connection, models, transaction

from .models import ChainCheck, ChainLink
from .tracking import TRACKED

ROWS_OF_A_LINK = 10_000
START = bytes(32)  # stands where the first link has no link before it
_LOCK = 0x4C696E4C69  # of sealing, among PostgreSQL's advisory locks

Fault = ChainCheck.Fault


@dataclass
class Found:
    """What a check found. fault: empty if the chain holds, else what is wrong with the first bad link."""

    links: int = 0
    events: int = 0
    unsealed: int = 0
    head: bytes = START
    fault: str = ""
    link: int | None = None
    table: str = ""
    dropped: list[str] = field(default_factory=list)

    def bad(self, fault: str, link: int | None, table: str) -> None:
        """Keep the fault if its link comes before that of the one kept."""
        if not self.fault or (link or 0) < (self.link or 0):
            self.fault, self.link, self.table = fault, link, table


def event_tables() -> dict[str, list[str]]:
    """Return the event tables, each with the columns that a new link covers."""
    found = {}
    for one in TRACKED.values():
        columns = sorted(str(f.column) for f in one.events._meta.concrete_fields if f.column != "pgh_id")
        found[one.events._meta.db_table] = ["pgh_id", *columns]
    return dict(sorted(found.items()))


def own_hash(link: ChainLink) -> bytes:
    """Return the hash of a link: over everything it says, the link before included."""
    said = (
        link.position, link.table, ",".join(link.columns), link.first_id, link.last_id, link.count,
        bytes(link.rows_hash).hex(), bytes(link.previous_hash).hex(),
        link.sealed_at.astimezone(UTC).isoformat(timespec="microseconds"),
    )  # fmt: skip
    return hashlib.sha256("\n".join(map(str, said)).encode()).digest()


def seal(at: datetime, *, wait_ms: int = 1_000) -> int:
    """Put the events that are not under a link yet under one; returns how many. Harmless to repeat.

    A table that others have been writing to for longer than `wait_ms` is left for the next time.
    """
    sealed = 0
    tables = event_tables()
    for table, last in _latest_ids(tables).items():
        if last > _sealed_to(table) and (complete := _complete_to(table, wait_ms)):
            sealed += _seal_table(table, tables[table], complete, at)
    return sealed


def _latest_ids(tables: dict[str, list[str]]) -> dict[str, int]:
    if not tables:
        return {}
    parts = [f"SELECT '{table}', COALESCE(max(pgh_id), 0) FROM {_name(table)}" for table in tables]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return dict(cursor.fetchall())


def _sealed_to(table: str) -> int:
    return ChainLink.objects.filter(table=table).aggregate(last=models.Max("last_id"))["last"] or 0


def _complete_to(table: str, wait_ms: int) -> int:
    """Return an id up to which no event can come any more, 0 if writers were in the way for too long.

    Whoever has drawn an id and not committed holds the table's ROW EXCLUSIVE lock. SHARE waits for all of these, so
    under it every id up to the highest is there or never will be. It is let go at once: the rows cannot change.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{wait_ms}ms"])
            cursor.execute(f"LOCK TABLE {_name(table)} IN SHARE MODE")
            cursor.execute("SELECT set_config('lock_timeout', '0', true)")
            cursor.execute(f"SELECT COALESCE(max(pgh_id), 0) FROM {_name(table)}")
            return int(cursor.fetchone()[0])
    except OperationalError as exc:
        if getattr(exc.__cause__, "sqlstate", "") == "55P03":  # lock_not_available
            return 0
        raise


def _seal_table(table: str, columns: list[str], last: int, at: datetime) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])  # one head at a time
        _write_values_one_way(cursor)
        first = _sealed_to(table) + 1
        head = ChainLink.objects.order_by("-position").first()
        cursor.execute(
            f"""
            SELECT max(pgh_id), count(*), sha256(string_agg(hash, ''::bytea ORDER BY pgh_id))
            FROM (
                SELECT pgh_id, (row_number() OVER (ORDER BY pgh_id) - 1) / {ROWS_OF_A_LINK} AS part,
                       {_row_hash(columns)} AS hash
                FROM {_name(table)} AS e WHERE pgh_id BETWEEN %s AND %s
            ) AS rows GROUP BY part ORDER BY part
            """,
            [first, last],
        )
        links = []
        for last_id, count, rows_hash in cursor.fetchall():
            link = ChainLink(
                position=head.position + 1 if head else 1,
                table=table,
                columns=columns,
                first_id=first,
                last_id=last_id,
                count=count,
                rows_hash=bytes(rows_hash),
                previous_hash=bytes(head.own_hash) if head else START,
                sealed_at=at,
            )
            link.own_hash = own_hash(link)
            links.append(link)
            head, first = link, last_id + 1
        ChainLink.objects.bulk_create(links)
    return sum(link.count for link in links)


def check(anchors: dict[int, bytes] | None = None) -> Found:
    """Compute the whole chain again. anchors: positions and hashes that were written down outside the database."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])  # nobody seals meanwhile
        _write_values_one_way(cursor)
        found = Found()
        sealed_to = _check_links(found, anchors or {})
        existing = set(connection.introspection.table_names(cursor))
        for table in sorted(sealed_to):
            if table in existing:
                _check_rows(cursor, table, found)
            else:
                first = ChainLink.objects.filter(table=table).order_by("position").values_list("position", flat=True)
                found.bad(Fault.TABLE_REMOVED, first[0], table)
        for table in event_tables():
            cursor.execute(
                f"SELECT count(*) FILTER (WHERE pgh_id > %s), count(*) FILTER (WHERE pgh_id < 1) FROM {_name(table)}"
                " WHERE pgh_id > %s OR pgh_id < 1",
                [sealed_to.get(table, 0)] * 2,
            )
            unsealed, before = cursor.fetchone()
            found.unsealed += unsealed
            if before:
                found.bad(Fault.ROW_ADDED, None, table)
    return found


def _check_links(found: Found, anchors: dict[int, bytes]) -> dict[str, int]:
    """Walk along the links; return to which id each table is sealed."""
    sealed_to: dict[str, int] = {}
    expected = 1
    for link in ChainLink.objects.order_by("position").iterator(chunk_size=5_000):
        if link.position != expected:
            found.bad(Fault.LINK_REMOVED, min(link.position, expected), link.table)
        own = bytes(link.own_hash)
        if (bytes(link.previous_hash), own, own) != (found.head, own_hash(link), anchors.get(link.position, own)):
            found.bad(Fault.LINK_CHANGED, link.position, link.table)
        if link.first_id != sealed_to.get(link.table, 0) + 1:
            found.bad(Fault.LINK_REMOVED, link.position, link.table)
        sealed_to[link.table] = link.last_id
        found.head, expected = own, link.position + 1
        found.links += 1
        found.events += link.count
    if anchors and max(anchors) >= expected:
        found.bad(Fault.TAIL_REMOVED, expected, "")
    return sealed_to


def _check_rows(cursor: Any, table: str, found: Found) -> None:
    """Compute the rows under a table's links again: one statement for each set of columns that was ever sealed."""
    existing = {column.name for column in connection.introspection.get_table_description(cursor, table)}
    groups = ChainLink.objects.filter(table=table).order_by().values_list("columns", flat=True).distinct()
    for columns in groups:
        gone = [column for column in columns if column not in existing]
        found.dropped += [f"{table}.{column}" for column in gone if f"{table}.{column}" not in found.dropped]
        hashes = f"string_agg({_row_hash(columns)}, ''::bytea ORDER BY pgh_id)"
        hashed = "NULL::bytea" if gone else f"sha256(COALESCE({hashes}, ''))"
        cursor.execute(
            f"""
            SELECT l.position, l.count, r.count FROM core_history_chainlink AS l CROSS JOIN LATERAL (
                SELECT count(*) AS count, {hashed} AS hash
                FROM {_name(table)} AS e WHERE e.pgh_id BETWEEN l.first_id AND l.last_id
            ) AS r
            WHERE l."table" = %s AND l.columns = %s AND (r.count <> l.count OR r.hash <> l.rows_hash)
            ORDER BY l.position LIMIT 1
            """,
            [table, columns],
        )
        for position, sealed, counted in cursor.fetchall():
            fault = (
                Fault.ROW_REMOVED if counted < sealed else Fault.ROW_ADDED if counted > sealed else Fault.ROW_CHANGED
            )
            found.bad(fault, position, table)


def check_and_keep(at: datetime, anchors: dict[int, bytes] | None = None) -> ChainCheck:
    """Check the chain and keep what was found."""
    began = time.perf_counter()
    known = dict(anchors or {})
    before = ChainCheck.objects.filter(fault="", links__gt=0).order_by("-pk").first()
    if before is not None:  # what the last check saw must still be there
        known.setdefault(before.links, bytes(before.head_hash))
    found = check(known)
    return ChainCheck.objects.create(
        checked_at=at,
        seconds=round(time.perf_counter() - began, 3),
        links=found.links,
        events=found.events,
        unsealed=found.unsealed,
        head_hash=found.head,
        fault=found.fault,
        link=found.link,
        table=found.table,
        dropped_columns=found.dropped,
    )


def _write_values_one_way(cursor: Any) -> None:
    """Let the text of a value depend on nothing but the value."""
    cursor.execute(
        "SELECT set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, MDY', true),"
        " set_config('IntervalStyle', 'postgres', true), set_config('bytea_output', 'hex', true),"
        " set_config('extra_float_digits', '1', true)"
    )


def _row_hash(columns: list[str]) -> str:
    return f"sha256(convert_to(ROW({', '.join(f'e.{_name(column)}' for column in columns)})::text, 'UTF8'))"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""').replace("%", "%%") + '"'
