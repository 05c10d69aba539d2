"""Grading a round: the kernel's record, kept row by row, with what would raise each outcome."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from linli.core.news import defer, publish
from linli.evaluation.models import ClassDecision, Grading, Result, Round, Sheet
from linli.evaluation.news import RoundGraded
from linli.evaluation.refusals import UnableToEvaluate
from linli.grading.answers import Answers, Decision
from linli.grading.explain import steps
from linli.grading.grade import Results, grade

from .rounds import require_marking

Told = Callable[[int, int], None]
_COLUMNS = (
    "sheet_id", "round_id", "county_id", "state", "total", "rung", "outcome", "class_by_rule", "class_id", "limited_by",
    "unknown", "bonus", "sections", "marks", "points", "nearest", "sheet_version", "graded_at",
)  # fmt: skip
_PIECE = 2000
_SHEET = ("pk", "code", "name", "county_name", "community_name", "facts", "answers", "county_id", "version")


@transaction.atomic
def ask_grading(*, round_: Round, by: Any, at: datetime) -> Grading:
    """Have a round graded by a job. One that waits or runs already is that one. Raises UnableToEvaluate."""
    require_marking(round_)
    return ask_run(round_, by, at, seals=False)


def ask_run(round_: Round, by: Any, at: datetime, *, seals: bool) -> Grading:
    """Begin a run of grading, or return the one that waits or runs. Hold the round."""
    from linli.evaluation.jobs import run

    try:
        with transaction.atomic():
            grading = Grading.objects.create(
                round=round_, asked_at=at, asked_by=by, total=round_.sheets.count(), seals=seals
            )
    except IntegrityError:
        return round_.gradings.get(state__in=[Grading.State.WAITING, Grading.State.RUNNING])
    defer(run, grading=grading.pk)
    return grading


def grade_round(*, round_: Round, at: datetime, told: Told = lambda done, total: None) -> Results:
    """Grade every sheet of a round and keep what came out differently from before. Call it in a transaction.

    told: is told how many of how many sheets are done, for a page that waits
    """
    rows = list(round_.sheets.order_by("code").values_list(*_SHEET))
    rows.sort(key=lambda row: row[1])  # by the codes' own order, not by the database's: the bundle is the same anywhere
    told(0, len(rows))
    results = grade(round_.edition.compiled(), answers_of(round_, rows, decisions_of(round_)))
    told(len(rows) // 2, len(rows))
    _keep(round_, rows, results, at)
    told(len(rows), len(rows))
    return results


@transaction.atomic
def grade_sheet(*, sheet: Sheet, at: datetime) -> Result:
    """Grade one sheet after a mark of it was changed: the others' results do not depend on it."""
    round_ = sheet.round
    rows = list(Sheet.objects.filter(pk=sheet.pk).values_list(*_SHEET))
    results = grade(round_.edition.compiled(), answers_of(round_, rows, decisions_of(round_, [sheet.pk])))
    values = dict(zip(_COLUMNS[1:], next(iter(_rows(round_, rows, results, at)))[1:], strict=True))
    result = Result.objects.update_or_create(sheet=sheet, defaults=values)[0]
    publish(RoundGraded(round_.pk))
    return result


def answers_of(round_: Round, rows: Sequence[tuple[Any, ...]], decisions: dict[int, Decision]) -> Answers:
    """Return what grading needs to know of sheets, given as _SHEET columns in the order of their codes."""
    standard = round_.edition.compiled().standard
    facts, answers = [row[5] for row in rows], [row[6] for row in rows]
    return Answers(
        title=round_.title,
        as_of=round_.as_of,
        codes=[row[1] for row in rows],
        names=[row[2] for row in rows],
        counties=[row[3] for row in rows],
        communities=[row[4] for row in rows],
        facts={fact.id: [known.get(fact.id, "") for known in facts] for fact in standard.facts},
        items={item.id: [given.get(item.id, "") for given in answers] for item in standard.items},
        decisions={row[1]: decisions[row[0]] for row in rows if row[0] in decisions},
    )


def results_of(sheet: Sheet, decision: ClassDecision | None) -> Results:
    """Return the whole record of one sheet, for its page: from the answers and the last decision, as grading would."""
    rows = [(sheet.pk, sheet.code, sheet.name, sheet.county_name, sheet.community_name, sheet.facts, sheet.answers)]
    decisions = {sheet.pk: _decided(decision)} if decision and decision.class_id else {}
    return grade(sheet.round.edition.compiled(), answers_of(sheet.round, rows, decisions))


