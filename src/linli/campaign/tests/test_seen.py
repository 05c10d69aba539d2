"""Two leaders change the same campaign, target, stage or task: the second is told, and overwrites nothing."""

from copy import deepcopy
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.hostile import NASTY

from linli.campaign.models import Campaign, Stage, Target, Task
from linli.campaign.operations.actions import (
    CAMPAIGN_TERMS,
    TARGET_TERMS,
    change_campaign,
    drop_target,
    set_baseline,
    set_target,
)
from linli.campaign.operations.stages import STAGE_TERMS, TASK_TERMS, add_stage, add_task, change_stage, change_task
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.seen import seen_of
from linli.core import clock
from linli.evaluation.models import Round

from .world import AT, LEAD, TODAY, wish, with_targets

pytestmark = pytest.mark.django_db
TOLD = "刚刚被他人修改"


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.TODAY = TODAY


@pytest.fixture(scope="module")
def stock(once, make_city):
    return once(lambda: with_targets(make_city()))


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


@pytest.fixture
def leader(made, person_with, client_of):
    return client_of(person_with(LEAD, f"division:{made.city.city.pk}"))


@pytest.fixture
def target(made):
    return Target.objects.order_by("by", "percent")[0]


@pytest.fixture
def stage(made):
    return add_stage(campaign=made.campaign, title="摸底阶段", begins=date(2020, 12, 1), ends=date(2021, 6, 30))


@pytest.fixture
def task(stage):
    return add_task(stage=stage, title="报方案", due_on=date(2021, 9, 30), owner="COUNTIES", at=AT)


def opened(client, name, row):
    """Return the address of an edit form and what a browser sends of it untouched."""
    address = reverse(f"campaign:{name}", args=[row.pk])
    form = client.get(address).context["form"]
    sent = {field.name: field.value() for field in form if not field.field.disabled}
    values = {name: getattr(value, "pk", value) for name, value in sent.items()}
    return address, {name: value for name, value in values.items() if value not in (None, False)}


def test_the_second_of_two_who_change_a_stage_is_told(leader, stage):
    address, sent = opened(leader, "edit_stage", stage)
    assert leader.post(address, sent | {"title": "摸底调查阶段"}).status_code == 302
    late = leader.post(address, sent | {"ends": "2021-07-31"})
    assert late.status_code == 422
    assert TOLD in late.content.decode()
    row = Stage.objects.get()
    assert (row.title, row.ends) == ("摸底调查阶段", date(2021, 6, 30))
    with pytest.raises(UnableToCampaign, match=TOLD):
        change_stage(stage=row, title="一", begins=row.begins, ends=None, seen=seen_of(stage, STAGE_TERMS))


def test_the_second_of_two_who_change_a_task_is_told(leader, task):
    address, sent = opened(leader, "edit_task", task)
    assert leader.post(address, sent | {"due_on": "2021-12-31"}).status_code == 302
    late = leader.post(address, sent | {"title": "上报方案"})
    assert late.status_code == 422
    assert TOLD in late.content.decode()
    row = Task.objects.get()
    assert (row.title, row.due_on) == ("报方案", date(2021, 12, 31))
    with pytest.raises(UnableToCampaign, match=TOLD):
        change_task(task=row, title="一", due_on=TODAY, seen=seen_of(task, TASK_TERMS))


def test_the_second_of_two_who_change_a_target_is_told(made, leader, target):
    address, sent = opened(leader, "edit_target", target)
    assert leader.post(address, sent | {"percent": "45"}).status_code == 302
    late = leader.post(address, sent | {"source": "通知"})
    assert late.status_code == 422
    assert TOLD in late.content.decode()
    row = Target.objects.get(pk=target.pk)
    assert (row.percent, row.source) == (Decimal(45), "方案")
    seen = seen_of(target, TARGET_TERMS)
    with pytest.raises(UnableToCampaign, match=TOLD):
        set_target(campaign=made.campaign, wish=wish(target.denominator, 2021, 41), target=row, seen=seen)


def test_a_target_that_somebody_took_away_does_not_come_back(made, leader, target):
    address, sent = opened(leader, "edit_target", target)
    stale = Target.objects.get(pk=target.pk)
    drop_target(target=target)
    with pytest.raises(UnableToCampaign, match="已被他人撤销"):
        set_target(
            campaign=made.campaign, wish=wish(stale.denominator, 2021, 41), target=stale,
            seen=seen_of(stale, TARGET_TERMS),
        )  # fmt: skip
    assert leader.post(address, sent).status_code == 404
    assert not Target.objects.filter(pk=stale.pk).exists()


def test_the_second_of_two_who_change_a_campaign_is_told(made, leader):
    address, sent = opened(leader, "edit", made.campaign)
    assert leader.post(address, sent | {"document": "示创建办〔2021〕9号"}).status_code == 302
    late = leader.post(address, sent | {"title": "另一个名称"})
    assert late.status_code == 422
    assert TOLD in late.content.decode()
    row = Campaign.objects.get()
    assert (row.title, row.document) == ("示例市绿色社区创建行动", "示创建办〔2021〕9号")


def test_who_changes_a_title_does_not_undo_the_baseline_that_another_chose(made, leader):
    round_ = Round.objects.select_related("edition", "division").get(pk=made.rounds[0].pk)
    Campaign.objects.update(baseline=None)
    stale = Campaign.objects.get()
    address, sent = opened(leader, "edit", stale)
    set_baseline(campaign=stale, round_=round_)
    given = {"title": "新名称", "begins": stale.begins, "ends": None, "document": stale.document}
    change_campaign(campaign=stale, seen=seen_of(stale, CAMPAIGN_TERMS), **given)
    row = Campaign.objects.get()
    assert (row.title, row.baseline_id) == ("新名称", round_.pk)
    assert leader.post(address, sent).status_code == 422  # its title is another by now
    fresh = opened(leader, "edit", row)[1]
    assert leader.post(address, fresh | {"title": "再改"}).status_code == 302
    assert Campaign.objects.get().baseline_id == round_.pk
    with pytest.raises(UnableToCampaign):
        change_campaign(
            campaign=row, title="一", begins=date(2021, 1, 1), ends=date(2021, 1, 1), document="一",
            seen=seen_of(Campaign.objects.get(), CAMPAIGN_TERMS),
        )  # fmt: skip


def test_city_and_standard_of_a_campaign_stay_whatever_is_sent(made, leader):
    address, sent = opened(leader, "edit", made.campaign)
    leader.post(address, sent | {"standard": "courteous-compound", "division": str(made.city.counties[0].pk)})
    row = Campaign.objects.get()
    assert (row.standard, row.division_id) == (made.campaign.standard, made.city.city.pk)


@pytest.mark.long
@pytest.mark.parametrize("nasty", NASTY)
def test_a_mark_that_nobody_was_given_is_refused(made, leader, target, stage, task, nasty):
    rows = {"edit": made.campaign, "edit_target": target, "edit_stage": stage, "edit_task": task}
    for name, row in rows.items():
        address, sent = opened(leader, name, row)
        assert leader.post(address, sent | {"seen": nasty}).status_code == 422
        assert leader.post(address, {one: value for one, value in sent.items() if one != "seen"}).status_code == 422
