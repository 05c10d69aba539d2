"""The summary (总结梳理): which measures were done, at what cost, which items rose there between two rounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from linli.campaign.models import Campaign, Work
from linli.campaign.queries.marks import rounds_of
from linli.campaign.rules.works import State
from linli.evaluation.models import MeasureEffect, Result, Round, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.sheets import in_words
from linli.grading.scheme import compile_scheme
from linli.kernels.record import LAST_SENTINEL


@dataclass(frozen=True)
class Span:
    """The two rounds that are compared."""

    before: Round
    after: Round


def span_of(campaign: Campaign) -> Span | None:
    """Return the baseline (without one the first sealed round) and the last sealed round; None if these are not two.

    Only rounds over all of the campaign's division: one of a county says nothing of the others. One query.
    """
    over_all = Q(division=campaign.division_id) | Q(pk=campaign.baseline_id)
    rows = rounds_of(campaign).filter(over_all, replaced_by=None).exclude(edition__mode="index")
    rows = rows.select_related("edition")
    rows = list(rows.order_by("as_of", "pk"))
    sealed = [row for row in rows if row.state == Round.State.SEALED]
    before = next((row for row in rows if row.pk == campaign.baseline_id), sealed[0] if sealed else None)
    if before is None or not sealed or sealed[-1].as_of <= before.as_of:
        return None
    return Span(before, sealed[-1])


@dataclass(frozen=True)
class Raised:
    """What became of one item where a measure was done between the two rounds. gain: units, over all places."""

    item: str
    title: str
    rose: int
    stayed: int
    fell: int
    unknown: int
    gain: int


@dataclass
class Spent:
    """What was done and what it came to: spent, or the cost where nothing is settled yet. Whole yuan.

    settled: of the amount, what was spent; unknown: works with neither; sample: some rests on a sample unit cost
    """

    works: int = 0
    communities: int = 0
    amount: int = 0
    settled: int = 0
    unknown: int = 0
    sample: bool = False


@dataclass
class MeasureLine:
    """One measure that was done somewhere."""

    code: str
    title: str
    phase: str
    pk: int
    spent: Spent
    items: list[Raised] = field(default_factory=list)


@dataclass(frozen=True)
class Summary:
    """What a campaign's works came to."""

    span: Span | None
    measures: Sequence[MeasureLine]
    by_phase: Mapping[str, Spent]
    by_programme: Mapping[str, Spent]
    between: int  # works done between the two rounds


def summary_of(campaign: Campaign, works: QuerySet[Work]) -> Summary:
    """Return the summary of the done ones among works: five queries, however many works and communities."""
    done = works.filter(campaign=campaign, state=State.DONE).order_by()
    span = span_of(campaign)
    lines = {}
    keys = ("measure_id", "measure__code", "measure__title", "measure__phase")
    for row in _grouped(done, *keys).order_by("measure__code"):
        lines[row["measure_id"]] = MeasureLine(
            row["measure__code"], row["measure__title"], row["measure__phase"], row["measure_id"], _spent(row)
        )
    by_phase = {row["measure__phase"]: _spent(row) for row in _grouped(done, "measure__phase")}
    by_programme = {row["programme"]: _spent(row) for row in _grouped(done, "programme").order_by("programme")}
    between = 0
    if span is not None:
        within = done.filter(compound=None, done_on__gt=span.before.as_of, done_on__lte=span.after.as_of)
        between = within.count()
        for measure, raised in _raised(span, within):
            lines[measure].items.append(raised)
    return Summary(span, list(lines.values()), by_phase, by_programme, between)


def _grouped(done: QuerySet[Work], *keys: str) -> Any:
    return done.values(*keys).annotate(
        works=Count("pk"), communities=Count("division", distinct=True), amount=Sum(Coalesce("spent", "cost")),
        settled=Sum("spent"), unknown=Count("pk", filter=Q(spent=None, cost=None)),
        samples=Count("pk", filter=Q(spent=None, cost_is_sample=True, cost__isnull=False)),
    )  # fmt: skip


def _spent(row: Mapping[str, Any]) -> Spent:
    return Spent(
        row["works"], row["communities"], int(row["amount"] or 0), int(row["settled"] or 0), row["unknown"],
        row["samples"] > 0,
    )  # fmt: skip


def _raised(span: Span, works: QuerySet[Work]) -> list[tuple[int, Raised]]:
    """Return by measure what became of the items that it raises, where it was done: one query.

    Only ordinary comparison: an item that one of the two editions lacks, or whose mark is unknown or does not apply in
    one of them, is counted as unknown.
    """
    lang = language()
    standards = [one.edition.compiled().standard for one in (span.before, span.after)]
    at = [{item.id: place for place, item in enumerate(compile_scheme(one).items, 1)} for one in standards]
    titles = {item.id: in_words(item.title, lang) for item in standards[1].items}
    both = [item for item in at[1] if item in at[0]]
    chosen, params = works.values("measure_id", "division_id").query.sql_with_params()
    sql = f"""
        WITH chosen AS ({chosen}),
        placed AS (SELECT * FROM unnest(%s::text[], %s::int[], %s::int[]) AS p(item, place_before, place_after)),
        marks AS (
            SELECT chosen.measure_id, placed.item, rb.marks[place_before] AS was, ra.marks[place_after] AS is_now
            FROM chosen
            JOIN {MeasureEffect._meta.db_table} e ON e.measure_id = chosen.measure_id
            JOIN placed ON placed.item = e.item
            LEFT JOIN {Sheet._meta.db_table} sb
                ON sb.round_id = %s AND sb.place_id = chosen.division_id AND sb.compound_id IS NULL
            LEFT JOIN {Result._meta.db_table} rb ON rb.sheet_id = sb.id
            LEFT JOIN {Sheet._meta.db_table} sa
                ON sa.round_id = %s AND sa.place_id = chosen.division_id AND sa.compound_id IS NULL
            LEFT JOIN {Result._meta.db_table} ra ON ra.sheet_id = sa.id
        ),
        known AS (SELECT *, coalesce(was > %s AND is_now > %s, false) AS compares FROM marks)
        SELECT measure_id, item,
            count(*) FILTER (WHERE compares AND is_now > was), count(*) FILTER (WHERE compares AND is_now = was),
            count(*) FILTER (WHERE compares AND is_now < was), count(*) FILTER (WHERE NOT compares),
            coalesce(sum(is_now - was) FILTER (WHERE compares), 0)
        FROM known GROUP BY measure_id, item ORDER BY measure_id, item
    """
    given = [
        *params, both, [at[0][item] for item in both], [at[1][item] for item in both], span.before.pk, span.after.pk,
        LAST_SENTINEL, LAST_SENTINEL,
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return [
            (measure, Raised(item, titles.get(item, ""), rose, stayed, fell, unknown, int(gain)))
            for measure, item, rose, stayed, fell, unknown, gain in cursor.fetchall()
        ]
