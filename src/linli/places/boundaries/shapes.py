"""Shapes as the register keeps them: pure geometry, no Django."""

from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

DECIMALS = 6  # about a decimetre
DISPLAY_TOLERANCE = 0.00005  # degrees, about five metres: less than a line's width on the widest map of a city
MOST_DISPLAY_POINTS = 2_000


def kept(shape: BaseGeometry) -> dict[str, Any]:
    """Return a shape as GeoJSON with six decimals."""
    return _geojson(shape)


def displayed(shape: BaseGeometry) -> dict[str, Any]:
    """Return a shape with few points, for maps: the tolerance doubles until at most 2,000 are left."""
    tolerance, simple = DISPLAY_TOLERANCE, shape
    while True:
        simple = shapely.simplify(shape, tolerance, preserve_topology=True)
        if shapely.get_num_coordinates(simple) <= MOST_DISPLAY_POINTS or tolerance > 0.1:
            return _geojson(simple)
        tolerance *= 2


def _geojson(shape: BaseGeometry) -> dict[str, Any]:
    parts = [
        [[_rounded(xy) for xy in ring.coords] for ring in (part.exterior, *part.interiors)]
        for part in shapely.get_parts(shape)
    ]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _rounded(xy: tuple[float, ...]) -> list[float]:
    return [round(float(xy[0]), DECIMALS), round(float(xy[1]), DECIMALS)]
