"""What the page of a sheet says: the record of grading in words, with where each answer comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from linli.core.composed import fetched
from linli.evaluation.models import ClassDecision, Result, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.operations.grading import results_of
from linli.evaluation.operations.marks import last_sheet, metric_of
from linli.grading.cells import plain
from linli.grading.explain import Steps, steps, why
from linli.grading.figures import decimal_text
from linli.grading.grade import Results
from linli.grading.marks import NOT_APPLICABLE, applies, half_up, mark_of
from linli.grading.report_xlsx import class_label, gate_limits, has_ladder, outcome_label, total_text
from linli.grading.schema import OUTCOME_WORDS, Item, Standard, Text
from linli.grading.scheme import most
from linli.grading.words import say
from linli.kernels.record import GRADED, LAST_NA, LAST_SENTINEL, NA_CONDITION, UNKNOWN

MENDED_FIRST = 6


@dataclass
class Line:
    """One item on the page: what was answered, what it brought, why not more, and where the answer comes from."""

    id: str
    title: str
    role: str  # in words, "" for an ordinary one
    must: bool
    answer: str
    kind: str  # full, lost, failed, unknown, not_applicable
    mark: str
    full: str
    why: str
    reasons: list[tuple[str, str]]
    source: str
    live: bool
    metric: str
    responsible: str
    last_answer: str = ""
    last_mark: str = ""
    change: int = 0  # of the mark since last time, in units; 0: the same, or nothing to compare

    @property
    def name(self) -> str:
        """Id and title."""
        return f"{self.id} {self.title}"

    @property
    def answer_or_dash(self) -> str:
        """The answer, a dash if there is none."""
        return self.answer or "—"

    @property
    def mark_of_full(self) -> str:
        """The mark and of how many points, where it is one."""
        return f"{self.mark} / {self.full}" if self.full and self.kind in ("full", "lost") else self.mark


@dataclass
class Block:
    """One section: its points of how many, and its items."""

    id: str
    title: str
    own: str
    full: str
    share: int  # per cent, half up
    lines: list[Line]


@dataclass
class Mend:
    """Something that would raise the result: what, by how much with the next step and in full, and to what."""

    id: str
    title: str
    responsible: str
    gain: str
    gain_full: str
    lifts_to: str  # the outcome that this alone leads to, "" if it stays


@dataclass
class Record:
    """Everything of one sheet's result, in words."""

    results: Results
    standard: Standard
    state: str
    state_words: str
    total: str
    outcome: str
    class_by_rule: str
    class_now: str
    blocks: list[Block]
    profile: list[tuple[str, int, str, str]]  # word, per cent, points, of how many
    missing: list[Line]
    limits: str
    failed: list[Line]
    mend: list[Mend]
    decision: ClassDecision | None = None  # the last one about its class; without a class: left to the rule again
    bonus: str = ""
    last: Sheet | None = None
    last_total: str = ""
    last_outcome: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def graded(self) -> bool:
        """Whether every item that counts is answered."""
        return self.state == Result.State.GRADED


def record_of(sheet: Sheet) -> Record:
    """Grade one sheet and say what came of it. Ask for `round__edition` in the query."""
    lang = language()
    decisions = ClassDecision.objects.filter(sheet=sheet).select_related("by__key").order_by("-pk")
    decision = next(iter(fetched(decisions[:1])), None)
    results = results_of(sheet, decision)
    standard, scores = results.published.standard, results.scores
    last = last_sheet(sheet)
    lines = _lines(sheet, results, last, lang)
    graded = bool(scores.state[0] == GRADED)
    ahead = steps(results) if graded and results.compiled is not None else None
    record = Record(
        results, standard, results.state(0), say(f"state_{results.state(0)}", lang),
        total_text(results, 0) if graded and standard.mode != "checklist" else "",
        outcome_label(results, results.outcome(0), lang) if graded and has_ladder(results) else "",
        class_label(results, _class_by_rule(results), lang), class_label(results, results.class_id(0), lang),
        _blocks(results, lines, lang), _profile(results), [line for line in lines.values() if line.kind == "unknown"],
        limits_of(results, lang), [line for line in lines.values() if line.kind == "failed"],
        _mend(results, ahead, lines, lang) if ahead else [],
        facts=[
            (in_words(fact.title, lang), _fact_words(sheet.facts.get(fact.id, ""), lang)) for fact in standard.facts
        ],
        decision=decision,
    )  # fmt: skip
    if standard.bonus and graded:
        record.bonus = decimal_text(int(scores.bonus[0]), results.mark_digits, trim=True)
    if last is not None:
        _with_last(record, last, lang)
    return record


