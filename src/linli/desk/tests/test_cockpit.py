"""Leaders look at the cockpit: targets, what is expected, money, what moved, what needs a decision; also on a wall."""

from copy import deepcopy
from datetime import date

import pytest

from linli.campaign.models import Plan, Work
from linli.campaign.operations.standings import count_again
from linli.campaign.tests.world import AT, LEAD, TODAY, VIEW, meets, with_targets
from linli.core import clock
from linli.places.models import Division

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
def moving(made):
    meets(made, 0, 1, kind="TAKING_PART")
    meets(made, 0, since=date(2021, 10, 12))
    for number, state, done in ((0, "DONE", date(2021, 10, 13)), (1, "APPROVED", None), (4, "SUGGESTED", None)):
        Work.objects.create(
            campaign=made.campaign, division=made.city.communities[number], measure=made.measures["T-1"], state=state,
            cost=6000, cost_is_sample=True, programme="社区经费", due_on=date(2021, 9, 30), done_on=done, changed_at=AT,
        )  # fmt: skip
    Plan.objects.create(
        campaign=made.campaign, title="方案", round=made.rounds[0], begins=date(2021, 10, 1), quarters=4, asked_at=AT,
        state="FOUND",
    )  # fmt: skip
    count_again(made.campaign.pk, today=TODAY, at=AT)
    return made


def test_every_number_opens_what_it_was_counted_from(moving, leader):
    page = leader.get("/desk/cockpit/")
    assert page.status_code == 200
    addresses = [one["url"] for name in ("ways", "decisions", "moved") for one in page.context[name]]
    addresses += [cell["url"] for cell in page.context["funnel"]["rows"][0] if isinstance(cell, dict)]
    addresses += [page.context["money"]["url"]]
    assert len(addresses) > 8
    for address in addresses:
        assert leader.get(address).status_code == 200, address
    listing = leader.get(page.context["ways"][0]["url"]).context["listing"]
    assert len(listing.table.rows) == page.context["ways"][0]["way"].count == 1


def test_what_needs_a_decision_is_counted_and_leads_there(moving, leader):
    found = {one["what"]: one["number"] for one in leader.get("/desk/cockpit/").context["decisions"]}
    assert found["待审批的建议项目"] == 1
    assert found["项目逾期未完成"] == 1
    assert found["尚未采用的测算"] == 1
    assert any("缺口" in what for what in found)


def test_what_moved_this_week_is_told_the_latest_first(moving, leader):
    moved = leader.get("/desk/cockpit/").context["moved"]
    assert [(one["on"], one["tone"]) for one in moved] == [
        (date(2021, 10, 13), "info"),
        (date(2021, 10, 12), "success"),
    ]


def test_a_county_sees_its_own_works_and_the_citys_targets(moving, person_with, client_of):
    client = client_of(person_with(VIEW, f"division:{moving.city.counties[1].pk}"))
    page = client.get("/desk/cockpit/")
    assert page.context["money"]["works"] == 1
    assert page.context["ways"][0]["way"].members == 8
    assert [one["name"] for one in page.context["moved"] if one["tone"] == "info"] == []


def test_the_page_asks_every_minute_and_gets_nothing_while_nothing_changed(moving, leader):
    part = leader.get("/desk/cockpit/", headers={"HX-Request": "true"})
    assert b"<html" not in part.content
    assert b'hx-trigger="every 60s"' in part.content
    again = leader.get("/desk/cockpit/", headers={"HX-Request": "true", "If-None-Match": part["ETag"]})
    assert again.status_code == 304
    Work.objects.filter(state="SUGGESTED").update(state="APPROVED")
    changed = leader.get("/desk/cockpit/", headers={"HX-Request": "true", "If-None-Match": part["ETag"]})
    assert changed.status_code == 200


def test_on_a_wall_there_is_no_menu(moving, leader):
    text = leader.get("/desk/cockpit/?wall=1").content.decode()
    assert "ll-menu" not in text
    assert "创建行动" in text
    assert "<h1>" in text


def test_without_a_campaign_the_page_says_what_to_do(made, person_with, client_of):
    other = Division.objects.create(code="990200000000", level="CITY", name="邻市")
    Division.objects.filter(pk=other.pk).update(ancestors=[other.pk])
    client = client_of(person_with(VIEW, f"division:{other.pk}"))
    assert "还没有创建行动" in client.get("/desk/cockpit/").content.decode()
    assert client.get("/desk/cockpit/?campaign=99999999999999").status_code == 200
    assert client.get("/desk/cockpit/?campaign=abc").status_code == 200


def test_it_costs_fifteen_queries_at_most(moving, leader, django_assert_max_num_queries):
    leader.get("/desk/cockpit/")
    with django_assert_max_num_queries(15):
        leader.get("/desk/cockpit/")
