"""Grids and micro-grids: the areas of grid branches and grid workers."""

from django.db import models

from linli.core.search import Named
from linli.core.search.fields import NamedQuerySet

from .compounds import Compound
from .divisions import Division


class Grid(Named):
    """The area of one grid branch, in one community; often one large compound or several small ones."""

    code = models.CharField(max_length=20, unique=True)
    community = models.ForeignKey(Division, models.PROTECT, related_name="grids")
    compounds = models.ManyToManyField(Compound, related_name="grids", blank=True)

    objects = NamedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def scope_keys(self) -> frozenset[str]:
        """Return its own key and its community's."""
        return frozenset({f"grid:{self.pk}"} | self.community.scope_keys())


class MicroGrid(models.Model):
    """A part of a grid, some stair units with a person of its own (微网格)."""

    grid = models.ForeignKey(Grid, models.PROTECT, related_name="micro_grids")
    number = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grid", "number"], name="micro_grid_once_in_a_grid"),
        ]

    def scope_keys(self) -> frozenset[str]:
        """Return its own key and its grid's."""
        return frozenset({f"micro_grid:{self.pk}"} | self.grid.scope_keys())
