"""Names as people say them, from names as a register writes them."""

import re

_COMMITTEES = re.compile(r"(社区|村)?(居民委员会|居委会|村民委员会|村委会)$")
_DOUBLED = re.compile(r"(社区|村)\1$")


def display_name(official: str, level: str) -> str:
    """Return the name of a place without that of its committee; the kind of place is said once, at the end.

    书院社区居民委员会 and 书院社区居委会 give 书院社区; 宝石街居委会 gives 宝石街社区; 戴家村委会 gives 戴家村;
    柳村村村民委员会 gives 柳村村, for its 村 belongs to the name. Whatever names no committee stays as it is.
    For display and search only: a place is known by its code. level: of Division.Level.
    """
    name = official.strip()
    if level not in ("COMMUNITY", "VILLAGE"):
        return name
    found = _COMMITTEES.search(name)
    if not found or found.start() == 0:
        return name
    stem, kind = name[: found.start()], found[1] or ""
    usual = "村" if found[2].startswith("村") else "社区"
    return stem + (kind or usual)
