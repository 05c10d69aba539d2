"""The summary (总结梳理) of a campaign: as a page, as a workbook and in print."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import IO, Any

import xlsxwriter
from django.conf import settings
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST, require_safe

from linli.campaign.models import Campaign, ResourceUse, Work
from linli.campaign.queries.areas import names_seen
from linli.campaign.queries.resources import Change, before_and_after, by_quarter, uses_to_see
from linli.campaign.queries.summary import MeasureLine, Raised, Spent, Summary, summary_of
from linli.campaign.reports.words import Section
from linli.campaign.rights import VIEW
from linli.campaign.rules.quarters import in_words
from linli.core import clock
from linli.core.documents.operations import ask_document
from linli.core.rights import Grants, grants_of, needs
from linli.core.tables.models import ExportLog
from linli.evaluation.queries.measures import sampled
from linli.evaluation.rules.measures import Phase
from linli.evaluation.views.rounds.charts import height
from linli.grading.bulk import printable
from linli.grading.figures import decimal_text

from .common import campaign_to_see, page
from .work_words import yuan

PRINT = "campaign.summary_pdf"  # of documents.py
BARS = 12  # measures and items that a chart shows; its table has all
GREEN, RED = "#1d8a5a", "#c2483c"
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Part:
    """One table of the summary. cells: as a page shows them; values: the same for a workbook, numbers as numbers.

    note: what a reader must know of its figures, on page and paper
    """

    id: str
    title: str
    columns: Sequence[str]
    cells: Sequence[Sequence[Any]]
    values: Sequence[Sequence[Any]]
    option: dict[str, Any] | None = None
    height: str = ""
    note: str = ""


@dataclass(frozen=True)
class Content:
    """The summary as somebody sees it. area: of which places; between: which rounds are compared, in a sentence."""

    campaign: Campaign
    area: str
    found: Summary
    parts: Sequence[Part]
    between: str
    resources: bool

    @property
    def sample(self) -> bool:
        """Whether an amount rests on a sample unit cost."""
        return any(line.spent.sample for line in self.found.measures)

    def plain(self) -> dict[str, Any]:
        """Return what stands around the tables in print, as `reports.printed` takes it."""
        return {
            "title": _("{campaign}: summary ({area})").format(campaign=self.campaign.title, area=self.area),
            "made_on": f"{clock.today():%Y-%m-%d}", "lead": self.between,
            "demo": _("Demo data: everything in this document is made up.") if settings.DEMO else "",
            "sample": _("Sample: amounts with this mark rest on sample unit costs.") if self.sample else "",
            "notes": [notes(), *([] if self.resources else [_later()])],
        }  # fmt: skip

    def sections(self) -> list[Section]:
        """Return the tables in print: the cells of the page, without their links."""
        return [
            Section(
                part.id, part.title, part.columns,
                [[cell["text"] if isinstance(cell, dict) else cell for cell in row] for row in part.cells], part.note,
            )
            for part in self.parts
        ]  # fmt: skip


def content_of(campaign: Campaign, grants: Grants) -> Content:
    """Return the summary of what somebody sees of a campaign. Ask for its `division` in the query."""
    works: QuerySet[Work] = Work.objects.visible_to(grants, VIEW.code)
    uses = uses_to_see(campaign, grants, VIEW.code)
    found = summary_of(campaign, works)
    changes = before_and_after(campaign, uses, by_quarter(campaign, uses))
    area = _(", ").join(names_seen(campaign, grants))
    return Content(campaign, area, found, _parts(campaign, found, changes), _between(found), bool(changes))


@needs(VIEW)
@require_safe
def summary(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what measures were done, at what cost, which items rose there, what households use."""
    campaign = campaign_to_see(request, pk)
    content = content_of(campaign, grants_of(request.user))
    context = page(
        campaign, "summary", summary=content.found, parts=content.parts,
        sample=sample_words() if content.sample else "", between=content.between, notes=notes(),
        resources_url=reverse("campaign:resources", args=[pk]),
        works_url=f"{reverse('campaign:works', args=[pk])}?state=DONE",
        no_resources="" if content.resources else _later(),
    )  # fmt: skip
    return render(request, "campaign/summary.html", context)


