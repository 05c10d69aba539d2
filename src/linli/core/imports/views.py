"""The pages of imports. A run is seen by whoever sent its file, and by nobody else."""

import io
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core import clock
from linli.core.rights import needs
from linli.core.wording import fragment_unless_seen

from .doors import DOORS, Door, Target
from .forms import UploadForm
from .models import ImportContent, ImportProgress, ImportRun
from .operations import UnableToApply, applied_before, fault_of, receive, start_applying
from .rights import IMPORT
from .rows import RowFault
from .words import allowed, sentence

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN_RUNS = 50
_SHOWN_FAULTS = 50
TONES = {"READY": "info", "APPLIED": "success", "REFUSED": "danger", "FAILED": "danger"}


@needs(IMPORT)
@require_safe
def door_list(request: HttpRequest) -> HttpResponse:
    """Show the lists that the person may import, and what was sent."""
    doors = [door for door in DOORS.values() if not door.has_target and _may(request, door)]
    runs = ImportRun.objects.filter(person=request.user.pk).defer("samples", "faults", "remarks").order_by("-pk")
    lines = [
        {"run": run, "door": DOORS.get(run.door), "tone": TONES.get(run.state, "muted")} for run in runs[:_SHOWN_RUNS]
    ]
    return render(request, "imports/list.html", {"doors": doors, "lines": lines})


@needs(IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def door_page(request: HttpRequest, code: str, target: int | None = None) -> HttpResponse:
    """Explain what a door takes, and take a file."""
    door, into = _door(request, code, target)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        run, again = receive(
            door=door, name=file.name or "", data=file.read(), by=request.user, at=clock.now(), target=target
        )
        if again:
            messages.info(request, _("You sent this very file already; this is what became of it."))
        elif before := applied_before(run):
            messages.info(
                request,
                _(
                    "You imported this very file on {day}. It is checked again; importing it twice does no harm."
                ).format(day=f"{before.applied_at:%Y-%m-%d}"),
            )  # fmt: skip
        return redirect("imports:run", pk=run.pk)
    columns = [{"column": column, "allowed": allowed(column)} for column in door.columns]
    context = {
        "door": door, "columns": columns, "form": form, "target": into,
        "template_url": _url("template", door, target), "cancel_url": into.url if into else reverse("imports:list"),
    }  # fmt: skip
    return render(request, "imports/door.html", context, status=422 if form.errors else 200)


@needs(IMPORT)
@require_safe
def template(request: HttpRequest, code: str, target: int | None = None) -> HttpResponse:
    """Give the workbook of a door to fill in, with what lies in the person's area."""
    door, into = _door(request, code, target)
    file = io.BytesIO()
    door.write_template(file, request.grants, into)  # type: ignore[attr-defined]
    name = f"{door.title} {into.name}" if into else str(door.title)
    return _workbook(file.getvalue(), _("{title} (template)").format(title=name))


@needs(IMPORT)
@require_safe
def run_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a run is, what it would do, what it did, or why it was refused."""
    run = _run(request, pk)
    door = DOORS.get(run.door)
    columns = door.columns if door else ()
    titles = {column.key: column.title for column in columns}
    faults = [fault_of(told) for told in run.faults[:_SHOWN_FAULTS]]
    has_target = door is not None and door.has_target and run.target is not None
    context: dict[str, Any] = {
        "run": run,
        "door": door,
        "door_url": _url("door", door, run.target) if door else "",
        "target": door.target(run.target, request.grants) if has_target else None,  # type: ignore
        "tone": TONES.get(run.state, "muted"),
        "may_apply": run.state == ImportRun.State.READY and door is not None and _may(request, door),
        "faults": [
            {"fault": fault, "title": titles.get(fault.key, ""), "text": _worded(fault, door)} for fault in faults
        ],
        "more_faults": run.fault_count - len(faults),
        "remarks": [
            {"fault": remark, "title": titles.get(remark.key, ""), "text": _worded(remark, door)}
            for remark in map(fault_of, run.remarks)
        ],
        "samples": [
            {
                "what": sample["what"],
                "row": sample["row"],
                "changes": [(titles.get(key, key), old, new) for key, old, new in sample["changes"]],
            }
            for sample in run.samples
        ],
        "nothing_to_do": run.state == ImportRun.State.READY and not run.new and not run.changed,
        "has_refused": run.state == ImportRun.State.REFUSED
        and ImportContent.objects.filter(run=run, kind=ImportContent.Kind.REFUSED).exists(),
        "progress": ImportProgress.objects.filter(run=run).first() if run.is_at_work else None,
    }
    return render(request, "imports/run.html", context)


@needs(IMPORT)
@require_safe
def run_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the bar of progress; 304 while nothing moved; when the work is done, the page is loaded again."""
    run = _run(request, pk)
    if not run.is_at_work:
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": reverse("imports:run", args=[pk])})
        return redirect("imports:run", pk=pk)
    far = ImportProgress.objects.filter(run=run).values("done", "total").first() or {"done": 0, "total": 0}
    return fragment_unless_seen(
        request,
        "imports/_progress.html",
        {"pk": pk, "state": str(run.state), "done": far["done"], "total": far["total"]},
    )


@needs(IMPORT)
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a checked file be applied."""
    run = _run(request, pk)
    door = DOORS.get(run.door)
    if door is None or not _may(request, door):
        raise PermissionDenied(run.door)
    try:
        start_applying(run)
    except UnableToApply as exc:
        messages.warning(request, str(exc))
    return redirect("imports:run", pk=pk)


@needs(IMPORT)
@require_safe
def refused_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a refused file back, with its faults marked and listed."""
    run = _run(request, pk)
    held = get_object_or_404(ImportContent, run=run, kind=ImportContent.Kind.REFUSED)
    stem = run.file_name.rpartition(".")[0] or run.file_name
    return _workbook(bytes(held.data), _("{name} (to correct)").format(name=stem))


def _may(request: Any, door: Door) -> bool:
    return bool(request.grants.has(door.right.code))


def _door(request: HttpRequest, code: str, target: int | None) -> tuple[Door, Target | None]:
    door = DOORS.get(code)
    if door is None or door.has_target != (target is not None):
        raise Http404(code)
    if not _may(request, door):
        raise PermissionDenied(door.right.code)
    into = door.target(target, request.grants) if target is not None else None  # type: ignore[attr-defined]
    if target is not None and into is None:
        raise Http404(code)
    return door, into


def _url(name: str, door: Door, target: int | None) -> str:
    if target is None:
        return reverse(f"imports:{name}", args=[door.code])
    return reverse(f"imports:{name}_for", args=[door.code, target])


def _worded(fault: RowFault, door: Door | None) -> str:
    return door.word(fault) if door else sentence(fault, ())


def _run(request: HttpRequest, pk: int) -> ImportRun:
    return get_object_or_404(ImportRun, pk=pk, person=request.user.pk)


def _workbook(data: bytes, name: str) -> HttpResponse:
    from django.utils.http import content_disposition_header

    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name}.xlsx") or ""
    add_never_cache_headers(response)
    return response
