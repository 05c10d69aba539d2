"""The frozen list that a share is counted of, and of it those behind each number: in a state, or expected by a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.campaign.models import Campaign, Denominator, Member
from linli.campaign.queries import members as queries
from linli.campaign.queries.members import NOT, UNTIL
from linli.campaign.queries.standings import KINDS, SAMPLED, states_on
from linli.core import clock
from linli.core.rights import grants_of
from linli.core.tables import LinliTable, ListPage
from linli.evaluation.models import Award
from linli.evaluation.queries.measures import sampled
from linli.evaluation.views.editions import badge
from linli.places.rights import EXPORT, VIEW_PLACES

from .common import page

Kind = Award.Kind


def _page_of(record: Any) -> str | None:
    """Return the page of a community, None for those that the person may not open."""
    return reverse("places:division", args=[record.community_id]) if getattr(record, "opens", False) else None


def furthest(states: frozenset[str]) -> Kind | None:
    """Return the furthest of the states that count, None if there is none."""
    return next((kind for kind in reversed(KINDS) if kind in states), None)


class MemberTable(LinliTable):
    """The communities of a denominator."""

    name = tables.Column(
        verbose_name=gettext_lazy("Community"), accessor="community__name", order_by=("community__name_pinyin", "pk"),
        linkify=lambda record: _page_of(record),
    )  # fmt: skip
    code = tables.Column(
        verbose_name=gettext_lazy("Code"), accessor="community__code", order_by=("community__code", "pk")
    )
    county = tables.Column(
        verbose_name=gettext_lazy("County"), accessor="county__name", order_by=("county__code", "community__code")
    )
    zone = tables.Column(verbose_name=gettext_lazy("Overlay zone"), accessor="zone__name", orderable=False)
    state = tables.Column(verbose_name=gettext_lazy("Counted as"), accessor="states", orderable=False)
    ended = tables.Column(verbose_name=gettext_lazy("Merged or split"), accessor="community__valid_to", orderable=False)

    def render_state(self, value: frozenset[str]) -> SafeString:
        """Show how far a community is, and whether a sample says so."""
        kind = furthest(value)
        if kind is None:
            return badge(_("not taking part yet"), "muted")
        words = sampled(str(kind.label), sample=kind == Kind.MEETING and SAMPLED in value)
        return badge(words, "info" if kind == Kind.TAKING_PART else "success")

    def value_state(self, value: frozenset[str]) -> str:
        """Return the same for a file."""
        kind = furthest(value)
        return _("not taking part yet") if kind is None else str(kind.label)

    def render_ended(self, value: Any) -> str:
        """Say that a community is no more; what it became counts for it."""
        return _("no more since {day}: what it became counts").format(day=value.isoformat())


class MemberFilters(filters.FilterSet):
    """Of the frozen list. Each answers by the rule of the count, so that list and number cannot differ.

    Who is in which state is told of those in one's sight only.
    """

    unit = filters.ChoiceFilter(label=gettext_lazy("Reporting unit"), method="in_unit", empty_label=gettext_lazy("All"))
    counts = filters.ChoiceFilter(
        label=gettext_lazy("Counted as"), method="counted", empty_label=gettext_lazy("All"),
        choices=[
            (Kind.TAKING_PART.value, Kind.TAKING_PART.label), (Kind.MEETING.value, Kind.MEETING.label),
            (Kind.NAMED.value, Kind.NAMED.label), (Kind.DEMONSTRATION.value, Kind.DEMONSTRATION.label),
            (f"{NOT}{Kind.TAKING_PART.value}", gettext_lazy("not taking part yet")),
            (f"{NOT}{Kind.MEETING.value}", gettext_lazy("not meeting the standard yet")),
            (f"{NOT}{Kind.NAMED.value}", gettext_lazy("not named yet")),
        ],
    )  # fmt: skip
    on = filters.DateFilter(
        label=gettext_lazy("As counted on"),
        method="as_on",
        help_text=gettext_lazy("without a day: the last count"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    expected = filters.ChoiceFilter(
        label=gettext_lazy("Meeting the standard, as expected"), method="foreseen", empty_label=gettext_lazy("All")
    )

    class Meta:
        model = Member
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.denominator: Denominator | None = getattr(self.request, "campaign_denominator", None)
        if self.denominator is None:
            return
        self.made_on, days = queries.forecasts(self.denominator, clock.today())
        self.filters["unit"].extra["choices"] = queries.units_of(self.denominator)
        by, later = _("by {day}"), _("not by {day}")
        self.filters["expected"].extra["choices"] = [
            *((day.isoformat(), by.format(day=day.isoformat())) for day in days),
            *((f"{UNTIL}{day.isoformat()}", later.format(day=day.isoformat())) for day in days),
        ]

    def in_unit(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the members of one reporting unit; of a county without those that count for a zone."""
        kind, _sep, pk = value.partition(":")
        return rows.filter(zone=int(pk)) if kind == "zone" else rows.filter(county=int(pk), zone=None)

    def counted(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those in a state, or not in it, on the day that was counted."""
        assert self.denominator
        return self._seen(rows, queries.counted_as(self.denominator, value, self.day))

    def as_on(self, rows: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        """Keep all: the day is that of `counts`."""
        return rows

    def foreseen(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that are expected to meet the standard by a day, or those that are not."""
        assert self.denominator
        assert self.made_on
        day = date.fromisoformat(value.removeprefix(UNTIL))
        found = queries.expected_by(self.denominator, day, self.made_on)
        if not value.startswith(UNTIL):
            return self._seen(rows, found)
        return self._seen(rows, None).exclude(community__in=found)

    @property
    def day(self) -> date:
        """The day of which states are told: the one asked for if it is past, or that of the last count."""
        assert self.denominator
        today = clock.today()
        asked: date | None = self.form.cleaned_data.get("on")
        last: date | None = self.denominator.counted_on  # type: ignore[attr-defined]
        return min(asked, today) if asked else last or today

    def _seen(self, rows: QuerySet[Any], communities: Iterable[int] | None) -> QuerySet[Any]:
        assert self.denominator
        assert self.request
        seen = queries.members_in_sight(rows, self.denominator.campaign, grants_of(self.request.user))
        return seen if communities is None else seen.filter(community__in=list(communities))


class Members(ListPage):
    """The communities that a share is counted of."""

    title = gettext_lazy("What the share is counted of")
    table_class = MemberTable
    filterset_class = MemberFilters
    export_right = EXPORT
    template_name = "campaign/list.html"
    search_hint = gettext_lazy("Name or code")

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Name the list, the day of the states, and what one does not see of it."""
        row = self.denominator
        parts = [str(row.campaign), str(row), row.get_rule_display(), f"{row.on:%Y-%m-%d}"]
        parts.append(_("states as counted on {day}").format(day=self.filters.day.isoformat()))
        if not self.sight.whole:
            parts.append(_("Which state a community has is told of those in your sight."))
        return page(row.campaign, "campaign", title=row.title, lead=" · ".join(parts))

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the members of the denominator of the address."""
        row = self.denominator
        request.campaign_denominator = row  # type: ignore[attr-defined]
        return (
            row.members.select_related("community", "county", "zone")
            .defer("community__search_grams", "county__search_grams", "zone__search_grams")
            .order_by("community__code")
        )

    def complete(self, rows: list[Any]) -> None:
        """Say which communities the person may open, and the states of those in sight: two queries at most."""
        held = grants_of(self.request.user)
        seen = {row.pk for row in rows}
        if not self.sight.whole:
            asked = self.denominator.members.filter(pk__in=seen)
            seen = set(queries.members_in_sight(asked, self.denominator.campaign, held).values_list("pk", flat=True))
        told = states_on(self.denominator, self.filters.day, [row.community for row in rows if row.pk in seen])
        for row in rows:
            row.opens, row.states = held.over(VIEW_PLACES.code, row.community), told.get(row.community_id)

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by name or code of the community."""
        text = text.replace("\x00", "").strip()
        return queryset.filter(community__name__icontains=text) | queryset.filter(community__code__startswith=text)

    @cached_property
    def sight(self) -> queries.Sight:
        """What the person sees of the campaign."""
        return queries.sight_of(self.denominator.campaign, grants_of(self.request.user))

    @cached_property
    def denominator(self) -> Denominator:
        """The list of the address. Raises Http404."""
        mine = Campaign.objects.visible_to(grants_of(self.request.user))
        rows = Denominator.objects.filter(pk=self.kwargs["pk"], campaign__in=mine)
        rows = rows.select_related("campaign__division").annotate(counted_on=queries.last_count(clock.today()))
        if (found := rows.first()) is None:
            raise Http404
        return found
