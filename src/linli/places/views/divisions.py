"""Divisions: the tree with its numbers, the list, one division."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.rights import PLATFORM, ids, needs
from linli.core.tables import ListPage
from linli.core.tables.slices import without_grams
from linli.places.filters import DivisionFilters
from linli.places.models import Compound, Division, OverlayZone
from linli.places.queries.divisions import Counts, Unit, counts_of_zones, reporting_units
from linli.places.queries.search import answering_rows
from linli.places.queries.shapes import about_shape
from linli.places.queries.sight import get_visible
from linli.places.rights import CHANGE_DIVISIONS, EXPORT, IMPORT_BOUNDARIES, VIEW_PLACES
from linli.places.rules.levels import HOLDS_COMPOUNDS
from linli.places.tables import DivisionTable

from .common import Fact, allowed, grants, sees_history

SHOWN = 50


@needs(VIEW_PLACES)
def tree(request: HttpRequest) -> HttpResponse:
    """Show where one's places begin: the city's reporting units, or the divisions that one's roles reach."""
    held = grants(request)
    keys = held.keys(VIEW_PLACES.code)
    current = Division.objects.filter(valid_to=None).annotate(shape=about_shape("division"))
    if PLATFORM in keys:
        roots = list(current.filter(parent=None).order_by("code")[:SHOWN])
    else:
        roots = list(current.filter(pk__in=ids(keys, "division")).order_by("code")[:SHOWN])
    zones = [] if PLATFORM in keys else list(OverlayZone.objects.filter(pk__in=ids(keys, "zone")).order_by("code"))
    context: dict[str, Any] = {"roots": roots, "zones": zones}
    if len(roots) == 1 and not zones:
        units = reporting_units(roots[0])
        context |= {"division": roots[0], "units": units, "total": sum((u.counts for u in units), Counts())}
    elif zones:
        numbers = counts_of_zones(zone.pk for zone in zones)
        context["units"] = [Unit(zone, True, numbers.get(zone.pk, Counts())) for zone in zones] + [
            Unit(root, False, Counts()) for root in roots
        ]
    else:
        context["units"] = [Unit(root, False, Counts()) for root in roots]
    context["may_import"] = held.has(IMPORT_BOUNDARIES.code)
    return render(request, "places/tree.html", context)


class DivisionList(ListPage):
    """The list of divisions."""

    title = gettext_lazy("Divisions")
    lead = gettext_lazy("The national tree of codes: city, counties, townships, communities and villages.")
    table_class = DivisionTable
    filterset_class = DivisionFilters
    export_right = EXPORT
    empty_title = gettext_lazy("No divisions yet")
    empty_hint = gettext_lazy("Load the register of your city first.")
    search_hint = gettext_lazy("Name, pinyin, initials or code")

    def rows(self, request: HttpRequest) -> QuerySet[Division]:
        """Return what the person sees."""
        return Division.objects.visible_to(grants(request)).select_related("parent", "zone")

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by name, pinyin, initials; a number by how codes begin."""
        return answering_rows(queryset, text)

    def actions(self, request: HttpRequest) -> Any:
        """Offer to found one, to whoever may."""
        held = grants(request)
        return allowed(
            (held.has(CHANGE_DIVISIONS.code), (reverse("places:add_division"), _("Found a division"), "plus")),
            (held.has(IMPORT_BOUNDARIES.code), (reverse("places:boundaries"), _("Import boundaries"), "polygon")),
        )


@needs(VIEW_PLACES)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one division."""
    held = grants(request)
    division = get_visible(
        Division.objects.visible_to(held)
        .select_related("parent__parent__parent", "zone")
        .annotate(shape=about_shape("division")),
        pk,
    )
    holds_compounds = division.level in HOLDS_COMPOUNDS
    units = [] if holds_compounds else reporting_units(division)
    compounds = without_grams(Compound.objects.filter(community=division, retired_on=None).select_related("manager"))
    successions = list(division.successions.select_related("successor")) if division.valid_to else []
    context = {
        "division": division,
        "facts": _facts(division),
        "units": units,
        "shape": division.shape,
        "total": sum((unit.counts for unit in units), Counts()),
        "holds_compounds": holds_compounds,
        "compounds": list(compounds.order_by("name_pinyin", "pk")[:SHOWN]) if holds_compounds else [],
        "facilities": list(
            division.facilities.filter(closed_on=None).defer("search_grams").order_by("kind", "name_pinyin")[:SHOWN]
        )
        if holds_compounds
        else [],
        "grids": list(division.grids.defer("search_grams").order_by("code")[:SHOWN]) if holds_compounds else [],
        "successions": successions,
        "origins": list(division.origins.select_related("predecessor")) if division.parent_id else [],
        "changes": list(division.changes.order_by("-on", "-pk")[:SHOWN]),
        "may_change": held.over(CHANGE_DIVISIONS.code, division) and division.valid_to is None,
        "may_history": sees_history(request, division),
        "above": _above(division),
    }
    return render(request, "places/division.html", context)


def _above(division: Division) -> list[Division]:
    above: list[Division] = []
    parent = division.parent
    while parent is not None:
        above.insert(0, parent)
        parent = parent.parent
    return above


def _facts(division: Division) -> list[Fact]:
    parent = division.parent
    return [
        Fact(_("Code"), division.code),
        Fact(_("Level"), division.get_level_display()),
        Fact(_("Official name"), division.official_name or division.name),
        Fact(
            _("Lies in"),
            parent.name if parent else _("—"),
            reverse("places:division", args=[parent.pk]) if parent else "",
        ),
        Fact(
            _("Overlay zone"),
            division.zone.name if division.zone else _("none"),
            reverse("places:zone", args=[division.zone_id]) if division.zone_id else "",
        ),
        Fact(_("In force since"), division.valid_from or _("as far back as known")),
        *([Fact(_("Until"), division.valid_to)] if division.valid_to else []),
        Fact(_("Position"), f"{division.longitude}, {division.latitude}" if division.longitude is not None else None),
    ]
