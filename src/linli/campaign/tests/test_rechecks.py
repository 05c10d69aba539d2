"""What officers do with re-checks: plan a year by the rule, enter what was found, strike what is gone."""

import hashlib
from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hostile import NASTY

from linli.campaign.models import Recheck, RecheckPlan
from linli.campaign.operations import rechecks as operations
from linli.campaign.queries.steering import titles_held
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rules.rechecks import DRAWN, DUE, TROUBLED, Holder, choose, due_days, frame_text, share
from linli.core import clock
from linli.core.todo.models import ToDo
from linli.evaluation.models import Award, AwardNote
from linli.grading.sampling import Unit, digest, draw

from .steering import AT, STANDARD, TODAY, make_steered, waiting_for

MOST_QUERIES = 20  # with session, person, roles, and what every page asks
calmly = settings(suppress_health_check=[HealthCheck.too_slow])


# The rule -------------------------------------------------------------------------------------------------------------

WORKED = [
    Holder("330802001001", 2021), Holder("330802001002", 2021, troubled=True), Holder("330802001003", 2019),
    Holder("330802001004", 2021, again=True), Holder("330802001005", 2021),
]  # fmt: skip


def test_the_worked_example_of_the_page():
    found = choose(WORKED, year=2022, years=3, seed="2021", today=TODAY)
    assert [(one.code[-3:], one.why, one.due_on) for one in found] == [
        ("002", TROUBLED, date(2022, 3, 31)), ("003", DUE, date(2022, 9, 30)),
    ]  # fmt: skip
    found = choose(WORKED, year=2022, years=2, seed="2021", today=TODAY)
    lower = min(("001", "005"), key=lambda end: hashlib.sha256(f"2021:330802001{end}".encode()).digest())
    assert [one.code[-3:] for one in found] == ["002", "003", lower]
    assert found[2].why == DRAWN


def slowly(holders, year, years, seed, today):
    """Choose as the page says it, one after the other."""
    left, taken = list(holders), []

    def take(of, why):
        key = lambda one: (one.last, one.again, hashlib.sha256(f"{seed}:{one.code}".encode()).hexdigest())  # noqa: E731
        one = min(of, key=key)
        left.remove(one)
        taken.append((one.code, why))

    while some := [one for one in left if one.troubled]:
        take(some, TROUBLED)
    while some := [one for one in left if year - one.last >= years]:
        take(some, DUE)
    while left and len(taken) * years < len(holders):
        take(left, DRAWN)
    ends = [date(year, 3, 31), date(year, 6, 30), date(year, 9, 30), date(year, 12, 31)]
    ends = [day for day in ends if day >= today]
    return [(code, why, ends[int(place * len(ends) / len(taken))]) for place, (code, why) in enumerate(taken)]


HOLDERS = st.lists(
    st.builds(Holder, st.from_regex(r"\A[0-9]{3}\Z"), st.integers(2016, 2021), st.booleans(), st.booleans()),
    max_size=25, unique_by=lambda one: one.code,
)  # fmt: skip
SEEDS = st.text("abc123", min_size=1, max_size=5)


@calmly
@given(HOLDERS, st.integers(1, 6), SEEDS, st.dates(date(2021, 1, 1), date(2022, 12, 31)))
def test_it_chooses_as_the_slow_reference(holders, years, seed, today):
    found = choose(holders, year=2022, years=years, seed=seed, today=today)
    assert [(one.code, one.why, one.due_on) for one in found] == slowly(holders, 2022, years, seed, today)


@calmly
@given(HOLDERS, st.integers(1, 6), SEEDS, st.randoms())
def test_the_order_of_the_list_changes_nothing_and_the_share_is_kept(holders, years, seed, rolls):
    found = choose(holders, year=2022, years=years, seed=seed, today=TODAY)
    mixed = list(holders)
    rolls.shuffle(mixed)
    assert choose(mixed, year=2022, years=years, seed=seed, today=TODAY) == found
    assert frame_text(mixed) == frame_text(holders)
    chosen = {one.code for one in found}
    forced = {one.code for one in holders if one.troubled or 2022 - one.last >= years}
    assert forced <= chosen
    assert len(chosen) == len(found) == max(len(forced), share(len(holders), years))
    assert all(TODAY < one.due_on <= date(2022, 12, 31) for one in found)
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)


@calmly
@given(st.integers(1, 30), st.integers(1, 5), SEEDS)
def test_every_title_is_looked_at_at_least_once_in_n_years(count, years, seed):
    last = {f"{number:03}": 2021 for number in range(count)}
    again = dict.fromkeys(last, False)
    for year in range(2022, 2022 + 3 * years):
        holders = [Holder(code, last[code], again=again[code]) for code in last]
        chosen = choose(holders, year=year, years=years, seed=f"{seed}{year}", today=date(year, 1, 1))
        assert len(chosen) == share(count, years)
        for one in chosen:
            last[one.code], again[one.code] = year, True
        assert all(year - seen < years for seen in last.values())


