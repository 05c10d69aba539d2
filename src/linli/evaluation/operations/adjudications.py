"""Deciding where two scorings differ. Nothing is averaged."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.evaluation.models import Adjudication, Round, Sheet
from linli.evaluation.refusals import UnableToEvaluate
from linli.grading.cells import CellFault, clean_note, clean_text
from linli.grading.faults import Fault
from linli.grading.marks import read_answer
from linli.grading.words import sentence

from .course import held
from .editions import language
from .grading import grade_sheet
from .marks import needs_reason


@transaction.atomic
def decide_difference(*, adjudication: Adjudication, answer: str, reason: str, by: Any, at: datetime) -> Adjudication:
    """Give the answer that counts, with the reason; it goes onto the sheet. Raises UnableToEvaluate.

    Whoever scored the sheet in either scoring cannot decide.
    """
    sheet = held(Sheet(pk=adjudication.sheet_id, round_id=adjudication.round_id))
    current = Adjudication.objects.select_for_update().get(pk=adjudication.pk)
    if current.state == Adjudication.State.DECIDED:
        raise UnableToEvaluate(_("This difference is decided already."))
    if sheet.round.state not in (Round.State.MARKING, Round.State.REVIEW):
        raise UnableToEvaluate(
            _("“{round}” is {state}: its marks do not change any more.").format(
                round=sheet.round, state=sheet.round.get_state_display()
            )
        )
    if by is not None and sheet.visits.filter(assessor__person=by).exists():
        raise UnableToEvaluate(_("You scored this sheet yourself: somebody else decides."))
    item = sheet.round.edition.compiled().standard.item(current.item)
    try:
        value, said = read_answer(item, clean_text(answer)), clean_note(reason)[:500]
    except CellFault as exc:
        raise UnableToEvaluate(sentence(Fault(exc.code, exc.fields), language())) from None
    if not value or not said:
        raise UnableToEvaluate(_("A decision is an answer and its reason."))
    current.state, current.answer, current.reason = Adjudication.State.DECIDED, value, said
    current.decided_at, current.decided_by = at, by
    current.save()
    source = {
        "how": Sheet.How.DECIDED.value, "by": by.pk if by else None, "at": at.isoformat(), "what": "",
    }  # fmt: skip
    if sheet.answers.get(current.item) != value:
        sheet.answers[current.item], sheet.sources[current.item] = value, source
        if needs_reason(item, value, sheet.round.as_of):
            sheet.reasons[current.item] = [[said, ""], *sheet.reasons.get(current.item, [])][:3]
        else:
            sheet.reasons.pop(current.item, None)
        sheet.version += 1
        sheet.changed_at, sheet.changed_by = at, by
        sheet.save()
        if sheet.round.results.exists():
            grade_sheet(sheet=sheet, at=at)
    return current
