"""What people call a home: 1幢1单元101室. The one place that puts it together, and that takes it apart again."""

import re

_PARTS = re.compile(
    r"(?:(?P<building>.+?)(?:号楼|[幢栋]))?\s*(?:(?P<stairwell>[^\s幢栋]+?)(?:单元|号梯))?\s*(?P<number>.*?)(?:室|号房)?"
)


def home_name(building: str, stairwell: str, number: str, compound: str = "") -> str:
    """Return the name of a home, after the compound's if that is given.

    Numbers and letters get the word for what they number: 1幢1单元101室, A幢302室. What already says what it is stays:
    东楼101室, 1幢车库3. stairwell: empty in a building without stair units.
    """
    parts = (_named(building, "幢"), _named(stairwell, "单元"), _named(number, "室"))
    return f"{compound} {''.join(parts)}".strip()


def stairwell_name(building: str, stairwell: str, compound: str = "") -> str:
    """Return the name of a stair unit, of the building where it has none: 1幢1单元."""
    return home_name(building, stairwell, "", compound)


def home_parts(text: str) -> tuple[str, str, str]:
    """Return building, stair unit and number that 1幢1单元101室 or 101 names, "" for what it does not."""
    found = _PARTS.fullmatch(text.strip())
    return (found["building"] or "", found["stairwell"] or "", found["number"]) if found else ("", "", text.strip())


def _named(number: str, word: str) -> str:
    says_it_itself = not number.isascii() and len(number) > 1  # A座, 东楼, 车库3; 甲 is a number
    return number if says_it_itself or not number else number + word
