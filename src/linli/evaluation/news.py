"""What evaluation tells the modules below it."""

from dataclasses import dataclass

from linli.core.news import Event


@dataclass(frozen=True)
class EditionPublished(Event):
    """An edition of a standard was published."""

    edition: int


@dataclass(frozen=True)
class EditionWithdrawn(Event):
    """An edition was withdrawn; rounds that use it were told."""

    edition: int


@dataclass(frozen=True)
class RoundSealed(Event):
    """A round was sealed; its results are those of the bundle. replaces: the round whose results it replaces."""

    round: int
    replaces: int | None


@dataclass(frozen=True)
class RoundGraded(Event):
    """Sheets of a round that is not sealed were graded: marks that a campaign rests on may be others now."""

    round: int


@dataclass(frozen=True)
class TitlesChanged(Event):
    """Outside of a round, a title was given, inherited, warned about, suspended, restored or revoked."""

    award: int


from . import listeners  # noqa: E402, F401 - below what they listen to
