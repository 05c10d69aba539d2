"""Reading what is stored."""

from collections.abc import Collection
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from .models import FileUse


class Alike(NamedTuple):
    """Two pictures that look alike: in how many of 64 fields they differ."""

    file: int
    other: int
    distance: int


def alike(files: Collection[int], distance: int = 6) -> list[Alike]:
    """Return the stored pictures that look like the given ones (ids), nearest first: one query, however many.

    distance: at most so many of 64 bits differ; 0 is the same to the eye, above 10 means little.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT a.id, b.id, bit_count((a.likeness # b.likeness)::bit(64)) AS distance
            FROM core_files_storedfile AS a JOIN core_files_storedfile AS b ON b.id <> a.id
            WHERE a.id = ANY(%s) AND bit_count((a.likeness # b.likeness)::bit(64)) <= %s
            ORDER BY distance, a.id, b.id
            """,
            [list(files), distance],
        )
        return [Alike(*row) for row in cursor.fetchall()]


def uses_of(subject_type: str, pks: Collection[int], purpose: str | None = None) -> QuerySet[FileUse]:
    """Return what things use now, with the files, the oldest first."""
    uses = FileUse.objects.filter(subject_type=subject_type, subject_id__in=pks, ended_at=None).select_related("file")
    return (uses if purpose is None else uses.filter(purpose=purpose)).order_by("pk")
