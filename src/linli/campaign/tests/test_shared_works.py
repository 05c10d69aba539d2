"""Who leads a campaign says what neighbours can have together, for the planner."""

from copy import deepcopy

import pytest
from django.urls import reverse
from django.utils import translation
from tests.campaigns import AT, make_campaign
from tests.hostile import NASTY

from linli.campaign.models import SharedWork
from linli.campaign.operations.shared import Together, end_shared_work, offer_shared_work
from linli.campaign.refusals import UnableToCampaign
from linli.core import clock

pytestmark = pytest.mark.django_db
LEADS = ["campaign.view", "campaign.lead"]


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def stock(once, make_city):
    return once(lambda: make_campaign(make_city()))


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


@pytest.fixture
def leader(made, person_with, client_of):
    return client_of(person_with(LEADS, f"division:{made.city.city.pk}"))


def given(made, **changed):
    codes = "\n".join(place.code for place in made.city.communities[:3])
    sent = {
        "title": "三社区合建邻里中心", "measure": made.measures["T-3"].pk, "cost": "900000", "basis": "可研估算",
        "communities": codes,
    }  # fmt: skip
    return sent | changed


def test_a_shared_work_is_offered_and_ended(made, leader):
    address = reverse("campaign:add_shared_work", args=[made.campaign.pk])
    listed = reverse("campaign:shared_works", args=[made.campaign.pk])
    assert "Nothing shared yet" in leader.get(listed).content.decode()
    assert leader.get(address).status_code == 200
    assert leader.post(address, given(made))["Location"] == listed
    row = SharedWork.objects.get()
    assert (row.cost, row.communities.count(), row.measure) == (900000, 3, made.measures["T-3"])
    assert "900,000" in leader.get(listed).content.decode()
    end = reverse("campaign:end_shared_work", args=[row.pk])
    assert leader.post(end, {"reason": ""}).status_code == 422
    assert leader.post(end, {"reason": "选址未批"}).status_code == 302
    row.refresh_from_db()
    assert row.ended_at == AT
    assert leader.post(end, {"reason": "再次"}).status_code == 422  # the second is told


@pytest.mark.parametrize(
    "wrong",
    [
        {"communities": ""}, {"communities": "不存在社区\n书院社区"}, {"cost": "-1"}, {"cost": "1.5"}, {"title": "=1"},
        {"measure": ""}, {"measure": "0"}, {"basis": ""},
    ],
)  # fmt: skip
def test_what_cannot_be_shared_is_refused(made, leader, wrong):
    page = leader.post(reverse("campaign:add_shared_work", args=[made.campaign.pk]), given(made, **wrong))
    assert page.status_code == 422
    assert not SharedWork.objects.exists()


def test_one_community_shares_with_nobody_and_namesakes_need_their_code(made, leader):
    address = reverse("campaign:add_shared_work", args=[made.campaign.pk])
    one = leader.post(address, given(made, communities=made.city.communities[0].code)).content.decode()
    assert "at least two communities" in one
    assert "give the code" in leader.post(address, given(made, communities="书院社区、滨江社区")).content.decode()
    terms = Together(made.measures["T-3"], "x", 1, "y", made.city.communities[:1])
    with pytest.raises(UnableToCampaign, match="at least two"):
        offer_shared_work(campaign=made.campaign, terms=terms)


def test_only_who_leads_offers(made, person_with, client_of):
    county = client_of(person_with(["campaign.view", "campaign.lead"], f"division:{made.city.counties[0].pk}"))
    assert county.get(reverse("campaign:shared_works", args=[made.campaign.pk])).status_code == 200
    assert county.get(reverse("campaign:add_shared_work", args=[made.campaign.pk])).status_code in (403, 404)
    terms = Together(made.measures["T-3"], "x", 1, "y", made.city.communities[:2])
    row = offer_shared_work(campaign=made.campaign, terms=terms)
    assert county.post(reverse("campaign:end_shared_work", args=[row.pk]), {"reason": "x"}).status_code in (403, 404)
    end_shared_work(shared=row, reason="x", at=AT)
    with pytest.raises(UnableToCampaign, match="ended already"):
        end_shared_work(shared=row, reason="x", at=AT)


@pytest.mark.long
@pytest.mark.long
def test_nonsense_never_breaks_a_form(made, leader):
    address = reverse("campaign:add_shared_work", args=[made.campaign.pk])
    for text in NASTY:
        assert leader.post(address, dict.fromkeys(given(made), text)).status_code in (302, 422)
        assert leader.post(address, given(made, cost=text, title=text)).status_code in (302, 422)
