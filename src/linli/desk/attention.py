"""What needs attention today: objections and their clocks, rounds and their dates, titles under a warning."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.hearing.models import Hearing
from linli.core.hearing.rights import VIEW_HEARINGS
from linli.core.rights import Grants
from linli.core.subjects import url_of
from linli.core.worktime import WorkCalendar
from linli.core.worktime.models import WorkDay
from linli.core.worktime.rules import working_days_between
from linli.evaluation.models import AwardNote, Round
from linli.evaluation.queries.desk import OpenRound, open_rounds, troubled_titles
from linli.evaluation.rights import VIEW_ROUNDS

MOST = 5  # of each kind; their own lists have them all
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Matter:
    """One line: what it is about, where it is dealt with, how urgent it is."""

    text: str
    url: str
    kind: str | Promise
    badge: str
    tone: str
    links: list[tuple[str, str]] = field(default_factory=list)


def attention(grants: Grants, at: datetime) -> list[Matter]:
    """Return what needs attention, of each kind the most urgent first: five queries."""
    today = timezone.localdate(at)
    found: list[Matter] = []
    if grants.has(VIEW_HEARINGS.code):
        found += _objections(grants, at, today)
    if grants.has(VIEW_ROUNDS.code):
        found += [_round(one, today) for one in open_rounds(grants)[:MOST]]
        found += [
            Matter(
                _("{name}: {title}").format(name=one.name, title=one.kind), url_of(*one.subject),
                _("Title register"), str(AwardNote.Kind(one.state).label),
                "danger" if one.state == "SUSPENDED" else "warning",
            )
            for one in troubled_titles(grants, today, MOST)
        ]  # fmt: skip
    return found


def _objections(grants: Grants, at: datetime, today: date) -> list[Matter]:
    waiting = list(
        Hearing.objects.visible_to(grants)
        .unanswered()
        .only("kind", "subject_name", "answer_by", "state")
        .order_by("answer_by", "pk")[:MOST]
    )
    last = max((timezone.localdate(one.answer_by) for one in waiting if one.answer_by), default=today)
    calendar = _calendar(today, last)
    found = []
    for one in waiting:
        if one.answer_by is None:
            badge, tone = _("time limit pending"), "muted"
        elif one.overdue(at):
            badge, tone = _("overdue"), "danger"
        else:
            days = working_days_between(today, timezone.localdate(one.answer_by), calendar)
            badge = ngettext("{days} working day left", "{days} working days left", days).format(days=days)
            tone = "warning" if days <= 2 else "info"
        address = reverse("hearing:hearing", args=[one.pk])
        found.append(Matter(one.subject_name, address, one.get_kind_display(), badge, tone))
    return found


def _calendar(today: date, last: date) -> WorkCalendar:
    kinds: dict[str, set[date]] = {}
    if last > today:
        for day, kind in WorkDay.objects.filter(date__gt=today, date__lte=last).values_list("date", "kind"):
            kinds.setdefault(kind, set()).add(day)
    holidays, make_up = kinds.get(WorkDay.Kind.HOLIDAY, ()), kinds.get(WorkDay.Kind.MAKE_UP, ())
    return WorkCalendar(last, frozenset(holidays), frozenset(make_up))


def _round(one: OpenRound, today: date) -> Matter:
    links = [(_("Progress of the marks"), reverse("desk:progress", args=[one.pk]))]
    badge, tone = str(Round.State(one.state).label), "info"
    if one.state == Round.State.NOTICE:
        links = [(_("Leaderboard"), reverse("desk:leaderboard", args=[one.pk])), *links]
        if one.notice_until:
            until = timezone.localdate(one.notice_until)
            tone = "warning" if until <= today else "info"
            badge = _("on public notice until {day}").format(day=f"{until:%m-%d}")
    elif one.marks_due and one.state != Round.State.REVIEW:
        badge = _("marks due {day}").format(day=f"{one.marks_due:%m-%d}")
        tone = "danger" if one.marks_due < today else "warning" if one.marks_due - today <= SOON else "info"
    kind = _("Round")
    if one.waiting:
        kind = _("Round: {waiting} of {sheets} without a complete result").format(
            waiting=one.waiting, sheets=one.sheets
        )
    return Matter(one.title, reverse("evaluation:round", args=[one.pk]), kind, badge, tone, links)
