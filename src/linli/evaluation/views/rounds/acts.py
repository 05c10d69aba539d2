"""What may be done with a round. Each answers with the round's page: 422 with the reason if it cannot be done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core import clock
from linli.core.rights import needs
from linli.core.wording import fragment_unless_seen
from linli.evaluation.models import Grading, Round
from linli.evaluation.operations.grading import ask_grading
from linli.evaluation.operations.marks import freeze_metrics as freeze
from linli.evaluation.operations.rounds import go_on as go_on_with
from linli.evaluation.operations.rounds import move_round as move
from linli.evaluation.operations.rounds import stale_results
from linli.evaluation.operations.sealing import amend_round as amend
from linli.evaluation.operations.sealing import ask_sealing, obstacles
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import LEAD_ROUNDS, VIEW_ROUNDS

from .common import round_in_sight, round_to_show
from .pages import show


@needs(LEAD_ROUNDS)
@require_POST
def move_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a round on, back, or cancel it."""
    to = request.POST.get("to", "")
    if to not in Round.State.values:
        return show(request, round_to_show(request, pk, LEAD_ROUNDS), problem=_("Choose what the round becomes."))
    return _act(request, pk, lambda row: move(round_=row, to=to, at=clock.now(), reason=_reason(request)))


@needs(LEAD_ROUNDS)
@require_POST
def grade_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a round graded by a job; its page shows how far it is."""
    return _act(request, pk, lambda row: ask_grading(round_=row, by=request.user, at=clock.now()), said="")


@needs(VIEW_ROUNDS)
@require_safe
def grading(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the bar of progress; 304 while nothing moved; when the work is done, the page is loaded again."""
    round_ = round_in_sight(request, pk)
    row = round_.gradings.order_by("-pk").first()
    if row is None or row.state not in (Grading.State.WAITING, Grading.State.RUNNING):
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": reverse("evaluation:round", args=[pk])})
        return redirect("evaluation:round", pk=pk)
    return fragment_unless_seen(
        request, "evaluation/_round_grading.html",
        {"pk": pk, "state": str(row.state), "done": row.done, "total": row.total, "seals": row.seals},
    )  # fmt: skip


@needs(LEAD_ROUNDS)
@require_POST
def freeze_metrics(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the items that the platform's own numbers answer."""

    def said(answered: dict[str, int]) -> str:
        count = sum(answered.values())
        return ngettext(
            "{count} answer was taken from the platform's own numbers.",
            "{count} answers were taken from the platform's own numbers.",
            count,
        ).format(count=f"{count:,}")

    return _act(request, pk, lambda row: freeze(round_=row, at=clock.now()), said=said)


@needs(LEAD_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def seal_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before the seal, with what is in the way; have it sealed by a job."""
    round_ = round_in_sight(request, pk, LEAD_ROUNDS)
    problem = ""
    if request.method == "POST":
        try:
            ask_sealing(round_=round_, by=request.user, at=clock.now())
        except UnableToEvaluate as exc:
            problem = str(exc)
        else:
            return redirect("evaluation:round", pk=pk)
    found = obstacles(round_, clock.now())
    context = {
        "round": round_,
        "edition": round_.edition,
        "obstacles": found,
        "problem": problem if problem not in found else "",
        "stale": not found and stale_results(round_),
    }
    return render(request, "evaluation/round_seal.html", context, status=422 if problem else 200)


@needs(LEAD_ROUNDS)
@require_POST
def amend_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next edition of a sealed round's results."""
    return _act(
        request, pk, lambda row: amend(round_=row, reason=_reason(request), by=request.user, at=clock.now()),
        said=_("The next edition of the results is in review. What was sealed stays as it is."),
        onward=lambda made: made.pk,
    )  # fmt: skip


@needs(LEAD_ROUNDS)
@require_POST
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why a round goes on though its edition was withdrawn."""
    return _act(request, pk, lambda row: go_on_with(round_=row, reason=_reason(request)))


def _act(
    request: HttpRequest, pk: int, act: Callable[[Round], Any], *, said: str | Callable[[Any], str] | None = None,
    onward: Callable[[Any], int] | None = None,
) -> HttpResponse:  # fmt: skip
    round_ = round_in_sight(request, pk, LEAD_ROUNDS)
    try:
        made = act(round_)
    except UnableToEvaluate as exc:
        return show(request, round_to_show(request, pk), problem=str(exc))
    words = said(made) if callable(said) else _("Done.") if said is None else said
    if words:
        messages.success(request, words)
    return redirect("evaluation:round", pk=onward(made) if onward else pk)


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").replace("\x00", "").strip()[:500]
