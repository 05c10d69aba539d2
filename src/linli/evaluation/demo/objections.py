"""Objections of the demo: one upheld, which sends a round back to its marks; some answered; one waiting."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linli.core.hearing.models import Hearing
from linli.core.hearing.operations import Terms, answer_hearing, file_hearing
from linli.core.worktime import Clock, TimeLimit
from linli.evaluation.models import Round, Sheet
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.marks import Entry, enter_marks
from linli.evaluation.operations.rounds import move_round

from .dates import at

State = Round.State
LIVE = ("B10",)  # the platform's own number: no person gave a reason


@dataclass(frozen=True)
class Said:
    """An objection to an item, and what was answered, "" nothing yet."""

    item: str
    given: str  # what stands on the sheet of whoever objects, "" a reason beside lost points
    text: str
    filed: datetime
    answer: str = ""
    answered: datetime | None = None


def corrected(round_: Round, officer: Any) -> Round:
    """File an objection that is upheld, correct the mark, and put the round on notice again."""
    said = Said(
        "C02", "3", "评分表记联席会3次。2020年11月26日还召开过一次，签到、纪要、照片已随附，请求复核C02。",
        at(2021, 2, 4, 10), "核对原始纪要，11月26日会议属实，C02由3次更正为4次。", at(2021, 2, 5, 16),
    )  # fmt: skip
    hearing = _file(round_, said, 1)
    answer_hearing(hearing=hearing, outcome="UPHELD", by=officer, at=at(2021, 2, 5, 16), answer=said.answer)
    round_ = move_round(
        round_=round_, to=State.MARKING, at=at(2021, 2, 8), reason="异议〔2021〕1号成立，更正一个小区的评分后重新公示"
    )
    sheet = Sheet.objects.select_related("round__edition").get(pk=hearing.subject_id)
    enter_marks(sheet=sheet, entry=Entry(answers={"C02": "4"}), by=officer, at=at(2021, 2, 8, 10))
    grade_round(round_=round_, at=at(2021, 2, 8, 11))
    for to, when in ((State.REVIEW, at(2021, 2, 8, 14)), (State.NOTICE, at(2021, 2, 18))):
        round_ = move_round(round_=round_, to=to, at=when)
    return round_


def waiting(round_: Round, officer: Any) -> None:
    """File some objections to a round on notice: two are answered, one waits."""
    some = (
        Said(
            "B10", "", "电动自行车充电接口已于9月26日新增24个，现场检查时尚未通电，请求复核B10。", at(2021, 10, 12, 15),
            "评价以9月30日为基准日，接口10月8日通电，列入下一批次。", at(2021, 10, 13, 16),
        ),
        Said(
            "B06", "", "楼道堆放已于9月20日清理完毕，所附照片为整改前拍摄，请求按复查结果重新评分。",
            at(2021, 10, 13, 10), "复查照片摄于10月9日，晚于基准日，维持原评分；整改情况记入下一批次。",
            at(2021, 10, 14, 11),
        ),
        Said(
            "C03", "", "公共收益上半年明细已张贴于2幢公告栏，评价员未到该处查看，随附张贴照片和账目，请求复核C03。",
            at(2021, 10, 14, 15),
        ),
    )  # fmt: skip
    for number, said in enumerate(some, 3):
        hearing = _file(round_, said, number)
        if said.answered:
            answer_hearing(hearing=hearing, outcome="DISMISSED", by=officer, at=said.answered, answer=said.answer)


def _file(round_: Round, said: Said, number: int) -> Hearing:
    assert round_.notice_at is not None
    terms = Terms(
        to_answer=TimeLimit(Clock.WORKING_DAYS, round_.answer_days), noticed_at=round_.notice_at,
        to_file=TimeLimit(Clock.WORKING_DAYS, round_.notice_days),
    )  # fmt: skip
    losers = round_.sheets.filter(result__state="graded", result__rung__range=(1, 3))
    if said.given:
        losers = losers.filter(**{f"answers__{said.item}": said.given})
    elif said.item not in LIVE:
        losers = losers.filter(reasons__has_key=said.item)
    some = list(losers.order_by("code")[: 60 * number])
    sheet = some[len(some) - 1]  # spread over the city, never one place twice
    return file_hearing(
        kind="OBJECTION", subject=("evaluation.sheet", sheet.pk), text=said.text, terms=terms, at=said.filed,
        paper_number=f"异议〔2021〕{number}号",
    )  # fmt: skip
