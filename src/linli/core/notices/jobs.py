"""Forgetting old notices, every night."""

from procrastinate.contrib.django import app

from linli.core import clock

from .operations import forget_old


@app.periodic(cron="10 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.core.notices.forget", queueing_lock="linli.core.notices.forget")  # type: ignore[untyped-decorator]
def forget(timestamp: int) -> None:
    """Delete notices that are past their time."""
    forget_old(clock.now())
