"""The table that every list shows."""

from datetime import datetime
from functools import cache
from typing import Any

import django_tables2 as tables
from django.core.exceptions import FieldError
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _


class LinliTable(tables.Table):
    """Base of the tables of lists.

    The first column names the row (its link leads there) and is always shown. `default_columns` are those that a list
    shows until somebody chooses others; empty: all. A column sorts by its `order_by`; whatever the database cannot
    sort by is shown without a link. Say `orderable=False` where sorting reads every row of a long table: at 300,000
    rows a column needs an index that begins with it.
    """

    default_columns: tuple[str, ...] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("default", "—")
        super().__init__(*args, **options)

    @property
    def sortable(self) -> frozenset[str]:
        """The names of the columns by which the database can sort."""
        return frozenset(column.name for column in self.columns.iterall() if column.orderable and self._sorts(column))

    def _sorts(self, column: Any) -> bool:
        if hasattr(self, f"order_{column.name}") or type(column.column).order is not tables.Column.order:
            return True
        query = self.data.data.query
        return all(_is_known(query, term.for_queryset().lstrip("-")) for term in column.order_by)


def _is_known(query: Any, path: str) -> bool:
    if path in query.annotations:
        return True
    try:
        query.names_to_path(path.split("__"), query.get_meta(), fail_on_missing=True)
    except FieldError:
        return False
    return True


class Number(tables.Column):
    """A number, to the right, with separators; exported as a number. unit: written behind it on the page."""

    def __init__(self, *args: Any, places: int | None = None, unit: Any = "", **options: Any) -> None:
        options.setdefault("attrs", {"td": {"class": "list-number"}, "th": {"class": "list-number"}})
        super().__init__(*args, **options)
        self.places, self.unit = places, unit

    def render(self, value: Any) -> str:
        """Return the number as people read it."""
        shown = number_format(value, decimal_pos=self.places, use_l10n=True, force_grouping=True)
        return f"{shown} {self.unit}" if self.unit else shown

    def value(self, value: Any) -> Any:
        """Return the number itself."""
        return value


class Day(tables.Column):
    """A date, or the day of a moment in the city's time; exported as a date."""

    def render(self, value: Any) -> str:
        """Return the date as people read it."""
        return date_format(self.value(value), "Y-m-d")

    def value(self, value: Any) -> Any:
        """Return the date itself."""
        return timezone.localdate(value) if isinstance(value, datetime) else value


class Moment(tables.Column):
    """A day with its hour, in the city's time, on one line; exported as the moment itself."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("attrs", {"td": {"class": "text-nowrap"}})
        super().__init__(*args, **options)
        self._shown = cache(_moment)  # one act often writes many rows

    def render(self, value: datetime) -> str:
        """Return day, hour and minute."""
        return self._shown(value)

    def value(self, value: Any) -> Any:
        """Return the moment itself."""
        return value


def _moment(value: datetime) -> str:
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"


class YesNo(tables.Column):
    """A yes or no; `None` is unknown and stays empty."""

    empty_values = (None, "")

    def render(self, value: Any) -> str:
        """Return the word."""
        return _("Yes") if value else _("No")
