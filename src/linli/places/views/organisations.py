"""Organisations: list, detail, register, edit, close."""

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
from linli.core.tables.slices import without_grams
from linli.places.filters import OrganisationFilters
from linli.places.forms.common import take
from linli.places.forms.facilities import CloseForm, OrganisationForm
from linli.places.models import Compound, Management, Organisation
from linli.places.operations import close_organisation, create_organisation, edit_organisation
from linli.places.queries.sight import can_change, get_visible
from linli.places.rights import CHANGE_ORGANISATIONS, EXPORT, VIEW_PLACES
from linli.places.tables import OrganisationTable

from .common import Fact, allowed, data_of, form_page, grants, sees_history

SHOWN = 50


class OrganisationList(ListPage):
    """The list of organisations."""

    title = gettext_lazy("Organisations")
    lead = gettext_lazy("Companies, departments and associations by their unified social credit code.")
    table_class = OrganisationTable
    filterset_class = OrganisationFilters
    export_right = EXPORT
    export_door = "organisations"
    empty_title = gettext_lazy("No organisations yet")
    empty_hint = gettext_lazy("Import them from a workbook, or register one.")
    search_hint = gettext_lazy("Name, pinyin, initials or credit code")

    def rows(self, request: HttpRequest) -> QuerySet[Organisation]:
        """Return what the person sees."""
        return Organisation.objects.visible_to(grants(request)).select_related("division")

    def actions(self, request: HttpRequest) -> Any:
        """Offer to register one, to whoever may."""
        may = grants(request).has(CHANGE_ORGANISATIONS.code)
        return allowed((may, (reverse("places:add_organisation"), _("Register an organisation"), "plus")))


@needs(VIEW_PLACES)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one organisation, and what it manages of what the person sees."""
    held = grants(request)
    organisation = get_visible(Organisation.objects.visible_to(held).select_related("division"), pk)
    managed = Compound.objects.visible_to(held).filter(manager=organisation).select_related("manager")
    before = (
        Management.objects.filter(organisation=organisation, period__endswith__lte=clock.today())
        .filter(compound__in=Compound.objects.visible_to(held).values("pk"))
        .select_related("compound")
        .order_by("-period")
    )
    context = {
        "organisation": organisation, "facts": _facts(organisation),
        "managed": list(without_grams(managed).order_by("name_pinyin", "pk")[:SHOWN]), "managed_count": managed.count(),
        "before": list(before[:SHOWN]),
        "may_change": held.over(CHANGE_ORGANISATIONS.code, organisation) and organisation.closed_on is None,
        "may_history": sees_history(request, organisation),
    }  # fmt: skip
    return render(request, "places/organisation.html", context)


def _facts(organisation: Organisation) -> list[Fact]:
    seat = organisation.division
    return [
        Fact(_("Unified social credit code"), organisation.credit_code),
        Fact(_("Kind"), organisation.get_kind_display()),
        Fact(_("Short name"), organisation.short_name),
        Fact(
            _("Registered in"), seat.name if seat else None, reverse("places:division", args=[seat.pk]) if seat else ""
        ),
        Fact(_("Office phone"), organisation.phone),
        *([Fact(_("Closed"), organisation.closed_on)] if organisation.closed_on else []),
    ]


@needs(CHANGE_ORGANISATIONS)
def add(request: HttpRequest) -> HttpResponse:
    """Register an organisation."""
    form = OrganisationForm(data_of(request), grants=grants(request))
    return form_page(
        request, form, lambda: create_organisation(**take(form)), title=_("Register an organisation"),
        submit=_("Register"), cancel=reverse("places:organisations"),
        done=lambda made: reverse("places:organisation", args=[made.pk]), said=_("The organisation was registered."),
    )  # fmt: skip


@needs(CHANGE_ORGANISATIONS)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit an organisation."""
    organisation = _to_change(request, pk)
    form = OrganisationForm(data_of(request), grants=grants(request), instance=organisation)
    back = reverse("places:organisation", args=[pk])

    def act() -> Organisation:
        data = form.cleaned_data
        return edit_organisation(
            organisation=organisation, version=data["version"], reason=data["reason"], **take(form)
        )

    return form_page(
        request, form, act, title=_("Edit {name}").format(name=organisation.name), submit=_("Save"), cancel=back,
        done=back, said=_("Saved."),
    )  # fmt: skip


@needs(CHANGE_ORGANISATIONS)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an organisation."""
    organisation = _to_change(request, pk)
    form = CloseForm(data_of(request), initial={"version": organisation.version, "on": clock.today()})
    back = reverse("places:organisation", args=[pk])
    return form_page(
        request, form, lambda: close_organisation(organisation=organisation, **form.cleaned_data),
        title=_("Close {name}").format(name=organisation.name), submit=_("Close"), cancel=back, done=back,
        said=_("Closed."), tone="danger",
    )  # fmt: skip


def _to_change(request: HttpRequest, pk: int) -> Organisation:
    held = grants(request)
    organisation: Organisation = get_visible(Organisation.objects.visible_to(held).select_related("division"), pk)
    can_change(held, CHANGE_ORGANISATIONS, organisation)
    return organisation
