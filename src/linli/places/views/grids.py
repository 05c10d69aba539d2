"""Grids and micro-grids."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.rights import needs
from linli.core.tables import ListPage
from linli.core.tables.slices import without_grams
from linli.places.filters import GridFilters
from linli.places.forms.common import take
from linli.places.forms.facilities import GridForm, MicroGridForm
from linli.places.models import Grid, MicroGrid, Stairwell
from linli.places.operations import create_grid, edit_grid, set_micro_grid
from linli.places.queries.sight import can_change, get_visible
from linli.places.rights import CHANGE_DIVISIONS, EXPORT, VIEW_PLACES
from linli.places.tables import GridTable

from .common import Fact, allowed, data_of, form_page, grants, sees_history


class GridList(ListPage):
    """The list of grids."""

    title = gettext_lazy("Grids")
    lead = gettext_lazy("The areas of grid branches and grid workers, each in one community.")
    table_class = GridTable
    filterset_class = GridFilters
    export_right = EXPORT
    export_door = "grids"
    empty_title = gettext_lazy("No grids yet")
    empty_hint = gettext_lazy("Import them from a workbook, or draw one.")
    search_hint = gettext_lazy("Name, pinyin, initials or code")

    def rows(self, request: HttpRequest) -> QuerySet[Grid]:
        """Return what the person sees."""
        return Grid.objects.visible_to(grants(request)).filter(retired_on=None).select_related("community__parent")

    def actions(self, request: HttpRequest) -> Any:
        """Offer to draw one, to whoever may."""
        may = grants(request).has(CHANGE_DIVISIONS.code)
        return allowed((may, (reverse("places:add_grid"), _("Draw a grid"), "plus")))


@needs(VIEW_PLACES)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one grid, its compounds and micro-grids."""
    held = grants(request)
    grid = get_visible(Grid.objects.visible_to(held).select_related("community__parent"), pk)
    compounds = list(without_grams(grid.compounds.select_related("manager")).order_by("name_pinyin", "pk"))
    micro_grids = list(
        MicroGrid.objects.filter(grid=grid)
        .annotate(stairwell_count=Count("stairwells", distinct=True), home_count=Count("stairwells__homes"))
        .order_by("number")
    )
    facts = [
        Fact(_("Code"), grid.code),
        Fact(_("Community"), grid.community.name, reverse("places:division", args=[grid.community_id])),
        Fact(_("Township"), grid.community.parent.name if grid.community.parent else None),
        Fact(_("Households"), sum(one.households or 0 for one in compounds), "", _("as declared")),
    ]
    context = {
        "grid": grid, "facts": facts, "compounds": compounds, "micro_grids": micro_grids,
        "may_change": held.over(CHANGE_DIVISIONS.code, grid), "may_history": sees_history(request, grid),
    }  # fmt: skip
    return render(request, "places/grid.html", context)


@needs(CHANGE_DIVISIONS)
def add(request: HttpRequest) -> HttpResponse:
    """Draw a grid; its compounds are chosen afterwards."""
    form = GridForm(data_of(request), grants=grants(request))
    return form_page(
        request, form, lambda: create_grid(**take(form)), title=_("Draw a grid"), submit=_("Save"),
        cancel=reverse("places:grids"), done=lambda made: reverse("places:edit_grid", args=[made.pk]),
        said=_("The grid was drawn. Choose its compounds now."),
    )  # fmt: skip


@needs(CHANGE_DIVISIONS)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit a grid and choose its compounds."""
    grid = _to_change(request, pk)
    form = GridForm(data_of(request), grants=grants(request), instance=grid)
    back = reverse("places:grid", args=[pk])

    def act() -> Grid:
        data = form.cleaned_data
        changes = take(form, "compounds")
        return edit_grid(
            grid=grid, version=data["version"], reason=data["reason"], compounds=list(data["compounds"]), **changes
        )

    return form_page(
        request, form, act, title=_("Edit {name}").format(name=grid.name), submit=_("Save"), cancel=back, done=back,
        said=_("Saved."),
    )  # fmt: skip


@needs(CHANGE_DIVISIONS)
def micro_grid(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a micro-grid of stair units, or change the one of that number."""
    grid = _to_change(request, pk)
    number = request.GET.get("number", "").replace("\x00", "")[:20]
    existing = Stairwell.objects.filter(micro_grid__grid=grid, micro_grid__number=number) if number else []
    form = MicroGridForm(
        data_of(request), grid=grid, initial={"number": number, "stairwells": [one.pk for one in existing]}
    )
    back = reverse("places:grid", args=[pk])

    def act() -> MicroGrid:
        data = form.cleaned_data
        return set_micro_grid(
            grid=grid, number=data["number"], stairwells=list(data["stairwells"]), reason=data["reason"]
        )

    return form_page(
        request, form, act, title=_("Micro-grid of {name}").format(name=grid.name), submit=_("Save"), cancel=back,
        done=back, said=_("Saved."),
    )  # fmt: skip


def _to_change(request: HttpRequest, pk: int) -> Grid:
    held = grants(request)
    grid: Grid = get_visible(Grid.objects.visible_to(held).select_related("community"), pk)
    can_change(held, CHANGE_DIVISIONS, grid)
    return grid
