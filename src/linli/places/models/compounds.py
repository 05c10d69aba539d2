"""Compounds, their buildings, stair units and homes (房屋台账)."""

from collections.abc import Iterable
from decimal import Decimal

from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.rights import PLATFORM, Grants, ids
from linli.core.search import Named
from linli.core.search.fields import NamedQuerySet
from linli.places.rules.home_names import home_name, stairwell_name

from .divisions import Division
from .located import Located
from .versioned import Versioned


class How(models.TextChoices):
    """The ways in which a compound is managed."""

    PROFESSIONAL = "PROFESSIONAL", _("Property company")
    TRUSTEESHIP = "TRUSTEESHIP", _("Trusteeship")
    SELF = "SELF", _("The owners themselves")
    FLOOR = "FLOOR", _("Floor arrangement")


class CompoundQuerySet(NamedQuerySet):
    """Compounds."""

    def within(self, keys: Iterable[str]) -> "CompoundQuerySet":
        """Return those that lie in scopes."""
        keys = list(keys)
        if PLATFORM in keys:
            return self
        places = ids(keys, "division")
        zones = ids(keys, "zone")
        condition = Q(pk__in=ids(keys, "compound"))
        if places or zones:
            condition |= Q(
                community__in=Division.objects.filter(Q(ancestors__overlap=places) | Q(zone__in=zones)).values("pk")
            )
        if organisations := ids(keys, "organisation"):
            condition |= Q(manager__in=organisations)
        grids, micro = ids(keys, "grid"), ids(keys, "micro_grid")
        if grids or micro:
            through = Compound.grids.through.objects.filter(Q(grid__in=grids) | Q(grid__micro_grids__in=micro))
            condition |= Q(pk__in=through.values("compound"))
        return self.filter(condition)

    def visible_to(self, grants: Grants, right: str = "places.view_places") -> "CompoundQuerySet":
        """Return those over which a right is held."""
        return self.within(grants.keys(right))


@tracked(exclude=("manager", "managed_how"))
class Compound(Named, Located, Versioned):
    """A residential compound: one property-management area, in one community."""

    class Form(models.TextChoices):
        COMMERCIAL = "COMMERCIAL", _("Commodity housing")
        AFFORDABLE = "AFFORDABLE", _("Affordable housing")
        RESETTLEMENT = "RESETTLEMENT", _("Resettlement housing")
        REFORMED = "REFORMED", _("Reformed public housing")
        SELF_BUILT = "SELF_BUILT", _("Self-built")
        MIXED = "MIXED", _("Mixed")

    code = models.CharField(max_length=20, unique=True)  # community code + 4 digits, or the city's own
    community = models.ForeignKey(Division, models.PROTECT, related_name="compounds")
    address = models.CharField(max_length=200, blank=True)
    form = models.CharField(max_length=15, choices=Form, blank=True)
    built_year = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    households = models.PositiveIntegerField(null=True, blank=True)  # as declared; null: unknown
    buildings_count = models.PositiveIntegerField(null=True, blank=True)
    elevators = models.PositiveIntegerField(null=True, blank=True)
    parking_spaces = models.PositiveIntegerField(null=True, blank=True)
    entrances = models.PositiveIntegerField(null=True, blank=True)  # of its buildings
    step_free_entrances = models.PositiveIntegerField(null=True, blank=True)  # of these, with a ramp or level
    ebike_sockets = models.PositiveIntegerField(null=True, blank=True)  # at shared charging points
    car_chargers = models.PositiveIntegerField(null=True, blank=True)
    floor_area_m2 = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    site_area_m2 = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    green_area_m2 = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    # Who manages it today, kept in step with Management by places.operations: lists and rights ask it on every page.
    manager = models.ForeignKey(
        "places.Organisation", models.PROTECT, null=True, blank=True, editable=False, related_name="managed_now"
    )
    managed_how = models.CharField(max_length=15, choices=How, blank=True, editable=False)
    retired_on = models.DateField(null=True, blank=True)  # demolished or merged into another

    objects = CompoundQuerySet.as_manager()
    code_fields = ("code",)

    class Meta(Named.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(longitude=None, latitude=None)
                | Q(longitude__range=(Decimal(-180), Decimal(180)), latitude__range=(Decimal(-90), Decimal(90))),
                name="compound_lies_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(step_free_entrances=None)
                | Q(entrances__isnull=False, step_free_entrances__lte=models.F("entrances")),
                name="compound_step_free_of_entrances",
            ),
        ]
        indexes = [
            GinIndex(fields=["search_grams"], name="compound_search"),
            models.Index(fields=["community", "name_pinyin"], name="compound_in_community"),
            models.Index(fields=["name_pinyin", "id"], name="compound_by_name"),  # how the list of all is sorted
        ]

    def __str__(self) -> str:
        return self.name

    def place_keys(self) -> frozenset[str]:
        """Return its own key, its community's, its manager's: what reaches all that lies in it."""
        keys = {f"compound:{self.pk}"} | self.community.scope_keys()
        return frozenset(keys | ({f"organisation:{self.manager_id}"} if self.manager_id else set()))

    def scope_keys(self) -> frozenset[str]:
        """Return the place's keys and those of its grids. Ask for `community` and `grids__micro_grids` in the query."""
        keys = set(self.place_keys())
        for grid in self.grids.all():
            keys |= {f"grid:{grid.pk}", *(f"micro_grid:{micro.pk}" for micro in grid.micro_grids.all())}
        return frozenset(keys)


