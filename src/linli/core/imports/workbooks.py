"""Workbooks out: the template of a door, and a refused file refilled with its bad cells marked."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _

from linli.grading.bulk import EMPTY, Bulk, printable, write_columns
from linli.grading.figures import MADE_AT
from linli.grading.layout import cell_name

from .columns import Column, Kind
from .doors import Door
from .reading import OWN_SHEETS
from .rows import RowFault, Rows
from .words import allowed, sentence

ERRORS, INSTRUCTIONS, LISTS = OWN_SHEETS
_LISTED_ROWS = 5000  # rows below the head that get drop-downs
_MOST_LISTED = 2000  # entries of a drop-down
_OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False,
}  # fmt: skip
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_EPOCH = date(1899, 12, 30)


def write_template(file: IO[bytes], door: Door, lists: Mapping[str, Iterable[str]]) -> None:
    """Write an empty workbook in the language at hand: the head with remarks, drop-downs, and a sheet that explains."""
    with _Book(file, door) as book:
        book.write_rows(None, [])
        book.write_instructions()
        book.write_lists(lists)


def write_refilled(file: IO[bytes], rows: Rows, door: Door) -> None:
    """Write what a file held, as far as the door takes it, with bad cells marked and listed in front."""
    with _Book(file, door) as book:
        book.write_errors(rows)
        book.write_rows(rows, rows.faults)
        book.write_instructions()
        book.write_lists({})


def data_sheet_name(door: Door) -> str:
    """Return the name of the sheet that takes the rows."""
    return str(door.title).translate(_NOT_IN_SHEET_NAMES).strip()[:31] or door.code


class _Book:
    def __init__(self, file: IO[bytes], door: Door) -> None:
        self.door = door
        self.book: Any = xlsxwriter.Workbook(file, _OPTIONS)
        self.book.set_properties({"title": str(door.title), "created": MADE_AT})
        self.bulk = Bulk(self.book)
        self.name = data_sheet_name(door)
        self.sheet: Any = None
        add = self.book.add_format
        bad = {"bg_color": "#FAD4D4", "border": 2, "border_color": "#B91C1C"}
        self.head = add({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8F1EC", "bottom": 1})
        self.must = add(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "top",
                "bg_color": "#CFE5D8",
                "bottom": 1,
                "font_color": "#7A1F1F",
            }
        )
        self.text = add({"num_format": "@"})
        self.day = add({"num_format": "yyyy-mm-dd"})
        self.bad = add(bad)
        self.bad_day = add({**bad, "num_format": "yyyy-mm-dd"})
        self.wrap = add({"text_wrap": True, "valign": "top"})
        self.label = add({"bold": True, "valign": "top"})
        self.large = add({"bold": True, "font_size": 16})
        self.link = add({"font_color": "#1D4ED8", "underline": 1, "valign": "top"})

    def __enter__(self) -> "_Book":
        return self

    def __exit__(self, kind: object, *_rest: object) -> None:
        if kind is None:
            self.book.close()

    # The sheet with the rows

    def write_rows(self, rows: Rows | None, faults: Sequence[RowFault]) -> None:
        sheet = self.sheet = self.book.add_worksheet(self.name)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_row(0, 34)
        for number, column in enumerate(self.door.columns):
            is_text = column.kind in (Kind.TEXT, Kind.CODE)
            form = self.text if is_text else self.day if column.kind is Kind.DATE else None
            sheet.set_column(number, number, column.width, form)
            title = f"{column.title}*" if column.required else str(column.title)
            sheet.write_string(0, number, title, self.must if column.required else self.head)
            sheet.write_comment(0, number, _about(column)[:2000], {"x_scale": 2, "y_scale": 1.5})
        if rows is None:
            return
        marked = {(fault.row, fault.key) for fault in faults if fault.row >= 0 and fault.key}
        columns = []
        for column in self.door.columns:
            cells = rows.cells.get(column.key)
            made = [EMPTY] * len(rows) if cells is None else self.bulk.cells(_typed(cells), self._cell)
            columns.append(made)
        for number, column in enumerate(self.door.columns):
            raw = rows.cells.get(column.key)
            for row in {row for row, key in marked if key == column.key}:
                value = raw[row] if raw is not None else ""
                if isinstance(value, date) and column.kind is not Kind.DATE:
                    value = value.isoformat()[:10]  # else whatever is typed over it would turn into a date again
                columns[number][row] = self._cell((type(value), value), bad=True)
        places = {column.key: number for number, column in enumerate(self.door.columns)}
        said: dict[tuple[int, str], list[str]] = {}
        for fault in faults:
            if (fault.row, fault.key) in marked:
                said.setdefault((fault.row, fault.key), []).append(sentence(fault, self.door.columns))
        for (row, key), sentences in said.items():
            sheet.write_comment(row + 1, places[key], " ".join(sentences)[:2000], {"x_scale": 2})
        write_columns(sheet, 1, columns)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)

    def _cell(self, typed: tuple[type, Any], bad: bool = False) -> str:
        value, form = typed[1], self.bad if bad else None
        if value == "" or value is None:
            return f'<c s="{self.bad._get_xf_index()}"/>' if bad else EMPTY
        if isinstance(value, bool):
            return self.bulk.text("TRUE" if value else "FALSE", form)
        if isinstance(value, int | Decimal):
            return self.bulk.number(format(value, "f") if isinstance(value, Decimal) else str(value), form)
        if isinstance(value, float):
            return self.bulk.number(repr(value), form) if value - value == 0 else self.bulk.text(str(value), form)
        if isinstance(value, date):
            day = value.date() if hasattr(value, "date") else value
            if day >= date(1900, 3, 1):
                return self.bulk.number(str((day - _EPOCH).days), self.bad_day if bad else self.day)
        return self.bulk.text(str(value), form or self.text)

    # The sheets around it

    def write_errors(self, rows: Rows) -> None:
        sheet = self.book.add_worksheet(ERRORS)
        sheet.freeze_panes(1, 0)
        sheet.activate()
        titles = (_("No."), _("Cell"), _("In your file"), _("Column"), _("What is wrong, and what is allowed"))
        for number, (title, width) in enumerate(zip(titles, (8, 14, 22, 18, 100), strict=True)):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, title, self.head)
        places = {column.key: number for number, column in enumerate(self.door.columns)}
        for line, fault in enumerate(rows.faults, 1):
            sheet.write_number(line, 0, line)
            if fault.row >= 0:
                cell = cell_name(fault.row + 1, places.get(fault.key, 0))
                sheet.write_url(line, 1, f"internal:'{self.name}'!{cell}", self.link, cell)
            if fault.place.sheet:
                sheet.write_string(line, 2, printable(f"{fault.place.sheet}!{fault.place.cell}"))
            if fault.key in places:
                sheet.write_string(line, 3, str(self.door.column(fault.key).title))
            sheet.write_string(line, 4, printable(sentence(fault, self.door.columns)), self.wrap)
        if rows.fault_count > len(rows.faults):
            left = _("There are {count} faults more. Correct these first and send the file again.")
            sheet.write_string(
                len(rows.faults) + 1, 4, left.format(count=rows.fault_count - len(rows.faults)), self.label
            )

    def write_instructions(self) -> None:
        sheet = self.book.add_worksheet(INSTRUCTIONS)
        for number, width in enumerate((24, 10, 60, 24)):
            sheet.set_column(number, number, width)
        sheet.write_string(0, 0, str(self.door.title), self.large)
        lines = (
            str(self.door.intro),
            _("Enter one row each on the sheet “{name}”, from row 2 on; columns marked with * are required.").format(
                name=self.name
            ),
            _("An empty cell leaves what is known as it is; nothing is ever deleted by an import."),
            _("No merged cells, no formulas. Columns may be moved or left out; others are ignored."),
            _("Everything is checked first, and taken over only when you say so: all of it or nothing."),
        )  # fmt: skip
        row = 2
        for line in filter(None, lines):
            sheet.write_string(row, 0, line)
            row += 1
        for number, title in enumerate((_("Column"), _("Required"), _("What belongs here"), _("Example"))):
            sheet.write_string(row + 1, number, title, self.head)
        for line_number, column in enumerate(self.door.columns, row + 2):
            sheet.write_string(line_number, 0, str(column.title), self.label)
            sheet.write_string(line_number, 1, _("yes") if column.required else "")
            sheet.write_string(line_number, 2, allowed(column), self.wrap)
            sheet.write_string(line_number, 3, column.example)

    def write_lists(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Give columns their drop-downs; they stand on a hidden sheet, for long ones would be dropped in silence."""
        found: list[tuple[int, list[str]]] = []
        for number, column in enumerate(self.door.columns):
            entries = [str(label) for label in column.choices.values()] or list(lists.get(column.key, ()))
            if 0 < len(entries) <= _MOST_LISTED:
                found.append((number, entries))
        if not found:
            return
        hidden = self.book.add_worksheet(LISTS)
        hidden.hide()
        for line in range(max(len(entries) for _number, entries in found)):
            for place, (_number, entries) in enumerate(found):
                if line < len(entries):
                    hidden.write_string(line, place, printable(entries[line]))
        for place, (number, entries) in enumerate(found):
            letter = cell_name(0, place)[:-1]
            column = self.door.columns[number]
            self.sheet.data_validation(
                1, number, _LISTED_ROWS, number,
                {
                    "validate": "list",
                    "source": f"={LISTS}!${letter}$1:${letter}${len(entries)}",
                    # Other spellings are taken too, so a spreadsheet warns and does not refuse.
                    "error_type": "warning",
                    "error_title": str(column.title)[:32],
                    "error_message": allowed(column)[:255],
                },
            )  # fmt: skip


def _about(column: Column) -> str:
    example = _("Example: {example}").format(example=column.example) if column.example else ""
    return "\n".join(filter(None, (_("Required.") if column.required else "", allowed(column), example)))


def _typed(cells: Sequence[Any]) -> list[tuple[type, Any]]:
    return [(type(cell), cell) for cell in cells]
