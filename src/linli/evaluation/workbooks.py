"""The marking workbook of a round: made from its sheets, and read as an import."""

import json
import tempfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from linli.grading.answers import Answers
from linli.grading.cells import text_of
from linli.grading.compile import Published
from linli.grading.faults import Fault, Place
from linli.grading.layout import ENTRIES, HEAD_ROWS, INFO, MARKS, REASONS, SUBJECTS, cell_name, tables
from linli.grading.marks import NOT_APPLICABLE
from linli.grading.schema import Item
from linli.grading.template import write_refilled
from linli.grading.workbook import Book, RawTable, Reason, RefusedBook, read_workbook

from .models import Round, Sheet
from .operations.editions import language

_MOST_FAULTS = 2000
_INFO_LINES = ("standard", "edition", "content_hash", "status", "round_title", "as_of")


@dataclass
class Marks:
    """What a marking workbook held, as an import knows it. book: None if it is refused already."""

    book: Book | None
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    info: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, RawTable] = field(default_factory=dict)
    fault_count: int = 0

    def __len__(self) -> int:
        return len(self.book.answers.codes) if self.book else 0

    def fault(self, code: str, place: Place | None = None, /, **fields: object) -> None:
        """Say that something is wrong: nothing of the workbook will be taken."""
        self.fault_count += 1
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(Fault(code, fields, place or Place()))

    def remark(self, code: str, place: Place | None = None, /, **fields: object) -> None:
        """Say something that should be looked at before it is taken."""
        self.remarks.append(Fault(code, fields, place or Place()))

    def place_of(self, code: str) -> Place:
        """Return the cell on the sheet of subjects that names one."""
        table = self.tables.get(SUBJECTS)
        if table is None or not self._lines:
            return Place(sheet=SUBJECTS)
        return table.place(self._lines.get(code, 0), "code")

    @cached_property
    def _lines(self) -> dict[str, int]:
        table = self.tables.get(SUBJECTS)
        return {text_of(cell): number for number, cell in enumerate(table.columns["code"])} if table else {}

    def kept(self) -> bytes:
        """Return what is taken of it, packed."""
        assert self.book is not None
        answers = self.book.answers
        reasons = [[*key, [[one.text, one.proof] for one in given]] for key, given in self.book.reasons.items()]
        text = json.dumps({"answers": asdict(answers), "reasons": reasons}, default=str, ensure_ascii=False)
        return zlib.compress(text.encode(), 1)


def read_marks(path: Path, published: Published) -> Marks:
    """Read a workbook. Raises Refused if it is none of this standard."""
    try:
        book = read_workbook(path, published)
    except RefusedBook as exc:
        return Marks(None, list(exc.faults), [], exc.info, exc.tables, len(exc.faults))
    return Marks(book, [], list(book.remarks), book.info, book.tables)


def unpacked(packed: bytes) -> Marks:
    """Return what `kept` packed, without the cells."""
    held = json.loads(zlib.decompress(packed))
    answers = held["answers"]
    answers["as_of"] = date.fromisoformat(answers["as_of"])
    answers["decisions"] = {}
    reasons = {(code, item): [Reason(*one) for one in given] for code, item, given in held["reasons"]}
    return Marks(Book(Answers(**answers), reasons, []))


def info_place(published: Published, key: str) -> Place:
    """Return where our workbooks have a line of the first sheet; that of a sample has a warning above."""
    first = 2 if published.standard.status == "sample" else 1
    return Place(sheet=INFO, cell=cell_name(first + _INFO_LINES.index(key), 2))


# Writing


def write_marks(file: IO[bytes], round_: Round, sheets: Sequence[Sheet]) -> None:
    """Write a round's workbook with subjects, facts and what is answered so far."""
    published = round_.edition.compiled()
    write_book(file, published, info_of(round_), tables_of(published, sheets))


def write_book(
    file: IO[bytes], published: Published, info: dict[str, Any], raw: dict[str, RawTable],
    faults: Sequence[Fault] = (), said: Callable[[Any], str] | None = None,
) -> None:  # fmt: skip
    """Write a workbook of a standard; where there are faults, bad cells are marked and listed in front."""
    with tempfile.TemporaryDirectory(prefix="linli-marks-") as folder:
        path = Path(folder) / "marks.xlsx"
        write_refilled(path, published, language(), info, raw, faults, said)
        file.write(path.read_bytes())


def info_of(round_: Round) -> dict[str, Any]:
    """Return what the first sheet of a round's workbook says."""
    return {"round_title": round_.title, "as_of": round_.as_of.isoformat()}


def tables_of(published: Published, sheets: Iterable[Sheet]) -> dict[str, RawTable]:
    """Return the tables of a workbook as they would be read, from sheets in the order of their codes."""
    standard = published.standard
    rows = list(sheets)
    facts = {fact.id: fact for fact in standard.facts}
    subjects: list[dict[str, Any]] = [
        {
            "code": sheet.code, "name": sheet.name, "county": sheet.county_name, "community": sheet.community_name,
            **{name: _fact_cell(facts[name].kind, sheet.facts.get(name, "")) for name in facts},
        }
        for sheet in rows
    ]  # fmt: skip
    marked = [item for item in standard.items if not item.method.events]
    marks = [
        {"code": sheet.code, **{item.id: cell_of(item, sheet.answers.get(item.id, "")) for item in marked}}
        for sheet in rows
    ]
    reasons = [
        {"code": sheet.code, "item": item, "reason": text, "proof": proof}
        for sheet in rows
        for item, given in sheet.reasons.items()
        for text, proof in given
        if text and proof
    ]
    entries = [
        {"code": sheet.code, "item": item.id, "kind": entry[11:], "date": entry[:10]}
        for item in standard.items
        if item.method.events
        for sheet in rows
        for entry in filter(None, sheet.answers.get(item.id, "").split("; "))
    ]
    lines = {SUBJECTS: subjects, MARKS: marks, REASONS: reasons, ENTRIES: entries}
    found = {}
    for name, columns in tables(standard).items():
        given: list[dict[str, Any]] = lines.get(name, [])
        found[name] = RawTable(
            name,
            {column.id: number for number, column in enumerate(columns)},
            {column.id: [line.get(column.id, "") for line in given] for column in columns},
            {},
            list(range(HEAD_ROWS, HEAD_ROWS + len(given))),
        )
    return found


def cell_of(item: Item, answer: str) -> Any:
    """Return a canonical answer as people see it in a cell: words for yes and no, numbers as numbers."""
    if answer in ("yes", "no"):
        return "是" if answer == "yes" else "否"
    if answer == NOT_APPLICABLE:
        return "不适用"
    return answer if not answer or item.method.measured else _number(answer)


def _fact_cell(kind: str, value: str) -> Any:
    if kind == "yes_no":
        return {"yes": "是", "no": "否"}.get(value, "")
    return value if not value or kind == "choice" else _number(value)


def _number(text: str) -> int | float:
    number = Decimal(text)
    return int(number) if number == int(number) else float(number)
