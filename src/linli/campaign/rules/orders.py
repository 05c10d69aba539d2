"""Numbers of follow-up orders, and which step may follow which."""

import re

NEXT_ORDER: dict[str, frozenset[str]] = {
    "ISSUED": frozenset({"REPLIED", "WITHDRAWN"}),
    "REPLIED": frozenset({"ISSUED", "CLOSED", "WITHDRAWN"}),  # back, with a reason and some days more
    "CLOSED": frozenset(),
    "WITHDRAWN": frozenset(),
}
FIRST = "示创建督〔{year}〕1号"
_PARTS = re.compile(r"(?P<before>.*?)(?P<number>[0-9]{1,6})(?P<after>[^0-9]*)", re.DOTALL)
_YEAR = re.compile(r"〔([0-9]{4})〕")


def counted(number: str) -> tuple[str, int, str] | None:
    """Return what stands before the last number in a document's number, the number, and what follows; None without.

    "示创建督〔2021〕3号" is ("示创建督〔2021〕", 3, "号"). The last run of at most 6 digits 0-9 counts.
    """
    found = _PARTS.fullmatch(number)
    return (found["before"], int(found["number"]), found["after"]) if found else None


def consecutive(first: str, count: int) -> list[str]:
    """Return so many numbers, the first and those after it. Raises ValueError if the first has no number to count."""
    parts = counted(first)
    if parts is None:
        raise ValueError(f"{first} has no number at its end to count from")
    before, number, after = parts
    return [f"{before}{number + step}{after}" for step in range(count)]


def following(last: str, year: int) -> str:
    """Return the number that comes after the last one; in another year, in brackets 〔〕, counting begins at 1 again.

    last: "" if there is none yet.
    """
    parts = counted(last)
    if parts is None:
        return FIRST.format(year=year)
    before, number, after = parts
    there = _YEAR.search(before)
    if there and int(there[1]) != year:
        return f"{before[: there.start()]}〔{year}〕{before[there.end() :]}1{after}"
    return f"{before}{number + 1}{after}"
