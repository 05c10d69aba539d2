"""What may follow of a work: changing it, approving, beginning, finishing, giving up; its proofs."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linli.campaign.forms.works import BeginForm, DoneForm, MoreProofsForm, NoteForm, ReasonForm, WorkForm
from linli.campaign.models import Work
from linli.campaign.operations import works as operations
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rights import APPROVE, FOLLOW
from linli.campaign.rules.works import AGREED, NEXT_STATES, OPEN, State, right_for, right_to_change
from linli.core import clock
from linli.core.rights import RIGHTS, grants_of, needs
from linli.core.subjects import require
from linli.places.views.common import data_of

from .common import form_page, withdrawal_page
from .works import work_to_see


def _work_for(request: HttpRequest, pk: int, to: str) -> Work:
    """Return a work that the person may bring to a state. Raises Http404, PermissionDenied."""
    row = work_to_see(request, pk)
    grants = grants_of(request.user)
    if to in NEXT_STATES[row.state]:
        require(grants, RIGHTS[right_for(row.state, to)], row)
    elif not any(grants.over(code, row) for code in (FOLLOW.code, APPROVE.code)):
        raise PermissionDenied(FOLLOW.code)
    return row


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change cost, programme, days and note of a work; who does not approve changes of an approved one its note only.

    Of a work that is done, its note and what was spent.
    """
    row, grants = work_to_see(request, pk), grants_of(request.user)
    require(grants, FOLLOW, row)
    words = {
        "title": _("Change {name}").format(name=row.measure.title), "submit": _("Save"),
        "said": _("The work is changed."),
    }  # fmt: skip
    if row.state in OPEN and grants.over(right_to_change(row.state), row):
        form = WorkForm(data_of(request), work=row)
        return _form_page(
            request, row, form,
            lambda: operations.change_work(
                work=row, terms=form.terms(), seen=form.cleaned_data["seen"], by=request.user, at=clock.now(),
                approves=grants.over(APPROVE.code, row),
            ),
            **words,
        )  # fmt: skip
    note = NoteForm(data_of(request), work=row)
    if row.state in AGREED:
        words["lead"] = _("What was approved (cost, programme, days) is changed by those who approve works.")
    return _form_page(
        request, row, note, lambda: operations.note_work(work=row, by=request.user, at=clock.now(), **note.said()),
        **words,
    )  # fmt: skip


@needs(APPROVE)
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve one work."""
    row = _work_for(request, pk, State.APPROVED)
    require(grants_of(request.user), APPROVE, row)
    try:
        if row.changed_at.isoformat() != request.POST.get("seen", ""):  # what is agreed to is what was seen
            raise UnableToCampaign(_("Somebody else has just changed this work. Look at it again, then approve."))
        operations.approve_works(works=[row], by=request.user, at=clock.now())
    except UnableToCampaign as exc:
        messages.error(request, str(exc))
    else:
        messages.success(request, _("The work is approved."))
    return redirect("campaign:work", pk=pk)


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a work has begun."""
    row = _work_for(request, pk, State.UNDER_WAY)
    form = BeginForm(data_of(request), today=clock.today())
    return _form_page(
        request, row, form,
        lambda: operations.begin_work(work=row, on=form.cleaned_data["on"], by=request.user, at=clock.now()),
        title=_("{name} has begun").format(name=row.measure.title), submit=_("It has begun"),
        said=_("The work has begun."),
    )  # fmt: skip


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a work is done, with its proofs."""
    row, files = _work_for(request, pk, State.DONE), request.FILES if request.method == "POST" else None
    form = DoneForm(data_of(request), files, today=clock.today(), work=row)
    return _form_page(
        request, row, form,
        lambda: operations.finish_work(
            work=row, on=form.cleaned_data["on"], spent=form.cleaned_data["spent"],
            uploads=form.cleaned_data["proofs"], by=request.user, at=clock.now(),
        ),
        title=_("{name} is done").format(name=row.measure.title), submit=_("It is done"),
        lead=_("This changes the forecast, not the marks: those change in the next round."),
        said=_("The work is done. The forecast takes it in; marks stay as they are."),
    )  # fmt: skip


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a work up, with the reason."""
    row = _work_for(request, pk, State.DROPPED)
    form = ReasonForm(data_of(request))
    return _form_page(
        request, row, form,
        lambda: operations.give_up_work(work=row, reason=form.cleaned_data["reason"], by=request.user, at=clock.now()),
        title=_("Give up {name}").format(name=row.measure.title), submit=_("Give it up"), tone="danger",
        said=_("The work is given up."),
    )  # fmt: skip


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def add_proofs(request: HttpRequest, pk: int) -> HttpResponse:
    """Add proofs to a work that is done."""
    row, files = work_to_see(request, pk), request.FILES if request.method == "POST" else None
    require(grants_of(request.user), FOLLOW, row)
    form = MoreProofsForm(data_of(request), files)
    return _form_page(
        request, row, form,
        lambda: operations.add_work_proofs(
            work=row, uploads=form.cleaned_data["proofs"], by=request.user, at=clock.now()
        ),
        title=_("Add proofs: {name}").format(name=row.measure.title), submit=_("Add"), said=_("The proofs are added."),
    )  # fmt: skip


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_proof(request: HttpRequest, pk: int, proof: int) -> HttpResponse:
    """Withdraw a proof of a work, with the reason."""
    row = work_to_see(request, pk)
    require(grants_of(request.user), FOLLOW, row)
    return withdrawal_page(
        request, row.campaign, (operations.SUBJECT, pk), operations.PROOF.code, proof,
        lambda reason: operations.withdraw_work_proof(
            work=row, proof=proof, reason=reason, by=request.user, at=clock.now()
        ),
        here="works", back=reverse("campaign:work", args=[pk]),
    )  # fmt: skip


def _form_page(request: HttpRequest, row: Work, form: Any, act: Any, **words: Any) -> HttpResponse:
    address = reverse("campaign:work", args=[row.pk])
    words.setdefault("lead", row.compound.name if row.compound else row.division.name)
    return form_page(request, row.campaign, form, act, here="works", cancel=address, done=address, **words)
