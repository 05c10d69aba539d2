"""Objections against results on notice, and appeals against sealed ones."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.dateparse import parse_datetime

from linli.core.hearing.models import Hearing
from linli.core.hearing.operations import Terms, add_evidence, file_hearing
from linli.core.worktime import Clock, TimeLimit
from linli.evaluation.models import ClassDecision, Round, Sheet

from .rounds import hold_open

SHEET = "evaluation.sheet"
BY_HAND = (Sheet.How.ENTERED, Sheet.How.CONFIRMED)


@transaction.atomic
def object_to_result(*, sheet: Sheet, text: str, by: Any, at: datetime, evidence: Any = None) -> Hearing:
    """File what a person has to say against a result, with a photo or PDF: on notice an objection, then an appeal.

    The round is held, so that no seal is made while an objection in its last minute is being written: either the seal
    finds it, or it finds the seal. Raises UnableToHear, also for a file that cannot be kept; nothing is filed then.
    """
    state = hold_open(sheet.round_id)
    hearing = file_hearing(
        kind=Hearing.Kind.APPEAL if state == Round.State.SEALED else Hearing.Kind.OBJECTION,
        subject=(SHEET, sheet.pk), text=text, terms=terms_of(sheet.round, state), at=at, by=by,
        decided_by=judge_of(sheet),
    )  # fmt: skip
    if evidence:
        add_evidence(hearing=hearing, upload=evidence, by=by, at=at)
    return hearing


def terms_of(round_: Round, state: str) -> Terms:
    """Return the clocks of an objection: on notice until the last minute of the last working day, then of an appeal."""
    answer = TimeLimit(Clock.WORKING_DAYS, round_.answer_days)
    if state == Round.State.SEALED:
        return Terms(to_answer=answer)
    return Terms(
        to_answer=answer, noticed_at=round_.notice_at, to_file=TimeLimit(Clock.WORKING_DAYS, round_.notice_days)
    )


def judge_of(sheet: Sheet) -> Any:
    """Return who judged a sheet by hand last, and so does not answer objections to it; None if nobody did.

    That is whoever typed or confirmed one of its answers, or decided its class. Who sent the workbook of a round, had
    its metrics frozen, or graded it has judged no sheet.
    """
    judged = [
        (parse_datetime(source["at"]), source["by"])
        for source in sheet.sources.values()
        if source.get("how") in BY_HAND and source.get("by") and source.get("at")
    ]
    decision = ClassDecision.objects.filter(sheet=sheet, by__isnull=False).order_by("-pk").first()
    if decision is not None:
        judged.append((decision.at, decision.by_id))
    return get_user_model().objects.filter(pk=max(judged)[1]).first() if judged else None
