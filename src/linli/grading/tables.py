"""A bureau's scoring table (.xlsx, .xls, .csv) becomes the draft of a standard, for a person to finish.

Such tables are made to be printed: merged categories, headings with their points, sums, scoring rules in
prose. What can be read is read. Whatever was guessed, joined or left out is a fault with its cell and a
comment in the draft, which compiles all the same: nothing is guessed in silence. Scoring prose is read by
`method_in_words`; what that does not know for certain becomes all or nothing, with `method_not_read`.
"""

import csv
import io
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from linli.kernels.record import MOST_POINTS

from .cells import CellFault, narrow, plain, text_of
from .faults import Fault, Place, Refused, refuse
from .layout import cell_name
from .schema import Binary, Count, Deduct, Measured, Method, Text
from .words import describe, sentence
from .yamltext import LARGEST_BYTES

MOST_ROWS = 2_000
MOST_COLUMNS = 60
LARGEST_FILE = 20_000_000
_PASS_SHARE = Decimal("0.7")  # a proposal: published tables of 100 points pass at 70
_LONGEST_TITLE = 40
_NO_CATEGORY = "全部指标"
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Draft:
    """The YAML of a draft that compiles, and what a person has to look at, each with its sheet and cell."""

    text: str
    faults: list[Fault]


def draft_from_table(path: Path, standard_id: str) -> Draft:
    """Read a scoring table and return the draft of a standard with that id, as a sample of the edition `draft`.

    The first visible sheet with a head (a row that names at least an item or scoring rules, and points) is read.
    Raises Refused if the file is no table, has no head, no row with points, or is too large; OSError.
    """
    if not _ID.fullmatch(standard_id) or len(standard_id) > 60:
        raise refuse("bad_form", Place(path.name), key="standard", value=standard_id, pattern=_ID.pattern)
    sheet, head, faults = _sheet_with_head(_sheets(path), path)
    return _Drafting(sheet, head, faults, _clean(path.name), standard_id).draft()


# Reading files --------------------------------------------------------------------------------------------------------

# A damaged or hostile workbook can make the reader's library end its whole process (a cell in the last row and
# column is enough to ask for half a terabyte), which nothing here could catch. So it reads in a process of its own.
_READ_SHEETS = """
import json, sys
path, memory, most_rows, most_columns = sys.argv[1], *map(int, sys.argv[2:])
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
except (ImportError, OSError, ValueError):
    pass  # this system knows no such limit
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum
sheets = []
try:
    with CalamineWorkbook.from_path(path) as book:
        for name, about in zip(book.sheet_names, book.sheets_metadata):
            sheet = book.get_sheet_by_name(name)
            rows, columns = (number + 1 for number in sheet.end or (-1, -1))
            fits = rows <= most_rows and columns <= most_columns
            cells = sheet.to_python(skip_empty_area=False) if fits else []
            sheets.append({
                "name": name,
                "hidden": about.visible != SheetVisibleEnum.Visible,
                "size": [rows, columns],
                "rows": [[c if isinstance(c, (str, int, float)) else {"date": str(c)} for c in row] for row in cells],
                "merged": [[*start, *end] for start, end in sheet.merged_cell_ranges or ()],
            })
    print(json.dumps({"sheets": sheets}))
except CalamineError as exc:
    print(json.dumps({"problem": str(exc)}))
"""
_MEMORY_BYTES, _SECONDS = 2_000_000_000, 60
_XLSX, _XLS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# What YAML cannot carry, or would take for an end of line.
_UNPRINTABLE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class _Sheet:
    """A sheet as it stands: the words of each cell, and which cells are merged."""

    def __init__(self, name: str, cells: Sequence[Sequence[Any]], merged: Iterable[Sequence[int]] = ()) -> None:
        self.name = name
        self.dates: dict[tuple[int, int], str] = {}
        self.width = max(map(len, cells), default=0)
        self.rows = [[self._text(cell, r, c) for c, cell in enumerate(row)] for r, row in enumerate(cells)]
        for row in self.rows:
            row.extend([""] * (self.width - len(row)))
        while self.rows and not any(self.rows[-1]):
            self.rows.pop()
        self._top: dict[tuple[int, int], int] = {}
        self._left: dict[tuple[int, int], int] = {}
        self._spans: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in merged:
            self._merge(top, left, min(bottom, len(self.rows) - 1), min(right, self.width - 1))

    def _text(self, cell: Any, row: int, column: int) -> str:
        if isinstance(cell, dict):
            self.dates[row, column] = cell["date"]
            return str(cell["date"])
        try:
            return _clean(text_of(cell))
        except CellFault:  # no other kind reaches this
            return ""

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if any((row, left) in self._left for row in range(top, bottom + 1)):
            return  # overlapping: no program writes that
        self._spans[top, left] = (bottom - top + 1, right - left + 1)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self._top[row, column] = top
                self._left[row, column] = left

    def own(self, row: int, column: int) -> str:
        """The words in the cell itself; a merged cell has them in its first row and column only."""
        return self.rows[row][column] if self.top(row, column) == row and not self.covered(row, column) else ""

    def at(self, row: int, column: int) -> str:
        """The words that the cell shows, filled down where it is merged with those above it."""
        return "" if self.covered(row, column) else self.rows[self.top(row, column)][column]

    def top(self, row: int, column: int) -> int:
        """The row in which the cell's words stand."""
        return self._top.get((row, column), row)

    def covered(self, row: int, column: int) -> bool:
        """Whether the cell belongs to a merged one that begins further left."""
        return self._left.get((row, column), column) < column

    def wide(self, row: int, column: int) -> int:
        """How many columns the cell spans."""
        return self._spans.get((row, column), (1, 1))[1]

    def ended(self, top: int, column: int, row: int) -> bool:
        """Whether the cell that begins at `top` is merged down, but not as far as this row."""
        height = self._spans.get((top, column), (1, 1))[0]
        return height > 1 and row >= top + height

    def texts(self, row: int) -> dict[int, str]:
        """The words of a row by column, blanks left out."""
        return {column: text for column in range(self.width) if (text := self.own(row, column))}

    def place(self, row: int, column: int, item: str = "") -> Place:
        return Place(sheet=self.name, cell=cell_name(row, column), item=item)


