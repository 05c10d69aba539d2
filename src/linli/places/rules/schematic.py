"""Schematic shapes (示意): where nobody has given a border, each place gets what lies nearest to its point.

docs/algorithms/boundaries.md
"""

import math
from collections.abc import Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

MARGIN = 0.01  # degrees around the outermost points, about a kilometre
GRID = 0.000001  # coordinates are kept to six decimals


def cells(points: Mapping[int, tuple[float, float]]) -> dict[int, BaseGeometry]:
    """Return for each point (longitude, latitude) the area that is nearer to it than to any other.

    Distances are taken with degrees of longitude shortened by the cosine of the middle latitude. The areas end a
    margin around the hull of all points, touch without overlapping, and fill it. Of several places on one point
    the first in the mapping's order gets the area, the others none.
    """
    sites: dict[tuple[float, float], int] = {}
    for key, point in points.items():
        sites.setdefault((round(point[0], 6), round(point[1], 6)), key)
    if not sites:
        return {}
    squeeze = _squeeze([latitude for _, latitude in sites])
    flat = shapely.MultiPoint([(x * squeeze, y) for x, y in sites])
    outline = flat.convex_hull.buffer(MARGIN)
    if len(sites) == 1:
        return {next(iter(sites.values())): _back(outline, squeeze)}
    areas = shapely.get_parts(shapely.voronoi_polygons(flat, extend_to=outline, ordered=True))
    return {
        key: _back(shapely.intersection(area, outline), squeeze)
        for key, area in zip(sites.values(), areas, strict=True)
    }


def union(parts: Sequence[BaseGeometry]) -> BaseGeometry:
    """Return the area of a place that is made of others'."""
    return shapely.set_precision(shapely.union_all(list(parts)), GRID)


def _squeeze(latitudes: Sequence[float]) -> float:
    return math.cos(math.radians((min(latitudes) + max(latitudes)) / 2))


def _back(area: BaseGeometry, squeeze: float) -> BaseGeometry:
    return shapely.set_precision(shapely.transform(area, lambda xy: xy / (squeeze, 1)), GRID)
