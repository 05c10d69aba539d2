"""What the work calendar tells."""

from dataclasses import dataclass

from linli.core.news import Event


@dataclass(frozen=True)
class CalendarExtended(Event):
    """The calendar is complete up to a later day: whoever keeps pending deadlines sets those that now can be."""

    last_day: str  # ISO date
