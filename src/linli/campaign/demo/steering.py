"""Stages, duties, follow-up orders and re-checks of the demo. The stages' days are the plan's; all else is invented."""

import io
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from linli.campaign.models import Campaign, Duty, FollowUpOrder, Recheck, Stage, Task
from linli.campaign.operations import orders, rechecks, stages
from linli.campaign.queries.steering import titles_held
from linli.evaluation.demo.dates import at
from linli.grading.commands import font_folder
from linli.places.demo import TODAY
from linli.places.models import Division

CITY, COUNTIES = Task.Owner.CITY, Task.Owner.COUNTIES
BEHIND = 4  # which county is behind, in the order of their codes

STAGES = (
    ("摸底调查阶段", date(2020, 12, 1), date(2021, 6, 30),
     "实施步骤1：2020年12月至2021年6月；任务期限写作“2020年底前”，早于阶段截止日期半年，两者均照录"),
    ("全面推广展开阶段", date(2021, 7, 1), date(2022, 11, 30),
     "实施步骤2：2021年7月至2022年11月；目标期限为2022年底，晚于阶段截止日期一个月，两者均照录"),
    ("形成长效机制阶段", date(2022, 12, 1), None,
     "实施步骤3：来源未给出起止日期；起始日期按上一阶段截止日期次日记"),
)  # fmt: skip

# Stage, title, who owes it, due, proof, text, the moment at which it is set. Days after 2020 are the demo's.
TASKS = (
    (1, "制定绿色社区创建行动计划", COUNTIES, date(2020, 12, 31), "行动计划印发文件",
     "2020年底前，各县（市、区）制定绿色社区创建行动计划。"),
    (1, "建立创建工作制度", COUNTIES, date(2020, 12, 31), "工作制度文件",
     "明确牵头部门、联络员、月报和会商制度，启动创建工作。"),
    (1, "摸清家底、查找不足", COUNTIES, date(2020, 12, 31), "社区、小区底数和问题清单",
     "按照绿色社区创建评价标准逐个社区摸底。"),
    (1, "印发绿色社区创建考核标准（试行）", CITY, date(2021, 6, 30), "标准文本",
     "方案只列出标准名称，由市级补充印发。"),
    (2, "编制多改合一项目统筹清单", COUNTIES, date(2021, 9, 30), "项目统筹清单",
     "老旧小区改造、海绵城市、智慧安防、垃圾分类等统筹安排，一次建成。"),
    (2, "推广“邻礼通”2.0上线", COUNTIES, date(2021, 10, 31), "",
     "小区党建、治理、物业、文明、服务五大功能上线。"),
    (2, "推荐2021年度达标社区", COUNTIES, date(2021, 11, 30), "推荐名单和初审意见",
     "2021年底前力争40%的社区达到创建要求。"),
    (2, "建立联勤共管机制", COUNTIES, date(2021, 12, 31), "机制文件和巡查记录",
     "综合执法、公安、住建、市场监管、消防等部门联勤共管，开展日常巡查。"),
    (2, "建立物业服务企业红黑榜和信用评价机制", CITY, date(2021, 12, 31), "办法文本",
     ""),
    (2, "开展古树名木保护范围清理和健康体检", COUNTIES, date(2022, 6, 30), "体检记录",
     "明确管理和养护责任。"),
    (3, "总结梳理创建工作", COUNTIES, date(2022, 12, 31), "工作总结",
     ""),
    (3, "建立长效管理机制", CITY, date(2023, 3, 31), "长效机制文件",
     "将绿色发展理念贯穿社区设计、建设、管理和服务全过程。"),
)  # fmt: skip
SET_ON = {1: (2020, 12, 2), 2: (2021, 7, 5), 3: (2021, 7, 5)}


