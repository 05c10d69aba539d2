"""Marks: by form, from a workbook, from the platform's own numbers, or last time's confirmed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from linli.core.composed import fetched
from linli.core.metrics import METRICS, Value
from linli.core.metrics.freeze import freeze
from linli.core.metrics.models import MetricValue
from linli.core.rights import key
from linli.evaluation.models import Round, Sheet
from linli.evaluation.refusals import UnableToEvaluate
from linli.grading.cells import CellFault, clean_note, clean_text, plain
from linli.grading.faults import Fault
from linli.grading.marks import NOT_APPLICABLE, applies, mark_of, read_answer, read_fact
from linli.grading.schema import Item, Standard
from linli.grading.scheme import most
from linli.grading.words import sentence
from linli.grading.workbook import Book
from linli.places.models import Compound

from .editions import language
from .rounds import locked, require_by_hand, require_marking

How = Sheet.How
_BATCH = 1000
_HELD = ("code", "round", "step", "facts", "answers", "sources", "reasons", "version")


@dataclass
class Entry:
    """What somebody typed for one sheet: text by fact id and item id, (reason, proof) by item id.

    seen: what stood on the page when they began, by "fact:x", "item:x", "reason:x" and "proof:x"
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)


class FaultyMarks(UnableToEvaluate):
    """Marks that cannot be kept. `fields`: sentences by the name of the field, "fact:x", "item:x", "reason:x"."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(_("Some marks cannot be kept. What is wrong stands beside each."))
        self.fields = fields


@transaction.atomic
def enter_marks(*, sheet: Sheet, entry: Entry, by: Any, at: datetime) -> Sheet:
    """Keep what a person typed on a sheet. Empty text takes an answer back to unknown.

    Two people on one sheet: items that only one of them changed are merged; an item that both changed is refused, with
    what the other wrote. Raises FaultyMarks, UnableToEvaluate.
    """
    require_marking(sheet.round)
    current = _held(sheet)
    require_by_hand(current)
    standard = current.round.edition.compiled().standard
    checked, faults = _check(standard, current, entry)
    faults |= _conflicts(entry.seen, current, checked)
    faults = _unexplained(standard, current, checked) | faults
    if faults:
        raise FaultyMarks(faults)
    changed = _write(current, checked, {"how": How.ENTERED.value, "by": by.pk if by else None, "at": at.isoformat()})
    if changed:
        current.version += 1
        current.changed_at, current.changed_by = at, by
        current.save()
    return current


@transaction.atomic
def take_book(*, round_: Round, book: Book, by: Any, at: datetime, what: str) -> tuple[int, int]:
    """Keep a checked workbook: every sheet it names, whole or not at all. Returns (changed, unchanged).

    An empty cell leaves what is there: a workbook of one county, or of one section, takes nothing away.
    Raises UnableToEvaluate for a code that is not in the round.
    """
    require_marking(round_)
    codes = book.answers.codes
    held = round_.sheets.select_for_update(no_key=True).filter(code__in=codes).order_by("code").only(*_HELD)
    rows = {sheet.code: sheet for sheet in held}
    for sheet in rows.values():
        sheet.round = round_
        require_by_hand(sheet)
    if unknown := [code for code in codes if code not in rows]:
        raise UnableToEvaluate(
            _("{code} is not in this round, with {count} others.").format(code=unknown[0], count=len(unknown) - 1)
        )
    source = {"how": How.WORKBOOK.value, "by": by.pk if by else None, "at": at.isoformat(), "what": what[:120]}
    changed = [rows[code] for code, checked in _given(book) if _write(rows[code], checked, source)]
    _store(changed, by=by, at=at)
    return len(changed), len(rows) - len(changed)


def book_differences(*, round_: Round, book: Book) -> Iterator[tuple[Sheet, dict[str, tuple[str, str]]]]:
    """Yield every sheet that a workbook names, with what it would change: by fact or item id, old and new.

    A changed reason counts as a change of its item, though the answer stays.
    """
    held = round_.sheets.filter(code__in=book.answers.codes).only(*_HELD, "name")
    rows = {sheet.code: sheet for sheet in held}
    for code, checked in _given(book):
        if code not in rows:
            continue
        sheet = rows[code]
        found: dict[str, tuple[str, str]] = {}
        for given, now in ((checked.facts, sheet.facts), (checked.answers, sheet.answers)):
            found |= {name: (now.get(name, ""), value) for name, value in given.items() if now.get(name, "") != value}
        for name, reason in checked.reasons.items():
            if sheet.reasons.get(name, []) != reason:
                found.setdefault(name, (_worded(sheet.reasons.get(name, [])), _worded(reason)))
        yield sheet, found


@transaction.atomic
def freeze_metrics(*, round_: Round, at: datetime) -> dict[str, int]:
    """Answer the items that name a metric which the platform offers, frozen at the as-of date.

    Returns, by metric, how many sheets it answered. What the platform does not know stays as it is: an answer from
    evidence, or unknown. Asking again replaces what was frozen before.
    """
    # Alone: two who freeze at once would each hold the round for the other, and neither could write to it.
    locked(round_)
    require_marking(round_)
    edition = round_.edition
    standard = edition.compiled().standard
    sheets = list(round_.sheets.select_for_update(no_key=True).order_by("code"))
    scope = _scope_of(round_)
    touched: dict[int, Sheet] = {}
    answered: dict[str, int] = {}
    for item in standard.items:
        code = metric_of(item)
        if item.suggested_by in METRICS:  # shown beside the item; whoever marks decides
            _freeze(round_, item.suggested_by, scope, at)
        if not code or code not in METRICS:
            continue
        values = _freeze(round_, code, scope, at)
        source = {"how": How.LIVE.value, "by": None, "at": at.isoformat(), "what": METRICS[code].provenance}
        for sheet in sheets:
            value = values.get(sheet.compound_id or sheet.place_id)
            if value is None or applies(item, sheet.facts) is False:
                continue
            answer = answer_from(item, value)
            answered[code] = answered.get(code, 0) + 1
            if sheet.answers.get(item.id) != answer or sheet.sources.get(item.id, {}).get("how") != How.LIVE:
                sheet.answers[item.id], sheet.sources[item.id] = answer, source
                touched[sheet.pk] = sheet
    _store(list(touched.values()))
    Round.objects.filter(pk=round_.pk).update(metrics_frozen_at=at)
    return answered


@transaction.atomic
def confirm_last(*, sheet: Sheet, items: Sequence[str], by: Any, at: datetime) -> Sheet:
    """Take over last time's answers to some items, with their reasons, as confirmed by this person.

    Left out is what cannot stand as it was: the item asks for something else now, or loses points without a reason.
    Raises UnableToEvaluate if there was no last time.
    """
    last = last_sheet(sheet)
    if last is None:
        raise UnableToEvaluate(_("There is no earlier round to take answers from."))
    require_marking(sheet.round)
    current = _held(sheet)
    require_by_hand(current)
    standard = current.round.edition.compiled().standard
    known = {item.id: item for item in standard.items}
    wanted = {}
    for name in items:
        answer = last.answers.get(name, "")
        if name in known and answer and applies(known[name], current.facts) is not False:
            try:
                wanted[name] = answer if known[name].method.events else read_answer(known[name], answer)
            except CellFault:
                continue  # the item asks for something else now
    checked = _Checked({}, wanted, {name: last.reasons.get(name, []) for name in wanted})
    for place in _unexplained(standard, current, checked):  # the item has other points now
        name = place.partition(":")[2]
        del checked.answers[name], checked.reasons[name]
    source = {
        "how": How.CONFIRMED.value, "by": by.pk if by else None, "at": at.isoformat(), "what": last.round.title
    }  # fmt: skip
    if _write(current, checked, source):
        current.version += 1
        current.changed_at, current.changed_by = at, by
        current.save()
    return current


def _held(sheet: Sheet) -> Sheet:
    """Return a sheet as it is now, held against others who mark it until the transaction ends."""
    held = Sheet.objects.select_for_update(of=("self",), no_key=True).select_related("round__edition")
    return held.get(pk=sheet.pk)


def _scope_of(round_: Round) -> list[str]:
    """Return the keys of everything that the round called, also of compounds that have left its division since."""
    there = Compound.objects.filter(community__ancestors__contains=[round_.division_id])
    moved = round_.sheets.filter(compound__isnull=False).exclude(compound__in=there.values("pk"))
    compounds = moved.order_by("code").values_list("compound", flat=True)
    return [key("division", round_.division_id), *(key("compound", pk) for pk in compounds)]


def _freeze(round_: Round, code: str, scope: list[str], at: datetime) -> dict[int, Value]:
    return freeze(code, scope, round_.as_of, at=at, subject=round_.edition.subject, purpose=f"round {round_.pk}")


def suggestions(sheet: Sheet) -> dict[str, MetricValue]:
    """Return what the platform's frozen numbers suggest for items that a person decides, by item id. One query."""
    items = sheet.round.edition.compiled().standard.items
    wanted = {item.suggested_by: item.id for item in items if item.suggested_by in METRICS}
    rows = MetricValue.objects.filter(
        metric__in=wanted, subject_type=sheet.round.edition.subject, as_of=sheet.round.as_of,
        subject_id=sheet.compound_id or sheet.place_id,
    )  # fmt: skip
    return {wanted[row.metric]: row for row in rows.order_by("metric", "-computed_at", "-pk").distinct("metric")}


