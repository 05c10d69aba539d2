"""Moving a sheet along its round's course, or back with a reason."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.notices.operations import notify
from linli.core.rights import Right, key
from linli.core.todo.operations import NewToDo, close_todos, drop_todos, open_todos
from linli.evaluation.models import Adjudication, Sheet, SheetMove, Visit
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import LEAD_ROUNDS, RECOMMEND, REVIEW_COUNTY, SELF_ASSESS
from linli.evaluation.rules.steps import DONE, Step, next_step, steps_before
from linli.evaluation.todos import SENT_BACK

from .rounds import hold_open

SUBJECT = "evaluation.sheet"
STEP_RIGHTS: dict[str, Right] = {  # who passes a sheet on from there, or sends it back
    Step.SELF: SELF_ASSESS, Step.RECOMMEND: RECOMMEND, Step.COUNTY: REVIEW_COUNTY, Step.MARKS: LEAD_ROUNDS,
    Step.RECTIFY: REVIEW_COUNTY, Step.REVIEW: LEAD_ROUNDS, DONE: LEAD_ROUNDS,
}  # fmt: skip
TODO_OF: dict[str, str] = {Step.SELF: "evaluation.self_assess", Step.RECOMMEND: "evaluation.recommend"}
_STATES: dict[str, tuple[str, ...]] = {
    Step.SELF: ("CALLED", "MARKING"), Step.RECOMMEND: ("CALLED", "MARKING"), Step.COUNTY: ("CALLED", "MARKING"),
    Step.MARKS: ("MARKING", "REVIEW"), Step.RECTIFY: ("MARKING", "REVIEW"), Step.REVIEW: ("MARKING", "REVIEW"),
    DONE: ("MARKING", "REVIEW"),
}  # fmt: skip
_NEEDS_A_NOTE = (Step.RECOMMEND, Step.COUNTY, Step.REVIEW)  # the opinion is what such a step leaves behind


@transaction.atomic
def pass_on(*, sheet: Sheet, note: str, by: Any, at: datetime) -> Sheet:
    """Move a sheet to the next step, once what its step must leave behind is there. Raises UnableToEvaluate."""
    current = held(sheet)
    step = _at_step(current)
    if step == DONE:
        raise UnableToEvaluate(_("This sheet has passed every step."))
    if step in _NEEDS_A_NOTE and not note.strip():
        raise UnableToEvaluate(_("Write your opinion: it is what this step leaves behind."))
    if missing := missing_for(current):
        raise UnableToEvaluate(" ".join(missing))
    return move(current, next_step(current.round.course, step), note=note, by=by, at=at)


@transaction.atomic
def send_back(*, sheet: Sheet, to: str, reason: str, by: Any, at: datetime) -> Sheet:
    """Move a sheet back to an earlier step, with the reason that everybody there is told. Raises UnableToEvaluate."""
    current = held(sheet)
    step = _at_step(current)
    before = steps_before(current.round.course, step)
    if to not in before:
        allowed = ", ".join(str(Step(one).label) for one in before) or _("nothing")
        raise UnableToEvaluate(_("It cannot go back there. Allowed: {steps}.").format(steps=allowed))
    if not reason.strip():
        raise UnableToEvaluate(_("Give the reason: those who must do it again will ask."))
    if to == Step.MARKS:  # whoever scored may enter again what they are asked about
        again = current.visits.filter(scoring=1, state=Visit.State.DONE)
        people = list(again.values_list("assessor__person", flat=True))
        again.update(state=Visit.State.ACCEPTED, handed_in_at=None)
        told = {"name": current.name, "round": current.round.title, "reason": reason.strip()[:200]}
        notify(people, SENT_BACK.code, at=at, fields=told, url=reverse("evaluation:field"))
    return move(current, to, note=reason, by=by, at=at, back=True)


def move(sheet: Sheet, to: str, *, note: str, by: Any, at: datetime, back: bool = False) -> Sheet:
    """Move a sheet that is held, and hand the to-do on."""
    SheetMove.objects.create(
        round_id=sheet.round_id, sheet=sheet, from_step=sheet.step, to_step=to, back=back, note=note.strip()[:500],
        by=by, at=at,
    )  # fmt: skip
    if kind := TODO_OF.get(sheet.step):
        (drop_todos if back else close_todos)((SUBJECT, sheet.pk), at=at, kind=kind, **({} if back else {"by": by}))
    sheet.step = to
    sheet.save(update_fields=["step"])
    tell_step([sheet], at=at)
    return sheet


def tell_step(sheets: Sequence[Sheet], *, at: datetime) -> None:
    """Open the to-dos of the step at which sheets of one round stand, for those who answer for it."""
    wanted = [(sheet, TODO_OF.get(sheet.step)) for sheet in sheets]
    if not any(kind for _sheet, kind in wanted):
        return
    round_ = sheets[0].round
    due = dict(round_.step_dates.values_list("step", "due_on"))
    open_todos(
        (
            NewToDo(
                kind, (SUBJECT, sheet.pk), keys=who_answers(sheet),
                fields={"name": sheet.name, "round": round_.title}, due_at=_end_of(due.get(sheet.step)),
            )
            for sheet, kind in wanted
            if kind
        ),
        at=at,
    )  # fmt: skip


def who_answers(sheet: Sheet) -> set[str]:
    """Return the keys of those for whom a step of a sheet is work of their own: the place, its company, its community.

    For a recommendation the township. Everybody above sees the list of the round: a city has thousands of sheets.
    """
    if sheet.step == Step.RECOMMEND:
        return {key("division", pk) for pk in sheet.lies_in[-2:-1]}
    keys = {key("division", sheet.place_id)}
    if sheet.compound_id:
        keys.add(key("compound", sheet.compound_id))
    if sheet.company_id:
        keys.add(key("organisation", sheet.company_id))
    return keys


def missing_for(sheet: Sheet) -> list[str]:
    """Return what the step of a sheet must still leave behind, a sentence each."""
    if sheet.step == Step.SELF:
        from .self_assessment import missing_of

        return missing_of(sheet)
    if sheet.step == Step.MARKS and sheet.round.by_visits:
        open_ = sheet.visits.filter(scoring=1).exclude(state__in=[Visit.State.DONE, Visit.State.REFUSED]).count()
        done = sheet.visits.filter(scoring=1, state=Visit.State.DONE).count()
        if open_ or not done:
            return [_("The assessors have not handed in yet.")]
    if sheet.step == Step.RECTIFY:
        notice = getattr(sheet, "rectification", None)
        if notice is not None and notice.state != notice.State.RESCORED:
            return [_("What was put right is not scored again yet.")]
    if sheet.step == Step.REVIEW:
        return open_differences(sheet)
    return []


def open_differences(sheet: Sheet) -> list[str]:
    """Say how many differences between two scorings nobody has decided yet."""
    count = sheet.adjudications.filter(state=Adjudication.State.OPEN).count()
    if not count:
        return []
    said = ngettext(
        "{count} difference between two scorings is not decided yet.",
        "{count} differences between two scorings are not decided yet.", count,
    )  # fmt: skip
    return [said.format(count=count)]


def held(sheet: Sheet) -> Sheet:
    """Return a sheet as it is now, held against others until the transaction ends, its round held open."""
    hold_open(sheet.round_id)
    rows = Sheet.objects.select_for_update(of=("self",), no_key=True).select_related(
        "round__edition", "round__division"
    )
    return rows.get(pk=sheet.pk)


def _at_step(sheet: Sheet) -> str:
    round_ = sheet.round
    if not sheet.step:
        raise UnableToEvaluate(_("Sheets of this round have no course of their own."))
    if round_.state not in _STATES[sheet.step]:
        words = _("done") if sheet.step == DONE else str(Step(sheet.step).label)
        raise UnableToEvaluate(
            _("“{round}” is {state}: nothing moves at the step “{step}” now.").format(
                round=round_, state=round_.get_state_display(), step=words
            )
        )
    return sheet.step


def _end_of(day: Any) -> datetime | None:
    from .rounds import end_of_day

    return end_of_day(day) if day else None
