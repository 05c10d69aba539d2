"""Anybody reads which communities are named, without signing in."""

import io
from copy import deepcopy
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook
from tests.campaigns import AT, STANDARD, make_campaign
from tests.hostile import NASTY

from linli.campaign.models import Campaign
from linli.core import clock
from linli.evaluation.models import Award, AwardNote

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


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


def named(community, kind="NAMED", note="", **more):
    award = Award.objects.create(
        kind=kind, standard=STANDARD, community=community, valid_from=date(2021, 7, 1), document="示创建办〔2021〕12号",
        at=AT, **more,
    )  # fmt: skip
    if note:
        AwardNote.objects.create(
            award=award, kind=note, on=date(2021, 9, 1), reason="不公开的原因", document="督1号", at=AT
        )
    return award


def address(made):
    return reverse("campaign:public_named", args=[made.campaign.pk])


def test_anybody_sees_who_is_named_since_when_and_by_which_document(made, client, django_assert_max_num_queries):
    first, second, third, fourth = made.city.communities[:4]
    named(first)
    named(second, "DEMONSTRATION", note="WARNED")
    named(third, note="SUSPENDED")
    named(fourth, note="REVOKED")
    named(made.city.communities[5], "MEETING")
    named(made.city.communities[6], valid_to=date(2021, 10, 1))
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(address(made))
    assert [row.code for row in page.context["rows"]] == [first.code, second.code]
    text = page.content.decode()
    assert "示创建办〔2021〕12号" in text
    assert "2021-07-01" in text
    assert "不公开的原因" not in text
    assert "Sample" in text  # the shipped standard is one
    assert "2 communities, as the title register says on 2021-10-15" in text


def test_the_list_is_searched_and_taken_as_a_file_without_signing_in(made, client):
    named(made.city.communities[0])
    named(made.city.communities[4])
    county = made.city.counties[1].pk
    assert len(client.get(address(made), {"county": county}).context["rows"]) == 1
    assert len(client.get(address(made), {"q": "书院"}).context["rows"]) == 2
    assert "No named community answers that" in client.get(address(made), {"q": "没有"}).content.decode()
    sent = client.get(address(made), {"county": county, "export": "csv"})
    lines = b"".join(sent.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith(f"{made.city.communities[4].code},")
    sent = client.get(address(made), {"export": "xlsx"})
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(sent.streaming_content)))
    assert len(book.get_sheet_by_index(0).to_python()) == 3


def test_files_of_the_demo_say_so(made, client, settings):
    settings.DEMO = True
    sent = client.get(address(made), {"export": "xlsx"})
    assert "Demo" in sent["Content-Disposition"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(sent.streaming_content)))
    assert book.get_sheet_by_name("About").to_python()[0][0] == "Demo data"


def test_the_only_campaign_is_shown_at_once_and_several_are_listed(made, client):
    assert client.get(reverse("campaign:public")).status_code == 302
    Campaign.objects.create(
        title="第二轮创建行动", division=made.city.city, standard=STANDARD, begins=date(2021, 6, 1), document="一"
    )
    assert "第二轮创建行动" in client.get(reverse("campaign:public")).content.decode()
    assert "No community is named yet" in client.get(address(made)).content.decode()


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_questions_are_answered(made, client, nasty):
    answered = client.get(address(made), {"q": nasty, "county": nasty, "export": nasty})
    assert answered.status_code == 200
    assert "<script>alert(1)</script>" not in answered.content.decode()