def last_sheet(sheet: Sheet) -> Sheet | None:
    """Return the sheet of the same compound or community in the round before; None if there is none."""
    before = sheet.round.previous_id
    if not before:
        return None
    same = {"compound": sheet.compound_id} if sheet.compound_id else {"compound": None, "place": sheet.place_id}
    rows = Sheet.objects.filter(round=before, **same).select_related("round__edition", "result")
    return next(iter(fetched(rows.order_by("pk")[:1])), None)


def metric_of(item: Item) -> str | None:
    """Return the metric that an item is scored from, None if a person answers it."""
    if item.method.measured:
        return item.method.measured.metric
    return item.method.count.metric if item.method.count else None


def answer_from(item: Item, value: Value) -> str:
    """Return a metric's value as an item's canonical answer: numerator/denominator in whole numbers, or a count."""
    if item.method.count:
        return str(min(int(value.numerator), 1_000_000))
    if value.unit in ("count", "money"):
        return plain(value.numerator) if not isinstance(value.numerator, int) else str(value.numerator)
    if not value.denominator:
        return "0/0"
    scale = Fraction(value.numerator).denominator * Fraction(value.denominator).denominator
    return f"{int(value.numerator * scale)}/{int(value.denominator * scale)}"


# Whole workbooks


def _given(book: Book) -> Iterator[tuple[str, "_Checked"]]:
    """Yield what a workbook says of each sheet; an empty cell says nothing."""
    reasons: dict[str, dict[str, list[list[str]]]] = {}
    for (code, item), given in book.reasons.items():
        reasons.setdefault(code, {})[item] = [[reason.text, reason.proof] for reason in given]
    for number, code in enumerate(book.answers.codes):
        yield (
            code,
            _Checked(
                {name: value for name, value in book.answers.facts_of(number).items() if value},
                {name: value for name, value in book.answers.answers_of(number).items() if value},
                reasons.get(code, {}),
            ),
        )


