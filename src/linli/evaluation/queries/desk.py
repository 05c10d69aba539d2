"""Figures of rounds for the pages that leaders read: counted by the database, whatever the size of the city."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, Q, QuerySet

from linli.core.rights import Grants
from linli.evaluation.models import Award, AwardNote, Result, Round, Sheet
from linli.evaluation.rights import VIEW_ROUNDS
from linli.grading.compile import Published
from linli.grading.marks import applies, half_up
from linli.grading.scheme import compile_scheme, most
from linli.kernels.record import LAST_SENTINEL
from linli.places.models import Compound, Division

from .memo import is_large, kept
from .titles import in_force

State = Round.State
OPEN = (State.CALLED, State.MARKING, State.REVIEW, State.NOTICE)
SHOWN = (State.NOTICE, State.SEALED)  # results that the public sees too
ALL_SECTIONS = ""  # stands for every section together
_FACT_MISSING = ""  # no item is called that: a sheet that wants it is never complete
_TOWNSHIP, _COMMUNITY = 3, 4  # places in lies_in, counted from 1 as PostgreSQL does


def shown_rounds(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """Return those whose results may be read as results, the latest first: on notice or sealed, not replaced."""
    return (
        rounds.filter(state__in=SHOWN)
        .exclude(replaced_by__state=State.SEALED)
        .select_related("edition", "division")
        .defer("division__search_grams")
        .order_by("-as_of", "-number", "-pk")
    )


def depth_below(division: Division | None) -> int:
    """Return which entry of `lies_in` names the units below a division, a community's being itself; None: a zone's."""
    return min(len(division.ancestors) + 1, _COMMUNITY) if division else _TOWNSHIP


# Outcomes by reporting unit ------------------------------------------------------------------------------------------


@dataclass
class UnitOutcomes:
    """How many sheets of one unit have which outcome; those not graded under their state, as "~incomplete"."""

    pk: int | None
    name: str
    is_zone: bool
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def sheets(self) -> int:
        """How many there are."""
        return sum(self.counts.values())


def outcomes_by_unit(sheets: QuerySet[Sheet], depth: int, *, zones: bool) -> list[UnitOutcomes]:
    """Return what came out by unit, in the order of their codes: one query.

    zones: sheets that lie in an overlay zone are counted under it, as a city reports
    """
    wanted, parameters = _ids(sheets)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT u.zone_id, u.unit, coalesce(z.name, d.name, ''), u.key, u.number FROM (
                SELECT CASE WHEN %s THEN s.zone_id END AS zone_id,
                       CASE WHEN %s AND s.zone_id IS NOT NULL THEN NULL ELSE s.lies_in[%s] END AS unit,
                       CASE WHEN r.state = 'graded' THEN r.outcome ELSE '~' || coalesce(r.state, 'none') END AS key,
                       count(*) AS number
                FROM evaluation_sheet s LEFT JOIN evaluation_result r ON r.sheet_id = s.id
                WHERE s.id IN ({wanted}) GROUP BY 1, 2, 3
            ) u
            LEFT JOIN places_division d ON d.id = u.unit LEFT JOIN places_overlayzone z ON z.id = u.zone_id
            ORDER BY z.code NULLS FIRST, d.code, u.unit
            """,
            [zones, zones, depth, *parameters],
        )
        found: dict[tuple[int | None, int | None], UnitOutcomes] = {}
        for zone, unit, name, key, number in cursor.fetchall():
            line = found.setdefault((zone, unit), UnitOutcomes(zone or unit, name, zone is not None))
            line.counts[key] = number
    return list(found.values())


class RoundOutcomes(NamedTuple):
    """One round as a step of a trend."""

    round: int
    title: str
    as_of: date
    counts: dict[str, int]


def trend(rounds: Sequence[Round], sheets: QuerySet[Sheet]) -> list[RoundOutcomes]:
    """Return what came out in each of some rounds, the earliest first: one query."""
    rows = (
        sheets.filter(round__in=[one.pk for one in rounds])
        .order_by()
        .values_list("round", "result__state", "result__outcome")
        .annotate(number=Count("pk"))
    )
    counts: dict[int, dict[str, int]] = {}
    for pk, state, outcome, number in rows:
        key = outcome if state == Result.State.GRADED else f"~{state or 'none'}"
        counts.setdefault(pk, {})[key] = number
    steps = [RoundOutcomes(one.pk, one.title, one.as_of, counts[one.pk]) for one in rounds if one.pk in counts]
    return sorted(steps, key=lambda step: (step.as_of, step.round))