def in_words(text: Text, lang: str) -> str:
    """Return a text of a standard in a language of grading."""
    return text.zh if lang == "zh" else text.en


def answer_words(item: Item, answer: str, lang: str) -> str:
    """Return a canonical answer as people say it; "" for none."""
    method = item.method
    if not answer:
        return ""
    if answer == NOT_APPLICABLE:
        return say("not_applicable", lang)
    if method.binary:
        return say(answer, lang)
    if method.levels:
        place = [f"{level.normalize():f}" for level in method.levels].index(answer) if item.means else -1
        between = "：" if lang == "zh" else ": "
        meaning = f"{between}{in_words(item.means[place], lang)}" if place >= 0 else ""
        return f"{say('points_word', lang, points=answer)}{meaning}"
    unit = method.deduct.unit if method.deduct else method.count.unit if method.count else None
    if unit is not None:
        return f"{answer} {in_words(unit, lang)}"
    above, _slash, below = answer.partition("/")
    if not below and method.measured and method.measured.unit == "share":
        return f"{plain(Decimal(answer) * 100)}%"
    if below and int(below) and method.measured and method.measured.unit == "number":
        return f"{decimal_text(half_up(int(above) * 100, int(below)), 2, trim=True)} ({answer})"
    if below and int(below):
        return f"{answer} ({decimal_text(half_up(int(above) * 1000, int(below)), 1)}%)"
    return answer


def measured_words(item: Item, answer: str, lang: str) -> str:
    """Return what a measured item was found at, and what full points ask for; "" where nothing was measured."""
    method = item.method.measured
    if method is None or not answer or answer == NOT_APPLICABLE:
        return ""
    below = answer.partition("/")[2]
    if below and int(below) < max(1, method.denominator_at_least or 0):
        return ""
    line = method.points_at if method.points_at[-1][1] >= method.points_at[0][1] else method.points_at[::-1]
    value = next(x for x, y in line if y == max(share for _x, share in line))
    full = f"{plain(value * 100)}%" if method.unit == "share" else plain(value)
    words = _("measured: {value}; full points from {full}")
    if line is not method.points_at:  # the less the better
        words = _("measured: {value}; full points up to {full}")
    return words.format(value=answer_words(item, answer, lang), full=full)


def worth(item: Item, answer: str, facts: Mapping[str, str], as_of: date) -> int:
    """Return the mark of one answer as grading gives it, or a sentinel."""
    holds = applies(item, dict(facts))
    if holds is False:
        return NA_CONDITION
    if holds is None or (answer == NOT_APPLICABLE and item.applies):
        return UNKNOWN
    return mark_of(item, answer, as_of)


def missing_items(standard: Standard, facts: Mapping[str, str], answers: Mapping[str, str], as_of: date) -> list[str]:
    """Return the ids of the items that keep a sheet from being graded."""
    found = []
    for item in standard.items:
        answer = answers.get(item.id, "")
        if item.applies:
            holds = applies(item, dict(facts))
            if holds is False:
                continue
            if holds is None:
                found.append(item.id)
                continue
        if item.method.events:
            continue
        if not answer or ("/" in answer and item.method.measured and mark_of(item, answer, as_of) == UNKNOWN):
            found.append(item.id)
    return found


