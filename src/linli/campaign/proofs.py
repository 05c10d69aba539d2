"""Files that show what was done: of duties, of answers to orders, of works. They are added, and withdrawn."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.files import Refused, purpose
from linli.core.files.models import FileUse
from linli.core.files.operations import attach, release, store
from linli.core.files.purposes import IMAGE, PDF, WORKBOOK, Purpose
from linli.core.files.queries import uses_of
from linli.core.history import context

from .refusals import UnableToCampaign

MOST_FILES = 10  # of one duty or order
KINDS = frozenset({IMAGE, PDF, WORKBOOK})
DUTY_PROOF = purpose("campaign.duty_proof", gettext_lazy("Proof of a task"), kinds=KINDS, keep_days=3 * 365)
ORDER_PROOF = purpose("campaign.order_proof", gettext_lazy("Proof of an answer"), kinds=KINDS, keep_days=3 * 365)


def add_proofs(subject: tuple[str, int], uploads: Iterable[Any], *, kept_for: Purpose, by: Any, at: datetime) -> int:
    """Attach files to a duty or an order; returns how many it has now. Within the caller's transaction.

    Raises UnableToCampaign for one too many, or one that cannot be kept, with what is allowed.
    """
    sent = list(uploads)
    there = uses_of(subject[0], [subject[1]], kept_for.code).count()
    if there + len(sent) > MOST_FILES:
        raise UnableToCampaign(
            _("It has {there} files already; with {more} more it would have over {most}.").format(
                there=there, more=len(sent), most=MOST_FILES
            )
        )
    for upload in sent:
        try:
            file = store(upload, purpose=kept_for, at=at)
        except Refused as exc:
            raise UnableToCampaign(str(exc)) from exc
        attach(file, subject=subject, purpose=kept_for, by=by, at=at)
    return uses_of(subject[0], [subject[1]], kept_for.code).count()


def withdraw_proof(
    subject: tuple[str, int], proof: int, *, kept_for: Purpose, reason: str, by: Any, at: datetime, last: str = ""
) -> None:
    """End the use of a file by what it was to prove. Within the caller's transaction, which holds the thing.

    proof: the number of the file's use; last: why the last file stays, if one must stay. The history keeps who
    withdrew it, when and why, and the content is kept as long as its purpose says.
    Raises UnableToCampaign: no file of it, withdrawn already, no reason, the last one.
    """
    if not (why := reason.strip()):
        raise UnableToCampaign(_("Say why it is withdrawn."))
    use = FileUse.objects.filter(
        pk=proof, subject_type=subject[0], subject_id=subject[1], purpose=kept_for.code
    ).first()  # fmt: skip
    if use is None:
        raise UnableToCampaign(_("There is no such file here."))
    if use.ended_at is not None:
        raise UnableToCampaign(_("This file was withdrawn already; somebody else has just done so, or you did twice."))
    if last and uses_of(subject[0], [subject[1]], kept_for.code).count() == 1:
        raise UnableToCampaign(last)
    with context(reason=why[:200], **({} if by is None else {"person": by.pk})):
        release(use, at=at)
