"""The works of a campaign: the list, its sums, what may be approved at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from linli.campaign.models import Work
from linli.campaign.operations import works as operations
from linli.campaign.queries import works as queries
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rights import APPROVE, FOLLOW, VIEW
from linli.campaign.rules.works import AGREED, OPEN, State, is_overdue
from linli.campaign.seen import seen_together
from linli.core import clock
from linli.core.rights import grants_of
from linli.core.tables import Day, LinliTable, ListPage, Number
from linli.evaluation.models import MeasureEffect
from linli.evaluation.rules.measures import Phase
from linli.evaluation.views.editions import badge
from linli.places.filters import PlaceFilters
from linli.places.models import Compound, Division
from linli.places.queries.search import answering_rows

from .common import campaign_to_see, tabs
from .work_words import TONES, cost_words, money, sample_badge, ten_thousands

PHASES = list(Phase)
NO_PROGRAMME = "-"  # of the filter: nobody knows who pays
NOWRAP = {"td": {"class": "text-nowrap"}}


class WorkTable(LinliTable):
    """Works of one campaign."""

    measure = tables.Column(
        verbose_name=gettext_lazy("Measure"), accessor="measure__title", order_by=("measure__code", "pk"),
        linkify=("campaign:work", {"pk": tables.A("pk")}),
    )  # fmt: skip
    community = tables.Column(
        verbose_name=gettext_lazy("Community"), accessor="division__name", order_by=("division__code", "pk"),
        attrs=NOWRAP,
    )  # fmt: skip
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
    plan = filters.ChoiceFilter(
        label=gettext_lazy("Plan"), choices=[], empty_label=gettext_lazy("All"), field_name="plan_id"
    )
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
