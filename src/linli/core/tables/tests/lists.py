"""A list of compounds as a module would write it, and its address. The order of the house lets core know no places,
so their models are asked for by name."""

import django_filters as filters
import django_tables2 as columns
from django.apps import apps
from django.urls import include, path

from linli.core.imports import DOORS, Column, Door, Kind, register
from linli.core.rights import needs
from linli.core.rights.registry import RIGHTS
from linli.core.tables import LinliTable, ListPage, Number

Compound = apps.get_model("places", "Compound")
Division = apps.get_model("places", "Division")


class CompoundTable(LinliTable):
    name = columns.Column("Compound", order_by="name_pinyin")
    code = columns.Column("Code")
    community = columns.Column("Community", accessor="community__name", order_by="community__name_pinyin")
    households = Number("Households")
    form = columns.Column("Form")
    named_twice = columns.Column("Twice", empty_values=())
    linked = columns.Column("Link", accessor="code", linkify=("test-compound", [columns.A("pk")]))
    elsewhere = columns.Column("Elsewhere", accessor="community", linkify=lambda record: f"/{record.pk}?a=1&b=2")
    upper = columns.Column("Upper", accessor="code__upper", attrs={"td": {"class": "x"}})
    default_columns = ("name", "code", "community", "households")

    def render_named_twice(self, record):
        return f"{record.name} {record.name}"


class CompoundFilter(filters.FilterSet):
    form = filters.ChoiceFilter(choices=Compound.Form.choices, label="Form")
    community = filters.ModelChoiceFilter(queryset=Division.objects.filter(level="COMMUNITY"), label="Community")
    households = filters.RangeFilter(label="Households")
    floor_area_m2 = filters.NumberFilter(lookup_expr="gte", label="Area")
    code = filters.CharFilter(lookup_expr="startswith", label="Code")
    retired = filters.DateFromToRangeFilter(field_name="retired_on", label="Retired")
    several = filters.MultipleChoiceFilter(field_name="managed_how", choices=[("SELF", "Self")], label="How")

    class Meta:
        model = Compound
        fields = ()


class CompoundList(ListPage):
    title = "Compounds"
    table_class = CompoundTable
    filterset_class = CompoundFilter
    export_right = RIGHTS["places.export"]
    empty_title = "No compound yet"
    empty_action = ("test-compounds", "Import them")

    def rows(self, request):
        return Compound.objects.visible_to(request.grants).select_related("community").order_by("name_pinyin")


class CompoundDoor(Door):
    code = "test-compounds"
    title = "Compounds"
    right = RIGHTS["places.change_compounds"]
    columns = (
        Column("code", "Code", Kind.CODE, required=True),
        Column("name", "Name", required=True),
        Column("form", "Form", Kind.CHOICE, choices=dict(Compound.Form.choices)),
        Column("households", "Households", Kind.WHOLE),
        Column("floor_area_m2", "Floor area", Kind.DECIMAL),
        Column("retired_on", "Retired on", Kind.DATE),
    )

    def export_rows(self, queryset):
        keys = [column.key for column in self.columns]
        return queryset.values(*keys).iterator(chunk_size=1000)


DOOR = DOORS.get("test-compounds") or register(CompoundDoor())


class CompoundsOut(CompoundList):
    export_door = "test-compounds"


urlpatterns = [
    path("test/compounds/<int:pk>/", needs(RIGHTS["places.view_places"])(CompoundList.as_view()), name="test-compound"),
    path("test/out/", needs(RIGHTS["places.view_places"])(CompoundsOut.as_view()), name="test-out"),
    path("test/compounds/", needs(RIGHTS["places.view_places"])(CompoundList.as_view()), name="test-compounds"),
    path("", include("linli.config.urls")),
]
