"""The places that shared parts speak about."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.core.rights import Right
from linli.core.subjects import Subject, subject

from .models import (
    Compound,
    Division,
    Grid,
    Home,
    Organisation,
    OverlayZone,
    ProtectedZone,
    PublicFacility,
)
from .rights import VIEW_HOMES, VIEW_PLACES
from .rules.home_names import home_name


def _get(rows: Callable[[], QuerySet[Any]], pk: int) -> Any:
    return rows().filter(pk=pk).first()


def _url(name: str, pk: int) -> str:
    return reverse(name, args=[pk])


def _names(model: type[Model], pks: Iterable[int]) -> dict[int, str]:
    return dict(model._default_manager.filter(pk__in=list(pks)).values_list("pk", "name"))


def _homes(pks: Iterable[int]) -> dict[int, str]:
    rows = Home.objects.filter(pk__in=list(pks)).values_list(
        "pk", "compound__name", "stairwell__building__number", "stairwell__number", "number"
    )
    return {
        pk: home_name(building or "", stairwell or "", number, compound)
        for pk, compound, building, stairwell, number in rows
    }


def _declare(
    code: str, title: Any, model: type[Model], rows: Callable[[], QuerySet[Any]], right: Right = VIEW_PLACES
) -> Subject:
    return subject(
        Subject(
            code=f"places.{code}",
            title=title,
            get=partial(_get, rows),
            url=partial(_url, f"places:{code}"),
            names=_homes if model is Home else partial(_names, model),
            view_right=right,
        )
    )


COMPOUND = _declare("compound", _("Compound"), Compound, lambda: Compound.objects.select_related("community"))
DIVISION = _declare("division", _("Division"), Division, lambda: Division.objects.all())
ORGANISATION = _declare(
    "organisation", _("Organisation"), Organisation, lambda: Organisation.objects.select_related("division")
)
FACILITY = _declare(
    "facility", _("Public facility"), PublicFacility, lambda: PublicFacility.objects.select_related("community")
)
HOME = _declare(
    "home",
    _("Dwelling"),
    Home,
    lambda: Home.objects.select_related("compound__community", "stairwell__micro_grid"),
    VIEW_HOMES,
)
GRID = _declare("grid", _("Grid"), Grid, lambda: Grid.objects.select_related("community"))
ZONE = _declare("zone", _("Overlay zone"), OverlayZone, lambda: OverlayZone.objects.select_related("city"))
PROTECTED_ZONE = _declare(
    "protected_zone", _("Protected zone"), ProtectedZone, lambda: ProtectedZone.objects.select_related("division")
)