def make(campaign: Campaign, people: dict[str, Any]) -> None:
    """Make the stages with what each county did of them, six orders, and two plans of re-checks. people: by role."""
    leader, officer = people.get("city_officer"), people.get("county_officer")
    counties = stages.owing(campaign, COUNTIES, TODAY)
    home = officer.assignments.get().scope_id if officer else 0
    found = {}
    for title, begins, ends, source in STAGES:
        stage = stages.add_stage(campaign=campaign, title=title, begins=begins, ends=ends, source=source)
        found[stage.number] = stage
    tasks = [
        stages.add_task(
            stage=found[number], title=title, owner=owner, due_on=due, proof=proof, text=text, at=at(*SET_ON[number])
        )
        for number, title, owner, due, proof, text in TASKS
    ]
    for number, county in enumerate(counties):
        by = officer if county.pk == home else None
        _county(tasks, county, number, by, leader)
    _report(tasks[3], campaign.division, (2021, 6, 24), None, leader)
    if counties:
        _close(found[1], counties, home, officer)
        _orders(campaign, counties, home, leader, officer)
    _rechecks(campaign, leader)


# Stages and duties ----------------------------------------------------------------------------------------------------


def _county(tasks: list[Task], county: Division, number: int, by: Any, leader: Any) -> None:
    """Report what a county has done by the demo's day: one is behind, the others are on their way."""
    behind = number == BEHIND
    _report(tasks[0], county, (2020, 12, 18 + number), by, leader)
    _report(tasks[1], county, (2020, 12, 22 + number), by, leader)
    if not behind:
        _report(tasks[2], county, (2021, 1, 4 + number) if number == 2 else (2020, 12, 25 + number), by, leader)
        _report(tasks[4], county, (2021, 9, 22 + number), by, leader, accept=number % 2 == 0)
    else:
        duty = _report(tasks[2], county, (2021, 2, 9), by, leader, accept=False)
        stages.send_duty_back(
            duty=duty, reason="底数表只到街道，没有逐个社区列出，请补齐后重报。", by=leader, at=at(2021, 2, 18)
        )
    if number in (0, 3):
        _report(tasks[5], county, (2021, 10, 11), by, leader, accept=number == 0)


def _report(
    task: Task, unit: Division, day: tuple[int, int, int], by: Any, leader: Any, *, accept: bool = True
) -> Duty:
    duty = Duty.objects.get(task=task, division=unit)
    text = f"{unit.name}：“{task.title}”已完成，材料见附件（演示）。"
    uploads = [_paper(f"{unit.name} {task.proof}", day)] if task.proof else []
    duty = stages.report_duty(duty=duty, report=text, uploads=uploads, by=by, at=at(*day))
    if accept:
        stages.accept_duty(duty=duty, remark="材料齐全", by=leader, at=at(*day) + timedelta(days=3))
    return duty


def _close(stage: Stage, counties: list[Division], home: int, officer: Any) -> None:
    """Let some counties close the first stage; the one that is behind cannot, one has not done so yet."""
    for number, county in enumerate(counties):
        if number in (BEHIND, 2):
            continue
        summary = f"{county.name}已按评价标准完成社区摸底，形成问题清单，行动计划和工作制度均已印发（演示）。"
        by = officer if county.pk == home else None
        stages.close_stage(stage=stage, division=county, summary=summary, by=by, at=at(2021, 6, 28 + number % 2, 15))


# Follow-up orders -----------------------------------------------------------------------------------------------------


