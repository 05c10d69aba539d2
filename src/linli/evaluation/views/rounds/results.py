"""The results of a round as a list, a workbook, in print, and sealed."""

import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Replace
from django.db.models.lookups import Contains
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.http import http_date
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linli.core import clock
from linli.core.documents import Kind
from linli.core.documents.operations import ask_document
from linli.core.rights import PUBLIC, needs
from linli.core.search.grams import normal
from linli.core.tables import LinliTable, ListPage, Number
from linli.core.tables.query import COLUMNS, PAGE, VIEW
from linli.core.tables.slices import counted_to
from linli.evaluation.documents import PRINT, WORKBOOK
from linli.evaluation.models import Grading, Result, Round, Seal, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.desk import losing_on
from linli.evaluation.queries.memo import FIXED, kept
from linli.evaluation.queries.mend_first import BestLine, best_lines, item_to_mend
from linli.evaluation.rights import VIEW_ROUNDS
from linli.evaluation.views.editions import badge
from linli.grading.compile import Published
from linli.places.rights import EXPORT
from linli.places.views.common import allowed, grants

from .common import (
    NOT_GRADED,
    at_least,
    class_words,
    ladder,
    outcome_words,
    round_in_sight,
    state_words,
    total_words,
)
from .figures import Rank, Totals, ranks_of

OUTSIDE = "0"  # of every overlay zone
AT_ONCE = 2_000  # sheets of which a document is made while one waits: about a second
NEEDED = ("facts", "result__marks")  # by which the measure of a row is chosen; a page reads them for its rows alone
LONG = ("facts", "answers", "sources", "reasons", "lies_in", "result__marks", "result__points", "result__sections")
_SHORT = {"td": {"class": "text-nowrap"}}  # words that are read at a glance stay on one line


def counties_of(round_: Round) -> list[tuple[int | None, str]]:
    """Return the counties in which a round has sheets, by number and name: one query."""
    rows = round_.sheets.order_by("county_id").values_list("county_id", "county_name")
    return list(rows.distinct())


def areas_of(round_: Round) -> tuple[list[tuple[int | None, str]], list[tuple[int, str]]]:
    """Return the counties and the overlay zones in which a round has sheets, by number and name: one query."""
    columns = "county_id", "county_name", "zone_id", "zone__name", "zone__code"
    rows = list(round_.sheets.order_by("county_id", "zone__code").values_list(*columns).distinct())
    zones = {pk: (code, name) for _county, _name, pk, name, code in rows if pk}
    by_code = sorted(zones.items(), key=lambda zone: (zone[1][0], zone[0]))
    return list(dict.fromkeys(row[:2] for row in rows)), [(pk, name) for pk, (_code, name) in by_code]


def found_by(sheets: QuerySet[Sheet], text: str) -> QuerySet[Sheet]:
    """Return the sheets that answer a text: by name, pinyin, code, community."""
    text = text.replace("\x00", "").strip()[:60]
    found = Q(code__startswith=text)
    spelled = (typed := normal(text)).isascii() and typed.isalpha()
    if spelled:
        # Syllables are parted by spaces, what one types is not; pinyin is in small letters, those of the name among it.
        found |= Q(Contains(Replace("name_pinyin", Value(" "), Value("")), typed))
    # Folding the capitals of ten thousand Chinese names costs more than looking for a few ways to write them.
    for way in {text, text.upper(), text.lower(), text.title()}:
        found |= Q(community_name__contains=way) if spelled else Q(name__contains=way) | Q(community_name__contains=way)
    return sheets.filter(found)


