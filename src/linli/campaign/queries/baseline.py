"""Gaps of the baseline against the standard: what is lost, what nobody knows, by item and by county."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet, Sum

from linli.evaluation.models import Result, Sheet
from linli.grading.compile import Published
from linli.grading.schema import Item
from linli.grading.scheme import compile_scheme, most
from linli.kernels.record import LAST_SENTINEL, UNKNOWN


@dataclass(frozen=True)
class Gap:
    """One item: in how many places it loses points or is failed, is unknown, is in full.

    lost: units of 0.0001 point that all places together lose; of a must-have 0
    """

    item: Item
    short: int
    unknown: int
    full: int
    lost: int


def gaps_by_item(sheets: QuerySet[Sheet], published: Published) -> list[Gap]:
    """Return the gaps of sheets that were graded, complete or not, most places first: one query.

    Where an item does not apply there is no gap; a bonus is none; an index has no points: nothing.
    """
    if published.standard.mode == "index":
        return []
    items = compile_scheme(published.standard).items
    wanted, parameters = sheets.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT m.place, count(*) FILTER (WHERE m.mark > %s AND m.mark < t.top),
                   count(*) FILTER (WHERE m.mark = %s), count(*) FILTER (WHERE m.mark >= t.top),
                   coalesce(sum(t.top - m.mark) FILTER (WHERE m.mark > %s), 0)
            FROM evaluation_result r CROSS JOIN LATERAL unnest(r.marks) WITH ORDINALITY AS m(mark, place)
            JOIN unnest(%s::int[]) WITH ORDINALITY AS t(top, place) ON t.place = m.place
            WHERE r.sheet_id IN ({wanted}) GROUP BY 1
            """,
            [LAST_SENTINEL, UNKNOWN, LAST_SENTINEL, [most(item) for item in items], *parameters],
        )
        rows = cursor.fetchall()
    found = [
        Gap(item, short, unknown, full, 0 if item.role == "must-have" else int(lost))
        for place, short, unknown, full, lost in rows
        if (item := items[place - 1]).role != "bonus"
    ]
    return sorted(found, key=lambda gap: (-gap.short, -gap.unknown, gap.item.id))


@dataclass(frozen=True)
class County:
    """One county of a baseline: places, those with a mark for every item, what nobody knows, how many would pass."""

    pk: int | None
    name: str
    places: int
    complete: int
    unknown: int
    passing: int
    untouched: int


def counties(sheets: QuerySet[Sheet]) -> list[County]:
    """Return how far a baseline is by county, in the order of their codes: one query."""
    graded = Q(result__state=Result.State.GRADED)
    rows: Any = (
        sheets.order_by("county__code")
        .values_list("county_id", "county_name")
        .annotate(
            places=Count("pk"), complete=Count("pk", filter=graded), unknown=Sum("result__unknown", default=0),
            passing=Count("pk", filter=graded & Q(result__rung__gt=0)), untouched=Count("pk", filter=Q(answers={})),
        )
    )  # fmt: skip
    return [County(*row) for row in rows]
