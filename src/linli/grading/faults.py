"""What is wrong with a document that somebody gave us: a code with fields, worded at the edge (`words`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """Where a fault stands. `line` counts from 1; `cell` is like B7; `item` is the id of an item of the standard."""

    file: str = ""
    line: int = 0
    sheet: str = ""
    cell: str = ""
    item: str = ""


@dataclass(frozen=True)
class Fault:
    """One fault. `code` is a key of `words.FAULTS`; `fields` fill the blanks of its sentence."""

    code: str
    fields: Mapping[str, object] = field(default_factory=dict)
    place: Place = Place()


class Refused(Exception):
    """A document is refused, with every fault that was found in it, at least one."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(", ".join(sorted({fault.code for fault in self.faults})))


def refuse(code: str, place: Place | None = None, /, **fields: object) -> Refused:
    """Return the exception for a single fault, ready to be raised."""
    return Refused([Fault(code, fields, place or Place())])
