"""What the November report adds: stages, measures that were done and what rose, resources, re-checks."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from linli.campaign.models import Recheck, ResourceUse, Stage, StageClosing, Work
from linli.campaign.queries.duties import late
from linli.campaign.queries.resources import before_and_after, by_quarter
from linli.campaign.queries.summary import Spent, summary_of
from linli.campaign.rules.quarters import in_words as quarter_words

from .asked import Asked
from .said import UNKNOWN, MeasureRow, RecheckRow, ResourceRow, StageRow


def of_the_year(asked: Asked, works: QuerySet[Work]) -> dict[str, Any]:
    """Return what only the November report has."""
    return {
        "stages": _stages(asked), "measures": _measures(asked, works), "resources": _resources(asked),
        "rechecks": _rechecks(asked),
    }  # fmt: skip


def _stages(asked: Asked) -> tuple[StageRow, ...]:
    mine = asked.area.owes("tasks__duties__division")
    there = mine & Q(tasks__duties__opened_at__lt=asked.until)
    done = there & Q(tasks__duties__accepted_at__lt=asked.until)
    rows = Stage.objects.filter(campaign=asked.campaign).order_by("number").annotate(
        owed=Count("tasks__duties", filter=there), done=Count("tasks__duties", filter=done),
        late=Count("tasks__duties", filter=there & late(asked.upto, asked.until, "tasks__duties__")),
    )  # fmt: skip
    closings = StageClosing.objects.standing(asked.until).filter(
        asked.area.owes("division"), stage__campaign=asked.campaign
    ).select_related("division").order_by("division__code")  # fmt: skip
    closed: dict[int, list[str]] = {}
    for one in closings:
        closed.setdefault(one.stage_id, []).append(one.division.name)
    return tuple(
        StageRow(
            row.title, row.begins.isoformat(), row.ends.isoformat() if row.ends else _("the source gives no end"),
            row.owed, row.done, row.late, _(", ").join(closed.get(row.pk, [])) or UNKNOWN,
        )
        for row in rows
    )  # fmt: skip


def _measures(asked: Asked, works: QuerySet[Work]) -> tuple[MeasureRow, ...]:
    within = works.filter(done_on__range=(asked.period.first, asked.upto))
    found = []
    for line in summary_of(asked.campaign, within).measures:
        rose = [f"{one.item} {one.title} +{one.rose}" for one in line.items if one.rose]
        spent: Spent = line.spent
        found.append(MeasureRow(
            f"{line.code} {line.title}", spent.communities, spent.works, spent.amount, spent.unknown,
            _("sample") if spent.sample else "", _("; ").join(rose) or UNKNOWN,
        ))  # fmt: skip
    return tuple(found)


def _resources(asked: Asked) -> tuple[ResourceRow, ...]:
    uses = ResourceUse.objects.filter(asked.area.holds("division")).filter(
        Q(year__lt=asked.upto.year) | Q(year=asked.upto.year, quarter__lte=(asked.upto.month - 1) // 3)
    )  # quarters that were over by then
    changes = before_and_after(asked.campaign, uses, by_quarter(asked.campaign, uses))
    return tuple(
        ResourceRow(
            str(ResourceUse.Kind(one.kind).label), f"{quarter_words(one.first[0])}–{quarter_words(one.first[-1])}",
            str(one.before.each), f"{quarter_words(one.last[0])}–{quarter_words(one.last[-1])}", str(one.after.each),
            one.before.places,
        )
        for one in changes
    )  # fmt: skip


def _rechecks(asked: Asked) -> tuple[RecheckRow, ...]:
    rows = Recheck.objects.filter(asked.area.holds("division"), campaign=asked.campaign, year=asked.period.year)
    counts: dict[str, int] = {}
    for outcome, done_on, number in rows.order_by().values_list("outcome", "done_on").annotate(number=Count("pk")):
        key = outcome if done_on and done_on <= asked.upto else ""
        counts[key] = counts.get(key, 0) + number
    words = {**{str(one.value): str(one.label) for one in Recheck.Outcome}, "": _("Not looked at yet")}
    return tuple(RecheckRow(text, counts[key]) for key, text in words.items() if key in counts)
