"""Boundaries: apply what was imported and checked; draw schematic ones from points."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import shapely
from django.db import transaction
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from linli.places.boundaries.shapes import displayed, kept
from linli.places.models import Boundary, BoundaryImport, Division
from linli.places.refusals import UnableToChange
from linli.places.rules.schematic import cells, union

State = BoundaryImport.State


@transaction.atomic
def apply_boundaries(*, pending: BoundaryImport, at: datetime) -> int:
    """Make the shapes of a checked file the current ones; returns how many. Those before keep `replaced_at`.

    Raises UnableToChange if it was applied already, by somebody else or twice by one.
    """
    if (
        BoundaryImport.objects.filter(pk=pending.pk, state=State.CHECKED).update(state=State.APPLIED, applied_at=at)
        != 1
    ):
        raise UnableToChange(_("These boundaries were applied already."))
    if any(row["faults"] for row in pending.rows):
        raise UnableToChange(_("The file has faults; nothing of it is applied. Mend it and send it again."))
    declared, shapes = pending.declared, pending.shapes
    rows = [
        Boundary(
            **{f"{declared['kind']}_id": row["place"]},
            geometry=shapes[str(row["number"])]["geometry"],
            display=shapes[str(row["number"])]["display"],
            **_box(shapes[str(row["number"])]["box"]),
            datum=declared["datum"],
            standing=declared["standing"],
            source=declared["source"],
            approval_number=declared["approval_number"],
            imported_at=at,
        )
        for row in pending.rows
        if row["place"]
    ]
    return _replace(declared["kind"], rows, at)


@transaction.atomic
def draw_schematic_boundaries(*, at: datetime, source: str) -> int:
    """Draw shapes for all divisions from the points of communities and villages, and say so: standing SCHEMATIC.

    Whatever has an approved boundary keeps it. Returns how many were drawn. docs/algorithms/boundaries.md
    """
    divisions = list(Division.objects.filter(valid_to=None).order_by("code"))
    points = {
        d.pk: (float(d.longitude), float(d.latitude))
        for d in divisions
        if d.level in (Division.Level.COMMUNITY, Division.Level.VILLAGE)
        and d.longitude is not None
        and d.latitude is not None
    }
    shapes: dict[int, BaseGeometry] = cells(points)
    parts: dict[int, list[BaseGeometry]] = {}
    for division in divisions:
        if division.pk in shapes:
            for above in division.ancestors[:-1]:
                parts.setdefault(above, []).append(shapes[division.pk])
    shapes |= {pk: union(several) for pk, several in parts.items()}
    approved = set(
        Boundary.objects.filter(division__in=shapes, standing="APPROVED", replaced_at=None).values_list(
            "division", flat=True
        )
    )
    rows = [
        Boundary(
            division_id=pk, geometry=kept(shape), display=displayed(shape), **_box(shape.bounds), datum="WGS84",
            standing="SCHEMATIC", source=source, imported_at=at,
        )
        for pk, shape in shapes.items()
        if pk not in approved and not shapely.is_empty(shape)
    ]  # fmt: skip
    return _replace("division", rows, at)


def _replace(kind: str, rows: Iterable[Boundary], at: datetime) -> int:
    rows = list(rows)
    places = [getattr(row, f"{kind}_id") for row in rows]
    Boundary.objects.filter(**{f"{kind}__in": places}, replaced_at=None).update(replaced_at=at)
    Boundary.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _box(bounds: Any) -> Mapping[str, float]:
    west, south, east, north = (float(value) for value in bounds)
    return {"west": west, "south": south, "east": east, "north": north}
