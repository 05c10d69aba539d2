"""The course of the sheets of a round: who stands where, passing on, sending back."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from linli.core import clock
from linli.core.history.rights import VIEW_HISTORY
from linli.core.rights import SIGNED_IN, Grants, Right, grants_of, needs
from linli.core.tables import Day, LinliTable, ListPage
from linli.evaluation.models import Adjudication, Rectification, Round, Sheet, SheetMove, StepDate
from linli.evaluation.operations import course as operations
from linli.evaluation.operations.course import STEP_RIGHTS, missing_for
from linli.evaluation.operations.editions import language
from linli.evaluation.operations.rectification import lost_items
from linli.evaluation.operations.self_assessment import wanted_of
from linli.evaluation.queries.sheets import answer_words, in_words
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import (
    LEAD_ROUNDS,
    RECOMMEND,
    REVIEW_COUNTY,
    SEE_SCORINGS,
    SELF_ASSESS,
    VIEW_ROUNDS,
)
from linli.evaluation.rules.steps import DONE, Step, steps_before
from linli.places.views.common import grants

from .rounds.results import found_by

MOST_AT_ONCE = 300
_INVOLVED = (SELF_ASSESS, RECOMMEND, REVIEW_COUNTY, LEAD_ROUNDS)


def step_words(step: str) -> str:
    """Return what a step of a sheet is called."""
    return str(_("Passed all steps")) if step == DONE else str(Step(step).label) if step else "—"


def sheets_in_sight(held: Grants) -> QuerySet[Sheet]:
    """Return the sheets whose course somebody may see: who sees the sheet, or has a step of it to do."""
    seen = Q(pk__in=Sheet.objects.visible_to(held).values("pk"))
    for right in _INVOLVED:
        if held.has(right.code):
            seen |= Q(pk__in=Sheet.objects.visible_to(held, right.code).values("pk"))
    return Sheet.objects.filter(seen)


def sheet_at(request: HttpRequest, pk: int, right: Right | None = None) -> Sheet:
    """Return a sheet of a round with a course. Raises Http404 out of sight, PermissionDenied without the right."""
    held = grants_of(request.user)
    rows = (
        sheets_in_sight(held)
        .exclude(step="")
        .select_related("round__edition", "round__division", "compound__community", "place", "rectification")
    )
    row = rows.filter(pk=pk).first() if pk < 2**63 else None
    if row is None:
        raise Http404
    if right is not None and not held.over(right.code, row):
        raise PermissionDenied(right.code)
    return row


# One sheet ------------------------------------------------------------------------------------------------------------


@dataclass
class Stage:
    """A step of a sheet's course as its page shows it. state: done, now, ahead."""

    title: str
    state: str
    hint: str
    overdue: bool = False


@dataclass
class Act:
    """What may be done with a sheet where it stands."""

    may: bool
    missing: list[str] = field(default_factory=list)
    back: list[tuple[str, str]] = field(default_factory=list)
    needs_note: bool = False


