"""What day it is: the real clock, or the day that LINLI_TODAY sets.

Rules never call this; they get the time passed in. Views, jobs and commands read it, at the edge.
"""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Return the present moment, aware; on a set day, that day at the real time of day."""
    real = timezone.localtime()
    if settings.TODAY is None:
        return real
    return real.replace(year=settings.TODAY.year, month=settings.TODAY.month, day=settings.TODAY.day)


def today() -> date:
    """Return the present day in the city's time zone."""
    return now().date()


def is_set() -> bool:
    """Whether the day is a set one, which every page then says."""
    return settings.TODAY is not None
