"""Marking workbooks for tests: the invented round of `tools`, with some cells changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.made_up_book import book_of

from linli.grading.compile import Published
from linli.grading.layout import HEAD_ROWS
from linli.grading.template import write_refilled
from linli.grading.workbook import RawTable

Info, Tables = dict[str, Any], dict[str, RawTable]


def make(
    path: Path, published: Published, change: Callable[[Info, Tables], None] | None = None, count: int = 20
) -> Path:
    """Write a workbook of `count` invented compounds after `change` has had its way with what it holds."""
    info, tables = book_of(published, count)
    if change:
        change(info, tables)
    write_refilled(path, published, "zh", info, tables)
    return path


def put(tables: Tables, sheet: str, column: str, line: int, value: object) -> str:
    """Change a cell; returns its name."""
    table = tables[sheet]
    table.columns[column][line] = value  # type: ignore[index]
    return table.place(line, column).cell


def add(tables: Tables, sheet: str, *values: object) -> None:
    """Add a line."""
    table = tables[sheet]
    for column, value in zip(table.where, [*values, *[""] * len(table.where)], strict=False):
        table.columns[column].append(value)  # type: ignore[attr-defined]
    table.rows.append(table.rows[-1] + 1 if table.rows else HEAD_ROWS)
