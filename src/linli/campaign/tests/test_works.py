"""What officers do with works: suggest, approve, begin, finish, give up; the second of two is told."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from tests.campaigns import AT, TODAY, make_campaign
from tests.hostile import NASTY

from linli.campaign.models import Prospect, Work
from linli.campaign.operations import works as operations
from linli.campaign.operations.works import (
    Terms,
    approve_works,
    begin_work,
    change_work,
    finish_work,
    give_up_work,
    suggest_works,
)
from linli.campaign.queries.works import blocked, marks_of, overview, suggestions_for
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rules.works import NEXT_STATES, State, in_the_way, is_overdue, right_for
from linli.core import clock
from linli.evaluation.models import Result
from linli.evaluation.queries.measures import catalogue
from linli.evaluation.queries.suggestions import facts_of_communities
from linli.evaluation.tests.evidence import picture

pytestmark = pytest.mark.django_db
COMMUNITY = ["campaign.view", "campaign.follow", "history.view_history", "places.view_places"]
COUNTY = [*COMMUNITY, "campaign.approve"]
MOST_QUERIES = 12


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
def suggested(made, place):
    return works(made, place, "T-1", "T-2", "T-3")


@pytest.fixture
def officer(made, place, person_with, client_of):
    return client_of(person_with(COMMUNITY, f"division:{place.pk}"))


@pytest.fixture
def county(made, person_with, client_of):
    return client_of(person_with(COUNTY, f"division:{made.city.counties[0].pk}"))


def works(made, place, *codes):
    offers = [offer for offer in catalogue(made.campaign.standard, TODAY) if offer.code in codes]
    facts = facts_of_communities([place.pk], TODAY)[place.pk]
    rows = suggest_works(
        campaign=made.campaign, division=place, compound=None, offers=offers, facts=facts, by=None, at=AT
    )
    return {offer.code: row for offer, row in zip(offers, rows, strict=True)}


def photo():
    return SimpleUploadedFile("a.jpg", picture())


def begun(work, on=TODAY - timedelta(days=30)):
    approve_works(works=[work], by=None, at=AT)
    return begin_work(work=work, on=on, by=None, at=AT)


def done(work, on=TODAY - timedelta(days=3), spent=None):
    return finish_work(work=begun(work), on=on, spent=spent, uploads=[photo()], by=None, at=AT)


# Rules ----------------------------------------------------------------------------------------------------------------


def test_the_steps_of_a_work_end():
    assert set(NEXT_STATES) == set(State)
    assert NEXT_STATES[State.DONE] == NEXT_STATES[State.DROPPED] == frozenset()
    assert right_for("SUGGESTED", "APPROVED") == right_for("UNDER_WAY", "DROPPED") == "campaign.approve"
    assert right_for("SUGGESTED", "DROPPED") == right_for("UNDER_WAY", "DONE") == "campaign.follow"
    with pytest.raises(ValueError, match="does not follow"):
        right_for("DONE", "APPROVED")


def test_the_last_day_itself_is_in_time():
    assert not is_overdue("UNDER_WAY", TODAY, TODAY)
    assert is_overdue("UNDER_WAY", TODAY - timedelta(days=1), TODAY)
    assert not is_overdue("DONE", TODAY - timedelta(days=1), TODAY)
    assert not is_overdue("APPROVED", None, TODAY)


def test_what_is_needed_must_be_done_and_what_excludes_must_not_be_taken_up():
    assert in_the_way((1, 2), (3,), {1: "DONE", 2: "UNDER_WAY", 3: "APPROVED"}).not_done == (2,)
    assert in_the_way((1,), (3,), {3: "APPROVED"}).excluded_by == (3,)
    assert not in_the_way((1,), (3,), {1: "DONE", 3: "SUGGESTED"})


# Suggesting -----------------------------------------------------------------------------------------------------------


def test_measures_are_suggested_for_what_the_latest_round_found_lacking(made, place):
    found = suggestions_for(made.campaign, place, None, TODAY)
    assert found.marks.round == made.rounds[0]
    shown = {gap.fall.item: [one.offer.code for one in gap.own] for gap in found.gaps}
    assert shown == {"G101": ["T-2", "T-1"], "G103": ["T-3", "T-4"], "G202": []}  # by what a point costs
    assert [one.offer.code for gap in found.gaps for one in gap.also] == ["T-3"]
    assert (found.none, list(found.unknown)) == ({}, ["G301"])
    costs = {offer.code: offer.cost(found.facts) for offer in found.offers.values()}
    assert costs == {"T-1": 2 * 3000, "T-2": 9000, "T-3": 680000, "T-4": None}  # two compounds; nobody counted schools


def test_gains_are_those_of_the_marks_and_never_beyond_the_full_mark(made, place):
    found = suggestions_for(made.campaign, place, None, TODAY)
    gains = {one.offer.code: dict(one.gains) for gap in found.gaps for one in gap.own}
    full = marks_of(made.campaign, place).full
    assert gains["T-1"] == {"G101": min(15_000, full["G101"])}
    assert gains["T-2"] == {"G101": full["G101"]}
    assert gains["T-3"] == {"G103": full["G103"] - 10_000, "G202": full["G202"] - 5_000}


def test_an_officer_picks_measures_and_they_become_works(made, place, officer):
    address = reverse("campaign:suggest_works", args=[made.campaign.pk])
    page = officer.get(address)
    assert page["Location"] == reverse("campaign:suggest_for", args=[made.campaign.pk, place.pk])
    shown = officer.get(page["Location"]).content.decode()
    assert "组建网格支部" in shown
    assert "Sample" in shown
    picked = [made.measures[code].pk for code in ("T-1", "T-4")]
    answer = officer.post(page["Location"], {"measures": picked})
    assert answer.status_code == 302
    rows = {work.measure.code: work for work in Work.objects.select_related("measure")}
    assert (rows["T-1"].cost, rows["T-1"].cost_is_sample, rows["T-1"].state) == (6000, True, "SUGGESTED")
    assert rows["T-4"].cost is None
    listed = officer.get(answer["Location"]).content.decode()
    assert "unknown" in listed
    assert officer.post(page["Location"], {"measures": picked}).status_code == 422  # planned already
    assert officer.post(page["Location"], {}).status_code == 422
    assert Work.objects.count() == 2


def test_a_place_without_marks_says_so(made, person_with, client_of):
    there = made.city.communities[-1]
    client = client_of(person_with(COMMUNITY, f"division:{there.pk}"))
    page = client.get(reverse("campaign:suggest_for", args=[made.campaign.pk, there.pk]))
    assert "No marks yet" in page.content.decode()


def test_the_same_measure_is_planned_once_until_it_is_given_up(made, place, suggested):
    with pytest.raises(UnableToCampaign, match="planned here already"):
        works(made, place, "T-1")
    give_up_work(work=suggested["T-1"], reason="经费未落实", by=None, at=AT)
    assert works(made, place, "T-1")["T-1"].state == "SUGGESTED"


# What may follow ------------------------------------------------------------------------------------------------------


def test_a_county_approves_and_a_community_does_not(made, suggested, officer, county):
    address = reverse("campaign:approve_work", args=[suggested["T-1"].pk])
    seen = {"seen": county.get(reverse("campaign:work", args=[suggested["T-1"].pk])).context["seen"]}
    assert officer.post(address, seen).status_code == 403
    assert county.post(address, seen).status_code == 302
    suggested["T-1"].refresh_from_db()
    assert suggested["T-1"].state == "APPROVED"
    with pytest.raises(UnableToCampaign, match="Approved by now"):
        approve_works(works=[suggested["T-1"]], by=None, at=AT)


def test_the_list_as_filtered_is_approved_at_once(made, suggested, county):
    address = reverse("campaign:works", args=[made.campaign.pk])
    whole, part = (county.get(address, asked).context for asked in ({}, {"phase": "MANAGE"}))
    assert (whole["to_approve"], part["to_approve"]) == (3, 2)
    wrong = county.post(f"{address}?phase=MANAGE", {"seen": whole["seen"]}, follow=True)
    assert "has changed meanwhile" in wrong.content.decode()
    county.post(f"{address}?phase=MANAGE", {"seen": part["seen"]})
    states = dict(Work.objects.values_list("measure__code", "state"))
    assert states == {"T-1": "APPROVED", "T-2": "APPROVED", "T-3": "SUGGESTED"}


def test_at_most_two_hundred_are_approved_together(made, suggested, monkeypatch):
    monkeypatch.setattr(operations, "MOST_AT_ONCE", 2)
    with pytest.raises(UnableToCampaign, match="at most 2"):
        approve_works(works=list(suggested.values()), by=None, at=AT)
    assert not Work.objects.exclude(state="SUGGESTED").exists()


def test_what_is_needed_is_named_when_a_work_shall_begin(suggested, officer):
    approve_works(works=[suggested["T-1"], suggested["T-2"]], by=None, at=AT)
    page = officer.post(reverse("campaign:begin_work", args=[suggested["T-2"].pk]), {"on": f"{TODAY}"})
    assert page.status_code == 422
    assert "组建网格支部" in page.content.decode()
    begin_work(work=suggested["T-1"], on=TODAY, by=None, at=AT)
    finish_work(work=suggested["T-1"], on=TODAY, spent=None, uploads=[photo()], by=None, at=AT)
    assert begin_work(work=suggested["T-2"], on=TODAY, by=None, at=AT).state == "UNDER_WAY"


def test_what_excludes_each_other_is_not_approved_together(made, place, suggested):
    other = works(made, place, "T-4")["T-4"]
    with pytest.raises(UnableToCampaign, match="exclude each other"):
        approve_works(works=[suggested["T-3"], other], by=None, at=AT)
    approve_works(works=[suggested["T-3"]], by=None, at=AT)
    assert blocked([other]) == {other.pk: ([], ["建设邻里中心"])}
    with pytest.raises(UnableToCampaign, match="exclude each other"):
        approve_works(works=[other], by=None, at=AT)


def test_a_work_is_done_with_a_photo_and_no_mark_changes(made, suggested, officer):
    work, marks = begun(suggested["T-1"]), list(Result.objects.values_list("pk", "marks"))
    address = reverse("campaign:finish_work", args=[work.pk])
    assert officer.post(address, {"on": f"{TODAY}"}).status_code == 422  # no proof
    late = {"on": f"{TODAY + timedelta(days=1)}", "proofs": photo()}
    assert officer.post(address, late).status_code == 422
    early = {"on": f"{TODAY - timedelta(days=31)}", "proofs": photo()}
    assert "cannot have been done" in officer.post(address, early).content.decode()
    assert officer.post(address, {"on": f"{TODAY}", "proofs": SimpleUploadedFile("a.exe", b"MZ")}).status_code == 422
    answer = officer.post(address, {"on": f"{TODAY}", "spent": "5800", "proofs": photo()})
    assert answer["Location"] == reverse("campaign:work", args=[work.pk])
    work.refresh_from_db()
    assert (work.state, work.done_on, work.spent) == ("DONE", TODAY, 5800)
    page = officer.get(answer["Location"]).content.decode()
    assert "Only the forecast changes, never a mark." in page
    assert "/files/" in page
    assert list(Result.objects.values_list("pk", "marks")) == marks


def test_every_change_looks_at_the_forecast_again(made, place, suggested):
    assert Prospect.objects.filter(division=place).count() == 1
    work = begun(suggested["T-1"])
    assert Prospect.objects.get(division=place).open_works == 1
    finish_work(work=work, on=TODAY, spent=None, uploads=[photo()], by=None, at=AT)
    assert Prospect.objects.get(division=place).open_works == 0


def test_a_work_is_given_up_with_its_reason(suggested, officer, county):
    address = reverse("campaign:give_up_work", args=[suggested["T-1"].pk])
    assert officer.post(address, {"reason": ""}).status_code == 422
    assert officer.post(address, {"reason": "居民不同意"}).status_code == 302
    suggested["T-1"].refresh_from_db()
    assert (suggested["T-1"].state, suggested["T-1"].note) == ("DROPPED", "居民不同意")
    approve_works(works=[suggested["T-3"]], by=None, at=AT)
    approved = reverse("campaign:give_up_work", args=[suggested["T-3"].pk])
    assert officer.post(approved, {"reason": "经费"}).status_code == 403  # what is approved the county gives up
    assert county.post(approved, {"reason": "经费"}).status_code == 302


def test_the_second_of_two_officers_is_told(suggested, officer):
    work = suggested["T-1"]
    terms = Terms(cost=5000, begins_on=None, due_on=date(2021, 12, 1), programme="社区经费", note="")
    change_work(work=work, terms=terms, seen=AT, by=None, at=AT + timedelta(minutes=1))
    with pytest.raises(UnableToCampaign, match="Somebody else"):
        change_work(work=work, terms=terms, seen=AT, by=None, at=AT + timedelta(minutes=2))
    work.refresh_from_db()
    assert (work.cost, work.cost_is_sample, work.due_on) == (5000, False, date(2021, 12, 1))
    stale = {"seen": AT.isoformat(), "cost": "1", "programme": "", "note": ""}
    assert officer.post(reverse("campaign:edit_work", args=[work.pk]), stale).status_code == 422


def test_a_work_is_edited_on_its_page(suggested, officer):
    work = suggested["T-3"]
    address = reverse("campaign:edit_work", args=[work.pk])
    form = officer.get(address).context["form"]
    sent = {"seen": form["seen"].value(), "cost": "700000", "programme": "社区经费", "note": "分两期"}
    bad = officer.post(address, sent | {"begins_on": "2021-11-01", "due_on": "2021-11-01"})
    assert bad.status_code == 422
    assert officer.post(address, sent | {"begins_on": "2021-11-01", "due_on": "2022-03-31"}).status_code == 302
    work.refresh_from_db()
    assert (work.cost, work.cost_is_sample, work.due_on, work.note) == (700000, False, date(2022, 3, 31), "分两期")


# Seeing ---------------------------------------------------------------------------------------------------------------


def test_the_list_finds_filters_sums_and_exports(made, suggested, county, django_assert_max_num_queries):
    works(made, made.city.communities[1], "T-1", "T-4")
    late = {"begins_on": TODAY - timedelta(days=90), "due_on": TODAY - timedelta(days=1)}
    Work.objects.filter(measure__code="T-3").update(state="APPROVED", **late)
    address = reverse("campaign:works", args=[made.campaign.pk])
    county.get(address)
    with django_assert_max_num_queries(MOST_QUERIES + 4):  # session, person, roles, numbers of the page
        page = county.get(address)
    found = page.context["overview"]
    assert (found.whole.works, found.whole.unknown, found.overdue) == (5, 1, 1)
    assert found.whole.cost == 6000 + 9000 + 680000 + 6000
    assert found.whole.sample

    def codes(**query):
        rows = county.get(address, query).context["listing"].slice.rows
        return sorted(row.measure.code for row in rows)

    assert codes(overdue="yes") == ["T-3"]
    assert codes(item="g101") == ["T-1", "T-1", "T-2"]
    assert codes(phase="SERVE") == codes(cost="unknown") == ["T-4"]
    assert codes(township=made.city.townships[0].pk) == codes()
    assert codes(township=made.city.townships[1].pk) == []
    assert codes(state="APPROVED") == ["T-3"]
    assert codes(programme="美丽城镇建设") == ["T-3"]
    assert codes(programme="-") == []
    Work.objects.filter(measure__code="T-4").update(programme="", spent=500)
    assert codes(programme="-") == ["T-4"]
    assert codes(cost="unknown") == []  # what was spent is known
    assert "T-4" in codes(cost="known")
    assert codes(q="邻里中心") == ["T-3", "T-4"]
    part = county.get(address, {"phase": "BUILD"}, headers={"HX-Request": "true"}).content.decode()
    assert 'hx-swap-oob="true"' in part
    file = county.get(address, {"export": "csv"})
    text = b"".join(file.streaming_content).decode("utf-8-sig")
    assert "sample unit cost" in text
    assert "quantity unknown" in text
    assert overview(Work.objects.none(), TODAY).whole.works == 0


def test_others_see_nothing_of_it(made, suggested, person_with, client_of):
    stranger = client_of(person_with(COUNTY, f"division:{made.city.counties[1].pk}"))
    for name in ("work", "edit_work", "begin_work", "finish_work", "give_up_work"):
        assert stranger.get(reverse(f"campaign:{name}", args=[suggested["T-1"].pk])).status_code == 404
    assert stranger.get(reverse("campaign:works", args=[made.campaign.pk])).status_code == 200
    assert stranger.get(
        reverse("campaign:suggest_for", args=[made.campaign.pk, made.city.communities[0].pk])
    ).status_code == 404  # fmt: skip


def test_a_compound_is_helped_by_its_own_round(made, place, officer):
    compound = next(one for one in made.city.compounds if one.community_id == place.pk)
    address = reverse("campaign:suggest_for_compound", args=[made.campaign.pk, compound.pk])
    page = officer.get(address)
    assert page.status_code == 200
    assert "No marks yet" in page.content.decode()


@pytest.mark.long
def test_nonsense_never_breaks_a_form(made, place, suggested, county):
    begun(suggested["T-1"])
    approve_works(works=[suggested["T-3"]], by=None, at=AT)
    pages = {
        "edit_work": ("cost", "programme", "begins_on", "due_on", "note", "seen"),
        "begin_work": ("on",), "finish_work": ("on", "spent", "proofs"), "give_up_work": ("reason",),
    }  # fmt: skip
    listed = reverse("campaign:works", args=[made.campaign.pk])
    for text in NASTY:
        for name, fields in pages.items():
            work = suggested["T-3" if name == "begin_work" else "T-1"]
            answer = county.post(reverse(f"campaign:{name}", args=[work.pk]), dict.fromkeys(fields, text))
            assert answer.status_code in (302, 422)
        asked = {"item": text, "phase": text, "overdue": text, "days": text, "programme": text, "cost": text, "q": text}
        assert county.get(listed, asked).status_code == 200
        suggest = reverse("campaign:suggest_for", args=[made.campaign.pk, place.pk])
        assert county.post(suggest, {"measures": text}).status_code == 422
        chosen = county.post(reverse("campaign:suggest_works", args=[made.campaign.pk]), {"community": text})
        assert chosen.status_code in (200, 422)
        assert county.post(listed, {"seen": text}).status_code == 302
        one = reverse("campaign:approve_work", args=[suggested["T-2"].pk])
        assert county.post(one, {"seen": text}).status_code == 302
