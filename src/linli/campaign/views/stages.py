"""Stages with what each unit owes, duties, and closing a stage."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.campaign.forms.steering import CloseStageForm, ReasonForm, RemarkForm, ReportForm, StageForm, TaskForm
from linli.campaign.forms.works import ReasonForm as ShortReasonForm
from linli.campaign.models import Campaign, Duty, Stage, StageClosing, Task
from linli.campaign.operations import stages as operations
from linli.campaign.proofs import DUTY_PROOF
from linli.campaign.queries.proofs import proofs_of
from linli.campaign.queries.steering import stage_page, units_to_close
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rights import APPROVE, FOLLOW, LEAD, VIEW
from linli.campaign.rules.stages import keeps_open, overdue
from linli.core import clock
from linli.core.rights import Right, grants_of, needs
from linli.core.subjects import thing_to_see
from linli.places.views.common import Fact, data_of, sees_history

from .common import campaign_for, campaign_to_see, carried_out, form_page, page, withdrawal_page

CODE = "campaign.duty"


@needs(VIEW)
@require_safe
def stages(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the stages of a campaign, their tasks, and what each unit that one sees has done of them."""
    campaign = campaign_to_see(request, pk)
    held = grants_of(request.user)
    shown = stage_page(campaign, held, clock.today())
    context = page(
        campaign, "stages", shown=shown, today=clock.today(), may_lead=held.over(LEAD.code, campaign),
        may_close=held.has(APPROVE.code), own=[] if shown.several else shown.own,
    )  # fmt: skip
    return render(request, "campaign/stages.html", context)


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def add_stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a stage."""
    campaign = campaign_for(request, pk, LEAD)
    form = StageForm(data_of(request))
    if carried_out(
        request, form, lambda: operations.add_stage(campaign=campaign, **form.cleaned_data), _("The stage is added.")
    ):
        return redirect("campaign:stages", pk=pk)
    return _form(request, "stage_form", page(campaign, "stages", form=form, stage=None))


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a stage."""
    stage, campaign = _stage(request, pk, LEAD)
    form = StageForm(data_of(request), changing=stage)
    if carried_out(
        request, form, lambda: operations.change_stage(stage=stage, **form.cleaned_data), _("The stage is changed.")
    ):
        return redirect("campaign:stages", pk=campaign.pk)
    empty = not stage.tasks.exists() and not stage.closings.exists()
    return _form(request, "stage_form", page(campaign, "stages", form=form, stage=stage, empty=empty))


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def add_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a task to a stage: each county, or the city, then owes it."""
    stage, campaign = _stage(request, pk, LEAD)
    form = TaskForm(data_of(request))
    if carried_out(
        request,
        form,
        lambda: operations.add_task(stage=stage, at=clock.now(), **form.cleaned_data),
        _("The task is added; who owes it has a to-do."),
    ):
        return redirect("campaign:stages", pk=campaign.pk)
    closed = StageClosing.objects.standing().filter(stage=stage).count()
    return _form(request, "task_form", page(campaign, "stages", form=form, stage=stage, task=None, closed=closed))


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a task; who owes it stays."""
    task = Task.objects.select_related("stage").filter(pk=pk).first()
    if task is None:
        raise Http404
    campaign = campaign_for(request, task.campaign_id, LEAD)
    form = TaskForm(data_of(request), changing=task)
    if carried_out(
        request, form, lambda: operations.change_task(task=task, **form.cleaned_data), _("The task is changed.")
    ):
        return redirect("campaign:stages", pk=campaign.pk)
    reported = task.duties.exclude(reported_at=None).exists()
    return _form(
        request, "task_form", page(campaign, "stages", form=form, stage=task.stage, task=task, reported=reported)
    )


