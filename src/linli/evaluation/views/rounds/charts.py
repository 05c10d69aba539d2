"""Figures of a round as charts, each with its table."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.evaluation.models import Result, Round
from linli.evaluation.operations.editions import language
from linli.grading.compile import Published
from linli.grading.figures import decimal_text
from linli.grading.marks import half_up

from .common import NOT_GRADED, class_words, ladder, outcome_words, state_words, total_digits
from .figures import Comparison, Progress, Spread
from .palette import GOOD_TO_BAD, GREY, colours, legend

Chart = dict[str, Any]


def progress_chart(published: Published, counties: list[Progress]) -> Chart:
    """Return how far the marks are: bars by county, a table by county and section."""
    sections = published.standard.sections
    names = [section.title.zh if language() == "zh" else section.title.en for section in sections]
    rows = [
        [
            county.county or "—", county.sheets, f"{county.percent} %",
            *(f"{county.done[one.id]} / {county.wanted[one.id]}" for one in sections),
        ]
        for county in counties
    ]  # fmt: skip
    done = sum(sum(county.done.values()) for county in counties)
    wanted = sum(sum(county.wanted.values()) for county in counties)
    bars = [{"value": county.percent} for county in counties]
    return {
        "option": _across([county.county or "—" for county in counties], [(_("Answered (%)"), bars)], most=100),
        "columns": [_("County"), _("Sheets"), _("Answered"), *names],
        "rows": rows,
        "height": height(len(counties)),
        "done": done,
        "wanted": wanted,
    }


def outcome_chart(round_: Round, published: Published, found: Spread) -> Chart:
    """Return how many have which outcome, by county, stacked; each number leads to its rows."""
    keys = [*ladder(published), "~incomplete", "~not_assessable", "~none"]
    present = {key for county in found.counties.values() for key in county}
    keys = [key for key in keys if key in present or not key.startswith("~")]
    titles = [_key_words(published, key) for key in keys]
    return _stacked(round_, found, found.counties, keys, titles, outcome_query, colours(keys))


def class_chart(round_: Round, published: Published, found: Spread) -> Chart | None:
    """Return how many are in which class, by county; None where the standard has none."""
    keys = [rule.id for rule in published.standard.outcome.class_]
    if not keys:
        return None
    titles = [class_words(published, key) for key in keys]
    return _stacked(round_, found, found.classes, keys, titles, lambda key: {"class_id": key}, colours(keys))


def comparison_chart(published: Published, counties: list[Comparison]) -> Chart:
    """Return how the same places did in the round before."""
    digits = total_digits(published)
    rows = []
    for one in counties:
        then, now = (half_up(total, one.both) if one.both else None for total in (one.total_then, one.total_now))
        means = ["—" if mean is None else decimal_text(mean, digits) for mean in (then, now)]
        rows.append([one.county or "—", one.rose, one.same, one.fell, one.new, *means])
    series = [
        (_("Higher"), [{"value": one.rose} for one in counties]),
        (_("As before"), [{"value": one.same} for one in counties]),
        (_("Lower"), [{"value": one.fell} for one in counties]),
        (_("New"), [{"value": one.new} for one in counties]),
    ]
    columns = [
        _("County"), _("Higher"), _("As before"), _("Lower"), _("New"), _("Mean total then"), _("Mean total now"),
    ]  # fmt: skip
    shades = [GOOD_TO_BAD[0], GREY[1], GOOD_TO_BAD[-1], "#3f7fbf"]
    option = _across([one.county or "—" for one in counties], series, stack=True, shades=shades)
    return {"option": option, "columns": columns, "rows": rows, "height": height(len(counties))}


def height(lines: int) -> str:
    """Return the height of a chart with so many bars across, in the words of c-chart."""
    return "small" if lines < 4 else "tall" if lines > 12 else ""


def outcome_query(key: str) -> dict[str, str]:
    """Return what the list of results is asked for, to show those with an outcome, or in a state "~state"."""
    if key == f"~{NOT_GRADED}":
        return {"state": NOT_GRADED}
    return {"state": key[1:]} if key.startswith("~") else {"outcome": key, "state": Result.State.GRADED.value}


def _key_words(published: Published, key: str) -> str:
    if not key.startswith("~"):
        return outcome_words(published, key)
    return state_words(None if key == "~none" else key[1:])


def _stacked(
    round_: Round, found: Spread, counts: dict[str, dict[str, int]], keys: list[str], titles: list[str], query: Any,
    shades: list[str],
) -> Chart:  # fmt: skip
    address = reverse("evaluation:results", args=[round_.pk])
    counties = list(found.counties)

    def url(county: str | None, key: str) -> str:
        inside = {} if county is None else {"county": found.county_ids[county] or 0}
        return f"{address}?{urlencode({**inside, **query(key)})}"

    series = [
        (title, [{"value": counts.get(name, {}).get(key, 0), "url": url(name, key)} for name in counties])
        for key, title in zip(keys, titles, strict=True)
    ]
    rows = []
    for name in counties:
        some = counts.get(name, {})
        cells = [{"text": str(some[key]), "url": url(name, key)} if some.get(key) else 0 for key in keys]
        rows.append([name or "—", *cells, sum(some.get(key, 0) for key in keys)])
    if len(counties) > 1:
        sums = [sum(counts.get(name, {}).get(key, 0) for name in counties) for key in keys]
        cells = [{"text": str(one), "url": url(None, key)} if one else 0 for one, key in zip(sums, keys, strict=True)]
        rows.append([_("All"), *cells, sum(sums)])
    total = sum(sum(some.values()) for some in counts.values())
    return {
        "option": _across([name or "—" for name in counties], series, stack=True, shades=shades),
        "columns": [_("County"), *titles, _("Together")],
        "rows": rows,
        "height": height(len(counties)),
        "sentence": ngettext("{count} place", "{count} places", total).format(count=f"{total:,}"),
    }


def _across(
    names: list[str], series: list[tuple[str, list[Any]]], *, stack: bool = False, most: int = 0,
    shades: list[str] | None = None,
) -> Chart:  # fmt: skip
    """Return bars across, so that names of places have room on a phone."""
    several = len(series) > 1
    option: Chart = legend([title for title, _data in series], 44) if several else {"legend": {"show": False}}
    return {
        **option,
        "grid": {"top": 4, "left": 4, "right": 16, "bottom": 4, "containLabel": True, **option.get("grid", {})},
        "xAxis": {"type": "value", "minInterval": 1, **({"max": most} if most else {})},
        "yAxis": {"type": "category", "inverse": True, "data": names},
        "series": [
            {
                "type": "bar",
                "name": title,
                "barMaxWidth": 22,
                "data": data,
                **({"stack": "all"} if stack else {}),
                "itemStyle": {"color": shades[place]} if shades else {},
            }
            for place, (title, data) in enumerate(series)
        ],
    }
