"""Sealing a round, and making the next edition of its results when an objection is upheld afterwards."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.hearing.models import Hearing
from linli.core.history import because
from linli.core.news import publish
from linli.evaluation.models import ClassDecision, Grading, Result, Round, Seal, Sheet
from linli.evaluation.news import RoundSealed
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rules.steps import may_follow, steps_of
from linli.grading.bundle import seal as bundle_of
from linli.grading.bundle import unpack
from linli.grading.verify import read_manifest
from linli.places.models import Division

from .grading import Told, ask_run, grade_round
from .register import award_results
from .rounds import locked, unexplained_withdrawal

State = Round.State
SHEET = "evaluation.sheet"


@transaction.atomic
def ask_sealing(*, round_: Round, by: Any, at: datetime) -> Grading:
    """Have a round sealed by a job: it grades every sheet once more. Pressed twice, it is one job.

    Raises UnableToEvaluate with what is in the way; the job looks again when its turn comes.
    """
    current = locked(round_)
    if in_the_way := obstacles(current, at):
        raise UnableToEvaluate(" ".join(in_the_way))
    asked = ask_run(current, by, at, seals=True)
    if not asked.seals:
        raise UnableToEvaluate(_("It is being graded now. Seal it when that is done."))
    return asked


@transaction.atomic
def seal_round(*, round_: Round, by: Any, at: datetime, told: Told = lambda done, total: None) -> Seal:
    """Grade a round once more, seal it as a bundle chained to the one before, and enter what it awards.

    Nobody marks meanwhile: the round is locked. A second press finds it sealed and is told.
    Raises UnableToEvaluate with what is in the way.
    """
    current = locked(round_)
    if in_the_way := obstacles(current, at):
        raise UnableToEvaluate(" ".join(in_the_way))
    results = grade_round(round_=current, at=at, told=told)
    Division.objects.select_for_update(no_key=True).get(pk=current.division_id)  # of two seals one follows the other
    before = last_seal(current)
    bundle = bundle_of(results, before.manifest if before else None)
    manifest = read_manifest(unpack(bundle, "")["manifest.json"])
    kept = Seal.objects.create(
        round=current, previous=before, seal=manifest["seal"], manifest=manifest, bundle=bundle, size=len(bundle),
        at=at, by=by,
    )  # fmt: skip
    award_results(round_=current, by=by, at=at)
    current.state, current.sealed_at = State.SEALED, at
    current.version += 1
    current.save()
    publish(RoundSealed(current.pk, current.replaces_id))
    return kept


def obstacles(round_: Round, at: datetime) -> list[str]:
    """Return what keeps a round from being sealed, in sentences; nothing if it can be."""
    if round_.state == State.SEALED:
        return [_("“{round}” is sealed already.").format(round=round_)]
    found = []
    if State.SEALED not in may_follow(round_.steps, round_.state):
        found.append(
            _("“{round}” is {state}: its other steps come first.").format(
                round=round_, state=round_.get_state_display()
            )
        )
    if round_.state == State.NOTICE:
        if round_.notice_until is None:
            found.append(_("The work calendar does not reach the end of the notice: load the next year first."))
        elif at <= round_.notice_until:
            found.append(
                _("It is on public notice until the end of {day}.").format(day=f"{round_.notice_until:%Y-%m-%d}")
            )
    if not round_.results.filter(state=Result.State.GRADED).exists():
        found.append(_("No sheet of this round is graded: there is nothing to seal."))
    if unanswered := open_objections(round_):
        found.append(
            ngettext(
                "{count} objection waits for its answer.", "{count} objections wait for their answers.", unanswered
            ).format(count=unanswered)
        )
    if problem := unexplained_withdrawal(round_):
        found.append(problem)
    before = last_seal(round_)
    if before and before.round.as_of > round_.as_of:
        found.append(_("A later round is sealed already: {round}.").format(round=before.round))
    return found


def open_objections(round_: Round) -> int:
    """Return how many hearings about results of the round wait for an answer, those on time."""
    sheets = round_.sheets.values("pk")
    return Hearing.objects.unanswered().filter(subject_type=SHEET, subject_id__in=sheets).count()


def last_seal(round_: Round) -> Seal | None:
    """Return the seal that a round's is chained to: the latest of the same standard in the same division.

    That of an amended edition hangs on the one that it replaces: a later round may be sealed meanwhile, and what came
    before it in time cannot follow it.
    """
    seals = Seal.objects.select_related("round")
    if round_.replaces_id:
        return seals.get(round=round_.replaces_id)
    same = seals.filter(round__edition__standard=round_.edition.standard, round__division=round_.division_id)
    return same.order_by("-round__as_of", "-pk").first()


@transaction.atomic
def amend_round(*, round_: Round, reason: str, by: Any, at: datetime) -> Round:
    """Begin the next edition of a sealed round's results, in review, with a copy of every sheet and decision.

    What was sealed stays as it is. Raises UnableToEvaluate if it is not sealed, was replaced, or the reason is missing.
    """
    current = locked(round_)
    if current.state != State.SEALED:
        raise UnableToEvaluate(_("Only a sealed round is amended by a new edition; the marks of this one can change."))
    if Round.objects.filter(replaces=current).exclude(state=State.CANCELLED).exists():
        raise UnableToEvaluate(_("A new edition of this round is there already."))
    if not reason.strip():
        raise UnableToEvaluate(_("Give the reason: everybody who took part will ask."))
    later = Round.objects.get(pk=current.pk)
    later.pk = None
    later._state.adding = True
    later.replaces, later.number, later.state = current, current.number + 1, State.REVIEW
    later.steps = [step for step in steps_of(review=True, notice="NOTICE" in current.steps) if step != "CALL"]
    later.called_at, later.called_by, later.sealed_at = at, by, None
    later.notice_at = later.notice_until = None
    later.version, later.by_visits = 1, False  # corrections of an amended edition are made by hand
    with because(reason.strip()):
        later.save()
        _copy_sheets(current.pk, later.pk)
    return later


def _copy_sheets(old: int, new: int) -> None:
    """Copy sheets and the decisions that count, as they are, in two statements."""
    names = [field.column or "" for field in Sheet._meta.concrete_fields if field.column not in ("id", "round_id")]
    columns = ", ".join(names)
    table, decisions = Sheet._meta.db_table, ClassDecision._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (round_id, {columns}) SELECT %s, {columns} FROM {table} WHERE round_id = %s"
            " ORDER BY code",
            [new, old],
        )
        cursor.execute(
            f"INSERT INTO {decisions} (round_id, sheet_id, class_id, reason, document, by_id, at)"
            f" SELECT %s, n.id, d.class_id, d.reason, d.document, d.by_id, d.at FROM {decisions} d"
            f" JOIN {table} o ON o.id = d.sheet_id JOIN {table} n ON n.round_id = %s AND n.code = o.code"
            " WHERE d.round_id = %s ORDER BY d.id",
            [new, new, old],
        )
