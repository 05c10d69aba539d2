"""The pages of the office: entries that could not be taken in, one of them, bringing a file."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core import clock
from linli.core.files.views import send
from linli.core.rights import grants_of, needs
from linli.core.subjects import url_of
from linli.core.tables import ListPage

from .forms import BringForm, ReasonForm
from .kinds import KINDS
from .models import OutboxRecord
from .office import UnableToSettle, bring, set_aside, try_again
from .rights import SETTLE
from .tables import OfficeFilters, OfficeTable, kind_title, state_badge

State = OutboxRecord.State
MOST_LINES = 400


class Office(ListPage):
    """What came from phones and waits for an office."""

    title = gettext_lazy("Entries from phones")
    lead = gettext_lazy(
        "What was entered on a phone and could not be taken in, and what was brought as a file. Nothing of it is lost:"
        " try again once the cause is gone, or enter it by hand and set it aside."
    )
    table_class = OfficeTable
    filterset_class = OfficeFilters
    empty_title = gettext_lazy("Every entry was taken in")
    empty_hint = gettext_lazy(
        "Entries that are refused or in conflict appear here. If somebody's account was closed before their phone had"
        " sent everything, bring the file that the phone saved."
    )
    search_hint = gettext_lazy("Name of what it is about")

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """Return those in the person's scopes, without what stands in them."""
        seen = OutboxRecord.objects.for_office().visible_to(grants_of(request.user))
        return seen.select_related("person__key").defer("body", "files", "answer")

    def search(self, queryset: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Find by the name of what it is about."""
        return queryset.filter(subject_name__icontains=text)

    def actions(self, request: HttpRequest) -> Any:
        """Offer to bring a file."""
        return [(reverse("outbox:bring"), _("Bring a file from a phone"), "file-upload")]


def _record(request: HttpRequest, pk: UUID) -> OutboxRecord:
    seen = OutboxRecord.objects.for_office().visible_to(grants_of(request.user))
    found = seen.select_related("person__key", "brought_by__key").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@needs(SETTLE)
@require_safe
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an entry: whose, when, about what, why it was not taken in, what stands in it."""
    return _page(request, _record(request, pk))


@needs(SETTLE)
@require_POST
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Try to take a refused entry in again."""
    found, form = _record(request, pk), ReasonForm(request.POST, prefix="again")
    if form.is_valid():
        try:
            state = try_again(found, by=request.user, reason=form.cleaned_data["reason"], at=clock.now())
        except UnableToSettle as exc:
            form.add_error(None, str(exc))
        else:
            if state == State.REFUSED:
                messages.warning(request, _("It was refused again: see why below."))
            else:
                messages.success(request, _("It was tried again: {state}.").format(state=State(state).label))
            return redirect("outbox:record", pk=pk)
    return _page(request, found, status=422, again_form=form)


@needs(SETTLE)
@require_POST
def aside(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set an entry aside."""
    found, form = _record(request, pk), ReasonForm(request.POST, prefix="aside")
    if form.is_valid():
        try:
            set_aside(found, by=request.user, reason=form.cleaned_data["reason"], at=clock.now())
        except UnableToSettle as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("It was set aside."))
            return redirect("outbox:record", pk=pk)
    return _page(request, found, status=422, aside_form=form)


@needs(SETTLE)
@require_safe
def photo(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponseBase:
    """Send a picture of an entry to whoever sees the entry."""
    upload = _record(request, pk).uploads.select_related("file").filter(key=key).first()
    if upload is None or upload.file is None:
        raise Http404
    return send(request, upload.file)


@needs(SETTLE)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_file(request: HttpRequest) -> HttpResponse:
    """Take the file that a phone saved because it could not send."""
    is_sent = request.method == "POST"
    form = BringForm(request.POST, request.FILES) if is_sent else BringForm()
    brought = None
    if is_sent and form.is_valid():
        try:
            brought = bring(form.queue, by=request.user, reason=form.cleaned_data["reason"], at=clock.now())
        except UnableToSettle as exc:
            form.add_error("file", str(exc))
    if brought is not None:
        return render(request, "outbox/brought.html", {"brought": brought})
    return render(request, "outbox/bring.html", {"form": form}, status=422 if form.errors else 200)


# One entry ------------------------------------------------------------------------------------------------------------


def _page(
    request: HttpRequest, found: OutboxRecord, *, status: int = 200, again_form: Any = None, aside_form: Any = None
) -> HttpResponse:
    waits = found.state in (State.REFUSED, State.CONFLICT) and found.set_aside_at is None
    may_try = waits and found.state == State.REFUSED and found.emptied_at is None
    context = {
        "record": found,
        "title": kind_title(found.kind),
        "facts": _facts(found),
        "lines": _lines(found),
        "photos": found.uploads.select_related("file").order_by("pk"),
        "acts": found.acts.select_related("by__key").order_by("at", "pk"),
        "again_form": (again_form or ReasonForm(prefix="again")) if may_try else None,
        "aside_form": (aside_form or ReasonForm(prefix="aside")) if waits else None,
    }
    return render(request, "outbox/record.html", context, status=status)


def _facts(found: OutboxRecord) -> list[dict[str, Any]]:
    off = round(found.clock_off / 60)
    hint = _("The phone's clock was off by {minutes} minutes.").format(minutes=off) if off else ""
    facts = [
        {"label": _("State"), "value": state_badge(found)},
        {"label": _("Concerns"), "value": found.subject_name, "url": _subject_url(found)},
        {"label": _("Entered by"), "value": str(found.person)},
        {"label": _("Entered at"), "value": _minute(found.made_at), "hint": hint},
        {"label": _("Received at"), "value": _minute(found.received_at)},
    ]
    if found.brought_by_id:
        facts.append({"label": _("Brought as a file by"), "value": str(found.brought_by)})
    return facts


def _subject_url(found: OutboxRecord) -> str:
    return "" if found.subject_id is None else url_of(found.subject_type, found.subject_id)


def _minute(moment: Any) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def _lines(found: OutboxRecord) -> list[tuple[str, str]]:
    """Return what stands in an entry: as its module tells it, else as it was sent."""
    kind = KINDS.get(found.kind)
    if kind and kind.tell:
        return list(kind.tell(found.body))[:MOST_LINES]
    return list(_plain("", found.body))[:MOST_LINES]


def _plain(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _plain(f"{name}.{key}".lstrip("."), part)
    else:
        yield name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
