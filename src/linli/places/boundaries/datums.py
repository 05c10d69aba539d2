"""The three coordinate systems in which Chinese maps come, brought to WGS 84: pure, no Django.

Only the formulas of geotool-cn are used; its border data are not ours to hand on.
"""

from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

ROUNDS, CLOSE = 8, 1e-9  # degrees: a tenth of a millimetre


def to_wgs84(shape: BaseGeometry, datum: str) -> BaseGeometry:
    """Return a shape in WGS 84. datum: WGS84 (CGCS2000 alike), GCJ02 or BD09; outside China nothing is shifted."""
    if datum == "WGS84":
        return shape
    moved: BaseGeometry = shapely.transform(shape, lambda xy: np.array([point_to_wgs84(x, y, datum) for x, y in xy]))
    return moved


def point_to_wgs84(x: float, y: float, datum: str) -> tuple[float, float]:
    """Return a point in WGS 84: the one whose image under the published formula is the given one.

    The package turns the formula round in one step, which is metres off; here the step is repeated until it stands.
    """
    coords: Any = _coords()
    if datum == "BD09":
        x, y = _inverse(coords.gcj02_to_bd09, x, y, coords.bd09_to_gcj02(x, y))
    return _inverse(coords.wgs84_to_gcj02, x, y, coords.gcj02_to_wgs84(x, y))


def _inverse(forward: Any, x: float, y: float, guess: tuple[float, float]) -> tuple[float, float]:
    at_x, at_y = guess
    for _round in range(ROUNDS):
        image_x, image_y = forward(at_x, at_y)
        off_x, off_y = x - image_x, y - image_y
        at_x, at_y = at_x + off_x, at_y + off_y
        if abs(off_x) < CLOSE and abs(off_y) < CLOSE:
            break
    return at_x, at_y


def _coords() -> Any:
    from GeoToolCN import coords

    return coords
