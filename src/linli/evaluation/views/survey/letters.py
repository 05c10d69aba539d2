"""The letters of a survey: who is drawn, and with which code they answer."""

import io
from collections.abc import Iterator
from typing import IO, Any

import xlsxwriter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.core import clock
from linli.core.rights import needs
from linli.core.tables.models import ExportLog
from linli.evaluation.models import SampledHome, Survey
from linli.evaluation.operations.surveys import code_of, hash_of, require_open
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import RUN_SURVEYS
from linli.grading.bulk import printable
from linli.places.rules.home_names import home_name

from .common import compounds_to_run, survey_in_sight
from .pages import show

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(RUN_SURVEYS)
@require_safe
def letters(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the codes of the homes in the person's reach as a workbook to print letters from; who took it is logged.

    Whether a home has answered is not in it.
    """
    survey = survey_in_sight(request, pk)
    homes = survey.homes.filter(compound__in=compounds_to_run(request, RUN_SURVEYS).values("pk"))
    first = homes.first()
    if first is None:
        raise PermissionDenied(RUN_SURVEYS.code)
    try:
        require_open(survey, clock.now())
        _require_secret(survey, first)
    except UnableToEvaluate as exc:
        return show(request, survey, problem=str(exc))
    file = io.BytesIO()  # a hundred thousand letters are some megabytes
    count = _write(file, survey, homes, request.build_absolute_uri(reverse("evaluation:answer_survey")))
    person: Any = request.user
    ExportLog.add(person, request.path, ExportLog.Format.XLSX, count)
    demo = f"{_('Demo data')}-" if settings.DEMO else ""
    name = f"{demo}{survey.title}-{_('letters')}-{clock.today():%Y-%m-%d}.xlsx"
    name = "".join("_" if sign in '<>:"/\\|?*' or sign < " " else sign for sign in name)
    response = HttpResponse(file.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    add_never_cache_headers(response)
    return response


def as_printed(code: str) -> str:
    """Return a code as it stands in a letter."""
    return f"{code[:5]}-{code[5:]}"


def _require_secret(survey: Survey, home: SampledHome) -> None:
    if hash_of(code_of(survey, home.home_id)) != home.code_hash:  # another secret than when the homes were drawn
        raise UnableToEvaluate(
            _("The codes can no longer be made: this installation's secret was changed. Open a new survey.")
        )


def _write(file: IO[bytes], survey: Survey, homes: Any, address: str) -> int:
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_("letters"))
    head = book.add_format({"bold": True, "bg_color": "#E6F0EC", "border": 1})
    columns = [
        _("Compound code"), _("Compound"), _("Home"), _("Code in your letter"), _("Answer at"), _("Closes on"),
        _("Survey"),
    ]  # fmt: skip
    sheet.freeze_panes(1, 0)
    for number, (title, width) in enumerate(zip(columns, (20, 24, 16, 16, 44, 14, 40), strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, title, head)
    count = 0
    for count, row in enumerate(_rows(survey, homes, address), 1):
        for number, text in enumerate(row):
            sheet.write_string(count, number, printable(text))
    book.close()
    return count


def _rows(survey: Survey, homes: Any, address: str) -> Iterator[tuple[str, ...]]:
    found = homes.order_by("compound__code", "order").values_list(
        "home_id", "compound__code", "compound__name", "home__stairwell__building__number",
        "home__stairwell__number", "home__number",
    )  # fmt: skip
    for home, compound, name, *parts in found.iterator(chunk_size=2000):
        place = home_name(*(part or "" for part in parts))
        yield (
            compound,
            name,
            place,
            as_printed(code_of(survey, home)),
            address,
            f"{survey.closes_on:%Y-%m-%d}",
            survey.title,
        )