@tracked(exclude=("order",))
class Building(models.Model):
    """One building (幢) of a compound."""

    compound = models.ForeignKey(Compound, models.PROTECT, related_name="buildings")
    number = models.CharField(max_length=20)  # as on the wall: "12", "A座"
    order = models.CharField(max_length=40, editable=False)  # digits padded, to sort by
    floors = models.PositiveSmallIntegerField(null=True, blank=True)
    built_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["compound", "number"], name="building_once_in_a_compound"),
        ]

    def __str__(self) -> str:
        return self.number


@tracked(exclude=("order",))
class Stairwell(models.Model):
    """One stair unit (单元) of a building; a building without units has one with an empty number."""

    building = models.ForeignKey(Building, models.PROTECT, related_name="stairwells")
    number = models.CharField(max_length=20, blank=True)
    order = models.CharField(max_length=40, editable=False)
    elevators = models.PositiveSmallIntegerField(null=True, blank=True)
    micro_grid = models.ForeignKey(
        "places.MicroGrid", models.SET_NULL, null=True, blank=True, related_name="stairwells"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["building", "number"], name="stairwell_once_in_a_building"),
        ]

    def __str__(self) -> str:
        return stairwell_name(self.building.number, self.number)


class HomeQuerySet(models.QuerySet["Home"]):
    """Homes."""

    def within(self, keys: Iterable[str]) -> "HomeQuerySet":
        """Return those that lie in scopes: a compound's and all above it, a grid's, a micro-grid's, one home."""
        keys = list(keys)
        if PLATFORM in keys:
            return self
        condition = Q(pk__in=ids(keys, "home"))
        wider = [k for k in keys if k.partition(":")[0] in ("division", "zone", "compound", "organisation")]
        if wider:
            condition |= Q(compound__in=Compound.objects.within(wider).values("pk"))
        if grids := ids(keys, "grid"):
            condition |= Q(stairwell__micro_grid__grid__in=grids)
        if micro := ids(keys, "micro_grid"):
            condition |= Q(stairwell__micro_grid__in=micro)
        return self.filter(condition)

    def visible_to(self, grants: Grants, right: str = "places.view_homes") -> "HomeQuerySet":
        """Return those over which a right is held."""
        return self.within(grants.keys(right))


@tracked(exclude=("order",))
class Home(Versioned):
    """One dwelling of the house ledger. Who lives there stands in accounts, with its own rights."""

    class Use(models.TextChoices):
        LIVED_IN = "LIVED_IN", _("Lived in by the owner")
        LET = "LET", _("Let")
        EMPTY = "EMPTY", _("Empty")
        BUSINESS = "BUSINESS", _("Used for business")
        UNKNOWN = "UNKNOWN", _("Unknown")

    compound = models.ForeignKey(Compound, models.PROTECT, related_name="homes")  # of the stairwell's building
    stairwell = models.ForeignKey(Stairwell, models.PROTECT, related_name="homes")
    number = models.CharField(max_length=20)
    order = models.CharField(max_length=90, editable=False)  # building, stairwell, number: how a list is sorted
    floor = models.SmallIntegerField(null=True, blank=True)
    area_m2 = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    use = models.CharField(max_length=10, choices=Use, default=Use.UNKNOWN)

    objects = HomeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stairwell", "number"], name="home_once_in_a_stairwell"),
            models.CheckConstraint(condition=Q(area_m2=None) | Q(area_m2__gt=0), name="home_has_an_area"),
        ]
        indexes = [models.Index(fields=["compound", "order"], name="home_in_compound")]

    def __str__(self) -> str:
        return home_name(self.stairwell.building.number, self.stairwell.number, self.number)

    def scope_keys(self) -> frozenset[str]:
        """Return its own key, its compound's, its grid's. Ask for compound, community and micro-grid in the query."""
        keys = {f"home:{self.pk}"} | self.compound.place_keys()
        if micro := self.stairwell.micro_grid:
            keys |= {f"micro_grid:{micro.pk}", f"grid:{micro.grid_id}"}
        return frozenset(keys)
