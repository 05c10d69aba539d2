"""The works of a campaign: the list, suggesting, one work and what may follow."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.campaign.forms.works import BeginForm, DoneForm, MoreProofsForm, NoteForm, PlaceForm, ReasonForm, WorkForm
from linli.campaign.models import Campaign, Work
from linli.campaign.operations import works as operations
from linli.campaign.queries import works as queries
from linli.campaign.queries.proofs import proofs_of
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rights import APPROVE, FOLLOW, VIEW
from linli.campaign.rules.quarters import after, quarter_of
from linli.campaign.rules.works import AGREED, NEXT_STATES, OPEN, State, is_overdue, right_for, right_to_change
from linli.campaign.seen import seen_together
from linli.core import clock
from linli.core.rights import RIGHTS, grants_of, needs
from linli.core.subjects import require
from linli.core.tables import Day, LinliTable, ListPage, Number
from linli.evaluation.models import MeasureEffect
from linli.evaluation.queries.measures import catalogue, points_words
from linli.evaluation.rules.measures import Phase
from linli.evaluation.views.editions import badge
from linli.grading.figures import decimal_text
from linli.places.filters import PlaceFilters
from linli.places.models import Compound, Division
from linli.places.queries.search import answering_rows
from linli.places.queries.sight import get_visible
from linli.places.views.common import Fact, data_of, sees_history

from .common import campaign_to_see, form_page, page, tabs, withdrawal_page

TONES = {
    State.SUGGESTED: "muted", State.APPROVED: "info", State.UNDER_WAY: "warning", State.DONE: "success",
    State.DROPPED: "muted",
}  # fmt: skip
PHASES = list(Phase)
NO_PROGRAMME = "-"  # of the filter: nobody knows who pays
NOWRAP = {"td": {"class": "text-nowrap"}}


def yuan(amount: int | None) -> str:
    """Return an amount as people read it; what is unknown is said to be."""
    return _("unknown") if amount is None else number_format(amount, force_grouping=True)


def ten_thousands(amount: int) -> str:
    """Return an amount in 10,000 yuan, half up to 0.1, where the whole one is too long to read."""
    return number_format((amount + 500) // 1000 / Decimal(10), 1, force_grouping=True)


def sample_badge(sample: bool) -> SafeString | str:
    """Return the mark of an amount that rests on a sample."""
    return badge(_("Sample"), "warning") if sample else ""


def money(amount: int | None, sample: bool) -> SafeString:
    """Return an amount for a cell, with the mark of a sample beside it."""
    return format_html("<span>{} {}</span>", yuan(amount), sample_badge(sample and amount is not None))


# The list -------------------------------------------------------------------------------------------------------------


class WorkTable(LinliTable):
    """Works of one campaign."""

    measure = tables.Column(
        verbose_name=gettext_lazy("Measure"), accessor="measure__title", order_by=("measure__code", "pk"),
        linkify=("campaign:work", {"pk": tables.A("pk")}),
    )  # fmt: skip
    community = tables.Column(
        verbose_name=gettext_lazy("Community"), accessor="division__name", order_by=("division__code", "pk")
    )
    compound = tables.Column(
        verbose_name=gettext_lazy("Compound"), accessor="compound__name", order_by=("compound__code", "pk")
    )
    phase = tables.Column(
        verbose_name=gettext_lazy("Phase"), accessor="measure__phase", order_by=("measure__phase", "pk")
    )
    programme = tables.Column(verbose_name=gettext_lazy("Programme that pays"), order_by=("programme", "pk"))
    state = tables.Column(verbose_name=gettext_lazy("State"), accessor="state", order_by=("state", "pk"))
    cost = tables.Column(
        verbose_name=gettext_lazy("Cost (yuan)"), empty_values=(), order_by=("cost", "pk"),
        attrs={"td": {"class": "list-number"}, "th": {"class": "list-number"}},
    )  # fmt: skip
    cost_is_sample = tables.Column(
        verbose_name=gettext_lazy("Cost rests on"), empty_values=(), order_by=("cost_is_sample", "pk")
    )
    spent = Number(verbose_name=gettext_lazy("Spent (yuan)"), order_by=("spent", "pk"))
    begins_on = Day(verbose_name=gettext_lazy("Begins"), order_by=("begins_on", "pk"), attrs=NOWRAP)
    due_on = Day(verbose_name=gettext_lazy("Due on"), order_by=("due_on", "pk"), attrs=NOWRAP)
    done_on = Day(verbose_name=gettext_lazy("Done on"), order_by=("done_on", "pk"), attrs=NOWRAP)
    note = tables.Column(verbose_name=gettext_lazy("Note"), orderable=False)

    default_columns = (
        "measure", "community", "compound", "phase", "programme", "state", "cost", "begins_on", "due_on", "done_on",
    )  # fmt: skip

    def render_phase(self, record: Work) -> str:
        """Return the phase in words."""
        return str(Phase(record.measure.phase).label)

    def value_phase(self, record: Work) -> str:
        """Return the same for a file."""
        return self.render_phase(record)

    def render_state(self, record: Work) -> SafeString:
        """Return the state, and that it is overdue."""
        late = badge(_("overdue"), "danger") if is_overdue(record.state, record.due_on, clock.today()) else ""
        return format_html("<span>{} {}</span>", badge(State(record.state).label, TONES[State(record.state)]), late)

    def value_state(self, record: Work) -> str:
        """Return the same for a file."""
        late = is_overdue(record.state, record.due_on, clock.today())
        words = _("{state}, overdue") if late else "{state}"
        return words.format(state=State(record.state).label)

    def render_cost(self, record: Work) -> SafeString:
        """Return the cost; unknown is no 0, and a sample says so."""
        return money(record.cost, record.cost_is_sample)

    def value_cost(self, record: Work) -> Any:
        """Return the same for a file: a number, or that it is unknown."""
        return _("unknown") if record.cost is None else record.cost

    def render_cost_is_sample(self, record: Work) -> SafeString | str:
        """Return what the cost rests on."""
        return sample_badge(record.cost_is_sample) if record.cost_is_sample else self.value_cost_is_sample(record)

    def value_cost_is_sample(self, record: Work) -> str:
        """Return the same for a file."""
        if record.cost is None:
            return _("quantity unknown")
        return _("sample unit cost") if record.cost_is_sample else _("the city's own figures")


class WorkFilters(PlaceFilters):
    """Of the works of a campaign."""

    place_path = "division__"

    phase = filters.ChoiceFilter(
        label=gettext_lazy("Phase"), field_name="measure__phase", choices=Phase.choices, empty_label=gettext_lazy("All")
    )
    programme = filters.ChoiceFilter(
        label=gettext_lazy("Programme that pays"), choices=[], empty_label=gettext_lazy("All"), method="by_programme"
    )
    state = filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple, distinct=False
    )
    overdue = filters.ChoiceFilter(
        label=gettext_lazy("Overdue"), method="by_overdue", empty_label=gettext_lazy("All"),
        choices=[("yes", gettext_lazy("Only overdue"))],
    )  # fmt: skip
    days = filters.ChoiceFilter(
        label=gettext_lazy("Days"), method="by_days", empty_label=gettext_lazy("All"),
        choices=[("none", gettext_lazy("Without days")), ("set", gettext_lazy("With days"))],
    )  # fmt: skip
    cost = filters.ChoiceFilter(
        label=gettext_lazy("Cost"), method="by_cost", empty_label=gettext_lazy("All"),
        choices=[("known", gettext_lazy("known")), ("unknown", gettext_lazy("unknown")),
                 ("sample", gettext_lazy("rests on a sample"))],
    )  # fmt: skip
    item = filters.CharFilter(
        label=gettext_lazy("Item raised"), method="by_item", max_length=20,
        help_text=gettext_lazy("Number, for example G202"),
    )  # fmt: skip
    measure_code = filters.CharFilter(
        label=gettext_lazy("Code of the measure"), field_name="measure__code", lookup_expr="iexact", max_length=30
    )

    class Meta:
        model = Work
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.request is None or self.queryset is None:
            return
        names = self.queryset.order_by("programme").values_list("programme", flat=True).distinct()
        plans = self.queryset.exclude(plan=None).order_by("-plan").values_list("plan", "plan__title").distinct()
        self._offer("plan", [(str(pk), title) for pk, title in plans])
        self._offer("programme", [*((name, name) for name in names if name), (NO_PROGRAMME, _("none named"))])

    def by_programme(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that a programme pays, or those of which nobody knows who pays."""
        return rows.filter(programme="" if value == NO_PROGRAMME else value)

    def by_overdue(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what should be done by now and is not."""
        return rows.filter(state__in=AGREED, due_on__lt=clock.today())

    def by_days(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what is not over and has no day on which it begins or is due; or what has both."""
        undated = Q(begins_on=None) | Q(due_on=None)
        return rows.filter(undated, state__in=OPEN) if value == "none" else rows.exclude(undated)

    def by_cost(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those of known cost, of unknown cost, or by a sample."""
        if value == "sample":
            return rows.filter(cost_is_sample=True)
        nobody_knows = Q(cost=None, spent=None)
        return rows.filter(nobody_knows) if value == "unknown" else rows.exclude(nobody_knows)

    def by_item(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep works whose measure raises an item."""
        raises = MeasureEffect.objects.filter(measure=OuterRef("measure"), item__iexact=value.strip())
        return rows.filter(Exists(raises))


class WorkList(ListPage):
    """The works of a campaign that the person sees, with their sums and their progress by phase."""

    title = gettext_lazy("Works")
    lead = gettext_lazy("What communities do to rise. Finishing one changes the forecast, never a mark.")
    table_class = WorkTable
    filterset_class = WorkFilters
    export_right = VIEW
    template_name = "campaign/works.html"
    empty_title = gettext_lazy("No works yet")
    empty_hint = gettext_lazy(
        "Suggest measures for what a community lacks, or adopt a plan: its works stand here then."
    )
    search_hint = gettext_lazy("Measure, community or compound")

    def rows(self, request: HttpRequest) -> QuerySet[Work]:
        """Return what the person sees of the campaign."""
        self.campaign = campaign_to_see(request, self.kwargs["pk"])
        rows: QuerySet[Work] = Work.objects.visible_to(grants_of(request.user), VIEW.code)
        return rows.filter(campaign=self.campaign).select_related("measure", "division", "compound").order_by("-pk")

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by measure or place."""
        communities = answering_rows(Division.objects.filter(level=Division.Level.COMMUNITY), text)
        compounds = answering_rows(Compound.objects.all(), text)
        found = Q(measure__title__icontains=text) | Q(division__in=communities.order_by().values("pk"))
        return queryset.filter(found | Q(compound__in=compounds.order_by().values("pk")))

    def actions(self, request: HttpRequest) -> Sequence[tuple[str, Any, str]]:
        """Offer to suggest measures to whoever plans works, and what neighbours share to everybody."""
        shared = (reverse("campaign:shared_works", args=[self.campaign.pk]), _("Shared works"), "users-group")
        if not grants_of(request.user).has(FOLLOW.code):
            return [shared]
        return [(reverse("campaign:suggest_works", args=[self.campaign.pk]), _("Suggest measures"), "bulb"), shared]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the list; where htmx swaps only its rows, the sums above them come along."""
        response = super().get(request, *args, **kwargs)
        if response.headers.get("HX-Push-Url") and isinstance(response, HttpResponse):
            shown = {**self.context(request), "beside": True}
            response.content += render_to_string("campaign/_work_sums.html", shown, request).encode()
        return response

    def _found(self, queryset: QuerySet[Any], query: Any) -> Any:
        found = super()._found(queryset, query)
        self.found: QuerySet[Work] = found[0]
        return found

    def _export(self, query: Any, table: LinliTable, chips: Any) -> Any:
        table.columns.show("cost_is_sample")  # no amount leaves the house without what it rests on
        return super()._export(query, table, chips)

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Add the sums over what is listed, the chart, and what may be approved at once."""
        shown = queries.overview(self.found, clock.today())
        mine: list[tuple[int, datetime]] = []
        if grants_of(request.user).has(APPROVE.code):
            rows = self._to_approve(request).order_by("pk").values_list("pk", "changed_at")
            mine = list(rows[: operations.MOST_AT_ONCE + 1])
        first = mine[: operations.MOST_AT_ONCE]
        return {
            "campaign": self.campaign, "campaign_tabs": tabs(self.campaign, "works"), "overview": shown,
            "stats": _stats(shown), "chart": phase_chart(shown), "to_approve": len(first),
            "more": len(mine) > len(first), "seen": seen_together(first), "asked": request.GET.urlencode(),
        }  # fmt: skip

    def _to_approve(self, request: HttpRequest) -> QuerySet[Work]:
        within = Work.objects.visible_to(grants_of(request.user), APPROVE.code).filter(campaign=self.campaign)
        return self.found.filter(pk__in=within.values("pk"), state=State.SUGGESTED)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Approve the suggested works of the list as it is filtered, at most 200 at once."""
        grants = grants_of(request.user)
        if not grants.has(APPROVE.code):
            raise PermissionDenied(APPROVE.code)
        from linli.core.tables.query import read

        self._found(self.rows(request), read(request.GET, self._known()))
        rows = list(self._to_approve(request).order_by("pk")[: operations.MOST_AT_ONCE])
        try:
            if seen_together((row.pk, row.changed_at) for row in rows) != request.POST.get("seen", ""):
                raise UnableToCampaign(_("The list has changed meanwhile. Look at it again, then approve."))
            done = operations.approve_works(works=rows, by=request.user, at=clock.now())
        except UnableToCampaign as exc:
            messages.error(request, str(exc))
        else:
            said = ngettext("{count} work is approved.", "{count} works are approved.", len(done))
            messages.success(request, said.format(count=len(done)))
        return redirect(f"{request.path}?{request.GET.urlencode()}" if request.GET else request.path)

    http_method_names = ["get", "head", "options", "post"]


def _stats(shown: queries.Overview) -> list[dict[str, Any]]:
    """Return the figures above a list of works."""
    found = []
    for state, icon in ((State.APPROVED, "circle-check"), (State.UNDER_WAY, "crane"), (State.DONE, "checks")):
        sums = shown.by_state.get(state, queries.Sums())
        found.append({
            "label": State(state).label, "value": sums.works, "icon": icon, "url": f"?state={state}",
            "hint": cost_words(sums),
        })  # fmt: skip
    whole = shown.whole
    found.append({
        "label": _("Known cost (10,000 yuan)"), "value": ten_thousands(whole.cost), "icon": "coin-yuan", "url": "",
        "hint": ngettext("{count} work of unknown cost", "{count} works of unknown cost", whole.unknown).format(
            count=whole.unknown
        ) if whole.unknown else "", "sample": whole.sample,
    })  # fmt: skip
    return found


def cost_words(sums: queries.Sums) -> str:
    """Return what works cost in one line: what is known, how many are not, whether a sample is in it."""
    words = _("{amount} yuan").format(amount=yuan(sums.cost))
    if sums.unknown:
        words = _("{amount}, {count} of unknown cost").format(amount=words, count=sums.unknown)
    return _("{amount} (sample)").format(amount=words) if sums.sample else words


def phase_chart(shown: queries.Overview) -> dict[str, Any]:
    """Return how far works are by phase: bars across, a table with costs."""
    states = [State.DONE, State.UNDER_WAY, State.APPROVED, State.SUGGESTED]
    shades = ["#1d8a5a", "#e6c04f", "#3f7fbf", "#b9c2bd"]
    titles = [str(State(state).label) for state in states]
    counts = {
        phase: [shown.by_phase.get((phase.value, state.value), queries.Sums()).works for state in states]
        for phase in PHASES
    }
    rows = []
    for phase in PHASES:
        sums = queries.Sums()
        for state in states:
            one = shown.by_phase.get((phase.value, state.value), queries.Sums())
            sums = queries.Sums(
                sums.works + one.works, sums.cost + one.cost, sums.unknown + one.unknown, sums.spent + one.spent,
                sums.sample or one.sample,
            )  # fmt: skip
        cells = [
            {"text": str(number), "url": f"?phase={phase.value}&state={state.value}"} if number else 0
            for number, state in zip(counts[phase], states, strict=True)
        ]
        rows.append([str(phase.label), *cells, cost_words(sums)])
    series = [
        {
            "type": "bar", "stack": "all", "name": title, "barMaxWidth": 22, "itemStyle": {"color": shade},
            "data": [
                {"value": counts[phase][at], "url": f"?phase={phase.value}&state={states[at].value}"}
                for phase in PHASES
            ],
        }
        for at, (title, shade) in enumerate(zip(titles, shades, strict=True))
    ]  # fmt: skip
    option = {
        "legend": {"top": 0, "type": "plain", "itemWidth": 14, "itemHeight": 10, "data": titles},
        "grid": {"top": 34, "left": 4, "right": 16, "bottom": 4, "containLabel": True},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {"type": "category", "inverse": True, "data": [str(phase.label) for phase in PHASES]},
        "series": series,
    }
    return {"option": option, "columns": [_("Phase"), *titles, _("Cost")], "rows": rows}


# Suggesting -----------------------------------------------------------------------------------------------------------


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def choose_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the community for which measures are to be suggested; who has only one goes on at once."""
    campaign, grants = campaign_to_see(request, pk), grants_of(request.user)
    communities = Division.objects.visible_to(grants, FOLLOW.code).filter(
        level=Division.Level.COMMUNITY, valid_to=None, ancestors__contains=[campaign.division_id]
    )
    own = list(communities.order_by("code").values_list("pk", flat=True)[:2])
    if len(own) == 1:
        return redirect("campaign:suggest_for", pk=pk, division=own[0])
    form = PlaceForm(data_of(request), grants=grants)
    if form.is_bound and form.is_valid():
        return redirect("campaign:suggest_for", pk=pk, division=form.cleaned_data["community"].pk)
    return form_page(
        request, campaign, form, lambda: None, here="works", title=_("Suggest measures"), submit=_("Go on"), said="",
        cancel=reverse("campaign:works", args=[pk]), done="",
        lead=_("For which community? By its latest marks you see what it lacks, and which measures raise that."),
    )  # fmt: skip


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, pk: int, division: int) -> HttpResponse:
    """Show what a community lacks and which measures raise it; plan those that are picked."""
    campaign, place = _place(request, pk, division)
    return _suggest(request, campaign, place, None)


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def suggest_for_compound(request: HttpRequest, pk: int, compound: int) -> HttpResponse:
    """Show what a compound lacks and which measures raise it; plan those that are picked."""
    rows = Compound.objects.visible_to(grants_of(request.user), FOLLOW.code).filter(retired_on=None)
    found = get_visible(rows.select_related("community"), compound)
    campaign, place = _place(request, pk, found.community_id)
    return _suggest(request, campaign, place, found)


def _place(request: HttpRequest, pk: int, division: int) -> tuple[Campaign, Division]:
    campaign = campaign_to_see(request, pk)
    rows = Division.objects.visible_to(grants_of(request.user), FOLLOW.code).filter(
        level=Division.Level.COMMUNITY, valid_to=None, ancestors__contains=[campaign.division_id]
    )
    return campaign, get_visible(rows.select_related("parent__parent"), division)


def _suggest(request: HttpRequest, campaign: Campaign, place: Division, compound: Compound | None) -> HttpResponse:
    found = queries.suggestions_for(campaign, place, compound, clock.today())
    problem, picked = "", set(request.POST.getlist("measures")[:500]) if request.method == "POST" else set()
    if request.method == "POST" and found is not None:
        offers = [offer for key, offer in found.offers.items() if str(key) in picked]
        try:
            if len(offers) != len(picked):
                raise UnableToCampaign(_("One of these cannot be picked here any more. Look at the list again."))
            made = operations.suggest_works(
                campaign=campaign, division=place, compound=compound, offers=offers, facts=found.facts,
                by=request.user, at=clock.now(),
            )  # fmt: skip
        except UnableToCampaign as exc:
            problem = str(exc)
        else:
            said = ngettext("{count} work is suggested.", "{count} works are suggested.", len(made))
            messages.success(request, said.format(count=len(made)))
            address = reverse("campaign:works", args=[campaign.pk])
            return redirect(f"{address}?community={place.code}")
    context = page(
        campaign, "works", place=place, compound=compound, found=found, problem=problem,
        begins=after(quarter_of(clock.today()), 1),
        gaps=[_gap(gap, picked) for gap in found.gaps] if found else [],
        cancel=reverse("campaign:works", args=[campaign.pk]),
    )  # fmt: skip
    return render(request, "campaign/works_suggest.html", context, status=422 if problem else 200)


def points(units: int, *, must: bool = False) -> str:
    """Return units of 0.0001 point as people read them; of a must-have whether it is met."""
    if must:
        return _("met") if units else _("not met")
    return decimal_text(units, 4, trim=True)


def _gap(gap: queries.Gap, picked: Any) -> dict[str, Any]:
    fall = gap.fall
    now = points(fall.mark, must=True) if fall.must else f"{points(fall.mark)} / {points(fall.full)}"
    own = [_suggestion(one, picked) for one in gap.own]
    return {"fall": fall, "title": gap.title, "now": now, "own": own, "also": [one.offer for one in gap.also]}


def _suggestion(one: queries.Suggestion, picked: Any) -> dict[str, Any]:
    offer, suggested = one.offer, one.suggested
    gains = [
        _("{item} would be met").format(item=item) if gain == 1 else f"{item} +{points(gain)}"
        for item, gain in sorted(one.gains.items())
    ]
    return {
        "offer": offer, "cost": money(suggested.cost, offer.is_sample), "gains": gains, "needs": one.needs,
        "excluded_by": one.excluded_by, "work": one.work, "phase": offer.phase_words,
        "state": State(one.work.state).label if one.work else "", "picked": str(offer.pk) in picked,
        "per_point": money(suggested.per_point, offer.is_sample) if suggested.per_point is not None else "",
    }  # fmt: skip


# One work -------------------------------------------------------------------------------------------------------------


def work_to_see(request: HttpRequest, pk: int) -> Work:
    """Return a work that the person sees. Raises Http404."""
    rows = Work.objects.visible_to(grants_of(request.user), VIEW.code)
    names = ("campaign", "division__parent__parent", "compound", "measure", "shared", "plan", "changed_by__key")
    found: Work | None = rows.select_related(*names).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@needs(VIEW)
@require_safe
def work(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a work: what is known of it, what it raises, what stands in its way, its proofs, what may follow."""
    row, today = work_to_see(request, pk), clock.today()
    grants = grants_of(request.user)
    steps = [to for to in NEXT_STATES[row.state] if grants.over(right_for(row.state, to), row)]
    follows = grants.over(FOLLOW.code, row)
    way = queries.blocked([row]).get(pk, ([], [])) if row.state in OPEN else ([], [])
    context = page(
        row.campaign, "works", work=row, facts=_facts(row), tone=TONES[State(row.state)],
        overdue=is_overdue(row.state, row.due_on, today), raises=_raises(row), needs=way[0], excluded_by=way[1],
        proofs=proofs_of((operations.SUBJECT, pk), operations.PROOF.code),
        may={to.lower(): True for to in steps} | {
            "edit": row.state != State.DROPPED and follows, "add_proofs": row.state == State.DONE and follows,
            "terms": follows and row.state in OPEN and grants.over(right_to_change(row.state), row),
        },
        withdraw="campaign:withdraw_work_proof" if row.state != State.DROPPED and follows else "",
        may_history=sees_history(request, row), begin=BeginForm(today=today), reason=ReasonForm(),
        agreed=row.state in AGREED, seen=row.changed_at.isoformat(),
        undated=row.state in OPEN and (row.begins_on is None or row.due_on is None),
    )  # fmt: skip
    return render(request, "campaign/work.html", context)


def _facts(row: Work) -> list[Fact]:
    division, measure = row.division, row.measure
    place = " › ".join(
        one.name for one in (division.parent and division.parent.parent, division.parent, division) if one
    )
    return [
        Fact(_("Community"), place, reverse("places:division", args=[division.pk])),
        *([Fact(_("Compound"), row.compound.name, reverse("places:compound", args=[row.compound_id]))]
          if row.compound else []),
        Fact(_("Measure"), f"{measure.code} {measure.title}", reverse("evaluation:measure", args=[measure.pk])),
        Fact(_("Phase"), Phase(measure.phase).label),
        Fact(_("Programme that pays"), row.programme),
        Fact(_("Cost (yuan)"), yuan(row.cost), hint=_("Sample") if row.cost_is_sample and row.cost is not None else ""),
        Fact(_("Spent (yuan)"), None if row.spent is None else yuan(row.spent)),
        Fact(_("Begins"), row.begins_on and f"{row.begins_on:%Y-%m-%d}"),
        Fact(_("Due on"), row.due_on and f"{row.due_on:%Y-%m-%d}"),
        Fact(_("Begun on"), row.begun_on and f"{row.begun_on:%Y-%m-%d}"),
        Fact(_("Done on"), row.done_on and f"{row.done_on:%Y-%m-%d}"),
        *([Fact(_("Together with neighbours"), row.shared.title)] if row.shared else []),
        *([Fact(_("From the plan"), row.plan.title)] if row.plan else []),
        Fact(_("Note"), row.note),
    ]  # fmt: skip


def _raises(row: Work) -> dict[str, Any]:
    """Return what a work raises, with what that adds to the latest marks of its place."""
    marks = queries.marks_of(row.campaign, row.division, row.compound)
    same = marks is not None and marks.standard == row.measure.standard
    titles = marks.titles if marks is not None and same else queries.titles_of_items(row.measure.standard)
    today = clock.today()
    offer = next((one for one in catalogue(row.measure.standard, today) if one.pk == row.measure_id), None)
    within = marks is not None and row.done_on is not None and row.done_on <= marks.round.as_of
    lines = []
    for effect in MeasureEffect.objects.filter(measure=row.measure_id).order_by("item"):
        item = effect.item
        line = {"item": item, "title": titles.get(item, ""), "raises": points_words(effect.raises), "now": "—"}
        line["gain"] = _("unknown")
        if marks is not None and same and offer is not None and (gain := marks.gain_of(item, offer)) is not None:
            must = marks.full[item] == 1
            line["now"] = points(marks.marks[item], must=must) + ("" if must else f" / {points(marks.full[item])}")
            line["gain"] = (
                "—" if within else (_("would be met") if gain else _("is met already")) if must else f"+{points(gain)}"
            )
        lines.append(line)
    return {
        "lines": lines,
        "round": marks.round if marks is not None and same else None,
        "retired": offer is None,
        "within": within,
    }


def _work_for(request: HttpRequest, pk: int, to: str) -> Work:
    """Return a work that the person may bring to a state. Raises Http404, PermissionDenied."""
    row = work_to_see(request, pk)
    grants = grants_of(request.user)
    if to in NEXT_STATES[row.state]:
        require(grants, RIGHTS[right_for(row.state, to)], row)
    elif not any(grants.over(code, row) for code in (FOLLOW.code, APPROVE.code)):
        raise PermissionDenied(FOLLOW.code)
    return row


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change cost, programme, days and note of a work; who does not approve changes of an approved one its note only.

    Of a work that is done, its note and what was spent.
    """
    row, grants = work_to_see(request, pk), grants_of(request.user)
    require(grants, FOLLOW, row)
    words = {
        "title": _("Change {name}").format(name=row.measure.title), "submit": _("Save"),
        "said": _("The work is changed."),
    }  # fmt: skip
    if row.state in OPEN and grants.over(right_to_change(row.state), row):
        form = WorkForm(data_of(request), work=row)
        return _form_page(
            request, row, form,
            lambda: operations.change_work(
                work=row, terms=form.terms(), seen=form.cleaned_data["seen"], by=request.user, at=clock.now(),
                approves=grants.over(APPROVE.code, row),
            ),
            **words,
        )  # fmt: skip
    note = NoteForm(data_of(request), work=row)
    if row.state in AGREED:
        words["lead"] = _("What was approved (cost, programme, days) is changed by those who approve works.")
    return _form_page(
        request, row, note, lambda: operations.note_work(work=row, by=request.user, at=clock.now(), **note.said()),
        **words,
    )  # fmt: skip


@needs(APPROVE)
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve one work."""
    row = _work_for(request, pk, State.APPROVED)
    require(grants_of(request.user), APPROVE, row)
    try:
        if row.changed_at.isoformat() != request.POST.get("seen", ""):  # what is agreed to is what was seen
            raise UnableToCampaign(_("Somebody else has just changed this work. Look at it again, then approve."))
        operations.approve_works(works=[row], by=request.user, at=clock.now())
    except UnableToCampaign as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("The work is approved."))
    return redirect("campaign:work", pk=pk)


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a work has begun."""
    row = _work_for(request, pk, State.UNDER_WAY)
    form = BeginForm(data_of(request), today=clock.today())
    return _form_page(
        request, row, form,
        lambda: operations.begin_work(work=row, on=form.cleaned_data["on"], by=request.user, at=clock.now()),
        title=_("{name} has begun").format(name=row.measure.title), submit=_("It has begun"),
        said=_("The work has begun."),
    )  # fmt: skip


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a work is done, with its proofs."""
    row, files = _work_for(request, pk, State.DONE), request.FILES if request.method == "POST" else None
    form = DoneForm(data_of(request), files, today=clock.today(), work=row)
    return _form_page(
        request, row, form,
        lambda: operations.finish_work(
            work=row, on=form.cleaned_data["on"], spent=form.cleaned_data["spent"],
            uploads=form.cleaned_data["proofs"], by=request.user, at=clock.now(),
        ),
        title=_("{name} is done").format(name=row.measure.title), submit=_("It is done"),
        lead=_("This changes the forecast, not the marks: those change in the next round."),
        said=_("The work is done. The forecast takes it in; marks stay as they are."),
    )  # fmt: skip


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a work up, with the reason."""
    row = _work_for(request, pk, State.DROPPED)
    form = ReasonForm(data_of(request))
    return _form_page(
        request, row, form,
        lambda: operations.give_up_work(work=row, reason=form.cleaned_data["reason"], by=request.user, at=clock.now()),
        title=_("Give up {name}").format(name=row.measure.title), submit=_("Give it up"), tone="danger",
        said=_("The work is given up."),
    )  # fmt: skip


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def add_proofs(request: HttpRequest, pk: int) -> HttpResponse:
    """Add proofs to a work that is done."""
    row, files = work_to_see(request, pk), request.FILES if request.method == "POST" else None
    require(grants_of(request.user), FOLLOW, row)
    form = MoreProofsForm(data_of(request), files)
    return _form_page(
        request, row, form,
        lambda: operations.add_work_proofs(
            work=row, uploads=form.cleaned_data["proofs"], by=request.user, at=clock.now()
        ),
        title=_("Add proofs: {name}").format(name=row.measure.title), submit=_("Add"), said=_("The proofs are added."),
    )  # fmt: skip


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_proof(request: HttpRequest, pk: int, proof: int) -> HttpResponse:
    """Withdraw a proof of a work, with the reason."""
    row = work_to_see(request, pk)
    require(grants_of(request.user), FOLLOW, row)
    return withdrawal_page(
        request, row.campaign, (operations.SUBJECT, pk), operations.PROOF.code, proof,
        lambda reason: operations.withdraw_work_proof(
            work=row, proof=proof, reason=reason, by=request.user, at=clock.now()
        ),
        here="works", back=reverse("campaign:work", args=[pk]),
    )  # fmt: skip


def _form_page(request: HttpRequest, row: Work, form: Any, act: Any, **words: Any) -> HttpResponse:
    address = reverse("campaign:work", args=[row.pk])
    words.setdefault("lead", row.compound.name if row.compound else row.division.name)
    return form_page(request, row.campaign, form, act, here="works", cancel=address, done=address, **words)
