"""What happens to places with time."""

from procrastinate.contrib.django import app

from linli.core import clock

from .operations import refresh_managers


@app.periodic(cron="5 0 * * *")
@app.task(queueing_lock="places.refresh_managers", pass_context=False)
def refresh_managers_daily(timestamp: int) -> int:
    """Bring who manages each compound in step with the day: contracts begin and end at midnight."""
    return refresh_managers(clock.today())
