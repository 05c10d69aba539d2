"""Rectification: issuing a notice, reporting what was done, scoring again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core import clock
from linli.core.rights import SIGNED_IN, grants_of, needs
from linli.evaluation.models import Evidence, Rectification, Sheet
from linli.evaluation.operations import rectification as operations
from linli.evaluation.operations.editions import language
from linli.evaluation.operations.marks import FaultyMarks
from linli.evaluation.queries.sheets import answer_words, in_words
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.reports.notice import notice_pdf
from linli.evaluation.rights import REVIEW_COUNTY, SELF_ASSESS
from linli.grading.layout import MARKS, tables

from .course import sheet_at

_PROOFS = 60


@needs(REVIEW_COUNTY)
@require_POST
def issue_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a compound to put items right."""
    row = sheet_at(request, pk, REVIEW_COUNTY)
    note = request.POST.get("note", "").replace("\x00", "")
    try:
        operations.issue_notice(
            sheet=row, items=request.POST.getlist("item"), note=note, by=request.user, at=clock.now()
        )
    except UnableToEvaluate as exc:
        messages.warning(request, str(exc))
        return redirect("evaluation:sheet_course", pk=pk)
    messages.success(request, _("The notice is issued; whoever answers for the compound was told."))
    return redirect("evaluation:rectification", pk=pk)


@needs(SIGNED_IN)
@require_safe
def rectification(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a notice, what was done, what came of it; and what may be done next."""
    row = sheet_at(request, pk)
    return _show(request, row, _notice(row))


@needs(SIGNED_IN)
@require_safe
def notice_in_print(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the notice on paper, to whoever may see its page."""
    row = sheet_at(request, pk)
    notice = _notice(row)
    _require_sight(request, row)
    response = HttpResponse(notice_pdf(row, notice), content_type="application/pdf")
    name = _("Notice of rectification {name}.pdf").format(name=row.name)
    response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or ""
    add_never_cache_headers(response)
    return response


@needs(SELF_ASSESS)
@require_POST
def report_done(request: HttpRequest, pk: int) -> HttpResponse:
    """Report what was done about each item, with its proof."""
    row = sheet_at(request, pk, SELF_ASSESS)
    notice = _notice(row)
    done = {one.item: request.POST.get(f"done:{one.item}", "") for one in notice.items.all()}
    there = {str(one.pk): one for one in _proofs(row)}
    proofs = {name: there[given] for name in done if (given := request.POST.get(f"proof:{name}", "")) in there}
    try:
        operations.report_done(rectification=notice, done=done, proofs=proofs, by=request.user, at=clock.now())
    except FaultyMarks as exc:
        return _show(request, row, notice, exc.fields)
    except UnableToEvaluate as exc:
        return _show(request, row, _notice(row), {"": str(exc)})
    messages.success(request, _("It is reported. Somebody else scores it again."))
    return redirect("evaluation:rectification", pk=pk)


@needs(REVIEW_COUNTY)
@require_POST
def score_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Score the items of a notice again."""
    row = sheet_at(request, pk, REVIEW_COUNTY)
    notice = _notice(row)
    names = [one.item for one in notice.items.all()]
    try:
        operations.score_again(
            rectification=notice, by=request.user, at=clock.now(),
            answers={name: request.POST.get(f"item:{name}", "") for name in names},
            remarks={name: request.POST.get(f"remark:{name}", "") for name in names},
        )  # fmt: skip
    except FaultyMarks as exc:
        return _show(request, row, notice, exc.fields)
    except UnableToEvaluate as exc:
        return _show(request, row, _notice(row), {"": str(exc)})
    messages.success(request, _("It was scored again, and the sheet went on."))
    return redirect("evaluation:rectification", pk=pk)


def _notice(row: Sheet) -> Rectification:
    found = Rectification.objects.filter(sheet=row).select_related(
        "issued_by__key", "reported_by__key", "rescored_by__key"
    )
    notice = found.first()
    if notice is None:
        raise Http404
    return notice


def _proofs(row: Sheet) -> list[Evidence]:
    subject = {"compound": row.compound_id} if row.compound_id else {"community": row.place_id}
    rows = Evidence.objects.filter(**subject).in_force(clock.today()).order_by("-issued_on", "-pk")
    return list(rows[:_PROOFS])


def _require_sight(request: HttpRequest, row: Sheet) -> None:
    held = grants_of(request.user)
    if held.over(SELF_ASSESS.code, row) or held.over(REVIEW_COUNTY.code, row):
        return
    if not Sheet.objects.visible_to(held).filter(pk=row.pk).exists():
        raise PermissionDenied(SELF_ASSESS.code)


def _show(
    request: HttpRequest, row: Sheet, notice: Rectification, faults: dict[str, str] | None = None
) -> HttpResponse:
    held, at = grants_of(request.user), clock.now()
    _require_sight(request, row)
    over = notice.due_at is not None and at > notice.due_at
    may_report = notice.state == notice.State.ISSUED and held.over(SELF_ASSESS.code, row)
    may_score = held.over(REVIEW_COUNTY.code, row) and (
        notice.state == notice.State.REPORTED or (notice.state == notice.State.ISSUED and over)
    )
    faults = faults or {}
    context = {
        "sheet": row, "round": row.round, "edition": row.round.edition, "notice": notice, "over": over,
        "lines": _lines(row, notice, faults, request.POST), "may_report": may_report,
        "may_score": may_score and (notice.reported_by_id != request.user.pk),
        "proofs": _proofs(row) if may_report else [], "problem": faults.get("", ""), "faults": faults,
        "today": at,
    }  # fmt: skip
    return render(request, "evaluation/rectification.html", context, status=422 if faults else 200)


def _lines(row: Sheet, notice: Rectification, faults: dict[str, str], typed: Any) -> list[dict[str, Any]]:
    lang, standard = language(), row.round.edition.compiled().standard
    hints = {column.id: column.hint for column in tables(standard, lang)[MARKS]}
    found = []
    for one in notice.items.select_related("evidence__file").order_by("item"):
        item = standard.item(one.item)
        found.append(
            {
                "id": one.item, "title": in_words(item.title, lang), "before": answer_words(item, one.before, lang),
                "raw": one.before, "after": answer_words(item, one.after, lang), "done": one.done,
                "remark": one.remark, "evidence": one.evidence, "hint": hints.get(one.item, ""),
                "why": "；".join(text for text, _proof in row.reasons.get(one.item, [])),
                "faults": [said for key, said in faults.items() if key.partition(":")[2] == one.item],
                "typed": {kind: typed.get(f"{kind}:{one.item}", "") for kind in ("done", "proof", "item", "remark")},
            }
        )  # fmt: skip
    return found
