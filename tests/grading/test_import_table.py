"""A bureau hands in its own scoring table and gets a draft standard, with a list of what a person must look at."""

import base64
import csv
import io
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from linli.grading.compile import Published, compile_standard
from linli.grading.faults import Fault, Refused
from linli.grading.marks import mark_of
from linli.grading.schema import Item, Standard
from linli.grading.tables import MOST_COLUMNS, MOST_ROWS, Draft, draft_from_table, method_in_words
from linli.grading.tables._points import role_in
from linli.grading.words import LANGUAGES, describe
from linli.grading.yamltext import read_yaml

HEAD = ["序号", "一级指标", "二级指标", "分值", "评分标准", "考核方式", "责任单位", "得分"]
TODAY = date(2021, 10, 15)
Rows = Sequence[Sequence[Any]]


def workbook(path: Path, rows: Rows, merged: Iterable[str] = (), sheets: Mapping[str, Rows] | None = None) -> Path:
    """Write a table; a merged range such as B3:B5 shows the words of its first cell."""
    with xlsxwriter.Workbook(path) as book:
        for name, lines in {"评分表": rows, **(sheets or {})}.items():
            sheet = book.add_worksheet(name)
            for cells in merged if name == "评分表" else ():
                sheet.merge_range(cells, "")
            for r, line in enumerate(lines):
                for c, value in enumerate(line):
                    if isinstance(value, date):
                        sheet.write_datetime(r, c, value, book.add_format({"num_format": "yyyy-mm-dd"}))
                    elif value is not None:
                        sheet.write(r, c, value)
    return path


def csv_file(path: Path, rows: Rows, encoding: str = "utf-8") -> Path:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def read(path: Path) -> tuple[Draft, Standard]:
    """The draft of a table and what it compiles to; every fault can be said in both languages."""
    draft = draft_from_table(path, "our-table")
    for fault in draft.faults:
        assert all(describe(fault, lang) for lang in LANGUAGES)
    return draft, published(draft).standard


def published(draft: Draft) -> Published:
    return compile_standard(draft.text.encode(), "draft.yaml")


def found(draft: Draft, code: str) -> list[Fault]:
    return [fault for fault in draft.faults if fault.code == code]


def cells(draft: Draft, code: str) -> list[str]:
    return [fault.place.cell for fault in found(draft, code)]


def refused(path: Path) -> list[Fault]:
    with pytest.raises(Refused) as caught:
        draft_from_table(path, "our-table")
    assert all(describe(fault, lang) for fault in caught.value.faults for lang in LANGUAGES)
    return list(caught.value.faults)


def sections(standard: Standard) -> list[tuple[Any, ...]]:
    return [(section.id, section.title.zh, section.cap) for section in standard.sections]


def items(standard: Standard) -> list[tuple[Any, ...]]:
    return [(item.id, item.title.zh, item.points) for item in standard.items]


def points(item: Item, answer: str) -> Decimal:
    return Decimal(mark_of(item, answer, TODAY)) / 10_000


# Categories, headings and sums ----------------------------------------------------------------------------------------


def test_merged_categories_become_sections_with_their_rows(tmp_path: Path) -> None:
    rows: Rows = [
        ["示例市绿色社区考核评分表"],
        HEAD,
        [1, "一、党建统领（5分）", "1.支部规范运行", 3, "未规范的不得分", "查阅资料", "社区"],
        [2, None, "2.支部公开栏", 2, "未公开的不得分", "现场查看", "社区"],
        [3, "二、物业提升（5分）", "公共区域保洁", 5, "每处扣0.5分", "现场查看", "物业"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows, ["A1:H1", "B3:B4"]))
    assert sections(standard) == [("A", "党建统领", 5), ("B", "物业提升", 5)]
    assert items(standard) == [
        ("A01", "支部规范运行", 3),
        ("A02", "支部公开栏", 2),
        ("B01", "公共区域保洁", 5),
    ]
    assert standard.title.zh == "示例市绿色社区考核评分表"
    assert {fault.code for fault in draft.faults} == {"english_missing", "pass_guessed", "subject_guessed"}


def test_a_blank_category_takes_the_one_above_it(tmp_path: Path) -> None:
    rows: Rows = [
        ["类别", "指标", "分值", "评分标准"],
        ["党建", "支部", "3", "未建不得分"],
        ["", "联盟", "2", "未建不得分"],
        ["物业", "保洁", "5", "未做不得分"],
    ]
    _, standard = read(csv_file(tmp_path / "t.csv", rows))
    assert [[item.title.zh for item in section.items] for section in standard.sections] == [["支部", "联盟"], ["保洁"]]


def test_below_the_end_of_a_merged_category_there_is_none_and_that_is_said(tmp_path: Path) -> None:
    rows: Rows = [
        ["类别", "指标", "分值", "评分标准"],
        ["党建", "支部", 3, "未建不得分"],
        [None, "联盟", 2, "未建不得分"],
        [None, "保洁", 5, "未做不得分"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows, ["A2:A3"]))
    assert [len(section.items) for section in standard.sections] == [2, 1]
    assert cells(draft, "sections_missing") == ["B4"]


def test_what_follows_the_name_of_an_item_describes_it(tmp_path: Path) -> None:
    rows: Rows = [
        ["一级指标", "二级指标", "具体内容", "分值", "评分标准"],
        ["党建", "议事", "每年不少于6次，有纪要", 3, "按比例得分"],
        [None, "联盟", "已签约", 2, "未建不得分"],
    ]
    _, standard = read(workbook(tmp_path / "t.xlsx", rows, ["A2:A3"]))
    meetings = standard.items[0]
    assert (meetings.title.zh, meetings.method.name) == ("议事", "count")
    assert meetings.how is not None
    assert meetings.how.zh == "每年不少于6次，有纪要\n按比例得分"


