"""A leader begins a campaign from the file of a plan: sees first what it makes, sets later what was left out."""

from datetime import date, datetime
from pathlib import Path

import pytest
from django.urls import reverse
from tests.hostile import NASTY

from linli.campaign.models import Campaign, Denominator, Duty, Stage, Target, Task
from linli.campaign.operations import stages
from linli.campaign.operations.beginning import begin_from_plan, set_tasks, tasks_left
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.source_plans import SHIPPED, FaultyPlan, faulty_files, plan_files, read_plan
from linli.core import clock
from linli.core.todo.models import ToDo
from linli.evaluation.operations.editions import load_shipped
from linli.places.models import Division
from linli.places.registers import load_quzhou

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2021-10-15T10:00+08:00")
LATE = datetime.fromisoformat("2026-03-02T10:00+08:00")
LEAD = ["campaign.view", "campaign.lead", "campaign.follow", "campaign.approve", "evaluation.view_rounds",
        "places.view_places"]  # fmt: skip
COUNTIES = ["柯城区", "衢江区", "常山县", "开化县", "龙游县", "江山市"]
MOST_QUERIES = 18  # with session, person, roles, and what every page asks

PLAN = """
plan: example-2021
division: "990100000000"
title: 示例市创建行动
document: 《示例市实施方案》
standard: green-community-points
begins: 2021-01-01
ends: null
read_from: 示例
denominators:
  - {id: all, title: 全部社区, rule: all, on: 2020-12-31, note: 示例名单}
targets:
  - by: 2021-12-31
    percent: 40
    counted: meeting
    denominator: all
    sentence: 年底前40%以上社区达到要求。
    source: 总体目标
stages:
  - title: 摸底阶段
    begins: 2021-01-01
    ends: 2021-06-30
    source: 步骤一
    tasks:
      - {title: 摸清家底, owner: counties, due_on: 2021-06-30, text: 各县摸清家底。}
  - title: 推广阶段
    begins: 2021-07-01
    ends: 2022-11-30
    source: 步骤二
    tasks:
      - {title: 全面创建, owner: counties, due_on: 2022-11-30, text: 全面开展创建。}
      - {title: 印发标准, owner: city, due_on: 2021-12-31, text: 印发考核标准。, proof: 标准文本}
  - {title: 长效阶段, begins: 2022-12-01, ends: null, source: 步骤三, tasks: []}
"""


