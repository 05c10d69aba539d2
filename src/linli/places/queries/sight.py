"""One thing for one person: out of scope it is not there, in scope without the right it may not be changed."""

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404

from linli.core.composed import fetched
from linli.core.rights import Grants, Right, Scoped
from linli.core.tables.slices import without_grams

M = TypeVar("M", bound=Model)


def get_visible(rows: QuerySet[M], pk: int) -> M:
    """Return a row of those that the person sees. Raises Http404, which says nothing of whether it is there."""
    found: list[M] = fetched(without_grams(rows).filter(pk=pk).order_by()[:1])
    if not found:
        raise Http404
    return found[0]


def can_change(grants: Grants, right: Right, thing: Any) -> None:
    """Raise PermissionDenied unless the right is held over a thing that the person sees."""
    scoped: Scoped = thing
    if not grants.over(right.code, scoped):
        raise PermissionDenied(right.code)
