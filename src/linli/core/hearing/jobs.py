"""Keeping open hearings before the right people."""

from procrastinate.contrib.django import app

from .operations import refresh_keys


@app.periodic(cron="35 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.core.hearing.refresh_keys", queueing_lock="linli.core.hearing.refresh_keys")  # type: ignore[untyped-decorator]
def refresh(timestamp: int) -> None:
    """Follow things that moved to another place or company."""
    refresh_keys()
