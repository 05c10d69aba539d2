"""The lists of a round's visits: who is sent where, what became of it; and the log of what was given back.

Blind: which scoring a visit is stands on these pages for holders of SEE_SCORINGS only. docs/parts/evaluation.md,
"Assessors and samples", says what the desk of an assessment body sees, and why.
"""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from linli.core import clock
from linli.core.rights import needs
from linli.core.search.grams import normal
from linli.core.tables import Day, LinliTable, ListPage, Moment
from linli.evaluation.models import Assessor, Round, Visit
from linli.evaluation.queries import visits as queries
from linli.evaluation.queries.visits import OPEN, Sight, is_late, sight_of
from linli.evaluation.rights import MANAGE_ASSESSORS, SEE_SCORINGS, VIEW_ROUNDS
from linli.places.views.common import allowed, grants

from .editions import badge

State = Visit.State
WORDS = {  # an assignment is accepted as one takes a task, not as an office takes a case
    State.ASSIGNED: State.ASSIGNED.label, State.ACCEPTED: pgettext_lazy("an assignment", "Accepted"),
    State.DONE: State.DONE.label, State.REFUSED: State.REFUSED.label,
}  # fmt: skip
TONES = {"ASSIGNED": "info", "ACCEPTED": "info", "DONE": "success", "REFUSED": "danger"}
SCORINGS = [(1, gettext_lazy("First scoring")), (2, gettext_lazy("Blind second scoring"))]


def scoring_words(scoring: int) -> str:
    """Return which scoring it is in words."""
    return str(dict(SCORINGS)[scoring])


def takes_visits(round_: Round) -> bool:
    """Whether somebody may be sent to sheets of a round now."""
    return round_.by_visits and round_.state in (Round.State.CALLED, Round.State.MARKING)


# The list -------------------------------------------------------------------------------------------------------------


class _Table(LinliTable):
    assessor = tables.Column(verbose_name=gettext_lazy("Assessor"), accessor="assessor__person", orderable=False)
    state = tables.Column(verbose_name=gettext_lazy("State"), order_by=("state", "due_on"))
    due_on = Day(verbose_name=gettext_lazy("Due on"), order_by=("due_on", "pk"))
    handed_in_at = Moment(verbose_name=gettext_lazy("Handed in"), order_by=("handed_in_at", "pk"))

    def render_state(self, record: Visit) -> SafeString:
        """The state, and whether it is late."""
        words = badge(str(WORDS[State(record.state)]), TONES[record.state])
        if is_late(record, clock.today()):
            return format_html("{} {}", words, badge(_("overdue"), "danger"))
        return words

    def value_state(self, record: Visit) -> str:
        """The same without a badge."""
        words = str(WORDS[State(record.state)])
        return f"{words}, {_('overdue')}" if is_late(record, clock.today()) else words

    def value_assessor(self, record: Visit) -> str:
        """The name."""
        return str(record.assessor.person)


class ShieldedTable(_Table):
    """Who, state and dates: what is left where places would tell a second scoring from a first."""

    class Meta:
        sequence = ("assessor", "state", "due_on", "handed_in_at")
        order_by = ("due_on",)


class OwnTable(_Table):
    """The visits of a body's people, for its desk."""

    place = tables.Column(
        verbose_name=gettext_lazy("Where"), accessor="sheet__name", order_by=("sheet__name_pinyin", "pk"),
        linkify=("evaluation:visit", {"pk": tables.A("pk")}),
    )  # fmt: skip
    code = tables.Column(verbose_name=gettext_lazy("Code"), accessor="sheet__code", order_by=("sheet__code", "pk"))
    county = tables.Column(verbose_name=gettext_lazy("County"), accessor="sheet__county_name", orderable=False)
    community = tables.Column(verbose_name=gettext_lazy("Community"), accessor="sheet__community_name", orderable=False)
    part = tables.Column(verbose_name=gettext_lazy("Part"), order_by=("part", "pk"))
    assigned_at = Day(verbose_name=gettext_lazy("Assigned at"), order_by=("assigned_at", "pk"))

    default_columns: tuple[str, ...] = ("place", "community", "part", "assessor", "state", "due_on", "handed_in_at")

    class Meta:
        sequence = (
            "place", "code", "county", "community", "part", "assessor", "state", "assigned_at", "due_on",
            "handed_in_at",
        )  # fmt: skip
        order_by = ("code",)


