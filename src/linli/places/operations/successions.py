"""Merging and splitting divisions: everything that hangs on them goes to the successors in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from linli.core.history import because
from linli.core.news import publish
from linli.places.models import (
    Compound,
    Division,
    DivisionChange,
    DivisionSuccession,
    Grid,
    Organisation,
    ProtectedZone,
    PublicFacility,
)
from linli.places.news import DivisionSucceeded
from linli.places.queries.divisions import as_place, holdings
from linli.places.refusals import UnableToChange
from linli.places.rules.succession import wrong_day, wrong_merge, wrong_split

from . import rows
from .divisions import refuse
from .tree import recompute_ancestors

Kind = DivisionChange.Kind
# kind of thing -> model and the field that names its division
HANG_ON: dict[str, tuple[type[Any], str]] = {
    "compounds": (Compound, "community"),
    "children": (Division, "parent"),
    "grids": (Grid, "community"),
    "facilities": (PublicFacility, "community"),
    "protected_zones": (ProtectedZone, "division"),
}


@dataclass(frozen=True)
class Succession:
    """That one division went over into another; stays: the old one goes on beside it."""

    predecessor: int
    successor: int
    on: date
    document: str
    stays: bool


Follower = Callable[[Succession], None]
FOLLOWERS: list[Follower] = []


def follows_succession(follower: Follower) -> Follower:
    """Have a function of a module further down the house called in the transaction of every succession.

    For what must move with the division itself, such as the roles that people hold over it; whatever may come a
    moment later listens to `news.DivisionSucceeded`.
    """
    FOLLOWERS.append(follower)
    return follower


@transaction.atomic
def merge_divisions(
    *, divisions: Sequence[Division], versions: Mapping[int, int], into: Division, on: date, document: str, today: date
) -> Division:
    """End divisions on a day; all that hangs on them goes to `into`, which may be one that was just founded.

    versions: of each division as the officer saw it. Raises UnableToChange if anything would be left without a place.
    """
    _hold([*divisions, into], versions)
    into.refresh_from_db()
    for division in divisions:
        refuse(wrong_day(on, today, division.valid_from))
    held = holdings([division.pk for division in divisions])
    refuse(wrong_merge([as_place(division) for division in divisions], as_place(into), held))
    with because(document):
        for division in divisions:
            for model, field in HANG_ON.values():
                _hand_over(model, field, division, into)
            Organisation.objects.filter(division=division).update(division=into, version=F("version") + 1)
            _end(division, on, Kind.MERGED, document, into.name)
            _succeed(division, into, on, document, stays=False)
        recompute_ancestors()
    into.refresh_from_db()
    return into


@transaction.atomic
def split_division(
    *,
    division: Division,
    version: int,
    parts: Sequence[Division],
    shares: Mapping[str, Mapping[int, int]],
    stays: bool,
    on: date,
    document: str,
    today: date,
) -> None:
    """Split a division on a day; each thing goes to the part that `shares` names.

    shares: "compounds", "children", "grids", "facilities", "protected_zones" -> id -> place in `parts`
    stays: the division goes on with what is not shared out; else everything must be
    Raises UnableToChange naming what would be left without a place.
    """  # fmt: skip
    _hold([division, *parts], {division.pk: version})
    refuse(wrong_day(on, today, division.valid_from))
    held = holdings([division.pk])
    refuse(wrong_split(as_place(division), [as_place(part) for part in parts], held, shares, stays))
    with because(document):
        for kind, (model, field) in HANG_ON.items():
            own = held.things()[kind]
            for number, part in enumerate(parts):
                chosen = [pk for pk, place in shares.get(kind, {}).items() if place == number and pk in own]
                _hand_over(model, field, division, part, chosen)
        if stays:
            DivisionChange.objects.create(
                division=division, kind=Kind.SPLIT, on=on, document=document, after=_names([division, *parts])
            )
            Division.objects.filter(pk=division.pk).update(version=F("version") + 1)
        else:
            Organisation.objects.filter(division=division).update(division=parts[0], version=F("version") + 1)
            _end(division, on, Kind.SPLIT, document, _names(parts))
        for part in parts:
            _succeed(division, part, on, document, stays=stays)
        recompute_ancestors()


def _hold(divisions: Sequence[Division], versions: Mapping[int, int]) -> None:
    """Lock divisions in one order; refuse if somebody changed one since the officer saw it."""
    by_pk = {division.pk: division for division in divisions}
    now = dict(Division.objects.select_for_update().filter(pk__in=by_pk).order_by("pk").values_list("pk", "version"))
    for pk, version in versions.items():
        if now.get(pk) != version:
            raise UnableToChange(rows.changed_meanwhile(by_pk[pk]))


def _hand_over(
    model: type[Any], field: str, old: Division, new: Division,
    only: Sequence[int] | None = None,
) -> None:  # fmt: skip
    things = model.objects.filter(**{field: old})
    if only is not None:
        things = things.filter(pk__in=only)
    if model is Division:
        things = things.filter(valid_to=None)  # what has ended stays where it was
    things.update(**{field: new, "version": F("version") + 1})


def _end(division: Division, on: date, kind: str, document: str, after: str) -> None:
    Division.objects.filter(pk=division.pk).update(valid_to=on, version=F("version") + 1)
    DivisionChange.objects.create(division=division, kind=kind, on=on, document=document, after=after)


def _succeed(old: Division, new: Division, on: date, document: str, *, stays: bool) -> None:
    if DivisionSuccession.objects.filter(predecessor=old, successor=new).exists():
        raise UnableToChange(_("“{old}” has gone over into “{new}” before.").format(old=old.name, new=new.name))
    DivisionSuccession.objects.create(predecessor=old, successor=new, on=on, document=document)
    succession = Succession(old.pk, new.pk, on, document, stays)
    for follower in FOLLOWERS:
        follower(succession)
    publish(DivisionSucceeded(predecessor=old.pk, successor=new.pk, on=on.isoformat(), stays=stays))


def _names(divisions: Sequence[Division]) -> str:
    return "、".join(division.name for division in divisions)[:200]
