"""The list of a round's sheets: who has answered, what is missing, what came out."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.imports.rights import IMPORT
from linli.core.rights import grants_of
from linli.core.search.grams import normal
from linli.core.tables import LinliTable, ListPage, Moment, Number
from linli.evaluation.models import Result, Round, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.sheets import in_words, missing_items
from linli.evaluation.rights import MARK, VIEW_ROUNDS
from linli.grading.figures import decimal_text
from linli.grading.marks import applies
from linli.grading.schema import GradeBand, Standard
from linli.grading.words import say
from linli.places.filters import places_to_filter
from linli.places.models import Division
from linli.places.queries.sight import get_visible

from .sheets import OPEN

Level = Division.Level
UNSHOWN = (  # long, or a moment, which takes longer to read than all else of a row
    "sources", "reasons", "lies_in", "result__marks", "result__points", "result__sections", "result__graded_at",
    "changed_by__password", "changed_by__last_login", "changed_by__joined_at", "changed_by__phone_verified_at",
    "changed_by__key__made_at",
)  # fmt: skip


class SheetTable(LinliTable):
    """The sheets of one round."""

    name = tables.Column(
        verbose_name=gettext_lazy("Name"), linkify=("evaluation:sheet", {"pk": tables.A("pk")}),
        order_by=("name_pinyin", "pk"),
    )  # fmt: skip
    code = tables.Column(verbose_name=gettext_lazy("Code"), order_by=("code",))
    county = tables.Column(
        verbose_name=gettext_lazy("County"), accessor="county_name", order_by=("county_name", "code")
    )
    community = tables.Column(verbose_name=gettext_lazy("Community"), accessor="community_name", orderable=False)
    answered = tables.Column(verbose_name=gettext_lazy("Answered"), accessor="pk", orderable=False)
    missing = tables.Column(verbose_name=gettext_lazy("Missing"), accessor="pk", orderable=False)
    outcome = tables.Column(
        verbose_name=gettext_lazy("Result"), accessor="pk", order_by=("result__rung", "result__total", "pk")
    )
    total = Number(verbose_name=gettext_lazy("Total"), accessor="result__total", order_by=("result__total", "pk"))
    class_now = tables.Column(verbose_name=gettext_lazy("Class"), accessor="result__class_id", orderable=False)
    changed_at = Moment(verbose_name=gettext_lazy("Changed"), order_by=("changed_at", "pk"))
    changed_by = tables.Column(verbose_name=gettext_lazy("By"), orderable=False)

    default_columns = (
        "name", "county", "community", "answered", "missing", "outcome", "total", "changed_at", "changed_by",
    )  # fmt: skip

    class Meta:
        order_by = ("code",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # What many rows share is found once.
        self._of_facts: dict[tuple[str, ...], list[str]] = {}
        self._people: dict[int | None, str] = {}
        self._outcomes: dict[tuple[str, str], str] = {}

    @cached_property
    def standard(self) -> Standard:
        """The standard of the round that the rows are of."""
        round_: Round = round_of(self.data.data)
        return round_.edition.compiled().standard

    @cached_property
    def as_of(self) -> Any:
        """The as-of date of the round."""
        return round_of(self.data.data).as_of

    @cached_property
    def _deciding(self) -> list[str]:
        return sorted({name for item in self.standard.items for name in item.applies})

    def _applying(self, facts: dict[str, str]) -> list[str]:
        """Return the items that apply, found once for all sheets with the same facts."""
        known = tuple(facts.get(name, "") for name in self._deciding)
        if known not in self._of_facts:
            self._of_facts[known] = [
                item.id for item in self.standard.items if not item.applies or applies(item, facts) is not False
            ]
        return self._of_facts[known]

    def render_answered(self, record: Sheet) -> str:
        """How many of the items that apply have an answer."""
        applying, answers = self._applying(record.facts), record.answers
        return f"{sum([bool(answers.get(name)) for name in applying])} / {len(applying)}"

    def render_missing(self, record: Sheet) -> str:
        """How many items keep it from being graded."""
        return str(self.value_missing(record) or "—")

    def value_missing(self, record: Sheet) -> int:
        """The same, as a number."""
        result: Result | None = getattr(record, "result", None)
        if result is not None and result.state == Result.State.GRADED and result.sheet_version == record.version:
            return 0  # whoever is graded misses nothing
        return len(missing_items(self.standard, record.facts, record.answers, self.as_of))

    def render_outcome(self, record: Sheet) -> SafeString | str:
        """Stars, a grade, or the state in which it is; old where marks were changed since."""
        result: Result | None = getattr(record, "result", None)
        if result is None:
            return _("Not graded yet")
        if (known := (result.state, result.outcome)) not in self._outcomes:
            self._outcomes[known] = outcome_words(self.standard, result)
        words = self._outcomes[known]
        if result.sheet_version != record.version:
            return format_html('{} <span class="badge ll-badge ll-warning">{}</span>', words, _("marks changed since"))
        return words

    def value_outcome(self, record: Sheet) -> str:
        """The same without a badge."""
        result: Result | None = getattr(record, "result", None)
        return outcome_words(self.standard, result) if result else ""

    def render_total(self, value: int) -> str:
        """Points as printed."""
        return decimal_text(value, 2) if self.standard.mode == "points" else "—"

    def render_class_now(self, value: str) -> str:
        """The class in words."""
        titles = {rule.id: in_words(rule.title, language()) for rule in self.standard.outcome.class_}
        return titles.get(value, value)

    def render_changed_by(self, record: Sheet) -> str:
        """By whom: a name is unsealed once, however many sheets the person changed."""
        if record.changed_by_id not in self._people:
            self._people[record.changed_by_id] = str(record.changed_by)
        return self._people[record.changed_by_id]


def round_of(rows: Any) -> Any:
    """Return the round that rows of this list are of; None for a queryset that is not of this list."""
    return getattr(rows, "_hints", {}).get("round")


def outcome_words(standard: Standard, result: Result) -> str:
    """Return a stored result in words: stars, a grade, met or not, or its state."""
    lang = language()
    if result.state != Result.State.GRADED:
        return say(f"state_{result.state}", lang)
    if result.outcome in ("passed", "not_passed"):
        return say(result.outcome, lang)
    if standard.outcome.stars:
        code = "no_star" if result.outcome == "0" else "one_star" if result.outcome == "1" else "stars"
        return say(code, lang, count=result.outcome)
    titles = {band.grade: band.title for band in standard.outcome.bands if isinstance(band, GradeBand) and band.title}
    title = titles.get(result.outcome)
    return in_words(title, lang) if title else result.outcome or say("no_grade", lang)


class SheetFilters(filters.FilterSet):
    """Where a thing lies, how far its marks are, what came out."""

    county = filters.ChoiceFilter(label=gettext_lazy("County"), method="in_division", empty_label=gettext_lazy("All"))
    township = filters.ChoiceFilter(
        label=gettext_lazy("Township"), method="in_division", empty_label=gettext_lazy("All")
    )
    marks = filters.ChoiceFilter(
        label=gettext_lazy("Marks"), method="by_marks", empty_label=gettext_lazy("All"),
        choices=[
            ("complete", gettext_lazy("Complete")), ("incomplete", gettext_lazy("Incomplete")),
            ("none", gettext_lazy("Nothing answered")),
        ],
    )  # fmt: skip
    outcome = filters.ChoiceFilter(
        label=gettext_lazy("Result"), method="by_outcome", empty_label=gettext_lazy("All"), choices=[]
    )

    class Meta:
        model = Sheet
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.request is None:
            return
        places = places_to_filter(self.request)
        counties = {place.pk: place.name for place in places if place.level == Level.COUNTY}
        groups: dict[str, list[tuple[str, str]]] = {}
        for place in places:
            if place.level == Level.TOWNSHIP:
                groups.setdefault(counties.get(place.parent_id or 0, ""), []).append((str(place.pk), place.name))
        self.filters["county"].extra["choices"] = [(str(pk), name) for pk, name in counties.items()]
        self.filters["township"].extra["choices"] = list(groups.items())
        round_: Round | None = round_of(self.queryset)
        if round_ is not None:
            standard = round_.edition.compiled().standard
            names = _outcomes(standard)
            choices = [
                (name, outcome_words(standard, Result(state=Result.State.GRADED, outcome=name))) for name in names
            ]
            self.filters["outcome"].extra["choices"] = [*choices, *(
                (state, say(f"state_{state}", language())) for state in ("incomplete", "not_assessable")
            ), ("ungraded", _("Not graded yet"))]  # fmt: skip

    def in_division(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep what lay in a division when the round was called."""
        return rows.filter(lies_in__contains=[int(value)])

    def by_marks(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep sheets on which every item that applies has an answer, or not, or nothing has one."""
        if value == "none":
            return rows.filter(answers={})
        round_ = round_of(rows)
        assert round_ is not None
        complete = complete_sheets(rows, round_.edition.compiled().standard)
        return rows.filter(complete) if value == "complete" else rows.exclude(complete)

    def by_outcome(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those with one result."""
        if value == "ungraded":
            return rows.filter(result=None)
        if value in (Result.State.INCOMPLETE, Result.State.NOT_ASSESSABLE):
            return rows.filter(result__state=value)
        return rows.filter(result__state=Result.State.GRADED, result__outcome=value)


def complete_sheets(rows: QuerySet[Any], standard: Standard) -> Q:
    """Return the condition under which a sheet has an answer to every item that applies to it.

    Which items apply is decided by the rules, once for each combination of facts that the rows have.
    """
    always = [item.id for item in standard.items if not item.applies and not item.method.events]
    conditional = [item for item in standard.items if item.applies and not item.method.events]
    if not conditional:
        return Q(answers__has_keys=always)
    by_wanted: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for facts in rows.order_by().values_list("facts", flat=True).distinct():
        verdicts = {item.id: applies(item, facts) for item in conditional}
        if None not in verdicts.values():
            wanted = tuple(name for name, holds in verdicts.items() if holds)
            by_wanted.setdefault(wanted, []).append(facts)
    condition = Q(pk__in=[])
    for more, facts_of in by_wanted.items():
        condition |= Q(facts__in=facts_of, answers__has_keys=[*always, *more])
    return condition


def _outcomes(standard: Standard) -> list[str]:
    outcome = standard.outcome
    if standard.mode == "checklist" or outcome.pass_:
        return ["passed", "not_passed"]
    if outcome.stars:
        return [str(band.star) for band in outcome.stars] + ["0"]
    return list(dict.fromkeys(band.grade for band in outcome.grades or ()))


class SheetList(ListPage):
    """The sheets of one round."""

    title = gettext_lazy("Sheets")
    table_class = SheetTable
    filterset_class = SheetFilters
    export_right = VIEW_ROUNDS
    template_name = "evaluation/sheets.html"
    empty_title = gettext_lazy("No sheet of this round lies in your area")
    empty_hint = gettext_lazy("A round has a sheet for everything that lay in its division when it was called.")
    search_hint = gettext_lazy("Name, pinyin or code")

    @cached_property
    def round(self) -> Round:
        """The round, if the person sees any of it."""
        rows = Round.objects.visible_to(grants_of(self.request.user)).select_related("edition", "division")
        return get_visible(rows, self.kwargs["pk"])

    def rows(self, request: HttpRequest) -> QuerySet[Sheet]:
        """Return the sheets that the person sees."""
        rows = Sheet.objects.of(self.round, grants_of(request.user))
        rows = rows.select_related("result", "changed_by__key").defer(*UNSHOWN)
        hints: dict[str, Any] = rows._hints  # type: ignore[attr-defined]
        hints["round"] = (
            self.round
        )  # goes along with every filter: table and filters need it, without a join for each row
        return rows

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by name, pinyin or how codes begin."""
        asked = normal(text)
        spelled = r"\s*".join(asked) if asked.isascii() and asked.isalpha() else ""
        found = Q(name__icontains=text.strip()) | Q(code__startswith=asked)
        if spelled and len(asked) <= 40:
            found |= Q(name_pinyin__iregex=rf"(^|\s){spelled}")
        return queryset.filter(found)

    def actions(self, request: HttpRequest) -> Any:
        """Offer the round's workbook to whoever may bring marks in."""
        held = grants_of(request.user)
        found = []
        if self.round.state in OPEN and held.has(MARK.code) and held.has(IMPORT.code):
            found.append((reverse("imports:door_for", args=["marks", self.round.pk]), _("Marks by workbook"), "upload"))
        return [*found, (reverse("evaluation:round", args=[self.round.pk]), _("The round"), "arrow-left")]

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Name the round and its standard."""
        return {
            "round": self.round,
            "edition": self.round.edition,
            "title": _("Sheets: {round}").format(round=self.round),
        }
