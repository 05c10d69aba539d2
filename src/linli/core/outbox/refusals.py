"""What every part of the outbox asks first, and how it says no."""

from typing import Any

from linli.core.rights import grants_of

from .kinds import Kind


class UnableToTake(Exception):
    """Something that was sent cannot be taken at all, and is not kept: HTTP status, sentence, code."""

    def __init__(self, status: int, sentence: str, code: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.code = status, sentence, code


def may(person: Any, kind: Kind) -> bool:
    """Whether a person holds the right of a kind of record anywhere."""
    return kind.right.own or kind.right.public or grants_of(person).has(kind.right.code)
