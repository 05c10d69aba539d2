"""The yearly plan of re-checks: the list, making a plan, what came of one."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.campaign.forms.steering import OutcomeForm, PlanForm
from linli.campaign.models import Campaign, Recheck, RecheckPlan
from linli.campaign.operations import rechecks as operations
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rights import LEAD, VIEW
from linli.core import clock
from linli.core.rights import Right, grants_of, needs
from linli.core.subjects import thing_to_see
from linli.core.tables import Day, LinliTable, ListPage
from linli.evaluation.models import Award
from linli.evaluation.rights import CHANGE_REGISTER
from linli.evaluation.rules.titles import standing
from linli.evaluation.views.editions import badge
from linli.evaluation.views.register import state_badge
from linli.places.filters import PlaceFilters
from linli.places.models import Division
from linli.places.queries.search import answering_rows
from linli.places.views.common import Fact, data_of, sees_history

from .common import campaign_for, campaign_to_see, page

CODE = "campaign.recheck"
Outcome = Recheck.Outcome
TONES = {Outcome.KEEPS: "success", Outcome.WARNED: "warning", Outcome.SUSPENDED: "danger", Outcome.REVOKED: "danger"}


def outcome_words(row: Recheck) -> tuple[str, str]:
    """Return the tone and the words of what came of a re-check, or of what is still to be done."""
    if row.outcome:
        return TONES[Outcome(row.outcome)], str(row.get_outcome_display())
    return ("danger", _("overdue")) if row.due_on < clock.today() else ("muted", _("to be done"))


class RecheckTable(LinliTable):
    """Re-checks by year and due date."""

    community = tables.Column(
        verbose_name=gettext_lazy("Community"), accessor="division__name",
        linkify=("campaign:recheck", {"pk": tables.A("pk")}), order_by=("division__name_pinyin", "pk"),
    )  # fmt: skip
    county = tables.Column(
        verbose_name=gettext_lazy("County"), accessor="division__parent__parent__name",
        order_by=("division__code", "pk"),
    )  # fmt: skip
    year = tables.Column(verbose_name=gettext_lazy("Year"), orderable=False)
    title = tables.Column(verbose_name=gettext_lazy("Title held"), accessor="award__get_kind_display", orderable=False)
    why = tables.Column(verbose_name=gettext_lazy("Why"), orderable=False)
    due_on = Day(verbose_name=gettext_lazy("Due on"))
    outcome = tables.Column(verbose_name=gettext_lazy("Outcome"), orderable=False, empty_values=())
    done_on = Day(verbose_name=gettext_lazy("Looked at on"))
    finding = tables.Column(verbose_name=gettext_lazy("What was found"), orderable=False)

    default_columns = ("community", "county", "year", "title", "why", "due_on", "outcome", "done_on")

    def render_outcome(self, record: Recheck) -> SafeString:
        """Return what came of it, or that it is overdue."""
        tone, words = outcome_words(record)
        return badge(words, tone)

    def value_outcome(self, record: Recheck) -> str:
        """Return the same for a file."""
        return outcome_words(record)[1]


class RecheckFilters(PlaceFilters):
    """Of the plan."""

    place_path = "division__"
    community = None  # type: ignore[assignment]

    year = filters.NumberFilter(label=gettext_lazy("Year"), min_value=1900, max_value=2200, decimal_places=0)
    outcome = filters.ChoiceFilter(
        label=gettext_lazy("Outcome"), method="by_outcome", empty_label=gettext_lazy("All"),
        choices=[("open", gettext_lazy("to be done")), ("late", gettext_lazy("overdue")), *Outcome.choices],
    )  # fmt: skip
    why = filters.ChoiceFilter(label=gettext_lazy("Why"), choices=Recheck.Why.choices, empty_label=gettext_lazy("All"))

    class Meta:
        model = Recheck
        fields: list[str] = []

    def by_outcome(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those with an outcome, or without one."""
        if value == "open":
            return rows.filter(outcome="")
        return rows.filter(outcome="", due_on__lt=clock.today()) if value == "late" else rows.filter(outcome=value)


class Rechecks(ListPage):
    """The re-checks of a campaign, year by year."""

    title = gettext_lazy("Re-checks")
    lead = gettext_lazy("Which titles are looked at again, by when, and what came of it.")
    table_class = RecheckTable
    filterset_class = RecheckFilters
    export_right = VIEW
    template_name = "campaign/rechecks.html"
    empty_title = gettext_lazy("No year is planned yet")
    empty_hint = gettext_lazy(
        "A plan takes those that were warned or suspended, those whose time is up, and draws the rest."
    )
    search_hint = gettext_lazy("Community")

    @cached_property
    def campaign(self) -> Campaign:
        """The campaign, if the person takes part in it."""
        return campaign_to_see(self.request, self.kwargs["pk"])

    def rows(self, request: HttpRequest) -> QuerySet[Recheck]:
        """Return the re-checks that the person sees, the latest year first."""
        rows = Recheck.objects.filter(campaign=self.campaign).visible_to(grants_of(request.user))
        found: QuerySet[Recheck] = rows.select_related("division__parent__parent", "award").order_by(
            "-year", "due_on", "division__code"
        )
        return found

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by the community's name, pinyin, initials; a number by how codes begin."""
        places = answering_rows(Division.objects.filter(level=Division.Level.COMMUNITY), text)
        return queryset.filter(division__in=places.values("pk"))

    def actions(self, request: HttpRequest) -> Any:
        """Offer to plan a year."""
        if not grants_of(request.user).over(LEAD.code, self.campaign):
            return []
        return [(reverse("campaign:plan_rechecks", args=[self.campaign.pk]), _("Make a year's plan"), "calendar-plus")]

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Add the tabs, and how each year was chosen."""
        plans = RecheckPlan.objects.filter(campaign=self.campaign).select_related("by__key").defer("frame")
        leads = grants_of(request.user).over(LEAD.code, self.campaign)
        return page(self.campaign, "rechecks", plans=plans.order_by("-year"), may_lead=leads)


rechecks = needs(VIEW)(Rechecks.as_view())


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_rechecks(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a year's re-checks."""
    campaign = campaign_for(request, pk, LEAD)
    planned = set(RecheckPlan.objects.filter(campaign=campaign).values_list("year", flat=True))
    form = PlanForm(data_of(request), today=clock.today(), planned=planned)
    if form.is_bound and form.is_valid():
        try:
            made = operations.make_plan(
                campaign=campaign, on=clock.today(), by=request.user, at=clock.now(), **form.cleaned_data
            )
        except UnableToCampaign as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("{count} communities are looked at again in {year}.").format(
                count=len(made), year=form.cleaned_data["year"]
            ))  # fmt: skip
            return redirect("campaign:rechecks", pk=pk)
    context = page(campaign, "rechecks", form=form)
    return render(request, "campaign/recheck_plan.html", context, status=422 if form.errors else 200)


