"""The pages of one sheet: its result and why, its marks, a class by hand, its report."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core import clock
from linli.core.history.rights import VIEW_HISTORY
from linli.core.rights import Right, grants_of, needs
from linli.evaluation.forms.sheets import ClassForm, MarkForm
from linli.evaluation.models import Result, Round, Seal, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.operations.grading import decide_class as decide
from linli.evaluation.operations.grading import grade_sheet
from linli.evaluation.operations.marks import FaultyMarks, confirm_last, enter_marks, last_sheet
from linli.evaluation.queries.mend_first import mend_first
from linli.evaluation.queries.sheets import Record, names_of, record_of
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.reports.sheet import sheet_pdf
from linli.evaluation.rights import DECIDE_CLASSES, MARK, VIEW_ROUNDS
from linli.evaluation.views.rounds.figures import ranks_of
from linli.evaluation.views.sheet_rows import item_rows
from linli.grading.words import say
from linli.places.queries.sight import can_change, get_visible

OPEN = (Round.State.CALLED, Round.State.MARKING, Round.State.REVIEW)


@needs(VIEW_ROUNDS)
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one sheet: what came out, why, where each answer comes from, what to do first."""
    row = sheet_for(request, pk)
    held = grants_of(request.user)
    record = record_of(row)
    source = _common_source(record)
    result: Result | None = getattr(row, "result", None)
    sealed = row.round.state == Round.State.SEALED
    open_ = row.round.state in OPEN
    may_mark = open_ and held.over(MARK.code, row)
    context = {
        "sheet": row, "round": row.round, "edition": row.round.edition, "record": record, "result": result,
        "rank": ranks_of(row.round).rank(result) if record.standard.mode != "checklist" else None,
        "provisional": result is None or result.sheet_version != row.version,
        "decision": record.decision, "first": mend_first(record, row),
        "seal": Seal.objects.filter(round=row.round_id).values_list("seal", flat=True).first() if sealed else "",
        "moved_to": row.compound.community
        if row.compound and row.compound.community_id != row.place_id else None,
        "facts": record.facts, "source": source, "blank": say("why_unknown", language()),
        "blocks": item_rows(record.blocks, source, compared=record.last is not None),
        "may": {
            "mark": may_mark, "decide": open_ and record.graded and held.over(DECIDE_CLASSES.code, row),
            "history": held.over(VIEW_HISTORY.code, row),
        },
        "to_confirm": sum(bool(line.last_answer) and not row.answers.get(line.id) for block in record.blocks
                          for line in block.lines) if may_mark else 0,
        **_chart(record),
    }  # fmt: skip
    return render(request, "evaluation/sheet.html", context)


@needs(MARK)
@require_http_methods(["GET", "HEAD", "POST"])
def mark_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter facts, answers and reasons; what was right and what was not is kept on the page until all is right."""
    row = sheet_for(request, pk, MARK)
    if row.round.state not in OPEN:
        return render(request, "evaluation/mark_closed.html", {"sheet": row, "round": row.round})
    last = last_sheet(row)
    form = MarkForm(row, request.POST if request.method == "POST" else None, last=last, names=_names(row))
    if form.is_bound and not form.problem:
        try:
            _save(form, request)
        except FaultyMarks as exc:
            form.errors = exc.fields
            form = _fresh(form, request)
        except UnableToEvaluate as exc:
            form.problem = str(exc)
        else:
            messages.success(request, _("Saved."))
            stay = "stay" in request.POST or form.confirmed
            return redirect("evaluation:mark_sheet" if stay else "evaluation:sheet", pk=pk)
    context = {
        "sheet": row, "round": row.round, "edition": row.round.edition, "form": form, "parts": form.parts(),
        "facts": form.facts(), "open_last": form.open_last(), "last": last,
        "back": reverse("evaluation:sheet", args=[pk]),
    }  # fmt: skip
    status = 422 if form.is_bound and (form.errors or form.problem) else 200
    return render(request, "evaluation/mark_sheet.html", context, status=status)


@needs(MARK)
@require_POST
def previous(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm last time's answers: those that are named, or all that are still open."""
    row = sheet_for(request, pk, MARK)
    last = last_sheet(row)
    asked = request.POST.getlist("item")
    if not asked and last is not None:
        asked = [name for name in last.answers if not row.answers.get(name)]
    before = row.version
    try:
        with transaction.atomic():
            now = confirm_last(sheet=row, items=asked, by=request.user, at=clock.now())
            if now.version != before:
                _grade_again(now)
    except UnableToEvaluate as exc:
        messages.warning(request, str(exc))
    else:
        count = sum(now.answers.get(name) != row.answers.get(name) for name in now.answers)
        said = ngettext("{count} answer was confirmed.", "{count} answers were confirmed.", count)
        messages.success(request, said.format(count=count))
    return redirect("evaluation:sheet", pk=pk)


