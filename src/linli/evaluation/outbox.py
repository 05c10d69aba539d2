"""What assessors' phones hand in, and their page that works without a signal. docs/parts/field.md.

A body is JSON that nobody has checked: it is read here or refused, with what is wrong and what is allowed.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import wraps
from pathlib import Path
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.outbox import About, Answer, Refused, kind, offline_page
from linli.core.outbox.models import OutboxRecord
from linli.grading.cells import CellFault, clean_note
from linli.grading.marks import read_answer

from .models import Confirmation, Round, Sheet, Visit
from .operations.assessors import accept_visit, refuse_visit
from .operations.editions import language
from .operations.rounds import hold_open
from .operations.scorings import (
    PHOTO,
    SIGNATURE,
    Scored,
    Taken,
    VisitClosed,
    confirm_visit,
    hand_in,
    held_visit,
    take_items,
)
from .queries.sheets import answer_words, in_words
from .refusals import UnableToEvaluate
from .rights import SCORE

MOST_ITEMS, MOST_REASONS, MOST_TEXT = 200, 40, 500
_EARLIEST, _LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MILLIONTH = Decimal("0.000001")

Pairs = list[tuple[str, str]]
Receiver = Callable[..., Answer]


def _receiver(take: Receiver) -> Receiver:
    """Say in the outbox's words why an operation refuses."""

    @wraps(take)
    def receive(*, record: OutboxRecord, person: Any, files: dict[str, Any], at: datetime) -> Answer:
        try:
            return take(record=record, person=person, files=files, at=at)
        except VisitClosed as exc:
            raise Refused(str(exc), exc.code) from None
        except UnableToEvaluate as exc:
            raise Refused(str(exc), "not_possible") from None

    return receive


# Taking or giving back an assignment ----------------------------------------------------------------------------------


@_receiver
def take_visit_answer(*, record: OutboxRecord, person: Any, files: dict[str, Any], at: datetime) -> Answer:
    """Take an assignment, with the declaration that there is no conflict of interest, or give it back with a reason."""
    body = record.body
    visit = held_visit(_visit(body), person)
    accepts = _yes_no(body, "accept")
    if accepts and visit.state in (Visit.State.ACCEPTED, Visit.State.DONE):
        return Answer(data={"state": visit.state})
    _require_open_round(visit.round)
    if accepts:
        visit = accept_visit(visit=visit, at=at)
    else:
        reason = _text(body, "reason", 300)
        visit = refuse_visit(visit=visit, reason=reason, has_conflict=_yes_no(body, "has_conflict"), at=at)
    return Answer(data={"state": visit.state})


# Items with photos ----------------------------------------------------------------------------------------------------


@_receiver
def take_scored(*, record: OutboxRecord, person: Any, files: dict[str, Any], at: datetime) -> Answer:
    """Keep the items of a visit that changed on a phone since its last record, with their photos.

    What another phone entered in the same item meanwhile stays, and is told; everything else of the record is kept.
    """
    body = record.body
    given = _object(body, "items")
    if not 0 < len(given) <= MOST_ITEMS:
        raise _faulty(_("A record holds 1 to {most} items; this one has {count}."), most=MOST_ITEMS, count=len(given))
    photos = _photos(record, files, given)
    scored = {name: _scored(name, given, photos.get(name, [])) for name in given}
    visit = _own(_visit(body), person)
    _hold(visit)
    there = {row.item: row for row in visit.items.filter(item__in=given)}
    earlier = _bodies(there.values())
    for name, one in scored.items():
        row, base = there.get(name), one.base
        if row is None:
            continue
        if base and base not in (row.answer, one.answer):
            base = _canonical(visit, name, base)
        if _is_older(record, earlier.get(row.record)):
            # The same phone sent a later answer, which came first for it has no photos: only the photos are news.
            scored[name] = replace(one, answer=row.answer, base=row.answer, reasons=_pairs(row.reasons))
        else:
            known = _reasons(given[name], "base_reasons", name)
            scored[name] = replace(one, base=base, reasons=_merged(_pairs(row.reasons), known, list(one.reasons)))
    taking = take_items(
        visit=visit, person=person, scored=list(scored.values()), record=record.pk, at=at,
        content_hash=_text(body, "edition", 64),
    )  # fmt: skip
    data: dict[str, Any] = {"kept": [name for name in given if name not in taking.conflicts]}
    if not taking.conflicts:
        return Answer(data=data)
    theirs = {name: there[name].reasons for name in taking.conflicts}
    return Answer("conflict", data | {"conflicts": taking.conflicts, "reasons": theirs})


