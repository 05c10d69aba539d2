"""Contracts with assessment bodies, their people and training, and who goes where."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.accounts.models import Assignment
from linli.core.history import because
from linli.core.notices.operations import notify
from linli.core.rights import PLATFORM, Grants
from linli.evaluation.models import Assessor, Contract, Round, Sheet, Training, Visit
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import MARK, SEE_SCORINGS, VIEW_ROUNDS
from linli.evaluation.rules.assignment import allot
from linli.evaluation.todos import SENT

from .course import held
from .rounds import locked

Part, State = Visit.Part, Visit.State
PARTS = (Part.DOCUMENTS, Part.SITE)
_SEEING = (VIEW_ROUNDS.code, MARK.code, SEE_SCORINGS.code, "*")
WHY_NOT = {  # why somebody may not go to a sheet
    "there": gettext_lazy("has been sent there in this round"),
    "conflict": gettext_lazy("declared a conflict of interest there"),
    "before": gettext_lazy("scored it in the round before"),
    "sees": gettext_lazy("can see the marks of the first scoring"),
}


@dataclass(frozen=True)
class NewContract:
    """What a contract says."""

    organisation: Any
    division: Any
    title: str
    number: str
    valid_from: date
    valid_to: date


@transaction.atomic
def sign_contract(terms: NewContract) -> Contract:
    """Enter a contract. Raises UnableToEvaluate if its dates contradict or its number is taken."""
    if terms.valid_to < terms.valid_from:
        raise UnableToEvaluate(_("The contract must not end before it begins."))
    if Contract.objects.filter(organisation=terms.organisation, number=terms.number).exists():
        raise UnableToEvaluate(
            _("This body has a contract with the number {number} already.").format(number=terms.number)
        )
    return Contract.objects.create(
        organisation=terms.organisation, division=terms.division, title=terms.title, number=terms.number,
        valid_from=terms.valid_from, valid_to=terms.valid_to,
    )  # fmt: skip


@transaction.atomic
def add_assessor(*, contract: Contract, person: Any) -> Assessor:
    """Enter a person under a contract; one who had left comes back."""
    row, made = Assessor.objects.get_or_create(contract=contract, person=person)
    if not made and row.left_on:
        row.left_on = None
        row.save(update_fields=["left_on"])
    return row


@transaction.atomic
def let_assessor_go(*, assessor: Assessor, on: date, reason: str, at: datetime | None = None) -> Assessor:
    """Enter that an assessor left; what was not handed in yet is refused, so that somebody else can go.

    Raises UnableToEvaluate without a reason.
    """
    if not reason.strip():
        raise UnableToEvaluate(_("Give the reason: the record of the contract keeps it."))
    assessor.left_on = on
    with because(reason.strip()):
        assessor.save(update_fields=["left_on"])
        open_ = assessor.visits.filter(state__in=[State.ASSIGNED, State.ACCEPTED])
        open_ = open_.exclude(round__state=Round.State.SEALED)  # a second scoring that never came: it stays so
        moment = {"declared_at": at} if at else {}
        open_.update(state=State.REFUSED, refused_because=reason.strip()[:300], **moment)
    return assessor


@transaction.atomic
def change_contract(*, contract: Contract, terms: NewContract, ended_reason: str) -> Contract:
    """Enter other terms; a contract that ends earlier than agreed needs the reason. Raises UnableToEvaluate."""
    current = Contract.objects.select_for_update().get(pk=contract.pk)
    if terms.valid_to < terms.valid_from:
        raise UnableToEvaluate(_("The contract must not end before it begins."))
    same = Contract.objects.filter(organisation=terms.organisation, number=terms.number).exclude(pk=current.pk)
    if same.exists():
        raise UnableToEvaluate(
            _("This body has a contract with the number {number} already.").format(number=terms.number)
        )
    if terms.valid_to < current.valid_to and not ended_reason.strip():
        raise UnableToEvaluate(
            _("It ends before {day}, as agreed until now: say why.").format(day=f"{current.valid_to:%Y-%m-%d}")
        )
    if terms.organisation.pk != current.organisation_id and current.assessors.exists():
        raise UnableToEvaluate(_("It has assessors of its body already: a contract with another body is another one."))
    current.organisation, current.division = terms.organisation, terms.division
    current.title, current.number = terms.title, terms.number
    current.valid_from, current.valid_to = terms.valid_from, terms.valid_to
    current.ended_reason = ended_reason.strip()[:300]
    with because(ended_reason.strip()):
        current.save()
    return current


@transaction.atomic
def record_training(*, assessor: Assessor, standard: str, held_on: date, valid_until: date, document: str) -> Training:
    """Enter that an assessor was trained on a standard. Raises UnableToEvaluate."""
    if valid_until < held_on:
        raise UnableToEvaluate(_("A training cannot run out before it was held."))
    return Training.objects.create(
        assessor=assessor, standard=standard, held_on=held_on, valid_until=valid_until, document=document.strip()
    )


# Who goes where -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Allotted:
    """What came of assigning: how many visits were made, and the sheets for which nobody was left, by part."""

    made: int
    left: dict[str, list[Sheet]]


@transaction.atomic
def assign_visits(
    *, round_: Round, contract: Contract, scoring: int, sheets: Sequence[Sheet], by: Any, at: datetime,
    due_on: date | None = None,
) -> Allotted:  # fmt: skip
    """Share out sheets among a contract's assessors, for documents and for the site two different people.

    Sheets that somebody has for a part already are left as they are. Raises UnableToEvaluate.
    """
    # Alone: two who assign at once would both find the same sheets free.
    if locked(round_).state not in (Round.State.CALLED, Round.State.MARKING):
        raise UnableToEvaluate(_("Assessors are sent while a round is called or being marked."))
    if not round_.by_visits:
        raise UnableToEvaluate(_("The marks of this round do not come from visits."))
    today = timezone.localtime(at).date()
    people = ready_assessors(contract, round_, today)
    if len(people) < 2:
        raise UnableToEvaluate(
            _(
                "“{contract}” has {count} assessors ready for this standard; two are needed, "
                "one for documents and one for the site. Enter their training first."
            ).format(contract=contract, count=len(people))
        )
    there = {sheet.pk: sheet for sheet in sheets}
    taken = set(
        Visit.objects.filter(sheet__in=there, scoring=scoring).exclude(state=State.REFUSED).values_list("sheet", "part")
    )
    by_id = {one.pk: one for one in people}
    barred = barred_from(round_, list(there), people, scoring)
    made: list[Visit] = []
    left: dict[str, list[Sheet]] = {}
    positions = dict(Visit.objects.filter(assessor__in=people).values_list("assessor").annotate(last=Max("position")))
    for number, part in enumerate(PARTS):
        order = [pk for pk, sheet in sorted(there.items(), key=lambda pair: _place(pair[1])) if (pk, part) not in taken]
        turned = [*by_id][number:] + [*by_id][:number]  # so that the same two are not always sent together
        found, without = allot(order, turned, barred)
        left[part] = [there[pk] for pk in without]
        for pk, assessor in found.items():
            barred.setdefault(pk, {})[assessor] = "there"  # not the other part of the same sheet
            positions[assessor] = positions.get(assessor, 0) + 1
            made.append(
                Visit(
                    round=round_,
                    sheet=there[pk],
                    part=part,
                    scoring=scoring,
                    assessor=by_id[assessor],
                    position=positions[assessor],
                    due_on=due_on,
                    assigned_at=at,
                    assigned_by=by,
                )
            )
    Visit.objects.bulk_create(made, batch_size=2000)
    for person, count in Counter(visit.assessor.person_id for visit in made).items():
        notify(
            [person], SENT.code, at=at, fields={"count": count, "round": round_.title}, url=reverse("evaluation:field")
        )
    return Allotted(len(made), left)


@transaction.atomic
def accept_visit(*, visit: Visit, at: datetime) -> Visit:
    """Take an assignment, declaring that there is no conflict of interest. Raises UnableToEvaluate."""
    current = _held(visit)
    if current.state != State.ASSIGNED:
        raise UnableToEvaluate(_("This assignment is {state} already.").format(state=current.get_state_display()))
    current.state, current.declared_at = State.ACCEPTED, at
    current.save(update_fields=["state", "declared_at"])
    return current


@transaction.atomic
def refuse_visit(*, visit: Visit, reason: str, has_conflict: bool, at: datetime) -> Visit:
    """Give an assignment back, with the reason; a conflict of interest bars this person from the sheet for good.

    Raises UnableToEvaluate.
    """
    current = _held(visit)
    if current.state not in (State.ASSIGNED, State.ACCEPTED):
        raise UnableToEvaluate(_("This assignment is {state} already.").format(state=current.get_state_display()))
    if not reason.strip():
        raise UnableToEvaluate(_("Give the reason: refusals and replacements are logged."))
    current.state, current.refused_because = State.REFUSED, reason.strip()[:300]
    current.has_conflict, current.declared_at = has_conflict, at
    with because(reason.strip()):
        current.save()
    return current


@transaction.atomic
def replace_visit(*, visit: Visit, assessor: Assessor, by: Any, at: datetime) -> Visit:
    """Send somebody else in place of one who refused. Raises UnableToEvaluate if that person may not go there."""
    current = _held(visit)
    round_ = current.round
    if current.state != State.REFUSED or current.replaced_by.exists():
        raise UnableToEvaluate(_("Only a refused assignment is replaced, and only once."))
    if assessor.pk not in {one.pk for one in ready_assessors(assessor.contract, round_, timezone.localtime(at).date())}:
        raise UnableToEvaluate(
            _("{name} is not ready for this standard: look at contract and training.").format(name=assessor)
        )
    barred = barred_from(round_, [current.sheet_id], [assessor], current.scoring).get(current.sheet_id, {})
    if assessor.pk in barred:
        raise UnableToEvaluate(
            _("{name} may not go there: scored it before, has its other part, or could see the other's marks.").format(
                name=assessor
            )
        )
    last = Visit.objects.filter(assessor=assessor).aggregate(last=Max("position"))["last"] or 0
    return Visit.objects.create(
        round=round_, sheet_id=current.sheet_id, part=current.part, scoring=current.scoring, assessor=assessor,
        position=last + 1, due_on=current.due_on, assigned_at=at, assigned_by=by, replaces=current,
    )  # fmt: skip


def ready_assessors(contract: Contract, round_: Round, on: date) -> list[Assessor]:
    """Return who may be sent under a contract: there, active, trained on the round's standard."""
    return list(ready_among(contract.assessors.all(), round_.edition.standard, on))


