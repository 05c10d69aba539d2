"""Delivering news, taking up the jobs of a killed worker, and clearing away what is done."""

import logging
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from .events import EVENTS, LISTENERS
from .models import Delivery

log = logging.getLogger(__name__)

KEPT = timedelta(days=30)


@app.task(  # type: ignore[untyped-decorator]
    name="linli.core.news.deliver", queue="news", retry=RetryStrategy(max_attempts=9, exponential_wait=3)
)
def deliver(number: str, event: str, listener: str, values: dict[str, Any]) -> None:
    """Have one listener deal with one event, once."""
    with transaction.atomic():
        _, new = Delivery.objects.get_or_create(event=number, listener=listener)
        if not new:
            return  # the job ran before and was killed before it could say so
        kind = EVENTS.get(event)
        function = LISTENERS[kind].get(listener) if kind else None
        if kind is None or function is None:
            # The program was changed while the job waited. Failing keeps the job, where an operator sees it.
            raise LookupError(f"nobody is called {listener} and listens to {event} any more")
        function(kind(**values))


@app.periodic(cron="* * * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.core.news.retry_stalled", queueing_lock="linli.core.news.retry_stalled", pass_context=True)  # type: ignore[untyped-decorator]
async def retry_stalled(context: Any, timestamp: int) -> None:
    """Give the jobs of a killed worker to another; its jobs are idempotent, so a second run does no harm."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=30):
        log.warning("job %s (%s) was left by its worker and is tried again", job.id, job.task_name)
        await manager.retry_job(job)


@app.periodic(cron="20 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.core.news.remove_old_jobs", pass_context=True)  # type: ignore[untyped-decorator]
async def remove_old_jobs(context: Any, timestamp: int) -> None:
    """Remove finished jobs after a month; failed ones stay until somebody has looked at them."""
    await context.app.job_manager.delete_old_jobs(nb_hours=int(KEPT / timedelta(hours=1)))


@app.periodic(cron="25 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.core.news.remove_old_deliveries")  # type: ignore[untyped-decorator]
def remove_old_deliveries(timestamp: int) -> None:
    """Forget what was delivered a month ago: no job of it can wait any more."""
    Delivery.objects.filter(delivered_at__lt=timezone.now() - KEPT).delete()
