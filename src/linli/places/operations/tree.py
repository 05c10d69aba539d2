"""The ancestors of divisions, computed for whole trees at once."""

from django.db import connection

_RECOMPUTE = """
WITH RECURSIVE tree(id, path) AS (
    SELECT id, ARRAY[id] FROM places_division WHERE parent_id IS NULL
    UNION ALL
    SELECT d.id, tree.path || d.id FROM places_division d JOIN tree ON d.parent_id = tree.id
    WHERE d.id <> ALL (tree.path)
)
UPDATE places_division d SET ancestors = tree.path FROM tree WHERE tree.id = d.id AND d.ancestors <> tree.path
"""


def recompute_ancestors() -> int:
    """Bring every division's ancestors in step with the parents: one statement. Returns how many were not."""
    with connection.cursor() as cursor:
        cursor.execute(_RECOMPUTE)
        return int(cursor.rowcount)
