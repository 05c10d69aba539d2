"""Charts of the campaign, each with the table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from linli.core.rights import Grants
from linli.evaluation.queries.measures import sampled
from linli.evaluation.views.rounds.charts import height
from linli.places.rights import VIEW_PLACES

from .models import Campaign, Target
from .queries.members import NOT, UNTIL, Sight, sight_of
from .queries.outlook import UnitWay, Way
from .queries.standings import Line, Unit

Chart = dict[str, Any]
MET, FORESEEN, WANTED, STRETCH = "#1d8a5a", "#9cc9b2", "#d0483f", "#d08a15"
FORETOLD = 4  # the column of what is expected


def percent_words(target: Target) -> str:
    """Return a share as people write it: 40%."""
    return f"{target.percent.normalize():f}%"


def share_words(share: Fraction | None) -> str:
    """Return a share in per cent with one decimal, half up; a dash where there is none."""
    if share is None:
        return "—"
    tenths = int(share * 1000 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}%"


def yuan_cell(amount: int, *, sample: bool) -> str:
    """Return an amount for a table whose heading says yuan; what rests on samples says so beside it."""
    words = str(number_format(amount, force_grouping=True))
    return sampled(words, sample=sample)


# Where numbers lead ---------------------------------------------------------------------------------------------------


def counted(number: int | None, url: str) -> Any:
    """Return a number for a table, leading to the list that it was computed from; None is unknown, 0 leads nowhere."""
    if number is None:
        return _("unknown")
    return {"text": str(number), "url": url} if number and url else str(number)


@dataclass(frozen=True)
class Doors:
    """What somebody may open of a campaign: lists of members by their state, pages of units."""

    lists: Sight
    places: Sight
    zones: bool

    def page(self, unit: Unit) -> str:
        """Return the page of a reporting unit; empty if the person may not open it."""
        county, zone = unit
        if zone:
            return reverse("places:zone", args=[zone]) if self.zones else ""
        return reverse("places:division", args=[county]) if county and self.places.sees(unit) else ""

    def members(self, denominator: int, line: Line | None = None, **asked: str) -> str:
        """Return the list of members behind a number: of a unit, or of all; empty if not all of it is in sight.

        asked: filters of the list, as `campaign.views.members` has them. Without one it names the members, to anybody.
        """
        unit, key = (line.unit, line.key) if line else ((None, None), "")
        if asked and not self.lists.sees(unit):
            return ""
        query = urlencode({"unit": key} | asked if key else asked)
        address = reverse("campaign:members", args=[denominator])
        return f"{address}?{query}" if query else address


def doors_of(campaign: Campaign, grants: Grants) -> Doors:
    """Return what somebody may open of a campaign. No query. Ask for the campaign's `division` in the query."""
    code = VIEW_PLACES.code
    return Doors(sight_of(campaign, grants), sight_of(campaign, grants, code), grants.has(code))


# The charts -----------------------------------------------------------------------------------------------------------


def foremost(ways: Sequence[Way]) -> list[Way]:
    """Return the targets by which units are measured: those for meeting the standard, or all if there is none."""
    return [way for way in ways if way.target.counted == Target.Counted.MEETING] or list(ways)


