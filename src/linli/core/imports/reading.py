"""From a file to the rows of a door: workbooks by grading's reader in a process of its own, and CSV."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from linli.grading.container import check_container, formulas_and_errors
from linli.grading.faults import Fault, Place, Refused, refuse
from linli.grading.layout import cell_name, cell_position
from linli.grading.sheets import Sheet, read_sheets

from .columns import Column, head_of
from .doors import Door
from .rows import Part, RowFault, Rows

MOST_ROWS = 200_000
MOST_COLUMNS = 300
HEAD_WITHIN = 12  # titles and remarks stand above a head
OWN_SHEETS = ("错误清单 errors", "说明 instructions", "lists")  # of our templates; they hold no rows
_XLSX, _XLS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_NO_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"<", b"{")
_APOSTROPHE = re.compile(r"'(?=[=+\-@\t\r＝＋－＠])")  # before a sign that a spreadsheet would run: it says "text"
# Nobody has said what a list of homes would need them for, so they are neither taken nor kept (domain: minimisation).
_PERSONAL = re.compile(
    "姓名|业主|户主|产权人|所有权人|权利人|联系人|负责人|住户|租户|租客|承租人|手机|电话|联系方式|身份证|证件|出生|性别|民族|"
    "籍贯|政治面貌|党员|残疾|微信|邮箱|车牌|银行|owner|tenant|resident|phone|mobile|idcard|identity|contact|email"
)


class _Head(NamedTuple):
    row: int
    where: dict[str, int]
    repeated: list[tuple[str, int]]
    unknown: list[str]
    personal: list[str]


def read_rows(path: Path, door: Door) -> Rows:
    """Read the rows of a file, of all sheets with a head that is understood, and parse their cells.

    Raises Refused if it is no such file, or structure is wrong; faults of cells are in `rows.faults`.
    """
    with path.open("rb") as file:
        start = file.read(8)
    formulas: list[Fault] = []
    if start.startswith((_XLSX, _XLS)):
        check_container(path)
        with ThreadPoolExecutor(1) as aside:
            reading = aside.submit(read_sheets, path, MOST_ROWS + HEAD_WITHIN + 1, MOST_COLUMNS)
            formulas = formulas_and_errors(path)  # while the child reads
            sheets = reading.result()
    else:
        sheets = [_csv_sheet(path)]
    rows = _Finder(door).rows_of([sheet for sheet in sheets if not sheet.hidden and sheet.name not in OWN_SHEETS])
    rows.parse()
    _blame_formulas(rows, formulas)
    return rows


def _csv_sheet(path: Path) -> Sheet:
    raw = path.read_bytes()
    if raw.startswith(_NO_TEXT):
        raise refuse("not_a_workbook")
    encodings = ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise refuse("not_a_workbook")
    if "\0" in text:
        raise refuse("not_a_workbook")
    first = text[:5000]
    delimiter = max(",\t;", key=first.count)
    cells: list[list[Any]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            cells.append([_APOSTROPHE.sub("", cell, count=1) if cell[:1] == "'" else cell for cell in row])
            if len(cells) > MOST_ROWS + HEAD_WITHIN:
                break
    except csv.Error as exc:
        raise refuse("not_a_table", problem=str(exc)[:80]) from exc
    width = max(map(len, cells), default=0)
    if width <= MOST_COLUMNS:
        for row in cells:
            row += [""] * (width - len(row))
    return Sheet("CSV", False, len(cells), width, [], cells if width <= MOST_COLUMNS else [])


class _Finder:
    """Finds the tables in sheets."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.keys = {head: column.key for column in door.columns for head in column.heads()}
        self.rows = Rows(door.columns)
        self.faults: list[RowFault] = []

    def rows_of(self, sheets: Sequence[Sheet]) -> Rows:
        unread = []
        taken: list[tuple[Sheet, _Head]] = []
        for sheet in sheets:
            if sheet.columns > MOST_COLUMNS:
                self.fault("too_many_columns", sheet, "", found=sheet.columns, most=MOST_COLUMNS)
            elif head := self.head(sheet):
                taken.append((sheet, head))
            elif sheet.rows:
                unread.append(sheet)
        if not taken and not self.faults:
            wanted = [str(column.title) for column in self.door.columns if column.required]
            raise Refused([RowFault("head_not_found", {"searched": HEAD_WITHIN, "wanted": wanted})])
        for sheet in unread:
            self.rows.remark("sheet_left_out", name=sheet.name[:31])
        pieces = [piece for sheet, head in taken if (piece := self.part(sheet, head))]
        count = sum(len(part.numbers) for part, _ in pieces)
        if count > MOST_ROWS or any(sheet.rows > MOST_ROWS + HEAD_WITHIN for sheet, _ in taken):
            found = max(count, *(sheet.rows for sheet, _ in taken))
            self.faults.append(RowFault("too_many_rows", {"found": found, "most": MOST_ROWS}))
        elif not count and not self.faults:
            self.faults.append(RowFault("no_rows"))
        if self.faults:
            raise Refused(self.faults)
        self.join(pieces)
        self.report_left_out([head for _, head in taken])
        return self.rows

    def fault(self, code: str, sheet: Sheet, cell: str, key: str = "", /, **fields: object) -> None:
        self.faults.append(RowFault(code, fields, Place(sheet=sheet.name, cell=cell), key=key))

    def head(self, sheet: Sheet) -> _Head | None:
        """Return where the columns stand: the row among the first that names most of them, two at least."""
        best: _Head | None = None
        for number, row in enumerate(sheet.cells[:HEAD_WITHIN]):
            found = _Head(number, {}, [], [], [])
            for place, cell in enumerate(row):
                text = cell.strip() if isinstance(cell, str) else ""
                key = self.keys.get(head_of(text)) if text else None
                if key is None:
                    if text:
                        (found.personal if _PERSONAL.search(head_of(text)) else found.unknown).append(text[:40])
                elif key in found.where:
                    found.repeated.append((key, place))
                else:
                    found.where[key] = place
            if len(found.where) > (len(best.where) if best else 0):
                best = found
        enough = min(2, len(self.door.columns))
        return best if best and len(best.where) >= enough else None

    def part(self, sheet: Sheet, head: _Head) -> tuple[Part, dict[str, Sequence[Any]]] | None:
        for column in self.door.columns:
            if column.required and column.key not in head.where:
                self.fault("column_missing", sheet, cell_name(head.row, 0), **_wanted(column))
        for key, place in head.repeated:
            self.fault("repeated_column", sheet, cell_name(head.row, place), key, title_of=key)
        used = set(head.where.values())
        for (top, left), (bottom, right) in sheet.merged:
            if bottom > head.row and used.intersection(range(left, right + 1)):
                cells = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
                self.fault("merged_cells", sheet, cell_name(max(top, head.row + 1), left), cells=cells)
        body = sheet.cells[head.row + 1 :]
        if not body:
            return None
        columns = list(zip(*body, strict=True))
        taken = [columns[place] for place in head.where.values()]
        filled = [n for n, row in enumerate(zip(*taken, strict=True)) if any(map(_filled, row))]
        everything = len(filled) == len(body)
        found: dict[str, Sequence[Any]] = {
            key: column if everything else [column[n] for n in filled]
            for key, column in zip(head.where, taken, strict=True)
        }
        first = head.row + 1
        numbers = range(first, first + len(body)) if everything else [n + first for n in filled]
        return (Part(sheet.name, numbers, head.where), found) if numbers else None

    def join(self, pieces: Sequence[tuple[Part, dict[str, Sequence[Any]]]]) -> None:
        """Put the rows of all sheets below one another."""
        self.rows.parts = [part for part, _ in pieces]
        if len(pieces) == 1:
            self.rows.cells = dict(pieces[0][1])
            return
        for key in self.rows.given:
            self.rows.cells[key] = [
                cell for part, cells in pieces for cell in cells.get(key) or [""] * len(part.numbers)
            ]

    def report_left_out(self, heads: Sequence[_Head]) -> None:
        for code, names in (
            ("personal_columns", [name for head in heads for name in head.personal]),
            ("unknown_columns", [name for head in heads for name in head.unknown]),
        ):
            if names:
                self.rows.remark(code, names=list(dict.fromkeys(names))[:30])


def _filled(cell: Any) -> bool:
    return cell != "" and not (isinstance(cell, str) and not cell.strip())


def _wanted(column: Column) -> dict[str, object]:
    return {"title_of": column.key, "wanted": [str(column.title), *column.aliases][:6]}


def _blame_formulas(rows: Rows, formulas: Sequence[Fault]) -> None:
    """Blame the cells with formulas that would be taken; others may hold what they like."""
    if not formulas:
        return
    at = {(part.sheet, number): (row, part) for row, (part, number) in enumerate(_numbered(rows))}
    for fault in formulas:
        number, place = cell_position(fault.place.cell)
        if (fault.place.sheet, number) in at:
            row, part = at[fault.place.sheet, number]
            for key, column in part.where.items():
                if column == place:
                    rows.fault(fault.code, row, key)


def _numbered(rows: Rows) -> Iterator[tuple[Part, int]]:
    for part in rows.parts:
        for number in part.numbers:
            yield part, number
