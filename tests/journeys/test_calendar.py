"""An administrator keeps the work calendar, by which deadlines are counted."""

from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys.conftest import AT_DESK_FIRST, VisitMaker
from tests.journeys.steps import PersonMaker, errors, rights_of, send

NOON = datetime(2021, 10, 15, 12, tzinfo=timezone.get_default_timezone())


@pytest.fixture(autouse=True)
def day(settings: Any, live_server: Any) -> None:
    from linli.core.worktime.operations import load_years

    settings.TODAY = NOON.date()
    load_years(2021, 2021, at=NOON)


def filed(city: Any, number: int, at: datetime = NOON) -> Any:
    """File an objection that is to be answered within 5 working days."""
    from linli.core.hearing.operations import Terms, file_hearing
    from linli.core.worktime import Clock, TimeLimit

    return file_hearing(
        kind="OBJECTION", subject=("places.compound", city.compounds[number].pk), text="扣分与现场不符", at=at,
        terms=Terms(TimeLimit(Clock.WORKING_DAYS, 5)), paper_number=f"2021-{number}",
    )  # fmt: skip


def set_day(page: Any, day: str, kind: str, name: str) -> int:
    page.fill("#id_day_date", day)
    page.select_option("#id_day_kind", kind)
    page.fill("#id_day_name", name)
    page.fill("#id_day_source", "国办发明电〔2020〕27号")
    return send(page, f"form[action^='{reverse('worktime:set_day')}']")


def test_an_administrator_adds_a_holiday_and_a_make_up_day_and_deadlines_follow(
    page_at: VisitMaker, city: Any, person_with: PersonMaker
) -> None:
    before = filed(city, 0)
    assert timezone.localdate(before.answer_by) == date(2021, 10, 22)
    visit = page_at(1440, as_person=person_with(rights_of("city_officer")))
    page = visit.go(f"{reverse('worktime:calendar')}?year=2021")
    assert set_day(page, "2021-10-20", "MAKE_UP", "调休") == 422  # a Wednesday is worked anyway
    assert "2021" in errors(page)
    page.select_option("#id_day_kind", "HOLIDAY")
    assert send(page, f"form[action^='{reverse('worktime:set_day')}']") == 302
    assert set_day(page, "2021-10-16", "MAKE_UP", "调休") == 302
    assert set_day(page, "2021-10-21", "HOLIDAY", "市定假日") == 302
    visit.fits()
    assert page.locator("td.bg-red-lt[title]", has_text="21").count() >= 1
    after = filed(city, 1)
    assert timezone.localdate(after.answer_by) == date(2021, 10, 23 + 2)  # one day more is worked, two fewer
    before.refresh_from_db()
    assert timezone.localdate(before.answer_by) == date(2021, 10, 22)  # as promised


@pytest.mark.long
@pytest.mark.parametrize("width", AT_DESK_FIRST)
def test_a_year_that_is_not_loaded_shows_deadlines_as_pending_until_it_is(
    page_at: VisitMaker, city: Any, person_with: PersonMaker, settings: Any, width: int
) -> None:
    from linli.core.hearing.news import set_pending_deadlines
    from linli.core.worktime.news import CalendarExtended

    at = NOON.replace(month=12, day=30)
    settings.TODAY = at.date()
    hearing = filed(city, 0, at)
    assert hearing.answer_by is None
    visit = page_at(width, as_person=person_with(rights_of("city_officer")))
    page = visit.go(reverse("todo:list"))
    address = reverse("hearing:hearing", args=[hearing.pk])
    assert page.locator(f"main li:has(a[href='{address}']) .badge").count() == 1  # pending
    visit.fits()
    visit.go(f"{reverse('worktime:calendar')}?year=2022")
    assert page.locator("#not-loaded").is_visible()
    visit.fits()
    page.fill("#id_years_first", "2022")
    page.fill("#id_years_last", "2022")
    assert send(page, f"form[action^='{reverse('worktime:load')}']") == 302
    assert page.locator("#not-loaded").count() == 0
    set_pending_deadlines(CalendarExtended("2022-12-31"))  # the job that was deferred
    visit.go(address)
    assert "2022-01-07" in page.locator(".ll-facts").inner_text()


def test_whoever_keeps_nothing_reads_the_calendar_on_the_phone(
    page_at: VisitMaker, person_with: PersonMaker, city: Any
) -> None:
    visit = page_at(390, as_person=person_with(rights_of("grid_worker")))
    page = visit.go(reverse("worktime:calendar"))
    assert page.locator("main table caption").count() == 12
    assert page.locator("main form").count() == 0
    visit.fits()
