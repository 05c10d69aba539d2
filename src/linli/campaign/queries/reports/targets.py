"""How far targets and reporting units are, by what was kept of past days, and what is expected."""

from datetime import date

from django.utils.translation import gettext as _

from linli.campaign.charts import foremost, percent_words, share_words
from linli.campaign.models import Target
from linli.campaign.queries.outlook import Outlook, UnitWay, Way
from linli.campaign.queries.standings import Line, kept, together
from linli.campaign.rules.forecast import LEAST_PERIODS

from .asked import Asked, share_of
from .said import UNKNOWN, Cell, TargetRow, UnitRow


def head_of(found: Outlook) -> Way | None:
    """Return the target that units are measured by: the next binding one, or the last."""
    binding = foremost([way for way in found.ways if not way.target.stretch] or found.ways)
    return next((way for way in binding if way.days >= 0), binding[-1] if binding else None)


Before = dict[int, tuple[date | None, dict[str, Line]]]


def before_of(found: Outlook, asked: Asked) -> Before:
    """Return the last count before the period, by denominator and unit ("" for all). A query for each denominator."""
    answer: Before = {}
    for way in found.ways:
        if way.target.denominator_id not in answer:
            day, lines = kept(way.target.denominator, asked.period.before)
            answer[way.target.denominator_id] = day, {**{one.key: one for one in lines}, "": together(lines)}
    return answer


def unit_of(way: Way, asked: Asked) -> UnitWay | None:
    """Return the unit that the report is about on its way to a target; None of the city, or if it has no community."""
    return next((one for one in way.units if one.line.key == asked.area.key), None)


def target_row(way: Way, found: Outlook, before: Before, asked: Asked) -> TargetRow:
    """Return the line of a target, for the city or the unit."""
    target, unit = way.target, unit_of(way, asked)
    day, lines = before[target.denominator_id]
    old = lines.get(asked.area.key)
    was: Cell = old.count(target.counted) if day and old else UNKNOWN
    known = way.counted_on is not None
    members = wanted = count = missing = UNKNOWN  # type: Cell
    forecast, sums, now, band = None, UNKNOWN, UNKNOWN, UNKNOWN  # type: int | None, Cell, str, str
    if known and not asked.area.key:
        members, wanted, sums, count, missing = way.members, way.wanted, way.sum_wanted, way.count, way.missing
        forecast, now = way.forecast, share_words(way.share)
        band = f"{way.band.low}–{way.band.high}" if way.band else UNKNOWN
    elif known and unit:
        members, wanted, count, missing = unit.line.members, unit.wanted, unit.count, unit.missing
        forecast = unit.forecast
        now = share_words(share_of(unit.count, unit.line.members))
    return TargetRow(
        target.by.isoformat(), percent_words(target), _("stretch") if target.stretch else _("binding"),
        str(target.get_counted_display()), target.denominator.title, members, wanted, sums, was, count, missing, now,
        UNKNOWN if forecast is None else forecast, band, _forecast_note(way, found, forecast, known, asked),
    )  # fmt: skip


def _forecast_note(way: Way, found: Outlook, forecast: int | None, known: bool, asked: Asked) -> str:
    """Say why there is no forecast, or no band around it."""
    if not known:
        return _("Nothing had been counted by then.")
    if way.target.counted != Target.Counted.MEETING:
        return _("Only meeting the standard is forecast: taking part and names are decisions.")
    if forecast is None:
        return _("The day is past.") if way.days < 0 else _("Nothing had been forecast for that day by then.")
    if asked.area.key:
        return _("A band is worked out for the city only.")
    if way.band is None:
        return _("No band: {number} past periods can be compared with their forecast, {least} are needed.").format(
            number=found.periods, least=LEAST_PERIODS
        )
    return ""


def unit_rows(way: Way, before: Before, asked: Asked) -> tuple[UnitRow, ...]:
    """Return the units on their way to a target, as far as the report is about them."""
    _day, lines = before[way.target.denominator_id]
    return tuple(
        UnitRow(
            one.line.name, one.line.members, one.line.taking_part, one.line.meeting,
            lines[one.line.key].meeting if one.line.key in lines else UNKNOWN, one.line.named,
            one.line.demonstration, one.wanted, one.missing, UNKNOWN if one.forecast is None else one.forecast,
            UNKNOWN if one.forecast is None else one.behind,
        )
        for one in way.units
        if asked.area.key in ("", one.line.key)
    )  # fmt: skip


def is_sampled(found: Outlook, asked: Asked) -> bool:
    """Whether anybody counted meets a sample of a standard."""
    return any(one.line.sampled for way in found.ways for one in way.units if asked.area.key in ("", one.line.key))
