"""The demo city's rounds: two sealed, one on public notice on the demo's day. Marks are invented, results computed.

Older and unmanaged compounds are marked lower, counties differ, most compounds gained a little in a year. What the
platform knows itself (who manages, metrics) is read from the demo's rows and never drawn.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from linli.core.hearing.operations import Terms, answer_hearing, file_hearing
from linli.core.worktime import Clock, TimeLimit
from linli.grading.marks import applies, read_answer
from linli.grading.schema import Item
from linli.places.demo import Demo
from linli.places.models import Compound, Division, Management, OwnersCommittee

from .models import Award, Edition, Result, Round, Sheet
from .operations.editions import load_shipped
from .operations.grading import decide_class, grade_round
from .operations.marks import freeze_metrics, needs_reason
from .operations.register import award_title, note_award
from .operations.rounds import Call, move_round, open_round
from .operations.sealing import seal_round
from .operations.surveys import answer_survey, close_survey, open_survey

PROOFS = ("现场照片{n}", "检查记录第{n}页", "台账第{n}项")
FOUND = {
    "deduct": (
        "现场检查发现{count}{unit}，已当场告知",
        "抽查发现{count}{unit}，照片见附件",
        "两次到场共记{count}{unit}",
    ),
    "levels": ("资料不齐，缺近一季度记录", "有制度，执行不到位", "部分完成，正在整改"),
    "binary": ("现场未见，未能提供材料", "材料已过期，未更新"),
}
COUNTY_EFFECT = (0.05, 0.02, -0.02, -0.04, 0.03, -0.01)  # of the counties in the order of their codes


@dataclass
class Quality:
    """How well a place does, 0 to 1, and what is known of it on the as-of date."""

    level: float
    managed: str  # how it is managed, "" unknown
    contract: bool
    committee: int  # 0 none, 1 its term is over, 2 in term


def make(demo: Demo) -> None:
    """Make three rounds, a survey, a few titles, and two objections."""
    rng = random.Random(20201231)
    leader = get_user_model().objects.order_by("pk").first()
    load_shipped(at=_at(2020, 11, 2))
    city = demo.divisions[0]
    compounds = Edition.objects.get(standard="courteous-compound")
    communities = Edition.objects.get(standard="green-community-points")
    start = Call(
        compounds, city, "2020年度有礼小区星级评价", date(2020, 12, 31), date(2020, 1, 1), date(2020, 12, 31),
        marks_due=date(2021, 1, 29), shows_items=True,
    )  # fmt: skip
    demo.say("rounds: 2020")
    first = _graded(start, rng, 0.0, at=_at(2021, 1, 4), leader=leader)
    _decide(first, at=_at(2021, 2, 2), leader=leader)
    _sealed(first, notice=_at(2021, 2, 3, 9), seal=_at(2021, 2, 19, 10), leader=leader)
    demo.say("rounds: communities, 2021")
    middle = Call(
        communities, city, "2021年上半年绿色社区创建评价", date(2021, 6, 30), date(2020, 7, 1), date(2021, 6, 30),
        marks_due=date(2021, 7, 16),
    )  # fmt: skip
    second = _graded(middle, rng, 0.0, at=_at(2021, 7, 1), leader=leader)
    _sealed(second, notice=_at(2021, 7, 26, 9), seal=_at(2021, 8, 6, 10), leader=leader)
    _titles(second, leader)
    demo.say("rounds: 2021")
    last = Call(
        compounds, city, "2021年度有礼小区星级评价", date(2021, 9, 30), date(2021, 1, 1), date(2021, 9, 30),
        marks_due=date(2021, 10, 8), previous=first,
    )  # fmt: skip
    third = _graded(last, rng, 0.045, at=_at(2021, 9, 8), leader=leader, asks=True)
    third = _on_notice(third, _at(2021, 10, 12, 9))
    _objections(third, demo)


def _at(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime(year, month, day, hour))  # noqa: DTZ001 - made aware in the city's zone


@transaction.atomic
def _graded(call: Call, rng: random.Random, gain: float, *, at: datetime, leader: Any, asks: bool = False) -> Round:
    round_ = open_round(call, by=leader, at=at)
    round_ = move_round(round_=round_, to=Round.State.MARKING, at=at)
    _mark(round_, rng, gain, at)
    if asks:
        _survey(round_, leader)
        at = _at(2021, 10, 8, 15)  # grade once the survey is closed and the marks are due
    freeze_metrics(round_=round_, at=at)
    grade_round(round_=round_, at=at)
    return move_round(round_=round_, to=Round.State.REVIEW, at=at)


def _on_notice(round_: Round, at: datetime) -> Round:
    return move_round(round_=round_, to=Round.State.NOTICE, at=at)


def _sealed(round_: Round, *, notice: datetime, seal: datetime, leader: Any) -> None:
    seal_round(round_=_on_notice(round_, notice), by=leader, at=seal)


# Marks


def _mark(round_: Round, rng: random.Random, gain: float, at: datetime) -> None:
    sheets = list(round_.sheets.select_related("compound").order_by("code"))
    quality = _of_compounds(round_.as_of)
    if round_.edition.subject == "community":
        quality = _of_communities(quality)
    items = round_.edition.compiled().standard.items
    source = {"how": Sheet.How.WORKBOOK.value, "by": None, "at": at.isoformat(), "what": f"{round_.title}评分表.xlsx"}
    for sheet in sheets:
        known = quality[sheet.compound_id or sheet.place_id]
        level = min(0.995, max(0.2, known.level + gain + rng.uniform(-0.03, 0.04)))
        sheet.facts = _facts(sheet, rng)
        for item in items:
            if item.applies and applies(item, sheet.facts) is False:
                continue
            answer = _told(item, sheet, known) or _drawn(item, level, rng)
            sheet.answers[item.id] = read_answer(item, answer)
            sheet.sources[item.id] = source
            if needs_reason(item, sheet.answers[item.id], round_.as_of):
                sheet.reasons[item.id] = [_reason(item, sheet.answers[item.id], rng)]
        for item in rng.sample(items, 2) if rng.random() < 0.02 else ():  # not everything is in on time
            for column in (sheet.answers, sheet.sources, sheet.reasons):
                column.pop(item.id, None)
        sheet.changed_at = at
    Sheet.objects.bulk_update(sheets, ["facts", "answers", "sources", "reasons", "changed_at"], batch_size=500)


def _facts(sheet: Sheet, rng: random.Random) -> dict[str, str]:
    if sheet.compound_id:
        return {**sheet.facts, "owners_meeting_due": "no" if rng.random() < 0.04 else "yes"}
    return {
        "works_in_3_years": str(rng.choice((0, 1, 1, 2, 3))), "lift_requests": str(rng.choice((0, 0, 2, 5, 9))),
        "schools": str(rng.choice((0, 1, 1, 2))), "heritage_count": str(rng.choice((0, 0, 0, 1, 4))),
    }  # fmt: skip


def _told(item: Item, sheet: Sheet, known: Quality) -> str:
    """What the demo's own rows say about an item; empty where they say nothing."""
    if not sheet.compound_id:
        return ""
    if item.id == "B18":
        return "yes" if known.managed else "no"
    if item.id == "B01":
        return "yes" if known.contract or known.managed in ("SELF", "FLOOR", "TRUSTEESHIP") else "no"
    if item.id == "C01":
        return ("0", "2", "3")[known.committee]
    return ""


