"""Self-assessment: what a community or company says of itself, with its proofs. Never a mark."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.evaluation.models import SelfAssessment, Sheet
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rules.steps import Step
from linli.grading.cells import CellFault, clean_note, clean_text
from linli.grading.faults import Fault
from linli.grading.marks import applies, read_answer
from linli.grading.schema import Item
from linli.grading.words import sentence

from .course import held
from .editions import language
from .marks import FaultyMarks


@dataclass
class SelfEntry:
    """What somebody typed: answers and notes by item id. seen: what stood there when they began, "item:x", "note:x"."""

    answers: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def assess_self(*, sheet: Sheet, entry: SelfEntry, by: Any, at: datetime) -> SelfAssessment:
    """Keep what was typed; two on one sheet are merged item by item. Raises FaultyMarks, UnableToEvaluate."""
    current = held(sheet)
    if current.step != Step.SELF:
        raise UnableToEvaluate(
            _("The self-assessment of this sheet is over. It can be sent back to you with a reason.")
        )
    row, made = SelfAssessment.objects.select_for_update().get_or_create(
        sheet=current, defaults={"round_id": current.round_id, "changed_at": at, "changed_by": by}
    )
    items = {item.id: item for item in current.round.edition.compiled().standard.items}
    faults: dict[str, str] = {}
    changed = made
    for kind, given, kept in (("item", entry.answers, row.answers), ("note", entry.notes, row.notes)):
        for name, text in given.items():
            if name not in items or items[name].method.events:
                continue
            try:
                value = read_answer(items[name], clean_text(text)) if kind == "item" else clean_note(text)
            except CellFault as exc:
                faults[f"{kind}:{name}"] = sentence(Fault(exc.code, exc.fields), language())
                continue
            began = entry.seen.get(f"{kind}:{name}", kept.get(name, ""))
            if value == began:
                continue
            if kept.get(name, "") not in (began, value):
                faults[f"{kind}:{name}"] = _("Somebody else has just entered “{value}” here. Look again.").format(
                    value=kept.get(name) or "—"
                )
                continue
            changed = True
            if value:
                kept[name] = value
            else:
                kept.pop(name, None)
    if faults:
        raise FaultyMarks(faults)
    if changed:
        row.version += 0 if made else 1
        row.changed_at, row.changed_by = at, by
        row.save()
    return row


def wanted_of(sheet: Sheet) -> list[Item]:
    """Return the items that a self-assessment answers: those that apply by what is known, and that people answer."""
    items = sheet.round.edition.compiled().standard.items
    return [item for item in items if applies(item, sheet.facts) is not False and not item.method.events]


def missing_of(sheet: Sheet) -> list[str]:
    """Return what keeps a self-assessment from being handed in: answers, and proofs or why there is none."""
    from linli.evaluation.queries.evidence import missing_proofs

    row = SelfAssessment.objects.filter(sheet=sheet).first()
    answers, notes = (row.answers, row.notes) if row else ({}, {})
    wanted = wanted_of(sheet)
    open_ = [item.id for item in wanted if not answers.get(item.id)]
    found = []
    if open_:
        said = ngettext(
            "{count} item is not answered: {items}.", "{count} items are not answered: {items}.", len(open_)
        )
        found.append(said.format(count=len(open_), items=_some(open_)))
    subject: Any = sheet.compound or sheet.place
    lacking = missing_proofs(sheet.round.edition.standard, subject, wanted, sheet.round.as_of)
    unproved = [name for name in lacking if answers.get(name) not in ("", "no", "0", None) and not notes.get(name)]
    if unproved:
        said = ngettext(
            "{count} item has no valid proof and no note why: {items}.",
            "{count} items have no valid proof and no note why: {items}.", len(unproved),
        )  # fmt: skip
        found.append(said.format(count=len(unproved), items=_some(unproved)))
    return found


def _some(names: list[str]) -> str:
    shown = "、".join(names[:8]) if language() == "zh" else ", ".join(names[:8])
    return f"{shown} …" if len(names) > 8 else shown
