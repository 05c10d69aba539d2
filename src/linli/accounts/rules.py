"""Who may give which role where: values in, value out."""

from collections.abc import Callable, Iterable

from linli.core.rights import PLATFORM, Grants, Scoped


def reach_over(scope: Scoped) -> frozenset[str]:
    """Return the keys by which a whole thing is reached: a grid sees its compounds, and answers for a part."""
    whole: Callable[[], Iterable[str]] = getattr(scope, "place_keys", scope.scope_keys)
    return frozenset(whole()) | {PLATFORM}


def rights_missing(giver: Grants, rights: Iterable[str], scope: Scoped) -> list[str]:
    """Return those rights that the giver does not hold over a scope: nobody gives away more than they have."""
    reach = reach_over(scope)
    held: set[str] = set()
    for grant in giver.items:
        if grant.key in reach:
            held |= grant.rights
    return sorted(set(rights) - held)


def may_hand_on(giver: Grants, right: str, rights: Iterable[str], scope: Scoped | None) -> bool:
    """Whether a holder of `right` over a scope may give, or take back, a role of these rights there.

    scope: None for a thing that is no more: then only over the whole platform.
    """
    if scope is None:
        return PLATFORM in giver.keys(right)
    return not giver.keys(right).isdisjoint(reach_over(scope)) and not rights_missing(giver, rights, scope)
