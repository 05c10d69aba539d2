"""The columns of a door, and from what a cell holds to a value: people type, spreadsheets guess."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

from linli.core.plain_text import begins_a_formula
from linli.grading.cells import CellFault, clean_code, clean_note, date_of, narrow, number_of, text_of

from .languages import in_every_language

Text = str | Promise
ClearText = Callable[[str], str]

_WIDE = [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]  # digits and letters; brackets stay
_ALPHANUMERIC = {code: code - 0xFEE0 for code in _WIDE} | {0xA0: 0x20, 0x3000: 0x20}
_NOTHING = frozenset({"-", "--", "—", "——", "/", "\\", "无", "n/a"})  # what people write into an empty cell
_ERROR_VALUES = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"-\w+")  # the rooms of a basement: -101
_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_EIGHT_DIGITS = re.compile(r"[0-9]{8}")
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00)?(\.0+)?$")
_EPOCH = date(1899, 12, 30)  # day 0 of a workbook
_FIRST_SERIAL, _LAST_SERIAL = 61, 109_574  # 1900-03-01 to 2199-12-31: serials before count a day that never was


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole"
    DECIMAL = "decimal"
    DATE = "date"
    CHOICE = "choice"
    CODE = "code"


@dataclass(frozen=True)
class Column:
    """One column of a door.

    key: what rows know it by; title: its head in the template; aliases: heads as cities write them
    help: what belongs into it, one sentence; example: a value that would be taken
    choices: value -> label (labels of every language, and the values themselves, are taken); also: other spellings
    -> value, where "" says nothing, so that what is known stays
    minimum, maximum: of whole numbers, decimals and dates; places: decimals that are kept, the rest rounded half up
    units: what may stand behind a number: ㎡; clean: brings a text or code into its usual spelling, or raises CellFault
    below_zero: numbers on walls, which may begin with a hyphen; no other text may begin like a formula
    width: characters wide in the template

    An empty cell is None. It never clears what is known.
    """

    key: str
    title: Text
    kind: Kind = Kind.TEXT
    required: bool = False
    help: Text = ""
    example: str = ""
    aliases: tuple[str, ...] = ()
    choices: Mapping[str, Text] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)
    max_length: int = 100
    minimum: Decimal | int | date | None = None
    maximum: Decimal | int | date | None = None
    places: int = 2
    units: tuple[str, ...] = ()
    clean: ClearText | None = None
    below_zero: bool = False
    width: int = 14

    def heads(self) -> frozenset[str]:
        """Return the normal spellings of its head."""
        return frozenset(head_of(text) for text in (*in_every_language(self.title), *self.aliases))

    def spellings(self) -> dict[str, str]:
        """Return the value of each normal spelling of a choice."""
        found = {normal(spelling): value for spelling, value in self.also.items()}
        for value, label in self.choices.items():
            found |= {normal(text): value for text in (value, *in_every_language(label))}
        return found

    def parser(self, rounded: set[str]) -> Callable[[Any], Any]:
        """Return what turns a cell into a value, None if it is empty; it raises CellFault.

        Texts of cells whose number was rounded go into `rounded`.
        """
        reads: dict[Kind, Callable[[str], Any]] = {
            Kind.TEXT: self._text, Kind.CODE: self._code, Kind.CHOICE: self._choice(),
            Kind.WHOLE: self._whole, Kind.DECIMAL: lambda text: self._decimal(text, rounded),
        }  # fmt: skip
        read = reads.get(self.kind)

        def parse(raw: Any) -> Any:
            if isinstance(raw, bool):
                raise CellFault("cell_is_true_or_false")
            if self.kind in (Kind.CODE, Kind.TEXT) and isinstance(raw, float) and abs(raw) >= 1e15:
                raise CellFault("code_lost_digits", value=f"{raw:.0f}")
            if read is None:
                return self._date(raw)
            text = " ".join(text_of(raw).split())
            if not text or (not self.required and text.lower() in _NOTHING):
                return None
            if text in _ERROR_VALUES:
                raise CellFault("error_value")
            return read(text)

        return parse

    def _text(self, text: str) -> str | None:
        text = text.translate(_ALPHANUMERIC).strip()
        if not (self.below_zero and _BELOW_ZERO.fullmatch(text)):
            text = clean_note(text)
            if begins_a_formula(text):
                raise CellFault("formula_like", value=text[:40])  # full-width signs too, as in forms
        text = self.clean(text) if self.clean else text
        return self._fitting(text)

    def _code(self, text: str) -> str | None:
        text = "".join(narrow(text).split())
        if _SCIENTIFIC.fullmatch(text):
            raise CellFault("code_lost_digits", value=text)
        text = clean_code(text)
        return self._fitting(self.clean(text) if self.clean else text)

    def _fitting(self, text: str) -> str | None:
        if len(text) > self.max_length:
            raise CellFault("text_too_long", found=len(text), most=self.max_length)
        return text or None

    def _choice(self) -> Callable[[str], str | None]:
        known = self.spellings()

        def read(text: str) -> str | None:
            try:
                return known[normal(text)] or None
            except KeyError:
                raise CellFault("not_one_of", value=text[:40]) from None

        return read

    def _number(self, text: str) -> Decimal:
        said, text = text[:40], narrow(text)
        unit = next((unit for unit in self.units if text.lower().endswith(unit)), "")
        bare = text.removesuffix(text[len(text) - len(unit) :]).strip() if unit else text
        try:
            number = number_of(bare.replace(",", "") if _GROUPED.fullmatch(bare) else bare)
        except CellFault as exc:
            raise CellFault(exc.code, value=said) from None  # with its unit, as it stands in the cell
        if isinstance(self.minimum, Decimal | int) and number < self.minimum:
            raise CellFault("below_minimum", value=said, least=str(self.minimum))
        if isinstance(self.maximum, Decimal | int) and number > self.maximum:
            raise CellFault("above_maximum", value=said, most=str(self.maximum))
        return number

    def _whole(self, text: str) -> int:
        number = self._number(text)
        if number != int(number):
            raise CellFault("not_whole", value=text[:40])
        return int(number)

    def _decimal(self, text: str, rounded: set[str]) -> Decimal:
        number = self._number(text)
        kept = number.quantize(Decimal(1).scaleb(-self.places), ROUND_HALF_UP)
        if kept != number:
            rounded.add(text)
        return kept

    def _date(self, raw: Any) -> date | None:
        if isinstance(raw, datetime | date):
            found = date_of(raw)
        else:
            text = _MIDNIGHT.sub("", narrow(text_of(raw)))
            if not text or (not self.required and text.lower() in _NOTHING):
                return None
            if text in _ERROR_VALUES:
                raise CellFault("error_value")
            if _EIGHT_DIGITS.fullmatch(text):
                text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
            if text.isascii() and text.isdigit() and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL and len(text) == 5:
                found = _EPOCH + timedelta(days=int(text))  # a date whose cell lost its format
            else:
                found = date_of(text)
        if isinstance(self.minimum, date) and found < self.minimum:
            raise CellFault("before_first_day", value=found.isoformat(), least=self.minimum.isoformat())
        if isinstance(self.maximum, date) and found > self.maximum:
            raise CellFault("after_last_day", value=found.isoformat(), most=self.maximum.isoformat())
        return found


def normal(text: str) -> str:
    """Return a text as it is compared: half-width, lower case, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def head_of(text: str) -> str:
    """Return a column's head as it is compared: half-width, without blanks, brackets and what marks it as required."""
    text = normal(text).strip("*:＊")
    return _BRACKETS.sub("", text).strip("*:") or text
