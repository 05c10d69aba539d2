"""What officers do with stages: set tasks, report, accept, send back, close; a stage with open duties stays open."""

from copy import deepcopy
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hostile import NASTY

from linli.campaign.models import Duty, Stage, StageClosing, Task
from linli.campaign.operations import stages as operations
from linli.campaign.proofs import DUTY_PROOF
from linli.campaign.queries.steering import stage_page
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rules.stages import Owed, added_since, axis, bar, keeps_open, overdue, phase, place
from linli.campaign.seen import seen_of
from linli.core import clock
from linli.core.files.models import FileUse
from linli.core.notices.models import Notice
from linli.core.rights import grants_of
from linli.core.todo.models import ToDo
from linli.evaluation.tests.evidence import PDF, picture, upload

from .steering import AT, TODAY, make_steered, waiting_for

DAY = timedelta(days=1)
MOST_QUERIES = 18  # with session, person, roles, and what every page asks


# Rules ----------------------------------------------------------------------------------------------------------------


def test_the_last_day_itself_is_not_late():
    assert not overdue("OPEN", TODAY, TODAY)
    assert overdue("OPEN", TODAY - DAY, TODAY)
    assert not overdue("REPORTED", TODAY - DAY, TODAY)


def test_what_is_only_reported_keeps_a_stage_open():
    owed = [Owed("乙", "REPORTED", TODAY), Owed("甲", "OPEN", TODAY - DAY), Owed("丙", "DONE", TODAY)]
    assert [one.title for one in keeps_open(owed)] == ["甲", "乙"]
    assert keeps_open([Owed("丙", "DONE", TODAY)]) == []


def test_a_task_given_after_the_closing_is_remarked_on():
    closed = AT
    owed = [Owed("前", "DONE", TODAY, AT - DAY), Owed("后", "OPEN", TODAY, AT + DAY)]
    assert [one.title for one in added_since(owed, closed)] == ["后"]


def test_a_stage_without_an_end_is_never_over():
    assert phase(date(2022, 12, 1), None, TODAY) == "coming"
    assert phase(date(2020, 12, 1), None, date(2090, 1, 1)) == "running"
    assert phase(date(2020, 12, 1), date(2021, 6, 30), date(2021, 6, 30)) == "running"
    assert phase(date(2020, 12, 1), date(2021, 6, 30), date(2021, 7, 1)) == "over"


DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))
SPANS = st.lists(st.tuples(DAYS, st.none() | st.integers(0, 900)), min_size=0, max_size=6)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(SPANS, DAYS)
def test_every_bar_lies_on_the_axis_and_so_does_today(spans, today):
    stages = [(begin, None if length is None else begin + length * DAY) for begin, length in spans]
    ends_of = axis(stages, today)
    assert 0 <= place(today, ends_of) <= 1000
    for begins, ends in stages:
        drawn = bar(begins, ends, ends_of)
        assert drawn.start >= 0
        assert drawn.width >= 4
        assert drawn.start + drawn.width <= 1000
        assert drawn.open == (ends is None)


# Setting tasks, reporting, accepting ----------------------------------------------------------------------------------


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


def set_task(stage, title="摸清家底", **more):
    values = {"due_on": date(2020, 12, 31), "owner": "COUNTIES", "at": AT - 200 * DAY} | more
    return operations.add_task(stage=stage, title=title, **values)


@pytest.fixture
def task(stage):
    return set_task(stage)


def duty_of(task, unit):
    return Duty.objects.get(task=task, division=unit)


def report(duty, by=None, uploads=(), at=AT):
    return operations.report_duty(duty=duty, report="逐个社区摸底完成", uploads=uploads, by=by, at=at)


def accept(duty, by=None):
    return operations.accept_duty(duty=duty, remark="", by=by, at=AT)


def close(stage, unit, by=None, at=AT):
    return operations.close_stage(stage=stage, division=unit, summary="全部完成", by=by, at=at)


def test_a_task_of_the_counties_makes_a_duty_and_a_to_do_for_each(made, task):
    assert set(task.duties.values_list("division", flat=True)) == {county.pk for county in made.city.counties}
    first, second = made.officers
    mine = waiting_for(first).filter(kind=operations.DO)
    assert [todo.subject_id for todo in mine] == [duty_of(task, made.city.counties[0]).pk]
    assert mine.get().due_at == operations.end_of(date(2020, 12, 31))
    assert waiting_for(second).filter(kind=operations.DO).count() == 1
    assert waiting_for(made.leader).filter(kind=operations.DO).count() == 0  # they lead, and do not do it


def test_a_task_of_the_city_is_owed_by_the_city_alone(made, stage):
    task = set_task(stage, owner="CITY")
    assert [one.division_id for one in task.duties.all()] == [made.city.city.pk]
    assert waiting_for(made.leader).filter(kind=operations.DO).count() == 1
    assert waiting_for(made.officers[0]).filter(kind=operations.DO).count() == 0


