"""Whole units as the decimal text that people and files see."""

from collections.abc import Iterable
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from linli.kernels.record import NA_CONDITION, NA_EMPTY, UNKNOWN

MADE_AT = datetime(2020, 1, 1)  # noqa: DTZ001 - written into every workbook, so that equal contents have equal bytes
MISSING = {NA_CONDITION: "n/a condition", NA_EMPTY: "n/a empty", UNKNOWN: "unknown"}


def decimal_text(value: int, digits: int, *, trim: bool = False) -> str:
    """Return value x 10**-digits in plain decimals: (8735, 2) is 87.35; `trim` drops zeros at the end."""
    sign, value = ("-", -value) if value < 0 else ("", value)
    whole, part = divmod(value, 10**digits)
    text = f"{sign}{whole}.{part:0{digits}d}" if digits else f"{sign}{whole}"
    return text.rstrip("0").rstrip(".") if trim and digits else text


def texts(values: NDArray[np.integer], digits: int, *, trim: bool = False) -> list[str]:
    """Return the decimal text of each value; sentinels of the scoring record become the words in MISSING."""
    distinct, where = np.unique(values, return_inverse=True)
    words = [MISSING.get(value) or decimal_text(value, digits, trim=trim) for value in distinct.tolist()]
    return [words[i] for i in where.tolist()]


def numbers(values: NDArray[np.integer], digits: int) -> Iterable[float | None]:
    """Return each value as the nearest float for a spreadsheet's cell, which shows the exact digits; None: no mark."""
    return [None if value in MISSING else value / 10**digits for value in values.tolist()]
