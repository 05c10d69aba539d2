"""The house ledger of one compound, and one home."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.rights import needs
from linli.core.tables import ListPage
from linli.places.filters import HomeFilters
from linli.places.models import Compound, Home
from linli.places.queries.sight import get_visible
from linli.places.rights import CHANGE_HOMES, EXPORT, VIEW_HOMES
from linli.places.tables import HomeTable

from .common import Fact, allowed, grants, sees_history


class HomeList(ListPage):
    """The homes of a compound, as far as the person's roles reach: all of them, a grid's, a micro-grid's."""

    title = gettext_lazy("House ledger")
    table_class = HomeTable
    filterset_class = HomeFilters
    export_right = EXPORT
    export_door = "homes"
    empty_title = gettext_lazy("No homes yet")
    empty_hint = gettext_lazy("Import the house ledger of the compound from a workbook.")
    search_hint = gettext_lazy("Number of the home")

    def rows(self, request: HttpRequest) -> QuerySet[Home]:
        """Return the homes that the person sees."""
        self.compound = get_object_or_404(Compound.objects.select_related("community"), pk=self.kwargs["pk"])
        held = grants(request)
        self.title = _("House ledger of {name}").format(name=self.compound.name)  # type: ignore[misc, assignment]
        rows = Home.objects.visible_to(held).filter(compound=self.compound)
        if not held.over(VIEW_HOMES.code, self.compound):
            get_object_or_404(rows[:1])  # nothing of it in sight: the compound is not there either
        return rows.select_related("stairwell__building", "stairwell__micro_grid")

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by how the number begins."""
        return queryset.filter(number__startswith=text.replace("\x00", ""))

    def actions(self, request: HttpRequest) -> Any:
        """Lead back to the compound, and to the import."""
        may = grants(request).over(CHANGE_HOMES.code, self.compound)
        compound = reverse("places:compound", args=[self.compound.pk])
        return allowed(
            (may, (reverse("imports:door", args=["homes"]), _("Import from a workbook"), "upload")),
            (True, (compound, self.compound.name, "building-community")),
        )


@needs(VIEW_HOMES)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one home: what the ledger says; who lives there stands elsewhere, under its own right."""
    rows = Home.objects.visible_to(grants(request)).select_related(
        "compound__community", "stairwell__building", "stairwell__micro_grid__grid"
    )
    home = get_visible(rows, pk)
    stairwell = home.stairwell
    micro = stairwell.micro_grid
    facts = [
        Fact(_("Compound"), home.compound.name, reverse("places:compound", args=[home.compound_id])),
        Fact(_("Building"), stairwell.building.number),
        Fact(_("Stair unit"), stairwell.number or _("none")),
        Fact(_("Floor"), home.floor),
        Fact(_("Area"), f"{home.area_m2} m²" if home.area_m2 is not None else None),
        Fact(_("Use"), home.get_use_display()),
        Fact(_("Micro-grid"), f"{micro.grid.name} {micro.number}" if micro else _("none")),
    ]
    context = {"home": home, "facts": facts, "may_history": sees_history(request, home)}
    return render(request, "places/home.html", context)
