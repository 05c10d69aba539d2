"""What a frozen denominator counts once its communities have merged or split. docs/algorithms/attainment.md."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date


def heirs_of(community: int, changes: Mapping[int, Iterable[tuple[int, date]]], ended: Collection[int]) -> list[int]:
    """Return the communities in whose place a community stands: itself while it is there, else what it became.

    changes: of a community, what came of it and when, of the days up to the one asked about; ended: those that are no
    more on that day. What became others again is followed; what ended without a successor stands for nothing: [].
    """
    found: list[int] = []
    seen = {community}
    waiting = [community]
    while waiting:
        one = waiting.pop()
        if one not in ended:
            found.append(one)
            continue
        follow = {successor for successor, _on in changes.get(one, ())} - seen
        seen |= follow
        waiting.extend(follow)
    return sorted(found)


def states_of(heirs: Iterable[int], held: Mapping[int, Collection[str]]) -> frozenset[str]:
    """Return the states that count for a member: those that all of its heirs hold; none if it has no heir."""
    together: frozenset[str] | None = None
    for heir in heirs:
        own = frozenset(held.get(heir, ()))
        together = own if together is None else together & own
    return together or frozenset()
