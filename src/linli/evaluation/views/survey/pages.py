"""The surveys of a round, opening one, and one survey with its results."""

from typing import Any

import django_tables2 as tables
from django.contrib import messages
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core import clock
from linli.core.rights import needs
from linli.core.tables import Day, LinliTable, ListPage, Number
from linli.core.wording import page_of
from linli.evaluation.forms.survey import OpenForm
from linli.evaluation.models import Survey
from linli.evaluation.operations import surveys as operations
from linli.evaluation.operations.editions import language
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import RUN_SURVEYS, VIEW_ROUNDS
from linli.evaluation.rules.survey import SHOWN_FROM
from linli.evaluation.views.rounds.common import round_in_sight
from linli.places.models import Compound
from linli.places.views.common import Fact, allowed, data_of, grants, sees_history

from . import figures
from .common import TONES, compounds_to_run, groups_in_sight, survey_in_sight

PAGE = 20  # compounds in a chart and its table
State = Survey.State


class SurveyTable(LinliTable):
    """Surveys."""

    title = tables.Column(verbose_name=gettext_lazy("Survey"), linkify=("evaluation:survey", {"pk": tables.A("pk")}))
    state = tables.Column(verbose_name=gettext_lazy("State"))
    per_compound = Number(verbose_name=gettext_lazy("Homes per compound"))
    seed = tables.Column(verbose_name=gettext_lazy("Seed of the draw"), orderable=False)
    opened_at = Day(verbose_name=gettext_lazy("Survey opened"))
    closes_on = Day(verbose_name=gettext_lazy("Closes on"))
    closed_at = Day(verbose_name=gettext_lazy("Survey closed"))

    class Meta:
        order_by = ("-opened_at",)


class SurveyList(ListPage):
    """The surveys of a round."""

    title = gettext_lazy("Resident surveys")
    lead = gettext_lazy("A drawn sample of homes is asked; nobody can be told from an answer.")
    table_class = SurveyTable
    empty_title = gettext_lazy("No survey yet")
    empty_hint = gettext_lazy("A survey draws homes from the house ledger; its shares answer the satisfaction items.")
    search_hint = gettext_lazy("Title of the survey")

    def rows(self, request: HttpRequest) -> QuerySet[Survey]:
        """Return those of the round."""
        self.round = round_in_sight(request, self.kwargs["pk"])
        self.title = _("Resident surveys: {round}").format(round=self.round)  # type: ignore[misc, assignment]
        return Survey.objects.filter(round=self.round)

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by the title."""
        return queryset.filter(title__icontains=text.replace("\x00", ""))

    def actions(self, request: HttpRequest) -> Any:
        """Offer to open one, to whoever may."""
        round_ = self.round
        may = operations.takes_surveys(round_) and grants(request).over(RUN_SURVEYS.code, round_)
        return allowed(
            (may, (reverse("evaluation:open_survey", args=[round_.pk]), _("Open a survey"), "plus")),
            (True, (reverse("evaluation:round", args=[round_.pk]), _("The round"), "arrow-left")),
        )


@needs(RUN_SURVEYS)
@require_http_methods(["GET", "HEAD", "POST"])
def open_survey(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a survey of a round: draw its homes."""
    round_ = round_in_sight(request, pk, RUN_SURVEYS)
    form = OpenForm(data_of(request), initial={"title": _("{round}: residents' survey").format(round=round_)[:120]})
    if form.is_bound and form.is_valid():
        try:
            made = operations.open_survey(round_=round_, by=request.user, at=clock.now(), **form.cleaned_data)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The homes are drawn and the survey is open. Now print the letters."))
            return redirect("evaluation:survey", pk=made.pk)
    context = {
        "form": form, "round": round_, "cancel": reverse("evaluation:surveys", args=[pk]),
        "questions": [one[language()] for one in operations.QUESTIONS],
    }  # fmt: skip
    return render(request, "evaluation/survey_form.html", context, status=422 if form.errors else 200)


@needs(VIEW_ROUNDS)
@require_safe
def survey(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one survey: who answered so far; once it is closed, the shares."""
    return show(request, survey_in_sight(request, pk))


@needs(RUN_SURVEYS)
@require_POST
def close_survey(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a survey before its last day is over, or after."""
    row = survey_in_sight(request, pk, RUN_SURVEYS)
    try:
        operations.close_survey(survey=row, at=clock.now())
    except UnableToEvaluate as exc:
        return show(request, survey_in_sight(request, pk), problem=str(exc))
    messages.success(request, _("The survey is closed. Its shares stand here, and are scored from now on."))
    return redirect("evaluation:survey", pk=pk)


def show(request: HttpRequest, row: Survey, *, problem: str = "") -> HttpResponse:
    """Show one survey; with a problem: why what was asked for cannot be done, as 422."""
    groups = groups_in_sight(request, row)
    page = page_of(request)
    start = (page - 1) * PAGE
    found = list(groups.order_by("compound__code"))
    cut = found[start : start + PAGE]
    prefetch_related_objects(cut, Prefetch("compound", Compound.objects.defer("search_grams")))
    drawn, answered = (sum(getattr(group, name) for group in found) for name in ("drawn", "answered"))
    closed = row.state == State.CLOSED
    runs = groups.filter(compound__in=compounds_to_run(request, RUN_SURVEYS).values("pk")).exists()
    context: dict[str, Any] = {
        "survey": row,
        "round": row.round,
        "edition": row.round.edition,
        "tone": TONES[row.state],
        "problem": problem,
        "closed": closed,
        "late": row.state == State.OPEN and clock.today() > row.closes_on,
        "least": SHOWN_FROM,
        "drawn": drawn,
        "answered": answered,
        "rate": figures.rate(answered, drawn),
        "compounds": len(found),
        "facts": _facts(row),
        "response": figures.response_chart(cut, found),
        "may_run": runs and row.state == State.OPEN,
        "may_history": sees_history(request, row),
        "may_close": row.state == State.OPEN and grants(request).over(RUN_SURVEYS.code, row.round),
        "earlier": page - 1 if page > 1 else 0,
        "next": page + 1 if len(found) > start + PAGE else 0,
    }
    if closed:
        asked = figures.question_of(row, request.GET.get("question", ""))
        context["asked"] = row.questions[asked]["id"]
        context["answers"] = figures.share_chart(row, asked, cut, found)
        context["tabs"] = [
            {"label": one[language()], "url": f"?question={one['id']}", "current": number == asked}
            for number, one in enumerate(row.questions)
        ]
    return render(request, "evaluation/survey.html", context, status=422 if problem else 200)


def _facts(row: Survey) -> list[Fact]:
    opened, closed = (f"{at:%Y-%m-%d}" if at else None for at in map(figures.local, (row.opened_at, row.closed_at)))
    return [
        Fact(_("Round"), str(row.round), reverse("evaluation:round", args=[row.round_id])),
        Fact(_("Homes per compound"), row.per_compound),
        Fact(_("Seed of the draw"), row.seed),
        Fact(_("Survey opened"), opened),
        Fact(_("Closes on"), f"{row.closes_on:%Y-%m-%d}"),
        *([Fact(_("Survey closed"), closed)] if closed else []),
    ]
