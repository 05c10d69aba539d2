"""The sheets of a workbook as they stand, read by a process of its own.

A damaged or hostile workbook can make the parser end its whole process (a cell in the last row and column is
enough to ask for half a terabyte), which nothing around it could catch. So it reads in a child with limited
memory and time; what the child cannot read is refused.
"""

import marshal
import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .faults import Place, refuse

_READER = Path(__file__).with_name("sheet_reader.py")
_MEMORY_BYTES, _SECONDS = 4_000_000_000, 120

Position = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """A sheet: how many rows and columns it spans, merged ranges from 0, and its cells from A1 on.

    cells: lists of str, float, int, bool, date or time values, "" where empty; [] where there are too many columns
    """

    name: str
    hidden: bool
    rows: int
    columns: int
    merged: list[tuple[Position, Position]]
    cells: list[list[Any]]


def read_sheets(path: Path, most_rows: int, most_columns: int, wanted: Sequence[str] = ()) -> list[Sheet]:
    """Return the sheets of a workbook, the first `most_rows` rows of each; all sheets if none is named.

    Raises Refused if the file is damaged, no workbook, or takes more memory or time than a workbook should.
    """
    limits = map(str, (_MEMORY_BYTES, most_rows, most_columns))
    command = [sys.executable, "-P", str(_READER), str(path.resolve()), *limits, *wanted]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as exc:
        raise refuse("workbook_unreadable", Place(path.name)) from exc
    read = marshal.loads if done.stdout[:1] == b"M" else pickle.loads
    found: Any = read(memoryview(done.stdout)[1:])  # what our own child has just written
    if isinstance(found, str):
        raise refuse("not_a_workbook", Place(path.name), problem=found)
    return [Sheet(*about) for about in found]
