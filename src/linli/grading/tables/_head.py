"""The head of a table: which row names the columns, and what each column is."""

import re
from dataclasses import dataclass
from pathlib import Path

from linli.grading.faults import Fault, Place, refuse

from ._prose import brief, squeeze
from ._source import Sheet

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
CATEGORY_LABEL = re.compile(r"一级指标|.*(类别|板块|大类|维度|模块|领域|分类)")
_EXPECTED_HEAD = ("一级指标/考核内容/项目", "二级指标/具体内容", "分值", "评分标准", "考核方式", "责任单位")


@dataclass(frozen=True)
class Head:
    """Where a table's head begins and ends, what it says, and the columns of each role from left to right."""

    top: int
    row: int
    labels: dict[int, str]
    roles: dict[int, str]

    def columns(self, role: str) -> list[int]:
        return [column for column, found in self.roles.items() if found == role]


def _role(label: str) -> str:
    label = re.sub(r"[(\[].*", "", squeeze(label))
    if not label or len(label) > _LONGEST_LABEL:
        return ""
    return next((role for role, pattern in _LABELS if re.fullmatch(pattern, label)), "")


def _head(sheet: Sheet, with_points: bool) -> Head | None:
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
            return Head(row, bottom, labels, _with_categories(sheet, bottom, roles))
    return None


def _with_categories(sheet: Sheet, bottom: int, roles: dict[int, str]) -> dict[int, str]:
    """Columns left of all items whose head says nothing known, but that hold words, hold the categories."""
    first = min(column for column, role in roles.items() if role in ("name", "how"))
    rows = range(bottom + 1, len(sheet.rows))
    words = [c for c in range(first) if c not in roles and any(_WORD.search(sheet.own(row, c)) for row in rows)]
    return dict(sorted({**roles, **dict.fromkeys(words, "name")}.items()))


def _labels(sheet: Sheet, row: int) -> dict[int, str]:
    """The words above each column; a merged cell's stand above all of its columns."""
    found, last = {}, ""
    for column in range(sheet.width):
        last = last if sheet.covered(row, column) else sheet.at(row, column)
        found[column] = last
    return found


def _is_second_head(sheet: Sheet, row: int, roles: dict[int, str]) -> bool:
    """Whether the next row only divides the columns of this one further (考核指标: 一级指标, 二级指标)."""
    if row + 1 >= len(sheet.rows) or len(roles) < 2:
        return False
    below = sheet.texts(row + 1)
    return len(below) > 1 and all(_role(text) for text in below.values())


def sheet_with_head(sheets: list[Sheet], path: Path) -> tuple[Sheet, Head, list[Fault]]:
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
    found = [brief(text, 20) for text in max(rows, key=len)]  # the row with most columns looks most like a head
    raise refuse("header_missing", Place(sheet=used[0].name), found=found, expected=_EXPECTED_HEAD)