def limits_of(results: Results, lang: str) -> str:
    """Say what keeps a graded sheet from the outcome that its total alone would give; "" if nothing does."""
    scores = results.scores
    if scores.state[0] != GRADED or results.compiled is None or results.published.standard.mode == "checklist":
        return ""
    by_total, rung, limit = int(scores.rung_by_total[0]), int(scores.rung[0]), int(scores.limit_by[0])
    if limit >= 0:
        item = results.items[limit]
        code = "limited_by_both" if gate_limits(results, 0) else "limited_by_must_have"
        return say(code, lang, item=item.id, title=in_words(item.title, lang))
    if rung < by_total:
        return say("limited_by_gate", lang, outcome=outcome_label(results, results.rung_names[by_total], lang))
    return ""


# Parts of the record


def _lines(sheet: Sheet, results: Results, last: Sheet | None, lang: str) -> dict[str, Line]:
    names = names_of(source.get("by") for source in sheet.sources.values())
    standard = results.published.standard
    parties = {party.id: in_words(party.title, lang) for party in standard.parties}
    before = {item.id: item for item in last.round.edition.compiled().standard.items} if last else {}
    between = "、" if lang == "zh" else ", "
    from_where: dict[tuple[Any, ...], str] = {}  # most answers of a sheet come from the same place
    found = {}
    for item in standard.items:
        answer, mark = sheet.answers.get(item.id, ""), int(results.marks[results.row[item.id], 0])
        top, must = most(item), item.role == "must-have"
        kind = (
            "unknown" if mark == UNKNOWN else "not_applicable" if mark <= LAST_NA
            else "full" if mark >= top or (item.role == "bonus" and mark == 0) else "failed" if must else "lost"
        )  # fmt: skip
        explained = ""
        if kind != "full" and results.compiled is not None:
            code, fields = why(item, answer, mark, standard, sheet.round.as_of)
            word = {"word": fields["zh" if lang == "zh" else "en"]} if "zh" in fields else {}
            explained = say(code, lang, **fields, **word)
        if mark > LAST_SENTINEL:
            explained = measured_words(item, answer, lang) or explained
        source = sheet.sources.get(item.id, {})
        same = tuple(source.items()) if answer else ()
        if same not in from_where:
            from_where[same] = source_words(dict(same), names)
        line = Line(
            item.id, in_words(item.title, lang),
            "" if item.role == "ordinary" else say(f"role_{item.role.replace('-', '_')}", lang), must,
            answer_words(item, answer, lang), kind, _mark_words(item, mark, results.mark_digits, lang),
            "" if must else decimal_text(top, results.mark_digits, trim=True), explained,
            [(given[0], given[1]) for given in sheet.reasons.get(item.id, [])],
            from_where[same], source.get("how") == Sheet.How.LIVE, metric_of(item) or "",
            between.join(parties[party] for party in item.responsible),
        )  # fmt: skip
        if last is not None and item.id in before and last.answers.get(item.id):
            old = before[item.id]
            then = worth(old, last.answers[item.id], last.facts, last.round.as_of)
            line.last_answer = answer_words(old, last.answers[item.id], lang)
            line.last_mark = _mark_words(old, then, results.mark_digits, lang)
            if then > LAST_SENTINEL and mark > LAST_SENTINEL:
                line.change = mark - then
        found[item.id] = line
    return found


def _mark_words(item: Item, mark: int, digits: int, lang: str) -> str:
    if mark <= LAST_SENTINEL:
        return say("unknown" if mark == UNKNOWN else "not_applicable", lang)
    if item.role == "must-have":
        return say("met" if mark else "failed", lang)
    return decimal_text(mark, digits, trim=True)


def names_of(people: Iterable[int | None]) -> dict[int, str]:
    """Return the names of people by their number, in one query."""
    wanted = {pk for pk in people if pk is not None}
    if not wanted:
        return {}
    rows = get_user_model().objects.filter(pk__in=wanted).select_related("key", "remembered_as")
    return {person.pk: str(person) for person in rows}


