"""Divisions: found, rename, move, end. Merging and splitting: `successions`."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.history import because
from linli.places.models import Division, DivisionChange
from linli.places.queries.divisions import as_place, holdings
from linli.places.refusals import UnableToChange
from linli.places.rules.levels import wrong_code, wrong_parent
from linli.places.rules.succession import orphans, wrong_day

from . import rows
from .tree import recompute_ancestors

Kind = DivisionChange.Kind


@transaction.atomic
def create_division(*, document: str = "", **fields: Any) -> Division:
    """Found a division; its document, if any, goes into its story from `valid_from` on.

    Raises UnableToChange if it does not fit its parent or its code is in use.
    """
    parent: Division | None = fields.get("parent")
    fields.setdefault("zone", parent.zone if parent else None)
    refuse(wrong_code(fields["code"], fields["level"]))
    refuse(wrong_parent(as_place(Division(**fields)), as_place(parent) if parent else None))
    division = rows.create(Division, {**fields, "ancestors": parent.ancestors if parent else []})
    division.ancestors = [*(parent.ancestors if parent else []), division.pk]
    division.save(update_fields=["ancestors"])
    if document and division.valid_from:
        _tell(division, Kind.FOUNDED, division.valid_from, document)
    return division


@transaction.atomic
def edit_division(*, division: Division, version: int, **changes: Any) -> Division:
    """Change what needs no order: the point on the map. Name and place: `rename_division`, `move_division`."""
    return rows.edit(division, version, changes)


@transaction.atomic
def rename_division(
    *, division: Division, version: int, name: str, official_name: str, on: date, document: str, today: date
) -> Division:
    """Give a division another name from a day on."""
    refuse(_wrong_time(division, on, today))
    before = division.name
    with because(document):
        renamed = rows.edit(division, version, {"name": name, "official_name": official_name})
        _tell(renamed, Kind.RENAMED, on, document, before, name)
    return renamed


@transaction.atomic
def move_division(
    *, division: Division, version: int, parent: Division, on: date, document: str, today: date
) -> Division:
    """Put a division with all that lies in it under another parent; it keeps its code.

    A new code is a new division: merge the old one into it. Raises UnableToChange if the parent does not fit.
    """
    refuse(_wrong_time(division, on, today))
    # Two moves at once could close a ring that neither sees: divisions move one at a time.
    list(Division.objects.select_for_update().filter(pk__in=(division.pk, parent.pk)).order_by("pk"))
    parent.refresh_from_db()
    refuse(wrong_parent(as_place(division), as_place(parent)))
    before = division.parent.name if division.parent else ""
    with because(document):
        moved = rows.edit(division, version, {"parent": parent})
        recompute_ancestors()
        _tell(moved, Kind.MOVED, on, document, before, parent.name)
    moved.refresh_from_db()
    return moved


@transaction.atomic
def retire_division(*, division: Division, version: int, on: date, document: str, today: date) -> Division:
    """End a division without a successor. Raises UnableToChange while anything hangs on it."""
    refuse(_wrong_time(division, on, today))
    held = holdings([division.pk])
    if not held.is_empty():
        raise UnableToChange(orphans(held, _("“{name}” has no successor; merge it instead").format(name=division.name)))
    with because(document):
        ended = rows.edit(division, version, {"valid_to": on})
        _tell(ended, Kind.ENDED, on, document)
    return ended


def refuse(reason: str | None) -> None:
    """Raise UnableToChange if there is a reason."""
    if reason:
        raise UnableToChange(reason)


def _wrong_time(division: Division, on: date, today: date) -> str | None:
    if division.valid_to:
        return _("“{name}” is no more.").format(name=division.name)
    return wrong_day(on, today, division.valid_from)


def _tell(division: Division, kind: str, on: date, document: str, before: str = "", after: str = "") -> None:
    DivisionChange.objects.create(division=division, kind=kind, on=on, document=document, before=before, after=after)
