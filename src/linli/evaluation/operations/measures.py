"""The catalogue of measures: kept, retired, and the samples that come with the program."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from linli.core.history import because
from linli.core.imports.columns import Text
from linli.evaluation.models import Edition, Measure, MeasureEffect, MeasureLink
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rules.measures import Per, cycle_of, raise_units
from linli.grading.schema import Item
from linli.grading.scheme import most

Kind = MeasureLink.Kind
DATA = Path(__file__).parents[1] / "data" / "measures.yaml"
COLUMNS = (
    "title", "standard", "phase", "programme", "unit_cost", "per", "quarters", "trade", "crews", "bulk_from",
    "bulk_off", "basis", "is_sample",
)  # fmt: skip


# What faults of an entry say, by their code.
WORDS: Mapping[str, Text] = {
    "measure_standard": gettext_lazy("There is no published standard “{value}”."),
    "measure_item": gettext_lazy("“{value}” is no item of the standard {standard}."),
    "measure_mends": gettext_lazy("{value} is met or not: it is mended, no points are given for it."),
    "measure_raise": gettext_lazy("{value} points are out of range for {item}: above 0, at most its {full} points."),
    "measure_crews": gettext_lazy("Crews need a trade."),
    "measure_discount": gettext_lazy(
        "Of a discount both are given: from which number on, and by how much each is cheaper."
    ),
    "measure_discount_cost": gettext_lazy("{value} yuan off is more than the unit cost, {cost}."),
    "measure_unknown": gettext_lazy("There is no measure “{value}” in force."),
    "measure_itself": gettext_lazy("A measure cannot be bound to itself."),
    "measure_other_standard": gettext_lazy("“{value}” belongs to another standard, {standard}."),
    "measure_cycle": gettext_lazy("The measures wait for each other: {titles}. One of these needs must go."),
    "measure_both": gettext_lazy("“{value}” is needed and excluded at once."),
}


@dataclass(frozen=True)
class Entry:
    """A measure as somebody gives it: the columns of the model, and what it is bound to.

    raises: by item id, points or None for "mends it"; needs, excludes: codes; None in place of any: it stays as it is
    """

    code: str
    title: str
    standard: str
    phase: str
    programme: str
    unit_cost: int
    basis: str
    per: str = Per.SUBJECT
    quarters: int = 1
    trade: str = ""
    crews: int = 0
    bulk_from: int = 0
    bulk_off: int = 0
    is_sample: bool = False
    raises: Mapping[str, Decimal | None] | None = None
    needs: tuple[str, ...] | None = None
    excludes: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Fault:
    """What is wrong with an entry: its place, the field to blame, a code of WORDS and its fields."""

    place: int
    key: str
    code: str
    fields: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(WORDS[self.code]).format(**self.fields)


class FaultyMeasures(UnableToEvaluate):
    """Entries are refused; `faults` names each."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(" ".join(dict.fromkeys(map(str, faults))))
        self.faults = faults


# What items there are -------------------------------------------------------------------------------------------------


def items_by_standard() -> dict[str, dict[str, Item]]:
    """Return the items of every published standard by id; of several editions the newest says what an item is."""
    found: dict[str, dict[str, Item]] = {}
    rows = Edition.objects.exclude(state=Edition.State.DRAFT).order_by("published_at", "pk")
    for edition in rows.only("standard", "edition", "document"):
        standard = edition.compiled().standard
        if standard.mode != "index":
            found.setdefault(edition.standard, {}).update({item.id: item for item in standard.items})
    return found


def entries_of(measures: Iterable[Measure]) -> list[Entry]:
    """Return measures as entries, complete: two queries. Taken again, they change nothing."""
    rows = list(measures)
    raises: dict[int, dict[str, Decimal | None]] = {row.pk: {} for row in rows}
    for effect in MeasureEffect.objects.filter(measure__in=list(raises)).order_by("item"):
        raises[effect.measure_id][effect.item] = effect.raises
    bound: dict[tuple[int, str], set[str]] = {}
    links = MeasureLink.objects.filter(Q(measure__in=list(raises)) | Q(other__in=list(raises)))
    for link in links.select_related("measure", "other"):
        bound.setdefault((link.measure_id, link.kind), set()).add(link.other.code)
        if link.kind == Kind.EXCLUDES:
            bound.setdefault((link.other_id, link.kind), set()).add(link.measure.code)
    return [
        Entry(
            code=row.code, **{name: getattr(row, name) for name in COLUMNS}, raises=raises[row.pk],
            needs=tuple(sorted(bound.get((row.pk, Kind.NEEDS), ()))),
            excludes=tuple(sorted(bound.get((row.pk, Kind.EXCLUDES), ()))),
        )
        for row in rows
    ]  # fmt: skip


