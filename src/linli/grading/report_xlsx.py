"""The results workbook: overview with charts, subjects, items, marks, and the reason for every point not given."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter

from linli.kernels.record import GRADED, LAST_NA, LAST_SENTINEL, POINT, UNKNOWN, Ints

from .bulk import Bulk, write_columns
from .explain import KINDS, Steps, losses, robustness, steps
from .figures import MADE_AT, decimal_text, texts
from .grade import Results
from .schema import Item, Text
from .scheme import most
from .words import say
from .workbook import Reason

_MOST_LINES = 1_000_000
_LEFT_CHART, _RIGHT_CHART = "D14", "I14"
_BELOW_CHARTS = 32  # the row from which a wide table does not lie under the charts
Reasons = Mapping[tuple[str, str], Sequence[Reason]]
Measured = Callable[[Sequence[str]], Sequence[str]]


@dataclass(frozen=True)
class _Report:
    results: Results
    reasons: Reasons
    lang: str
    book: Any
    formats: dict[str, Any]
    bulk: Bulk

    def say(self, code: str, **fields: object) -> str:
        return say(code, self.lang, **fields)

    def text(self, text: Text) -> str:
        return text.zh if self.lang == "zh" else text.en

    def sheet(self, code: str, columns: Sequence[tuple[str, int]], lines: int, more: int = 0) -> Any:
        """A sheet with a head, frozen, filtered; the first line tells that a sample is one."""
        sheet = self.book.add_worksheet(f"{self.say(code)} {more + 1}" if more else self.say(code))
        self.banner(sheet)
        for number, (title, width) in enumerate(columns):
            sheet.set_column(number, number, width)
            sheet.write_string(1, number, title, self.formats["title"])
        sheet.freeze_panes(2, min(2, len(columns) - 1))
        if columns:
            sheet.autofilter(1, 0, max(2, lines + 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)
        return sheet

    def banner(self, sheet: Any) -> None:
        standard, answers = self.results.published.standard, self.results.answers
        line = f"{self.text(standard.title)} {standard.edition} · {answers.title} · {answers.as_of.isoformat()}"
        if standard.status == "sample":
            line = f"【{self.say('sample_mark')}】{line} · {self.say('sample_note')}"
        sheet.write_string(0, 0, line, self.formats["sample" if standard.status == "sample" else "hint"])
        sheet.set_footer(f"&L{line[:120].replace('&', '&&')}&R&P/&N")


def write_results(
    path: Path, results: Results, reasons: Reasons, lang: str = "zh", *, analysis: bool = False,
    measured: Measured | None = None,
) -> None:  # fmt: skip
    """Write the results workbook.

    analysis: adds the robustness of every star, an analyst's figure
    measured: takes for every subject the item to mend first, the must-have that limits it, else what alone would lift
        it ("": none), and returns in words by which measure, and at what cost; a column beside the item
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": results.published.standard.title.zh, "created": MADE_AT})
        report = _Report(results, reasons, lang, book, _formats(book), Bulk(book))
        _overview(report)
        ahead = steps(results) if results.compiled else None
        _subjects(report, ahead, measured)
        _items(report)
        _marks(report)
        if ahead:
            _reasons(report, ahead)
        if analysis and results.compiled:
            _analysis(report)


