"""Self-assessment: the form, and what a place said of itself for those who review it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.core import clock
from linli.core.rights import needs
from linli.evaluation.forms.self_assessment import SelfForm
from linli.evaluation.models import SelfAssessment
from linli.evaluation.operations.marks import FaultyMarks
from linli.evaluation.operations.self_assessment import assess_self
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import SELF_ASSESS
from linli.evaluation.rules.steps import Step

from .course import sheet_at


@needs(SELF_ASSESS)
@require_http_methods(["GET", "HEAD", "POST"])
def self_assess(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what a place says of itself; two who do so at once are merged item by item."""
    row = sheet_at(request, pk, SELF_ASSESS)
    back = reverse("evaluation:sheet_course", args=[pk])
    if row.step != Step.SELF:
        messages.warning(
            request, _("The self-assessment of this sheet is over. It can be sent back to you with a reason.")
        )
        return redirect(back)
    said = SelfAssessment.objects.filter(sheet=row).first()
    form = SelfForm(row, said, request.POST if request.method == "POST" else None)
    if form.is_bound and not form.problem:
        try:
            assess_self(sheet=row, entry=form.self_entry(), by=request.user, at=clock.now())
        except FaultyMarks as exc:
            form = SelfForm(row, SelfAssessment.objects.filter(sheet=row).first(), request.POST)
            form.take_errors(exc.fields)
        except UnableToEvaluate as exc:
            form.problem = str(exc)
        else:
            messages.success(request, _("Saved."))
            return redirect("evaluation:self_assess" if "stay" in request.POST else "evaluation:sheet_course", pk=pk)
    context = {
        "sheet": row, "round": row.round, "edition": row.round.edition, "form": form, "parts": form.parts(),
        "facts": [], "open_last": 0, "last": None, "back": back, "noted": True, "what": _("Self-assessment"),
        "intro": _(
            "Say of each item where you stand. Put the proofs into the evidence ledger; "
            "where there is none, say why in the note. It is no mark: others score."
        ),
    }  # fmt: skip
    status = 422 if form.is_bound and (form.errors or form.problem) else 200
    return render(request, "evaluation/mark_sheet.html", context, status=status)
