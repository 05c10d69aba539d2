"""The evidence ledger's rules: how far away, how long valid, what state, which warnings, which names for files.

docs/algorithms/evidence.md, with worked examples.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import asin, cos, floor, radians, sin, sqrt

from .titles import expiry

EARTH_M = 6_371_008.8  # the mean radius of the Earth, IUGG: (2a + b) / 3 of GRS 80
FAR_M = 500  # further away than this is worth a look
SOON_DAYS = 30
ALIKE_BITS = 6  # docs/algorithms/image-likeness.md

WITHDRAWN, EXPIRED, SOON, VALID = "WITHDRAWN", "EXPIRED", "SOON", "VALID"

Point = tuple[Decimal | float | None, Decimal | float | None]  # longitude, latitude, in degrees of WGS 84


def metres_between(one: Point, other: Point) -> int | None:
    """Return the great-circle distance in whole metres, half up; None if a coordinate is unknown.

    Source: haversine formula (R. W. Sinnott, "Virtues of the Haversine", 1984) on a sphere of the Earth's mean radius.
    """
    if None in (*one, *other):
        return None
    lon1, lat1, lon2, lat2 = (radians(float(value)) for value in (*one, *other))  # type: ignore[arg-type]
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return floor(2 * EARTH_M * asin(min(1.0, sqrt(half))) + 0.5)


@dataclass(frozen=True)
class Validity:
    """Until when a proof is good by what its items ask. last_day, months, item: None and "" if none of them asks."""

    last_day: date | None = None
    months: int | None = None
    item: str = ""


def validity(issued_on: date, asked: Iterable[tuple[str, int | None]]) -> Validity:
    """Return the validity by the items (number, months): the shortest decides, of equal ones the first by number."""
    known = sorted((months, item) for item, months in asked if months is not None)
    if not known:
        return Validity()
    months, item = known[0]
    first_without = expiry(issued_on, months)
    assert first_without is not None
    return Validity(first_without - timedelta(days=1), months, item)


def standing(valid_until: date | None, *, withdrawn: bool, on: date) -> str:
    """Return what a proof is worth on a day: WITHDRAWN, EXPIRED, SOON (30 days or less are left), VALID."""
    if withdrawn:
        return WITHDRAWN
    if valid_until is None:
        return VALID
    if valid_until < on:
        return EXPIRED
    return SOON if valid_until <= on + timedelta(days=SOON_DAYS) else VALID


def is_far(distance_m: int | None) -> bool:
    """Whether a picture was taken too far from its place to go without a look; what is unknown is not far."""
    return distance_m is not None and distance_m > FAR_M


# Names of files -------------------------------------------------------------------------------------------------------

MOST_NAME = 80
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])( *\..*)?", re.IGNORECASE)


def file_name(text: str, extension: str = "") -> str:
    """Return a name that Windows takes, of at most 80 characters with its extension; never empty, never reserved.

    `< > : " / \\ | ? *` become "_"; what is invisible or turns the direction of writing goes; no dot or blank at the
    end.
    """
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r'[<>:"/\\|?*]', "_", text)
    text = "".join(" " if sign.isspace() else sign for sign in text)
    text = "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")
    end = f".{extension}" if extension else ""
    text = re.sub(r" +", " ", text).strip(" .")[: MOST_NAME - len(end)].strip(" .")
    if not text or _RESERVED.fullmatch(text):
        text = f"_{text}"[: MOST_NAME - len(end)]
    return text + end
