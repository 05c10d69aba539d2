"""The result of one place, for anybody: the total, how it comes about, and what is missing."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.core import clock
from linli.core.rights import PUBLIC, needs
from linli.evaluation.models import Result, Round, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.mend_first import mend_first_in_public
from linli.evaluation.queries.sheets import measured_words
from linli.evaluation.views.rounds.common import class_words, outcome_words, replaced_by, state_words, total_words
from linli.evaluation.views.rounds.course import left_words, moment
from linli.grading.cells import CellFault, clean_note
from linli.grading.compile import Published
from linli.grading.explain import why
from linli.grading.figures import decimal_text
from linli.grading.grade import INDEX_DIGITS
from linli.grading.report_xlsx import say_why
from linli.grading.schema import Item
from linli.grading.scheme import compile_scheme, most
from linli.grading.words import say
from linli.kernels.record import LAST_NA, LAST_SENTINEL, UNKNOWN

from .pages import SHOWN

WORDS = {"整洁": "Tidy", "舒适": "Comfortable", "安全": "Safe", "美丽": "Beautiful"}
_DIGITS = 4


@dataclass
class Line:
    """An item as the public sees it. tone: of its badge; why: the arithmetic; reasons: the assessor's (text, proof)."""

    item: str
    title: str
    mark: str
    tone: str
    why: str = ""
    reasons: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Bar:
    """A share with its numbers: of a section, or of an outcome word. percent is rounded down."""

    title: str
    got: str
    of: str
    percent: int
    lines: list[Line] = field(default_factory=list)


