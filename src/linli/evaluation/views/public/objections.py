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
from linli.core.hearing.operations import UnableToHear
from linli.core.rights import SIGNED_IN, needs
from linli.evaluation.operations.objections import object_to_result

from .sheets import about, public_sheet_at


@needs(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def object_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what somebody has to say against a result: on notice an objection, after the seal an appeal."""
    sheet = public_sheet_at(pk)
    context = about(sheet)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if context["later"]:
        if form.is_bound:
            form.add_error(None, _("These results were replaced. Object to the later edition, if it is still wrong."))
    elif form.is_bound and form.is_valid():
        try:
            hearing = object_to_result(sheet=sheet, by=request.user, at=clock.now(), **form.cleaned_data)
        except UnableToHear as exc:
            form.add_error(None, str(exc))
        else:
            if hearing.state == Hearing.State.LATE:
                messages.warning(request, _("The time to object is over; yours is kept as filed too late."))
            else:
                messages.success(request, _("Your objection was filed. The answer comes to your notices."))
            return redirect("hearing:hearing", pk=hearing.pk)
    return render(request, "evaluation/public_object.html", {**context, "form": form}, status=_status(form))


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200
