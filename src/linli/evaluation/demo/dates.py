"""Moments of the demo, in the city's time."""

from datetime import datetime

from django.utils import timezone


def at(year: int, month: int, day: int, hour: int = 9) -> datetime:
    """Return a moment in the city's zone."""
    return timezone.make_aware(datetime(year, month, day, hour))  # noqa: DTZ001 - made aware in the city's zone
