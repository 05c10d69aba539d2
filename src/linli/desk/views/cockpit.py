"""The cockpit (驾驶舱): where the campaign stands, what it costs, what moved, what needs a decision."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from linli.campaign.charts import (
    Doors,
    counted,
    curve_chart,
    doors_of,
    late_url,
    percent_words,
    share_words,
    target_lists,
    targets_chart,
    yuan_cell,
)
from linli.campaign.models import Campaign, Prospect, Target
from linli.campaign.queries.cockpit import Money, Moved, Waiting, money, moved, prospects, waiting
from linli.campaign.queries.outlook import Outlook, Way, outlook
from linli.campaign.queries.standings import together
from linli.campaign.rights import VIEW
from linli.campaign.rules.works import TAKEN_UP, State
from linli.campaign.views.work_list import NO_PROGRAMME
from linli.core import clock
from linli.core.composed import fetched
from linli.core.rights import Grants, grants_of, needs
from linli.evaluation.models import Award, AwardNote, Round, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.desk import ItemLoss, losses_by_item, shown_rounds
from linli.evaluation.queries.measures import sampled, yuan_told
from linli.evaluation.queries.memo import kept
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views.rounds.charts import height
from linli.grading.figures import decimal_text
from linli.grading.marks import half_up

M = TypeVar("M", bound=Model)
DAYS, MOVED, GAPS, PROGRAMMES = 7, 10, 10, 8


@needs(VIEW)
@require_safe
@conditional_page
def cockpit(request: HttpRequest) -> HttpResponse:
    """Show the campaign at a glance; its part alone when the page asks for what is new, without menu for a wall."""
    held, today = grants_of(request.user), clock.today()
    campaign = _campaign(request, held, today)
    context: dict[str, Any] = {"campaign": campaign, "wall": request.GET.get("wall") == "1"}
    if campaign is not None:
        context |= _figures(campaign, held, today)
    part = bool(request.headers.get("HX-Request"))
    template = "desk/_cockpit.html" if part else "desk/cockpit_wall.html" if context["wall"] else "desk/cockpit.html"
    response = render(request, template, context)
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["HX-Request"])  # the same address has two answers
    return response


def _campaign(request: HttpRequest, held: Grants, today: date) -> Campaign | None:
    """Return the campaign of the address, or the one that is under way."""
    rows = Campaign.objects.visible_to(held).select_related("division").defer("division__search_grams")
    asked = request.GET.get("campaign", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 10:
        return _first(rows.filter(pk=int(asked)))
    return _first(rows.filter(begins__lte=today).order_by("-begins", "-pk")) or _first(rows.order_by("begins"))


def _first(rows: QuerySet[M]) -> M | None:
    return next(iter(fetched(rows[:1])), None)


def _figures(campaign: Campaign, held: Grants, today: date) -> dict[str, Any]:
    found, doors = outlook(campaign, today), doors_of(campaign, held)
    binding = [way for way in found.ways if not way.target.stretch and way.units]
    meeting = [way for way in binding if way.target.counted == Target.Counted.MEETING]
    pk = meeting[-1].target.denominator_id if meeting else 0
    shown = (meeting or binding)[-1] if binding else None
    since = today - timedelta(days=DAYS)
    works = money(campaign, held, today)
    return {
        "ways": [_way(way, doors) for way in found.ways],
        "counted_on": found.counted_on,
        "periods": found.periods,
        "curve": curve_chart(found.past.get(pk, []), found.ahead.get(pk, []), _ways_of(found, pk), pk, doors),
        "units": targets_chart(found.ways, doors),
        "funnel": _funnel(shown, doors) if shown else None,
        "prospects": _prospects(campaign, prospects(campaign, held)),
        "money": _money(campaign, works),
        "moved": [_moved(one) for one in moved(campaign, held, since, today, MOVED)],
        "since": since,
        "decisions": _decisions(campaign, waiting(campaign, held, today, clock.now()), works, found, doors),
        "gaps": _gaps(campaign, held),
        "sampled": bool(shown and together([one.line for one in shown.units]).sampled),
        "partly": not doors.lists.whole,
    }


def _ways_of(found: Outlook, denominator: int) -> list[Way]:
    """Return the targets for meeting the standard of one list: only they lie on the curve of those that meet it."""
    counted = Target.Counted.MEETING
    return [way for way in found.ways if (way.target.denominator_id, way.target.counted) == (denominator, counted)]


def _way(way: Way, doors: Doors) -> dict[str, Any]:
    lists = target_lists(way, doors)
    return {
        "way": way,
        "percent": percent_words(way.target),
        "what": way.target.get_counted_display(),
        "share": share_words(way.share),
        "url": lists["count"],
        "lists": lists,
        "warned": [
            {"name": one.line.name, "behind": one.behind, "url": late_url(way.target, one.line, doors)}
            for one in way.warned
        ],
    }


def _funnel(way: Way, doors: Doors) -> dict[str, Any]:
    """Return how many communities are how far: from all that count to demonstrations."""
    whole, pk = together([one.line for one in way.units]), way.target.denominator_id
    kinds = (
        (_("Communities"), whole.members, doors.members(pk)),
        *(
            (str(kind.label), number, doors.members(pk, counts=kind.value))
            for kind, number in (
                (Award.Kind.TAKING_PART, whole.taking_part), (Award.Kind.MEETING, whole.meeting),
                (Award.Kind.NAMED, whole.named), (Award.Kind.DEMONSTRATION, whole.demonstration),
            )
        ),
    )  # fmt: skip
    data = [
        {"name": f"{title} {number}", "value": number, "label": {"color": color}, **({"url": url} if url else {})}
        for (title, number, url), color in zip(kinds, ("#10201a", "#10201a", "#fff", "#10201a", "#fff"), strict=True)
    ]
    option = {
        "color": ["#b9c2bd", "#9cc9b2", "#1d8a5a", "#d08a15", "#b0563f"],
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "series": [
            {
                "type": "funnel", "sort": "none", "gap": 2, "minSize": "8%", "left": 8, "right": 8, "top": 8,
                "bottom": 8, "label": {"position": "inside"}, "data": data,
            }
        ],
    }  # fmt: skip
    rows = [[title, counted(number, url)] for title, number, url in kinds]
    return {"option": option, "columns": [_("State"), _("Communities")], "rows": rows}


def _prospects(campaign: Campaign, counts: dict[str, int]) -> list[dict[str, Any]]:
    tones = {"MEETS": "success", "READY": "info", "NOT_ENOUGH": "warning", "NO_WORKS": "danger", "UNKNOWN": "muted"}
    return [
        {"words": state.label, "number": counts.get(state.value, 0), "tone": tones[state.value], "state": state.value}
        for state in Prospect.State
    ]


def _money(campaign: Campaign, rows: Sequence[Money]) -> dict[str, Any]:
    """Return works and their money by programme; each number leads to the works that it counts."""
    shown = rows[:PROGRAMMES]
    option = {
        "grid": {"top": 8},
        "xAxis": {"type": "value", "name": _("10,000 yuan")},
        "yAxis": {"type": "category", "inverse": True, "data": [_paid_by(one) for one in shown]},
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "series": [
            {
                "type": "bar", "name": _("10,000 yuan"), "barMaxWidth": 18, "itemStyle": {"color": "#1d8a5a"},
                "data": [
                    {"value": one.cost // 10_000, "url": _works(campaign, one.programme, cost="known")} for one in shown
                ],
            }
        ],
    }  # fmt: skip
    table = [
        [
            {"text": one.programme or "—", "url": _works(campaign, one.programme)},
            *(
                counted(number, _works(campaign, one.programme, state=state))
                for state, number in (
                    (State.SUGGESTED, one.suggested), (State.APPROVED, one.approved),
                    (State.UNDER_WAY, one.under_way), (State.DONE, one.done),
                )
            ),
            {
                "text": yuan_cell(one.cost, sample=one.sample > 0),
                "url": _works(campaign, one.programme, cost="known") if one.cost else "",
            },
            counted(one.unknown, _works(campaign, one.programme, cost="unknown")),
        ]
        for one in rows
    ]  # fmt: skip
    columns = [
        _("Programme"), _("Suggested"), _("Approved"), _("Under way"), _("Done"), _("Known cost (yuan)"),
        _("Of unknown cost"),
    ]  # fmt: skip
    sample = any(one.sample for one in rows)
    return {
        "option": option, "columns": columns, "rows": table, "height": height(len(shown)),
        "known": yuan_told(sum(one.cost for one in rows), sample=sample), "unknown": sum(one.unknown for one in rows),
        "works": sum(one.suggested + one.approved + one.under_way + one.done for one in rows),
        "done": sum(one.done for one in rows), "sample": sample, "url": _works(campaign),
        "lists": {
            "done": _works(campaign, state=State.DONE), "known": _works(campaign, cost="known"),
            "unknown": _works(campaign, cost="unknown"),
        },
    }  # fmt: skip


def _paid_by(one: Money) -> str:
    """Return what an amount in the chart stands beside: the programme, and whether it rests on samples."""
    return sampled(one.programme or "—", sample=bool(one.sample))


def _works(campaign: Campaign, programme: str | None = None, *, state: str = "", cost: str = "") -> str:
    """Return the list of works that are not given up: of a programme, in a state, of known or unknown cost."""
    asked: list[tuple[str, str]] = []
    if programme is not None:
        asked.append(("programme", programme or NO_PROGRAMME))
    asked += [("state", one) for one in ((state,) if state else (State.SUGGESTED, *TAKEN_UP))]
    if cost:
        asked.append(("cost", cost))
    return f"{reverse('campaign:works', args=[campaign.pk])}?{urlencode(asked)}"


def _moved(one: Moved) -> dict[str, Any]:
    if one.what == "DONE":
        what, url, tone = (
            _("done: {measure}").format(measure=one.kind),
            reverse("campaign:work", args=[one.thing]),
            "info",
        )
    elif one.what == "AWARD":
        what, url, tone = str(Award.Kind(one.kind).label), reverse("places:division", args=[one.place]), "success"
    else:
        note = AwardNote.Kind(one.kind)
        tone = "success" if note == AwardNote.Kind.RESTORED else "warning"
        what, url = str(note.label), reverse("places:division", args=[one.place])
    return {"name": one.name, "what": what, "url": url, "tone": tone, "on": one.on}


def _decisions(
    campaign: Campaign, found: Waiting, works: Sequence[Money], seen: Outlook, doors: Doors
) -> list[dict[str, Any]]:  # fmt: skip
    """Return what needs a decision, the gravest first, each with the list behind its number.

    act: where the words lead, if not to that list
    """
    lists = {name: reverse(f"campaign:{name}", args=[campaign.pk]) for name in (
        "orders", "works", "duties", "plans", "rechecks"
    )}  # fmt: skip
    short = [way for way in seen.ways if way.short and not way.target.stretch]
    late, suggested = sum(one.late for one in works), sum(one.suggested for one in works)
    lines = [
        *(
            (
                way.short,
                _("short of {percent} by {day}, as expected: plan more works").format(
                    percent=percent_words(way.target), day=way.target.by.isoformat()
                ),
                target_lists(way, doors)["late"], "danger", lists["plans"],
            )
            for way in short
        ),
        (
            found.orders_late, _("follow-up orders without an answer in time"), f"{lists['orders']}?overdue=late",
            "danger", "",
        ),
        (late, _("works that should be done by now"), f"{lists['works']}?overdue=yes", "danger", ""),
        (found.duties_late, _("duties that are overdue"), f"{lists['duties']}?overdue=yes", "danger", ""),
        (found.rechecks_due, _("re-checks that are overdue"), f"{lists['rechecks']}?outcome=late", "danger", ""),
        (
            found.orders_replied, _("answers to follow-up orders to look at"), f"{lists['orders']}?state=REPLIED",
            "warning", "",
        ),
        (
            found.duties_reported, _("duties reported as done, to accept"), f"{lists['duties']}?state=REPORTED",
            "warning", "",
        ),
        (suggested, _("suggested works to approve"), f"{lists['works']}?state=SUGGESTED", "warning", ""),
        (found.plans_found, _("plans that nobody has adopted"), f"{lists['plans']}?adopted=no", "info", ""),
    ]  # fmt: skip
    return [
        {"number": number, "what": what, "url": url, "tone": tone, "act": act}
        for number, what, url, tone, act in lines
        if number
    ]


def _gaps(campaign: Campaign, held: Grants) -> dict[str, Any] | None:
    """Return where communities lose most in the latest results: kept figures of a round, for nothing of it changes."""
    rounds = shown_rounds(Round.objects.visible_to(held)).filter(
        edition__standard=campaign.standard, edition__subject="community"
    )
    round_ = _first(rounds)
    if round_ is None:
        return None
    published = round_.edition.compiled()
    sheets = Sheet.objects.visible_to(held).filter(round=round_)
    losses = kept(round_, "losses", held.keys(VIEW_ROUNDS.code), lambda: losses_by_item(sheets, published))
    shown = sorted((one for one in losses if one.lost), key=lambda one: (-Decimal(_mean(one)), one.item.id))[:GAPS]
    musts = [one for one in losses if one.item.role == "must-have" and one.places]
    option = {
        "grid": {"top": 8},
        "xAxis": {"type": "value"},
        "yAxis": {"type": "category", "inverse": True, "data": [_title(one) for one in shown]},
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "series": [
            {
                "type": "bar", "name": _("Points lost on average"), "barMaxWidth": 18,
                "itemStyle": {"color": "#d0483f"},
                # a bar's length only
                "data": [{"value": float(_mean(one)), "url": _losing(round_, one)} for one in shown],
            }
        ],
    }  # fmt: skip
    rows = [
        [
            {"text": _title(one), "url": _losing(round_, one)}, _mean(one),
            counted(one.places, _losing(round_, one)),
        ]
        for one in (*shown, *musts)
    ]  # fmt: skip
    columns = [_("Item"), _("Points lost on average"), _("Places that lose any, or fail it")]
    return {
        "option": option, "columns": columns, "rows": rows, "height": height(len(shown)), "round": round_,
        "url": reverse("evaluation:results", args=[round_.pk]), "sample": round_.edition.is_sample,
    }  # fmt: skip


def _losing(round_: Round, one: ItemLoss) -> str:
    """Return the list of the places that lose points on an item, or fail it."""
    return f"{reverse('evaluation:results', args=[round_.pk])}?{urlencode({'loses': one.item.id})}"


def _title(one: ItemLoss) -> str:
    return f"{one.item.id} {one.item.title.zh if language() == 'zh' else one.item.title.en}"


def _mean(one: ItemLoss) -> str:
    return decimal_text(half_up(one.lost, one.graded * 100), 2) if one.graded else "0.00"
