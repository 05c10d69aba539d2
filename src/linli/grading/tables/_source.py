"""A table as it stands: the sheets of a workbook, or the one of a CSV file, with what is merged."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from linli.grading.cells import CellFault, text_of
from linli.grading.faults import Place, refuse
from linli.grading.layout import cell_name
from linli.grading.sheets import read_sheets

MOST_ROWS = 2_000
MOST_COLUMNS = 60
LARGEST_FILE = 20_000_000
_XLSX, _XLS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# What YAML cannot carry, or would take for an end of line.
_UNPRINTABLE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class Sheet:
    """A sheet as it stands: the words of each cell, and which cells are merged."""

    def __init__(self, name: str, cells: Sequence[Sequence[Any]], merged: Iterable[Sequence[int]] = ()) -> None:
        self.name = name
        self.dates: dict[tuple[int, int], str] = {}
        self.width = max(map(len, cells), default=0)
        self.rows = [[self._text(cell, r, c) for c, cell in enumerate(row)] for r, row in enumerate(cells)]
        for row in self.rows:
            row.extend([""] * (self.width - len(row)))
        while self.rows and not any(self.rows[-1]):
            self.rows.pop()
        self._top: dict[tuple[int, int], int] = {}
        self._left: dict[tuple[int, int], int] = {}
        self._spans: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in merged:
            self._merge(top, left, min(bottom, len(self.rows) - 1), min(right, self.width - 1))

    def _text(self, cell: Any, row: int, column: int) -> str:
        if isinstance(cell, date | time | timedelta):
            self.dates[row, column] = str(cell)
            return str(cell)
        try:
            return clean_words(text_of(cell))
        except CellFault:  # no other kind reaches this
            return ""

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if any((row, left) in self._left for row in range(top, bottom + 1)):
            return  # overlapping: no program writes that
        self._spans[top, left] = (bottom - top + 1, right - left + 1)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self._top[row, column] = top
                self._left[row, column] = left

    def own(self, row: int, column: int) -> str:
        """The words in the cell itself; a merged cell has them in its first row and column only."""
        return self.rows[row][column] if self.top(row, column) == row and not self.covered(row, column) else ""

    def at(self, row: int, column: int) -> str:
        """The words that the cell shows, filled down where it is merged with those above it."""
        return "" if self.covered(row, column) else self.rows[self.top(row, column)][column]

    def top(self, row: int, column: int) -> int:
        """The row in which the cell's words stand."""
        return self._top.get((row, column), row)

    def covered(self, row: int, column: int) -> bool:
        """Whether the cell belongs to a merged one that begins further left."""
        return self._left.get((row, column), column) < column

    def wide(self, row: int, column: int) -> int:
        """How many columns the cell spans."""
        return self._spans.get((row, column), (1, 1))[1]

    def ended(self, top: int, column: int, row: int) -> bool:
        """Whether the cell that begins at `top` is merged down, but not as far as this row."""
        height = self._spans.get((top, column), (1, 1))[0]
        return height > 1 and row >= top + height

    def texts(self, row: int) -> dict[int, str]:
        """The words of a row by column, blanks left out."""
        return {column: text for column in range(self.width) if (text := self.own(row, column))}

    def place(self, row: int, column: int, item: str = "") -> Place:
        return Place(sheet=self.name, cell=cell_name(row, column), item=item)


def clean_words(text: str) -> str:
    lines = (" ".join(_UNPRINTABLE.sub(" ", line).split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def table_sheets(path: Path) -> list[Sheet]:
    with path.open("rb") as file:
        raw = file.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise refuse("file_too_large", Place(path.name), size=path.stat().st_size, most=LARGEST_FILE)
    kind = path.suffix.lower()
    if raw.startswith((_XLSX, _XLS)):
        return _workbook_sheets(path)
    if kind in (".xlsx", ".xls"):
        raise refuse("not_a_workbook", Place(path.name), problem=kind)
    if kind != ".csv":
        raise refuse("table_file_kind", Place(path.name), value=path.suffix or path.name)
    return [_csv_sheet(raw, path)]


def _workbook_sheets(path: Path) -> list[Sheet]:
    found = [about for about in read_sheets(path, MOST_ROWS, MOST_COLUMNS) if about.rows > 0]
    large = [about for about in found if about.rows > MOST_ROWS or about.columns > MOST_COLUMNS]
    sheets = sorted((about for about in found if about not in large), key=lambda about: about.hidden)
    if large and not sheets:
        raise refuse(
            "table_too_large", Place(sheet=clean_words(large[0].name)), **_size_fields(large[0].rows, large[0].columns)
        )
    return [Sheet(clean_words(about.name), about.cells, [(*a, *b) for a, b in about.merged]) for about in sheets] + [
        Sheet(clean_words(about.name), [["…"]]) for about in large
    ]


def _size_fields(rows: int, columns: int) -> dict[str, object]:
    return {"rows": rows, "columns": columns, "most_rows": MOST_ROWS, "most_columns": MOST_COLUMNS}


def _csv_sheet(raw: bytes, path: Path) -> Sheet:
    """The one sheet of a CSV file, named after the file as spreadsheets do."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise refuse("not_text", Place(path.name))
    if "\0" in text:
        raise refuse("not_text", Place(path.name))
    start = text[:5_000]
    delimiter = "\t" if "\t" in start and "," not in start else ","
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as exc:
        raise refuse("not_a_table", Place(path.name), problem=str(exc)) from exc
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((n for row in rows for n, cell in enumerate(row, 1) if cell.strip()), default=0)
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        raise refuse("table_too_large", Place(path.name), **_size_fields(len(rows), width))
    return Sheet(clean_words(path.stem), [row[:width] for row in rows])
