"""A round as something over which a role can be held: roles over a round are its assignments."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from linli.core.rights import PLATFORM, ScopeType, scope_type

from .models import Round


def _within(keys: Iterable[str]) -> QuerySet[Any]:
    return Round.objects.within(keys).select_related("division")


def _names(pks: Iterable[int]) -> dict[int, str]:
    return dict(Round.objects.filter(pk__in=list(pks)).values_list("pk", "title"))


def _find(text: str, keys: Iterable[str]) -> list[tuple[int, str]]:
    rows = _within(keys).filter(title__icontains=text.strip()).order_by("-as_of", "pk")
    return [(row.pk, row.title) for row in rows[:10]]


scope_type(ScopeType("round", _("Round"), _names, _find, lambda pk: _within([PLATFORM]).filter(pk=pk).first(), _within))