def _drawn(item: Item, level: float, rng: random.Random) -> str:
    method = item.method
    luck = min(1.0, max(0.0, level + rng.uniform(-0.22, 0.18)))
    if item.role == "must-have":
        return "yes" if rng.random() < 0.965 + 0.035 * level else "no"
    if item.role == "bonus":
        luck = max(0.0, luck - 0.55)
    if method.binary:
        return "yes" if rng.random() < luck + 0.1 else "no"
    if method.levels:
        place = min(len(method.levels) - 1, int((1 - luck) * 2.0 * (len(method.levels) - 1)))
        return str(method.levels[place])
    if method.deduct:
        return str(int((1 - luck) * float((item.points or 0) / method.deduct.per) * rng.uniform(0.2, 1.1)))
    if method.count:
        return str(round(min(1.15, luck * rng.uniform(0.85, 1.3)) * method.count.of))
    assert method.measured is not None
    return _measured(method.measured, luck, rng)


def _measured(method: Any, luck: float, rng: random.Random) -> str:
    best = max(method.points_at, key=lambda pair: pair[1])[0]
    worst = min(method.points_at, key=lambda pair: pair[1])[0]
    reached = min(Decimal(1), Decimal(round(luck * 112)) / 100)
    value = worst + (best - worst) * reached
    if method.unit == "number":
        return f"{value.quantize(Decimal('0.1')):f}"
    below = rng.randint(24, 160)
    return f"{min(below, round(value * below))}/{below}"


