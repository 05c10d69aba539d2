"""Charts of the campaign, each with the table that says the same."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from linli.evaluation.views.rounds.charts import height

from .models import Target
from .queries.outlook import Way

Chart = dict[str, Any]
MET, FORESEEN, WANTED, STRETCH = "#1d8a5a", "#9cc9b2", "#d0483f", "#d08a15"


def percent_words(target: Target) -> str:
    """Return a share as people write it: 40%."""
    return f"{target.percent.normalize():f}%"


def share_words(share: Fraction | None) -> str:
    """Return a share in per cent with one decimal, half up; a dash where there is none."""
    if share is None:
        return "—"
    tenths = int(share * 1000 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}%"


def unit_url(unit: tuple[int | None, int | None]) -> str:
    """Return the page of a reporting unit."""
    county, zone = unit
    return reverse("places:zone", args=[zone]) if zone else reverse("places:division", args=[county])


def foremost(ways: Sequence[Way]) -> list[Way]:
    """Return the targets by which units are measured: those for meeting the standard, or all if there is none."""
    return [way for way in ways if way.target.counted == Target.Counted.MEETING] or list(ways)


def targets_chart(ways: Sequence[Way]) -> Chart | None:
    """Return units against the next target that is not past, or the last: bars across. None without a count."""
    shown = foremost([way for way in ways if way.units and not way.target.stretch])
    if not shown:
        return None
    way = next((one for one in shown if one.days >= 0), shown[-1])
    names = [one.line.name for one in way.units]
    urls = [unit_url(one.line.unit) for one in way.units]
    rows: list[list[Any]] = [
        [
            {"text": one.line.name, "url": url}, one.line.members, one.wanted, one.count,
            one.forecast if one.forecast is not None else "—", one.missing,
        ]
        for one, url in zip(way.units, urls, strict=True)
    ]  # fmt: skip
    rows.append(
        [
            _("Together"), way.members,
            _("{whole}; of all units {units}").format(whole=way.wanted, units=way.sum_wanted),
            way.count, way.forecast if way.forecast is not None else "—", way.missing,
        ]
    )  # fmt: skip
    titles = (_("Meeting the standard"), _("Expected by then"), _("Wanted"))
    numbers = (
        [one.count for one in way.units],
        [one.forecast or 0 for one in way.units],
        [one.wanted for one in way.units],
    )
    series = [
        {
            "type": "bar", "name": title, "barMaxWidth": 9, "itemStyle": {"color": color},
            "data": [{"value": number, "url": url} for number, url in zip(data, urls, strict=True)],
        }
        for title, color, data in zip(titles, (MET, FORESEEN, WANTED), numbers, strict=True)
    ]  # fmt: skip
    option = {
        "legend": {"data": list(titles), "top": 0},
        "grid": {"top": 36},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {"type": "category", "inverse": True, "data": names},
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "series": series,
    }
    return {
        "title": _("Units on the way to {percent} by {day}").format(
            percent=percent_words(way.target), day=way.target.by.isoformat()
        ),
        "option": option,
        "columns": [_("Unit"), _("Communities"), _("Wanted"), _("Meeting"), _("Expected by then"), _("Missing today")],
        "rows": rows,
        "height": height(len(names)),
    }


def curve_chart(
    past: Sequence[tuple[date, int]], ahead: Sequence[tuple[date, int]], ways: Sequence[Way]
) -> Chart | None:
    """Return how many met the standard day by day, what is expected, the targets as points. None without a count."""
    if not past:
        return None
    last = past[-1]
    targets = [way for way in ways if way.members]
    series: list[Chart] = [
        {
            "type": "line", "name": _("Counted so far"), "symbolSize": 6, "step": "end", "itemStyle": {"color": MET},
            "lineStyle": {"color": MET}, "data": [[day.isoformat(), number] for day, number in past],
        },
        {
            "type": "line", "name": _("Expected"), "symbolSize": 5, "itemStyle": {"color": FORESEEN},
            "lineStyle": {"color": FORESEEN, "type": "dashed"},
            "data": [[last[0].isoformat(), last[1]], *([day.isoformat(), number] for day, number in ahead)],
        },
    ]  # fmt: skip
    for title, stretch, color in ((_("Binding target"), False, WANTED), (_("Stretch target"), True, STRETCH)):
        points = [
            {"value": [way.target.by.isoformat(), way.asked], "name": percent_words(way.target)}
            for way in targets
            if way.target.stretch is stretch
        ]
        if points:
            series.append(
                {
                    "type": "scatter", "name": title, "symbol": "diamond", "symbolSize": 13,
                    "itemStyle": {"color": color}, "data": points,
                    "label": {"show": True, "position": "top", "formatter": "{b}", "color": color},
                }
            )  # fmt: skip
    top = max((way.members for way in targets), default=0)
    option = {
        "legend": {"data": [one["name"] for one in series], "top": 0},
        "grid": {"top": 40},
        "xAxis": {"type": "time"},
        "yAxis": {"type": "value", "minInterval": 1, **({"max": top} if top else {})},
        "tooltip": {"trigger": "axis"},
        "series": series,
    }
    known = dict(past)
    foreseen = dict(ahead)
    asked = {way.target.by for way in targets}
    rows = [
        [
            day.isoformat(), known.get(day, "—"), foreseen.get(day, "—"),
            "，".join(f"{percent_words(way.target)} {way.asked}" for way in targets if way.target.by == day) or "—",
        ]
        for day in sorted({*known, *foreseen, *asked})
    ]  # fmt: skip
    return {
        "option": option, "columns": [_("Day"), _("Counted so far"), _("Expected"), _("Wanted")], "rows": rows,
        "height": "",
    }  # fmt: skip