# Taking away what should not be there ---------------------------------------------------------------------------------


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def remove_task(request: HttpRequest, pk: int, task: int) -> HttpResponse:
    """Take away a task that no unit ever reported."""
    campaign = campaign_for(request, pk, LEAD)
    row = Task.objects.filter(pk=task, campaign=campaign).first()
    if row is None:
        return _gone(request, campaign, _("This task is not there any more: somebody has taken it away already."))
    form = ShortReasonForm(data_of(request))
    return form_page(
        request, campaign, form,
        lambda: operations.remove_task(task=row, reason=form.cleaned_data["reason"], at=clock.now()),
        here="stages", title=_("Take away “{title}”").format(title=row.title), submit=_("Take the task away"),
        lead=_("What units owe of it and their to-dos go with it, and they are told. The history keeps it."),
        cancel=reverse("campaign:edit_task", args=[row.pk]), done=reverse("campaign:stages", args=[pk]),
        said=_("The task is taken away; the history keeps it."), tone="danger",
    )  # fmt: skip


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def remove_stage(request: HttpRequest, pk: int, stage: int) -> HttpResponse:
    """Take away a stage without tasks that nobody has closed."""
    campaign = campaign_for(request, pk, LEAD)
    row = Stage.objects.filter(pk=stage, campaign=campaign).first()
    if row is None:
        return _gone(request, campaign, _("This stage is not there any more: somebody has taken it away already."))
    form = ShortReasonForm(data_of(request))
    return form_page(
        request, campaign, form, lambda: operations.remove_stage(stage=row, reason=form.cleaned_data["reason"]),
        here="stages", title=_("Take away “{title}”").format(title=row.title), submit=_("Take the stage away"),
        lead=_("Only a stage without tasks that no unit has closed goes. The history keeps it."),
        cancel=reverse("campaign:edit_stage", args=[row.pk]), done=reverse("campaign:stages", args=[pk]),
        said=_("The stage is taken away; the history keeps it."), tone="danger",
    )  # fmt: skip


def _gone(request: HttpRequest, campaign: Campaign, said: str) -> HttpResponse:
    messages.info(request, said)
    return redirect("campaign:stages", pk=campaign.pk)


# Closing and reopening ------------------------------------------------------------------------------------------------