def _canonical(visit: Visit, name: str, answer: str) -> str:
    item = next((item for item in visit.round.edition.compiled().standard.items if item.id == name), None)
    with suppress(CellFault):  # another edition's: it then differs from what is there
        return read_answer(item, answer) if item else answer
    return answer


def _scored(name: str, given: Mapping[str, Any], photos: Sequence[Taken]) -> Scored:
    entered = _object(given, name)
    if len(name) > 70:
        raise _faulty(_("“{value}” is no item."), value=name[:40])
    return Scored(
        item=name, answer=_text(entered, "answer", 60, at=name), entered_at=_moment(entered, "entered_at", name),
        base=_text(entered, "base", 60, at=name), reasons=_reasons(entered, "reasons", name), photos=photos,
    )  # fmt: skip


def _photos(record: OutboxRecord, files: Mapping[str, Any], items: Mapping[str, Any]) -> dict[str, list[Taken]]:
    given = _object(record.body, "photos") if record.body.get("photos") is not None else {}
    if set(given) != set(files):
        raise _faulty(_("Each photo belongs to an item, with its time: photos and files must have the same names."))
    sent = {str(upload.key): bytes(upload.sha256) for upload in record.uploads.all()}
    found: dict[str, list[Taken]] = {}
    for name in given:
        photo = _object(given, name)
        item = _text(photo, "item", 70, at=name)
        if item not in items:
            raise _faulty(_("The photo {name} belongs to an item that is not in this record."), name=name)
        digest = sent[record.files[name]]
        if photo.get("sha256") is not None and photo["sha256"] != digest.hex():
            said = str(photo["sha256"])[:12]
            if not _SHA256.fullmatch(str(photo["sha256"])):
                raise _faulty(_("“{value}” is no SHA-256."), value=said)
            raise Refused(
                _("The photo {name} is not the one that was taken: its hash differs.").format(name=name), "hash"
            )
        longitude, latitude = _coordinate(photo, "longitude", 180), _coordinate(photo, "latitude", 90)
        if (longitude is None) != (latitude is None):
            longitude = latitude = None
        found.setdefault(item, []).append(
            Taken(files[name], digest, _moment(photo, "taken_at", name), longitude, latitude)
        )
    return found


def _bodies(rows: Any) -> dict[Any, OutboxRecord]:
    numbers = {row.record for row in rows}
    return {one.pk: one for one in OutboxRecord.objects.filter(pk__in=numbers).only("pk", "device", "body")}


def _is_older(record: OutboxRecord, there: OutboxRecord | None) -> bool:
    """Whether the same phone made a record earlier than the one that came first; by its count, not by its clock."""
    if there is None or there.device != record.device:
        return False
    mine, other = record.body.get("count"), there.body.get("count")
    return isinstance(mine, int) and isinstance(other, int) and mine < other


def _merged(there: Pairs, known: Pairs, mine: Pairs) -> Pairs:
    """Return a phone's reasons with those that another phone added meanwhile: nothing of either is lost."""
    return [*(pair for pair in there if pair not in known and pair not in mine), *mine]


def _pairs(reasons: Sequence[Sequence[str]]) -> Pairs:
    return [(pair[0], pair[1]) for pair in reasons]


# The end of a visit ---------------------------------------------------------------------------------------------------