class VisitTable(OwnTable):
    """The visits of a round, with which scoring each is."""

    scoring = tables.Column(verbose_name=gettext_lazy("Scoring"), order_by=("scoring", "pk"))
    body = tables.Column(
        verbose_name=gettext_lazy("Assessment body"), accessor="assessor__contract__organisation", orderable=False
    )

    default_columns = ("place", "county", "part", "scoring", "assessor", "state", "due_on", "handed_in_at")

    class Meta:
        sequence = (
            "place", "code", "county", "community", "part", "scoring", "assessor", "body", "state", "assigned_at",
            "due_on", "handed_in_at",
        )  # fmt: skip
        order_by = ("code",)

    def render_scoring(self, value: int) -> str:
        """Which one."""
        return scoring_words(value)


class ShieldedFilters(filters.FilterSet):
    """By what does not name a place."""

    state = filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=list(WORDS.items()), empty_label=gettext_lazy("All")
    )
    assessor = filters.ChoiceFilter(
        label=gettext_lazy("Assessor"), method="by_assessor", empty_label=gettext_lazy("All"), choices=[]
    )
    overdue = filters.ChoiceFilter(
        label=gettext_lazy("Overdue"), method="by_overdue", empty_label=gettext_lazy("All"),
        choices=[("yes", gettext_lazy("Overdue only"))],
    )  # fmt: skip

    class Meta:
        model = Visit
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.request is not None and self.queryset is not None:
            there = self.queryset.order_by().values("assessor")
            people = Assessor.objects.filter(pk__in=there).select_related("person__key").order_by("pk")
            self.filters["assessor"].extra["choices"] = [(str(one.pk), str(one.person)) for one in people]

    def by_assessor(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those of one person."""
        return rows.filter(assessor=int(value))

    def by_overdue(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those whose last day is over."""
        return rows.filter(state__in=OPEN, due_on__lt=clock.today())


class OwnFilters(ShieldedFilters):
    """By place and part too."""

    county = filters.ChoiceFilter(label=gettext_lazy("County"), method="in_county", empty_label=gettext_lazy("All"))
    part = filters.ChoiceFilter(label=gettext_lazy("Part"), choices=Visit.Part.choices, empty_label=gettext_lazy("All"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.request is not None and self.queryset is not None:
            there = self.queryset.order_by("sheet__county_name").values_list("sheet__county", "sheet__county_name")
            self.filters["county"].extra["choices"] = [(str(pk), name) for pk, name in there.distinct() if pk]

    def in_county(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what lay in a county when the round was called."""
        return rows.filter(sheet__county=int(value))


class VisitFilters(OwnFilters):
    """By which scoring too."""

    scoring = filters.ChoiceFilter(label=gettext_lazy("Scoring"), choices=SCORINGS, empty_label=gettext_lazy("All"))


class _Page(ListPage):
    sight: Sight | None = None
    template_name = "evaluation/visits.html"
    empty_title = gettext_lazy("Nobody is sent yet")
    empty_hint = gettext_lazy("Whoever looks after assessors shares out the sheets among the people of a contract.")

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if self.sight is not None:
            self.title = self.heading.format(round=self.sight.round)  # type: ignore[misc]

    heading = gettext_lazy("Visits: {round}")

    def rows(self, request: HttpRequest) -> QuerySet[Visit]:
        """Return the visits in sight, with what the list names."""
        assert self.sight is not None
        rows = self.sight.visits.select_related("sheet", "assessor__person__key", "assessor__contract__organisation")
        big = ("answers", "sources", "reasons", "facts", "lies_in")
        return rows.defer(
            *(f"sheet__{name}" for name in big), "assessor__contract__organisation__search_grams"
        ).order_by("sheet__code", "pk")

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Say how far they are, and, to who sees less, why."""
        assert self.sight is not None
        return {
            "sight": self.sight, "round": self.sight.round,
            "progress": queries.progress(self.sight.visits, clock.today()),
        }  # fmt: skip

    def actions(self, request: HttpRequest) -> Any:
        """Offer to assign, and lead to samples, log and round."""
        assert self.sight is not None
        round_, full = self.sight.round, self.sight.full
        may = grants(request).over(MANAGE_ASSESSORS.code, round_) and takes_visits(round_)
        return allowed(
            (may, (reverse("evaluation:assign_visits", args=[round_.pk]), _("Send assessors"), "user-share")),
            (full, (reverse("evaluation:samples", args=[round_.pk]), _("Samples"), "dice")),
            (True, (reverse("evaluation:visit_log", args=[round_.pk]), _("Given back, replaced"), "arrow-back-up")),
            (full and grants(request).over(VIEW_ROUNDS.code, round_),
             (reverse("evaluation:round", args=[round_.pk]), _("The round"), "arrow-left")),
        )  # fmt: skip


class _WithPlaces(_Page):
    search_hint = gettext_lazy("Name or code of the place")

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by the place."""
        asked = text.replace("\x00", "").strip()
        return queryset.filter(Q(sheet__name__icontains=asked) | Q(sheet__code__startswith=normal(asked)))


class VisitList(_WithPlaces):
    """All of it, for holders of SEE_SCORINGS."""

    table_class = VisitTable
    filterset_class = VisitFilters
    export_right = SEE_SCORINGS


class OwnVisitList(_WithPlaces):
    """Without the scoring."""

    table_class = OwnTable
    filterset_class = OwnFilters
    export_right = MANAGE_ASSESSORS


class ShieldedVisitList(_Page):
    """Without scoring and places, and in an order that says nothing of them."""

    table_class = ShieldedTable
    filterset_class = ShieldedFilters
    export_right = MANAGE_ASSESSORS

    def rows(self, request: HttpRequest) -> QuerySet[Visit]:
        """Return them by day and person."""
        return super().rows(request).order_by("due_on", "assessor", "state")


def _chosen(sight: Sight, full: type[_Page], own: type[_Page], shielded: type[_Page]) -> type[_Page]:
    return full if sight.full else own if sight.places else shielded


@needs(VIEW_ROUNDS)
@require_safe
def visits(request: HttpRequest, pk: int) -> HttpResponseBase:
    """List the visits of a round, as far as the person sees into them."""
    sight = sight_of(grants(request), pk)
    page = _chosen(sight, VisitList, OwnVisitList, ShieldedVisitList)
    return page.as_view(sight=sight)(request, pk=pk)


# What was given back --------------------------------------------------------------------------------------------------


class _LogTable(LinliTable):
    declared_at = Day(verbose_name=gettext_lazy("Given back"), order_by=("declared_at", "pk"))
    assessor = tables.Column(verbose_name=gettext_lazy("Assessor"), accessor="assessor__person", orderable=False)
    refused_because = tables.Column(verbose_name=gettext_lazy("Reason"), orderable=False)
    has_conflict = tables.BooleanColumn(verbose_name=gettext_lazy("Conflict of interest"), orderable=False)
    instead = tables.Column(verbose_name=gettext_lazy("Who goes instead"), accessor="pk", orderable=False)

    def value_assessor(self, record: Visit) -> str:
        """The name."""
        return str(record.assessor.person)

    def render_has_conflict(self, value: bool) -> str:
        """A word."""
        return _("Yes") if value else _("No")

    value_has_conflict = render_has_conflict

    def render_instead(self, record: Any) -> SafeString | str:
        """Who was sent instead, and when; or the way to send somebody."""
        other: Visit | None = getattr(record, "other", None)
        if other is not None:
            return f"{other.assessor.person} · {timezone.localtime(other.assigned_at):%Y-%m-%d}"
        if getattr(record, "taken", False):
            return _("sent anew")
        url = reverse("evaluation:visit", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, _("nobody yet"))

    def value_instead(self, record: Any) -> str:
        """The same as text."""
        other: Visit | None = getattr(record, "other", None)
        return f"{other.assessor.person} {timezone.localtime(other.assigned_at):%Y-%m-%d}" if other else ""


class ShieldedLogTable(_LogTable):
    """Without places."""

    class Meta:
        order_by = ("-declared_at",)


class OwnLogTable(_LogTable):
    """With places."""

    place = tables.Column(
        verbose_name=gettext_lazy("Where"), accessor="sheet__name", order_by=("sheet__name_pinyin", "pk"),
        linkify=("evaluation:visit", {"pk": tables.A("pk")}),
    )  # fmt: skip
    part = tables.Column(verbose_name=gettext_lazy("Part"), order_by=("part", "pk"))

    class Meta:
        sequence = ("place", "declared_at", "part", "assessor", "refused_because", "has_conflict", "instead")
        order_by = ("-declared_at",)


class LogTable(OwnLogTable):
    """With the scoring too."""

    scoring = tables.Column(verbose_name=gettext_lazy("Scoring"), order_by=("scoring", "pk"))

    class Meta:
        sequence = ("place", "declared_at", "part", "scoring", "assessor", "refused_because", "has_conflict", "instead")
        order_by = ("-declared_at",)

    def render_scoring(self, value: int) -> str:
        """Which one."""
        return scoring_words(value)


class _Log(_Page):
    heading = gettext_lazy("Given back and replaced: {round}")
    template_name = "evaluation/visits.html"
    empty_title = gettext_lazy("Nothing was given back")
    empty_hint = gettext_lazy("An assessor who cannot go says why; it stands here, with who went instead.")

    def rows(self, request: HttpRequest) -> QuerySet[Visit]:
        """Return what was refused."""
        return super().rows(request).filter(state=State.REFUSED)

    def complete(self, rows: list[Any]) -> None:
        """Add who went instead: by replacement, or because the sheet was shared out anew."""
        assert self.sight is not None
        seen = self.sight.visits.filter(replaces__in=[row.pk for row in rows])
        others = {one.replaces_id: one for one in seen.select_related("assessor__person__key")}
        live = Visit.objects.filter(sheet__in=[row.sheet_id for row in rows]).exclude(state=State.REFUSED)
        taken = set(live.values_list("sheet", "part", "scoring"))
        for row in rows:
            row.other = others.get(row.pk)
            row.taken = (row.sheet_id, row.part, row.scoring) in taken

    def actions(self, request: HttpRequest) -> Any:
        """Lead back."""
        assert self.sight is not None
        return [(reverse("evaluation:visits", args=[self.sight.round.pk]), _("Visits"), "arrow-left")]

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """No figures over a log."""
        return {**super().context(request), "progress": None}


class LogList(_Log):
    """For holders of SEE_SCORINGS."""

    table_class = LogTable
    export_right = SEE_SCORINGS


class OwnLogList(_Log):
    """Without the scoring."""

    table_class = OwnLogTable
    export_right = MANAGE_ASSESSORS


class ShieldedLogList(_Log):
    """Without places."""

    table_class = ShieldedLogTable
    export_right = MANAGE_ASSESSORS


@needs(VIEW_ROUNDS)
@require_safe
def visit_log(request: HttpRequest, pk: int) -> HttpResponseBase:
    """List what assessors gave back, why, and who went instead."""
    sight = sight_of(grants(request), pk)
    return _chosen(sight, LogList, OwnLogList, ShieldedLogList).as_view(sight=sight)(request, pk=pk)