def test_counties_that_are_there_on_the_day_owe_the_task(made, stage):
    gone = made.city.counties[1]
    gone.valid_to = date(2021, 1, 1)
    gone.save()
    assert set_task(stage, at=AT).duties.get().division_id == made.city.counties[0].pk
    assert set_task(stage, at=datetime.fromisoformat("2020-12-02T10:00+08:00")).duties.count() == 2


def test_a_campaign_without_counties_refuses_their_task(made, stage):
    made.city.counties[0].__class__.objects.filter(parent=made.city.city).update(valid_to=date(2020, 1, 1))
    with pytest.raises(UnableToCampaign, match="no county"):
        set_task(stage)


def test_a_report_waits_for_whoever_leads_and_is_accepted(made, task):
    officer, duty = made.officers[0], duty_of(task, made.city.counties[0])
    duty = report(duty, officer, [upload(picture())])
    assert (duty.state, duty.reported_by) == ("REPORTED", officer)
    assert waiting_for(officer).filter(kind=operations.DO).count() == 0
    assert waiting_for(made.leader).filter(kind=operations.LOOK).count() == 1
    assert waiting_for(officer).filter(kind=operations.LOOK).count() == 0
    assert FileUse.objects.get(purpose=DUTY_PROOF.code).subject_id == duty.pk
    duty = accept(duty, made.leader)
    assert duty.state == "DONE"
    assert ToDo.objects.open().filter(kind=operations.LOOK).count() == 0
    assert Notice.objects.get(person=officer).kind == "campaign.duty_accepted"


def test_proof_that_is_asked_for_must_be_there(made, stage):
    task = set_task(stage, proof="底数清单")
    duty = duty_of(task, made.city.counties[0])
    with pytest.raises(UnableToCampaign, match="底数清单"):
        report(duty)
    assert Duty.objects.get(pk=duty.pk).state == "OPEN"
    assert report(duty, uploads=[upload(PDF, "a.pdf")]).state == "REPORTED"


def test_a_file_that_cannot_be_kept_refuses_the_whole_report(made, task):
    duty = duty_of(task, made.city.counties[0])
    with pytest.raises(UnableToCampaign):
        report(duty, uploads=[upload(b"MZ not a picture", "a.jpg")])
    assert Duty.objects.get(pk=duty.pk).state == "OPEN"
    with pytest.raises(UnableToCampaign, match="over 10"):
        report(duty, uploads=[upload(picture(number)) for number in range(11)])


def test_nobody_accepts_their_own_report(made, task):
    duty = report(duty_of(task, made.city.counties[0]), made.leader)
    for act in (lambda: accept(duty, made.leader), lambda: send_back(duty, made.leader)):
        with pytest.raises(UnableToCampaign, match="yourself"):
            act()
    assert accept(duty, made.second_leader).state == "DONE"


def send_back(duty, by=None, reason="没有逐个社区列出"):
    return operations.send_duty_back(duty=duty, reason=reason, by=by, at=AT)


def test_a_report_is_sent_back_with_a_reason_and_reported_again(made, task):
    officer, duty = made.officers[0], duty_of(task, made.city.counties[0])
    duty = report(duty, officer)
    with pytest.raises(UnableToCampaign, match="reason"):
        send_back(duty, made.leader, " ")
    duty = send_back(duty, made.leader)
    assert (duty.state, duty.remark) == ("OPEN", "没有逐个社区列出")
    assert waiting_for(officer).filter(kind=operations.DO).count() == 1
    assert "没有逐个社区列出" in str(Notice.objects.get(person=officer).fields)
    assert report(duty, officer).remark == ""


def test_the_second_of_two_who_press_at_once_is_told(made, task):
    duty = duty_of(task, made.city.counties[0])
    stale = Duty.objects.get(pk=duty.pk)
    report(duty)
    with pytest.raises(UnableToCampaign, match="someone else"):
        report(stale)
    accept(stale, made.leader)
    with pytest.raises(UnableToCampaign, match="Done"):
        send_back(stale, made.second_leader)


def test_another_due_day_moves_the_to_dos(made, task):
    done = accept(report(duty_of(task, made.city.counties[1])))
    seen = seen_of(task, operations.TASK_TERMS)
    operations.change_task(task=task, title="摸清家底和短板", due_on=date(2021, 11, 30), seen=seen)
    assert ToDo.objects.open().get(kind=operations.DO).due_at == operations.end_of(date(2021, 11, 30))
    assert Duty.objects.get(pk=done.pk).state == "DONE"


# Closing --------------------------------------------------------------------------------------------------------------


