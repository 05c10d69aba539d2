"""Overlay zones and protected zones."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.rights import needs
from linli.core.tables import ListPage
from linli.places.filters import ProtectedZoneFilters
from linli.places.forms.common import take
from linli.places.forms.divisions import ProtectedZoneForm, ZoneForm, ZoneMembersForm
from linli.places.models import Division, OverlayZone, ProtectedZone
from linli.places.operations import (
    create_protected_zone,
    create_zone,
    edit_protected_zone,
    edit_zone,
    place_in_zone,
    take_out_of_zone,
)
from linli.places.queries.divisions import Counts, counts_of_zones
from linli.places.queries.shapes import about_shape
from linli.places.queries.sight import can_change, get_visible
from linli.places.rights import CHANGE_COMPOUNDS, CHANGE_DIVISIONS, EXPORT, VIEW_PLACES
from linli.places.tables import ProtectedZoneTable

from .common import Fact, allowed, data_of, form_page, grants, sees_history


@needs(VIEW_PLACES)
def zones(request: HttpRequest) -> HttpResponse:
    """List the overlay zones; there are few."""
    found = list(OverlayZone.objects.select_related("city").order_by("code"))
    numbers = counts_of_zones(zone.pk for zone in found)
    lines = [(zone, numbers.get(zone.pk, Counts())) for zone in found]
    may = grants(request).has(CHANGE_DIVISIONS.code)
    return render(request, "places/zones.html", {"lines": lines, "may_add": may})


@needs(VIEW_PLACES)
def zone(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one overlay zone."""
    held = grants(request)
    found = get_visible(OverlayZone.objects.select_related("city"), pk)
    numbers = counts_of_zones([pk]).get(pk, Counts())
    facts = [
        Fact(_("Code"), found.code),
        Fact(_("City"), found.city.name if found.city else None),
        Fact(_("In force since"), found.valid_from),
        *([Fact(_("Until"), found.valid_to)] if found.valid_to else []),
        Fact(_("Communities"), numbers.communities, f"{reverse('places:divisions')}?zone={pk}&level=COMMUNITY"),
        Fact(_("Compounds"), numbers.compounds, f"{reverse('places:compounds')}?zone={pk}"),
        Fact(_("Households"), numbers.households, "", _("as declared")),
    ]
    members = found.divisions.filter(valid_to=None).exclude(level=Division.Level.VILLAGE)
    context = {
        "zone": found, "facts": facts, "members": list(members.select_related("parent").order_by("code")[:200]),
        "may_change": held.over(CHANGE_DIVISIONS.code, found), "may_history": sees_history(request, found),
    }  # fmt: skip
    return render(request, "places/zone.html", context)


@needs(CHANGE_DIVISIONS)
def add_zone(request: HttpRequest) -> HttpResponse:
    """Found an overlay zone."""
    form = ZoneForm(data_of(request), cities=_cities(request))
    return form_page(
        request, form, lambda: create_zone(**take(form)), title=_("Found an overlay zone"), submit=_("Found"),
        cancel=reverse("places:zones"), done=lambda made: reverse("places:zone", args=[made.pk]),
        said=_("The zone was founded. Put divisions into it now."),
    )  # fmt: skip


@needs(CHANGE_DIVISIONS)
def edit_zone_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit an overlay zone."""
    found = _zone_to_change(request, pk)
    form = ZoneForm(data_of(request), cities=_cities(request), instance=found)
    back = reverse("places:zone", args=[pk])

    def act() -> OverlayZone:
        data = form.cleaned_data
        return edit_zone(zone=found, version=data["version"], reason=data["reason"], **take(form))

    return form_page(
        request, form, act, title=_("Edit {name}").format(name=found.name), submit=_("Save"), cancel=back, done=back,
        said=_("Saved."),
    )  # fmt: skip


@needs(CHANGE_DIVISIONS)
def zone_members(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a division into a zone, or take it out."""
    found = _zone_to_change(request, pk)
    form = ZoneMembersForm(data_of(request), grants=grants(request))
    back = reverse("places:zone", args=[pk])

    def act() -> int:
        data = form.cleaned_data
        change = take_out_of_zone if data["take_out"] else place_in_zone
        return change(zone=found, divisions=[data["division"]], reason=data["reason"])

    return form_page(
        request, form, act, title=_("Divisions of {name}").format(name=found.name), submit=_("Save"), cancel=back,
        done=back, said=_("Saved."),
    )  # fmt: skip


