"""A leader asks the planner, reads the plan beside the rule of thumb, adopts it; what cannot be asked is told."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.hostile import NASTY

from linli.campaign.models import Plan, SharedWork, Work
from linli.campaign.operations.plans import adopt_plan, ask_plan, search
from linli.campaign.operations.questions import question_of
from linli.campaign.refusals import UnableToCampaign
from linli.core import clock
from linli.evaluation.models import Measure

from .world import AT, LEAD, TODAY, VIEW, with_targets

pytestmark = pytest.mark.django_db


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


def form(made, **other):
    return {
        "title": "最省方案", "objective": "COST", "round": made.rounds[0].pk, "begins": "2021-10-01", "quarters": "5",
        "floor_percent": "0", "budgets": "", "crews": "", "seconds": "20", "gap_percent": "0", **other,
    }  # fmt: skip


def plan(made, **other):
    row = Plan(
        campaign=made.campaign, title="方案", round=made.rounds[0], begins=date(2021, 10, 1), quarters=5, asked_at=AT,
        seconds=20, gap_percent=0, **other,
    )  # fmt: skip
    row.save()
    return row


def harder(made):
    """Take marks away so that nobody passes without measures: T-1 to T-3 mend what is missing."""
    from linli.grading.scheme import compile_scheme, most

    edition = made.rounds[0].edition
    items = compile_scheme(edition.compiled().standard).items
    full = [most(item) for item in items]
    spare = sum(full) - 10_000 * 72
    for result in made.rounds[0].results.all():
        marks, left = list(result.marks), spare
        for row, item in enumerate(items):
            if item.role == "ordinary" and item.id not in ("G101", "G103", "G202") and left > 0 and marks[row] > 0:
                cut = min(marks[row] // 4, left)
                marks[row] -= cut
                left -= cut
        result.marks = marks
        result.save()


def test_a_leader_asks_and_the_page_tells_how_long_it_takes_then_what_was_found(made, leader):
    answer = leader.post(reverse("campaign:ask_plan", args=[made.campaign.pk]), form(made))
    row = Plan.objects.get()
    assert answer["Location"] == reverse("campaign:plan", args=[row.pk])
    assert "正在测算" in leader.get(answer["Location"]).content.decode()
    part = leader.get(answer["Location"], headers={"HX-Request": "true"})
    assert "hx-trigger" in part.content.decode()
    search(row.pk, today=TODAY, at=AT)
    assert leader.get(answer["Location"], headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    text = leader.get(answer["Location"]).content.decode()
    assert "比经验法则省" in text
    assert "费用和工期均为样例" in text
    assert "按最差计" in text
    assert leader.get(reverse("campaign:plans", args=[made.campaign.pk])).status_code == 200


def test_the_plan_meets_what_it_can_and_says_by_how_much_it_fails(made):
    harder(made)
    row = plan(made)
    search(row.pk, today=TODAY, at=AT)
    row.refresh_from_db()
    assert row.state == "FOUND"
    short = [goal["short"] for goal in row.result["goals"]]
    lifted = len(row.result["attained"])
    assert lifted <= 4  # only the communities of the first county have marks
    assert row.result["state"] == ("IMPOSSIBLE" if any(short) else "PROVEN")


def test_adopting_suggests_works_once_and_the_second_is_told(made, leader):
    harder(made)
    row = plan(made)
    search(row.pk, today=TODAY, at=AT)
    row.refresh_from_db()
    wanted = {(work[0], work[2]) for work in row.result["works"]}
    assert leader.post(reverse("campaign:adopt_plan", args=[row.pk])).status_code == 302
    works = Work.objects.filter(plan=row)
    assert {(work.measure_id, work.division_id) for work in works} == wanted
    assert {work.state for work in works} <= {"SUGGESTED"}
    assert all(work.begins_on >= row.begins and work.due_on > work.begins_on for work in works)
    with pytest.raises(UnableToCampaign, match="已被采用"):
        adopt_plan(plan=row, by=None, at=AT)


def test_what_is_approved_is_not_planned_again(made):
    harder(made)
    Work.objects.create(
        campaign=made.campaign, division=made.city.communities[0], measure=made.measures["T-3"], state="APPROVED",
        due_on=date(2021, 12, 31), changed_at=AT,
    )  # fmt: skip
    row = plan(made)
    search(row.pk, today=TODAY, at=AT)
    row.refresh_from_db()
    first = made.city.communities[0].pk
    assert [work for work in row.result["works"] if work[:1] == [made.measures["T-3"].pk] and work[2] == first] == []


def test_a_shared_work_is_offered_to_its_neighbours_and_paid_once(made):
    shared = SharedWork.objects.create(
        campaign=made.campaign, measure=made.measures["T-3"], title="共建邻里中心", cost=700_000, basis="样例"
    )
    shared.communities.set(made.city.communities[:2])
    question = question_of(plan(made), today=TODAY)
    assert question.shared == [shared.pk]
    assert question.city.shared.cost.tolist() == [700_000]
    assert question.city.shared.members == ((0, 1),)


def test_a_shared_work_stands_in_each_community_of_the_page_and_is_paid_in_the_first(made, leader):
    harder(made)
    places = made.city.communities
    shared = SharedWork.objects.create(
        campaign=made.campaign, measure=made.measures["T-3"], title="共建邻里中心", cost=700_000, basis="样例"
    )
    shared.communities.set(places[:2])
    row = plan(made)
    search(row.pk, today=TODAY, at=AT)
    row.refresh_from_db()
    row.result["works"] = [
        [made.measures["T-3"].pk, 1, None, shared.pk, 700_000], [made.measures["T-1"].pk, 0, places[1].pk, None, 6000],
    ]  # fmt: skip
    row.save()
    shown = leader.get(reverse("campaign:plan", args=[row.pk])).context["communities"]
    shared_words = "建设邻里中心（共建）"
    assert [(one["name"], one["cost"], one["quarters"]) for one in shown] == [
        (
            places[1].name,
            "6,000元（样例）",
            [("2021年四季度", ["组建网格支部"]), ("2022年一季度", ["建设邻里中心（共建）"])],
        ),
        (places[0].name, "700,000元（样例）", [("2022年一季度", [shared_words])]),
    ]


def test_unknown_marks_are_taken_as_the_worst_and_unknown_quantities_are_left_out(made):
    question = question_of(plan(made), today=TODAY)
    assert question.unknown == 4  # G301 of four communities
    assert any("数量未知" in one for one in question.left_out)  # T-4 counts schools, which nobody has counted


def test_targets_outside_of_the_quarters_or_of_another_kind_are_told(made):
    row = plan(made)
    row.quarters = 1
    question = question_of(row, today=TODAY)
    assert [goal.target for goal in question.goals] == [made.campaign.targets.order_by("by").first().pk]
    assert any("60%" in one and "不在测算时段内" in one for one in question.left_out)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"begins": "2021-10-15"}, "2021-10-01"),
        ({"quarters": "0"}, "1"),
        ({"quarters": "41"}, "40"),
        ({"objective": "MOST"}, "请填写各年预算"),
        ({"budgets": "2021 -5"}, "无法识别"),
        ({"budgets": "明年 5000"}, "无法识别"),
        ({"budgets": "2021 5000\n2021 6000"}, "无法识别"),
        ({"budgets": "2021 99999999999999"}, "无法识别"),
        ({"crews": "土建"}, "无法识别"),
        ({"seconds": "100000"}, "1800"),
        ({"round": "999999"}, ""),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_with_the_reason(made, leader, other, words):
    answer = leader.post(reverse("campaign:ask_plan", args=[made.campaign.pk]), form(made, **other))
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors)
    assert not Plan.objects.exists()


def test_without_targets_measures_or_marks_the_reason_is_told(made):
    Measure.objects.filter(standard=made.campaign.standard).update(
        retired_at=AT - timedelta(days=30), retired_reason="x"
    )
    with pytest.raises(UnableToCampaign, match="措施目录"):
        ask_plan(plan(made), today=TODAY)
    made.rounds[0].results.all().delete()
    with pytest.raises(UnableToCampaign, match="请先评分"):
        ask_plan(plan(made), today=TODAY)
    made.campaign.targets.all().delete()
    with pytest.raises(UnableToCampaign, match="还没有目标"):
        ask_plan(plan(made), today=TODAY)


def test_a_search_that_breaks_off_says_so(made, monkeypatch, leader):
    row = plan(made)
    monkeypatch.setattr("linli.campaign.operations.plans.result_of", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        search(row.pk, today=TODAY, at=AT)
    assert "测算中断" in leader.get(reverse("campaign:plan", args=[row.pk])).content.decode()
    search(row.pk, today=TODAY, at=AT)  # a job that runs twice changes nothing
    row.refresh_from_db()
    assert row.state == "FAILED"


@pytest.mark.long
def test_hostile_input_is_an_error_and_never_a_crash(made, leader):
    address = reverse("campaign:ask_plan", args=[made.campaign.pk])
    way = reverse("campaign:way", args=[made.rounds[0].sheets.order_by("code")[0].pk])
    for nasty in NASTY:
        assert leader.post(address, dict.fromkeys(form(made), nasty)).status_code == 422
        assert leader.get(way, {"rung": nasty}).status_code == 200


# One place ------------------------------------------------------------------------------------------------------------


def test_the_cheapest_way_of_one_community_names_measures_and_what_they_raise(made, leader):
    harder(made)
    sheet = made.rounds[0].sheets.order_by("code")[0]
    page = leader.get(reverse("campaign:way", args=[sheet.pk]))
    found = page.context["found"]
    assert found.why == ""
    assert found.unknown == ["G301"]
    assert [offer.code for offer in found.left_out] == ["T-4"]
    assert found.cost == sum(found.costs[offer.pk] for offer in found.chosen)
    if found.state == 0 and found.greedy_cost is not None:
        assert found.cost <= found.greedy_cost
    assert "未知，按最差计" in page.content.decode()


def test_the_cheapest_way_starts_from_what_is_approved_there(made, leader):
    harder(made)
    Work.objects.create(
        campaign=made.campaign, division=made.city.communities[0], measure=made.measures["T-3"], state="APPROVED",
        due_on=date(2022, 3, 31), changed_at=AT,
    )  # fmt: skip
    page = leader.get(reverse("campaign:way", args=[made.rounds[0].sheets.order_by("code")[0].pk]))
    found = page.context["found"]
    assert [offer.code for offer in found.coming] == ["T-3"]
    assert (found.chosen, found.cost) == ([], 0)
    text = page.content.decode()
    assert "已安排的措施完成后即可达到" in text
    assert "建设邻里中心" in text


@pytest.mark.parametrize("rung", ["0019", "001" + "9" * 4400, "٢", "-1", ""])
def test_a_rung_that_there_is_not_is_the_next_one(made, leader, rung):
    sheet = made.rounds[0].sheets.order_by("code")[0]
    assert leader.get(reverse("campaign:way", args=[sheet.pk]), {"rung": rung}).context["found"].why == ""


def test_a_place_outside_of_the_scope_is_not_there(made, person_with, client_of):
    other = client_of(person_with(VIEW, f"division:{made.city.counties[1].pk}"))
    sheet = made.rounds[0].sheets.order_by("code")[0]
    assert other.get(reverse("campaign:way", args=[sheet.pk])).status_code == 404
