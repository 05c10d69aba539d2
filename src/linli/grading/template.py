"""Writing the marking workbook of a standard: empty for a new round, or refilled with what was refused."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter

from .compile import Published
from .faults import Fault
from .figures import MADE_AT
from .layout import (
    DECISIONS,
    ENTRIES,
    ERRORS,
    EVIDENCE,
    HEAD_ROWS,
    INFO,
    MARKS,
    REASONS,
    SUBJECTS,
    Column,
    cell_name,
    cell_position,
    tables,
)
from .words import say, sentence
from .workbook import RawTable

_ROWS_WITH_LISTS = 2000  # rows below the head that get drop-downs and limits
_MOST_LISTED = 255  # characters of a drop-down that a spreadsheet accepts


@dataclass
class _Sheets:
    """The workbook being written and what its sheets share."""

    book: Any
    formats: dict[str, Any]
    said: Callable[[Fault], str]
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)
    bad: dict[tuple[str, str], list[Fault]] = field(default_factory=dict)


def write_template(path: Path, published: Published, lang: str = "zh", round_title: str = "", as_of: str = "") -> None:
    """Write an empty workbook. The same standard gives the same bytes."""
    info = {"round_title": round_title, "as_of": as_of}
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        _write(book, published, lang, info, {}, [])


def write_refilled(
    path: Path,
    published: Published,
    lang: str,
    info: dict[str, Any],
    raw: dict[str, RawTable],
    faults: Sequence[Fault] = (),
    said: Callable[[Fault], str] | None = None,
) -> None:
    """Write a workbook with what it held; where there are faults, bad cells are marked and listed in front.

    said: words a fault, for whoever finds more of them than grading does
    """
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        _write(book, published, lang, info, raw, faults, said)


_OPTIONS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def _write(
    book: Any,
    published: Published,
    lang: str,
    info: dict[str, Any],
    raw: dict[str, RawTable],
    faults: Sequence[Fault],
    said: Callable[[Fault], str] | None = None,
) -> None:
    book.set_properties({"title": published.standard.title.zh, "created": MADE_AT})
    sheets = _Sheets(book, _formats(book), said or partial(sentence, lang=lang))
    for fault in faults:
        sheets.bad.setdefault((fault.place.sheet, fault.place.cell), []).append(fault)
    if faults:
        _write_errors(sheets, faults, lang)
    _write_info(sheets, published, lang, info)
    for name, columns in tables(published.standard, lang).items():
        _write_table(sheets, name, columns, raw.get(name), lang)
    if sheets.lists:
        hidden = book.add_worksheet("lists")
        hidden.hide()
        for number, choices in enumerate(sheets.lists):
            hidden.write_column(0, number, choices)
    book.get_worksheet_by_name(ERRORS if faults else INFO).activate()


def _formats(book: Any) -> dict[str, Any]:
    head = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8F1EC", "bottom": 1}
    return {
        "id": book.add_format({"font_color": "#7A8783", "font_size": 9, "bg_color": "#E8F1EC"}),
        "title": book.add_format(head),
        "hint": book.add_format(
            {"text_wrap": True, "valign": "top", "font_size": 9, "font_color": "#44524D", "italic": True}
        ),
        "name": book.add_format({"bold": True, "font_size": 16}),
        "label": book.add_format({"bold": True, "valign": "top"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "sample": book.add_format({"bold": True, "font_color": "#9A3412", "bg_color": "#FFF1E0"}),
        "fill": book.add_format({"bg_color": "#FFFBE6", "border": 1, "num_format": "@"}),
        "text": book.add_format({"num_format": "@"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "bad": book.add_format({"bg_color": "#FAD4D4", "border": 2, "border_color": "#B91C1C"}),
        "bad_date": book.add_format(
            {"bg_color": "#FAD4D4", "border": 2, "border_color": "#B91C1C", "num_format": "yyyy-mm-dd"}
        ),
        "link": book.add_format({"font_color": "#1D4ED8", "underline": 1}),
    }


def _write_info(sheets: _Sheets, published: Published, lang: str, info: dict[str, Any]) -> None:
    standard, formats = published.standard, sheets.formats
    sheet = sheets.book.add_worksheet(INFO)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 16)
    sheet.set_column(2, 2, 90)
    sheet.set_row(0, 28)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 1, standard.title.zh if lang == "zh" else standard.title.en, formats["name"])
    row = 1
    if standard.status == "sample":
        sheet.write_string(row, 1, say("sample_mark", lang), formats["sample"])
        sheet.write_string(row, 2, say("sample_note", lang), formats["sample"])
        row += 1
    filled = {
        "standard": standard.id,
        "edition": standard.edition,
        "content_hash": published.content_hash,
        "status": say(standard.status, lang),
        "round_title": info.get("round_title") or "",
        "as_of": info.get("as_of") or "",
    }
    for key, value in filled.items():
        sheet.write_string(row, 0, key, formats["id"])
        sheet.write_string(row, 1, say(f"info_{key}", lang), formats["label"])
        bad = sheets.bad.get((INFO, cell_name(row, 2)))
        form = formats["bad"] if bad else formats["fill"] if key in ("round_title", "as_of") else formats["wrap"]
        _write_cell(sheet, row, 2, value, form, formats["bad_date"] if bad else formats["date"])
        if bad:
            sheet.write_comment(row, 2, " ".join(map(sheets.said, bad)))
        row += 1
    sheet.set_row(row, 64)
    sheet.write_string(row, 1, say("info_source", lang), formats["label"])
    sheet.write_string(row, 2, standard.source.zh if lang == "zh" else standard.source.en, formats["wrap"])
    row += 2
    for number, line in enumerate(say("instructions", lang).split("\n"), 1):
        sheet.write_string(row, 1, str(number), formats["label"])
        sheet.set_row(row, 32)
        sheet.write_string(row, 2, line, formats["wrap"])
        row += 1


def _write_table(sheets: _Sheets, name: str, columns: list[Column], raw: RawTable | None, lang: str) -> None:
    sheet, formats = sheets.book.add_worksheet(name), sheets.formats
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, HEAD_ROWS - 1)
    sheet.set_row(0, 14)
    sheet.set_row(1, 48)
    sheet.set_row(2, 62)
    fixed = {SUBJECTS: 2, MARKS: 1, REASONS: 2, EVIDENCE: 2, ENTRIES: 2, DECISIONS: 1}[name]
    sheet.freeze_panes(HEAD_ROWS, fixed)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width, formats["text"] if column.text else None)
        sheet.write_string(0, number, column.id, formats["id"])
        sheet.write_string(1, number, column.title, formats["title"])
        sheet.write_string(2, number, column.hint, formats["hint"])
        if column.id == "date":
            sheet.set_column(number, number, column.width, formats["date"])
        _validate(sheets, sheet, number, column, lang)
    if raw is None:
        return
    for number, column in enumerate(columns):
        for line, value in zip(raw.rows, raw.columns[column.id], strict=False):
            if value != "":
                _write_cell(sheet, line, number, value, formats["text"] if column.text else None, formats["date"])
    for number, (_, (head, cells)) in enumerate(sorted(raw.others.items()), len(columns)):
        sheet.write_string(0, number, head, formats["bad"])
        for row, value in enumerate(cells, HEAD_ROWS):
            if value != "":
                _write_cell(sheet, row, number, value, None, formats["date"])
    # A bad cell is known by where it stood; here its column may stand elsewhere.
    now = {raw.where[column.id]: number for number, column in enumerate(columns) if column.id in raw.where}
    line_of = {row: line for line, row in enumerate(raw.rows)}
    for (sheet_name, cell), bad in sheets.bad.items():
        if sheet_name != name or not cell:
            continue
        row, old = cell_position(cell)
        if row in line_of and old in now:
            value = raw.columns[columns[now[old]].id][line_of[row]]
            _write_cell(sheet, row, now[old], value, formats["bad"], formats["bad_date"])
            sheet.write_comment(row, now[old], " ".join(map(sheets.said, bad))[:2000])


def _write_cell(sheet: Any, row: int, column: int, value: Any, form: Any, date_form: Any) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, form)
    elif isinstance(value, int | float) and math.isfinite(value):
        sheet.write_number(row, column, value, form)
    elif isinstance(value, datetime | date):
        sheet.write_datetime(row, column, value, date_form)
    elif value in ("", None):
        sheet.write_blank(row, column, None, form)
    else:
        sheet.write_string(row, column, str(value)[:32000], form)


def _validate(sheets: _Sheets, sheet: Any, number: int, column: Column, lang: str) -> None:
    cells = (HEAD_ROWS, number, HEAD_ROWS + _ROWS_WITH_LISTS, number)
    common = {
        "input_title": column.id[:32],
        "input_message": f"{column.title}\n{column.hint}"[:_MOST_LISTED],
        "error_title": say("not_allowed_here", lang),
        "error_message": column.hint[:_MOST_LISTED],
    }
    if column.choices:
        source: Any = list(column.choices)
        if len(",".join(column.choices)) > _MOST_LISTED:  # a long list is dropped in silence: keep it on a sheet
            place = list(sheets.lists).index(column.choices) if column.choices in sheets.lists else len(sheets.lists)
            letter = cell_name(0, place)[:-1]
            source = f"=lists!${letter}$1:${letter}${len(column.choices)}"
            sheets.lists[column.choices] = source
        sheet.data_validation(*cells, {"validate": "list", "source": source, **common})
    elif column.whole:
        sheet.data_validation(*cells, {"validate": "integer", "criteria": ">=", "value": 0, **common})
    elif column.low is not None:
        sheet.data_validation(*cells, {"validate": "decimal", "criteria": ">=", "value": float(column.low), **common})
    elif column.hint:
        sheet.data_validation(*cells, {"validate": "any", **common})


def _write_errors(sheets: _Sheets, faults: Sequence[Fault], lang: str) -> None:
    sheet, formats = sheets.book.add_worksheet(ERRORS), sheets.formats
    sheet.freeze_panes(1, 0)
    for number, (key, width) in enumerate((("number", 8), ("where", 26), ("item", 10), ("what", 110))):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, say(f"error_{key}", lang), formats["title"])
    for row, fault in enumerate(faults, 1):
        place = fault.place
        sheet.write_number(row, 0, row)
        if place.sheet and place.cell:
            sheet.write_url(
                row, 1, f"internal:'{place.sheet}'!{place.cell}", formats["link"], f"{place.sheet}!{place.cell}"
            )
        else:
            sheet.write_string(row, 1, place.sheet)
        sheet.write_string(row, 2, place.item)
        sheet.write_string(row, 3, sheets.said(fault), formats["wrap"])
