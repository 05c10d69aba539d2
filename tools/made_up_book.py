"""Make a marking workbook of invented compounds: `examples/` (60 of them) and the benchmark (10,000).

    python -m tools.made_up_book examples/courteous-compounds.xlsx

Everything in it is invented and says so. Older and unmanaged compounds do worse, counties differ, and the
first ones show every kind of failed must-have, of item that does not apply, and of missing answer.
"""

import sys
from pathlib import Path
from random import Random
from typing import Any

from linli.grading.cells import plain
from linli.grading.compile import Published, load_standard
from linli.grading.layout import DECISIONS, HEAD_ROWS, MARKS, REASONS, SUBJECTS, tables
from linli.grading.schema import Item
from linli.grading.template import write_refilled
from linli.grading.workbook import RawTable

ROOT = Path(__file__).resolve().parents[1]
COUNTIES = ("东溪区", "南屏区", "青岚县", "白泉县", "云岭县", "清江市")
COMMUNITIES = ("迎春", "桂香", "文华", "长庚", "月塘", "竹园", "凤栖", "望江", "和睦", "书声")
FIRST = (
    "桂花",
    "锦绣",
    "香樟",
    "翠湖",
    "金桥",
    "书香",
    "兰亭",
    "碧云",
    "阳春",
    "水岸",
    "松涛",
    "荷塘",
    "梧桐",
    "银杏",
    "丹枫",
)
SECOND = ("苑", "新村", "花园", "名邸", "华庭", "家园", "公寓", "里")
PLACES = (
    "1幢东侧",
    "2幢1单元",
    "3幢北门",
    "5幢车棚旁",
    "6幢2单元三楼",
    "中心绿地",
    "南大门内",
    "西侧围墙下",
    "地下车库入口",
    "8幢后通道",
)
ISSUES = {
    "B03": ("收费标准未公示", "服务标准公示牌缺损", "特约服务价目未公示"),
    "B05": ("道路积存垃圾", "投放点周边散落垃圾", "绿地有弃置家具"),
    "B06": ("楼道堆放杂物", "楼道照明不亮", "墙面破损未修"),
    "B07": ("绿地黄土裸露", "灌木枯死未补", "居民占绿种菜"),
    "B08": ("门岗无人值守", "夜间巡查记录缺失", "外来车辆未登记"),
    "B09": ("车位标线磨损", "充电车位被燃油车占用", "非机动车乱停放"),
    "B11": ("灭火器压力不足", "消火栓箱被锁", "应急照明不亮"),
    "B13": ("水箱清洗记录超期", "路面破损", "雨水井盖松动"),
    "C09": ("飞线充电未报告", "私搭雨棚未报告", "毁绿停车未处置"),
    "D10": ("楼道小广告", "犬只未牵引", "夜间装修噪声"),
}
FAILED = {
    "A10": "小区无网格支部，也未纳入联合支部",
    "B16": "消防车通道被固定停车占用，现场无法通行",
    "B17": "应急部门情况说明：近12个月发生较大安全事故，物业负有责任",
    "B18": "原物业撤出后未落实管理责任主体",
    "C11": "主管部门查实挪用公共收益",
    "C12": "抽核发现会议记录系事后补写",
}
NOT_DONE = {"A08": "未设支部公开栏", "B01": "未见合同备案回执", "B19": "未投保，也未装高空抛物监控"}


def book_of(published: Published, count: int, seed: int = 2021) -> tuple[dict[str, Any], dict[str, RawTable]]:
    """Return the first sheet's values and the tables of an invented round."""
    chance = Random(seed)
    standard = published.standard
    raw = {name: RawTable(name) for name in tables(standard)}
    columns: dict[str, dict[str, list[Any]]] = {
        name: {column.id: [] for column in table} for name, table in tables(standard).items()
    }
    for number in range(count):
        _add_compound(published, number, chance, columns)
    if count >= 20:
        _show_every_case(published, columns)
    for name, table in raw.items():
        table.columns = columns[name]
        table.where = {column: place for place, column in enumerate(columns[name])}
        table.rows = [HEAD_ROWS + n for n in range(len(next(iter(columns[name].values()))))]
    info = {"round_title": "示例市2021年第三季度评定（演示数据）", "as_of": "2021-10-15"}
    return info, raw


