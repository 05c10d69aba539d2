"""Grids and micro-grids: the areas of grid branches and grid workers."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from linli.core.history import tracked
from linli.core.rights import ids
from linli.core.search import Named

from .compounds import Compound
from .divisions import Division
from .scoped import InDivisionQuerySet
from .versioned import Versioned


class GridQuerySet(InDivisionQuerySet):
    """Grids."""

    def _condition(self, keys: list[str]) -> Q:
        condition = super()._condition(keys) | Q(pk__in=ids(keys, "grid"))
        if micro := ids(keys, "micro_grid"):
            condition |= Q(pk__in=MicroGrid.objects.filter(pk__in=micro).values("grid"))
        return condition


@tracked()
class Grid(Named, Versioned):
    """The area of one grid branch, in one community; often one large compound or several small ones."""

    code = models.CharField(max_length=20, unique=True)
    community = models.ForeignKey(Division, models.PROTECT, related_name="grids")
    compounds = models.ManyToManyField(Compound, related_name="grids", blank=True)

    retired_on = models.DateField(null=True, blank=True)

    objects = GridQuerySet.as_manager()
    code_fields = ("code",)

    class Meta(Named.Meta):
        indexes = [GinIndex(fields=["search_grams"], name="grid_search")]

    def __str__(self) -> str:
        return self.name

    def scope_keys(self) -> frozenset[str]:
        """Return its own key and its community's."""
        return frozenset({f"grid:{self.pk}"} | self.community.scope_keys())


@tracked(part_of="grid")
class GridCompound(Grid.compounds.through):  # type: ignore[name-defined]
    """That a compound belongs to a grid: a name for the table, so that its changes are kept too."""

    class Meta:
        proxy = True


@tracked(part_of="grid")
class MicroGrid(models.Model):
    """A part of a grid, some stair units with a person of its own (微网格)."""

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="micro_grids")
    number = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grid", "number"], name="micro_grid_once_in_a_grid"),
        ]

    def __str__(self) -> str:
        return self.number

    def scope_keys(self) -> frozenset[str]:
        """Return its own key and its grid's."""
        return frozenset({f"micro_grid:{self.pk}"} | self.grid.scope_keys())
