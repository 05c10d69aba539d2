"""Sight of what lies in a community: facilities, grids, protected zones."""

from collections.abc import Iterable
from typing import Self

from django.db.models import Q

from linli.core.rights import PLATFORM, Grants
from linli.core.search.fields import NamedQuerySet

from .divisions import Division


class InDivisionQuerySet(NamedQuerySet):
    """Rows with a foreign key to the division that they lie in."""

    division_field = "community"

    def within(self, keys: Iterable[str]) -> Self:
        """Return those that lie in scopes."""
        keys = list(keys)
        if PLATFORM in keys:
            return self
        return self.filter(self._condition(keys))

    def visible_to(self, grants: Grants, right: str = "places.view_places") -> Self:
        """Return those over which a right is held."""
        return self.within(grants.keys(right))

    def _condition(self, keys: list[str]) -> Q:
        return Q(**{f"{self.division_field}__in": Division.objects.within(keys).values("pk")})
