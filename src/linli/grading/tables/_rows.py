"""From the rows of a table to headings, items and sums."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from linli.grading.cells import plain
from linli.grading.faults import Fault

from ._head import Head
from ._points import (
    LEVEL_1,
    LEVEL_2,
    MINUS,
    MUST,
    MUST_WORDS,
    NOTHING,
    NUMERAL,
    POINTS_IN_TEXT,
    REMARK,
    SUM_ROW,
    points_of,
    role_in,
    stated_points,
)
from ._prose import brief, squeeze
from ._source import Sheet

CHECKS = (
    ("documents", re.compile("资料|台账|材料|文件|档案|记录|查阅|凭证|报表")),
    ("site", re.compile("现场|实地|踏勘|暗访|明查|察看")),
    ("survey", re.compile("问卷|电话|满意度|访谈|走访|询问|座谈|测评")),
    ("system", re.compile("系统|平台|后台|大数据|在线")),
)
CHECKS_IN_RULE = re.compile(
    r"(?:查阅|查看|检查|核查)(?:相关)?(?:资料|台账|材料|文件|档案)|现场|实地|问卷|电话(?:抽|回|访)"
)
PARTIES = {
    "社区": "community", "社区居委会": "residents_committee", "小区网格支部": "grid_branch", "网格支部": "grid_branch",
    "街道": "township", "乡镇": "township", "业委会": "owners_committee", "物业": "property_company",
    "物业企业": "property_company", "物业公司": "property_company", "物业服务企业": "property_company",
    "住建局": "housing_bureau", "市住建局": "housing_bureau",
}  # fmt: skip
PARTY_LABEL = re.compile(r"^(?:牵头|配合|责任|落实|协助|主要)?(?:单位|部门|主体)[:：]")
SUBJECTS = (("company", "物业服务企业|物业企业|物业公司|企业|公司"), ("compound", "小区"), ("community", "社区"))
SUBJECT_ZH = {"company": "企业", "compound": "小区", "community": "社区"}
_Remark = tuple[str, dict[str, object], tuple[int, int] | None]  # code, fields, the cell if not the row's own


@dataclass(eq=False)
class Entry:
    """What one item of the draft is made of; `cell` is where the item stands, `rule` where its scoring rule does."""

    cell: tuple[int, int]
    rule: tuple[int, int]
    serial: str
    names: list[tuple[int, int, str]]  # column, row of origin, words: from the category to the item
    heading: "_Heading | None"
    points: Decimal | None
    role: str
    texts: dict[str, list[str]]
    remarks: list[_Remark] = field(default_factory=list)
    described: list[str] = field(default_factory=list)  # what stands between the title and the rule
    title: str = ""
    id: str = ""

    def remark(self, code: str, cell: tuple[int, int] | None = None, /, **fields: object) -> None:
        self.remarks.append((code, fields, cell))


@dataclass(frozen=True)
class _Heading:
    """A row that only names what follows; `group` is its second level."""

    text: str
    cell: tuple[int, int]
    points: Decimal | None = None
    group: "_Heading | None" = None


@dataclass
class Block:
    """A section of the draft."""

    title: str
    cell: tuple[int, int]
    stated: tuple[Decimal, bool] | None
    entries: list[Entry] = field(default_factory=list)
    id: str = ""

    def total(self, role: str) -> Decimal:
        return sum((entry.points or Decimal(0) for entry in self.entries if entry.role == role), Decimal(0))

    def only_bonus(self) -> bool:
        return all(entry.role == "bonus" for entry in self.entries)

    def bonus_at_most(self) -> Decimal:
        """What its bonus items give: points that stand beside the name of a bonus block limit them."""
        total = self.total("bonus")
        return min(total, self.stated[0]) if self.stated and self.only_bonus() else total


@dataclass(frozen=True)
class _SumRow:
    cell: tuple[int, int]
    points: Decimal
    small: bool
    entries: int  # how many entries stand above it


class Rows:
    """Goes down a table row by row and says what each row is."""

    def __init__(self, sheet: Sheet, head: Head) -> None:
        self.sheet, self.head = sheet, head
        self.names = head.columns("name")
        points = head.columns("points")
        self.points = points[-1] if points else -1
        # Points stated beside a category, in a column of their own, are checked; they are no item's points.
        self.stated = {max((n for n in self.names if n < c), default=-1): c for c in points[:-1]}
        self.titles = {squeeze(text) for row in range(head.top) for text in sheet.texts(row).values()}
        self.entries: list[Entry] = []
        self.sums: list[_SumRow] = []
        self.remarks: list[tuple[str, tuple[int, int]]] = []  # rows for the note: words, cell
        self.faults: list[tuple[str, dict[str, object], tuple[int, int]]] = []
        self.last: Entry | None = None  # with which a row without points of its own goes on
        self.heading: _Heading | None = None
        self.by_heading = False  # whether headings, not a column, divide the table into sections
        self.open: dict[int, tuple[int, str]] = {}  # the category in force by column: row of origin, words
        self.unused: list[_Heading] = []

    def go(self) -> None:
        for row in range(self.head.row + 1, len(self.sheet.rows)):
            texts = self.sheet.texts(row)
            if texts and not self.repeats_head(texts):
                self.one(row, texts)

    def repeats_head(self, texts: dict[int, str]) -> bool:
        """Printed tables repeat their title and head on each page."""
        same = [squeeze(self.head.labels[c]) == squeeze(text) for c, text in texts.items()]
        title = len(same) == 1 and re.sub(r"\(?续\)?$", "", squeeze(next(iter(texts.values())))) in self.titles
        return title or (len(same) > 1 and all(same))

    def one(self, row: int, texts: dict[int, str]) -> None:
        if self.sum_row(row, texts) or self.remark_row(row, texts) or self.heading_row(row, texts):
            return
        if self.points >= 0 and self.sheet.top(row, self.points) < row:
            self.join(row, merged=True)
        else:
            self.item_row(row, texts)

    def cells(self, role: str) -> list[int]:
        return self.head.columns(role)

    def leave_out(self, row: int, texts: dict[int, str]) -> None:
        self.last = None
        self.faults.append(("row_left_out", {"text": brief(" ".join(texts.values()))}, (row, next(iter(texts)))))

    # Rows that are no items

    def sum_row(self, row: int, texts: dict[int, str]) -> bool:
        for column, text in list(texts.items())[:2]:
            match = SUM_ROW.fullmatch(squeeze(text))
            if not match:
                continue
            found = points_of(texts.get(self.points, "")) or (points_of(match["n"]) if match["n"] else None)
            if found:
                cell = (row, self.points if self.points in texts else column)
                self.sums.append(_SumRow(cell, found[0], bool(match["small"]), len(self.entries)))
            self.last = None
            known = {text, *(name for _, name in self.open.values())}
            other = {c: t for c, t in texts.items() if t not in known and re.search(r"[^\W\d]", t) and not points_of(t)}
            if any(self.head.roles.get(c) != "mark" for c in other):
                self.leave_out(row, other)
            return True
        return False

    def remark_row(self, row: int, texts: dict[int, str]) -> bool:
        column, text = next(iter(texts.items()))
        if len(texts) > 1 or not REMARK.match(squeeze(text)):
            return False
        self.remarks.append((text, (row, column)))
        return True

    def heading_row(self, row: int, texts: dict[int, str]) -> bool:
        """A row that names a block: one text, perhaps with its number in front and its points behind."""
        found = self.lone_text(row, texts)
        if found is None:
            return False
        column, text, numbered = found
        points = points_of(texts.get(self.points, ""))
        first = numbered or bool(LEVEL_1.match(squeeze(text)))
        second = bool(LEVEL_2.match(squeeze(text)))
        must = self.in_role("must-have")  # there a lone text is a condition
        named = bool(role_in(text)) and not must
        spread = self.sheet.wide(row, column) * 2 >= len(self.head.roles)
        says_points = stated_points(text) and column not in self.names[1:]  # else an item with its points behind it
        if not (first or named or (not points and (says_points or spread or (second and not must)))):
            if must or not self.may_be_heading(row, column, bool(points)):
                return False
            self.faults.append(("heading_guessed", {"text": brief(text)}, (row, column)))
        below = second and not first and self.heading is not None
        self.open_heading(_Heading(text, (row, column), points[0] if points else None), below)
        return True

    def lone_text(self, row: int, texts: dict[int, str]) -> tuple[int, str, bool] | None:
        """The one text of a row, points and a numeral in front aside: column, words, whether it had the numeral."""
        rest = {column: text for column, text in texts.items() if column != self.points}
        if self.points in texts and (
            not points_of(texts[self.points]) or not (self.cells("how") or self.cells("check"))
        ):
            return None
        numerals = [c for c, text in rest.items() if re.fullmatch(NUMERAL, squeeze(text).strip("、.()"))]
        numbered = len(rest) == 2 and len(numerals) == 1
        if numbered:
            rest.pop(numerals[0])
        if len(rest) != 1:
            return None
        (column, text), *_ = rest.items()
        fits = self.head.roles.get(column) in ("name", "number", None) or self.sheet.wide(row, column) > 1
        return (column, text, numbered) if fits and re.search(r"[^\d\W]", text) else None

    def may_be_heading(self, row: int, column: int, points: bool) -> bool:
        """Whether a lone text without any sign of a heading can be one: a category with the items still to come."""
        left = not self.names or column <= self.names[0]
        category = left and (len(self.names) > 1 or (bool(self.names) and column < self.names[0]))
        return row < len(self.sheet.rows) - 1 and (category if points else left and self.points >= 0)

    def open_heading(self, heading: _Heading, below: bool) -> None:
        if below and self.heading:
            parent = self.heading
            heading = _Heading(parent.text, parent.cell, parent.points, heading)
        self.heading, self.last = heading, None
        self.unused.append(heading)
        self.open.clear()
        scored = any(entry.role == "ordinary" for entry in self.entries)
        self.by_heading = self.by_heading or not (scored or role_in(heading.text))

    def close_heading(self, texts: dict[int, str]) -> None:
        """Conditions or bonus items in a table divided by a column end where its next category with points begins."""
        heading, category = self.heading, texts.get(self.names[0], "") if self.names else ""
        if heading is None or self.by_heading or len(self.names) < 2 or not role_in(heading.text):
            return
        unscored = role_in(heading.text) == "must-have" and not heading.points and not stated_points(heading.text)
        begins = unscored or LEVEL_1.match(squeeze(category)) or stated_points(category)
        if category and begins and points_of(texts.get(self.points, "")):
            self.heading = None

    def in_role(self, role: str) -> bool:
        """Whether the heading or category in force gives this role to its rows."""
        texts = [text for _, text in self.open.values()]
        return any(role_in(text) == role for text in (*texts, *self.heading_texts()))

    def heading_texts(self) -> list[str]:
        if self.heading is None:
            return []
        return [self.heading.text, *([self.heading.group.text] if self.heading.group else [])]

    # Items

    def name_path(self, row: int) -> list[tuple[int, int, str]]:
        """The names of a row from the category to the item; a blank takes what stands above it, as in print."""
        path: list[tuple[int, int, str]] = []
        new = False
        for column in self.names:
            text, top = self.sheet.at(row, column), self.sheet.top(row, column)
            before = self.open.get(column)
            if text:
                origin = before[0] if before and not new and before[1] == text else top
                new = new or before is None or before[0] != origin
                self.open[column] = (origin, text)
            elif new or before is None or self.sheet.covered(row, column) or self.sheet.ended(before[0], column, row):
                self.open.pop(column, None)
                new = True
            if column in self.open:
                path.append((column, *self.open[column]))
        return path

    def collect(self, row: int) -> dict[str, list[str]]:
        roles = ("how", "check", "evidence", "party", "note")
        return {role: [text for c in self.cells(role) if (text := self.sheet.at(row, c))] for role in roles}

    def item_row(self, row: int, texts: dict[int, str]) -> None:
        used = {c for role in ("name", "points", "how", "check", "evidence", "party") for c in self.cells(role)}
        if not used & set(texts):
            self.leave_out(row, texts)
            return
        self.close_heading(texts)
        said = texts.get(self.points, "")
        own_names = [c for c in self.names if c in texts]
        only_rule = not own_names and not said and bool(set(texts) & {*self.cells("how"), *self.cells("evidence")})
        if only_rule and self.last and not self.in_role("must-have") and not self.in_role("bonus"):
            self.join(row, merged=False)
            return
        column = own_names[-1] if own_names else next(iter(texts))
        entry = Entry(
            cell=(row, column),
            rule=(row, next((c for c in self.cells("how") if self.sheet.at(row, c)), column)),
            serial=next((self.sheet.at(row, c) for c in self.cells("number") if self.sheet.at(row, c)), ""),
            names=self.name_path(row),
            heading=self.heading,
            points=None,
            role="ordinary",
            texts=self.collect(row),
        )
        if not entry.names and not entry.texts["how"]:
            self.leave_out(row, texts)
            return
        self.last = None
        if self.scored(entry, said, brief(" ".join(text for c, text in texts.items() if c != self.points))):
            self.last = entry
            for c in texts:
                if (row, c) in self.sheet.dates and self.head.roles.get(c) not in (None, "mark"):
                    entry.remark("cell_is_date", (row, c), value=self.sheet.dates[row, c])
            self.entries.append(entry)

    def scored(self, entry: Entry, said: str, everything: str) -> bool:
        """Give an entry its role and points; False if it cannot be an item, which is then a fault.

        said: what the cell of points holds; everything: what the rest of the row holds
        """
        row = entry.cell[0]
        cell = (row, self.points) if self.points >= 0 else entry.cell
        names = " ".join(text for _, _, text in entry.names)
        role = self.role_of(entry, said)
        squeezed = squeeze(said)
        if role == "penalty" or MINUS.fullmatch(squeezed):
            self.faults.append(("penalty_left_out", {"text": everything}, cell))
            return False
        found = points_of(said)
        if not found and squeezed not in NOTHING and not MUST.search(squeezed):
            self.faults.append(("points_not_read", {"value": brief(said), "text": everything}, cell))
            return False
        if not found and role != "must-have":
            found = self.points_in_text(entry)
            if not found:
                self.faults.append(("row_without_points", {"text": everything}, entry.cell))
                return False
            entry.remark("points_from_text", points=found[0])
        elif found and found[1]:
            entry.remark("points_guessed", cell, value=brief(said), points=found[0])
        if role == "must-have" and found:
            entry.remark("must_have_with_points", cell, points=found[0])
            role = "ordinary"
        elif role == "must-have":
            entry.remark("must_have_taken")
        elif MUST_WORDS.search(squeeze(" ".join((names, *entry.texts["how"], *entry.texts["note"])))):
            entry.remark("must_have_words", entry.rule)
        entry.points, entry.role = found[0] if found else None, role
        return True

    def role_of(self, entry: Entry, said: str) -> str:
        """The role that headings and categories give, the outer ones first, or else the row's own words."""
        texts = [text for _, _, text in entry.names]
        for text in (*self.heading_texts(), *texts, entry.serial):
            role = role_in(text)
            if role:
                return role
        if MUST.search(squeeze(said)):
            return "must-have"
        rule = squeeze(" ".join((*texts, *entry.texts["how"], *entry.texts["note"])))
        if squeeze(said) in NOTHING and MUST_WORDS.search(rule) and not POINTS_IN_TEXT.search(rule):
            return "must-have"
        return "bonus" if squeeze(said).startswith(("+", "加")) else "ordinary"

    def points_in_text(self, entry: Entry) -> tuple[Decimal, bool] | None:
        """Points that stand in an item's own words: （5分） behind its name, or 最高5分 in its rule."""
        for column, origin, text in reversed(entry.names):
            own = origin == entry.cell[0] and column == entry.names[-1][0]
            if own and (stated := stated_points(text)):
                return points_of(plain(stated[0]))
        match = POINTS_IN_TEXT.search(squeeze(" ".join(entry.texts["how"])))
        return points_of(match[1]) if match else None

    def join(self, row: int, merged: bool) -> None:
        """A row without points of its own goes on with the item above it; a guess, unless their points are merged."""
        entry = self.last
        if entry is None:
            self.leave_out(row, self.sheet.texts(row))
            return
        for role, texts in self.collect(row).items():
            entry.texts[role] += [text for text in texts if text not in entry.texts[role]]
        names = [(c, self.sheet.own(row, c)) for c in self.names if self.sheet.own(row, c)]
        entry.texts["how"] += [text for _, text in names]
        if names or not merged:
            column = names[0][0] if names else next(iter(self.sheet.texts(row)))
            entry.remark("row_joined", (row, column), row=row + 1)


def order_of(fault: Fault) -> tuple[object, ...]:
    match = re.fullmatch(r"([A-Z]+)(\d+)", fault.place.cell)
    cell = (int(match[2]), len(match[1]), match[1]) if match else (0, 0, "")
    return (bool(match), *cell, fault.code)
