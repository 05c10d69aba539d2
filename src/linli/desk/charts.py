"""Charts of the desk, each with the table that says the same."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from linli.campaign.models import Target
from linli.core.fixed_urls import fixed_url
from linli.evaluation.models import Award
from linli.evaluation.queries.attainment import Attainment, total
from linli.evaluation.queries.desk import RoundOutcomes, UnitOutcomes
from linli.evaluation.views.rounds.charts import height
from linli.evaluation.views.rounds.common import ladder, outcome_words, state_words
from linli.evaluation.views.rounds.palette import colours, legend
from linli.grading.compile import Published

from .areas import Area
from .units import unit_url

Chart = dict[str, Any]
Kind = Award.Kind
_STATES = (
    (Kind.TAKING_PART, "#9cc9b2", "taking_part", "participation_rate"),
    (Kind.MEETING, "#1d8a5a", "meeting", "attainment_rate"),
    (Kind.NAMED, "#d08a15", "named", "naming_rate"),
)
NOT_GRADED = ("~incomplete", "~not_assessable", "~none")


def outcome_keys(published: Published, present: Iterable[str]) -> list[str]:
    """Return the outcomes of a standard, the highest first, then what else there is."""
    there = set(present)
    return [*ladder(published), *(key for key in NOT_GRADED if key in there)]


def key_words(published: Published, key: str) -> str:
    """Return the words of an outcome, or of why there is none."""
    if not key.startswith("~"):
        return outcome_words(published, key)
    return state_words(None if key == "~none" else key[1:])


def outcomes_chart(
    published: Published, lines: Sequence[UnitOutcomes], urls: Sequence[str],
    results: Callable[[UnitOutcomes | None, str], str] | None = None,
) -> Chart:  # fmt: skip
    """Return how many have which outcome, by unit: bars across, stacked.

    results: the list that a number counts, of a unit or of all (None) and an outcome or all ("")
    """
    results = results or (lambda _line, _key: "")
    keys = outcome_keys(published, (key for line in lines for key in line.counts))
    titles = [key_words(published, key) for key in keys]
    rows: list[list[Any]] = [
        [
            {"text": line.name or "—", "url": url},
            *(_counted(line.counts.get(key, 0), results(line, key)) for key in keys),
            _counted(line.sheets, results(line, "")),
        ]
        for line, url in zip(lines, urls, strict=True)
    ]
    if len(lines) > 1:
        sums = [sum(line.counts.get(key, 0) for line in lines) for key in keys]
        cells = [_counted(number, results(None, key)) for number, key in zip(sums, keys, strict=True)]
        rows.append([_("Together"), *cells, _counted(sum(sums), results(None, ""))])
    series = [
        {
            "name": title,
            "itemStyle": {"color": color},
            "data": [
                {"value": line.counts.get(key, 0), "url": results(line, key) or url}
                for line, url in zip(lines, urls, strict=True)
            ],
        }
        for key, title, color in zip(keys, titles, colours(keys), strict=True)
    ]  # fmt: skip
    return {
        "option": across([line.name or "—" for line in lines], series, stacked=True),
        "columns": [_("Unit"), *titles, _("Together")],
        "rows": rows,
        "height": height(len(lines)),
    }


def _counted(number: int, url: str) -> Any:
    return {"text": number, "url": url} if number and url else number


def trend_chart(published: Published, steps: Sequence[RoundOutcomes], urls: Sequence[str]) -> Chart:
    """Return what came out round after round, as shares of each round's places: bars across, stacked."""
    keys = outcome_keys(published, (key for step in steps for key in step.counts))
    titles = [key_words(published, key) for key in keys]
    sums = [max(1, sum(step.counts.values())) for step in steps]
    rows = [
        [
            {"text": f"{step.as_of:%Y-%m-%d} {step.title}", "url": url},
            *(f"{step.counts.get(key, 0)}（{share_words(Fraction(step.counts.get(key, 0), whole))}）" for key in keys),
        ]
        for step, url, whole in zip(steps, urls, sums, strict=True)
    ]
    series = [
        {
            "name": title,
            "itemStyle": {"color": color},
            "data": [
                {"value": tenths(Fraction(step.counts.get(key, 0), whole)), "url": url}
                for step, url, whole in zip(steps, urls, sums, strict=True)
            ],
        }
        for key, title, color in zip(keys, titles, colours(keys), strict=True)
    ]
    option = across([f"{step.as_of:%Y-%m-%d}" for step in steps], series, stacked=True, most=100)
    return {"option": option, "columns": [_("Round"), *titles], "rows": rows, "height": "small"}


