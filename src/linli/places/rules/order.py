"""The order in which numbers of buildings and rooms are listed: 2 before 10, as people count."""

import re

_DIGITS = re.compile(r"\d+")


def order_key(number: str) -> str:
    """Return a number as text to sort by: every run of digits padded to six. "2幢" -> "000002幢"."""
    return _DIGITS.sub(lambda run: run[0].lstrip("0").rjust(6, "0"), number)[:40]


def home_order(building: str, stairwell: str, number: str) -> str:
    """Return what the homes of a compound are sorted by: building, stair unit, number."""
    return " ".join(order_key(part)[:28] for part in (building, stairwell, number))
