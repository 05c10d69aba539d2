"""Shapes computed from points."""

import random
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
import shapely

from linli.places.models import Boundary, Division
from linli.places.operations import draw_schematic_boundaries
from linli.places.rules.schematic import cells, union


def test_two_places_share_the_area_by_their_middle() -> None:
    found = cells({1: (120.0, 30.0), 2: (120.02, 30.0)})
    assert found[1].bounds[2] == pytest.approx(120.01, abs=1e-5)
    assert found[2].bounds[0] == pytest.approx(120.01, abs=1e-5)


def test_no_place_one_place_and_two_on_one_point() -> None:
    assert cells({}) == {}
    assert cells({7: (120.0, 30.0)})[7].contains(shapely.Point(120.0, 30.0))
    assert set(cells({1: (120.0, 30.0), 2: (120.0, 30.0), 3: (120.1, 30.0)})) == {1, 3}


@pytest.mark.parametrize("seed", range(5))
def test_every_point_lies_in_the_cell_of_its_nearest_place(seed: int) -> None:
    rng = random.Random(seed)
    places = {n: (118 + rng.random(), 28.5 + rng.random()) for n in range(1, 40)}
    found = cells(places)
    whole = union(list(found.values()))
    assert whole.area == pytest.approx(sum(one.area for one in found.values()), rel=1e-4)
    for _ in range(200):
        x, y = 118 + rng.random(), 28.5 + rng.random()
        near = sorted((((px - x) * 0.8746) ** 2 + (py - y) ** 2, n) for n, (px, py) in places.items())
        if near[1][0] - near[0][0] < 1e-4 or not whole.contains(shapely.Point(x, y)):
            continue
        assert found[near[0][1]].distance(shapely.Point(x, y)) < 1e-5


@pytest.mark.django_db
def test_a_city_is_drawn_from_points_and_approved_shapes_stay(city: Any) -> None:
    for number, community in enumerate(city.communities):
        Division.objects.filter(pk=community.pk).update(
            longitude=Decimal("123.5") + Decimal(number) / 100, latitude=Decimal("27.5") + Decimal(number % 2) / 100
        )
    at = datetime(2021, 10, 15, tzinfo=UTC)
    assert draw_schematic_boundaries(at=at, source="示意") == 15
    county = Boundary.objects.get(division=city.counties[0], replaced_at=None)
    assert county.standing == "SCHEMATIC"
    Boundary.objects.filter(pk=county.pk).update(standing="APPROVED", approval_number="浙S(2021)12号")
    assert draw_schematic_boundaries(at=at, source="示意") == 14
    assert Boundary.objects.filter(replaced_at=None).count() == 15