def test_a_lone_category_is_taken_as_a_heading_and_marked(tmp_path: Path) -> None:
    rows = [["内容", "分值", "评分标准"], ["党建工作", "", ""], ["支部", "3", "未建不得分"], ["物业工作", "", ""]]
    rows += [
        ["保洁", "2", "未做不得分"],
        ["附加工作（3分）", "", ""],
        ["文化工作", "", ""],
        ["活动", "1", "未做不得分"],
    ]
    draft, standard = read(csv_file(tmp_path / "t.csv", rows))
    assert [section.title.zh for section in standard.sections] == ["党建工作", "物业工作", "文化工作"]
    assert cells(draft, "heading_guessed") == ["A2", "A4", "A7"]
    assert cells(draft, "heading_without_items") == ["A6"]


def test_a_group_between_category_and_item_stands_in_front_of_the_item(tmp_path: Path) -> None:
    rows: Rows = [
        ["一级指标", "二级指标", "三级指标", "分值", "评分标准"],
        ["物业", "环境", "道路", 2, "每处扣0.5分"],
        [None, None, "绿地", 3, "每处扣0.5分"],
    ]
    _, standard = read(workbook(tmp_path / "t.xlsx", rows, ["A2:A3", "B2:B3"]))
    assert [item.title.zh for item in standard.items] == ["环境：道路", "环境：绿地"]


def test_heading_rows_divide_a_table_without_categories(tmp_path: Path) -> None:
    rows: Rows = [
        ["内容", "分数", "考核方式", "评分标准", "考评成绩"],
        ["一、机制建设（30分）"],
        ["1、成立创建领导机构", 14, "出示文件", "未成立扣14分"],
        ["2、健全制度", 16, "出示文件", "缺一项扣4分"],
        ["二、环境整洁（20分）"],
        ["（一）公共部位（20分）"],
        ["楼道无堆放", 20, "现场检查", "发现一处扣2分，扣完为止"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows, ["A2:E2", "A5:E5"]))
    assert sections(standard) == [("A", "机制建设", 30), ("B", "环境整洁", 20)]
    assert [item.title.zh for item in standard.items][-1] == "公共部位：楼道无堆放"
    assert not found(draft, "sum_differs")


def test_sums_that_do_not_add_up_are_named_with_their_cells(tmp_path: Path) -> None:
    rows: Rows = [
        ["评分表（满分100分）"],
        HEAD,
        [1, "一、党建（6分）", "支部", 3, "未建不得分"],
        [2, None, "联盟", 2, "未建不得分"],
        ["小计", None, None, 6],
        [3, "二、物业（5分）", "保洁", 5, "未做不得分"],
        ["小计", None, None, 5],
        ["合计", None, None, 11],
    ]
    draft, _ = read(workbook(tmp_path / "t.xlsx", rows, ["B3:B4"]))
    told = [(f.place.cell, f.fields["stated"], f.fields["found"]) for f in found(draft, "sum_differs")]
    assert told == [("A1", 100, 10), ("B3", 6, 5), ("D5", 6, 5), ("D8", 11, 10)]
    assert "# 待核：此处写 6 分，各项相加是 5 分。请核对分值。\n    cap: 5" in draft.text


def test_sums_that_add_up_are_no_fault(tmp_path: Path) -> None:
    rows: Rows = [
        ["评分表（10分）"],
        HEAD,
        [1, "党建(5分)", "支部(3分)", 3, "未建不得分"],
        [2, None, "联盟", 2, "未建不得分"],
        ["小 计", None, None, 5],
        [3, "物业", "保洁", 5, "未做不得分"],
        ["合计", None, None, "10分"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows, ["B3:B4"]))
    assert not found(draft, "sum_differs")
    assert standard.items[0].title.zh == "支部"


