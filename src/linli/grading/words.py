"""Words for people in Chinese or English; everywhere else a fault is a code with fields.

The words themselves stand in `catalogue`; here fields are put into them.
"""

import re
from decimal import Decimal

from .catalogue.faults import FAULTS
from .catalogue.labels import WORDS
from .cells import plain
from .faults import Fault, Place
from .schema import Text

LANGUAGES = ("zh", "en")

_WANTED = {
    "text": ("文字（数字样的文字请加引号）", "text (quote it if it looks like a number)"),
    "whole_number": ("整数", "a whole number"),
    "number": ("数字", "a number"),
    "true_or_false": ("true 或 false", "true or false"),
    "list": ("列表", "a list"),
    "mapping": ("映射（键: 值）", "a mapping (key: value)"),
}


def say(code: str, lang: str, **fields: object) -> str:
    """Return the words of a code. Raises KeyError if there are none."""
    return _fill(WORDS[code], lang, fields)


def describe(fault: Fault, lang: str) -> str:
    """Return one line about a fault: where it is, what is wrong, what is allowed."""
    where = place_text(fault.place, lang)
    text = sentence(fault, lang)
    return f"{where}{'：' if lang == 'zh' else ': '}{text}" if where else text


def sentence(fault: Fault, lang: str) -> str:
    """Return what is wrong and what is allowed, without the place."""
    fields = dict(fault.fields)
    if fault.code == "unknown_key":
        near = fields.get("near")
        fields["near_zh"] = f"，是不是“{near}”" if near else ""
        fields["near_en"] = f"; did you mean “{near}”?" if near else ""
    if fault.code == "decision_idle":
        fields["state_zh"], fields["state_en"] = WORDS[f"state_{fields['state']}"]
    if fault.code == "wrong_type":
        wanted = str(fields["wanted"])
        fields["wanted_zh"], fields["wanted_en"] = _WANTED.get(wanted, (wanted, wanted))
    return _fill(FAULTS[fault.code], lang, fields)


def place_text(place: Place, lang: str) -> str:
    """Return where something stands: file:line, sheet!cell, item."""
    parts = []
    if place.file:
        parts.append(f"{place.file}:{place.line}" if place.line else place.file)
    if place.sheet:
        parts.append(f"{place.sheet}!{place.cell}" if place.cell else place.sheet)
    if place.item:
        parts.append(f"指标 {place.item}" if lang == "zh" else f"item {place.item}")
    return " ".join(parts)


def _fill(pair: tuple[str, str], lang: str, fields: dict[str, object]) -> str:
    return pair[LANGUAGES.index(lang)].format_map({key: _shown(value, lang) for key, value in fields.items()})


_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _shown(value: object, lang: str) -> str:
    """A field as text; what would steer a terminal or turn the direction of writing is shown as a box."""
    return _UNSEEN.sub("\ufffd", _text(value, lang))


def _text(value: object, lang: str) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Text):
        return value.zh if lang == "zh" else value.en
    if isinstance(value, list | tuple):
        return ("、" if lang == "zh" else ", ").join(_text(part, lang) for part in value) or "-"
    return str(value)
