"""A leader freezes what a share counts, sets targets, reads how far they are; others read."""

from copy import deepcopy
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.hostile import NASTY

from linli.campaign.models import Campaign, Denominator, Member, Target
from linli.campaign.operations.actions import freeze_denominator, set_target
from linli.campaign.operations.standings import count_again
from linli.campaign.refusals import UnableToCampaign
from linli.core import clock
from linli.evaluation.models import Edition
from linli.places.models import Division, OverlayZone

from .world import AT, LEAD, TODAY, VIEW, frozen, meets, wish, with_targets

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


@pytest.fixture
def county(made, person_with, client_of):
    return client_of(person_with(VIEW, f"division:{made.city.counties[0].pk}"))


def given(made, **other):
    denominator = made.campaign.denominators.get()
    return {
        "by": "2022-06-30", "percent": "50", "counted": "MEETING", "reach": "WHOLE", "denominator": denominator.pk,
        "sentence": "力争一半社区达标", "source": "方案", **other,
    }  # fmt: skip


def test_who_takes_part_in_one_campaign_only_is_led_to_it(made, county):
    answer = county.get("/campaign/")
    assert answer["Location"] == reverse("campaign:campaign", args=[made.campaign.pk])
    assert county.get(answer["Location"]).status_code == 200


def test_a_leader_begins_a_campaign_and_is_told_what_is_next(made, leader):
    Campaign.objects.exclude(pk=made.campaign.pk).delete()
    form = {
        "title": "第二轮", "division": made.city.city.pk, "standard": "green-community-points", "begins": "2023-01-01",
        "ends": "", "document": "示住建〔2023〕1号",
    }  # fmt: skip
    answer = leader.post(reverse("campaign:add"), form, follow=True)
    assert answer.status_code == 200
    assert "比例的基数是什么" in answer.content.decode()
    wrong = leader.post(reverse("campaign:add"), {**form, "ends": "2022-12-31"})
    assert wrong.status_code == 422
    assert Campaign.objects.count() == 2


def test_a_frozen_list_keeps_the_unit_of_its_day_and_counts_nobody_twice(made):
    zone = OverlayZone.objects.create(name="集聚区", code="Z1", city=made.city.city)
    first = made.city.communities[0]
    first.zone = zone
    first.save()
    later = frozen(made, "集聚区设立后")
    before = made.campaign.denominators.exclude(pk=later.pk).get()
    members = Member.objects.filter(community=first).order_by("denominator_id").values_list("denominator_id", "zone_id")
    assert list(members) == [(before.pk, None), (later.pk, zone.pk)]
    assert later.size == Member.objects.filter(denominator=later).count() == 8
    count_again(made.campaign.pk, today=TODAY, at=AT)
    rows = list(later.standings.filter(day=TODAY))
    assert sum(row.members for row in rows) == 8
    assert {row.zone_id for row in rows if row.zone_id} == {zone.pk}
    assert [row.county_id for row in rows if row.zone_id] == [None]


def test_a_title_is_frozen_once_and_an_empty_list_is_refused(made):
    with pytest.raises(UnableToCampaign, match="已冻结"):
        frozen(made)
    Division.objects.filter(level="COMMUNITY").update(valid_from=date(2021, 1, 1))
    with pytest.raises(UnableToCampaign, match="没有符合规则的社区"):
        frozen(made, "往年")


def test_the_page_says_what_the_city_and_its_units_need_and_why_there_are_two_shares(made, county):
    meets(made, 0, 1, 4)
    count_again(made.campaign.pk, today=TODAY, at=AT)
    page = county.get(reverse("campaign:campaign", args=[made.campaign.pk]))
    ways = page.context["ways"]
    assert [(way.asked, way.sum_wanted, way.count, way.missing) for way in ways] == [
        (4, 4, 3, 1), (5, 6, 3, 2), (6, 6, 3, 3),
    ]  # fmt: skip
    text = page.content.decode()
    assert "来源对 2022-12-31 写了两个比例：60% 和 70%" in text
    assert "各单位合计" in text
    assert "力争" in text


