"""The documents of the campaign: reports in Word, in print, as workbooks; task lists; the summary in print."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from linli.core import clock
from linli.core.documents import Made, document_kind
from linli.core.documents.kinds import Told, UnableToMake
from linli.core.files.reading import XLSX
from linli.core.files.word import DOCX
from linli.core.rights import grants_of
from linli.core.tables.models import ExportLog

from .models import Campaign, ReportWish
from .operations.reports import template_of
from .queries.areas import Area, areas
from .queries.reports import report_of
from .queries.task_list import task_list
from .reports.docx import UnableToFill, fill_report
from .reports.printed import report_pdf, write_book
from .reports.words import sections, task_sections
from .rules.periods import period_of
from .views.summary import PRINT, content_of

Format = ExportLog.Format


def _docx(*, subject: int, person: Any, path: Path, told: Told) -> Made:
    wish, plain = _report(subject, person)
    told(1, 2)
    try:
        data = fill_report(template_of(wish.campaign, wish.kind, get_language() or ""), wish.kind, plain)
    except UnableToFill as exc:
        raise UnableToMake(str(exc)) from exc
    except FileNotFoundError as exc:
        raise UnableToMake(_("The template's file is gone. Upload it again.")) from exc
    path.write_bytes(data)
    rows = _rows(wish.kind, plain)
    ExportLog.add(person, _page(wish), Format.DOCX, rows)
    return Made(_name(plain, "docx"), DOCX, rows)


def _pdf(*, subject: int, person: Any, path: Path, told: Told) -> Made:
    wish, plain = _report(subject, person)
    told(1, 2)
    path.write_bytes(report_pdf(plain, sections(wish.kind, plain)))
    rows = _rows(wish.kind, plain)
    ExportLog.add(person, _page(wish), Format.PDF, rows)
    return Made(_name(plain, "pdf"), "application/pdf", rows)


def _xlsx(*, subject: int, person: Any, path: Path, told: Told) -> Made:
    wish, plain = _report(subject, person)
    told(1, 2)
    with path.open("wb") as file:
        rows = write_book(file, plain, sections(wish.kind, plain), str(person))
    ExportLog.add(person, _page(wish), Format.XLSX, rows)
    return Made(_name(plain, "xlsx"), XLSX, rows)


def _tasks_pdf(*, subject: int, person: Any, path: Path, told: Told) -> Made:
    wish, plain = _tasks(subject, person)
    told(1, 2)
    shown = task_sections(plain)
    path.write_bytes(report_pdf(plain, shown))
    rows = sum(len(one.rows) for one in shown)
    ExportLog.add(person, _page(wish), Format.PDF, rows)
    return Made(_name(plain, "pdf"), "application/pdf", rows)


def _tasks_xlsx(*, subject: int, person: Any, path: Path, told: Told) -> Made:
    wish, plain = _tasks(subject, person)
    told(1, 2)
    with path.open("wb") as file:
        rows = write_book(file, plain, task_sections(plain), str(person))
    ExportLog.add(person, _page(wish), Format.XLSX, rows)
    return Made(_name(plain, "xlsx"), XLSX, rows)


def _summary_pdf(*, subject: int, person: Any, path: Path, told: Told) -> Made:
    grants = grants_of(person)
    campaign = Campaign.objects.visible_to(grants).select_related("division").filter(pk=subject).first()
    if campaign is None:
        raise Http404
    content = content_of(campaign, grants)
    if not content.parts:
        raise UnableToMake(_("There is nothing to sum up yet: no work is done, and no resources can be compared."))
    told(1, 2)
    plain, shown = content.plain(), content.sections()
    path.write_bytes(report_pdf(plain, shown))
    rows = sum(len(one.rows) for one in shown)
    ExportLog.add(person, _summary(subject), Format.PDF, rows)
    return Made(_name(plain, "pdf"), "application/pdf", rows)


def _report(subject: int, person: Any) -> tuple[ReportWish, dict[str, Any]]:
    wish, campaign, area = _about(subject, person)
    period = period_of(wish.year, wish.month)
    if period.first > clock.today():
        raise UnableToMake(_("This period has not begun."))
    return wish, report_of(campaign, wish.kind, period, area, clock.today()).plain()


def _tasks(subject: int, person: Any) -> tuple[ReportWish, dict[str, Any]]:
    wish, campaign, area = _about(subject, person)
    return wish, task_list(campaign, area, clock.today()).plain()


def _about(subject: int, person: Any) -> tuple[ReportWish, Campaign, Area]:
    """Return what was asked for, as far as the person may look there now. Raises Http404."""
    grants = grants_of(person)
    wish = ReportWish.objects.filter(pk=subject).first()
    if wish is None:
        raise Http404
    found = Campaign.objects.visible_to(grants).select_related("division").filter(pk=wish.campaign_id)
    if (campaign := found.first()) is None:
        raise Http404
    area = next((one for one in areas(campaign, grants, clock.today()) if one.key == wish.area), None)
    if area is None:
        raise Http404
    wish.campaign = campaign
    return wish, campaign, area


def _page(wish: ReportWish) -> str:
    return reverse("campaign:reports" if wish.kind else "campaign:task_list", args=[wish.campaign_id])


def _rows(kind: str, plain: dict[str, Any]) -> int:
    return sum(len(one.rows) for one in sections(kind, plain))


def _name(plain: dict[str, Any], suffix: str) -> str:
    """Return a name that every system takes, with the day and, in the demo, that it is invented."""
    stem = "".join("_" if sign in '<>:"/\\|?*' or sign < " " else sign for sign in plain["title"])
    demo = f"{_('Demo data')}-" if settings.DEMO else ""
    return f"{demo}{stem}-{clock.today():%Y-%m-%d}.{suffix}"


def _back(subject: int) -> str:
    return _page(ReportWish.objects.get(pk=subject))


def _summary(subject: int) -> str:
    return reverse("campaign:summary", args=[subject])


document_kind("campaign.report_docx", gettext_lazy("Report in Word (docx)"), make=_docx, back=_back)
document_kind("campaign.report_pdf", gettext_lazy("Report in print (PDF)"), make=_pdf, back=_back)
document_kind("campaign.report_xlsx", gettext_lazy("Report as a workbook (xlsx)"), make=_xlsx, back=_back)
document_kind("campaign.tasks_pdf", gettext_lazy("Task list in print (PDF)"), make=_tasks_pdf, back=_back)
document_kind("campaign.tasks_xlsx", gettext_lazy("Task list as a workbook (xlsx)"), make=_tasks_xlsx, back=_back)
document_kind(PRINT, gettext_lazy("Summary in print (PDF)"), make=_summary_pdf, back=_summary)
