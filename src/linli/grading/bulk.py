"""Many rows into a sheet of XlsxWriter at once: columns of ready cells, joined row by row.

A results workbook of 10,000 subjects has some three million cells, and 3 microseconds for each call of
`write` would make it the slowest part of grading by far. Most cells repeat, so here each distinct cell of a
column is made once, and the rows go straight to where XlsxWriter keeps those of a sheet in its
`constant_memory` mode. Everything else (styles, charts, filters, packing) stays with XlsxWriter. The names
with an underscore are its own, in the version that the lock holds; tests read the files back with two
other libraries.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

import xlsxwriter.workbook

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
# Packing is half of writing; a third of its time goes for files that are a quarter larger.
xlsxwriter.workbook.ZipFile = partial(ZipFile, compresslevel=3)
_ROWS_AT_ONCE = 2000
EMPTY = "<c/>"


class Bulk:
    """Makes cells for one workbook, whose strings are shared between its sheets."""

    def __init__(self, book: Any) -> None:
        self._strings = book.str_table

    def texts(self, values: Sequence[str], form: Any = None) -> list[str]:
        """Return a cell per text; an empty text is an empty cell."""
        return self.cells(values, lambda value: self.text(value, form))

    def cells(self, values: Sequence[Any], make: Callable[[Any], str]) -> list[str]:
        """Return a cell per value, each distinct value made once."""
        made = {
            value: make(value) for value in dict.fromkeys(values)
        }  # in order, so that equal contents have equal bytes
        return [made[value] for value in values]

    def notes(self, values: Sequence[str]) -> list[str]:
        """Return a cell per text that hardly repeats; it is kept in its cell instead of being shared."""
        return [
            f'<c t="inlineStr"><is><t xml:space="preserve">{escape(printable(value))}</t></is></c>' if value else EMPTY
            for value in values
        ]

    def text(self, value: str, form: Any = None) -> str:
        """Return one cell with a text."""
        if not value:
            return EMPTY
        index = self._strings._get_shared_string_index(printable(value))
        return f'<c{_style(form)} t="s"><v>{index}</v></c>'

    def number(self, value: str, form: Any = None) -> str:
        """Return one cell with a number given as its exact decimal text; an empty text is an empty cell."""
        return f"<c{_style(form)}><v>{value}</v></c>" if value else EMPTY


def printable(text: str) -> str:
    """Text without the control characters that a workbook cannot hold; XlsxWriter escapes the rest itself."""
    return _CONTROL.sub("", text)[:32767]


def write_columns(sheet: Any, first_row: int, columns: Sequence[Sequence[str]]) -> None:
    """Write columns of cells below what the sheet already holds; the sheet takes no more rows afterwards."""
    if not columns or not columns[0]:
        return
    last = first_row + len(columns[0]) - 1
    sheet._write_single_row(first_row)  # what stands above is still waiting
    sheet._check_dimensions(first_row, 0)
    sheet._check_dimensions(last, len(columns) - 1)
    for lines in _chunks(zip(*columns, strict=True)):
        sheet.row_data_fh.write(
            "".join(f'<row r="{first_row + n + 1}">{"".join(row)}</row>' for n, row in enumerate(lines))
        )
        first_row += len(lines)
    sheet.previous_row = first_row


def _chunks(rows: Iterable[tuple[str, ...]]) -> Iterable[list[tuple[str, ...]]]:
    chunk: list[tuple[str, ...]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _ROWS_AT_ONCE:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _style(form: Any) -> str:
    return f' s="{form._get_xf_index()}"' if form is not None else ""