@_receiver
def take_confirmation(*, record: OutboxRecord, person: Any, files: dict[str, Any], at: datetime) -> Answer:
    """Keep a signature, or why there is none."""
    body = record.body
    if set(files) - {"signature"}:
        raise _faulty(_("A confirmation has one picture, “signature”, or none."))
    party = _text(body, "party", 10)
    row = confirm_visit(
        visit=_visit(body), person=person, party=party, at=at, signed_at=_moment(body, "signed_at"),
        signature=files.get("signature"), refused=_text(body, "refused", 300),
    )  # fmt: skip
    return Answer(data={"party": Confirmation.Party(row.party).value})


@_receiver
def take_hand_in(*, record: OutboxRecord, person: Any, files: dict[str, Any], at: datetime) -> Answer:
    """End a visit."""
    visit = hand_in(visit=_visit(record.body), person=person, at=at)
    return Answer(data={"state": visit.state, "handed_in_at": visit.handed_in_at.isoformat()})  # type: ignore[union-attr]


# Reading --------------------------------------------------------------------------------------------------------------


def _visit(body: Mapping[str, Any]) -> Visit:
    number = body.get("visit")
    found = None
    if isinstance(number, int) and not isinstance(number, bool) and 0 < number < 2**63:
        found = Visit.objects.filter(pk=number).select_related("assessor").first()
    if found is None:  # in the same words as somebody else's: nobody learns which there are
        raise VisitClosed(_("This sheet is not assigned to you."), "not_yours")
    return found


def _own(visit: Visit, person: Any) -> Visit:
    if visit.assessor.person_id != person.pk:
        raise VisitClosed(_("This sheet is not assigned to you."), "not_yours")
    return visit


def _hold(visit: Visit) -> None:
    """Hold the sheet of a visit, as every operation on it does: nobody writes to it until the transaction ends."""
    hold_open(visit.round_id)
    Sheet.objects.select_for_update(no_key=True).values_list("pk").get(pk=visit.sheet_id)


def _require_open_round(round_: Round) -> None:
    if round_.state == Round.State.SEALED:
        raise VisitClosed(_("“{round}” is sealed: nothing of it changes any more.").format(round=round_), "sealed")
    if not round_.is_open:
        raise VisitClosed(
            _("“{round}” is {state}: nobody is sent there.").format(round=round_, state=round_.get_state_display()),
            "closed",
        )


def _faulty(sentence: str, **fields: object) -> Refused:
    return Refused(sentence.format(**fields), "faulty")


def _object(holder: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = holder.get(name)
    if not isinstance(value, dict):
        raise _faulty(_("“{name}” must be a JSON object."), name=name[:40])
    return value


def _text(holder: Mapping[str, Any], name: str, most: int, *, at: str = "") -> str:
    value = holder.get(name, "")
    if not isinstance(value, str):
        raise _faulty(_("{at} “{name}” must be text."), at=at[:40], name=name)
    if len(value) > most:
        sentence = _("{at} “{name}” has {count} characters; {most} are allowed.")
        raise _faulty(sentence, at=at[:40], name=name, count=len(value), most=most)
    return value


def _yes_no(holder: Mapping[str, Any], name: str) -> bool:
    value = holder.get(name, False)
    if not isinstance(value, bool):
        raise _faulty(_("“{name}” must be true or false."), name=name)
    return value


def _moment(holder: Mapping[str, Any], name: str, at: str = "") -> datetime:
    value = holder.get(name)
    try:
        moment = parse_datetime(value) if isinstance(value, str) and len(value) <= 40 else None
        if moment is not None and moment.tzinfo is not None and _EARLIEST <= moment < _LATEST:
            return moment
    except (ValueError, OverflowError):
        pass
    raise _faulty(_("{at} “{name}” must be a time with its zone between 2000 and 2100."), at=at[:40], name=name)


def _coordinate(holder: Mapping[str, Any], name: str, most: int) -> Decimal | None:
    value = holder.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > most:
        raise _faulty(_("“{name}” must be a number from -{most} to {most}."), name=name, most=most)
    return Decimal(str(value)).quantize(_MILLIONTH)


def _reasons(holder: Mapping[str, Any], name: str, at: str) -> Pairs:
    given = holder.get(name) or []
    if not isinstance(given, list) or len(given) > MOST_REASONS:
        raise _faulty(_("{at}: at most {most} reasons, as a list of [text, proof]."), at=at[:40], most=MOST_REASONS)
    pairs = []
    for pair in given:
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(part, str) for part in pair):
            raise _faulty(_("{at}: a reason is [text, proof], both text."), at=at[:40])
        if any(len(part) > MOST_TEXT for part in pair):
            raise _faulty(_("{at}: a reason has at most {most} characters."), at=at[:40], most=MOST_TEXT)
        with suppress(CellFault):  # what is wrong with a reason, the operation says
            pair = [clean_note(part) for part in pair]
        pairs.append((pair[0], pair[1]))
    return pairs


