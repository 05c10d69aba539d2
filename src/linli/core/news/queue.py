"""Deferring a job in the transaction at hand."""

from datetime import datetime
from typing import Any

from django.db import transaction
from procrastinate import exceptions, manager, tasks
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.psycopg_connector import PsycopgConnector


def defer(
    task: Any, /, *, schedule_at: datetime | None = None, queueing_lock: str | None = None, **arguments: Any
) -> bool:
    """Defer a job in the transaction at hand, from a view or from within another job; arguments are JSON values.

    Returns False if a job with the same queueing lock waits already. `task.defer` would do in a view, but inside a
    worker it writes through a connection of its own: a job could then run although its transaction was rolled back.
    """
    # Inside a worker the app's connector is the worker's own; everywhere else it is Django's (or a test's in memory).
    of_worker = isinstance(app.connector, PsycopgConnector)
    waiting = tasks.configure_task(
        name=task.name,
        job_manager=manager.JobManager(DjangoConnector()) if of_worker else app.job_manager,
        lock=task.lock,
        queueing_lock=queueing_lock or task.queueing_lock,
        queue=task.queue,
        priority=task.priority,
        schedule_at=schedule_at,
    )
    if waiting.job.queueing_lock is None:
        waiting.defer(**arguments)
        return True
    try:
        with transaction.atomic():  # the refusal must not spoil the caller's transaction
            waiting.defer(**arguments)
    except exceptions.AlreadyEnqueued:
        return False
    return True
