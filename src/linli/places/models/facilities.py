"""Public facilities and protected zones."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.search import Named
from linli.core.search.fields import NamedQuerySet

from .compounds import Compound
from .divisions import Division
from .organisations import Organisation


class PublicFacility(Named):
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
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)  # WGS 84
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = NamedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def search_codes(self) -> Iterable[str]:
        """Facilities have no code."""
        return ()

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of its community."""
        return self.community.scope_keys()


class ProtectedZone(Named):
    """An area with rules of its own: heritage, old trees, water."""

    class Kind(models.TextChoices):
        HERITAGE = "HERITAGE", _("Heritage")
        HISTORIC_QUARTER = "HISTORIC_QUARTER", _("Historic quarter")
        OLD_TREE = "OLD_TREE", _("Old tree")
        WATER = "WATER", _("Water source")

    kind = models.CharField(max_length=20, choices=Kind)
    community = models.ForeignKey(Division, models.PROTECT, null=True, blank=True, related_name="protected_zones")
    document = models.CharField(max_length=200, blank=True)  # the order that protects it
    boundary = models.ForeignKey("places.Boundary", models.SET_NULL, null=True, blank=True, related_name="+")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = NamedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of its community, if it lies in one."""
        return self.community.scope_keys() if self.community else frozenset()
