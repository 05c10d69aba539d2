"""Which state of a hearing may follow which."""

from .models import Hearing

State = Hearing.State

NEXT_STATES: dict[str, frozenset[str]] = {
    State.FILED: frozenset({State.ACCEPTED, State.ANSWERED, State.WITHDRAWN}),  # answered at once: accepted with it
    State.LATE: frozenset({State.ACCEPTED, State.WITHDRAWN}),  # heard all the same, with the reason
    State.ACCEPTED: frozenset({State.ANSWERED, State.WITHDRAWN}),
    State.ANSWERED: frozenset(),  # one answer; against it stands the next kind, an appeal
    State.WITHDRAWN: frozenset(),
}
