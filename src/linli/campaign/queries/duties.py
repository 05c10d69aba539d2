"""Which duties are late, as a condition of queries: the rule is `rules.stages.overdue`."""

from datetime import date, datetime

from django.db.models import Q

from linli.campaign.models import Duty


def late(day: date, until: datetime | None = None, path: str = "") -> Q:
    """Return the condition that a duty is late on a day: its last day is over, and nothing was reported.

    until: the end of a day that is past, for how it was then: what was reported after it was open still. One that was
    sent back since counts as open, for the days between are not kept. path: how the query comes to duties, "duties__"
    """
    state, reported = f"{path}state", f"{path}reported_at"
    waiting = Q(**{state: Duty.State.OPEN})
    if until is not None:
        waiting |= Q(**{f"{reported}__gte": until})
    return waiting & Q(**{f"{path}task__due_on__lt": day})
