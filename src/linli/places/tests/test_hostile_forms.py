"""Whatever is sent to the forms of places: a page with reasons, never a 500, and nothing changes outside the scope."""

import random
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from psycopg.types.range import DateRange
from tests.hostile import NASTY, sent_by

from linli.places import models as places
from linli.places.rights import (
    CHANGE_COMPOUNDS,
    CHANGE_DIVISIONS,
    CHANGE_MANAGEMENT,
    CHANGE_ORGANISATIONS,
    VIEW_HOMES,
    VIEW_PLACES,
)

pytestmark = pytest.mark.long

SENT = 520


@pytest.fixture
def forms(city: Any) -> list[str]:
    """The addresses of forms over one thing of each kind, in the first county."""
    compound, community, since = city.compounds[0], city.communities[0], DateRange(date(2020, 1, 1), None)
    company = places.Organisation.objects.create(name="示例物业", kind="PROPERTY_COMPANY", division=city.counties[0])
    facility = places.PublicFacility.objects.create(name="卫生站", kind="HEALTH", community=community)
    grid = places.Grid.objects.create(name="一网格", code="G1", community=community)
    zone = places.ProtectedZone.objects.create(name="保护区", kind="HERITAGE", division=community)
    managed = places.Management.objects.create(
        compound=compound, organisation=company, how="PROFESSIONAL", period=since
    )
    committee = places.OwnersCommittee.objects.create(compound=compound, term=1, period=since)
    named = {
        "add_compound": (), "edit_compound": compound, "retire_compound": compound, "start_management": compound,
        "end_management": (compound, managed), "add_committee": compound, "end_committee": (compound, committee),
        "add_organisation": (),
        "edit_organisation": company, "close_organisation": company, "add_facility": (), "edit_facility": facility,
        "close_facility": facility, "add_grid": (), "edit_grid": grid, "set_micro_grid": grid, "add_division": (),
        "position_division": community, "rename_division": community, "move_division": community,
        "merge_division": community, "split_division": city.townships[0], "end_division": community,
        "add_protected_zone": (), "edit_protected_zone": zone,
    }  # fmt: skip
    addresses = []
    for name, things in named.items():
        things = things if isinstance(things, tuple) else (things,)
        addresses.append(reverse(f"places:{name}", args=[thing.pk for thing in things]))
    return addresses


@pytest.fixture
def officer(city: Any, person_with: Any, client_of: Any) -> Any:
    rights = (CHANGE_COMPOUNDS, CHANGE_DIVISIONS, CHANGE_MANAGEMENT, CHANGE_ORGANISATIONS, VIEW_HOMES, VIEW_PLACES)
    client = client_of(person_with([one.code for one in rights], f"division:{city.counties[0].pk}"))
    client.raise_request_exception = False
    return client


def everything_of(county: Any) -> list[Any]:
    """All that lies in a county, as it stands."""
    inside = places.Division.objects.filter(ancestors__contains=[county.pk])
    within = {"community__in": inside.values("pk")}
    return [
        list(inside.order_by("pk").values()),
        *(list(one.objects.filter(**within).order_by("pk").values()) for one in (
            places.Compound, places.Grid, places.PublicFacility
        )),
    ]  # fmt: skip


def test_forms_take_anything_and_reach_nothing_outside(city: Any, forms: list[str], officer: Any) -> None:
    elsewhere = [str(one.pk) for one in (city.counties[1], city.communities[-1], city.compounds[-1])]
    before = everything_of(city.counties[1])
    shown = {path: officer.get(path) for path in forms}
    assert {path: page.status_code for path, page in shown.items() if page.status_code != 200} == {}
    tries = [
        (path, name, nasty)
        for path, page in shown.items()
        for name in page.context["form"].fields
        for nasty in (*NASTY, *elsewhere)
    ]
    assert len(tries) > 2_000
    statuses = set()
    for path, name, nasty in random.Random(20211015).sample(tries, SENT):  # the same ones in every run
        sent = sent_by(shown[path].context["form"]) | {name: nasty, f"{name}_find": nasty}
        status = officer.post(path, sent).status_code
        assert status < 500, (path, name, nasty)
        statuses.add(status)
    assert statuses <= {200, 302, 404, 422}
    assert everything_of(city.counties[1]) == before
