"""Compounds: list, detail, register, edit, retire."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core import clock
from linli.core.rights import needs
from linli.core.tables import ListPage
from linli.places.filters import CompoundFilters
from linli.places.forms.common import take
from linli.places.forms.compounds import CompoundForm, RetireForm
from linli.places.models import Compound, Grid, Management
from linli.places.operations import create_compound, edit_compound, retire_compound
from linli.places.queries.search import answering_rows
from linli.places.queries.shapes import about_shape
from linli.places.queries.sight import can_change, get_visible
from linli.places.rights import CHANGE_COMPOUNDS, CHANGE_HOMES, CHANGE_MANAGEMENT, EXPORT, VIEW_HOMES, VIEW_PLACES
from linli.places.tables import CompoundTable

from .common import Fact, allowed, data_of, form_page, grants, sees_history, with_unit

BUILDINGS_SHOWN = 300


class CompoundList(ListPage):
    """The list of compounds."""

    title = gettext_lazy("Compounds")
    lead = gettext_lazy("Every residential compound, who manages it, and what is known of it.")
    table_class = CompoundTable
    filterset_class = CompoundFilters
    export_right = EXPORT
    export_door = "compounds"
    empty_title = gettext_lazy("No compounds yet")
    empty_hint = gettext_lazy("Import the register from a workbook, or register one compound.")
    search_hint = gettext_lazy("Name, pinyin, initials or code")

    def rows(self, request: HttpRequest) -> QuerySet[Compound]:
        """Return what the person sees."""
        return Compound.objects.visible_to(grants(request)).select_related("community__parent__parent", "manager")

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by name, pinyin, initials; a number by how codes begin."""
        return answering_rows(queryset, text)

    def actions(self, request: HttpRequest) -> Any:
        """Offer to register one, to whoever may."""
        held = grants(request)
        return allowed(
            (held.has(CHANGE_COMPOUNDS.code), (reverse("places:add_compound"), _("Register a compound"), "plus")),
            (True, (reverse("places:map"), _("Map"), "map-2")),
        )


