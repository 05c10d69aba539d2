"""Sealing the history every ten minutes, checking all of it every night."""

import logging
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from linli.core import clock
from linli.core.notices import notice_kind

from . import anchors, chain
from .models import ChainCheck
from .rights import CHECK

log = logging.getLogger(__name__)

CHAIN_BROKEN = notice_kind(
    "history.chain_broken",
    _("The chain over the history is broken"),
    _("The check found that the history was changed from outside: {what}. Keep a copy of the database at once."),
)


@app.periodic(cron="*/10 * * * *")  # type: ignore[untyped-decorator]
@app.task(name="history.seal", lock="history", queueing_lock="history.seal")  # type: ignore[untyped-decorator]
def seal_events(timestamp: int) -> None:
    """Put what was written since the last time under the chain."""
    chain.seal(clock.now())


@app.periodic(cron="20 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="history.check", lock="history", queueing_lock="history.check")  # type: ignore[untyped-decorator]
def check_chain(timestamp: int) -> None:
    """Compute the whole chain again; tell those who watch over it if it does not hold."""
    run_check()


def start_check() -> bool:
    """Let the chain be checked by a job; False if one waits already."""
    from linli.core.news import defer

    return defer(check_chain, timestamp=0)


def is_at_work() -> bool:
    """Whether a check waits or runs."""
    jobs = ProcrastinateJob.objects.filter(task_name=check_chain.name, status__in=("todo", "doing"))
    return bool(jobs.filter(Q(scheduled_at=None) | Q(scheduled_at__lte=Now())).exists())


def run_check(known: dict[int, bytes] | None = None) -> ChainCheck:
    """Seal what is left, check against the anchors known, keep what was found, write the anchor, tell of a fault."""
    at = clock.now()
    chain.seal(at, wait_ms=30_000)
    found = chain.check_and_keep(at, anchors.read() if known is None else known)
    anchors.write(found, at)
    if found.fault:
        log.critical("the history's chain is broken: %s, link %s, table %s", found.fault, found.link, found.table)
        _tell(found)
    return found


def _tell(found: ChainCheck) -> None:
    from linli.core.notices.operations import notify

    people: Any = get_user_model().objects
    notify(
        people.holding(CHECK.code),
        CHAIN_BROKEN.code,
        at=found.checked_at,
        fields={"what": f"{found.fault} {found.table} {found.link or ''}".strip()},
        url=reverse("history:chain"),
    )
