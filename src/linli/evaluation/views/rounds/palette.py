"""Colours of outcomes: one ladder from good to bad wherever outcomes are drawn."""

from collections.abc import Sequence

GOOD_TO_BAD = ("#1d8a5a", "#5fb587", "#a8cf7a", "#e6c04f", "#e08a3c", "#c2483c")  # read the same on light and dark
GREY = ("#9aa59f", "#b9c2bd", "#7c8781")


def colours(keys: Sequence[str]) -> list[str]:
    """Return a colour for each outcome, the highest first; grey for "~state", which is none."""
    rungs = [key for key in keys if not key.startswith("~")]
    last = len(GOOD_TO_BAD) - 1
    steps = max(1, len(rungs) - 1)
    good = [GOOD_TO_BAD[min(last, place * last // steps)] for place in range(len(rungs))]
    return good + [GREY[place % len(GREY)] for place in range(len(keys) - len(rungs))]
