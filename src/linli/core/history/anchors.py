"""The head of the chain, written down outside the database once a day, so that a cut-off end is noticed.

Whoever wants more than that keeps the printed line of `check_history` where nobody of the house reaches it.
"""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from .models import ChainCheck


def path() -> Path:
    """Return the file of anchors: one line a day, moment, position and hash."""
    return Path(settings.DATA) / "history-anchors.tsv"


def read() -> dict[int, bytes]:
    """Return position and hash of every anchor; a line that cannot be read is left out."""
    found: dict[int, bytes] = {}
    try:
        lines = path().read_text().splitlines()
    except FileNotFoundError:
        return found
    for line in lines:
        _, _, rest = line.partition("\t")
        position, _, text = rest.partition("\t")
        if position.isdigit() and len(text) == 64 and set(text) <= set("0123456789abcdef"):
            found.setdefault(int(position), bytes.fromhex(text))  # the first word counts: a line added later lies
    return found


def write(check: ChainCheck, at: datetime) -> None:
    """Add the head that a check found in order."""
    if check.fault or not check.links:
        return
    path().parent.mkdir(parents=True, exist_ok=True)
    with path().open("a") as file:
        file.write(f"{at.isoformat()}\t{check.links}\t{bytes(check.head_hash).hex()}\n")
