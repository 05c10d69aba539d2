"""What shared parts speak about: rounds and sheets; a result is its sheet."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.core.subjects import Subject, subject

from .models import Round, Sheet
from .rights import VIEW_ROUNDS


def _round_names(pks: Iterable[int]) -> dict[int, str]:
    return dict(Round.objects.filter(pk__in=list(pks)).values_list("pk", "title"))


def _sheet_names(pks: Iterable[int]) -> dict[int, str]:
    rows = Sheet.objects.filter(pk__in=list(pks)).values_list("pk", "name", "round__title")
    return {pk: f"{name}: {title}" for pk, name, title in rows}


ROUND = subject(
    Subject(
        code="evaluation.round",
        title=_("Round"),
        get=lambda pk: Round.objects.select_related("division").filter(pk=pk).first(),
        url=lambda pk: reverse("evaluation:round", args=[pk]),
        names=_round_names,
        view_right=VIEW_ROUNDS,
    )
)
SHEET = subject(
    Subject(
        code="evaluation.sheet",
        title=_("Result of a round"),
        get=lambda pk: Sheet.objects.filter(pk=pk).first(),
        url=lambda pk: reverse("evaluation:sheet", args=[pk]),
        names=_sheet_names,
        view_right=VIEW_ROUNDS,
    )
)
__all__ = ["ROUND", "SHEET"]
