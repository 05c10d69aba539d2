"""YAML as this project reads it: plain data with the line of every value, and numbers as exact decimals.

A general loader would turn 0.35 into a binary fraction, `no` into False and a repeated key into
silence, and could be made to expand a few lines into gigabytes. So the events of PyYAML's parser are
put together here, by the core rules of YAML 1.2, and what a standard never needs is refused.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import yaml

from .faults import Fault, Place, Refused, refuse

Path = tuple[str | int, ...]
Lines = dict[Path, int]

LARGEST_BYTES = 2_000_000
_DEEPEST = 16
_WHOLE = re.compile(r"[-+]?\d{1,18}")
_DECIMAL = re.compile(r"[-+]?(\d{1,18}\.\d{0,18}|\.\d{1,18})")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the compiled parser where the wheel has one


def read_yaml(raw: bytes, file: str) -> tuple[Any, Lines]:
    """Return the document's data (dict, tuple, str, int, Decimal, bool, None) and the line of each path.

    Raises Refused if it is not one YAML document in UTF-8 without anchors, tags and repeated keys.
    """
    if len(raw) > LARGEST_BYTES:
        raise refuse("file_too_large", Place(file), size=len(raw), most=LARGEST_BYTES)
    text = decode(raw, file)
    builder = _Builder(file)
    events: Iterator[Any] = iter(yaml.parse(text, Loader=_Loader))
    try:
        data = builder.document(events)
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 0
        raise refuse("not_yaml", Place(file, line), problem=str(getattr(exc, "problem", None) or exc)) from exc
    if builder.faults:
        raise Refused(builder.faults)
    return data, builder.lines


def decode(raw: bytes, file: str) -> str:
    """Return UTF-8 text without a byte order mark. Raises Refused, naming GBK where that is what it looks like."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        line = raw[: exc.start].count(b"\n") + 1
        try:
            raw.decode("gb18030")
        except UnicodeDecodeError:
            raise refuse("not_text", Place(file, line)) from exc
        raise refuse("text_in_gbk", Place(file, line)) from exc


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: Lines = {}
        self.faults: list[Fault] = []

    def document(self, events: Iterator[Any]) -> Any:
        data, documents = None, 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    line = event.start_mark.line + 1  # type: ignore[union-attr]
                    raise refuse("several_documents", Place(self.file, line))
                data = self.value(next(events), events, ())
        return data

    def value(self, event: Any, events: Iterator[Any], path: Path) -> Any:
        line = event.start_mark.line + 1
        self.lines.setdefault(path, line)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise refuse("anchor_in_yaml", Place(self.file, line))
        if len(path) > _DEEPEST:
            raise refuse("nested_too_deep", Place(self.file, line), most=_DEEPEST)
        if event.tag not in (None, "!"):
            self.faults.append(Fault("tag_in_yaml", {"tag": event.tag}, Place(self.file, line)))
        if isinstance(event, yaml.ScalarEvent):
            if _UNPRINTABLE.search(event.value):
                self.faults.append(Fault("unprintable", {}, Place(self.file, line)))
            return scalar(event.value) if event.implicit[0] else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            values: list[Any] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                values.append(self.value(event, events, (*path, len(values))))
            return tuple(values)
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                raise refuse("key_not_text", Place(self.file, line))
            key = event.value
            if key in mapping:
                self.faults.append(Fault("repeated_key", {"key": key}, Place(self.file, line)))
            mapping[key] = self.value(next(events), events, (*path, key))
            self.lines[(*path, key)] = line
        return mapping


def line_of(lines: Lines, path: Path) -> int:
    """Return the line of a path, or of the nearest thing around it that has one."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def scalar(text: str) -> Any:
    """Return the value of a plain scalar: None, bool, int, Decimal, or the text itself."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text
