"""The filters of the lists."""

from typing import Any, NamedTuple

import django_filters as filters
import django_filters.fields
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from linli.core.rights import grants_of

from .models import Compound, Division, Grid, Home, Management, Organisation, OverlayZone, ProtectedZone, PublicFacility

Level = Division.Level
MOST = 999_999_999


class WholeRangeField(filters.fields.RangeField):
    """Two whole numbers. A decimal field would take 1e999999 and spend minutes on it."""

    def __init__(self, **options: Any) -> None:
        options["fields"] = [forms.IntegerField(min_value=-MOST, max_value=MOST) for _bound in range(2)]
        super().__init__(**options)


class WholeRangeFilter(filters.RangeFilter):
    """From one whole number to another."""

    field_class = WholeRangeField


class Place(NamedTuple):
    """A division as a filter offers it."""

    pk: int
    name: str
    level: str
    parent_id: int | None
    code: str


def places_to_filter(request: HttpRequest) -> list[Place]:
    """Return the counties and townships that the person sees, read once per request."""
    kept: list[Place] | None = getattr(request, "_places_to_filter", None)
    if kept is None:
        rows = Division.objects.visible_to(grants_of(request.user)).filter(
            level__in=(Level.COUNTY, Level.TOWNSHIP), valid_to=None
        )
        kept = [Place(*row) for row in rows.order_by("code").values_list(*Place._fields)]
        request._places_to_filter = kept  # type: ignore[attr-defined]
    return kept


def zones_to_filter(request: HttpRequest) -> list[OverlayZone]:
    """Return the overlay zones, read once per request."""
    kept: list[OverlayZone] | None = getattr(request, "_zones_to_filter", None)
    if kept is None:
        kept = list(OverlayZone.objects.filter(valid_to=None).order_by("code").only("pk", "name"))
        request._zones_to_filter = kept  # type: ignore[attr-defined]
    return kept