def ready_among(assessors: QuerySet[Assessor], standard: str, on: date) -> QuerySet[Assessor]:
    """Return those of some assessors who may be sent by a standard, whose contracts hold on the day."""
    rows = assessors.filter(
        Q(left_on=None) | Q(left_on__gt=on), contract__valid_from__lte=on, contract__valid_to__gte=on,
        person__is_active=True, trainings__standard=standard, trainings__held_on__lte=on,
        trainings__valid_until__gte=on,
    )  # fmt: skip
    return rows.select_related("person__key", "contract").distinct().order_by("pk")


# Who may not --------------------------------------------------------------------------------------------------------


def barred_from(round_: Round, sheets: list[int], people: list[Assessor], scoring: int) -> dict[int, dict[int, str]]:
    """Return by sheet who may not go there, and why, of WHY_NOT.

    Whoever has anything of the sheet already, declared a conflict about it, scored the same place in the round before
    (rotation); and for a second scoring whoever could see the first one's marks. Four queries, however many sheets.
    """
    found: dict[int, dict[int, str]] = {}
    of_person: dict[int, list[int]] = {}
    for one in people:
        of_person.setdefault(one.person_id, []).append(one.pk)

    def bar(sheet: int, person: int, why: str) -> None:
        for pk in of_person.get(person, ()):
            found.setdefault(sheet, {}).setdefault(pk, why)

    here = Visit.objects.filter(sheet__in=sheets, assessor__person__in=of_person)
    for sheet, person in here.values_list("sheet", "assessor__person"):
        bar(sheet, person, "there")
    places = ("pk", "round_id", "compound_id", "place_id", "lies_in", "zone_id", "company_id")
    rows = list(Sheet.objects.filter(pk__in=sheets).only(*places))
    by_place: dict[tuple[int | None, int | None], int] = {
        (row.compound_id, None if row.compound_id else row.place_id): row.pk for row in rows
    }
    earlier = Q(round=round_.previous_id) | Q(has_conflict=True)  # a conflict of interest does not end with a round
    before = Visit.objects.filter(earlier, assessor__person__in=of_person).exclude(round=round_)
    before = before.exclude(state=State.REFUSED, has_conflict=False)
    of_place = before.values_list("sheet__compound", "sheet__place", "assessor__person", "has_conflict")
    for compound, place, person, conflict in of_place:
        if pk := by_place.get((compound, None if compound else place)):
            bar(pk, person, "conflict" if conflict else "before")
    if scoring == 2:
        for pk, person in _who_could_see(rows, list(of_person)):
            bar(pk, person, "sees")
    return found


