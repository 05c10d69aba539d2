"""What to mend first, in words: for the page of a sheet, its report, and the page that anybody sees."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core import clock
from linli.evaluation.models import Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.rules.measures import Suggested
from linli.grading.compile import Published
from linli.grading.figures import decimal_text
from linli.grading.schema import Item

from .measures import Offer, catalogue, yuan_words
from .sheets import MENDED_FIRST, Line, Record, in_words
from .suggestions import Advice, advice, facts_of_sheets

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
        cost = f"{self.cost} ({_('sample')})" if self.sample else self.cost
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
    rows = [_row(lines[line.id], found) for line in record.failed if line.id not in stepping]
    rows += [
        MendRow(
            one.id, one.title, lines[one.id].must, one.responsible, one.gain, one.gain_full, one.lifts_to,
            *_measures(one.id, found, lines[one.id].must),
        )
        for one in record.mend
    ]  # fmt: skip
    if not record.graded:
        failed = {line.id for line in record.failed}
        rows += [_row(lines[fall.item], found) for fall in found.falls if fall.item not in failed]
    return _first(rows, [line.name for line in record.missing], steps=bool(record.mend))


def mend_first_in_public(published: Published, sheet: Sheet, marks: Mapping[str, int]) -> MendFirst:
    """Return the same for anybody, from the marks of a result by item id: two queries.

    Nothing where the round does not show its marks by item.
    """
    if published.standard.mode == "index" or not sheet.round.shows_items or not marks:
        return MendFirst()
    found = _advice(published, sheet, marks)
    items = {item.id: item for item in published.standard.items}
    rows = []
    for fall in found.falls:
        lost = "" if fall.must else decimal_text(fall.full - fall.mark, _DIGITS, trim=True)
        measures, more = _measures(fall.item, found, fall.must)
        rows.append(MendRow(fall.item, _title(items[fall.item]), fall.must, "", "", lost, "", measures, more))
    return _first(rows, [f"{name} {_title(items[name])}" for name in found.look_first], steps=False)


def _advice(published: Published, sheet: Sheet, marks: Mapping[str, int]) -> Advice:
    day = clock.today()
    facts = facts_of_sheets([sheet], day)[sheet.pk]
    return advice(published, marks, facts, catalogue(published.standard.id, day))


def _first(rows: Sequence[MendRow], look_first: Sequence[str], *, steps: bool) -> MendFirst:
    shown = rows[:MENDED_FIRST]
    samples = any(one.sample for row in shown for one in row.measures)
    return MendFirst(shown, look_first[:MENDED_FIRST], max(0, len(look_first) - MENDED_FIRST), steps, samples)


def _row(line: Line, found: Advice) -> MendRow:
    fall = next((fall for fall in found.falls if fall.item == line.id), None)
    lost = "" if line.must or fall is None else decimal_text(fall.full - fall.mark, _DIGITS, trim=True)
    measures, more = _measures(line.id, found, line.must)
    return MendRow(line.id, line.title, line.must, line.responsible, "", lost, "", measures, more)


def _measures(item: str, found: Advice, must: bool) -> tuple[Sequence[MeasureLine], int]:
    suggested = found.measures.get(item, ())
    return [*_lines(suggested[:MOST_MEASURES], must=must)], max(0, len(suggested) - MOST_MEASURES)


def _lines(suggested: Iterable[Suggested[Offer]], *, must: bool) -> Iterable[MeasureLine]:
    for one in suggested:
        offer = one.measure
        quarters = ngettext("{count} quarter", "{count} quarters", offer.quarters).format(count=offer.quarters)
        each = "" if must or one.per_point is None else _("{amount} per point").format(amount=yuan_words(one.per_point))
        gain = (
            _("mends it") if must else _("+{points} points").format(points=decimal_text(one.gain, _DIGITS, trim=True))
        )
        yield MeasureLine(
            offer.pk, offer.title, offer.phase_words, offer.programme, yuan_words(one.cost), each, quarters, gain,
            offer.is_sample,
        )  # fmt: skip


def _title(item: Item) -> str:
    return in_words(item.title, language())
