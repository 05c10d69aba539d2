"""Telling how far a job is while its own transaction, which nobody else sees, is open."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from .models import ImportProgress

_SECONDS = 0.4  # pages ask once a second


class Progress:
    """Writes to the run's row of progress over a connection of its own; a few times a second at most."""

    def __init__(self, run: int) -> None:
        self._run = run
        self._connection = connection.copy()
        self._told = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Say how far it is."""
        now = time.monotonic()
        if now - self._told < _SECONDS and done not in (0, total):
            return
        self._told = now
        with self._connection.cursor() as cursor:
            table = ImportProgress._meta.db_table
            cursor.execute(f"UPDATE {table} SET done = %s, total = %s WHERE run_id = %s", [done, total, self._run])

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


@contextmanager
def progress_of(run: int) -> Iterator[Progress]:
    """Tell about a run in the block."""
    told = Progress(run)
    try:
        yield told
    finally:
        told.close()
