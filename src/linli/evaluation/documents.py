"""The documents of rounds that take long to make: results as a workbook and in print."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core import clock
from linli.core.documents import Made, document_kind
from linli.core.documents.kinds import Told
from linli.core.rights import Grants, grants_of
from linli.core.tables.models import ExportLog
from linli.grading.commands import font_folder
from linli.grading.grade import Results, grade
from linli.grading.report_pdf import write_pdf
from linli.grading.report_xlsx import write_results
from linli.grading.workbook import Reason

from .models import Round, Sheet
from .operations.editions import language
from .operations.grading import answers_of, decisions_of
from .queries.mend_first import best_lines

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHEET = ("pk", "code", "name", "county_name", "community_name", "facts", "answers", "reasons")
Reasons = dict[tuple[str, str], list[Reason]]


def _workbook(*, subject: int, person: Any, path: Path, told: Told) -> Made:
    round_, results, reasons, sheets = _record(subject, grants_of(person))
    told(1, 2)

    def measured(items: Sequence[str]) -> list[str]:
        asked = {sheets[code]: item for code, item in zip(results.answers.codes, items, strict=True) if item}
        found = best_lines(results.published, asked)
        return [
            f"{item} {found[sheets[code]].in_short}" if sheets[code] in found else ""
            for code, item in zip(results.answers.codes, items, strict=True)
        ]

    write_results(path, results, reasons, language(), measured=measured)
    ExportLog.add(person, reverse("evaluation:results_workbook", args=[subject]), ExportLog.Format.XLSX, len(results))
    return Made(_name(round_, "xlsx"), XLSX, len(results))


def _print(*, subject: int, person: Any, path: Path, told: Told) -> Made:
    round_, results, _reasons, _sheets = _record(subject, grants_of(person))
    told(1, 2)
    seal = round_.seal.seal if round_.state == Round.State.SEALED else ""
    write_pdf(path, results, font_folder(), language(), seal)
    ExportLog.add(person, reverse("evaluation:results_pdf", args=[subject]), ExportLog.Format.PDF, len(results))
    return Made(_name(round_, "pdf"), "application/pdf", len(results))


def _record(pk: int, grants: Grants) -> tuple[Round, Results, Reasons, dict[str, int]]:
    """Return the whole record of the sheets that somebody sees, from the answers, as grading would, and pks by code."""
    round_ = Round.objects.visible_to(grants).select_related("edition").filter(pk=pk).first()
    if round_ is None:
        raise Http404
    sheets = Sheet.objects.visible_to(grants).filter(round=round_)
    rows = sorted(sheets.values_list(*_SHEET), key=lambda row: row[1])
    if not rows:
        raise Http404
    reasons = {
        (row[1], item): [Reason(text, proof) for text, proof in given]
        for row in rows
        for item, given in row[7].items()
        if given
    }
    answers = answers_of(round_, rows, decisions_of(round_))
    if settings.DEMO:
        answers = replace(answers, title=f"【{_('Demo data')}】{answers.title}")
    return round_, grade(round_.edition.compiled(), answers), reasons, {row[1]: row[0] for row in rows}


def _name(round_: Round, suffix: str) -> str:
    """Return a name that every system takes, with the day and, in the demo, that it is invented."""
    stem = "".join("_" if sign in '<>:"/\\|?*' or sign < " " else sign for sign in round_.title)
    demo = f"{_('Demo data')}-" if settings.DEMO else ""
    return f"{demo}{stem}-{clock.today():%Y-%m-%d}.{suffix}"


def _back(pk: int) -> str:
    return reverse("evaluation:results", args=[pk])


WORKBOOK = document_kind(
    "evaluation.results_workbook", gettext_lazy("Workbook with reasons"), make=_workbook, back=_back
)
PRINT = document_kind("evaluation.results_print", gettext_lazy("Results in print (PDF)"), make=_print, back=_back)
