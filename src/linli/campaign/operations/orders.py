"""Follow-up orders: issuing them, answering, closing, sending back, withdrawing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.accounts.models import Assignment
from linli.campaign.models import Campaign, FollowUpOrder
from linli.campaign.proofs import ORDER_PROOF, add_proofs, withdraw_proof
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rights import FOLLOW
from linli.campaign.rules.orders import NEXT_ORDER, consecutive, following
from linli.core.history import because
from linli.core.notices.operations import notify
from linli.core.todo.operations import NewToDo, change_due, close_todos, drop_todos, open_todo, open_todos
from linli.core.worktime import Clock, TimeLimit, due_at_or_pending
from linli.core.worktime.queries import work_calendar
from linli.places.models import Division

SUBJECT = "campaign.order"
ANSWER, LOOK = "campaign.answer_order", "campaign.look_at_answer"
State = FollowUpOrder.State


@dataclass(frozen=True)
class NewOrder:
    """What is ordered. number: of the first division's order, the others follow; days: working days for the answer."""

    number: str
    title: str
    text: str
    days: int


@transaction.atomic
def issue_orders(
    *, campaign: Campaign, new: NewOrder, divisions: Sequence[Division], by: Any, at: datetime
) -> list[FollowUpOrder]:
    """Issue one order to each division, numbered one after the other, with to-dos and notices.

    Raises UnableToCampaign: no division, one outside of the campaign, no number to count from, a number that is taken.
    """
    held = Campaign.objects.select_for_update().get(pk=campaign.pk)  # two who issue at once are numbered in turn
    if not divisions:
        raise UnableToCampaign(_("Name at least one division that the order goes to."))
    if outside := next((one for one in divisions if held.division_id not in one.ancestors), None):
        raise UnableToCampaign(_("{name} does not take part in the campaign.").format(name=outside.name))
    try:
        numbers = consecutive(new.number.strip(), len(divisions))
    except ValueError:
        raise UnableToCampaign(
            _("“{number}” ends in no number to count from. Write it as in {example}.").format(
                number=new.number[:40], example=following("", timezone.localtime(at).year)
            )
        ) from None
    longest = FollowUpOrder._meta.get_field("number").max_length or 0
    if len(numbers[-1]) > longest:
        raise UnableToCampaign(_("“{number}” is longer than {most} signs.").format(number=numbers[-1], most=longest))
    taken = FollowUpOrder.objects.filter(number__in=numbers).order_by("number").values_list("number", flat=True)
    if number := taken.first():
        raise UnableToCampaign(
            _("Number {number} is taken. The next free one stands in the form.").format(number=number)
        )
    due_at = _due(at, new.days)
    try:
        with transaction.atomic():
            rows = FollowUpOrder.objects.bulk_create(
                FollowUpOrder(
                    campaign=held, number=number, division=division, title=new.title.strip()[:120],
                    text=new.text.strip()[:2000], days=new.days, due_at=due_at, issued_at=at, asked_at=at,
                    issued_by=by,
                )
                for number, division in zip(numbers, divisions, strict=True)
            )  # fmt: skip
    except IntegrityError:  # of another campaign, at the same moment
        raise UnableToCampaign(_("Somebody took one of these numbers just now. Try again.")) from None
    open_todos((_to_do(row) for row in rows), at=at)
    followers = followers_of(divisions, timezone.localtime(at).date())
    for row in rows:
        fields = {**_fields(row), "due": _day(row.due_at)}
        notify(followers[row.division_id], "campaign.order_issued", at=at, fields=fields, subject=(SUBJECT, row.pk))
    return rows


def next_number(on: date) -> str:
    """Return the number that follows the order issued last; the first of a year begins at 1."""
    last = FollowUpOrder.objects.order_by("-issued_at", "-pk").values_list("number", flat=True).first()
    return following(last or "", on.year)


@transaction.atomic
def reply_order(*, order: FollowUpOrder, reply: str, uploads: Iterable[Any], by: Any, at: datetime) -> FollowUpOrder:
    """Answer an order, with proofs. Raises UnableToCampaign: it waits for no answer, no words, a bad file."""
    row = _held(order)
    if not reply.strip():
        raise UnableToCampaign(_("Say what was done about it."))
    _move(row, State.REPLIED, reply=reply.strip()[:2000], replied_at=at, replied_by=by, remark="")
    add_proofs((SUBJECT, row.pk), uploads, kept_for=ORDER_PROOF, by=by, at=at)
    close_todos((SUBJECT, row.pk), at=at, by=by, kind=ANSWER)
    open_todo(NewToDo(LOOK, (SUBJECT, row.pk), fields=_fields(row)), at=at)
    return row


@transaction.atomic
def close_order(*, order: FollowUpOrder, remark: str, by: Any, at: datetime) -> FollowUpOrder:
    """Close an answered order. Raises UnableToCampaign: no answer yet, over already, or by whoever answered."""
    row = _held(order)
    _not_ones_own(row, by)
    _move(row, State.CLOSED, ended_at=at, ended_by=by, remark=remark.strip()[:500])
    close_todos((SUBJECT, row.pk), at=at, by=by, kind=LOOK)
    _tell(row, "campaign.order_closed", at)
    return row


