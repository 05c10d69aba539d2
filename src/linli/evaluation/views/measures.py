"""The catalogue of measures: list, one measure, adding, changing, retiring, and the samples."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.contrib import messages
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core import clock
from linli.core.imports.rights import IMPORT
from linli.core.rights import grants_of, needs
from linli.core.tables import LinliTable, ListPage, Number
from linli.evaluation.forms.measures import PROGRAMMES, TRADES, MeasureForm, RetireMeasureForm
from linli.evaluation.models import Measure, MeasureEffect, MeasureLink
from linli.evaluation.operations.editions import language
from linli.evaluation.operations.measures import (
    FaultyMeasures,
    entries_of,
    items_by_standard,
    load_sample_measures,
    restore_measure,
    retire_measure,
    sample_entries,
    save_measure,
)
from linli.evaluation.queries.measures import (
    points_words,
    raises_words,
    standards_with_sections,
    unit_words,
    yuan_told,
)
from linli.evaluation.queries.sheets import in_words
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import CHANGE_MEASURES, VIEW_ROUNDS
from linli.evaluation.rules.measures import Phase, raises_text
from linli.evaluation.views.editions import badge
from linli.grading.schema import Item
from linli.grading.scheme import most
from linli.places.queries.sight import can_change, get_visible
from linli.places.views.common import Fact, allowed, data_of, grants, sees_history

_REFUSED = 422


def may_change(request: HttpRequest) -> bool:
    """Whether somebody looks after the catalogue, which is one for all of the city."""
    return grants_of(request.user).over(CHANGE_MEASURES.code, Measure())


def yuan_cell(cost: int, per: str, sample: bool) -> SafeString:
    """Return the cost of a unit for a cell: an amount of a sample says so beside it."""
    return format_html("<div>{} {}</div>", unit_words(cost, per), badge(_("Sample"), "warning") if sample else "")


# The list -------------------------------------------------------------------------------------------------------------


class MeasureTable(LinliTable):
    """Measures."""

    title = tables.Column(
        verbose_name=gettext_lazy("Measure"), linkify=("evaluation:measure", {"pk": tables.A("pk")}),
        order_by=("title", "pk"),
    )  # fmt: skip
    code = tables.Column(verbose_name=gettext_lazy("Code"), order_by=("code", "pk"))
    standard = tables.Column(verbose_name=gettext_lazy("Standard"), order_by=("standard", "code"))
    raises = tables.Column(verbose_name=gettext_lazy("What it raises"), accessor="raises_now", orderable=False)
    phase = tables.Column(verbose_name=gettext_lazy("Phase"), order_by=("phase", "pk"))
    unit_cost = tables.Column(
        verbose_name=gettext_lazy("Cost of one unit"),
        order_by=("unit_cost", "pk"),
        attrs={"td": {"class": "list-number"}, "th": {"class": "list-number"}},
    )
    quarters = Number(verbose_name=gettext_lazy("Quarters"), order_by=("quarters", "pk"))
    programme = tables.Column(verbose_name=gettext_lazy("Programme that pays"), order_by=("programme", "pk"))
    trade = tables.Column(verbose_name=gettext_lazy("Trade"), order_by=("trade", "pk"))
    crews = Number(verbose_name=gettext_lazy("Crews"), order_by=("crews", "pk"))
    basis = tables.Column(verbose_name=gettext_lazy("Basis of cost and duration"), orderable=False)
    retired_at = tables.Column(verbose_name=gettext_lazy("State"), order_by=("retired_at", "pk"), empty_values=())

    default_columns = ("title", "code", "raises", "phase", "unit_cost", "quarters", "programme")

    class Meta:
        order_by = ("code",)

    def render_unit_cost(self, record: Measure) -> SafeString:
        """Return the cost of a unit, and that it is a sample."""
        return yuan_cell(record.unit_cost, record.per, record.is_sample)

    def render_phase(self, record: Measure) -> str:
        """Return the phase in words."""
        return str(Phase(record.phase).label)

    def render_retired_at(self, record: Measure) -> SafeString:
        """Return whether it is in force."""
        return badge(_("retired"), "muted") if record.retired_at else badge(_("in force"), "success")


class MeasureFilters(filters.FilterSet):
    """Of the list of measures."""

    standard = filters.ChoiceFilter(label=gettext_lazy("Standard"), empty_label=gettext_lazy("All"), choices=[])
    section = filters.ChoiceFilter(
        label=gettext_lazy("Section"), method="by_section", empty_label=gettext_lazy("All"), choices=[]
    )
    item = filters.CharFilter(label=gettext_lazy("Item"), method="by_item", max_length=20)
    phase = filters.ChoiceFilter(label=gettext_lazy("Phase"), choices=Phase.choices, empty_label=gettext_lazy("All"))
    programme = filters.ChoiceFilter(
        label=gettext_lazy("Programme that pays"), empty_label=gettext_lazy("All"), choices=[]
    )
    sample = filters.ChoiceFilter(
        label=gettext_lazy("Status"), method="by_sample", empty_label=gettext_lazy("All"),
        choices=[("sample", gettext_lazy("samples")), ("own", gettext_lazy("the city's own"))],
    )  # fmt: skip
    state = filters.ChoiceFilter(
        label=gettext_lazy("State"), method="by_state", empty_label=gettext_lazy("in force"),
        choices=[("retired", gettext_lazy("retired")), ("all", gettext_lazy("all"))],
    )  # fmt: skip

    class Meta:
        model = Measure
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.standards = standards_with_sections()
        self._offer("standard", [(one.id, one.title) for one in self.standards])
        self._offer("section", [
            (f"{one.id} {section.id}", f"{section.id} {section.title}")
            for one in self.standards for section in one.sections
        ])  # fmt: skip
        names = Measure.objects.order_by("programme").values_list("programme", flat=True).distinct()
        self._offer("programme", [(name, name) for name in names])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.filters[name].extra["choices"] = choices

    def by_section(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that raise an item of a section."""
        standard, _blank, section = value.partition(" ")
        items = [
            item for one in self.standards if one.id == standard for part in one.sections if part.id == section
            for item in part.items
        ]  # fmt: skip
        return rows.filter(Exists(_effects().filter(item__in=items)), standard=standard)

    def by_item(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that raise an item."""
        return rows.filter(Exists(_effects().filter(item__iexact=value.replace("\0", "").strip())))

    def by_sample(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep samples, or what the city wrote itself."""
        return rows.filter(is_sample=value == "sample")

    def by_state(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep those that are retired, or all; without the filter `rows` are those in force."""
        return rows.filter(retired_at__isnull=False) if value == "retired" else rows


def _effects() -> QuerySet[MeasureEffect]:
    return MeasureEffect.objects.filter(measure=OuterRef("pk"))


class MeasureList(ListPage):
    """The catalogue."""

    title = gettext_lazy("Measures")
    lead = gettext_lazy(
        "What can be done so that an item gets a better mark: what it costs, how long it takes, which programme pays."
    )
    table_class = MeasureTable
    filterset_class = MeasureFilters
    export_right = VIEW_ROUNDS
    export_door = "measures"
    empty_title = gettext_lazy("No measure yet")
    empty_hint = gettext_lazy("Add one, import a list, or begin with the samples and replace their costs.")
    search_hint = gettext_lazy("Measure or code")

    def rows(self, request: HttpRequest) -> QuerySet[Measure]:
        """Return the catalogue: what is in force, unless the filter asks for others."""
        rows = Measure.objects.all()
        return rows if request.GET.get("state") in ("retired", "all") else rows.filter(retired_at=None)

    def complete(self, rows: list[Any]) -> None:
        """Add what the measures raise."""
        found: dict[int, dict[str, Decimal | None]] = {row.pk: {} for row in rows}
        for effect in MeasureEffect.objects.filter(measure__in=list(found)).order_by("item"):
            found[effect.measure_id][effect.item] = effect.raises
        for row in rows:
            row.raises_now = raises_words(found[row.pk])

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by title, code and programme."""
        text = text.replace("\0", "").strip()
        return queryset.filter(Q(title__icontains=text) | Q(code__icontains=text) | Q(programme__icontains=text))

    def actions(self, request: HttpRequest) -> Any:
        """Offer to add, to import, and to begin with the samples while some are missing."""
        may = may_change(request)
        there = set(Measure.objects.filter(is_sample=True).values_list("code", flat=True)) if may else set()
        missing = may and any(entry.code not in there for entry in sample_entries())
        return allowed(
            (may, (reverse("evaluation:add_measure"), _("Add a measure"), "plus")),
            (may and grants_of(request.user).has(IMPORT.code),
             (reverse("imports:door", args=["measures"]), _("Import"), "upload")),
            (missing, (reverse("evaluation:sample_measures"), _("Load samples"), "flask")),
        )  # fmt: skip


# One measure ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Raised:
    """One item that a measure raises, in words."""

    id: str
    title: str
    role: str
    raises: str
    full: str


@needs(VIEW_ROUNDS)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a measure: what it raises, what it costs and on what basis, what it waits for."""
    row = get_visible(Measure.objects.all(), pk)
    items = items_by_standard().get(row.standard, {})
    links = list(MeasureLink.objects.filter(Q(measure=row) | Q(other=row)).select_related("measure", "other"))
    context = {
        "measure": row, "facts": _facts(row), "yuan": unit_words(row.unit_cost, row.per),
        "raised": [_raised(effect, items.get(effect.item)) for effect in row.effects.order_by("item")],
        "needs": [link.other for link in links if link.kind == "NEEDS" and link.measure_id == row.pk],
        "needed_by": [link.measure for link in links if link.kind == "NEEDS" and link.other_id == row.pk],
        "excludes": [
            link.other if link.measure_id == row.pk else link.measure for link in links if link.kind == "EXCLUDES"
        ],
        "may": may_change(request), "may_history": sees_history(request, row),
    }  # fmt: skip
    return render(request, "evaluation/measure.html", context)


def _raised(effect: MeasureEffect, item: Item | None) -> _Raised:
    if item is None:
        return _Raised(effect.item, _("not in the newest edition"), "", points_words(effect.raises), "")
    must = item.role == "must-have"
    role = {"must-have": _("must-have"), "bonus": _("bonus")}.get(item.role, "")
    full = "" if must else points_words(Decimal(most(item)) / 10_000).lstrip("+")
    words = _("mends it") if must else _("in full") if effect.raises is None else points_words(effect.raises)
    return _Raised(effect.item, in_words(item.title, language()), role, words, full)


def _facts(row: Measure) -> list[Fact]:
    titles = {one.id: one.title for one in standards_with_sections()}
    quarters = ngettext("{count} quarter", "{count} quarters", row.quarters).format(count=row.quarters)
    crews = ngettext("{count} crew", "{count} crews", row.crews).format(count=row.crews)
    bulk = _("from number {number} on in one county and quarter, each {amount} less").format(
        number=row.bulk_from, amount=yuan_told(row.bulk_off, sample=row.is_sample)
    )
    return [
        Fact(_("Code"), row.code), Fact(_("Standard"), titles.get(row.standard, row.standard)),
        Fact(_("Phase"), Phase(row.phase).label), Fact(_("Programme that pays"), row.programme),
        Fact(_("Duration"), quarters),
        *([Fact(_("Trade"), f"{row.trade} · {crews}")] if row.trade else []),
        *([Fact(_("Discount"), bulk)] if row.bulk_from else []),
        Fact(_("Basis of cost and duration"), row.basis),
        *([Fact(_("Why it was retired"), row.retired_reason)] if row.retired_at else []),
    ]  # fmt: skip


# Changes --------------------------------------------------------------------------------------------------------------


@needs(CHANGE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a measure."""
    can_change(grants(request), CHANGE_MEASURES, Measure())
    form = MeasureForm(data_of(request))
    if form.is_bound and form.is_valid() and (made := _kept(form, None)):
        messages.success(request, _("“{name}” stands in the catalogue.").format(name=made))
        return redirect("evaluation:measure", pk=made.pk)
    return _form_page(request, form, title=_("Add a measure"), submit=_("Add"), cancel=reverse("evaluation:measures"))


@needs(CHANGE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a measure."""
    row = _to_change(request, pk)
    back = reverse("evaluation:measure", args=[pk])
    entry = entries_of([row])[0]
    initial = {
        **vars(entry), "raises": raises_text(entry.raises or {}).replace("; ", "\n"),
        "needs": "; ".join(entry.needs or ()), "excludes": "; ".join(entry.excludes or ()), "version": row.version,
    }  # fmt: skip
    form = MeasureForm(data_of(request), initial=initial, changed=True)
    if form.is_bound and form.is_valid() and _kept(form, row):
        messages.success(request, _("“{name}” is changed.").format(name=form.cleaned_data["title"]))
        return redirect(back)
    return _form_page(request, form, title=_("Change {name}").format(name=row), submit=_("Save"), cancel=back)


def _kept(form: MeasureForm, row: Measure | None) -> Measure | None:
    """Keep what a valid form says, or blame its fields and return None."""
    try:
        return save_measure(entry=form.entry(), measure=row, version=form.cleaned_data["version"])
    except FaultyMeasures as exc:
        form.blame(exc)
    except UnableToEvaluate as exc:
        form.add_error(None, str(exc))
    return None


@needs(CHANGE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a measure out of the catalogue, with the reason."""
    row = _to_change(request, pk)
    back = reverse("evaluation:measure", args=[pk])
    form = RetireMeasureForm(data_of(request))
    if form.is_bound and form.is_valid():
        try:
            retire_measure(measure=row, reason=form.cleaned_data["reason"], at=clock.now())
        except UnableToEvaluate as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("“{name}” is retired.").format(name=row))
            return redirect(back)
    return _page(
        request, "evaluation/edition_form.html", form, title=pgettext("measure", "Retire {name}").format(name=row),
        submit=pgettext("measure", "Retire"), lead=_("It is suggested and planned no more. Its history stays."),
        cancel=back, tone="danger",
    )  # fmt: skip


@needs(CHANGE_MEASURES)
@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a retired measure back."""
    row = _to_change(request, pk)
    try:
        restore_measure(measure=row)
    except UnableToEvaluate as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("“{name}” is in the catalogue again.").format(name=row))
    return redirect("evaluation:measure", pk=pk)


@needs(CHANGE_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def samples(request: HttpRequest) -> HttpResponse:
    """Load the samples that come with the program, after saying what they are."""
    can_change(grants(request), CHANGE_MEASURES, Measure())
    if request.method == "POST":
        count = load_sample_measures()
        said = ngettext("{count} sample is added.", "{count} samples are added.", count).format(count=count)
        messages.success(request, said)
        return redirect("evaluation:measures")
    there = set(Measure.objects.values_list("code", flat=True))
    missing = [entry for entry in sample_entries() if entry.code not in there]
    return render(request, "evaluation/measure_samples.html", {"missing": missing})


def _to_change(request: HttpRequest, pk: int) -> Measure:
    row = get_visible(Measure.objects.all(), pk)
    can_change(grants(request), CHANGE_MEASURES, row)
    return row


def _form_page(request: HttpRequest, form: MeasureForm, **context: Any) -> HttpResponse:
    found: list[tuple[str, list[_Raised]]] = []
    titles = {one.id: one.title for one in standards_with_sections()}
    for standard, items in items_by_standard().items():
        lines = [_raised(MeasureEffect(item=item.id), item) for item in items.values()]
        found.append((titles.get(standard, standard), lines))
    return _page(
        request, "evaluation/measure_form.html", form, standards=found, programmes=PROGRAMMES, trades=TRADES, **context
    )


def _page(request: HttpRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    status = _REFUSED if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
