"""Reports: as a page and as documents; their templates; a county's task list."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.campaign.forms.reports import AskForm, AskTasksForm, TemplateForm, WhichForm, periods
from linli.campaign.models import Campaign, ReportKind
from linli.campaign.operations.reports import ask_report, keep_template, last_template, template_of
from linli.campaign.queries.areas import Area, areas
from linli.campaign.queries.reports import report_of
from linli.campaign.queries.task_list import task_list as tasks_of
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.reports.words import Section, sections, task_sections, told, variables
from linli.campaign.rights import LEAD, VIEW
from linli.core import clock
from linli.core.files.word import DOCX
from linli.core.rights import grants_of, needs

from .common import campaign_for, campaign_to_see, page

KINDS = {str(kind.value).lower(): kind for kind in ReportKind}


@needs(VIEW)
@require_safe
def reports(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report of a month or a year, of an area that one may look at; without a choice the current month."""
    campaign, places = _campaign(request, pk)
    context: dict[str, Any] = {"report": None, "may_lead": grants_of(request.user).over(LEAD.code, campaign)}
    today = clock.today()
    found = periods(campaign, today)
    if places and found:
        data = QueryDict(mutable=True)
        data.update({"of": request.GET.get("of", found[0][0]), "area": request.GET.get("area", places[0].key)})
        form = WhichForm(data, found=found, places=places)
        if form.is_valid():
            kind, period = form.cleaned_data["of"]
            report = report_of(campaign, kind, period, form.cleaned_data["area"], today)
            plain = report.plain()
            context |= {"report": report, "sections": [_shown(one) for one in sections(kind, plain)]}
        context["form"] = form
        context["asked"] = {name: form.data[name] for name in ("of", "area")}
    return render(request, "campaign/reports.html", page(campaign, "reports", **context))


@needs(VIEW)
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a report made in a format; its page says how far it is."""
    campaign, places = _campaign(request, pk)
    form = AskForm(request.POST, found=periods(campaign, clock.today()), places=places)
    if not form.is_valid():
        return _refused(request, form, "campaign:reports", pk)
    kind, period = form.cleaned_data["of"]
    asked = ask_report(
        campaign=campaign, kind=kind, period=period, area=form.cleaned_data["area"],
        file_format=form.cleaned_data["format"], person=request.user, at=clock.now(),
    )  # fmt: skip
    return redirect("documents:document", pk=asked.pk)


@needs(VIEW)
@require_safe
def task_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what an area has to do: duties, orders, works by day, communities that lack something."""
    campaign, places = _campaign(request, pk)
    counties = [one for one in places if one.key] or places
    key = request.GET.get("area", counties[0].key if counties else "")
    area = next((one for one in places if one.key == key), None)
    if places and area is None:
        raise Http404
    context: dict[str, Any] = {"places": places, "area": area}
    if area:
        tasks = tasks_of(campaign, area, clock.today())
        context |= {"tasks": tasks, "sections": [_shown(one) for one in task_sections(tasks.plain())]}
    return render(request, "campaign/task_list.html", page(campaign, "reports", **context))


@needs(VIEW)
@require_POST
def ask_tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a task list made in a format."""
    campaign, places = _campaign(request, pk)
    form = AskTasksForm(request.POST, places=places)
    if not form.is_valid():
        return _refused(request, form, "campaign:task_list", pk)
    asked = ask_report(
        campaign=campaign, kind="", period=None, area=form.cleaned_data["area"],
        file_format=form.cleaned_data["format"], person=request.user, at=clock.now(),
    )  # fmt: skip
    return redirect("documents:document", pk=asked.pk)


def _shown(section: Section) -> dict[str, Any]:
    """Return a table as the page shows it: each cell with its heading, for phones, and whether it is a number."""
    rows = [
        [(told(cell), title, isinstance(cell, int)) for cell, title in zip(row, section.columns, strict=True)]
        for row in section.rows
    ]
    numbers = [any(row[place][2] for row in rows) for place in range(len(section.columns))]
    head = list(zip(section.columns, numbers, strict=True))
    return {"id": section.id, "title": section.title, "note": section.note, "head": head, "rows": rows}


def _campaign(request: HttpRequest, pk: int) -> tuple[Campaign, list[Area]]:
    campaign = campaign_to_see(request, pk)
    return campaign, areas(campaign, grants_of(request.user), clock.today())


def _refused(request: HttpRequest, form: forms.Form, back: str, pk: int) -> HttpResponse:
    """Say what was wrong with a request that no page of ours sends, where one can ask again."""
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
    return redirect(back, pk=pk)


# Templates ------------------------------------------------------------------------------------------------------------


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def templates(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Show which template counts and what it may name; take an edited one."""
    campaign, of = campaign_for(request, pk, LEAD), _kind(kind)
    form = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    if form.is_bound and form.is_valid():
        try:
            keep_template(
                campaign=campaign, kind=of, upload=form.cleaned_data["file"], by=request.user, at=clock.now()
            )  # fmt: skip
        except UnableToCampaign as exc:
            form.add_error("file", str(exc))
        else:
            messages.success(request, _("The template counts from now on."))
            return redirect("campaign:report_templates", pk=pk, kind=kind)
    context = page(
        campaign, "reports", form=form, kind=of, slug=kind, last=last_template(campaign, of),
        editions=campaign.report_templates.filter(kind=of).count(), variables=variables(of),
        kinds=[(slug, str(one.label)) for slug, one in KINDS.items()], loop=_EXAMPLE, simple=_SIMPLE,
    )  # fmt: skip
    return render(
        request, "campaign/report_templates.html", context, status=422 if form.is_bound and form.errors else 200
    )


_SIMPLE = "{{ 概述 }}"
_EXAMPLE = "{%tr for 行 in 单位 %}  {{ 行.名称 }}  {{ 行.达标 }}  {%tr endfor %}"


@needs(LEAD)
@require_safe
def template_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Send the template that counts, or the built-in one, to be edited in Word."""
    campaign, of = campaign_for(request, pk, LEAD), _kind(kind)
    try:
        data = template_of(campaign, of, get_language() or "", built_in="built_in" in request.GET)
    except FileNotFoundError:
        raise Http404 from None
    demo = f"{_('Demo data')}-" if settings.DEMO else ""
    response = HttpResponse(data, content_type=DOCX)
    name = _("{kind}, template").format(kind=of.label)
    response["Content-Disposition"] = content_disposition_header(True, f"{demo}{name}.docx") or "attachment"
    add_never_cache_headers(response)
    return response


def _kind(slug: str) -> ReportKind:
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]
