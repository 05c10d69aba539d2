"""What communities use: water, power, waste, by quarter, for the summary of the campaign."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked

from .within import InDivisions


@tracked(part_of="division")
class ResourceUse(models.Model):
    """How much of one resource a community used in a quarter, and the households that this counts."""

    class Kind(models.TextChoices):
        WATER_M3 = "WATER_M3", _("Water (m³)")
        POWER_KWH = "POWER_KWH", _("Power (kWh)")
        WASTE_KG = "WASTE_KG", _("Waste not recycled (kg)")

    division = models.ForeignKey(
        "places.Division", models.PROTECT, related_name="resource_uses", verbose_name=_("community")
    )
    kind = models.CharField(_("resource"), max_length=10, choices=Kind)
    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"))  # 1 to 4
    quantity = models.DecimalField(_("quantity"), max_digits=14, decimal_places=2)
    households = models.PositiveIntegerField(_("households"))
    source = models.CharField(_("source"), max_length=200)

    objects = InDivisions.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["division", "kind", "year", "quarter"], name="resource_use_once"),
            models.CheckConstraint(condition=Q(quarter__gte=1) & Q(quarter__lte=4), name="resource_use_in_a_quarter"),
            models.CheckConstraint(
                condition=Q(quantity__gte=0) & Q(households__gt=0), name="resource_use_is_per_household"
            ),
        ]
        indexes = [models.Index(fields=["year", "quarter", "kind"], name="resource_use_by_quarter")]

    def __str__(self) -> str:
        return f"{self.division_id} {self.kind} {self.year}Q{self.quarter}"

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of its division. Ask for `division` in the query."""
        return self.division.scope_keys()
