"""A stratified draw that anybody can repeat: docs/algorithms/sampling.md. No Django."""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .faults import Fault, Refused

CODE = "code"
_UNIT, _STRATUM = "code", "stratum"


@dataclass(frozen=True)
class Unit:
    """Something that may be drawn: its code, and what it is stratified by, in the order of the frame's columns."""

    code: str
    strata: tuple[str, ...]

    @property
    def stratum(self) -> str:
        """The stratum in words."""
        return " / ".join(value or "-" for value in self.strata)


def draw(units: Iterable[Unit], seed: str, percent: int) -> list[Unit]:
    """Return the units drawn, by stratum, then by code: `percent` of each stratum, rounded up to whole units.

    A unit's place in its stratum is the SHA-256 of seed, a colon and its code; those with the lowest are drawn.
    So nobody can prefer one, the order of the frame changes nothing, and no stratum is left out.
    Raises Refused for a share outside 1 to 100, an empty seed, or a code that stands there twice.
    """
    if not 1 <= percent <= 100:
        raise _refused("percent_out_of_range", value=percent)
    if not seed.strip():
        raise _refused("no_seed")
    strata: dict[tuple[str, ...], list[tuple[bytes, Unit]]] = {}
    seen: set[str] = set()
    for unit in units:
        if unit.code in seen:
            raise _refused("code_twice", value=unit.code)
        seen.add(unit.code)
        place = hashlib.sha256(f"{seed}:{unit.code}".encode()).digest()
        strata.setdefault(unit.strata, []).append((place, unit))
    drawn: list[Unit] = []
    for stratum in sorted(strata):
        there = sorted(strata[stratum], key=lambda pair: (pair[0], pair[1].code))
        wanted = -(-len(there) * percent // 100)
        drawn += sorted((unit for _place, unit in there[:wanted]), key=lambda unit: unit.code)
    return drawn


def frame_text(columns: Sequence[str], units: Iterable[Unit]) -> str:
    """Return a frame as CSV: code and strata, sorted by code, each line ended by a line feed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([CODE, *columns])
    writer.writerows([unit.code, *unit.strata] for unit in sorted(units, key=lambda unit: unit.code))
    return out.getvalue()


def read_frame(text: str) -> tuple[list[str], list[Unit]]:
    """Return the columns and units of a frame. Raises Refused if it is none."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    if not rows or rows[0][:1] != [CODE]:
        raise _refused("frame_without_code")
    width = len(rows[0])
    for number, row in enumerate(rows[1:], 2):
        if len(row) != width or not row[0].strip():
            raise _refused("frame_line", line=number, width=width)
    return rows[0][1:], [Unit(row[0].strip(), tuple(value.strip() for value in row[1:])) for row in rows[1:]]


def drawn_text(drawn: Iterable[Unit]) -> str:
    """Return what was drawn as CSV: code and stratum."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_UNIT, _STRATUM])
    writer.writerows([unit.code, unit.stratum] for unit in drawn)
    return out.getvalue()


def digest(text: str) -> str:
    """Return the SHA-256 of a frame's bytes, by which people compare what was drawn from."""
    return hashlib.sha256(text.encode()).hexdigest()


def _refused(code: str, **fields: object) -> Refused:
    return Refused([Fault(code, fields)])
