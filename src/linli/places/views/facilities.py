"""Public facilities: list, detail, register, edit, close."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core import clock
from linli.core.rights import needs
from linli.core.tables import ListPage
from linli.places.filters import FacilityFilters
from linli.places.forms.common import take
from linli.places.forms.facilities import CloseForm, FacilityForm
from linli.places.models import PublicFacility
from linli.places.operations import close_facility, create_facility, edit_facility
from linli.places.queries.sight import can_change, get_visible
from linli.places.rights import CHANGE_COMPOUNDS, EXPORT, VIEW_PLACES
from linli.places.tables import FacilityTable

from .common import Fact, allowed, data_of, form_page, grants, sees_history


class FacilityList(ListPage):
    """The list of public facilities."""

    title = gettext_lazy("Public facilities")
    lead = gettext_lazy("What serves everybody, where it is, how much of it there is, and who answers for it.")
    table_class = FacilityTable
    filterset_class = FacilityFilters
    export_right = EXPORT
    export_door = "facilities"
    empty_title = gettext_lazy("No public facilities yet")
    empty_hint = gettext_lazy("Import them from a workbook, or register one.")
    search_hint = gettext_lazy("Name, pinyin or initials")

    def rows(self, request: HttpRequest) -> QuerySet[PublicFacility]:
        """Return what the person sees."""
        return PublicFacility.objects.visible_to(grants(request)).select_related(
            "community__parent", "compound", "responsible"
        )

    def actions(self, request: HttpRequest) -> Any:
        """Offer to register one, to whoever may."""
        may = grants(request).has(CHANGE_COMPOUNDS.code)
        return allowed((may, (reverse("places:add_facility"), _("Register a facility"), "plus")))


@needs(VIEW_PLACES)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one facility."""
    held = grants(request)
    facility = get_visible(_rows(request), pk)
    context = {
        "facility": facility, "facts": _facts(facility), "has_map": facility.longitude is not None,
        "may_change": held.over(CHANGE_COMPOUNDS.code, facility) and facility.closed_on is None,
        "may_history": sees_history(request, facility),
    }  # fmt: skip
    return render(request, "places/facility.html", context)


def _facts(facility: PublicFacility) -> list[Fact]:
    capacity = None if facility.capacity is None else f"{facility.capacity} {facility.capacity_unit}".strip()
    compound, body = facility.compound, facility.responsible
    return [
        Fact(_("Kind"), facility.get_kind_display()),
        Fact(_("Community"), facility.community.name, reverse("places:division", args=[facility.community_id])),
        Fact(
            _("Compound"),
            compound.name if compound else _("none"),
            reverse("places:compound", args=[compound.pk]) if compound else "",
        ),
        Fact(
            _("Responsible"),
            str(body) if body else None,
            reverse("places:organisation", args=[body.pk]) if body else "",
        ),
        Fact(_("Capacity"), capacity),
        Fact(_("Opened"), facility.opened_on),
        *([Fact(_("Closed"), facility.closed_on)] if facility.closed_on else []),
        Fact(_("Position"), f"{facility.longitude}, {facility.latitude}" if facility.longitude is not None else None),
    ]


@needs(CHANGE_COMPOUNDS)
def add(request: HttpRequest) -> HttpResponse:
    """Register a facility."""
    form = FacilityForm(data_of(request), grants=grants(request))
    return form_page(
        request, form, lambda: create_facility(**take(form)), title=_("Register a facility"), submit=_("Register"),
        cancel=reverse("places:facilities"), done=lambda made: reverse("places:facility", args=[made.pk]),
        said=_("The facility was registered."),
    )  # fmt: skip


@needs(CHANGE_COMPOUNDS)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit a facility."""
    facility = _to_change(request, pk)
    form = FacilityForm(data_of(request), grants=grants(request), instance=facility)
    back = reverse("places:facility", args=[pk])

    def act() -> PublicFacility:
        data = form.cleaned_data
        return edit_facility(facility=facility, version=data["version"], reason=data["reason"], **take(form))

    return form_page(
        request, form, act, title=_("Edit {name}").format(name=facility.name), submit=_("Save"), cancel=back, done=back,
        said=_("Saved."),
    )  # fmt: skip


@needs(CHANGE_COMPOUNDS)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a facility."""
    facility = _to_change(request, pk)
    form = CloseForm(data_of(request), initial={"version": facility.version, "on": clock.today()})
    back = reverse("places:facility", args=[pk])
    return form_page(
        request, form, lambda: close_facility(facility=facility, **form.cleaned_data),
        title=_("Close {name}").format(name=facility.name), submit=_("Close"), cancel=back, done=back,
        said=_("Closed."), tone="danger",
    )  # fmt: skip


def _rows(request: HttpRequest) -> QuerySet[PublicFacility]:
    return PublicFacility.objects.visible_to(grants(request)).select_related("community", "compound", "responsible")


def _to_change(request: HttpRequest, pk: int) -> PublicFacility:
    facility = get_visible(_rows(request), pk)
    can_change(grants(request), CHANGE_COMPOUNDS, facility)
    return facility
