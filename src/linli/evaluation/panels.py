"""What evaluation shows on the pages of communities and compounds: what they hold, and the story of it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from linli.core import clock
from linli.core.panels import panel
from linli.core.rights import grants_of
from linli.core.subjects import url_of
from linli.places.models import Compound, Division

from .models import Award, AwardNote, Round, Sample, Sheet, Visit
from .operations.editions import language
from .operations.register import as_held
from .queries.evidence import offered, summary_of
from .queries.titles import class_titles
from .queries.visits import progress
from .rights import ADD_EVIDENCE, CHANGE_REGISTER, MANAGE_ASSESSORS, SEE_SCORINGS, VIEW_EVIDENCE, VIEW_ROUNDS
from .rules.titles import NOTE_AFTER, in_force, standing
from .views.evidence import ledger_url
from .views.register import stars_in_words

MOST = 60  # awards shown; a compound gets two a year


@dataclass(frozen=True)
class Line:
    """An award as the panel shows it. state: of the award if it holds today, else why it does not."""

    award: Award
    words: str
    holds: bool
    state: str
    sample: bool
    notes: list[AwardNote]
    sheet_url: str
    may_note: bool


@panel(subject="places.compound", order=10, right=VIEW_ROUNDS)
def compound_awards(request: HttpRequest, compound: Compound) -> tuple[str, dict[str, Any]] | None:
    """Stars and class in force, and those before."""
    return _panel(request, compound, Award.objects.filter(compound=compound), Sheet.objects.filter(compound=compound))


@panel(subject="places.division", order=10, right=VIEW_ROUNDS)
def community_awards(request: HttpRequest, division: Division) -> tuple[str, dict[str, Any]] | None:
    """The titles of a community, and the story of each. Other divisions hold none."""
    if division.level != Division.Level.COMMUNITY:
        return None
    sheets = Sheet.objects.filter(compound=None, place=division)
    return _panel(request, division, Award.objects.filter(community=division), sheets)


def _panel(request: HttpRequest, holder: Any, awards: Any, sheets: Any) -> tuple[str, dict[str, Any]]:
    today = clock.today()
    rows = list(
        awards.select_related("round__edition").defer("round__edition__document").prefetch_related("notes")
        .order_by("-valid_from", "-pk")[:MOST]
    )  # fmt: skip
    now = {pk for pk, _state in in_force(map(as_held, rows), today).values()}
    of_rounds = {round_: pk for pk, round_ in sheets.filter(round__awards__in=[row.pk for row in rows]).values_list(
        "pk", "round"
    )} if rows else {}  # fmt: skip
    titles = class_titles(language()) if any(row.kind == Award.Kind.CLASS for row in rows) else {}
    may = grants_of(request.user).over(CHANGE_REGISTER.code, holder)
    lines = [_line(row, row.pk in now, titles, of_rounds, may, today) for row in rows]
    context = {
        "holds": [line for line in lines if line.holds], "story": [line for line in lines if not line.holds],
        "may": may and isinstance(holder, Division) and holder.valid_to is None, "holder": holder,
    }  # fmt: skip
    return "evaluation/register_panel.html", context


def _line(
    award: Award, holds: bool, titles: dict[tuple[str, str], str], sheets: dict[int, int], may: bool, today: Any
) -> Line:
    notes = sorted(award.notes.all(), key=lambda note: (note.on, note.pk))
    state = standing((note.on, note.pk, note.kind) for note in notes if note.on <= today)
    words = award.value
    if award.kind == Award.Kind.STARS:
        words = stars_in_words(award.value)
    elif award.kind == Award.Kind.CLASS:
        words = titles.get((award.standard, award.value), award.value)
    sheet = sheets.get(award.round_id or 0)
    last = notes[-1].kind if notes else ""
    return Line(
        award=award, words=words, holds=holds, state=str(AwardNote.Kind(state).label) if state else "", notes=notes,
        sample=bool(award.round and award.round.edition.is_sample),
        sheet_url=url_of("evaluation.sheet", sheet) if sheet else "", may_note=may and bool(NOTE_AFTER[last]),
    )  # fmt: skip


@panel(subject="places.compound", order=20, right=VIEW_EVIDENCE)
def compound_evidence(request: HttpRequest, compound: Compound) -> tuple[str, dict[str, Any]] | None:
    """How much of what is asked is proved."""
    return _evidence(request, compound)


@panel(subject="places.division", order=20, right=VIEW_EVIDENCE)
def community_evidence(request: HttpRequest, division: Division) -> tuple[str, dict[str, Any]] | None:
    """How much of what is asked of a community is proved. Other divisions keep no evidence."""
    return _evidence(request, division) if division.level == Division.Level.COMMUNITY else None


def _evidence(request: HttpRequest, subject: Compound | Division) -> tuple[str, dict[str, Any]] | None:
    standards = offered(subject)
    if not standards:
        return None
    context = {
        "summary": summary_of(subject, standards, clock.today()), "url": ledger_url(subject),
        "add_url": ledger_url(subject, "add_proof"), "may": grants_of(request.user).over(ADD_EVIDENCE.code, subject),
    }  # fmt: skip
    return "evaluation/evidence_panel.html", context


@panel(subject="evaluation.round", order=20, right=SEE_SCORINGS)
def round_visits(request: HttpRequest, round_: Round) -> tuple[str, dict[str, Any]] | None:
    """How far the visits are, and which samples are drawn; nothing where marks do not come from visits."""
    if not round_.by_visits:
        return None
    context = {
        "round": round_, "progress": progress(Visit.objects.filter(round=round_), clock.today()),
        "drawn": [Sample.Purpose(one).label for one in round_.samples.order_by("pk").values_list("purpose", flat=True)],
        "may": grants_of(request.user).over(MANAGE_ASSESSORS.code, round_)
        and round_.state in (Round.State.CALLED, Round.State.MARKING),
    }  # fmt: skip
    return "evaluation/visits_panel.html", context
