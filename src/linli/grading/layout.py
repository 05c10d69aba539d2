"""The layout of a marking workbook: its sheets and columns, for the template, the reader and the refilled copy.

Row 1 of a table holds the ids by which the reader finds a column, row 2 its title, row 3 what may be
entered; subjects start in row 4. Sheet names carry both languages, so that one reader serves both.
"""

from dataclasses import dataclass
from decimal import Decimal

from .cells import plain
from .schema import Fact, Item, Standard
from .words import say

INFO = "说明 info"
SUBJECTS = "对象 subjects"
MARKS = "评分 marks"
REASONS = "扣分原因 reasons"
ENTRIES = "记录 entries"
EVIDENCE = "证据 evidence"
DECISIONS = "类别决定 decisions"
ERRORS = "错误清单 errors"

HEAD_ROWS = 3
MOST_SUBJECTS = 100_000
MOST_LINES = 1_000_000  # of reasons, entries and evidence
INFO_KEYS = ("standard", "edition", "content_hash", "status", "round_title", "as_of")


@dataclass(frozen=True)
class Column:
    """One column: the id that the reader looks for, words for people, and what a spreadsheet may check.

    choices: a drop-down; low, high: limits of a number; whole: only whole numbers; text: cells are text
    """

    id: str
    title: str
    hint: str = ""
    width: int = 12
    choices: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    whole: bool = False
    text: bool = False


def tables(standard: Standard, lang: str = "zh") -> dict[str, list[Column]]:
    """Return the columns of every table of a standard's workbook, in the order of the sheets."""
    code = Column("code", say("col_code", lang), say("hint_code", lang), 18, text=True)
    item = Column("item", say("col_item", lang), say("hint_item", lang), 12, text=True)
    document = Column("document", say("col_document", lang), say("hint_document", lang), 36, text=True)
    found = {
        SUBJECTS: [
            code,
            Column("name", say("col_name", lang), say("hint_name", lang), 28, text=True),
            Column("county", say("col_county", lang), say("hint_county", lang), 14, text=True),
            Column("community", say("col_community", lang), say("hint_community", lang), 18, text=True),
            *(_fact_column(fact, lang) for fact in standard.facts),
        ],
        MARKS: [code, *(_item_column(one, lang) for one in standard.items if not one.method.events)],
        REASONS: [
            code,
            item,
            Column("reason", say("col_reason", lang), say("hint_reason", lang), 48, text=True),
            Column("proof", say("col_proof", lang), say("hint_proof", lang), 36, text=True),
        ],
        EVIDENCE: [code, item, document, Column("date", say("col_date", lang), say("hint_date", lang), 14)],
    }
    kinds = [kind.id for one in standard.items if one.method.events for kind in one.method.events.kinds]
    if kinds:
        found[ENTRIES] = [
            code,
            item,
            Column("kind", say("col_kind", lang), say("hint_kind", lang), 24, choices=tuple(dict.fromkeys(kinds))),
            Column("date", say("col_date", lang), say("hint_entry_date", lang), 14),
            document,
        ]
    if standard.outcome.class_:
        found[DECISIONS] = [
            code,
            Column(
                "class",
                say("col_class", lang),
                " / ".join(f"{rule.title.zh} {rule.id}" for rule in standard.outcome.class_),
                24,
                choices=tuple(rule.title.zh for rule in standard.outcome.class_),
            ),
            Column("reason", say("col_class_reason", lang), say("hint_class_reason", lang), 48, text=True),
            document,
        ]
    return found


def _fact_column(fact: Fact, lang: str) -> Column:
    title = fact.title.zh if lang == "zh" else fact.title.en
    if fact.kind == "yes_no":
        return Column(fact.id, title, say("hint_yes_no", lang), choices=("是", "否"))
    if fact.kind == "choice":
        return Column(fact.id, title, " / ".join(fact.choices), choices=fact.choices)
    whole = fact.kind == "whole"
    return Column(fact.id, title, say("hint_whole" if whole else "hint_number", lang), low=Decimal(0), whole=whole)


def _item_column(item: Item, lang: str) -> Column:
    title = item.title.zh if lang == "zh" else item.title.en
    method = item.method
    points = plain(item.points) if item.points is not None else ""
    if method.binary:
        hint = "hint_must_have" if item.role == "must-have" else "hint_binary" if points else "hint_criterion"
        return Column(item.id, title, say(hint, lang, points=points), choices=("是", "否"))
    if method.levels:
        levels = tuple(plain(level) for level in method.levels)
        return Column(item.id, title, say("hint_levels", lang, levels=levels), choices=levels)
    if method.deduct:
        unit = method.deduct.unit.zh if lang == "zh" else method.deduct.unit.en
        hint = say("hint_deduct", lang, unit=unit, per=plain(method.deduct.per), points=points)
        return Column(item.id, title, hint, low=Decimal(0), whole=True)
    if method.count:
        unit = method.count.unit.zh if lang == "zh" else method.count.unit.en
        hint = say("hint_count", lang, unit=unit, of=method.count.of, points=points)
        return Column(item.id, title, hint, low=Decimal(0), whole=True)
    if method.measured:
        form = "fraction" if method.measured.denominator_at_least else method.measured.unit
        line = ", ".join(f"{plain(x)}→{plain(y)}" for x, y in method.measured.points_at)
        hint = say(f"hint_measured_{form}", lang, points=points, line=line, least=method.measured.denominator_at_least)
        return Column(item.id, title, hint, text=True)  # text, or a spreadsheet turns 3/4 into a date
    return Column(item.id, title, say("hint_index", lang))


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell from its row and column, both from 0: (3, 1) is B4."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def cell_position(name: str) -> tuple[int, int]:
    """Return row and column, both from 0, of a cell's name: B4 is (3, 1)."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(name[len(letters) :]) - 1, column - 1
