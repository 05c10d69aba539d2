"""Every page that a browser may open is walked: it answers, it fits a phone, axe and the console find nothing.

What pages there are, and with which arguments, is what tests/test_rights_matrix.py walks too: a new address is here by
itself. A page in a state of its own (an import under way, a hearing that is answered) has a journey of its own.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests import test_rights_matrix as matrix
from tests.journeys.conftest import Visit, VisitMaker

pytestmark = pytest.mark.long

every_place = matrix.world

# For whom a page is, by the right that it needs; the staff's many in parts, so that they run beside each other.
GROUPS = ["visitor", "resident", "staff-1", "staff-2", "staff-3", "staff-4"]
PARTS = 4
ANSWERS = {"portal:compounds": "?q=yg", "places:search": "?q=阳光", "places:divisions": "?level=COMMUNITY"}
DARK = ["desk:home", "places:tree", "places:compounds", "places:compound", "accounts:roles", "worktime:calendar"]


def names_for(group: str) -> list[str]:
    """Return the names of the addresses that a group of people is shown; those of the API are no pages."""
    rights = {name: row.right for name, row in matrix.ADDRESSES.items() if not name.startswith("api:")}
    if group == "visitor":
        return [name for name, right in rights.items() if right == "public"]
    if group == "resident":
        return [name for name, right in rights.items() if right == "signed_in"]
    staff = [name for name, right in rights.items() if right not in ("public", "signed_in")]
    return staff[int(group[-1]) - 1 :: PARTS]


def person_for(group: str, world: Any) -> Any:
    """Return somebody who may see the pages of a group; nobody for what everybody may see."""
    from linli.accounts.models import Person

    if group == "visitor":
        return None
    person = Person.objects.create_person(name="安宜居", username=group)
    if group == "resident":
        person.homes.create(home=world.home, relation="OWNER", valid_from=date(2020, 1, 1))
        matrix.hold(person, "resident", f"home:{world.home.pk}")
    else:
        matrix.hold(person, "platform_administrator", "platform")
    return person


def pages(names: list[str], world: Any, client: Client) -> Iterator[str]:
    """Yield the addresses that answer with a whole page: not a form's target, a part of a page or a file."""
    asked = matrix.paths(world)
    for name in names:
        answer = client.get(asked[name])
        agreed = matrix.ADDRESSES[name].inside
        failed = answer.status_code >= 400 and answer.status_code != 405
        assert not failed or str(answer.status_code) in agreed, f"{asked[name]} answers {answer.status_code}"
        whole = answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html")
        if whole and b"<html" in answer.content[:2000]:
            yield asked[name]
            if name in ANSWERS:
                yield asked[name] + ANSWERS[name]


def signed_in(page_at: VisitMaker, group: str, world: Any, **how: Any) -> tuple[Visit, Client]:
    """Open a browser for a group, with a client that has the same session."""
    person = person_for(group, world)
    visit, client = page_at(1440, as_person=person, **how), Client()
    if person is not None:
        cookie = next(one for one in visit.page.context.cookies() if one["name"] == "sessionid")
        client.cookies["sessionid"] = cookie["value"]
        session = client.session
        session["second_factor"] = True  # has one; who has none is sent to set it up
        session.save()
    return visit, client


def look_at(visit: Visit, path: str) -> None:
    """Open a page on a desk, ask axe, and look at it on a phone."""
    page = visit.page
    page.set_viewport_size({"width": 1440, "height": 900})
    answer = page.goto(visit.origin + path, wait_until="load")
    assert answer is not None
    assert answer.status < 400, path
    visit.axe()
    page.set_viewport_size({"width": 390, "height": 844})
    visit.fits()
    visit.quiet()


@pytest.mark.parametrize("group", GROUPS)
def test_every_page_is_whole_on_every_screen(page_at: VisitMaker, every_place: Any, group: str) -> None:
    visit, client = signed_in(page_at, group, every_place)
    seen = list(pages(names_for(group), every_place, client))
    assert len(seen) > 5
    faults = []
    for path in seen:
        try:
            look_at(visit, path)
        except AssertionError as fault:
            visit.complaints.clear()
            faults.append(f"{path}: {fault}")
    visit.settle()
    assert faults == []


def test_the_main_pages_are_as_good_in_the_dark(page_at: VisitMaker, every_place: Any) -> None:
    visit, client = signed_in(page_at, "staff-1", every_place, dark=True)
    for path in [*pages(DARK, every_place, client), "/", f"/compounds/{every_place.compound.pk}/"]:
        look_at(visit, path)
    visit.settle()


def test_every_address_is_in_one_group():
    pages_of = [name for group in GROUPS for name in names_for(group)]
    others = set(matrix.ADDRESSES) - set(pages_of)
    assert len(pages_of) == len(set(pages_of))
    assert all(name.startswith("api:") for name in others)
