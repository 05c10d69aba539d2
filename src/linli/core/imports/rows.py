"""The rows of an import, column by column: what the file holds, what it says, and what is wrong with it."""

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from linli.grading.cells import CellFault
from linli.grading.faults import Fault, Place
from linli.grading.layout import cell_name

from .columns import Column, Kind

MOST_FAULTS = 2000  # nobody mends more in one go, and a wrong column has a hundred thousand


@dataclass(frozen=True)
class RowFault(Fault):
    """A fault or remark; row: the number of its line among the rows, -1 if it is about none; key: of its column."""

    row: int = -1
    key: str = ""


@dataclass(frozen=True)
class Part:
    """The rows that one sheet has: their numbers in the file from 0, and where its columns stand."""

    sheet: str
    numbers: Sequence[int]
    where: Mapping[str, int]


@dataclass
class Rows:
    """What a door gets: `values` by column, each a list with one entry per row, None where a cell is empty or bad.

    `cells` are as they stand in the file. A column that the file lacks has only None, and is not in `given`.
    """

    columns: Sequence[Column]
    parts: list[Part] = field(default_factory=list)
    cells: dict[str, Sequence[Any]] = field(default_factory=dict)
    values: dict[str, list[Any]] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    remarks: list[RowFault] = field(default_factory=list)
    fault_count: int = 0

    def __len__(self) -> int:
        return sum(len(part.numbers) for part in self.parts)

    @property
    def given(self) -> frozenset[str]:
        """The columns that the file has."""
        return frozenset(key for part in self.parts for key in part.where)

    def place(self, row: int, key: str = "") -> Place:
        """Return where a row stands in the file, or its cell of a column."""
        for part in self.parts:
            if row < len(part.numbers):
                return Place(sheet=part.sheet, cell=cell_name(part.numbers[row], part.where.get(key, 0)))
            row -= len(part.numbers)
        raise IndexError(row)

    def fault(self, code: str, row: int = -1, key: str = "", /, **fields: object) -> None:
        """Say that a cell, or something about the whole, is wrong: nothing of the file will be applied."""
        self.fault_count += 1
        if len(self.faults) < MOST_FAULTS:
            place = self.place(row, key) if row >= 0 else Place()
            self.faults.append(RowFault(code, fields, place, row, key))

    def remark(self, code: str, row: int = -1, key: str = "", /, **fields: object) -> None:
        """Say something that an officer should know before applying."""
        if len(self.remarks) < MOST_FAULTS:
            place = self.place(row, key) if row >= 0 else Place()
            self.remarks.append(RowFault(code, fields, place, row, key))

    # From cells to values

    def parse(self) -> None:
        """Read every cell, each distinct one of a column once."""
        for column in self.columns:
            self.values[column.key] = self._parse_column(column)

    def _parse_column(self, column: Column) -> list[Any]:
        cells = self.cells.get(column.key)
        if cells is None:
            return [None] * len(self)
        keys: Sequence[Any] = cells
        if bool in set(map(type, cells)):  # True and 1.0 are one key: where there are booleans, types are kept apart
            keys = list(zip(map(type, cells), cells, strict=True))
        rounded: set[str] = set()
        known: dict[Any, Any] = {}
        bad: dict[Any, CellFault] = {}
        inexact: set[Any] = set()
        read = column.parser(rounded)
        for key in set(keys):
            before = len(rounded)
            try:
                known[key] = read(key[1] if isinstance(key, tuple) else key)
            except CellFault as exc:
                known[key], bad[key] = None, exc
            if len(rounded) > before:
                inexact.add(key)
        if bad or (column.required and None in known.values()):
            self._blame(column, keys, known, bad)
        if inexact:
            rows = [row for row, key in enumerate(keys) if key in inexact]
            first = self.place(rows[0], column.key)
            self.remark(
                "rounded", rows[0], column.key, count=len(rows), title_of=column.key, places=column.places,
                first=f"{first.sheet}!{first.cell}",
            )  # fmt: skip
        return [known[key] for key in keys]

    def _blame(
        self, column: Column, keys: Sequence[Any], known: Mapping[Any, Any], bad: Mapping[Any, CellFault]
    ) -> None:
        for row, key in enumerate(keys):
            if key in bad:
                self.fault(bad[key].code, row, column.key, **bad[key].fields)
            elif column.required and known[key] is None:
                self.fault("cell_missing", row, column.key)

    def find_repeated(self, keys: Sequence[str]) -> None:
        """Blame every row whose values in these columns an earlier row has already. Rows without any are left out."""
        seen: dict[Any, int] = {}
        for row, values in enumerate(zip(*(self.values[key] for key in keys), strict=True)):
            if all(value is None for value in values):
                continue
            first = seen.setdefault(values, row)
            if first != row:
                self.repeated(row, keys[-1], first)

    def repeated(self, row: int, key: str, first: int) -> None:
        """Blame a row for repeating an earlier one."""
        place = self.place(first, key)
        self.fault("repeated_row", row, key, first=f"{place.sheet}!{place.cell}")

    # Kept between the dry run and applying

    def kept(self) -> bytes:
        """Return the values and where they stood, packed; only what a door takes is in it."""
        parts = [{"sheet": p.sheet, "numbers": _runs(p.numbers), "where": dict(p.where)} for p in self.parts]
        columns = {key: values for key, values in self.values.items() if key in self.given}
        text = json.dumps({"parts": parts, "columns": columns}, default=str, ensure_ascii=False)
        return zlib.compress(text.encode(), 1)


def kept_rows(columns: Sequence[Column], packed: bytes) -> Rows:
    """Return the rows that `kept` packed."""
    held = json.loads(zlib.decompress(packed))
    rows = Rows(columns)
    for part in held["parts"]:
        numbers = [number for first, count in part["numbers"] for number in range(first, first + count)]
        rows.parts.append(Part(part["sheet"], numbers, part["where"]))
    back: dict[Kind, Callable[[str], Any]] = {Kind.DECIMAL: Decimal, Kind.DATE: date.fromisoformat}
    for column in columns:
        values = held["columns"].get(column.key) or [None] * len(rows)
        if make := back.get(column.kind):
            made = {value: None if value is None else make(value) for value in set(values)}
            values = [made[value] for value in values]
        rows.values[column.key] = values
        if column.key in rows.given:
            rows.cells[column.key] = ["" if value is None else value for value in values]
    return rows


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return ascending numbers as runs: first and count."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][0] + found[-1][1]:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((number, 1))
    return found
