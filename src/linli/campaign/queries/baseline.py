"""Gaps of the baseline against the standard: what is lost, what nobody knows, by item and by county.

What was never graded has no result; what nobody has answered on its sheet is unknown all the same.
"""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet, Sum

from linli.evaluation.models import Result, Sheet
from linli.evaluation.queries.sheets import missing_items
from linli.grading.compile import Published
from linli.grading.schema import Item
from linli.grading.scheme import compile_scheme, most
from linli.kernels.record import LAST_SENTINEL, UNKNOWN


@dataclass(frozen=True)
class Gap:
    """One item: in how many places it loses points or is failed, is unknown, is in full.

    unknown: nobody has answered it there, whether the sheet was graded or not
    lost: units of 0.0001 point that all places together lose; of a must-have 0
    """

    item: Item
    short: int
    unknown: int
    full: int
    lost: int


def gaps_by_item(sheets: QuerySet[Sheet], published: Published) -> list[Gap]:
    """Return the gaps of sheets, graded or not, complete or not, most places first: two queries.

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
        rows = {place: counts for place, *counts in cursor.fetchall()}
    open_items = Counter(item for _county, missing in _never_graded(sheets, published) for item in missing)
    found = []
    for place, item in enumerate(items, start=1):
        if item.role != "bonus" and (place in rows or open_items[item.id]):
            short, unknown, full, lost = rows.get(place, (0, 0, 0, 0))
            points = 0 if item.role == "must-have" else int(lost)
            found.append(Gap(item, short, unknown + open_items[item.id], full, points))
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


def counties(sheets: QuerySet[Sheet], published: Published) -> list[County]:
    """Return how far a baseline is by county, in the order of their codes: two queries."""
    graded = Q(result__state=Result.State.GRADED)
    rows: Any = (
        sheets.order_by("county__code")
        .values_list("county_id", "county_name")
        .annotate(
            places=Count("pk"), complete=Count("pk", filter=graded), unknown=Sum("result__unknown", default=0),
            passing=Count("pk", filter=graded & Q(result__rung__gt=0)), untouched=Count("pk", filter=Q(answers={})),
        )
    )  # fmt: skip
    unknown: Counter[int | None] = Counter()
    for county, missing in _never_graded(sheets, published):
        unknown[county] += len(missing)
    return [
        County(pk, name, places, complete, known + unknown[pk], passing, untouched)
        for pk, name, places, complete, known, passing, untouched in rows
    ]


def _never_graded(sheets: QuerySet[Sheet], published: Published) -> list[tuple[int | None, list[str]]]:
    """Return county and unanswered items of each sheet without a result. One query.

    Before the first grading most sheets say the same: what they say is looked at once.
    """
    rows = sheets.order_by().filter(result=None).values_list("county_id", "facts", "answers", "round__as_of")
    found: list[tuple[int | None, list[str]]] = []
    looked_at: dict[str, list[str]] = {}
    for county, facts, answers, as_of in rows:
        said = json.dumps([facts, answers, as_of.isoformat()], sort_keys=True)
        if said not in looked_at:
            looked_at[said] = missing_items(published.standard, facts, answers, as_of)
        found.append((county, looked_at[said]))
    return found