@needs(DECIDE_CLASSES)
@require_http_methods(["GET", "HEAD", "POST"])
def decide_class(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a class against the rule, or leave it to the rule again."""
    row = sheet_for(request, pk, DECIDE_CLASSES)
    record = record_of(row)
    last = record.decision
    form = ClassForm(
        request.POST if request.method == "POST" else None, standard=record.standard, by_rule=record.class_by_rule,
        initial={"class_id": last.class_id if last else ""},
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            decide(sheet=row, by=request.user, at=clock.now(), **form.cleaned_data)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The class was decided."))
            return redirect("evaluation:sheet", pk=pk)
    context = {"sheet": row, "round": row.round, "edition": row.round.edition, "record": record, "form": form}
    return render(request, "evaluation/sheet_class.html", context, status=422 if form.errors else 200)


@needs(VIEW_ROUNDS)
@require_safe
def sheet_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the report of one sheet on paper."""
    row = sheet_for(request, pk)
    seal = Seal.objects.filter(round=row.round_id).values_list("seal", flat=True).first() or ""
    data = sheet_pdf(row, record_of(row), seal)
    response = HttpResponse(data, content_type="application/pdf")
    name = f"{row.code} {row.name}.pdf"
    response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or ""
    add_never_cache_headers(response)
    return response


def sheet_for(request: HttpRequest, pk: int, right: Right | None = None) -> Sheet:
    """Return a sheet. Raises Http404 outside the person's sight, PermissionDenied without the right over it."""
    held = grants_of(request.user)
    rows = Sheet.objects.select_related("round__edition", "result", "compound", "changed_by__key").visible_to(held)
    row = get_visible(rows, pk)
    if right is not None:
        can_change(held, right, row)
    return row


# Marks


def _save(form: MarkForm, request: HttpRequest) -> None:
    at = clock.now()
    with transaction.atomic():
        now = enter_marks(sheet=form.sheet, entry=form.entry(), by=request.user, at=at)
        if form.confirmed:
            now = confirm_last(sheet=now, items=form.confirmed, by=request.user, at=at)
        if now.version != form.sheet.version:
            _grade_again(now)


def _grade_again(row: Sheet) -> None:
    """Keep a graded round's results up to date, one sheet at a time."""
    if row.round.results.exists():
        grade_sheet(sheet=row, at=clock.now())


def _fresh(form: MarkForm, request: HttpRequest) -> MarkForm:
    """Return the form over what stands on the sheet now: somebody else may have changed it meanwhile."""
    row = sheet_for(request, form.sheet.pk, MARK)
    fresh = MarkForm(row, request.POST, last=form.last, names=_names(row))
    fresh.errors = form.errors
    return fresh


def _names(row: Sheet) -> dict[int, str]:
    return names_of(source.get("by") for source in row.sources.values())


def _common_source(record: Record) -> str:
    """Return where most answers come from, to be said once; "" if no source stands out."""
    found = Counter(line.source for block in record.blocks for line in block.lines if line.source)
    words, count = next(iter(found.most_common(1)), ("", 0))
    return words if 2 * count > found.total() else ""


# The chart


def _chart(record: Record) -> dict[str, Any]:
    shares: list[Any] = [block.share for block in record.blocks]
    names = [f"{block.id} {block.title}" for block in record.blocks]
    option = {
        "grid": {"left": 8, "right": 40, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "max": 100, "axisLabel": {"formatter": "{value}%"}},
        "yAxis": {"type": "category", "data": names, "inverse": True},
        "series": [
            {
                "type": "bar", "data": shares, "barMaxWidth": 26, "label": {"show": True, "position": "right",
                "formatter": "{c}%"}, "showBackground": True, "name": _("Share of the full points"),
            }
        ],
    }  # fmt: skip
    rows = [[f"{block.id} {block.title}", block.own, block.full, f"{block.share}%"] for block in record.blocks]
    columns = [_("Section"), _("Points"), _("Full points"), _("Share")]
    return {"option": option, "columns": columns, "rows": rows}


def url_of(row: Sheet) -> str:
    """Return the address of a sheet's page."""
    return reverse("evaluation:sheet", args=[row.pk])