def targets_chart(ways: Sequence[Way], doors: Doors) -> Chart | None:
    """Return units against the next target that is not past, or the last: bars across. None without a count.

    What is counted is named by the target; only of meeting the standard is anything expected.
    """
    shown = foremost([way for way in ways if way.units and not way.target.stretch])
    if not shown:
        return None
    way = next((one for one in shown if one.days >= 0), shown[-1])
    target, foretold = way.target, way.target.counted == Target.Counted.MEETING
    title = str(Target.Counted(target.counted).label)
    numbers: list[tuple[str, str, list[Chart]]] = [
        (title, MET, [_point(one.count, _list(doors, target, one.line, "count")) for one in way.units]),
        (_("Wanted"), WANTED, [_point(one.wanted, _list(doors, target, one.line)) for one in way.units]),
    ]
    if foretold:
        due = [_point(one.forecast, _list(doors, target, one.line, "due")) for one in way.units]
        numbers.insert(1, (_("Expected by then"), FORESEEN, due))
    names = [one.line.name for one in way.units]
    option = {
        "legend": {"data": [name for name, _color, _data in numbers], "top": 0},
        "grid": {"top": 36},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {"type": "category", "inverse": True, "data": names},
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "series": [
            {"type": "bar", "name": name, "barMaxWidth": 9, "itemStyle": {"color": color}, "data": data}
            for name, color, data in numbers
        ],
    }
    columns = [_("Unit"), _("Communities"), _("Wanted"), title, _("Expected by then"), _("Missing today")]
    units = [_row(way, doors, one.line, one.wanted, one) for one in way.units]
    words = _("{whole}; of all units {units}").format(whole=way.wanted, units=way.sum_wanted)
    rows = [*units, _row(way, doors, Line((None, None), "", way.members), words, way)]
    if not foretold:
        for row in (columns, *rows):
            del row[FORETOLD]
    return {
        "title": _("Units on the way to {percent} by {day}").format(
            percent=percent_words(target), day=target.by.isoformat()
        ),
        "option": option, "columns": columns, "rows": rows, "height": height(len(names)),
    }  # fmt: skip


def _row(way: Way, doors: Doors, line: Line, wanted: int | str, figures: Way | UnitWay) -> list[Any]:
    """Return the cells of a unit, or of all together."""
    target, everything = way.target, _list(doors, way.target, line)
    return [
        {"text": line.name, "url": doors.page(line.unit)} if line.key else _("Together"),
        counted(line.members, everything), {"text": str(wanted), "url": everything},
        counted(figures.count, _list(doors, target, line, "count")),
        counted(figures.forecast, _list(doors, target, line, "due")),
        counted(figures.missing, _list(doors, target, line, "lack")),
    ]  # fmt: skip


def target_lists(way: Way, doors: Doors) -> dict[str, str]:
    """Return the lists behind the numbers of a target, by name: all, count, lack, due, late; empty if out of sight."""
    return {name: _list(doors, way.target, None, name) for name in ("all", "count", "lack", "due", "late")}


def _list(doors: Doors, target: Target, line: Line | None, what: str = "all") -> str:
    """Return the list behind a number of a target. what: all, count, lack (of it), due (by its day), late (not)."""
    day = target.by.isoformat()
    asked: dict[str, dict[str, str]] = {
        "all": {}, "count": {"counts": target.counted}, "lack": {"counts": f"{NOT}{target.counted}"},
        "due": {"expected": day}, "late": {"expected": f"{UNTIL}{day}"},
    }  # fmt: skip
    return doors.members(target.denominator_id, line, **asked[what])


def late_url(target: Target, line: Line, doors: Doors) -> str:
    """Return the list of the members of a unit that are not expected to meet the standard by a target's day."""
    return _list(doors, target, line, "late")


def _point(value: int | None, url: str) -> Chart:
    """Return one bar; what is unknown has none."""
    return {"value": value, "url": url} if url and value else {"value": value}


def curve_chart(
    past: Sequence[tuple[date, int]], ahead: Sequence[tuple[date, int]], ways: Sequence[Way], denominator: int,
    doors: Doors,
) -> Chart | None:  # fmt: skip
    """Return how many met the standard day by day, what is expected, the targets as points. None without a count.

    ways: of targets for meeting the standard, of the same denominator
    """
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
    everything = doors.members(denominator)
    rows: list[list[Any]] = []
    for day in sorted({*known, *foreseen, *asked}):
        word, kind = day.isoformat(), Target.Counted.MEETING
        wanted = "，".join(f"{percent_words(way.target)} {way.asked}" for way in targets if way.target.by == day)
        rows.append([
            word, counted(known[day], doors.members(denominator, counts=kind, on=word)) if day in known else "—",
            counted(foreseen[day], doors.members(denominator, expected=word)) if day in foreseen else "—",
            {"text": wanted, "url": everything} if wanted else "—",
        ])  # fmt: skip
    return {
        "option": option, "columns": [_("Day"), _("Counted so far"), _("Expected"), _("Wanted")], "rows": rows,
        "height": "",
    }  # fmt: skip
