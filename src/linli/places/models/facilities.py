"""Public facilities and protected zones."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.rights import ids
from linli.core.search import Named

from .compounds import Compound
from .divisions import Division
from .located import Located
from .organisations import Organisation
from .scoped import InDivisionQuerySet
from .versioned import Versioned


class FacilityQuerySet(InDivisionQuerySet):
    """Public facilities: whoever sees the community, the compound, or answers for them."""

    def _condition(self, keys: list[str]) -> Q:
        condition = super()._condition(keys)
        inner = [k for k in keys if k.partition(":")[0] in ("compound", "grid", "micro_grid", "organisation")]
        if inner:
            condition |= Q(compound__in=Compound.objects.within(inner).values("pk"))
            condition |= Q(responsible__in=ids(keys, "organisation"))
        return condition


class ProtectedZoneQuerySet(InDivisionQuerySet):
    """Protected zones."""

    division_field = "division"


@tracked()
class PublicFacility(Named, Located, Versioned):
    """A place or device that serves everybody, and who answers for it."""

    class Kind(models.TextChoices):
        HEALTH = "HEALTH", _("Health station")
        ELDERLY_CARE = "ELDERLY_CARE", _("Care for the elderly")
        CHILD_CARE = "CHILD_CARE", _("Child care")
        SCHOOL = "SCHOOL", _("School")
        CULTURE = "CULTURE", _("Culture room")
        SPORT = "SPORT", _("Sports ground")
        PARK = "PARK", _("Park")
        SHOP = "SHOP", _("Shop")
        MARKET = "MARKET", _("Market")
        NEIGHBOUR_CENTRE = "NEIGHBOUR_CENTRE", _("Neighbour centre")
        WASTE_STATION = "WASTE_STATION", _("Waste-sorting station")
        TOILET = "TOILET", _("Public toilet")
        BUS_STOP = "BUS_STOP", _("Bus stop")
        OTHER = "OTHER", _("Other")

    kind = models.CharField(max_length=20, choices=Kind)
    community = models.ForeignKey(Division, models.PROTECT, related_name="facilities")
    compound = models.ForeignKey(Compound, models.PROTECT, null=True, blank=True, related_name="facilities")
    responsible = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="facilities")
    capacity = models.PositiveIntegerField(null=True, blank=True)
    capacity_unit = models.CharField(max_length=20, blank=True)  # 床位, 座, 个
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = FacilityQuerySet.as_manager()

    class Meta(Named.Meta):
        indexes = [GinIndex(fields=["search_grams"], name="facility_search")]

    def __str__(self) -> str:
        return self.name

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of its community, its compound, and who answers for it. Ask for both in the query."""
        keys = set(self.community.scope_keys())
        if self.compound_id:
            keys.add(f"compound:{self.compound_id}")
        if self.responsible_id:
            keys.add(f"organisation:{self.responsible_id}")
        return frozenset(keys)


@tracked()
class ProtectedZone(Named, Versioned):
    """An area with rules of its own: heritage, old trees, water."""

    class Kind(models.TextChoices):
        HERITAGE = "HERITAGE", _("Heritage")
        HISTORIC_QUARTER = "HISTORIC_QUARTER", _("Historic quarter")
        OLD_TREE = "OLD_TREE", _("Old tree")
        WATER = "WATER", _("Water source")

    kind = models.CharField(max_length=20, choices=Kind)
    division = models.ForeignKey(Division, models.PROTECT, related_name="protected_zones")  # the smallest that holds it
    document = models.CharField(max_length=200, blank=True)  # the order that protects it
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = ProtectedZoneQuerySet.as_manager()

    class Meta(Named.Meta):
        indexes = [GinIndex(fields=["search_grams"], name="protected_zone_search")]

    def __str__(self) -> str:
        return self.name

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of its division. Ask for `division` in the query."""
        return self.division.scope_keys()
