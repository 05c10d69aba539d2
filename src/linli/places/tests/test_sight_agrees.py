"""One thing and a list of things answer alike: `scope_keys()` and `within()` are two sides of one rule."""

from datetime import date
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from linli.core.rights import Grant, Grants
from linli.places.models import Building, Compound, Division, Grid, Home, Management, MicroGrid, Organisation, Stairwell

pytestmark = pytest.mark.django_db
RIGHT = "places.view_places"


@pytest.fixture
def full_city(city: Any) -> Any:
    company = Organisation.objects.create(name="示例物业", kind="PROPERTY_COMPANY")
    managed = city.compounds[3]
    Management.objects.create(
        compound=managed, organisation=company, how="PROFESSIONAL", period=DateRange(date(2020, 1, 1), None)
    )
    Compound.objects.filter(pk=managed.pk).update(manager=company, managed_how="PROFESSIONAL")
    for compound in city.compounds[:4]:
        grid = Grid.objects.create(code=f"G{compound.pk}", name="网格", community=compound.community)
        grid.compounds.add(compound)
        micro = MicroGrid.objects.create(grid=grid, number="1")
        building = Building.objects.create(compound=compound, number="1", order="1")
        stairwell = Stairwell.objects.create(building=building, number="1", order="1", micro_grid=micro)
        Home.objects.create(compound=compound, stairwell=stairwell, number="101", order="1")
    return city


def test_what_a_list_shows_is_what_each_thing_says_of_itself(full_city: Any) -> None:
    things = {
        Division: list(Division.objects.select_related("zone")),
        Compound: list(Compound.objects.select_related("community")),
        Home: list(Home.objects.select_related("compound__community", "stairwell__micro_grid")),
    }
    keys = {key for rows in things.values() for row in rows for key in row.scope_keys()} | {"platform", "round:7"}
    for model, rows in things.items():
        for key in keys:
            grants = Grants((Grant("any", frozenset({RIGHT}), key),))
            listed = set(model.objects.visible_to(grants, RIGHT).values_list("pk", flat=True))  # type: ignore[attr-defined]
            assert listed == {row.pk for row in rows if grants.over(RIGHT, row)}, (model.__name__, key)
