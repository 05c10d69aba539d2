"""Rows out as a file: xlsx or csv, of any length in the same memory, with the name of whoever took it in a log.

The file is finished on disk before its first byte is sent: a fault on the way is a page that says so, never half a
table, and the log knows how many rows left.
"""

import csv
import io
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import IO, Any, NamedTuple

import xlsxwriter
from django.conf import settings
from django.db.models import QuerySet
from django.http import FileResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django_tables2.rows import BoundRow

from linli.core import clock
from linli.core.imports import Column, Door
from linli.core.imports.workbooks import INSTRUCTIONS
from linli.core.plain_text import FORMULA_SIGNS
from linli.grading.bulk import EMPTY, Bulk, printable, write_columns

from .filters import Chip
from .models import ExportLog
from .query import LONGEST_KEPT, SORT, Query
from .table import LinliTable

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
MOST_ROWS = 100_000
ROWS_AT_ONCE = 2000
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_EPOCH = date(1899, 12, 30)  # day 0 of a workbook


class Written(NamedTuple):
    """A column of the file: its title, and what it writes for a row."""

    title: str
    value: Callable[[Any], Any]


@dataclass(frozen=True)
class Export:
    """What is to be taken out, and by whom."""

    title: str
    page: str
    table: LinliTable
    door: Door | None
    rows: QuerySet[Any]
    query: Query
    chips: Sequence[Chip]
    complete: Callable[[list[Any]], None]
    person: Any

    def answer(self, file_format: str) -> FileResponse:
        """Write the file, log it, and return it as a download."""
        file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
        try:
            write = self._write_xlsx if file_format == ExportLog.Format.XLSX else self._write_csv
            count = write(file, self._columns())
        except BaseException:
            file.close()
            raise
        ExportLog.add(self.person, self.page, file_format, count, query=self.query.kept()[:LONGEST_KEPT])
        file.seek(0)
        name = f"{self.title}-{clock.today():%Y-%m-%d}.{file_format}"
        if settings.DEMO:
            name = f"{_('Demo data')}-{name}"
        response = FileResponse(
            file, as_attachment=True, filename=_NOT_IN_FILE_NAMES.sub("_", name), content_type=FORMATS[file_format]
        )
        add_never_cache_headers(response)
        return response

    def _columns(self) -> list[Written]:
        if self.door:
            return [Written(str(column.title), partial(_entry, column)) for column in self.door.columns]
        return [
            Written(str(column.header), _value_of(self.table, column.name))
            for column in self.table.columns
            if not column.column.exclude_from_export
        ]

    def _chunks(self) -> Iterator[list[Any]]:
        rows = iter(self.door.export_rows(self.rows) if self.door else self.rows.iterator(chunk_size=ROWS_AT_ONCE))
        while chunk := list(islice(rows, ROWS_AT_ONCE)):
            if not self.door:
                self.complete(chunk)
            yield chunk

    def _write_csv(self, file: IO[bytes], columns: Sequence[Written]) -> int:
        text = io.TextIOWrapper(file, "utf-8-sig", newline="")  # without the mark Excel takes it for GBK
        writer = csv.writer(text)
        writer.writerow([harmless(column.title) for column in columns])
        count = 0
        for chunk in self._chunks():
            writer.writerows([harmless(in_words(column.value(row))) for column in columns] for row in chunk)
            count += len(chunk)
        text.detach()
        return count

    def _write_xlsx(self, file: IO[bytes], columns: Sequence[Written]) -> int:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(file, options)
        sheet = book.add_worksheet(_sheet_name(self.title))
        about = book.add_worksheet(INSTRUCTIONS)  # importing knows that it holds no rows
        head = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#E6F0EC", "border": 1, "valign": "top"})
        cells = _Cells(book)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.set_header(f"&L{_in_header(self.title)}&R{_in_header(_('Demo data')) if settings.DEMO else ''}")
        for number, column in enumerate(columns):
            sheet.set_column(number, number, min(max(2 * len(column.title) + 4, 12), 40))
            sheet.write_string(0, number, column.title, head)
        count = 0
        for chunk in self._chunks():
            write_columns(sheet, count + 1, [[cells.of(column.value(row)) for row in chunk] for column in columns])
            count += len(chunk)
        if count:
            sheet.autofilter(0, 0, count, len(columns) - 1)
        self._write_about(about, count)
        book.close()
        return count

    def _write_about(self, sheet: Any, count: int) -> None:
        lines = [
            (_("List"), self.title),
            (_("City"), settings.CITY_NAME),
            (_("Date"), f"{clock.now():%Y-%m-%d %H:%M}"),
            (_("Exported by"), str(self.person)),
            (_("Rows"), str(count)),
            *((chip.label, chip.value) for chip in self.chips),
            (_("Sorted by"), self._sorted_by()),
        ]
        if settings.DEMO:
            lines.insert(0, (_("Demo data"), _("Everything in this file is made up.")))
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 1, 60)
        for number, (label, value) in enumerate(line for line in lines if line[1]):
            sheet.write_string(number, 0, printable(label))
            sheet.write_string(number, 1, printable(value))

    def _sorted_by(self) -> str:
        asked = self.query.last(SORT)
        if not asked:
            return ""
        title = str(self.table.columns[asked.removeprefix("-")].header)
        return _("{column}, downwards").format(column=title) if asked.startswith("-") else title


class _Cells:
    """Makes cells for Bulk's sheets, of whatever type a value has; text stays in its cell, so memory does not grow."""

    def __init__(self, book: Any) -> None:
        self._bulk = Bulk(book)
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})

    def of(self, value: Any) -> str:
        """Return the cell of a value."""
        if value is None or value == "":
            return EMPTY
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            return self._bulk.number(in_words(value))
        if isinstance(value, date) and not isinstance(value, datetime) and value >= date(1900, 3, 1):
            return self._bulk.number(str((value - _EPOCH).days), self._day)
        return self._bulk.notes([in_words(value)])[0]


def in_words(value: Any) -> str:
    """Return a value as text: exact, a date as 2021-10-15, a time in the city's zone."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value) if timezone.is_aware(value) else value:%Y-%m-%d %H:%M:%S}"
    return str(value)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula when it opens a csv file.

    A leading apostrophe says "text" to them, and importing takes it away again. A number keeps its sign.
    """
    return f"'{text}" if text.removeprefix("'").startswith(FORMULA_SIGNS) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[+-][0-9]+(\.[0-9]+)?", text))


def _entry(column: Column, row: Mapping[str, Any]) -> Any:
    """Return what a door's column says of a row: of a choice its label, which importing takes in every language."""
    value = row.get(column.key)
    return str(column.choices.get(value, value)) if isinstance(value, str) else value


def _value_of(table: LinliTable, name: str) -> Callable[[Any], Any]:
    return lambda row: BoundRow(row, table=table).get_cell_value(name)


def _sheet_name(title: str) -> str:
    return _NOT_IN_SHEET_NAMES.sub(" ", title).strip("' ")[:31] or "LinLi"


def _in_header(text: str) -> str:
    return text.replace("&", "&&")[:100]
