"""The cheapest way of one community or compound to its next rung. docs/algorithms/planning.md, section 2."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from linli.campaign.models import Work
from linli.campaign.rules.works import TAKEN_UP
from linli.evaluation.models import Result, Sheet
from linli.evaluation.queries.measures import Offer, catalogue
from linli.evaluation.queries.suggestions import facts_of_sheets
from linli.grading.scheme import NO_BAD_ENTRY, Compiled, compile_scheme
from linli.kernels.record import LAST_SENTINEL, UNKNOWN

SECONDS = 3.0


@dataclass(frozen=True)
class Rise:
    """An item that the way raises, in units of 0.0001 point; of a must-have from 0 to 1."""

    item: Any
    before: int
    after: int


@dataclass(frozen=True)
class WayUp:
    """What was found. rung: which was asked for; total_after: 0.01 point.

    unknown: items taken as the worst; left_out: measures whose quantity nobody knows; coming: approved, under way or
    done since the round: counted as done, at no cost of this way; why: no way was asked for: "top" (nothing above),
    "none" (no measures), "index", "not_graded"
    """

    why: str = ""
    rung: int = 0
    state: int = -1
    cost: int = 0
    bound: int = 0
    chosen: list[Offer] = field(default_factory=list)
    costs: dict[int, int] = field(default_factory=dict)
    rises: list[Rise] = field(default_factory=list)
    total_after: int = 0
    unknown: list[str] = field(default_factory=list)
    left_out: list[Offer] = field(default_factory=list)
    coming: list[Offer] = field(default_factory=list)
    missing_points: int = 0
    missing_musts: list[str] = field(default_factory=list)
    greedy_cost: int | None = None


def way_up(sheet: Sheet, on: date, *, rung: int | None = None) -> WayUp:
    """Return the cheapest measures with which a sheet reaches its next rung, or the one asked for.

    sheet: with its round's edition. Four queries; the search takes some milliseconds, 3 s at most.
    """
    from linli.kernels.planning import IMPOSSIBLE, NOT_FOUND, Search, greedy_subject, plan_subject
    from linli.kernels.planning.record import Measures

    standard = sheet.round.edition.compiled().standard
    result = Result.objects.filter(sheet=sheet).first()
    if standard.mode == "index":
        return WayUp("index")
    if result is None:
        return WayUp("not_graded")
    compiled = compile_scheme(standard)
    wanted = (result.rung or 0) + 1 if rung is None else rung
    if wanted > compiled.scheme.band_min.size:
        return WayUp("top")
    taken = _taken_up(sheet)
    offers, costs, left_out = _priced(sheet, on, compiled, taken)
    if not costs and not any(taken.values()):
        return WayUp("none", wanted, left_out=left_out)
    marks, unknown = _marks(result, compiled)
    full = compiled.scheme.highest.tolist()
    raises = np.array(
        [[offer.units(item.id, full[row]) for row, item in enumerate(compiled.items)] for offer in offers], np.int32
    )
    row = {offer.pk: number for number, offer in enumerate(offers)}
    j = len(offers)
    measures = Measures(
        raises, np.array([offer.quarters for offer in offers], np.int64), np.full(j, -1, np.int64),
        np.zeros(j, np.int64), _pairs(offers, row, "needs"), _pairs(offers, row, "excludes"),
    )  # fmt: skip
    yuan = np.array([costs.get(offer.pk, 0) for offer in offers], np.int64)
    asked: dict[str, Any] = {
        "rung": wanted, "flags": NO_BAD_ENTRY, "offered": np.array([offer.pk in costs for offer in offers], np.bool_),
        "in_place": np.array([taken.get(offer.pk) is False for offer in offers], np.bool_),
        "coming": np.array([taken.get(offer.pk) is True for offer in offers], np.bool_),
    }  # fmt: skip
    found = plan_subject(marks, compiled.scheme, measures, yuan, search=Search(SECONDS), **asked)
    thumb = greedy_subject(marks, compiled.scheme, measures, yuan, **asked)
    fails = found.state in (IMPOSSIBLE, NOT_FOUND)
    return WayUp(
        "", wanted, found.state, found.cost, found.bound, [offers[number] for number in found.chosen.tolist()], costs,
        _rises(compiled, marks, found.marks), found.total, unknown, left_out,
        [offer for offer in offers if taken.get(offer.pk)],
        found.missing_exact if fails else 0,
        [compiled.items[number].id for number in found.missing_must.tolist()] if fails else [],
        None if thumb.state in (IMPOSSIBLE, NOT_FOUND) else thumb.cost,
    )  # fmt: skip


def _taken_up(sheet: Sheet) -> dict[int, bool]:
    """Return the measures that are approved, under way or done there; whether they come on top of the marks. One query.

    What was done on or before the round's day is in its marks already.
    """
    rows = Work.objects.filter(division=sheet.place_id, compound=sheet.compound_id, state__in=TAKEN_UP)
    done = rows.values_list("measure_id", "done_on")
    return {measure: on is None or on > sheet.round.as_of for measure, on in done}


def _priced(
    sheet: Sheet, on: date, compiled: Compiled, taken: Mapping[int, bool]
) -> tuple[list[Offer], dict[int, int], list[Offer]]:
    """Return the measures, what those cost that can be had, and those of which nobody knows how many there are."""
    there = {item.id for item in compiled.items}
    facts = facts_of_sheets([sheet], on)[sheet.pk]
    offers, costs, left_out = [], {}, []
    for offer in catalogue(sheet.round.edition.standard, on, also=taken):
        if offer.pk in taken:
            offers.append(offer)
        elif there.isdisjoint(offer.raises) or offer.quantity(facts) == 0:
            continue
        elif (cost := offer.cost(facts)) is None:
            left_out.append(offer)
        else:
            offers.append(offer)
            costs[offer.pk] = cost
    return offers, costs, left_out


def _marks(result: Result, compiled: Compiled) -> tuple[Any, list[str]]:
    """Return marks with the worst in place of what is unknown, and the items that are."""
    marks = np.array(result.marks, np.int32)
    unknown = marks == UNKNOWN
    taken = np.where(unknown, np.maximum(compiled.scheme.lowest, 0), marks).astype(np.int32)
    return taken, [compiled.items[row].id for row in np.nonzero(unknown)[0].tolist()]


def _pairs(offers: list[Offer], row: dict[int, int], name: str) -> Any:
    found = [(row[one.pk], row[other]) for one in offers for other in getattr(one, name) if other in row]
    if name == "excludes":
        found = [(a, b) for a, b in found if a < b]
    return np.array(found, np.int64).reshape(-1, 2)


def _rises(compiled: Compiled, before: Any, after: Any) -> list[Rise]:
    found = []
    for row, item in enumerate(compiled.items):
        if before[row] > LAST_SENTINEL and after[row] > before[row]:
            found.append(Rise(item, int(before[row]), int(after[row])))
    return found