class ResultTable(LinliTable):
    """Sheets of a round with their results."""

    name = tables.Column(
        verbose_name=gettext_lazy("Name"), linkify=("evaluation:sheet", {"pk": tables.A("pk")}),
        order_by=("name_pinyin", "pk"),
    )  # fmt: skip
    code = tables.Column(verbose_name=gettext_lazy("Code"))
    county = tables.Column(
        verbose_name=gettext_lazy("County"), accessor="county_name", order_by=("county_id", "-result__total")
    )
    community = tables.Column(
        verbose_name=gettext_lazy("Community"), accessor="community_name", orderable=False, attrs=_SHORT
    )
    state = tables.Column(verbose_name=gettext_lazy("State"), accessor="pk", orderable=False, attrs=_SHORT)
    total = Number(verbose_name=gettext_lazy("Total"), accessor="result__total", order_by=("result__total",))
    outcome = tables.Column(
        verbose_name=gettext_lazy("Result"), accessor="pk", order_by=("result__rung",), attrs=_SHORT
    )
    class_id = tables.Column(verbose_name=gettext_lazy("Class"), accessor="pk", orderable=False, attrs=_SHORT)
    in_county = tables.Column(
        verbose_name=gettext_lazy("Rank in the county"), accessor="pk", orderable=False, attrs=_SHORT
    )
    in_class = tables.Column(
        verbose_name=gettext_lazy("Rank in the class"), accessor="pk", orderable=False, attrs=_SHORT
    )
    limited_by = tables.Column(verbose_name=gettext_lazy("Limited by"), accessor="result__limited_by", orderable=False)
    nearest = tables.Column(verbose_name=gettext_lazy("Mend first"), accessor="mend", orderable=False)
    unknown = Number(verbose_name=gettext_lazy("Unknown items"), accessor="result__unknown")

    default_columns = (
        "name", "county", "community", "state", "total", "outcome", "class_id", "in_county", "in_class", "limited_by",
        "nearest",
    )  # fmt: skip

    round: Round | None = None  # whose results these are: the words of outcomes come from its standard
    totals: Totals | None = None  # among which a row is ranked: read once, when the first row asks

    class Meta:
        order_by = ("-total",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Words that many rows share are looked for once.
        self._states = cache(state_words)
        self._outcomes = cache(lambda name: outcome_words(self._published, name))
        self._classes = cache(lambda name: class_words(self._published, name))
        self._measure_url = cache(lambda pk: reverse("evaluation:measure", args=[pk]))
        self._sample = badge(_("Sample"), "warning")

    def render_state(self, record: Sheet) -> str:
        """Return the state in words."""
        result = _result(record)
        return self._states(result.state if result else None)

    def render_total(self, record: Sheet) -> str:
        """Return the total with its decimals."""
        result = _result(record)
        return total_words(self._published, result.total if result else None) or "—"

    def value_total(self, record: Sheet) -> str:
        """Return the total with its decimals."""
        return self.render_total(record)

    def render_outcome(self, record: Sheet) -> str:
        """Return the outcome in words."""
        result = _result(record)
        graded = result is not None and result.state == Result.State.GRADED
        return self._outcomes(result.outcome) if graded and result else "—"

    def render_class_id(self, record: Sheet) -> str:
        """Return the class in words, and whether people decided it."""
        result = _result(record)
        if not result or not result.class_id:
            return "—"
        words = self._classes(result.class_id)
        return words if result.class_id == result.class_by_rule else _("{name} (decided)").format(name=words)

    def render_in_county(self, record: Sheet) -> str:
        """Return the place among all graded ones of the county."""
        rank = self._rank(record)
        return f"{rank.in_county} / {rank.of_county}" if rank.of_county else "—"

    def render_in_class(self, record: Sheet) -> str:
        """Return the place among all of the class."""
        rank = self._rank(record)
        return f"{rank.in_class} / {rank.of_class}" if rank.of_class else "—"

    def render_limited_by(self, value: str) -> str:
        """Return the must-have with its title."""
        return self._items[value]

    def render_nearest(self, value: str, record: Sheet) -> SafeString:
        """Return the item with its title, and the measure with which a point of it costs least here."""
        measure: BestLine | None = getattr(record, "measure", None)
        if measure is None:
            return format_html("{}", self._items[value])
        sample = self._sample if measure.sample else ""
        return format_html(
            '<div>{}<div class="small"><a href="{}">{}</a> <strong class="text-nowrap">{}</strong> {}</div></div>',
            self._items[value], self._measure_url(measure.pk), measure.title, measure.cost, sample,
        )  # fmt: skip

    def value_nearest(self, value: str, record: Sheet) -> str:
        """Return the same as plain text, for files."""
        measure: BestLine | None = getattr(record, "measure", None)
        return self._items[value] if measure is None else f"{self._items[value]} · {measure.in_short}"

    @cached_property
    def _published(self) -> Published:
        assert self.round is not None
        return self.round.edition.compiled()

    @cached_property
    def _items(self) -> dict[str, str]:
        zh = language() == "zh"
        return {
            item.id: f"{item.id} {item.title.zh if zh else item.title.en}" for item in self._published.standard.items
        }

    def _rank(self, record: Sheet) -> Rank:
        if self.totals is None:
            assert self.round is not None
            self.totals = ranks_of(self.round)
        return self.totals.rank(_result(record))


def _result(record: Sheet) -> Result | None:
    return getattr(record, "result", None)


class ResultFilters(filters.FilterSet):
    """Of the results of a round; what there is to choose comes from its standard and its sheets."""

    county = filters.ChoiceFilter(label=gettext_lazy("County"), method="in_county", empty_label=gettext_lazy("All"))
    zone = filters.ChoiceFilter(label=gettext_lazy("Zone"), method="in_zone", empty_label=gettext_lazy("All"))
    outcome = filters.ChoiceFilter(
        label=gettext_lazy("Result"), field_name="result__outcome", empty_label=gettext_lazy("All")
    )
    at_least = filters.ChoiceFilter(label=gettext_lazy("At least"), method="reached", empty_label=gettext_lazy("All"))
    class_id = filters.ChoiceFilter(
        label=gettext_lazy("Class"), field_name="result__class_id", empty_label=gettext_lazy("All")
    )
    state = filters.ChoiceFilter(
        label=gettext_lazy("State"), method="in_state", empty_label=gettext_lazy("All"),
        choices=[*Result.State.choices, (NOT_GRADED, gettext_lazy("Not graded yet"))],
    )  # fmt: skip
    limited_by = filters.ChoiceFilter(
        label=gettext_lazy("Limited by"), field_name="result__limited_by", empty_label=gettext_lazy("All")
    )
    loses = filters.ChoiceFilter(
        label=gettext_lazy("Loses points on, or fails"), method="losing", empty_label=gettext_lazy("All")
    )

    class Meta:
        model = Sheet
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        round_: Round | None = getattr(self.request, "evaluation_round", None)
        if round_ is None:
            return
        published = self.published = round_.edition.compiled()
        standard = published.standard
        zh = language() == "zh"
        counties, zones = kept(round_, "areas", (), lambda: areas_of(round_))
        self._offer("county", [(str(pk or 0), name or "—") for pk, name in counties])
        self._offer("zone", [*((str(pk), name) for pk, name in zones), (OUTSIDE, _("Outside of zones"))])
        if not zones:
            del self.filters["zone"]
        outcomes = [(name, outcome_words(published, name)) for name in ladder(published) if name]
        self._offer("outcome", outcomes)
        self._offer("at_least", outcomes[:-1])  # everything reaches the lowest
        self._offer("class_id", [(one.id, one.title.zh if zh else one.title.en) for one in standard.outcome.class_])
        musts = [item for item in standard.items if item.role == "must-have"]
        self._offer("limited_by", [(one.id, f"{one.id} {one.title.zh if zh else one.title.en}") for one in musts])
        items = [] if standard.mode == "index" else [one for one in standard.items if one.role != "bonus"]
        self._offer("loses", [(one.id, f"{one.id} {one.title.zh if zh else one.title.en}") for one in items])

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.filters[name].extra["choices"] = choices

    def in_county(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those of a county; 0: of none."""
        return rows.filter(county=int(value)) if value != "0" else rows.filter(county=None)

    def in_zone(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those of an overlay zone; 0: of none."""
        return rows.filter(zone=int(value)) if value != OUTSIDE else rows.filter(zone=None)

    def reached(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those with an outcome or a better one."""
        return rows.filter(result__state=Result.State.GRADED, result__outcome__in=at_least(self.published, value))

    def losing(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that lose points on an item, or fail it: those that `queries.desk.losses_by_item` counts."""
        return rows.filter(losing_on(self.published, value))

    def in_state(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those in a state; those without a result are not graded yet."""
        return rows.filter(result=None) if value == NOT_GRADED else rows.filter(result__state=value)


class ResultList(ListPage):
    """The results of a round, as far as the person's roles reach."""

    title = gettext_lazy("Results")
    table_class = ResultTable
    filterset_class = ResultFilters
    export_right = EXPORT
    template_name = "evaluation/results.html"
    empty_title = gettext_lazy("No results")
    empty_hint = gettext_lazy("The round has no sheet in your sight.")
    search_hint = gettext_lazy("Name, pinyin, code or community")

    def rows(self, request: HttpRequest) -> QuerySet[Sheet]:
        """Return the sheets that the person sees, with their results."""
        self.round = round_in_sight(request, self.kwargs["pk"])
        request.evaluation_round = self.round  # type: ignore[attr-defined]
        self.title = _("Results: {round}").format(round=self.round)  # type: ignore[misc, assignment]
        self.graded = self.round.state in FIXED or self.round.gradings.filter(state=Grading.State.DONE).exists()
        # Where every sheet has its result, the best of them are found along the index of totals.
        rows = Sheet.objects.of(self.round, grants(request), by="result__round" if self.graded else "round")
        return rows.select_related("result").defer(*(column for column in LONG if column not in NEEDED))

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by name, pinyin, code or community."""
        return found_by(queryset, text)

    def left_out(self) -> tuple[str, ...]:
        """Leave out classes where the standard has none, as for communities."""
        return () if self.round.edition.compiled().standard.outcome.class_ else ("class_id", "in_class")

    def complete(self, rows: list[Any]) -> None:
        """Add what does it best to what is to be mended first: two queries for a page, or a piece of a file."""
        if not any(column.name == "nearest" for column in self._table.columns):
            return
        items = {row.pk: item for row in rows if (item := item_to_mend(_result(row)))}
        found = best_lines(self.round.edition.compiled(), items, rows)
        for row in rows:
            row.mend, row.measure = items.get(row.pk, ""), found.get(row.pk)

    def actions(self, request: HttpRequest) -> Any:
        """Lead back to the round, and to the files."""
        pk = self.round.pk
        return allowed(
            (True, (reverse("evaluation:results_workbook", args=[pk]), _("Workbook with reasons"), "file-spreadsheet")),
            (True, (reverse("evaluation:results_pdf", args=[pk]), _("Print (PDF)"), "file-type-pdf")),
            (True, (reverse("evaluation:round", args=[pk]), _("The round"), "arrow-left")),
        )

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Say what the page says of the round."""
        return {"round": self.round, "edition": self.round.edition}

    def _sorted(self, queryset: QuerySet[Any], query: Any) -> LinliTable:
        if not set(query.values) <= {COLUMNS, PAGE, VIEW}:  # in another order, or a part: the round's own sheets first
            queryset = queryset.filter(round=self.round)
        table = super()._sorted(queryset, query)
        assert isinstance(table, ResultTable)
        table.round = self.round
        self._table = table
        return table


@needs(VIEW_ROUNDS)
@require_safe
def workbook(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give the results that the person sees as a workbook with the reasons for every point lost."""
    return _document(request, pk, WORKBOOK)


@needs(VIEW_ROUNDS)
@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give the results that the person sees in print, with the seal if there is one."""
    return _document(request, pk, PRINT)


def _document(request: HttpRequest, pk: int, kind: Kind) -> HttpResponseBase:
    """Give a small round's document at once; that of a large one is made by a job, and one may leave."""
    round_ = round_in_sight(request, pk)
    sheets = Sheet.objects.visible_to(grants(request)).filter(round=round_)
    if counted_to(sheets, AT_ONCE + 1) > AT_ONCE:
        asked = ask_document(kind.code, pk, person=request.user, at=clock.now())
        return redirect("documents:document", pk=asked.pk)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document"
        made = kind.make(subject=pk, person=request.user, path=path, told=lambda done, total: None)
        data = path.read_bytes()
    response = FileResponse(BytesIO(data), as_attachment=True, filename=made.name, content_type=made.media_type)
    add_never_cache_headers(response)
    return response


@needs(PUBLIC)
@require_safe
def bundle(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the bundle of a sealed round, byte for byte, to whoever asks."""
    seal = Seal.objects.filter(round=pk, round__state=Round.State.SEALED).only("bundle", "seal", "at").first()
    if seal is None:
        raise Http404
    etag = f'"{seal.seal}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers={"ETag": etag})
    name = f"linli-{pk}-{seal.seal[:16]}.zip"
    response = FileResponse(
        BytesIO(bytes(seal.bundle)), as_attachment=True, filename=name, content_type="application/zip"
    )
    response["ETag"] = etag
    response["Last-Modified"] = http_date(seal.at.timestamp())
    return response  # type: ignore[return-value]
