"""What a frozen list counts: by the register, through mergers and splits, kept by day; what is expected."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.db import connection, transaction

from linli.campaign.models import ExpectedStanding, Prospect, Standing, Work
from linli.campaign.news import after_a_grading
from linli.campaign.operations.prospects import look_again
from linli.campaign.operations.standings import count_again, keep_standing, slippages
from linli.campaign.queries.outlook import outlook
from linli.campaign.queries.standings import count, held_by_member
from linli.core import clock
from linli.evaluation.news import RoundGraded
from linli.evaluation.operations.grading import grade_sheet
from linli.evaluation.operations.register import award_title, current_awards, note_award
from linli.places.models import Division, DivisionSuccession

from .world import AT, TODAY, meets, with_targets

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
def counted(made):
    found = made.campaign.denominators.get()
    found.campaign = made.campaign
    return found


def ended(made, number, on, *heirs):
    """Let a community become others on a day."""
    place = made.city.communities[number]
    Division.objects.filter(pk=place.pk).update(valid_to=on)
    for heir in heirs:
        DivisionSuccession.objects.create(predecessor=place, successor=made.city.communities[heir], on=on, document="x")


def sums(denominator, day):
    lines = count(denominator, day).values()
    return {name: sum(line[name] for line in lines) for name in ("members", "taking_part", "meeting", "named")}


def test_counts_agree_with_a_walk_of_the_register(made, counted):
    meets(made, 0, 1, 2, 5, kind="TAKING_PART")
    first, second, third = meets(made, 0, 1, 2)
    note_award(award=second, kind="WARNED", on=date(2021, 8, 1), reason="x", document="x", by=None, at=AT)
    note_award(award=third, kind="SUSPENDED", on=date(2021, 9, 1), reason="x", document="x", by=None, at=AT)
    award_title(
        kind="NAMED", community=first.community, standard=first.standard, on=date(2021, 9, 8), document="x", by=None,
        at=AT,
    )  # fmt: skip
    for day in (date(2021, 6, 29), date(2021, 6, 30), date(2021, 8, 15), date(2021, 9, 5), TODAY):
        slow = {"members": 8, "taking_part": 0, "meeting": 0, "named": 0}
        for community in made.city.communities:
            for award, state in current_awards(community.awards.all(), day):
                if state != "SUSPENDED" and award.kind.lower() in slow:
                    slow[award.kind.lower()] += 1
        assert sums(counted, day) == slow


def test_a_merger_counts_its_members_and_moves_no_denominator(made, counted):
    meets(made, 1, 3)
    ended(made, 0, date(2021, 8, 1), 1)
    ended(made, 2, date(2021, 8, 1), 3, 4)
    assert sums(counted, date(2021, 7, 31))["meeting"] == 2
    after = sums(counted, TODAY)
    assert after["members"] == 8
    assert after["meeting"] == 3  # 1, 3 and what became 1; what split into 3 and 4 does not, for 4 lacks it
    states = {place: states for place, (_unit, states) in held_by_member(counted, TODAY).items()}
    assert states[made.city.communities[0].pk] == {"MEETING"}
    assert states[made.city.communities[2].pk] == frozenset()


def test_what_became_others_twice_is_followed(made, counted):
    meets(made, 7)
    ended(made, 5, date(2021, 7, 1), 6)
    ended(made, 6, date(2021, 9, 1), 7)
    assert sums(counted, date(2021, 8, 1))["meeting"] == 1
    assert sums(counted, TODAY)["meeting"] == 3


def test_counting_twice_on_a_day_is_once_and_earlier_days_stay(made, counted):
    keep_standing(counted, date(2021, 9, 30), AT, {})
    meets(made, 0)
    count_again(made.campaign.pk, today=TODAY, at=AT)
    count_again(made.campaign.pk, today=TODAY, at=AT)
    days = Standing.objects.filter(denominator=counted).values_list("day", flat=True)
    assert sorted(set(days)) == [date(2021, 9, 30), TODAY]
    assert len(days) == 4  # two counties on two days
    assert sum(Standing.objects.filter(day=date(2021, 9, 30)).values_list("meeting", flat=True)) == 0


def work(made, number, code, state="APPROVED", due=date(2021, 12, 20), done=None):
    return Work.objects.create(
        campaign=made.campaign, division=made.city.communities[number], measure=made.measures[code], state=state,
        due_on=due, done_on=done, changed_at=AT,
    )  # fmt: skip


def mended(made, number, **other):
    """Plan what lets a community of the first county reach the standard: T-1, T-2 and T-3 mend all that it lacks."""
    return [work(made, number, code, **other) for code in ("T-1", "T-2", "T-3")]


def test_prospects_follow_from_approved_works_and_never_touch_a_mark(made):
    meets(made, 3)
    mended(made, 0, due=date(2021, 12, 20))
    mended(made, 1, state="SUGGESTED")
    before = list(made.rounds[0].results.order_by("pk").values_list("marks", flat=True))
    count_again(made.campaign.pk, today=TODAY, at=AT)
    found = {row.division_id: row for row in Prospect.objects.filter(campaign=made.campaign)}
    places = [place.pk for place in made.city.communities]
    assert found[places[3]].state == "MEETS"
    assert found[places[0]].state == "READY"
    assert found[places[0]].ready_due == date(2021, 12, 20)
    assert found[places[7]].state == "UNKNOWN"  # no round has graded it
    assert list(made.rounds[0].results.order_by("pk").values_list("marks", flat=True)) == before


def test_a_suspended_title_is_not_foreseen_to_come_back(made):
    mended(made, 0)
    award = meets(made, 0)[0]
    note_award(award=award, kind="SUSPENDED", on=date(2021, 9, 1), reason="x", document="x", by=None, at=AT)
    count_again(made.campaign.pk, today=TODAY, at=AT)
    assert Prospect.objects.get(division=award.community).state == "NOT_ENOUGH"


def test_slippage_of_a_unit_shifts_what_is_expected_of_it(made, counted):
    for number, late in ((0, 3), (1, 10), (2, 24)):
        due = date(2021, 6, 30)
        work(made, number, "T-1", state="DONE", due=due, done=due + timedelta(days=late))
    unit = (made.city.counties[0].pk, None)
    assert (slippages(counted)[unit].days, slippages(counted)[unit].seen) == (10, 3)
    mended_by = [work(made, 3, code, due=date(2021, 12, 25)) for code in ("T-1", "T-2", "T-3")]
    count_again(made.campaign.pk, today=TODAY, at=AT)
    prospect = Prospect.objects.get(division=mended_by[0].division)
    assert prospect.state == "READY"
    by_year = ExpectedStanding.objects.filter(county=unit[0], made_on=TODAY)
    assert by_year.get(day=date(2021, 12, 31)).meeting < by_year.get(day=date(2022, 12, 31)).meeting


def test_no_band_until_two_periods_can_be_compared(made, counted):
    county = made.city.counties[0]
    count_again(made.campaign.pk, today=TODAY, at=AT)
    assert {way.band for way in outlook(made.campaign, TODAY).ways} == {None}
    for made_on, day, off in ((date(2021, 4, 1), date(2021, 6, 30), 1), (date(2021, 7, 1), date(2021, 9, 30), 0)):
        keep_standing(counted, day, AT, {})
        ExpectedStanding.objects.create(
            campaign=made.campaign, denominator=counted, made_on=made_on, day=day, county=county, meeting=off
        )
        seen = outlook(made.campaign, TODAY)
        assert (seen.ways[0].band is None) is (seen.periods < 2)
    assert seen.periods == 2
    forecast = seen.ways[0].forecast  # errors: -1 and 0
    assert (seen.ways[0].band.low, seen.ways[0].band.high) == (forecast - 1, forecast)


def test_of_each_earlier_quarter_the_first_forecast_is_kept(made, counted):
    for day in (date(2021, 4, 1), date(2021, 4, 2), date(2021, 7, 5), date(2021, 10, 14)):
        count_again(made.campaign.pk, today=day, at=AT)
    count_again(made.campaign.pk, today=TODAY, at=AT)
    kept = sorted(set(ExpectedStanding.objects.values_list("made_on", flat=True)))
    assert kept == [date(2021, 4, 1), date(2021, 7, 5), date(2021, 10, 14), TODAY]


def test_news_of_a_title_has_the_campaign_counted_anew(made, counted, django_capture_on_commit_callbacks):
    from procrastinate.contrib.django.models import ProcrastinateJob

    meets(made, 0)
    with transaction.atomic():
        award_title(
            kind="NAMED", community=made.city.communities[0], standard=made.campaign.standard, on=TODAY, document="x",
            by=None, at=AT,
        )  # fmt: skip
    told = ProcrastinateJob.objects.filter(args__icontains="TitlesChanged")
    assert told.exists()


def waiting(name, text=""):
    from procrastinate.contrib.django.models import ProcrastinateJob

    return ProcrastinateJob.objects.filter(task_name=name, args__icontains=text)


def nothing_waits():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def test_a_baseline_that_is_graded_again_has_its_campaigns_counted(made):
    sheet = made.rounds[0].sheets.order_by("pk").first()
    nothing_waits()
    with transaction.atomic():
        grade_sheet(sheet=sheet, at=AT)
    assert waiting("linli.core.news.deliver", "RoundGraded").exists()
    after_a_grading(RoundGraded(made.rounds[0].pk + 1000))
    assert not waiting("linli.campaign.count").exists()
    after_a_grading(RoundGraded(made.rounds[0].pk))
    assert waiting("linli.campaign.count").count() == 1


def test_a_work_that_changes_has_what_is_expected_counted_anew(made):
    mended(made, 0)
    nothing_waits()
    look_again(made.campaign.pk, [made.city.communities[0].pk], at=AT)
    look_again(made.campaign.pk, [made.city.communities[0].pk], at=AT)
    assert waiting("linli.campaign.count").count() == 1