def decisions_of(round_: Round, sheets: Sequence[int] | None = None) -> dict[int, Decision]:
    """Return the decision that counts about each sheet, by the sheet's number."""
    given = ClassDecision.objects.filter(round=round_)
    if sheets is not None:
        given = given.filter(sheet__in=sheets)
    last = given.order_by("sheet_id", "-pk").distinct("sheet_id")
    return {row.sheet_id: _decided(row) for row in last if row.class_id}


def _decided(row: ClassDecision) -> Decision:
    return Decision(row.class_id, row.reason, row.document)


@transaction.atomic
def decide_class(*, sheet: Sheet, class_id: str, reason: str, document: str, by: Any, at: datetime) -> ClassDecision:
    """Give a class against the rule, or (empty) leave it to the rule again; the bundle has reason and document.

    Raises UnableToEvaluate.
    """
    require_marking(sheet.round)
    classes = {rule.id for rule in sheet.round.edition.compiled().standard.outcome.class_}
    if class_id and class_id not in classes:
        raise UnableToEvaluate(_("This standard has no class {name}.").format(name=class_id))
    if not reason.strip() or not document.strip():
        raise UnableToEvaluate(_("A class against the rule needs its reason and the document that says so."))
    result = Result.objects.filter(sheet=sheet, state=Result.State.GRADED).first()
    if class_id and result is None:
        raise UnableToEvaluate(_("Only what is graded has a class. Complete its marks first."))
    decision = ClassDecision.objects.create(
        round=sheet.round, sheet=sheet, class_id=class_id, reason=reason.strip(), document=document.strip(), by=by,
        at=at,
    )  # fmt: skip
    Sheet.objects.filter(pk=sheet.pk).update(version=F("version") + 1)  # a grading under way has not seen it
    grade_sheet(sheet=sheet, at=at)
    return decision


# Rows


def _keep(round_: Round, rows: Sequence[tuple[Any, ...]], results: Results, at: datetime) -> None:
    """Write the results that are new or other than those kept: of ten thousand few change between two gradings."""
    table, columns = Result._meta.db_table, ", ".join(_COLUMNS)
    compared = [name for name in _COLUMNS[1:] if name != "graded_at"]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS graded_now; CREATE TEMP TABLE graded_now (LIKE {table}) ON COMMIT DROP")
        with cursor.copy(f"COPY graded_now ({columns}) FROM STDIN") as copy:
            for row in _rows(round_, rows, results, at):
                copy.write_row([_array(value) if isinstance(value, list) else value for value in row])
        cursor.execute("ANALYZE graded_now")
        cursor.execute(
            f"UPDATE {table} kept SET {', '.join(f'{name} = new.{name}' for name in _COLUMNS[1:])}"
            f" FROM graded_now new WHERE new.sheet_id = kept.sheet_id AND ({', '.join(f'kept.{n}' for n in compared)})"
            f" IS DISTINCT FROM ({', '.join(f'new.{n}' for n in compared)})"
            " AND new.sheet_version >= kept.sheet_version"  # marks that came while these were computed count
        )
        cursor.execute(
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM graded_now new"
            f" WHERE NOT EXISTS (SELECT 1 FROM {table} kept WHERE kept.sheet_id = new.sheet_id) ON CONFLICT DO NOTHING"
        )


def _array(values: list[int]) -> str:
    """Return whole numbers as PostgreSQL reads an array: ten times as fast as the driver, which looks at each type."""
    return f"{{{str(values)[1:-1]}}}"


def _rows(round_: Round, rows: Sequence[tuple[Any, ...]], results: Results, at: datetime) -> Iterable[tuple[Any, ...]]:
    scores, standard = results.scores, results.published.standard
    classes = [rule.id for rule in standard.outcome.class_]
    nearest = steps(results).nearest.tolist() if results.compiled is not None else [-1] * len(rows)
    sections, marks = scores.section_points.T.tolist(), results.marks.T.tolist()
    points, total, rung = scores.points.T.tolist(), scores.total.tolist(), scores.rung.tolist()
    limits, by_rule, unknown = scores.limit_by.tolist(), scores.class_by_rule.tolist(), scores.unknown.tolist()
    bonus = scores.bonus.tolist()
    for n, row in enumerate(rows):
        state = results.state(n)
        graded = state == Result.State.GRADED
        yield (
            row[0], round_.pk, row[7], state, total[n] if graded else None, rung[n] if graded else None,
            results.outcome(n), classes[by_rule[n]] if by_rule[n] >= 0 else "", results.class_id(n),
            results.items[limits[n]].id if limits[n] >= 0 else "", unknown[n], bonus[n] if graded else None,
            sections[n] if graded else [], marks[n], points[n] if graded else [],
            results.items[nearest[n]].id if graded and nearest[n] >= 0 else "", row[8], at,
        )  # fmt: skip