def _reason(item: Item, answer: str, rng: random.Random) -> list[str]:
    method = item.method
    unit = method.deduct.unit.zh if method.deduct else ""
    text = rng.choice(FOUND[method.name]).format(count=answer, unit=unit)
    return [text, rng.choice(PROOFS).format(n=rng.randint(1, 60))]


def _of_compounds(as_of: date) -> dict[int, Quality]:
    """How each compound does: its age, who manages it on the day, its county."""
    counties = list(Division.objects.filter(level="COUNTY").order_by("code").values_list("pk", flat=True))
    effect = dict(zip(counties, COUNTY_EFFECT, strict=False))
    managed = {row.compound_id: row for row in Management.objects.filter(period__contains=as_of).order_by("period")}
    terms: dict[int, int] = {}
    for committee in OwnersCommittee.objects.all():
        terms[committee.compound_id] = 2 if as_of in _days(committee) else max(1, terms.get(committee.compound_id, 0))
    found = {}
    for compound in Compound.objects.select_related("community").defer("search_grams"):
        own = random.Random(compound.code)  # the same place is as good or bad in every round
        row = managed.get(compound.pk)
        how = row.how if row else ""
        level = 0.655 + {"PROFESSIONAL": 0.07, "TRUSTEESHIP": 0.03, "SELF": -0.05, "FLOOR": -0.09, "": -0.12}[how]
        level -= max(0, 2004 - (compound.built_year or 2000)) * 0.006
        level += sum(effect.get(pk, 0) for pk in compound.community.ancestors) + own.gauss(0, 0.07)
        found[compound.pk] = Quality(level, how, bool(row and row.contract_number), terms.get(compound.pk, 0))
    return found


def _days(committee: OwnersCommittee) -> Any:
    class _Days:
        def __contains__(self, day: date) -> bool:
            lower, upper = committee.period.lower, committee.period.upper
            return bool(lower <= day and (upper is None or day < upper))

    return _Days()


def _of_communities(compounds: dict[int, Quality]) -> dict[int, Quality]:
    levels: dict[int, list[float]] = {}
    for pk, community in Compound.objects.values_list("pk", "community_id"):
        levels.setdefault(community, []).append(compounds[pk].level)
    everywhere: Callable[[list[float]], float] = lambda some: sum(some) / len(some) if some else 0.7  # noqa: E731
    return {
        pk: Quality(everywhere(levels.get(pk, [])) - 0.05, "", False, 0)
        for pk in Division.objects.filter(level="COMMUNITY").values_list("pk", flat=True)
    }


# What residents say


