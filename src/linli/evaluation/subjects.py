"""What shared parts speak about: editions, rounds, sheets and surveys; a result is its sheet."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.core.subjects import Subject, subject

from . import todos  # noqa: F401 - kinds of work, declared with what they are about
from .models import Contract, Edition, Evidence, Measure, Round, Sheet, Survey
from .rights import CHANGE_STANDARDS, MANAGE_ASSESSORS, VIEW_EVIDENCE, VIEW_ROUNDS


def _edition_names(pks: Iterable[int]) -> dict[int, str]:
    return {row.pk: str(row) for row in Edition.objects.filter(pk__in=list(pks)).defer("document")}


def _survey_names(pks: Iterable[int]) -> dict[int, str]:
    return dict(Survey.objects.filter(pk__in=list(pks)).values_list("pk", "title"))


def _contract_names(pks: Iterable[int]) -> dict[int, str]:
    return dict(Contract.objects.filter(pk__in=list(pks)).values_list("pk", "title"))


def _evidence_names(pks: Iterable[int]) -> dict[int, str]:
    return dict(Evidence.objects.filter(pk__in=list(pks)).values_list("pk", "title"))


def _measure_names(pks: Iterable[int]) -> dict[int, str]:
    return dict(Measure.objects.filter(pk__in=list(pks)).values_list("pk", "title"))


def _round_names(pks: Iterable[int]) -> dict[int, str]:
    return dict(Round.objects.filter(pk__in=list(pks)).values_list("pk", "title"))


def _sheet_names(pks: Iterable[int]) -> dict[int, str]:
    rows = Sheet.objects.filter(pk__in=list(pks)).values_list("pk", "name", "round__title")
    return {pk: gettext("{name}: {title}").format(name=name, title=title) for pk, name, title in rows}


# Whoever writes standards: the history of an edition holds what its drafts said.
EDITION = subject(
    Subject(
        code="evaluation.edition",
        title=_("Edition of a standard"),
        get=lambda pk: Edition.objects.filter(pk=pk).first(),
        url=lambda pk: reverse("evaluation:edition", args=[pk]),
        names=_edition_names,
        view_right=CHANGE_STANDARDS,
    )
)
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
# Of the drawn homes and of the answers there is no history: see docs/parts/evaluation.md.
SURVEY = subject(
    Subject(
        code="evaluation.survey",
        title=_("Resident survey"),
        get=lambda pk: Survey.objects.select_related("round__division").filter(pk=pk).first(),
        url=lambda pk: reverse("evaluation:survey", args=[pk]),
        names=_survey_names,
        view_right=VIEW_ROUNDS,
    )
)
EVIDENCE = subject(
    Subject(
        code="evaluation.evidence",
        title=_("Proof in the evidence ledger"),
        get=lambda pk: Evidence.objects.select_related("compound__community", "community").filter(pk=pk).first(),
        url=lambda pk: reverse("evaluation:proof", args=[pk]),
        names=_evidence_names,
        view_right=VIEW_EVIDENCE,
    )
)
MEASURE = subject(
    Subject(
        code="evaluation.measure",
        title=_("Measure"),
        get=lambda pk: Measure.objects.filter(pk=pk).first(),
        url=lambda pk: reverse("evaluation:measure", args=[pk]),
        names=_measure_names,
        view_right=VIEW_ROUNDS,
    )
)
CONTRACT = subject(
    Subject(
        code="evaluation.contract",
        title=_("Assessment contract"),
        get=lambda pk: Contract.objects.select_related("division", "organisation").filter(pk=pk).first(),
        url=lambda pk: reverse("evaluation:contract", args=[pk]),
        names=_contract_names,
        view_right=MANAGE_ASSESSORS,
    )
)
__all__ = ["CONTRACT", "EDITION", "EVIDENCE", "ROUND", "SHEET", "SURVEY"]