class UnitMean(NamedTuple):
    """How the places of one unit did together: graded ones, the sum of their totals, those with a good outcome."""

    pk: int
    name: str
    graded: int
    total: int
    good: int

    @property
    def mean(self) -> int:
        """Sum by number, rounded half up, in units of the total."""
        return half_up(self.total, self.graded)


def means_by_unit(sheets: QuerySet[Sheet], depth: int, good: int) -> list[UnitMean]:
    """Return how units did, the best first: one query. good: the lowest rung that counts as a good outcome."""
    wanted, parameters = _ids(sheets)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT d.id, d.name, u.graded, u.total, u.good FROM (
                SELECT s.lies_in[%s] AS unit, count(*) AS graded, sum(r.total) AS total,
                       count(*) FILTER (WHERE r.rung >= %s) AS good
                FROM evaluation_sheet s JOIN evaluation_result r ON r.sheet_id = s.id
                WHERE r.state = 'graded' AND s.id IN ({wanted}) GROUP BY 1
            ) u JOIN places_division d ON d.id = u.unit
            ORDER BY u.total::numeric / u.graded DESC, d.code
            """,
            [depth, good, *parameters],
        )
        return [UnitMean(*row) for row in cursor.fetchall()]


# Leaders and movers --------------------------------------------------------------------------------------------------


class Standing(NamedTuple):
    """One place on the leaderboard; of equal totals all have the same rank."""

    sheet: int
    name: str
    county: str
    community: str
    total: int
    outcome: str
    class_id: str
    limited_by: str
    rank: int
    place: int
    of: int


def standings(sheets: QuerySet[Sheet], most_shown: int) -> tuple[list[Standing], list[Standing]]:
    """Return the best and the last of graded sheets, none of them twice: one query."""
    wanted, parameters = _ids(sheets)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT * FROM (
                SELECT s.id, s.name, s.county_name, s.community_name, r.total, r.outcome, r.class_id, r.limited_by,
                       rank() OVER (ORDER BY r.total DESC),
                       row_number() OVER (ORDER BY r.total DESC, s.code) AS place, count(*) OVER () AS number
                FROM evaluation_sheet s JOIN evaluation_result r ON r.sheet_id = s.id
                WHERE r.state = 'graded' AND s.id IN ({wanted})
            ) standing WHERE place <= %s OR place > number - %s ORDER BY place
            """,
            [*parameters, most_shown, most_shown],
        )
        rows = [Standing(*row) for row in cursor.fetchall()]
    return rows[:most_shown], rows[most_shown:]


class Move(NamedTuple):
    """One place beside the round before."""

    sheet: int
    name: str
    county: str
    community: str
    total: int
    before: int
    outcome: str
    outcome_before: str

    @property
    def by(self) -> int:
        """How much the total rose, below 0 if it fell."""
        return self.total - self.before


def movers(sheets: QuerySet[Sheet], previous: int, most_shown: int) -> tuple[list[Move], list[Move]]:
    """Return those that rose most and those that fell most since a round before: one query."""
    wanted, parameters = _ids(sheets)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT id, name, county_name, community_name, total, before, outcome, outcome_before FROM (
                SELECT s.id, s.name, s.county_name, s.community_name, r.total, q.total AS before, r.outcome,
                       q.outcome AS outcome_before, r.total - q.total AS moved,
                       row_number() OVER (ORDER BY r.total - q.total DESC, s.code) AS up,
                       row_number() OVER (ORDER BY r.total - q.total, s.code) AS down
                FROM evaluation_sheet s JOIN evaluation_result r ON r.sheet_id = s.id AND r.state = 'graded'
                JOIN evaluation_sheet p ON p.round_id = %s
                    AND coalesce(p.compound_id, -p.place_id) = coalesce(s.compound_id, -s.place_id)
                JOIN evaluation_result q ON q.sheet_id = p.id AND q.state = 'graded'
                WHERE s.id IN ({wanted})
            ) moves WHERE up <= %s AND moved > 0 OR down <= %s AND moved < 0 ORDER BY up
            """,
            [previous, *parameters, most_shown, most_shown],
        )
        rows = [Move(*row) for row in cursor.fetchall()]
    return [row for row in rows if row.by > 0], [row for row in reversed(rows) if row.by < 0]


# Where points are lost -----------------------------------------------------------------------------------------------


class ItemLoss(NamedTuple):
    """What all graded places together lost on an item: units of 0.0001 point; places: that lost any."""

    item: Any
    lost: int
    graded: int
    places: int


def losses_by_item(sheets: QuerySet[Sheet], published: Published) -> list[ItemLoss]:
    """Return what was lost on each item, as marked, the costliest first: one query.

    Where an item does not apply nothing is lost on it. A must-have has no points: those who fail it are counted, and
    it stands behind. A bonus is no loss. An index has no points: nothing.
    """
    if published.standard.mode == "index":
        return []
    items = compile_scheme(published.standard).items
    wanted, parameters = _ids(sheets)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT m.place, count(*), sum(m.mark), count(*) FILTER (WHERE m.mark < (%s::int[])[m.place])
            FROM evaluation_result r CROSS JOIN LATERAL unnest(r.marks) WITH ORDINALITY AS m(mark, place)
            WHERE r.state = 'graded' AND m.mark > %s AND r.sheet_id IN ({wanted})
            GROUP BY 1
            """,
            [[most(item) for item in items], LAST_SENTINEL, *parameters],
        )
        rows = cursor.fetchall()
    found = []
    for place, graded, marks, places in rows:
        item = items[place - 1]
        if item.role != "bonus":
            lost = 0 if item.role == "must-have" else graded * most(item) - marks
            found.append(ItemLoss(item, lost, graded, places))
    return sorted(found, key=lambda loss: (-loss.lost, -loss.places, loss.item.id))