def test_a_county_cannot_close_a_stage_with_open_duties_and_is_told_which(made, stage, task):
    county = made.city.counties[0]
    other = set_task(stage, "建立工作制度")
    report(duty_of(task, county))
    with pytest.raises(UnableToCampaign) as caught:
        close(stage, county)
    assert "“摸清家底” (Reported as done" in str(caught.value)
    assert "“建立工作制度” (Open" in str(caught.value)
    for one in (task, other):
        duty = duty_of(one, county)
        accept(duty if duty.state == "REPORTED" else report(duty))
    closing = close(stage, county, made.officers[0])
    assert (closing.by, closing.division) == (made.officers[0], county)
    with pytest.raises(UnableToCampaign, match="already"):
        close(stage, county)


def test_a_stage_is_not_closed_before_it_begins_or_without_words_or_tasks(made, stage, task):
    county = made.city.counties[0]
    accept(report(duty_of(task, county)))
    with pytest.raises(UnableToCampaign, match="Sum up"):
        operations.close_stage(stage=stage, division=county, summary=" ", by=None, at=AT)
    with pytest.raises(UnableToCampaign, match="nothing to close"):
        close(stage, made.city.city)
    with pytest.raises(UnableToCampaign, match="only begins"):
        close(stage, county, at=datetime.fromisoformat("2020-11-30T10:00+08:00"))


def test_a_task_added_after_the_closing_leaves_it_and_is_remarked_on(made, stage, task):
    county = made.city.counties[0]
    accept(report(duty_of(task, county)))
    closing = close(stage, county)
    set_task(stage, "补报底数", at=AT + DAY)
    shown = stage_page(made.campaign, grants_of(made.leader), TODAY)
    line = next(one for one in shown.stages[0].closings if one.unit.pk == county.pk)
    assert line.closing == closing
    assert [one.title for one in line.added] == ["补报底数"]
    assert next(one for one in shown.stages[0].closings if one.unit.pk == made.city.counties[1].pk).added == []


def test_a_closing_cannot_be_changed_or_deleted(made, stage, task):
    accept(report(duty_of(task, made.city.counties[0])))
    closing = close(stage, made.city.counties[0])
    for change in (closing.delete, lambda: StageClosing.objects.update(summary="改")):
        with pytest.raises(Exception, match=r"never_deleted|closing_stays"), transaction.atomic():
            change()


def test_the_database_keeps_stages_in_order(made, stage):
    with pytest.raises(IntegrityError), transaction.atomic():
        Stage.objects.filter(pk=stage.pk).update(ends=date(2020, 1, 1))
    with pytest.raises(UnableToCampaign, match="before it begins"):
        operations.change_stage(stage=stage, title="一", begins=date(2021, 1, 1), ends=date(2020, 1, 1), seen="")
    assert operations.add_stage(campaign=made.campaign, title="二", begins=TODAY, ends=None).number == 2


# Pages ----------------------------------------------------------------------------------------------------------------


def page(client_of, person, name, pk, **sent):
    client = client_of(person)
    url = reverse(f"campaign:{name}", args=[pk])
    return client.post(url, sent) if sent else client.get(url)


def test_the_city_sees_a_matrix_and_a_county_what_it_owes(made, stage, task, client_of):
    open_stage = operations.add_stage(
        campaign=made.campaign, title="形成长效机制阶段", begins=date(2022, 12, 1), ends=None
    )
    city = page(client_of, made.leader, "stages", made.campaign.pk).content.decode()
    assert "What you owe" not in city
    assert all(county.name in city for county in made.city.counties)
    assert "the source gives no end" in city
    assert city.count(">overdue<") == 2
    assert reverse("campaign:add_task", args=[open_stage.pk]) in city
    county = page(client_of, made.officers[0], "stages", made.campaign.pk).content.decode()
    assert "What you owe" in county
    assert made.city.counties[1].name not in county
    assert reverse("campaign:add_task", args=[open_stage.pk]) not in county


def test_a_township_sees_how_its_county_stands_and_opens_nothing(made, stage, task, client_of):
    shown = page(client_of, made.township, "stages", made.campaign.pk).content.decode()
    assert made.city.counties[0].name in shown
    assert made.city.counties[1].name not in shown
    duty = duty_of(task, made.city.counties[0])
    assert reverse("campaign:duty", args=[duty.pk]) not in shown
    assert page(client_of, made.township, "duty", duty.pk).status_code == 404


def test_the_page_costs_the_same_with_many_tasks(made, stage, task, client_of, django_assert_max_num_queries):
    client = client_of(made.leader)
    for number in range(12):
        set_task(stage, f"任务{number}")
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(reverse("campaign:stages", args=[made.campaign.pk])).status_code == 200


