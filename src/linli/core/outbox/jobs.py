"""Forgetting what no phone needs any more, every night."""

from procrastinate.contrib.django import app

from linli.core import clock

from .operations import forget


@app.periodic(cron="20 2 * * *")  # type: ignore[untyped-decorator]
@app.task(name="outbox.forget", lock="outbox", queueing_lock="outbox.forget")  # type: ignore[untyped-decorator]
def forget_outbox(timestamp: int) -> None:
    """Delete uploads that were never finished and empty records whose time is over."""
    forget(clock.now())
