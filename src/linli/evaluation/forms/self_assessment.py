"""A self-assessment as a form: the controls of the marks, with a note beside each item."""

from typing import Any

from linli.evaluation.models import SelfAssessment, Sheet
from linli.evaluation.operations.self_assessment import SelfEntry

from .sheets import Field, MarkForm


class SelfForm(MarkForm):
    """All items of one sheet as the place itself sees them. The sheet's own answers are neither shown nor changed."""

    def __init__(self, sheet: Sheet, row: SelfAssessment | None, data: Any = None) -> None:
        said = Sheet(pk=sheet.pk, round=sheet.round, facts=sheet.facts)
        said.answers = dict(row.answers) if row else {}
        said.reasons = {name: [[note, ""]] for name, note in row.notes.items()} if row else {}
        super().__init__(said, data)

    def self_entry(self) -> SelfEntry:
        """Return what the person changed."""
        entry = self.entry()
        seen = {key.replace("reason:", "note:", 1): value for key, value in self.began.items()}
        notes = {name: text for name, (text, _proof) in entry.reasons.items()}
        return SelfEntry(entry.answers, notes, {**{f"note:{name}": "" for name in notes}, **seen})

    def take_errors(self, fields: dict[str, str]) -> None:
        """Say beside each field what is wrong with it."""
        self.errors = {key.replace("note:", "reason:", 1): said for key, said in fields.items()}

    def facts(self) -> list[Field]:
        """Return no facts: those are the register's."""
        return []
