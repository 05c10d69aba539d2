"""Overlay zones: found, edit, and which divisions lie in them."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from linli.core.history import because
from linli.places.models import Division, OverlayZone
from linli.places.refusals import UnableToChange

from . import rows


@transaction.atomic
def create_zone(**fields: Any) -> OverlayZone:
    """Found an overlay zone of a city."""
    return rows.create(OverlayZone, fields)


@transaction.atomic
def edit_zone(*, zone: OverlayZone, version: int, reason: str = "", **changes: Any) -> OverlayZone:
    """Edit a zone that nobody has changed since `version`. Raises UnableToChange if it ends with divisions in it."""
    if changes.get("valid_to") and zone.divisions.exists():
        raise UnableToChange(_("“{name}” still holds divisions. Take them out before it ends.").format(name=zone.name))
    with because(reason):
        return rows.edit(zone, version, changes)


@transaction.atomic
def place_in_zone(*, zone: OverlayZone, divisions: Sequence[Division], reason: str = "") -> int:
    """Put divisions, with all that lies in them, into a zone; returns how many. They leave the zone they were in."""
    rows.locked(zone)
    if zone.valid_to is not None:
        raise UnableToChange(_("“{name}” is no more; choose a zone that exists.").format(name=zone.name))
    for division in divisions:
        if division.level in (Division.Level.CITY, Division.Level.COUNTY):
            raise UnableToChange(
                _("“{name}” is too large for a zone: townships, communities and villages lie in one.").format(
                    name=division.name
                )
            )
    with because(reason):
        return (
            Division.objects.filter(ancestors__overlap=[division.pk for division in divisions], valid_to=None)
            .exclude(zone=zone)
            .update(zone=zone, version=F("version") + 1)
        )


@transaction.atomic
def take_out_of_zone(*, zone: OverlayZone, divisions: Sequence[Division], reason: str = "") -> int:
    """Take divisions, with all that lies in them, out of a zone; returns how many."""
    rows.locked(zone)
    with because(reason):
        return Division.objects.filter(ancestors__overlap=[division.pk for division in divisions], zone=zone).update(
            zone=None, version=F("version") + 1
        )
