"""Colours of outcomes: one ladder from good to bad wherever outcomes are drawn."""

from collections.abc import Sequence
from typing import Any

GOOD_TO_BAD = ("#1d8a5a", "#5fb587", "#a8cf7a", "#e6c04f", "#e08a3c", "#c2483c")  # read the same on light and dark
GREY = ("#9aa59f", "#b9c2bd", "#7c8781")
PHONE = 480  # a chart this narrow is in the hand
_LINE = 22  # height of a line of a legend
_ON_PHONE = 300  # width that a legend surely has there


def colours(keys: Sequence[str]) -> list[str]:
    """Return a colour for each outcome, the highest first; grey for "~state", which is none."""
    rungs = [key for key in keys if not key.startswith("~")]
    last = len(GOOD_TO_BAD) - 1
    steps = max(1, len(rungs) - 1)
    good = [GOOD_TO_BAD[min(last, place * last // steps)] for place in range(len(rungs))]
    return good + [GREY[place % len(GREY)] for place in range(len(keys) - len(rungs))]


def legend(titles: Sequence[str], top: int) -> dict[str, Any]:
    """Return the part of a chart's option that says what its colours are: all at once, in lines where it is narrow.

    top: where the drawing begins below a legend of one line
    """
    lines = _lines(titles)
    return {
        "legend": {"top": 0, "type": "plain", "itemWidth": 14, "itemHeight": 10, "data": list(titles)},
        "grid": {"top": top},
        "media": [
            {"query": {"maxWidth": PHONE}, "option": {"grid": {"top": top + (lines - 1) * _LINE}}},
            {"option": {"grid": {"top": top}}},
        ],
    }


def _lines(titles: Sequence[str]) -> int:
    """Return how many lines a legend surely fits in on a phone."""
    lines, used = 1, 0
    for title in titles:
        width = 29 + sum(12 if sign > "\u2e7f" else 8 for sign in title)
        if used and used + width > _ON_PHONE:
            lines, used = lines + 1, 0
        used += width
    return lines
