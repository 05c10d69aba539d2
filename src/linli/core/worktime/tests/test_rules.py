"""Deadlines on three clocks, worked by hand, against a slow reference, and in general."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar
import pytest
from chinese_calendar.constants import holidays, workdays
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.core.worktime.rules import (
    MOST,
    OFFICE_HOURS,
    Clock,
    TimeLimit,
    UnableToSetDeadline,
    WorkCalendar,
    due_at,
    due_at_or_pending,
    due_date,
    working_days_between,
)

CITY = ZoneInfo("Asia/Shanghai")
REAL = WorkCalendar(date(2026, 12, 31), frozenset(holidays), frozenset(workdays))
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=CITY)


def days(amount: int) -> TimeLimit:
    return TimeLimit(Clock.WORKING_DAYS, amount)


def hours(amount: int) -> TimeLimit:
    return TimeLimit(Clock.WORKING_HOURS, amount)


# The worked examples of docs/algorithms/deadlines.md.
@pytest.mark.parametrize(
    ("accepted", "working_days", "due"),
    [
        # Spring Festival 2021: free from Thursday 11 to Wednesday 17 February; Sunday 7 and Saturday 20 are worked.
        ("2021-02-05", 1, "2021-02-07"),
        ("2021-02-05", 5, "2021-02-18"),
        ("2021-02-10", 1, "2021-02-18"),
        ("2021-02-10", 3, "2021-02-20"),
        ("2021-02-13", 1, "2021-02-18"),
        ("2021-02-20", 1, "2021-02-22"),
        # National Day 2021: free from Friday 1 to Thursday 7 October; Sunday 26 September and Saturday 9 are worked.
        ("2021-09-24", 1, "2021-09-26"),
        ("2021-09-24", 5, "2021-09-30"),
        ("2021-09-30", 1, "2021-10-08"),
        ("2021-09-30", 2, "2021-10-09"),
        ("2021-09-30", 3, "2021-10-11"),
        # A plain week.
        ("2021-10-15", 5, "2021-10-22"),
    ],
)
def test_working_days_over_the_great_holidays(accepted, working_days, due):
    assert due_date(date.fromisoformat(accepted), working_days, REAL) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("start", "limit", "due"),
    [
        ("2021-10-15 09:00", hours(2), "2021-10-15 11:00"),
        ("2021-10-15 11:00", hours(2), "2021-10-15 15:00"),  # one hour before noon, one after
        ("2021-10-15 08:30", hours(7), "2021-10-15 17:30"),  # exactly at the close, not the next morning
        ("2021-10-15 12:30", hours(1), "2021-10-15 15:00"),  # arrived at lunch
        ("2021-10-15 17:00", hours(1), "2021-10-18 09:00"),  # over a weekend
        ("2021-10-16 10:00", hours(1), "2021-10-18 09:30"),  # arrived on a Saturday
        ("2021-09-30 17:00", hours(4), "2021-10-08 12:00"),  # over National Day
        ("2021-10-08 17:00", hours(1), "2021-10-09 09:00"),  # on a make-up Saturday
        ("2021-09-30 23:50", TimeLimit(Clock.URGENT, 2), "2021-10-01 01:50"),  # round the clock
        ("2021-02-10 09:00", days(1), "2021-02-18 17:30"),  # at the close of office hours
    ],
)
def test_the_three_clocks(start, limit, due):
    assert due_at(at(start), limit, REAL) == at(due)


def test_every_day_from_2004_on_is_as_the_published_calendar_says():
    day = date(2004, 1, 1)
    while day <= REAL.last_day:
        assert REAL.is_working_day(day) == chinese_calendar.is_workday(day), day
        day += DAY


def test_a_deadline_beyond_the_calendar_is_pending():
    with pytest.raises(UnableToSetDeadline, match="2026-12-31"):
        due_date(date(2026, 12, 30), 2, REAL)
    with pytest.raises(UnableToSetDeadline, match="2026-12-31"):
        due_at(at("2026-12-31 17:00"), hours(1), REAL)
    assert due_at_or_pending(at("2026-12-30 09:00"), days(2), REAL) is None
    assert due_at_or_pending(at("2027-05-01 09:00"), hours(1), REAL) is None
    assert due_at_or_pending(at("2026-12-31 23:00"), TimeLimit(Clock.URGENT, 4), REAL) == at("2027-01-01 03:00")
    assert due_at_or_pending(at("2026-12-30 09:00"), days(1), REAL) == at("2026-12-31 17:30")


@pytest.mark.parametrize("amount", [0, -1, MOST + 1])
def test_a_time_limit_has_a_sensible_size(amount):
    with pytest.raises(ValueError, match=str(amount)):
        TimeLimit(Clock.WORKING_DAYS, amount)


def test_an_hour_is_an_hour_when_the_clocks_are_changed():
    berlin = ZoneInfo("Europe/Berlin")
    start = datetime(2021, 3, 28, 1, 30, tzinfo=berlin)
    there = replace(REAL, zone=berlin)
    assert due_at(start, TimeLimit(Clock.URGENT, 1), there) == datetime(2021, 3, 28, 3, 30, tzinfo=berlin)


def test_a_moment_from_the_database_counts_as_the_citys_day():
    start = at("2021-10-15 07:00").astimezone(UTC)  # still the 14th there
    assert due_at(start, days(1), REAL) == at("2021-10-18 17:30")
    assert due_at(start, hours(1), REAL) == at("2021-10-15 09:30")


starts = st.integers(0, 1095 * 24 * 60).map(lambda minutes: at("2020-01-01 00:00") + timedelta(minutes=minutes))
calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # other work may slow the machine
days_of_two_years = st.integers(0, 800).map(lambda n: date(2021, 1, 1) + DAY * n)


@st.composite
def calendars(draw) -> WorkCalendar:
    special = draw(st.sets(days_of_two_years, max_size=60))
    return WorkCalendar(
        date(2024, 12, 31),
        frozenset(day for day in special if day.weekday() < 5),
        frozenset(day for day in special if day.weekday() >= 5),
        draw(st.sampled_from([OFFICE_HOURS, ((time(9), time(17)),), ((time(8), time(10)), (time(11), time(13)))])),
    )


def slowly(start: datetime, minutes: int, calendar: WorkCalendar) -> datetime:
    """Count office minutes one by one."""
    moment = start
    while True:
        clock = moment.time()
        if calendar.is_working_day(moment.date()) and any(o <= clock < c for o, c in calendar.hours):
            minutes -= 1
            if minutes == 0:
                return moment + timedelta(minutes=1)
        moment += timedelta(minutes=1)


@calmly
@given(starts, st.integers(1, 12), calendars())
def test_working_hours_agree_with_counting_minutes(start, amount, calendar):
    assert due_at(start, hours(amount), calendar) == slowly(start, amount * 60, calendar)


@calmly
@given(days_of_two_years, st.integers(1, 60), calendars())
def test_working_days_agree_with_counting_days(accepted, amount, calendar):
    every = [accepted + DAY * n for n in range(1, 400)]
    assert due_date(accepted, amount, calendar) == [day for day in every if calendar.is_working_day(day)][amount - 1]


@calmly
@given(days_of_two_years, st.integers(1, 60), st.integers(1, 60), calendars())
def test_two_limits_one_after_the_other_are_their_sum(accepted, first, second, calendar):
    once = due_date(accepted, first + second, calendar)
    assert due_date(due_date(accepted, first, calendar), second, calendar) == once
    assert working_days_between(accepted, once, calendar) == first + second
    assert calendar.is_working_day(once)


@calmly
@given(starts, starts, st.integers(1, 30), st.sampled_from(Clock), calendars())
def test_who_comes_later_is_never_due_earlier(one, other, amount, clock, calendar):
    limit = TimeLimit(clock, amount)
    earlier, later = sorted((one, other))
    assert due_at(earlier, limit, calendar) <= due_at(later, limit, calendar)
    assert due_at(earlier, limit, calendar) > earlier


@calmly
@given(starts, st.integers(1, 40), st.sampled_from(Clock), calendars(), days_of_two_years)
def test_a_longer_calendar_never_changes_a_deadline_that_was_set(start, amount, clock, calendar, end):
    short = WorkCalendar(end, calendar.holidays, calendar.make_up, calendar.hours)
    limit = TimeLimit(clock, amount)
    assert due_at_or_pending(start, limit, short) in (None, due_at(start, limit, calendar))
