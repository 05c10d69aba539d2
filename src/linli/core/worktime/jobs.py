"""Looking ahead, every morning."""

from procrastinate.contrib.django import app

from linli.core import clock

from .operations import warn_before_the_end


@app.periodic(cron="5 6 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.core.worktime.look_ahead", queueing_lock="linli.core.worktime.look_ahead")  # type: ignore[untyped-decorator]
def look_ahead(timestamp: int) -> None:
    """Warn before the calendar ends."""
    warn_before_the_end(clock.now())