def test_a_category_that_goes_on_after_a_page_break_stays_one_section(tmp_path: Path) -> None:
    rows: Rows = [
        ["类别", "指标", "分值", "评分标准"],
        ["一、党建", "支部", 3, "未建不得分"],
        ["绿色社区评分表（续）"],
        ["类别", "指标", "分值", "评分标准"],
        ["一、党建（续）", "联盟", 2, "未建不得分"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", [["绿色社区评分表"], *rows]))
    assert [(s.title.zh, len(s.items)) for s in standard.sections] == [("党建", 2)]
    assert not [fault for fault in draft.faults if fault.place.cell]


def test_a_head_of_two_rows_and_a_category_column_without_a_name_are_understood(tmp_path: Path) -> None:
    two_rows: Rows = [
        ["序号", "考核指标", None, "分值", "评分细则"],
        [None, "一级指标", "二级指标"],
        [1, "党建", "支部", 3, "未建不得分"],
    ]
    merged = ["B1:C1", "A1:A2", "D1:D2", "E1:E2"]
    _, standard = read(workbook(tmp_path / "two.xlsx", two_rows, merged))
    assert (standard.sections[0].title.zh, standard.items[0].title.zh) == ("党建", "支部")

    nameless: Rows = [
        ["", "内容", "分值", "评分标准"],
        ["党建", "支部", "3", "未建不得分"],
        ["", "联盟", "2", "未建不得分"],
    ]
    _, standard = read(csv_file(tmp_path / "nameless.csv", nameless))
    assert [section.title.zh for section in standard.sections] == ["党建"]


def test_rows_that_share_merged_points_are_one_item(tmp_path: Path) -> None:
    rows: Rows = [
        ["项目", "内容", "分值", "评分标准"],
        ["物业", "门岗值守", 4, "每缺岗一次扣1分"],
        [None, None, None, "睡岗的每次扣1分"],
        [None, "保洁", 6, "每处扣0.5分"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows, ["A2:A4", "B2:B3", "C2:C3"]))
    assert items(standard) == [("A01", "门岗值守", 4), ("A02", "保洁", 6)]
    how = standard.items[0].how
    assert how is not None
    assert how.zh == "每缺岗一次扣1分\n睡岗的每次扣1分"
    assert not found(draft, "row_joined")


def test_rows_below_one_that_was_left_out_are_left_out_with_it(tmp_path: Path) -> None:
    rows: Rows = [
        ["内容", "分值", "评分标准"],
        ["支部", 3, "未建不得分"],
        ["门岗值守", "若干", "每缺岗一次扣1分"],
        [None, None, "睡岗的每次扣1分"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows, ["A3:A4", "B3:B4"]))
    assert [item.how.zh for item in standard.items if item.how] == ["未建不得分"]
    assert cells(draft, "row_left_out") == ["C4"]


def test_words_beside_a_sum_are_not_lost(tmp_path: Path) -> None:
    rows = [
        ["类别", "指标", "分值", "评分标准"],
        ["党建", "支部", "3", "未建不得分"],
        ["党建", "小计", "3", ""],
        ["合计", "", "3", "有一票否决的不计分"],
    ]
    draft, _ = read(csv_file(tmp_path / "t.csv", rows))
    assert cells(draft, "row_left_out") == ["D4"]


def test_a_row_without_points_of_its_own_joins_the_item_above_and_says_so(tmp_path: Path) -> None:
    rows: Rows = [
        ["项目", "内容", "分值", "评分标准"],
        ["物业", "保洁", "6", "每处扣0.5分"],
        ["", "", "", "以现场为准"],
    ]
    draft, standard = read(csv_file(tmp_path / "t.csv", rows))
    assert cells(draft, "row_joined") == ["D3"]
    assert standard.items[0].how is not None
    assert "以现场为准" in standard.items[0].how.zh


# Points, must-haves, bonus --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["３分", "3分", "3.0", 3, 3.0, " 3 ", "３．０分"])
def test_points_are_read_however_they_are_typed(tmp_path: Path, cell: object) -> None:
    rows: Rows = [HEAD, [1, "党建", "支部", cell, "未建不得分"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert standard.items[0].points == 3
    assert not found(draft, "points_guessed")


@pytest.mark.parametrize("cell", ["若干", "3-5", 0, "0.00001", date(2021, 3, 5), "1000000"])
def test_points_that_cannot_be_read_leave_the_row_out_and_say_so(tmp_path: Path, cell: object) -> None:
    rows: Rows = [HEAD, [1, "党建", "支部", cell, "未建不得分"], [2, None, "联盟", 2, "未建不得分"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert [item.title.zh for item in standard.items] == ["联盟"]
    assert cells(draft, "points_not_read") == ["D2"]


def test_a_maximum_is_taken_as_the_points_and_marked(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, "党建", "支部", "最高3分", "未建不得分"], [2, None, "联盟", "0-2", "未建不得分"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert [item.points for item in standard.items] == [3, 2]
    assert cells(draft, "points_guessed") == ["D2", "D3"]


def test_must_haves_have_no_points_and_decide_the_outcome(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        ["前置条件"],
        [1, None, "消防车通道畅通", None, "有占用的取消参评资格", "现场"],
        [2, "物业", "保洁", 5, "每处扣0.5分", "现场"],
        [3, None, "申报材料真实", "一票否决", "弄虚作假的一票否决", "资料"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows, ["A2:H2"]))
    must = [item for item in standard.items if item.role == "must-have"]
    assert [item.title.zh for item in must] == ["消防车通道畅通", "申报材料真实"]
    assert all(item.on_fail and item.on_fail.not_passed and item.points is None for item in must)
    assert cells(draft, "must_have_taken") == ["C3", "C5"]
    assert sections(standard) == [("A", "前置条件", None), ("B", "物业", 5)]


def test_a_must_have_with_points_is_scored_and_the_person_is_asked(tmp_path: Path) -> None:
    rows: Rows = [
        ["内容", "分值", "评分标准"],
        ["基本条件", 2],
        ["居民满意率大于80%", 2, "达到标准的计2分，未达到标准不能被表彰"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert standard.items[0].role == "ordinary"
    assert cells(draft, "must_have_with_points") == ["B3"]


def test_a_scored_row_that_also_rules_out_is_named(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, "物业", "消防", 3, "每处扣1分，堵塞通道的一票否决"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert standard.items[0].role == "ordinary"
    assert cells(draft, "must_have_words") == ["E2"]


def test_a_category_ends_the_conditions_above_it(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        ["前置条件"],
        [1, "消防", "通道畅通", None, "现场查看"],
        [2, "一、物业", "保洁", 3, "每处扣1分"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows, ["A2:H2"]))
    assert [item.role for item in standard.items] == ["must-have", "ordinary"]
    assert [section.title.zh for section in standard.sections] == ["前置条件", "物业"]
    assert not found(draft, "must_have_with_points")


def test_a_bonus_block_is_capped_by_what_its_heading_says(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        [1, "党建", "支部", 10, "未建不得分"],
        ["加分项（最高4分）"],
        [2, None, "获省级以上推广", 3, "每次加1分，最高加3分"],
        [3, None, "创新做法", 2, "省级以上得2分，市级得1分"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows, ["A3:H3"]))
    assert [item.role for item in standard.items] == ["ordinary", "bonus", "bonus"]
    assert standard.bonus is not None
    assert standard.bonus.cap == 4
    assert cells(draft, "bonus_cap_taken") == ["A3"]


def test_points_beside_a_bonus_block_that_are_fewer_than_its_items_limit_it(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, "党建", "支部", 10, "未建不得分"], ["加分项（4分）"]]
    rows = [*rows, [2, None, "推广", 3, "每次加1分"], [3, None, "创新", 3, "每项加1分"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows, ["A3:H3"]))
    assert standard.bonus is not None
    assert standard.bonus.cap == 4
    assert not found(draft, "sum_differs")


def test_without_a_word_on_it_the_bonus_cap_is_the_sum_and_a_guess(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, "党建", "支部", 10, "未建不得分"], [2, "加分项", "创新", 2, "视情加分"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert standard.bonus is not None
    assert standard.bonus.cap == 2
    assert cells(draft, "bonus_cap_guessed") == ["B3"]


def test_points_taken_off_the_total_are_left_out_and_named(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, "党建", "支部", 10, "未建不得分"], [2, "扣分项", "被通报", -2, "每次扣2分"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert [item.title.zh for item in standard.items] == ["支部"]
    assert cells(draft, "penalty_left_out") == ["D3"]


def test_the_pass_mark_is_a_proposal_of_70_per_cent_and_says_so(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, "党建", "支部", 40, "未建不得分"], [2, "物业", "保洁", 65, "未做不得分"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert standard.outcome.pass_ is not None
    assert standard.outcome.pass_.min == Decimal("73.5")
    assert re.search(r"# 待核：达标线 73\.5 是建议.*\n  pass: \{min: 73\.5\}", draft.text)
    assert len(found(draft, "pass_guessed")) == 1


# Methods --------------------------------------------------------------------------------------------------------------

DEDUCT = [
    ("每处扣0.5分", "0.5", "处"),
    ("每发现一处扣０．５分，扣完为止。", "0.5", "处"),
    ("每发现1处不符合要求的，扣 0.5 分", "0.5", "处"),
    ("发现一起扣2分，扣完为止", "2", "起"),
    ("缺一项扣2分", "2", "项"),
    ("每缺少一个岗位，扣半分", "0.5", "个"),
    ("每年开展4次以上，每少一次扣1分", "1", "次"),
    ("每逾期一天扣一分", "1", "天"),
    ("每被处罚一次扣1分", "1", "次"),
    ("每次检查发现一处扣0.5分", "0.5", "处"),
    ("路面整洁得3分；发现一处扣0.5分", "0.5", "处"),
    ("扣0.5分/处", "0.5", "处"),
    ("每少1人次扣0.2分", "0.2", "人次"),
]


@pytest.mark.parametrize(("text", "per", "unit"), DEDUCT)
def test_points_off_for_each_are_read(text: str, per: str, unit: str) -> None:
    reading = method_in_words(text, Decimal(3))
    assert reading is not None
    assert reading.method.deduct is not None
    assert (reading.method.deduct.per, reading.method.deduct.unit.zh) == (Decimal(per), unit)
    assert not reading.remarks


LEVELS = [
    ("书记明确且有记录得3分；缺一个季度得2分；其余不得分。", [3, 2, 0], ["书记明确且有记录", "缺一个季度", "其余"]),
    ("优秀3分、良好2分、一般1分、差0分", [3, 2, 1, 0], ["优秀", "良好", "一般", "差"]),
    ("95%以上得3分，90%-95%得2分，90%以下不得分", [3, 2, 0], ["95%以上", "90%-95%", "90%以下"]),
    ("未建成得0分，部分建成得1分，全部建成得满分", [3, 1, 0], ["全部建成", "部分建成", "未建成"]),
    ("得3分；得2分；得1分；否则不得分", [3, 2, 1, 0], []),
]


@pytest.mark.parametrize(("text", "levels", "means"), LEVELS)
def test_levels_are_read_with_what_they_mean(text: str, levels: list[int], means: list[str]) -> None:
    reading = method_in_words(text, Decimal(3))
    assert reading is not None
    assert list(reading.method.levels or ()) == levels
    assert list(reading.means) == means


def test_a_level_of_nothing_that_the_table_does_not_name_is_added_and_marked() -> None:
    reading = method_in_words("省级以上得2分，市级得1分", Decimal(2))
    assert reading is not None
    assert list(reading.method.levels or ()) == [2, 1, 0]
    assert [code for code, _ in reading.remarks] == ["level_zero_added"]


MEASURED = [
    ("达到95%得满分，低于60%不得分", 3, [["0.6", 0], ["0.95", 1]], True),
    ("60%以下不得分，95%以上得3分，中间按比例计分", 3, [["0.6", 0], ["0.95", 1]], False),
    ("投诉率低于1%得满分，高于5%不得分", 3, [["0.01", 1], ["0.05", 0]], True),
    ("达到90%得满分，每低1个百分点扣0.5分，扣完为止", 5, [["0.8", 0], ["0.9", 1]], True),
    ("覆盖率达到100%得满分，不足的按比例得分", 3, [["0", 0], ["1", 1]], False),
    ("达到90%得满分，不足的按比例得分", 3, [["0", 0], ["0.9", 1]], True),
    ("按完成率计分", 3, [["0", 0], ["1", 1]], True),
]


@pytest.mark.parametrize(("text", "worth", "line", "guess"), MEASURED)
def test_shares_are_read_as_a_line_and_marked_where_the_table_leaves_room(
    text: str, worth: int, line: list[list[Any]], guess: bool
) -> None:
    reading = method_in_words(text, Decimal(worth))
    assert reading is not None
    assert reading.method.measured is not None
    assert [list(pair) for pair in reading.method.measured.points_at] == [[Decimal(x), y] for x, y in line]
    assert bool(reading.remarks) == guess


COUNT = [
    ("每年不少于4次，每次1分", 4, "", 4, "次"),
    ("每年开展活动不少于6次，不足的按比例得分", 3, "", 6, "次"),
    ("按比例得分", 3, "全年培训不少于6场", 6, "场"),
    ("每开展一次得0.5分，最高2分", 2, "", 4, "次"),
    ("每获市级表彰一项加1分，最多加3分", 3, "", 3, "项"),
]


@pytest.mark.parametrize(("text", "worth", "about", "of", "unit"), COUNT)
def test_numbers_of_things_done_are_read(text: str, worth: int, about: str, of: int, unit: str) -> None:
    reading = method_in_words(text, Decimal(worth), about)
    assert reading is not None
    assert reading.method.count is not None
    assert (reading.method.count.of, reading.method.count.unit.zh) == (of, unit)


@pytest.mark.parametrize(
    "text",
    ["未公开的不得分", "建立制度得3分，否则不得分", "未成立扣3分", "符合要求得满分", "达到95%得3分，低于95%不得分"],
)
def test_all_or_nothing_is_read(text: str) -> None:
    reading = method_in_words(text, Decimal(3))
    assert reading is not None
    assert reading.method.binary is not None
    assert not reading.remarks


@pytest.mark.parametrize(
    "text",
    [
        "视情扣分",
        "档案不全依程度扣1-3分",
        "未定计划扣2分，计划不完整扣1分",
        "有制度得1分，有记录得2分；有总结得1分",
        "建立制度1分②落实2分",
        "每处扣0.5分，每次扣1分",
        "未建立制度扣2分，每缺一次扣0.5分",
        "每处扣5分",
        "每2处扣1分",
        "每月1次检查，未开展扣2分",
        "每年不少于4次，每次1分",
        "每开展1次得1分，每增加1次加0.5分",
        "每增加一项加1分",
        "落实到位得3分，不到位的酌情扣分，否则不得分",
        "每个楼道均设置得3分",
        "每降低1个百分点扣0.5分",
        "查看资料",
        "3分",
        "",
    ],
)
def test_what_could_mean_several_things_is_not_read(text: str) -> None:
    assert method_in_words(text, Decimal(3)) is None


def test_a_rule_that_is_not_read_gives_all_or_nothing_and_names_its_cell(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, "物业", "绿化", 3, "养护到位，视情扣分"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert standard.items[0].method.binary is not None
    (fault,) = found(draft, "method_not_read")
    assert (fault.place.cell, fault.place.item, fault.fields["text"]) == ("E2", "A01", "养护到位，视情扣分")
    assert re.search(r"# 待核：没读懂评分办法：“养护到位，视情扣分”.*\n        method: \{binary: \{\}\}", draft.text)


def test_the_part_of_a_rule_that_no_method_holds_is_named(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, "物业", "绿化", 3, "每处扣0.5分；未开展的不得分"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert standard.items[0].method.deduct is not None
    assert [fault.fields["text"] for fault in found(draft, "method_partly_read")] == ["未开展的不得分"]


def test_the_draft_scores_as_the_prose_says(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        [1, "物业", "保洁", 3, "每发现一处扣0.5分，扣完为止"],
        [2, None, "报到率", 3, "达到95%得满分，低于60%不得分"],
        [3, None, "议事", 4, "每年不少于4次，每次1分"],
        [4, None, "公约", 2, "经讨论得2分；已公示得1分；无不得分"],
    ]
    _, standard = read(workbook(tmp_path / "t.xlsx", rows, ["B2:B5"]))
    clean, share, count, levels = standard.items
    assert [points(clean, n) for n in ("0", "3", "7")] == [3, Decimal("1.5"), 0]
    assert [points(share, n) for n in ("0.95", "0.6", "0.775")] == [3, 0, Decimal("1.5")]
    assert [points(count, n) for n in ("4", "1", "9")] == [4, 1, 4]
    assert [points(levels, n) for n in ("2", "1", "0")] == [2, 1, 0]
    assert [text.zh for text in levels.means] == ["经讨论", "已公示", "无"]


# Words ----------------------------------------------------------------------------------------------------------------


def test_the_original_wording_is_kept_with_its_own_signs(tmp_path: Path) -> None:
    rule = "①建立制度；②落实到人。\n达到“95％”以上的得３分，否则不得分！"
    rows: Rows = [[*HEAD, "备注"], [1, "物业", "绿化", 3, rule, "查阅资料", None, None, "以现场为准"]]
    _, standard = read(workbook(tmp_path / "t.xlsx", rows))
    how = standard.items[0].how
    assert how is not None
    assert how.zh == f"{rule}\n考核方式：查阅资料\n备注：以现场为准"
    assert how.en == how.zh


def test_who_is_responsible_and_how_it_is_checked_are_read(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        [1, "物业", "绿化", 3, "每处扣1分", "查阅资料、现场查看", "牵头单位：市住建局；社区"],
        [2, None, "满意", 2, "未做不得分", "问卷或电话抽样，系统数据", "社区、绿化办\n街道"],
        [3, None, "其他", 1, "未做不得分", "专家评议", "—"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows, ["B2:B4"]))
    names = {party.id: party.title.zh for party in standard.parties}
    assert [[names[p] for p in item.responsible] for item in standard.items] == [
        ["市住建局", "社区"],
        ["社区", "绿化办", "街道"],
        [],
    ]
    assert [item.checked_by for item in standard.items] == [("documents", "site"), ("survey", "system"), ()]
    assert cells(draft, "check_not_read") == ["C4"]


def test_two_names_of_one_party_do_not_share_an_id(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, "物业", "绿化", 3, "每处扣1分", "现场", "物业、物业公司"]]
    _, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert [(party.id, party.title.zh) for party in standard.parties] == [
        ("property_company", "物业"),
        ("party_02", "物业公司"),
    ]


def test_how_it_is_checked_is_taken_from_the_rule_where_no_column_says_it(tmp_path: Path) -> None:
    rows: Rows = [["项目", "分值", "评分标准"], ["绿化", 3, "每处扣1分（现场抽查，查阅资料）"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert standard.items[0].checked_by == ("documents", "site")
    assert cells(draft, "check_guessed") == ["C2"]


def test_a_date_in_a_cell_is_named_as_it_once_was_something_else(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, "物业", date(2021, 3, 4), 3, "每处扣1分"]]
    draft, _ = read(workbook(tmp_path / "t.xlsx", rows))
    assert cells(draft, "cell_is_date") == ["C2"]


def test_a_name_as_long_as_a_rule_is_cut_and_kept_whole_in_the_rule(tmp_path: Path) -> None:
    name = "小区出入口、主要道路、楼道单元、公共绿地、地下车库等公共部位" * 4
    rows: Rows = [HEAD, [1, "物业", name, 3, "每处扣1分"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    (item,) = standard.items
    assert item.how is not None
    assert len(item.title.zh) <= 40
    assert item.how.zh == f"{name}\n每处扣1分"
    assert re.search(r"- id: A01 .*\n +# 待核：指标名称.*\n +title:", draft.text)


def test_a_table_without_a_title_is_named_after_its_file_and_marked(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, "物业", "绿化", 3, "每处扣1分"]]
    draft, standard = read(workbook(tmp_path / "社区评分.xlsx", rows))
    assert standard.title.zh == "社区评分"
    assert len(found(draft, "title_guessed")) == 1


def test_an_item_without_a_name_is_named_after_its_rule_and_marked(tmp_path: Path) -> None:
    rows: Rows = [["类别", "分值", "评分标准"], ["物业", 3, "道路保洁到位，每处扣1分"], [None, 2, "绿化，每处扣1分"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows, ["A2:A3"]))
    assert [item.title.zh for item in standard.items] == ["道路保洁到位", "绿化"]
    assert cells(draft, "title_cut") == ["C2", "C3"]


def test_what_stands_beside_and_below_the_table_is_kept_or_named(tmp_path: Path) -> None:
    rows: Rows = [
        [*HEAD[:5], "得分", "抽查人"],
        [1, "物业", "绿化", 3, "每处扣1分", 2.5, "张某"],
        ["注：80分以上为达标。"],
    ]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert [(f.fields["title"], f.place.cell) for f in found(draft, "column_left_out")] == [
        ("得分", "F2"),
        ("抽查人", "G2"),
    ]
    assert cells(draft, "remark_kept") == ["A3"]
    assert standard.note is not None
    assert "80分以上为达标" in standard.note.zh


@pytest.mark.parametrize(
    ("title", "subject"),
    [("有礼小区星级评分表", "compound"), ("物业服务企业信用评分表", "company"), ("绿色社区评分表", "community")],
)
def test_what_is_evaluated_is_guessed_from_the_title_and_marked(tmp_path: Path, title: str, subject: str) -> None:
    rows: Rows = [[f"附件2：{title}"], HEAD, [1, "物业", "绿化", 3, "每处扣1分"]]
    draft, standard = read(workbook(tmp_path / "t.xlsx", rows))
    assert (standard.title.zh, standard.subject) == (title, subject)
    assert len(found(draft, "subject_guessed")) == 1


# Files ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_a_csv_file_is_read_in_the_encodings_that_spreadsheets_write(tmp_path: Path, encoding: str) -> None:
    rows: Rows = [HEAD, ["1", "党建", "支部", "３", "未建不得分", "现场", "社区", ""]]
    draft, standard = read(csv_file(tmp_path / "表.csv", rows, encoding))
    assert standard.items[0].title.zh == "支部"
    assert {(fault.place.sheet, fault.place.cell) for fault in draft.faults} == {("表", "")}
    assert "原表第 2 行，序号 1" in draft.text


# 类别, 考核内容, 分值, 评分标准, 得分 with two rows below one merged category, saved by a program of the year 2003.
OLD_WORKBOOK = r"""
c-rk)T}TvB6h3!mcJ`;;b=Ne|KupL=g_H<H(ygF;sl}Zh42{gyrHvJhB?2qd)D5E|p@)9xMewB;`+2CO5Ce%G0;L{;AkrcTdI}06)ajfvGn<+Z
E|gTvH{5gYIrp4%&)ol+smb8<(B1qQSb`dmVP1EGx<Do{xh*CDSg-3;v~m|F-Nru!w+jbSb-*Lvb0>`<jrR;la7TH96yP1ELvS3z9qqBgRm5(N
p;=H2)kp>0M2R2rII3)>Elk%kz0I1BneJrCC8pJ=J1rVuG88VUG-vTasfg?RKz<*v&1;raKrTF^S=>D+3|$B8N*-%&`#UQN6fX<|j$3W4J(g^4
n}!@5z+w2R7Xo~-R_b`6Eni)^0F-}QEO#y=zal9BJ)j@q37*0US+7uyEG90fT6|y@?tvG1FK@g;?@IR8bXFaZdn)6G0-BvZQ>rN-NS2C>Hljq;
cGRJSG@S9L5tLkQQZ)~@5EkVPk?)7!cAdNC(zk=Expfu9*4W3viSu&b)a88xJ`j_Ms%{8xNVG&NP{XUYL@zd0g`)|n++papMW87wj&8GcRdazT
IZBfLlfE#uBb9q7THaOyi?$UXFE=mJR><OVkQZG5502SepI_{c)`gl_(!)oIao}vEJ^~%ik_8(3xrVz5mjOTtTa+^GWv}bGoX<1|bucfk%QXvo
`&g%+Ym2d+ZH$+pO$*AKv7Gu8d03EoAKHTDk=mJ4IU}z^Lr{d{(2Dl-^g)>@6F06CMnhIE%+2Wy)4X3cDwh;6W7o}7H4Emz!^I%eG4S)d2hB%e
8?lUyU>l+aXZ5JTNyy1*PG(OQry%Drqmj5j7kif2vuf%aV?_hmB@suS{pmXL>@t1HOMH!CjcmRdY0K=%o#x1sC(V(kHOPJ7K9tzff&w*CHr%Jc
aD)E|57@9_!-fqTHf-3)0CahzJC$r+svYKK-D&>UnZq=1|0elwp+N^eC-B2`542;RgwBlS&pL1j%a>T8jrG5fP>-!AApud2Ba!j^#SaCs@O@Tn
82EilDAV@mGl}yLxBmkbY5fB
"""


def test_a_workbook_of_the_old_format_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(zlib.decompress(base64.b85decode("".join(OLD_WORKBOOK.split()))))
    _, standard = read(path)
    assert items(standard) == [("A01", "支部规范运行", 3), ("A02", "支部公开栏", 2)]
    assert [item.method.name for item in standard.items] == ["deduct", "binary"]
    assert sections(standard) == [("A", "党建统领", 5)]


def test_only_one_sheet_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, "党建", "支部", 3, "未建不得分"]]
    path = workbook(tmp_path / "t.xlsx", [["目录"]], sheets={"指标": rows, "附表": [["x"]]})
    draft, standard = read(path)
    assert standard.items[0].title.zh == "支部"
    assert [fault.place.sheet for fault in found(draft, "sheet_left_out")] == ["评分表", "附表"]


def test_a_hidden_sheet_is_read_only_if_no_other_has_a_head(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, title in (("旧", "旧支部"), ("新", "新支部")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEAD)
            sheet.write_row(1, 0, [1, "党建", title, 3, "未建不得分"])
        sheet.activate()
        book.get_worksheet_by_name("旧").hide()
    draft, standard = read(path)
    assert standard.items[0].title.zh == "新支部"
    assert [fault.place.sheet for fault in found(draft, "sheet_left_out")] == ["旧"]


def test_a_table_without_a_head_is_refused_with_what_was_found_and_what_is_expected(tmp_path: Path) -> None:
    (fault,) = refused(workbook(tmp_path / "t.xlsx", [["通讯录"], ["姓名", "电话"], ["甲", "1"]]))
    assert fault.code == "header_missing"
    assert fault.fields["found"] == ["姓名", "电话"]
    assert "分值" in str(fault.fields["expected"])


def test_an_empty_table_is_refused(tmp_path: Path) -> None:
    assert [fault.code for fault in refused(workbook(tmp_path / "t.xlsx", []))] == ["table_empty"]
    assert [fault.code for fault in refused(csv_file(tmp_path / "t.csv", [["", " "]]))] == ["table_empty"]
    empty = tmp_path / "nothing.csv"
    empty.write_bytes(b"")
    assert [fault.code for fault in refused(empty)] == ["table_empty"]


def test_a_table_with_no_row_that_gives_points_is_refused_with_the_reasons(tmp_path: Path) -> None:
    faults = refused(workbook(tmp_path / "t.xlsx", [HEAD, [1, "党建", "支部", "若干", "未建不得分"]]))
    assert [fault.code for fault in faults] == ["no_items_in_table", "points_not_read"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("t.xlsx", "序号,分值\n".encode(), "not_a_workbook"),
        ("t.xls", b"<html><table></table></html>", "not_a_workbook"),
        ("t.docx", b"text", "table_file_kind"),
        ("t.csv", b"\xff\xfe\xff\xff\x00", "not_text"),
        ("t.csv", b'"open', "not_a_table"),
        ("t.xlsx", b"PK\x03\x04 broken", "not_a_workbook"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_a_reason(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert [fault.code for fault in refused(path)] == [code]


def test_a_damaged_old_workbook_and_a_cell_at_the_end_of_the_sheet_end_in_a_reason(tmp_path: Path) -> None:
    damaged = bytearray(zlib.decompress(base64.b85decode("".join(OLD_WORKBOOK.split()))))
    damaged[40:80] = b"\xff" * 40
    (tmp_path / "damaged.xls").write_bytes(damaged)
    assert refused(tmp_path / "damaged.xls")[0].code in ("workbook_unreadable", "not_a_workbook")

    with xlsxwriter.Workbook(tmp_path / "far.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "分值")
        sheet.write(1_048_575, 16_383, "x")
    assert [fault.code for fault in refused(tmp_path / "far.xlsx")] == ["workbook_unreadable"]


def test_a_table_larger_than_any_scoring_table_is_refused(tmp_path: Path) -> None:
    long: Rows = [HEAD, *[[1, "党建", "支部", 3, "未建不得分"]] * MOST_ROWS]
    (fault,) = refused(workbook(tmp_path / "long.xlsx", long))
    assert (fault.code, fault.fields["rows"]) == ("table_too_large", MOST_ROWS + 1)
    wide = [["x"] * (MOST_COLUMNS + 1)]
    (fault,) = refused(csv_file(tmp_path / "wide.csv", wide))
    assert (fault.code, fault.fields["columns"]) == ("table_too_large", MOST_COLUMNS + 1)


def test_as_many_rows_as_allowed_are_read(tmp_path: Path) -> None:
    rows: Rows = [
        ["类别", "指标", "分值", "评分标准"],
        *[["党建", f"支部{n}", "1", "未建不得分"] for n in range(MOST_ROWS - 1)],
    ]
    _, standard = read(csv_file(tmp_path / "t.csv", rows))
    assert len(standard.items) == MOST_ROWS - 1
    assert standard.items[-1].id == f"A{MOST_ROWS - 1}"


def test_a_table_with_more_words_or_points_than_a_standard_can_hold_is_refused(tmp_path: Path) -> None:
    long = [["指标", "分值", "评分标准"], *[[f"支部{n}", "1", "字" * 600] for n in range(1500)]]
    assert [fault.code for fault in refused(csv_file(tmp_path / "long.csv", long))] == ["draft_too_long"]
    rich = [["指标", "分值", "评分标准"], *[[f"支部{n}", "90000", "未建不得分"] for n in range(2)]]
    assert [fault.code for fault in refused(csv_file(tmp_path / "rich.csv", rich))] == ["too_many_points"]


def test_an_id_that_a_standard_cannot_have_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", [HEAD, [1, "党建", "支部", 3, "未建不得分"]])
    with pytest.raises(Refused, match="bad_form"):
        draft_from_table(path, "绿色社区")


# Whatever a table holds -----------------------------------------------------------------------------------------------

NAMES = [
    "一、党建（6分）",
    "二、物业",
    "（一）组织",
    "支部",
    "1.保洁",
    "绿化（3分）",
    "小计",
    "合计",
    "加分项（最高5分）",
    "扣分项",
    "注：说明",
    "",
]
POINTS = ["3", "３分", "2.5", "", "-", "0", "-2", "+2", "最高5分", "0-3", "若干", "一票否决"]
RULES = [
    "每处扣0.5分", "每发现一处扣5分", "达到95%得满分，低于60%不得分", "得3分；得2分；否则不得分", "视情", "",
    "一票否决", "每年不少于4次，按比例", "省级得2分，市级得1分", "①制度\n②每次扣1分", "- x: {y", "'", '"', "\\", "yes",
]  # fmt: skip
LINE = st.tuples(
    st.sampled_from(["1", "一", ""]), st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(POINTS),
    st.sampled_from(RULES), st.sampled_from(["查阅资料", "现场", "其他", ""]), st.sampled_from(["社区、街道", "", "—"]),
)  # fmt: skip


def draft_if_it_has_items(path: Path) -> Draft | None:
    try:
        return read(path)[0]
    except Refused as exc:
        if exc.faults[0].code != "no_items_in_table":
            raise
        return None


@given(lines=st.lists(LINE, max_size=10))
@settings(max_examples=150, deadline=None)
def test_every_draft_compiles_and_no_row_is_lost_in_silence(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, ...]]
) -> None:
    """Each row carries words of its own; they are in the draft, or the row is named among what was left out."""
    rows: Rows = [
        HEAD,
        *([*line[:4], f"{line[4]}记号{n}" if line[4] else "", *line[5:]] for n, line in enumerate(lines)),
    ]
    path = csv_file(tmp_path_factory.mktemp("tables") / "t.csv", rows)
    draft = draft_if_it_has_items(path)
    if draft is None:
        return
    named = {int(re.sub(r"\D", "", fault.place.cell) or 0) for fault in draft.faults}
    for number, line in enumerate(lines):
        assert not line[4] or f"记号{number}" in draft.text or number + 2 in named


# What a CSV file in UTF-8 can hold: no NUL, no lone surrogate.
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


@given(title=WORDS, rule=WORDS)
@settings(max_examples=150, deadline=None)
def test_any_words_come_back_from_the_draft_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, title: str, rule: str
) -> None:
    assume(not role_in(f"甲{title}乙"))  # a name such as 加分 says what the item is: it is no ordinary one then
    rows: Rows = [["类别", "指标", "分值", "评分标准"], ["党建", f"甲{title}乙", "3", f"甲{rule}乙"]]
    path = csv_file(tmp_path_factory.mktemp("tables") / "t.csv", rows)
    data, _ = read_yaml(read(path)[0].text.encode(), "draft.yaml")
    item = data["sections"][0]["items"][0]
    assert item["title"]["zh"] == item["title"]["en"]
    assert words_of(item["how"]["zh"]).endswith(words_of(f"甲{rule}乙"))


def words_of(text: str) -> str:
    """The text without blanks and signs that cannot be printed."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace() and sign not in "\ufeff\u200b")