# Checks ---------------------------------------------------------------------------------------------------------------


def check_entries(entries: Sequence[Entry]) -> list[Fault]:
    """Return what is wrong with entries, by themselves and beside the catalogue: four queries. Codes differ."""
    return _Check(entries).faults


class _Check:
    """The entries beside what is there."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries, self.faults = entries, list[Fault]()
        self.items = items_by_standard()
        rows = Measure.objects.values_list("pk", "code", "title", "standard", "retired_at")
        self.there = {code: (pk, title, standard, retired) for pk, code, title, standard, retired in rows}
        self.coming = {entry.code: entry for entry in entries}
        for place, entry in enumerate(entries):
            self._alone(place, entry)
            self._bound(place, entry)
        self._cycle()

    def _fault(self, place: int, key: str, code: str, **fields: Any) -> None:
        self.faults.append(Fault(place, key, code, fields))

    def _alone(self, place: int, entry: Entry) -> None:
        if entry.crews and not entry.trade:
            self._fault(place, "trade", "measure_crews")
        if bool(entry.bulk_from) != bool(entry.bulk_off):
            self._fault(place, "bulk_off" if entry.bulk_from else "bulk_from", "measure_discount")
        elif entry.bulk_off > entry.unit_cost:
            self._fault(place, "bulk_off", "measure_discount_cost", value=entry.bulk_off, cost=entry.unit_cost)
        items = self.items.get(entry.standard)
        if items is None:
            self._fault(place, "standard", "measure_standard", value=entry.standard)
            return
        raises = entry.raises
        if raises is None:  # it stays: so it must fit the standard, should that change
            pk = self.there.get(entry.code, (0,))[0]
            raises = dict(MeasureEffect.objects.filter(measure=pk).values_list("item", "raises")) if pk else {}
        for name, points in raises.items():
            item = items.get(name)
            if item is None:
                self._fault(place, "raises", "measure_item", value=name, standard=entry.standard)
            elif points is None:
                continue
            elif item.role == "must-have":
                self._fault(place, "raises", "measure_mends", value=name)
            elif not (points > 0 and raise_units(points, 0) <= most(item)):
                full = f"{(Decimal(most(item)) / 10_000).normalize():f}"
                self._fault(place, "raises", "measure_raise", value=f"{points:f}", item=name, full=full)

    def _bound(self, place: int, entry: Entry) -> None:
        for key in ("needs", "excludes"):
            for code in getattr(entry, key) or ():
                self._other(place, entry, key, code)
        for code in sorted(set(entry.needs or ()) & set(entry.excludes or ())):
            self._fault(place, "excludes", "measure_both", value=code)

    def _other(self, place: int, entry: Entry, key: str, code: str) -> None:
        coming, there = self.coming.get(code), self.there.get(code)
        if code == entry.code:
            self._fault(place, key, "measure_itself")
        elif coming is None and (there is None or there[3] is not None):
            self._fault(place, key, "measure_unknown", value=code)
        else:
            standard = coming.standard if coming else there[2] if there else ""
            if standard != entry.standard:
                self._fault(place, key, "measure_other_standard", value=code, standard=standard)

    def _cycle(self) -> None:
        codes = {pk: code for code, (pk, *_rest) in self.there.items()}
        number = {code: place for place, code in enumerate(dict.fromkeys([*self.there, *self.coming]))}
        titles = {code: row[1] for code, row in self.there.items()}
        titles |= {entry.code: entry.title for entry in self.entries}
        given = {entry.code for entry in self.entries if entry.needs is not None}
        links = MeasureLink.objects.filter(kind=Kind.NEEDS).values_list("measure", "other")
        pairs = {(number[codes[a]], number[codes[b]]) for a, b in links if codes[a] not in given}
        pairs |= {
            (number[entry.code], number[code])
            for entry in self.entries
            for code in entry.needs or ()
            if code in number and code != entry.code
        }
        cycle = cycle_of(sorted(pairs))
        names = {place: code for code, place in number.items()}
        blamed = next((names[place] for place in cycle if names[place] in given), "")
        if cycle:
            words = " → ".join(f"{names[place]} {titles[names[place]]}" for place in cycle)
            at = next((place for place, entry in enumerate(self.entries) if entry.code == blamed), 0)
            self._fault(at, "needs", "measure_cycle", titles=words)


# Writing --------------------------------------------------------------------------------------------------------------


@transaction.atomic
def save_measure(*, entry: Entry, measure: Measure | None = None, version: int | None = None) -> Measure:
    """Keep a measure, a new one or a changed one. Its code does not change.

    Raises FaultyMeasures with what is wrong, UnableToEvaluate if the code is taken, the measure is retired, or
    somebody else changed it after `version`.
    """
    lock_catalogue()
    current = Measure.objects.filter(code=entry.code).first()
    if measure is None and current is not None:
        raise UnableToEvaluate(_("There is a measure with the code {code} already.").format(code=entry.code))
    if measure is not None:
        if current is None or current.pk != measure.pk:
            raise UnableToEvaluate(_("The code of a measure does not change."))
        if current.retired_at is not None:
            raise UnableToEvaluate(_("“{name}” is retired. Take it back first.").format(name=current))
        if version is not None and current.version != version:
            raise UnableToEvaluate(
                _("“{name}” was just changed by somebody else. Look at it again, then repeat what still holds.").format(
                    name=current
                )
            )
    take_measures(entries=[entry])
    return Measure.objects.get(code=entry.code)


@transaction.atomic
def take_measures(*, entries: Sequence[Entry]) -> tuple[int, int]:
    """Keep many measures by code, all or none; returns how many are new and how many changed. No code twice.

    What stands already stays untouched, so that its history tells only what changed. Raises FaultyMeasures.
    """
    lock_catalogue()
    if faults := check_entries(entries):
        raise FaultyMeasures(faults)
    there = {row.code: row for row in Measure.objects.filter(code__in=[entry.code for entry in entries])}
    new = [Measure(code=entry.code, **_columns(entry)) for entry in entries if entry.code not in there]
    touched: set[str] = set()
    for entry in entries:
        row = there.get(entry.code)
        if row is not None and any(getattr(row, name) != value for name, value in _columns(entry).items()):
            touched.add(entry.code)
            for name, value in _columns(entry).items():
                setattr(row, name, value)
    Measure.objects.bulk_create(new)
    Measure.objects.bulk_update([there[code] for code in sorted(touched)], COLUMNS)
    pks = {row.code: row.pk for row in (*new, *there.values())} | dict(Measure.objects.values_list("code", "pk"))
    touched |= _take_effects(entries, pks) | _take_links(entries, pks)
    touched -= {row.code for row in new}
    for code in sorted(touched):
        there[code].version += 1
    Measure.objects.bulk_update([there[code] for code in sorted(touched) if code in there], ["version"])
    return len(new), len(touched)


def _columns(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in COLUMNS}


def _take_effects(entries: Sequence[Entry], pks: Mapping[str, int]) -> set[str]:
    wanted = {pks[entry.code]: dict(entry.raises) for entry in entries if entry.raises is not None}
    codes = {pk: code for code, pk in pks.items()}
    touched, changed, gone = set[str](), list[MeasureEffect](), list[int]()
    for effect in MeasureEffect.objects.filter(measure__in=list(wanted)):
        given = wanted[effect.measure_id]
        if effect.item not in given:
            gone.append(effect.pk)
        elif given[effect.item] != effect.raises:
            effect.raises = given.pop(effect.item)
            changed.append(effect)
        else:
            del given[effect.item]
            continue
        given.pop(effect.item, None)
        touched.add(codes[effect.measure_id])
    fresh = [MeasureEffect(measure_id=pk, item=name, raises=points) for pk, rest in wanted.items()
             for name, points in rest.items()]  # fmt: skip
    MeasureEffect.objects.filter(pk__in=gone).delete()
    MeasureEffect.objects.bulk_update(changed, ["raises"])
    MeasureEffect.objects.bulk_create(fresh)
    return touched | {codes[effect.measure_id] for effect in fresh}


def _take_links(entries: Sequence[Entry], pks: Mapping[str, int]) -> set[str]:
    codes = {pk: code for code, pk in pks.items()}
    needing = {pks[entry.code] for entry in entries if entry.needs is not None}
    excluding = {pks[entry.code] for entry in entries if entry.excludes is not None}
    wanted = {(pks[entry.code], Kind.NEEDS.value, pks[code]) for entry in entries for code in entry.needs or ()}
    for entry in entries:
        for code in entry.excludes or ():
            first, second = sorted((pks[entry.code], pks[code]))
            wanted.add((first, Kind.EXCLUDES.value, second))
    gone, touched = list[int](), set[str]()
    for link in MeasureLink.objects.all():
        one = (link.measure_id, link.kind, link.other_id)
        if one in wanted:
            wanted.remove(one)
        elif link.kind == Kind.NEEDS and link.measure_id in needing:
            gone.append(link.pk)
            touched.add(codes[link.measure_id])
        elif link.kind == Kind.EXCLUDES and {link.measure_id, link.other_id} & excluding:
            gone.append(link.pk)
            touched |= {codes[pk] for pk in {link.measure_id, link.other_id} & excluding}
    MeasureLink.objects.filter(pk__in=gone).delete()
    MeasureLink.objects.bulk_create(
        MeasureLink(measure_id=one, kind=kind, other_id=other) for one, kind, other in sorted(wanted)
    )
    given = needing | excluding
    return touched | {codes[pk] for one, _kind, other in wanted for pk in {one, other} & given}


@transaction.atomic
def retire_measure(*, measure: Measure, reason: str, at: datetime) -> Measure:
    """Take a measure out of the catalogue; plans that name it keep it. Raises UnableToEvaluate."""
    if not reason.strip():
        raise UnableToEvaluate(_("Give the reason why the measure is retired."))
    lock_catalogue()
    current = Measure.objects.get(pk=measure.pk)
    if current.retired_at is not None:
        raise UnableToEvaluate(pgettext("measure", "“{name}” is retired already.").format(name=current))
    waiting = MeasureLink.objects.filter(other=current, kind=Kind.NEEDS, measure__retired_at=None)
    names = list(waiting.order_by("measure__code").values_list("measure__title", flat=True))
    if names:
        raise UnableToEvaluate(
            _("It is needed by: {titles}. Change or retire these first.").format(titles=", ".join(names))
        )
    current.retired_at, current.retired_reason = at, reason.strip()[:300]
    current.version += 1
    with because(reason.strip()):
        current.save()
    return current


@transaction.atomic
def restore_measure(*, measure: Measure) -> Measure:
    """Take a retired measure back. Raises UnableToEvaluate if it is not retired, or needs one that is."""
    lock_catalogue()
    current = Measure.objects.get(pk=measure.pk)
    if current.retired_at is None:
        raise UnableToEvaluate(_("“{name}” is in force.").format(name=current))
    retired = MeasureLink.objects.filter(measure=current, kind=Kind.NEEDS, other__retired_at__isnull=False)
    if names := list(retired.order_by("other__code").values_list("other__title", flat=True)):
        raise UnableToEvaluate(_("It needs what is retired: {titles}.").format(titles=", ".join(names)))
    current.retired_at, current.retired_reason = None, ""
    current.version += 1
    current.save()
    return current


def lock_catalogue() -> None:
    """Let one at a time write to the catalogue: two who each add a need could close a cycle together."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('linli.evaluation.measures'))")