@calmly
@given(st.integers(1, 40), st.sampled_from([2, 4, 5, 10]), SEEDS)
def test_the_draw_is_that_of_sampling(count, years, seed):
    codes = [f"{number:03}" for number in range(count)]
    drawn = {unit.code for unit in draw([Unit(code, ()) for code in codes], seed, 100 // years)}
    found = choose([Holder(code, 2021) for code in codes], year=2022, years=years, seed=seed, today=TODAY)
    assert {one.code for one in found} == drawn


def test_what_makes_no_sense_is_refused():
    for change in ({"years": 0}, {"seed": " "}, {"year": 2020}):
        with pytest.raises(ValueError, match=r"at least 1 year|is over"):
            choose(WORKED, **{"year": 2022, "years": 3, "seed": "1", "today": TODAY} | change)
    with pytest.raises(ValueError, match="twice"):
        choose([*WORKED, WORKED[0]], year=2022, years=3, seed="1", today=TODAY)
    assert due_days(2021, TODAY) == [date(2021, 12, 31)]
    assert choose([], year=2022, years=3, seed="1", today=TODAY) == []


# Planning and outcomes ------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def now(monkeypatch, settings):
    monkeypatch.setattr(clock, "now", lambda: AT)
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


def award(community, kind="MEETING", since=date(2021, 6, 30), standard=STANDARD):
    return Award.objects.create(
        kind=kind, standard=standard, community=community, valid_from=since, document="示例文件", at=AT
    )


def note(held, kind, on=date(2021, 9, 1)):
    return AwardNote.objects.create(award=held, kind=kind, on=on, reason="示例", document="示例", at=AT)


@pytest.fixture(scope="module")
def stock(once, make_city, make_person):
    def make():
        made = make_steered(make_city(), make_person)
        for community in made.city.communities[:6]:
            award(community)
        award(made.city.communities[0], "NAMED", date(2021, 8, 20))
        award(made.city.communities[7], standard="another-standard")
        return made

    return once(make)


@pytest.fixture
def made(db, stock):
    return deepcopy(stock)


def plan(made, year=2022, years=3, on=TODAY, seed="2021"):
    return operations.make_plan(campaign=made.campaign, year=year, years=years, seed=seed, on=on, by=made.leader, at=AT)


def enter(row, outcome="KEEPS", by=None, on=TODAY, **more):
    return operations.enter_outcome(
        recheck=row, outcome=outcome, finding="现场查看", done_on=on, document="示督〔2021〕1号", by=by, at=AT, **more
    )


def test_a_year_is_planned_once_and_all_that_chose_it_is_kept(made):
    rows = plan(made)
    assert len(rows) == 2  # a third of six titles
    kept = RecheckPlan.objects.get()
    assert (kept.year, kept.years, kept.seed, kept.on) == (2022, 3, "2021", TODAY)
    holders = [title.holder for title in titles_held(made.campaign, 2022, TODAY)]
    assert kept.frame_sha256 == digest(kept.frame) == digest(frame_text(holders))
    assert waiting_for(made.leader).count() == 0  # the first is due in five months
    assert {row.due_on for row in rows} == {date(2022, 3, 31), date(2022, 9, 30)}
    with pytest.raises(UnableToCampaign, match="planned already"):
        plan(made)
    with pytest.raises(UnableToCampaign, match="is over"):
        plan(made, year=2020)


def test_without_titles_there_is_nothing_to_plan(made):
    for one in Award.objects.all():
        note(one, "REVOKED")
    with pytest.raises(UnableToCampaign, match="nothing to look at"):
        plan(made)


def test_of_both_titles_the_named_one_is_looked_at_and_troubled_ones_come_first(made):
    titles = titles_held(made.campaign, 2022, TODAY)
    assert [title.kind for title in titles] == ["NAMED", *["MEETING"] * 5]
    third, fourth, fifth = (Award.objects.get(community=one) for one in made.city.communities[2:5])
    note(third, "WARNED")
    note(fourth, "SUSPENDED", date(2021, 7, 1))
    note(fourth, "RESTORED", date(2021, 8, 1))
    note(fifth, "REVOKED")
    rows = plan(made)
    assert {(row.division_id, row.why) for row in rows} == {
        (third.community_id, "TROUBLED"), (fourth.community_id, "TROUBLED"),
    }  # fmt: skip


def test_a_warning_under_another_standard_troubles_no_title_of_this_one(made):
    place = made.city.communities[2]
    note(award(place, standard="another-standard"), "WARNED")
    by_place = {title.division: title.holder for title in titles_held(made.campaign, 2022, TODAY)}
    assert not by_place[place.pk].troubled
    note(Award.objects.get(community=place, standard=made.campaign.standard), "WARNED")
    by_place = {title.division: title.holder for title in titles_held(made.campaign, 2022, TODAY)}
    assert by_place[place.pk].troubled


def test_what_was_not_done_in_time_is_no_look(made):
    first = {row.division_id for row in plan(made)}
    done, missed = Recheck.objects.order_by("pk")
    enter(done)
    later = date(2023, 1, 10)
    again = {title.division: title.holder for title in titles_held(made.campaign, 2023, later)}
    assert again[done.division_id].last == 2022
    assert again[done.division_id].again
    assert again[missed.division_id].last == 2021
    assert len(first) == 2


def test_to_dos_open_a_month_before_and_only_once(made):
    first, _second = plan(made)
    assert operations.ask_for_due(today=date(2022, 2, 27), at=AT) == 0
    for _night in range(2):
        operations.ask_for_due(today=date(2022, 2, 28), at=AT)
        assert [todo.subject_id for todo in waiting_for(made.leader)] == [first.pk]
    assert waiting_for(made.officers[0]).count() == 0
    enter(first, by=made.leader)
    operations.ask_for_due(today=date(2022, 3, 31), at=AT)
    assert waiting_for(made.leader).count() == 0


def test_an_outcome_goes_into_the_title_register(made):
    row = plan(made)[0]
    done = enter(row, "WARNED", made.leader)
    assert (done.outcome, done.done_by) == ("WARNED", made.leader)
    last = AwardNote.objects.get()
    assert (last.award_id, last.kind, last.reason, last.document) == (
        row.award_id,
        "WARNED",
        "现场查看",
        "示督〔2021〕1号",
    )
    assert ToDo.objects.open().filter(subject_id=row.pk).count() == 0
    with pytest.raises(UnableToCampaign, match="entered already: Warned"):
        enter(row)


def test_what_the_register_does_not_take_leaves_the_re_check_open(made):
    row = plan(made)[0]
    note(row.award, "SUSPENDED")
    with pytest.raises(UnableToCampaign, match="cannot be"):
        enter(row, "WARNED")
    with pytest.raises(UnableToCampaign, match="lies before"):
        enter(row, "REVOKED", on=date(2021, 8, 1))
    assert Recheck.objects.get(pk=row.pk).outcome == ""
    assert enter(row).outcome == "KEEPS"


def test_a_title_that_a_round_renewed_is_the_one_that_is_noted(made):
    row = plan(made)[0]
    renewed = award(row.division, row.award.kind, date(2021, 10, 1))
    assert enter(row, "SUSPENDED").award == renewed
    assert AwardNote.objects.get().award == renewed


def test_a_community_without_its_title_is_struck_from_the_plan(made):
    row = plan(made)[0]
    with pytest.raises(UnableToCampaign, match="still holds"):
        operations.strike(recheck=row, at=AT)
    note(row.award, "REVOKED")
    with pytest.raises(UnableToCampaign, match="no more"):
        enter(row)
    operations.ask_for_due(today=date(2022, 9, 1), at=AT)
    assert ToDo.objects.open().count() == 2
    operations.strike(recheck=row, at=AT)
    assert Recheck.objects.count() == 1
    assert ToDo.objects.open().count() == 1
    with pytest.raises(UnableToCampaign, match="struck"):
        enter(row)


# Pages ----------------------------------------------------------------------------------------------------------------


def page(client_of, person, name, pk, query="", **sent):
    client = client_of(person)
    url = reverse(f"campaign:{name}", args=[pk]) + query
    return client.post(url, sent) if sent else client.get(url)


def test_a_leader_plans_a_year_on_the_page_and_repeats_the_choice(made, client_of):
    sent = {"year": "2022", "years": "3", "seed": "2021"}
    assert page(client_of, made.leader, "plan_rechecks", made.campaign.pk, **sent).status_code == 302
    again = page(client_of, made.leader, "plan_rechecks", made.campaign.pk, **sent)
    assert again.status_code == 422
    shown = page(client_of, made.leader, "rechecks", made.campaign.pk).content.decode()
    kept = RecheckPlan.objects.get()
    assert kept.frame_sha256 in shown
    assert page(client_of, made.leader, "recheck_frame", kept.pk).content.decode() == kept.frame
    assert page(client_of, made.officers[0], "recheck_frame", kept.pk).status_code in (403, 404)


def test_the_list_is_filtered_and_costs_the_same_with_many(made, client_of, django_assert_max_num_queries):
    rows = plan(made, years=1)
    enter(rows[0])
    for query, count in {"": 6, "?outcome=KEEPS": 1, "?outcome=open": 5, "?why=DRAWN": 0, "?year=2022": 6}.items():
        shown = page(client_of, made.leader, "rechecks", made.campaign.pk, query).content.decode()
        assert sum(reverse("campaign:recheck", args=[row.pk]) in shown for row in rows) == count, query
    client = client_of(made.leader)
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(reverse("campaign:rechecks", args=[made.campaign.pk]))
    own = page(client_of, made.officers[0], "rechecks", made.campaign.pk).content.decode()
    seen = {row.pk for row in rows if reverse("campaign:recheck", args=[row.pk]) in own}
    assert seen == {row.pk for row in rows if made.city.counties[0].pk in row.division.ancestors}


def test_an_outcome_is_entered_on_the_page(made, client_of):
    row = plan(made)[0]
    sent = {"outcome": "WARNED", "done_on": "2021-10-14", "finding": "通道被占用", "document": ""}
    refused = page(client_of, made.leader, "enter_recheck", row.pk, **sent)
    assert refused.status_code == 422
    assert "Name the document" in refused.content.decode()
    sent["document"] = "示督〔2021〕4号"
    assert page(client_of, made.leader, "enter_recheck", row.pk, **sent).status_code == 302
    shown = page(client_of, made.leader, "recheck", row.pk).content.decode()
    assert "通道被占用" in shown
    tomorrow = {**sent, "outcome": "KEEPS", "done_on": f"{TODAY + timedelta(days=1)}"}
    assert page(client_of, made.leader, "enter_recheck", row.pk, **tomorrow).status_code == 422


def test_who_may_not_change_the_register_enters_only_that_it_is_kept(made, person_with, client_of):
    row = plan(made)[0]
    person = person_with(["campaign.view", "campaign.lead"], f"division:{made.city.city.pk}")
    shown = page(client_of, person, "recheck", row.pk).content.decode()
    assert 'value="KEEPS"' in shown
    assert 'value="REVOKED"' not in shown
    sent = {"outcome": "REVOKED", "done_on": "2021-10-14", "finding": "通道被占用", "document": "示督"}
    assert page(client_of, person, "enter_recheck", row.pk, **sent).status_code == 422
    assert AwardNote.objects.count() == 0
    assert page(client_of, person, "enter_recheck", row.pk, **sent | {"outcome": "KEEPS"}).status_code == 302


def test_nobody_acts_beyond_their_rights_or_their_county(made, client_of):
    rows = plan(made, years=1)
    row = next(one for one in rows if made.city.counties[0].pk in one.division.ancestors)
    first, second = made.officers
    assert page(client_of, first, "plan_rechecks", made.campaign.pk).status_code == 403
    assert page(client_of, first, "enter_recheck", row.pk, outcome="KEEPS").status_code == 403
    assert page(client_of, first, "recheck", row.pk).status_code == 200
    assert page(client_of, second, "recheck", row.pk).status_code == 404


def test_a_leader_strikes_what_is_gone_on_the_page(made, client_of):
    row = plan(made)[0]
    client, url = client_of(made.leader), reverse("campaign:strike_recheck", args=[row.pk])
    client.post(url)
    assert Recheck.objects.filter(pk=row.pk).exists()
    note(row.award, "REVOKED")
    assert "Strike from the plan" in page(client_of, made.leader, "recheck", row.pk).content.decode()
    assert client.post(url).status_code == 302
    assert not Recheck.objects.filter(pk=row.pk).exists()


@pytest.mark.long
@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_forms_are_refused_or_kept_as_text(made, client_of, nasty):
    client = client_of(made.leader)
    answer = client.post(
        reverse("campaign:plan_rechecks", args=[made.campaign.pk]), dict.fromkeys(("year", "years", "seed"), nasty)
    )
    assert answer.status_code == 422
    row = plan(made)[0]
    names = ("outcome", "done_on", "finding", "document")
    for sent in (
        dict.fromkeys(names, nasty),
        {**dict.fromkeys(names, nasty), "outcome": "WARNED", "done_on": "2021-10-14"},
    ):
        assert client.post(reverse("campaign:enter_recheck", args=[row.pk]), sent).status_code in (302, 422), sent
    shown = client.get(reverse("campaign:recheck", args=[row.pk]))
    assert shown.status_code == 200
    assert "<script>alert(1)</script>" not in shown.content.decode()
    listed = client.get(
        reverse("campaign:rechecks", args=[made.campaign.pk]), dict.fromkeys(("year", "outcome", "why", "q"), nasty)
    )
    assert listed.status_code == 200
