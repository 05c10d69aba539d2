"""Compounds: register, edit, retire."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.history import because
from linli.places.models import Compound, Division, Management
from linli.places.refusals import UnableToChange
from linli.places.rules.levels import HOLDS_COMPOUNDS

from . import rows
from .managements import end_management


@transaction.atomic
def create_compound(**fields: Any) -> Compound:
    """Register a compound. Raises UnableToChange if its code is taken or its community is none."""
    _refuse_place(fields["community"])
    return rows.create(Compound, fields)


@transaction.atomic
def edit_compound(*, compound: Compound, version: int, reason: str = "", **changes: Any) -> Compound:
    """Edit a compound that nobody has changed since `version`. Raises UnableToChange otherwise."""
    if "community" in changes and changes["community"].pk != compound.community_id:
        _refuse_place(changes["community"])
    with because(reason):
        return rows.edit(compound, version, changes)


@transaction.atomic
def retire_compound(*, compound: Compound, version: int, on: date, reason: str, today: date) -> Compound:
    """End a compound: demolished, or merged into another. Its running management ends the day before."""
    if on > today:
        raise UnableToChange(_("{day} lies after today. Retire a compound once it is no more.").format(day=on))
    if compound.retired_on:
        raise UnableToChange(_("“{name}” is retired already.").format(name=compound.name))
    with because(reason):
        for management in Management.objects.filter(compound=compound, period__endswith=None):
            if management.period.lower < on:
                end_management(
                    management=management, version=management.version, last_day=date.fromordinal(on.toordinal() - 1),
                    today=today,
                )  # fmt: skip
        return rows.edit(compound, version, {"retired_on": on})


def _refuse_place(community: Division) -> None:
    if community.level not in HOLDS_COMPOUNDS or community.valid_to is not None:
        raise UnableToChange(
            _("A compound lies in a community or village that exists; “{name}” is none.").format(name=community.name)
        )
