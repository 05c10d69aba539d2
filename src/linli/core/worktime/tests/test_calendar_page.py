"""Officers keep the work calendar; everybody signed in reads it."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from linli.core.history import TRACKED
from linli.core.rights import grants_of
from linli.core.todo.models import ToDo
from linli.core.worktime.models import WorkDay
from linli.core.worktime.operations import (
    UnableToChangeCalendar,
    extend,
    load_years,
    set_day,
    set_hours,
    warn_before_the_end,
)
from linli.core.worktime.queries import BEFORE_EVERYTHING, work_calendar
from linli.core.worktime.rules import due_at_or_pending, due_date

pytestmark = pytest.mark.django_db
NOON = datetime(2021, 10, 15, 12, tzinfo=timezone.get_default_timezone())
CHANGE = "worktime.change_calendar"


@pytest.fixture(autouse=True)
def day(settings):
    settings.TODAY = NOON.date()


def test_an_empty_calendar_leaves_every_deadline_pending():
    calendar = work_calendar(NOON.date())
    assert calendar.last_day == BEFORE_EVERYTHING
    from linli.core.worktime import Clock, TimeLimit

    assert due_at_or_pending(NOON, TimeLimit(Clock.WORKING_DAYS, 1), calendar) is None
    assert due_at_or_pending(NOON, TimeLimit(Clock.URGENT, 1), calendar) == NOON + timedelta(hours=1)


def test_years_are_loaded_and_loading_again_changes_nothing():
    load_years(2021, 2021, at=NOON)
    before = list(WorkDay.objects.values_list("date", "kind", "name"))
    load_years(2021, 2021, at=NOON)
    assert list(WorkDay.objects.values_list("date", "kind", "name")) == before
    assert due_date(date(2021, 9, 30), 2, work_calendar(date(2021, 9, 30))) == date(2021, 10, 9)


def test_loading_again_leaves_no_trace_in_the_history():
    load_years(2021, 2021, at=NOON)
    events = TRACKED[WorkDay].events.objects
    before = events.count()
    load_years(2021, 2021, at=NOON)
    assert events.count() == before == WorkDay.objects.count()


def test_an_auditor_reads_who_changed_the_calendar(person_with, client_of):
    officer = client_of(person_with([CHANGE]))
    form = {"date": "2021-10-04", "kind": "HOLIDAY", "name": "国庆节", "source": "国办发明电"}
    officer.post("/calendar/days/", form)
    auditor = client_of(person_with(["history.view_history"]))
    assert "国办发明电" in auditor.get("/history/worktime.calendar/1/").content.decode()
    assert b"/history/worktime.calendar/1/" in auditor.get("/calendar/").content
    assert b"/history/worktime.calendar/1/" not in officer.get("/calendar/").content


def test_what_an_officer_entered_survives_loading():
    set_day(date(2021, 10, 4), "HOLIDAY", "本市调休", "某府办〔2021〕1号")
    load_years(2021, 2021, at=NOON)
    assert WorkDay.objects.get(date=date(2021, 10, 4)).name == "本市调休"


def test_loading_leaves_no_gap_and_knows_its_years():
    load_years(2019, 2019, at=NOON)
    with pytest.raises(UnableToChangeCalendar, match="2019-12-31"):
        load_years(2021, 2021, at=NOON)
    with pytest.raises(UnableToChangeCalendar, match="2100"):
        load_years(2020, 2100, at=NOON)


def test_the_calendar_is_only_extended():
    load_years(2021, 2021, at=NOON)
    with pytest.raises(UnableToChangeCalendar, match="2021-06-30"):
        extend(date(2021, 6, 30), at=NOON)


def test_a_make_up_day_is_a_weekend():
    with pytest.raises(UnableToChangeCalendar, match="2021-10-12"):
        set_day(date(2021, 10, 12), "MAKE_UP", "x", "y")


@pytest.mark.parametrize(
    "stretches",
    [
        [],
        [(time(12), time(8))],
        [(time(8), time(12)), (time(11), time(17))],
        [(time(14), time(17)), (time(8), time(12))],
    ],
)
def test_office_hours_are_in_order(stretches):
    with pytest.raises(UnableToChangeCalendar):
        set_hours(stretches)


def test_before_the_end_those_who_keep_the_calendar_are_warned(person_with, client_of):
    keeper, other = person_with([CHANGE]), person_with(["places.view_places"])
    load_years(2021, 2021, at=NOON)
    assert not warn_before_the_end(datetime(2021, 10, 31, tzinfo=NOON.tzinfo))
    late = datetime(2021, 11, 1, tzinfo=NOON.tzinfo)
    assert warn_before_the_end(late)
    assert warn_before_the_end(late)
    todo = ToDo.objects.waiting_for(keeper.pk, grants_of(keeper)).get()
    assert not ToDo.objects.waiting_for(other.pk, grants_of(other)).exists()
    assert todo.href == "/calendar/"
    assert b"todo-" in client_of(keeper).get("/todo/").content
    load_years(2022, 2022, at=late)
    assert not ToDo.objects.open().exists()


def test_everybody_signed_in_reads_the_year(person_with, client_of, client, django_assert_max_num_queries):
    load_years(2021, 2021, at=NOON)
    reader = client_of(person_with())
    with django_assert_max_num_queries(9):
        page = reader.get("/calendar/?year=2021")
    assert page.content.count(b'id="day-') == WorkDay.objects.count()
    assert b"csrfmiddlewaretoken" not in page.content.split(b'id="content"')[1]
    assert client.get("/calendar/").status_code == 302


def test_only_those_with_the_right_over_the_platform_change_it(person_with, client_of, city):
    county = client_of(person_with([CHANGE], f"division:{city.counties[0].pk}"))
    day = set_day(date(2021, 10, 4), "HOLIDAY", "国庆节", "x")
    stranger = client_of(person_with(["places.view_places"]))
    for address in ("days/", f"days/{day.pk}/remove/", "end/", "years/", "hours/"):
        assert stranger.post(f"/calendar/{address}").status_code == 403, address
        assert county.post(f"/calendar/{address}").status_code in (403, 404), address
    assert b"id_day_date" not in county.get("/calendar/").content
    assert WorkDay.objects.count() == 1


def test_an_officer_adds_changes_and_removes_a_day(person_with, client_of):
    officer = client_of(person_with([CHANGE]))
    form = {"date": "2021-10-04", "kind": "HOLIDAY", "name": "国庆节", "source": "国办发明电"}
    assert officer.post("/calendar/days/", form).status_code == 302
    assert officer.post("/calendar/days/", form | {"name": "国庆"}).status_code == 302
    day = WorkDay.objects.get()
    assert day.name == "国庆"
    assert officer.post(f"/calendar/days/{day.pk}/remove/").status_code == 302
    assert officer.post(f"/calendar/days/{day.pk}/remove/").status_code == 404
    assert not WorkDay.objects.exists()


def test_an_officer_loads_extends_and_sets_hours(person_with, client_of):
    officer = client_of(person_with([CHANGE]))
    assert officer.get("/calendar/").status_code == 200
    assert officer.post("/calendar/years/", {"first": 2021, "last": 2021}).status_code == 302
    assert officer.post("/calendar/end/", {"until": "2022-12-31"}).status_code == 302
    assert work_calendar(NOON.date()).last_day == date(2022, 12, 31)
    assert officer.post("/calendar/hours/", {"opens": "09:00", "closes": "17:00"}).status_code == 302
    assert work_calendar(NOON.date()).hours == ((time(9), time(17)),)
    assert b"09:00" in officer.get("/calendar/").content


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("days/", {}),
        ("days/", {"date": "2021-13-40", "kind": "HOLIDAY", "name": "x", "source": "y"}),
        ("days/", {"date": "0001-01-01", "kind": "HOLIDAY", "name": "x", "source": "y"}),
        ("days/", {"date": "9999-12-31", "kind": "HOLIDAY", "name": "x", "source": "y"}),
        ("days/", {"date": "2021-10-12", "kind": "MAKE_UP", "name": "x", "source": "y"}),
        ("days/", {"date": "2021-10-12", "kind": "PARTY", "name": "x", "source": "y"}),
        ("days/", {"date": "2021-10-12", "kind": "HOLIDAY", "name": "x" * 51, "source": "y"}),
        ("days/", {"date": "2021-10-12", "kind": "HOLIDAY", "name": "\x00", "source": "y"}),
        ("end/", {"until": "１０"}),
        ("end/", {"until": "2200-01-01"}),
        ("end/", {"until": "2001-01-01"}),
        ("years/", {"first": "2021", "last": "2020"}),
        ("years/", {"first": "1e3", "last": "99999999999999999999"}),
        ("years/", {"first": "2030", "last": "2031"}),
        ("hours/", {"opens": "17:00", "closes": "09:00"}),
        ("hours/", {"opens": "08:00", "closes": "12:00", "opens_again": "14:00"}),
        ("hours/", {"opens": "25:00", "closes": "x"}),
    ],
)
def test_what_cannot_be_is_refused_in_words(address, form, person_with, client_of):
    load_years(2021, 2021, at=NOON)
    before = list(WorkDay.objects.values_list("date", flat=True))
    answer = client_of(person_with([CHANGE])).post(f"/calendar/{address}", form)
    assert answer.status_code == 422
    assert b"data-errors" in answer.content
    assert list(WorkDay.objects.values_list("date", flat=True)) == before


@pytest.mark.parametrize("year", ["0", "99999", "-1", "%00", "abcd", "²²²²", "2021"])
def test_nonsense_in_the_address_does_no_harm(year, person_with, client_of):
    client = client_of(person_with())
    assert client.get(f"/calendar/?year={year}").status_code == 200
    assert client.post("/calendar/").status_code == 405


def test_the_morning_job_looks_ahead():
    from linli.core.worktime.jobs import look_ahead

    look_ahead(timestamp=0)
    assert ToDo.objects.open().get().kind == "worktime.extend"