def _clean(text: str) -> str:
    lines = (" ".join(_UNPRINTABLE.sub(" ", line).split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _sheets(path: Path) -> list[_Sheet]:
    with path.open("rb") as file:
        raw = file.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise refuse("file_too_large", Place(path.name), size=path.stat().st_size, most=LARGEST_FILE)
    kind = path.suffix.lower()
    if raw.startswith((_XLSX, _XLS)):
        return _workbook_sheets(path)
    if kind in (".xlsx", ".xls"):
        raise refuse("not_a_workbook", Place(path.name), problem=kind)
    if kind != ".csv":
        raise refuse("table_file_kind", Place(path.name), value=path.suffix or path.name)
    return [_csv_sheet(raw, path)]


def _workbook_sheets(path: Path) -> list[_Sheet]:
    limits = (str(_MEMORY_BYTES), str(MOST_ROWS), str(MOST_COLUMNS))
    command = [sys.executable, "-P", "-c", _READ_SHEETS, str(path.resolve()), *limits]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as exc:
        raise refuse("workbook_unreadable", Place(path.name)) from exc
    found = json.loads(done.stdout)
    if "problem" in found:
        raise refuse("not_a_workbook", Place(path.name), problem=_clean(found["problem"]))
    large = [about for about in found["sheets"] if about["size"][0] and not about["rows"]]
    sheets = sorted((about for about in found["sheets"] if about["rows"]), key=lambda about: bool(about["hidden"]))
    if large and not sheets:
        raise refuse("table_too_large", Place(sheet=_clean(large[0]["name"])), **_size_fields(*large[0]["size"]))
    return [_Sheet(_clean(about["name"]), about["rows"], about["merged"]) for about in sheets] + [
        _Sheet(_clean(about["name"]), [["…"]]) for about in large
    ]


def _size_fields(rows: int, columns: int) -> dict[str, object]:
    return {"rows": rows, "columns": columns, "most_rows": MOST_ROWS, "most_columns": MOST_COLUMNS}


def _csv_sheet(raw: bytes, path: Path) -> _Sheet:
    """The one sheet of a CSV file, named after the file as spreadsheets do."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise refuse("not_text", Place(path.name))
    if "\0" in text:
        raise refuse("not_text", Place(path.name))
    start = text[:5_000]
    delimiter = "\t" if "\t" in start and "," not in start else ","
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as exc:
        raise refuse("not_a_table", Place(path.name), problem=str(exc)) from exc
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((n for row in rows for n, cell in enumerate(row, 1) if cell.strip()), default=0)
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        raise refuse("table_too_large", Place(path.name), **_size_fields(len(rows), width))
    return _Sheet(_clean(path.stem), [row[:width] for row in rows])


# The head of a table --------------------------------------------------------------------------------------------------

_HEAD_ROWS_SEARCHED = 50
_LONGEST_LABEL = 20
# What the head of a column means; the first that fits. A "name" column says what is evaluated, from the category
# on the left to the single item on the right; a "mark" column is for the assessor to fill in.
_LABELS = (
    (
        "points",
        r"(标准|基准|考核|应得|设定|参考|基础|指标|评分|单项|各项|权重)?(分值|分数|满分|标准分|基准分|配分|赋分|分)",
    ),
    ("number", r"序号|(指标|条目|项目)?(编号|代码|序号)|项次|No\.?|#"),
    ("how", r".*(评分|计分|记分|扣分|得分|打分|赋分)(标准|细则|办法|方法|说明|准则|规则|依据|要求|方式).*"),
    (
        "check",
        r".*(考核|考评|评价|检查|验收|测评|核查|评估|评审|查验|核验)(方式|方法|办法|途径|手段|形式)|(数据|资料)来源",
    ),
    ("how", r".*(考核|考评|评价|检查|验收|测评|评定|评估|评审|评比|达标)(标准|细则|准则|规则).*|标准|细则"),
    ("evidence", r".*(佐证|证明|印证|备查|台账|申报|支撑|所需|提供)的?(材料|资料).*|(材料|资料)(清单|要求)"),
    ("party", r".*责任.*|(牵头|配合|落实|实施)(单位|部门|主体)"),
    ("mark", r".*(得分|自评|自查|成绩|实得|扣分|复核|初评|结果).*|评分|打分"),
    ("note", r"备注|说明"),
    ("name", r".*(指标|内容|项目|类别|要点|要求|任务|事项|维度|板块|大类|模块|分类|分项|领域).*|.{2}标准"),
)
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_CATEGORY_LABEL = re.compile(r"一级指标|.*(类别|板块|大类|维度|模块|领域|分类)")
_EXPECTED_HEAD = ("一级指标/考核内容/项目", "二级指标/具体内容", "分值", "评分标准", "考核方式", "责任单位")


@dataclass(frozen=True)
class _Head:
    """Where a table's head begins and ends, what it says, and the columns of each role from left to right."""

    top: int
    row: int
    labels: dict[int, str]
    roles: dict[int, str]

    def columns(self, role: str) -> list[int]:
        return [column for column, found in self.roles.items() if found == role]


def _role(label: str) -> str:
    label = re.sub(r"[(\[].*", "", _squeezed(label))
    if not label or len(label) > _LONGEST_LABEL:
        return ""
    return next((role for role, pattern in _LABELS if re.fullmatch(pattern, label)), "")


def _head(sheet: _Sheet, with_points: bool) -> _Head | None:
    for row in range(min(len(sheet.rows), _HEAD_ROWS_SEARCHED)):
        labels = _labels(sheet, row)
        roles = {column: role for column, label in labels.items() if (role := _role(label))}
        bottom = row
        if _is_second_head(sheet, row, roles):
            labels |= {column: text for column, text in _labels(sheet, row + 1).items() if text}
            roles = {column: role for column, label in labels.items() if (role := _role(label))}
            bottom = row + 1
        kinds = set(roles.values())
        if ({"name", "how"} & kinds and "points" in kinds) or (not with_points and {"name", "how"} <= kinds):
            return _Head(row, bottom, labels, _with_categories(sheet, bottom, roles))
    return None


def _with_categories(sheet: _Sheet, bottom: int, roles: dict[int, str]) -> dict[int, str]:
    """Columns left of all items whose head says nothing known, but that hold words, hold the categories."""
    first = min(column for column, role in roles.items() if role in ("name", "how"))
    rows = range(bottom + 1, len(sheet.rows))
    words = [c for c in range(first) if c not in roles and any(_WORD.search(sheet.own(row, c)) for row in rows)]
    return dict(sorted({**roles, **dict.fromkeys(words, "name")}.items()))


def _labels(sheet: _Sheet, row: int) -> dict[int, str]:
    """The words above each column; a merged cell's stand above all of its columns."""
    found, last = {}, ""
    for column in range(sheet.width):
        last = last if sheet.covered(row, column) else sheet.at(row, column)
        found[column] = last
    return found


def _is_second_head(sheet: _Sheet, row: int, roles: dict[int, str]) -> bool:
    """Whether the next row only divides the columns of this one further (考核指标: 一级指标, 二级指标)."""
    if row + 1 >= len(sheet.rows) or len(roles) < 2:
        return False
    below = sheet.texts(row + 1)
    return len(below) > 1 and all(_role(text) for text in below.values())


def _sheet_with_head(sheets: list[_Sheet], path: Path) -> tuple[_Sheet, _Head, list[Fault]]:
    used = [sheet for sheet in sheets if sheet.rows]
    if not used:
        raise refuse("table_empty", Place(path.name))
    for with_points in (True, False):
        for sheet in used:
            head = _head(sheet, with_points)
            if head:
                others = [other for other in used if other is not sheet]
                return sheet, head, [Fault("sheet_left_out", {}, Place(sheet=other.name)) for other in others]
    rows = [list(used[0].texts(row).values()) for row in range(min(len(used[0].rows), _HEAD_ROWS_SEARCHED))]
    found = [_brief(text, 20) for text in max(rows, key=len)]  # the row with most columns looks most like a head
    raise refuse("header_missing", Place(sheet=used[0].name), found=found, expected=_EXPECTED_HEAD)


# Words ----------------------------------------------------------------------------------------------------------------

_CHINESE = {"半": "0.5", **{sign: str(n) for n, sign in enumerate("一二三四五六七八九十", 1)}, "两": "2"}
_N = r"(?:\d{1,4}(?:\.\d{1,4})?|[半一二两三四五六七八九十])"
_FEN = r"分(?!之|钟|别|类|散|项|工|布|管|享|析|配|级|期|批|户|公司|局|支|部|组)"
_TIME = "年|季度|个月|月|周|天|日|小时|分钟"
_UNIT = (
    r"(?:人次|单元|楼道|平方米|公里|个月|个(?!百分点)|次(?!性)|项(?!目)|类(?!别)|人(?!次)|处(?!罚|理|置|分)|部(?!分|门)"
    r"|户|件|起|例|宗|场|期|条|份|盏|台|辆|幢|栋|家|块|篇|张|层|座|棵|株|米|名|位|间|组|只|根|套|批|种)"
)
_ONE = rf"(?:一|1)(?:{_TIME}|{_UNIT})"
_EACH_OFF = re.compile(
    rf"(?:每(?:(?P<each>{_UNIT})|(?![百千万十两半])[^,;。:0-9一]{{0,12}}?{_ONE})"
    rf"|(?:^|[,;。:、(]|有|发现|出现|存在|发生|缺少|缺|少|漏|差|欠|逾期|超过|延迟){_ONE})"
    rf"[^,;。]{{0,20}}?,?各?(?:扣|减)(?:除|去)?(?P<n>{_N}){_FEN}"
    rf"|扣(?P<n2>{_N})分/(?P<per>{_UNIT})"
)
_UNIT_OF_ONE = re.compile(rf"(?:一|1)({_TIME}|{_UNIT})")
_EACH_GET = re.compile(
    rf"每(?!年|月|季|周|半|日|天|学期|个月|两)(?:(?P<each>{_UNIT})|(?P<lead>[^,;。:0-9一扣]{{0,12}}?)(?:一|1)(?P<one>{_UNIT}))"
    rf"[^,;。扣0-9]{{0,20}}?,?(?:可?(?:得|加|计|记|给)|奖励?)?(?P<n>{_N}){_FEN}"
)
_EACH_PERCENT = re.compile(
    rf"每(?P<side>低|少|降低|下降|降|减少|差|高|超|上升|增加)(?:于|过|出)?[^,;。0-9一]{{0,8}}?(?:一|1)(?:个百分点|%)"
    rf"[^,;。]{{0,6}}?,?扣(?:除)?(?P<n>{_N}){_FEN}"
)
_VAGUE = re.compile(
    r"酌情|视情|程度|适当(?:扣|给|得|加|减)|情况(?:评|打|给|计|扣)分|倒扣"
    r"|\d(?:\.\d+)?分?[-~—–至到]\d+(?:\.\d+)?" + _FEN
)
_AMOUNT = re.compile(
    r"(?P<neutral>(?:扣|得|加|减)(?:完|满)[^,;。]{0,6}?为止|不扣分)"
    rf"|(?P<most>(?:满分|最高|最多|上限|累计|不超过|至多)[^,;。0-9]{{0,6}}?(?P<most_n>{_N}){_FEN})"
    r"|(?P<zero>不(?:得|计|给|予得|予计)分|(?:得|计|记|为)?(?<![\d.])0分|全部?扣(?:除|完|分)?|扣(?:完|光|全分|除全部))"
    r"|(?P<full>(?:得|计|记|给)?满分)"
    rf"|(?P<off>(?:扣|减)(?:除|去)?(?P<off_n>{_N}){_FEN})"
    rf"|(?P<get>(?:(?:得|计|记|为|给|加|赋|评|打)(?P<verb_n>{_N})|(?<![\d.])(?P<bare_n>\d{{1,4}}(?:\.\d{{1,4}})?)){_FEN})"
)
_PERCENT = r"(?P<{}>\d{{1,3}}(?:\.\d{{1,2}})?)%"
_FULL_AT = re.compile(_PERCENT.format("full") + rf"[^;。%]{{0,12}}?(?:满分|(?P<n>{_N}){_FEN})")
_NOTHING_AT = re.compile(
    r"(?P<side>低于|不足|小于|<|未达到|未达|不到|少于|高于|超过|大于|>)?"
    + _PERCENT.format("none")
    + r"(?P<after>及?以下|及?以上)?[^;。%,]{0,8}?,?(?:不得分|不计分|(?:得|计|为)?0分)"
)
_PROPORTION = re.compile(
    r"按[^,;。]{0,12}?(?:比例|比率|占比|率)[^,;。]{0,6}?(?:得|计|给|折|赋|评|算)|比例(?:得|计|给)|乘以|[×*](?:本项|该项)?(?:分值|满分)"
)
_AIM_COUNT = re.compile(
    rf"(?:(?P<least>不少于|至少|≥|不低于|共)|达到|达|完成|开展|组织|举办|召开)(?P<n>\d{{1,5}}|[一二两三四五六七八九十])(?P<unit>{_UNIT})"
)
_BOUNDARY = ";。\n"
_EDGES = " \n,，;；。、:：(（-—"


@dataclass(frozen=True)
class Reading:
    """A method read from prose; `means` are the words of its levels, `remarks` the codes and fields of its guesses."""

    method: Method
    means: tuple[str, ...] = ()
    remarks: tuple[tuple[str, dict[str, object]], ...] = ()


class _Prose:
    """Words as the patterns want them (narrow, no blanks), each sign with its place in the original."""

    def __init__(self, original: str) -> None:
        self.whole = original
        signs: list[str] = []
        self._places: list[int] = []
        for place, sign in enumerate(original):
            for part in _narrow_sign(sign):
                signs.append(part)
                self._places.append(place)
        self.text = "".join(signs)

    def original(self, start: int, end: int) -> str:
        """The original words of a part, without the signs that divide parts."""
        if start >= end:
            return ""
        part = self.whole[self._places[start] : self._places[end - 1] + 1]
        return " ".join(part.strip(_EDGES).split())

    def clause(self, start: int, end: int) -> str:
        """The original words of the sentence in which a part lies."""
        before = max(self.text.rfind(sign, 0, start) for sign in _BOUNDARY) + 1
        after = [place for sign in _BOUNDARY if (place := self.text.find(sign, end)) >= 0]
        return self.original(before, min(after, default=len(self.text)))


def _narrow_sign(sign: str) -> str:
    if sign == "\n" or unicodedata.decomposition(sign).startswith("<circle>"):  # ① would be read as the number 1
        return ";"
    return "".join(unicodedata.normalize("NFKC", sign).split())


@dataclass(frozen=True)
class _Amount:
    kind: str  # most, zero, full, off, get, bare (a number of points without a verb)
    number: Decimal
    start: int
    end: int


def _number(text: str) -> Decimal:
    return Decimal(_CHINESE.get(text, text))


def _amounts(text: str, points: Decimal) -> list[_Amount]:
    """Every amount of points that is spoken of; `zero` is nothing, `full` all of the item's points."""
    found = []
    for match in _AMOUNT.finditer(text):
        kind = str(match.lastgroup if match.lastgroup in ("neutral", "zero", "full") else "")
        kind = kind or next(name for name in ("most", "off", "get") if match[name])
        number = match["most_n"] or match["off_n"] or match["verb_n"] or match["bare_n"]
        amount = _number(number) if number else Decimal(0) if kind == "zero" else points
        if kind == "off" and amount == points:
            kind, amount = "zero", Decimal(0)
        if kind == "get" and match["bare_n"]:
            kind = "bare"
        if kind in ("get", "bare") and amount == 0:
            kind = "zero"
        if kind != "neutral":
            found.append(_Amount(kind, amount, match.start(), match.end()))
    return found


def _rest(text: str, matches: Iterable[re.Match[str]]) -> str:
    """The text with what was read blanked out, so that places stay."""
    for match in matches:
        text = text[: match.start()] + ";" * (match.end() - match.start()) + text[match.end() :]
    return text


def _left(text: str, matches: Iterable[re.Match[str]], points: Decimal) -> list[_Amount]:
    """Amounts that say more than that the item's points are its points."""
    amounts = _amounts(_rest(text, matches), points)
    return [one for one in amounts if one.kind == "zero" or one.number != points]


def method_in_words(text: str, points: Decimal, about: str = "") -> Reading | None:
    """Return the method that a bureau's scoring prose means, or None where that is not certain.

    text: the scoring rule, such as 每发现一处扣0.5分，扣完为止; points: of the item, above 0; about: the item's
    title, where an aim such as 不少于4次 or 达到90% may stand. Every number and unit comes from the words.
    """
    prose, aim = _Prose(text), _Prose(about).text
    words = prose.text
    if _VAGUE.search(words):
        return None
    percent = list(_EACH_PERCENT.finditer(words))
    taken = list(_EACH_OFF.finditer(words))
    given = list(_EACH_GET.finditer(words))
    if [bool(percent), bool(taken), bool(given)].count(True) > 1:
        return None
    if percent:
        return _per_percent(prose, percent, points, aim)
    if taken:
        return _deducted(prose, taken, points)
    if given:
        return _counted(prose, given, points, aim)
    if _PROPORTION.search(words):
        return _in_proportion(prose, points, aim)
    return _between(prose, points) or _stepped(prose, points)


def _same(text: str) -> Text:
    return Text(zh=text, en=text)


def _guessed(text: str) -> tuple[tuple[str, dict[str, object]], ...]:
    return (("method_guessed", {"text": _brief(text)}),)


def _deducted(prose: _Prose, matches: list[re.Match[str]], points: Decimal) -> Reading | None:
    rates = {_number(match["n"] or match["n2"]) for match in matches}
    per = rates.pop()
    left = _left(prose.text, matches, points)
    if rates or not 0 < per <= points or any(one.kind != "zero" for one in left):
        return None
    units = list(dict.fromkeys(_unit_off(match) for match in matches))
    remarks = _guessed(prose.whole) if len(units) > 1 else ()
    for one in left:  # "... and nothing if": an assessor has to know that the number of occurrences is not all
        remarks += (("method_partly_read", {"text": _brief(prose.clause(one.start, one.end))}),)
    return Reading(Method(deduct=Deduct(per=per, unit=_same(units[0]))), remarks=remarks)


def _unit_off(match: re.Match[str]) -> str:
    """What is counted: 处 in 每次检查发现一处扣1分, as what stands nearest to the points is meant."""
    found = _UNIT_OF_ONE.findall(match[0])
    return str(found[-1] if found and not match["per"] else match["per"] or match["each"])


def _counted(prose: _Prose, matches: list[re.Match[str]], points: Decimal, aim: str) -> Reading | None:
    rates = {(_number(match["n"]), match["each"] or match["one"]) for match in matches}
    rate, unit = rates.pop()
    left = _left(prose.text, matches, points)
    extra = any(re.search("增|超|多", match["lead"] or "") for match in matches)  # on top of something else
    if rates or extra or rate <= 0 or points % rate or any(one.kind != "zero" for one in left):
        return None
    wanted = int(points / rate)
    if wanted == 1:
        return None  # 每个楼道都有得2分, of 2 points: one is not meant to be enough
    for match in (*_AIM_COUNT.finditer(prose.text), *_AIM_COUNT.finditer(aim)):
        if match["least"] and match["unit"] == unit and _number(match["n"]) != wanted:
            return None
    return Reading(Method(count=Count(of=wanted, unit=_same(unit)))) if wanted <= 100_000 else None


def _per_percent(prose: _Prose, matches: list[re.Match[str]], points: Decimal, aim: str) -> Reading | None:
    """达到90%得满分，每低1个百分点扣0.5分: the line on which those steps lie."""
    pattern = _PERCENT.format("p")
    found = re.findall(pattern, _rest(prose.text, matches)) or re.findall(pattern, aim)
    per = _number(matches[0]["n"])
    if len(matches) > 1 or len(set(found)) != 1 or per <= 0 or _left(prose.text, matches, points):
        return None
    full, run = Decimal(found[0]) / 100, points / per / 100
    rising = matches[0]["side"] not in ("高", "超", "上升", "增加")
    nothing = full - run if rising else full + run
    if not 0 <= nothing <= 1 or not 0 <= full <= 1 or nothing != round(nothing, 6):
        return None
    return Reading(_line((nothing, 0), (full, 1)), remarks=_guessed(prose.whole))


def _line(*ends: tuple[Decimal, int]) -> Method:
    return Method(measured=Measured(points_at=tuple((x, Decimal(y)) for x, y in sorted(ends))))


def _in_proportion(prose: _Prose, points: Decimal, aim: str) -> Reading | None:
    if any(one.kind != "zero" for one in _left(prose.text, (), points)):
        return None
    percents = [Decimal(found) / 100 for found in re.findall(_PERCENT.format("p"), prose.text)]
    percents = percents or [Decimal(found) / 100 for found in re.findall(_PERCENT.format("p"), aim)]
    counts = {(int(_number(m["n"])), m["unit"]) for m in (*_AIM_COUNT.finditer(prose.text), *_AIM_COUNT.finditer(aim))}
    if percents and counts:
        return None
    if counts:
        (of, unit), *more = counts
        return None if more or of < 1 else Reading(Method(count=Count(of=of, unit=_same(unit))))
    if not percents:  # nothing says what the whole is
        return Reading(_line((Decimal(0), 0), (Decimal(1), 1)), remarks=_guessed(prose.whole))
    nothing = _NOTHING_AT.search(prose.text)
    low = Decimal(nothing["none"]) / 100 if nothing else Decimal(0)
    high = max(percents)
    if not low < high <= 1 or set(percents) - {low, high} or (nothing and _above(nothing)):
        return None
    sure = nothing is not None or high == 1
    return Reading(_line((low, 0), (high, 1)), remarks=() if sure else _guessed(prose.whole))


def _above(match: re.Match[str]) -> bool:
    return match["side"] in ("高于", "超过", "大于", ">") or (match["after"] or "").endswith("上")


def _between(prose: _Prose, points: Decimal) -> Reading | None:
    """达到95%得满分，低于60%不得分: nothing is said of what lies between, so a straight line is a guess."""
    full, nothing = _FULL_AT.search(prose.text), _NOTHING_AT.search(prose.text)
    if not full or not nothing or len(re.findall("%", prose.text)) != 2:
        return None
    if (full["n"] and _number(full["n"]) != points) or _other_amounts(prose, points):
        return None
    high, low = Decimal(full["full"]) / 100, Decimal(nothing["none"]) / 100
    if high == low:
        return Reading(Method(binary=Binary()))
    if max(high, low) > 1 or (high < low) != _above(nothing):
        return None
    return Reading(_line((low, 0), (high, 1)), remarks=_guessed(prose.whole))


def _other_amounts(prose: _Prose, points: Decimal) -> bool:
    amounts = _amounts(prose.text, points)
    return any(one.number not in (0, points) or one.kind == "off" for one in amounts)


def _stepped(prose: _Prose, points: Decimal) -> Reading | None:
    amounts = _amounts(prose.text, points)
    if any(one.kind == "most" and one.number != points for one in amounts):
        return None
    steps = [one for one in amounts if one.kind != "most"]
    values = [one.number for one in steps]
    if not steps or any(one.kind == "off" for one in steps):
        return None
    if all(one.kind == "bare" for one in steps) and len(steps) == 1:
        return None  # the points, repeated
    if set(values) <= {Decimal(0), points}:
        return Reading(Method(binary=Binary())) if values.count(points) <= 1 else None
    return _levels(prose, steps, points)


def _levels(prose: _Prose, steps: list[_Amount], points: Decimal) -> Reading | None:
    """Falling levels; parts that add up to the points (得1分, 得2分 of 3) are not levels, as none is the maximum."""
    texts: dict[Decimal, str] = {}
    start = 0
    for step in steps:
        text = prose.original(start, step.start)
        start = step.end
        if step.number in texts and step.number:
            return None
        texts[step.number] = "；".join(filter(None, (texts.get(step.number), text)))
    remarks: tuple[tuple[str, dict[str, object]], ...] = ()
    if Decimal(0) not in texts:
        texts[Decimal(0)] = "其余"
        remarks = (("level_zero_added", {"text": _brief(prose.whole)}),)
    levels = tuple(sorted(texts, reverse=True))
    if levels[0] != points:
        return None
    means = tuple(texts[level] for level in levels)
    return Reading(Method(levels=levels), means if all(means) else (), remarks)


def _squeezed(text: str) -> str:
    return "".join(narrow(text).split())


def _brief(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _one_line(text: str) -> str:
    """A printed name without its line ends: between Chinese signs they are only layout."""
    return (
        re.sub(r"(?<=[\x21-\x7e]) (?=[\x21-\x7e])", "\0", text.replace("\n", " ")).replace(" ", "").replace("\0", " ")
    )


# Points, headings, roles ----------------------------------------------------------------------------------------------

_POINTS = re.compile(r"(?P<most>最高|最多|不超过|至多|满分|≤)?(?:加|得)?\+?(?P<n>\d{1,6}(?:\.\d{1,12})?)分?")
_FROM_ZERO = re.compile(r"0分?[-~—–至到](\d{1,6}(?:\.\d{1,4})?)分?")
_MINUS = re.compile(r"-\d.*|[扣减]\d.*")
_NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "／", "否"})
_STATED_WORDS = "(?P<most>最高|最多|上限|不超过)?(?:共计|共|计|满分|合计|总分|分值)?(?:加|得|为|[:：])?"
_STATED = (
    re.compile(rf"[(（\[【]{_STATED_WORDS}(?P<n>[\d０-９]{{1,6}}(?:[.．][\d０-９]{{1,4}})?)分[)）\]】]$"),
    re.compile(
        r"(?<=[^扣减得加计记给除每最0-9０-９.．])(?P<most>(?!))?(?P<n>[\d０-９]{1,6}(?:[.．][\d０-９]{1,4})?)分$"
    ),
)
_POINTS_IN_TEXT = re.compile(r"(?:满分|最高|最多|上限)[^,;。0-9]{0,6}?(\d{1,6}(?:\.\d{1,4})?)分")
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_LEVEL_1 = re.compile(rf"{_NUMERAL}[、.,:]|第{_NUMERAL}(?:部分|章|项|类)|[IVX]{{1,4}}[、.]")
_LEVEL_2 = re.compile(rf"\({_NUMERAL}\)")
_NUMBERING = re.compile(
    rf"^\s*(?:{_NUMERAL}[、.．，：:]|第{_NUMERAL}(?:部分|章|类)[、：: ]?|[(（](?:{_NUMERAL}|\d{{1,3}})[)）][、.]?"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[、.．)）](?!\d)|[IVX]{1,4}[、.]|[①-⑳])\s*"
)
_MUST = re.compile("一票否决|否决项|否决条件|前置条件|必备条件|准入条件|先决条件|前提条件|底线要求|基本条件")
_MUST_WORDS = re.compile(
    "一票否决|不得参评|取消.{0,8}资格|不能被?(?:表彰|命名|通过|评)|不予(?:通过|命名|表彰|评定|认定)|不得评为|直接.{0,4}不合格"
)
_BONUS = re.compile("加分|附加分|附加项|奖励分|创新项")
_PENALTY = re.compile("扣分项|减分项|倒扣|负面清单")
_SUM = re.compile(
    r"(?P<small>小计|本项合计|本类合计|分项合计)|(?P<all>合计|总计|总分|共计|累计|总得分|总分值|满分合计)"
)
_SUM_ROW = re.compile(
    rf"(?:{_SUM.pattern})(?:\(.*\))?(?:分值|得分)?[:：]?(?P<n>\d{{1,6}}(?:\.\d{{1,4}})?)?分?(?:\(.*\))?"
)
_REMARK = re.compile(r"\(?(?:备注|说明|附注|注释|注|填表|评分说明|计分说明)\d?\)?(?:[:：.、]|\d|$)")
_SHORT = 16
_ANNEX = re.compile(r"^附[件表]?\s*[\d０-９一二三四五六七八九十]*\s*[:：]?\s*")
_FORM_LINE = re.compile(r"填报|单位|日期|时间|被.{0,4}单位|[(（]")


