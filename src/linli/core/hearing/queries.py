"""Reading hearings."""

from typing import Any

from django.http import Http404

from linli.core.rights import Right, grants_of
from linli.core.subjects import require

from .models import Hearing
from .rights import ANSWER, VIEW_HEARINGS


def is_disputed(subject: tuple[str, int]) -> bool:
    """Whether something open stands against a thing: lists show it as disputed at once."""
    return Hearing.objects.unanswered().about(subject).exists()


def hearing_for(person: Any, pk: int, right: Right | None = None) -> Hearing:
    """Return a hearing that a person filed, or may see; with a right, one over which it is held.

    Raises Http404 out of scope, PermissionDenied in scope without the right.
    """
    hearing = Hearing.objects.filter(pk=pk).select_related("filed_by__key", "answered_by__key").first()
    if hearing is None:
        raise Http404
    if right is None and hearing.filed_by_id is not None and hearing.filed_by_id == person.pk:
        return hearing
    grants = grants_of(person)
    if right is None and grants.over(ANSWER.code, hearing):
        return hearing
    require(grants, right or VIEW_HEARINGS, hearing)
    return hearing
