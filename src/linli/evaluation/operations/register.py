"""The title register: what rounds award, what happens to it later, what merged and split communities inherit."""

from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from linli.core.news import publish
from linli.evaluation.models import Award, AwardNote, Result, Round, Sheet
from linli.evaluation.news import TitlesChanged
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rules.titles import NOTE_AFTER, Held, expiry, in_force, inherited
from linli.places.models import Division

Kind = Award.Kind


def award_results(*, round_: Round, by: Any, at: datetime) -> int:
    """Enter what a round's results award, in the transaction that seals it; returns how many awards.

    By the standard's ladder: stars with their class, or a grade, or meeting the standard; besides, communities with an
    answer by somebody took part. Each from the as-of date until the next round's takes its place; who is graded and
    gets none any more loses the one before. Named and demonstration are decisions of people: `award_title`. An amended
    round's awards replace those of the edition before. Set-based: a city has ten thousand results.
    """
    document = _("Result of “{round}”").format(round=round_)[:200]
    edition, who = round_.edition, by and by.pk
    with connection.cursor() as cursor:
        if round_.replaces_id:
            cursor.execute(
                f'INSERT INTO {_NOTES} (award_id, kind, "on", reason, document, by_id, at)'
                f" SELECT id, %s, %s, %s, %s, %s, %s FROM {_AWARDS} WHERE round_id = %s ORDER BY id",
                [AwardNote.Kind.REPLACED, round_.as_of, document, document, who, at, round_.replaces_id],
            )
        for kind, got in _ladder(round_):
            cursor.execute(
                _LOSERS.format(holder=_holder(round_), got=got),
                [round_.as_of, _("Not reached any more")[:500], document, who, at, round_.pk, kind, edition.standard],
            )
        number = 0
        for kind, got in (*_ladder(round_), *_taking_part(round_)):
            value = _VALUES.get(kind, "''")
            expires = None if kind == Kind.TAKING_PART else expiry(round_.as_of, edition.valid_months)
            cursor.execute(
                _WINNERS.format(holder=_holder(round_), value=value, got=got),
                [kind, edition.standard, round_.as_of, expires, document, who, at, round_.pk],
            )
            number += cursor.rowcount
    return number


_VALUES: dict[str, str] = {Kind.STARS: "r.outcome", Kind.GRADE: "r.outcome", Kind.CLASS: "r.class_id"}
_AWARDS, _NOTES = Award._meta.db_table, AwardNote._meta.db_table
_RESULTS = f"{Result._meta.db_table} r JOIN {Sheet._meta.db_table} s ON s.id = r.sheet_id"
_WINNERS = (
    f"INSERT INTO {_AWARDS} (kind, standard, value, valid_from, valid_to, document, round_id, by_id, at, {{holder[0]}})"
    f" SELECT %s, %s, {{value}}, %s, %s, %s, r.round_id, %s, %s, {{holder[1]}} FROM {_RESULTS}"
    " WHERE r.round_id = %s AND {got} ORDER BY s.code"
)
_ANSWERED = (  # by somebody: what the platform knows of every community by itself is no part that it takes
    "EXISTS (SELECT 1 FROM jsonb_object_keys(s.answers) item"
    f" WHERE coalesce(s.sources -> item ->> 'how', '') <> '{Sheet.How.LIVE}')"
)
_LOSERS = f"""
    INSERT INTO {_NOTES} (award_id, kind, "on", reason, document, by_id, at)
    SELECT last.id, 'REVOKED', greatest(%s, (SELECT max("on") FROM {_NOTES} WHERE award_id = last.id)), %s, %s, %s, %s
    FROM (
        SELECT DISTINCT ON (s.id) a.id FROM {_RESULTS} JOIN {_AWARDS} a ON a.{{holder[0]}} = {{holder[1]}}
        WHERE r.round_id = %s AND r.state = 'graded' AND NOT ({{got}})
            AND a.kind = %s AND a.standard = %s AND a.valid_from <= (SELECT as_of FROM {Round._meta.db_table}
                                                                     WHERE id = r.round_id)
            AND NOT EXISTS (SELECT 1 FROM {_NOTES} n WHERE n.award_id = a.id AND n.kind = 'REPLACED')
        ORDER BY s.id, a.valid_from DESC, a.id DESC
    ) last
    WHERE NOT EXISTS (SELECT 1 FROM {_NOTES} n WHERE n.award_id = last.id AND n.kind = 'REVOKED') ORDER BY last.id
"""