def _points(text: str) -> tuple[Decimal, bool] | None:
    """The points that a cell says and whether that is a guess (a maximum, a range from 0), or None."""
    squeezed = _squeezed(text)
    match = _POINTS.fullmatch(squeezed)
    number, guess = (Decimal(match["n"]), bool(match["most"])) if match else (Decimal(0), False)
    if not match and (spread := _FROM_ZERO.fullmatch(squeezed)):
        number, guess = Decimal(spread[1]), True
    return (number, guess) if 0 < number <= MOST_POINTS and number == round(number, 4) else None


def _stated(text: str) -> tuple[Decimal, bool] | None:
    """The points at the end of a name, such as 党建统领（20分）, and whether they are only a maximum."""
    match = _stated_match(_one_line(text))
    return (Decimal(narrow(match["n"])), bool(match["most"])) if match else None


def _stated_match(line: str) -> re.Match[str] | None:
    """Behind a longer text, points without brackets belong to a scoring rule and are not the name's own."""
    return _STATED[0].search(line) or (_STATED[1].search(line) if len(line) <= _SHORT else None)


def _name(text: str) -> str:
    """A name without its number in front and its points behind; as it stands if nothing else is left."""
    line = _one_line(text)
    stated = _stated_match(line)
    return _NUMBERING.sub("", line[: stated.start()] if stated else line).strip(_EDGES) or line


