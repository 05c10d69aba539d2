"""What the planner is asked: what is on its way, who holds the title, units without marks, senseless settings."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from django.urls import reverse
from tests.campaigns import a_round

from linli.campaign.models import Plan, SharedWork, Work
from linli.campaign.operations.actions import set_target
from linli.campaign.operations.plans import adopt_plan, ask_plan, search
from linli.campaign.operations.questions import question_of
from linli.campaign.refusals import UnableToCampaign
from linli.core import clock
from linli.evaluation.models import AwardNote, Measure

from .test_plans import harder
from .world import AT, TODAY, VIEW, meets, wish, with_targets

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


def plan(made, **other):
    values = {"begins": date(2021, 10, 1), "quarters": 5, "asked_at": AT, "seconds": 20, "gap_percent": 0}
    row = Plan(campaign=made.campaign, title="方案", round=made.rounds[0], **(values | other))
    row.save()
    return row


def work(made, code, place, state, **days):
    return Work.objects.create(
        campaign=made.campaign, division=made.city.communities[place], measure=made.measures[code], state=state,
        changed_at=AT, **days,
    )  # fmt: skip


def row_of(question, made, code):
    return next(row for row, offer in enumerate(question.table.offers) if offer.pk == made.measures[code].pk)


def test_what_is_on_its_way_counts_from_the_quarter_in_which_it_is_expected(made):
    work(made, "T-3", 0, "APPROVED", begins_on=date(2021, 10, 1), due_on=date(2022, 3, 31))
    work(made, "T-3", 1, "UNDER_WAY", begun_on=date(2021, 7, 1), due_on=date(2021, 9, 30))  # late: tomorrow at best
    work(made, "T-3", 2, "DONE", begun_on=date(2021, 1, 1), done_on=date(2021, 8, 1))
    work(made, "T-1", 0, "DONE", done_on=date(2020, 11, 30))  # before the baseline: in its marks
    work(made, "T-1", 1, "APPROVED")  # without a day it promises nothing, and is not planned again
    work(made, "T-1", 2, "SUGGESTED", due_on=date(2021, 12, 31))
    question = question_of(plan(made), today=TODAY)
    third, first = row_of(question, made, "T-3"), row_of(question, made, "T-1")
    assert question.city.ready[third].tolist() == [2, 1, 0, -1]
    assert question.city.ready[first].tolist() == [-1, 6, -1, -1]
    assert question.city.in_place[first].tolist() == [True, False, False, False]
    assert question.coming == 4
    assert question.city.marks.tolist() == question.table.marks.tolist()  # nothing is raised before it is done


def test_a_unit_that_is_late_makes_what_it_has_under_way_count_later(made):
    for place in range(3):
        work(made, "T-1", place, "DONE", due_on=date(2021, 3, 31), done_on=date(2021, 5, 10))  # 40 days late
    work(made, "T-3", 3, "UNDER_WAY", due_on=date(2021, 12, 1))
    question = question_of(plan(made), today=TODAY)
    assert question.city.ready[row_of(question, made, "T-3"), 3] == 2  # 10 January 2022


def test_a_measure_that_was_retired_still_counts_where_it_is_under_way_and_is_not_offered_again(made):
    work(made, "T-3", 0, "UNDER_WAY", due_on=date(2021, 12, 31))
    Measure.objects.filter(code="T-3").update(retired_at=datetime.fromisoformat("2021-09-01T09:00+08:00"),
                                              retired_reason="换新")  # fmt: skip
    question = question_of(plan(made), today=TODAY)
    row = row_of(question, made, "T-3")
    assert question.city.ready[row, 0] == 1
    assert not question.city.offered[row].any()


def test_who_holds_the_title_counts_and_is_not_planned_and_who_is_suspended_is_neither(made):
    harder(made)
    meets(made, 0)
    suspended = meets(made, 1)[0]
    AwardNote.objects.create(award=suspended, kind="SUSPENDED", on=date(2021, 9, 1), reason="通报", at=AT)
    question = question_of(plan(made), today=TODAY)
    assert [one.community for one in question.table.known] == [row.pk for row in made.city.communities[2:4]]
    assert question.had == 1
    assert any("1个社区称号已暂停" in one for one in question.left_out)
    whole = [goal for goal in question.goals if goal.unit is None]
    assert [(goal.least, goal.had, goal.there) for goal in whole] == [(4, 1, 2), (5, 1, 2)]


def test_a_unit_without_marks_is_told_with_all_that_it_lacks(made):
    harder(made)
    for target in made.campaign.targets.all():
        target.delete()
    set_target(campaign=made.campaign, wish=wish(made.campaign.denominators.get(), 2022, 60, reach="EACH_UNIT"))
    row = plan(made)
    search(row.pk, today=TODAY, at=AT)
    row.refresh_from_db()
    goals = {goal["unit"][0]: goal for goal in row.result["goals"]}
    other = goals[made.city.counties[1].pk]
    assert (other["least"], other["got"], other["there"]) == (3, 0, 0)
    assert other["short"] == 3
    assert row.result["state"] == "IMPOSSIBLE"
    assert len(goals) == 2


def test_a_page_says_how_many_have_marks_where_that_is_too_few(made, person_with, client_of):
    harder(made)
    row = plan(made, floor_percent=60)
    search(row.pk, today=TODAY, at=AT)
    viewer = client_of(person_with(VIEW, f"division:{made.city.city.pk}"))
    text = viewer.get(reverse("campaign:plan", args=[row.pk])).content.decode()
    assert "有评分的0个" in text


def test_a_county_sees_its_own_communities_of_the_city_s_plan(made, person_with, client_of):
    harder(made)
    row = plan(made)
    search(row.pk, today=TODAY, at=AT)
    row.refresh_from_db()
    assert row.result["works"]
    names = [place.name for place in made.city.communities[:4]]
    own = client_of(person_with(VIEW, f"division:{made.city.counties[0].pk}")).get(
        reverse("campaign:plan", args=[row.pk])
    )
    other = client_of(person_with(VIEW, f"division:{made.city.counties[1].pk}")).get(
        reverse("campaign:plan", args=[row.pk])
    )
    assert any(name in own.content.decode() for name in names)
    assert not any(name in other.content.decode() for name in names)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"crews": {"土建": 3}}, "目录中没有“土建”工种"),
        ({"budgets": {"2019": 5_000_000}}, "2019年"),
        ({"begins": date(2021, 7, 1)}, "2021-10-01"),
    ],
)
def test_settings_that_mean_nothing_are_refused_with_what_is_allowed(made, other, words):
    with pytest.raises(UnableToCampaign, match=words):
        ask_plan(plan(made, **other), today=TODAY)


def test_a_shared_work_is_paid_at_the_first_place_where_it_is_really_made(made):
    harder(made)
    shared = SharedWork.objects.create(
        campaign=made.campaign,
        measure=made.measures["T-3"],
        title="共建",
        cost=700_000,
        basis="报价",
        cost_is_sample=False,
    )
    shared.communities.set(made.city.communities[:3])
    row = plan(made)
    row.state, row.result = "FOUND", {"works": [[made.measures["T-3"].pk, 0, None, shared.pk, 700_000]]}
    row.save()
    work(made, "T-3", 0, "SUGGESTED")
    assert adopt_plan(plan=row, by=None, at=AT) == 2
    costs = Work.objects.filter(shared=shared).order_by("division_id").values_list("cost", "cost_is_sample")
    assert list(costs) == [(700_000, False), (0, False)]


def test_the_most_for_the_money_is_compared_by_how_many_are_lifted(made, person_with, client_of):
    harder(made)
    row = plan(made, objective="MOST", budgets={"2021": 700_000, "2022": 700_000})
    search(row.pk, today=TODAY, at=AT)
    viewer = client_of(person_with(VIEW, f"division:{made.city.city.pk}"))
    text = viewer.get(reverse("campaign:plan", args=[row.pk])).content.decode()
    assert "比经验法则多达标" in text
    assert "比经验法则省" not in text


def test_the_works_of_an_adopted_plan_are_a_list_of_their_own(made, person_with, client_of):
    harder(made)
    row = plan(made)
    search(row.pk, today=TODAY, at=AT)
    row.refresh_from_db()
    many = adopt_plan(plan=row, by=None, at=AT)
    work(made, "T-4", 5, "SUGGESTED")
    viewer = client_of(person_with(VIEW, f"division:{made.city.city.pk}"))
    listed = viewer.get(viewer.get(reverse("campaign:plan", args=[row.pk])).context["works_url"])
    assert len(listed.context["listing"].slice.rows) == many > 0


def test_who_plans_by_an_older_round_is_told_that_there_is_a_newer_one(made):
    assert not any("评分更新" in one for one in question_of(plan(made), today=TODAY).left_out)
    a_round(made.city, made.rounds[0].edition, "2021年评价", date(2021, 6, 30))
    assert any("“2021年评价”的评分更新" in one for one in question_of(plan(made), today=TODAY).left_out)
