"""The draft as YAML, each place that needs a person under a comment of its own."""

import json
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from linli.grading.cells import plain
from linli.grading.faults import Fault, Place, refuse
from linli.grading.schema import Binary, Method
from linli.grading.words import describe, sentence
from linli.kernels.record import MOST_POINTS

from ._points import NOTHING
from ._prose import EDGES, Reading, brief, method_in_words, one_line, squeeze
from ._rows import CHECKS, CHECKS_IN_RULE, PARTIES, PARTY_LABEL, SUBJECT_ZH, SUBJECTS, Block, Entry, order_of

if TYPE_CHECKING:
    from ._drafting import Drafting

_PASS_SHARE = Decimal("0.7")  # a proposal: published tables of 100 points pass at 70
_BESIDE = {  # the line of an item that a fault is about; others stand at its top
    **dict.fromkeys(("method_not_read", "method_guessed", "method_partly_read", "level_zero_added"), "method"),
    **dict.fromkeys(("points_from_text", "points_guessed", "must_have_with_points"), "points"),
    **dict.fromkeys(("check_not_read", "check_guessed"), "checked_by"),
    "must_have_taken": "on_fail",
}


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a JSON text is a double-quoted YAML text


def _both(text: str) -> str:
    """Words in both languages: the English repeats the Chinese, as a translation is not ours to invent."""
    return f"{{zh: {_quoted(text)}, en: {_quoted(text)}}}"


def _method_yaml(method: Method) -> str:
    if method.levels:
        return f"{{levels: [{', '.join(map(plain, method.levels))}]}}"
    if method.deduct:
        return f"{{deduct: {{per: {plain(method.deduct.per)}, unit: {_both(method.deduct.unit.zh)}}}}}"
    if method.count:
        return f"{{count: {{of: {method.count.of}, unit: {_both(method.count.unit.zh)}}}}}"
    if method.measured:
        line = ", ".join(f"[{plain(x)}, {plain(y)}]" for x, y in method.measured.points_at)
        return f"{{measured: {{points_at: [{line}]}}}}"
    return "{binary: {}}"


