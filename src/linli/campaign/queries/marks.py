"""What is known of communities: the marks of the latest round that graded each, as arrays for scorer and planner."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Q

from linli.campaign.models import Campaign, Work
from linli.evaluation.models import Result, Round
from linli.evaluation.queries.measures import Offer, catalogue
from linli.grading.scheme import Compiled, compile_scheme
from linli.kernels.record import UNKNOWN, Ints, Marks, Scheme

PASSES = 1  # the rung of communities that meets the standard, docs/algorithms/titles.md
_COLUMNS = (
    "sheet__place_id", "sheet_id", "round_id", "round__as_of", "round__edition_id", "sheet__facts", "unknown", "marks",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """The marks of one community: by which round, and on which sheet. unknown: items that nobody has answered."""

    community: int
    sheet: int
    round: int
    as_of: date
    edition: int
    facts: dict[str, Any]
    unknown: int
    marks: Sequence[int]


def rounds_of(campaign: Campaign) -> Any:
    """Return the rounds whose marks a campaign looks at: its baseline and the sealed ones of its standard."""
    sealed = Q(edition__standard=campaign.standard, edition__subject="community", state=Round.State.SEALED)
    return Round.objects.filter(
        sealed | Q(pk=campaign.baseline_id), division__ancestors__contains=[campaign.division_id]
    )


def latest(campaign: Campaign, communities: Iterable[int] | None = None, *, round_: int | None = None) -> list[Known]:
    """Return what the latest round says of each community, by community. One query; a row for each community.

    round_: only that round; communities: only these
    """
    rows = Result.objects.filter(round__in=rounds_of(campaign).values("pk") if round_ is None else [round_])
    if communities is not None:
        rows = rows.filter(sheet__place__in=list(communities))
    last = rows.order_by("sheet__place_id", "-round__as_of", "-round_id").distinct("sheet__place_id")
    return [Known(*row) for row in last.values_list(*_COLUMNS)]


@dataclass(frozen=True)
class Table:
    """Communities of one edition as the scorer takes them.

    marks: int32, (items, communities), what is unknown taken as the lowest; taken: bool, the same shape: where
    raises: int32, (measures, items); offers: the measures, in that order
    """

    compiled: Compiled
    known: list[Known]
    marks: Marks
    taken: Any
    offers: list[Offer]
    raises: Marks

    @property
    def scheme(self) -> Scheme:
        """The arrays of the standard."""
        return self.compiled.scheme

    def done(self, pairs: Iterable[tuple[int, int]]) -> Any:
        """Return bool, (measures, communities): which measure (pk) is done in which community (pk)."""
        measure = {offer.pk: row for row, offer in enumerate(self.offers)}
        place = {one.community: column for column, one in enumerate(self.known)}
        found = np.zeros((len(self.offers), len(self.known)), np.bool_)
        for one, where in pairs:
            if one in measure and where in place:
                found[measure[one], place[where]] = True
        return found


def tables(campaign: Campaign, known: Sequence[Known], on: date) -> list[Table]:
    """Return communities by edition, with the catalogue of the campaign's standard. Two queries.

    What was retired since stays in it where a work of the campaign does it: what was approved is still done, but not
    offered again. An edition in index mode has no plan: its communities are left out.
    """
    from linli.evaluation.models import Edition

    used = Work.objects.filter(campaign=campaign, compound=None, state__in=COUNTED).order_by()
    offers = catalogue(campaign.standard, on, also=used.values_list("measure_id", flat=True).distinct())
    found = []
    editions = Edition.objects.in_bulk({one.edition for one in known})
    for pk, edition in sorted(editions.items()):
        standard = edition.compiled().standard
        if standard.mode == "index":
            continue
        compiled = compile_scheme(standard)
        own = [one for one in known if one.edition == pk]
        marks = np.array([one.marks for one in own], np.int32).reshape(len(own), len(compiled.items)).T.copy()
        taken = marks == UNKNOWN
        marks = np.where(taken, np.maximum(compiled.scheme.lowest, 0)[:, None], marks).astype(np.int32)
        full = compiled.scheme.highest.tolist()
        raises = np.array(
            [[offer.units(item.id, full[row]) for row, item in enumerate(compiled.items)] for offer in offers], np.int32
        ).reshape(len(offers), len(compiled.items))
        found.append(Table(compiled, own, np.ascontiguousarray(marks), taken, offers, raises))
    return found


COUNTED = (Work.State.APPROVED, Work.State.UNDER_WAY, Work.State.DONE)  # what is only suggested promises nothing


@dataclass(frozen=True)
class Step:
    """A work as the forecast sees it."""

    community: int
    measure: int
    state: str
    due_on: date | None
    done_on: date | None


def steps(campaign: Campaign, communities: Iterable[int] | None = None) -> list[Step]:
    """Return the works of communities that are approved, under way or done: what is only suggested promises nothing."""
    rows = Work.objects.filter(campaign=campaign, compound=None, measure__standard=campaign.standard, state__in=COUNTED)
    if communities is not None:
        rows = rows.filter(division__in=list(communities))
    return [Step(*row) for row in rows.values_list("division_id", "measure_id", "state", "due_on", "done_on")]


def flags_of(table: Table) -> Ints:
    """Return the scorer's flags: standards of communities have no dated entries, so none is bad."""
    from linli.grading.scheme import NO_BAD_ENTRY

    return np.full(len(table.known), NO_BAD_ENTRY, np.int64)