def _who_could_see(sheets: list[Sheet], people: list[int]) -> list[tuple[int, int]]:
    """Return (sheet, person) for all who hold a right by which the marks of a sheet are seen."""
    holders: dict[str, set[int]] = {}
    for row in Assignment.objects.filter(person__in=people, role__rights__overlap=list(_SEEING)):
        holders.setdefault(row.scope_key, set()).add(row.person_id)
    everywhere = holders.get(PLATFORM, set())
    return [
        (sheet.pk, person)
        for sheet in sheets
        for person in everywhere.union(*(holders.get(key, ()) for key in sheet.scope_keys()))
    ]


def could_see(grants: Grants, sheet: Sheet) -> bool:
    """Whether somebody could see the marks of a sheet: asked again when a second scoring is handed in."""
    return any(grants.over(right.code, sheet) for right in (VIEW_ROUNDS, MARK, SEE_SCORINGS))


def _place(sheet: Sheet) -> tuple[Any, ...]:
    return (*sheet.lies_in, sheet.code)


def _held(visit: Visit) -> Visit:
    held(Sheet(pk=visit.sheet_id, round_id=visit.round_id))
    rows = Visit.objects.select_for_update(of=("self",)).select_related("sheet", "round__edition", "assessor")
    current = rows.get(pk=visit.pk)
    if not current.round.is_open:
        raise UnableToEvaluate(
            _("“{round}” is {state}: nobody is sent there any more.").format(
                round=current.round, state=current.round.get_state_display()
            )
        )
    return current
