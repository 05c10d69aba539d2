"""Files of boundaries that were broken on the way: reasons, never a 500, and no boundary that is none."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely
from django.urls import reverse

from linli.places.models import Boundary, BoundaryImport

from .test_boundaries import collection, officer, placed, send, shapefile, square

pytestmark = [pytest.mark.django_db, pytest.mark.long]
__all__ = ["officer", "placed"]  # fixtures
VALUES: list[Any] = [
    None, True, "", "NaN", -1, 1e308, 10**30, [], {}, [[]], [None, None], ["118", "28"], [118.87], [1e400, 28.9],
    [118.87, 28.94, 3, 4], "\x00", "Polygon", "Point", "GeometryCollection", [[[118.87, 28.94]]], {"type": "Polygon"},
]  # fmt: skip
EACH = 14


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """Cut a file short, or turn, lose or repeat some of its bytes."""
    at, how = chance.randrange(len(raw)), chance.randrange(4)
    if how == 0:
        return raw[:at]
    if how == 1:
        return raw[:at] + chance.randbytes(chance.randint(1, 16)) + raw[at + 8 :]
    if how == 2:
        return raw[:at] + raw[at + chance.randint(1, 200) :]
    return raw[:at] + raw[max(0, at - 50) :]


def places_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in a document where something else might stand: what holds it, and its key."""
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in items:
        yield value, key
        yield from places_in(one)


def misunderstood(raw: bytes, chance: random.Random) -> bytes:
    """Put something else in one place of a document."""
    document = json.loads(raw)
    holder, key = chance.choice(list(places_in(document)))
    holder[key] = chance.choice(VALUES)
    return json.dumps(document).encode()


def geopackage(folder: Path, code: str) -> bytes:
    path = folder / "x.gpkg"
    shapes = np.array([shapely.to_wkb(shapely.from_geojson(json.dumps(square())))], dtype=object)
    codes = [np.array([code], dtype=object)]
    pyogrio.raw.write(
        path,
        geometry=shapes,
        field_data=codes,
        fields=["code"],
        geometry_type="Polygon",
        crs="EPSG:4326",
        driver="GPKG",
    )
    return path.read_bytes()


@pytest.mark.parametrize(
    ("name", "breaks"),
    [("x.geojson", misunderstood), ("x.geojson", damaged), ("x.gpkg", damaged), ("x.zip", damaged)],
    ids=["another value", "geojson", "geopackage", "shapefile"],
)
def test_a_broken_file_is_refused_with_reasons_and_leaves_nothing_broken(
    tmp_path: Path, officer: Any, placed: Any, name: str, breaks: Callable[[bytes, random.Random], bytes]
) -> None:
    code, chance = placed.communities[0].code, random.Random(20211015)
    good = {
        "x.geojson": lambda: collection((code, square())),
        "x.gpkg": lambda: geopackage(tmp_path, code),
        "x.zip": lambda: shapefile(tmp_path, "EPSG:4326", shapely.from_geojson(json.dumps(square())), code),
    }[name]()
    officer.raise_request_exception = False
    for number in range(EACH):
        content, latest = breaks(good, chance), BoundaryImport.objects.order_by("-pk").first()
        status = send(officer, content, name).status_code
        assert status in (302, 422), (number, content[:300])
        made = BoundaryImport.objects.order_by("-pk").first()
        if made and made != latest:
            assert officer.get(reverse("places:boundary_import", args=[made.pk])).status_code == 200
            status = officer.post(reverse("places:apply_boundaries", args=[made.pk])).status_code
            assert status in (302, 422), (number, content[:300])
    for boundary in Boundary.objects.all():
        assert shapely.is_valid(shapely.from_geojson(json.dumps(boundary.geometry))), boundary
    assert officer.get(reverse("places:boundaries")).status_code == 200