def _add_compound(published: Published, number: int, chance: Random, columns: dict[str, dict[str, list[Any]]]) -> None:
    county = number % len(COUNTIES)
    built = chance.choice((1986, 1992, 1997, 2001, 2006, 2012, 2018))
    # Older ones do worse, counties differ a little, and everyone has good and bad years.
    quality = min(0.97, max(0.2, 0.42 + (built - 1986) * 0.011 + (2 - county) * 0.02 + chance.gauss(0, 0.09)))
    code = f"DEMO{number + 1:06d}"
    name = f"{chance.choice(FIRST)}{chance.choice(SECOND)}"
    subject = columns[SUBJECTS]
    elevators = chance.randint(2, 24) if built >= 2006 else 0
    facts = {"elevators": elevators, "owners_meeting_due": "是" if built < 2018 or chance.random() < 0.5 else "否"}
    values = {"code": code, "name": f"{name}{number + 1}号" if number >= 60 else name, "county": COUNTIES[county]}
    values["community"] = f"{chance.choice(COMMUNITIES)}社区"
    for column in subject:
        subject[column].append(values.get(column, facts.get(column, "")))
    columns[MARKS]["code"].append(code)
    for item in published.standard.items:
        if item.id in columns[MARKS]:
            applies = not item.applies or (
                elevators >= 1 if "elevators" in item.applies else facts["owners_meeting_due"] == "是"
            )
            answer, reason = _answer(item, quality, chance) if applies else ("", "")
            columns[MARKS][item.id].append(answer)
            if reason:
                _reason(columns, code, item.id, reason, chance)


def _reason(columns: dict[str, dict[str, list[Any]]], code: str, item: str, reason: str, chance: Random) -> None:
    proof = f"照片{item}-{chance.randint(1, 9999):04d}"
    for column, value in zip(("code", "item", "reason", "proof"), (code, item, reason, proof), strict=True):
        columns[REASONS][column].append(value)


def _answer(item: Item, quality: float, chance: Random) -> tuple[Any, str]:
    """An answer for a compound of some quality, and the assessor's reason where points are lost by judgement."""
    method = item.method
    good = chance.random() < quality
    if item.role == "must-have":
        return "是", ""
    if method.binary:
        reason = NOT_DONE.get(item.id, "未做到") if item.role == "ordinary" else ""
        return ("是", "") if good else ("否", reason)
    if method.levels:
        place = 0 if good else min(len(method.levels) - 1, 1 + int(chance.random() > quality))
        meaning = item.means[place].zh if item.means else "未达到最高档"
        return float(method.levels[place]), meaning if place and item.role == "ordinary" else ""
    if method.deduct:
        count = 0 if good else chance.randint(1, 3)
        issues = ISSUES.get(item.id, ("不符合要求",))
        reason = "；".join(f"{chance.choice(PLACES)}{chance.choice(issues)}" for _ in range(count))
        return count, reason
    if method.count:
        return (method.count.of if good else max(0, round(method.count.of * quality) - chance.randint(0, 1))), ""
    assert method.measured is not None
    xs = [float(x) for x, _ in method.measured.points_at]
    if float(method.measured.points_at[0][1]) > float(method.measured.points_at[-1][1]):
        value = xs[0] + (xs[-1] - xs[0]) * max(0.0, 0.9 - quality) * chance.random()
    else:
        value = xs[0] + (xs[-1] - xs[0]) * min(1.1, quality + chance.gauss(0.1, 0.1))
    if method.measured.unit == "share":
        below = chance.randint(20, 90)
        if method.measured.denominator_at_least and chance.random() < 0.1:
            below = chance.randint(1, method.measured.denominator_at_least - 1)  # too few: not applicable
        return f"{min(below, max(0, round(value * below)))}/{below}", ""
    return plain(round(_decimal(max(0.0, value)), 1)), ""


def _decimal(value: float) -> Any:
    from decimal import Decimal

    return Decimal(f"{value:.4f}")


def _show_every_case(published: Published, columns: dict[str, dict[str, list[Any]]]) -> None:
    """Let the first compounds fail one must-have each, and others miss answers, facts, or have a class by hand."""
    chance = Random(7)
    marks, subjects = columns[MARKS], columns[SUBJECTS]
    for place, (item, reason) in enumerate(FAILED.items()):
        marks[item][place + 2] = "否"
        _reason(columns, marks["code"][place + 2], item, reason, chance)
    marks["D03"][10] = ""  # the civility index has not been measured yet
    marks["B15"][11] = ""
    marks["A05"][12] = "0/0"  # nobody on the roster: does not apply
    subjects["owners_meeting_due"][13] = ""  # nobody knows: its item stays unknown
    for item in ("D02", "D03", "D04", "D05"):
        marks[item][14] = ""
    for item in published.standard.items:
        if item.id in marks and item.method.measured and item.method.measured.when_empty == "not_applicable":
            marks[item.id][15] = "0/0"
    decision = ("良性发展", "网格支部书记空缺三个月已补选，整改经街道核实", "示例市住建〔2021〕演示12号")
    for column, value in zip(("code", "class", "reason", "document"), (marks["code"][17], *decision), strict=True):
        columns[DECISIONS][column].append(value)


def write_book(path: Path, count: int, seed: int = 2021) -> Published:
    """Write the workbook and return the standard that it is for."""
    published = load_standard(ROOT / "standards" / "courteous-compound.yaml")
    info, raw = book_of(published, count, seed)
    write_refilled(path, published, "zh", info, raw)
    return published


if __name__ == "__main__":
    write_book(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 60)
