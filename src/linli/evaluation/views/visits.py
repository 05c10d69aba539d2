"""The visits of a round: who is sent where, what became of it, who goes instead; and the log of what was given back.

Blind: which scoring a visit is stands on these pages for holders of SEE_SCORINGS only. docs/parts/evaluation.md,
"Assessors and samples", says what the desk of an assessment body sees, and why.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core import clock
from linli.core.rights import needs
from linli.core.search.grams import normal
from linli.core.tables import Day, LinliTable, ListPage
from linli.evaluation.forms.visits import AssignForm, RefuseForm, ReplaceForm
from linli.evaluation.models import Assessor, Contract, Round, Sheet, Visit
from linli.evaluation.operations import assessors as operations
from linli.evaluation.queries import visits as queries
from linli.evaluation.queries.visits import OPEN, Sight, is_late, sight_of, visit_in_sight
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import MANAGE_ASSESSORS, SEE_SCORINGS, VIEW_ROUNDS
from linli.places.queries.sight import can_change
from linli.places.views.common import Fact, allowed, data_of, grants

from .editions import badge

State = Visit.State
WORDS = {  # an assignment is accepted as one takes a task, not as an office takes a case
    State.ASSIGNED: State.ASSIGNED.label, State.ACCEPTED: pgettext_lazy("an assignment", "Accepted"),
    State.DONE: State.DONE.label, State.REFUSED: State.REFUSED.label,
}  # fmt: skip
TONES = {"ASSIGNED": "info", "ACCEPTED": "info", "DONE": "success", "REFUSED": "danger"}
SCORINGS = [(1, gettext_lazy("First scoring")), (2, gettext_lazy("Blind second scoring"))]
STUCK, PHOTOS = 50, 60  # lines and pictures that a page shows


def scoring_words(scoring: int) -> str:
    """Return which scoring it is in words."""
    return str(dict(SCORINGS)[scoring])


# The list -------------------------------------------------------------------------------------------------------------


class _Table(LinliTable):
    assessor = tables.Column(verbose_name=gettext_lazy("Assessor"), accessor="assessor__person", orderable=False)
    state = tables.Column(verbose_name=gettext_lazy("State"), order_by=("state", "due_on"))
    due_on = Day(verbose_name=gettext_lazy("Due on"), order_by=("due_on", "pk"))
    handed_in_at = tables.Column(verbose_name=gettext_lazy("Handed in"), order_by=("handed_in_at", "pk"))

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

    def render_handed_in_at(self, value: Any) -> str:
        """When, in the city's time."""
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"

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
        may = grants(request).over(MANAGE_ASSESSORS.code, round_) and _takes_visits(round_)
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


# Sending --------------------------------------------------------------------------------------------------------------


def _takes_visits(round_: Round) -> bool:
    return round_.by_visits and round_.state in (Round.State.CALLED, Round.State.MARKING)


@needs(MANAGE_ASSESSORS)
@require_http_methods(["GET", "HEAD", "POST"])
def assign_visits(request: HttpRequest, pk: int) -> HttpResponse:
    """Share out sheets among the people of a contract; where nobody of them may go, `uncovered_sheets` says why."""
    sight = sight_of(grants(request), pk)
    round_, today = sight.round, clock.today()
    can_change(grants(request), MANAGE_ASSESSORS, round_)
    second = grants(request).over(SEE_SCORINGS.code, round_)
    contracts = queries.contracts_for(grants(request), today)
    initial = {"scoring": 1, "which": "free", "due_on": round_.marks_due if _ahead(round_, today) else None}
    form = AssignForm(data_of(request), round_=round_, contracts=contracts, second=second, today=today, initial=initial)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        sheets = form.sheets()
        try:
            if not sheets:
                raise UnableToEvaluate(_("Somebody is sent to all of these sheets already."))
            done = operations.assign_visits(
                round_=round_, contract=given["contract"], scoring=given["scoring"], sheets=sheets, by=request.user,
                at=clock.now(), due_on=given["due_on"],
            )  # fmt: skip
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            return redirect(_told(request, round_, given["contract"], given["scoring"], done))
    context = {
        "form": form, "round": round_, "takes": _takes_visits(round_), "free": queries.free_sheets(round_, 1).count(),
        "people": queries.candidates(grants(request), round_, today), "cancel": reverse("evaluation:visits", args=[pk]),
    }  # fmt: skip
    return render(request, "evaluation/visits_assign.html", context, status=422 if form.errors else 200)


