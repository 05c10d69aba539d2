"""Doors: what can be imported, by whom, and how a module takes it in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any, ClassVar, Protocol

from django.db.models import Model, QuerySet

from linli.core.rights import Grants, Right
from linli.grading.faults import Fault

from .columns import Column, Text
from .rows import RowFault


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


@dataclass(frozen=True)
class Target:
    """What files are for, where a door leads to many things of a kind, such as the round whose marks come in."""

    pk: int
    name: str
    url: str
    thing: Any


class Content(Protocol):
    """What a file held, as far as the course of an import knows it: `Rows`, or what a reader of a door's own makes."""

    fault_count: int

    @property
    def faults(self) -> Sequence[Fault]:
        """What is wrong; nothing of the file is applied."""
        ...

    @property
    def remarks(self) -> Sequence[Fault]:
        """What somebody should know before applying."""
        ...

    def __len__(self) -> int:
        """How many rows there are."""
        ...

    def kept(self) -> bytes:
        """What stays between the dry run and applying: only what the door takes."""
        ...


def _silent(done: int, total: int) -> None:
    return


@dataclass(frozen=True)
class Context:
    """Who imports, with which grants, when, into what; `progress(done, total)` is told how far it is."""

    person: Any
    grants: Grants
    at: datetime
    progress: Callable[[int, int], None] = _silent
    target: Target | None = None
    file_name: str = ""


class Door:
    """A list that comes in by workbook. A module makes a subclass and registers one of it in `<module>/doors`.

    code: in addresses; title, intro: for people; right: who may import, over what lies in their scopes
    columns: in the order of the template; key_columns: together they name a row, no two rows may agree in them
    tables: models that stay as they are for others while the rows are checked again and applied
    wording: the sentences of faults of its own, in named fields
    has_target: whether each file is for one of many things, named in the address; it then gives `target`

    A door whose files are no flat table has no columns, and gives `read`, `restore`, `refill`, `write_template` and
    `word` itself; what it reads is then `Content` of its own, handed to check, compare and apply.
    """

    code: ClassVar[str]
    title: ClassVar[Text]
    intro: ClassVar[Text] = ""
    right: ClassVar[Right]
    columns: ClassVar[Sequence[Column]]
    key_columns: ClassVar[Sequence[str]] = ()
    tables: ClassVar[Sequence[type[Model]]] = ()
    wording: ClassVar[Mapping[str, Text]] = {}
    has_target: ClassVar[bool] = False

    def target(self, pk: int, grants: Grants) -> Target | None:
        """Return what files with this number in their address are for; None if it is not there for these grants."""
        raise NotImplementedError

    # From a file to rows, and back

    def read(self, path: Path, target: Target | None) -> Any:
        """Read a file. Raises Refused if it is no such file; what is wrong within it are faults of the content."""
        from .reading import read_rows

        return read_rows(path, self)

    def restore(self, packed: bytes) -> Any:
        """Return the content that `kept` packed."""
        from .rows import kept_rows

        return kept_rows(self.columns, packed)

    def refill(self, file: IO[bytes], content: Any, target: Target | None) -> bool:
        """Write a refused file again with its faults marked; False, and nothing, if that is no help."""
        from .workbooks import write_refilled

        write_refilled(file, content, self)
        return True

    def write_template(self, file: IO[bytes], grants: Grants, target: Target | None) -> None:
        """Write the workbook to fill in, with what lies in the person's area."""
        from .workbooks import write_template

        write_template(file, self, self.lists(grants))

    def word(self, fault: RowFault) -> str:
        """Return a fault or remark in words, in the language at hand."""
        from .words import sentence

        return sentence(fault, self.columns)

    # What becomes of them

    def check(self, rows: Any, context: Context) -> Any:
        """Find what is wrong beyond single cells (`rows.fault`), and what is worth a remark; return a plan.

        rows: `Rows`, or the content that `read` gave. `Rows` may have bad cells: these are None. Writes nothing.
        What lies outside the grants over `right` is a fault "outside" at its cell, whether it exists or not.
        """
        raise NotImplementedError

    def compare(self, rows: Any, plan: Any, context: Context) -> Summary:
        """Say what applying would do. Called inside a transaction, only without faults. Writes nothing that stays."""
        raise NotImplementedError

    def apply(self, rows: Any, plan: Any, context: Context) -> Summary:
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