# Samples --------------------------------------------------------------------------------------------------------------


@cache
def sample_entries() -> tuple[Entry, ...]:
    """Return the sample catalogue that comes with the program."""
    document: dict[str, list[dict[str, Any]]] = yaml.safe_load(DATA.read_text("utf-8"))
    return tuple(_entry(standard, row) for standard, rows in document.items() for row in rows)


def _entry(standard: str, row: Mapping[str, Any]) -> Entry:
    trade, crews = row.get("crews", ("", 0))
    bulk_from, bulk_off = row.get("bulk", (0, 0))
    return Entry(
        code=row["code"], title=row["title"], standard=standard, phase=row["phase"], programme=row["programme"],
        unit_cost=row["cost"], basis=row["basis"], per=row.get("per", Per.SUBJECT.value), quarters=row["quarters"],
        trade=trade, crews=crews, bulk_from=bulk_from, bulk_off=bulk_off, is_sample=True,
        raises={item: None if points == "mend" else Decimal(str(points)) for item, points in row["raises"].items()},
        needs=tuple(row.get("needs", ())), excludes=tuple(row.get("excludes", ())),
    )  # fmt: skip


@transaction.atomic
def load_sample_measures() -> int:
    """Add the samples that are not there yet, by code, for standards that are published; returns how many.

    What somebody changed or retired stays as it is. A sample that needs one which was retired is left out.
    """
    lock_catalogue()
    rows = dict(Measure.objects.values_list("code", "retired_at"))
    items = items_by_standard()
    fresh = [
        entry for entry in sample_entries()
        if entry.code not in rows and entry.standard in items and set(entry.raises or ()) <= set(items[entry.standard])
    ]  # fmt: skip
    while True:  # what is left out may be needed by another
        coming = {entry.code for entry in fresh} | {code for code, retired in rows.items() if retired is None}
        kept = [entry for entry in fresh if coming.issuperset(entry.needs or ())]
        if len(kept) == len(fresh):
            break
        fresh = kept
    if not fresh:
        return 0
    new, _changed = take_measures(entries=[_without_absent(entry, coming) for entry in fresh])
    return new


def _without_absent(entry: Entry, coming: Iterable[str]) -> Entry:
    return Entry(**{**vars(entry), "excludes": tuple(code for code in entry.excludes or () if code in set(coming))})
