"""Files as officers send them."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]], merged: str = "", formula: str = "") -> bytes:
    """Return a workbook with these sheets; on the first, a range is merged or a cell gets a formula."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"created": datetime(2021, 10, 15)})  # noqa: DTZ001 - the same rows have the same bytes
        for number, (name, rows) in enumerate(sheets):
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
            if number == 0 and merged:
                sheet.merge_range(merged, "1")
            if number == 0 and formula:
                sheet.write_formula(formula, "=1+1", None, 2)
    return file.getvalue()


def table(rows: Sequence[Sequence[Any]], **more: Any) -> bytes:
    """Return a workbook with one sheet."""
    return workbook(("台账", rows), **more)