def _ahead(round_: Round, today: date) -> bool:
    return round_.marks_due is not None and round_.marks_due >= today


def _told(request: HttpRequest, round_: Round, contract: Contract, scoring: int, done: operations.Allotted) -> str:
    """Say what was made; return where to go on: to the visits, or to why some were not made."""
    said = ngettext("{count} visit was made and assigned.", "{count} visits were made and assigned.", done.made)
    messages.success(request, said.format(count=done.made))
    left = sum(map(len, done.left.values()))
    if not left:
        return reverse("evaluation:visits", args=[round_.pk])
    said = ngettext(
        "For {count} part of a sheet nobody of this contract is left.",
        "For {count} parts of sheets nobody of this contract is left.", left,
    )  # fmt: skip
    messages.warning(request, said.format(count=left))
    here = reverse("evaluation:uncovered_sheets", args=[round_.pk])
    return f"{here}?contract={contract.pk}&scoring={scoring}"


@needs(MANAGE_ASSESSORS)
@require_safe
def uncovered_sheets(request: HttpRequest, pk: int) -> HttpResponse:
    """Say to which sheets that nobody has yet nobody of a contract may go, and why."""
    sight = sight_of(grants(request), pk)
    round_, today = sight.round, clock.today()
    can_change(grants(request), MANAGE_ASSESSORS, round_)
    second = grants(request).over(SEE_SCORINGS.code, round_)
    scoring = 2 if second and request.GET.get("scoring") == "2" else 1
    contract = _asked_contract(request, today)
    sheets = queries.free_sheets(round_, scoring).only(
        "pk", "code", "name", "county_name", "community_name", "round", "compound", "place"
    )
    if scoring == 2:
        sheets = sheets.filter(queries.drawn_sheets(round_, "SECOND"))
    free = list(sheets)
    found = queries.uncovered(round_, contract, scoring, free, today, STUCK + 1)
    context = {
        "round": round_, "contract": contract, "scoring": scoring_words(scoring) if second else "",
        "free": len(free), "stuck": [_stuck(one) for one in found[:STUCK]], "more": len(found) > STUCK, "most": STUCK,
    }  # fmt: skip
    return render(request, "evaluation/visits_uncovered.html", context)


def _asked_contract(request: HttpRequest, today: date) -> Contract:
    asked = request.GET.get("contract", "")
    known = asked.isascii() and asked.isdigit() and len(asked) < 19
    contract = queries.contracts_for(grants(request), today).filter(pk=int(asked)).first() if known else None
    if contract is None:
        raise Http404
    return contract


def _stuck(one: queries.Uncovered) -> dict[str, Any]:
    words = [f"{operations.WHY_NOT[why]} ({count})" for why, count in one.why.most_common()]
    return {"sheet": one.sheet, "part": Visit.Part(one.part).label, "why": "；".join(words)}


# One visit ------------------------------------------------------------------------------------------------------------


@needs(VIEW_ROUNDS)
@require_safe
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one visit: who, when, what was declared, who confirmed, the photos; and who may go instead."""
    return _show(request, *visit_in_sight(grants(request), pk))


@needs(MANAGE_ASSESSORS)
@require_POST
def refuse_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a visit back for an assessor who told the desk."""
    row, sight = _to_change(request, pk)
    form = RefuseForm(request.POST)
    if form.is_valid():
        try:
            operations.refuse_visit(visit=row, at=clock.now(), **form.cleaned_data)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("It is given back. Choose who goes instead."))
            return redirect("evaluation:visit", pk=pk)
    return _show(request, row, sight, refuse=form)