@needs(PUBLIC)
@require_safe
def public_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the result of one place in a round on notice or sealed."""
    sheet = public_sheet_at(pk)
    return render(request, "evaluation/public_sheet.html", about(sheet))


def public_sheet_at(pk: int) -> Sheet:
    """Return a sheet that the public may see, with its round and result. Raises Http404 for any other."""
    rows = Sheet.objects.filter(pk=pk, round__state__in=SHOWN).select_related(
        "result", "round__edition", "round__division", "round__replaced_by"
    )
    found = rows.defer("round__division__search_grams", "lies_in").first()
    if found is None:
        raise Http404
    return found


def about(sheet: Sheet) -> dict[str, Any]:
    """Return what a page about a public sheet shows."""
    round_ = sheet.round
    published = round_.edition.compiled()
    result: Result | None = getattr(sheet, "result", None)
    graded = result is not None and result.state == Result.State.GRADED
    at = clock.now()
    marks = _marks(published, result) if result else {}
    sections = _sections(published, sheet, marks) if result else []
    return {
        "sheet": sheet,
        "round": round_,
        "edition": round_.edition,
        "on_notice": round_.state == Round.State.NOTICE,
        "until": moment(round_.notice_until) if round_.notice_until else "",
        "left": left_words(round_.notice_until, at) if round_.notice_until else "",
        "later": replaced_by(round_),
        "graded": graded,
        "state": state_words(result.state if result else None),
        "total": total_words(published, result.total) if result else "",
        "outcome": outcome_words(published, result.outcome) if graded and result else "",
        "class": class_words(published, result.class_id) if result else "",
        "limited_by": _titled(published.standard.item(result.limited_by)) if result and result.limited_by else "",
        "sections": sections,
        "first": mend_first_in_public(published, sheet, marks),
        "words": _words(published, marks),
        "missing": [_titled(item) for item in published.standard.items if marks.get(item.id) == UNKNOWN],
        "object_url": reverse("evaluation:object", args=[sheet.pk]),
    }


def _marks(published: Published, result: Result) -> dict[str, int]:
    standard = published.standard
    items = standard.items if standard.mode == "index" else compile_scheme(standard).items
    return {item.id: mark for item, mark in zip(items, result.marks, strict=True)}


def _sections(published: Published, sheet: Sheet, marks: dict[str, int]) -> list[Bar]:
    standard = published.standard
    shows = sheet.round.shows_items
    points = dict(zip((one.id for one in standard.sections), sheet.result.sections, strict=False))
    bars = []
    for section in standard.sections:
        lines = [_line(published, sheet, item, marks[item.id]) for item in section.items] if shows else []
        if standard.mode == "index":
            got, of, digits = points.get(section.id, 0), 10**INDEX_DIGITS, INDEX_DIGITS
        elif standard.mode == "checklist":  # how many criteria that apply are met
            known = [marks[item.id] for item in section.items if marks[item.id] > LAST_SENTINEL]
            got, of, digits = sum(mark > 0 for mark in known), len(known), 0
        else:
            full = sum(most(item) for item in section.items if item.role == "ordinary")
            cap = int(section.cap * 10**_DIGITS) if section.cap is not None else full
            got, of, digits = points.get(section.id, 0), cap, _DIGITS
        title = section.title.zh if language() == "zh" else section.title.en
        if standard.mode != "checklist" and not points:
            bars.append(Bar(title, "—", decimal_text(of, digits, trim=True), 0, lines))
        else:
            texts = [decimal_text(number, digits, trim=True) for number in (got, of)]
            bars.append(Bar(title, texts[0], texts[1], 100 * max(got, 0) // of if of else 0, lines))
    return bars


def _words(published: Published, marks: dict[str, int]) -> list[Bar]:
    """Return the profile beside the total: for each outcome word the share of its ordinary points."""
    found = []
    for word, english in WORDS.items():
        items = [one for one in published.standard.items if one.outcome_word == word and one.role == "ordinary"]
        known = [one for one in items if marks.get(one.id, UNKNOWN) > LAST_SENTINEL]
        of = sum(most(one) for one in known)
        if of:
            got = sum(marks[one.id] for one in known)
            texts = [decimal_text(number, _DIGITS, trim=True) for number in (got, of)]
            found.append(Bar(word if language() == "zh" else english, texts[0], texts[1], 100 * max(got, 0) // of))
    return found


def _line(published: Published, sheet: Sheet, item: Item, mark: int) -> Line:
    standard, lang = published.standard, language()
    title = item.title.zh if lang == "zh" else item.title.en
    digits = INDEX_DIGITS if standard.mode == "index" else _DIGITS
    full = 10**INDEX_DIGITS if standard.mode == "index" else most(item)
    arithmetic = ""
    if mark < full and not (item.role == "bonus" and mark > LAST_SENTINEL) and not item.method.index:
        code, fields = why(item, sheet.answers.get(item.id, ""), mark, standard, sheet.round.as_of)
        arithmetic = say_why(SimpleNamespace(lang=lang), code, fields)
    if mark > LAST_SENTINEL:
        arithmetic = measured_words(item, sheet.answers.get(item.id, ""), lang) or arithmetic
    if mark == UNKNOWN:
        return Line(item.id, title, say("unknown", lang), "warning", arithmetic)
    if mark <= LAST_NA:
        return Line(item.id, title, say("not_applicable", lang), "muted", arithmetic)
    reasons = _shown(sheet.reasons.get(item.id, [])) if mark < full else []
    if item.role == "must-have" or standard.mode == "checklist":
        text, tone = say("met" if mark else "failed", lang), "success" if mark else "danger"
        return Line(item.id, title, text, tone, arithmetic, reasons)
    text = decimal_text(mark, digits, trim=True)
    if standard.mode == "points":
        text = _("{points} of {full}").format(points=text, full=decimal_text(full, digits, trim=True))
    return Line(item.id, title, text, "" if mark >= full else "warning", arithmetic, reasons)


def _shown(given: list[list[str]]) -> list[tuple[str, str]]:
    """Return the reasons that may be shown: what would not be taken today is not shown either."""
    shown = []
    for text, proof in given:
        try:
            shown.append((clean_note(text), clean_note(proof)))
        except CellFault:
            shown.append((_("Not shown: it holds a number that identifies a person."), ""))
    return shown


def _titled(item: Item) -> str:
    return f"{item.id} {item.title.zh if language() == 'zh' else item.title.en}"