@transaction.atomic
def send_order_back(*, order: FollowUpOrder, reason: str, days: int, by: Any, at: datetime) -> FollowUpOrder:
    """Send an answer back; the next is due so many working days from now. Raises UnableToCampaign."""
    row = _held(order)
    _not_ones_own(row, by)
    if not (why := reason.strip()):
        raise UnableToCampaign(_("Give the reason for sending it back."))
    with because(why[:200]):
        _move(row, State.ISSUED, remark=why[:500], days=days, asked_at=at, due_at=_due(at, days))
    close_todos((SUBJECT, row.pk), at=at, by=by, kind=LOOK)
    open_todo(_to_do(row), at=at)
    _tell(row, "campaign.order_sent_back", at, reason=why[:200], due=_day(row.due_at))
    return row


@transaction.atomic
def withdraw_order(*, order: FollowUpOrder, reason: str, by: Any, at: datetime) -> FollowUpOrder:
    """Take an order back that is not closed, with a reason. Raises UnableToCampaign."""
    row = _held(order)
    if not (why := reason.strip()):
        raise UnableToCampaign(_("Give the reason for withdrawing it."))
    with because(why[:200]):
        _move(row, State.WITHDRAWN, ended_at=at, ended_by=by, remark=why[:500])
    drop_todos((SUBJECT, row.pk), at=at)
    followers = followers_of([row.division], timezone.localtime(at).date())[row.division_id]
    fields = {**_fields(row), "reason": why[:200]}
    notify(followers, "campaign.order_withdrawn", at=at, fields=fields, subject=(SUBJECT, row.pk))
    return row


@transaction.atomic
def withdraw_order_proof(*, order: FollowUpOrder, proof: int, reason: str, by: Any, at: datetime) -> FollowUpOrder:
    """Withdraw a file of an answer, as long as the order is not over. proof: the number of the file's use.

    Raises UnableToCampaign: closed or withdrawn (says what is allowed), withdrawn already, no reason.
    """
    row = _held(order)
    if not NEXT_ORDER[row.state]:
        raise UnableToCampaign(
            _("Order {number} is “{state}”: its files stay. They are withdrawn only while an order is open.").format(
                number=row.number, state=row.get_state_display()
            )
        )
    withdraw_proof((SUBJECT, row.pk), proof, kept_for=ORDER_PROOF, reason=reason, by=by, at=at)
    return row


@transaction.atomic
def set_pending() -> int:
    """Set the days for answers that the work calendar now reaches; returns how many."""
    rows = FollowUpOrder.objects.filter(state=State.ISSUED, due_at=None).order_by("pk").select_for_update()
    done = 0
    for row in rows:
        row.due_at = _due(row.asked_at, row.days)
        if row.due_at:
            row.save(update_fields=["due_at"])
            change_due((SUBJECT, row.pk), ANSWER, row.due_at)
            done += 1
    return done


def followers_of(divisions: Sequence[Division], on: date) -> dict[int, set[int]]:
    """Return by division the ids of those who follow just this one: one query. Not the city's officers: they lead."""
    wanted = {one.pk for one in divisions}
    held = Assignment.objects.on(on).filter(
        scope_type="division", scope_id__in=wanted, role__rights__contains=[FOLLOW.code], person__is_active=True
    )
    found: dict[int, set[int]] = {pk: set() for pk in wanted}
    for division, person in held.values_list("scope_id", "person"):
        if division is not None:
            found[division].add(person)
    return found


def _due(at: datetime, days: int) -> datetime | None:
    return due_at_or_pending(at, TimeLimit(Clock.WORKING_DAYS, days), work_calendar(timezone.localtime(at).date()))


def _day(due_at: datetime | None) -> str:
    return f"{timezone.localtime(due_at):%Y-%m-%d %H:%M}" if due_at else _("a day that is still pending")


def _held(order: FollowUpOrder) -> FollowUpOrder:
    rows = FollowUpOrder.objects.select_for_update(of=("self",)).select_related("division")
    row: FollowUpOrder = rows.get(pk=order.pk)
    return row


def _not_ones_own(row: FollowUpOrder, by: Any) -> None:
    if by is not None and row.replied_by_id == by.pk and row.state == State.REPLIED:
        raise UnableToCampaign(_("You answered this yourself: somebody else looks at it."))


def _move(row: FollowUpOrder, to: str, **values: Any) -> None:
    if to not in NEXT_ORDER[row.state]:
        raise UnableToCampaign(
            _("Order {number} is “{state}” now; it was just changed by someone else, or this was done already.").format(
                number=row.number, state=row.get_state_display()
            )
        )
    row.state = to
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def _tell(row: FollowUpOrder, kind: str, at: datetime, **more: str) -> None:
    if row.replied_by_id:
        notify([row.replied_by_id], kind, at=at, fields={**_fields(row), **more}, subject=(SUBJECT, row.pk))


def _fields(row: FollowUpOrder) -> dict[str, str]:
    return {"name": row.division.name, "number": row.number, "title": row.title}


def _to_do(row: FollowUpOrder) -> NewToDo:
    return NewToDo(
        ANSWER, (SUBJECT, row.pk), keys={f"division:{row.division_id}"}, fields=_fields(row), due_at=row.due_at,
        due_pending=row.due_at is None,
    )  # fmt: skip
