"""What the campaign does when the work calendar goes on: pending days for answers are set."""

from linli.core.news import listens_to
from linli.core.worktime.news import CalendarExtended


@listens_to(CalendarExtended)
def set_pending_answers(event: CalendarExtended) -> None:
    """Set the days for answers to orders that now can be set."""
    from .operations.orders import set_pending  # the models load after this module may

    set_pending()
