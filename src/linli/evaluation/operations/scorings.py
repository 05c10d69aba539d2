"""What assessors hand in: items with reasons and photos, signatures, and the end of a visit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.files import purpose
from linli.core.files.operations import attach
from linli.core.rights import grants_of
from linli.evaluation.models import (
    Adjudication,
    Confirmation,
    Round,
    ScoredItem,
    ScoredPhoto,
    Sheet,
    Visit,
)
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import SEE_SCORINGS
from linli.evaluation.rules.evidence import metres_between
from linli.evaluation.rules.scoring import differ, items_of_part
from linli.evaluation.rules.steps import Step, next_step
from linli.grading.cells import CellFault, clean_note, clean_text
from linli.grading.faults import Fault
from linli.grading.marks import NOT_APPLICABLE, applies, read_answer, read_fact
from linli.grading.schema import Item, Standard
from linli.grading.words import sentence

from .assessors import could_see
from .course import held, move
from .editions import language
from .grading import grade_sheet
from .marks import needs_reason

State = Visit.State
FACT = "fact:"
PHOTO = purpose("evaluation.scored_photo", _("Photo of a visit"), right=SEE_SCORINGS, keep_days=3 * 365)
SIGNATURE = purpose(
    "evaluation.signature", _("Signature at the end of a visit"), most_bytes=2_000_000, most_edge=1200,
    right=SEE_SCORINGS, keep_days=3 * 365,
)  # fmt: skip


@dataclass(frozen=True)
class Taken:
    """A photo as it came: what is stored, the hash of the original, and what the phone says of it."""

    file: Any
    sha256: bytes
    taken_at: datetime
    longitude: Decimal | None = None
    latitude: Decimal | None = None


@dataclass(frozen=True)
class Scored:
    """One item as entered on a phone. base: the answer that stood there when it was entered, "" for none."""

    item: str
    answer: str
    entered_at: datetime
    base: str = ""
    reasons: Sequence[tuple[str, str]] = ()
    photos: Sequence[Taken] = ()


@dataclass
class Taking:
    """What became of what came: the items that were kept, and by item what somebody else wrote there meanwhile."""

    kept: list[str] = field(default_factory=list)
    conflicts: dict[str, str] = field(default_factory=dict)


class VisitClosed(UnableToEvaluate):
    """Nothing is taken for this visit any more. code: why, for the phone."""

    def __init__(self, text: str, code: str) -> None:
        super().__init__(text)
        self.code = code


@transaction.atomic
def take_items(
    *, visit: Visit, person: Any, scored: Sequence[Scored], record: UUID, at: datetime, content_hash: str = ""
) -> Taking:
    """Keep what an assessor entered, item by item. The same content again changes nothing.

    Two phones on one visit are merged: an item that only one of them changed is kept; where both did, the other's
    answer stays and is said. Photos are kept with either. content_hash: of the edition that the phone has.
    Raises VisitClosed, UnableToEvaluate.
    """
    current = held_visit(visit, person)
    _require_open(current, content_hash)
    standard = current.round.edition.compiled().standard
    allowed = {item.id: item for item in items_of_part(standard, current.part)}
    kept = {row.item: row for row in current.items.select_for_update()}
    taking = Taking()
    hidden = _found_by_others(current)
    for one in sorted(scored, key=lambda one: not one.item.startswith(FACT)):  # what was found decides what applies
        answer, reasons = _checked(standard, allowed, _seen(current, kept, hidden), one)
        before = kept.get(one.item)
        if before is not None and before.answer not in (one.base, answer):
            taking.conflicts[one.item] = before.answer
        elif before is None or (before.answer, before.reasons) != (answer, reasons):
            row = before or ScoredItem(round_id=current.round_id, visit=current, item=one.item)
            row.answer, row.reasons, row.record = answer, reasons, record
            row.entered_at, row.received_at = one.entered_at, at
            row.save()
            kept[one.item] = row
            taking.kept.append(one.item)
        _keep_photos(current, one, person, at)
    return taking


@transaction.atomic
def confirm_visit(
    *,
    visit: Visit,
    person: Any,
    party: str,
    at: datetime,
    signed_at: datetime,
    signature: Any = None,
    refused: str = "",
) -> Confirmation:
    """Keep the signature of somebody who was there, or why they refused to sign. The first one stays.

    Raises VisitClosed, UnableToEvaluate.
    """
    current = held_visit(visit, person)
    _require_open(current)
    if party not in Confirmation.Party.values or current.part != Visit.Part.SITE:
        raise UnableToEvaluate(_("Only the project manager and the community sign, and only on site."))
    try:
        refused = clean_note(refused)[:300]
    except CellFault as exc:
        raise UnableToEvaluate(sentence(Fault(exc.code, exc.fields), language())) from None
    if (signature is None) == (not refused):
        raise UnableToEvaluate(_("A confirmation is a signature, or the reason why there is none."))
    row, made = Confirmation.objects.get_or_create(
        visit=current, party=party,
        defaults={
            "round_id": current.round_id, "signature": signature, "refused_because": refused, "signed_at": signed_at,
            "received_at": at,
        },
    )  # fmt: skip
    if made and signature is not None:
        attach(signature, subject=("evaluation.sheet", current.sheet_id), purpose=SIGNATURE, by=person, at=at)
    return row


@transaction.atomic
def hand_in(*, visit: Visit, person: Any, at: datetime) -> Visit:
    """End a visit: nothing of it changes any more, unless the sheet is sent back. Handing in twice is handing in once.

    The first scoring goes onto the sheet once both of its parts are handed in; where there are two scorings, what
    differs by more than the round's limit waits for a decision. Raises UnableToEvaluate with what is still missing.
    """
    current = held_visit(visit, person)
    if current.state == State.DONE:
        return current
    _require_open(current)
    if missing := missing_of(current):
        raise UnableToEvaluate(" ".join(missing))
    if current.scoring == 2 and could_see(grants_of(person), current.sheet):
        raise UnableToEvaluate(
            _("A role of yours lets you see marks of this sheet, so you cannot score it. Tell those who sent you.")
        )
    current.state, current.handed_in_at = State.DONE, at
    current.save(update_fields=["state", "handed_in_at"])
    _settle(current, by=person, at=at)
    return current


def missing_of(visit: Visit) -> list[str]:
    """Return what a visit must still have before it can be handed in, a sentence each."""
    standard = visit.round.edition.compiled().standard
    kept = {row.item: row for row in visit.items.all()}
    facts = _seen(visit, kept, _found_by_others(visit))
    photos = set(visit.photos.values_list("item", flat=True))
    open_, bare, unproved = [], [], []
    for item in items_of_part(standard, visit.part):
        if applies(item, facts) is False:
            continue
        row = kept.get(item.id)
        if row is None or not row.answer:
            open_.append(item.id)
        elif needs_reason(item, row.answer, visit.round.as_of):
            if not any(text for text, _proof in row.reasons):
                bare.append(item.id)
            elif item.id not in photos and not any(proof for _text, proof in row.reasons):
                unproved.append(item.id)
    found = []
    for names, said in (
        (open_, _("Not answered: {items}.")), (bare, _("Points lost without a reason: {items}.")),
        (unproved, _("Points lost without a proof: {items}.")),
    ):  # fmt: skip
        if names:
            found.append(said.format(items=", ".join(names[:8]) + (" …" if len(names) > 8 else "")))
    if visit.part == Visit.Part.SITE and visit.scoring == 1:
        there = set(visit.confirmations.values_list("party", flat=True))
        lacking = [label for value, label in Confirmation.Party.choices if value not in there]
        if lacking:
            found.append(_("Not confirmed by: {who}.").format(who="、".join(map(str, lacking))))
    return found


def facts_of(sheet: Sheet, kept: Mapping[str, ScoredItem]) -> dict[str, str]:
    """Return the facts of a sheet with those that were found on site."""
    seen = {name.removeprefix(FACT): row.answer for name, row in kept.items() if name.startswith(FACT) and row.answer}
    return {**sheet.facts, **seen}


def held_visit(visit: Visit, person: Any) -> Visit:
    """Return an assessor's own visit, held until the transaction ends. Raises VisitClosed for somebody else's."""
    sheet = held(Sheet(pk=visit.sheet_id, round_id=visit.round_id))
    current = Visit.objects.select_for_update(of=("self",)).select_related("assessor").get(pk=visit.pk)
    current.sheet, current.round = sheet, sheet.round  # with the standard's whole document: loaded once
    if current.assessor.person_id != person.pk:
        raise VisitClosed(_("This sheet is not assigned to you."), "not_yours")
    return current


# Parts ----------------------------------------------------------------------------------------------------------------


def _require_open(visit: Visit, content_hash: str = "") -> None:
    round_ = visit.round
    if round_.state == Round.State.SEALED:
        raise VisitClosed(
            _("“{round}” is sealed: nothing of it changes any more. What you entered is kept for your office.").format(
                round=round_
            ), "sealed",
        )  # fmt: skip
    if round_.state not in (Round.State.MARKING, Round.State.CALLED):
        raise VisitClosed(
            _("“{round}” is {state}: no marks are taken.").format(round=round_, state=round_.get_state_display()),
            "closed",
        )
    if visit.state == State.REFUSED:
        raise VisitClosed(_("This assignment was given back; somebody else goes there."), "refused")
    if visit.state == State.ASSIGNED:
        raise VisitClosed(_("Declare first that you have no conflict of interest."), "not_declared")
    if visit.state == State.DONE:
        raise VisitClosed(
            _("This sheet is handed in. It can be sent back to you by those who lead the round."), "handed_in"
        )
    # A second scoring may end later than the first, which moves the sheet on.
    if visit.sheet.step not in ((Step.MARKS,) if visit.scoring == 1 else (Step.MARKS, Step.RECTIFY, Step.REVIEW)):
        raise VisitClosed(_("This sheet is not being scored at present."), "not_at_marks")
    if content_hash and content_hash != round_.edition.content_hash:
        raise VisitClosed(
            _("The phone has another edition of the standard than the round. Load the list again; nothing is lost."),
            "other_edition",
        )


def _found_by_others(visit: Visit) -> set[str]:
    """Return the facts that another visit found there: a sheet may have taken them over, and this visit is blind."""
    rows = ScoredItem.objects.filter(visit__sheet=visit.sheet_id, item__startswith=FACT).exclude(visit=visit)
    return {name.removeprefix(FACT) for name in rows.values_list("item", flat=True)}


def _seen(visit: Visit, kept: Mapping[str, ScoredItem], hidden: set[str]) -> dict[str, str]:
    """Return the facts as a visit knows them: its own, and those of the sheet but for the hidden ones."""
    facts = facts_of(visit.sheet, kept)
    return {name: value for name, value in facts.items() if name not in hidden or FACT + name in kept}


def _checked(
    standard: Standard, allowed: Mapping[str, Item], facts: dict[str, str], one: Scored
) -> tuple[str, list[list[str]]]:
    """Return canonical answer and reasons. Raises UnableToEvaluate with what is wrong and what is allowed."""
    try:
        if one.item.startswith(FACT):
            fact = next((fact for fact in standard.facts if fact.id == one.item.removeprefix(FACT)), None)
            if fact is None:
                raise UnableToEvaluate(_("There is no fact {name} in this standard.").format(name=one.item[:40]))
            return read_fact(fact, clean_text(one.answer)), []
        item = allowed.get(one.item)
        if item is None:
            raise UnableToEvaluate(_("Item {item} is not in this part of the sheet.").format(item=one.item[:20]))
        answer = read_answer(item, clean_text(one.answer))
        if answer and answer != NOT_APPLICABLE and applies(item, facts) is False:
            raise UnableToEvaluate(
                _("Item {item} does not apply here by the facts; leave it empty.").format(item=one.item)
            )
        reasons = [[clean_note(text), clean_note(proof)] for text, proof in one.reasons]
    except CellFault as exc:
        raise UnableToEvaluate(f"{one.item}: {sentence(Fault(exc.code, exc.fields), language())}") from None
    return answer, [pair for pair in reasons if any(pair)]


def _keep_photos(visit: Visit, one: Scored, person: Any, at: datetime) -> None:
    place = visit.sheet.compound if one.photos else None
    for photo in one.photos:
        if photo.file.media_type.startswith("image/") is False:
            raise UnableToEvaluate(_("{item}: this is no photo.").format(item=one.item))
        at_place = (place.longitude, place.latitude) if place else (None, None)
        distance = metres_between((photo.longitude, photo.latitude), at_place)
        ScoredPhoto.objects.get_or_create(
            visit=visit, item=one.item, sha256=photo.sha256,
            defaults={
                "round_id": visit.round_id, "file": photo.file, "taken_at": photo.taken_at,
                "longitude": photo.longitude, "latitude": photo.latitude, "distance_m": distance, "received_at": at,
            },
        )  # fmt: skip
        attach(photo.file, subject=("evaluation.sheet", visit.sheet_id), purpose=PHOTO, by=person, at=at)


def _settle(visit: Visit, *, by: Any, at: datetime) -> None:
    """Bring the first scoring onto the sheet once it is whole, and open what differs once there are two."""
    visits = list(visit.sheet.visits.exclude(state=State.REFUSED).prefetch_related("items"))
    first = [one for one in visits if one.scoring == 1]
    second = [one for one in visits if one.scoring == 2]
    if any(one.state != State.DONE for one in first):
        return
    sheet = visit.sheet
    if visit.scoring == 1:
        to_sheet(sheet, first, at=at)
        if sheet.step == Step.MARKS:
            move(sheet, next_step(visit.round.course, Step.MARKS), note="", by=by, at=at)
    for part in Visit.Part.values:
        ours = next((one for one in first if one.part == part), None)
        theirs = next((one for one in second if one.part == part and one.state == State.DONE), None)
        if ours and theirs:
            _open_differences(sheet, ours, theirs, at)


def to_sheet(sheet: Sheet, visits: Sequence[Visit], *, at: datetime) -> None:
    """Write the answers of handed-in visits onto their sheet, and grade it again if its round is graded."""
    standard = sheet.round.edition.compiled().standard
    places = {item.id for item in standard.items}
    for visit in visits:
        rows = {row.item: row for row in visit.items.all()}
        sheet.facts = facts_of(sheet, rows)
        for name, row in rows.items():
            if name not in places:
                continue
            source = {
                "how": Sheet.How.VISIT.value, "by": visit.assessor.person_id, "at": row.entered_at.isoformat(),
                "what": str(Visit.Part(visit.part).label),
            }  # fmt: skip
            for column, value in ((sheet.answers, row.answer), (sheet.sources, source if row.answer else None),
                                  (sheet.reasons, row.reasons)):  # fmt: skip
                if value:
                    column[name] = value
                else:
                    column.pop(name, None)
    sheet.version += 1
    sheet.changed_at, sheet.changed_by_id = at, visits[-1].assessor.person_id
    sheet.save()
    if sheet.round.results.exists():
        grade_sheet(sheet=sheet, at=at)


def _open_differences(sheet: Sheet, first: Visit, second: Visit, at: datetime) -> None:
    standard = sheet.round.edition.compiled().standard
    ours, theirs = ({row.item: row.answer for row in one.items.all()} for one in (first, second))
    for item in items_of_part(standard, first.part):
        mine, other = ours.get(item.id, ""), theirs.get(item.id, "")
        if differ(item, mine, other, sheet.round.as_of, sheet.round.differ_percent):
            Adjudication.objects.get_or_create(
                sheet=sheet, item=item.id,
                defaults={"round_id": sheet.round_id, "first": mine, "second": other, "opened_at": at},
            )  # fmt: skip
