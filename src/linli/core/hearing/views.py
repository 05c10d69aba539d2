"""The pages of hearings."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from linli.core import clock
from linli.core.files.queries import uses_of
from linli.core.files.views import send
from linli.core.history.reading import recent_events
from linli.core.history.rights import VIEW_HISTORY
from linli.core.rights import SIGNED_IN, grants_of, needs
from linli.core.subjects import SUBJECTS, url_of
from linli.core.tables import ListPage
from linli.core.wording import layout_for, page_of

from .evidence import EVIDENCE
from .forms import AcceptForm, AnswerForm, EvidenceForm
from .models import Hearing
from .operations import CODE, UnableToHear, accept_hearing, add_evidence, answer_hearing, withdraw_hearing
from .queries import hearing_for
from .rights import ANSWER
from .tables import HearingFilters, HearingTable

PAGE = 50


class Hearings(ListPage):
    """The hearings that a person may see by their roles."""

    title = gettext_lazy("Objections, defences and appeals")
    lead = gettext_lazy("What people have to say against results and decisions; each gets one answer with its reasons.")
    table_class = HearingTable
    filterset_class = HearingFilters
    empty_title = gettext_lazy("Nothing was filed")
    empty_hint = gettext_lazy("What is filed about a result or a decision in your area appears here.")
    search_hint = gettext_lazy("Name of what it is about")

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """Return those in the person's scopes."""
        return Hearing.objects.visible_to(grants_of(request.user))

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by the name of what it is about."""
        return queryset.filter(subject_name__icontains=text)


@needs(SIGNED_IN)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show what whoever asks has filed."""
    page = page_of(request)
    rows = Hearing.objects.filter(filed_by=request.user.pk).order_by("-pk")
    found = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "layout": layout_for(request),
        "hearings": found[:PAGE],
        "earlier": page - 1,
        "later": page + 1 if len(found) > PAGE else 0,
    }
    return render(request, "hearing/mine.html", context)


@needs(SIGNED_IN)
@require_safe
def hearing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one: to whoever filed it, and to those who may see or answer it."""
    return _page(request, hearing_for(request.user, pk))


@needs(ANSWER)
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept one for hearing."""
    found = hearing_for(request.user, pk, ANSWER)
    form = AcceptForm(request.POST, late=found.state == Hearing.State.LATE)
    if form.is_valid():
        try:
            accept_hearing(hearing=found, by=request.user, at=clock.now(), reason=form.cleaned_data.get("reason", ""))
        except UnableToHear as exc:
            form.add_error(None, str(exc))
        else:
            return redirect("hearing:hearing", pk=pk)
    return _page(request, found, status=422, accept_form=form)


@needs(ANSWER)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one."""
    found, form = hearing_for(request.user, pk, ANSWER), AnswerForm(request.POST)
    if form.is_valid():
        try:
            answer_hearing(hearing=found, by=request.user, at=clock.now(), **form.cleaned_data)
        except UnableToHear as exc:
            form.add_error(None, str(exc))
        else:
            return redirect("hearing:hearing", pk=pk)
    return _page(request, found, status=422, answer_form=form)


@needs(SIGNED_IN)
@require_POST
def add_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file as evidence: of whoever filed it, and of those who may answer it."""
    found = hearing_for(request.user, pk)
    if not _is_party(request, found):
        raise PermissionDenied
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            add_evidence(hearing=found, upload=form.cleaned_data["file"], by=request.user, at=clock.now())
        except UnableToHear as exc:
            form.add_error("file", str(exc))
        else:
            return redirect(f"{reverse('hearing:hearing', args=[pk])}#evidence")
    return _page(request, found, status=422, evidence_form=form)


@needs(SIGNED_IN)
@require_safe
def open_evidence(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """Send a file of a hearing to whoever sees the hearing, its filer too, who may hold no role."""
    found = hearing_for(request.user, pk)
    use = uses_of(CODE, [found.pk], EVIDENCE.code).filter(pk=number).first()
    if use is None:
        raise Http404
    return send(request, use.file)


def _is_party(request: HttpRequest, found: Hearing) -> bool:
    mine = found.filed_by_id is not None and found.filed_by_id == request.user.pk
    return mine or grants_of(request.user).over(ANSWER.code, found)


@needs(SIGNED_IN)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one back."""
    found = hearing_for(request.user, pk)
    try:
        withdraw_hearing(hearing=found, by=request.user, at=clock.now())
    except UnableToHear as exc:
        return _page(request, found, status=422, refusal=str(exc))
    return redirect("hearing:hearing", pk=pk)


def _page(request: HttpRequest, found: Hearing, status: int = 200, **more: Any) -> HttpResponse:
    grants, at = grants_of(request.user), clock.now()
    filer = found.filed_by_id is not None and found.filed_by_id == request.user.pk
    may_answer = grants.over(ANSWER.code, found) and not filer and found.decided_by_id != request.user.pk
    declared = SUBJECTS.get(found.subject_type)
    context: dict[str, Any] = {
        "layout": layout_for(request),
        "hearing": found,
        "facts": _facts(found, str(declared.title) if declared else ""),
        "overdue": found.overdue(at),
        "may_accept": may_answer and found.state in (Hearing.State.FILED, Hearing.State.LATE),
        "is_late": found.state == Hearing.State.LATE,
        "may_withdraw": filer and found.ended_at is None,
        "accept_form": AcceptForm(auto_id="id_accept_%s", late=found.state == Hearing.State.LATE)
        if may_answer
        else None,
        "evidence": uses_of(CODE, [found.pk], EVIDENCE.code).select_related("file", "by__key"),
        "evidence_form": EvidenceForm() if found.ended_at is None and _is_party(request, found) else None,
        "answer_form": AnswerForm() if may_answer and found.is_open else None,
        **more,
    }
    if grants.over(VIEW_HISTORY.code, found):
        context["history_url"] = reverse("history:thing", args=["hearing.hearing", found.pk])
        context["events"] = recent_events(found)
    return render(request, "hearing/hearing.html", context, status=status)


def _facts(found: Hearing, subject_title: str) -> list[dict[str, Any]]:
    def moment(value: Any) -> str:
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}" if value else ""

    by = str(found.filed_by) if found.filed_by else _("on paper, no. {number}").format(number=found.paper_number)
    facts = [
        {"label": subject_title or _("About"), "value": found.subject_name, "url": url_of(*found.subject)},
        {"label": _("State"), "value": found.get_state_display()},
        {"label": _("Submitted"), "value": moment(found.filed_at)},
        {"label": _("Submitted by"), "value": by},
    ]
    if found.file_by:
        facts.append({"label": _("To be filed by"), "value": moment(found.file_by)})
    if found.is_open or found.answer_by:
        facts.append({"label": _("To be answered by"), "value": moment(found.answer_by) or _("pending")})
    if found.state == Hearing.State.ANSWERED:
        facts += [
            {"label": _("Outcome"), "value": found.get_outcome_display()},
            {"label": _("Answered"), "value": moment(found.ended_at)},
        ]
    if found.accept_reason:
        facts.append({"label": _("Heard although late, because"), "value": found.accept_reason})
    return facts
