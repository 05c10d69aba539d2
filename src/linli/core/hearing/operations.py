"""Filing, accepting, answering and withdrawing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.core.files import Refused
from linli.core.files.models import FileUse
from linli.core.files.operations import attach, store
from linli.core.files.queries import uses_of
from linli.core.news import publish
from linli.core.notices.operations import notify
from linli.core.subjects import SUBJECTS
from linli.core.todo.operations import NewToDo, change_due, close_todos, drop_todos, open_todo, readdress
from linli.core.worktime import TimeLimit, due_at_or_pending
from linli.core.worktime.queries import work_calendar

from .evidence import EVIDENCE, MOST_FILES
from .models import Hearing
from .news import HearingAnswered, HearingFiled, HearingWithdrawn
from .subjects import ANSWER_TODO, ANSWERED, LATE
from .workflow import NEXT_STATES, State

CODE = "hearing.hearing"


class UnableToHear(Exception):
    """A step that a hearing cannot take; the words are for people."""


@dataclass(frozen=True)
class Terms:
    """The clocks of one kind of hearing, as the caller's rules set them.

    noticed_at: when the result or decision became known; to_file: how long one may file from then on, None: no limit
    to_answer: how long there is to answer
    """

    to_answer: TimeLimit
    noticed_at: datetime | None = None
    to_file: TimeLimit | None = None


@transaction.atomic
def file_hearing(
    *, kind: str, subject: tuple[str, int], text: str, terms: Terms, at: datetime, by: Any = None,
    paper_number: str = "", decided_by: Any = None,
) -> Hearing:  # fmt: skip
    """File an objection, defence or appeal, by a person or on paper, and put it before those who may answer.

    One that comes too late is kept as late; while the work calendar does not say, it counts as in time.
    Raises UnableToHear for one that is open already, ValueError for a subject that is not there.
    """
    if by is None and not paper_number:
        raise ValueError("a hearing is filed by somebody, or on a paper with a number")
    declared = SUBJECTS.get(subject[0])
    thing = declared.get(subject[1]) if declared else None
    if declared is None or thing is None:
        raise ValueError(f"there is no {subject[0]} {subject[1]}")
    calendar = work_calendar((terms.noticed_at or at).date())
    file_by = None
    if terms.to_file and terms.noticed_at:
        file_by = due_at_or_pending(terms.noticed_at, terms.to_file, calendar)
    late = file_by is not None and at > file_by
    hearing = Hearing(
        kind=kind,
        subject_type=subject[0],
        subject_id=subject[1],
        subject_name=declared.names([subject[1]]).get(subject[1], "")[:200],
        keys=sorted(thing.scope_keys()),
        decided_by=decided_by,
        filed_by=by,
        paper_number=paper_number,
        filed_at=at,
        file_by=file_by,
        text=text,
        answer_clock=terms.to_answer.clock,
        answer_amount=terms.to_answer.amount,
        answer_from=at,
        answer_by=None if late else due_at_or_pending(at, terms.to_answer, calendar),
        state=State.LATE if late else State.FILED,
    )
    try:
        with transaction.atomic():
            hearing.save()
    except IntegrityError as exc:
        if "hearing_open_once" not in str(exc):
            raise
        msg = _("You have filed one about {name} already. It can be withdrawn and filed anew.")
        raise UnableToHear(msg.format(name=hearing.subject_name)) from None
    if late:
        if by is not None:
            notify([by.pk], LATE.code, at=at, fields={"name": hearing.subject_name}, subject=(CODE, hearing.pk))
        return hearing
    _put_before(hearing, at)
    publish(HearingFiled(hearing.pk, kind, *subject))
    return hearing


@transaction.atomic
def accept_hearing(*, hearing: Hearing, by: Any, at: datetime, reason: str = "") -> None:
    """Accept one for hearing; one that was late only with the reason, and its time to answer runs from now.

    Raises UnableToHear.
    """
    late = hearing.state == State.LATE
    if late and not reason.strip():
        raise UnableToHear(_("It was filed too late. Give the reason why it is heard all the same."))
    _check_who(hearing, by)
    values: dict[str, Any] = {"accept_reason": reason.strip()}
    if late:
        values |= {
            "answer_from": at,
            "answer_by": due_at_or_pending(at, hearing.answer_limit, work_calendar(at.date())),
        }
    _move(hearing, State.ACCEPTED, **values)
    if late:
        _put_before(hearing, at)
        publish(HearingFiled(hearing.pk, hearing.kind, *hearing.subject))


@transaction.atomic
def add_evidence(*, hearing: Hearing, upload: Any, by: Any, at: datetime) -> FileUse:
    """Put a photo or a PDF to a hearing that is not over; whether this person may, the caller asks.

    Raises UnableToHear for one file too many or one that cannot be kept, with what is allowed.
    """
    current = Hearing.objects.select_for_update(of=("self",)).get(pk=hearing.pk)
    if current.ended_at is not None:
        raise UnableToHear(_("It is over; nothing can be added to it any more."))
    if uses_of(CODE, [hearing.pk], EVIDENCE.code).count() >= MOST_FILES:
        raise UnableToHear(_("There are {most} files already, and no more are taken.").format(most=MOST_FILES))
    try:
        file = store(upload, purpose=EVIDENCE, at=at)
    except Refused as exc:
        raise UnableToHear(str(exc)) from exc
    return attach(file, subject=(CODE, hearing.pk), purpose=EVIDENCE, by=by, at=at)


@transaction.atomic
def answer_hearing(*, hearing: Hearing, outcome: str, answer: str, by: Any, at: datetime) -> None:
    """Answer one, with reasons. Raises UnableToHear if it waits for no answer, or this person may not give it."""
    _check_who(hearing, by)
    if outcome not in Hearing.Outcome or not answer.strip():
        raise UnableToHear(_("An answer has an outcome and its reasons."))
    _move(hearing, State.ANSWERED, outcome=outcome, answer=answer.strip(), answered_by=by, ended_at=at)
    close_todos((CODE, hearing.pk), at=at, by=by)
    if hearing.filed_by_id:
        fields = {"name": hearing.subject_name}
        notify([hearing.filed_by_id], ANSWERED.code, at=at, fields=fields, subject=(CODE, hearing.pk))
    publish(HearingAnswered(hearing.pk, hearing.kind, *hearing.subject, outcome))


@transaction.atomic
def withdraw_hearing(*, hearing: Hearing, by: Any, at: datetime) -> None:
    """Take one back: only whoever filed it. Raises UnableToHear."""
    if hearing.filed_by_id is None or hearing.filed_by_id != by.pk:
        raise UnableToHear(_("Only whoever filed it can withdraw it."))
    was_open = hearing.is_open
    _move(hearing, State.WITHDRAWN, ended_at=at)
    drop_todos((CODE, hearing.pk), at=at)
    if was_open:
        publish(HearingWithdrawn(hearing.pk, hearing.kind, *hearing.subject))


@transaction.atomic
def set_pending(at: datetime) -> int:
    """Set the answer dates that the work calendar now reaches; returns how many."""
    waiting = list(Hearing.objects.unanswered().filter(answer_by=None).order_by("answer_from").select_for_update())
    if not waiting:
        return 0
    calendar = work_calendar(waiting[0].answer_from.date())
    done = 0
    for hearing in waiting:
        hearing.answer_by = due_at_or_pending(hearing.answer_from, hearing.answer_limit, calendar)
        if hearing.answer_by:
            hearing.save(update_fields=["answer_by"])
            change_due((CODE, hearing.pk), ANSWER_TODO.code, hearing.answer_by)
            done += 1
    return done


@transaction.atomic
def refresh_keys() -> int:
    """Bring open hearings to whoever now answers for what they are about; returns how many changed hands."""
    changed = []
    for hearing in Hearing.objects.filter(ended_at=None).select_for_update():
        declared = SUBJECTS.get(hearing.subject_type)
        thing = declared.get(hearing.subject_id) if declared else None
        if thing is not None and hearing.keys != (keys := sorted(thing.scope_keys())):
            hearing.keys = keys
            hearing.save(update_fields=["keys"])
            changed.append(hearing.pk)
    if changed:
        readdress(CODE, changed)
    return len(changed)


def _check_who(hearing: Hearing, by: Any) -> None:
    if by.pk == hearing.decided_by_id:
        raise UnableToHear(_("You made the decision that this is about. Somebody else has to answer."))
    if by.pk == hearing.filed_by_id:
        raise UnableToHear(_("You filed this yourself. Somebody else has to answer."))


def _move(hearing: Hearing, to: str, **values: Any) -> None:
    old = hearing.state
    if to not in NEXT_STATES[old]:
        msg = _("{kind} {number} is in state “{state}”; it cannot become “{to}”.")
        raise UnableToHear(msg.format(kind=hearing.get_kind_display(), number=hearing.pk,
                                      state=hearing.get_state_display(), to=State(to).label))  # fmt: skip
    # Compare and set: two officers may press at once, and the second must be told.
    if Hearing.objects.filter(pk=hearing.pk, state=old).update(state=to, **values) != 1:
        msg = _("{kind} {number} was just changed by someone else.")
        raise UnableToHear(msg.format(kind=hearing.get_kind_display(), number=hearing.pk))
    hearing.refresh_from_db()


def _put_before(hearing: Hearing, at: datetime) -> None:
    new = NewToDo(
        ANSWER_TODO.code,
        (CODE, hearing.pk),
        fields={"name": hearing.subject_name, "number": hearing.pk},
        due_at=hearing.answer_by,
        due_pending=hearing.answer_by is None,
    )
    open_todo(new, at=at)
