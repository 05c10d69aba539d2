"""The list of rounds, opening one, and one round."""

from typing import Any, cast

import django_filters as filters
import django_tables2 as tables
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linli.core import clock
from linli.core.rights import needs
from linli.core.tables import Day, LinliTable, ListPage
from linli.evaluation.forms.rounds import CallForm
from linli.evaluation.models import Edition, Grading, Round, Sheet
from linli.evaluation.operations import rounds as operations
from linli.evaluation.operations.sealing import obstacles
from linli.evaluation.queries.memo import kept
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import LEAD_ROUNDS, SEE_SCORINGS, VIEW_ROUNDS
from linli.evaluation.rules.steps import may_follow
from linli.places.views.common import Fact, allowed, data_of, grants, sees_history

from . import charts
from .common import TONES, replaced_by, round_to_show
from .course import course, day
from .figures import comparison, progress, spread, upheld

State = Round.State


class RoundTable(LinliTable):
    """Rounds."""

    title = tables.Column(verbose_name=gettext_lazy("Round"), linkify=("evaluation:round", {"pk": tables.A("pk")}))
    state = tables.Column(verbose_name=gettext_lazy("State"))
    edition = tables.Column(verbose_name=gettext_lazy("Standard"), accessor="edition", orderable=False)
    division = tables.Column(
        verbose_name=gettext_lazy("Held by"), accessor="division__name", order_by=("division__code", "-as_of")
    )
    as_of = Day(verbose_name=gettext_lazy("As-of date"))
    marks_due = Day(verbose_name=gettext_lazy("Marks due on"))
    notice_until = Day(verbose_name=gettext_lazy("On notice until"))
    sealed_at = Day(verbose_name=gettext_lazy("Sealed"))

    default_columns = ("title", "state", "edition", "division", "as_of", "marks_due", "sealed_at")

    class Meta:
        order_by = ("-as_of",)

    def render_edition(self, record: Round) -> str:
        """Return the edition, and that it is a sample if it is one."""
        sample = f" · {_('Sample standard')}" if record.edition.is_sample else ""
        return f"{record.edition}{sample}"


class RoundFilters(filters.FilterSet):
    """Of the list of rounds."""

    state = filters.MultipleChoiceFilter(label=gettext_lazy("State"), choices=State.choices)
    subject = filters.ChoiceFilter(
        label=gettext_lazy("For"), field_name="edition__subject", empty_label=gettext_lazy("All"),
        choices=[("compound", gettext_lazy("Compounds")), ("community", gettext_lazy("Communities"))],
    )  # fmt: skip

    class Meta:
        model = Round
        fields: list[str] = []


class RoundList(ListPage):
    """The rounds of which the person sees something."""

    title = gettext_lazy("Rounds")
    lead = gettext_lazy("Each round evaluates everything in a division by one edition of a standard.")
    table_class = RoundTable
    filterset_class = RoundFilters
    empty_title = gettext_lazy("No rounds yet")
    empty_hint = gettext_lazy("A round is opened by the city or a county; you see it here once your place is in one.")
    search_hint = gettext_lazy("Title of the round")

    def rows(self, request: HttpRequest) -> QuerySet[Round]:
        """Return what the person sees."""
        rows = Round.objects.visible_to(grants(request)).select_related("edition", "division")
        return rows.defer("edition__document", "division__search_grams")

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by the title."""
        return queryset.filter(title__icontains=text.replace("\x00", ""))

    def actions(self, request: HttpRequest) -> Any:
        """Offer to open one, to whoever may."""
        may = grants(request).has(LEAD_ROUNDS.code)
        return allowed((may, (reverse("evaluation:open_round"), _("Open a round"), "plus")))


@needs(LEAD_ROUNDS)
def open_round(request: HttpRequest) -> HttpResponse:
    """Open a round."""
    today = clock.today()
    initial = {
        "as_of": today, "period_from": today.replace(month=1, day=1), "period_to": today,
        "edition": request.GET.get("edition", "")[:20], "division": request.GET.get("division", "")[:20],
    }  # fmt: skip
    form = CallForm(data_of(request), grants=grants(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            made = operations.open_round(form.call(), by=request.user, at=clock.now())
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The round is open; there is a sheet for each place in it."))
            return redirect("evaluation:round", pk=made.pk)
    context = {"form": form, "cancel": reverse("evaluation:rounds")}
    return render(request, "evaluation/round_form.html", context, status=422 if form.errors else 200)


@needs(VIEW_ROUNDS)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one round."""
    return show(request, round_to_show(request, pk))