def test_a_leader_adds_changes_and_takes_away_a_target(made, leader):
    add = reverse("campaign:add_target", args=[made.campaign.pk])
    assert leader.post(add, given(made)).status_code == 302
    target = Target.objects.get(percent=50)
    change = reverse("campaign:edit_target", args=[target.pk])
    assert leader.get(change).status_code == 200
    seen = leader.get(change).context["form"]["seen"].value()
    assert leader.post(change, given(made, percent="55.5", seen=seen)).status_code == 302
    target.refresh_from_db()
    assert target.percent == Decimal("55.50")
    assert leader.post(reverse("campaign:remove_target", args=[target.pk])).status_code == 302
    assert not Target.objects.filter(pk=target.pk).exists()


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"by": "2022-12-31", "percent": "65"}, "请将其中一个设为力争目标"),
        ({"percent": "30"}, "已达到的不会倒退"),
        ({"by": "2021-12-31", "percent": "30", "stretch": "on"}, "低于同日的约束性目标"),
        ({"percent": "0"}, "目标须大于0%"),
        ({"percent": "101"}, "100"),
        ({"percent": "33.333"}, "2"),
        ({"denominator": "999999"}, ""),
        ({"by": "31.12.2022"}, ""),
    ],
)
def test_a_target_that_contradicts_or_cannot_be_is_refused_with_the_reason(made, leader, other, words):
    before = Target.objects.count()
    answer = leader.post(reverse("campaign:add_target", args=[made.campaign.pk]), given(made, **other))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Target.objects.count() == before


def test_of_another_campaigns_list_no_target_is_counted(made):
    other = Campaign.objects.create(
        title="别的", division=made.city.city, standard="x", begins=date(2020, 1, 1), document="x"
    )
    foreign = freeze_denominator(
        campaign=other, title="名单", rule="ALL", on=date(2020, 12, 31), note="", by=None, at=AT
    )
    with pytest.raises(UnableToCampaign, match="另一创建行动"):
        set_target(campaign=made.campaign, wish=wish(foreign, 2023, 80))


@pytest.mark.long
def test_hostile_input_is_an_error_or_text_and_never_a_crash(made, leader):
    members = reverse("campaign:members", args=[made.campaign.denominators.get().pk])
    prospects = reverse("campaign:prospects", args=[made.campaign.pk])
    names = ("by", "percent", "counted", "reach", "denominator", "sentence")
    for nasty in NASTY:
        fields = {"title": nasty, "rule": nasty, "on": nasty, "note": nasty}
        assert leader.post(reverse("campaign:freeze", args=[made.campaign.pk]), fields).status_code == 422
        target = given(made, **dict.fromkeys(names, nasty))
        assert leader.post(reverse("campaign:add_target", args=[made.campaign.pk]), target).status_code == 422
        assert leader.get(members, {"q": nasty, "sort": nasty, "page": nasty}).status_code == 200
        assert leader.get(prospects, {"q": nasty, "state": nasty, "county": nasty}).status_code == 200


def test_the_campaign_names_its_standard_and_a_plan_without_marks_says_what_to_do_first(made, leader):
    def page(name):
        return leader.get(reverse(f"campaign:{name}", args=[made.campaign.pk])).content.decode()

    named = Edition.objects.filter(standard=made.campaign.standard, state=Edition.State.PUBLISHED).latest("pk")
    assert f">{named.title_zh}</a>" in page("campaign")
    assert "还没有已评分的批次" not in page("ask_plan")
    Campaign.objects.filter(pk=made.campaign.pk).update(standard="not-published-yet", baseline=None)
    assert ">not-published-yet</a>" in page("campaign")
    assert "还没有已评分的批次，请先开展摸底。" in page("ask_plan")


def test_a_county_reads_and_leads_nothing(made, county):
    pk = made.campaign.pk
    for name in ("add_target", "freeze", "edit", "set_baseline", "ask_plan"):
        assert county.get(reverse(f"campaign:{name}", args=[pk])).status_code == 403
    assert county.post(reverse("campaign:recount", args=[pk])).status_code == 403
    assert Denominator.objects.filter(campaign=pk).count() == 1


def test_pages_cost_the_same_whatever_the_city(made, leader, django_assert_max_num_queries):
    count_again(made.campaign.pk, today=TODAY, at=AT)
    for address in ("campaign", "prospects", "plans", "baseline"):
        leader.get(reverse(f"campaign:{address}", args=[made.campaign.pk]))
        with django_assert_max_num_queries(14):
            assert leader.get(reverse(f"campaign:{address}", args=[made.campaign.pk])).status_code == 200
