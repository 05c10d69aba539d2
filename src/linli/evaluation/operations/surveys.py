"""Drawing a survey's sample, taking its answers, and forgetting who was drawn."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from linli.evaluation.models import Channel, Round, SampledHome, Survey, SurveyAnswer, SurveyedCompound
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rules.survey import draw
from linli.places.models import Home

from .rounds import hold_open

QUESTIONS = (
    {
        "id": "whole",
        "zh": "总体上，您对小区物业服务满意吗？",
        "en": "On the whole, are you satisfied with the property service?",
    },
    {"id": "clean", "zh": "您对小区环境整洁满意吗？", "en": "Are you satisfied with how clean the compound is?"},
    {"id": "safe", "zh": "您对小区安全秩序满意吗？", "en": "Are you satisfied with safety and order?"},
    {
        "id": "repair",
        "zh": "您对报修和诉求处理满意吗？",
        "en": "Are you satisfied with how repairs and requests are handled?",
    },
)
HOMES_KEPT = timedelta(days=90)  # after closing: time to answer what is asked about the draw
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no sign that is taken for another on paper
_CODE_LENGTH = 10
_BATCH = 2000
State = Survey.State
TAKES_SURVEYS = (Round.State.CALLED, Round.State.MARKING, Round.State.REVIEW)


@transaction.atomic
def open_survey(
    *, round_: Round, title: str, per_compound: int, closes_on: date, seed: str, by: Any, at: datetime
) -> Survey:
    """Draw the homes of every compound of a round by a recorded seed, and open the survey. Raises UnableToEvaluate."""
    state = hold_open(round_.pk)
    if round_.edition.subject != "compound":
        raise UnableToEvaluate(_("A survey belongs to an open round of compounds."))
    if state not in TAKES_SURVEYS:
        raise UnableToEvaluate(
            _("“{round}” is {state}: no survey is opened any more.").format(
                round=round_, state=Round.State(state).label
            )
        )
    if closes_on < _day(at):
        raise UnableToEvaluate(_("The last day for answers lies in the past."))
    if not seed.strip():
        raise UnableToEvaluate(
            _("Give the seed: a word that was fixed in public, so that anybody can repeat the draw.")
        )
    survey = Survey.objects.create(
        round=round_, title=title, questions=list(QUESTIONS), per_compound=per_compound, seed=seed.strip(),
        closes_on=closes_on, by=by, state=State.OPEN, opened_at=at,
    )  # fmt: skip
    rows = (
        Home.objects.filter(compound__in=round_.sheets.values("compound"))
        .order_by("compound", "pk")
        .values_list(
            "compound_id", "pk", "compound__code", "stairwell__building__number", "stairwell__number", "number"
        )
        .iterator(chunk_size=_BATCH)
    )
    compounds, drawn = [], []
    for compound, group in groupby(rows, key=lambda row: row[0]):
        known = [(pk, "/".join(parts)) for _compound, pk, *parts in group]
        homes = draw(survey.seed, known, per_compound)
        compounds.append(SurveyedCompound(survey=survey, compound_id=compound, homes=len(known), drawn=len(homes)))
        drawn += [
            SampledHome(
                survey=survey, compound_id=compound, home_id=home, order=order, code_hash=hash_of(code_of(survey, home))
            )
            for order, home in enumerate(homes, 1)
        ]  # fmt: skip
    if not drawn:
        raise UnableToEvaluate(_("No house ledger is there for these compounds. Import the homes first."))
    SurveyedCompound.objects.bulk_create(compounds, batch_size=_BATCH)
    SampledHome.objects.bulk_create(drawn, batch_size=_BATCH)
    return survey


@transaction.atomic
def answer_survey(*, home: SampledHome, levels: Sequence[int], channel: str, at: datetime) -> None:
    """Take the one answer of a drawn home. What it said is kept apart from who it was. Raises UnableToEvaluate."""
    # One after another: after the closing nothing comes in, or a metric would be frozen without it.
    survey = Survey.objects.select_for_update(no_key=True).get(pk=home.survey_id)
    require_open(survey, at)
    if len(levels) != len(survey.questions) or any(level not in range(6) for level in levels) or not any(levels):
        raise UnableToEvaluate(_("Answer at least one question; each from 1 (not at all) to 5 (very satisfied)."))
    if channel not in Channel:
        raise UnableToEvaluate(_("Answers come on the page, by phone or on paper."))
    # Compare and set: a letter that is used twice at once counts once.
    waiting = SampledHome.objects.filter(pk=home.pk, answered_on=None)
    if waiting.update(answered_on=_day(at), channel=channel) != 1:
        raise UnableToEvaluate(answered_already())
    counter = Channel(channel).value.lower()
    SurveyedCompound.objects.filter(survey=survey, compound=home.compound_id).update(**{counter: F(counter) + 1})
    SurveyAnswer.objects.create(survey=survey, compound_id=home.compound_id, levels=list(levels))


def takes_surveys(round_: Round) -> bool:
    """Whether a survey can be opened: not on notice, where the marks that it would answer change no more."""
    return round_.edition.subject == "compound" and round_.state in TAKES_SURVEYS


def require_open(survey: Survey, at: datetime) -> None:
    """Raise UnableToEvaluate unless a survey takes answers."""
    if survey.state != State.OPEN or _day(at) > survey.closes_on:
        raise UnableToEvaluate(_("The survey is closed: answers were taken until {day}.").format(day=survey.closes_on))


def answered_already() -> str:
    """Return the sentence for a home that comes again."""
    return _("This home has answered already; each home counts once.")


@transaction.atomic
def close_survey(*, survey: Survey, at: datetime) -> Survey:
    """Close a survey; from then on its shares are shown and scored. Raises UnableToEvaluate."""
    if Survey.objects.filter(pk=survey.pk, state=State.OPEN).update(state=State.CLOSED, closed_at=at) != 1:
        raise UnableToEvaluate(_("The survey is closed already."))
    _mix(survey, _day(at))
    survey.refresh_from_db()
    return survey


def close_due(at: datetime) -> int:
    """Close the surveys whose last day is over; returns how many."""
    closed = 0
    for survey in Survey.objects.filter(state=State.OPEN, closes_on__lt=_day(at)).order_by("pk"):
        with suppress(UnableToEvaluate):  # an officer was faster
            close_survey(survey=survey, at=at)
            closed += 1
    return closed


def forget_homes(at: datetime) -> int:
    """Delete who was drawn in surveys closed 90 days ago; answers and counts stay. Returns how many homes."""
    return SampledHome.objects.filter(survey__closed_at__lt=at - HOMES_KEPT).delete()[0]


def code_of(survey: Survey, home: int) -> str:
    """Return the code in the letter to a home (its number in the ledger).

    It comes of the installation's secret, so that letters can be printed again; the database keeps its hash alone.
    """
    digest = salted_hmac("linli.evaluation.survey", f"{survey.pk}:{home}", algorithm="sha256").digest()
    number, signs = int.from_bytes(digest, "big"), ""
    for _place in range(_CODE_LENGTH):
        number, sign = divmod(number, len(_ALPHABET))
        signs += _ALPHABET[sign]
    return signs


def home_of(code: str) -> SampledHome | None:
    """Return the drawn home of a code as it stands in a letter, None for a wrong one."""
    text = "".join(code.upper().split()).replace("-", "")
    return SampledHome.objects.filter(code_hash=hash_of(text)).select_related("survey", "compound").first()


def hash_of(code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(f"linli-survey:{code}".encode()).hexdigest()


def _mix(survey: Survey, day: date) -> None:
    """Write the rows of drawn homes anew, in the order of the draw.

    A table keeps its rows in the order in which they were written, and with each the number of its transaction: a home
    that answered and its answer could be told together by these, or by the day if it was the only one of it.
    """
    table = connection.ops.quote_name(SampledHome._meta.db_table)
    names = [str(field.column) for field in SampledHome._meta.concrete_fields]
    columns = ", ".join(map(connection.ops.quote_name, names))
    same = columns.replace('"answered_on"', "CASE WHEN answered_on IS NOT NULL THEN %s::date END")
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH gone AS (DELETE FROM {table} WHERE survey_id = %s RETURNING *) "
            f"INSERT INTO {table} ({columns}) SELECT {same} FROM gone ORDER BY id",
            [survey.pk, day],
        )


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