def source_words(source: Mapping[str, Any], names: Mapping[int, str]) -> str:
    """Say where an answer comes from: live with function and moment, a workbook, a person, confirmed."""
    if not source:
        return ""
    at: datetime | None = parse_datetime(str(source.get("at", "")))
    parts = [
        str(Sheet.How(source["how"]).label) if source.get("how") in Sheet.How.values else "",
        str(source.get("what") or ""), names.get(source.get("by") or 0, ""),
        f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else "",
    ]  # fmt: skip
    return " · ".join(filter(None, parts))


def _class_by_rule(results: Results) -> str:
    place = int(results.scores.class_by_rule[0])
    return results.published.standard.outcome.class_[place].id if place >= 0 else ""


def _blocks(results: Results, lines: Mapping[str, Line], lang: str) -> list[Block]:
    found, digits, scores = [], results.mark_digits, results.scores
    for place, section in enumerate(results.published.standard.sections):
        own = int(scores.section_points[place, 0])
        full = int(results.compiled.scheme.section_cap[place]) if results.compiled else 10**digits
        share = half_up(own * 100, full) if full else 0
        found.append(
            Block(
                section.id, in_words(section.title, lang), decimal_text(own, digits, trim=True),
                decimal_text(full, digits, trim=True), share, [lines[item.id] for item in section.items],
            )
        )  # fmt: skip
    return found


def _profile(results: Results) -> list[tuple[str, int, str, str]]:
    titles = {"整洁": _("Tidy"), "舒适": _("Comfortable"), "安全": _("Safe"), "美丽": _("Beautiful")}
    found = []
    for word in OUTCOME_WORDS:
        own = full = 0
        for item in results.items:
            mark = int(results.marks[results.row[item.id], 0])
            if item.outcome_word == word and item.role == "ordinary" and mark > LAST_SENTINEL:
                own, full = own + mark, full + most(item)
        if full:
            digits = results.mark_digits
            found.append(
                (titles[word], half_up(own * 100, full), decimal_text(own, digits, trim=True),
                 decimal_text(full, digits, trim=True))
            )  # fmt: skip
    return found


def _mend(results: Results, ahead: Steps, lines: Mapping[str, Line], lang: str) -> list[Mend]:
    now = int(results.scores.rung[0])
    found: list[tuple[tuple[int, int], Mend]] = []
    for row, item in enumerate(results.items):
        line = lines[item.id]
        gain, full = int(ahead.gain[row, 0]), int(ahead.gain_full[row, 0])
        rungs = [(gain, int(ahead.rung[row, 0])), (full, int(ahead.rung_full[row, 0]))]
        lifting = [(cost, rung) for cost, rung in rungs if rung > now]
        if not (gain > 0 or full > 0 or lifting):
            continue
        lifts_to = outcome_label(results, results.rung_names[min(lifting)[1]], lang) if lifting else ""
        mend = Mend(
            item.id, line.title, line.responsible,
            decimal_text(gain, results.mark_digits, trim=True) if gain > 0 else "",
            decimal_text(full, results.mark_digits, trim=True) if full > 0 else "", lifts_to,
        )  # fmt: skip
        # What lifts the outcome comes first, the cheapest of it first; then what brings most.
        found.append(((0, min(lifting)[0]) if lifting else (1, -full), mend))
    found.sort(key=lambda pair: (pair[0], pair[1].id))
    return [mend for _key, mend in found[:MENDED_FIRST]]


def _with_last(record: Record, last: Sheet, lang: str) -> None:
    record.last = last
    result: Result | None = getattr(last, "result", None)
    if result is None or result.state != Result.State.GRADED:
        return
    if record.standard.mode != "checklist" and result.total is not None:
        record.last_total = decimal_text(result.total, record.results.total_digits)
    if result.outcome in record.results.rung_names:
        record.last_outcome = outcome_label(record.results, result.outcome, lang)


def _fact_words(value: str, lang: str) -> str:
    return say(value, lang) if value in ("yes", "no") else value
