"""From what a cell holds to plain text and exact numbers: people type, spreadsheets store binary fractions."""

import contextlib
import re
from datetime import date, datetime
from decimal import Decimal

# Zero-width signs, and those that turn the direction of what follows: they show nothing and hide something.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_FULL_WIDTH = {0xFF01 + place: 0x21 + place for place in range(94)} | {0x3000: 0x20}
_NUMBER = re.compile(r"([-+]?(?:\d{1,15}(?:\.\d{0,12})?|\.\d{1,12}))(%?)", re.ASCII)
_FRACTION = re.compile(r"(\d{1,12})\s*/\s*(\d{1,12})", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?", re.ASCII)
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199  # beyond, a date is a slip of the finger, and arithmetic with it breaks
_LONGEST_TEXT = 500
# What identifies a person has no place in reasons and documents: identity card and mobile telephone numbers.
_PERSONAL = re.compile(
    r"(?<!\d)(?:[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|1[3-9]\d{9})(?!\d)"
)
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
    return text if text.isascii() else text.translate(_FULL_WIDTH).strip()


def number_of(text: str, *, percent: bool = False) -> Decimal:
    """Return the exact number that a text says; 83% is 0.83 where percentages are allowed. Raises CellFault."""
    match = _NUMBER.fullmatch(text)
    if not match or (match[2] and not percent):
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
    found = None
    if isinstance(raw, datetime):
        found = raw.date()
    elif isinstance(raw, date):
        found = raw
    else:
        match = _DATE.fullmatch(narrow(text_of(raw)))
        if match:
            with contextlib.suppress(ValueError):
                found = date(int(match[1]), int(match[2]), int(match[3]))
    if found is None or not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        raise CellFault("not_a_date", value=str(raw or "")[:40])
    return found


def clean_text(text: str) -> str:
    """Return text that may stand in tables for people: one line, nothing that a spreadsheet would run.

    Raises CellFault. What it returns is returned unchanged when given again.
    """
    if len(text) > _LONGEST_TEXT:
        raise CellFault("text_too_long", found=len(text), most=_LONGEST_TEXT)
    text = _INVISIBLE.sub("", text).strip()
    if _CONTROL.search(text):
        text = " ".join(_CONTROL.sub(" ", text).split())
    if text[:1] in ("=", "+", "@") or (text[:1] == "-" and len(text) > 1):
        raise CellFault("formula_like", value=text[:40])
    return text


def clean_note(text: str) -> str:
    """Return a reason, document or title: clean text without numbers that identify a person. Raises CellFault."""
    if _PERSONAL.search(text):
        raise CellFault("personal_number")
    return clean_text(text)


def clean_code(text: str) -> str:
    """Return the code of a subject. Raises CellFault."""
    text = narrow(text)
    if not text:
        raise CellFault("code_missing")
    # A number in a cell is caught by its reader; as text, one or two zeros at the end are a tenth of all honest codes.
    if len(text) > 17 and text.isdigit() and text.endswith("0" * (len(text) - 15)):
        raise CellFault("code_lost_digits", value=text)
    if len(text) > 40:
        raise CellFault("text_too_long", found=len(text), most=40)
    return clean_text(text)
