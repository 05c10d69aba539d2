"""Objecting to a published result."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.core import clock
from linli.core.hearing.forms import FileForm
from linli.core.hearing.models import Hearing
from linli.core.hearing.operations import Terms, UnableToHear, file_hearing
from linli.core.rights import SIGNED_IN, needs
from linli.core.worktime import Clock, TimeLimit
from linli.evaluation.models import Round

from .sheets import about, public_sheet_at

SHEET = "evaluation.sheet"


@needs(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def object_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what somebody has to say against a result: on notice an objection, after the seal an appeal."""
    sheet = public_sheet_at(pk)
    round_ = sheet.round
    context = about(sheet)
    form = FileForm(request.POST if request.method == "POST" else None)
    if context["later"]:
        if form.is_bound:
            form.add_error(None, _("These results were replaced. Object to the later edition, if it is still wrong."))
    elif form.is_bound and form.is_valid():
        try:
            hearing = file_hearing(
                kind=_kind(round_), subject=(SHEET, sheet.pk), text=form.cleaned_data["text"], terms=terms_of(round_),
                at=clock.now(), by=request.user, decided_by=sheet.changed_by,
            )  # fmt: skip
        except UnableToHear as exc:
            form.add_error(None, str(exc))
        else:
            if hearing.state == Hearing.State.LATE:
                messages.warning(request, _("The time to object is over; yours is kept as filed too late."))
            else:
                messages.success(request, _("Your objection was filed. The answer comes to your notices."))
            return redirect("hearing:hearing", pk=hearing.pk)
    return render(request, "evaluation/public_object.html", {**context, "form": form}, status=_status(form))


def terms_of(round_: Round) -> Terms:
    """Return the clocks of an objection: on notice until the last minute of the last working day, then of an appeal."""
    answer = TimeLimit(Clock.WORKING_DAYS, round_.answer_days)
    if round_.state == Round.State.SEALED:
        return Terms(to_answer=answer)
    return Terms(
        to_answer=answer, noticed_at=round_.notice_at, to_file=TimeLimit(Clock.WORKING_DAYS, round_.notice_days)
    )


def _kind(round_: Round) -> str:
    return Hearing.Kind.APPEAL if round_.state == Round.State.SEALED else Hearing.Kind.OBJECTION


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200
