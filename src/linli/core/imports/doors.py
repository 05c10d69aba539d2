"""Doors: what can be imported, by whom, and how a module takes it in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import Model, QuerySet

from linli.core.rights import Grants, Right

from .columns import Column, Text
from .rows import Rows


@dataclass(frozen=True)
class Sample:
    """One change, to be looked at before applying: what it is about, and what becomes what."""

    what: str
    row: str = ""  # where it stands in the file
    changes: Sequence[tuple[str, str, str]] = ()  # key of the column, old, new; empty: a new one


@dataclass
class Summary:
    """How many rows are new, changed and unchanged, and some of them."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    samples: list[Sample] = field(default_factory=list)


def _silent(done: int, total: int) -> None:
    return


@dataclass(frozen=True)
class Context:
    """Who imports, with which grants, when; `progress(done, total)` is told how far it is."""

    person: Any
    grants: Grants
    at: datetime
    progress: Callable[[int, int], None] = _silent


class Door:
    """A list that comes in by workbook. A module makes a subclass and registers one of it in `<module>/doors`.

    code: in addresses; title, intro: for people; right: who may import, over what lies in their scopes
    columns: in the order of the template; key_columns: together they name a row, no two rows may agree in them
    tables: models that stay as they are for others while the rows are checked again and applied
    wording: the sentences of faults of its own, in named fields
    """

    code: ClassVar[str]
    title: ClassVar[Text]
    intro: ClassVar[Text] = ""
    right: ClassVar[Right]
    columns: ClassVar[Sequence[Column]]
    key_columns: ClassVar[Sequence[str]] = ()
    tables: ClassVar[Sequence[type[Model]]] = ()
    wording: ClassVar[Mapping[str, Text]] = {}

    def check(self, rows: Rows, context: Context) -> Any:
        """Find what is wrong beyond single cells (`rows.fault`), and what is worth a remark; return a plan.

        Rows may have bad cells already: these are None. Writes nothing. What lies outside the grants over `right` is a
        fault "outside" at its cell, whether it exists or not.
        """
        raise NotImplementedError

    def compare(self, rows: Rows, plan: Any, context: Context) -> Summary:
        """Say what applying would do. Called inside a transaction, only without faults. Writes nothing that stays."""
        raise NotImplementedError

    def apply(self, rows: Rows, plan: Any, context: Context) -> Summary:
        """Write the rows. Called inside a transaction with `tables` locked, after `check`, only without faults."""
        raise NotImplementedError

    def export_rows(self, queryset: QuerySet[Any]) -> Iterator[dict[str, Any]]:
        """Yield the rows as the columns have them, by key: text, whole numbers, Decimals, dates, None.

        Written below the columns' titles they import again, and everything is unchanged.
        """
        raise NotImplementedError

    def lists(self, grants: Grants) -> Mapping[str, Iterable[str]]:
        """Return drop-downs for the template, beside those of choices: what may stand in a column, by its key."""
        return {}

    def column(self, key: str) -> Column:
        """Return a column by its key. Raises KeyError."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


DOORS: dict[str, Door] = {}


def register(door: Door) -> Door:
    """Open a door. Raises ValueError if its code, or that of one of its faults, is taken."""
    from .words import declare

    if door.code in DOORS:
        raise ValueError(f"the door {door.code} is registered twice")
    declare(door.wording)
    DOORS[door.code] = door
    return door
