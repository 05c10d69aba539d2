"""A leader puts stages right: reopens one that was closed too early, takes away a task or a stage set by mistake."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from tests.hostile import NASTY

from linli.campaign.models import Duty, Stage, StageClosing, Task
from linli.campaign.operations import stages as operations
from linli.campaign.queries.areas import Area
from linli.campaign.queries.reports import report_of
from linli.campaign.queries.steering import stage_page, units_to_close
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rules.periods import period_of
from linli.core import clock
from linli.core.history.reading import recent_events
from linli.core.notices.models import Notice
from linli.core.rights import grants_of
from linli.core.todo.models import ToDo

from .steering import AT, TODAY, make_steered, waiting_for

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def stock(once, make_city, make_person):
    return once(lambda: make_steered(make_city(), make_person))


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


@pytest.fixture
def stage(made):
    return operations.add_stage(
        campaign=made.campaign, title="摸底调查阶段", begins=date(2020, 12, 1), ends=date(2021, 6, 30)
    )


@pytest.fixture
def task(stage):
    return set_task(stage)


@pytest.fixture
def county(made):
    return made.city.counties[0]


def set_task(stage, title="摸清家底", **more):
    values = {"due_on": date(2020, 12, 31), "owner": "COUNTIES", "at": AT - 200 * DAY} | more
    return operations.add_task(stage=stage, title=title, **values)


def report(task, unit, by=None):
    duty = Duty.objects.get(task=task, division=unit)
    return operations.report_duty(duty=duty, report="完成", uploads=(), by=by, at=AT - 9 * DAY)


@pytest.fixture
def closing(made, stage, task, county):
    operations.accept_duty(duty=report(task, county), remark="", by=made.leader, at=AT - 8 * DAY)
    return close(stage, county, by=made.officers[0])


def close(stage, unit, by=None, at=AT - 7 * DAY):
    return operations.close_stage(stage=stage, division=unit, summary="全部完成", by=by, at=at)


def reopen(closing, by=None, reason="底数有误，须重新核实", at=AT):
    return operations.reopen_stage(closing=closing, reason=reason, by=by, at=at)


def send(client_of, person, name, *numbers, reason="任务重复下达"):
    client = client_of(person)
    return client.post(reverse(f"campaign:{name}", args=numbers), {"reason": reason})


# Reopening ------------------------------------------------------------------------------------------------------------


def test_a_leader_reopens_a_stage_and_the_closing_stays_to_be_seen(made, stage, closing, county, client_of):
    client = client_of(made.leader)
    page, ask = reverse("campaign:stages", args=[made.campaign.pk]), reverse("campaign:reopen_stage", args=[closing.pk])
    assert ask in client.get(page).content.decode()
    assert "stays on record" in client.get(ask).content.decode()
    assert client.post(ask, {"reason": "底数有误，须重新核实"}).status_code == 302
    shown = client.get(page).content.decode()
    assert ask not in shown
    assert "closed 2021-10-08 10:00" in shown
    assert "Reopened 2021-10-15 10:00" in shown
    assert "底数有误，须重新核实" in shown
    closing.refresh_from_db()
    assert (closing.reopened_by, closing.reopened_at, closing.summary) == (made.leader, AT, "全部完成")
    events = recent_events(closing)
    assert (events[0].by, events[0].reason) == ("祝春晓", "底数有误，须重新核实")
    told = Notice.objects.get(kind="campaign.stage_reopened")
    assert (told.person, told.fields["reason"]) == (made.officers[0], "底数有误，须重新核实")
    assert told.url == page


def test_the_unit_closes_a_reopened_stage_again_and_both_closings_are_shown(made, stage, closing, county, client_of):
    assert units_to_close(stage, grants_of(made.officers[0]), "campaign.approve") == []
    reopen(closing, made.leader)
    assert units_to_close(stage, grants_of(made.officers[0]), "campaign.approve") == [county]
    sent = {"division": str(county.pk), "summary": "已重新核实"}
    address = reverse("campaign:close_stage", args=[stage.pk])
    assert client_of(made.officers[0]).post(address, sent).status_code == 302
    with pytest.raises(UnableToCampaign, match="closed this stage already"):
        close(stage, county)
    assert StageClosing.objects.count() == 2
    shown = client_of(made.leader).get(reverse("campaign:stages", args=[made.campaign.pk])).content.decode()
    assert shown.index("全部完成") < shown.index("已重新核实")


def test_only_closings_that_stand_are_counted(made, stage, closing, county):
    reopen(closing, made.leader, at=AT)
    line = next(
        one for one in stage_page(made.campaign, grants_of(made.leader), TODAY).stages[0].closings
        if one.unit.pk == county.pk
    )  # fmt: skip
    assert (line.closing, line.reopened) == (None, [closing])
    set_task(stage, "补报底数", at=AT + DAY)
    shown = stage_page(made.campaign, grants_of(made.leader), TODAY)
    assert not any(cell.added for _task, cells in shown.stages[0].tasks for cell in cells)


def test_a_report_of_the_past_has_what_stood_then(made, stage, closing, county):
    def closed_by(year):
        area = Area(made.city.city.name, made.city.city.pk)
        return report_of(made.campaign, "YEARLY", period_of(year, 0), area, date(2022, 12, 31)).stages[0].closed

    reopen(closing, made.leader, at=AT + 100 * DAY)  # in January 2022
    assert closed_by(2021) == county.name
    assert county.name not in closed_by(2022)


def test_the_second_of_two_windows_is_told_that_it_was_reopened(made, closing, client_of):
    assert send(client_of, made.leader, "reopen_stage", closing.pk).status_code == 302
    again = send(client_of, made.second_leader, "reopen_stage", closing.pk, reason="另一个窗口")
    assert again.status_code == 422
    assert "reopened already" in again.content.decode()
    asked = client_of(made.leader).get(reverse("campaign:reopen_stage", args=[closing.pk]), follow=True)
    assert "reopened already" in asked.content.decode()
    closing.refresh_from_db()
    assert closing.reopened_why == "任务重复下达"


def test_only_whoever_leads_the_campaign_reopens_and_with_a_reason(made, closing, client_of, person_with):
    assert send(client_of, made.officers[0], "reopen_stage", closing.pk).status_code == 403
    assert send(client_of, made.leader, "reopen_stage", closing.pk, reason=" ").status_code == 422
    with pytest.raises(UnableToCampaign, match="reason"):
        reopen(closing, reason=" ")
    elsewhere = person_with(["campaign.view", "campaign.lead"], f"division:{made.city.counties[1].pk}")
    assert send(client_of, elsewhere, "reopen_stage", closing.pk).status_code == 404
    shown = client_of(made.officers[0]).get(reverse("campaign:stages", args=[made.campaign.pk])).content.decode()
    assert reverse("campaign:reopen_stage", args=[closing.pk]) not in shown
    closing.refresh_from_db()
    assert closing.reopened_at is None


def test_a_closing_is_never_deleted_rewritten_or_made_to_stand_again(closing):
    reopen(closing)
    changes = (
        ("never_deleted", closing.delete),
        ("closing_stays", lambda: StageClosing.objects.update(summary="改")),
        ("reopening_stays", lambda: StageClosing.objects.update(reopened_at=None, reopened_why="")),
        ("reopening_stays", lambda: StageClosing.objects.update(reopened_why="改")),
    )
    for trigger, change in changes:
        with pytest.raises(Exception, match=trigger), transaction.atomic():
            change()


def test_the_database_wants_a_reason_and_one_standing_closing(closing, stage, county):
    with pytest.raises(IntegrityError, match="stage_reopened_with_a_reason"), transaction.atomic():
        StageClosing.objects.update(reopened_at=AT)
    with pytest.raises(IntegrityError, match="stage_closed_once"), transaction.atomic():
        StageClosing.objects.create(stage=stage, division=county, summary="一", at=AT)


# Taking a task away ---------------------------------------------------------------------------------------------------


def test_a_task_that_nobody_reported_is_taken_away_with_its_duties_and_to_dos(made, task, client_of):
    assert waiting_for(made.officers[0]).count() == 1
    edit = client_of(made.leader).get(reverse("campaign:edit_task", args=[task.pk])).content.decode()
    assert reverse("campaign:remove_task", args=[made.campaign.pk, task.pk]) in edit
    ask = client_of(made.leader).get(reverse("campaign:remove_task", args=[made.campaign.pk, task.pk]))
    assert ask.status_code == 200
    assert send(client_of, made.leader, "remove_task", made.campaign.pk, task.pk).status_code == 302
    assert not Task.objects.exists()
    assert not Duty.objects.exists()
    assert not ToDo.objects.open().exists()
    for officer in made.officers:
        told = Notice.objects.get(person=officer)
        assert (told.kind, told.fields) == ("campaign.task_removed", {"title": "摸清家底", "reason": "任务重复下达"})
    kept = next(one for one in recent_events(made.campaign) if "Deleted" in one.what)
    assert (kept.by, kept.reason) == ("祝春晓", "任务重复下达")
    assert Duty.pgh_event_models["delete"].objects.filter(pgh_label="delete").count() == 2
    assert client_of(made.officers[0]).get("/todo/?done=1").status_code == 200


def test_a_task_that_was_ever_reported_stays_and_the_refusal_says_what_is_allowed(made, task, county, client_of):
    duty = report(task, county, made.officers[0])
    operations.send_duty_back(duty=duty, reason="补充", by=made.leader, at=AT)  # open again, and still reported once
    refused = send(client_of, made.leader, "remove_task", made.campaign.pk, task.pk)
    assert refused.status_code == 422
    assert county.name in refused.content.decode()
    assert "can be corrected" in refused.content.decode()
    assert task.duties.count() == 2
    edit = client_of(made.leader).get(reverse("campaign:edit_task", args=[task.pk])).content.decode()
    assert reverse("campaign:remove_task", args=[made.campaign.pk, task.pk]) not in edit
    assert "a unit has reported it" in edit


def test_the_second_of_two_windows_is_told_that_the_task_is_gone(made, task, county, client_of):
    stale, duty = Task.objects.get(), Duty.objects.get(division=county)
    assert send(client_of, made.leader, "remove_task", made.campaign.pk, task.pk).status_code == 302
    address = reverse("campaign:remove_task", args=[made.campaign.pk, task.pk])
    for answer in (
        client_of(made.second_leader).post(address, {"reason": "x"}, follow=True),
        client_of(made.second_leader).get(address, follow=True),
    ):
        assert answer.status_code == 200
        assert "taken it away already" in answer.content.decode()
    for act in (
        lambda: operations.remove_task(task=stale, reason="x", at=AT),
        lambda: operations.change_task(task=stale, title="一", due_on=TODAY, seen=""),
        lambda: operations.report_duty(duty=duty, report="完成", uploads=(), by=None, at=AT),
    ):
        with pytest.raises(UnableToCampaign, match="taken it away"):
            act()
    assert Notice.objects.filter(kind="campaign.task_removed").count() == 2


def test_only_whoever_leads_takes_a_task_or_a_stage_away(made, stage, task, client_of):
    empty = operations.add_stage(campaign=made.campaign, title="空", begins=TODAY, ends=None)
    for name, pk in (("remove_task", task.pk), ("remove_stage", empty.pk)):
        assert send(client_of, made.officers[0], name, made.campaign.pk, pk).status_code == 403
        assert send(client_of, made.leader, name, made.campaign.pk + 999, pk).status_code == 404
        assert send(client_of, made.leader, name, made.campaign.pk, pk, reason=" ").status_code == 422
    assert Task.objects.exists()
    assert Stage.objects.count() == 2


# Taking a stage away --------------------------------------------------------------------------------------------------


def test_an_empty_stage_is_taken_away(made, stage, client_of):
    edit = client_of(made.leader).get(reverse("campaign:edit_stage", args=[stage.pk])).content.decode()
    assert reverse("campaign:remove_stage", args=[made.campaign.pk, stage.pk]) in edit
    assert send(client_of, made.leader, "remove_stage", made.campaign.pk, stage.pk).status_code == 302
    assert not Stage.objects.exists()
    kept = next(one for one in recent_events(made.campaign) if "Deleted" in one.what)
    assert kept.reason == "任务重复下达"
    again = client_of(made.leader).post(
        reverse("campaign:remove_stage", args=[made.campaign.pk, stage.pk]), {"reason": "x"}, follow=True
    )
    assert "taken it away already" in again.content.decode()
    for act in (
        lambda: operations.remove_stage(stage=stage, reason="x"),
        lambda: operations.change_stage(stage=stage, title="一", begins=TODAY, ends=None, seen=""),
        lambda: set_task(stage),
        lambda: close(stage, made.city.counties[0]),
    ):
        with pytest.raises(UnableToCampaign, match="taken it away"):
            act()


def test_a_stage_with_tasks_or_a_closing_stays(made, stage, closing, task, client_of):
    edit = client_of(made.leader).get(reverse("campaign:edit_stage", args=[stage.pk])).content.decode()
    assert reverse("campaign:remove_stage", args=[made.campaign.pk, stage.pk]) not in edit
    refused = send(client_of, made.leader, "remove_stage", made.campaign.pk, stage.pk)
    assert refused.status_code == 422
    assert "Take away its tasks first" in refused.content.decode()
    reopen(closing)
    other = operations.add_stage(campaign=made.campaign, title="二", begins=TODAY, ends=None)
    Task.objects.update(stage=other)
    with pytest.raises(UnableToCampaign, match="stays on record"):
        operations.remove_stage(stage=stage, reason="x")


@pytest.mark.long
@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_reasons_are_refused_or_kept_as_text(made, stage, closing, client_of, nasty):
    task = set_task(stage, "另一项")
    empty = operations.add_stage(campaign=made.campaign, title="空", begins=TODAY, ends=None)
    asked = (
        ("reopen_stage", closing.pk),
        ("remove_task", made.campaign.pk, task.pk),
        ("remove_stage", made.campaign.pk, empty.pk),
    )
    for name, *numbers in asked:
        assert send(client_of, made.leader, name, *numbers, reason=nasty).status_code in (302, 422), (name, nasty)
    shown = client_of(made.leader).get(reverse("campaign:stages", args=[made.campaign.pk]))
    assert shown.status_code == 200
    assert "<script>alert(1)</script>" not in shown.content.decode()
