"""Emptying a database of the tests: only the tables that hold anything, not the two hundred that there are."""

from django.db import connection, transaction

Filled = dict[str, tuple[int, int]]  # of each table that has rows: how many, and the last transaction that wrote one


class Emptying:
    """What an emptied database holds, and how to come back to it."""

    def __init__(self) -> None:
        self._kept: Filled = {}

    def remember(self) -> None:
        """Take what the database holds now for its emptied state."""
        self._kept = self._filled()

    def empty(self) -> bool:
        """Delete what was written since. Returns False, having changed nothing, if that does not lead back."""
        if not self._kept:
            return False
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # no trigger, no order of keys
            for table, (_rows, last) in self._filled().items():
                if self._kept.get(table, (0, 0))[1] != last:
                    name, written = connection.ops.quote_name(table), self._kept.get(table, (0, 0))[1]
                    cursor.execute(f"DELETE FROM {name} WHERE xmin::text::bigint > %s", [written])
            leads_back = self._filled() == self._kept  # not if a row of the emptied state was changed or deleted
            transaction.set_rollback(not leads_back)
        return leads_back

    @staticmethod
    def _filled() -> Filled:
        with connection.cursor() as cursor:
            tables = [table.name for table in connection.introspection.get_table_list(cursor) if table.type in "tp"]
            cursor.execute(
                " UNION ALL ".join(
                    f"SELECT '{table}', count(*), max(xmin::text::bigint) FROM {connection.ops.quote_name(table)}"
                    " HAVING count(*) > 0"
                    for table in tables
                    if table != "django_migrations"
                )
            )
            return {table: (rows, last) for table, rows, last in cursor.fetchall()}
