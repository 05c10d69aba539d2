"""What hearings tell, and that they set pending deadlines once the work calendar goes on."""

from dataclasses import dataclass

from linli.core import clock
from linli.core.news import Event, listens_to
from linli.core.worktime.news import CalendarExtended


@dataclass(frozen=True)
class HearingFiled(Event):
    """Somebody filed one in time: what it is about is disputed from now on."""

    hearing: int
    kind: str
    subject_type: str
    subject_id: int


@dataclass(frozen=True)
class HearingAnswered(Event):
    """It was answered: UPHELD, PARTLY or DISMISSED."""

    hearing: int
    kind: str
    subject_type: str
    subject_id: int
    outcome: str


@dataclass(frozen=True)
class HearingWithdrawn(Event):
    """Whoever filed it took it back."""

    hearing: int
    kind: str
    subject_type: str
    subject_id: int


@listens_to(CalendarExtended)
def set_pending_deadlines(event: CalendarExtended) -> None:
    """Set the answer dates that now can be set."""
    from .operations import set_pending  # the models load after this module may

    set_pending(clock.now())
