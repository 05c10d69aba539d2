"""Stages, their tasks, what each unit reports of them, and closing a stage."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.campaign.models import Campaign, Duty, Stage, StageClosing, Task
from linli.campaign.proofs import DUTY_PROOF, add_proofs, withdraw_proof
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rules.stages import NEXT_DUTY, Owed, keeps_open
from linli.campaign.seen import require_seen
from linli.core.history import because
from linli.core.notices.operations import notify
from linli.core.todo.operations import NewToDo, change_due, close_todos, drop_todos, open_todo, open_todos
from linli.places.models import Division

from .orders import followers_of

SUBJECT = "campaign.duty"
DO, LOOK = "campaign.do_duty", "campaign.look_at_duty"
State = Duty.State
STAGE_TERMS, TASK_TERMS = ("title", "begins", "ends", "source"), ("title", "due_on", "proof", "text")


@transaction.atomic
def add_stage(*, campaign: Campaign, title: str, begins: date, ends: date | None, source: str = "") -> Stage:
    """Add a stage after those that are there. ends: None: the source gives no end. Raises UnableToCampaign."""
    _check_days(begins, ends)
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    numbers = Stage.objects.filter(campaign=campaign).order_by("-number").values_list("number", flat=True)
    return Stage.objects.create(
        campaign=campaign, number=(numbers.first() or 0) + 1, title=title.strip()[:120], begins=begins, ends=ends,
        source=source.strip()[:300],
    )  # fmt: skip


@transaction.atomic
def change_stage(*, stage: Stage, title: str, begins: date, ends: date | None, source: str = "", seen: str) -> Stage:
    """Correct a stage. seen: the mark of STAGE_TERMS as the person saw them (`linli.campaign.seen`).

    Raises UnableToCampaign: changed or taken away meanwhile, or it would end before it begins.
    """
    _check_days(begins, ends)
    row = _held_stage(stage.pk)
    require_seen(row, STAGE_TERMS, seen)
    row.title, row.begins, row.ends, row.source = title.strip()[:120], begins, ends, source.strip()[:300]
    row.save()
    return row


@transaction.atomic
def remove_stage(*, stage: Stage, reason: str) -> None:
    """Take away a stage without tasks that nobody ever closed; the history keeps it. Raises UnableToCampaign."""
    row = _held_stage(stage.pk)
    why = _why(reason)
    if tasks := row.tasks.count():
        raise UnableToCampaign(
            ngettext(
                "“{title}” has {count} task, so it stays. Take away its tasks first; it can always be corrected.",
                "“{title}” has {count} tasks, so it stays. Take away its tasks first; it can always be corrected.",
                tasks,
            ).format(title=row.title, count=tasks)
        )
    if row.closings.exists():
        raise UnableToCampaign(
            _("“{title}” was closed by a unit, which stays on record, so it stays. It can be corrected.").format(
                title=row.title
            )
        )
    with because(why):
        row.delete()


@transaction.atomic
def add_task(
    *, stage: Stage, title: str, due_on: date, owner: str, at: datetime, text: str = "", proof: str = ""
) -> Task:
    """Add a task: a duty for each county of that day, or one for the city, and to-dos for who follows them.

    A county that has closed the stage gets its duty as well; the closing stays, and the page remarks on it.
    """
    held = _held_stage(stage.pk)
    task = Task.objects.create(
        campaign=held.campaign, stage=held, title=title.strip()[:120], text=text.strip()[:500], owner=owner,
        proof=proof.strip()[:200], due_on=due_on,
    )  # fmt: skip
    units = owing(held.campaign, owner, timezone.localtime(at).date())
    if not units:
        raise UnableToCampaign(_("{name} has no county on that day: nobody would owe the task.").format(
            name=held.campaign.division.name
        ))  # fmt: skip
    rows = Duty.objects.bulk_create([Duty(task=task, division=unit, opened_at=at) for unit in units])
    open_todos((_to_do(row, task) for row in rows), at=at)
    return task


@transaction.atomic
def change_task(*, task: Task, title: str, due_on: date, text: str = "", proof: str = "", seen: str) -> Task:
    """Correct a task; to-dos that are open get the new day. Who owes it stays.

    seen: the mark of TASK_TERMS as the person saw them. Raises UnableToCampaign: changed or taken away meanwhile.
    """
    row = _held_task(task)
    require_seen(row, TASK_TERMS, seen)
    moved = row.due_on != due_on
    row.title, row.text, row.proof, row.due_on = title.strip()[:120], text.strip()[:500], proof.strip()[:200], due_on
    row.save()
    if moved:
        for pk in row.duties.filter(state=State.OPEN).values_list("pk", flat=True):
            change_due((SUBJECT, pk), DO, end_of(due_on))
    return row


@transaction.atomic
def remove_task(*, task: Task, reason: str, at: datetime) -> None:
    """Take away a task that no unit ever reported, with its duties and to-dos; who follows the units is told.

    The history keeps all of it. Raises UnableToCampaign: a unit reported it (says which), gone already, no reason.
    """
    _held_stage(task.stage_id)  # nobody closes it meanwhile
    row = _held_task(task)
    why = _why(reason)
    duties = list(row.duties.select_for_update(of=("self",)).select_related("division").order_by("division__code"))
    if reported := [one.division.name for one in duties if one.reported_at is not None]:
        raise UnableToCampaign(
            _(
                "“{title}” stays, for it was reported by {names}. It can be corrected: title, text, day and the proof "
                "that is asked for."
            ).format(title=row.title, names=_(", ").join(reported))
        )
    for one in duties:
        drop_todos((SUBJECT, one.pk), at=at)
    followers = followers_of([one.division for one in duties], timezone.localtime(at).date())
    with because(why):
        row.duties.all().delete()
        row.delete()
    notify(
        set().union(*followers.values()), "campaign.task_removed", at=at, fields={"title": row.title, "reason": why},
        subject=("campaign.campaign", row.campaign_id), url=reverse("campaign:stages", args=[row.campaign_id]),
    )  # fmt: skip


@transaction.atomic
def report_duty(*, duty: Duty, report: str, uploads: Iterable[Any], by: Any, at: datetime) -> Duty:
    """Say that a duty is done, with proofs. Raises UnableToCampaign: reported already, no words, no proof, bad file."""
    row = _held(duty)
    said = report.strip()
    if not said:
        raise UnableToCampaign(_("Say what was done."))
    _move(row, State.REPORTED, report=said[:500], reported_at=at, reported_by=by, remark="")
    files = add_proofs((SUBJECT, row.pk), uploads, kept_for=DUTY_PROOF, by=by, at=at)
    if row.task.proof and not files:
        raise UnableToCampaign(_("Proof is asked for: {proof}. Add a file.").format(proof=row.task.proof))
    close_todos((SUBJECT, row.pk), at=at, by=by, kind=DO)
    open_todo(NewToDo(LOOK, (SUBJECT, row.pk), fields=_fields(row)), at=at)
    return row


@transaction.atomic
def accept_duty(*, duty: Duty, remark: str, by: Any, at: datetime) -> Duty:
    """Accept what was reported. Raises UnableToCampaign: not reported, or by whoever reported it."""
    row = _held(duty)
    _not_ones_own(row, by)
    _move(row, State.DONE, accepted_at=at, accepted_by=by, remark=remark.strip()[:500])
    close_todos((SUBJECT, row.pk), at=at, by=by, kind=LOOK)
    if row.reported_by_id:
        notify([row.reported_by_id], "campaign.duty_accepted", at=at, fields=_fields(row), subject=(SUBJECT, row.pk))
    return row


@transaction.atomic
def send_duty_back(*, duty: Duty, reason: str, by: Any, at: datetime) -> Duty:
    """Send a reported duty back. Raises UnableToCampaign: not reported, no reason, or by whoever reported it."""
    row = _held(duty)
    _not_ones_own(row, by)
    if not (why := reason.strip()):
        raise UnableToCampaign(_("Give the reason for sending it back."))
    with because(why[:200]):
        _move(row, State.OPEN, remark=why[:500])
    close_todos((SUBJECT, row.pk), at=at, by=by, kind=LOOK)
    open_todo(_to_do(row, row.task), at=at)
    if row.reported_by_id:
        told = {**_fields(row), "reason": why[:200]}
        notify([row.reported_by_id], "campaign.duty_sent_back", at=at, fields=told, subject=(SUBJECT, row.pk))
    return row


@transaction.atomic
def withdraw_duty_proof(*, duty: Duty, proof: int, reason: str, by: Any, at: datetime) -> Duty:
    """Withdraw a file of a duty that is open, or sent back. proof: the number of the file's use.

    Raises UnableToCampaign: reported or accepted (says what is allowed), withdrawn already, no reason.
    """
    row = _held(duty)
    if row.state == State.REPORTED:
        raise UnableToCampaign(
            _("It is reported, and its files with it. Have it sent back first; then withdraw the file and report anew.")
        )
    if row.state == State.DONE:
        raise UnableToCampaign(
            _("It is accepted, and its files with it: they stay. What is to be done again is a new task.")
        )
    withdraw_proof((SUBJECT, row.pk), proof, kept_for=DUTY_PROOF, reason=reason, by=by, at=at)
    return row


@transaction.atomic
def close_stage(*, stage: Stage, division: Division, summary: str, by: Any, at: datetime) -> StageClosing:
    """Close a stage for a unit, with what came of it in words.

    Raises UnableToCampaign: duties are open (says which), none was ever given, not begun, no summary, closed already.
    """
    held = _held_stage(stage.pk)  # no task comes in between
    if not summary.strip():
        raise UnableToCampaign(_("Sum up what came of the stage."))
    if held.begins > timezone.localtime(at).date():
        raise UnableToCampaign(_("The stage only begins on {day}.").format(day=held.begins))
    owed = [owed_of(one) for one in held_duties(held, division)]
    if not owed:
        raise UnableToCampaign(_("{name} has no task in this stage: there is nothing to close.").format(name=division))
    if missing := keeps_open(owed):
        raise UnableToCampaign(
            _("{name} cannot close the stage: {count} of its tasks are not accepted yet: {titles}.").format(
                name=division, count=len(missing), titles=in_words(missing)
            )
        )
    try:
        with transaction.atomic():
            return StageClosing.objects.create(
                stage=held, division=division, summary=summary.strip()[:2000], at=at, by=by
            )
    except IntegrityError:
        raise UnableToCampaign(_("{name} has closed this stage already.").format(name=division)) from None


@transaction.atomic
def reopen_stage(*, closing: StageClosing, reason: str, by: Any, at: datetime) -> StageClosing:
    """Reopen a stage for a unit that has closed it: the closing stays on record, and the unit may close it again.

    Whoever closed it, and who follows the unit, is told. Raises UnableToCampaign: reopened already, no reason.
    """
    rows = StageClosing.objects.select_for_update(of=("self",)).select_related("stage", "division")
    row: StageClosing = rows.get(pk=closing.pk)
    why = _why(reason)
    if row.reopened_at is not None:
        raise UnableToCampaign(
            _("{name}: this closing was reopened already; somebody else has just done so, or you did twice.").format(
                name=row.division.name
            )
        )
    row.reopened_at, row.reopened_by, row.reopened_why = at, by, why
    with because(why):
        row.save(update_fields=["reopened_at", "reopened_by", "reopened_why"])
    told = followers_of([row.division], timezone.localtime(at).date())[row.division_id]
    notify(
        told | ({row.by_id} if row.by_id else set()), "campaign.stage_reopened", at=at,
        fields={"name": row.division.name, "title": row.stage.title, "reason": why},
        subject=("campaign.campaign", row.stage.campaign_id),
        url=reverse("campaign:stages", args=[row.stage.campaign_id]),
    )  # fmt: skip
    return row


def in_words(missing: Iterable[Owed]) -> str:
    """Return the titles of duties with their states, for a sentence."""
    return _("; ").join(
        _("“{title}” ({state}, due {day})").format(title=one.title, state=State(one.state).label, day=one.due_on)
        for one in missing
    )


def owing(campaign: Campaign, owner: str, on: date) -> list[Division]:
    """Return who owes a task on a day: the city, or the counties right under it that are there."""
    if owner == Task.Owner.CITY:
        return [campaign.division]
    return list(Division.objects.on(on).filter(parent=campaign.division_id).defer("search_grams").order_by("code"))


def held_duties(stage: Stage, division: Division) -> Any:
    """Return what a unit owes of a stage, with the tasks."""
    return Duty.objects.filter(task__stage=stage, division=division).select_related("task").order_by("task__due_on")


def owed_of(duty: Duty) -> Owed:
    """Return a duty as the rules see it. Ask for `task` in the query."""
    return Owed(duty.task.title, duty.state, duty.task.due_on, duty.opened_at)


def end_of(day: date) -> datetime:
    """Return the last minute of a day in the city's zone."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def _check_days(begins: date, ends: date | None) -> None:
    if ends is not None and ends < begins:
        raise UnableToCampaign(_("It would end on {ends}, before it begins on {begins}.").format(
            ends=ends, begins=begins
        ))  # fmt: skip


