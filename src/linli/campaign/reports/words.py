"""What a report's figures are called: on pages, in print and workbooks, and as variables of a Word template."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.campaign.models import ReportKind


@dataclass(frozen=True)
class Variable:
    """One figure of a report. name: of the field, and of the variable in English; zh: of the variable in Chinese.

    title: a heading, and what it means; columns: of a list of rows; list: of plain texts; yearly: of November only
    """

    name: str
    zh: str
    title: str | Promise
    columns: "tuple[Variable, ...]" = ()
    is_list: bool = False
    yearly: bool = False


V = Variable


def told(cell: Any) -> Any:
    """Return a cell as people read it: of a number the thousands apart."""
    return f"{cell:,}" if isinstance(cell, int) else cell


VARIABLES: tuple[Variable, ...] = (
    V("title", "标题", _("Title")),
    V("city", "城市", _("City")),
    V("campaign", "行动", _("Campaign")),
    V("campaign_document", "文号", _("Document of the campaign")),
    V("area", "地区", _("Area of the report")),
    V("period", "期间", _("Period")),
    V("first", "起始日", _("First day")),
    V("last", "截止日", _("Figures up to")),
    V("counted_on", "统计日", _("Counted on; empty if nothing had been counted")),
    V("made_on", "编制日", _("Made on")),
    V("lead", "概述", _("The report in a paragraph")),
    V("demo", "演示说明", _("That it is demo data; empty in a real city")),
    V("sample", "样例说明", _("That samples are among the figures; empty if not")),
    V("units_of", "对照目标", _("The target by which units are measured")),
    V("targets", "目标", _("Targets"), (
        V("by", "期限", _("By the end of")),
        V("share", "比例", _("Target")),
        V("kind", "性质", _("Binding or stretch")),
        V("counted", "口径", _("What counts")),
        V("of", "分母", _("Counted of")),
        V("members", "社区数", _("Communities")),
        V("wanted", "应达数", _("Number wanted")),
        V("sum_wanted", "各单位合计", _("Wanted, all units summed")),
        V("before", "上期数", _("At the time before")),
        V("count", "现有数", _("Number now")),
        V("missing", "差额", _("Still missing")),
        V("now", "现占比", _("Share now")),
        V("forecast", "预测数", _("Expected by then")),
        V("band", "预测区间", _("Band")),
        V("note", "备注", _("Remark")),
    )),
    V("units", "单位", _("Reporting units"), (
        V("name", "名称", _("Unit")),
        V("members", "社区数", _("Communities")),
        V("taking_part", "参与", _("Taking part")),
        V("meeting", "达标", _("Meeting the standard")),
        V("before", "上期达标", _("Meeting it before")),
        V("named", "命名", _("Named")),
        V("demonstration", "示范", _("Demonstration")),
        V("wanted", "应达数", _("Number wanted")),
        V("missing", "差额", _("Still missing")),
        V("forecast", "预测数", _("Expected by then")),
        V("behind", "预计差额", _("Expected to be missing")),
    )),
    V("moves", "变动", _("What moved"), (
        V("what", "事项", _("What happened")),
        V("number", "数量", _("How many")),
    )),
    V("titles", "称号变动", _("Titles that were warned about, suspended, restored or revoked"), (
        V("name", "名称", _("Community")),
        V("county", "县市区", _("County")),
        V("title", "称号", _("Title held")),
        V("what", "事项", _("What happened")),
        V("on", "日期", _("Day")),
        V("reason", "原因", _("Reason")),
        V("document", "文件", _("Document")),
    )),
    V("newly", "新达标", _("Communities that newly meet the standard"), (
        V("name", "名称", _("Community")),
        V("county", "县市区", _("County")),
        V("since", "达标日", _("Meeting it since")),
        V("document", "文件", _("Document")),
        V("sample", "样例", _("Sample")),
    )),
    V("money", "资金", _("Money by programme"), (
        V("programme", "资金渠道", _("Programme")),
        V("works", "项目数", _("Works")),
        V("known", "已知费用", _("Known cost (yuan)")),
        V("unknown", "费用未知", _("Works of unknown cost")),
        V("sample", "样例", _("Sample")),
    )),
    V("stages", "阶段", _("Stages"), (
        V("title", "名称", _("Stage")),
        V("begins", "起始日", _("Begins")),
        V("ends", "截止日", _("Ends")),
        V("duties", "任务数", _("Duties")),
        V("done", "完成数", pgettext_lazy("a duty", "Done")),
        V("late", "逾期数", _("Overdue")),
        V("closed", "已结束单位", _("Closed by")),
    ), yearly=True),
    V("measures", "措施", _("Measures done and what rose"), (
        V("title", "名称", _("Measure")),
        V("communities", "社区数", _("Communities")),
        V("works", "项目数", _("Works")),
        V("amount", "费用", _("Amount (yuan)")),
        V("unknown", "费用未知", _("Works of unknown cost")),
        V("sample", "样例", _("Sample")),
        V("rose", "提升指标", _("Items that rose there")),
    ), yearly=True),
    V("resources", "资源", _("Resources per household and quarter"), (
        V("title", "名称", _("Resource")),
        V("earlier", "前期", _("Quarters before")),
        V("before", "前期用量", _("Used before")),
        V("later", "近期", _("Quarters since")),
        V("after", "近期用量", _("Used since")),
        V("communities", "社区数", _("Communities")),
    ), yearly=True),
    V("rechecks", "复查", _("Re-checks of the year"), (
        V("outcome", "结果", _("Outcome")),
        V("number", "数量", _("How many")),
    ), yearly=True),
    V("steps", "下一步", _("Next steps"), is_list=True),
    V("notes", "说明", _("Notes"), is_list=True),
)  # fmt: skip


def variables(kind: str) -> Sequence[Variable]:
    """Return the variables of a kind of report."""
    return [one for one in VARIABLES if kind == ReportKind.YEARLY or not one.yearly]


def schema(kind: str) -> dict[str, Any]:
    """Return what a template may name, by both names: None a text or number, a list the columns of its rows."""
    found: dict[str, Any] = {}
    for one in variables(kind):
        columns = [name for column in one.columns for name in (column.zh, column.name)]
        found[one.zh] = found[one.name] = columns if columns or one.is_list else None
    return found


def context(kind: str, plain: dict[str, Any]) -> dict[str, Any]:
    """Return a report as a template sees it, by both names."""
    found: dict[str, Any] = {}
    for one in variables(kind):
        value = plain[one.name]
        if one.columns:
            value = [{name: row[c.name] for c in one.columns for name in (c.zh, c.name)} for row in value]
        found[one.zh] = found[one.name] = value
    return found


@dataclass(frozen=True)
class Section:
    """One table of a report. rows: texts and numbers; note: under the title."""

    id: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    note: str = ""


def sections(kind: str, plain: dict[str, Any]) -> list[Section]:
    """Return the tables of a report, without those that have no rows."""
    found = []
    for one in variables(kind):
        if one.columns and plain[one.name]:
            rows = [[row[column.name] for column in one.columns] for row in plain[one.name]]
            note = plain["units_of"] if one.name == "units" else ""
            found.append(Section(one.name, str(one.title), [str(c.title) for c in one.columns], rows, note))
    return found


def sample_values(kind: str) -> dict[str, Any]:
    """Return values with which a template is tried: every list has two rows."""
    plain: dict[str, Any] = {}
    for one in variables(kind):
        if one.columns:
            plain[one.name] = [{column.name: "示例" for column in one.columns} for _number in range(2)]
        else:
            plain[one.name] = ["示例", "示例"] if one.is_list else "示例"
    return context(kind, plain)


TASKS: tuple[Variable, ...] = (
    V("duties", "", _("Tasks of stages that are not done"), (
        V("unit", "", _("Unit")),
        V("stage", "", _("Stage")),
        V("task", "", _("Task")),
        V("due", "", _("Due on")),
        V("state", "", _("State")),
        V("late", "", _("Overdue")),
    )),
    V("orders", "", _("Follow-up orders to be answered"), (
        V("number", "", _("Number")),
        V("title", "", _("Title")),
        V("to", "", _("To whom")),
        V("due", "", _("Reply due")),
        V("late", "", _("Overdue")),
    )),
    V("works", "", _("Works by the day they are due"), (
        V("community", "", _("Community")),
        V("measure", "", _("Measure")),
        V("state", "", _("State")),
        V("due", "", _("Due on")),
        V("late", "", _("Overdue")),
    )),
    V("lacking", "", _("Communities that do not meet the standard, and what they lack"), (
        V("community", "", _("Community")),
        V("state", "", _("State")),
        V("short", "", _("Points short even with its works")),
        V("missing", "", _("Items in the way or unknown")),
        V("suggested", "", _("Works suggested")),
    )),
)  # fmt: skip


def task_sections(plain: dict[str, Any]) -> list[Section]:
    """Return the tables of a task list, also those without rows: that nothing is open is worth knowing."""
    found = []
    for one in TASKS:
        rows = [[row[column.name] for column in one.columns] for row in plain[one.name]]
        found.append(Section(one.name, str(one.title), [str(c.title) for c in one.columns], rows))
    return found
