"""Organisations: register, edit, close."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.history import because
from linli.places.models import Compound, Organisation
from linli.places.refusals import UnableToChange
from linli.places.rules.credit_code import check

from . import rows


@transaction.atomic
def create_organisation(**fields: Any) -> Organisation:
    """Register an organisation. Raises UnableToChange if its credit code is wrong or registered."""
    fields["credit_code"] = _checked(fields.get("credit_code"))
    return rows.create(Organisation, fields)


@transaction.atomic
def edit_organisation(*, organisation: Organisation, version: int, reason: str = "", **changes: Any) -> Organisation:
    """Edit an organisation that nobody has changed since `version`."""
    if "credit_code" in changes:
        changes["credit_code"] = _checked(changes["credit_code"])
    with because(reason):
        return rows.edit(organisation, version, changes)


@transaction.atomic
def close_organisation(*, organisation: Organisation, version: int, on: date, reason: str = "") -> Organisation:
    """Close an organisation. Raises UnableToChange while it manages compounds."""
    managed = Compound.objects.filter(manager=organisation).count()
    if managed:
        raise UnableToChange(
            _("“{name}” manages {number} compounds. End that first.").format(name=organisation.name, number=managed)
        )
    with because(reason):
        return rows.edit(organisation, version, {"closed_on": on})


def _checked(code: str | None) -> str | None:
    if not code:
        return None
    code = code.strip().upper()
    if reason := check(code):
        raise UnableToChange(reason)
    return code
