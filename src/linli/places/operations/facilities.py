"""Public facilities: register, edit, close."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.history import because
from linli.places.models import Compound, Division, PublicFacility
from linli.places.refusals import UnableToChange

from . import rows


@transaction.atomic
def create_facility(**fields: Any) -> PublicFacility:
    """Register a facility. Raises UnableToChange if its compound lies in another community."""
    _refuse_place(fields["community"], fields.get("compound"))
    return rows.create(PublicFacility, fields)


@transaction.atomic
def edit_facility(*, facility: PublicFacility, version: int, reason: str = "", **changes: Any) -> PublicFacility:
    """Edit a facility that nobody has changed since `version`."""
    _refuse_place(changes.get("community", facility.community), changes.get("compound", facility.compound))
    with because(reason):
        return rows.edit(facility, version, changes)


@transaction.atomic
def close_facility(*, facility: PublicFacility, version: int, on: date, reason: str = "") -> PublicFacility:
    """Close a facility for good."""
    if facility.opened_on and on < facility.opened_on:
        raise UnableToChange(_("{day} lies before it opened, {opened}.").format(day=on, opened=facility.opened_on))
    with because(reason):
        return rows.edit(facility, version, {"closed_on": on})


def _refuse_place(community: Division, compound: Compound | None) -> None:
    if compound and compound.community_id != community.pk:
        raise UnableToChange(
            _("“{compound}” does not lie in “{community}”.").format(compound=compound.name, community=community.name)
        )
