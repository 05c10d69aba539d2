"""The library of deduction points (扣分点库) that comes with the program: a sample, by standard and item."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

PATH = Path(__file__).parent / "data" / "deduction_points.yaml"


class Point(NamedTuple):
    """Something that is commonly found, in Chinese and English."""

    zh: str
    en: str


@cache
def deduction_points() -> dict[str, dict[str, tuple[Point, ...]]]:
    """Return what is commonly found, by standard and item."""
    document = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return {
        standard: {item: tuple(Point(one["zh"], one["en"]) for one in points) for item, points in items.items()}
        for standard, items in document["standards"].items()
    }