def _formats(book: Any) -> dict[str, Any]:
    return {
        "name": book.add_format({"bold": True, "font_size": 16}),
        "title": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8F1EC", "bottom": 1}
        ),
        "label": book.add_format({"bold": True}),
        "hint": book.add_format({"font_color": "#44524D"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "sample": book.add_format({"bold": True, "font_color": "#9A3412", "bg_color": "#FFF1E0"}),
        "total": book.add_format({"num_format": "0.00", "bold": True}),
        "index": book.add_format({"num_format": "0.000000"}),
        "mark": book.add_format({"num_format": "0.####"}),
        "lost": book.add_format({"num_format": "0.####", "font_color": "#9A3412"}),
        "percent": book.add_format({"num_format": "0.0%"}),
        "grey": book.add_format({"font_color": "#7A8783"}),
        "bad": book.add_format({"font_color": "#B91C1C", "bold": True}),
        "good": book.add_format({"font_color": "#0F6B45", "bold": True}),
    }


# Overview -------------------------------------------------------------------------------------------------------------


def outcome_label(results: Results, name: str, lang: str) -> str:
    """Words for a rung's name: stars, a grade, or passed and not passed."""
    standard = results.published.standard
    outcome = standard.outcome
    if standard.mode == "checklist" or outcome.pass_:
        return say(name, lang)
    if outcome.stars:
        return say("stars" if name != "1" else "one_star", lang, count=name) if name != "0" else say("no_star", lang)
    titles = {band.grade: band.title for band in outcome.grades or () if band.title}
    title = titles.get(name)
    return (title.zh if lang == "zh" else title.en) if title else name or say("no_grade", lang)


def has_ladder(results: Results) -> bool:
    """Whether the standard has an outcome beside its total."""
    return len(results.rung_names) > 1


def class_label(results: Results, class_id: str, lang: str) -> str:
    """Words for a class; empty if there is none."""
    titles = {rule.id: rule.title for rule in results.published.standard.outcome.class_}
    return (titles[class_id].zh if lang == "zh" else titles[class_id].en) if class_id else ""


def distribution(results: Results) -> list[tuple[str, int]]:
    """How many graded subjects stand on each rung, the highest first; a grade that has two bands counts once."""
    counts = Counter(
        results.outcome(subject) for subject in range(len(results)) if results.scores.state[subject] == GRADED
    )
    return [(name, counts[name]) for name in dict.fromkeys(reversed(results.rung_names))]


def by_county(results: Results) -> dict[str, Counter[str]]:
    """Per county, how many subjects stand on each rung (by name) and in each state that is not graded."""
    found: dict[str, Counter[str]] = {}
    for subject, county in enumerate(results.answers.counties):
        graded = results.scores.state[subject] == GRADED
        key = results.outcome(subject) if graded else results.state(subject)
        found.setdefault(county, Counter())[key] += 1
    return dict(sorted(found.items()))


def _overview(report: _Report) -> None:
    results, formats = report.results, report.formats
    standard = results.published.standard
    sheet = report.book.add_worksheet(report.say("sheet_overview"))
    sheet.set_column(0, 0, 38)
    sheet.set_column(1, 12, 13)
    report.banner(sheet)
    sheet.set_row(1, 28)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    sheet.write_string(1, 0, report.text(standard.title), formats["name"])
    row = 2
    states = Counter(results.state(subject) for subject in range(len(results)))
    facts = [
        ("info_round_title", results.answers.title or "-"),
        ("info_as_of", results.answers.as_of.isoformat()),
        ("info_edition", f"{standard.edition} ({report.say(standard.status)})"),
        ("info_content_hash", results.published.content_hash),
        ("info_source", report.text(standard.source)),
        ("count_subjects", str(len(results))),
        *((f"count_{state}", str(states[state])) for state in ("graded", "incomplete", "not_assessable")),
    ]
    for code, value in facts:
        sheet.write_string(row, 0, report.say(code), formats["label"])
        if code == "info_source":
            sheet.set_row(row, 46)
            sheet.merge_range(row, 1, row, 12, value, formats["wrap"])
        else:
            sheet.write_string(row, 1, value)
        row += 1
    row += 1
    if not has_ladder(results):
        return
    spread = distribution(results)
    first = row + 1
    sheet.write_row(row, 0, [report.say("outcome"), report.say("count")], formats["title"])
    for name, count in spread:
        row += 1
        sheet.write_string(row, 0, outcome_label(results, name, report.lang))
        sheet.write_number(row, 1, count)
    _chart(report, sheet, "chart_outcome", first, row, _LEFT_CHART)
    classes = Counter(results.class_id(subject) for subject in range(len(results)))
    if standard.outcome.class_:
        row += 2
        first = row + 1
        sheet.write_row(row, 0, [report.say("class"), report.say("count")], formats["title"])
        for rule in standard.outcome.class_:
            row += 1
            sheet.write_string(row, 0, report.text(rule.title))
            sheet.write_number(row, 1, classes[rule.id])
        _chart(report, sheet, "chart_class", first, row, _RIGHT_CHART)
    counties = by_county(results)
    if len(counties) > 1:
        row = max(row + 2, _BELOW_CHARTS)
        names = [name for name, _ in spread]
        rest = ["incomplete", "not_assessable"]
        heads = [report.say("col_county"), *(outcome_label(results, n, report.lang) for n in names)]
        sheet.write_row(row, 0, [*heads, *(report.say(f"state_{state}") for state in rest)], formats["title"])
        for county, counts in counties.items():
            row += 1
            sheet.write_string(row, 0, county or "-")
            sheet.write_row(row, 1, [counts[key] for key in (*names, *rest)])


def _chart(report: _Report, sheet: Any, title: str, first: int, last: int, cell: str) -> None:
    chart = report.book.add_chart({"type": "column"})
    name = report.say("sheet_overview")
    chart.add_series(
        {
            "name": report.say(title),
            "categories": [name, first, 0, last, 0],
            "values": [name, first, 1, last, 1],
            "fill": {"color": "#1F7A5C"},
            "gap": 60,
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": report.say(title), "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#E3E8E6"}}})
    chart.set_size({"width": 460, "height": 330})
    sheet.insert_chart(cell, chart, {"description": report.say(title)})


# Sheets ---------------------------------------------------------------------------------------------------------------


def _subjects(report: _Report, ahead: Steps | None, measured: Measured | None) -> None:
    """One line per subject: result, what keeps it down, sections, and what would lift it."""
    results, say_, formats, bulk = report.results, report.say, report.formats, report.bulk
    standard, answers, scores = results.published.standard, results.answers, results.scores
    n, lang = len(results), report.lang
    graded = (scores.state == GRADED).tolist()
    totals = [text if ok else "" for text, ok in zip(texts(scores.total, results.total_digits), graded, strict=True)]
    outcomes = [results.outcome(subject) for subject in range(n)]
    labels = {name: outcome_label(results, name, lang) for name in results.rung_names}
    states = [say_(f"state_{results.state(subject)}") for subject in range(n)]
    fine = say_("state_graded")
    head: list[tuple[str, int]] = []
    columns: list[list[str]] = []

    def add(title: str, width: int, cells: list[str]) -> None:
        head.append((title, width))
        columns.append(cells)

    add(say_("col_code"), 16, bulk.texts(answers.codes))
    add(say_("col_name"), 26, bulk.texts(answers.names))
    add(say_("col_county"), 12, bulk.texts(answers.counties))
    add(say_("col_community"), 14, bulk.texts(answers.communities))
    add(
        say_("state"), 10, bulk.cells(states, lambda state: bulk.text(state, None if state == fine else formats["bad"]))
    )
    total_form = formats["total" if results.compiled else "mark"]
    add(say_("total"), 9, bulk.cells(totals, lambda total: bulk.number(total, total_form)))
    if has_ladder(results):
        shown = [labels[name] if ok else "" for name, ok in zip(outcomes, graded, strict=True)]
        add(say_("outcome"), 11, bulk.texts(shown, formats["label"]))
    if standard.outcome.class_:
        by_rule = [standard.outcome.class_[c].id if c >= 0 else "" for c in scores.class_by_rule.tolist()]
        pairs = list(zip((results.class_id(subject) for subject in range(n)), by_rule, strict=True))
        cells = bulk.cells(
            pairs,
            lambda pair: bulk.text(class_label(results, pair[0], lang), formats["bad"] if pair[0] != pair[1] else None),
        )
        add(say_("class"), 12, cells)
        add(
            say_("class_by_rule"),
            12,
            bulk.cells(by_rule, lambda c: bulk.text(class_label(results, c, lang), formats["grey"])),
        )
    if ahead:
        add(say_("why_not_higher"), 40, bulk.texts([_why_not_higher(report, subject) for subject in range(n)]))

    def known(values: list[str]) -> list[str]:
        return [value if ok else "" for value, ok in zip(values, graded, strict=True)]

    for s, section in enumerate(standard.sections):
        points = known(texts(scores.section_points[s], results.mark_digits, trim=True))
        add(report.text(section.title), 12, bulk.cells(points, lambda text: bulk.number(text, formats["mark"])))
    if standard.bonus:
        points = known(texts(scores.bonus, results.mark_digits, trim=True))
        add(say_("bonus"), 8, bulk.cells(points, lambda text: bulk.number(text, formats["mark"])))
    add(say_("unknown_items"), 9, bulk.cells(list(map(str, scores.unknown.tolist())), bulk.number))
    if ahead:
        rows = ahead.nearest.tolist()
        names = [f"{item.id} {report.text(item.title)}" for item in results.items]
        add(say_("nearest"), 44, bulk.texts([names[row] if row >= 0 else "" for row in rows]))
        if measured:
            first = [limit if limit >= 0 else row for limit, row in zip(scores.limit_by.tolist(), rows, strict=True)]
            items = [results.items[row].id if row >= 0 else "" for row in first]
            add(say_("by_measure"), 44, bulk.texts(list(measured(items))))
        gains = [
            text if row >= 0 else "" for text, row in zip(texts(ahead.nearest_gain, 4, trim=True), rows, strict=True)
        ]
        add(say_("nearest_gain"), 10, bulk.cells(gains, lambda text: bulk.number(text, formats["mark"])))
        after = [
            labels[results.rung_names[r]] if row >= 0 else ""
            for r, row in zip(ahead.nearest_rung.tolist(), rows, strict=True)
        ]
        add(say_("nearest_outcome"), 12, bulk.texts(after, formats["good"]))
    write_columns(report.sheet("sheet_subjects", head, n), 2, columns)


def _why_not_higher(report: _Report, subject: int) -> str:
    """In words: what keeps a graded subject from the outcome that its total alone would give."""
    results = report.results
    scores = results.scores
    if scores.state[subject] != GRADED or results.published.standard.mode == "checklist":
        return ""
    by_total, rung, limit = (int(x[subject]) for x in (scores.rung_by_total, scores.rung, scores.limit_by))
    if limit >= 0:
        item = results.items[limit]
        both = gate_limits(results, subject)
        code = "limited_by_both" if both else "limited_by_must_have"
        return report.say(code, item=item.id, title=report.text(item.title))
    if rung < by_total:
        wanted = outcome_label(results, results.rung_names[by_total], report.lang)
        return report.say("limited_by_gate", outcome=wanted)
    return ""


def gate_limits(results: Results, subject: int) -> bool:
    """Whether a gate of a section, too, keeps a subject from the rung that its total alone would give."""
    assert results.compiled is not None
    scheme, place = results.compiled.scheme, int(results.scores.rung_by_total[subject]) - 1
    marks, points = results.scores.section_marks[:, subject], results.scores.section_open[:, subject]
    shares = zip(marks.tolist(), points.tolist(), scheme.band_gate[place].tolist(), strict=True)
    return place >= 0 and any(mark * POINT < gate * full for mark, full, gate in shares)


def _items(report: _Report) -> None:
    results, say_, formats = report.results, report.say, report.formats
    standard = results.published.standard
    columns = [
        (say_("col_item"), 8), (say_("item_title"), 44), (say_("section"), 14), (say_("role"), 10), (say_("points"), 8),
        (say_("scored"), 9), (say_("full"), 9), (say_("below"), 9), (say_("not_applicable"), 9), (say_("unknown"), 9),
        (say_("share_reached"), 11), (say_("points_lost"), 11), (say_("responsible"), 22), (say_("checked_by"), 16),
    ]  # fmt: skip
    sheet = report.sheet("sheet_items", columns, len(standard.items))
    parties = {party.id: party.title for party in standard.parties}
    row = 1
    for section in standard.sections:
        for item in section.items:
            row += 1
            marks, top = results.marks[results.row[item.id]], _top(item, results)
            known = marks[marks > LAST_SENTINEL].astype(np.int64)
            lost = int(known.size * top - known.sum())
            share = int(known.sum()) / (known.size * top) if known.size else ""
            _row(sheet, row, [
                (item.id, formats["label"]), (report.text(item.title), formats["wrap"]),
                (report.text(section.title), None),
                (say_(f"role_{item.role.replace('-', '_')}"), None),
                ("" if item.points is None else float(item.points), formats["mark"]),
                (int(known.size), None), (int((known == top).sum()), None), (int((known < top).sum()), None),
                (int((marks <= LAST_NA).sum()), None), (int((marks == UNKNOWN).sum()), None),
                (share, formats["percent"]),
                ("" if item.points is None else lost / 10**results.mark_digits, formats["lost"]),
                ("、".join(report.text(parties[party]) for party in item.responsible), None),
                ("、".join(say_(f"check_{check}") for check in item.checked_by), None),
            ])  # fmt: skip
    sheet.conditional_format(2, 10, row, 10, {"type": "data_bar", "bar_color": "#9CCBB8", "bar_solid": True})


def _top(item: Item, results: Results) -> int:
    return 10**results.mark_digits if results.compiled is None else most(item)


def _marks(report: _Report) -> None:
    """The marks as a table, one line per subject, one column per item."""
    results, bulk = report.results, report.bulk
    standard, answers = results.published.standard, results.answers
    head = [(report.say("col_code"), 16), (report.say("col_name"), 26)]
    columns = [bulk.texts(answers.codes), bulk.texts(answers.names)]
    for item in standard.items:
        head.append((f"{item.id} {report.text(item.title)}", 9))
        marks = results.marks[results.row[item.id]].tolist()
        columns.append(bulk.cells(marks, lambda mark, item=item: _mark_cell(report, item, mark)))  # type: ignore[misc]
    write_columns(report.sheet("sheet_marks", head, len(results)), 2, columns)


def _mark_cell(report: _Report, item: Item, mark: int) -> str:
    """The cell of a mark: its number, or in words why there is none, or met and failed."""
    say_, formats, bulk = report.say, report.formats, report.bulk
    if mark == UNKNOWN:
        return bulk.text(say_("unknown"), formats["bad"])
    if mark <= LAST_NA:
        return bulk.text(say_("not_applicable"), formats["grey"])
    if item.role == "must-have":
        return bulk.text(say_("met" if mark else "failed"), formats["good" if mark else "bad"])
    return bulk.number(decimal_text(mark, report.results.mark_digits, trim=True), formats["mark"])


def _reasons(report: _Report, ahead: Steps) -> None:
    """Every mark that is not full: the arithmetic, the assessor's reason and proof, what the next step would add."""
    results, say_, formats, bulk = report.results, report.say, report.formats, report.bulk
    standard, answers = results.published.standard, results.answers
    head = [
        (say_("col_code"), 16), (say_("col_name"), 26), (say_("col_county"), 12), (say_("col_item"), 8),
        (say_("item_title"), 36), (say_("kind"), 12), (say_("mark"), 8), (say_("points_lost"), 8),
        (say_("arithmetic"), 50), (say_("col_reason"), 50), (say_("col_proof"), 30), (say_("next_gain"), 10),
        (say_("responsible"), 22),
    ]  # fmt: skip
    found, items = losses(results), standard.items
    parties = {party.id: report.text(party.title) for party in standard.parties}
    responsible = ["、".join(parties[party] for party in item.responsible) for item in items]
    kinds = [bulk.text(say_(f"loss_{kind}")) for kind in KINDS]
    said = [bulk.text(say_why(report, code, fields)) for code, fields in found.reasons]
    codes, ids = answers.codes, [item.id for item in items]
    pairs = zip(found.subject.tolist(), found.item.tolist(), strict=True)
    given = [report.reasons.get((codes[subject], ids[item]), ()) for subject, item in pairs]
    rows = np.array([results.row[item.id] for item in items])[found.item]

    def points(values: Ints, form: Any) -> list[str]:
        shown = {value: decimal_text(value, results.mark_digits, trim=True) for value in set(values.tolist())}
        return bulk.cells(values.tolist(), lambda value: bulk.number(shown[value] if value >= 0 else "", form))

    scored = found.kind == KINDS.index("lost")
    gain = ahead.gain[rows, found.subject]
    columns = [
        *(_taken(bulk.texts(column), found.subject) for column in (answers.codes, answers.names, answers.counties)),
        _taken(bulk.texts(ids), found.item),
        _taken(bulk.texts([report.text(item.title) for item in items]), found.item),
        _taken(kinds, found.kind),
        points(np.where(scored, found.mark, -1), formats["mark"]),
        points(np.where(scored, found.lost, -1), formats["lost"]),
        _taken(said, found.why),
        bulk.notes(["；".join(reason.text for reason in reasons) for reasons in given]),
        bulk.notes(["；".join(reason.proof for reason in reasons) for reasons in given]),
        points(np.where(gain > 0, gain, -1), formats["good"]),
        _taken(bulk.texts(responsible), found.item),
    ]
    for start in range(0, max(1, len(found)), _MOST_LINES):  # a sheet ends after 1,048,576 rows
        part = [column[start : start + _MOST_LINES] for column in columns]
        write_columns(report.sheet("sheet_reasons", head, len(part[0]), start // _MOST_LINES), 2, part)


def _taken(cells: list[str], places: Ints) -> list[str]:
    """The cells at some places, by reference: no cell is made twice."""
    return list(np.array(cells, object)[places]) if cells else []


def say_why(report: Any, code: str, fields: Mapping[str, object]) -> str:
    """The arithmetic of a mark in words, with the parts that the standard itself words in the right language."""
    words = dict(fields)
    if "zh" in words:
        words["word"] = words[report.lang]
    return say(code, report.lang, **words)


def _analysis(report: _Report) -> None:
    results, say_ = report.results, report.say
    columns = [(say_("col_code"), 16), (say_("col_name"), 26), (say_("outcome"), 12), (say_("robustness"), 22)]
    sheet = report.sheet("sheet_analysis", columns, len(results))
    share = robustness(results)
    for subject in range(len(results)):
        if results.scores.state[subject] != GRADED:
            continue
        label = outcome_label(results, results.outcome(subject), report.lang)
        _row(sheet, subject + 2, [
            (results.answers.codes[subject], None), (results.answers.names[subject], None), (label, None),
            (int(share[subject]) / 1000, report.formats["percent"]),
        ])  # fmt: skip
    sheet.write_string(len(results) + 3, 0, say_("robustness_note"), report.formats["hint"])


def _row(sheet: Any, row: int, cells: Iterable[tuple[Any, Any]]) -> None:
    for column, (value, form) in enumerate(cells):
        if value == "":
            continue
        if isinstance(value, str):
            sheet.write_string(row, column, value, form)
        else:
            sheet.write_number(row, column, value, form)


def total_text(results: Results, subject: int) -> str:
    """A subject's total as printed."""
    return decimal_text(int(results.scores.total[subject]), results.total_digits)
