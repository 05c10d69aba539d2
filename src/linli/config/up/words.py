"""What the program says on the terminal, in Chinese and in English."""

import sys
from contextlib import suppress


class Refused(Exception):
    """Nothing can be done; the message is one sentence for the person, the exit status 2."""


def say(sentence: str) -> None:
    """Tell the person what goes on; a terminal that is gone stops nothing."""
    with suppress(OSError, ValueError):
        print(sentence, file=sys.stderr, flush=True)


def fail(sentence: object) -> int:
    """Say why nothing is done; returns the exit status for that."""
    say(f"linli: {sentence}")
    return 2
