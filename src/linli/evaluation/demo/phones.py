"""Entries from phones that came too late, so that the office's page has something to show."""

import uuid
from datetime import timedelta

from linli.core.outbox.kinds import KINDS
from linli.core.outbox.reading import Sent
from linli.core.outbox.records import hand_in
from linli.evaluation.models import Round, ScoredItem, Visit

LATE = 2  # phones that were found again after the visit had been handed in


def send_late(round_: Round) -> None:
    """Let phones send one more answer each, after their visits had been handed in: both are refused."""
    done = Visit.objects.filter(round=round_, state=Visit.State.DONE, handed_in_at__isnull=False)
    for visit in done.select_related("assessor__person", "round__edition").order_by("handed_in_at", "pk")[:LATE]:
        last: ScoredItem | None = visit.items.order_by("-entered_at", "-pk").first()
        if last is None or visit.handed_in_at is None:
            continue
        made_at = visit.handed_in_at - timedelta(minutes=4)
        body = {
            "visit": visit.pk, "edition": visit.round.edition.content_hash, "count": 90, "photos": {},
            "items": {last.item: {"answer": last.answer, "entered_at": made_at.isoformat(), "reasons": last.reasons}},
        }  # fmt: skip
        number = uuid.uuid5(uuid.NAMESPACE_URL, f"linli-demo-late-{visit.pk}")
        sent = Sent(number, KINDS["evaluation.items"], made_at, body, {})
        hand_in(
            [sent], person=visit.assessor.person, device=number, clock_off=0, patience=60,
            at=visit.handed_in_at + timedelta(hours=20),
        )  # fmt: skip
