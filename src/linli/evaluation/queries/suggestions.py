"""What to mend first: for what a sheet lost, the measures that win it back, by what a point costs.

How: docs/algorithms/measures.md. A page of sheets costs as many queries as one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum

from linli.core import clock
from linli.evaluation.models import Result, Sheet
from linli.evaluation.rules.measures import Fact, Fall, Suggested, suggested
from linli.grading.compile import Published
from linli.grading.scheme import compile_scheme, most
from linli.kernels.record import LAST_NA, LAST_SENTINEL
from linli.places.models import Compound

from .measures import Offer, Raiser, catalogues, raisers

_COLUMNS = {
    "households": "households", "buildings": "buildings_count", "entrances": "entrances", "elevators": "elevators",
    "parking_spaces": "parking_spaces", "green_area_m2": "green_area_m2", "site_area_m2": "site_area_m2",
}  # fmt: skip


@dataclass(frozen=True)
class Advice:
    """What the catalogue says to one sheet.

    falls: what was lost, the heaviest first: failed must-haves, then the most points. measures: by item id, those that
    raise it, what a point costs least first. look_first: ids of items that nobody has answered: nothing is promised.
    """

    falls: Sequence[Fall] = ()
    measures: Mapping[str, Sequence[Suggested[Offer]]] = field(default_factory=dict)
    look_first: Sequence[str] = ()


# Facts ----------------------------------------------------------------------------------------------------------------


def facts_of_compounds(pks: Iterable[int]) -> dict[int, dict[str, Fact]]:
    """Return what the register knows that measures are counted by, by compound; None is unknown: one query."""
    rows = Compound.objects.filter(pk__in=set(pks)).values_list("pk", *_COLUMNS.values(), "step_free_entrances")
    found: dict[int, dict[str, Fact]] = {}
    for pk, *values, step_free in rows:
        facts: dict[str, Fact] = {"compounds": 1, **dict(zip(_COLUMNS, values, strict=True))}
        entrances = values[list(_COLUMNS).index("entrances")]
        facts["stepped_entrances"] = None if None in (entrances, step_free) else entrances - step_free
        found[pk] = facts
    return found


def facts_of_communities(pks: Iterable[int], on: date) -> dict[int, dict[str, Fact]]:
    """Return the same of communities, as sums over their compounds of a day: one query.

    Where one compound's number is unknown, the sum is: None. A community without compounds knows none of it.
    """
    names = [*_COLUMNS.values(), "step_free_entrances"]
    there = Compound.objects.filter(community__in=set(pks)).filter(Q(retired_on=None) | Q(retired_on__gt=on))
    sums = {f"sum_{name}": Sum(name) for name in names} | {f"known_{name}": Count(name) for name in names}
    rows = there.order_by().values("community").annotate(
        number=Count("pk"), sum_stepped=Sum(F("entrances") - F("step_free_entrances")), **sums
    )  # fmt: skip
    found: dict[int, dict[str, Fact]] = {}
    for row in rows:
        facts: dict[str, Fact] = {"compounds": row["number"]}
        for fact, name in _COLUMNS.items():
            facts[fact] = row[f"sum_{name}"] if row[f"known_{name}"] == row["number"] else None
        whole = row["known_step_free_entrances"] == row["number"]  # who knows these knows the entrances: a constraint
        facts["stepped_entrances"] = row["sum_stepped"] if whole else None
        found[row["community"]] = facts
    return found


def facts_of_sheets(sheets: Sequence[Sheet], on: date) -> dict[int, dict[str, Fact]]:
    """Return the facts of sheets by their pk: the register's, over which the sheet's own hold. Two queries at most."""
    compounds = {sheet.compound_id for sheet in sheets if sheet.compound_id}
    places = {sheet.place_id for sheet in sheets if not sheet.compound_id}
    of_compounds = facts_of_compounds(compounds) if compounds else {}
    of_places = facts_of_communities(places, on) if places else {}
    return {
        sheet.pk: {
            **(of_compounds.get(sheet.compound_id, {}) if sheet.compound_id else of_places.get(sheet.place_id, {})),
            **{name: value for name, value in sheet.facts.items() if value not in ("yes", "no")},
        }
        for sheet in sheets
    }  # fmt: skip


# Advice ---------------------------------------------------------------------------------------------------------------


def suggestions(sheets: Sequence[Sheet], on: date | None = None) -> dict[int, Advice]:
    """Return what to do first for sheets, by their pk: three queries, however many sheets and standards.

    Ask for `round__edition` and `result` in the query. on: the day of the catalogue and of the register; today if None.
    A sheet without a result has nothing but what to look at first; a standard that is an index has no advice.
    """
    day = on or clock.today()
    facts = facts_of_sheets(sheets, day)
    offers = catalogues({sheet.round.edition.standard for sheet in sheets}, day)
    found = {}
    for sheet in sheets:
        published = sheet.round.edition.compiled()
        result: Result | None = getattr(sheet, "result", None)
        if published.standard.mode == "index":
            found[sheet.pk] = Advice()
        else:
            marks = marks_by_item(published, result.marks if result else ())
            found[sheet.pk] = advice(published, marks, facts[sheet.pk], offers.get(sheet.round.edition.standard, []))
    return found


def marks_by_item(published: Published, marks: Sequence[int]) -> dict[str, int]:
    """Return the marks of a result by item id; of no result, none."""
    items = compile_scheme(published.standard).items if len(marks) else ()
    return {item.id: int(mark) for item, mark in zip(items, marks, strict=True)}


def advice(
    published: Published, marks: Mapping[str, int], facts: Mapping[str, Fact], offers: Sequence[Offer]
) -> Advice:
    """Return what the catalogue says to marks: no query.

    marks: by item id, units of 0.0001 point or a sentinel; an item without one is unknown
    """
    falls, unknown = falls_of(published, marks)
    return Advice(falls, suggested(falls, facts, offers), unknown)


def falls_of(published: Published, marks: Mapping[str, int]) -> tuple[list[Fall], list[str]]:
    """Return what marks lost, the heaviest first, and the ids of items that nobody has answered.

    marks: as `advice` takes them. What does not apply, or rests on dated entries, is neither.
    """
    falls, unknown = [], []
    for item in published.standard.items:
        mark = marks.get(item.id)
        if mark is None or LAST_NA < mark <= LAST_SENTINEL:
            unknown.append(item.id)
        elif mark > LAST_SENTINEL and mark < most(item) and not item.method.events:
            falls.append(Fall(item.id, mark, most(item), item.role == "must-have"))
    falls.sort(key=lambda fall: (not fall.must, fall.mark - fall.full, fall.item))
    return falls, unknown


Best = Suggested[Raiser]


def liftable(sheets: QuerySet[Sheet]) -> list[Sheet]:
    """Return the sheets that a single item would lift to a higher outcome, ready for `best_measures`: one query."""
    rows = sheets.filter(result__state=Result.State.GRADED).exclude(result__nearest="").select_related("result")
    return list(rows.only("compound", "place", "facts", "result__marks", "result__nearest").order_by())


def best_measures(
    published: Published, items: Mapping[int, str], sheets: Iterable[Sheet] | None = None, on: date | None = None
) -> dict[int, Best]:
    """Return for one item of each sheet the measure with which a point costs least there, by the sheet's pk.

    items: item id by the pk of its sheet, all of one standard. sheets: these, if they are read already with facts and
    `result`; else they are read here. Two queries, or three, however many sheets; one without a result, or whose item
    no measure of the catalogue raises there, is left out. on: as in `suggestions`
    """
    if not items or published.standard.mode == "index":
        return {}
    day = on or clock.today()
    raising = raisers(published.standard.id, items.values(), day)
    asked = {pk for pk, item in items.items() if raising[item]}
    if sheets is None:
        rows = Sheet.objects.filter(pk__in=asked).select_related("result")
        sheets = rows.only("compound", "place", "facts", "result__marks") if asked else ()
    graded = [sheet for sheet in sheets if sheet.pk in asked and getattr(sheet, "result", None) is not None]
    facts = facts_of_sheets(graded, day)
    scales = _scales(published, raising)
    found = {}
    for sheet in graded:
        item = items[sheet.pk]
        marks = sheet.result.marks
        falls = [
            Fall(name, mark, full, must) for row, name, full, must in scales[item]
            if LAST_SENTINEL < (mark := int(marks[row])) < full
        ]  # fmt: skip
        if best := suggested(falls, facts[sheet.pk], raising[item]).get(item):
            found[sheet.pk] = best[0]
    return found


Scale = tuple[int, str, int, bool]


def _scales(published: Published, raising: Mapping[str, Sequence[Raiser]]) -> dict[str, list[Scale]]:
    """Return by item the items that its measures raise: place in a result, id, full mark, whether a must-have.

    No other can add to what a measure wins. Of dated entries nothing is promised, as in `falls_of`.
    """
    every = [
        (row, item.id, most(item), item.role == "must-have")
        for row, item in enumerate(compile_scheme(published.standard).items)
        if not item.method.events
    ]
    touched = {item: {name for one in measures for name in one.raises} for item, measures in raising.items()}
    return {item: [one for one in every if one[1] in names] for item, names in touched.items()}