def test_a_county_reports_and_the_city_accepts_on_the_page(made, task, client_of):
    duty = duty_of(task, made.city.counties[0])
    answer = page(client_of, made.officers[0], "report_duty", duty.pk, report="完成", files=[upload(picture())])
    assert answer.status_code == 302
    shown = page(client_of, made.officers[0], "duty", duty.pk).content.decode()
    assert reverse("campaign:accept_duty", args=[duty.pk]) not in shown
    assert "/files/" in shown
    shown = page(client_of, made.leader, "duty", duty.pk).content.decode()
    assert reverse("campaign:accept_duty", args=[duty.pk]) in shown
    assert page(client_of, made.leader, "accept_duty", duty.pk, remark="好").status_code == 302
    assert Duty.objects.get(pk=duty.pk).state == "DONE"


def test_nobody_acts_beyond_their_rights_or_their_county(made, stage, task, client_of):
    duty = duty_of(task, made.city.counties[0])
    first, second = made.officers
    assert page(client_of, first, "accept_duty", duty.pk, remark="").status_code == 403
    assert page(client_of, second, "duty", duty.pk).status_code == 404
    assert page(client_of, second, "report_duty", duty.pk, report="完成").status_code == 404
    assert page(client_of, first, "add_stage", made.campaign.pk).status_code == 403
    assert page(client_of, first, "edit_task", task.pk).status_code == 403
    assert page(client_of, first, "edit_stage", stage.pk).status_code == 403
    sent = {"division": str(made.city.counties[1].pk), "summary": "完成"}
    assert page(client_of, first, "close_stage", stage.pk, **sent).status_code == 422


def test_closing_on_the_page_names_what_is_open(made, stage, task, client_of):
    county = made.city.counties[0]
    sent = {"division": str(county.pk), "summary": "完成"}
    refused = page(client_of, made.officers[0], "close_stage", stage.pk, **sent)
    assert refused.status_code == 422
    assert "摸清家底" in refused.content.decode()
    accept(report(duty_of(task, county)))
    assert page(client_of, made.officers[0], "close_stage", stage.pk, **sent).status_code == 302
    shown = page(client_of, made.leader, "stages", made.campaign.pk).content.decode()
    assert "closed 2021-10-15 10:00" in shown
    again = page(client_of, made.officers[0], "close_stage", stage.pk).content.decode()
    assert "There is nothing to close" in again


def test_a_leader_adds_and_changes_stages_and_tasks(made, client_of):
    sent = {"title": "全面推广展开阶段", "begins": "2021-07-01", "ends": "2022-11-30", "source": "方案"}
    assert page(client_of, made.leader, "add_stage", made.campaign.pk, **sent).status_code == 302
    stage = Stage.objects.get()
    seen = {"seen": seen_of(stage, operations.STAGE_TERMS)}
    assert page(client_of, made.leader, "edit_stage", stage.pk, **sent | {"ends": ""} | seen).status_code == 302
    assert Stage.objects.get().ends is None
    given = {"title": "建立联勤共管机制", "owner": "COUNTIES", "due_on": "2021-12-31", "proof": "", "text": ""}
    assert page(client_of, made.leader, "add_task", stage.pk, **given).status_code == 302
    task = Task.objects.get()
    seen = {"seen": seen_of(task, operations.TASK_TERMS)}
    assert page(client_of, made.leader, "edit_task", task.pk, **given | {"title": "联勤共管"} | seen).status_code == 302
    assert Task.objects.get().title == "联勤共管"
    assert task.duties.count() == 2


@pytest.mark.long
@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_forms_are_refused_or_kept_as_text(made, stage, task, client_of, nasty):
    client, duty = client_of(made.leader), duty_of(task, made.city.counties[0])
    forms = {
        reverse("campaign:add_stage", args=[made.campaign.pk]): ("title", "begins", "ends", "source"),
        reverse("campaign:edit_stage", args=[stage.pk]): ("title", "begins", "ends", "source", "seen"),
        reverse("campaign:add_task", args=[stage.pk]): ("title", "owner", "due_on", "proof", "text"),
        reverse("campaign:edit_task", args=[task.pk]): ("title", "due_on", "proof", "text", "seen"),
        reverse("campaign:close_stage", args=[stage.pk]): ("division", "summary"),
        reverse("campaign:accept_duty", args=[duty.pk]): ("remark",),
        reverse("campaign:send_duty_back", args=[duty.pk]): ("reason",),
        reverse("campaign:report_duty", args=[duty.pk]): ("report", "files"),
    }
    for url, names in forms.items():
        answer = client.post(url, dict.fromkeys(names, nasty))
        assert answer.status_code in (302, 422), (url, nasty)
    for name in ("stages", "duty", "close_stage"):
        pk = {"stages": made.campaign.pk, "duty": duty.pk, "close_stage": stage.pk}[name]
        shown = client.get(reverse(f"campaign:{name}", args=[pk]))
        assert shown.status_code == 200
        assert "<script>alert(1)</script>" not in shown.content.decode()
