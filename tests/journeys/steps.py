"""What several journeys do on a page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

PersonMaker = Callable[..., Any]


def rights_of(role: str) -> list[str]:
    """Return the rights of a role that every installation begins with."""
    from linli.accounts.models import Role

    return list(Role.objects.get(code=role).rights)


def send(page: Page, form: str = "main form.ll-form") -> int:
    """Press a form's button; returns the status of the answer, once what follows stands."""
    with page.expect_navigation(), page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        page.click(f"{form} button[type=submit]")
    return sent.value.status


def follow(page: Page, link: str) -> None:
    """Press a link; what is read next is of the page it leads to, not of the one that is still there."""
    with page.expect_navigation():
        page.click(link)


def pick(page: Page, field: str, text: str) -> None:
    """Type into a field that looks things up, and take the only thing that answers."""
    find = page.locator(f"#id_{field}_find")
    find.wait_for()
    page.wait_for_load_state()  # what is typed before the scripts are there looks nothing up
    find.fill(text)
    choice = page.locator(f"#id_{field} option:not([value=''])")
    expect(choice).to_have_count(1)
    expect(choice).to_contain_text(text)
    page.select_option(f"#id_{field}", choice.get_attribute("value"))


def errors(page: Page) -> str:
    """Return what a refused form says."""
    return page.locator("[data-errors]").inner_text()


def download(page: Page, link: str, to: Path) -> Path:
    """Press a link to a file, and keep the file."""
    with page.expect_download() as coming:
        page.click(link)
    path = to / coming.value.suggested_filename
    coming.value.save_as(path)
    return path