def _survey(round_: Round, leader: Any) -> None:
    """Ask the residents of the compounds that have a house ledger, from the 9th to the 24th of September."""
    rng = random.Random(20210909)
    survey = open_survey(
        round_=round_, title="2021年有礼小区居民满意度问卷", per_compound=40, closes_on=date(2021, 9, 24),
        seed="2021-09-08 福彩3D第2021241期 582", by=leader, at=_at(2021, 9, 9),
    )  # fmt: skip
    quality = _of_compounds(round_.as_of)
    willing: dict[int, float] = {}
    homes = survey.homes.select_related("compound").defer("compound__search_grams")
    for home in homes.order_by("compound__code", "order"):
        if rng.random() > willing.setdefault(home.compound_id, rng.uniform(0.15, 0.8)):
            continue
        mood = 1.4 + 3.4 * quality[home.compound_id].level
        levels = [
            min(5, max(1, round(rng.gauss(mood, 0.8)))) if rng.random() < 0.97 else 0 for _one in survey.questions
        ]
        channel = rng.choices(("PAGE", "PHONE", "PAPER"), (55, 30, 15))[0]
        if any(levels):
            answer_survey(home=home, levels=levels, channel=channel, at=_at(2021, 9, rng.randint(10, 24), 10))
    close_survey(survey=survey, at=_at(2021, 9, 24, 18))


# What people did about it


def _decide(round_: Round, *, at: datetime, leader: Any) -> None:
    best = round_.results.filter(class_id="exemplar").order_by("-total").select_related("sheet__round__edition")[3:4]
    for result in best:
        decide_class(
            sheet=result.sheet, class_id="sound", reason="评价期内物业服务企业更换，示范引领待下一批次复核",
            document="示住建〔2021〕8号会议纪要", by=leader, at=at,
        )  # fmt: skip


def _titles(round_: Round, leader: Any) -> None:
    """Name the best communities, make a few of them demonstrations, warn one."""
    best = [
        result.sheet
        for result in round_.results.filter(outcome="passed").order_by("-total").select_related("sheet__place")[:20]
    ]
    standard = round_.edition.standard
    for number, sheet in enumerate(best):
        given = {"community": sheet.place, "standard": standard, "by": leader}
        award_title(
            kind=Award.Kind.NAMED,
            on=date(2021, 8, 20),
            document="示创建办〔2021〕12号命名通报",
            at=_at(2021, 8, 20),
            **given,
        )
        if number < 6:
            award_title(
                kind=Award.Kind.DEMONSTRATION, on=date(2021, 9, 1), document="示创建办〔2021〕15号", at=_at(2021, 9, 1),
                **given,
            )  # fmt: skip
    if best:
        warned = Award.objects.filter(kind=Award.Kind.NAMED, community=best[-1].place).get()
        note_award(
            award=warned, kind="WARNED", on=date(2021, 9, 27), reason="复查发现两处消防通道被占用，限期三十日整改",
            document="示创建办督〔2021〕3号", by=leader, at=_at(2021, 9, 27),
        )  # fmt: skip


def _objections(round_: Round, demo: Demo) -> None:
    """Two objections: one answered, one waiting."""
    assert round_.notice_at is not None
    people = get_user_model().objects
    terms = Terms(
        to_answer=TimeLimit(Clock.WORKING_DAYS, round_.answer_days), noticed_at=round_.notice_at,
        to_file=TimeLimit(Clock.WORKING_DAYS, round_.notice_days),
    )  # fmt: skip
    worst = round_.results.filter(state=Result.State.GRADED).order_by("total").select_related("sheet")[5:7]
    texts = (
        "电动自行车充电接口已于9月26日新增24个，现场检查时尚未通电，请求复核B10。",
        "楼道堆放已于检查前清理，照片为整改前拍摄，请求按复查结果重新评分。",
    )
    for number, (result, text) in enumerate(zip(worst, texts, strict=True)):
        hearing = file_hearing(
            kind="OBJECTION", subject=("evaluation.sheet", result.sheet_id), text=text, terms=terms,
            at=_at(2021, 10, 13 + number, 15), paper_number=f"异议〔2021〕{number + 1}号",
        )  # fmt: skip
        if number == 0:
            officer = people.order_by("pk").first()
            answer_hearing(
                hearing=hearing, outcome="DISMISSED", by=officer, at=_at(2021, 10, 14, 16),
                answer="评价以9月30日为基准日，接口10月8日通电，列入下一批次。",
            )  # fmt: skip
