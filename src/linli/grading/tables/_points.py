"""Points, headings and roles in the words of a cell."""

import re
from decimal import Decimal

from linli.grading.cells import narrow
from linli.kernels.record import MOST_POINTS

from ._prose import AMOUNT, EDGES, Prose, one_line, squeeze

LONGEST_TITLE = 40
_POINTS = re.compile(r"(?P<most>最高|最多|不超过|至多|满分|≤)?(?:加|得)?\+?(?P<n>\d{1,6}(?:\.\d{1,12})?)分?")
_FROM_ZERO = re.compile(r"0分?[-~—–至到](\d{1,6}(?:\.\d{1,4})?)分?")
MINUS = re.compile(r"-\d.*|[扣减]\d.*")
NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "／", "否"})
_STATED_WORDS = "(?P<most>最高|最多|上限|不超过)?(?:共计|共|计|满分|合计|总分|分值)?(?:加|得|为|[:：])?"
_STATED = (
    re.compile(rf"[(（\[【]{_STATED_WORDS}(?P<n>[\d０-９]{{1,6}}(?:[.．][\d０-９]{{1,4}})?)分[)）\]】]$"),
    re.compile(
        r"(?<=[^扣减得加计记给除每最0-9０-９.．])(?P<most>(?!))?(?P<n>[\d０-９]{1,6}(?:[.．][\d０-９]{1,4})?)分$"
    ),
)
POINTS_IN_TEXT = re.compile(r"(?:满分|最高|最多|上限)[^,;。0-9]{0,6}?(\d{1,6}(?:\.\d{1,4})?)分")
NUMERAL = "[一二三四五六七八九十]{1,3}"
LEVEL_1 = re.compile(rf"{NUMERAL}[、.,:]|第{NUMERAL}(?:部分|章|项|类)|[IVX]{{1,4}}[、.]")
LEVEL_2 = re.compile(rf"\({NUMERAL}\)")
_NUMBERING = re.compile(
    rf"^\s*(?:{NUMERAL}[、.．，：:]|第{NUMERAL}(?:部分|章|类)[、：: ]?|[(（](?:{NUMERAL}|\d{{1,3}})[)）][、.]?"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[、.．)）](?!\d)|[IVX]{1,4}[、.]|[①-⑳])\s*"
)
MUST = re.compile("一票否决|否决项|否决条件|前置条件|必备条件|准入条件|先决条件|前提条件|底线要求|基本条件")
MUST_WORDS = re.compile(
    "一票否决|不得参评|取消.{0,8}资格|不能被?(?:表彰|命名|通过|评)|不予(?:通过|命名|表彰|评定|认定)|不得评为|直接.{0,4}不合格"
)
_BONUS = re.compile("加分|附加分|附加项|奖励分|创新项")
_PENALTY = re.compile("扣分项|减分项|倒扣|负面清单")
_SUM = re.compile(
    r"(?P<small>小计|本项合计|本类合计|分项合计)|(?P<all>合计|总计|总分|共计|累计|总得分|总分值|满分合计)"
)
SUM_ROW = re.compile(
    rf"(?:{_SUM.pattern})(?:\(.*\))?(?:分值|得分)?[:：]?(?P<n>\d{{1,6}}(?:\.\d{{1,4}})?)?分?(?:\(.*\))?"
)
REMARK = re.compile(r"\(?(?:备注|说明|附注|注释|注|填表|评分说明|计分说明)\d?\)?(?:[:：.、]|\d|$)")
_SHORT = 16
ANNEX = re.compile(r"^附[件表]?\s*[\d０-９一二三四五六七八九十]*\s*[:：]?\s*")
FORM_LINE = re.compile(r"填报|单位|日期|时间|被.{0,4}单位|[(（]")


def points_of(text: str) -> tuple[Decimal, bool] | None:
    """The points that a cell says and whether that is a guess (a maximum, a range from 0), or None."""
    squeezed = squeeze(text)
    match = _POINTS.fullmatch(squeezed)
    number, guess = (Decimal(match["n"]), bool(match["most"])) if match else (Decimal(0), False)
    if not match and (spread := _FROM_ZERO.fullmatch(squeezed)):
        number, guess = Decimal(spread[1]), True
    return (number, guess) if 0 < number <= MOST_POINTS and number == round(number, 4) else None


def stated_points(text: str) -> tuple[Decimal, bool] | None:
    """The points at the end of a name, such as 党建统领（20分）, and whether they are only a maximum."""
    match = _stated_match(one_line(text))
    return (Decimal(narrow(match["n"])), bool(match["most"])) if match else None


def _stated_match(line: str) -> re.Match[str] | None:
    """Behind a longer text, points without brackets belong to a scoring rule and are not the name's own."""
    return _STATED[0].search(line) or (_STATED[1].search(line) if len(line) <= _SHORT else None)


def name_of(text: str) -> str:
    """A name without its number in front and its points behind; as it stands if nothing else is left."""
    line = one_line(text)
    stated = _stated_match(line)
    return _NUMBERING.sub("", line[: stated.start()] if stated else line).strip(EDGES) or line


def role_in(text: str) -> str:
    """The role that a short name gives to what stands below it: must-have, bonus, penalty, or none."""
    words = squeeze(name_of(text))
    if len(words) > _SHORT:
        return ""
    if MUST.search(words):
        return "must-have"
    if _PENALTY.search(words):
        return "penalty"
    return "bonus" if _BONUS.search(words) else ""


def first_clause(text: str) -> str:
    """The beginning of a text for want of a name, without the amounts that follow it."""
    clause = _NUMBERING.sub("", re.split(r"[。；;\n]", text.strip())[0]) or text.strip()
    for part in re.finditer(r"[，,]([^，,]*)", clause):
        if AMOUNT.search(Prose(part[1]).text):
            clause = clause[: part.start()]
            break
    if len(clause) <= LONGEST_TITLE:
        return clause.strip(EDGES) or clause
    head = clause[: LONGEST_TITLE - 1]
    cut = max(head.rfind(sign) for sign in "，,、：:")
    return (head[:cut] if cut >= 6 else head) + "…"
