"""How often something may be tried, counted in the database: all processes count together."""

from datetime import datetime, timedelta

from django.db import connection, transaction

from linli.core import vault

from .models import Attempt

Limit = tuple[int, timedelta]  # at most so many in so long

KEPT = timedelta(days=1)  # no limit looks further back

CODE_PER_PHONE: tuple[Limit, ...] = (
    (1, timedelta(seconds=60)),
    (5, timedelta(hours=1)),
    (10, timedelta(days=1)),
)
CODE_PER_ADDRESS: tuple[Limit, ...] = ((60, timedelta(hours=1)),)  # many homes may share one address
FAILED_PER_NAME: tuple[Limit, ...] = ((5, timedelta(minutes=5)), (30, timedelta(days=1)))
FAILED_PER_ADDRESS: tuple[Limit, ...] = ((30, timedelta(minutes=5)),)


def allowed(what: str, limits: tuple[Limit, ...], at: datetime) -> bool:
    """Whether one more try is within the limits; counts nothing."""
    longest = max(span for _, span in limits)
    times = list(Attempt.objects.filter(key=_key(what), at__gt=at - longest).values_list("at", flat=True))
    return all(sum(time > at - span for time in times) < most for most, span in limits)


@transaction.atomic
def take(what: str, limits: tuple[Limit, ...], at: datetime) -> bool:
    """Count one try if it is within the limits, and say whether it was."""
    with connection.cursor() as cursor:  # two at once must not both be the last that is allowed
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])
    if not allowed(what, limits, at):
        return False
    note(what, at)
    return True


def note(what: str, at: datetime) -> None:
    """Count one try."""
    Attempt.objects.create(key=_key(what), at=at)


def _key(what: str) -> bytes:
    return vault.blind_index("attempt", what)
