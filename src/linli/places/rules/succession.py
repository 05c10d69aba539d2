"""Merging and splitting divisions: what must be there before it may happen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from .levels import HOLDS_COMPOUNDS, Place

SHOWN = 5  # so many names stand in a refusal, the rest as a number


@dataclass(frozen=True)
class Holdings:
    """What hangs on a division. compounds, children, grids, facilities, zones: id -> name; homes: per compound."""

    compounds: Mapping[int, str] = field(default_factory=dict)
    children: Mapping[int, str] = field(default_factory=dict)
    grids: Mapping[int, str] = field(default_factory=dict)
    facilities: Mapping[int, str] = field(default_factory=dict)
    protected_zones: Mapping[int, str] = field(default_factory=dict)
    homes: Mapping[int, int] = field(default_factory=dict)

    def things(self) -> dict[str, Mapping[int, str]]:
        """Return all by kind, in the order in which a refusal names them."""
        return {
            "compounds": self.compounds, "children": self.children, "grids": self.grids,
            "facilities": self.facilities, "protected_zones": self.protected_zones,
        }  # fmt: skip

    def is_empty(self) -> bool:
        """Whether nothing hangs on it."""
        return not any(self.things().values())


def wrong_day(on: date, today: date, founded: date | None) -> str | None:
    """Return why a change cannot be recorded for a day, None if it can."""
    if on > today:
        return _("{day} lies after today. Record a change once it has happened.").format(day=on)
    if founded and on <= founded:
        return _("{day} is not after {founded}, when the division came to be.").format(day=on, founded=founded)
    return None


def wrong_merge(merged: Sequence[Place], into: Place, holds: Holdings) -> str | None:
    """Return why divisions cannot be merged into one, None if they can."""
    if not merged:
        return _("Choose at least one division to merge.")
    for place in merged:
        if place.pk == into.pk:
            return _(
                "“{name}” cannot be merged into itself. Choose another division, or give code and name of a new one."
            ).format(name=place.name)
        if place.ended:
            return _("“{name}” is no more and cannot be merged.").format(name=place.name)
        if place.pk in into.ancestors or into.pk in place.ancestors:
            return _("“{name}” and “{into}” lie one in the other and cannot be merged.").format(
                name=place.name, into=into.name
            )
    if into.ended:
        return _("“{into}” is no more; choose a division that exists.").format(into=into.name)
    if holds.compounds and into.level not in HOLDS_COMPOUNDS:
        return orphans(holds, _("“{into}” is no community and cannot take them").format(into=into.name))
    different = [place for place in merged if not _alike(place.level, into.level)]
    if different:
        return _(
            "“{name}” and “{into}” are not of the same level. Counties merge with counties, townships with townships, "
            "communities and villages with one another."
        ).format(name=different[0].name, into=into.name)
    return None


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} <= HOLDS_COMPOUNDS  # villages become communities


def wrong_split(
    place: Place, parts: Sequence[Place], holds: Holdings, shares: Mapping[str, Mapping[int, int]], stays: bool
) -> str | None:
    """Return why a division cannot be split, None if it can.

    shares: kind of thing -> id -> place in `parts`; stays: the division goes on with whatever is not shared out.
    """
    if place.ended:
        return _("“{name}” is no more and cannot be split.").format(name=place.name)
    if len(parts) + stays < 2:
        return _("A split gives at least two divisions; here is {number}.").format(number=len(parts) + stays)
    if different := next((part for part in parts if not _alike(part.level, place.level)), None):
        return _("“{name}” and “{into}” are not of the same level.").format(name=place.name, into=different.name)
    if stays:
        return None
    left = Holdings(
        **{
            kind: {pk: name for pk, name in things.items() if pk not in shares.get(kind, {})}
            for kind, things in holds.things().items()
        },
        homes=holds.homes,
    )
    return None if left.is_empty() else orphans(left, _("no successor was named for them"))


def orphans(left: Holdings, why: str) -> str:
    """Return the sentence that says what would be left without a place."""
    titles = {
        "compounds": _("{number} compounds with {homes} homes: {names}"),
        "children": _("{number} divisions: {names}"),
        "grids": _("{number} grids: {names}"),
        "facilities": _("{number} public facilities: {names}"),
        "protected_zones": _("{number} protected zones: {names}"),
    }
    parts = [
        titles[kind].format(number=len(things), names=_named(things), homes=sum(left.homes.get(pk, 0) for pk in things))
        for kind, things in left.things().items()
        if things
    ]
    return _("These would be left without a place, {why}. {what}").format(why=why, what="; ".join(parts))


def _named(things: Mapping[int, str]) -> str:
    names = list(things.values())
    return "、".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
