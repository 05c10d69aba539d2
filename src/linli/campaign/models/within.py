"""Which rows of the campaign lie in somebody's scopes."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import Q

from linli.core.rights import PLATFORM, Grants, ids


class InDivisions(models.QuerySet[Any]):
    """Rows with a `division`: those in or above one's divisions and zones are seen, those in them are acted on."""

    def within(self, keys: Iterable[str]) -> Self:
        """Return the rows whose division lies in scopes."""
        keys = list(keys)
        return self if PLATFORM in keys else self.filter(lies_in(keys))

    def visible_to(self, grants: Grants, right: str = "campaign.view") -> Self:
        """Return those that lie in somebody's scopes."""
        return self.within(grants.keys(right))

    def seen_in(self, campaign: Any, grants: Grants, right: str = "campaign.view") -> Self:
        """Return those of one campaign that lie in somebody's scopes; whoever sees all of it asks no row where it lies.

        Ask for the campaign's `division` in the query. The rows are not narrowed to the campaign: the caller does that.
        """
        return self if grants.over(right, campaign) else self.visible_to(grants, right)


def lies_in(keys: list[str], division: str = "division") -> Q:
    """Return the condition that a row's division lies in the divisions or zones among keys."""
    held = Q(**{f"{division}__ancestors__overlap": ids(keys, "division")})
    if zones := ids(keys, "zone"):
        held |= Q(**{f"{division}__zone__in": zones})
    return held