@needs(LEAD)
@require_safe
def recheck_frame(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the list that a year's plan was chosen from, byte for byte as its SHA-256 says."""
    plan = RecheckPlan.objects.filter(pk=pk).first()
    if plan is None:
        raise Http404
    campaign_for(request, plan.campaign_id, LEAD)
    response = HttpResponse(plan.frame.encode(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="recheck-{plan.year}.csv"'
    return response


@needs(VIEW)
@require_safe
def recheck(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one re-check: of which title, why, by when, and what came of it."""
    return _page(request, _recheck(request, pk, VIEW))


@needs(LEAD)
@require_POST
def enter_recheck(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what came of a re-check; whoever may not change the register enters that the title is kept."""
    row = _recheck(request, pk, LEAD)
    form = _form(request, row, request.POST)
    if form.is_valid():
        if form.cleaned_data["outcome"] != Outcome.KEEPS and not _may_note(request, row):
            raise PermissionDenied(CHANGE_REGISTER.code)
        try:
            operations.enter_outcome(recheck=row, by=request.user, at=clock.now(), **form.cleaned_data)
        except UnableToCampaign as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The outcome is entered; the title register says the same."))
            return redirect("campaign:recheck", pk=pk)
    return _page(request, row, form)


@needs(LEAD)
@require_POST
def strike_recheck(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a re-check out of the plan whose community holds the title no more."""
    row = _recheck(request, pk, LEAD)
    try:
        operations.strike(recheck=row, at=clock.now())
    except UnableToCampaign as exc:
        messages.warning(request, str(exc))
        return redirect("campaign:recheck", pk=pk)
    messages.success(request, _("The re-check is struck from the plan."))
    return redirect("campaign:rechecks", pk=row.campaign_id)


def _recheck(request: HttpRequest, pk: int, right: Right) -> Recheck:
    thing_to_see(grants_of(request.user), CODE, pk, right)
    row: Recheck = Recheck.objects.select_related("division", "award", "campaign__division", "done_by__key").get(pk=pk)
    return row


def _may_note(request: HttpRequest, row: Recheck) -> bool:
    return grants_of(request.user).over(CHANGE_REGISTER.code, row)


def _state(award: Award) -> str:
    return standing((note.on, note.pk, note.kind) for note in award.notes.all())


def _form(request: HttpRequest, row: Recheck, data: Any = None) -> OutcomeForm:
    award = operations.award_now(row, clock.today())
    return OutcomeForm(
        data, state=_state(award) if award else "", may_note=award is not None and _may_note(request, row),
        today=clock.today(), initial={"done_on": clock.today()},
    )  # fmt: skip


def _page(request: HttpRequest, row: Recheck, form: OutcomeForm | None = None) -> HttpResponse:
    leads, award = grants_of(request.user).over(LEAD.code, row), operations.award_now(row, clock.today())
    state = _state(award) if award else ""
    if form is None and leads and not row.outcome and award is not None:
        form = _form(request, row)
    tone, words = outcome_words(row)
    context = page(
        row.campaign, "rechecks", row=row, form=form, tone=tone, words=words, award=award,
        facts=_facts(row, award, state), gone=award is None and not row.outcome, may_strike=leads,
        troubled=bool(state) and leads and _may_note(request, row), may_history=sees_history(request, row),
    )  # fmt: skip
    return render(request, "campaign/recheck.html", context, status=422 if form is not None and form.errors else 200)


def _facts(row: Recheck, award: Award | None, state: str) -> list[Fact]:
    held = award or row.award
    title = format_html("{} {}", held.get_kind_display(), state_badge(state)) if award else _("none any more")
    facts = [
        Fact(_("Community"), row.division.name, reverse("places:division", args=[row.division_id])),
        Fact(_("Title held"), title, hint=held.document),
        Fact(_("Year"), row.year),
        Fact(_("Why"), row.get_why_display()),
        Fact(_("Due on"), f"{row.due_on:%Y-%m-%d}"),
    ]
    if row.outcome:
        facts += [
            Fact(_("Looked at on"), f"{row.done_on:%Y-%m-%d}", hint=str(row.done_by or "")),
            Fact(_("What was found"), row.finding),
        ]
    return facts
