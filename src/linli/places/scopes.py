"""The places over which a role can be held."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.core.rights import PLATFORM, ScopeType, ids, scope_type

from .models import Compound, Division, Grid, Home, MicroGrid, Organisation, OverlayZone
from .rules.home_names import home_parts

Keys = Iterable[str]
FOUND_AT_MOST = 10


def _zones(keys: Keys) -> QuerySet[Any]:
    return OverlayZone.objects.within(keys).select_related("city")


def _divisions(keys: Keys) -> QuerySet[Any]:
    return Division.objects.within(keys).filter(valid_to=None)


def _organisations(keys: Keys) -> QuerySet[Any]:
    return Organisation.objects.within(keys).select_related("division")


def _grids(keys: Keys) -> QuerySet[Any]:
    keys = list(keys)
    grids = Grid.objects.select_related("community")
    if PLATFORM in keys:
        return grids
    places = Division.objects.within(keys).values("pk")
    return grids.filter(Q(pk__in=ids(keys, "grid")) | Q(community__in=places))


def _micro_grids(keys: Keys) -> QuerySet[Any]:
    keys = list(keys)
    parts = MicroGrid.objects.select_related("grid__community")
    if PLATFORM in keys:
        return parts
    return parts.filter(Q(pk__in=ids(keys, "micro_grid")) | Q(grid__in=_grids(keys).values("pk")))


def _compounds(keys: Keys) -> QuerySet[Any]:
    return Compound.objects.within(keys).select_related("community").prefetch_related("grids__micro_grids")


def _homes(keys: Keys) -> QuerySet[Any]:
    return Home.objects.within(keys).select_related(
        "compound__community", "stairwell__micro_grid__grid", "stairwell__building"
    )


def _by_name(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    return rows.found_by(text).order_by("name_pinyin", "pk")  # type: ignore[attr-defined, no-any-return]


def _micro_by_name(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    grids = Grid.objects.found_by(text).values("pk")
    return rows.filter(Q(grid__in=grids) | Q(number=text.strip())).order_by("grid__name_pinyin", "number")


def _home_by_name(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """A home is found by its compound, and by its number or name after a space: "阳光花园 302", "阳光花园 1幢302室"."""
    name, _, rest = text.strip().rpartition(" ")
    if not name:
        name, rest = rest, ""
    rows = rows.filter(compound__in=Compound.objects.found_by(name).values("pk"))
    building, stairwell, number = home_parts(rest)
    wanted = {"stairwell__building__number": building, "stairwell__number": stairwell, "number": number}
    return rows.filter(**{name: part for name, part in wanted.items() if part}).order_by(
        "compound__name_pinyin", "order"
    )


def micro_grid_name(part: MicroGrid) -> str:
    """Return the name of a micro-grid: its grid's, and its number."""
    return f"{part.grid.name} {part.number}"


def full_home_name(home: Home) -> str:
    """Return what people call a home, with its compound."""
    return f"{home.compound.name} {home}"


def _declare(
    code: str,
    title: str | Promise,
    within: Callable[[Keys], QuerySet[Any]],
    name: Callable[[Any], str] = str,
    look: Callable[[QuerySet[Any], str], QuerySet[Any]] = _by_name,
) -> None:
    def everywhere() -> QuerySet[Any]:
        return within([PLATFORM])

    def names(pks: Iterable[int]) -> dict[int, str]:
        return {row.pk: name(row) for row in within([PLATFORM]).filter(pk__in=list(pks))}

    def find(text: str, keys: Keys) -> list[tuple[int, str]]:
        return [(row.pk, name(row)) for row in look(within(keys), text)[:FOUND_AT_MOST]]

    def get(pk: int) -> Any:
        return everywhere().filter(pk=pk).first()

    scope_type(ScopeType(code, title, names, find, get, within))


_declare("division", _("Division"), _divisions)
_declare("zone", _("Zone"), _zones)
_declare("compound", _("Compound"), _compounds)
_declare("organisation", _("Organisation"), _organisations)
_declare("grid", _("Grid"), _grids)
_declare("micro_grid", _("Micro-grid"), _micro_grids, micro_grid_name, _micro_by_name)
_declare("home", _("Home"), _homes, full_home_name, _home_by_name)
