"""The tables of the lists."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from linli.core.tables import Day, LinliTable, Number

from .models import Compound, Division, Home, Management, Organisation, ProtectedZone, PublicFacility


class CompoundTable(LinliTable):
    """Compounds."""

    name = tables.Column(
        verbose_name=_("Name"), linkify=("places:compound", {"pk": tables.A("pk")}), order_by=("name_pinyin", "pk")
    )
    code = tables.Column(verbose_name=_("Code"))
    county = tables.Column(verbose_name=_("County"), accessor="community__parent__parent__name", orderable=False)
    township = tables.Column(verbose_name=_("Township"), accessor="community__parent__name", orderable=False)
    community = tables.Column(
        verbose_name=_("Community"), accessor="community__name", order_by=("community__code", "name_pinyin"),
        linkify=("places:division", {"pk": tables.A("community_id")}),
    )  # fmt: skip
    managed_how = tables.Column(verbose_name=_("Managed"), accessor="managed_how", orderable=False)
    company = tables.Column(
        verbose_name=_("Company"), accessor="manager", orderable=False,
        linkify=("places:organisation", {"pk": tables.A("manager_id")}),
    )  # fmt: skip
    form = tables.Column(verbose_name=_("Form"), accessor="form", orderable=False)
    built_year = tables.Column(verbose_name=_("Year built"), order_by=("built_year", "pk"))
    households = Number(verbose_name=_("Households"), order_by=("households", "pk"))
    buildings = Number(verbose_name=_("Buildings"), accessor="buildings_count", order_by=("buildings_count", "pk"))
    elevators = Number(verbose_name=_("Lifts"), order_by=("elevators", "pk"))
    parking_spaces = Number(verbose_name=_("Parking spaces"), order_by=("parking_spaces", "pk"))
    entrances = Number(verbose_name=_("Entrances of buildings"), order_by=("entrances", "pk"))
    step_free_entrances = Number(verbose_name=_("Step-free entrances"), order_by=("step_free_entrances", "pk"))
    ebike_sockets = Number(verbose_name=_("E-bike sockets"), order_by=("ebike_sockets", "pk"))
    car_chargers = Number(verbose_name=_("Car chargers"), order_by=("car_chargers", "pk"))
    floor_area_m2 = Number(verbose_name=_("Floor area (m²)"), order_by=("floor_area_m2", "pk"))
    address = tables.Column(verbose_name=_("Address"), orderable=False)
    retired_on = Day(verbose_name=_("Retired"), orderable=False)

    default_columns = (
        "name",
        "community",
        "township",
        "managed_how",
        "company",
        "built_year",
        "households",
        "elevators",
    )

    class Meta:
        order_by = ("name",)

    def render_managed_how(self, record: Compound) -> str:
        """Return the way in words."""
        return _manner(record.managed_how)

    def render_form(self, record: Compound) -> str:
        """Return the form in words."""
        return str(Compound.Form(record.form).label) if record.form else "—"

    def render_built_year(self, value: int) -> str:
        """Return the year without separators."""
        return str(value)


class DivisionTable(LinliTable):
    """Divisions."""

    name = tables.Column(
        verbose_name=_("Name"), linkify=("places:division", {"pk": tables.A("pk")}), order_by=("name_pinyin", "pk")
    )
    code = tables.Column(verbose_name=_("Code"))
    level = tables.Column(verbose_name=_("Level"), accessor="level", order_by=("level", "code"))
    parent = tables.Column(
        verbose_name=_("Lies in"), accessor="parent__name", orderable=False,
        linkify=("places:division", {"pk": tables.A("parent_id")}),
    )  # fmt: skip
    zone = tables.Column(verbose_name=_("Overlay zone"), accessor="zone__name", orderable=False)
    official_name = tables.Column(verbose_name=_("Official name"), orderable=False)
    valid_from = Day(verbose_name=_("In force since"), orderable=False)
    valid_to = Day(verbose_name=_("Until"), orderable=False)

    default_columns = ("name", "code", "level", "parent", "zone", "valid_to")

    class Meta:
        order_by = ("code",)

    def render_level(self, record: Division) -> str:
        """Return the level in words."""
        return str(record.get_level_display())


class OrganisationTable(LinliTable):
    """Organisations."""

    name = tables.Column(
        verbose_name=_("Name"),
        accessor="name",
        linkify=("places:organisation", {"pk": tables.A("pk")}),
        order_by=("name_pinyin", "pk"),
    )
    short_name = tables.Column(verbose_name=_("Short name"), orderable=False)
    credit_code = tables.Column(verbose_name=_("Credit code"), orderable=False)
    kind = tables.Column(verbose_name=_("Kind"), accessor="kind", order_by=("kind", "name_pinyin"))
    division = tables.Column(verbose_name=_("Registered in"), accessor="division__name", orderable=False)
    phone = tables.Column(verbose_name=_("Office phone"), orderable=False)
    closed_on = Day(verbose_name=_("Closed"), orderable=False)

    default_columns = ("name", "credit_code", "kind", "division")

    class Meta:
        order_by = ("name",)

    def render_kind(self, record: Organisation) -> str:
        """Return the kind in words."""
        return str(record.get_kind_display())


class FacilityTable(LinliTable):
    """Public facilities."""

    name = tables.Column(
        verbose_name=_("Name"), linkify=("places:facility", {"pk": tables.A("pk")}), order_by=("name_pinyin", "pk")
    )
    kind = tables.Column(verbose_name=_("Kind"), accessor="kind", order_by=("kind", "name_pinyin"))
    community = tables.Column(
        verbose_name=_("Community"), accessor="community__name", order_by=("community__code", "name_pinyin"),
        linkify=("places:division", {"pk": tables.A("community_id")}),
    )  # fmt: skip
    township = tables.Column(verbose_name=_("Township"), accessor="community__parent__name", orderable=False)
    compound = tables.Column(verbose_name=_("Compound"), accessor="compound__name", orderable=False)
    responsible = tables.Column(verbose_name=_("Responsible"), accessor="responsible", orderable=False)
    capacity = Number(verbose_name=_("Capacity"), order_by=("capacity", "pk"))
    capacity_unit = tables.Column(verbose_name=_("Unit of capacity"), orderable=False)
    opened_on = Day(verbose_name=_("Opened"), orderable=False)
    closed_on = Day(verbose_name=_("Closed"), orderable=False)

    default_columns = ("name", "kind", "community", "responsible", "capacity", "capacity_unit")

    class Meta:
        order_by = ("name",)

    def render_kind(self, record: PublicFacility) -> str:
        """Return the kind in words."""
        return str(record.get_kind_display())


class GridTable(LinliTable):
    """Grids."""

    name = tables.Column(
        verbose_name=_("Name"), linkify=("places:grid", {"pk": tables.A("pk")}), order_by=("name_pinyin", "pk")
    )
    code = tables.Column(verbose_name=_("Code"))
    community = tables.Column(
        verbose_name=_("Community"), accessor="community__name", order_by=("community__code", "code"),
        linkify=("places:division", {"pk": tables.A("community_id")}),
    )  # fmt: skip
    township = tables.Column(verbose_name=_("Township"), accessor="community__parent__name", orderable=False)

    class Meta:
        order_by = ("code",)


class HomeTable(LinliTable):
    """The homes of a compound: the house ledger."""

    number = tables.Column(verbose_name=_("Home"), linkify=("places:home", {"pk": tables.A("pk")}), order_by=("order",))
    building = tables.Column(verbose_name=_("Building"), accessor="stairwell__building__number", orderable=False)
    stairwell = tables.Column(verbose_name=_("Stair unit"), accessor="stairwell__number", orderable=False)
    floor = tables.Column(verbose_name=_("Floor"), orderable=False)
    area_m2 = Number(verbose_name=_("Area (m²)"), orderable=False)
    use = tables.Column(verbose_name=_("Use"), accessor="use", orderable=False)
    micro_grid = tables.Column(verbose_name=_("Micro-grid"), accessor="stairwell__micro_grid__number", orderable=False)

    class Meta:
        order_by = ("number",)

    def render_use(self, record: Home) -> str:
        """Return the use in words."""
        return str(record.get_use_display())


class ProtectedZoneTable(LinliTable):
    """Protected zones."""

    name = tables.Column(
        verbose_name=_("Name"),
        linkify=("places:protected_zone", {"pk": tables.A("pk")}),
        order_by=("name_pinyin", "pk"),
    )
    kind = tables.Column(verbose_name=_("Kind"), accessor="kind", order_by=("kind", "name_pinyin"))
    division = tables.Column(verbose_name=_("Lies in"), accessor="division__name", orderable=False)
    document = tables.Column(verbose_name=_("Document"), orderable=False)
    valid_from = Day(verbose_name=_("In force since"), orderable=False)
    valid_to = Day(verbose_name=_("Until"), orderable=False)

    class Meta:
        order_by = ("name",)

    def render_kind(self, record: ProtectedZone) -> str:
        """Return the kind in words."""
        return str(record.get_kind_display())


def _manner(code: str) -> str:
    return str(Management.How(code).label) if code else "—"
