"""Reading a marking workbook: whole, checked cell by cell, and either accepted or refused with every fault."""

import itertools
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from .answers import Answers, Decision
from .cells import CellFault, clean_code, clean_note, clean_text, date_of, narrow, text_of
from .compile import Published
from .container import check_container, formulas_and_errors
from .faults import Fault, Place, Refused, refuse
from .layout import (
    DECISIONS,
    ENTRIES,
    EVIDENCE,
    HEAD_ROWS,
    INFO,
    INFO_KEYS,
    MARKS,
    MOST_LINES,
    MOST_SUBJECTS,
    REASONS,
    SUBJECTS,
    cell_name,
    tables,
)
from .marks import NOT_APPLICABLE, applies, mark_of, months_later, read_answer, read_fact
from .schema import Item
from .scheme import most
from .sheets import Sheet, read_sheets

_MOST_FAULTS = 2000
_MOST_COLUMNS = 2100  # more than a standard may have items


@dataclass(frozen=True)
class Reason:
    """Why a point was lost, in the assessor's words, and what proves it."""

    text: str
    proof: str


@dataclass(frozen=True)
class Book:
    """An accepted workbook. reasons: by subject code and item id; remarks: what should be looked at all the same.

    info, tables: what it held, so that it can be handed back refilled if what it says turns out not to fit
    """

    answers: Answers
    reasons: dict[tuple[str, str], list[Reason]]
    remarks: list[Fault]
    info: dict[str, Any] = field(default_factory=dict)
    tables: "dict[str, RawTable]" = field(default_factory=dict)


@dataclass
class RawTable:
    """A table as it stands in the workbook: `columns` by id, each a list of cells; `rows`: their numbers from 0."""

    sheet: str
    where: dict[str, int] = field(default_factory=dict)
    columns: dict[str, Sequence[Any]] = field(default_factory=dict)
    others: dict[int, tuple[str, Sequence[Any]]] = field(
        default_factory=dict
    )  # by place: head and cells, unknown to us
    rows: list[int] = field(default_factory=list)

    def place(self, number: int, column: str, item: str = "") -> Place:
        """The place of a cell, by the number of its line and the id of its column."""
        return Place(sheet=self.sheet, cell=cell_name(self.rows[number], self.where[column]), item=item)


class RefusedBook(Refused):
    """A workbook is refused; `tables` and `info` are what it held, so that it can be handed back refilled."""

    def __init__(self, faults: Iterable[Fault], info: dict[str, Any], raw: dict[str, RawTable]) -> None:
        super().__init__(faults)
        self.info, self.tables = info, raw


def read_workbook(path: Path, published: Published) -> Book:
    """Read and check a marking workbook for a standard.

    Raises RefusedBook with every fault if cells are wrong, Refused if it is no such workbook, OSError.
    """
    check_container(path)
    wanted = (INFO, *tables(published.standard))
    with ThreadPoolExecutor(1) as aside:
        reading = aside.submit(read_sheets, path, MOST_LINES + HEAD_ROWS, _MOST_COLUMNS, wanted)
        formulas = formulas_and_errors(path)  # while the child reads
        sheets = reading.result()
    names = [sheet.name for sheet in sheets]
    for name in names:
        if names.count(name) > 1:
            raise refuse("repeated_sheet", Place(path.name, sheet=name))
    return _Reader({sheet.name: sheet for sheet in sheets}, published, formulas).read()


