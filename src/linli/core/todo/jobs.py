"""The nightly look whether work waits at the right doors."""

from procrastinate.contrib.django import app

from .models import ToDo
from .operations import readdress


@app.periodic(cron="40 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.core.todo.readdress_all", queueing_lock="linli.core.todo.readdress_all")  # type: ignore[untyped-decorator]
def readdress_all(timestamp: int) -> None:
    """Bring all open to-dos to whoever holds the right over their subjects now."""
    for code in ToDo.objects.open().filter(person=None).values_list("subject_type", flat=True).distinct():
        readdress(code)
