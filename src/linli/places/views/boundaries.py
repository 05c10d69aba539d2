"""Importing boundaries: upload, dry run, apply."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.core import clock
from linli.core.history import because
from linli.core.rights import Grants, needs
from linli.places.boundaries.matching import Known, Row, attribute_for, match
from linli.places.boundaries.reading import Feature, UnreadableFile, read_boundaries
from linli.places.boundaries.words import Fault
from linli.places.forms.boundaries import BoundaryForm
from linli.places.models import Boundary, BoundaryImport, Compound, Division, ProtectedZone
from linli.places.operations import apply_boundaries
from linli.places.queries.sight import get_visible
from linli.places.refusals import UnableToChange
from linli.places.rights import IMPORT_BOUNDARIES

from .common import grants

SHOWN = 500


@needs(IMPORT_BOUNDARIES)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file and check it; nothing is changed yet."""
    form = BoundaryForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _check(request, form.cleaned_data)
        except UnreadableFile as exc:
            form.add_error(
                "attribute" if exc.fault.code in ("no_attribute", "which_attribute") else "file", str(exc.fault)
            )
        else:
            return redirect("places:boundary_import", pk=made.pk)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "places/boundaries.html", {"form": form}, status=status)


@needs(IMPORT_BOUNDARIES)
def pending(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the dry run: what would be changed, what is left out, what is wrong."""
    made = _own(request, pk)
    rows = [
        {**row, "faults": _said(row["faults"]), "notes": _said(row["notes"])}
        for row in sorted(made.rows, key=lambda row: (not row["faults"], row["place"] is None, row["number"]))
    ]
    context = {
        "made": made, "rows": rows[:SHOWN], "more": max(0, len(rows) - SHOWN),
        "faulty": sum(1 for row in rows if row["faults"]),
        "found": sum(1 for row in rows if row["place"] and not row["faults"]),
        "left_out": sum(1 for row in rows if row["place"] is None and not row["faults"]),
        "kind": made.declared["kind"],
    }  # fmt: skip
    return render(request, "places/boundary_import.html", context)


@needs(IMPORT_BOUNDARIES)
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the checked shapes the current ones."""
    made = _own(request, pk, whole=True)
    held = grants(request)
    places = {row["place"] for row in made.rows if row["place"]}
    reached = set(_rows(made.declared["kind"], held).filter(pk__in=places).values_list("pk", flat=True))
    try:
        if places - reached:
            raise UnableToChange(
                _("{number} of these places are not in your scope any more.").format(number=len(places - reached))
            )
        with because(made.declared["source"]):
            number = apply_boundaries(pending=made, at=clock.now())
    except UnableToChange as exc:
        messages.error(request, str(exc))
        return redirect("places:boundary_import", pk=pk)
    messages.success(request, _("{number} boundaries were applied.").format(number=number))
    return redirect(reverse("places:map"))


def _own(request: HttpRequest, pk: int, *, whole: bool = False) -> BoundaryImport:
    """Return an import of one's own: what somebody else uploaded is not shown."""
    rows = BoundaryImport.objects.filter(by=request.user.pk)
    return get_visible(rows if whole else rows.defer("shapes"), pk)


def _check(request: HttpRequest, data: dict[str, Any]) -> BoundaryImport:
    names, features = read_boundaries(data["file"], data["datum"], data["layer"])
    attribute = attribute_for(names, data["attribute"], data["by"])
    rows = match(features, attribute, data["by"], _known(data["kind"], grants(request)), _around())
    _tell_replaced(data["kind"], rows)
    declared = {name: data[name] for name in ("kind", "by", "datum", "standing", "source", "approval_number")}
    return BoundaryImport.objects.create(
        by=request.user.pk, at=clock.now(), file_name=str(data["file"].name)[:200],
        declared={**declared, "attribute": attribute}, rows=[_stored(row) for row in rows],
        shapes={str(row.number): _shape(features[row.number - 1]) for row in rows if row.place and not row.faults},
    )  # fmt: skip


def _rows(kind: str, held: Grants) -> Any:
    if kind == "compound":
        return Compound.objects.visible_to(held, IMPORT_BOUNDARIES.code).filter(retired_on=None)
    if kind == "protected_zone":
        return ProtectedZone.objects.visible_to(held, IMPORT_BOUNDARIES.code)
    return Division.objects.visible_to(held, IMPORT_BOUNDARIES.code).filter(valid_to=None)


def _known(kind: str, held: Grants) -> Iterator[Known]:
    fields = ("pk", "name") if kind == "protected_zone" else ("pk", "name", "code", "longitude", "latitude")
    for pk, name, *rest in _rows(kind, held).values_list(*fields):
        code, x, y = rest or ("", None, None)
        yield Known(pk, code, name, None if x is None or y is None else (float(x), float(y)))


def _around() -> Sequence[float] | None:
    """Return the box of all that is known of the city, None if nothing is."""
    known = Division.objects.filter(valid_to=None).aggregate(
        west=Min("longitude"), south=Min("latitude"), east=Max("longitude"), north=Max("latitude")
    )
    if known["west"] is None:
        known = Compound.objects.aggregate(
            west=Min("longitude"), south=Min("latitude"), east=Max("longitude"), north=Max("latitude")
        )
    return None if known["west"] is None else [float(known[side]) for side in ("west", "south", "east", "north")]


def _tell_replaced(kind: str, rows: Sequence[Row]) -> None:
    current = Boundary.objects.filter(**{f"{kind}__in": [row.place for row in rows if row.place]}, replaced_at=None)
    about = {
        place: (standing, at) for place, standing, at in current.values_list(f"{kind}_id", "standing", "imported_at")
    }
    for row in rows:
        if row.place in about:
            standing, at = about[row.place]
            row.notes.append(
                Fault(
                    "replaces",
                    {"standing": str(Boundary.Standing(standing).label), "day": timezone.localdate(at).isoformat()},
                )
            )


def _stored(row: Row) -> dict[str, Any]:
    return {
        "number": row.number, "value": row.value, "place": row.place, "name": row.name,
        "faults": [[fault.code, fault.fields] for fault in row.faults],
        "notes": [[note.code, note.fields] for note in row.notes],
    }  # fmt: skip


def _shape(feature: Feature) -> dict[str, Any]:
    return {"geometry": feature.geometry, "display": feature.display, "box": list(feature.box)}


def _said(faults: Sequence[Any]) -> list[str]:
    return [str(Fault(code, fields)) for code, fields in faults]
