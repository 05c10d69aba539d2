"""Doors of lists with up to some ten thousand rows: each row is found as an object, compared, created or updated."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from django.db.models import Model, QuerySet

from .columns import Kind
from .doors import Context, Door, Sample, Summary
from .rows import Rows

_BATCH = 500
_SAMPLES = 15  # of new ones, and of changed ones


class Named(Protocol):
    """Something that a cell refers to: its id and its name."""

    @property
    def pk(self) -> int:
        """The id."""
        ...

    @property
    def name(self) -> str:
        """The name."""
        ...


@dataclass
class Record:
    """One row and the thing that it is about. identity: no two rows may agree in it; thing: None if it is new.

    values: by column, what the row says; None leaves what is known as it is. Columns that refer to other things hold
    these (`pk`, `name`).
    """

    row: int
    identity: Hashable
    thing: Any = None
    values: dict[str, Any] = field(default_factory=dict)


class RecordsDoor(Door):
    """A door whose rows become rows of one model, which has `version`; a subclass says how a row is found.

    fields: column key -> attribute of the model, "community_id" for a reference; columns not in it only help to find
    """

    model: ClassVar[type[Model]]
    fields: ClassVar[dict[str, str]]

    def find(self, rows: Rows, context: Context) -> list[Record | None]:
        """Return what each row is about, None after a fault. Things are read with what `fields` refers to."""
        raise NotImplementedError

    def complete(self, new: Sequence[Any]) -> None:
        """Give new things what the file left open, such as a code."""

    def things(self) -> QuerySet[Any]:
        """Return what an export writes, to be filtered; a subclass adds what `fields` refers to."""
        return self.model._default_manager.all()

    def check(self, rows: Rows, context: Context) -> list[Record]:
        """Find the rows' things, and rows about one and the same."""
        records = self.find(rows, context)
        seen: dict[Hashable, int] = {}
        for row, record in enumerate(records):
            if record is None:
                continue
            identity = ("thing", record.thing.pk) if record.thing else record.identity
            first = seen.setdefault(identity, row)
            if first != row:
                rows.repeated(row, self.key_columns[0], first)
        return [record for record in records if record]

    def compare(self, rows: Rows, plan: list[Record], context: Context) -> Summary:
        """Count what is new, changed and unchanged."""
        summary = Summary()
        for number, record in enumerate(plan):
            context.progress(number, len(plan))
            changes = self._changes(record)
            if record.thing is None:
                summary.new += 1
                if summary.new <= _SAMPLES:
                    summary.samples.append(self._sample(rows, record, ()))
            elif changes:
                summary.changed += 1
                if summary.changed <= _SAMPLES:
                    summary.samples.append(self._sample(rows, record, changes))
            else:
                summary.unchanged += 1
        return summary

    def apply(self, rows: Rows, plan: list[Record], context: Context) -> Summary:
        """Create what is new, update what changed."""
        summary = self.compare(rows, plan, context)
        new, changed, touched = [], [], set()
        for record in plan:
            thing: Any = record.thing or self.model()
            differing = [key for key, _old, _new in self._changes(record)]
            for key in differing:
                setattr(thing, self.fields[key], _plain(record.values[key]))
                touched.add(self.fields[key])
            if record.thing is None:
                new.append(thing)
            elif differing:
                thing.version += 1
                changed.append(thing)
        self.complete(new)
        for thing in (*new, *changed):
            if hasattr(thing, "name_columns"):
                thing.name_columns()
                touched |= {"name_pinyin", "search_grams"}
        self.model._default_manager.bulk_create(new, batch_size=_BATCH)
        if changed:
            names = [self.model._meta.get_field(name).name for name in {*touched, "version"}]
            self.model._default_manager.bulk_update(changed, sorted(names), batch_size=_BATCH)
        context.progress(len(plan), len(plan))
        return summary

    def export_rows(self, queryset: QuerySet[Any]) -> Iterator[dict[str, Any]]:
        """Yield things as the columns have them."""
        for thing in queryset.iterator(chunk_size=2000):
            yield {column.key: self.value_of(thing, column.key) for column in self.columns}

    def value_of(self, thing: Any, key: str) -> Any:
        """Return what a thing has in a column; choices by their label, references by their name."""
        attribute = self.fields[key]
        value = getattr(thing, attribute.removesuffix("_id"))
        if value is None or value == "":
            return None
        if self.column(key).kind is Kind.CHOICE:
            return str(getattr(thing, f"get_{attribute}_display")())
        return value.name if attribute.endswith("_id") else value

    def _changes(self, record: Record) -> list[tuple[str, str, str]]:
        """Return columns that a row changes: key, old, new in words."""
        found = []
        for key, attribute in self.fields.items():
            value = record.values.get(key)
            if value is None:
                continue
            before = getattr(record.thing, attribute) if record.thing else None
            if before != _plain(value):
                old = self.value_of(record.thing, key) if record.thing else None
                found.append((key, "" if old is None else str(old), self._in_words(key, value)))
        return found

    def _in_words(self, key: str, value: Any) -> str:
        column = self.column(key)
        if column.kind is Kind.CHOICE:
            return str(column.choices[value])
        return str(value.name if self.fields[key].endswith("_id") else value)

    def _sample(self, rows: Rows, record: Record, changes: Sequence[tuple[str, str, str]]) -> Sample:
        place = rows.place(record.row, self.key_columns[0])
        name = record.values.get("name") or (record.thing.name if record.thing else "")
        return Sample(str(name), f"{place.sheet}!{place.cell}", changes)


def _plain(value: Any) -> Any:
    """Return what is kept of a value: of a thing that is referred to, its id."""
    return value.pk if hasattr(value, "pk") else value
