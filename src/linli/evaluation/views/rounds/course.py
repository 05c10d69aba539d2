"""Where a round stands: its steps with their dates."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.evaluation.models import Round
from linli.evaluation.rules.steps import Step

from .figures import days_left

_STATE_OF = {
    "CALL": "CALLED", "SELF": "CALLED", "RECOMMEND": "CALLED", "COUNTY": "CALLED", "MARKS": "MARKING",
    "RECTIFY": "MARKING", "REVIEW": "REVIEW", "NOTICE": "NOTICE", "OBJECTIONS": "NOTICE", "SEAL": "SEALED",
}  # fmt: skip


@dataclass
class Stage:
    """A step of the course. now: the round stands here; hint: dates, and what is left."""

    title: str
    now: bool
    hint: str


def course(round_: Round, at: datetime) -> list[Stage]:
    """Return the steps of a round in order; at most one query, for the working days that are left."""
    return [
        Stage(str(Step(step).label), _STATE_OF[step] == round_.state, _hint(step, round_, at)) for step in round_.steps
    ]


def left_words(last: datetime, at: datetime) -> str:
    """Return how much time is left until a moment, in working days."""
    if at > last:
        return _("over")
    here, until = timezone.localtime(at).date(), timezone.localtime(last).date()
    count = days_left(here, until)
    if not count:
        return _("ends today at {time}").format(time=f"{timezone.localtime(last):%H:%M}") if here == until else ""
    return ngettext("{count} working day left", "{count} working days left", count).format(count=count)


def _hint(step: str, round_: Round, at: datetime) -> str:
    if step == Step.CALL:
        return day(round_.called_at)
    if step == Step.MARKS and round_.marks_due:
        due = _("due on {day}").format(day=f"{round_.marks_due:%Y-%m-%d}")
        if round_.state not in (Round.State.CALLED, Round.State.MARKING):
            return due
        today = timezone.localtime(at).date()
        if round_.marks_due < today:
            return f"{due} · {_('overdue')}"
        count = days_left(today, round_.marks_due)
        left = ngettext("{count} working day left", "{count} working days left", count).format(count=count)
        return f"{due} · {left}"
    if step == Step.NOTICE and round_.notice_at:
        until = moment(round_.notice_until) if round_.notice_until else _("pending: the work calendar ends too early")
        span = _("{first} to {last}").format(first=day(round_.notice_at), last=until)
        on = round_.state == Round.State.NOTICE and round_.notice_until
        return f"{span} · {left_words(round_.notice_until, at)}" if on and round_.notice_until else span
    if step == Step.NOTICE:
        return ngettext("{count} working day", "{count} working days", round_.notice_days).format(
            count=round_.notice_days
        )
    if step == Step.OBJECTIONS:
        return ngettext(
            "each answered within {count} working day", "each answered within {count} working days", round_.answer_days
        ).format(count=round_.answer_days)
    if step == Step.SEAL and round_.sealed_at:
        return day(round_.sealed_at)
    return ""


def day(at: datetime) -> str:
    """Return the day of a moment in the city."""
    return f"{timezone.localtime(at):%Y-%m-%d}"


def moment(at: datetime) -> str:
    """Return day and time of a moment in the city."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"