class Writer:
    """The YAML of a draft, with a comment wherever a person has to look."""

    def __init__(self, drafting: "Drafting") -> None:
        self.of = drafting
        self.found: dict[str, list[Fault]] = {}  # before the writing: by item or section
        for fault in drafting.faults:
            self.found.setdefault(fault.place.item, []).append(fault)

    def text(self) -> str:
        """Return the whole draft. The body is written first: it finds faults that belong to the top."""
        body = [line for block in self.of.blocks for line in self.block(block)]
        parties = [f"  - {{id: {party}, title: {_both(name)}}}" for name, party in self.of.parties.items()]
        top = self.top()
        ending = list(self.ending())
        loose = [
            fault
            for fault in self.of.faults
            if not fault.place.item and fault.code not in ("pass_guessed", "subject_guessed")
        ]
        remarks = [f"#   {self.flat(describe(fault, 'zh'))}" for fault in sorted(loose, key=order_of)]
        lines = [
            f"# 草稿：由表格“{self.of.file}”的工作表“{self.of.sheet.name}”转成，供人工修改，不是正式标准。",
            "# 凡写“待核”的行都须核对；英文一律照录中文，尚待翻译。",
            *(["# 整张表的情况："] if remarks else []),
            *remarks,
            *top,
            *(["parties:", *parties] if parties else []),
            "sections:",
            *body,
            *ending,
        ]
        return "\n".join(lines) + "\n"

    def flat(self, text: str) -> str:
        return " ".join(text.split())

    def look(self, fault: Fault, indent: int) -> str:
        return f"{' ' * indent}# 待核：{self.flat(sentence(fault, 'zh'))}"

    def top(self) -> list[str]:
        title = self.of.title()
        kept = [text for _, cell in self.of.title_rows() if not (text := one_line(cell)).endswith(title)]
        for text, cell in self.of.rows.remarks:
            self.of.fault("remark_kept", cell, text=brief(text))
            kept.append(one_line(text))
        kinds = (kind for kind, pattern in SUBJECTS if re.search(pattern, title))
        subject = next(kinds, "community")
        fault = self.of.fault(
            "subject_guessed", None, subject_zh=SUBJECT_ZH[subject], subject_en=subject, title=brief(title)
        )
        self.of.fault("english_missing", None)
        file, sheet = self.of.file, self.of.sheet.name
        source = (
            f"由表格“{file}”的工作表“{sheet}”转成的草稿，未经核对。",
            f"A draft made from the sheet “{sheet}” of “{file}”, not yet checked.",
        )
        note = (
            "各项名称和评分办法的英文照录中文，尚待翻译。",
            "English names and rules repeat the Chinese: not yet translated.",
        )
        if kept:
            words = "\n".join(kept)
            note = (f"{note[0]}原表另有文字：\n{words}", f"{note[1]} The table also says:\n{words}")
        return [
            f"standard: {self.of.standard_id}",
            "edition: draft",
            "status: sample",
            f"title: {_both(title)}",
            f"source: {{zh: {_quoted(source[0])}, en: {_quoted(source[1])}}}",
            f"note: {{zh: {_quoted(note[0])}, en: {_quoted(note[1])}}}",
            self.look(fault, 0),
            f"subject: {subject}",
            "mode: points",
        ]

    def block(self, block: Block) -> Iterator[str]:
        yield f"  - id: {block.id}"
        yield f"    title: {_both(block.title)}"
        for fault in self.found.get(block.id, ()):
            yield self.look(fault, 4)
        if any(entry.role == "ordinary" for entry in block.entries):
            yield f"    cap: {plain(block.total('ordinary'))}"
        yield "    items:"
        for entry in block.entries:
            yield from self.item(entry)

    def item(self, entry: Entry) -> Iterator[str]:
        lines = self.item_lines(entry)  # before the faults, as it adds to them
        faults = self.found.get(entry.id, []) + [
            self.of.fault(code, cell or entry.cell, entry.id, **fields) for code, fields, cell in entry.remarks
        ]
        serial = f"，序号 {brief(one_line(entry.serial), 20)}" if entry.serial else ""
        yield f"      - id: {entry.id} # 原表第 {entry.cell[0] + 1} 行{serial}"
        keys = {key for key, _ in lines}
        for fault in faults:
            if _BESIDE.get(fault.code) not in keys:
                yield self.look(fault, 8)
        for key, line in lines:
            for fault in faults:
                if _BESIDE.get(fault.code) == key:
                    yield self.look(fault, 8)
            yield f"        {line}"

    def item_lines(self, entry: Entry) -> list[tuple[str, str]]:
        """The lines of an item after its id, each with its key."""
        rule = "\n".join(entry.texts["how"])
        how = [*entry.described, *entry.texts["how"]]
        how += [f"考核方式：{text}" for text in entry.texts["check"]] + [
            f"备注：{text}" for text in entry.texts["note"]
        ]
        reading = self.reading(entry, rule)
        lines = [("title", f"title: {_both(entry.title)}")]
        if entry.role != "ordinary":
            lines.append(("role", f"role: {entry.role}"))
        if entry.points is not None:
            lines.append(("points", f"points: {plain(entry.points)}"))
        lines.append(("method", f"method: {_method_yaml(reading.method)}"))
        if reading.means:
            lines.append(("means", "means:"))
            lines += [("means", f"  - {_both(text)}") for text in reading.means]
        if how:
            words = _quoted("\n".join(how))
            lines += [("how", "how:"), ("how", f"  zh: {words}"), ("how", f"  en: {words}")]
        if checks := self.checks(entry, rule):
            lines.append(("checked_by", f"checked_by: [{', '.join(checks)}]"))
        if entry.texts["evidence"]:
            lines.append(("evidence", f"evidence: {{kinds: {_both(one_line('、'.join(entry.texts['evidence'])))}}}"))
        if parties := self.responsible(entry):
            lines.append(("responsible", f"responsible: [{', '.join(parties)}]"))
        if entry.role == "must-have":
            lines.append(("on_fail", "on_fail: {not_passed: true}"))
        return lines

    def reading(self, entry: Entry, rule: str) -> Reading:
        if entry.points is None:
            return Reading(Method(binary=Binary()))
        words = rule or "\n".join(entry.described) or " ".join(text for _, _, text in entry.names)
        reading = method_in_words(words, entry.points, "\n".join((entry.title, *entry.described)))
        if reading is None:
            entry.remark("method_not_read", entry.rule, text=brief(words) or "-")
            return Reading(Method(binary=Binary()))
        for code, fields in reading.remarks:
            entry.remark(code, entry.rule, **fields)
        return reading

    def checks(self, entry: Entry, rule: str) -> list[str]:
        words = squeeze(" ".join(entry.texts["check"]))
        if not words and not self.of.head.columns("check"):
            words = "".join(CHECKS_IN_RULE.findall(squeeze(rule)))
            if words:
                entry.remark("check_guessed", entry.rule, text=brief(words))
        found = [check for check, pattern in CHECKS if pattern.search(words)]
        if words and not found:
            entry.remark("check_not_read", text=brief(words))
        return found

    def responsible(self, entry: Entry) -> list[str]:
        found = []
        for cell in entry.texts["party"]:
            for part in re.split(r"[、，,；;/／\n]", cell):
                name = one_line(PARTY_LABEL.sub("", part.strip())).strip(EDGES)
                if name and name not in NOTHING:
                    found.append(self.party(name))
        return list(dict.fromkeys(found))

    def party(self, name: str) -> str:
        known = PARTIES.get(name, "")
        if name not in self.of.parties:
            free = known and known not in self.of.parties.values()
            self.of.parties[name] = known if free else f"party_{len(self.of.parties) + 1:02d}"
        return self.of.parties[name]

    def ending(self) -> Iterator[str]:
        blocks = self.of.blocks
        total = sum((block.total("ordinary") for block in blocks), Decimal(0))
        bonus = sum((block.total("bonus") for block in blocks), Decimal(0))
        cap = self.bonus_cap(bonus) if bonus else Decimal(0)
        if total + cap > MOST_POINTS:
            raise refuse("too_many_points", Place(sheet=self.of.sheet.name), total=total + cap, most=MOST_POINTS)
        if cap:
            yield f"bonus: {{cap: {plain(cap)}}}"
        least = (total * _PASS_SHARE).quantize(Decimal("0.01"), ROUND_HALF_UP)
        fault = self.of.fault("pass_guessed", None, min=least, total=total)
        yield "outcome:"
        yield self.look(fault, 2)
        yield f"  pass: {{min: {plain(least)}}}"

    def bonus_cap(self, total: Decimal) -> Decimal:
        """What the table says its bonus blocks give at most, else their sum, which is then a guess."""
        blocks = [block for block in self.of.blocks if block.total("bonus")]
        said = any(block.stated and block.only_bonus() for block in blocks)
        cap = sum((block.bonus_at_most() for block in blocks), Decimal(0))
        self.of.fault("bonus_cap_taken" if said else "bonus_cap_guessed", blocks[0].cell, cap=cap, total=total)
        return cap