def _cities(request: HttpRequest) -> QuerySet[Division]:
    return Division.objects.visible_to(grants(request), CHANGE_DIVISIONS.code).filter(
        level=Division.Level.CITY, valid_to=None
    )


def _zone_to_change(request: HttpRequest, pk: int) -> OverlayZone:
    found: OverlayZone = get_visible(OverlayZone.objects.select_related("city"), pk)
    can_change(grants(request), CHANGE_DIVISIONS, found)
    return found


class ProtectedZoneList(ListPage):
    """The list of protected zones."""

    title = gettext_lazy("Protected zones")
    lead = gettext_lazy("Areas with rules of their own: heritage, old trees, water.")
    table_class = ProtectedZoneTable
    filterset_class = ProtectedZoneFilters
    export_right = EXPORT
    empty_title = gettext_lazy("No protected zones yet")
    empty_hint = gettext_lazy("Record one; its border is imported like that of a division.")
    search_hint = gettext_lazy("Name, pinyin or initials")

    def rows(self, request: HttpRequest) -> QuerySet[ProtectedZone]:
        """Return what the person sees."""
        return ProtectedZone.objects.visible_to(grants(request)).select_related("division")

    def actions(self, request: HttpRequest) -> Any:
        """Offer to record one, to whoever may."""
        may = grants(request).has(CHANGE_COMPOUNDS.code)
        return allowed((may, (reverse("places:add_protected_zone"), _("Record a protected zone"), "plus")))


@needs(VIEW_PLACES)
def protected_zone(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one protected zone."""
    held = grants(request)
    rows = ProtectedZone.objects.visible_to(held).select_related("division")
    found = get_visible(rows.annotate(shape=about_shape("protected_zone")), pk)
    facts = [
        Fact(_("Kind"), found.get_kind_display()),
        Fact(_("Lies in"), found.division.name, reverse("places:division", args=[found.division_id])),
        Fact(_("Document"), found.document),
        Fact(_("In force since"), found.valid_from),
        *([Fact(_("Until"), found.valid_to)] if found.valid_to else []),
    ]
    context = {
        "zone": found, "facts": facts, "shape": found.shape, "may_change": held.over(CHANGE_COMPOUNDS.code, found),
        "may_history": sees_history(request, found),
    }  # fmt: skip
    return render(request, "places/protected_zone.html", context)


@needs(CHANGE_COMPOUNDS)
def add_protected_zone(request: HttpRequest) -> HttpResponse:
    """Record a protected zone."""
    form = ProtectedZoneForm(data_of(request), grants=grants(request))
    return form_page(
        request, form, lambda: create_protected_zone(**take(form)), title=_("Record a protected zone"),
        submit=_("Record"), cancel=reverse("places:protected_zones"),
        done=lambda made: reverse("places:protected_zone", args=[made.pk]), said=_("Recorded."),
    )  # fmt: skip


@needs(CHANGE_COMPOUNDS)
def edit_protected_zone_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit a protected zone."""
    held = grants(request)
    found = get_visible(ProtectedZone.objects.visible_to(held).select_related("division"), pk)
    can_change(held, CHANGE_COMPOUNDS, found)
    form = ProtectedZoneForm(data_of(request), grants=held, instance=found)
    back = reverse("places:protected_zone", args=[pk])

    def act() -> ProtectedZone:
        data = form.cleaned_data
        return edit_protected_zone(zone=found, version=data["version"], reason=data["reason"], **take(form))

    return form_page(
        request, form, act, title=_("Edit {name}").format(name=found.name), submit=_("Save"), cancel=back, done=back,
        said=_("Saved."),
    )  # fmt: skip
