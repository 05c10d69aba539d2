"""Columns, values and findings in the words of whoever reads."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import RangeField
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .column_words import WORDS
from .models import ChainCheck

MOST = 300  # characters of a value

Fault = ChainCheck.Fault


def name_of(model: type[models.Model]) -> str:
    """Return what a kind of thing is called."""
    return _word(str(model._meta.verbose_name))


def label_of(field: Any) -> str:
    """Return what a column is called: as its model says, else by the list of common words."""
    return _word(str(field.verbose_name).removesuffix(" sealed"))


def _word(text: str) -> str:
    return str(WORDS.get(text) or capfirst(text))


def value_in_words(
    field: Any, old: Any, new: Any, names: Mapping[tuple[type[models.Model], Any], str]
) -> tuple[str | None, str | None]:
    """Return an old and a new value as people read them. What is sealed, or a shape, is only said to have changed."""
    if isinstance(field, (models.BinaryField, models.JSONField)):
        return (None if old in (None, "\\x") else _("(not shown)")), (
            _("removed") if new in (None, "\\x") else _("changed")
        )
    return _value(field, old, names), _value(field, new, names)


def _value(field: Any, value: Any, names: Mapping[tuple[type[models.Model], Any], str]) -> str | None:
    if value in (None, "", []):
        return None
    if field.is_relation:
        return names.get((field.remote_field.model, value)) or f"#{value}"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(field, models.DateTimeField):
        return f"{timezone.localtime(datetime.fromisoformat(value)):%Y-%m-%d %H:%M}"
    if isinstance(field, RangeField):
        return _period(value)
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return text if len(text) <= MOST else text[: MOST - 1] + "…"


def _period(text: str) -> str:
    """Word a range of days, "[2021-01-01,2022-01-01)" as the database writes it: the last day counts."""
    if text == "empty":
        return text
    first, _comma, end = text[1:-1].partition(",")
    last = ""
    if end:
        last = end if text.endswith("]") else str(date.fromisoformat(end) - timedelta(days=1))
    if first and last:
        return _("{first} to {last}").format(first=first, last=last)
    return _("from {first}").format(first=first) if first else _("until {last}").format(last=last)


def what_a_check_says(check: ChainCheck) -> str:
    """Return the finding of a check as a sentence, and what to do about it."""
    if not check.fault:
        said = _("The chain holds: {links} links over {events} events; {unsealed} newer events are not sealed yet.")
        text = said.format(links=check.links, events=check.events, unsealed=check.unsealed)
        if check.dropped_columns:
            said = _("No longer checked, for an upgrade dropped the columns: {columns}.")
            text += " " + said.format(columns=", ".join(check.dropped_columns))
        return text
    what = {
        Fault.ROW_CHANGED: _("an event was changed after it was sealed"),
        Fault.ROW_REMOVED: _("an event was removed after it was sealed"),
        Fault.ROW_ADDED: _("an event was put in among sealed ones"),
        Fault.LINK_CHANGED: _("a link was changed"),
        Fault.LINK_REMOVED: _("a link was removed"),
        Fault.TABLE_REMOVED: _("a table of events was removed"),
        Fault.TAIL_REMOVED: _("the end of the chain was removed: a hash written down earlier has no link"),
    }[Fault(check.fault)]
    said = _("The chain is broken at link {link} (table {table}): {what}. Keep a copy of the database at once.")
    return said.format(link=check.link or "–", table=check.table or "–", what=what)
