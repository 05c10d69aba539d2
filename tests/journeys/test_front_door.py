"""Residents and officers come in by the front door."""

from typing import Any

import pytest

from tests.journeys.conftest import IN_HAND_FIRST, VisitMaker
from tests.journeys.steps import follow


@pytest.mark.parametrize("width", IN_HAND_FIRST)
def test_anybody_finds_a_compound_by_its_initials(page_at: VisitMaker, city: Any, width: int) -> None:
    visit = page_at(width)
    page = visit.go("/")
    visit.fits()
    visit.axe()
    page.fill("#find", "yghy")
    page.press("#find", "Enter")
    page.wait_for_url("**/compounds/?q=yghy")
    visit.axe()
    page.locator(".ll-found a").first.click()
    page.wait_for_url("**/compounds/*/")
    assert page.locator("h1").inner_text() == city.compounds[0].name
    visit.fits()
    visit.axe()


def test_large_type_stays_chosen(page_at: VisitMaker) -> None:
    visit = page_at(390)
    page = visit.go("/")
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    page.click("button[name=large]")
    visit.settle()
    visit.go("/compounds/")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > before * 1.2
    visit.fits()
    visit.axe()


def test_the_language_changes_by_a_click(page_at: VisitMaker) -> None:
    visit = page_at(1440)
    page = visit.go("/")
    page.click("button[name=language]")
    visit.settle()
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize("width", IN_HAND_FIRST)
def test_an_officer_finds_their_desk(page_at: VisitMaker, city: Any, person_with: Any, width: int) -> None:
    officer = person_with(["places.view_places"], f"division:{city.city.pk}")
    visit = page_at(width, as_person=officer)
    page = visit.go("/desk/")
    page.wait_for_selector("#my-places-chart-title")
    assert page.locator(".ll-roles li").count() == 1
    visit.fits()
    visit.axe()


def test_the_desk_works_without_javascript(page_at: VisitMaker, city: Any, person_with: Any) -> None:
    officer = person_with(["places.view_places"], f"division:{city.counties[0].pk}")
    page = page_at(1440, as_person=officer, scripts=False).go("/desk/")
    follow(page, "a[href='/desk/places/']")
    assert page.locator("#my-places table tbody tr").count() == 2  # its townships


@pytest.mark.parametrize("path", ["/no-such-page/", "/compounds/999999/"])
def test_a_wrong_address_says_what_to_do(page_at: VisitMaker, path: str) -> None:
    visit = page_at(390)
    page = visit.go(path)
    assert page.locator("main a.btn").get_attribute("href") == "/"
    visit.axe()