@needs(APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def close_stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a stage for a unit that one answers for, unless something is open in it."""
    stage = Stage.objects.filter(pk=pk).first()
    if stage is None:
        raise Http404
    campaign = campaign_to_see(request, stage.campaign_id)
    units = units_to_close(stage, grants_of(request.user), APPROVE.code)
    form = CloseStageForm(data_of(request), units=units)
    if form.is_bound and form.is_valid():
        try:
            operations.close_stage(stage=stage, by=request.user, at=clock.now(), **form.cleaned_data)
        except UnableToCampaign as exc:
            form.add_error(None, str(exc))
        else:
            messages.success(request, _("The stage is closed for {name}.").format(name=form.cleaned_data["division"]))
            return redirect("campaign:stages", pk=campaign.pk)
    lines = []
    duties = Duty.objects.filter(task__stage=stage, division__in=units).select_related("task")
    for unit in units:
        mine = [one for one in duties if one.division_id == unit.pk]
        left = {(one.title, one.due_on) for one in keeps_open([operations.owed_of(one) for one in mine])}
        missing = [one for one in mine if (one.task.title, one.task.due_on) in left]
        lines.append((unit, sorted(missing, key=lambda one: (one.task.due_on, one.pk))))
    return _form(request, "stage_close", page(campaign, "stages", form=form, stage=stage, lines=lines))


@needs(LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def reopen_stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Reopen a stage for a unit that has closed it."""
    row = StageClosing.objects.select_related("stage", "division").filter(pk=pk).first()
    if row is None:
        raise Http404
    campaign = campaign_for(request, row.stage.campaign_id, LEAD)
    back = f"{reverse('campaign:stages', args=[campaign.pk])}#stage-{row.stage_id}"
    if row.reopened_at is not None and request.method != "POST":
        messages.info(request, _("{name}: this closing was reopened already.").format(name=row.division.name))
        return redirect(back)
    form = ShortReasonForm(data_of(request))
    return form_page(
        request, campaign, form,
        lambda: operations.reopen_stage(
            closing=row, reason=form.cleaned_data["reason"], by=request.user, at=clock.now()
        ),
        here="stages", title=_("Reopen “{title}” for {name}").format(title=row.stage.title, name=row.division.name),
        lead=_("The closing stays on record with your reason, and stands no more. The unit is told, and may close the "
               "stage again."),
        submit=_("Reopen the stage"), cancel=back, done=back, tone="danger",
        said=_("The stage is reopened for {name}.").format(name=row.division.name),
    )  # fmt: skip


# One duty -------------------------------------------------------------------------------------------------------------


@needs(VIEW)
@require_safe
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what one unit owes of a task, what it reported, and what may be done next."""
    return _duty_page(request, _duty(request, pk, VIEW))


@needs(FOLLOW)
@require_POST
def report_duty(request: HttpRequest, pk: int) -> HttpResponse:
    """Report a duty as done, with proofs."""
    row = _duty(request, pk, FOLLOW)
    form = ReportForm(request.POST, request.FILES)
    if carried_out(
        request,
        form,
        lambda: operations.report_duty(
            duty=row,
            report=form.cleaned_data["report"],
            uploads=form.cleaned_data["files"],
            by=request.user,
            at=clock.now(),
        ),
        _("It is reported. Somebody else looks at it now."),
    ):
        return redirect("campaign:duty", pk=pk)
    return _duty_page(request, _duty(request, pk, FOLLOW), report_form=form)


@needs(LEAD)
@require_POST
def accept_duty(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept what was reported."""
    row = _duty(request, pk, LEAD)
    form = RemarkForm(request.POST, auto_id="id_accept_%s")
    if carried_out(
        request,
        form,
        lambda: operations.accept_duty(duty=row, by=request.user, at=clock.now(), **form.cleaned_data),
        _("It is accepted."),
    ):
        return redirect("campaign:duty", pk=pk)
    return _duty_page(request, _duty(request, pk, LEAD), accept_form=form)


@needs(LEAD)
@require_POST
def send_duty_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a reported duty back, with a reason."""
    row = _duty(request, pk, LEAD)
    form = ReasonForm(request.POST, auto_id="id_back_%s")
    if carried_out(
        request,
        form,
        lambda: operations.send_duty_back(duty=row, by=request.user, at=clock.now(), **form.cleaned_data),
        _("It is sent back; who reported it is told why."),
    ):
        return redirect("campaign:duty", pk=pk)
    return _duty_page(request, _duty(request, pk, LEAD), back_form=form)


@needs(FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_duty_proof(request: HttpRequest, pk: int, proof: int) -> HttpResponse:
    """Withdraw a file of a duty, with the reason."""
    row = _duty(request, pk, FOLLOW)
    return withdrawal_page(
        request, row.task.campaign, (CODE, pk), DUTY_PROOF.code, proof,
        lambda reason: operations.withdraw_duty_proof(
            duty=row, proof=proof, reason=reason, by=request.user, at=clock.now()
        ),
        here="stages", back=reverse("campaign:duty", args=[pk]),
    )  # fmt: skip


def _duty(request: HttpRequest, pk: int, right: Right) -> Duty:
    thing_to_see(grants_of(request.user), CODE, pk, right)
    rows = Duty.objects.select_related(
        "division", "task__stage", "task__campaign__division", "reported_by__key", "accepted_by__key"
    )
    row: Duty = rows.get(pk=pk)
    return row


def _duty_page(request: HttpRequest, row: Duty, **forms: Any) -> HttpResponse:
    held = grants_of(request.user)
    State = Duty.State  # noqa: N806 - a class
    may_look = row.state == State.REPORTED and held.over(LEAD.code, row) and row.reported_by_id != request.user.pk
    context = page(
        row.task.campaign, "stages", duty=row, task=row.task, stage=row.task.stage,
        late=overdue(row.state, row.task.due_on, clock.today()), facts=_facts(row),
        proofs=proofs_of((CODE, row.pk), DUTY_PROOF.code),
        withdraw="campaign:withdraw_duty_proof" if row.state == State.OPEN and held.over(FOLLOW.code, row) else "",
        may_history=sees_history(request, row), own_report=row.state == State.REPORTED and not may_look,
        report_form=ReportForm() if row.state == State.OPEN and held.over(FOLLOW.code, row) else None,
        accept_form=RemarkForm(auto_id="id_accept_%s") if may_look else None,
        back_form=ReasonForm(auto_id="id_back_%s") if may_look else None,
    ) | forms  # fmt: skip
    refused = any(form.errors for form in forms.values())
    return render(request, "campaign/duty.html", context, status=422 if refused else 200)


def _facts(row: Duty) -> list[Fact]:
    task = row.task
    return [
        Fact(_("Unit"), row.division.name),
        Fact(_("Stage"), task.stage.title, reverse("campaign:stages", args=[task.campaign_id])),
        Fact(_("Due on"), f"{task.due_on:%Y-%m-%d}"),
        Fact(_("Who owes it"), task.get_owner_display()),
        Fact(_("Proof that is asked for"), task.proof or _("none")),
    ]


def _stage(request: HttpRequest, pk: int, right: Right) -> tuple[Stage, Any]:
    stage = Stage.objects.filter(pk=pk).first()
    if stage is None:
        raise Http404
    return stage, campaign_for(request, stage.campaign_id, right)


def _form(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    form = context["form"]
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"campaign/{name}.html", context, status=status)
