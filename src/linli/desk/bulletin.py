"""The bulletin 通报 of a round: what it says, from queries over its results; set by bulletin.typ."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.evaluation.models import Round, Sheet
from linli.evaluation.queries.desk import (
    ItemLoss,
    Standing,
    UnitOutcomes,
    depth_below,
    losses_by_item,
    outcomes_by_unit,
    standings,
    trend,
)
from linli.evaluation.queries.measures import yuan_told
from linli.evaluation.queries.suggestions import Best, best_measures, liftable
from linli.evaluation.views.rounds.common import ladder, outcome_words, total_words
from linli.grading.compile import Published
from linli.grading.figures import decimal_text
from linli.grading.marks import half_up
from linli.grading.words import say
from linli.places.models import Division

from .charts import key_words, outcome_keys, share_words
from .results import good_rung, good_words

LAYOUT = Path(__file__).with_name("bulletin.typ")
SHOWN = 10
MARK_DIGITS = 4
MENDED = 2  # items that are named as the first to mend


def bulletin_data(round_: Round, sheets: QuerySet[Sheet], *, today: date, lang: str) -> dict[str, Any]:
    """Return everything that the bulletin says, in words. Eight queries, whatever the size of the city.

    sheets: those of the round that its reader sees; a county's officer gets their county's part, and it says so
    """
    published = round_.edition.compiled()
    units = outcomes_by_unit(sheets, depth_below(round_.division), zones=round_.division.level == Division.Level.CITY)
    best, last = standings(sheets, SHOWN)
    lost = losses_by_item(sheets, published)
    lifted = liftable(sheets)
    counted = Counter(sheet.result.nearest for sheet in lifted)
    nearest = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MENDED]
    number = sum(unit.sheets for unit in units)
    everything = round_.sheets.count()
    sealed = round_.state == Round.State.SEALED
    sample = round_.edition.is_sample
    return {
        "lang": lang,
        "title": _("Bulletin on “{round}”").format(round=round_.title),
        "issued": _("{division} · {day}").format(division=round_.division.name, day=_day(today)),
        "running": round_.title,
        "sample": say("sample_mark", lang) if sample else "",
        "sample_note": say("sample_note", lang),
        "demo": _("Demo data") if settings.DEMO else "",
        "part": ""
        if number == everything
        else _("This copy covers the {count} places in your scope, of {all}.").format(count=number, all=everything),
        "made_by": say("made_by", lang),
        "facts": _facts(round_, sealed, lang),
        "summary": _summary(published, units, round_, sheets),
        "units": _units(published, units),
        "leaders": _table([_standing(published, one) for one in best]),
        "last": _table([_standing(published, one) for one in last]),
        "losses": _losses(lost, lang),
        "musts": _musts(lost, lang),
        "next": _next(
            published, lost, nearest, ways=_ways(published, lifted, dict(nearest)),
            sheets_number=number, units=units, lang=lang, sealed=sealed,
        ),
        "words": {
            "overview": _("Overall"), "units": _("By unit"), "leaders": _("The first ten"), "last": _("The last ten"),
            "losses": _("Where most points were lost"), "musts": _("Must-haves not met"),
            "next": _("What to do next"), "seal": _("Seal"), "none": say("none", lang),
        },
    }  # fmt: skip


def _day(day: date) -> str:
    return _("{year}-{month}-{day}").format(year=day.year, month=day.month, day=day.day)


def _facts(round_: Round, sealed: bool, lang: str) -> list[tuple[str, str]]:
    facts = [
        (_("As of"), _day(round_.as_of)),
        (_("Standard"), f"{round_.edition} · {say('sample' if round_.edition.is_sample else 'official', lang)}"),
        (_("State"), str(round_.get_state_display())),
    ]
    if sealed:
        facts.append((_("Seal"), round_.seal.seal))
    elif round_.notice_until:
        facts.append((_("Objections until"), _day(timezone.localdate(round_.notice_until))))
    return facts


def _summary(published: Published, units: Sequence[UnitOutcomes], round_: Round, sheets: QuerySet[Sheet]) -> list[str]:
    counts = _together(units)
    number = sum(counts.values())
    graded = sum(count for key, count in counts.items() if not key.startswith("~"))
    spread = _(", ").join(
        f"{key_words(published, key)} {counts.get(key, 0)}" for key in outcome_keys(published, counts)
    )
    good = _good(published, counts)
    lines = [
        _("{number} places were evaluated, {graded} have a result: {spread}.").format(
            number=number, graded=graded, spread=spread
        ),
        _("{good}: {count} places, {share} of those with a result.").format(
            good=good_words(published), count=good, share=_share(good, graded)
        ),
    ]
    previous = round_.previous
    if previous:
        if previous.edition_id == round_.edition_id:
            previous.edition = round_.edition  # read already
        before = trend([previous], _same_places(previous, sheets))
        if before:
            then = before[0].counts
            whole = sum(count for key, count in then.items() if not key.startswith("~"))
            lines.append(
                _("In the round before ({title}) it was {count}, {share}.").format(
                    title=previous.title, count=_good(published, then), share=_share(_good(published, then), whole)
                )
            )
    return lines


def _same_places(previous: Round, sheets: QuerySet[Sheet]) -> QuerySet[Sheet]:
    """Return the sheets of an earlier round of the places that have one now."""
    subject = "compound" if previous.edition.subject == "compound" else "place"
    return Sheet.objects.filter(round=previous, **{f"{subject}__in": sheets.order_by().values(subject)})


def _units(published: Published, units: Sequence[UnitOutcomes]) -> dict[str, Any]:
    keys = outcome_keys(published, _together(units))
    rows = [_unit_row(published, unit.name or "—", unit.counts, keys) for unit in units]
    if len(units) > 1:
        rows.append(_unit_row(published, _("Together"), _together(units), keys))
    return {
        "head": [
            _("Unit"),
            _("Number of places"),
            *(key_words(published, key) for key in keys),
            _("{outcome}, of those with a result").format(outcome=good_words(published)),
        ],
        "rows": rows,
    }


def _unit_row(published: Published, name: str, counts: dict[str, int], keys: Sequence[str]) -> list[str]:
    graded = sum(count for key, count in counts.items() if not key.startswith("~"))
    numbers = [str(sum(counts.values())), *(str(counts.get(key, 0)) for key in keys)]
    return [name, *numbers, _share(_good(published, counts), graded)]


def _standing(published: Published, one: Standing) -> list[str]:
    return [
        str(one.rank), one.name, f"{one.county} {one.community}", total_words(published, one.total),
        outcome_words(published, one.outcome),
    ]  # fmt: skip


def _table(rows: list[list[str]]) -> dict[str, Any]:
    return {"head": [_("Rank"), _("Name"), _("County and community"), _("Total"), _("Star or grade")], "rows": rows}


def _losses(lost: Sequence[ItemLoss], lang: str) -> dict[str, Any]:
    whole = sum(one.lost for one in lost)
    rows = [
        [
            f"{one.item.id} {_text(one.item.title, lang)}", str(one.places), _points(one.lost),
            _mean(one.lost, one.graded), share_words(Fraction(one.lost, whole)) if whole else "—",
        ]
        for one in lost[:SHOWN]
        if one.lost > 0
    ]  # fmt: skip
    head = [_("Item"), _("Places that lost any"), _("Points lost"), _("Each on average"), _("Share of all losses")]
    return {"head": head, "rows": rows}


def _musts(lost: Sequence[ItemLoss], lang: str) -> dict[str, Any]:
    failed = [one for one in lost if one.item.role == "must-have" and one.places]
    rows = [[f"{one.item.id} {_text(one.item.title, lang)}", str(one.places)] for one in failed[:SHOWN]]
    return {"head": [_("Item"), _("Places that fail it")], "rows": rows}


def _ways(published: Published, sheets: Sequence[Sheet], items: Collection[str]) -> dict[str, str]:
    """Say of items that would lift places by which measure that costs least in most of them, and how much: by item."""
    asked = {sheet.pk: sheet.result.nearest for sheet in sheets if sheet.result.nearest in items}
    by_item: dict[str, dict[str, list[Best]]] = {}
    for pk, best in best_measures(published, asked, sheets).items():
        by_item.setdefault(asked[pk], {}).setdefault(best.measure.code, []).append(best)
    found = {}
    for item, measures in by_item.items():
        _code, most = min(measures.items(), key=lambda one: (-len(one[1]), one[0]))
        known = [one.cost for one in most if one.cost is not None]
        offer = most[0].measure
        text = _(" In {places} of them “{measure}” costs least: {amount} together.")
        if not known:
            text = _(" In {places} of them “{measure}” comes first; what it costs is unknown.")
        elif len(known) < len(most):
            text = _(" In {places} of them “{measure}” costs least: {amount} together, and {number} of unknown cost.")
        amount = yuan_told(sum(known), sample=offer.is_sample)
        found[item] = text.format(
            places=len(most), measure=offer.title, amount=amount, number=len(most) - len(known)
        )  # fmt: skip
    return found


def _next(
    published: Published, lost: Sequence[ItemLoss], nearest: Sequence[tuple[str, int]], *, ways: Mapping[str, str],
    sheets_number: int, units: Sequence[UnitOutcomes], lang: str, sealed: bool,
) -> list[str]:  # fmt: skip
    standard = published.standard
    parties = {party.id: _text(party.title, lang) for party in standard.parties}
    lines = []
    for one in [loss for loss in lost if loss.lost > 0][:3]:
        who = _(", ").join(parties[party] for party in one.item.responsible if party in parties)
        line = _("Item {item}: {places} places lost {points} points.").format(
            item=f"{one.item.id} {_text(one.item.title, lang)}", places=one.places, points=_points(one.lost)
        )
        lines.append(line + (_(" Responsible: {who}.").format(who=who) if who else ""))
    for item_id, number in nearest:
        item = standard.item(item_id)
        line = _("Mending {item} alone would lift {number} places to a higher outcome: begin there.").format(
            item=f"{item.id} {_text(item.title, lang)}", number=number
        )
        lines.append(line + ways.get(item_id, ""))
    waiting = sum(count for unit in units for key, count in unit.counts.items() if key.startswith("~"))
    if waiting:
        lines.append(_("{number} places have no result yet: complete their marks.").format(number=waiting))
    if not sealed:
        lines.append(_("The results are on public notice and may change by objections until they are sealed."))
    return lines


def _together(units: Sequence[UnitOutcomes]) -> dict[str, int]:
    found: dict[str, int] = {}
    for unit in units:
        for key, count in unit.counts.items():
            found[key] = found.get(key, 0) + count
    return found


def _good(published: Published, counts: dict[str, int]) -> int:
    names = list(reversed(ladder(published)))[good_rung(published) :]
    return sum(counts.get(name, 0) for name in names)


def _share(number: int, whole: int) -> str:
    return share_words(Fraction(number, whole) if whole else None)


def _points(units: int) -> str:
    return decimal_text(half_up(units, 1000), MARK_DIGITS - 3)  # one decimal is enough of a city's sum


def _mean(units: int, number: int) -> str:
    return decimal_text(half_up(units, number * 100), MARK_DIGITS - 2) if number else "—"


def _text(text: Any, lang: str) -> str:
    return str(text.zh if lang == "zh" else text.en)
