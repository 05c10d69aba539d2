"""From the rows to the draft: sections, ids, sums, and what has to be told."""

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from linli.grading.faults import Fault, Place, Refused, refuse
from linli.grading.layout import cell_name
from linli.grading.yamltext import LARGEST_BYTES

from ._head import CATEGORY_LABEL, Head
from ._points import ANNEX, FORM_LINE, LONGEST_TITLE, first_clause, name_of, points_of, role_in, stated_points
from ._prose import brief, one_line, squeeze
from ._rows import Block, Entry, Rows, order_of
from ._source import Sheet, clean_words
from ._writing import Writer

_NO_CATEGORY = "全部指标"


@dataclass(frozen=True)
class Draft:
    """The YAML of a draft that compiles, and what a person has to look at, each with its sheet and cell."""

    text: str
    faults: list[Fault]


class Drafting:
    """From the rows of a table to the draft: sections, ids, sums, methods, YAML."""

    def __init__(self, sheet: Sheet, head: Head, faults: list[Fault], file: str, standard_id: str) -> None:
        self.sheet, self.head, self.file, self.standard_id = sheet, head, file, standard_id
        self.faults = faults
        self.rows = Rows(sheet, head)
        self.blocks: list[Block] = []
        self.headings_used: set[tuple[int, int]] = set()
        self.parties: dict[str, str] = {}  # id by name

    def fault(self, code: str, cell: tuple[int, int] | None, item: str = "", /, **fields: object) -> Fault:
        place = self.sheet.place(*cell, item) if cell else Place(sheet=self.sheet.name, item=item)
        found = Fault(code, fields, place)
        self.faults.append(found)
        return found

    def draft(self) -> Draft:
        self.rows.go()
        for code, fields, cell in self.rows.faults:
            self.fault(code, cell, **fields)
        self.columns_left_out()
        self.divide()
        if not any(entry.role == "ordinary" for entry in self.rows.entries):
            raise Refused([Fault("no_items_in_table", {}, Place(sheet=self.sheet.name)), *self.faults])
        self.check_sums()
        text = Writer(self).text()
        if len(text.encode()) > LARGEST_BYTES:
            raise refuse("draft_too_long", Place(self.file), size=len(text.encode()), most=LARGEST_BYTES)
        return Draft(text, sorted(self.faults, key=order_of))

    # Sections

    def section_column(self) -> int | None:
        """The column of categories: the first name column if several rows share a cell of it, or its head says so."""
        names, entries = self.rows.names, self.rows.entries
        if not names or self.rows.by_heading:
            return None
        cells = Counter(entry.names[0][:2] for entry in entries if entry.names and entry.names[0][0] == names[0])
        shared = any(number > 1 for number in cells.values())
        label = squeeze(self.head.labels[names[0]])
        return names[0] if shared or (len(names) > 1 and CATEGORY_LABEL.fullmatch(label)) else None

    def divide(self) -> None:
        """Put every entry into its section, in the order of the table, and name it."""
        column = self.section_column()
        shared = Counter(name[:2] for entry in self.rows.entries for name in entry.names)
        blocks: dict[str, Block] = {}
        for entry in self.rows.entries:
            own = self.column_of(entry, column)
            title, cell, points = self.section_of(entry, own)
            key = re.sub(r"\(?续\)?$", "", squeeze(name_of(title)))  # a category goes on after a page break
            block = blocks.setdefault(key, Block(name_of(title), cell, points))
            block.entries.append(entry)
            entry.title = self.title_of(entry, own, shared)
        self.blocks = list(blocks.values())
        if loose := blocks.get(_NO_CATEGORY):
            self.fault("sections_missing", loose.cell, title=_NO_CATEGORY)
        for heading in self.rows.unused:
            lowest = heading.group or heading
            if lowest.cell not in self.headings_used:
                self.fault("heading_without_items", lowest.cell, text=brief(lowest.text))
        for number, block in enumerate(self.blocks):
            block.id = re.sub(r"\d+$", "", cell_name(0, number))  # A, B, ... Z, AA as columns are counted
            for place, entry in enumerate(block.entries, 1):
                entry.id = f"{block.id}{place:02d}"

    def column_of(self, entry: Entry, column: int | None) -> int | None:
        """The column that names the section of this entry; none where a heading does."""
        named = column is not None and entry.names and entry.names[0][0] == column
        return column if named and not (entry.heading and role_in(entry.heading.text)) else None

    def section_of(self, entry: Entry, column: int | None) -> tuple[str, tuple[int, int], tuple[Decimal, bool] | None]:
        if column is not None:
            _, origin, text = entry.names[0]
            beside = self.rows.stated.get(column)
            stated = stated_points(text) or (points_of(self.sheet.at(origin, beside)) if beside is not None else None)
            return text, (origin, column), stated
        if entry.heading:
            self.headings_used.add(entry.heading.cell)
            points = entry.heading.points
            return (
                entry.heading.text,
                entry.heading.cell,
                (points, False) if points else stated_points(entry.heading.text),
            )
        return _NO_CATEGORY, entry.cell, None

    def title_of(self, entry: Entry, column: int | None, shared: Counter[tuple[int, int]]) -> str:
        """The item's name: groups that it shares with others, then its own; what follows describes it."""
        names = [name for name in entry.names if name[0] != column]
        parts = []
        if entry.heading and entry.heading.group:
            self.headings_used.add(entry.heading.group.cell)
            parts.append(name_of(entry.heading.group.text))
        for number, (place, origin, text) in enumerate(names):
            parts.append(name_of(text))
            if shared[place, origin] == 1:
                entry.described += [words for _, _, words in names[number + 1 :]]
                break
        else:
            rule = " ".join(entry.texts["how"][:1]) or (name_of(entry.names[0][2]) if entry.names else "")
            if entry.texts["how"]:
                parts.append(first_clause(rule))
                entry.remark("title_cut", entry.rule, title=parts[-1])
            elif not parts:
                parts.append(first_clause(rule))
        return self.shortened(entry, "：".join(dict.fromkeys(filter(None, parts))))

    def shortened(self, entry: Entry, title: str) -> str:
        if len(title) <= LONGEST_TITLE * 2:
            return title
        entry.described.insert(0, title)
        short = first_clause(title)
        entry.remark("title_cut", title=short)
        return short

    def columns_left_out(self) -> None:
        """Columns whose head says nothing known, or that are for the assessor, yet have something in them."""
        for column in range(self.sheet.width):
            if self.head.roles.get(column, "mark") != "mark":
                continue
            rows = [entry.cell[0] for entry in self.rows.entries if self.sheet.own(entry.cell[0], column)]
            if rows:
                label = brief(self.head.labels[column]) or cell_name(0, column)[:-1]
                self.fault("column_left_out", (rows[0], column), title=label, count=len(rows))

    # Sums

    def check_sums(self) -> None:
        for block in self.blocks:
            limits = block.only_bonus() and block.stated and block.stated[0] < block.total("bonus")
            if block.stated and not block.stated[1] and not limits:
                self.check(block.stated[0], block.entries, block.cell, block.id)
        self.check_groups()
        last = max((n for n, one in enumerate(self.rows.sums) if not one.small), default=-1)
        start = 0
        for number, one in enumerate(self.rows.sums):
            if number == last:
                self.check(one.points, self.rows.entries[: one.entries], one.cell)
            else:
                above = self.rows.entries[start : one.entries]
                self.check(one.points, self.since_section(above), one.cell)
            start = one.entries
        self.check_title_rows()

    def since_section(self, entries: list[Entry]) -> list[Entry]:
        """The last of the entries that stand in one section."""
        if not entries:
            return []
        block = next(block for block in self.blocks if entries[-1] in block.entries)
        return [entry for entry in entries if entry in block.entries]

    def check(self, stated: Decimal, entries: list[Entry], cell: tuple[int, int], item: str = "") -> None:
        ordinary = sum((e.points or Decimal(0) for e in entries if e.role == "ordinary"), Decimal(0))
        everything = sum((e.points or Decimal(0) for e in entries), Decimal(0))
        if stated not in (ordinary, everything):
            self.fault("sum_differs", cell, item, stated=stated, found=ordinary or everything)

    def check_groups(self) -> None:
        """Points that stand behind a group's or an item's name must be those of its rows."""
        column = self.section_column()
        groups: dict[tuple[int, int], tuple[str, list[Entry]]] = {}
        for entry in self.rows.entries:
            for place, origin, text in entry.names:
                if place != self.column_of(entry, column):
                    groups.setdefault((origin, place), (text, []))[1].append(entry)
            if entry.heading and entry.heading.group:
                groups.setdefault(entry.heading.group.cell, (entry.heading.group.text, []))[1].append(entry)
        for cell, (text, entries) in groups.items():
            stated = stated_points(text)
            beside = self.rows.stated.get(cell[1])
            if not stated and beside is not None and len(entries) > 1:
                stated = points_of(self.sheet.at(cell[0], beside))
            if stated and not stated[1]:
                self.check(stated[0], entries, cell, entries[0].id if len(entries) == 1 else "")

    def check_title_rows(self) -> None:
        for cell, text in self.title_rows():
            match = re.search(
                r"(?:总分|满分|共计|合计|共)[:：]?(\d{1,6}(?:\.\d{1,4})?)分|[(,](\d{2,6})分制?\)", squeeze(text)
            )
            if match:
                self.check(Decimal(match[1] or match[2]), self.rows.entries, cell)

    def title_rows(self) -> list[tuple[tuple[int, int], str]]:
        rows = range(self.head.top)
        return [((row, column), text) for row in rows for column, text in self.sheet.texts(row).items()]

    def title(self) -> str:
        """The table's own title: the first long enough text above its head, else the name of the sheet or file."""
        texts = [ANNEX.sub("", one_line(text)) for _, text in self.title_rows()]
        titles = [text for text in texts if len(text) > 3 and not FORM_LINE.match(text)]
        if titles:
            return titles[0]
        title = clean_words(Path(self.file).stem) or self.sheet.name
        self.fault("title_guessed", None, title=title)
        return title