def about_visit(body: Mapping[str, Any]) -> About | None:
    """Return the sheet of the visit that a body names."""
    number = body.get("visit")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**63:
        return None
    sheet = Sheet.objects.filter(visits=number).select_related("round").first()
    if sheet is None:
        return None
    return About(("evaluation.sheet", sheet.pk), f"{sheet.name} · {sheet.round.title}", sheet.scope_keys())


def tell_visit(body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Say in words what a phone entered about a visit; whatever is none of it, as it was sent."""
    lines = []
    if "accept" in body:
        lines.append((_("Assignment"), _("accepted") if body["accept"] is True else _("given back")))
    if isinstance(body.get("items"), dict):
        lines += _items_told(body)
    if party := body.get("party"):
        lines.append((_("Party"), str(dict(Confirmation.Party.choices).get(party, party))))
    lines += [(label, str(body[name])) for name, label in (
        ("reason", _("Reason")), ("refused", _("Refused because")), ("signed_at", _("Signed at")),
    ) if body.get(name)]  # fmt: skip
    return lines


def _items_told(body: Mapping[str, Any]) -> list[tuple[str, str]]:
    try:
        standard = _visit(body).round.edition.compiled().standard
    except VisitClosed:
        known = {}
    else:
        known = {item.id: item for item in standard.items}
    lines = []
    for name, entered in body["items"].items():
        item, given = known.get(name), entered if isinstance(entered, dict) else {}
        words = answer = str(given.get("answer", ""))
        if item:
            with suppress(CellFault):  # no answer of this item: as it was sent
                words = answer_words(item, read_answer(item, answer), language())
        reasons = given.get("reasons") if isinstance(given.get("reasons"), list) else []
        why = "; ".join(str(part) for pair in reasons or [] if isinstance(pair, list) for part in pair if part)
        title = in_words(item.title, language()) if item else ""
        words = _("{answer} ({reasons})").format(answer=words, reasons=why) if why else words
        lines.append((f"{name} {title}".strip(), words))
    return lines


# Kinds and page -------------------------------------------------------------------------------------------------------

_STATIC = Path(__file__).parent / "static"

_VISIT: dict[str, Any] = {"right": SCORE, "about": about_visit, "tell": tell_visit}
VISIT_ANSWER = kind("evaluation.visit_answer", gettext_lazy("Assignment"), receive=take_visit_answer, **_VISIT)
ITEMS = kind("evaluation.items", gettext_lazy("Scored items"), receive=take_scored, purpose=PHOTO, **_VISIT)
CONFIRMATION = kind(
    "evaluation.confirmation", gettext_lazy("Confirmation on site"), receive=take_confirmation, purpose=SIGNATURE,
    **_VISIT,
)  # fmt: skip
HAND_IN = kind("evaluation.hand_in", gettext_lazy("Hand-in"), receive=take_hand_in, **_VISIT)

offline_page(
    "evaluation:field",
    sorted(
        path.relative_to(_STATIC).as_posix()
        for path in (_STATIC / "evaluation" / "field").iterdir()
        if path.suffix in (".js", ".css")
    ),
)
