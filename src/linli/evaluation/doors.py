"""The marks of a round, by workbook."""

from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.core.imports import Context, Door, Sample, Summary, Target, register
from linli.core.imports.columns import Text
from linli.core.rights import Grants
from linli.grading.catalogue.faults import FAULTS
from linli.grading.layout import DECISIONS, EVIDENCE
from linli.grading.words import sentence

from .measures_door import MEASURES
from .models import Round, Sheet
from .operations.editions import language
from .operations.grading import ask_grading
from .operations.marks import book_differences, take_book
from .operations.rounds import require_marking
from .refusals import UnableToEvaluate
from .rights import MARK
from .workbooks import Marks, info_place, read_marks, unpacked, write_book, write_marks

_SAMPLES = 15
_SAMPLED_ITEMS = 8


class MarksDoor(Door):
    """The marking workbook of one round: its subjects, facts, answers and reasons, on sheets of their own."""

    code = "marks"
    title = _("Marks")
    intro = _(
        "The template is the round's own workbook, with what is known so far of everything that you may mark. "
        "An empty cell takes nothing away."
    )
    right = MARK
    columns = ()
    has_target = True
    wording: ClassVar[Mapping[str, Text]] = {
        "marks_closed": "{problem}",
        "other_as_of": _("The workbook's as-of date is {found}; that of the round is {wanted}."),
        "other_title": _("The workbook names its round “{found}”; it is imported into “{wanted}”."),
        "other_name": _("{code} is “{wanted}” in the round and “{found}” in the workbook. Is it the right code?"),
        "decisions_left_out": _("Class decisions are not taken from a workbook ({count}). Decide on the sheet's page."),
        "evidence_left_out": _("The list of evidence was checked and is not kept ({count} lines)."),
        "graded_again": _("The round is graded already; it will be graded again after the import."),
    }

    def target(self, pk: int, grants: Grants) -> Target | None:
        """Return the round, if the person may mark at least one of its sheets."""
        round_ = (
            Round.objects.visible_to(grants, MARK.code).select_related("edition", "division").filter(pk=pk).first()
            if pk < 2**63
            else None
        )
        return Target(pk, round_.title, reverse("evaluation:sheets", args=[pk]), round_) if round_ else None

    def read(self, path: Path, target: Target | None) -> Marks:
        """Read the workbook."""
        return read_marks(path, _round(target).edition.compiled())

    def restore(self, packed: bytes) -> Marks:
        """Return what was kept of it."""
        return unpacked(packed)

    def refill(self, file: IO[bytes], content: Marks, target: Target | None) -> bool:
        """Write it again with its faults marked; once it was checked, the round changed and no cell is wrong."""
        if not content.tables:
            return False
        published = _round(target).edition.compiled()
        write_book(file, published, content.info, content.tables, content.faults, self.word)
        return True

    def write_template(self, file: IO[bytes], grants: Grants, target: Target | None) -> None:
        """Write the round's workbook with the sheets that the person may mark."""
        round_ = _round(target)
        write_marks(file, round_, list(_markable(round_, grants).order_by("code")))

    def word(self, fault: Any) -> str:
        """Say what is wrong, in the words of grading for what grading finds."""
        if fault.code in FAULTS:
            return sentence(fault, language())
        return super().word(fault)

    def check(self, rows: Marks, context: Context) -> Round:
        """See that the workbook is of this round and names only what the person may mark."""
        round_ = _round(context.target)
        try:
            require_marking(round_)
        except UnableToEvaluate as exc:
            rows.fault("marks_closed", problem=str(exc))
        if rows.book is None:
            return round_
        answers = rows.book.answers
        if answers.as_of != round_.as_of:
            rows.fault(
                "other_as_of", info_place(round_.edition.compiled(), "as_of"),
                found=answers.as_of.isoformat(), wanted=round_.as_of.isoformat(),
            )  # fmt: skip
        allowed = dict(_markable(round_, context.grants).values_list("code", "name"))
        for code, name in zip(answers.codes, answers.names, strict=True):
            if code not in allowed:
                rows.fault("outside", rows.place_of(code), value=code)
            elif name != allowed[code] and len(rows.remarks) < 200:
                rows.remark("other_name", rows.place_of(code), code=code, found=name, wanted=allowed[code])
        if answers.title != round_.title:
            rows.remark("other_title", found=answers.title, wanted=round_.title)
        for code, sheet in (("decisions_left_out", DECISIONS), ("evidence_left_out", EVIDENCE)):
            if (table := rows.tables.get(sheet)) and table.rows:
                rows.remark(code, count=len(table.rows))
        if round_.results.exists():
            rows.remark("graded_again")
        return round_

    def compare(self, rows: Marks, plan: Round, context: Context) -> Summary:
        """Count the sheets that would be new, changed and unchanged."""
        assert rows.book is not None
        summary = Summary()
        standard = plan.edition.compiled().standard
        titles = {fact.id: fact.title for fact in standard.facts} | {item.id: item.title for item in standard.items}
        for number, (sheet, differences) in enumerate(book_differences(round_=plan, book=rows.book)):
            context.progress(number, len(rows))
            if not differences:
                summary.unchanged += 1
                continue
            if sheet.answers:
                summary.changed += 1
            else:
                summary.new += 1
            if len(summary.samples) < _SAMPLES:
                words = {name: titles[name].en if language() == "en" else titles[name].zh for name in differences}
                changes = [
                    (f"{name} {words[name]}"[:60], old, new)
                    for name, (old, new) in list(differences.items())[:_SAMPLED_ITEMS]
                ]
                summary.samples.append(Sample(f"{sheet.code} {sheet.name}", "", changes))
        return summary

    def apply(self, rows: Marks, plan: Round, context: Context) -> Summary:
        """Take the marks, and have the round graded again if it was."""
        assert rows.book is not None
        summary = self.compare(rows, plan, context)
        take_book(round_=plan, book=rows.book, by=context.person, at=context.at, what=context.file_name)
        if (summary.new or summary.changed) and plan.results.exists():
            ask_grading(round_=plan, by=context.person, at=context.at)
        context.progress(len(rows), len(rows))
        return summary


def _round(target: Target | None) -> Round:
    assert target is not None
    round_: Round = target.thing
    return round_


def _markable(round_: Round, grants: Grants) -> Any:
    return Sheet.objects.filter(round=round_).visible_to(grants, MARK.code)


MARKS = register(MarksDoor())
__all__ = ["MARKS", "MEASURES", "MarksDoor"]
