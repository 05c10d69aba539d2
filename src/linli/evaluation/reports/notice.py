"""A notice of rectification (整改通知) in print: to whom, what must be put right by when, and what was done since."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.evaluation.models import Rectification, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.sheets import answer_words, in_words
from linli.grading.commands import font_folder
from linli.grading.typesetting import typeset
from linli.grading.words import say

_LAYOUT = Path(__file__).with_name("notice.typ")


def notice_pdf(sheet: Sheet, notice: Rectification) -> bytes:
    """Return the notice as a PDF; the same data gives the same bytes. Raises as `typeset`."""
    return typeset(_LAYOUT, notice_data(sheet, notice), font_folder())


def notice_data(sheet: Sheet, notice: Rectification) -> dict[str, Any]:
    """Return everything that the layout shows, as texts."""
    lang, round_, standard = language(), sheet.round, sheet.round.edition.compiled().standard
    labels = [_("Demo data")] if settings.DEMO else []
    if standard.status == "sample":
        labels.append(say("sample_mark", lang))
    return {
        "lang": lang,
        "title": _("Notice of rectification"),
        "number": _("Round {round}, sheet {code}").format(round=round_.pk, code=sheet.code),
        "running": f"{round_.title} · {sheet.name}",
        "labels": labels,
        "sample_note": say("sample_note", lang) if standard.status == "sample" else "",
        "to": _("To whoever answers for {name} ({county} {community}):").format(
            name=sheet.name, county=sheet.county_name, community=sheet.community_name
        ),
        "body": _body(round_.title, notice),
        "note": notice.note,
        "head": [_("Item"), _("What it asks"), _("Found, and why points were lost"), _("What was done; now")],
        "rows": [_row(sheet, one, standard.item(one.item), lang) for one in notice.items.order_by("item")],
        "told": _told(notice),
        "from": round_.division.name,
        "day": _day(notice.issued_at),
        "words": {"made_by": say("made_by", lang)},
    }  # fmt: skip


def _body(title: str, notice: Rectification) -> str:
    by = _("by {due}").format(due=f"{timezone.localtime(notice.due_at):%Y-%m-%d %H:%M}") if notice.due_at else _(
        "the day follows once the work calendar reaches that far"
    )  # fmt: skip
    return _(
        "In “{round}” the items below were not met. Put them right within {days} working days ({by}) and report it on"
        " the platform with proofs; they are then scored again."
    ).format(round=title, days=notice.days, by=by)


def _row(sheet: Sheet, one: Any, item: Any, lang: str) -> Sequence[str]:
    why = "；".join(text for text, _proof in sheet.reasons.get(one.item, []))
    found = "。".join(filter(None, (answer_words(item, one.before, lang), why)))
    after = _("now: {answer}").format(answer=answer_words(item, one.after, lang)) if one.after else ""
    done = "。".join(filter(None, (one.done, after, one.remark)))
    return one.item, in_words(item.title, lang), found or "—", done or "—"


def _told(notice: Rectification) -> list[str]:
    told = []
    if notice.reported_at:
        told.append(_("Reported as done on {day}.").format(day=_day(notice.reported_at)))
    if notice.rescored_at:
        told.append(_("Scored again on {day}.").format(day=_day(notice.rescored_at)))
    return told


def _day(moment: Any) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d}"
