"""The program that reads a workbook's sheets, in a process of its own (see `sheets`). Imports nothing of LinLi.

Called as: sheet_reader.py PATH MEMORY_BYTES MOST_ROWS MOST_COLUMNS [SHEET...]. Prints M and marshalled, or P and
pickled: a list of (name, hidden, rows, columns, merged, cells) for each sheet asked for, all of them if none is
named, or the words of what is wrong with the file. Cells are left out where a sheet has more columns than asked for.
"""

import marshal
import os
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum


def limit_memory(most: int) -> None:
    """Let the system refuse more memory to this process; where it knows no such limit, go on without."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, OSError, ValueError):
        return


def read(path: str, most_rows: int, most_columns: int, wanted: list[str]) -> list[tuple[Any, ...]]:
    """Return the sheets, read two at a time: the parser works outside the interpreter's lock."""

    def one(about: Any) -> tuple[Any, ...]:
        with Path(path).open("rb") as file:  # by what it holds, whatever its name ends in
            sheet = CalamineWorkbook.from_filelike(file).get_sheet_by_name(about.name)
        rows, columns = (number + 1 for number in sheet.end or (-1, -1))
        cells = sheet.to_python(skip_empty_area=False, nrows=most_rows) if 0 < columns <= most_columns else []
        if rows <= most_rows and cells:
            while cells and not any(cell != "" and not str(cell).isspace() for cell in cells[-1]):
                cells.pop()  # formatted or blanked, but empty
            rows = len(cells)
        hidden = about.visible != SheetVisibleEnum.Visible
        return about.name, hidden, rows, columns, list(sheet.merged_cell_ranges or ()), cells

    with Path(path).open("rb") as file:
        about_all = CalamineWorkbook.from_filelike(file).sheets_metadata
    sheets = [about for about in about_all if about.typ == SheetTypeEnum.WorkSheet]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, [about for about in sheets if not wanted or about.name in wanted]))


if __name__ == "__main__":
    path, memory, most_rows, most_columns = sys.argv[1], *map(int, sys.argv[2:5])
    limit_memory(memory)
    answer: list[tuple[Any, ...]] | str
    try:
        answer = read(path, most_rows, most_columns, sys.argv[5:])
    except CalamineError as exc:
        answer = str(exc)
    try:
        raw = b"M" + marshal.dumps(answer)  # ten times as fast, but knows no dates
    except ValueError:
        raw = b"P" + pickle.dumps(answer, protocol=5)
    sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()
    os._exit(0)  # taking a million cells apart would only be waited for
