"""Where two scorings differ: the list, and deciding one."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from linli.core import clock
from linli.core.plain_text import PlainTextField
from linli.core.rights import grants_of, needs
from linli.core.tables import Day, LinliTable, ListPage
from linli.evaluation.models import Adjudication, ScoredItem, ScoredPhoto, Sheet
from linli.evaluation.operations.adjudications import decide_difference as decide
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.sheets import answer_words, in_words
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import ADJUDICATE, SEE_SCORINGS
from linli.grading.layout import MARKS
from linli.grading.layout import tables as sheets_of
from linli.places.views.common import grants

from .rounds.common import round_in_sight


class DifferenceTable(LinliTable):
    """Differences of a round."""

    name = tables.Column(
        verbose_name=gettext_lazy("Name"), accessor="sheet__name",
        linkify=("evaluation:difference", {"pk": tables.A("pk")}), order_by=("sheet__name_pinyin", "item"),
    )  # fmt: skip
    county = tables.Column(verbose_name=gettext_lazy("County"), accessor="sheet__county_name", orderable=False)
    item = tables.Column(verbose_name=gettext_lazy("Item"))
    first = tables.Column(verbose_name=gettext_lazy("First scoring"), orderable=False)
    second = tables.Column(verbose_name=gettext_lazy("Second scoring"), orderable=False)
    state = tables.Column(verbose_name=gettext_lazy("State"))
    answer = tables.Column(verbose_name=gettext_lazy("Decided answer"), orderable=False)
    opened_at = Day(verbose_name=gettext_lazy("Since"))

    class Meta:
        order_by = ("-state", "opened_at")


class DifferenceFilters(filters.FilterSet):
    """Of differences."""

    state = filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=Adjudication.State.choices, empty_label=gettext_lazy("All")
    )
    item = filters.CharFilter(label=gettext_lazy("Item"), lookup_expr="iexact")

    class Meta:
        model = Adjudication
        fields: list[str] = []


class DifferenceList(ListPage):
    """What two scorings of a round differ about by more than its limit."""

    title = gettext_lazy("Differences between two scorings")
    lead = gettext_lazy("Somebody who scored neither decides each, with a reason. Nothing is averaged.")
    table_class = DifferenceTable
    filterset_class = DifferenceFilters
    export_right = SEE_SCORINGS
    empty_title = gettext_lazy("No differences")
    empty_hint = gettext_lazy("Where a second scoring is handed in and differs by more than the limit, it stands here.")
    search_hint = gettext_lazy("Name or code")

    def rows(self, request: HttpRequest) -> QuerySet[Adjudication]:
        """Return those of sheets over which the person sees scorings."""
        self.round = round_in_sight(request, self.kwargs["pk"])
        seen = Sheet.objects.visible_to(grants(request), SEE_SCORINGS.code).filter(round=self.round)
        return Adjudication.objects.filter(sheet__in=seen.values("pk")).select_related("sheet")

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by the sheet's name or code."""
        text = text.replace("\x00", "").strip()[:60]
        return queryset.filter(sheet__name__icontains=text) | queryset.filter(sheet__code__startswith=text)

    def actions(self, request: HttpRequest) -> Any:
        """Lead to the agreement and the round."""
        return [
            (reverse("evaluation:agreement", args=[self.round.pk]), _("Agreement"), "scale"),
            (reverse("evaluation:round", args=[self.round.pk]), _("The round"), "arrow-left"),
        ]


class DecisionForm(forms.Form):
    """The answer that counts, and why."""

    answer = PlainTextField(label=gettext_lazy("Answer that counts"), max_length=60)
    reason = PlainTextField(
        label=gettext_lazy("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Facts and place, no personal names: it stands on the sheet where points are lost."),
    )  # fmt: skip


@needs(SEE_SCORINGS)
@require_http_methods(["GET", "HEAD", "POST"])
def decide_difference(request: HttpRequest, pk: int) -> HttpResponse:
    """Show both answers with their reasons and photos; decide, for whoever may and scored neither."""
    held = grants_of(request.user)
    rows = Adjudication.objects.select_related("sheet__round__edition", "sheet__round__division", "decided_by__key")
    row = rows.filter(pk=pk).first() if pk < 2**63 else None
    if row is None or not held.over(SEE_SCORINGS.code, row.sheet):
        raise Http404
    sheet = row.sheet
    item = sheet.round.edition.compiled().standard.item(row.item)
    scored = sheet.visits.filter(assessor__person=request.user.pk).exists()
    may = row.state == Adjudication.State.OPEN and held.over(ADJUDICATE.code, sheet) and not scored
    form = DecisionForm(request.POST if request.method == "POST" and may else None, initial={"answer": row.first})
    if form.is_bound and form.is_valid():
        try:
            decide(adjudication=row, by=request.user, at=clock.now(), **form.cleaned_data)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("It is decided, and stands on the sheet."))
            return redirect("evaluation:differences", pk=sheet.round_id)
    lang = language()
    hint = next((column.hint for column in sheets_of(sheet.round.edition.compiled().standard, lang)[MARKS]
                 if column.id == row.item), "")  # fmt: skip
    context = {
        "difference": row, "sheet": sheet, "round": sheet.round, "edition": sheet.round.edition, "item": item,
        "title": in_words(item.title, lang), "how": in_words(item.how, lang) if item.how else "", "hint": hint,
        "sides": [_side(row, 1, item, lang), _side(row, 2, item, lang)],
        "decided": answer_words(item, row.answer, lang), "form": form if may else None, "scored": scored,
    }  # fmt: skip
    return render(request, "evaluation/difference.html", context, status=422 if form.is_bound else 200)


def _side(row: Adjudication, scoring: int, item: Any, lang: str) -> dict[str, Any]:
    kept = ScoredItem.objects.filter(visit__sheet=row.sheet_id, visit__scoring=scoring, item=row.item)
    one = kept.exclude(visit__state="REFUSED").select_related("visit__assessor__person__key").first()
    photos = ScoredPhoto.objects.filter(visit=one.visit_id, item=row.item).select_related("file") if one else []
    return {
        "title": _("First scoring") if scoring == 1 else _("Second scoring"),
        "answer": answer_words(item, row.first if scoring == 1 else row.second, lang) or "—",
        "who": str(one.visit.assessor.person) if one else "", "at": one.entered_at if one else None,
        "reasons": one.reasons if one else [], "photos": photos,
    }  # fmt: skip
