"""Every component in a real browser: no complaint, no violation, with and without JavaScript, light and dark."""

import pytest

from tests.journeys.conftest import VisitMaker
from tests.journeys.steps import send

pytestmark = pytest.mark.long  # no journey of a person: parts of pages, each in many ways


@pytest.mark.parametrize(
    ("width", "dark", "layout"),
    [(390, False, ""), (1440, True, ""), (390, True, "?layout=public"), (1440, False, "?layout=public")],
)
def test_every_component_is_accessible_and_fits(page_at: VisitMaker, width: int, dark: bool, layout: str) -> None:
    visit = page_at(width, dark=dark)
    page = visit.go(f"/ui/gallery/{layout}")
    page.wait_for_selector("#sample-map[data-drawn]")
    page.wait_for_selector("#sample-progress progress.ll-success")
    assert page.evaluate("document.documentElement.dataset.bsTheme") == ("dark" if dark else "light")
    visit.fits()
    visit.axe()


def test_the_gallery_fits_a_wide_screen(page_at: VisitMaker) -> None:
    visit = page_at(1920)
    visit.go("/ui/gallery/")
    visit.fits()


def test_a_form_with_errors_says_so_in_its_place(page_at: VisitMaker) -> None:
    visit = page_at(1440, language="en")
    page = visit.go("/ui/gallery/")
    page.fill("#id_households", "0")
    with page.expect_response(lambda response: response.status == 422):
        page.click("#sample-form button[type=submit]")
    summary = page.locator("[data-errors]")
    summary.wait_for()
    assert page.url.endswith("/ui/gallery/")  # the rest of the page stayed
    assert summary.evaluate("(element) => element === document.activeElement")
    assert summary.locator("a[href='#id_name']").count() == 1
    visit.axe()


def test_without_javascript_the_form_and_the_numbers_are_there(page_at: VisitMaker) -> None:
    visit = page_at(1440, scripts=False)
    page = visit.go("/ui/gallery/")
    assert page.locator(".ll-chart table").is_visible()
    assert send(page, "#sample-form") == 422
    assert page.locator("[data-errors]").is_visible()


def test_without_javascript_a_phone_shows_the_menu(page_at: VisitMaker) -> None:
    assert page_at(390, scripts=False).go("/ui/gallery/").locator("#ll-menu").is_visible()


def test_dark_is_kept_from_page_to_page_without_loading_anew(page_at: VisitMaker) -> None:
    visit = page_at(1440)
    page = visit.go("/ui/gallery/")
    page.fill("#id_name", "阳光花园")
    with page.expect_response("**/ui/preferences/"):
        page.click(".ll-when-light")
    assert page.input_value("#id_name") == "阳光花园"
    visit.go("/")
    assert page.evaluate("document.documentElement.dataset.bsTheme") == "dark"


def test_a_point_on_the_map_leads_on(page_at: VisitMaker) -> None:
    visit = page_at(1440)
    page = visit.go("/ui/gallery/")
    page.wait_for_selector("#sample-map[data-drawn]")
    assert page.locator("#sample-map-list a").count() == 11
    canvas = page.locator("#sample-map canvas")
    size = canvas.bounding_box()
    assert size is not None
    canvas.click(position={"x": size["width"] * 0.2, "y": size["height"] * 0.3})  # within the first area
    page.wait_for_selector(".maplibregl-popup-content a")


def test_a_failing_server_is_told_and_nothing_is_swapped(page_at: VisitMaker) -> None:
    visit = page_at(1440)
    page = visit.go("/ui/gallery/")
    page.route("**/ui/gallery/form/", lambda route: route.fulfill(status=503, body="no"))
    page.click("#sample-form button[type=submit]")
    page.wait_for_selector("#ll-toasts .alert")
    assert page.locator("#id_name").is_visible()
    visit.complaints = [line for line in visit.complaints if "503" not in line]


def test_the_keyboard_reaches_the_content_past_the_menu(page_at: VisitMaker) -> None:
    page = page_at(1440).go("/ui/gallery/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "ll-skip"
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'content'")
