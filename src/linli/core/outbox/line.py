"""How many requests of phones a process lets wait, so that none waits long, and when the others come back."""

import math
import random
from dataclasses import dataclass

from .limits import COME_BACK, LEAST_WAITING, LONGEST_PAUSE, MOST_WAIT, MOST_WAITING, REQUESTS, SOON

_PACE, _LEARN = 0.03, 0.2  # seconds a request of a process that has seen none; weight of the latest one


@dataclass
class Line:
    """The requests that wait in one process for a thread, or are on one; all times are seconds.

    pace: in which one request of the line is done, learnt from those of phones that were: the longer that takes on this
    machine, and the more else it has to do, the fewer are let in
    booked: until when those who were sent away have been told to come back, by the clock of whoever asks
    """

    waiting: int = 0
    pace: float = _PACE
    booked: float = 0.0

    @property
    def room(self) -> int:
        """How many can wait so that the last of them is answered in time."""
        return min(max(int(MOST_WAIT / self.pace), LEAST_WAITING), MOST_WAITING)

    def has_room(self, share: float) -> bool:
        """Whether one more may join whose like may take this share of the room."""
        return self.waiting < max(1, int(self.room * share))

    def join(self) -> int:
        """Let one in; returns how many there are with it, which `leave` wants back."""
        self.waiting += 1
        return self.waiting

    def leave(self, joined: int, took: float | None) -> None:
        """Let one out that was answered after some time, or (None) not at all."""
        self.waiting -= 1
        if took is not None and joined > 1:  # who was alone may have taken its time
            self.pace += (took / joined - self.pace) * _LEARN

    def pause(self, times: int, now: float) -> int:
        """Return after how many seconds somebody is to come back who was sent away so many times before.

        The first time everybody gets a place behind those who were told before: they come back as fast as they can be
        served, and not all at once. Whoever could not be served then waits a part of that, the shorter the more often.
        """
        if not times:
            self.booked = min(max(self.booked, now + COME_BACK) + REQUESTS * self.pace, now + LONGEST_PAUSE)
            return math.ceil(self.booked - now)
        behind = (self.booked - now) / (1 + times)
        return math.ceil(max(behind, random.uniform(*SOON)))
