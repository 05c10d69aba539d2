"""Forgetting what nobody uses, every night."""

from procrastinate.contrib.django import app

from linli.core import clock

from .operations import forget, sweep


@app.periodic(cron="40 2 * * *")  # type: ignore[untyped-decorator]
@app.task(name="files.forget", lock="files", queueing_lock="files.forget")  # type: ignore[untyped-decorator]
def forget_files(timestamp: int) -> None:
    """Delete files whose last use is over and whose time has passed."""
    forget(clock.now(), clock.today())
    if not clock.is_set():  # on a set day every content would seem to be written in the future, or long ago
        sweep(clock.now())