def losing_on(published: Published, item_id: str) -> Q:
    """Return the condition that a sheet loses points on an item or fails it, as `losses_by_item` counts places.

    Raises ValueError for an item that the standard does not have, or that loses nobody anything: a bonus, an index's.
    """
    items = [] if published.standard.mode == "index" else compile_scheme(published.standard).items
    place, item = next(
        ((place, one) for place, one in enumerate(items) if one.id == item_id and one.role != "bonus"), (-1, None)
    )
    if item is None:
        raise ValueError(item_id)
    mark = f"result__marks__{place}"
    return Q(**{"result__state": Result.State.GRADED, f"{mark}__gt": LAST_SENTINEL, f"{mark}__lt": most(item)})


# How far the marks are -----------------------------------------------------------------------------------------------


@dataclass
class Board:
    """How far one township is: sheets, and how many of them are complete, by section id and altogether ("")."""

    county: str
    county_id: int | None
    township: str
    township_id: int | None
    sheets: int = 0
    complete: dict[str, int] = field(default_factory=dict)
    last_entry_at: datetime | None = None

    @property
    def done(self) -> int:
        """How many have everything that applies to them."""
        return self.complete.get(ALL_SECTIONS, 0)

    @property
    def percent(self) -> int:
        """The share that is complete, rounded down: 100 only when nothing is missing."""
        return 100 * self.done // self.sheets if self.sheets else 100


def board(round_: Round, sheets: QuerySet[Sheet]) -> list[Board]:
    """Return how far the marks are, by county and township in the order of their codes: two queries.

    A section of a sheet is complete when every item that applies by the sheet's facts is answered, and the facts that
    decide it are known.
    """
    standard = round_.edition.compiled().standard
    deciding = sorted({name for item in standard.items for name in item.applies})
    wanted, parameters = _ids(sheets)
    facts = "(SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(s.facts) WHERE key = ANY(%s))"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT {facts} FROM evaluation_sheet s WHERE s.id IN ({wanted})", [deciding, *parameters]
        )
        patterns = [
            {"facts": known, "section": section, "items": items}
            for known in (_read(row[0]) for row in cursor.fetchall())
            for section, items in _wanted_items(standard, known).items()
        ]
        cursor.execute(
            f"""
            WITH w AS MATERIALIZED (
                SELECT p.facts, p.section, ARRAY(SELECT jsonb_array_elements_text(p.items)) AS items
                FROM jsonb_to_recordset(%s::jsonb) AS p(facts jsonb, section text, items jsonb)
            ), c AS (
                SELECT s.county_id, s.county_name, s.lies_in[{_TOWNSHIP}] AS township, w.section, count(*) AS number,
                       count(*) FILTER (WHERE s.answers ?& w.items) AS done, max(s.changed_at) AS changed
                FROM evaluation_sheet s JOIN w ON w.facts = {facts}
                WHERE s.id IN ({wanted}) GROUP BY 1, 2, 3, 4
            )
            SELECT c.county_name, c.county_id, coalesce(t.name, ''), c.township, c.section, c.number, c.done, c.changed
            FROM c LEFT JOIN places_division t ON t.id = c.township LEFT JOIN places_division y ON y.id = c.county_id
            ORDER BY y.code, c.county_name, t.code, c.township
            """,
            [json.dumps(patterns), deciding, *parameters],
        )
        found: dict[tuple[Any, ...], Board] = {}
        for county, county_id, township, township_id, section, number, done, changed in cursor.fetchall():
            line = found.setdefault(
                (county_id, county, township_id), Board(county, county_id, township, township_id, number)
            )
            line.complete[section] = done
            line.last_entry_at = changed
    return list(found.values())


