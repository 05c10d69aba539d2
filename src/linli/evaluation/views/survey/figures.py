"""Figures of a survey as charts, each with its table. What is too few to show is in neither."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.evaluation.models import Channel, Survey, SurveyedCompound
from linli.evaluation.rules.survey import SATISFIED, SHOWN_FROM, Share

Chart = dict[str, Any]


def response_chart(groups: list[SurveyedCompound], every: list[SurveyedCompound]) -> Chart:
    """Return how many homes answered, and how, by compound."""
    names = [group.compound.name for group in groups]
    channels = [(channel.label, channel.value.lower()) for channel in Channel]
    series = [(str(label), [getattr(group, counter) for group in groups]) for label, counter in channels]
    waiting = [group.drawn - group.answered for group in groups]
    rows = [[group.compound.name, *_response([group])] for group in groups]
    if len(every) > 1:
        rows.insert(0, [_("All compounds in your sight"), *_response(every)])
    option = _across(names, [*series, (_("no answer"), waiting)])
    option["series"][-1]["itemStyle"] = {"color": "#b9c2bc"}
    return {
        "option": option,
        "columns": [
            _("Compound"), _("Drawn"), _("Homes that answered"), _("Response (%)"),
            *(str(label) for label, _counter in channels),
        ],
        "rows": rows,
    }  # fmt: skip


def share_chart(survey: Survey, question: int, groups: list[SurveyedCompound], every: list[SurveyedCompound]) -> Chart:
    """Return the share of the satisfied in one question with its margin, by compound."""
    shares = _shares(survey, question, every)
    names = [group.compound.name for group in groups]
    shown = [shares[group.compound_id] for group in groups]
    rows = [[group.compound.name, *_words(share)] for group, share in zip(groups, shown, strict=True)]
    if len(every) > 1:
        rows.insert(0, [_("All that are shown"), *_together(list(shares.values()))])
    option = _across(names, [(_("Satisfied (%)"), [_number(share.percent) for share in shown])], most=100)
    spans = [_span(share) for share in shown]
    option["series"].append({"type": "boxplot", "name": _("Margin of error"), "data": spans, "boxWidth": [1, 7]})
    option["legend"] = {"show": False}
    columns = [_("Compound"), _("Answers"), _("Satisfied (%)"), _("Margin of error (± points)")]
    return {"option": option, "columns": columns, "rows": rows}


def question_of(survey: Survey, asked: str) -> int:
    """Return the place of the question that is asked for, the first if there is no such."""
    return next((number for number, one in enumerate(survey.questions) if one["id"] == asked), 0)


def rate(answered: int, drawn: int) -> str:
    """Return the share of the drawn homes that answered in per cent, rounded down."""
    return f"{100 * answered // drawn} %" if drawn else "—"


def local(at: datetime | None) -> datetime | None:
    """Return a moment in the city's zone."""
    return timezone.localtime(at) if at else None


def _shares(survey: Survey, question: int, every: list[SurveyedCompound]) -> dict[int, Share]:
    counted = {
        pk: (satisfied, answered)
        for pk, satisfied, answered in survey.answers.filter(**{f"levels__{question}__gt": 0})
        .order_by()
        .values_list("compound")
        .annotate(satisfied=Count("pk", filter=_satisfied(question)), answered=Count("pk"))
    }
    return {group.compound_id: Share(*counted.get(group.compound_id, (0, 0)), group.homes) for group in every}


def _satisfied(question: int) -> Q:
    return Q(**{f"levels__{question}__in": SATISFIED})


def _together(shares: list[Share]) -> list[Any]:
    """Say what the shown ones are together: of all, a hidden one could be told by taking the shown ones away."""
    shown = [share for share in shares if share.is_shown]
    whole = Share(*(sum(getattr(share, name) for share in shown) for name in ("satisfied", "answered", "homes")))
    return [whole.answered, f"{whole.percent:.1f} %", "—"] if shown else _words(whole)


def _words(share: Share) -> list[Any]:
    if not share.is_shown:
        return [_("fewer than {least}").format(least=SHOWN_FROM), _too_few(), "—"]
    return [share.answered, f"{share.percent:.1f} %", f"± {share.margin:.1f}"]


def _too_few() -> str:
    return _("Fewer than {least} answers: not published").format(least=SHOWN_FROM)


def _response(groups: list[SurveyedCompound]) -> list[Any]:
    drawn, answered = sum(group.drawn for group in groups), sum(group.answered for group in groups)
    counts = [sum(getattr(group, channel.value.lower()) for group in groups) for channel in Channel]
    return [drawn, answered, rate(answered, drawn), *counts]


def _span(share: Share) -> list[float | str]:
    """Return lowest, share, share, share, highest: a boxplot draws it as a bar of error."""
    if share.percent is None or share.margin is None:
        return ["-"] * 5
    low, high = max(Decimal(0), share.percent - share.margin), min(Decimal(100), share.percent + share.margin)
    return [float(one) for one in (low, share.percent, share.percent, share.percent, high)]


def _number(percent: Decimal | None) -> float | str:
    return "-" if percent is None else float(percent)


def _across(names: list[str], series: list[tuple[str, list[Any]]], *, most: int = 0) -> Chart:
    """Return bars across, so that names of places have room on a phone."""
    several = len(series) > 1
    return {
        "grid": {"top": 44 if several else 4, "left": 4, "right": 16, "bottom": 4, "containLabel": True},
        "legend": {"top": 0, "type": "scroll"} if several else {"show": False},
        "xAxis": {"type": "value", "minInterval": 1, **({"max": most} if most else {})},
        "yAxis": {"type": "category", "inverse": True, "data": names},
        "series": [
            {"type": "bar", "name": title, "barMaxWidth": 22, "data": data, **({"stack": "all"} if several else {})}
            for title, data in series
        ],
    }
