"""The cockpit (驾驶舱): where the campaign stands, what it costs, what moved, what needs a decision."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from linli.campaign.charts import curve_chart, percent_words, share_words, targets_chart, unit_url
from linli.campaign.models import Campaign, Prospect
from linli.campaign.queries.cockpit import Money, Moved, Waiting, money, moved, prospects, waiting
from linli.campaign.queries.outlook import Outlook, Way, outlook
from linli.campaign.queries.standings import together
from linli.campaign.rights import VIEW
from linli.core import clock
from linli.core.rights import Grants, grants_of, needs
from linli.evaluation.models import Award, AwardNote, Round, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.desk import ItemLoss, losses_by_item, shown_rounds
from linli.evaluation.queries.memo import kept
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views.rounds.charts import height
from linli.grading.figures import decimal_text
from linli.grading.marks import half_up

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
    return response


def _campaign(request: HttpRequest, held: Grants, today: date) -> Campaign | None:
    """Return the campaign of the address, or the one that is under way."""
    rows = Campaign.objects.visible_to(held).select_related("division").defer("division__search_grams")
    asked = request.GET.get("campaign", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 10:
        return rows.filter(pk=int(asked)).first()
    return rows.filter(begins__lte=today).order_by("-begins", "-pk").first() or rows.order_by("begins").first()


def _figures(campaign: Campaign, held: Grants, today: date) -> dict[str, Any]:
    found = outlook(campaign, today)
    binding = [way for way in found.ways if not way.target.stretch and way.units]
    shown = binding[-1] if binding else None
    pk = shown.target.denominator_id if shown else 0
    since = today - timedelta(days=DAYS)
    return {
        "ways": [_way(way) for way in found.ways],
        "counted_on": found.counted_on,
        "periods": found.periods,
        "curve": curve_chart(found.past.get(pk, []), found.ahead.get(pk, []), _ways_of(found, pk)),
        "units": targets_chart(found.ways),
        "funnel": _funnel(shown) if shown else None,
        "prospects": _prospects(campaign, prospects(campaign, held)),
        "money": _money(campaign, money(campaign, held)),
        "moved": [_moved(one) for one in moved(campaign, held, since, today, MOVED)],
        "since": since,
        "decisions": _decisions(campaign, waiting(campaign, held, today, clock.now()), found),
        "gaps": _gaps(campaign, held),
        "sampled": bool(shown and together([one.line for one in shown.units]).sampled),
    }


def _ways_of(found: Outlook, denominator: int) -> list[Way]:
    return [way for way in found.ways if way.target.denominator_id == denominator]


def _way(way: Way) -> dict[str, Any]:
    return {
        "way": way,
        "percent": percent_words(way.target),
        "share": share_words(way.share),
        "url": f"{reverse('desk:communities')}?counts={way.target.counted}",
        "warned": [{"name": one.line.name, "behind": one.behind, "url": unit_url(one.line.unit)} for one in way.warned],
    }


def _funnel(way: Way) -> dict[str, Any]:
    """Return how many communities are how far: from all that count to demonstrations."""
    whole = together([one.line for one in way.units])
    kinds = (
        (_("Communities"), whole.members, reverse("campaign:members", args=[way.target.denominator_id])),
        *(
            (str(kind.label), number, f"{reverse('desk:communities')}?counts={kind.value}")
            for kind, number in (
                (Award.Kind.TAKING_PART, whole.taking_part), (Award.Kind.MEETING, whole.meeting),
                (Award.Kind.NAMED, whole.named), (Award.Kind.DEMONSTRATION, whole.demonstration),
            )
        ),
    )  # fmt: skip
    data = [
        {"name": f"{title} {number}", "value": number, "url": url, "label": {"color": color}}
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
    rows = [[{"text": title, "url": url}, {"text": str(number), "url": url}] for title, number, url in kinds]
    return {"option": option, "columns": [_("State"), _("Communities")], "rows": rows}


def _prospects(campaign: Campaign, counts: dict[str, int]) -> list[dict[str, Any]]:
    tones = {"MEETS": "success", "READY": "info", "NOT_ENOUGH": "warning", "NO_WORKS": "danger", "UNKNOWN": "muted"}
    return [
        {"words": state.label, "number": counts.get(state.value, 0), "tone": tones[state.value], "state": state.value}
        for state in Prospect.State
    ]


def _money(campaign: Campaign, rows: Sequence[Money]) -> dict[str, Any]:
    url = reverse("campaign:works", args=[campaign.pk])
    shown = rows[:PROGRAMMES]
    option = {
        "grid": {"top": 8},
        "xAxis": {"type": "value", "name": _("10,000 yuan")},
        "yAxis": {"type": "category", "inverse": True, "data": [one.programme or "—" for one in shown]},
        "tooltip": {"trigger": "axis", "axisPointer": {"type": "shadow"}},
        "series": [
            {
                "type": "bar", "name": _("10,000 yuan"), "barMaxWidth": 18, "itemStyle": {"color": "#1d8a5a"},
                "data": [one.cost // 10_000 for one in shown],
            }
        ],
    }  # fmt: skip
    table = [
        [
            {"text": one.programme or "—", "url": url}, one.suggested, one.approved, one.under_way, one.done,
            _yuan(one.cost), one.unknown or "0",
        ]
        for one in rows
    ]  # fmt: skip
    columns = [
        _("Programme"), _("Suggested"), _("Approved"), _("Under way"), _("Done"), _("Known cost (yuan)"),
        _("Of unknown cost"),
    ]  # fmt: skip
    return {
        "option": option, "columns": columns, "rows": table, "height": height(len(shown)),
        "known": _yuan(sum(one.cost for one in rows)), "unknown": sum(one.unknown for one in rows),
        "works": sum(one.suggested + one.approved + one.under_way + one.done for one in rows),
        "done": sum(one.done for one in rows), "sample": any(one.sample for one in rows), "url": url,
    }  # fmt: skip


def _yuan(amount: int) -> str:
    return str(number_format(amount, force_grouping=True))


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


def _decisions(campaign: Campaign, found: Waiting, seen: Outlook) -> list[dict[str, Any]]:
    """Return what needs a decision, the gravest first, each with the list behind its number."""
    orders, works = reverse("campaign:orders", args=[campaign.pk]), reverse("campaign:works", args=[campaign.pk])
    stages, plans = reverse("campaign:stages", args=[campaign.pk]), reverse("campaign:plans", args=[campaign.pk])
    rechecks = reverse("campaign:rechecks", args=[campaign.pk])
    short = [way for way in seen.ways if way.short and not way.target.stretch]
    lines = [
        *(
            (
                way.short,
                _("short of {percent} by {day}, as expected: plan more works").format(
                    percent=percent_words(way.target), day=way.target.by.isoformat()
                ),
                plans, "danger",
            )
            for way in short
        ),
        (found.orders_late, _("follow-up orders without an answer in time"), f"{orders}?overdue=yes", "danger"),
        (found.works_late, _("works that should be done by now"), f"{works}?overdue=true", "danger"),
        (found.duties_late, _("duties that are overdue"), stages, "danger"),
        (found.rechecks_due, _("re-checks that are overdue"), rechecks, "danger"),
        (found.orders_replied, _("answers to follow-up orders to look at"), f"{orders}?state=REPLIED", "warning"),
        (found.duties_reported, _("duties reported as done, to accept"), stages, "warning"),
        (found.works_suggested, _("suggested works to approve"), f"{works}?state=SUGGESTED", "warning"),
        (found.plans_found, _("plans that nobody has adopted"), plans, "info"),
    ]  # fmt: skip
    return [{"number": number, "what": what, "url": url, "tone": tone} for number, what, url, tone in lines if number]


def _gaps(campaign: Campaign, held: Grants) -> dict[str, Any] | None:
    """Return where communities lose most in the latest results: kept figures of a round, for nothing of it changes."""
    rounds = shown_rounds(Round.objects.visible_to(held)).filter(
        edition__standard=campaign.standard, edition__subject="community"
    )
    round_ = rounds.first()
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
                "data": [float(_mean(one)) for one in shown],  # a bar's length only
            }
        ],
    }  # fmt: skip
    results = reverse("evaluation:results", args=[round_.pk])
    rows = [[{"text": _title(one), "url": results}, _mean(one), one.places] for one in (*shown, *musts)]
    columns = [_("Item"), _("Points lost on average"), _("Places that lose any, or fail it")]
    return {
        "option": option, "columns": columns, "rows": rows, "height": height(len(shown)), "round": round_,
        "url": results, "sample": round_.edition.is_sample,
    }  # fmt: skip


def _title(one: ItemLoss) -> str:
    return f"{one.item.id} {one.item.title.zh if language() == 'zh' else one.item.title.en}"


def _mean(one: ItemLoss) -> str:
    return decimal_text(half_up(one.lost, one.graded * 100), 2) if one.graded else "0.00"
