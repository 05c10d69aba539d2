"""Files that show what was done: of duties, of answers to orders."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.files import Refused, purpose
from linli.core.files.operations import attach, store
from linli.core.files.purposes import IMAGE, PDF, WORKBOOK, Purpose
from linli.core.files.queries import uses_of

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
