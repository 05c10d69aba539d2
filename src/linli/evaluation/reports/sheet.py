"""The report of one sheet: what came out, where points were lost and why, what to mend first."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from linli.evaluation.models import Result, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.mend_first import mend_first
from linli.evaluation.queries.sheets import Line, Record, in_words
from linli.grading.commands import font_folder
from linli.grading.typesetting import typeset
from linli.grading.words import say

_TEMPLATE = Path(__file__).with_name("sheet.typ")


def sheet_pdf(sheet: Sheet, record: Record, seal: str) -> bytes:
    """Return the report as a PDF; the same data gives the same bytes.

    Raises Refused if the Chinese type is not set up, RuntimeError if the layout cannot be set.
    """
    return typeset(_TEMPLATE, report_of(sheet, record, seal), font_folder())


def report_of(sheet: Sheet, record: Record, seal: str) -> dict[str, Any]:
    """Return everything that the layout shows, as texts and whole numbers."""
    lang, round_, standard = language(), sheet.round, record.standard
    result: Result | None = getattr(sheet, "result", None)
    facts = [
        (_("Code"), sheet.code),
        (_("Community"), f"{sheet.county_name} {sheet.community_name}".strip()),
        (_("Round"), round_.title),
        (say("info_as_of", lang), round_.as_of.isoformat()),
        (say("info_standard", lang), f"{in_words(standard.title, lang)} {standard.edition}"),
        (_("State of the round"), str(round_.get_state_display())),
    ]
    facts += [(title, value or "—") for title, value in record.facts]
    if seal:
        facts.append((say("seal", lang), seal))
    labels = [_("Demo data")] if settings.DEMO else []
    if standard.status == "sample":
        labels.append(say("sample_mark", lang))
    if not seal:
        labels.append(_("Not sealed: may still change"))
    if result is None or result.sheet_version != sheet.version:
        labels.append(_("Provisional"))
    lines = [line for block in record.blocks for line in block.lines]
    return {
        "lang": lang,
        "title": sheet.name,
        "running": f"{round_.title} · {sheet.code}",
        "labels": labels,
        "sample_note": say("sample_note", lang) if standard.status == "sample" else "",
        "facts": facts,
        "outcome": record.outcome if record.graded else record.state_words,
        "total": record.total,
        "class": record.class_now,
        "bonus": record.bonus,
        "limits": record.limits,
        "last": " · ".join(filter(None, (record.last_outcome, record.last_total))),
        "sections": [(f"{one.id} {one.title}", one.own, one.full, one.share) for one in record.blocks],
        "profile": [(word, share) for word, share, _own, _full in record.profile],
        "mend": [
            (f"{one.id} {one.title}", _gain(one.gain, one.gain_full), one.lifts_to, one.responsible,
             [measure.told for measure in one.measures])
            for one in mend_first(record, sheet).rows
        ],
        "lost": [
            (f"{line.id} {line.title}", "" if line.must else f"{line.mark} / {line.full}", _reason(line))
            for line in lines
            if line.kind in ("failed", "lost")
        ],
        "missing": [f"{line.id} {line.title}" for line in record.missing],
        "words": {
            "total": say("total", lang), "class": say("class", lang), "bonus": say("bonus", lang),
            "last": _("Last time"), "sections": _("By section"), "profile": _("What residents notice"),
            "mend": _("What to mend first"), "lost": _("Where points were lost, and why"),
            "missing": _("What is missing"), "item": say("col_item", lang), "gain": _("Would add"),
            "lifts": say("nearest_outcome", lang), "responsible": say("responsible", lang), "mark": say("mark", lang),
            "why": say("col_reason", lang), "none": say("none", lang), "made_by": say("made_by", lang),
        },
    }  # fmt: skip


def _gain(step: str, full: str) -> str:
    if not step and not full:
        return ""
    return f"+{step}" if step == full or not full else f"+{full}" if not step else f"+{step} … +{full}"


def _reason(line: Line) -> str:
    given = ["；".join(filter(None, pair)) for pair in line.reasons]
    return "。".join([line.why, *given]).strip("。")