def by_county(lines: Iterable[Board]) -> list[Board]:
    """Return the lines of townships put together by county, in their order."""
    found: dict[tuple[Any, ...], Board] = {}
    for line in lines:
        one = found.setdefault((line.county_id, line.county), Board(line.county, line.county_id, "", None))
        one.sheets += line.sheets
        for section, done in line.complete.items():
            one.complete[section] = one.complete.get(section, 0) + done
        times = [at for at in (one.last_entry_at, line.last_entry_at) if at]
        one.last_entry_at = max(times, default=None)
    return list(found.values())


def _wanted_items(standard: Any, known: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for section in standard.sections:
        items = found.setdefault(section.id, [])
        for item in section.items:
            fits = applies(item, known) if item.applies else True
            if fits is not False:
                items.append(item.id if fits else _FACT_MISSING)
    return {**found, ALL_SECTIONS: [item for items in found.values() for item in items]}


def _read(value: Any) -> dict[str, str]:
    known: dict[str, str] = json.loads(value) if isinstance(value, str) else value
    return known


# What needs attention ------------------------------------------------------------------------------------------------


class OpenRound(NamedTuple):
    """A round under way: how many of the sheets that one sees have a result, how many wait."""

    pk: int
    title: str
    state: str
    marks_due: date | None
    notice_until: datetime | None
    sheets: int
    graded: int

    @property
    def waiting(self) -> int:
        """How many have no result yet: never graded, or something is unknown."""
        return self.sheets - self.graded


def open_rounds(grants: Grants) -> list[OpenRound]:
    """Return the rounds under way that somebody sees, those due first: two queries, and one for each large round."""
    rounds = list(
        Round.objects.visible_to(grants)
        .filter(state__in=OPEN)
        .order_by()
        .only("title", "state", "marks_due", "notice_until", "version")
    )
    keys, sheets = grants.keys(VIEW_ROUNDS.code), Sheet.objects.visible_to(grants)
    large = [round_ for round_ in rounds if is_large(round_)]
    small = [round_.pk for round_ in rounds if round_ not in large]
    counts = _counts(sheets.filter(round__in=small)) if small else {}
    for round_ in large:
        counts |= kept(round_, "counts", keys, partial(_counts, sheets.filter(round=round_)))
    found = [
        OpenRound(one.pk, one.title, one.state, one.marks_due, one.notice_until, *counts.get(one.pk, (0, 0)))
        for one in rounds
    ]
    return sorted(found, key=lambda one: (one.marks_due or date.max, -one.pk))


def _counts(sheets: QuerySet[Sheet]) -> dict[int, tuple[int, int]]:
    """Return how many sheets there are and how many have a complete result, by round."""
    complete = ~Q(result__state=Result.State.INCOMPLETE) & Q(result__isnull=False)
    rows = sheets.order_by().values_list("round").annotate(sheets=Count("pk"), graded=Count("pk", filter=complete))
    return {pk: (sheets, graded) for pk, sheets, graded in rows}


class Troubled(NamedTuple):
    """A title, stars or a class that holds under a warning, or was suspended; state: the note's kind, as a code."""

    kind: str
    state: str
    name: str
    subject: tuple[str, int]


def troubled_titles(grants: Grants, on: date, most_shown: int) -> list[Troubled]:
    """Return what is warned or suspended of places that somebody sees: one query."""
    keys = grants.keys(VIEW_ROUNDS.code)
    kinds = (AwardNote.Kind.WARNED, AwardNote.Kind.SUSPENDED)
    noted = AwardNote.objects.filter(kind__in=kinds, on__lte=on).values("award")
    seen = Q(community__in=Division.objects.within(keys).values("pk")) | Q(
        compound__in=Compound.objects.within(keys).values("pk")
    )
    rows = in_force(on).filter(seen, pk__in=noted, state__in=kinds).order_by("compound", "pk")
    columns = ("kind", "state", "community__name", "compound__name", "community", "compound")
    return [
        Troubled(
            str(Award.Kind(kind).label), state, compound_name or name,
            ("places.compound", compound) if compound else ("places.division", community),
        )
        for kind, state, name, compound_name, community, compound in rows.values_list(*columns)[:most_shown]
    ]  # fmt: skip


def _ids(sheets: QuerySet[Sheet]) -> tuple[str, tuple[Any, ...]]:
    sql, parameters = sheets.order_by().values("pk").query.sql_with_params()
    return sql, tuple(parameters)