def _role_in(text: str) -> str:
    """The role that a short name gives to what stands below it: must-have, bonus, penalty, or none."""
    words = _squeezed(_name(text))
    if len(words) > _SHORT:
        return ""
    if _MUST.search(words):
        return "must-have"
    if _PENALTY.search(words):
        return "penalty"
    return "bonus" if _BONUS.search(words) else ""


def _first_clause(text: str) -> str:
    """The beginning of a text for want of a name, without the amounts that follow it."""
    clause = _NUMBERING.sub("", re.split(r"[。；;\n]", text.strip())[0]) or text.strip()
    for part in re.finditer(r"[，,]([^，,]*)", clause):
        if _AMOUNT.search(_Prose(part[1]).text):
            clause = clause[: part.start()]
            break
    if len(clause) <= _LONGEST_TITLE:
        return clause.strip(_EDGES) or clause
    head = clause[: _LONGEST_TITLE - 1]
    cut = max(head.rfind(sign) for sign in "，,、：:")
    return (head[:cut] if cut >= 6 else head) + "…"


# From rows to items ---------------------------------------------------------------------------------------------------

_CHECKS = (
    ("documents", re.compile("资料|台账|材料|文件|档案|记录|查阅|凭证|报表")),
    ("site", re.compile("现场|实地|踏勘|暗访|明查|察看")),
    ("survey", re.compile("问卷|电话|满意度|访谈|走访|询问|座谈|测评")),
    ("system", re.compile("系统|平台|后台|大数据|在线")),
)
_CHECKS_IN_RULE = re.compile(
    r"(?:查阅|查看|检查|核查)(?:相关)?(?:资料|台账|材料|文件|档案)|现场|实地|问卷|电话(?:抽|回|访)"
)
_PARTIES = {
    "社区": "community", "社区居委会": "residents_committee", "小区网格支部": "grid_branch", "网格支部": "grid_branch",
    "街道": "township", "乡镇": "township", "业委会": "owners_committee", "物业": "property_company",
    "物业企业": "property_company", "物业公司": "property_company", "物业服务企业": "property_company",
    "住建局": "housing_bureau", "市住建局": "housing_bureau",
}  # fmt: skip
_PARTY_LABEL = re.compile(r"^(?:牵头|配合|责任|落实|协助|主要)?(?:单位|部门|主体)[:：]")
_SUBJECTS = (("company", "物业服务企业|物业企业|物业公司|企业|公司"), ("compound", "小区"), ("community", "社区"))
_SUBJECT_ZH = {"company": "企业", "compound": "小区", "community": "社区"}

