"""The title register: communities with their four states, compounds with stars and class, awards and notes."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.contrib import messages
from django.db.models import Exists, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.core import clock
from linli.core.rights import grants_of, needs
from linli.core.subjects import url_of
from linli.core.tables import LinliTable, ListPage
from linli.evaluation.forms.register import NoteForm, TitleForm
from linli.evaluation.models import Award, AwardNote
from linli.evaluation.operations.editions import language
from linli.evaluation.operations.register import award_title, note_award
from linli.evaluation.queries.titles import class_titles, held, held_by
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import CHANGE_REGISTER, VIEW_ROUNDS
from linli.places.filters import PlaceFilters
from linli.places.models import Compound, Division
from linli.places.queries.search import answering_rows
from linli.places.queries.sight import can_change, get_visible

from .editions import badge

Kind = Award.Kind
TITLES = (Kind.TAKING_PART, Kind.MEETING, Kind.NAMED, Kind.DEMONSTRATION)
TONES = {"": "success", AwardNote.Kind.WARNED: "warning", AwardNote.Kind.SUSPENDED: "danger"}
Told = Mapping[str, Any]  # a dict of queries.titles.held_by


def state_badge(state: str) -> SafeString:
    """Return the state of an award in force as a badge; nothing where there is nothing to say."""
    return badge(AwardNote.Kind(state).label, TONES[AwardNote.Kind(state)]) if state else SafeString("")


def in_words(told_award: Told, what: str = "") -> str:
    """Return an award as one line of plain text, for a file."""
    state = AwardNote.Kind(told_award["state"]).label if told_award["state"] else ""
    until = _("until {day}").format(day=told_award["until"]) if told_award["until"] else ""
    return " · ".join(filter(None, (what, told_award["since"], until, str(state), told_award["document"])))


def in_cell(told_award: Told, what: str = "") -> SafeString:
    """Return an award for a cell of a list: since when, its state, by which document."""
    told = (told_award["since"], told_award["state"], told_award["sample"], told_award["document"])
    return _cell(get_language(), what, *told)


@lru_cache(maxsize=2000)
def _cell(language: str | None, what: str, since: str, state: str, sample: bool, document: str) -> SafeString:
    """Return the words of such a cell, made once: a seal gives thousands the same. language: in which they are."""
    parts = [what, since, state_badge(state)]
    if sample:
        parts.append(badge(_("Sample standard"), "muted"))
    return format_html(
        '<div>{}<br><small class="text-secondary">{}</small></div>',
        format_html_join(" ", "{}", ((part,) for part in parts if part)), document,
    )  # fmt: skip


# Communities ----------------------------------------------------------------------------------------------------------


class RegisterTable(LinliTable):
    """Communities and their four states side by side."""

    name = tables.Column(
        verbose_name=gettext_lazy("Community"), linkify=("places:division", {"pk": tables.A("pk")}),
        order_by=("name_pinyin", "pk"),
    )  # fmt: skip
    code = tables.Column(verbose_name=gettext_lazy("Code"))
    county = tables.Column(
        verbose_name=gettext_lazy("County"), accessor="parent__parent__name", order_by=("code", "pk")
    )
    taking_part = tables.Column(verbose_name=Kind.TAKING_PART.label, accessor="has_TAKING_PART", orderable=False)
    meeting = tables.Column(verbose_name=Kind.MEETING.label, accessor="has_MEETING", orderable=False)
    named = tables.Column(verbose_name=Kind.NAMED.label, accessor="has_NAMED", orderable=False)
    demonstration = tables.Column(verbose_name=Kind.DEMONSTRATION.label, accessor="has_DEMONSTRATION", orderable=False)

    default_columns = ("name", "county", "taking_part", "meeting", "named", "demonstration")

    class Meta:
        order_by = ("county",)

    def render_taking_part(self, value: Told) -> SafeString:
        """Return since when and by which document."""
        return in_cell(value)

    def value_taking_part(self, value: Told) -> str:
        """Return the same for a file."""
        return in_words(value)

    render_meeting = render_named = render_demonstration = render_taking_part
    value_meeting = value_named = value_demonstration = value_taking_part


class RegisterFilters(PlaceFilters):
    """Of the register of communities."""

    place_path = ""
    community = None  # type: ignore[assignment]
    title_held = filters.ChoiceFilter(
        label=gettext_lazy("Holds"), method="by_title", empty_label=gettext_lazy("All"),
        choices=[*((kind.value, kind.label) for kind in TITLES), ("NONE", gettext_lazy("nothing yet"))],
    )  # fmt: skip
    state = filters.ChoiceFilter(
        label=gettext_lazy("State"), method="by_state", empty_label=gettext_lazy("All"),
        choices=[(kind.value, kind.label) for kind in (AwardNote.Kind.WARNED, AwardNote.Kind.SUSPENDED)],
    )  # fmt: skip

    class Meta:
        model = Division
        fields: list[str] = []

    def by_title(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that hold a title, or none."""
        today = clock.today()
        if value == "NONE":
            return rows.exclude(Exists(held(today, "community", *TITLES)))
        return rows.filter(Exists(held(today, "community", value)))

    def by_state(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those of which a title is warned about, or suspended."""
        return rows.filter(Exists(held(clock.today(), "community", *TITLES).filter(state=value)))


class Register(ListPage):
    """The title register: what each community holds today."""

    title = gettext_lazy("Title register")
    lead = gettext_lazy("Taking part, meeting the standard, named, demonstration: what each community holds today.")
    table_class = RegisterTable
    filterset_class = RegisterFilters
    export_right = VIEW_ROUNDS
    empty_title = gettext_lazy("No community yet")
    empty_hint = gettext_lazy("Import the register of divisions first.")

    def rows(self, request: HttpRequest) -> QuerySet[Division]:
        """Return the communities that are there today."""
        today = clock.today()
        there = Division.objects.visible_to(grants_of(request.user), VIEW_ROUNDS.code).on(today)
        rows: QuerySet[Division] = there.filter(level=Division.Level.COMMUNITY).select_related("parent__parent")
        return rows

    def complete(self, rows: list[Any]) -> None:
        """Add what the communities hold."""
        found = held_by(clock.today(), "community", (row.pk for row in rows), *TITLES)
        for row in rows:
            for kind in TITLES:
                setattr(row, f"has_{kind}", found.get((row.pk, kind)))

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by name, pinyin, initials; a number by how codes begin."""
        return answering_rows(queryset, text)

    def actions(self, request: HttpRequest) -> Any:
        """Lead to the stars."""
        return [(reverse("evaluation:stars"), _("Stars and classes"), "star")]


# Compounds ------------------------------------------------------------------------------------------------------------


class StarTable(LinliTable):
    """Compounds with stars and class."""

    name = tables.Column(
        verbose_name=gettext_lazy("Compound"), linkify=("places:compound", {"pk": tables.A("pk")}),
        order_by=("name_pinyin", "pk"),
    )  # fmt: skip
    code = tables.Column(verbose_name=gettext_lazy("Code"))
    county = tables.Column(
        verbose_name=gettext_lazy("County"), accessor="community__parent__parent__name", orderable=False
    )
    community = tables.Column(
        verbose_name=gettext_lazy("Community"), accessor="community__name", orderable=False,
        linkify=("places:division", {"pk": tables.A("community_id")}),
    )  # fmt: skip
    stars = tables.Column(verbose_name=gettext_lazy("Stars"), accessor="has_stars", orderable=False)
    class_now = tables.Column(verbose_name=gettext_lazy("Class"), accessor="has_class", orderable=False)
    since = tables.Column(verbose_name=gettext_lazy("Valid since"), accessor="has_stars__since", orderable=False)
    until = tables.Column(verbose_name=gettext_lazy("Valid until"), accessor="has_stars__until", orderable=False)

    default_columns = ("name", "community", "county", "stars", "class_now", "until")

    class Meta:
        order_by = ("name",)

    def render_stars(self, value: Told) -> SafeString:
        """Return the stars, since when, by which document."""
        return in_cell(value, stars_in_words(value["value"]))

    def value_stars(self, value: Told) -> str:
        """Return the same for a file."""
        return in_words(value, stars_in_words(value["value"]))

    def render_class_now(self, record: Any) -> str:
        """Return the class in words."""
        return str(record.class_words)

    value_class_now = render_class_now


def stars_in_words(value: str) -> str:
    """Return a star result as people read it; another ladder's as it is."""
    if not value.isdecimal():
        return value
    return "★" * int(value) if value != "0" else _("no star")


def classes_for(request: HttpRequest) -> dict[tuple[str, str], str]:
    """Return the words of classes by (standard, class id), read once per request."""
    kept: dict[tuple[str, str], str] | None = getattr(request, "_classes", None)
    if kept is None:
        kept = request._classes = class_titles(language())  # type: ignore[attr-defined]
    return kept


class StarFilters(PlaceFilters):
    """Of the list of stars."""

    stars = filters.ChoiceFilter(
        label=gettext_lazy("Stars"), method="by_stars", empty_label=gettext_lazy("All"),
        choices=[*((str(number), "★" * number) for number in range(5, 0, -1)), ("0", gettext_lazy("no star")),
                 ("NONE", gettext_lazy("not evaluated"))],
    )  # fmt: skip
    class_now = filters.ChoiceFilter(label=gettext_lazy("Class"), method="by_class", empty_label=gettext_lazy("All"))
    state = filters.ChoiceFilter(
        label=gettext_lazy("State"), method="by_state", empty_label=gettext_lazy("All"),
        choices=[(kind.value, kind.label) for kind in (AwardNote.Kind.WARNED, AwardNote.Kind.SUSPENDED)],
    )  # fmt: skip

    class Meta:
        model = Compound
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.request is not None:
            words = {name: title for (_standard, name), title in classes_for(self.request).items()}
            self._offer("class_now", list(words.items()))

    def by_stars(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those with so many stars."""
        stars = held(clock.today(), "compound", Kind.STARS)
        return rows.exclude(Exists(stars)) if value == "NONE" else rows.filter(Exists(stars.filter(value=value)))

    def by_class(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those of a class."""
        return rows.filter(Exists(held(clock.today(), "compound", Kind.CLASS).filter(value=value)))

    def by_state(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those whose stars or class are warned about, or suspended."""
        return rows.filter(Exists(held(clock.today(), "compound", Kind.STARS, Kind.CLASS).filter(state=value)))


class Stars(ListPage):
    """Compounds with the stars and the class that they hold today."""

    title = gettext_lazy("Stars and classes")
    lead = gettext_lazy(
        "What each compound holds today, from the last sealed round; what was revoked or ran out is gone."
    )
    table_class = StarTable
    filterset_class = StarFilters
    export_right = VIEW_ROUNDS
    empty_title = gettext_lazy("No compound yet")
    empty_hint = gettext_lazy("Import the register of compounds first.")
    search_hint = gettext_lazy("Name, pinyin, initials or code")

    def rows(self, request: HttpRequest) -> QuerySet[Compound]:
        """Return the compounds that are there."""
        there = Compound.objects.visible_to(grants_of(request.user), VIEW_ROUNDS.code).filter(retired_on=None)
        rows: QuerySet[Compound] = there.select_related("community__parent__parent")
        return rows

    def complete(self, rows: list[Any]) -> None:
        """Add what the compounds hold."""
        found = held_by(clock.today(), "compound", (row.pk for row in rows), Kind.STARS, Kind.CLASS)
        words = classes_for(self.request)
        for row in rows:
            row.has_stars, row.has_class = found.get((row.pk, Kind.STARS)), found.get((row.pk, Kind.CLASS))
            if row.has_class:
                told = row.has_class
                row.class_words = words.get((told["standard"], told["value"]), told["value"])

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by name, pinyin, initials; a number by how codes begin."""
        return answering_rows(queryset, text)

    def actions(self, request: HttpRequest) -> Any:
        """Lead to the titles."""
        return [(reverse("evaluation:register"), _("Title register"), "medal")]


# Awards and notes -----------------------------------------------------------------------------------------------------


@needs(CHANGE_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter that a community takes part, is named, or is a demonstration."""
    grants = grants_of(request.user)
    rows = Division.objects.filter(level=Division.Level.COMMUNITY)
    community = get_visible(rows.visible_to(grants, VIEW_ROUNDS.code), pk)
    can_change(grants, CHANGE_REGISTER, community)
    form = TitleForm(request.POST if request.method == "POST" else None, today=clock.today())
    if form.is_bound and form.is_valid():
        try:
            award_title(community=community, by=request.user, at=clock.now(), **form.cleaned_data)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The title stands in the register."))
            return redirect("places:division", pk=pk)
    return _page(
        request, form, title=_("Award a title to {name}").format(name=community), submit=_("Enter it"),
        lead=_("Meeting the standard is not entered here: it comes from sealed rounds only."),
        cancel=reverse("places:division", args=[pk]),
    )  # fmt: skip


@needs(CHANGE_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Warn about an award, suspend, restore or revoke it, with reason and document."""
    grants = grants_of(request.user)
    award = Award.objects.select_related("community", "compound__community", "round").filter(pk=pk).first()
    if award is None:
        raise Http404
    holder: Any = award.community or award.compound
    if not grants.over(VIEW_ROUNDS.code, holder):
        raise Http404
    can_change(grants, CHANGE_REGISTER, holder)
    last = award.notes.order_by("-on", "-pk").first()
    form = NoteForm(
        request.POST if request.method == "POST" else None, state=last.kind if last else "", today=clock.today()
    )
    back = url_of("places.division" if award.community_id else "places.compound", holder.pk)
    if form.is_bound and form.is_valid():
        try:
            note_award(award=award, by=request.user, at=clock.now(), **form.cleaned_data)
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("It stands in the register; the round itself stays as it is."))
            return redirect(back)
    return _page(
        request, form, title=_("{name}: {title}").format(
            name=holder, title=f"{award.get_kind_display()} {_shown_value(award)}".strip()
        ),
        submit=_("Enter it"), lead=_("Held since {day} by {document}.").format(
            day=award.valid_from, document=award.document
        ), cancel=back, tone="danger",
    )  # fmt: skip


def _shown_value(award: Award) -> str:
    if award.kind == Kind.STARS:
        return stars_in_words(award.value)
    return class_titles(language()).get((award.standard, award.value), award.value)


def _page(request: HttpRequest, form: Any, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "evaluation/edition_form.html", {"form": form, **context}, status=status)
