"""Rectification: notice, report, and the score after it (整改通知, 整改, 复评)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.todo.operations import NewToDo, close_todos, drop_todos, open_todo
from linli.core.worktime import Clock, TimeLimit, due_at_or_pending
from linli.core.worktime.queries import work_calendar
from linli.evaluation.models import Evidence, Rectification, RectifiedItem, Sheet
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rules.steps import Step, next_step
from linli.grading.cells import CellFault, clean_note, clean_text
from linli.grading.faults import Fault
from linli.grading.marks import mark_of, read_answer
from linli.grading.scheme import most
from linli.grading.words import sentence
from linli.kernels.record import LAST_SENTINEL

from .course import SUBJECT, held, move, who_answers
from .editions import language
from .grading import grade_sheet
from .marks import FaultyMarks, needs_reason

State = Rectification.State
TODO = "evaluation.rectify"


@transaction.atomic
def issue_notice(*, sheet: Sheet, items: Sequence[str], note: str, by: Any, at: datetime) -> Rectification:
    """Ask whoever answers for a compound to put items right, within the round's working days.

    Raises UnableToEvaluate: not at this step, a notice is there already, nothing named, or an item that lost nothing.
    """
    current = held(sheet)
    if current.step != Step.RECTIFY:
        raise UnableToEvaluate(_("Notices are issued while the sheet is at the step of rectification."))
    if Rectification.objects.filter(sheet=current).exists():
        raise UnableToEvaluate(_("A notice was issued for this sheet already."))
    may = lost_items(current)
    wanted = [name for name in may if name in set(items)]
    if wrong := sorted(set(items) - set(may)):
        raise UnableToEvaluate(
            _("Item {item} lost no points: there is nothing to put right.").format(item=wrong[0][:20])
        )
    if not wanted:
        raise UnableToEvaluate(_("Name at least one item that must be put right."))
    days = current.round.rectify_days
    row = Rectification.objects.create(
        round_id=current.round_id, sheet=current, note=note.strip()[:500], days=days, issued_at=at, issued_by=by,
        due_at=due_at_or_pending(at, TimeLimit(Clock.WORKING_DAYS, days), work_calendar(at.date())),
    )  # fmt: skip
    RectifiedItem.objects.bulk_create(
        RectifiedItem(round_id=current.round_id, rectification=row, item=name, before=current.answers[name])
        for name in wanted
    )
    open_todo(
        NewToDo(
            TODO, (SUBJECT, current.pk), keys=who_answers(current),
            fields={"name": current.name, "count": len(wanted)}, due_at=row.due_at, due_pending=row.due_at is None,
        ),
        at=at,
    )  # fmt: skip
    return row


@transaction.atomic
def report_done(
    *, rectification: Rectification, done: Mapping[str, str], proofs: Mapping[str, Evidence], by: Any, at: datetime
) -> Rectification:
    """Say what was done about each item, with proofs from the ledger. Raises FaultyMarks, UnableToEvaluate."""
    row = _held(rectification)
    if row.state != State.ISSUED:
        raise UnableToEvaluate(_("This was reported already."))
    faults, items = {}, {one.item: one for one in row.items.select_for_update()}
    for name, one in items.items():
        try:
            one.done = clean_note(done.get(name, ""))[:500]
        except CellFault as exc:
            faults[f"done:{name}"] = sentence(Fault(exc.code, exc.fields), language())
            continue
        one.evidence = proofs.get(name)
        if not one.done:
            faults[f"done:{name}"] = _("Say what was done.")
        elif one.evidence is None:
            faults[f"proof:{name}"] = _("Choose the proof from the ledger, a photo for one.")
    if faults:
        raise FaultyMarks(faults)
    RectifiedItem.objects.bulk_update(items.values(), ["done", "evidence"])
    row.state, row.reported_at, row.reported_by = State.REPORTED, at, by
    row.save()
    close_todos((SUBJECT, row.sheet_id), at=at, by=by, kind=TODO)
    return row


@transaction.atomic
def score_again(
    *, rectification: Rectification, answers: Mapping[str, str], remarks: Mapping[str, str], by: Any, at: datetime
) -> Rectification:
    """Score the items of a notice again; what is better goes onto the sheet, which then moves on.

    Once the time is over, what was never reported is scored as it stands. Raises FaultyMarks, UnableToEvaluate.
    """
    row = _held(rectification)
    sheet = row.sheet
    if row.state == State.RESCORED:
        raise UnableToEvaluate(_("This was scored again already."))
    if row.state == State.ISSUED and (row.due_at is None or at <= row.due_at):
        raise UnableToEvaluate(_("It is not reported yet, and its time is not over."))
    if by is not None and row.reported_by_id == by.pk:
        raise UnableToEvaluate(_("You reported this yourself: somebody else scores it again."))
    standard = sheet.round.edition.compiled().standard
    faults, items = {}, list(row.items.select_for_update())
    for one in items:
        item = standard.item(one.item)
        try:
            one.after = read_answer(item, clean_text(answers.get(one.item, "")))
            one.remark = clean_note(remarks.get(one.item, ""))[:500]
        except CellFault as exc:
            faults[f"item:{one.item}"] = sentence(Fault(exc.code, exc.fields), language())
            continue
        if not one.after:
            faults[f"item:{one.item}"] = _("Enter the answer as it is now; as before, if nothing changed.")
        elif needs_reason(item, one.after, sheet.round.as_of) and not one.remark:
            faults[f"remark:{one.item}"] = _("Points are still lost: say why.")
    if faults:
        raise FaultyMarks(faults)
    RectifiedItem.objects.bulk_update(items, ["after", "remark"])
    row.state, row.rescored_at, row.rescored_by = State.RESCORED, at, by
    row.save()
    drop_todos((SUBJECT, sheet.pk), at=at, kind=TODO)
    _onto_sheet(sheet, items, by, at)
    if sheet.step == Step.RECTIFY:
        move(sheet, next_step(sheet.round.course, Step.RECTIFY), note="", by=by, at=at)
    return row


def lost_items(sheet: Sheet) -> list[str]:
    """Return the items of a sheet that lost points, a failed must-have among them, in the standard's order."""
    found = []
    for item in sheet.round.edition.compiled().standard.items:
        answer = sheet.answers.get(item.id, "")
        if not answer or item.method.events or item.role == "bonus":
            continue
        mark = mark_of(item, answer, sheet.round.as_of)
        if LAST_SENTINEL < mark < most(item):
            found.append(item.id)
    return found


def _onto_sheet(sheet: Sheet, items: Sequence[RectifiedItem], by: Any, at: datetime) -> None:
    changed = False
    standard = sheet.round.edition.compiled().standard
    for one in items:
        if one.after == sheet.answers.get(one.item):
            continue
        changed = True
        sheet.answers[one.item] = one.after
        sheet.sources[one.item] = {
            "how": Sheet.How.RESCORED.value, "by": by.pk if by else None, "at": at.isoformat(), "what": "",
        }  # fmt: skip
        if needs_reason(standard.item(one.item), one.after, sheet.round.as_of):
            sheet.reasons[one.item] = [[one.remark, ""]]
        else:
            sheet.reasons.pop(one.item, None)
    if changed:
        sheet.version += 1
        sheet.changed_at, sheet.changed_by = at, by
        sheet.save()
        if sheet.round.results.exists():
            grade_sheet(sheet=sheet, at=at)


def _held(rectification: Rectification) -> Rectification:
    sheet = held(Sheet(pk=rectification.sheet_id, round_id=rectification.round_id))
    row = Rectification.objects.select_for_update(of=("self",)).get(pk=rectification.pk)
    row.sheet = sheet
    return row