class PlaceFilters(filters.FilterSet):
    """Filters by where a thing lies. `place_path` leads from the row to its division: "" for divisions themselves."""

    place_path = "community__"

    county = filters.ChoiceFilter(label=_("County"), method="in_division", empty_label=_("All"))
    township = filters.ChoiceFilter(label=_("Township"), method="in_division", empty_label=_("All"))
    community = filters.CharFilter(
        label=_("Community"), method="in_community", help_text=_("Name, pinyin or code"), max_length=60
    )
    zone = filters.ChoiceFilter(label=_("Overlay zone"), method="in_zone", empty_label=_("All"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        request = self.request
        if request is None:
            return
        places = places_to_filter(request)
        counties = [place for place in places if place.level == Level.COUNTY]
        names = {place.pk: place.name for place in counties}
        groups: dict[str, list[tuple[str, str]]] = {}
        for place in places:
            if place.level == Level.TOWNSHIP:
                groups.setdefault(names.get(place.parent_id or 0, ""), []).append((str(place.pk), place.name))
        self._offer("county", [(str(place.pk), place.name) for place in counties])
        self._offer("township", list(groups.items()))
        self._offer("zone", [(str(zone.pk), zone.name) for zone in zones_to_filter(request)])

    def _offer(self, name: str, choices: list[Any]) -> None:
        if name in self.filters:
            self.filters[name].extra["choices"] = choices

    def in_division(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what lies in a division."""
        if not self.place_path:
            return rows.filter(ancestors__contains=[int(value)])
        inside = Division.objects.filter(ancestors__contains=[int(value)])
        return rows.filter(**{f"{self.place_path}in": inside.values("pk")})

    def in_community(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what lies in communities of a name or code."""
        if value.isdigit() and len(value) == 12:
            found = Division.objects.filter(code=value)
        else:
            found = Division.objects.found_by(value).filter(level__in=(Level.COMMUNITY, Level.VILLAGE))
        return rows.filter(**{f"{self.place_path}in": found.values("pk")})

    def in_zone(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what lies in an overlay zone."""
        return rows.filter(**{f"{self.place_path}zone": int(value)})


class CompoundFilters(PlaceFilters):
    """Of the list of compounds."""

    managed_how = filters.MultipleChoiceFilter(
        label=_("Managed"), choices=[*Management.How.choices, ("UNKNOWN", _("Unknown"))], method="by_manner",
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    company = filters.CharFilter(
        label=_("Company"), method="by_company", help_text=_("Name, short name or credit code"), max_length=60
    )
    form_of = filters.ChoiceFilter(
        label=_("Form"), field_name="form", choices=Compound.Form.choices, empty_label=_("All")
    )
    built_year = WholeRangeFilter(label=_("Year built"))
    households = WholeRangeFilter(label=_("Households"))
    elevators = filters.ChoiceFilter(
        label=_("Lifts"), method="by_elevators", empty_label=_("All"),
        choices=[("some", _("With lifts")), ("none", _("Without lifts")), ("unknown", _("Unknown"))],
    )  # fmt: skip
    retired = filters.ChoiceFilter(
        label=_("State"), method="by_standing", empty_label=_("All"),
        choices=[("no", _("Existing")), ("yes", _("Retired"))],
    )  # fmt: skip

    class Meta:
        model = Compound
        fields: list[str] = []

    def by_manner(self, rows: QuerySet[Any], name: str, value: list[str]) -> QuerySet[Any]:
        """Keep those that are managed in these ways; an empty way is unknown."""
        return rows.filter(managed_how__in=["" if one == "UNKNOWN" else one for one in value]) if value else rows

    def by_company(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that a company manages today."""
        return rows.filter(manager__in=Organisation.objects.found_by(value).values("pk"))

    def by_elevators(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those with, without, or nobody knows."""
        return rows.filter(**{"some": {"elevators__gt": 0}, "none": {"elevators": 0}}.get(value, {"elevators": None}))

    def by_standing(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that exist, or those that do not any more."""
        return rows.filter(retired_on__isnull=value == "no")


class DivisionFilters(PlaceFilters):
    """Of the list of divisions."""

    place_path = ""
    community = None  # type: ignore[assignment]
    level = filters.MultipleChoiceFilter(label=_("Level"), choices=Level.choices, widget=forms.CheckboxSelectMultiple)
    standing = filters.ChoiceFilter(
        label=_("State"), method="by_standing", empty_label=_("All"),
        choices=[("now", _("Existing")), ("ended", _("No more"))],
    )  # fmt: skip

    class Meta:
        model = Division
        fields: list[str] = []

    def by_standing(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that exist, or those that do not any more."""
        return rows.filter(valid_to__isnull=value == "now")


class FacilityFilters(PlaceFilters):
    """Of the list of public facilities."""

    kind = filters.MultipleChoiceFilter(
        label=_("Kind"), choices=PublicFacility.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    capacity = WholeRangeFilter(label=_("Capacity"))
    open = filters.ChoiceFilter(
        label=_("State"), method="by_standing", empty_label=_("All"),
        choices=[("yes", _("Open")), ("no", _("Closed"))],
    )  # fmt: skip

    class Meta:
        model = PublicFacility
        fields: list[str] = []

    def by_standing(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the open or the closed ones."""
        return rows.filter(closed_on__isnull=value == "yes")


class GridFilters(PlaceFilters):
    """Of the list of grids."""

    class Meta:
        model = Grid
        fields: list[str] = []


class ProtectedZoneFilters(PlaceFilters):
    """Of the list of protected zones."""

    place_path = "division__"
    kind = filters.MultipleChoiceFilter(
        label=_("Kind"), choices=ProtectedZone.Kind.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ProtectedZone
        fields: list[str] = []


class OrganisationFilters(filters.FilterSet):
    """Of the list of organisations."""

    kind = filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Organisation.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    without_code = filters.ChoiceFilter(
        label=_("Credit code"), method="by_code", empty_label=_("All"),
        choices=[("with", _("Known")), ("without", _("Not known yet"))],
    )  # fmt: skip

    class Meta:
        model = Organisation
        fields: list[str] = []

    def by_code(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those whose credit code is known, or is not."""
        return rows.filter(Q(credit_code__isnull=value == "without"))


class HomeFilters(filters.FilterSet):
    """Of the homes of a compound."""

    building = filters.CharFilter(label=_("Building"), field_name="stairwell__building__number", max_length=20)
    stairwell_number = filters.CharFilter(label=_("Stair unit"), field_name="stairwell__number", max_length=20)
    use = filters.MultipleChoiceFilter(label=_("Use"), choices=Home.Use.choices, widget=forms.CheckboxSelectMultiple)
    floor = WholeRangeFilter(label=_("Floor"))

    class Meta:
        model = Home
        fields: list[str] = []
