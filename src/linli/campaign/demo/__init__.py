"""The demo city's campaign: targets as in the plan, a baseline, counts since then. Days and figures are invented."""

import random
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from linli.campaign.models import Campaign, ExpectedStanding, Standing, Target
from linli.campaign.operations.actions import Wish, freeze_denominator, set_baseline, set_target
from linli.campaign.operations.standings import count_again, keep_standing
from linli.campaign.rules.denominators import Rule
from linli.evaluation.demo.dates import at
from linli.evaluation.demo.marks import mark, save
from linli.evaluation.demo.quality import of_communities, of_compounds
from linli.evaluation.models import Edition, Round
from linli.evaluation.operations.grading import grade_round
from linli.evaluation.operations.marks import freeze_metrics
from linli.evaluation.operations.rounds import Call, move_round, open_round
from linli.places.demo import TODAY, Demo

from .plans import make as make_plan
from .steering import make as make_steering
from .works import make as make_works

PLAN = "《示例市绿色社区创建行动实施方案》（演示）"
ROLES = ("city_officer", "county_officer", "township_officer", "community_officer")
COUNTED = (date(2020, 12, 31), *(date(2021, month, 1) for month in range(2, 11)))
EARLIER = ((date(2021, 4, 1), date(2021, 6, 30), 2), (date(2021, 7, 1), date(2021, 9, 30), -3))
BEHIND_THEN = 0.03  # how much worse communities stood before anything was done


def make(demo: Demo) -> None:
    """Make the campaign: what it counts and wants, its baseline, stages, orders, works, and what was counted so far."""
    people = {role: get_user_model().objects.filter(username=f"demo-{role}").first() for role in ROLES}
    campaign = Campaign.objects.create(
        title="示例市绿色社区创建行动（2020—2022年）", division=demo.divisions[0], standard="green-community-points",
        begins=date(2020, 12, 1), document="示住建〔2020〕46号（演示）",
    )  # fmt: skip
    _targets(campaign, people["city_officer"])
    demo.say("campaign: baseline")
    set_baseline(campaign=campaign, round_=_baseline(demo, people["city_officer"]))
    campaign.refresh_from_db()
    demo.say("campaign: stages, orders, re-checks")
    make_steering(campaign, people)
    demo.say("campaign: works and resources")
    make_works(campaign, people)
    demo.say("campaign: plan")
    make_plan(campaign, people)
    demo.say("campaign: counts")
    _counts(campaign)


def _targets(campaign: Campaign, leader: Any) -> None:
    frozen = {
        rule: freeze_denominator(
            campaign=campaign, title=title, rule=rule, on=date(2020, 12, 31), note=note, by=leader,
            at=at(2021, 1, 4),
        )
        for rule, title, note in (
            (Rule.ALL, "全部社区", "方案未写明“社区”是否含镇上社区，按全部社区计"),
            (Rule.COMMITTEE, "按代码为居委会的社区", "代码后三位001至199；其余为类似居委会的单位"),
            (Rule.SUBDISTRICT, "街道所辖社区", "只计街道的社区；没有街道的县不计"),
        )
    }  # fmt: skip
    overview = (
        "方案提出：到2021年底，全市40%以上社区参与创建行动并达到创建要求，到2022年底，全市60%以上社区参与创建行动"
        "并达到创建要求。"
    )
    stage = "全面开展创建活动，2021年底前力争40%的社区达到创建要求，2022年底力争扩大到70%的社区。"
    wishes = (
        (date(2021, 12, 31), "40", False, overview, "总体目标"),
        (date(2022, 12, 31), "60", False, overview, "总体目标"),
        (date(2022, 12, 31), "70", True, stage, "实施步骤，全面推广展开阶段"),
    )
    for by, percent, stretch, sentence, where in wishes:
        wish = Wish(
            by, Decimal(percent), Target.Counted.MEETING, Target.Reach.WHOLE, stretch, frozen[Rule.ALL], sentence,
            f"{PLAN}{where}",
        )  # fmt: skip
        set_target(campaign=campaign, wish=wish)


@transaction.atomic
def _baseline(demo: Demo, leader: Any) -> Round:
    """Make the survey of the baseline: marked by the counties, graded, not published; not all of it is known."""
    rng = random.Random(20201201)
    call = Call(
        Edition.objects.get(standard="green-community-points"), demo.divisions[0], "2020年绿色社区创建摸底调查",
        date(2020, 12, 31), date(2020, 1, 1), date(2020, 12, 31), marks_due=date(2021, 1, 29),
    )  # fmt: skip
    round_ = open_round(call, by=leader, at=at(2020, 12, 4))
    round_ = move_round(round_=round_, to=Round.State.MARKING, at=at(2020, 12, 4))
    freeze_metrics(round_=round_, at=at(2021, 1, 4))
    sheets = list(round_.sheets.select_related("compound").order_by("code"))
    mark(round_, sheets, of_communities(of_compounds(round_.as_of)), rng, -BEHIND_THEN, at(2021, 1, 5))
    for sheet in sheets:
        for item in rng.sample(sorted(sheet.answers), rng.choice((0, 0, 0, 1, 2, 3))):  # nobody has looked yet
            for column in (sheet.answers, sheet.sources, sheet.reasons):
                column.pop(item, None)
    save(sheets)
    grade_round(round_=round_, at=at(2021, 2, 1))
    return round_


def _counts(campaign: Campaign) -> None:
    """Count the days since, from the register; of two past quarters, what had been expected of their ends."""
    for denominator in campaign.denominators.select_related("campaign"):
        for day in COUNTED:
            keep_standing(denominator, day, at(day.year, day.month, day.day, 6), {})
    count_again(campaign.pk, today=TODAY, at=at(TODAY.year, TODAY.month, TODAY.day, 6))
    for denominator in campaign.denominators.select_related("campaign"):
        for made_on, day, off in EARLIER:
            keep_standing(denominator, day, at(day.year, day.month, day.day, 6), {})
            rows = list(Standing.objects.filter(denominator=denominator, day=day).order_by("pk"))
            ExpectedStanding.objects.bulk_create(
                ExpectedStanding(
                    campaign=campaign, denominator=denominator, made_on=made_on, day=day, county=row.county,
                    zone=row.zone, meeting=max(0, row.meeting + (off if number == 0 else 0)),
                )
                for number, row in enumerate(rows)
            )  # fmt: skip
