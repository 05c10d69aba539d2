"""Numbers of buildings, stair units and rooms, as they are written in many ways and kept in one."""

_NUMERALS = {numeral: digit for digit, numeral in enumerate("零一二三四五六七八九")}
_BUILDING = ("号楼", "幢", "栋", "号", "楼", "#")
_STAIRWELL = ("单元", "号梯", "梯", "#")
_ROOM = ("号房", "房间", "室", "号", "房")


def building_number(text: str) -> str:
    """Return the number of a building: 12幢, 12号楼, 12# and 012 are 12; A座 and 东楼 stay."""
    return _number(text, _BUILDING)


def stairwell_number(text: str) -> str:
    """Return the number of a stair unit: 2单元, 二单元 and 02 are 2; 无单元 is none."""
    return "" if text in ("无单元", "不分单元") else _number(text, _STAIRWELL)


def room_number(text: str) -> str:
    """Return the number of a room: 0302室 is 0302, for zeros in front may be part of it."""
    bare = _bare(text, _ROOM)
    return bare.upper() if bare.replace("-", "").isalnum() and bare.isascii() else text


def _number(text: str, endings: tuple[str, ...]) -> str:
    bare = _bare(text.removeprefix("第"), endings)
    if bare.isascii() and bare.isdigit():
        return bare.lstrip("0") or "0"
    if (number := _counted(bare)) is not None:
        return str(number)
    return bare.upper() if bare.isascii() and bare.replace("-", "").isalnum() else text


def _bare(text: str, endings: tuple[str, ...]) -> str:
    ending = next((ending for ending in endings if text.endswith(ending)), "")
    return text.removesuffix(ending).strip() or text


def _counted(text: str) -> int | None:
    """Return what a Chinese numeral up to 99 says: 二十一 is 21."""
    if text in _NUMERALS:
        return _NUMERALS[text]
    tens, ten, ones = text.partition("十")
    if not ten or (tens and tens not in _NUMERALS) or (ones and ones not in _NUMERALS):
        return None
    return 10 * (_NUMERALS[tens] if tens else 1) + (_NUMERALS[ones] if ones else 0)