class _Reader:
    def __init__(self, sheets: dict[str, Sheet], published: Published, formulas: list[Fault]) -> None:
        self.sheets, self.published, self.standard = sheets, published, published.standard
        self.layout = tables(self.standard)
        self.formulas = formulas
        self.faults: list[Fault] = []
        self.remarks: list[Fault] = []
        self.info: dict[str, Any] = {}
        self.raw: dict[str, RawTable] = {}

    def fault(self, code: str, place: Place, /, **fields: object) -> None:
        if len(self.faults) < _MOST_FAULTS:  # nobody mends more in one go, and a wrong column has a hundred thousand
            self.faults.append(Fault(code, fields, place))

    def read(self) -> Book:
        missing = [
            name for name in (INFO, *self.layout) if name not in self.sheets and name not in (EVIDENCE, DECISIONS)
        ]
        if missing:
            raise Refused(
                Fault("sheet_missing", {"name": name, "found": list(self.sheets)}, Place(sheet=name))
                for name in missing
            )
        title, as_of = self.read_info()
        for name in self.layout:
            self.raw[name] = self.read_table(name)
        self.faults += [
            fault
            for fault in self.formulas[:_MOST_FAULTS]
            if fault.place.sheet in self.raw or fault.place.sheet == INFO
        ]
        if self.faults and any(
            fault.code in ("column_missing", "too_many_rows", "too_many_columns") for fault in self.faults
        ):
            self.stop()
        subjects = self.read_subjects()
        answers = self.read_answers(subjects, title, as_of)
        reasons = self.read_reasons(answers)
        self.read_evidence(answers)
        if self.faults:
            self.stop()
        self.check_reasons(answers, reasons)
        if self.faults:
            self.stop()
        return Book(answers, reasons, self.remarks, self.info, self.raw)

    def stop(self) -> None:
        raise RefusedBook(self.faults, self.info, self.raw)

    # Sheets

    def read_info(self) -> tuple[str, date]:
        rows = self.sheets[INFO].cells[:60]
        where: dict[str, int] = {}
        for number, row in enumerate(rows):
            if len(row) > 2 and row[0] in INFO_KEYS:
                self.info[str(row[0])] = row[2]
                where[str(row[0])] = number

        def place(key: str) -> Place:
            return Place(sheet=INFO, cell=cell_name(where[key], 2) if key in where else "")

        wanted = {
            "standard": self.standard.id,
            "edition": self.standard.edition,
            "content_hash": self.published.content_hash,
        }
        for key, value in wanted.items():
            try:
                found = narrow(text_of(self.info.get(key)))
            except CellFault:
                found = str(self.info.get(key))
            if found != value:
                # Another standard explains everything else that would be wrong: say this first, and only this.
                raise Refused([Fault(f"other_{key}", {"found": found or "-", "wanted": value}, place(key))])
        title, as_of = "", date.min
        try:
            title = clean_note(text_of(self.info.get("round_title")))
            if not title:
                self.fault("round_title_missing", place("round_title"))
        except CellFault as exc:
            self.fault(exc.code, place("round_title"), **exc.fields)
        try:
            as_of = date_of(self.info.get("as_of"))
        except CellFault:
            self.fault("as_of_missing", place("as_of"), value=str(self.info.get("as_of") or "")[:20])
        return title, as_of

    def read_table(self, name: str) -> RawTable:
        table = RawTable(name)
        if name not in self.sheets:
            table.columns = {column.id: [] for column in self.layout[name]}
            table.where = {column.id: number for number, column in enumerate(self.layout[name])}
            return table
        sheet = self.sheets[name]
        limit = MOST_SUBJECTS if name in (SUBJECTS, MARKS) else MOST_LINES
        if sheet.rows > limit + HEAD_ROWS:
            self.fault("too_many_rows", Place(sheet=name), found=sheet.rows - HEAD_ROWS, most=limit)
        if sheet.columns > _MOST_COLUMNS:
            self.fault("too_many_columns", Place(sheet=name), found=sheet.columns, most=_MOST_COLUMNS)
        for (top, left), (bottom, right) in sheet.merged:
            if bottom >= HEAD_ROWS:
                cells = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
                self.fault("merged_cells", Place(sheet=name, cell=cell_name(max(top, HEAD_ROWS), left)), cells=cells)
        rows = sheet.cells[: limit + HEAD_ROWS]
        head = [_head(cell) for cell in rows[0]] if rows else []
        for column in self.layout[name]:
            if column.id not in head:
                self.fault("column_missing", Place(sheet=name, cell="A1"), column=column.id, title=column.title)
            else:
                table.where[column.id] = head.index(column.id)
        known = {column.id for column in self.layout[name]}
        for number, text in enumerate(head):
            if text and text not in known:
                self.fault("unknown_column", Place(sheet=name, cell=cell_name(0, number)), column=text[:40])
                table.others[number] = text, [row[number] for row in rows[HEAD_ROWS:]]
            elif text and head.index(text) != number:
                self.fault("repeated_column", Place(sheet=name, cell=cell_name(0, number)), column=text)
        columns = list(zip(*rows[HEAD_ROWS:], strict=True))
        used = [columns[number] for number in table.where.values()] if columns else []
        filled = [n for n, row in enumerate(zip(*used, strict=True)) if _filled(row[0]) or any(map(_filled, row))]
        table.rows = [n + HEAD_ROWS for n in filled]
        everything = len(filled) == len(rows) - HEAD_ROWS
        for column_id, values in zip(table.where, used, strict=False):
            table.columns[column_id] = values if everything else [values[n] for n in filled]
        for column in self.layout[name]:
            table.columns.setdefault(column.id, [])
        return table

    def clean(self, table: RawTable, column: str, read: Callable[[str], str], items: Sequence[str] = ()) -> list[str]:
        """Return a column's canonical texts; each distinct cell is read once. A bad cell is a fault, and empty."""
        cells = table.columns[column]
        keys: Sequence[Any] = cells
        if bool in set(map(type, cells)):
            keys = list(zip(map(type, cells), cells, strict=True))
        known: dict[Any, str] = {}  # True and 1.0 are one key: where there are booleans, types are kept apart
        bad: dict[Any, CellFault] = {}
        for key in set(keys):
            try:
                known[key] = read(text_of(key[1] if isinstance(key, tuple) else key))
            except CellFault as exc:
                known[key], bad[key] = "", exc
        if bad:
            for number, key in enumerate(keys):
                if key in bad:
                    item = items[number] if items else column if table.sheet == MARKS else ""
                    self.fault(bad[key].code, table.place(number, column, item), **bad[key].fields)
        return [known[key] for key in keys]

    def clean_codes(self, table: RawTable) -> list[str]:
        for number, cell in enumerate(table.columns["code"]):
            if isinstance(cell, float) and abs(cell) >= 1e15:
                self.fault("code_lost_digits", table.place(number, "code"), value=f"{cell:.0f}")
        return self.clean(table, "code", clean_code)

    def read_subjects(self) -> dict[str, int]:
        """The number of each subject's line on the sheet of subjects, by code."""
        table = self.raw[SUBJECTS]
        codes = self.clean_codes(table)
        lines: dict[str, int] = {}
        for number, code in enumerate(codes):
            if code in lines and code:
                first = cell_name(table.rows[lines[code]], table.where["code"])
                self.fault("repeated_code", table.place(number, "code"), value=code, first=first)
            elif code:
                lines[code] = number
        if not table.rows:
            self.fault("no_subjects", Place(sheet=SUBJECTS, cell=cell_name(HEAD_ROWS, 0)))
        return lines

    def read_answers(self, lines: dict[str, int], title: str, as_of: date) -> Answers:
        subjects, marks = self.raw[SUBJECTS], self.raw[MARKS]
        codes = sorted(lines)
        order = [lines[code] for code in codes]
        texts = {}
        for column in ("name", "county", "community"):
            cleaned = self.clean(subjects, column, clean_text)
            texts[column] = [cleaned[n] for n in order]
        known = {fault.place for fault in self.faults}
        for number, name in zip(order, texts["name"], strict=True):
            if not name and subjects.place(number, "name") not in known:
                self.fault("name_missing", subjects.place(number, "name"))
        facts = {}
        for fact in self.standard.facts:
            cleaned = self.clean(subjects, fact.id, partial(read_fact, fact))
            facts[fact.id] = [cleaned[n] for n in order]
        line_of: dict[str, int] = {}
        for number, code in enumerate(self.clean_codes(marks)):
            if code and code not in lines:
                self.fault("unknown_subject", marks.place(number, "code"), value=code)
            elif code in line_of:
                first = cell_name(marks.rows[line_of[code]], marks.where["code"])
                self.fault("repeated_code", marks.place(number, "code"), value=code, first=first)
            elif code:
                line_of[code] = number
        items = {}
        entries = self.read_entries(lines, as_of) if ENTRIES in self.layout else {}
        marks_order = [line_of.get(code, -1) for code in codes]
        for item in self.standard.items:
            if item.method.events:
                items[item.id] = ["; ".join(sorted(entries.get((code, item.id), ()))) for code in codes]
                continue
            cleaned = [*self.clean(marks, item.id, partial(read_answer, item)), ""]
            items[item.id] = [cleaned[n] for n in marks_order]
        answers = Answers(
            title=title, as_of=as_of, codes=codes, names=texts["name"], counties=texts["county"],
            communities=texts["community"], facts=facts, items=items, decisions=self.read_decisions(lines),
        )  # fmt: skip
        self.check_applicability(answers, line_of)
        return answers

    def check_applicability(self, answers: Answers, line_of: dict[str, int]) -> None:
        """An answer to an item that does not apply, or `not applicable` where it does, is a contradiction."""
        for item in self.standard.items:
            if not item.applies:
                continue
            columns = [answers.facts[name] for name in item.applies]
            verdict: dict[tuple[str, ...], bool | None] = {}
            for number, values in enumerate(zip(*columns, strict=True)):
                if values not in verdict:
                    verdict[values] = applies(item, dict(zip(item.applies, values, strict=True)))
                answer = answers.items[item.id][number]
                if answer == "" or (answer == NOT_APPLICABLE) == (verdict[values] is False):
                    continue
                if verdict[values] is None and answer != NOT_APPLICABLE:
                    continue
                code = "applies_after_all" if answer == NOT_APPLICABLE else "does_not_apply"
                fields = {
                    "facts": ", ".join(f"{n}={v}" for n, v in zip(item.applies, values, strict=True)),
                    "value": answer,
                }
                self.fault(code, self.raw[MARKS].place(line_of[answers.codes[number]], item.id, item.id), **fields)

    def references(self, table: RawTable, codes: Iterable[str]) -> tuple[list[str], list[str]]:
        """The subject and item of each line of a table that refers to both; a bad reference is a fault, and empty."""
        known, items = set(codes), {item.id for item in self.standard.items}
        subject = self.clean_codes(table)
        for number, code in enumerate(subject):
            if code and code not in known:
                self.fault("unknown_subject", table.place(number, "code"), value=code)
                subject[number] = ""
        item = self.clean(table, "item", narrow)
        for number, text in enumerate(item):
            if text not in items:
                self.fault("unknown_item", table.place(number, "item"), value=text or "-")
                item[number] = ""
        return subject, item

    def dates(self, table: RawTable, as_of: date) -> list[date | None]:
        found: list[date | None] = []
        for number, cell in enumerate(table.columns["date"]):
            try:
                day = date_of(cell)
            except CellFault as exc:
                self.fault(exc.code, table.place(number, "date"), **exc.fields)
                found.append(None)
                continue
            if day > as_of > date.min:
                self.fault("date_after_as_of", table.place(number, "date"), value=day, as_of=as_of)
            found.append(day)
        return found

    def read_entries(self, lines: dict[str, int], as_of: date) -> dict[tuple[str, str], list[str]]:
        table = self.raw[ENTRIES]
        subject, item = self.references(table, lines)
        days = self.dates(table, as_of)
        kinds = self.clean(table, "kind", narrow)
        found: dict[tuple[str, str], list[str]] = {}
        for number, (code, item_id, day, kind) in enumerate(zip(subject, item, days, kinds, strict=True)):
            if not item_id:
                continue
            events = self.standard.item(item_id).method.events
            allowed = [one.id for one in events.kinds] if events else []
            if kind not in allowed:
                self.fault("not_one_of_cell", table.place(number, "kind", item_id), value=kind, allowed=allowed)
            elif code and day:
                found.setdefault((code, item_id), []).append(f"{day.isoformat()} {kind}")
        return found

    def read_decisions(self, lines: dict[str, int]) -> dict[str, Decision]:
        if DECISIONS not in self.layout:
            return {}
        table = self.raw[DECISIONS]
        rules = {
            name: rule.id for rule in self.standard.outcome.class_ for name in (rule.id, rule.title.zh, rule.title.en)
        }
        codes = self.clean_codes(table)
        classes = self.clean(table, "class", str)
        reasons = self.clean(table, "reason", clean_note)
        documents = self.clean(table, "document", clean_note)
        found: dict[str, Decision] = {}
        for number, (code, name, reason, document) in enumerate(zip(codes, classes, reasons, documents, strict=True)):
            if code and code not in lines:
                self.fault("unknown_subject", table.place(number, "code"), value=code)
            if code in found:
                self.fault("repeated_code", table.place(number, "code"), value=code, first="")
            if name not in rules:
                self.fault("not_one_of_cell", table.place(number, "class"), value=name, allowed=sorted(rules))
            if not reason:
                self.fault("decision_without_reason", table.place(number, "reason"))
            if not document:
                self.fault("decision_without_document", table.place(number, "document"))
            found[code] = Decision(rules.get(name, ""), reason, document)
        return found

    def read_reasons(self, answers: Answers) -> dict[tuple[str, str], list[Reason]]:
        table = self.raw[REASONS]
        subject, item = self.references(table, answers.codes)
        texts = self.clean(table, "reason", clean_note)
        proofs = self.clean(table, "proof", clean_note)
        found: dict[tuple[str, str], list[Reason]] = {}
        for number, (code, item_id, text, proof) in enumerate(zip(subject, item, texts, proofs, strict=True)):
            if not text:
                self.fault("reason_empty", table.place(number, "reason", item_id))
            if not proof:
                self.fault("proof_empty", table.place(number, "proof", item_id))
            found.setdefault((code, item_id), []).append(Reason(text, proof))
        return found

    def check_reasons(self, answers: Answers, reasons: dict[tuple[str, str], list[Reason]]) -> None:
        """Every mark that a person took points off needs a reason; a reason where nothing was lost is remarked."""
        table = self.raw[MARKS]
        line_of = {narrow(text_of(cell)): number for number, cell in enumerate(table.columns["code"])}
        idle = set(reasons)
        for item in self.standard.items:
            column = answers.items[item.id]
            lost = {answer for answer in set(column) if _lost(item, answer, answers.as_of)}
            losers = [(code, item.id) for code, answer in zip(answers.codes, column, strict=True) if answer in lost]
            idle.difference_update(losers)
            if _needs_reason(item):
                for code, _ in itertools.filterfalse(reasons.__contains__, losers):
                    self.fault("reason_missing", table.place(line_of[code], item.id, item.id), code=code)
        for code, item_id in sorted(idle):
            self.remarks.append(Fault("reason_without_loss", {"code": code}, Place(sheet=REASONS, item=item_id)))

    def read_evidence(self, answers: Answers) -> None:
        """Evidence is optional here; what is given must be known, dated, and still good at the as-of date."""
        table = self.raw[EVIDENCE]
        subject, item = self.references(table, answers.codes)
        days = self.dates(table, answers.as_of)
        documents = self.clean(table, "document", clean_note)
        for number, (code, item_id, day, document) in enumerate(zip(subject, item, days, documents, strict=True)):
            if not document:
                self.fault("document_empty", table.place(number, "document", item_id))
            if item_id and day:
                months = self.standard.item(item_id).evidence.valid_months
                if months and answers.as_of > date.min and months_later(day, months) <= answers.as_of:
                    fields = {"code": code, "document": document, "date": day, "months": months}
                    self.remarks.append(Fault("evidence_expired", fields, table.place(number, "date", item_id)))


def _head(cell: Any) -> str:
    """The id in a column's head; an office program may have made a number of one such as 16."""
    try:
        return narrow(text_of(cell))
    except CellFault:
        return str(cell)


def _filled(cell: Any) -> bool:
    return cell != "" and cell is not None and (not isinstance(cell, str) or not cell.isspace())


def _needs_reason(item: Item) -> bool:
    """Marks that a person judged need words; a measured or counted one explains itself."""
    method = item.method
    return bool(method.binary or method.levels or method.deduct)


def _lost(item: Item, answer: str, as_of: date) -> bool:
    if item.method.index or item.role == "bonus" or not answer:
        return False
    return 0 <= mark_of(item, answer, as_of) < most(item)