_Remark = tuple[str, dict[str, object], tuple[int, int] | None]  # code, fields, the cell if not the row's own


@dataclass(eq=False)
class _Entry:
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
class _Block:
    """A section of the draft."""

    title: str
    cell: tuple[int, int]
    stated: tuple[Decimal, bool] | None
    entries: list[_Entry] = field(default_factory=list)
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


class _Rows:
    """Goes down a table row by row and says what each row is."""

    def __init__(self, sheet: _Sheet, head: _Head) -> None:
        self.sheet, self.head = sheet, head
        self.names = head.columns("name")
        points = head.columns("points")
        self.points = points[-1] if points else -1
        # Points stated beside a category, in a column of their own, are checked; they are no item's points.
        self.stated = {max((n for n in self.names if n < c), default=-1): c for c in points[:-1]}
        self.titles = {_squeezed(text) for row in range(head.top) for text in sheet.texts(row).values()}
        self.entries: list[_Entry] = []
        self.sums: list[_SumRow] = []
        self.remarks: list[tuple[str, tuple[int, int]]] = []  # rows for the note: words, cell
        self.faults: list[tuple[str, dict[str, object], tuple[int, int]]] = []
        self.last: _Entry | None = None  # with which a row without points of its own goes on
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
        same = [_squeezed(self.head.labels[c]) == _squeezed(text) for c, text in texts.items()]
        title = len(same) == 1 and re.sub(r"\(?续\)?$", "", _squeezed(next(iter(texts.values())))) in self.titles
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
        self.faults.append(("row_left_out", {"text": _brief(" ".join(texts.values()))}, (row, next(iter(texts)))))

    # Rows that are no items

    def sum_row(self, row: int, texts: dict[int, str]) -> bool:
        for column, text in list(texts.items())[:2]:
            match = _SUM_ROW.fullmatch(_squeezed(text))
            if not match:
                continue
            found = _points(texts.get(self.points, "")) or (_points(match["n"]) if match["n"] else None)
            if found:
                cell = (row, self.points if self.points in texts else column)
                self.sums.append(_SumRow(cell, found[0], bool(match["small"]), len(self.entries)))
            self.last = None
            known = {text, *(name for _, name in self.open.values())}
            other = {c: t for c, t in texts.items() if t not in known and re.search(r"[^\W\d]", t) and not _points(t)}
            if any(self.head.roles.get(c) != "mark" for c in other):
                self.leave_out(row, other)
            return True
        return False

    def remark_row(self, row: int, texts: dict[int, str]) -> bool:
        column, text = next(iter(texts.items()))
        if len(texts) > 1 or not _REMARK.match(_squeezed(text)):
            return False
        self.remarks.append((text, (row, column)))
        return True

    def heading_row(self, row: int, texts: dict[int, str]) -> bool:
        """A row that names a block: one text, perhaps with its number in front and its points behind."""
        found = self.lone_text(row, texts)
        if found is None:
            return False
        column, text, numbered = found
        points = _points(texts.get(self.points, ""))
        first = numbered or bool(_LEVEL_1.match(_squeezed(text)))
        second = bool(_LEVEL_2.match(_squeezed(text)))
        must = self.in_role("must-have")  # there a lone text is a condition
        named = bool(_role_in(text)) and not must
        spread = self.sheet.wide(row, column) * 2 >= len(self.head.roles)
        says_points = _stated(text) and column not in self.names[1:]  # else an item with its points behind it
        if not (first or named or (not points and (says_points or spread or (second and not must)))):
            if must or not self.may_be_heading(row, column, bool(points)):
                return False
            self.faults.append(("heading_guessed", {"text": _brief(text)}, (row, column)))
        below = second and not first and self.heading is not None
        self.open_heading(_Heading(text, (row, column), points[0] if points else None), below)
        return True

    def lone_text(self, row: int, texts: dict[int, str]) -> tuple[int, str, bool] | None:
        """The one text of a row, points and a numeral in front aside: column, words, whether it had the numeral."""
        rest = {column: text for column, text in texts.items() if column != self.points}
        if self.points in texts and (not _points(texts[self.points]) or not (self.cells("how") or self.cells("check"))):
            return None
        numerals = [c for c, text in rest.items() if re.fullmatch(_NUMERAL, _squeezed(text).strip("、.()"))]
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
        self.by_heading = self.by_heading or not (scored or _role_in(heading.text))

    def close_heading(self, texts: dict[int, str]) -> None:
        """Conditions or bonus items in a table divided by a column end where its next category with points begins."""
        heading, category = self.heading, texts.get(self.names[0], "") if self.names else ""
        if heading is None or self.by_heading or len(self.names) < 2 or not _role_in(heading.text):
            return
        unscored = _role_in(heading.text) == "must-have" and not heading.points and not _stated(heading.text)
        begins = unscored or _LEVEL_1.match(_squeezed(category)) or _stated(category)
        if category and begins and _points(texts.get(self.points, "")):
            self.heading = None

    def in_role(self, role: str) -> bool:
        """Whether the heading or category in force gives this role to its rows."""
        texts = [text for _, text in self.open.values()]
        return any(_role_in(text) == role for text in (*texts, *self.heading_texts()))

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
        entry = _Entry(
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
        if self.scored(entry, said, _brief(" ".join(text for c, text in texts.items() if c != self.points))):
            self.last = entry
            for c in texts:
                if (row, c) in self.sheet.dates and self.head.roles.get(c) not in (None, "mark"):
                    entry.remark("cell_is_date", (row, c), value=self.sheet.dates[row, c])
            self.entries.append(entry)

    def scored(self, entry: _Entry, said: str, everything: str) -> bool:
        """Give an entry its role and points; False if it cannot be an item, which is then a fault.

        said: what the cell of points holds; everything: what the rest of the row holds
        """
        row = entry.cell[0]
        cell = (row, self.points) if self.points >= 0 else entry.cell
        names = " ".join(text for _, _, text in entry.names)
        role = self.role_of(entry, said)
        squeezed = _squeezed(said)
        if role == "penalty" or _MINUS.fullmatch(squeezed):
            self.faults.append(("penalty_left_out", {"text": everything}, cell))
            return False
        found = _points(said)
        if not found and squeezed not in _NOTHING and not _MUST.search(squeezed):
            self.faults.append(("points_not_read", {"value": _brief(said), "text": everything}, cell))
            return False
        if not found and role != "must-have":
            found = self.points_in_text(entry)
            if not found:
                self.faults.append(("row_without_points", {"text": everything}, entry.cell))
                return False
            entry.remark("points_from_text", points=found[0])
        elif found and found[1]:
            entry.remark("points_guessed", cell, value=_brief(said), points=found[0])
        if role == "must-have" and found:
            entry.remark("must_have_with_points", cell, points=found[0])
            role = "ordinary"
        elif role == "must-have":
            entry.remark("must_have_taken")
        elif _MUST_WORDS.search(_squeezed(" ".join((names, *entry.texts["how"], *entry.texts["note"])))):
            entry.remark("must_have_words", entry.rule)
        entry.points, entry.role = found[0] if found else None, role
        return True

    def role_of(self, entry: _Entry, said: str) -> str:
        """The role that headings and categories give, the outer ones first, or else the row's own words."""
        texts = [text for _, _, text in entry.names]
        for text in (*self.heading_texts(), *texts, entry.serial):
            role = _role_in(text)
            if role:
                return role
        if _MUST.search(_squeezed(said)):
            return "must-have"
        rule = _squeezed(" ".join((*texts, *entry.texts["how"], *entry.texts["note"])))
        if _squeezed(said) in _NOTHING and _MUST_WORDS.search(rule) and not _POINTS_IN_TEXT.search(rule):
            return "must-have"
        return "bonus" if _squeezed(said).startswith(("+", "加")) else "ordinary"

    def points_in_text(self, entry: _Entry) -> tuple[Decimal, bool] | None:
        """Points that stand in an item's own words: （5分） behind its name, or 最高5分 in its rule."""
        for column, origin, text in reversed(entry.names):
            own = origin == entry.cell[0] and column == entry.names[-1][0]
            if own and (stated := _stated(text)):
                return _points(plain(stated[0]))
        match = _POINTS_IN_TEXT.search(_squeezed(" ".join(entry.texts["how"])))
        return _points(match[1]) if match else None

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


class _Drafting:
    """From the rows of a table to the draft: sections, ids, sums, methods, YAML."""

    def __init__(self, sheet: _Sheet, head: _Head, faults: list[Fault], file: str, standard_id: str) -> None:
        self.sheet, self.head, self.file, self.standard_id = sheet, head, file, standard_id
        self.faults = faults
        self.rows = _Rows(sheet, head)
        self.blocks: list[_Block] = []
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
        text = _Writer(self).text()
        if len(text.encode()) > LARGEST_BYTES:
            raise refuse("draft_too_long", Place(self.file), size=len(text.encode()), most=LARGEST_BYTES)
        return Draft(text, sorted(self.faults, key=_where))

    # Sections

    def section_column(self) -> int | None:
        """The column of categories: the first name column if several rows share a cell of it, or its head says so."""
        names, entries = self.rows.names, self.rows.entries
        if not names or self.rows.by_heading:
            return None
        cells = Counter(entry.names[0][:2] for entry in entries if entry.names and entry.names[0][0] == names[0])
        shared = any(number > 1 for number in cells.values())
        label = _squeezed(self.head.labels[names[0]])
        return names[0] if shared or (len(names) > 1 and _CATEGORY_LABEL.fullmatch(label)) else None

    def divide(self) -> None:
        """Put every entry into its section, in the order of the table, and name it."""
        column = self.section_column()
        shared = Counter(name[:2] for entry in self.rows.entries for name in entry.names)
        blocks: dict[str, _Block] = {}
        for entry in self.rows.entries:
            own = self.column_of(entry, column)
            title, cell, points = self.section_of(entry, own)
            key = re.sub(r"\(?续\)?$", "", _squeezed(_name(title)))  # a category goes on after a page break
            block = blocks.setdefault(key, _Block(_name(title), cell, points))
            block.entries.append(entry)
            entry.title = self.title_of(entry, own, shared)
        self.blocks = list(blocks.values())
        if loose := blocks.get(_NO_CATEGORY):
            self.fault("sections_missing", loose.cell, title=_NO_CATEGORY)
        for heading in self.rows.unused:
            lowest = heading.group or heading
            if lowest.cell not in self.headings_used:
                self.fault("heading_without_items", lowest.cell, text=_brief(lowest.text))
        for number, block in enumerate(self.blocks):
            block.id = re.sub(r"\d+$", "", cell_name(0, number))  # A, B, ... Z, AA as columns are counted
            for place, entry in enumerate(block.entries, 1):
                entry.id = f"{block.id}{place:02d}"

    def column_of(self, entry: _Entry, column: int | None) -> int | None:
        """The column that names the section of this entry; none where a heading does."""
        named = column is not None and entry.names and entry.names[0][0] == column
        return column if named and not (entry.heading and _role_in(entry.heading.text)) else None

    def section_of(self, entry: _Entry, column: int | None) -> tuple[str, tuple[int, int], tuple[Decimal, bool] | None]:
        if column is not None:
            _, origin, text = entry.names[0]
            beside = self.rows.stated.get(column)
            stated = _stated(text) or (_points(self.sheet.at(origin, beside)) if beside is not None else None)
            return text, (origin, column), stated
        if entry.heading:
            self.headings_used.add(entry.heading.cell)
            points = entry.heading.points
            return entry.heading.text, entry.heading.cell, (points, False) if points else _stated(entry.heading.text)
        return _NO_CATEGORY, entry.cell, None

    def title_of(self, entry: _Entry, column: int | None, shared: Counter[tuple[int, int]]) -> str:
        """The item's name: groups that it shares with others, then its own; what follows describes it."""
        names = [name for name in entry.names if name[0] != column]
        parts = []
        if entry.heading and entry.heading.group:
            self.headings_used.add(entry.heading.group.cell)
            parts.append(_name(entry.heading.group.text))
        for number, (place, origin, text) in enumerate(names):
            parts.append(_name(text))
            if shared[place, origin] == 1:
                entry.described += [words for _, _, words in names[number + 1 :]]
                break
        else:
            rule = " ".join(entry.texts["how"][:1]) or (_name(entry.names[0][2]) if entry.names else "")
            if entry.texts["how"]:
                parts.append(_first_clause(rule))
                entry.remark("title_cut", entry.rule, title=parts[-1])
            elif not parts:
                parts.append(_first_clause(rule))
        return self.shortened(entry, "：".join(dict.fromkeys(filter(None, parts))))

    def shortened(self, entry: _Entry, title: str) -> str:
        if len(title) <= _LONGEST_TITLE * 2:
            return title
        entry.described.insert(0, title)
        short = _first_clause(title)
        entry.remark("title_cut", title=short)
        return short

    def columns_left_out(self) -> None:
        """Columns whose head says nothing known, or that are for the assessor, yet have something in them."""
        for column in range(self.sheet.width):
            if self.head.roles.get(column, "mark") != "mark":
                continue
            rows = [entry.cell[0] for entry in self.rows.entries if self.sheet.own(entry.cell[0], column)]
            if rows:
                label = _brief(self.head.labels[column]) or cell_name(0, column)[:-1]
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

    def since_section(self, entries: list[_Entry]) -> list[_Entry]:
        """The last of the entries that stand in one section."""
        if not entries:
            return []
        block = next(block for block in self.blocks if entries[-1] in block.entries)
        return [entry for entry in entries if entry in block.entries]

    def check(self, stated: Decimal, entries: list[_Entry], cell: tuple[int, int], item: str = "") -> None:
        ordinary = sum((e.points or Decimal(0) for e in entries if e.role == "ordinary"), Decimal(0))
        everything = sum((e.points or Decimal(0) for e in entries), Decimal(0))
        if stated not in (ordinary, everything):
            self.fault("sum_differs", cell, item, stated=stated, found=ordinary or everything)

    def check_groups(self) -> None:
        """Points that stand behind a group's or an item's name must be those of its rows."""
        column = self.section_column()
        groups: dict[tuple[int, int], tuple[str, list[_Entry]]] = {}
        for entry in self.rows.entries:
            for place, origin, text in entry.names:
                if place != self.column_of(entry, column):
                    groups.setdefault((origin, place), (text, []))[1].append(entry)
            if entry.heading and entry.heading.group:
                groups.setdefault(entry.heading.group.cell, (entry.heading.group.text, []))[1].append(entry)
        for cell, (text, entries) in groups.items():
            stated = _stated(text)
            beside = self.rows.stated.get(cell[1])
            if not stated and beside is not None and len(entries) > 1:
                stated = _points(self.sheet.at(cell[0], beside))
            if stated and not stated[1]:
                self.check(stated[0], entries, cell, entries[0].id if len(entries) == 1 else "")

    def check_title_rows(self) -> None:
        for cell, text in self.title_rows():
            match = re.search(
                r"(?:总分|满分|共计|合计|共)[:：]?(\d{1,6}(?:\.\d{1,4})?)分|[(,](\d{2,6})分制?\)", _squeezed(text)
            )
            if match:
                self.check(Decimal(match[1] or match[2]), self.rows.entries, cell)

    def title_rows(self) -> list[tuple[tuple[int, int], str]]:
        rows = range(self.head.top)
        return [((row, column), text) for row in rows for column, text in self.sheet.texts(row).items()]

    def title(self) -> str:
        """The table's own title: the first long enough text above its head, else the name of the sheet or file."""
        texts = [_ANNEX.sub("", _one_line(text)) for _, text in self.title_rows()]
        titles = [text for text in texts if len(text) > 3 and not _FORM_LINE.match(text)]
        if titles:
            return titles[0]
        title = _clean(Path(self.file).stem) or self.sheet.name
        self.fault("title_guessed", None, title=title)
        return title


def _where(fault: Fault) -> tuple[object, ...]:
    match = re.fullmatch(r"([A-Z]+)(\d+)", fault.place.cell)
    cell = (int(match[2]), len(match[1]), match[1]) if match else (0, 0, "")
    return (bool(match), *cell, fault.code)


# Writing --------------------------------------------------------------------------------------------------------------

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


class _Writer:
    """The YAML of a draft, with a comment wherever a person has to look."""

    def __init__(self, drafting: _Drafting) -> None:
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
        remarks = [f"#   {self.flat(describe(fault, 'zh'))}" for fault in sorted(loose, key=_where)]
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
        kept = [text for _, cell in self.of.title_rows() if not (text := _one_line(cell)).endswith(title)]
        for text, cell in self.of.rows.remarks:
            self.of.fault("remark_kept", cell, text=_brief(text))
            kept.append(_one_line(text))
        kinds = (kind for kind, pattern in _SUBJECTS if re.search(pattern, title))
        subject = next(kinds, "community")
        fault = self.of.fault(
            "subject_guessed", None, subject_zh=_SUBJECT_ZH[subject], subject_en=subject, title=_brief(title)
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

    def block(self, block: _Block) -> Iterator[str]:
        yield f"  - id: {block.id}"
        yield f"    title: {_both(block.title)}"
        for fault in self.found.get(block.id, ()):
            yield self.look(fault, 4)
        if any(entry.role == "ordinary" for entry in block.entries):
            yield f"    cap: {plain(block.total('ordinary'))}"
        yield "    items:"
        for entry in block.entries:
            yield from self.item(entry)

    def item(self, entry: _Entry) -> Iterator[str]:
        lines = self.item_lines(entry)  # before the faults, as it adds to them
        faults = self.found.get(entry.id, []) + [
            self.of.fault(code, cell or entry.cell, entry.id, **fields) for code, fields, cell in entry.remarks
        ]
        serial = f"，序号 {_brief(_one_line(entry.serial), 20)}" if entry.serial else ""
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

    def item_lines(self, entry: _Entry) -> list[tuple[str, str]]:
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
            lines.append(("evidence", f"evidence: {{kinds: {_both(_one_line('、'.join(entry.texts['evidence'])))}}}"))
        if parties := self.responsible(entry):
            lines.append(("responsible", f"responsible: [{', '.join(parties)}]"))
        if entry.role == "must-have":
            lines.append(("on_fail", "on_fail: {not_passed: true}"))
        return lines

    def reading(self, entry: _Entry, rule: str) -> Reading:
        if entry.points is None:
            return Reading(Method(binary=Binary()))
        words = rule or "\n".join(entry.described) or " ".join(text for _, _, text in entry.names)
        reading = method_in_words(words, entry.points, "\n".join((entry.title, *entry.described)))
        if reading is None:
            entry.remark("method_not_read", entry.rule, text=_brief(words) or "-")
            return Reading(Method(binary=Binary()))
        for code, fields in reading.remarks:
            entry.remark(code, entry.rule, **fields)
        return reading

    def checks(self, entry: _Entry, rule: str) -> list[str]:
        words = _squeezed(" ".join(entry.texts["check"]))
        if not words and not self.of.head.columns("check"):
            words = "".join(_CHECKS_IN_RULE.findall(_squeezed(rule)))
            if words:
                entry.remark("check_guessed", entry.rule, text=_brief(words))
        found = [check for check, pattern in _CHECKS if pattern.search(words)]
        if words and not found:
            entry.remark("check_not_read", text=_brief(words))
        return found

    def responsible(self, entry: _Entry) -> list[str]:
        found = []
        for cell in entry.texts["party"]:
            for part in re.split(r"[、，,；;/／\n]", cell):
                name = _one_line(_PARTY_LABEL.sub("", part.strip())).strip(_EDGES)
                if name and name not in _NOTHING:
                    found.append(self.party(name))
        return list(dict.fromkeys(found))

    def party(self, name: str) -> str:
        known = _PARTIES.get(name, "")
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