def _orders(campaign: Campaign, counties: list[Division], home: int, leader: Any, officer: Any) -> None:
    """Issue six orders: two closed, one of them after an answer was sent back; withdrawn; answered; late; waiting."""
    behind = counties[min(BEHIND, len(counties) - 1)]
    mine = next((one for one in counties if one.pk == home), counties[0])
    other = next((one for one in counties if one not in (mine, behind)), counties[0])

    def issue(day: tuple[int, int, int], title: str, text: str, days: int, to: Division) -> FollowUpOrder:
        new = orders.NewOrder(orders.next_number(date(*day)), title, text, days)
        return orders.issue_orders(campaign=campaign, new=new, divisions=[to], by=leader, at=at(*day))[0]

    def answer(order: FollowUpOrder, day: tuple[int, int, int], text: str) -> None:
        by = officer if order.division_id == home else None
        paper = _paper(f"{order.division.name} 督办答复", day)
        orders.reply_order(order=order, reply=text, uploads=[paper], by=by, at=at(*day, 10))

    one = issue(
        (2021, 7, 12), "加快消防通道和充电设施整改", "逐个小区排查电动自行车充电桩和消防通道，列出整改清单。", 10, other
    )
    answer(one, (2021, 7, 22), "已排查全部小区，发现问题17处，整改完成15处，其余2处已列入改造计划。")
    orders.close_order(order=one, remark="整改清单属实，同意办结", by=leader, at=at(2021, 7, 26))
    two = issue((2021, 8, 9), "生活垃圾分类投放点混投整改", "对抽查通报的投放点逐一整改并报送照片。", 7, mine)
    answer(two, (2021, 8, 16), "已整改。")
    orders.send_order_back(
        order=two, reason="答复过于简单，没有说明整改点位，请逐点说明。", days=5, by=leader, at=at(2021, 8, 18)
    )
    answer(two, (2021, 8, 24), "6个投放点已全部整改：4处增设督导员，2处迁移点位，照片见附件。")
    orders.close_order(order=two, remark="逐点说明清楚，同意办结", by=leader, at=at(2021, 8, 26))
    three = issue((2021, 9, 1), "报送加装电梯进度", "报送既有住宅加装电梯意向和开工情况。", 5, other)
    orders.withdraw_order(
        order=three, reason="与老旧小区改造月报重复，改由月报一并报送。", by=leader, at=at(2021, 9, 2)
    )
    issue(
        (2021, 9, 22),
        "摸底底数逾期未报齐",
        "第一阶段“摸清家底、查找不足”至今未报齐，请逐个社区补报底数和问题清单。",
        10,
        behind,
    )
    five = issue((2021, 9, 26), "核实社区邻里中心建设情况", "逐个社区核实邻里中心建成和入驻情况。", 9, mine)
    answer(five, (2021, 10, 12), "已核实全部社区：已建成的均已入驻，在建的年内完工，明细见附件。")
    issue((2021, 10, 11), "推进“邻礼通”2.0上线", "未上线小区逐个排出时间表，10月底前全部上线。", 8, mine)


# Re-checks ------------------------------------------------------------------------------------------------------------


def _rechecks(campaign: Campaign, leader: Any) -> None:
    """Plan 2021 with two done, and 2022."""
    first = date(2021, 10, 8)
    if not titles_held(campaign, first.year, first):
        return  # a city without titles has none to look at again
    plan = rechecks.make_plan(
        campaign=campaign, year=2021, years=3, seed="示例20211008", on=first, by=leader, at=at(2021, 10, 8)
    )
    troubled = next((row for row in plan if row.why == Recheck.Why.TROUBLED), None)
    drawn = next((row for row in plan if row.why != Recheck.Why.TROUBLED), None)
    outcomes = (
        (troubled, Recheck.Outcome.KEEPS, "投放点、消防通道现场查看合格，台账齐全", ""),
        (drawn, Recheck.Outcome.WARNED, "公共收益连续两季度未公示，限期三十日整改", "示创建办督〔2021〕4号"),
    )
    for row, outcome, finding, document in outcomes:
        if row is not None:
            rechecks.enter_outcome(
                recheck=row, outcome=outcome, finding=finding, done_on=date(2021, 10, 13), document=document,
                by=leader, at=at(2021, 10, 13, 16),
            )  # fmt: skip
    rechecks.make_plan(
        campaign=campaign, year=2022, years=3, seed="示例20211014", on=date(2021, 10, 14), by=leader,
        at=at(2021, 10, 14),
    )  # fmt: skip


# Paper ----------------------------------------------------------------------------------------------------------------


def _paper(title: str, day: tuple[int, int, int]) -> SimpleUploadedFile:
    """Return a PDF of one page that says that it is no real document; the same on every run."""
    image = Image.new("RGB", (496, 702), "white")
    draw = ImageDraw.Draw(image)
    draw.text((248, 80), title, fill="black", font=_font(22), anchor="mm")
    draw.text((248, 120), "演示数据，非真实文件", fill=(150, 50, 20), font=_font(16), anchor="mm")
    for line in range(14):
        draw.line(
            (60, 170 + 28 * line, 60 + 200 + (len(title) * 37 * (line + 1)) % 176, 170 + 28 * line),
            fill=(170,) * 3,
            width=5,
        )
    moment, out = at(*day).timetuple(), io.BytesIO()
    image.save(out, "PDF", resolution=60, creationDate=moment, modDate=moment)
    return SimpleUploadedFile("demo.pdf", out.getvalue())


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_folder() / "400Regular" / "NotoSansSC_400Regular.ttf", size)
