"""The peer of the workbook benchmark: reads, checks, writes and seals with openpyxl, pandas and NumPy."""

import gc
import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from _workbook_score import Record, points_of_items, score

from linli.grading.compile import Published, load_standard
from linli.grading.explain import next_mark, why
from linli.grading.figures import texts
from linli.grading.layout import DECISIONS, EVIDENCE, HEAD_ROWS, INFO, MARKS, REASONS, SUBJECTS, tables
from linli.grading.marks import NOT_APPLICABLE, applies, mark_of
from linli.grading.report_xlsx import say_why
from linli.grading.schema import Item, Measured, Standard
from linli.grading.scheme import Compiled, compile_scheme, most
from linli.grading.words import say
from linli.kernels.record import (
    GRADED,
    LAST_NA,
    LAST_SENTINEL,
    NA_CONDITION,
    POINT,
    UNKNOWN,
)

ROOT = Path(__file__).resolve().parents[1]
STANDARD = "courteous-compound"
LONGEST_TEXT = 500


class Fault(Exception):
    """The peer found something wrong in the workbook."""


@dataclass
class Peer:
    """Reads, checks, grades, writes and seals a workbook with openpyxl, pandas and NumPy."""

    book: Path
    out: Path
    bundle: Path
    frames: dict[str, Any] = field(default_factory=dict)
    info: dict[str, str] = field(default_factory=dict)
    as_of: date = date.min

    @cached_property
    def published(self) -> Published:
        return load_standard(ROOT / "standards" / f"{STANDARD}.yaml")

    @cached_property
    def standard(self) -> Standard:
        return self.published.standard

    @cached_property
    def compiled(self) -> Compiled:
        return compile_scheme(self.standard)

    def grade(self) -> None:
        gc.disable()  # as our command does
        self.read()
        self.check_subjects()
        self.check_answers()
        self.check_lists()
        marks = np.stack([self.marks_of(item) for item in self.compiled.items])
        self.check_reasons(marks)
        record = score(marks, self.compiled)
        self.seal(marks, record)
        self.write(marks, record)

    # Reading

    def read(self) -> None:
        import openpyxl
        import pandas as pd

        book = openpyxl.load_workbook(self.book, read_only=True)
        for row in book[INFO].iter_rows(max_row=60, values_only=True):
            self.info[str(row[0])] = str(row[2])
        self.as_of = date.fromisoformat(self.info["as_of"])
        wanted = (self.standard.id, self.standard.edition, self.published.content_hash)
        if tuple(self.info[key] for key in ("standard", "edition", "content_hash")) != wanted:
            raise Fault("another standard")
        for name, columns in tables(self.standard).items():
            head, *rows = book[name].iter_rows(values_only=True)
            frame = pd.DataFrame(rows[HEAD_ROWS - 1 :], columns=head, dtype=object)
            missing = {column.id for column in columns}.symmetric_difference(frame.columns)
            if missing:
                raise Fault(f"{name}: columns missing or too many: {missing}")
            self.frames[name] = frame.dropna(how="all").fillna("")

    # Checking: every cell, a column at a time

    def refuse(self, bad: Any, sheet: str, column: str) -> None:
        """Stop with the first bad cells of a column."""
        if bad.any():
            values = self.frames[sheet].loc[bad, column].head().to_dict()
            raise Fault(f"{sheet}, {column}: {values}")

    def check_text(self, sheet: str, column: str) -> Any:
        text = self.frames[sheet][column].astype(str).str.strip()
        self.refuse(text.str.len() > LONGEST_TEXT, sheet, column)
        self.refuse(text.str.match(r"[=+@\t]|-."), sheet, column)
        return text

    def check_number(self, sheet: str, column: str, *, whole: bool) -> Any:
        """The canonical text of numbers that are not negative; empty cells and `not applicable` stay."""
        import pandas as pd

        cells = self.frames[sheet][column]
        free = cells.isin(["", NOT_APPLICABLE])
        numbers = pd.to_numeric(cells.where(~free), errors="coerce")
        self.refuse(~free & ~(numbers >= 0), sheet, column)
        if whole:
            self.refuse(~free & (numbers != numbers.round()), sheet, column)
        return numbers.map(lambda number: f"{number:.12g}", na_action="ignore").where(~free, cells)

    def check_choice(self, sheet: str, column: str, allowed: dict[Any, str]) -> Any:
        cells = self.frames[sheet][column]
        self.refuse(~cells.isin([*allowed, ""]), sheet, column)
        return cells.map(allowed).fillna("")

    def check_subjects(self) -> None:
        subjects = self.frames[SUBJECTS]
        for column in ("code", "name", "county", "community"):
            subjects[column] = self.check_text(SUBJECTS, column)
        for column in ("code", "name"):
            self.refuse(subjects[column] == "", SUBJECTS, column)
        self.refuse(subjects["code"].duplicated() | (subjects["code"].str.len() > 40), SUBJECTS, "code")
        for fact in self.standard.facts:
            if fact.kind == "yes_no":
                subjects[fact.id] = self.check_choice(SUBJECTS, fact.id, {"是": "yes", "否": "no"})
            else:
                subjects[fact.id] = self.check_number(SUBJECTS, fact.id, whole=fact.kind == "whole")
        self.frames[SUBJECTS] = subjects.sort_values("code", ignore_index=True)

    def check_answers(self) -> None:
        marks = self.frames[MARKS]
        marks["code"] = self.check_text(MARKS, "code")
        self.refuse(marks["code"].duplicated() | ~marks["code"].isin(self.frames[SUBJECTS]["code"]), MARKS, "code")
        for item in self.standard.items:
            marks[item.id] = self.check_answer(item)
        self.frames[MARKS] = marks.set_index("code").reindex(self.frames[SUBJECTS]["code"], fill_value="").reset_index()
        for item in self.standard.items:
            if item.applies:
                answer, verdict = self.frames[MARKS][item.id], self.verdicts(item)
                known = (answer != "") & verdict.notna()
                self.refuse(known & ((answer == NOT_APPLICABLE) != (verdict == False)), MARKS, item.id)  # noqa: E712

    def check_answer(self, item: Item) -> Any:
        """The canonical answers to an item."""
        method, cells = item.method, self.frames[MARKS][item.id]
        if item.applies:
            cells = self.frames[MARKS][item.id] = cells.replace("不适用", NOT_APPLICABLE)
        if method.binary:
            return self.check_choice(MARKS, item.id, {"是": "yes", "否": "no"})
        if method.levels:
            text = self.check_number(MARKS, item.id, whole=False)
            self.refuse(~text.isin([*(f"{level:f}" for level in method.levels), "", NOT_APPLICABLE]), MARKS, item.id)
            return text
        if method.deduct or method.count:
            return self.check_number(MARKS, item.id, whole=True)
        assert method.measured is not None
        return self.check_measured(item.id, method.measured)

    def check_measured(self, column: str, method: Measured) -> Any:
        """Fractions such as 37/41, or plain numbers where the denominator does not matter."""
        import pandas as pd

        text = self.frames[MARKS][column].astype(str).str.strip()
        parts = text.str.extract(r"^(\d{1,12})/(\d{1,12})$").astype(float)
        fraction = parts[0].notna()
        number = text.str.fullmatch(r"\d{1,15}(\.\d{1,12})?") & (method.denominator_at_least is None)
        self.refuse((text != "") & ~fraction & ~number, MARKS, column)
        self.refuse(fraction & (parts[1] == 0) & (parts[0] > 0), MARKS, column)
        if method.unit == "share":
            values = pd.to_numeric(text.where(number), errors="coerce")
            self.refuse((fraction & (parts[0] > parts[1])) | (values > 1), MARKS, column)
        return text

    def verdicts(self, item: Item) -> Any:
        """Whether an item applies to each subject; None where a fact is missing."""
        import pandas as pd

        facts = list(zip(*(self.frames[SUBJECTS][name] for name in item.applies), strict=True))
        found = {values: applies(item, dict(zip(item.applies, values, strict=True))) for values in set(facts)}
        return pd.Series([found[values] for values in facts], dtype=object)

    def check_lists(self) -> None:
        """Reasons, evidence and decisions refer to what is there and leave nothing empty."""
        codes, items = self.frames[SUBJECTS]["code"], [item.id for item in self.standard.items]
        for sheet in (REASONS, EVIDENCE, DECISIONS):
            frame = self.frames[sheet]
            for column in frame.columns.drop("date", errors="ignore"):
                frame[column] = self.check_text(sheet, column)
                self.refuse(frame[column] == "", sheet, column)
            self.refuse(~frame["code"].isin(codes), sheet, "code")
            if "item" in frame:
                self.refuse(~frame["item"].isin(items), sheet, "item")
        titles = [rule.title.zh for rule in self.standard.outcome.class_]
        self.refuse(~self.frames[DECISIONS]["class"].isin(titles), DECISIONS, "class")

    # Grading

    def answers(self, item: Item) -> Any:
        return self.frames[MARKS][item.id]

    def marks_of(self, item: Item) -> Any:
        answers = self.answers(item)
        worth = {answer: mark_of(item, answer, self.as_of) for answer in answers.unique()}
        marks = answers.map(worth).to_numpy(np.int64)
        if item.applies:
            verdict = self.verdicts(item)
            marks = np.where(verdict.isna() | (marks == NA_CONDITION), UNKNOWN, marks)
            marks = np.where(verdict.eq(False), NA_CONDITION, marks)
        return marks

    def check_reasons(self, marks: Any) -> None:
        """Every mark that a person took points off needs a reason."""
        import pandas as pd

        given = pd.MultiIndex.from_frame(self.frames[REASONS][["code", "item"]])
        codes = self.frames[SUBJECTS]["code"]
        for item in self.standard.items:
            row, method = marks[self.compiled.row[item.id]], item.method
            if item.role != "bonus" and (method.binary or method.levels or method.deduct):
                lost = codes[(row >= 0) & (row < most(item))]
                wanted = pd.MultiIndex.from_product([lost, [item.id]])
                if not wanted.isin(given).all():
                    raise Fault(f"{item.id}: points lost without a reason")

    def nearest(self, marks: Any, record: Record) -> tuple[Any, Any, Any]:
        """The item that alone would lift each subject for the fewest points, what it adds, and the rung then."""
        graded, far = record.state == GRADED, 2**62
        costs = np.full((2, *marks.shape), far, np.int64)
        rungs = np.zeros(costs.shape, np.int64)
        changed = marks.copy()
        for row, item in enumerate(self.compiled.items):
            kept = marks[row]
            pairs = list(zip(self.answers(item), kept.tolist(), strict=True))
            after = {pair: next_mark(item, *pair, self.as_of) for pair in set(pairs)}
            raised = np.array([after[pair] for pair in pairs])
            full = np.where(kept > LAST_SENTINEL, np.maximum(kept, most(item)), kept)
            if item.role == "must-have":
                continue  # a must-have is no advice
            for way, values in enumerate((raised, full)):
                changed[row] = values
                then = score(changed, self.compiled)
                better = graded & (then.rung > record.rung)
                costs[way, row] = np.where(better, then.exact - record.exact, far)
                rungs[way, row] = then.rung
            changed[row] = kept
        cheapest = costs.min(axis=0)
        row, subjects = cheapest.argmin(axis=0), np.arange(marks.shape[1])
        way = (costs[0, row, subjects] > costs[1, row, subjects]).astype(np.int64)
        gain = cheapest[row, subjects]
        return np.where(gain == far, -1, row), np.where(gain == far, 0, gain), rungs[way, row, subjects]

    def losses(self, marks: Any) -> Any:
        """A line for every mark that is not full, with the arithmetic behind it and the assessor's words."""
        import pandas as pd

        codes, parties = self.frames[SUBJECTS]["code"], {party.id: party.title.zh for party in self.standard.parties}
        parts = []
        for order, item in enumerate(self.standard.items):
            row, top = marks[self.compiled.row[item.id]], most(item)
            subject = np.flatnonzero(row < (LAST_SENTINEL + 1 if item.role == "bonus" else top))
            mark = row[subject]
            pairs = list(zip(self.answers(item).to_numpy()[subject], mark.tolist(), strict=True))
            reasons = {pair: why(item, *pair, self.standard, self.as_of) for pair in set(pairs)}
            said = {pair: say_why(SimpleNamespace(lang="zh"), *reason) for pair, reason in reasons.items()}
            kinds = [mark == UNKNOWN, mark <= LAST_NA, item.role == "must-have"]
            kind = np.select(kinds, ["loss_unknown", "loss_not_applicable", "loss_failed"], "loss_lost")
            lost = kind == "loss_lost"
            columns = {
                "subject": subject, "order": order, "code": codes.to_numpy()[subject], "item": item.id,
                "title": item.title.zh, "kind": pd.Series(kind).map(lambda code: say(code, "zh")),
                "mark": np.where(lost, mark / POINT, np.nan), "lost": np.where(lost, (top - mark) / POINT, np.nan),
                "arithmetic": [said[pair] for pair in pairs],
                "responsible": "、".join(parties[party] for party in item.responsible),
            }  # fmt: skip
            parts.append(pd.DataFrame(columns))
        found = pd.concat(parts).sort_values(["subject", "order"], ignore_index=True)
        given = self.frames[REASONS].set_index(["code", "item"])[["reason", "proof"]]
        several = given.index.duplicated(keep=False)
        joined = given[several].groupby(level=[0, 1]).agg("；".join)
        return found.join(pd.concat([given[~several], joined]), on=["code", "item"])

    # Sealing

    def final_class(self, record: Record) -> Any:
        """The place of each subject's class after decisions by hand."""
        places = {rule.title.zh: place for place, rule in enumerate(self.standard.outcome.class_)}
        decided = self.frames[DECISIONS].set_index("code")["class"].map(places)
        by_hand = self.frames[SUBJECTS]["code"].map(decided)
        changed = by_hand.notna() & (record.state == GRADED)
        return np.where(changed, by_hand.fillna(-1), record.class_by_rule).astype(np.int64)

    def class_ids(self, places: Any) -> list[str]:
        return [self.standard.outcome.class_[place].id if place >= 0 else "" for place in places.tolist()]

    def seal(self, marks: Any, record: Record) -> None:
        import pandas as pd

        subjects, standard = self.frames[SUBJECTS], self.standard
        answers = subjects.rename(columns={fact.id: f"fact:{fact.id}" for fact in standard.facts})
        answers = answers.join(self.frames[MARKS].drop(columns="code").add_prefix("item:"))
        decisions = self.frames[DECISIONS].set_index("code").add_prefix("decided:")
        ids = {rule.title.zh: rule.id for rule in standard.outcome.class_}
        decisions["decided:class"] = decisions["decided:class"].map(ids)
        answers = answers.join(decisions, on="code").fillna("")
        graded, points = record.state == GRADED, points_of_items(marks, self.compiled, record)
        states = np.array(["graded", "incomplete", "not_assessable"])

        def known(values: Any) -> Any:
            return np.where(graded, values, "")  # sums only of who is graded

        columns: dict[str, Any] = {
            name: subjects[name] for name in ("code", "name", "county", "community")
        } | {
            "state": states[record.state], "total": known(texts(record.total, 2)),
            "outcome": known(record.rung.astype(str)),
            "class_by_rule": self.class_ids(record.class_by_rule), "class": self.class_ids(self.final_class(record)),
            "outcome_by_total": known(record.rung_by_total.astype(str)),
            "limited_by": [self.compiled.items[row].id if row >= 0 else "" for row in record.limit_by.tolist()],
            "sum": known(texts(record.exact, 4)), "unknown": record.unknown,
        }  # fmt: skip
        for section, given in zip(standard.sections, record.section_points, strict=True):
            columns[f"section:{section.id}"] = known(texts(given, 4))
        columns["bonus"] = known(texts(record.bonus, 4))
        for item in standard.items:
            row = self.compiled.row[item.id]
            if item.role == "must-have":
                words = {"1": "met", "0": "failed"}
                columns[f"mark:{item.id}"] = [words.get(text, text) for text in texts(marks[row], 0)]
            else:
                columns[f"mark:{item.id}"] = texts(marks[row], 4, trim=True)
                columns[f"points:{item.id}"] = known(texts(points[row], 4, trim=True))
        self.pack(answers, pd.DataFrame(columns))

    def pack(self, answers: Any, results: Any) -> None:
        files = {"standard.yaml": self.published.raw}
        for name, frame in (("answers.csv", answers), ("results.csv", results)):
            files[name] = frame.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")
        manifest = {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items()}
        files["manifest.json"] = json.dumps(manifest, indent=2).encode()
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
            for name, raw in files.items():
                archive.writestr(name, raw)
        self.bundle.write_bytes(buffer.getvalue())

    # Writing

    def write(self, marks: Any, record: Record) -> None:
        import openpyxl

        book = openpyxl.Workbook(write_only=True)
        self.write_overview(book, record)
        self.write_subjects(book, marks, record)
        self.write_items(book, marks)
        self.write_marks(book, marks)
        self.write_reasons(book, marks)
        book.save(self.out)

    def sheet(self, book: Any, code: str, head: Sequence[str], columns: Sequence[Any]) -> None:
        sheet = book.create_sheet(say(code, "zh"))
        sheet.append([f"【{say('sample_mark', 'zh')}】{self.standard.title.zh} {self.standard.edition}"])
        sheet.append(list(head))
        for row in zip(*columns, strict=True):
            sheet.append(row)

    def write_overview(self, book: Any, record: Record) -> None:
        stars = np.bincount(record.rung[record.state == GRADED], minlength=6).tolist()
        facts = [*self.info.items(), *((star_label(star), count) for star, count in enumerate(stars))]
        self.sheet(book, "sheet_overview", ("", ""), list(zip(*facts, strict=True)))

    def write_subjects(self, book: Any, marks: Any, record: Record) -> None:
        subjects, graded = self.frames[SUBJECTS], record.state == GRADED
        states = np.array([say(f"state_{state}", "zh") for state in ("graded", "incomplete", "not_assessable")])
        classes = [*(rule.title.zh for rule in self.standard.outcome.class_), None]
        stars = np.array([star_label(star) for star in range(6)], object)
        row, gain, rung = self.nearest(marks, record)
        names = [*(f"{item.id} {item.title.zh}" for item in self.compiled.items), None]
        columns = {
            **{say(f"col_{name}", "zh"): subjects[name] for name in ("code", "name", "county", "community")},
            say("state", "zh"): states[record.state],
            say("total", "zh"): [total / 100 if ok else None for total, ok in zip(record.total, graded, strict=True)],
            say("outcome", "zh"): np.where(graded, stars[record.rung], None),
            say("class", "zh"): [classes[place] for place in self.final_class(record).tolist()],
            say("class_by_rule", "zh"): [classes[place] for place in record.class_by_rule.tolist()],
            say("why_not_higher", "zh"): self.why_not_higher(record),
            **{
                section.title.zh: points / POINT
                for section, points in zip(self.standard.sections, record.section_points, strict=True)
            },
            say("bonus", "zh"): record.bonus / POINT,
            say("unknown_items", "zh"): record.unknown,
            say("nearest", "zh"): [names[place] for place in row.tolist()],
            say("nearest_gain", "zh"): np.where(row >= 0, gain / POINT, None),
            say("nearest_outcome", "zh"): np.where(row >= 0, stars[rung], None),
        }
        self.sheet(book, "sheet_subjects", list(columns), list(columns.values()))

    def why_not_higher(self, record: Record) -> list[str | None]:
        found: list[str | None] = []
        parts = (record.state, record.limit_by, record.rung_by_total, record.rung)
        for state, limit, by_total, rung in zip(*(part.tolist() for part in parts), strict=True):
            if state == GRADED and limit >= 0:
                item = self.compiled.items[limit]
                found.append(say("limited_by_must_have", "zh", item=item.id, title=item.title.zh))
            elif state == GRADED and rung < by_total:
                found.append(say("limited_by_gate", "zh", outcome=star_label(by_total)))
            else:
                found.append(None)
        return found

    def write_items(self, book: Any, marks: Any) -> None:
        head = ["col_item", "item_title", "section", "role", "points", "scored", "full", "below", "not_applicable"]
        head += ["unknown", "share_reached", "points_lost", "responsible", "checked_by"]
        parties = {party.id: party.title.zh for party in self.standard.parties}
        lines = []
        for section in self.standard.sections:
            for item in section.items:
                row, top = marks[self.compiled.row[item.id]], most(item)
                known = row[row > LAST_SENTINEL]
                lines.append((
                    item.id, item.title.zh, section.title.zh, say(f"role_{item.role.replace('-', '_')}", "zh"),
                    item.points, known.size, int((known == top).sum()), int((known < top).sum()),
                    int((row <= LAST_NA).sum()), int((row == UNKNOWN).sum()),
                    int(known.sum()) / (known.size * top) if known.size else None,
                    int(known.size * top - known.sum()) / POINT if item.points else None,
                    "、".join(parties[party] for party in item.responsible),
                    "、".join(say(f"check_{check}", "zh") for check in item.checked_by),
                ))  # fmt: skip
        self.sheet(book, "sheet_items", [say(code, "zh") for code in head], list(zip(*lines, strict=True)))

    def write_marks(self, book: Any, marks: Any) -> None:
        subjects = self.frames[SUBJECTS]
        head, columns = [say("col_code", "zh"), say("col_name", "zh")], [subjects["code"], subjects["name"]]
        for item in self.standard.items:
            head.append(f"{item.id} {item.title.zh}")
            row = marks[self.compiled.row[item.id]]
            words = {mark: self.mark_cell(item, mark) for mark in np.unique(row).tolist()}
            columns.append([words[mark] for mark in row.tolist()])
        self.sheet(book, "sheet_marks", head, columns)

    def mark_cell(self, item: Item, mark: int) -> Any:
        if mark == UNKNOWN:
            return say("unknown", "zh")
        if mark <= LAST_NA:
            return say("not_applicable", "zh")
        return say("met" if mark else "failed", "zh") if item.role == "must-have" else mark / POINT

    def write_reasons(self, book: Any, marks: Any) -> None:
        found = self.losses(marks)
        found = found.astype(object).where(found.notna(), None)
        subjects, at = self.frames[SUBJECTS], found["subject"].to_numpy(np.int64)
        columns = [subjects[name].to_numpy()[at] for name in ("code", "name", "county")]
        names = ("item", "title", "kind", "mark", "lost", "arithmetic", "reason", "proof", "responsible")
        columns += [found[name].to_numpy() for name in names]
        head = ["col_code", "col_name", "col_county", "col_item", "item_title", "kind", "mark", "points_lost"]
        head += ["arithmetic", "col_reason", "col_proof", "responsible"]
        self.sheet(book, "sheet_reasons", [say(code, "zh") for code in head], columns)


def star_label(star: int) -> str:
    return say("stars", "zh", count=star) if star else say("no_star", "zh")
