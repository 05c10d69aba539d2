"""Protected zones: record, edit."""

from typing import Any

from django.db import transaction

from linli.core.history import because
from linli.places.models import ProtectedZone

from . import rows


@transaction.atomic
def create_protected_zone(**fields: Any) -> ProtectedZone:
    """Record an area with rules of its own."""
    return rows.create(ProtectedZone, fields)


@transaction.atomic
def edit_protected_zone(*, zone: ProtectedZone, version: int, reason: str = "", **changes: Any) -> ProtectedZone:
    """Edit one that nobody has changed since `version`."""
    with because(reason):
        return rows.edit(zone, version, changes)
