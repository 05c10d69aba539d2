"""Figures of a round, computed by the database: no page reads its sheets one by one."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Sum

from linli.core.hearing.models import Hearing
from linli.core.worktime.models import WorkDay
from linli.core.worktime.rules import WorkCalendar, working_days_between
from linli.evaluation.models import Result, Round, Sheet
from linli.evaluation.queries.memo import kept
from linli.grading.marks import applies

SHEET = "evaluation.sheet"


@dataclass
class Progress:
    """How far the marks of one county are: by section, how many items are answered and how many are to be."""

    county: str
    sheets: int = 0
    done: dict[str, int] = field(default_factory=dict)
    wanted: dict[str, int] = field(default_factory=dict)

    @property
    def percent(self) -> int:
        """The share answered, rounded down: 100 only when nothing is missing."""
        wanted = sum(self.wanted.values())
        return 100 * sum(self.done.values()) // wanted if wanted else 100


def progress(round_: Round, sheets: QuerySet[Sheet]) -> list[Progress]:
    """Return how far the marks are, by county: one query. Items that do not apply by a sheet's facts are not wanted."""
    standard = round_.edition.compiled().standard
    counts: dict[str, Any] = {
        f"n{place}": Count("pk", filter=Q(answers__has_key=item.id)) for place, item in enumerate(standard.items)
    }
    rows: Any = sheets.order_by().values("county__code", "county_name", "facts").annotate(count=Count("pk"), **counts)
    found: dict[str, Progress] = {}
    for row in sorted(rows, key=lambda row: (row["county__code"] or "", row["county_name"])):
        county = found.setdefault(row["county_name"], Progress(row["county_name"]))
        county.sheets += row["count"]
        place = 0
        for section in standard.sections:
            for item in section.items:
                wanted = row["count"] if not item.applies or applies(item, row["facts"]) is not False else 0
                county.wanted[section.id] = county.wanted.get(section.id, 0) + wanted
                county.done[section.id] = county.done.get(section.id, 0) + min(wanted, row[f"n{place}"])
                place += 1
    return list(found.values())


@dataclass
class Spread:
    """What came out: how many of each county have which outcome and class; stale: changed since they were graded."""

    counties: dict[str, dict[str, int]] = field(default_factory=dict)  # by name: outcome, or "~state", to how many
    county_ids: dict[str, int | None] = field(default_factory=dict)
    classes: dict[str, dict[str, int]] = field(default_factory=dict)
    sheets: int = 0
    graded: int = 0
    stale: int = 0
    unknown: int = 0


def spread(sheets: QuerySet[Sheet]) -> Spread:
    """Return what came out by county: one query. A result that is not graded counts under its state, as "~state"."""
    by = ("county__code", "county_id", "county_name", "result__state", "result__outcome", "result__class_id")
    rows = (
        sheets.order_by()
        .values(*by)
        .annotate(
            count=Count("pk"), fresh=Count("pk", filter=Q(result__sheet_version=F("version"))),
            unknown=Sum("result__unknown", default=0),
        )
    )  # fmt: skip
    found = Spread()
    for row in sorted(rows, key=lambda row: (row["county__code"] or "", row["county_name"])):
        name, count = row["county_name"], row["count"]
        key = row["result__outcome"] if row["result__state"] == "graded" else f"~{row['result__state'] or 'none'}"
        county = found.counties.setdefault(name, {})
        county[key] = county.get(key, 0) + count
        found.county_ids[name] = row["county_id"]
        if row["result__class_id"]:
            classes = found.classes.setdefault(name, {})
            classes[row["result__class_id"]] = classes.get(row["result__class_id"], 0) + count
        found.sheets += count
        found.graded += count if row["result__state"] else 0
        found.stale += count - row["fresh"]
        found.unknown += row["unknown"]
    return found


class Comparison(NamedTuple):
    """One county beside the round before: how many rose, stayed, fell, were not there; and what they had in total."""

    county: str
    rose: int
    same: int
    fell: int
    new: int
    both: int
    total_now: int
    total_then: int