def show(request: HttpRequest, round_: Round, *, problem: str = "") -> HttpResponse:
    """Show one round; with a problem: why what was asked for cannot be done, as 422."""
    held, at = grants(request), clock.now()
    leads = held.over(LEAD_ROUNDS.code, round_)
    sheets = Sheet.objects.visible_to(held).filter(round=round_)
    marking = round_.state in (State.CALLED, State.MARKING, State.REVIEW)
    following = may_follow(round_.steps, round_.state)
    published = round_.edition.compiled()
    keys = held.keys(VIEW_ROUNDS.code)
    found = kept(round_, "spread", keys, lambda: spread(sheets))
    context: dict[str, Any] = {
        "round": round_,
        "edition": round_.edition,
        "tone": TONES.get(round_.state, "muted"),
        "facts": _facts(round_, found.sheets),
        "course": course(round_, at),
        "spread": found,
        "problem": problem,
        "marking": marking,
        "later": replaced_by(round_),
        "may_history": sees_history(request, round_),
        "moves": _moves(round_) if leads else [],
        "may_lead": leads,
        "sees_scorings": round_.by_visits and held.has(SEE_SCORINGS.code),
        "may_seal": leads and State.SEALED in following,
        "may_amend": leads and round_.state == State.SEALED and replaced_by(round_) is None,
        "must_explain": leads
        and round_.is_open
        and round_.edition.state == Edition.State.WITHDRAWN
        and not round_.goes_on_because,
        "upheld": upheld(round_, sheets) if found.graded and replaced_by(round_) is None else [],
    }
    context["grading"] = round_.gradings.order_by("-pk").first() if marking or context["may_seal"] else None
    context["at_work"] = _at_work(context["grading"])
    if marking:
        context["progress"] = charts.progress_chart(
            published, kept(round_, "progress", keys, lambda: progress(round_, sheets))
        )
    if found.graded:
        context["outcomes"] = charts.outcome_chart(round_, published, found)
        context["classes"] = charts.class_chart(round_, published, found)
        if round_.previous_id:
            compared = kept(round_, "comparison", keys, lambda: comparison(round_, sheets))
            context["comparison"] = charts.comparison_chart(published, compared)
    if context["may_seal"]:
        context["obstacles"] = obstacles(round_, at)
    return render(request, "evaluation/round.html", context, status=422 if problem else 200)


def _at_work(grading: Grading | None) -> bool:
    return grading is not None and grading.state in (Grading.State.WAITING, Grading.State.RUNNING)


def _moves(round_: Round) -> list[dict[str, Any]]:
    """Return what may be pressed, but for the seal; going back and cancelling ask for a reason."""
    words = {
        State.MARKING: (_("Let marking begin"), _("From now on marks are entered by those who hold the right to.")),
        State.REVIEW: (_("Put it to review"), _("Marks may still be corrected, by those who hold the right to.")),
        State.NOTICE: (
            _("Put it on public notice"),
            _("Everybody sees the results, and may object for {days} working days. Marks change no more.").format(
                days=round_.notice_days
            ),
        ),
        State.CANCELLED: (_("Cancel the round"), _("Nothing of it counts; its sheets stay to be looked at.")),
    }
    back = (
        _("Back to marking"),
        _("The notice ends, and is given anew once the marks stand.")
        if round_.state == State.NOTICE
        else _("What was graded stays until it is graded again."),
    )
    found = []
    for to in (State.MARKING, State.REVIEW, State.NOTICE, State.CANCELLED):
        if to in may_follow(round_.steps, round_.state):
            returns = to == State.MARKING and round_.state in (State.REVIEW, State.NOTICE)
            label, text = back if returns else words[to]
            asks = returns or to == State.CANCELLED
            tone = "danger" if to == State.CANCELLED else "warning" if returns else "primary"
            found.append({"to": to.value, "label": label, "text": text, "asks": asks, "tone": tone})
    return found


def _facts(round_: Round, sheets: int) -> list[Fact]:
    edition = round_.edition
    return [
        Fact(_("Standard"), str(edition), "", _("Sample standard") if edition.is_sample else ""),
        Fact(_("Held by"), round_.division.name, reverse("places:division", args=[round_.division_id])),
        Fact(_("Sheets in your sight"), f"{sheets:,}"),
        Fact(_("As-of date"), f"{round_.as_of:%Y-%m-%d}"),
        Fact(_("Period"), _("{first} to {last}").format(
            first=f"{round_.period_from:%Y-%m-%d}", last=f"{round_.period_to:%Y-%m-%d}"
        )),
        Fact(_("Marks by item are public"), _("Yes") if round_.shows_items else _("No")),
        Fact(_("Numbers of the platform frozen"), day(round_.metrics_frozen_at) if round_.metrics_frozen_at else None),
        Fact(
            _("Compared with"), round_.previous.title if round_.previous else _("no round"),
            reverse("evaluation:round", args=[round_.previous_id]) if round_.previous_id else "",
        ),
        *([Fact(_("Edition of the results"), round_.number)] if round_.number > 1 else []),
        *([Fact(_("Replaces"), cast("Round", round_.replaces).title,
                reverse("evaluation:round", args=[round_.replaces_id]))] if round_.replaces_id else []),
        *([Fact(_("Cancelled because"), round_.ended_reason)] if round_.ended_reason else []),
        *([Fact(_("Goes on because"), round_.goes_on_because)] if round_.goes_on_because else []),
    ]  # fmt: skip