def _ladder(round_: Round) -> list[tuple[str, str]]:
    """Return what the standard's outcomes award: kind, and whose result (of those graded) it is, in SQL."""
    standard, graded = round_.edition.compiled().standard, "r.state = 'graded'"
    outcome = standard.outcome
    if outcome.stars:
        return [(Kind.STARS, graded), (Kind.CLASS, f"{graded} AND r.class_id <> ''")]
    if outcome.grades or outcome.pass_ or standard.mode == "checklist":
        return [(Kind.GRADE if outcome.grades else Kind.MEETING, f"{graded} AND r.rung > 0")]
    return []


def _taking_part(round_: Round) -> list[tuple[str, str]]:
    return [] if round_.edition.subject == "compound" else [(Kind.TAKING_PART, _ANSWERED)]


def _holder(round_: Round) -> tuple[str, str]:
    return ("compound_id", "s.compound_id") if round_.edition.subject == "compound" else ("community_id", "s.place_id")


@transaction.atomic
def award_title(
    *, kind: str, community: Any, standard: str, on: date, document: str, by: Any, at: datetime,
    valid_to: date | None = None,
) -> Award:  # fmt: skip
    """Enter that a community takes part, is named, or is a demonstration. Raises UnableToEvaluate."""
    if kind not in (Kind.TAKING_PART, Kind.NAMED, Kind.DEMONSTRATION):
        raise UnableToEvaluate(_("Meeting the standard, stars and classes come from sealed rounds only."))
    if not document.strip():
        raise UnableToEvaluate(_("Name the document that says so."))
    if valid_to is not None and valid_to <= on:
        raise UnableToEvaluate(_("The last day must not lie before the first."))
    Division.objects.select_for_update().filter(pk=community.pk).first()  # of two who press, the second is told
    held = current_awards(Award.objects.filter(community=community, standard=standard), on)
    kinds = {award.kind for award, _state in held}
    if kind in kinds:
        raise UnableToEvaluate(_("{name} has that already.").format(name=community))
    if kind == Kind.NAMED and Kind.MEETING not in kinds:
        raise UnableToEvaluate(_("Only a community that meets the standard is named: no sealed round says so."))
    if kind == Kind.DEMONSTRATION and Kind.NAMED not in kinds:
        raise UnableToEvaluate(_("Only a named community becomes a demonstration."))
    award = Award.objects.create(
        kind=kind, standard=standard, community=community, valid_from=on, valid_to=valid_to,
        document=document.strip()[:200], by=by, at=at,
    )  # fmt: skip
    publish(TitlesChanged(award.pk))
    return award


@transaction.atomic
def note_award(*, award: Award, kind: str, on: date, reason: str, document: str, by: Any, at: datetime) -> AwardNote:
    """Warn about an award, suspend, restore or revoke it. It never rewrites the round. Raises UnableToEvaluate."""
    current = Award.objects.select_for_update().get(pk=award.pk)
    last = current.notes.order_by("-on", "-pk").first()
    state = last.kind if last else ""
    if kind not in NOTE_AFTER[state]:
        raise UnableToEvaluate(
            _("After “{state}” it cannot be “{kind}”.").format(
                state=AwardNote.Kind(state).label if state else _("In force"), kind=AwardNote.Kind(kind).label
            )
        )
    if not reason.strip() or not document.strip():
        raise UnableToEvaluate(_("Give the reason and the document that says so."))
    if on < current.valid_from or (last and on < last.on):
        raise UnableToEvaluate(_("The day lies before what is recorded already."))
    publish(TitlesChanged(current.pk))
    return AwardNote.objects.create(
        award=current, kind=kind, on=on, reason=reason.strip()[:500], document=document.strip()[:200], by=by, at=at
    )