@pytest.fixture(autouse=True)
def now(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.DATA = tmp_path
    (tmp_path / "plans").mkdir()


@pytest.fixture
def folder(settings):
    return Path(settings.DATA) / "plans"


@pytest.fixture
def written(folder):
    """Put the plan of the small city into the folder of the installation."""
    load_shipped(at=AT)
    (folder / "example.yaml").write_text(PLAN, "utf-8")
    return read_plan(PLAN.encode(), "example.yaml")


@pytest.fixture
def leader(city, person_with, client_of):
    return client_of(person_with(LEAD, f"division:{city.city.pk}"))


@pytest.fixture
def quzhou():
    load_shipped(at=AT)
    load_quzhou()
    return Division.objects.get(level="CITY")


def shipped():
    return read_plan((SHIPPED / "quzhou.yaml").read_bytes(), "quzhou.yaml")


def begin(plan, division, **more):
    given = {"standard": plan.standard, "by": None, "at": AT} | more
    return begin_from_plan(plan=plan, division=division, **given)


# The plan that ships --------------------------------------------------------------------------------------------------


def test_the_files_that_ship_can_be_read():
    assert [one.name for one in plan_files()] == ["quzhou.yaml"]
    assert faulty_files() == []


def test_quzhou_begins_with_what_its_plan_says(quzhou):
    campaign = begin(shipped(), quzhou)
    assert [row.size for row in campaign.denominators.order_by("pk")] == [183, 181, 138]
    assert all(row.on == date(2023, 6, 30) and "代替2020—2022年" in row.note for row in campaign.denominators.all())
    wishes = campaign.targets.order_by("by", "counted", "stretch").values_list("by", "percent", "counted", "stretch")
    assert [(by.year, int(percent), counted, stretch) for by, percent, counted, stretch in wishes] == [
        (2021, 40, "MEETING", False), (2021, 40, "TAKING_PART", False), (2022, 60, "MEETING", False),
        (2022, 70, "MEETING", True), (2022, 60, "TAKING_PART", False),
    ]  # fmt: skip
    assert "力争扩大到70%的社区" in campaign.targets.get(stretch=True).sentence
    spans = list(campaign.stages.order_by("number").values_list("begins", "ends"))
    assert spans == [
        (date(2020, 12, 1), date(2021, 6, 30)), (date(2021, 7, 1), date(2022, 11, 30)), (date(2022, 12, 1), None),
    ]  # fmt: skip
    assert "未给出起止日期" in campaign.stages.get(number=3).source


def test_the_page_of_quzhou_shows_both_ways_of_counting_and_why(quzhou, person_with, client_of):
    campaign = begin(shipped(), quzhou)
    leader = client_of(person_with(LEAD, f"division:{quzhou.pk}"))
    page = leader.get(reverse("campaign:campaign", args=[campaign.pk]))
    asked = {
        (int(way.target.percent), way.target.stretch): (way.members, way.wanted, way.sum_wanted)
        for way in page.context["ways"] if way.target.counted == Target.Counted.MEETING
    }  # fmt: skip
    assert asked == {(40, False): (183, 74, 75), (60, False): (183, 110, 111), (70, True): (183, 129, 130)}
    text = page.content.decode()
    for number in ("74", "75", "110", "111", "129", "130"):
        assert number in text
    assert "来源对 2022-12-31 写了两个比例：60% 和 70%" in text
    assert "参与" in text  # the two targets for taking part say what they count
    assert page.context["chart"]["option"]["series"][0]["name"] == "达标"  # units are measured by meeting the standard


def test_only_what_is_still_to_come_is_owed_on_the_first_day(quzhou):
    campaign = begin(shipped(), quzhou)
    assert list(Task.objects.filter(campaign=campaign).values_list("title", flat=True)) == ["全面开展创建活动"]
    duties = Duty.objects.filter(task__campaign=campaign)
    assert set(duties.values_list("division__name", flat=True)) == {
        "柯城区",
        "衢江区",
        "常山县",
        "开化县",
        "龙游县",
        "江山市",
    }
    assert {todo.due_at for todo in ToDo.objects.open().filter(kind=stages.DO)} == {stages.end_of(date(2022, 11, 30))}


def test_years_later_nobody_owes_anything_until_somebody_says_so(quzhou):
    campaign = begin(shipped(), quzhou, at=LATE)
    assert Stage.objects.filter(campaign=campaign).count() == 3
    assert not Task.objects.filter(campaign=campaign).exists()
    assert not ToDo.objects.open().exists()
    assert [task.title for _stage, task in tasks_left(shipped(), campaign)] == [
        "摸清家底、查找不足", "制定绿色社区创建行动计划", "建立工作制度，启动创建工作", "全面开展创建活动",
    ]  # fmt: skip


# What a leader does ---------------------------------------------------------------------------------------------------


def test_a_leader_finds_the_file_of_their_city_on_the_empty_page(city, leader, written):
    page = leader.get(reverse("campaign:campaigns"))
    assert [plan.plan for plan in page.context["plans"]] == ["example-2021"]  # not that of another city
    assert reverse("campaign:begin", args=["example-2021"]) in page.content.decode()
    assert reverse("campaign:begin", args=["example-2021"]) in leader.get(reverse("campaign:add")).content.decode()


def test_a_leader_sees_first_what_would_be_made(city, leader, written, django_assert_max_num_queries):
    address = reverse("campaign:begin", args=["example-2021"])
    leader.get(address)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = leader.get(address)
    text = page.content.decode()
    assert [(one.counted.title, one.size) for one in page.context["lists"]] == [("全部社区", 8)]
    assert [(one.wanted, one.units) for one in page.context["shares"]] == [(4, 4)]
    assert "摸清家底" in text
    assert "已过期限，不布置" in text
    assert "来源未给出截止日期" in text
    assert not Campaign.objects.exists()


def test_a_leader_begins_from_the_file_once(city, leader, written):
    address = reverse("campaign:begin", args=["example-2021"])
    answer = leader.post(address, {"standard": "green-community-points"})
    campaign = Campaign.objects.get()
    assert answer["Location"] == reverse("campaign:campaign", args=[campaign.pk])
    assert (campaign.division, campaign.title) == (city.city, "示例市创建行动")
    assert set(Task.objects.values_list("title", flat=True)) == {"全面创建", "印发标准"}
    page = leader.get(answer["Location"])
    assert [(way.wanted, way.members) for way in page.context["ways"]] == [(4, 8)]  # counted at once
    again = leader.post(address, {"standard": "green-community-points"})
    assert again.status_code == 422
    assert "在本市已经开始" in again.content.decode() or "已按此方案开始" in again.content.decode()
    assert Campaign.objects.count() == 1
    assert leader.get(reverse("campaign:add")).context["plans"] == []


def test_a_leader_who_wants_the_past_tasks_too_gets_them(city, leader, written):
    address = reverse("campaign:begin", args=["example-2021"])
    leader.post(address, {"standard": "green-community-points", "past": "on"})
    assert set(Task.objects.values_list("title", flat=True)) == {"摸清家底", "全面创建", "印发标准"}
    assert Duty.objects.filter(task__title="摸清家底").count() == 2


def test_what_was_left_out_is_set_later_from_the_page(city, leader, written):
    campaign = begin(written, city.city)
    address = reverse("campaign:plan_tasks", args=[campaign.pk])
    assert address in leader.get(reverse("campaign:campaign", args=[campaign.pk])).content.decode()
    form = leader.get(address).context["form"]
    ((number, label),) = form.fields["tasks"].choices
    assert "摸清家底" in label
    assert leader.post(address, {}).status_code == 422
    answer = leader.post(address, {"tasks": number})
    assert answer["Location"] == reverse("campaign:stages", args=[campaign.pk])
    assert Task.objects.get(title="摸清家底").stage.title == "摸底阶段"
    assert leader.get(address).status_code == 302  # nothing is left
    assert address not in leader.get(reverse("campaign:campaign", args=[campaign.pk])).content.decode()


def test_of_two_who_set_one_task_the_second_is_told(city, written):
    campaign = begin(written, city.city)
    left = tasks_left(written, campaign)
    set_tasks(campaign=campaign, tasks=left, at=AT)
    with pytest.raises(UnableToCampaign, match="已经布置"):
        set_tasks(campaign=campaign, tasks=left, at=AT)
    assert Task.objects.filter(title="摸清家底").count() == 1


def test_another_citys_plan_is_not_there_and_a_county_begins_nothing(city, leader, written, person_with, client_of):
    assert leader.get(reverse("campaign:begin", args=["quzhou-2020"])).status_code == 404
    assert leader.get(reverse("campaign:begin", args=["no-such-plan"])).status_code == 404
    county = client_of(person_with(LEAD, f"division:{city.counties[0].pk}"))
    assert county.get(reverse("campaign:begin", args=["example-2021"])).status_code == 404
    assert county.post(reverse("campaign:begin", args=["example-2021"])).status_code == 404
    reader = client_of(person_with(["campaign.view"], f"division:{city.city.pk}"))
    assert reader.get(reverse("campaign:begin", args=["example-2021"])).status_code == 403
    campaign = begin(written, city.city)
    assert county.get(reverse("campaign:plan_tasks", args=[campaign.pk])).status_code == 404
    with pytest.raises(UnableToCampaign, match="330800000000"):
        begin(shipped(), city.city)


def test_a_plan_that_contradicts_itself_makes_nothing_at_all(city, leader, folder):
    load_shipped(at=AT)
    target = PLAN[PLAN.index("  - by: 2021-12-31") : PLAN.index("stages:")]
    (folder / "example.yaml").write_text(PLAN.replace(target, target + target.replace("40", "50")), "utf-8")
    answer = leader.post(reverse("campaign:begin", args=["example-2021"]), {"standard": "green-community-points"})
    assert answer.status_code == 422
    assert "请将其中一个设为力争目标" in answer.content.decode()
    assert not Campaign.objects.exists()
    assert not Denominator.objects.exists()


def test_a_register_that_lacks_the_communities_refuses_the_plan(city, leader, written):
    Division.objects.filter(level="COMMUNITY").update(valid_from=date(2021, 6, 1))
    answer = leader.post(reverse("campaign:begin", args=["example-2021"]), {"standard": "green-community-points"})
    assert answer.status_code == 422
    assert "没有符合规则的社区" in answer.content.decode()
    assert not Campaign.objects.exists()


# Files of others ------------------------------------------------------------------------------------------------------


def test_a_file_with_faults_is_told_with_its_lines_and_hinders_no_other(city, leader, written, folder):
    (folder / "broken.yaml").write_text(PLAN.replace("percent: 40", "percent: viel"), "utf-8")
    page = leader.get(reverse("campaign:campaigns"))
    assert [plan.plan for plan in page.context["plans"]] == ["example-2021"]
    text = page.content.decode()
    assert "broken.yaml" in text
    line = PLAN.replace("percent: 40", "percent: viel").split("\n").index("    percent: viel") + 1
    assert f"第{line}行" in text


def test_a_citys_own_file_counts_in_place_of_the_one_that_ships(folder):
    text = (SHIPPED / "quzhou.yaml").read_text("utf-8")
    (folder / "ours.yaml").write_text(text.replace("title: 衢州市绿色社区创建行动", "title: 我市创建行动"), "utf-8")
    (found,) = [one.plan for one in plan_files()]
    assert found.title == "我市创建行动"


def test_a_file_that_was_changed_is_read_again(city, leader, written, folder):
    leader.get(reverse("campaign:campaigns"))
    (folder / "example.yaml").write_text(PLAN.replace("示例市创建行动", "示例市第二轮创建行动"), "utf-8")
    assert "示例市第二轮创建行动" in leader.get(reverse("campaign:campaigns")).content.decode()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("ends: 2021-06-30", "ends: 2020-06-30", "截止日期早于起始日期"),
        ("denominator: all", "denominator: none", "没有名为“none”的计算基数"),
        ("rule: all", "rule: some", "不能写作“some”"),
        ("percent: 40", "percent: 0", "不能写作“0”"),
        ("percent: 40", "percent: 33.333", "最多两位小数"),
        ("title: 推广阶段", "title: 摸底阶段", "“摸底阶段”重复出现"),
        ("title: 印发标准", "title: 全面创建", "“全面创建”重复出现"),
        ("by: 2021-12-31", "by: 2021-02-30", "不能写作“2021-02-30”"),
        ("read_from: 示例", "colour: green", "没有“colour”这一项"),
        ("document: 《示例市实施方案》", "document: =1+1", "不能写作“=1+1”"),
        ('division: "990100000000"', 'division: "9901"', "不能写作“9901”"),
        ("standard: green-community-points\n", "", "缺少“standard”"),
        ("plan: example-2021", "- a list", "."),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_line(old, new, words):
    with pytest.raises(FaultyPlan) as refused:
        read_plan(PLAN.replace(old, new, 1).encode(), "x.yaml")
    assert words in str(refused.value)


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", b"plan: 1", b"[]", b"\x00", b"a: &x b\nc: *x", "标准".encode("gb18030")]
)
def test_what_is_no_plan_at_all_is_refused(raw):
    with pytest.raises(FaultyPlan):
        read_plan(raw, "x.yaml")


@pytest.mark.long
def test_hostile_input_is_an_error_or_a_page_and_never_a_crash(city, leader, written):
    campaign = begin(written, city.city)
    Campaign.objects.filter(pk=campaign.pk).update(title="另一", document="另一")
    for nasty in NASTY:
        answer = leader.post(reverse("campaign:begin", args=["example-2021"]), {"standard": nasty, "past": nasty})
        assert answer.status_code == 422
        answer = leader.post(reverse("campaign:plan_tasks", args=[campaign.pk]), {"tasks": [nasty, nasty]})
        assert answer.status_code in (302, 422)
    Campaign.objects.filter(pk=campaign.pk).update(title=written.title)
    for nasty in NASTY:
        answer = leader.post(reverse("campaign:plan_tasks", args=[campaign.pk]), {"tasks": [nasty, nasty]})
        assert answer.status_code == (302 if nasty == "0" else 422), nasty
        if nasty == "0":  # what is chosen twice is set once; it is taken away again, so that the form is there
            task = Task.objects.get(title="摸清家底")
            task.duties.all().delete()
            task.delete()
