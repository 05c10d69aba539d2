"""Staff sign in by their office's provider, in a browser that keeps to the pages' content policy."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from linli.accounts.tests.provider import Provider, running
from linli.accounts.tests.test_sign_in_by_office import connect
from linli.config.oidc import oidc_origins
from tests.journeys.conftest import Visit, VisitMaker
from tests.journeys.steps import follow

PASSWORD = "correct horse battery"


@pytest.fixture
def office(settings: Any) -> Iterator[Provider]:
    """A provider that is set as an operator would, pages' policy included."""
    with running() as provider:
        providers = settings.SOCIALACCOUNT_PROVIDERS
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": providers["openid_connect"] | {"APPS": provider.apps()}}
        allow(settings, provider.issuer)
        yield provider


def allow(settings: Any, issuer: str) -> None:
    """Let forms lead to a provider, as the settings do at the start."""
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    own = ["'self'", *oidc_origins({"LINLI_OIDC_ISSUER": issuer})]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": policy | {"form-action": own}}


@pytest.fixture
def officer(person_with: Any, office: Provider) -> Any:
    """Somebody who has connected the office's account."""
    person = person_with(["places.view_places"])
    person.set_password(PASSWORD)
    person.save()
    connect(person, office, password=PASSWORD)
    return person


def press(visit: Visit) -> str:
    """Choose the office on the sign-in page and go on; returns the policy of the page whose form leads there."""
    page = visit.go(reverse("account_login"))
    start = reverse("openid_connect_login", args=["office"])
    with page.expect_response(lambda answer: start in answer.url) as answer:
        follow(page, f"a[href^='{start}']")
    page.click("main form.ll-form button[type=submit]")
    return answer.value.header_value("content-security-policy") or ""


def test_the_button_leads_to_the_office_and_back(page_at: VisitMaker, office: Provider, officer: Any) -> None:
    visit = page_at(1440)
    policy = press(visit)
    visit.page.wait_for_url("**/desk/")
    assert f"form-action 'self' {office.issuer};" in policy + ";", "the provider's origin, and no other"
    assert len(office.asked) == 2, "once to connect, once to sign in"


def test_another_place_than_the_office_is_out_of_reach(
    page_at: VisitMaker, office: Provider, officer: Any, settings: Any
) -> None:
    allow(settings, "https://id.office.example")
    visit = page_at(1440)
    with visit.page.expect_console_message(lambda said: "form-action" in said.text):
        press(visit)
    blocked = visit.page.locator("main form.ll-form button[type=submit]")
    expect(blocked).to_be_visible()  # still there
    assert len(office.asked) == 1, "the browser did not go"
    visit.complaints.clear()