def _store(changed: Sequence[Sheet], *, by: Any = None, at: datetime | None = None) -> None:
    """Write what sheets hold now in one statement: `bulk_update` makes a CASE with a branch for each of them.

    Without `at`, who changed a sheet last and when stay as they were: nobody did.
    """
    if not changed:
        return
    table = Sheet._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE taken_sheet (id bigint PRIMARY KEY, facts jsonb, answers jsonb, sources jsonb,"
            " reasons jsonb) ON COMMIT DROP"
        )
        with cursor.copy("COPY taken_sheet FROM STDIN") as copy:
            for sheet in changed:
                columns = (sheet.facts, sheet.answers, sheet.sources, sheet.reasons)
                copy.write_row((sheet.pk, *(json.dumps(column, ensure_ascii=False) for column in columns)))
        cursor.execute(
            f"UPDATE {table} s SET facts = t.facts, answers = t.answers, sources = t.sources, reasons = t.reasons,"
            " version = s.version + 1, changed_at = coalesce(%s, s.changed_at),"
            " changed_by_id = CASE WHEN %s THEN %s ELSE s.changed_by_id END FROM taken_sheet t WHERE s.id = t.id",
            [at, at is not None, by.pk if by else None],
        )
        cursor.execute("DROP TABLE taken_sheet")


def _worded(reasons: Sequence[Sequence[str]]) -> str:
    return "；".join(text for text, _proof in reasons)


# Checking and writing


@dataclass
class _Checked:
    facts: dict[str, str]
    answers: dict[str, str]
    reasons: dict[str, list[list[str]]]


