"""Asking for reports, and keeping the templates that officers edit."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy

from linli.campaign.models import Campaign, ReportTemplate, ReportWish
from linli.campaign.queries.areas import Area
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.reports.built_in import path_of
from linli.campaign.reports.docx import UnableToFill, try_template
from linli.campaign.rights import LEAD
from linli.campaign.rules.periods import Period
from linli.core.documents.models import Document
from linli.core.documents.operations import ask_document
from linli.core.files import Refused, purpose
from linli.core.files.content import content
from linli.core.files.operations import attach, store
from linli.core.files.purposes import MEGABYTE, WORD
from linli.core.files.reading import read

MOST_BYTES = 5 * MEGABYTE
TEMPLATE = purpose(
    "campaign.report_template", gettext_lazy("Word template of a report"), kinds=frozenset({WORD}),
    most_bytes=MOST_BYTES, right=LEAD, keep_days=10 * 365,
)  # fmt: skip
FORMATS = {"docx": "campaign.report_docx", "pdf": "campaign.report_pdf", "xlsx": "campaign.report_xlsx"}
TASK_FORMATS = {"pdf": "campaign.tasks_pdf", "xlsx": "campaign.tasks_xlsx"}


@transaction.atomic
def ask_report(
    *, campaign: Campaign, kind: str, period: Period | None, area: Area, file_format: str, person: Any, at: datetime
) -> Document:
    """Have a report made by a job, or a task list (kind "", no period). Raises KeyError for a format it lacks."""
    code = (FORMATS if kind else TASK_FORMATS)[file_format]
    wish, _made = ReportWish.objects.get_or_create(
        campaign=campaign, kind=kind, year=period.year if period else 0, month=period.month if period else 0,
        county_id=area.county, zone_id=area.zone,
    )  # fmt: skip
    return ask_document(code, wish.pk, person=person, at=at)


def keep_template(*, campaign: Campaign, kind: str, upload: Any, by: Any, at: datetime) -> ReportTemplate:
    """Keep a new edition of a report's template: it counts from now on.

    It is filled with sample values first, in a process of its own: some two seconds, at most ten each time.
    Raises UnableToCampaign: no Word document, one that holds more than text, tables and pictures, or one that cannot be
    filled, with the paragraph and what is allowed.
    """
    try:
        kept = read(upload, TEMPLATE)
        try_template(kept.data, kind)
        upload.seek(0)
        with transaction.atomic():
            file = store(upload, purpose=TEMPLATE, at=at)
            attach(file, subject=("campaign.campaign", campaign.pk), purpose=TEMPLATE, by=by, at=at)
            return ReportTemplate.objects.create(campaign=campaign, kind=kind, file=file, at=at, by=by)
    except (Refused, UnableToFill) as exc:
        raise UnableToCampaign(str(exc)) from exc


def template_of(campaign: Campaign, kind: str, language: str, *, built_in: bool = False) -> bytes:
    """Return the template that counts: the last one that was kept, else the built-in one of a language. One query.

    Raises FileNotFoundError if its content is gone.
    """
    row = None if built_in else last_template(campaign, kind)
    if row is None:
        return path_of(kind, language).read_bytes()
    return b"".join(content().chunks(row.file.key))


def last_template(campaign: Campaign, kind: str) -> ReportTemplate | None:
    """Return the last edition that was kept, None if there is none."""
    rows = ReportTemplate.objects.filter(campaign=campaign, kind=kind).select_related("file", "by__key")
    return rows.order_by("-pk").first()
