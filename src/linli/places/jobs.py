"""What happens to places with time."""

from datetime import timedelta

from procrastinate.contrib.django import app

from linli.core import clock

from .models import BoundaryImport
from .operations import refresh_managers

KEPT_DAYS = 7


@app.periodic(cron="5 0 * * *")  # type: ignore[untyped-decorator]
@app.task(queueing_lock="places.refresh_managers", pass_context=False)  # type: ignore[untyped-decorator]
def refresh_managers_daily(timestamp: int) -> int:
    """Bring who manages each compound in step with the day: contracts begin and end at midnight."""
    return refresh_managers(clock.today())


@app.periodic(cron="35 3 * * *")  # type: ignore[untyped-decorator]
@app.task(queueing_lock="places.forget_boundary_imports", pass_context=False)  # type: ignore[untyped-decorator]
def forget_boundary_imports(timestamp: int) -> int:
    """Forget checked files of boundaries after a week: what was applied stands in the boundaries themselves."""
    return BoundaryImport.objects.filter(at__lt=clock.now() - timedelta(days=KEPT_DAYS)).delete()[0]
