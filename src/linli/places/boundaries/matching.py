"""Which place each feature of a file means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely

from .reading import Feature, UnreadableFile
from .words import Fault

CODE_NAMES = (
    "code",
    "代码",
    "区划代码",
    "行政区划代码",
    "行政区代码",
    "小区编码",
    "编码",
    "xzqdm",
    "adcode",
    "pac",
    "zldwdm",
)
NAME_NAMES = ("name", "名称", "区划名称", "行政区名称", "小区名称", "xzqmc", "zldwmc")
METRES_PER_DEGREE = 111_195
NEAR_METRES = 50  # a point that lies so little outside says nothing about the datum
MARGIN = 0.3  # degrees around what is known of the city


@dataclass(frozen=True)
class Known:
    """A place that a feature may mean."""

    pk: int
    code: str
    name: str
    point: tuple[float, float] | None = None


@dataclass
class Row:
    """A line of the dry run: the feature's number from 1, what it says, which place it is, what is wrong."""

    number: int
    value: str
    place: int | None = None
    name: str = ""
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)


def attribute_for(names: Sequence[str], wanted: str, by: str) -> str:
    """Return the attribute to match by: the one that was named, or the usual one. by: code or name."""
    lowered = {name.lower(): name for name in names}
    if wanted:
        if wanted.lower() in lowered:
            return lowered[wanted.lower()]
        raise UnreadableFile("no_attribute", {"attribute": wanted, "attributes": list(names)[:30]})
    for usual in CODE_NAMES if by == "code" else NAME_NAMES:
        if usual in lowered:
            return lowered[usual]
    raise UnreadableFile("which_attribute", {"attributes": list(names)[:30]})


def match(
    features: Sequence[Feature], attribute: str, by: str, known: Iterable[Known], around: Sequence[float] | None
) -> list[Row]:
    """Return a line for each feature. around: the box in which the city lies, None if nothing is known of it."""
    places = _by_text(known, by)
    taken: dict[int, Row] = {}
    rows = []
    for number, feature in enumerate(features, start=1):
        row = Row(number, feature.values.get(attribute, "")[:100], faults=list(feature.faults))
        rows.append(row)
        _find(row, places, by)
        if row.place is None:
            row.faults = [
                fault for fault in row.faults if fault.code == "ambiguous"
            ]  # left out: its shape does not matter
            continue
        if other := taken.get(row.place):
            row.faults.append(Fault("twice", {"other": other.number, "name": row.name}))
        taken.setdefault(row.place, row)
        if feature.box:
            _look_around(row, feature, around)
            _compare_point(row, feature, places[_key(row.value, by)][0])
    return rows


def _by_text(known: Iterable[Known], by: str) -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = {}
    for place in known:
        found.setdefault(place.code if by == "code" else place.name, []).append(place)
    return found


def _key(value: str, by: str) -> str:
    value = "".join(value.split())
    return value.ljust(12, "0") if by == "code" and value.isdigit() and len(value) in (4, 6, 9) else value


def _find(row: Row, places: Mapping[str, list[Known]], by: str) -> None:
    if not row.value:
        row.notes.append(Fault("no_value", {}))
        return
    found = places.get(_key(row.value, by), [])
    if not found:
        row.notes.append(Fault("unknown_place", {"value": row.value}))
    elif len(found) > 1:
        codes = [place.code for place in found[:5]]
        row.faults.append(Fault("ambiguous", {"value": row.value, "codes": codes}))
    else:
        row.place, row.name = found[0].pk, found[0].name


def _look_around(row: Row, feature: Feature, around: Sequence[float] | None) -> None:
    if around is None:
        return
    west, south, east, north = feature.box
    x, y = (west + east) / 2, (south + north) / 2
    if (off := _off(x, y, around)) > MARGIN:
        if _off(y, x, around) <= MARGIN:
            row.faults.append(Fault("swapped", {"x": round(west, 6), "y": round(south, 6)}))
        else:
            row.faults.append(Fault("outside", {"km": round(off * METRES_PER_DEGREE / 1000)}))


def _off(x: float, y: float, box: Sequence[float]) -> float:
    west, south, east, north = box
    return float(max(west - x, x - east, south - y, y - north, 0.0))


def _compare_point(row: Row, feature: Feature, place: Known) -> None:
    if place.point is None or row.faults:
        return
    shape: Any = shapely.geometry.shape(feature.display)
    off = shapely.distance(shape, shapely.Point(place.point)) * METRES_PER_DEGREE
    if off > NEAR_METRES:
        row.notes.append(Fault("point_outside", {"metres": round(off)}))
