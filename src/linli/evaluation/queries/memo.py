"""Figures of a whole round that many people ask for, counted once while they cannot change.

A city has ten thousand sheets: counting them for everybody who opens a page would make pages slower as a city grows.
"""

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar, cast

from django.core.cache import cache

from linli.evaluation.models import Round

Figures = TypeVar("Figures")
FIXED = (Round.State.NOTICE, Round.State.SEALED, Round.State.CANCELLED)  # neither marks nor results change in these
LARGE = 500  # sheets; of a smaller round everything is counted anew while it is marked
SECONDS = 10  # how old the figures of a large round may be while it is marked
_DAY = 86_400


def is_large(round_: Round) -> bool:
    """Whether a round has so many sheets that its figures are kept."""
    size = cast("int", cache.get_or_set(f"round:{round_.pk}:sheets", round_.sheets.count, _DAY))
    return size > LARGE


def kept(round_: Round, name: str, keys: Iterable[str], make: Callable[[], Figures]) -> Figures:
    """Return what `make` counts of a round for somebody with these scope keys.

    name: what is counted, with what it is narrowed to. The marks of a round on notice or sealed are fixed: what was
    counted then stays, until the round moves (its version grows). Before, a large round is counted at most every
    SECONDS, and anew after each grading.
    """
    seconds = _DAY
    stamp = f"{round_.version}"
    if round_.state not in FIXED:
        if not is_large(round_):
            return make()
        seconds, stamp = SECONDS, f"{stamp}:{_last_grading(round_)}"
    who = hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()[:32]
    key = hashlib.sha256(f"{round_.pk}\n{stamp}\n{name}".encode()).hexdigest()[:32]
    return cast("Figures", cache.get_or_set(f"round:{key}:{who}", make, seconds))


def _last_grading(round_: Round) -> tuple[int, str] | None:
    """Return number and state of the last grading, asked once of each object: a page reads its round anew."""
    known = round_.__dict__
    if "_last_grading" not in known:
        known["_last_grading"] = round_.gradings.order_by("-pk").values_list("pk", "state").first()
    return cast("tuple[int, str] | None", known["_last_grading"])
