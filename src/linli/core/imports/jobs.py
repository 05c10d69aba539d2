"""The jobs of imports. Each may run twice, after a worker was killed, without harm."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from linli.core import clock

from . import operations

log = logging.getLogger(__name__)

_ATTEMPTS = 3
_RETRY = RetryStrategy(max_attempts=_ATTEMPTS, wait=5, retry_exceptions={OperationalError})  # a deadlock, a restart


@app.task(name="linli.core.imports.check", queue="imports", pass_context=True, retry=_RETRY)  # type: ignore[untyped-decorator]
def check(job: Any, run: int) -> None:
    """Check a file that was received."""
    _try(operations.check_run, job, run)


@app.task(name="linli.core.imports.apply", queue="imports", pass_context=True, retry=_RETRY)  # type: ignore[untyped-decorator]
def apply(job: Any, run: int) -> None:
    """Apply a file that was checked."""
    _try(operations.apply_run, job, run)


@app.periodic(cron="35 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.core.imports.forget_contents")  # type: ignore[untyped-decorator]
def forget_contents(timestamp: int) -> None:
    """Delete what is left of files after 30 days."""
    operations.forget_contents(clock.now())


def _try(work: Callable[[int], None], job: Any, run: int) -> None:
    try:
        work(run)
    except OperationalError:
        if job.job.attempts + 1 >= _ATTEMPTS:
            operations.mark_failed(run)
        raise
    except Exception:
        operations.mark_failed(run)
        raise
