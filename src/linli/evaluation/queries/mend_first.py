"""What to mend first, in words: for the page of a sheet, its report, and the page that anybody sees."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core import clock
from linli.evaluation.models import Result, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.rules.measures import Suggested
from linli.grading.compile import Published
from linli.grading.figures import decimal_text
from linli.grading.schema import Item

from .measures import Offer, catalogue, sampled, yuan_words
from .sheets import MENDED_FIRST, Line, Record, in_words
from .suggestions import Advice, advice, best_measures, facts_of_sheets

MOST_MEASURES = 3  # of an item; the catalogue has the others
_DIGITS = 4  # of a mark in units of 0.0001 point


@dataclass(frozen=True)
class MeasureLine:
    """One measure in words. cost: of the whole place; sample: stands beside every amount of it; each: for one point."""

    pk: int
    title: str
    phase: str
    programme: str
    cost: str
    each: str
    duration: str
    gain: str
    sample: bool

    @property
    def told(self) -> str:
        """All of it as one line of plain text, for print."""
        cost = sampled(self.cost, sample=self.sample)
        return " · ".join(filter(None, (self.title, self.gain, cost, self.duration, self.programme)))


@dataclass(frozen=True)
class MendRow:
    """One item to mend, and the measures that do it."""

    id: str
    title: str
    must: bool = False
    responsible: str = ""
    gain: str = ""
    gain_full: str = ""
    lifts_to: str = ""
    measures: Sequence[MeasureLine] = ()
    more: int = 0  # measures beyond those shown


@dataclass(frozen=True)
class MendFirst:
    """What to mend first; look_first: items that nobody answered, of which nothing is promised; more: beyond those."""

    rows: Sequence[MendRow] = ()
    look_first: Sequence[str] = ()
    more: int = 0
    steps: bool = False  # whether it is known what the next step adds and leads to
    samples: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to mend; what is only unknown, the page lists by itself."""
        return bool(self.rows)


def mend_first(record: Record, sheet: Sheet) -> MendFirst:
    """Return what to mend first on a sheet that was just graded: two queries more.

    Failed must-haves first, then what `record` says of steps; of a sheet that is not graded yet, where most is lost.
    """
    published = record.results.published
    if published.standard.mode == "index":
        return MendFirst()
    results = record.results
    marks = {item.id: int(results.marks[results.row[item.id], 0]) for item in published.standard.items}
    found = _advice(published, sheet, marks)
    lines = {line.id: line for block in record.blocks for line in block.lines}
    stepping = {one.id for one in record.mend}
    met = _met(published)
    rows = [_row(lines[line.id], found, met) for line in record.failed if line.id not in stepping]
    rows += [
        MendRow(
            one.id, one.title, lines[one.id].must, one.responsible, *(("", "") if one.id in met else
            (one.gain, one.gain_full)), one.lifts_to, *_measures(one.id, found, met),
        )
        for one in record.mend
    ]  # fmt: skip
    if not record.graded:
        failed = {line.id for line in record.failed}
        rows += [_row(lines[fall.item], found, met) for fall in found.falls if fall.item not in failed]
    return _first(rows, [line.name for line in record.missing], steps=bool(record.mend))


def mend_first_in_public(published: Published, sheet: Sheet, marks: Mapping[str, int]) -> MendFirst:
    """Return the same for anybody, from the marks of a result by item id: two queries.

    Nothing where the round does not show its marks by item.
    """
    if published.standard.mode == "index" or not sheet.round.shows_items or not marks:
        return MendFirst()
    found = _advice(published, sheet, marks)
    items = {item.id: item for item in published.standard.items}
    rows, met = [], _met(published)
    for fall in found.falls:
        lost = "" if fall.item in met else decimal_text(fall.full - fall.mark, _DIGITS, trim=True)
        measures, more = _measures(fall.item, found, met)
        rows.append(MendRow(fall.item, _title(items[fall.item]), fall.must, "", "", lost, "", measures, more))
    return _first(rows, [f"{name} {_title(items[name])}" for name in found.look_first], steps=False)


def item_to_mend(result: Result | None) -> str:
    """Return the one item to mend first by a result: what holds it down, else what alone would lift it; "" for none."""
    return result.limited_by or result.nearest if result else ""


@dataclass(frozen=True)
class BestLine:
    """The measure by which one item is mended first, in words. cost: of the whole place; sample: stands beside it."""

    pk: int
    title: str
    cost: str
    sample: bool

    @property
    def in_short(self) -> str:
        """What is done and what it costs, as plain text: for a cell of a file."""
        return f"{self.title} · {sampled(self.cost, sample=self.sample)}"


def best_lines(
    published: Published, items: Mapping[int, str], sheets: Iterable[Sheet] | None = None
) -> dict[int, BestLine]:
    """Return for one item of each sheet the measure with which a point costs least, in words, by the sheet's pk.

    As `suggestions.best_measures`, whose arguments these are: for lists, panels and files.
    """
    return {
        pk: BestLine(best.measure.pk, best.measure.title, yuan_words(best.cost), best.measure.is_sample)
        for pk, best in best_measures(published, items, sheets).items()
    }


def _advice(published: Published, sheet: Sheet, marks: Mapping[str, int]) -> Advice:
    day = clock.today()
    facts = facts_of_sheets([sheet], day)[sheet.pk]
    return advice(published, marks, facts, catalogue(published.standard.id, day))


def _first(rows: Sequence[MendRow], look_first: Sequence[str], *, steps: bool) -> MendFirst:
    shown = rows[:MENDED_FIRST]
    samples = any(one.sample for row in shown for one in row.measures)
    return MendFirst(shown, look_first[:MENDED_FIRST], max(0, len(look_first) - MENDED_FIRST), steps, samples)


def _row(line: Line, found: Advice, met: frozenset[str]) -> MendRow:
    fall = next((fall for fall in found.falls if fall.item == line.id), None)
    lost = "" if line.id in met or fall is None else decimal_text(fall.full - fall.mark, _DIGITS, trim=True)
    measures, more = _measures(line.id, found, met)
    return MendRow(line.id, line.title, line.must, line.responsible, "", lost, "", measures, more)


def _measures(item: str, found: Advice, met: frozenset[str]) -> tuple[Sequence[MeasureLine], int]:
    suggested = found.measures.get(item, ())
    lines = [_line(one, met=item in met) for one in suggested[:MOST_MEASURES]]
    return lines, max(0, len(suggested) - MOST_MEASURES)


def _line(one: Suggested[Offer], *, met: bool) -> MeasureLine:
    offer = one.measure
    quarters = ngettext("{count} quarter", "{count} quarters", offer.quarters).format(count=offer.quarters)
    each = "" if met or one.per_point is None else _("{amount} per point").format(amount=yuan_words(one.per_point))
    gain = _("mends it") if met else _("+{points} points").format(points=decimal_text(one.gain, _DIGITS, trim=True))
    return MeasureLine(
        offer.pk, offer.title, offer.phase_words, offer.programme, yuan_words(one.cost), each, quarters, gain,
        offer.is_sample,
    )  # fmt: skip


def _met(published: Published) -> frozenset[str]:
    """Return the items that are met or not and have no points to count: must-haves, and all of a checklist."""
    checklist = published.standard.mode == "checklist"
    return frozenset(item.id for item in published.standard.items if checklist or item.role == "must-have")


def _title(item: Item) -> str:
    return in_words(item.title, language())
