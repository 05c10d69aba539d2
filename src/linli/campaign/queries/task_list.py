"""A county's task list (任务清单): what it owes, what it was ordered, its works by day, what its communities lack."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.campaign.models import Campaign, Duty, FollowUpOrder, Prospect, Work
from linli.campaign.rules.stages import overdue
from linli.campaign.rules.works import AGREED, State, is_overdue
from linli.core import clock
from linli.grading.figures import decimal_text

from .areas import Area
from .reports import UNKNOWN
from .works import titles_of_items


@dataclass(frozen=True)
class DutyRow:
    """A duty that is not done."""

    unit: str
    stage: str
    task: str
    due: str
    state: str
    late: str


@dataclass(frozen=True)
class OrderRow:
    """An order that waits for an answer."""

    number: str
    title: str
    to: str
    due: str
    late: str


@dataclass(frozen=True)
class WorkRow:
    """A work that is approved or under way."""

    community: str
    measure: str
    state: str
    due: str
    late: str


@dataclass(frozen=True)
class LackRow:
    """A community that does not meet the standard, and what it lacks."""

    community: str
    state: str
    short: str
    missing: str
    suggested: str


@dataclass(frozen=True)
class TaskList:
    """All that an area has to do on a day, as texts."""

    title: str
    area: str
    made_on: str
    demo: str
    duties: tuple[DutyRow, ...]
    orders: tuple[OrderRow, ...]
    works: tuple[WorkRow, ...]
    lacking: tuple[LackRow, ...]
    counted_on: str

    def plain(self) -> dict[str, Any]:
        """Return it as dictionaries, lists and texts."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}


def task_list(campaign: Campaign, area: Area, today: date) -> TaskList:
    """Return what an area has to do; the caller has seen to it that the person may look there. Six queries."""
    lacking, counted = _lacking(campaign, area)
    return TaskList(
        title=_("{area}: task list").format(area=area.name), area=area.name, made_on=today.isoformat(),
        demo=_("Demo data: everything in this document is made up.") if settings.DEMO else "",
        duties=_duties(campaign, area, today), orders=_orders(campaign, area), works=_works(campaign, area, today),
        lacking=lacking, counted_on=counted,
    )  # fmt: skip


def _late(late: bool) -> str:
    return _("overdue") if late else ""


def _duties(campaign: Campaign, area: Area, today: date) -> tuple[DutyRow, ...]:
    rows = Duty.objects.filter(area.owes("division"), task__campaign=campaign).exclude(state=Duty.State.DONE)
    rows = rows.select_related("task__stage", "division").order_by("task__due_on", "division__code", "pk")
    return tuple(
        DutyRow(
            row.division.name, str(row.task.stage), row.task.title, row.task.due_on.isoformat(),
            str(row.get_state_display()), _late(overdue(row.state, row.task.due_on, today)),
        )
        for row in rows
    )  # fmt: skip


def _orders(campaign: Campaign, area: Area) -> tuple[OrderRow, ...]:
    rows = FollowUpOrder.objects.filter(area.owes("division"), campaign=campaign, state=FollowUpOrder.State.ISSUED)
    now = clock.now()
    return tuple(
        OrderRow(
            row.number, row.title, row.division.name,
            f"{timezone.localtime(row.due_at):%Y-%m-%d %H:%M}" if row.due_at else _("pending"),
            _late(row.due_at is not None and row.due_at < now),
        )
        for row in rows.select_related("division").order_by(F("due_at").asc(nulls_last=True), "pk")
    )  # fmt: skip


def _works(campaign: Campaign, area: Area, today: date) -> tuple[WorkRow, ...]:
    rows = Work.objects.filter(
        area.holds("division"), campaign=campaign, state__in=AGREED
    ).select_related("division", "measure", "compound")  # fmt: skip
    return tuple(
        WorkRow(
            f"{row.division.name} · {row.compound.name}" if row.compound else row.division.name,
            f"{row.measure.code} {row.measure.title}", str(row.get_state_display()),
            row.due_on.isoformat() if row.due_on else UNKNOWN, _late(is_overdue(row.state, row.due_on, today)),
        )
        for row in rows.order_by(F("due_on").asc(nulls_last=True), "division__code", "pk")
    )  # fmt: skip


def _lacking(campaign: Campaign, area: Area) -> tuple[tuple[LackRow, ...], str]:
    """Return the communities that do not meet the standard with what they lack, and when that was worked out."""
    there = Q(division__valid_to=None)
    rows = list(
        Prospect.objects.filter(there, area.holds("division"), campaign=campaign)
        .exclude(state=Prospect.State.MEETS)
        .select_related("division")
        .order_by("division__code")
    )
    titles = titles_of_items(campaign.standard) if rows else {}
    suggested: dict[int, list[str]] = defaultdict(list)
    works = Work.objects.filter(area.holds("division"), campaign=campaign, state=State.SUGGESTED)
    for place, code, title in works.order_by("measure__code").values_list(
        "division_id", "measure__code", "measure__title"
    ):
        suggested[place].append(f"{code} {title}")
    found = tuple(
        LackRow(
            row.division.name, str(row.get_state_display()),
            decimal_text(row.short, 2, trim=True) if row.short else "0",
            _("; ").join(f"{item} {titles.get(item, '')}".strip() for item in row.missing) or UNKNOWN,
            _("; ").join(suggested[row.division_id]) or UNKNOWN,
        )
        for row in rows
    )  # fmt: skip
    counted = max((row.counted_at for row in rows), default=None)
    return found, f"{timezone.localtime(counted):%Y-%m-%d}" if counted else ""