def current_awards(awards: Any, on: date) -> list[tuple[Award, str]]:
    """Return what one holder's awards say on a day, the latest first, with state: "", WARNED or SUSPENDED.

    By rules.titles.in_force: of each kind and standard the one that began last, unless it was revoked or ran out.
    """
    rows = {award.pk: award for award in awards.filter(valid_from__lte=on).prefetch_related("notes")}
    found = in_force(map(as_held, rows.values()), on).values()
    return sorted(((rows[pk], state) for pk, state in found), key=lambda pair: (pair[0].valid_from, pair[0].pk))[::-1]


def as_held(award: Award) -> Held:
    """Return an award as the rule sees it. Ask for `notes` in the query."""
    notes = tuple((note.on, note.pk, note.kind) for note in award.notes.all())
    return Held(award.pk, award.kind, award.standard, award.valid_from, award.valid_to, notes)


@transaction.atomic
def inherit_awards(*, predecessors: list[int], successor: int, on: date, document: str, at: datetime) -> list[Award]:
    """Give a community that came of others what all of them held: the weakest counts. Twice is once.

    A successor that was there before is one of its own predecessors: what it held and another did not is suspended,
    until somebody looks or the next round says otherwise.
    """
    Division.objects.select_for_update().filter(pk=successor).first()  # two jobs may tell of one merger
    held = [
        {
            (award.kind, award.standard): (award, state)
            for award, state in current_awards(Award.objects.filter(community=one), on)
        }
        for one in predecessors
    ]
    made = []
    common = inherited([set(one) for one in held])
    for kind, standard in common:
        award, state = min((one[kind, standard] for one in held), key=lambda pair: (_WORTH[pair[1]], pair[0].pk))
        if award.community_id == successor or Award.objects.filter(community=successor, inherited_from=award).exists():
            continue
        if successor in predecessors and not state:
            continue  # its own, in force like the others', goes on
        ends = [one[kind, standard][0].valid_to for one in held]
        heir = Award.objects.create(
            kind=kind, standard=standard, community_id=successor, valid_from=on,
            valid_to=min((day for day in ends if day), default=None),
            document=document[:200], inherited_from=award, at=at,
        )  # fmt: skip
        if state:
            _note(heir, state, on, _("As it was before the division changed"), document, at)
        made.append(heir)
    # Told again, after a round that says how it was before the day: what was inherited too much is to be looked at.
    heirs = Award.objects.filter(community=successor, valid_from=on, inherited_from__community__in=predecessors)
    for heir, state in current_awards(heirs, on):
        if (heir.kind, heir.standard) not in common and state != AwardNote.Kind.SUSPENDED:
            reason = _("A round that was sealed since says that not all it came of held it")
            _note(heir, AwardNote.Kind.SUSPENDED, on, reason, document, at)
    if successor in predecessors:
        for key, (award, state) in held[predecessors.index(successor)].items():
            if key not in common and state != AwardNote.Kind.SUSPENDED:
                reason = _("Another community went over into this one that did not hold it")
                _note(award, AwardNote.Kind.SUSPENDED, on, reason, document, at)
    if made:
        publish(TitlesChanged(made[0].pk))
    return made


_WORTH = {AwardNote.Kind.SUSPENDED: 0, AwardNote.Kind.WARNED: 1, "": 2}


def _note(award: Award, kind: str, on: date, reason: str, document: str, at: datetime) -> None:
    AwardNote.objects.create(award=award, kind=kind, on=on, reason=reason, document=document[:200], at=at)