@needs(SIGNED_IN)
@require_safe
def sheet_course(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a sheet stands, what it still needs there, and how it came there."""
    return _show(request, sheet_at(request, pk))


def _show(request: HttpRequest, row: Sheet, problem: str = "", typed: str = "") -> HttpResponse:
    held = grants_of(request.user)
    today = clock.today()
    due = dict(StepDate.objects.filter(round=row.round_id).values_list("step", "due_on"))
    sees_scorings = held.over(SEE_SCORINGS.code, row)
    notice: Rectification | None = getattr(row, "rectification", None)
    moves = row.moves.select_related("by__key").order_by("pk")
    context: dict[str, Any] = {
        "sheet": row, "round": row.round, "edition": row.round.edition, "problem": problem, "typed": typed,
        "step": step_words(row.step), "stages": _stages(row, due, today),
        "moves": [
            (step_words(one.from_step), step_words(one.to_step), one) for one in moves
        ],
        "act": _act(row, held), "said": _said(row), "notice": notice,
        "may": {
            "assess": row.step == Step.SELF and held.over(SELF_ASSESS.code, row),
            "sheet": Sheet.objects.visible_to(held).filter(pk=row.pk).exists(),
            "issue": row.step == Step.RECTIFY and notice is None and held.over(REVIEW_COUNTY.code, row),
            "notice": notice is not None,
            "history": held.over(VIEW_HISTORY.code, row),
        },
        "lost": [],
        "differences": list(row.adjudications.order_by("item")) if sees_scorings else [],
    }  # fmt: skip
    if context["may"]["issue"]:
        context["lost"] = _lost(row)
    return render(request, "evaluation/sheet_course.html", context, status=422 if problem else 200)


@needs(SIGNED_IN)
@require_POST
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a sheet to its next step."""
    row = _to_do(request, pk)
    note = _note(request)
    try:
        operations.pass_on(sheet=row, note=note, by=request.user, at=clock.now())
    except UnableToEvaluate as exc:
        return _show(request, sheet_at(request, pk), str(exc), note)
    messages.success(request, _("It was passed on."))
    return redirect("evaluation:sheet_course", pk=pk)


@needs(SIGNED_IN)
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a sheet back to an earlier step, with the reason."""
    row = _to_do(request, pk)
    note = _note(request)
    try:
        operations.send_back(
            sheet=row, to=request.POST.get("to", "")[:10], reason=note, by=request.user, at=clock.now()
        )
    except UnableToEvaluate as exc:
        return _show(request, sheet_at(request, pk), str(exc), note)
    messages.success(request, _("It was sent back, with your reason."))
    return redirect("evaluation:sheet_course", pk=pk)


def _to_do(request: HttpRequest, pk: int) -> Sheet:
    row = sheet_at(request, pk)
    right = STEP_RIGHTS[row.step]
    if not grants_of(request.user).over(right.code, row):
        raise PermissionDenied(right.code)
    return row


def _note(request: HttpRequest) -> str:
    return request.POST.get("note", "").replace("\x00", "").strip()[:500]


def _act(row: Sheet, held: Grants) -> Act:
    if not row.round.is_open or not held.over(STEP_RIGHTS[row.step].code, row):
        return Act(False)
    back = [(step, step_words(step)) for step in steps_before(row.round.course, row.step)]
    by_assessors = row.step == Step.MARKS and row.round.by_visits
    return Act(not by_assessors, missing_for(row), back, row.step in (Step.RECOMMEND, Step.COUNTY, Step.REVIEW))


def _stages(row: Sheet, due: dict[str, date], today: date) -> list[Stage]:
    course = row.round.course
    at = len(course) if row.step == DONE else course.index(row.step)
    found = []
    for number, step in enumerate(course):
        day = due.get(step) or (row.round.marks_due if step == Step.MARKS else None)
        state = "done" if number < at else "now" if number == at else "ahead"
        hint = _("due on {day}").format(day=f"{day:%Y-%m-%d}") if day else ""
        found.append(Stage(step_words(step), state, hint, bool(day and day < today and state == "now")))
    return found


def _said(row: Sheet) -> dict[str, Any] | None:
    """Return the self-assessment as a table, None where the round has none."""
    if Step.SELF not in row.round.course:
        return None
    said = getattr(row, "self_assessment", None)
    answers, notes = (said.answers, said.notes) if said else ({}, {})
    lang = language()
    wanted = wanted_of(row)
    lines = [
        (
            item.id,
            in_words(item.title, lang),
            answer_words(item, answers.get(item.id, ""), lang),
            notes.get(item.id, ""),
        )
        for item in wanted
    ]
    return {"lines": lines, "answered": sum(bool(line[2]) for line in lines), "of": len(lines), "row": said}


def _lost(row: Sheet) -> list[dict[str, Any]]:
    lang, standard = language(), row.round.edition.compiled().standard
    found = []
    for name in lost_items(row):
        item = standard.item(name)
        reasons = "；".join(text for text, _proof in row.reasons.get(name, []))
        found.append(
            {"id": name, "title": in_words(item.title, lang), "answer": answer_words(item, row.answers[name], lang),
             "why": reasons, "must": item.role == "must-have"}
        )  # fmt: skip
    return found


# A round's sheets -----------------------------------------------------------------------------------------------------


class CourseTable(LinliTable):
    """Where each sheet stands."""

    name = tables.Column(
        verbose_name=gettext_lazy("Name"), linkify=("evaluation:sheet_course", {"pk": tables.A("pk")}),
        order_by=("name_pinyin", "pk"),
    )  # fmt: skip
    code = tables.Column(verbose_name=gettext_lazy("Code"))
    county = tables.Column(verbose_name=gettext_lazy("County"), accessor="county_name", order_by=("county_id", "code"))
    community = tables.Column(verbose_name=gettext_lazy("Community"), accessor="community_name", orderable=False)
    step = tables.Column(verbose_name=gettext_lazy("Step"))
    since = Day(verbose_name=gettext_lazy("Since"), accessor="since", orderable=False)
    back = tables.Column(verbose_name=gettext_lazy("Sent back"), accessor="sent_back", orderable=False)

    class Meta:
        order_by = ("code",)

    def render_step(self, value: str) -> str:
        """Return the words of a step."""
        return step_words(value)

    def render_back(self, value: Any) -> str:
        """Say that it came back, and why."""
        return str(value) if value else ""


class CourseFilters(filters.FilterSet):
    """Of the sheets of a round with a course."""

    step = filters.MultipleChoiceFilter(
        label=gettext_lazy("Step"),
        choices=[*((step, Step(step).label) for step in ("SELF", "RECOMMEND", "COUNTY", "MARKS", "RECTIFY", "REVIEW")),
                 (DONE, gettext_lazy("Passed all steps"))],
    )  # fmt: skip
    county = filters.ChoiceFilter(label=gettext_lazy("County"), field_name="county_id", empty_label=gettext_lazy("All"))
    differs = filters.BooleanFilter(label=gettext_lazy("With a difference to decide"), method="with_difference")

    class Meta:
        model = Sheet
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        round_: Round | None = getattr(self.request, "evaluation_round", None)
        if round_ is not None:
            counties = round_.sheets.exclude(county=None).order_by("county_id").values_list("county_id", "county_name")
            self.filters["county"].extra["choices"] = [(str(pk), name) for pk, name in counties.distinct()]

    def with_difference(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """Keep those with an open difference of two scorings, or those without."""
        open_ = Exists(Adjudication.objects.filter(sheet=OuterRef("pk"), state=Adjudication.State.OPEN))
        return rows.filter(open_) if value else rows.exclude(open_)


class CourseList(ListPage):
    """The sheets of a round by the step at which they stand; with what can be done for many at once."""

    title = gettext_lazy("Course of the sheets")
    table_class = CourseTable
    filterset_class = CourseFilters
    export_right = VIEW_ROUNDS
    template_name = "evaluation/course.html"
    empty_title = gettext_lazy("No sheets")
    empty_hint = gettext_lazy("No sheet of this round lies in your area.")
    search_hint = gettext_lazy("Name, pinyin, code or community")

    def rows(self, request: HttpRequest) -> QuerySet[Sheet]:
        """Return the sheets whose course the person may see."""
        self.round = round_with_course(request, self.kwargs["pk"])
        request.evaluation_round = self.round  # type: ignore[attr-defined]
        self.title = _("Course of the sheets: {round}").format(round=self.round)  # type: ignore[misc, assignment]
        last = SheetMove.objects.filter(sheet=OuterRef("pk")).order_by("-pk")
        rows = sheets_in_sight(grants(request)).filter(round=self.round)
        return rows.annotate(
            since=Subquery(last.values("at")[:1]), sent_back=Subquery(last.filter(back=True).values("note")[:1])
        ).defer("facts", "answers", "sources", "reasons", "lies_in")  # fmt: skip

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by name, pinyin, code or community."""
        return found_by(queryset, text)

    def actions(self, request: HttpRequest) -> Any:
        """Lead back to the round, for whoever sees it."""
        seen = Round.objects.visible_to(grants(request)).filter(pk=self.round.pk).exists()
        back = (reverse("evaluation:round", args=[self.round.pk]), _("The round"), "arrow-left")
        return [back] if seen else []

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Say how many stand where, and what may be passed on at once."""
        return {"round": self.round, "edition": self.round.edition, **course_figures(self.round, grants(request))}


def course_figures(round_: Round, held: Grants) -> dict[str, Any]:
    """Return how many sheets stand at each step, with the steps that the person passes on: two queries."""
    seen = sheets_in_sight(held).filter(round=round_)
    counts = dict(seen.order_by("step").values("step").annotate(n=Count("pk")).values_list("step", "n"))
    steps = [*round_.course, DONE]
    mine = [
        {"step": step, "title": step_words(step), "count": counts[step]}
        for step in round_.course
        if counts.get(step) and held.has(STEP_RIGHTS[step].code) and not (step == Step.MARKS and round_.by_visits)
        and step != Step.SELF
    ]  # fmt: skip
    total = sum(counts.values())
    option = {
        "grid": {"left": 8, "right": 48, "top": 8, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {"type": "category", "inverse": True, "data": [step_words(step) for step in steps]},
        "series": [
            {
                "type": "bar", "name": _("Sheets"), "barMaxWidth": 22, "label": {"show": True, "position": "right"},
                "data": [{"value": counts.get(step, 0), "url": f"?step={step}"} for step in steps],
            }
        ],
    }  # fmt: skip
    rows = [[{"text": step_words(step), "url": f"?step={step}"}, counts.get(step, 0)] for step in steps]
    return {"option": option, "columns": [_("Step"), _("Sheets")], "chart_rows": rows, "mine": mine, "total": total}


def round_with_course(request: HttpRequest, pk: int) -> Round:
    """Return a round of which the person may see a sheet's course. Raises Http404."""
    rows = Round.objects.select_related("edition", "division").defer("division__search_grams")
    found = rows.filter(pk=pk).first() if pk < 2**63 else None
    if found is None or not found.course or not sheets_in_sight(grants(request)).filter(round=found).exists():
        raise Http404
    return found


@needs(SIGNED_IN)
@require_POST
def pass_many(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass on all sheets at a step that lie in one's area, with one opinion; what lacks something stays."""
    round_ = round_with_course(request, pk)
    held = grants_of(request.user)
    step = request.POST.get("step", "")
    if step not in round_.course or step in (Step.SELF, Step.MARKS):
        raise Http404
    right = STEP_RIGHTS[step]
    if not held.has(right.code):
        raise PermissionDenied(right.code)
    rows = Sheet.objects.visible_to(held, right.code).filter(round=round_, step=step).order_by("code")
    passed, kept = 0, ""
    for row in rows.select_related("round")[:MOST_AT_ONCE]:
        try:
            operations.pass_on(sheet=row, note=_note(request), by=request.user, at=clock.now())
            passed += 1
        except UnableToEvaluate as exc:
            kept = kept or _("{name}: {title}").format(name=row.name, title=exc)
    said = ngettext("{count} sheet was passed on.", "{count} sheets were passed on.", passed).format(count=passed)
    if passed:
        messages.success(request, said)
    if kept:
        messages.warning(request, _("Others stay where they are, the first of them: {why}").format(why=kept))
    return redirect("evaluation:course", pk=pk)