def comparison(round_: Round, sheets: QuerySet[Sheet]) -> list[Comparison]:
    """Return how the same places did in the round before, by county: one query."""
    wanted, parameters = sheets.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT s.county_name,
                   count(*) FILTER (WHERE r.rung > q.rung), count(*) FILTER (WHERE r.rung = q.rung),
                   count(*) FILTER (WHERE r.rung < q.rung), count(*) FILTER (WHERE p.id IS NULL),
                   count(*) FILTER (WHERE r.total IS NOT NULL AND q.total IS NOT NULL),
                   coalesce(sum(r.total) FILTER (WHERE q.total IS NOT NULL), 0),
                   coalesce(sum(q.total) FILTER (WHERE r.total IS NOT NULL), 0)
            FROM evaluation_sheet s
            JOIN evaluation_result r ON r.sheet_id = s.id
            LEFT JOIN evaluation_sheet p ON p.round_id = %s
                AND coalesce(p.compound_id, -p.place_id) = coalesce(s.compound_id, -s.place_id)
            LEFT JOIN evaluation_result q ON q.sheet_id = p.id
            WHERE s.round_id = %s AND s.id IN ({wanted})
            GROUP BY s.county_id, s.county_name ORDER BY s.county_id NULLS FIRST
            """,
            [round_.previous_id, round_.pk, *parameters],
        )
        return [Comparison(*row) for row in cursor.fetchall()]


class Rank(NamedTuple):
    """Where a result stands among all graded ones of its county, and of its class; 0 of 0 without one."""

    in_county: int
    of_county: int
    in_class: int
    of_class: int


class Totals(NamedTuple):
    """All totals of a round by county and by class, the lowest first: enough to say where any of them stands."""

    by_county: dict[int, "array[int]"]
    by_class: dict[str, "array[int]"]

    def rank(self, result: Result | None) -> Rank:
        """Return where a result stands; equal totals have equal ranks."""
        if result is None or result.total is None:
            return Rank(0, 0, 0, 0)
        county = self.by_county.get(result.county_id or 0, _NONE)
        alike = self.by_class.get(result.class_id, _NONE)
        return Rank(_place(county, result.total), len(county), _place(alike, result.total), len(alike))


_NONE: "array[int]" = array("q")


def totals(round_: Round) -> Totals:
    """Return the totals of the whole round: one query."""
    found = Totals({}, {})
    rows = round_.results.filter(total__isnull=False).order_by("total")
    for county, class_id, total in rows.values_list("county_id", "class_id", "total"):
        if county:
            found.by_county.setdefault(county, array("q")).append(total or 0)
        if class_id:
            found.by_class.setdefault(class_id, array("q")).append(total or 0)
    return found


def ranks_of(round_: Round) -> Totals:
    """Return the totals among which a result of a round is ranked, kept while they cannot change."""
    return kept(round_, "totals", (), lambda: totals(round_))


def _place(totals: "array[int]", total: int) -> int:
    return 1 + len(totals) - bisect_right(totals, total) if totals else 0


class Upheld(NamedTuple):
    """An objection that was upheld, wholly or in part, about a sheet that nobody marked since."""

    hearing: int
    sheet: int
    name: str


def upheld(round_: Round, sheets: QuerySet[Sheet], most: int = 50) -> list[Upheld]:
    """Return the upheld objections that still wait for new marks, also those about the round replaced: one query."""
    wanted, parameters = sheets.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT h.id, s.id, s.name FROM {Hearing._meta.db_table} h
            JOIN evaluation_sheet o ON o.id = h.subject_id AND o.round_id IN (%s, %s)
            JOIN evaluation_sheet s ON s.round_id = %s AND s.code = o.code
            WHERE h.subject_type = %s AND h.state = 'ANSWERED' AND h.outcome IN ('UPHELD', 'PARTLY')
                AND (s.changed_at IS NULL OR s.changed_at < h.ended_at) AND s.id IN ({wanted})
            ORDER BY h.id LIMIT %s
            """,
            [round_.pk, round_.replaces_id or round_.pk, round_.pk, SHEET, *parameters, most],
        )
        return [Upheld(*row) for row in cursor.fetchall()]


def days_left(today: date, last: date) -> int:
    """Return how many working days follow today up to and including the last: one query, none if it is past."""
    if last <= today:
        return 0
    kinds: dict[str, set[date]] = {}
    for day, kind in WorkDay.objects.filter(date__gt=today, date__lte=last).values_list("date", "kind"):
        kinds.setdefault(kind, set()).add(day)
    calendar = WorkCalendar(
        last, frozenset(kinds.get(WorkDay.Kind.HOLIDAY, ())), frozenset(kinds.get(WorkDay.Kind.MAKE_UP, ()))
    )
    return working_days_between(today, last, calendar)
