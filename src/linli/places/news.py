"""What places tell the modules further down the house."""

from dataclasses import dataclass

from linli.core.news import Event


@dataclass(frozen=True)
class DivisionSucceeded(Event):
    """A division went over into another; stays: the old one goes on beside it. What hung on it has moved already."""

    predecessor: int
    successor: int
    on: str  # ISO date
    stays: bool


@dataclass(frozen=True)
class ManagementStarted(Event):
    """Somebody began to manage a compound; organisation: None for the owners themselves."""

    management: int
    compound: int
    organisation: int | None


@dataclass(frozen=True)
class ManagementEnded(Event):
    """Somebody's management of a compound has an end."""

    management: int
    compound: int
    last_day: str  # ISO date