def attainment_chart(area: Area, units: Sequence[Attainment], targets: Sequence[Target] = ()) -> Chart:
    """Return how many communities take part, meet the standard, are named, by unit; shares of all communities.

    A unit without communities (a township of villages only) has no share and no line. Each number of the table opens
    the list of the communities that it counts. targets: of the campaign, each a line.
    """
    lines = [unit for unit in units if unit.communities]
    urls = [unit_url(line.is_zone, line.pk) for line in lines]
    whole = [*lines, total(list(lines), _("Together"))] if len(lines) > 1 else list(lines)
    rows = [
        [
            {"text": line.name, "url": url},
            {"text": line.communities, "url": communities_url(area, line)},
            *(
                {
                    "text": f"{getattr(line, number)}（{share_words(getattr(line, rate))}）",
                    "url": communities_url(area, line, kind),
                }
                for kind, _color, number, rate in _STATES
            ),
            {"text": line.demonstration, "url": communities_url(area, line, Kind.DEMONSTRATION)},
        ]
        for line, url in zip(whole, [*urls, ""], strict=False)
    ]
    series: list[Chart] = [
        {
            "name": str(kind.label),
            "itemStyle": {"color": color},
            "data": [
                {"value": tenths(getattr(line, rate) or Fraction(0)), "url": communities_url(area, line, kind)}
                for line in lines
            ],
        }
        for kind, color, _number, rate in _STATES
    ]
    if targets and lines:
        series[1]["markLine"] = {
            "symbol": "none", "silent": True, "lineStyle": {"color": "#d0483f", "type": "dashed"},
            # At the start: above, for the axis runs down. Small: 60 % and 70 % stand side by side on a phone.
            "label": {"formatter": "{c}%", "color": "#d0483f", "position": "start", "fontSize": 10},
            "data": [{"xAxis": float(target.percent)} for target in targets],  # where a line is drawn only
        }  # fmt: skip
    return {
        "option": across([line.name for line in lines], series, most=100),
        "columns": [_("Unit"), _("Communities"), *(str(kind.label) for kind, *_rest in _STATES), _("Demonstration")],
        "rows": rows,
        "height": height(len(lines)),
    }


def communities_url(area: Area, line: Attainment, state: str = "") -> str:
    """Return the list of the communities that a number of attainment counts. state: "" all, or a title."""
    asked = {name: value for name, value in (("unit", area.unit_key(line)), ("counts", state)) if value}
    return f"{fixed_url('desk:communities')}{'?' if asked else ''}{urlencode(asked)}"


def across(names: Sequence[str], series: Sequence[Chart], *, stacked: bool = False, most: int = 0) -> Chart:
    """Return bars across, so that names of places have room on a phone. most: 100 for shares, in per cent."""
    axis: Chart = {"type": "value", "minInterval": 1}
    if most:
        axis |= {"max": most, "axisLabel": {"formatter": "{value}%"}}
    return {
        **legend([one["name"] for one in series], 40),
        "xAxis": axis,
        "yAxis": {"type": "category", "inverse": True, "data": list(names)},
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "series": [
            {"type": "bar", "barMaxWidth": 22 if stacked else 9, **({"stack": "all"} if stacked else {}), **one}
            for one in series
        ],
    }


def share_words(share: Fraction | None) -> str:
    """Return a share as people read it, in per cent with one decimal; a dash where there is nothing to share."""
    return "—" if share is None else f"{_tenths(share) // 10}.{_tenths(share) % 10}%"


def tenths(share: Fraction) -> float:
    """Return per cent with one decimal, for a bar's length only."""
    return _tenths(share) / 10


def _tenths(share: Fraction) -> int:
    return int(share * 1000 + Fraction(1, 2))