@needs(VIEW)
@require_safe
def workbook(request: HttpRequest, pk: int) -> FileResponse:
    """Send the summary as a workbook; that it left is logged."""
    campaign = campaign_to_see(request, pk)
    content = content_of(campaign, grants_of(request.user))
    person: Any = request.user
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        count = _write(file, content, str(person))
        ExportLog.add(person, request.path, ExportLog.Format.XLSX, count)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    name = f"{_('Summary')}-{clock.today():%Y-%m-%d}.xlsx"
    name = f"{_('Demo data')}-{name}" if settings.DEMO else name
    response = FileResponse(file, as_attachment=True, filename=name)
    add_never_cache_headers(response)
    return response


@needs(VIEW)
@require_POST
def ask_print(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the summary made as a PDF; its page says how far it is."""
    campaign = campaign_to_see(request, pk)
    asked = ask_document(PRINT, campaign.pk, person=request.user, at=clock.now())
    return redirect("documents:document", pk=asked.pk)


def sample_words() -> str:
    """Return what the mark of a sample beside an amount means, and what to do about it."""
    return _(
        "Amounts marked so rest on sample unit costs: replace them in the catalogue of measures, or type the cost of "
        "a work."
    )


def _later() -> str:
    return _("Resources are compared once the four quarters before the campaign and four since are reported.")


def _between(found: Summary) -> str:
    """Return which rounds are compared, in a sentence."""
    if found.span is None:
        return _("There are no two rounds yet to compare: which items rose is not known.")
    words = ngettext(
        "{count} work was done between “{before}” ({first}) and “{after}” ({last}).",
        "{count} works were done between “{before}” ({first}) and “{after}” ({last}).", found.between,
    )  # fmt: skip
    return words.format(
        count=found.between, before=found.span.before.title, first=found.span.before.as_of,
        after=found.span.after.title, last=found.span.after.as_of,
    )  # fmt: skip


# The tables -----------------------------------------------------------------------------------------------------------


def _parts(campaign: Campaign, found: Summary, changes: Sequence[Change]) -> list[Part]:
    parts = [_measures(campaign, found.measures), _items(found), _phases(found), _programmes(found)]
    return [part for part in (*parts, _resources(changes)) if part is not None]


def _sample(spent: Spent) -> str:
    return sampled(yuan(spent.amount), sample=spent.sample)


def _money(spent: Spent) -> list[Any]:
    """Return works, communities, amount, settled, unknown for a page."""
    amount = _("unknown") if spent.works and spent.unknown == spent.works else _sample(spent)
    return [spent.works, spent.communities, amount, yuan(spent.settled), spent.unknown]


def _numbers(spent: Spent) -> list[Any]:
    """Return the same for a workbook; what is known of nothing stays a word."""
    amount: Any = _("unknown") if spent.works and spent.unknown == spent.works else spent.amount
    basis = _("some by sample unit costs") if spent.sample else ""
    return [spent.works, spent.communities, amount, basis, spent.settled, spent.unknown]


def _money_columns(*, book: bool) -> list[str]:
    return [
        _("Works done"), _("Communities"), _("Spent or cost (yuan)"), *([_("Cost rests on")] if book else []),
        _("of it settled (yuan)"), _("works of unknown cost"),
    ]  # fmt: skip


def _measures(campaign: Campaign, lines: Sequence[MeasureLine]) -> Part | None:
    if not lines:
        return None
    address = reverse("campaign:works", args=[campaign.pk])
    cells, values = [], []
    for line in lines:
        title = f"{line.code} {line.title}"
        phase = str(Phase(line.phase).label)
        url = f"{address}?state=DONE&measure_code={line.code}"
        cells.append([{"text": title, "url": url}, phase, *_money(line.spent)])
        values.append([title, phase, *_numbers(line.spent)])
    shown = sorted(lines, key=lambda line: (-line.spent.communities, line.code))[:BARS]
    option = _bars([line.title for line in shown], [line.spent.communities for line in shown])
    return Part(
        "measures", _("By measure"), [_("Measure"), _("Phase"), *_money_columns(book=False)], cells, values, option,
        height(len(shown)),
    )  # fmt: skip


def points(units: int) -> str:
    """Return units of 0.0001 point with their sign; a must-have's units are counted, not points."""
    return f"+{decimal_text(units, 4, trim=True)}" if units > 0 else decimal_text(units, 4, trim=True)


def _items(found: Summary) -> Part | None:
    """Return by measure what became of its items where it was done between the two rounds."""
    if found.span is None or found.between == 0:
        return None
    must = {item.id for item in found.span.after.edition.compiled().standard.items if item.role == "must-have"}
    cells, values = [], []
    by_item: dict[str, Raised] = {}
    for line in found.measures:
        for one in line.items:
            gain = "—" if one.item in must else points(one.gain)
            row = [f"{one.item} {one.title}", one.rose, one.stayed, one.fell, one.unknown, gain]
            cells.append([f"{line.code} {line.title}", *row])
            values.append([f"{line.code} {line.title}", *row])
            if one.item not in must:
                by_item[one.item] = max(by_item.get(one.item, one), one, key=_size)
    columns = [_("Measure"), _("Item"), _("Rose"), _("Stayed"), _("Fell"), _("Not comparable"), _("Points in sum")]
    shown = sorted(by_item.values(), key=lambda one: (-one.gain, one.item))[:BARS]
    option = _bars(
        [f"{one.item} {one.title}" for one in shown], [decimal_text(one.gain, 4, trim=True) for one in shown]
    )
    return Part(
        "items", _("Items that rose where measures were done"), columns, cells, values, option, height(len(shown))
    )


def _size(one: Raised) -> int:
    return one.rose + one.stayed + one.fell


def _phases(found: Summary) -> Part | None:
    if not found.measures:
        return None
    none = Spent()
    rows = [(str(phase.label), found.by_phase.get(phase.value, none)) for phase in Phase]
    return _of(rows, "phases", _("By phase: design, construction, management, services"), _("Phase"))


def _programmes(found: Summary) -> Part | None:
    rows = [(name or _("no programme named"), spent) for name, spent in found.by_programme.items()]
    rows.sort(key=lambda row: -row[1].amount)
    return _of(rows, "programmes", _("By programme that pays"), _("Programme")) if rows else None


def _of(rows: Sequence[tuple[str, Spent]], key: str, title: str, first: str) -> Part:
    """Return works and money by something; amounts of the chart are in 10,000 yuan."""
    tens = [str((Decimal(spent.amount) / 10_000).quantize(_TENTH, ROUND_HALF_UP)) for _name, spent in rows]
    return Part(
        key, title, [first, *_money_columns(book=False)], [[name, *_money(spent)] for name, spent in rows],
        [[name, *_numbers(spent)] for name, spent in rows],
        _bars([name for name, _spent in rows], tens, unit=_("10,000 yuan")), height(len(rows)),
    )  # fmt: skip


def percent_changed(change: Change) -> Decimal | None:
    """Return by how many per cent use per household changed: from the rounded figures shown, one place, half up."""
    before, after = change.before.each, change.after.each
    if not before or after is None:
        return None
    return ((after - before) * 100 / before).quantize(_TENTH, ROUND_HALF_UP)


def _resources(changes: Sequence[Change]) -> Part | None:
    if not changes:
        return None
    cells = []
    for one in changes:
        percent = percent_changed(one)
        cells.append([
            str(ResourceUse.Kind(one.kind).label), f"{in_words(one.first[0])}–{in_words(one.first[-1])}",
            str(one.before.each), f"{in_words(one.last[0])}–{in_words(one.last[-1])}", str(one.after.each),
            "—" if percent is None else f"{percent:+f}%", one.before.places,
        ])  # fmt: skip
    columns = [
        _("Resource"), pgettext("quarters", "Before"), _("Per household and quarter, before"),
        pgettext("quarters", "After"), _("Per household and quarter, after"), pgettext("quarters", "Change"),
        _("Communities that reported all eight quarters"),
    ]  # fmt: skip
    names = [str(ResourceUse.Kind(one.kind).label) for one in changes]
    changed = [percent_changed(one) or 0 for one in changes]
    option = _bars(names, [{"value": str(one), "itemStyle": {"color": RED if one > 0 else GREEN}} for one in changed],
                   unit="%")  # fmt: skip
    note = _(
        "Four quarters before the campaign began beside the last four, of the communities that reported all eight: for "
        "comparison only, it says nothing of causes."
    )
    return Part(
        "resources", _("Resources per household, before and after"), columns, cells, cells, option, "small", note
    )


def _bars(names: Sequence[str], data: Sequence[Any], unit: str = "") -> dict[str, Any]:
    return {
        "legend": {"show": False},
        "grid": {"top": 4, "left": 4, "right": 40 if unit else 16, "bottom": 4, "containLabel": True},
        "xAxis": {"type": "value", **({"name": unit} if unit else {"minInterval": 1})},
        "yAxis": {
            "type": "category", "inverse": True, "data": list(names),
            "axisLabel": {"width": 130, "overflow": "truncate"},
        },
        "series": [{"type": "bar", "barMaxWidth": 20, "itemStyle": {"color": GREEN}, "data": list(data)}],
    }  # fmt: skip


# The workbook ---------------------------------------------------------------------------------------------------------


def _write(file: IO[bytes], content: Content, person: str) -> int:
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#E6F0EC", "border": 1, "valign": "top"})
    about = book.add_worksheet(_("About"))
    lines: list[tuple[str, str]] = [
        (_("Campaign"), content.campaign.title), (_("City"), settings.CITY_NAME),
        (_("Area of the report"), content.area), (_("Date"), f"{clock.now():%Y-%m-%d %H:%M}"),
        (_("Exported by"), person), (_("Rounds compared"), content.between), (_("Note"), notes()),
    ]  # fmt: skip
    if settings.DEMO:
        lines.insert(0, (_("Demo data"), _("Everything in this file is made up.")))
    about.set_column(0, 0, 20)
    about.set_column(1, 1, 80)
    for number, (label, value) in enumerate(lines):
        about.write_string(number, 0, printable(label))
        about.write_string(number, 1, printable(value))
    count = 0
    for part in content.parts:
        sheet = book.add_worksheet(_sheet_name(part))
        columns = list(part.columns)
        if part.id not in ("items", "resources"):  # an amount never leaves without what it rests on
            columns = [*columns[: -len(_money_columns(book=False))], *_money_columns(book=True)]
        sheet.freeze_panes(1, 1)
        for number, title in enumerate(columns):
            sheet.set_column(number, number, 36 if number == 0 else 16)
            sheet.write_string(0, number, printable(title), head)
        for row, values in enumerate(part.values, 1):
            _write_row(sheet, row, values)
        count += len(part.values)
    book.close()
    return count


def _write_row(sheet: Any, row: int, values: Iterable[Any]) -> None:
    for number, value in enumerate(values):
        if isinstance(value, int):
            sheet.write_number(row, number, value)
        else:
            sheet.write_string(row, number, printable(str(value)))


def _sheet_name(part: Part) -> str:
    names = {
        "measures": _("Measures"), "items": _("Items"), "phases": _("Phases"), "programmes": _("Programmes"),
        "resources": _("Resources"),
    }  # fmt: skip
    return names[part.id][:31]


def notes() -> str:
    """Return what a reader must know of the figures."""
    return _(
        "Where several measures raise one item in a place, the rise stands with each of them. Beside each other is not "
        "because of each other: these figures compare, they do not prove. Amounts are what was spent, or the cost "
        "where nothing is settled yet."
    )
