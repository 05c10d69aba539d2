"""Adding proofs to the evidence ledger, tying them to items, withdrawing and erasing them."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.files import Refused, purpose
from linli.core.files.operations import attach, release, store
from linli.core.files.purposes import KINDS
from linli.core.files.queries import uses_of
from linli.core.history import because
from linli.evaluation.models import Evidence, EvidenceItem
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rights import VIEW_EVIDENCE
from linli.evaluation.rules.evidence import metres_between, validity
from linli.places.models import Compound, Division

PROOF = purpose(
    "evaluation.evidence", gettext_lazy("Proof in the evidence ledger"), kinds=KINDS, right=VIEW_EVIDENCE
)  # fmt: skip
SUBJECT = "evaluation.evidence"  # of core.subjects
KEEP_WITHDRAWN = timedelta(days=3 * 365)  # a round that relied on it is looked at again for so long
MOST_FILES = 20  # in one go

Pair = tuple[str, str]  # standard, item
Asked = Mapping[Pair, int | None]  # for how many months each item takes a proof


class UnableToKeep(UnableToEvaluate):
    """A file of several that cannot be kept; nothing of what was sent is."""


def place_of(subject: Any) -> dict[str, Any]:
    """Return the columns that say whose proof it is."""
    return {"compound": subject} if isinstance(subject, Compound) else {"community": subject}


@transaction.atomic
def add_proofs(
    *, subject: Compound | Division, uploads: Sequence[Any], title: str, kind: str, issued_on: date,
    valid_until: date | None, items: Collection[Pair], asked: Asked, by: Any, at: datetime,
) -> list[Evidence]:  # fmt: skip
    """Keep each file as a proof for all the items, or none of them. Raises UnableToEvaluate.

    Of several files the titles are numbered. What a picture says of where and when it was taken is kept beside it.
    """
    _check(issued_on, valid_until, at)
    _check_items(items, asked)
    if not uploads:
        raise UnableToEvaluate(_("Choose at least one file."))
    if len(uploads) > MOST_FILES:
        raise UnableToEvaluate(
            _("{count} files were sent; at most {most} go at once.").format(count=len(uploads), most=MOST_FILES)
        )
    made = []
    for number, upload in enumerate(uploads, 1):
        name = title if len(uploads) == 1 else f"{title[:115]} {number}"
        row = Evidence(
            **place_of(subject), title=name, kind=kind, issued_on=issued_on, valid_until=valid_until, added_at=at,
            added_by=by, sha256=_hash(upload),
        )  # fmt: skip
        try:
            file = store(upload, purpose=PROOF, at=at)
        except Refused as exc:
            called = str(getattr(upload, "name", "") or number)[:80]
            raise UnableToKeep(_("{file}: {problem}").format(file=called, problem=exc)) from exc
        if kind == Evidence.Kind.PHOTO and not file.is_image:
            called = str(getattr(upload, "name", "") or number)[:80]
            raise UnableToKeep(_("{file} is no picture: choose another kind of proof.").format(file=called))
        row.file = file
        row.taken_at = file.taken.at
        row.longitude, row.latitude = file.taken.longitude, file.taken.latitude
        row.distance_m = metres_between((row.longitude, row.latitude), (subject.longitude, subject.latitude))
        row.save()
        attach(file, subject=(SUBJECT, row.pk), purpose=PROOF, by=by, at=at)
        made.append(row)
    EvidenceItem.objects.bulk_create(_ties(made, items))
    return made


@transaction.atomic
def change_proof(
    *, evidence: Evidence, title: str, kind: str, issued_on: date, valid_until: date | None, items: Collection[Pair],
    asked: Asked, at: datetime,
) -> Evidence:  # fmt: skip
    """Correct what is said of a proof, and which items it is for. Its file never changes. Raises UnableToEvaluate."""
    row = _held(evidence)
    before = {(one.standard, one.item): one.pk for one in row.items.all()}
    _check(issued_on, valid_until, at)
    _check_items(items, {**dict.fromkeys(before), **asked})  # what it was for already may be of an earlier edition
    if kind == Evidence.Kind.PHOTO and not (row.file and row.file.is_image):
        raise UnableToEvaluate(_("The file is no picture: choose another kind of proof."))
    row.title, row.kind, row.issued_on, row.valid_until = title, kind, issued_on, valid_until
    row.save()
    EvidenceItem.objects.filter(pk__in=[pk for pair, pk in before.items() if pair not in set(items)]).delete()
    EvidenceItem.objects.bulk_create(_ties([row], [pair for pair in items if pair not in before]))
    return row


@transaction.atomic
def tie(*, evidence: Evidence, items: Collection[Pair], asked: Asked) -> int:
    """Say that a proof is for more items; returns for how many more. Raises UnableToEvaluate.

    A validity that followed the items follows the new ones too, and one that somebody named stays.
    """
    row = _held(evidence)
    before = {(one.standard, one.item) for one in row.items.all()}
    new = [pair for pair in dict.fromkeys(items) if pair not in before]
    _check_items(items, {**dict.fromkeys(before), **asked})
    if by_rule(row.issued_on, before, asked) == row.valid_until:
        until = by_rule(row.issued_on, before.union(new), asked)
        if until != row.valid_until:
            row.valid_until = until
            row.save()
    EvidenceItem.objects.bulk_create(_ties([row], new))
    return len(new)


def by_rule(issued_on: date, pairs: Iterable[Pair], asked: Asked) -> date | None:
    """Return the last day on which a proof is good by its items; None: none of them says."""
    return validity(issued_on, [(item, asked.get((standard, item))) for standard, item in pairs]).last_day


@transaction.atomic
def withdraw_proof(*, evidence: Evidence, reason: str, at: datetime) -> Evidence:
    """Withdraw a proof: it counts no more, and stays to be seen with its reason. Raises UnableToEvaluate."""
    row = _held(evidence)
    if not reason.strip():
        raise UnableToEvaluate(_("Say why it is withdrawn."))
    row.withdrawn_at, row.withdrawn_reason = at, reason.strip()[:300]
    with because(row.withdrawn_reason):
        row.save()
    return row


@transaction.atomic
def erase_proof(*, evidence: Evidence, reason: str, at: datetime) -> Evidence:
    """Erase the file of a withdrawn proof, and where and when it was taken; what it was called and for stays.

    The content itself goes with the next night, unless something else has the same. Raises UnableToEvaluate.
    """
    row = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if row.withdrawn_at is None:
        raise UnableToEvaluate(_("Withdraw it first: what counts as a proof keeps its file."))
    if row.erased_at is not None:
        raise UnableToEvaluate(_("Its file was erased already."))
    if not reason.strip():
        raise UnableToEvaluate(_("Say why it is erased."))
    for use in uses_of(SUBJECT, [row.pk], PROOF.code):
        release(use, at=at, at_once=True)
    row.file = row.taken_at = row.longitude = row.latitude = None
    row.erased_at, row.erased_reason = at, reason.strip()[:300]
    with because(row.erased_reason):
        row.save()
    return row


def erase_old(at: datetime) -> int:
    """Erase the proofs that were withdrawn long ago; returns how many."""
    old = list(Evidence.objects.filter(erased_at=None, withdrawn_at__lt=at - KEEP_WITHDRAWN).only("pk").order_by("pk"))
    for row in old:
        erase_proof(evidence=row, reason=_("Withdrawn three years ago: its time is over."), at=at)
    return len(old)


def _held(evidence: Evidence) -> Evidence:
    row = Evidence.objects.select_for_update(of=("self",)).select_related("file").get(pk=evidence.pk)
    if row.withdrawn_at is not None:
        raise UnableToEvaluate(_("“{title}” was withdrawn and does not change any more.").format(title=row.title))
    return row


def _check_items(items: Collection[Pair], asked: Asked) -> None:
    if not items:
        raise UnableToEvaluate(_("Choose at least one item that it is for."))
    strange = next((pair for pair in items if pair not in asked), None)
    if strange is not None:
        raise UnableToEvaluate(
            _("“{item}” is no item of a published standard for this place.").format(item=" ".join(strange)[:80])
        )


def _check(issued_on: date, valid_until: date | None, at: datetime) -> None:
    if issued_on > timezone.localtime(at).date():
        raise UnableToEvaluate(_("{day} is still to come: a proof is issued before it is added.").format(day=issued_on))
    if valid_until is not None and valid_until < issued_on:
        raise UnableToEvaluate(
            _("It would end on {until}, before it was issued on {issued}.").format(until=valid_until, issued=issued_on)
        )


def _ties(rows: Iterable[Evidence], items: Collection[Pair]) -> list[EvidenceItem]:
    pairs = list(dict.fromkeys(items))
    return [EvidenceItem(evidence=row, standard=standard, item=item) for row in rows for standard, item in pairs]


def _hash(upload: Any) -> bytes:
    digest = hashlib.sha256()
    upload.seek(0)
    while piece := upload.read(256 * 1024):
        digest.update(piece)
    upload.seek(0)
    return digest.digest()
