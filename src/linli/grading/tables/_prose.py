"""Scoring prose: from the words of a rule to a method, or to nothing where they are not certain."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from linli.grading.cells import narrow
from linli.grading.schema import Binary, Count, Deduct, Measured, Method, Text

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
AMOUNT = re.compile(
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
EDGES = " \n,，;；。、:：(（-—"


@dataclass(frozen=True)
class Reading:
    """A method read from prose; `means` are the words of its levels, `remarks` the codes and fields of its guesses."""

    method: Method
    means: tuple[str, ...] = ()
    remarks: tuple[tuple[str, dict[str, object]], ...] = ()


class Prose:
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
        return " ".join(part.strip(EDGES).split())

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
    for match in AMOUNT.finditer(text):
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
    prose, aim = Prose(text), Prose(about).text
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
    return (("method_guessed", {"text": brief(text)}),)


def _deducted(prose: Prose, matches: list[re.Match[str]], points: Decimal) -> Reading | None:
    rates = {_number(match["n"] or match["n2"]) for match in matches}
    per = rates.pop()
    left = _left(prose.text, matches, points)
    if rates or not 0 < per <= points or any(one.kind != "zero" for one in left):
        return None
    units = list(dict.fromkeys(_unit_off(match) for match in matches))
    remarks = _guessed(prose.whole) if len(units) > 1 else ()
    for one in left:  # "... and nothing if": an assessor has to know that the number of occurrences is not all
        remarks += (("method_partly_read", {"text": brief(prose.clause(one.start, one.end))}),)
    return Reading(Method(deduct=Deduct(per=per, unit=_same(units[0]))), remarks=remarks)


def _unit_off(match: re.Match[str]) -> str:
    """What is counted: 处 in 每次检查发现一处扣1分, as what stands nearest to the points is meant."""
    found = _UNIT_OF_ONE.findall(match[0])
    return str(found[-1] if found and not match["per"] else match["per"] or match["each"])


def _counted(prose: Prose, matches: list[re.Match[str]], points: Decimal, aim: str) -> Reading | None:
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


def _per_percent(prose: Prose, matches: list[re.Match[str]], points: Decimal, aim: str) -> Reading | None:
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


def _in_proportion(prose: Prose, points: Decimal, aim: str) -> Reading | None:
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


def _between(prose: Prose, points: Decimal) -> Reading | None:
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


def _other_amounts(prose: Prose, points: Decimal) -> bool:
    amounts = _amounts(prose.text, points)
    return any(one.number not in (0, points) or one.kind == "off" for one in amounts)


def _stepped(prose: Prose, points: Decimal) -> Reading | None:
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


def _levels(prose: Prose, steps: list[_Amount], points: Decimal) -> Reading | None:
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
        remarks = (("level_zero_added", {"text": brief(prose.whole)}),)
    levels = tuple(sorted(texts, reverse=True))
    if levels[0] != points:
        return None
    means = tuple(texts[level] for level in levels)
    return Reading(Method(levels=levels), means if all(means) else (), remarks)


def squeeze(text: str) -> str:
    return "".join(narrow(text).split())


def brief(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def one_line(text: str) -> str:
    """A printed name without its line ends: between Chinese signs they are only layout."""
    return (
        re.sub(r"(?<=[\x21-\x7e]) (?=[\x21-\x7e])", "\0", text.replace("\n", " ")).replace(" ", "").replace("\0", " ")
    )
