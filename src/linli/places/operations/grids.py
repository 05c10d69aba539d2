"""Grids, their compounds, and micro-grids with their stair units."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.history import because
from linli.places.models import Compound, Division, Grid, MicroGrid, Stairwell
from linli.places.refusals import UnableToChange

from . import rows


@transaction.atomic
def create_grid(*, compounds: Sequence[Compound] = (), **fields: Any) -> Grid:
    """Draw a grid in a community. Raises UnableToChange if a compound lies elsewhere."""
    _refuse_elsewhere(fields["community"], compounds)
    grid = rows.create(Grid, fields)
    grid.compounds.set(compounds)
    return grid


@transaction.atomic
def edit_grid(
    *, grid: Grid, version: int, compounds: Sequence[Compound] | None = None, reason: str = "", **changes: Any
) -> Grid:
    """Edit a grid that nobody has changed since `version`; compounds: None leaves them as they are."""
    if compounds is not None:
        _refuse_elsewhere(changes.get("community", grid.community), compounds)
    with because(reason):
        edited = rows.edit(grid, version, changes)
        if compounds is not None:
            edited.compounds.set(compounds)
    return edited


@transaction.atomic
def set_micro_grid(*, grid: Grid, number: str, stairwells: Sequence[Stairwell], reason: str = "") -> MicroGrid:
    """Make a micro-grid of stair units, or give an existing one these; they leave the one they were in.

    Raises UnableToChange if a stair unit is not in one of the grid's compounds.
    """
    rows.locked(grid)
    own = set(grid.compounds.values_list("pk", flat=True))
    elsewhere = [s for s in stairwells if s.building.compound_id not in own]
    if elsewhere:
        raise UnableToChange(_("“{stairwell}” is not in a compound of this grid.").format(stairwell=elsewhere[0]))
    with because(reason):
        micro = MicroGrid.objects.filter(grid=grid, number=number).first()
        if micro is None:
            micro = rows.create(MicroGrid, {"grid": grid, "number": number})
        chosen = [s.pk for s in stairwells]
        Stairwell.objects.filter(micro_grid=micro).exclude(pk__in=chosen).update(micro_grid=None)
        Stairwell.objects.filter(pk__in=chosen).update(micro_grid=micro)
    return micro


def _refuse_elsewhere(community: Division, compounds: Sequence[Compound]) -> None:
    if elsewhere := [c for c in compounds if c.community_id != community.pk]:
        raise UnableToChange(
            _("“{compound}” does not lie in “{community}”.").format(
                compound=elsewhere[0].name, community=community.name
            )
        )