@needs(VIEW_PLACES)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one compound."""
    held = grants(request)
    rows = (
        Compound.objects.select_related("community__parent__parent", "community__zone", "manager")
        .prefetch_related(Prefetch("grids", Grid.objects.defer("search_grams").prefetch_related("micro_grids")))
        .annotate(shape=about_shape("compound"))
    )
    compound = get_visible(rows.visible_to(held), pk)
    buildings = (
        compound.buildings.annotate(
            stairwell_count=Count("stairwells", distinct=True), home_count=Count("stairwells__homes", distinct=True)
        ).order_by("order", "number")[:BUILDINGS_SHOWN]
        if held.over(VIEW_HOMES.code, compound)
        else []
    )
    today = clock.today()
    managements = [
        {"row": row, "since": row.period.lower, "last": _last(row.period.upper), "now": _holds(row.period, today)}
        for row in compound.managements.select_related("organisation").order_by("-period")
    ]
    committees = [
        {"row": row, "since": row.period.lower, "last": _last(row.period.upper), "now": _holds(row.period, today)}
        for row in compound.owners_committees.order_by("-period")
    ]
    may = {
        "edit": held.over(CHANGE_COMPOUNDS.code, compound),
        "manage": held.over(CHANGE_MANAGEMENT.code, compound),
        "homes": held.over(VIEW_HOMES.code, compound),
        "change_homes": held.over(CHANGE_HOMES.code, compound),
    }
    context = {
        "compound": compound,
        "facts": _facts(compound),
        "buildings": list(buildings),
        "managements": managements,
        "committees": committees,
        "facilities": list(
            compound.facilities.filter(closed_on=None).defer("search_grams").order_by("kind", "name_pinyin")[:50]
        ),
        "may": may,
        "shape": compound.shape,
        "may_history": sees_history(request, compound),
        "has_map": compound.shape is not None or compound.longitude is not None,
    }
    return render(request, "places/compound.html", context)


def _facts(compound: Compound) -> list[Fact]:
    community = compound.community
    township = community.parent
    county = township.parent if township else None
    return [
        Fact(_("Code"), compound.code),
        Fact(_("Community"), community.name, reverse("places:division", args=[community.pk])),
        Fact(
            _("Township"), township.name if township else None,
            reverse("places:division", args=[township.pk]) if township else "", county.name if county else "",
        ),
        Fact(_("Overlay zone"), community.zone.name if community.zone else _("none")),
        Fact(_("Address"), compound.address),
        Fact(
            _("Managed"), Management.How(compound.managed_how).label if compound.managed_how else None,
        ),
        Fact(
            _("Company"), str(compound.manager) if compound.manager else None,
            reverse("places:organisation", args=[compound.manager_id]) if compound.manager_id else "",
        ),
        Fact(_("Form"), compound.get_form_display()),
        Fact(_("Year built"), compound.built_year),
        Fact(_("Households"), with_unit(compound.households, _("households")), "", _("as declared")),
        Fact(_("Buildings"), compound.buildings_count),
        Fact(_("Lifts"), compound.elevators),
        Fact(_("Parking spaces"), compound.parking_spaces),
        Fact(_("Step-free entrances"), _of(compound.step_free_entrances, compound.entrances)),
        Fact(_("E-bike sockets"), compound.ebike_sockets),
        Fact(_("Car chargers"), compound.car_chargers),
        Fact(_("Floor area"), with_unit(compound.floor_area_m2, "m²")),
        Fact(_("Site area"), with_unit(compound.site_area_m2, "m²")),
        Fact(_("Green area"), with_unit(compound.green_area_m2, "m²"), "", _green_share(compound)),
        Fact(
            _("Position"),
            f"{compound.longitude}, {compound.latitude}" if compound.longitude is not None else None,
            "", "WGS 84" if compound.longitude is not None else "",
        ),
    ]  # fmt: skip


def _of(part: int | None, whole: int | None) -> str | None:
    return None if part is None else _("{part} of {whole}").format(part=part, whole=whole)


def _green_share(compound: Compound) -> str:
    if not compound.site_area_m2 or compound.green_area_m2 is None:
        return ""
    share = (compound.green_area_m2 * 100 / compound.site_area_m2).quantize(Decimal("0.1"))
    return _("{share} % of the site").format(share=share)


def _holds(period: Any, day: date) -> bool:
    return bool(period.lower <= day and (period.upper is None or day < period.upper))


def _last(upper: date | None) -> date | None:
    return upper - timedelta(days=1) if upper else None


@needs(CHANGE_COMPOUNDS)
def add(request: HttpRequest) -> HttpResponse:
    """Register a compound."""
    form = CompoundForm(data_of(request), grants=grants(request))
    return form_page(
        request, form, lambda: create_compound(**take(form)), title=_("Register a compound"), submit=_("Register"),
        cancel=reverse("places:compounds"), done=lambda made: reverse("places:compound", args=[made.pk]),
        said=_("The compound was registered."),
        lead=_("What is not known stays empty; a workbook registers many at once."),
    )  # fmt: skip


@needs(CHANGE_COMPOUNDS)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit a compound."""
    compound = compound_to_change(request, pk)
    form = CompoundForm(data_of(request), grants=grants(request), instance=compound)
    back = reverse("places:compound", args=[pk])

    def act() -> Compound:
        data = form.cleaned_data
        return edit_compound(compound=compound, version=data["version"], reason=data["reason"], **take(form))

    return form_page(
        request, form, act, title=_("Edit {name}").format(name=compound.name), submit=_("Save"), cancel=back, done=back,
        said=_("Saved."),
    )  # fmt: skip


@needs(CHANGE_COMPOUNDS)
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Retire a compound."""
    compound = compound_to_change(request, pk)
    form = RetireForm(data_of(request), initial={"version": compound.version, "on": clock.today()})
    back = reverse("places:compound", args=[pk])
    return form_page(
        request, form, lambda: retire_compound(compound=compound, today=clock.today(), **form.cleaned_data),
        title=_("Retire {name}").format(name=compound.name), submit=_("Retire"), cancel=back, done=back, tone="danger",
        said=_("The compound was retired."),
        lead=_("It stays in the register with its history, but no list of existing compounds counts it any more."),
    )  # fmt: skip


def compound_to_change(request: HttpRequest, pk: int, right: Any = CHANGE_COMPOUNDS) -> Compound:
    """Return a compound. Raises Http404 outside the person's sight, PermissionDenied without the right over it."""
    held = grants(request)
    compound: Compound = get_visible(Compound.objects.visible_to(held).select_related("community"), pk)
    can_change(held, right, compound)
    return compound