@needs(MANAGE_ASSESSORS)
@require_POST
def replace_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Send somebody else in place of one who gave the visit back."""
    row, sight = _to_change(request, pk)
    form = ReplaceForm(request.POST, people=queries.candidates(grants(request), sight.round, clock.today()))
    if form.is_valid():
        try:
            other = operations.replace_visit(
                visit=row, assessor=form.cleaned_data["assessor"], by=request.user, at=clock.now()
            )
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("{name} goes there now.").format(name=other.assessor.person))
            return redirect("evaluation:visit", pk=other.pk)
    return _show(request, row, sight, replace=form)


def _to_change(request: HttpRequest, pk: int) -> tuple[Visit, Sight]:
    row, sight = visit_in_sight(grants(request), pk)
    if not _looks_after(request, row, sight):
        raise PermissionDenied(MANAGE_ASSESSORS.code)
    return row, sight


def _looks_after(request: HttpRequest, row: Visit, sight: Sight) -> bool:
    held = grants(request)
    return held.over(MANAGE_ASSESSORS.code, sight.round) or held.over(MANAGE_ASSESSORS.code, row.assessor.contract)


def _show(request: HttpRequest, row: Visit, sight: Sight, *, refuse: Any = None, replace: Any = None) -> HttpResponse:
    """Show one visit; with a form that was not valid, as 422."""
    may = _looks_after(request, row, sight) and _takes_visits(sight.round)
    open_, refused = row.state in OPEN, row.state == State.REFUSED
    same = Visit.objects.filter(sheet=row.sheet_id, part=row.part, scoring=row.scoring).exclude(pk=row.pk)
    others = list(same.select_related("assessor__person__key").order_by("-pk")) if refused else []
    other = next((one for one in others if one.state != State.REFUSED), None)
    taken = bool(other) or any(one.replaces_id == row.pk for one in others)
    if may and refused and not taken and replace is None:
        replace = ReplaceForm(people=queries.candidates(grants(request), sight.round, clock.today()))
    context: dict[str, Any] = {
        "visit": row, "round": sight.round, "sight": sight, "facts": _facts(row, sight),
        "tone": TONES[row.state], "state": WORDS[State(row.state)],
        "late": is_late(row, clock.today()), "refused": refused, "other": other, "taken": taken,
        "refuse": (refuse or RefuseForm()) if may and open_ else None,
        "replace": replace if may and refused and not taken else None,
        "problem": "" if (open_ and may) or refuse is None else " ".join(refuse.non_field_errors()),
        "title": row.sheet.name if sight.places else _("A visit of {name}").format(name=row.assessor.person),
    }  # fmt: skip
    if context["replace"] is None and replace is not None:
        context["problem"] = " ".join(replace.non_field_errors()) or _("Somebody else goes there already.")
    if sight.full:
        context |= _seen_there(row)
    failed = (refuse is not None and refuse.errors) or (replace is not None and replace.is_bound and replace.errors)
    return render(request, "evaluation/visit.html", context, status=422 if failed else 200)


def _seen_there(row: Visit) -> dict[str, Any]:
    """Return what was brought back: confirmations, photos, how many answers."""
    photos = list(row.photos.select_related("file").order_by("item", "taken_at", "pk")[: PHOTOS + 1])
    return {
        "confirmations": list(row.confirmations.select_related("signature").order_by("party")),
        "expects": row.part == Visit.Part.SITE and row.scoring == 1,
        "photos": photos[:PHOTOS], "more_photos": len(photos) > PHOTOS,
        "answers": row.items.exclude(item__startswith="fact:").exclude(answer="").count(),
    }  # fmt: skip


def _facts(row: Visit, sight: Sight) -> Sequence[Fact]:
    sheet: Sheet = row.sheet
    facts = [Fact(_("Round"), str(sight.round), reverse("evaluation:visits", args=[sight.round.pk]))]
    if sight.places:
        url = reverse("evaluation:sheet", args=[sheet.pk]) if sight.full else ""
        facts += [
            Fact(_("Where"), sheet.name, url, sheet.code),
            Fact(_("Lies in"), " · ".join(filter(None, (sheet.county_name, sheet.community_name)))),
            Fact(_("Part"), Visit.Part(row.part).label),
        ]
    if sight.full:
        facts.append(Fact(_("Scoring"), scoring_words(row.scoring)))
    contract = row.assessor.contract
    facts += [
        Fact(_("Assessor"), str(row.assessor.person), reverse("evaluation:contract", args=[contract.pk]),
             str(contract.organisation)),
        Fact(_("Due on"), f"{row.due_on:%Y-%m-%d}" if row.due_on else None),
    ]  # fmt: skip
    if sight.places:
        by = str(row.assigned_by) if row.assigned_by else ""
        facts.append(Fact(_("Assigned at"), _moment(row.assigned_at), hint=by))
    if row.declared_at and row.state != State.REFUSED:
        facts.append(Fact(_("Declared"), _moment(row.declared_at), hint=_("no conflict of interest")))
    if row.handed_in_at:
        facts.append(Fact(_("Handed in"), _moment(row.handed_in_at)))
    if row.replaces and sight.places:
        facts.append(Fact(_("Instead of"), str(row.replaces.assessor.person),
                          reverse("evaluation:visit", args=[row.replaces_id])))  # fmt: skip
    return facts


def _moment(at: Any) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"