def _held_stage(pk: int) -> Stage:
    rows = Stage.objects.select_for_update(of=("self",)).select_related("campaign__division")
    if (row := rows.filter(pk=pk).first()) is None:
        raise UnableToCampaign(_("This stage is not there any more: somebody has just taken it away."))
    return row


def _held_task(task: Task) -> Task:
    if (row := Task.objects.select_for_update(of=("self",)).filter(pk=task.pk).first()) is None:
        raise UnableToCampaign(_("This task is not there any more: somebody has just taken it away."))
    return row


def _held(duty: Duty) -> Duty:
    rows = Duty.objects.select_for_update(of=("self",)).select_related("task", "division")
    row: Duty | None = rows.filter(pk=duty.pk).first()
    if row is None:
        raise UnableToCampaign(_("This task is not there any more: somebody has just taken it away."))
    return row


def _why(reason: str) -> str:
    if not (why := reason.strip()[:200]):
        raise UnableToCampaign(_("Give the reason."))
    return why


def _not_ones_own(row: Duty, by: Any) -> None:
    if by is not None and row.reported_by_id == by.pk and row.state == State.REPORTED:
        raise UnableToCampaign(_("You reported this yourself: somebody else looks at it."))


def _move(row: Duty, to: str, **values: Any) -> None:
    if to not in NEXT_DUTY[row.state]:
        raise UnableToCampaign(
            _("This task is {state} now; it was just changed by someone else, or this was done already.").format(
                state=_quoted(row)
            )
        )
    row.state = to
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def _quoted(row: Duty) -> str:
    return _("“{word}”").format(word=row.get_state_display())


def _fields(row: Duty) -> dict[str, str]:
    return {"name": row.division.name, "title": row.task.title}


def _to_do(row: Duty, task: Task) -> NewToDo:
    # Whoever follows this very unit: the city's officers hold the right over all counties, and do not do their work.
    return NewToDo(
        DO, (SUBJECT, row.pk), keys={f"division:{row.division_id}"},
        fields={"name": row.division.name, "title": task.title}, due_at=end_of(task.due_on),
    )  # fmt: skip
