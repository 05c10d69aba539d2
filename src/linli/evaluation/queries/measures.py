"""The catalogue of measures for planners and pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, TextField
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.evaluation.models import Edition, Measure, MeasureEffect, MeasureLink
from linli.evaluation.operations.editions import language
from linli.evaluation.rules.measures import Fact, Per, Phase, cost_of, quantity_of, raise_units


@dataclass(frozen=True)
class Raiser:
    """A measure as far as choosing among several goes.

    unit_cost: whole yuan; raises: by item id, points or None for "mends it"
    """

    pk: int
    code: str
    title: str
    unit_cost: int
    per: str
    is_sample: bool
    raises: Mapping[str, Decimal | None]

    def quantity(self, facts: Mapping[str, Fact]) -> int | None:
        """Return how many units a place has; None if unknown. See `rules.measures.quantity_of`."""
        return quantity_of(self.per, facts)

    def cost(self, facts: Mapping[str, Fact]) -> int | None:
        """Return what it costs in a place, in whole yuan; None if unknown."""
        return cost_of(self.per, self.unit_cost, facts)

    def units(self, item: str, full: int) -> int:
        """Return by how much it raises an item, in units of 0.0001 point; 0 if it does not.

        full: the item's highest mark in units, 1 for a must-have (`linli.grading.scheme.most`)
        """
        return raise_units(self.raises[item], full) if item in self.raises else 0


@dataclass(frozen=True)
class Offer(Raiser):
    """A measure of the catalogue as plain values.

    bulk_off: whole yuan; needs, excludes: pks in force; what excludes each other names each other
    """

    standard: str
    phase: str
    programme: str
    quarters: int
    trade: str
    crews: int
    bulk_from: int
    bulk_off: int
    basis: str
    needs: tuple[int, ...]
    excludes: tuple[int, ...]
    in_force: bool = True  # False: retired, and asked for all the same

    @property
    def phase_words(self) -> str:
        """The phase as people read it."""
        return str(Phase(self.phase).label)


_COLUMNS = (
    "pk", "code", "title", "standard", "phase", "programme", "unit_cost", "per", "quarters", "trade", "crews",
    "bulk_from", "bulk_off", "basis", "is_sample",
)  # fmt: skip


def catalogue(standard_id: str, on: date, *, also: Any = ()) -> list[Offer]:
    """Return the measures of a standard that are in force on a day, by code: one query.

    also: pks (or a query of them) of measures that are wanted even if they are retired
    """
    return catalogues([standard_id], on, also=also).get(standard_id, [])


def catalogues(standard_ids: Iterable[str], on: date, *, also: Any = ()) -> dict[str, list[Offer]]:
    """Return the measures of several standards, by standard id: one query. also: as above."""
    in_force = _in_force(on)
    links = MeasureLink.objects.order_by("other")
    rows = (
        Measure.objects.filter(in_force | Q(pk__in=also), standard__in=set(standard_ids))
        .annotate(
            holds=ExpressionWrapper(in_force, BooleanField()),
            effect_list=ArraySubquery(
                MeasureEffect.objects.filter(measure=OuterRef("pk")).order_by("item").values(
                    one=JSONObject(item="item", raises=Cast("raises", TextField()))  # text: a number would be a float
                )
            ),
            need_list=ArraySubquery(links.filter(measure=OuterRef("pk"), kind="NEEDS").values("other")),
            excludes_later=ArraySubquery(links.filter(measure=OuterRef("pk"), kind="EXCLUDES").values("other")),
            excludes_earlier=ArraySubquery(
                MeasureLink.objects.filter(other=OuterRef("pk"), kind="EXCLUDES").order_by("measure").values("measure")
            ),
        )
        .order_by("code")
        .values_list(*_COLUMNS, "holds", "effect_list", "need_list", "excludes_later", "excludes_earlier")
    )  # fmt: skip
    read = list(rows)
    there = {row[0] for row in read}
    found: dict[str, list[Offer]] = {}
    for *columns, holds, effects, needs, later, earlier in read:
        offer = Offer(
            **dict(zip(_COLUMNS, columns, strict=True)),
            raises={one["item"]: None if one["raises"] is None else Decimal(one["raises"]) for one in effects},
            needs=tuple(pk for pk in needs if pk in there),
            excludes=tuple(pk for pk in sorted([*later, *earlier]) if pk in there),
            in_force=holds,
        )
        found.setdefault(offer.standard, []).append(offer)
    return found


def raisers(standard_id: str, items: Iterable[str], on: date) -> dict[str, list[Raiser]]:
    """Return by item the measures in force that raise it, by code, each with all that it raises: one query."""
    wanted = set(items)
    measures = Measure.objects.filter(_in_force(on), standard=standard_id, effects__item__in=wanted)
    effects = MeasureEffect.objects.filter(measure__in=measures.values("pk")).order_by("measure__code", "item")
    columns = ("code", "title", "unit_cost", "per", "is_sample")
    raises: dict[int, dict[str, Decimal | None]] = {}
    found: dict[int, Raiser] = {}
    rows = effects.values_list("measure", "item", "raises", *(f"measure__{name}" for name in columns))
    for pk, item, points, *values in rows:
        raises.setdefault(pk, {})[item] = points
        if pk not in found:
            found[pk] = Raiser(pk, **dict(zip(columns, values, strict=True)), raises=raises[pk])
    return {item: [one for one in found.values() if item in one.raises] for item in wanted}


def _in_force(on: date) -> Q:
    begin = timezone.make_aware(datetime.combine(on, time.min))
    return Q(retired_at=None) | Q(retired_at__gt=begin)


def measures_for(gaps: Mapping[str, Iterable[str]], on: date) -> dict[tuple[str, str], list[Offer]]:
    """Return the measures in force that raise items, by (standard id, item id), in the order of codes: one query.

    gaps: item ids by standard id. An item that nothing raises has an empty list.
    """
    offers = catalogues(gaps, on)
    return {
        (standard, item): [offer for offer in offers.get(standard, []) if item in offer.raises]
        for standard, items in gaps.items()
        for item in items
    }


# Words ----------------------------------------------------------------------------------------------------------------


def yuan_words(cost: int | None) -> str:
    """Return an amount of yuan in words; what is unknown is said to be."""
    return _("cost unknown") if cost is None else _("{amount} yuan").format(amount=f"{cost:,}")


def sampled(words: str, *, sample: bool) -> str:
    """Return an amount, or what stands for one, with the word "sample" behind it where it rests on one: plain text."""
    return _("{amount} (sample)").format(amount=words) if sample else words


def yuan_told(cost: int | None, *, sample: bool) -> str:
    """Return an amount for plain text; one of a sample says so beside it."""
    return sampled(yuan_words(cost), sample=sample and cost is not None)


def unit_words(cost: int, per: str) -> str:
    """Return the cost of one unit in words."""
    if per == Per.SUBJECT:
        return yuan_words(cost)
    return _("{amount} per {unit}").format(amount=yuan_words(cost), unit=Per(per).label)


def points_words(points: Decimal | None) -> str:
    """Return by how many points something rises."""
    return _("in full") if points is None else f"+{points.normalize():f}"


def raises_words(raises: Mapping[str, Decimal | None]) -> str:
    """Return what a measure raises in one line."""
    return " · ".join(f"{item} {points_words(points)}" for item, points in sorted(raises.items()))


@dataclass(frozen=True)
class SectionOfItems:
    """A section of a standard, with the ids of its items."""

    id: str
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class StandardOfItems:
    """A published standard, as its newest edition has it."""

    id: str
    title: str
    sections: tuple[SectionOfItems, ...]


def standards_with_sections() -> list[StandardOfItems]:
    """Return the published standards that measures can belong to, by id: one query."""
    english = language() == "en"
    newest = Edition.objects.exclude(state=Edition.State.DRAFT).exclude(mode="index").order_by("published_at", "pk")
    found = {}
    for edition in newest.only("standard", "edition", "document", "title_zh", "title_en"):
        sections = edition.compiled().standard.sections
        found[edition.standard] = StandardOfItems(
            edition.standard, edition.title,
            tuple(
                SectionOfItems(
                    section.id, section.title.en if english else section.title.zh,
                    tuple(item.id for item in section.items),
                )
                for section in sections
            ),
        )  # fmt: skip
    return [found[name] for name in sorted(found)]
