"""Somebody objects; the officer who may answer does so in time."""

from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys.conftest import VisitMaker
from tests.journeys.steps import PersonMaker, follow, rights_of, send

NOON = datetime(2021, 10, 15, 12, tzinfo=timezone.get_default_timezone())
ANSWER = "经复核，扣分依据不足，改为满分。"


@pytest.fixture(autouse=True)
def day(settings: Any, live_server: Any) -> None:
    from linli.core.worktime.operations import load_years

    settings.TODAY = NOON.date()
    load_years(2021, 2021, at=NOON)


@pytest.fixture
def filer(person_with: PersonMaker, city: Any) -> Any:
    return person_with(rights_of("resident"), f"compound:{city.compounds[0].pk}", "安宜居")


@pytest.fixture
def hearing(city: Any, filer: Any) -> Any:
    """An objection. The page on which it is filed is that of the result; no module has one yet."""
    from linli.core.hearing.operations import Terms, file_hearing
    from linli.core.worktime import Clock, TimeLimit

    return file_hearing(
        kind="OBJECTION", subject=("places.compound", city.compounds[0].pk), text="扣分与现场不符", at=NOON, by=filer,
        terms=Terms(TimeLimit(Clock.WORKING_DAYS, 5)),
    )  # fmt: skip


def test_an_objection_is_answered_from_the_list_of_to_dos_and_moves_to_those_dealt_with(
    page_at: VisitMaker, city: Any, person_with: PersonMaker, hearing: Any, filer: Any
) -> None:
    address = reverse("hearing:hearing", args=[hearing.pk])
    resident = page_at(390, as_person=filer)
    page = resident.go("/")
    follow(page, f"a[href='{reverse('hearing:mine')}']")
    follow(page, f"a[href='{address}']")
    assert "2021-10-22" in page.locator(".ll-facts").inner_text()  # to be answered by
    assert page.locator("#answer").count() == 0
    resident.fits()

    officer = page_at(1440, as_person=person_with(rights_of("township_officer"), f"division:{city.townships[0].pk}"))
    page = officer.go(reverse("desk:home"))
    follow(page, f"main a[href='{address}']")
    assert send(page, "#answer form") == 422  # an answer has its reasons
    assert page.locator("#answer [data-errors] li").count() == 2
    page.select_option("#answer select", "UPHELD")
    page.fill("#answer textarea", ANSWER)
    assert send(page, "#answer form") == 302
    assert ANSWER in page.locator("main").inner_text()
    officer.fits()
    officer.go(reverse("todo:list"))
    assert page.locator(f"main a[href='{address}']").count() == 0
    follow(page, "main a[href='?tab=done']")
    assert page.locator(f"main a[href='{address}']").count() == 1

    page = resident.go(reverse("notices:list"))
    page.locator("main li form button").click()
    page.wait_for_url(f"**{address}")
    assert ANSWER in page.locator("main").inner_text()
    resident.fits()


def test_what_was_not_answered_in_time_stands_first_and_says_so(
    page_at: VisitMaker, city: Any, person_with: PersonMaker, hearing: Any, settings: Any
) -> None:
    settings.TODAY = NOON.replace(day=29).date()
    visit = page_at(390, as_person=person_with(rights_of("township_officer"), f"division:{city.townships[0].pk}"))
    page = visit.go(reverse("todo:list"))
    assert page.locator("main li .badge").count() == 1
    visit.fits()
    visit.go(reverse("hearing:hearing", args=[hearing.pk]))
    assert page.locator("main .alert-danger").is_visible()
    visit.fits()


def test_whoever_filed_it_takes_it_back_on_the_phone(page_at: VisitMaker, filer: Any, hearing: Any) -> None:
    visit = page_at(390, as_person=filer)
    page = visit.go(reverse("hearing:hearing", args=[hearing.pk]))
    page.click(".ll-confirm summary")
    visit.fits()
    send(page, ".ll-confirm form")
    hearing.refresh_from_db()
    assert hearing.state == "WITHDRAWN"
    assert page.locator(".ll-confirm").count() == 0
