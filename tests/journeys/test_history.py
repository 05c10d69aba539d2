"""The auditor looks whether the history holds; a page says so when its server is away."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.conftest import AT_DESK_FIRST, IN_HAND_FIRST, VisitMaker
from tests.journeys.steps import PersonMaker, rights_of


@pytest.mark.parametrize("width", AT_DESK_FIRST)
def test_an_auditor_sees_that_the_chain_holds_and_where_it_was_broken(
    page_at: VisitMaker, city: Any, person_with: PersonMaker, width: int
) -> None:
    from django.db import connection, transaction

    from linli.core.history import chain

    visit = page_at(width, as_person=person_with(rights_of("auditor")))
    page = visit.go(reverse("history:chain"))
    assert page.locator(".ll-empty .empty-subtitle").is_visible()
    now = timezone.now()
    chain.seal(now)
    chain.check_and_keep(now)
    visit.go(reverse("history:chain"))
    assert page.locator("#anchor").inner_text().count(":") == 1
    assert page.locator("main .card .badge").count() == 1
    whole = page.locator("main .card .badge").inner_text()
    visit.fits()
    with transaction.atomic(), connection.cursor() as cursor:  # as somebody with the database in hand would
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE places_compoundevent SET households = 999")
    chain.check_and_keep(timezone.now())
    visit.go(reverse("history:chain"))
    assert page.locator("main .card .badge").inner_text() != whole
    assert page.locator("main table tbody tr").count() == 2
    visit.fits()
    page.goto(visit.origin + reverse("history:thing", args=["places.compound", city.compounds[0].pk]))
    assert page.locator(".ll-history li").count() >= 1


@pytest.mark.parametrize("width", IN_HAND_FIRST)
def test_a_page_says_that_the_server_is_away_and_keeps_what_was_typed(
    page_at: VisitMaker, city: Any, person_with: PersonMaker, width: int
) -> None:
    visit = page_at(width, as_person=person_with(rights_of("county_officer"), f"division:{city.counties[0].pk}"))
    page = visit.go(reverse("places:add_compound"))
    page.fill("#id_name", "晴川里")
    page.context.set_offline(True)
    page.fill("#id_community_find", "书院")
    told = page.locator("#ll-toasts .alert")
    expect(told).to_have_count(1)
    assert page.input_value("#id_name") == "晴川里"
    visit.fits()
    page.context.set_offline(False)
    with page.expect_response("**/places/pick/**"):
        page.fill("#id_community_find", "滨江")
    told.locator("button").click()
    expect(told).to_have_count(0)
    assert all("ERR_INTERNET_DISCONNECTED" in line or "fetch" in line for line in visit.complaints), visit.complaints
    visit.complaints.clear()