def _check(standard: Standard, sheet: Sheet, entry: Entry) -> tuple[_Checked, dict[str, str]]:
    faults: dict[str, str] = {}
    lang = language()
    checked = _Checked({}, {}, {})

    def told(name: str, exc: CellFault) -> None:
        faults[name] = sentence(Fault(exc.code, exc.fields), lang)

    declared = {fact.id: fact for fact in standard.facts}
    for name, text in entry.facts.items():
        if name in declared:
            try:
                checked.facts[name] = read_fact(declared[name], clean_text(text))
            except CellFault as exc:
                told(f"fact:{name}", exc)
    facts = sheet.facts | checked.facts
    items = {item.id: item for item in standard.items}
    for name, text in entry.answers.items():
        if name not in items or items[name].method.events:
            continue
        try:
            answer = read_answer(items[name], clean_text(text))
        except CellFault as exc:
            told(f"item:{name}", exc)
            continue
        if answer and answer != NOT_APPLICABLE and applies(items[name], facts) is False:
            faults[f"item:{name}"] = _("The item does not apply to this subject by its facts; leave it empty.")
        checked.answers[name] = answer
    for name, (text, proof) in entry.reasons.items():
        if name in items:
            try:
                given = [clean_note(text), clean_note(proof)]
            except CellFault as exc:
                told(f"reason:{name}", exc)
                continue
            # A workbook may give several; a form shows the first and leaves the others as they are.
            rest = sheet.reasons.get(name, [])[1:]
            checked.reasons[name] = [given, *rest] if any(given) else rest
    return checked, faults


def _unexplained(standard: Standard, sheet: Sheet, checked: _Checked) -> dict[str, str]:
    """Say which of the items that are touched would then lose points without words or proof."""
    items = {item.id: item for item in standard.items}
    faults = {}
    for name in checked.answers.keys() | checked.reasons.keys():
        answer = checked.answers.get(name, sheet.answers.get(name, ""))
        text, proof = (checked.reasons.get(name, sheet.reasons.get(name, [])) or [["", ""]])[0]
        if not needs_reason(items[name], answer, sheet.round.as_of) or (text and proof):
            continue
        faults[f"reason:{name}"] = (
            _("Name the proof as well: the number of the photo or document.") if text
            else _("Points are lost here: say why, in words that the compound can act on.")
        )  # fmt: skip
    return faults


def needs_reason(item: Item, answer: str, as_of: Any) -> bool:
    """Whether a person judged this answer and took points off."""
    judged = item.method.binary or item.method.levels or item.method.deduct
    return bool(judged and answer and item.role != "bonus" and 0 <= mark_of(item, answer, as_of) < most(item))


def _conflicts(seen: Mapping[str, str], current: Sheet, checked: _Checked) -> dict[str, str]:
    """Leave out what this person did not touch; say what they changed although somebody else did so meanwhile."""
    faults = {}
    for kind, mine, now in (("item", checked.answers, current.answers), ("fact", checked.facts, current.facts)):
        for name in list(mine):
            held, before = now.get(name, ""), seen.get(f"{kind}:{name}", now.get(name, ""))
            if mine[name] == before:
                del mine[name]
            elif held not in (before, mine[name]):
                faults[f"{kind}:{name}"] = _("Somebody else has just entered “{value}” here. Look again.").format(
                    value=held or "—"
                )
    for name in list(checked.reasons):
        held_reason = (current.reasons.get(name) or [["", ""]])[0]
        began = [seen.get(f"reason:{name}", held_reason[0]), seen.get(f"proof:{name}", held_reason[1])]
        mine_reason = (checked.reasons[name] or [["", ""]])[0]
        if mine_reason == began:
            del checked.reasons[name]
        elif held_reason not in (began, mine_reason):
            faults[f"reason:{name}"] = _("Somebody else has just entered “{value}” here. Look again.").format(
                value=held_reason[0] or "—"
            )
    return faults


def _write(sheet: Sheet, checked: _Checked, source: dict[str, Any]) -> bool:
    """Put checked values on a sheet; returns whether anything is different."""
    changed = False
    for name, value in checked.facts.items():
        if sheet.facts.get(name, "") != value:
            changed = True
            _put(sheet.facts, name, value)
    for name, value in checked.answers.items():
        if sheet.answers.get(name, "") != value:
            changed = True
            _put(sheet.answers, name, value)
            _put(sheet.sources, name, source if value else None)
    for name, given in checked.reasons.items():
        if sheet.reasons.get(name, []) != given:
            changed = True
            _put(sheet.reasons, name, given)
    return changed


def _put(columns: dict[str, Any], name: str, value: Any) -> None:
    if value:
        columns[name] = value
    else:
        columns.pop(name, None)
