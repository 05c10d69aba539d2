"""Divisions: the national tree of 12-digit codes, with dates and successors, and zones that lie across it."""

from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.rights import PLATFORM, Grants, ids
from linli.core.search import Named
from linli.core.search.fields import NamedQuerySet

from .located import Located
from .versioned import Versioned


class OverlayZoneQuerySet(NamedQuerySet):
    """Overlay zones."""

    def within(self, keys: Iterable[str]) -> "OverlayZoneQuerySet":
        """Return those that lie in scopes: of a division, those of its city."""
        keys = list(keys)
        if PLATFORM in keys:
            return self
        return self.filter(Q(pk__in=ids(keys, "zone")) | Q(city__in=ids(keys, "division")))

    def visible_to(self, grants: Grants, right: str = "places.view_places") -> "OverlayZoneQuerySet":
        """Return those over which a right is held."""
        return self.within(grants.keys(right))


@tracked()
class OverlayZone(Named, Versioned):
    """A zone with a management of its own that lies across divisions: the city reports by it as by a county."""

    code = models.CharField(max_length=12, unique=True)  # the city's own: zones have no national code
    city = models.ForeignKey(  # whose officers answer for it; null: the platform's only
        "places.Division", models.PROTECT, null=True, blank=True, related_name="zones_of_the_city"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = OverlayZoneQuerySet.as_manager()
    code_fields = ("code",)

    def __str__(self) -> str:
        return self.name

    def scope_keys(self) -> frozenset[str]:
        """Return the zone's own key and those of its city. Ask for `city` in the query."""
        return frozenset({f"zone:{self.pk}"} | (self.city.scope_keys() if self.city else frozenset()))


class DivisionQuerySet(NamedQuerySet):
    """Divisions."""

    def on(self, day: date) -> "DivisionQuerySet":
        """Return those that exist on a day."""
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gt=day))

    def within(self, keys: Iterable[str]) -> "DivisionQuerySet":
        """Return those that lie in scopes: of a division, itself and all below it."""
        keys = list(keys)
        if PLATFORM in keys:
            return self
        return self.filter(Q(ancestors__overlap=ids(keys, "division")) | Q(zone__in=ids(keys, "zone")))

    def visible_to(self, grants: Grants, right: str = "places.view_places") -> "DivisionQuerySet":
        """Return those over which a right is held."""
        return self.within(grants.keys(right))


@tracked(exclude=("ancestors",))
class Division(Named, Located, Versioned):
    """A place with an official 12-digit code. A code is kept as text and never reused; dates say when it holds."""

    class Level(models.TextChoices):
        CITY = "CITY", _("City")
        COUNTY = "COUNTY", _("County")
        TOWNSHIP = "TOWNSHIP", _("Township")
        COMMUNITY = "COMMUNITY", _("Community")
        VILLAGE = "VILLAGE", _("Village")

    official_name = models.CharField(max_length=100, blank=True)  # as the register has it: 书院社区居民委员会
    code = models.CharField(max_length=12)
    level = models.CharField(max_length=10, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    ancestors = ArrayField(models.BigIntegerField(), editable=False, default=list)  # ids from the city to itself
    zone = models.ForeignKey(OverlayZone, models.PROTECT, null=True, blank=True, related_name="divisions")
    valid_from = models.DateField(null=True, blank=True)  # null: as far back as known
    valid_to = models.DateField(null=True, blank=True)  # the first day on which it is no more; null: it is

    objects = DivisionQuerySet.as_manager()
    code_fields = ("code",)

    class Meta(Named.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{12}$"), name="division_code_has_12_digits"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="division_is_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="division_dates_in_order",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_to=None), name="division_code_is_unique_while_valid"
            ),
        ]
        indexes = [
            GinIndex(fields=["search_grams"], name="division_search"),
            GinIndex(fields=["ancestors"], name="division_ancestors"),
            models.Index(fields=["code"], name="division_code"),
        ]

    def __str__(self) -> str:
        return self.name

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of the division, of all above it, and of its zone."""
        keys = {f"division:{pk}" for pk in self.ancestors}
        return frozenset(keys | ({f"zone:{self.zone_id}"} if self.zone_id else set()))


@tracked(part_of="predecessor")
class DivisionSuccession(models.Model):
    """That one division became another, wholly or in part: a merge has many predecessors, a split many successors."""

    predecessor = models.ForeignKey(Division, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Division, models.PROTECT, related_name="origins")
    on = models.DateField()
    document = models.CharField(max_length=200)  # the order that changed it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_to_another"),
        ]


class DivisionChange(models.Model):
    """One step in a division's story: what an order changed, and from which day."""

    class Kind(models.TextChoices):
        FOUNDED = "FOUNDED", _("Founded")
        RENAMED = "RENAMED", _("Renamed")
        MOVED = "MOVED", _("Moved")
        MERGED = "MERGED", _("Merged")
        SPLIT = "SPLIT", _("Split")
        ENDED = "ENDED", _("Ended")

    division = models.ForeignKey(Division, models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind)
    on = models.DateField()
    document = models.CharField(max_length=200)  # the order that changed it
    before = models.CharField(max_length=200, blank=True)  # the old name, the old parent
    after = models.CharField(max_length=200, blank=True)
