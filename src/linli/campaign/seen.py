"""What somebody had before them when they began to change something: the second of two is told, and overwrites nothing.

A form carries the mark of what it showed, hidden; the operation holds the row and compares.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _

from .refusals import UnableToCampaign

FIELD = "seen"


class SeenField(forms.CharField):
    """The mark of what a form showed, carried hidden."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.HiddenInput, max_length=64, **options)


def seen_of(row: Model, names: Iterable[str]) -> str:
    """Return the mark of what some fields of a row say. Read the row from the database first."""
    return _mark([str(row.serializable_value(name)) for name in names])


def seen_together(rows: Iterable[tuple[int, datetime]]) -> str:
    """Return the mark of several rows, in any order, by their keys and when each was changed last."""
    return _mark([f"{pk} {changed_at.isoformat()}" for pk, changed_at in sorted(rows)])


def require_seen(row: Model, names: Iterable[str], seen: str) -> None:
    """Refuse what was changed since. Hold the row. Raises UnableToCampaign."""
    if seen_of(row, names) != seen:
        raise UnableToCampaign(_("Somebody else has just changed this. Open it again, then change it."))


def _mark(said: list[str]) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:32]
