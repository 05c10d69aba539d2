"""What was approved: with its days, as it was seen, and changed only by those who approve."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from tests.campaigns import AT, TODAY, make_campaign

from linli.campaign.models import Work
from linli.campaign.operations.works import (
    Terms,
    approve_works,
    begin_work,
    change_work,
    finish_work,
    give_up_work,
    note_work,
    suggest_works,
)
from linli.campaign.queries.works import in_short, overview
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rules.works import Days, is_overdue, right_to_change, suggested_days
from linli.core import clock
from linli.evaluation.models import Measure
from linli.evaluation.queries.measures import catalogue
from linli.evaluation.queries.suggestions import facts_of_communities
from linli.evaluation.tests.evidence import picture

pytestmark = pytest.mark.django_db
COMMUNITY = ["campaign.view", "campaign.follow", "places.view_places"]
COUNTY = [*COMMUNITY, "campaign.approve"]
NEXT_QUARTER, LATER = date(2022, 1, 1), AT + timedelta(minutes=1)


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
def place(made):
    return made.city.communities[0]


@pytest.fixture
def officer(made, place, person_with, client_of):
    return client_of(person_with(COMMUNITY, f"division:{place.pk}"))


@pytest.fixture
def county(made, person_with, client_of):
    return client_of(person_with(COUNTY, f"division:{made.city.counties[0].pk}"))


def suggest(made, place, *codes):
    offers = [offer for offer in catalogue(made.campaign.standard, TODAY) if offer.code in codes]
    facts = facts_of_communities([place.pk], TODAY)[place.pk]
    rows = suggest_works(
        campaign=made.campaign, division=place, compound=None, offers=offers, facts=facts, by=None, at=AT
    )
    return {offer.code: row for offer, row in zip(offers, rows, strict=True)}


def approved(work, at=AT):
    return approve_works(works=[work], by=None, at=at)[0]


def done(work):
    begin_work(work=approved(work), on=TODAY - timedelta(days=9), by=None, at=AT)
    return finish_work(
        work=work, on=TODAY, spent=None, uploads=[SimpleUploadedFile("a.jpg", picture())], by=None, at=AT
    )


def terms(work, **other):
    names = ("cost", "begins_on", "due_on", "programme", "note")
    return Terms(**({name: getattr(work, name) for name in names} | other))


# Days -----------------------------------------------------------------------------------------------------------------


def test_days_are_those_of_the_next_quarters_and_follow_what_is_needed():
    found = suggested_days({1: 2, 2: 1, 3: 4, 4: 1}, {2: [1], 3: [2, 7], 4: [8]}, {7: date(2022, 11, 30)}, TODAY)
    assert found == {
        1: Days(NEXT_QUARTER, date(2022, 6, 30)),
        2: Days(date(2022, 7, 1), date(2022, 9, 30)),
        3: Days(date(2023, 1, 1), date(2023, 12, 31)),  # after what is planned there already
        4: Days(NEXT_QUARTER, date(2022, 3, 31)),  # what nobody plans there holds nothing up
    }
    late = suggested_days({1: 1}, {1: [7]}, {7: date(2021, 3, 31)}, TODAY)  # overdue, and not done yet
    assert late == {1: Days(NEXT_QUARTER, date(2022, 3, 31))}


def test_a_suggested_work_has_days_that_follow_what_it_needs(made, place):
    rows = suggest(made, place, "T-1", "T-2")
    assert (rows["T-1"].begins_on, rows["T-1"].due_on) == (NEXT_QUARTER, date(2022, 6, 30))
    assert (rows["T-2"].begins_on, rows["T-2"].due_on) == (date(2022, 7, 1), date(2022, 12, 31))
    other = made.city.communities[1]
    first = suggest(made, other, "T-1")["T-1"]
    change_work(work=first, terms=terms(first, due_on=date(2022, 2, 28)), seen=AT, by=None, at=AT)
    assert suggest(made, other, "T-2")["T-2"].begins_on == date(2022, 4, 1)
    third = made.city.communities[2]
    Work.objects.filter(pk=suggest(made, third, "T-1")["T-1"].pk).update(begins_on=None, due_on=None)
    assert suggest(made, third, "T-2")["T-2"].begins_on == date(2022, 7, 1)  # as if it began with the next quarter
    fourth = made.city.communities[3]
    done(suggest(made, fourth, "T-1")["T-1"])
    assert suggest(made, fourth, "T-2")["T-2"].begins_on == NEXT_QUARTER


def test_the_page_says_which_days_are_suggested(made, place, officer):
    page = officer.get(reverse("campaign:suggest_for", args=[made.campaign.pk, place.pk])).content.decode()
    assert "it begins on 2022-01-01, or after what it needs" in page


def test_what_has_no_days_is_not_approved_and_named(made, place, county):
    rows = suggest(made, place, "T-1", "T-3")
    Work.objects.filter(pk=rows["T-3"].pk).update(begins_on=None, due_on=None)
    listed = reverse("campaign:works", args=[made.campaign.pk])
    page = county.get(listed)
    assert page.context["overview"].undated == 1
    assert "1 suggested work has no days yet" in page.content.decode()
    answer = county.post(listed, {"seen": page.context["seen"]}, follow=True).content.decode()
    assert f"No days are set for “建设邻里中心” of {place.name}. Open each" in answer
    assert not Work.objects.exclude(state="SUGGESTED").exists()
    shown = county.get(listed, {"days": "none"}).context["listing"].slice.rows
    assert [row.measure.code for row in shown] == ["T-3"]
    dated = county.get(listed, {"days": "set"})
    assert [row.measure.code for row in dated.context["listing"].slice.rows] == ["T-1"]
    county.post(f"{listed}?days=set", {"seen": dated.context["seen"]})
    assert dict(Work.objects.values_list("measure__code", "state")) == {"T-1": "APPROVED", "T-3": "SUGGESTED"}
    one = county.get(reverse("campaign:work", args=[rows["T-3"].pk])).content.decode()
    assert "It has no days yet" in one
    assert reverse("campaign:approve_work", args=[rows["T-3"].pk]) not in one


def test_what_should_be_done_by_now_is_not_approved(made, place):
    work = suggest(made, place, "T-1")["T-1"]
    Work.objects.filter(pk=work.pk).update(begins_on=date(2021, 7, 1), due_on=TODAY - timedelta(days=1))
    with pytest.raises(UnableToCampaign, match="The due day is past for “组建网格支部” of 书院社区"):
        approved(work)
    Work.objects.filter(pk=work.pk).update(due_on=TODAY)
    assert approved(work).state == "APPROVED"


def test_a_refusal_names_ten_and_counts_the_rest(made):
    Measure.objects.bulk_create(
        Measure(
            code=f"U-{number}", title=f"措施{number}", phase="BUILD", programme="社区经费", unit_cost=1, per="SUBJECT",
            standard=made.campaign.standard, quarters=1, basis="样例：估算",
        )
        for number in range(12)
    )  # fmt: skip
    rows = suggest(made, made.city.communities[0], *(f"U-{number}" for number in range(12)))
    Work.objects.update(due_on=None)
    with pytest.raises(UnableToCampaign) as caught:
        approve_works(works=list(rows.values()), by=None, at=AT)
    assert "and 2 more" in str(caught.value)
    assert str(caught.value).count("“") == 10


def test_a_suggestion_is_not_late_for_nobody_has_agreed_to_it(made, place, county):
    rows = suggest(made, place, "T-1", "T-3")
    approved(rows["T-3"])
    Work.objects.update(begins_on=date(2021, 1, 1), due_on=TODAY - timedelta(days=1))
    assert not is_overdue("SUGGESTED", TODAY - timedelta(days=1), TODAY)
    assert overview(Work.objects.all(), TODAY).overdue == 1
    assert [one.overdue for one in in_short(place, TODAY)] == [1]
    shown = county.get(reverse("campaign:works", args=[made.campaign.pk]), {"overdue": "yes"})
    assert [row.measure.code for row in shown.context["listing"].slice.rows] == ["T-3"]


# As it was seen -------------------------------------------------------------------------------------------------------


def test_one_out_and_one_in_is_another_list(made, place, county):
    rows = suggest(made, place, "T-1", "T-3")
    address = reverse("campaign:works", args=[made.campaign.pk])
    seen = county.get(address).context["seen"]
    give_up_work(work=rows["T-1"], reason="经费未落实", by=None, at=LATER)
    suggest(made, place, "T-2")  # as many as before, and one that nobody looked at
    answer = county.post(address, {"seen": seen}, follow=True).content.decode()
    assert "has changed meanwhile" in answer
    assert not Work.objects.filter(state="APPROVED").exists()
    county.post(address, {"seen": county.get(address).context["seen"]})
    assert Work.objects.filter(state="APPROVED").count() == 2


def test_a_list_in_which_a_cost_was_changed_is_another_list(made, place, county):
    work = suggest(made, place, "T-3")["T-3"]
    address = reverse("campaign:works", args=[made.campaign.pk])
    seen = county.get(address).context["seen"]
    change_work(work=work, terms=terms(work, cost=9_800_000), seen=AT, by=None, at=LATER)
    assert "has changed meanwhile" in county.post(address, {"seen": seen}, follow=True).content.decode()
    assert not Work.objects.filter(state="APPROVED").exists()


def test_a_work_is_approved_as_it_was_seen_or_not_at_all(made, place, county):
    work = suggest(made, place, "T-3")["T-3"]
    page = county.get(reverse("campaign:work", args=[work.pk]))
    seen = page.context["seen"]
    assert f'name="seen" value="{seen}"' in page.content.decode()
    change_work(work=work, terms=terms(work, cost=9_800_000), seen=AT, by=None, at=LATER)
    with pytest.raises(UnableToCampaign, match="just changed “建设邻里中心” of 书院社区"):
        approved(work)  # the row as it was read before
    address = reverse("campaign:approve_work", args=[work.pk])
    for sent in ({"seen": seen}, {}):
        assert "Somebody else has just changed" in county.post(address, sent, follow=True).content.decode()
    assert Work.objects.get().state == "SUGGESTED"
    shown = county.get(reverse("campaign:work", args=[work.pk])).context["seen"]
    county.post(address, {"seen": shown})
    assert Work.objects.get().state == "APPROVED"


# Who changes what -----------------------------------------------------------------------------------------------------


def test_what_is_suggested_is_changed_by_who_plans_and_what_is_approved_by_who_approves():
    assert right_to_change("SUGGESTED") == "campaign.follow"
    assert right_to_change("APPROVED") == right_to_change("UNDER_WAY") == "campaign.approve"
    with pytest.raises(ValueError, match="is over"):
        right_to_change("DONE")


@pytest.mark.parametrize("begun", [False, True])
def test_a_community_notes_and_does_not_change_what_was_approved(made, place, officer, county, begun):
    work = approved(suggest(made, place, "T-3")["T-3"])
    if begun:
        begin_work(work=work, on=TODAY, by=None, at=AT)
    before = Work.objects.values("cost", "programme", "begins_on", "due_on").get()
    page = officer.get(reverse("campaign:work", args=[work.pk])).content.decode()
    assert "those who approve works change them" in page
    address = reverse("campaign:edit_work", args=[work.pk])
    form = officer.get(address)
    assert "is changed by those who approve works" in form.content.decode()
    assert set(form.context["form"].fields) == {"note", "seen"}
    sent = {
        "seen": form.context["form"]["seen"].value(), "note": "已约设计单位", "cost": "1", "programme": "其他",
        "begins_on": "2022-04-01", "due_on": "2023-12-31", "spent": "5",
    }  # fmt: skip
    assert officer.post(address, sent).status_code == 302
    row = Work.objects.get()
    assert (row.note, row.spent) == ("已约设计单位", None)
    assert Work.objects.values("cost", "programme", "begins_on", "due_on").get() == before
    with pytest.raises(UnableToCampaign, match="by those who approve works"):
        change_work(work=row, terms=terms(row, cost=1), seen=row.changed_at, by=None, at=AT)
    fresh = county.get(address).context["form"]
    assert "cost" in fresh.fields
    assert county.post(address, sent | {"seen": fresh["seen"].value(), "cost": "700000"}).status_code == 302
    row.refresh_from_db()
    assert (row.cost, row.due_on) == (700_000, date(2023, 12, 31))


def test_what_is_approved_keeps_its_days(made, place, county):
    work = approved(suggest(made, place, "T-3")["T-3"])
    address = reverse("campaign:edit_work", args=[work.pk])
    sent = {"seen": county.get(address).context["form"]["seen"].value(), "cost": "1", "programme": "", "note": ""}
    assert county.post(address, sent).status_code == 422
    with pytest.raises(UnableToCampaign, match="keeps a day"):
        change_work(work=work, terms=terms(work, due_on=None), seen=AT, approves=True, by=None, at=AT)


def test_what_was_spent_is_recorded_once_it_is_settled(made, place, officer):
    work = done(suggest(made, place, "T-1")["T-1"])
    address = reverse("campaign:edit_work", args=[work.pk])
    form = officer.get(address).context["form"]
    assert set(form.fields) == {"spent", "note", "seen"}
    assert officer.post(address, {"seen": form["seen"].value(), "spent": "5860", "note": "审计后"}).status_code == 302
    row = Work.objects.get()
    assert (row.state, row.spent, row.note, row.done_on) == ("DONE", 5860, "审计后", TODAY)
    assert officer.post(address, {"seen": (AT - timedelta(days=1)).isoformat(), "spent": "1"}).status_code == 422
    with pytest.raises(UnableToCampaign, match="Somebody else"):
        note_work(work=row, note="", spent=1, seen=AT - timedelta(days=1), by=None, at=LATER)


def test_nothing_is_spent_on_what_is_not_done_and_what_is_given_up_stays(made, place):
    work = suggest(made, place, "T-1")["T-1"]
    with pytest.raises(UnableToCampaign, match="once the work is done"):
        note_work(work=work, note="", spent=1, seen=AT, by=None, at=AT)
    give_up_work(work=work, reason="经费未落实", by=None, at=AT)
    with pytest.raises(UnableToCampaign, match="does not change any more"):
        note_work(work=work, note="", spent=None, seen=AT, by=None, at=AT)
