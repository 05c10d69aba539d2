"""The duties of a campaign as a list: those that are late, those that wait to be accepted."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from linli.campaign.models import Campaign, Duty
from linli.campaign.queries.duties import late
from linli.campaign.rights import VIEW
from linli.campaign.rules.stages import overdue
from linli.core import clock
from linli.core.rights import grants_of, needs
from linli.core.tables import Day, LinliTable, ListPage
from linli.evaluation.views.editions import badge
from linli.places.filters import places_to_filter
from linli.places.models import Division

from .common import campaign_to_see, page

State = Duty.State
TONES = {State.OPEN: "muted", State.REPORTED: "info", State.DONE: "success"}


class DutyTable(LinliTable):
    """Duties, those to be done first."""

    task = tables.Column(
        verbose_name=gettext_lazy("Task"), accessor="task__title", order_by=("task__title", "pk"),
        linkify=("campaign:duty", {"pk": tables.A("pk")}),
    )  # fmt: skip
    stage = tables.Column(verbose_name=gettext_lazy("Stage"), accessor="task__stage", orderable=False)
    unit = tables.Column(
        verbose_name=gettext_lazy("Unit"), accessor="division__name", order_by=("division__code", "pk")
    )
    state = tables.Column(verbose_name=gettext_lazy("State"), order_by=("state", "pk"))
    due_on = Day(verbose_name=gettext_lazy("Due on"), accessor="task__due_on", order_by=("task__due_on", "pk"))
    reported_at = Day(verbose_name=gettext_lazy("Reported on"), order_by=("reported_at", "pk"))
    accepted_at = Day(verbose_name=gettext_lazy("Accepted on"), order_by=("accepted_at", "pk"))

    def render_state(self, record: Duty) -> SafeString:
        """Return the state, and that it is overdue."""
        shown = badge(record.get_state_display(), TONES[State(record.state)])
        late = badge(pgettext("a duty", "overdue"), "danger") if _late(record) else ""
        return format_html("<span>{} {}</span>", shown, late)

    def value_state(self, record: Duty) -> str:
        """Return the same for a file."""
        words = str(record.get_state_display())
        return f"{words} {pgettext('a duty', 'overdue')}" if _late(record) else words


def _late(record: Duty) -> bool:
    return overdue(record.state, record.task.due_on, clock.today())


class DutyFilters(filters.FilterSet):
    """Of the duties of a campaign."""

    state = filters.ChoiceFilter(label=gettext_lazy("State"), choices=State.choices, empty_label=gettext_lazy("All"))
    overdue = filters.ChoiceFilter(
        label=gettext_lazy("Overdue"), method="by_day", empty_label=gettext_lazy("All"),
        choices=[("yes", gettext_lazy("Only overdue"))],
    )  # fmt: skip
    county = filters.ChoiceFilter(label=gettext_lazy("County"), method="of_county", empty_label=gettext_lazy("All"))

    class Meta:
        model = Duty
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.request is not None:
            counties = [place for place in places_to_filter(self.request) if place.level == Division.Level.COUNTY]
            self.filters["county"].extra["choices"] = [(str(place.pk), place.name) for place in counties]

    def by_day(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those of which nothing was reported in time."""
        return rows.filter(late(clock.today()))

    def of_county(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that a county owes."""
        return rows.filter(division=int(value))


class Duties(ListPage):
    """What units owe in a campaign."""

    title = pgettext_lazy("of units", "Duties")
    lead = gettext_lazy("What each unit owes of the tasks of all stages.")
    table_class = DutyTable
    filterset_class = DutyFilters
    export_right = VIEW
    template_name = "campaign/list.html"
    empty_title = gettext_lazy("Nothing is owed")
    empty_hint = gettext_lazy("Once a stage has a task, what each unit owes of it stands here.")
    search_hint = pgettext_lazy("duties", "Task or unit")

    @cached_property
    def campaign(self) -> Campaign:
        """The campaign, if the person takes part in it."""
        return campaign_to_see(self.request, self.kwargs["pk"])

    def rows(self, request: HttpRequest) -> QuerySet[Duty]:
        """Return the duties that the person sees, those to be done first."""
        rows: QuerySet[Duty] = Duty.objects.visible_to(grants_of(request.user)).filter(task__campaign=self.campaign)
        rank = Case(When(state=State.OPEN, then=Value(0)), When(state=State.REPORTED, then=Value(1)), default=Value(2))
        return rows.select_related("task__stage", "division").annotate(rank=rank).order_by("rank", "task__due_on", "pk")

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by the task or the name of the unit."""
        asked = text.replace("\x00", "").strip()
        return queryset.filter(task__title__icontains=asked) | queryset.filter(division__name__icontains=asked)

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Name the campaign."""
        return page(self.campaign, "stages", lead=f"{self.campaign} · {self.lead}")


duties = needs(VIEW)(Duties.as_view())
