"""From what a cell holds to plain text and exact numbers: people type, spreadsheets store binary fractions."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

_INVISIBLE = re.compile("[\u200b\u200c\u200d\ufeff\u2060]")
_NUMBER = re.compile(r"([-+]?(?:\d{1,15}(?:\.\d{0,12})?|\.\d{1,12}))(%?)")
_FRACTION = re.compile(r"(\d{1,12})\s*/\s*(\d{1,12})")
YES = frozenset({"是", "√", "✓", "✔", "yes", "y", "true", "符合", "满足", "达标", "通过"})
NO = frozenset({"否", "×", "✗", "✘", "x", "no", "n", "false", "不符合", "不满足", "不达标", "不通过"})
NOT_APPLICABLE_WORDS = frozenset({"不适用", "n/a", "na", "不涉及"})


class CellFault(Exception):
    """What is wrong with a cell: a fault's code and fields, without its place."""

    def __init__(self, code: str, /, **fields: object) -> None:
        self.code, self.fields = code, fields
        super().__init__(code)


def text_of(raw: object) -> str:
    """Return a cell as text, blanks at the ends and invisible characters gone.

    A number becomes the decimal that a spreadsheet shows for it (15 significant digits), so that the
    sum of 0.1 and 0.2 is 0.3. Raises CellFault for a date: it usually was a fraction such as 3/4.
    """
    if raw is None:
        return ""
    if isinstance(raw, str):
        return raw.strip() if raw.isascii() else _INVISIBLE.sub("", raw).strip()
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, int):
        return str(raw)
    if isinstance(raw, float):
        if raw.is_integer() and abs(raw) < 1e15:
            return str(int(raw))
        return f"{Decimal(f'{raw:.15g}'):f}"
    if isinstance(raw, date | datetime):
        raise CellFault("cell_is_date", value=raw.isoformat()[:10])
    raise CellFault("cell_is_time", value=str(raw))


def narrow(text: str) -> str:
    """Return text with full-width digits, letters and signs narrowed: for what a program compares or counts."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def number_of(text: str) -> Decimal:
    """Return the exact number that a text says, 83% being 0.83. Raises CellFault."""
    match = _NUMBER.fullmatch(text)
    if not match:
        raise CellFault("not_a_number", value=text[:40])
    number = Decimal(match[1]) + 0  # -0 becomes 0
    return number / 100 if match[2] else number


def whole_of(text: str) -> int:
    """Return the whole number that a text says. Raises CellFault."""
    number = number_of(text)
    if number != int(number):
        raise CellFault("not_whole", value=text[:40])
    return int(number)


def fraction_of(text: str) -> tuple[int, int] | None:
    """Return numerator and denominator if the text is written as a fraction, such as 37/41."""
    match = _FRACTION.fullmatch(text)
    return (int(match[1]), int(match[2])) if match else None


def plain(number: Decimal) -> str:
    """Return a number's shortest plain decimal text: 0.50 as 0.5, 1E+2 as 100."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def date_of(raw: object) -> date:
    """Return the date of a cell, held as a date or as text: 2021-10-15, 2021年10月15日. Raises CellFault."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    text = narrow(text_of(raw))
    match = re.fullmatch(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?", text)
    try:
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        pass
    raise CellFault("not_a_date", value=text[:40])
