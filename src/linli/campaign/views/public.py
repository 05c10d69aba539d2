"""The list of named communities, for anybody."""

import csv
import io
import tempfile
from collections.abc import Sequence
from typing import IO, Any

import xlsxwriter
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.campaign.models import Campaign
from linli.campaign.queries.named import Named, counties_of, named
from linli.core import clock
from linli.core.rights import PUBLIC, needs
from linli.core.tables.export import FORMATS, harmless
from linli.grading.bulk import printable


@needs(PUBLIC)
@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """Show the campaigns that name communities; the only one at once."""
    rows = list(Campaign.objects.select_related("division").order_by("-begins", "-pk"))
    if len(rows) == 1:
        return redirect("campaign:public_named", pk=rows[0].pk)
    return render(request, "campaign/public_lists.html", {"campaigns": rows})


@needs(PUBLIC)
@require_safe
def named_list(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """Show which communities are named or demonstrations today, by county; `?export=` gives the list as a file."""
    campaign = Campaign.objects.select_related("division").filter(pk=pk).first()
    if campaign is None:
        raise Http404
    today = clock.today()
    text = request.GET.get("q", "").replace("\x00", "").strip()[:60]
    county = request.GET.get("county", "")
    chosen = int(county) if county.isascii() and county.isdigit() and len(county) < 16 else None
    every = named(campaign, today)
    rows = named(campaign, today, text=text, county=chosen) if text or chosen else every
    if request.GET.get("export") in FORMATS:
        return _file(campaign, rows, request.GET["export"])
    context = {
        "campaign": campaign, "today": today, "rows": rows, "every": len({row.code for row in every}),
        "found": len({row.code for row in rows}), "counties": counties_of(every), "text": text, "county": chosen,
        "sample": any(row.sample for row in every), "query": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "campaign/public_named.html", context)


def _columns() -> list[str]:
    return [_("Code"), _("Community"), _("County"), _("What it is"), _("Held since"), _("Document"), _("Remark")]


def _cells(row: Named) -> list[str]:
    return [
        row.code, row.name, row.county_name, row.title, row.since.isoformat(), row.document,
        _("sample of a standard") if row.sample else "",
    ]  # fmt: skip


def _file(campaign: Campaign, rows: Sequence[Named], file_format: str) -> FileResponse:
    """Return the list as a file. It is public, so nobody's name goes into a log."""
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    (_csv if file_format == "csv" else _xlsx)(file, campaign, [_columns(), *(_cells(row) for row in rows)])
    file.seek(0)
    demo = f"{_('Demo data')}-" if settings.DEMO else ""
    name = f"{demo}{_('Named communities')}-{clock.today():%Y-%m-%d}.{file_format}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=FORMATS[file_format])


def _csv(file: IO[bytes], _campaign: Campaign, table: Sequence[Sequence[str]]) -> None:
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")  # without the mark Excel takes it for GBK
    csv.writer(text).writerows([harmless(cell) for cell in line] for line in table)
    text.detach()


def _xlsx(file: IO[bytes], campaign: Campaign, table: Sequence[Sequence[str]]) -> None:
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    sheet: Any = book.add_worksheet(_("Named communities")[:31])
    head = book.add_format({"bold": True, "bg_color": "#E6F0EC", "border": 1})
    sheet.freeze_panes(1, 1)
    sheet.set_header(f"&L{campaign.title[:100]}&R{_('Demo data') if settings.DEMO else ''}")
    for number, width in enumerate((16, 18, 14, 12, 12, 48, 16)):
        sheet.set_column(number, number, width)
    for at, line in enumerate(table):
        for number, cell in enumerate(line):
            sheet.write_string(at, number, printable(cell), head if at == 0 else None)
    about = book.add_worksheet(_("About"))
    lines = [
        (_("Campaign"), campaign.title), (_("As of"), clock.today().isoformat()), (_("City"), settings.CITY_NAME),
        (_("Address"), reverse("campaign:public_named", args=[campaign.pk])),
    ]  # fmt: skip
    if settings.DEMO:
        lines.insert(0, (_("Demo data"), _("Everything in this file is made up.")))
    about.set_column(0, 1, 40)
    for at, line in enumerate(lines):
        for number, cell in enumerate(line):
            about.write_string(at, number, printable(cell))
    book.close()
