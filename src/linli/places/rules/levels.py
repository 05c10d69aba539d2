"""Which division may lie in which."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

PARENT_LEVEL = {"CITY": None, "COUNTY": "CITY", "TOWNSHIP": "COUNTY", "COMMUNITY": "TOWNSHIP", "VILLAGE": "TOWNSHIP"}
HOLDS_COMPOUNDS = frozenset({"COMMUNITY", "VILLAGE"})


@dataclass(frozen=True)
class Place:
    """What the rules need to know of a division. ancestors: ids from the city to itself; ended: it is no more."""

    pk: int
    name: str
    level: str
    ancestors: Sequence[int] = ()
    ended: bool = False


def wrong_parent(place: Place, parent: Place | None) -> str | None:
    """Return why a division cannot lie in another, None if it can. A new division has pk 0."""
    if parent is None:
        return (
            None
            if PARENT_LEVEL[place.level] is None
            else _("“{name}” needs a division above it.").format(name=place.name)
        )
    if place.pk and parent.pk == place.pk:
        return _(
            "“{name}” cannot be its own parent. Communities lie in townships, these in counties, these in a city."
        ).format(name=place.name)
    if place.pk and place.pk in parent.ancestors:
        return _("“{parent}” lies in “{name}” and cannot hold it.").format(parent=parent.name, name=place.name)
    if parent.ended:
        return _("“{parent}” is no more; choose a division that exists.").format(parent=parent.name)
    if PARENT_LEVEL[place.level] != parent.level:
        return _(
            "“{name}” cannot lie in “{parent}”: communities lie in townships, these in counties, these in a city."
        ).format(name=place.name, parent=parent.name)
    return None


def wrong_code(code: str, level: str) -> str | None:
    """Return why a code does not fit a level, None if it does: the digits below the level's own are zeros."""
    if len(code) != 12 or not code.isascii() or not code.isdigit():
        return _("“{code}” is no code of a division: 12 digits are wanted.").format(code=code)
    own = {"CITY": 4, "COUNTY": 6, "TOWNSHIP": 9, "COMMUNITY": 12, "VILLAGE": 12}[level]
    if code[own:].strip("0"):
        return _(
            "The code {code} does not fit: after the first {own} digits there are only zeros at this level."
        ).format(code=code, own=own)
    return None
