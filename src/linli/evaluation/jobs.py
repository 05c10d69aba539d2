"""The jobs of evaluation. Each may run twice without harm."""

import logging
from typing import Any

from django.db import connection, transaction
from procrastinate.contrib.django import app

from linli.core import clock
from linli.core.news import publish

from .models import Grading, Round
from .news import RoundGraded
from .operations.evidence import erase_old
from .operations.grading import grade_round
from .operations.rounds import require_marking
from .operations.sealing import seal_round
from .operations.surveys import close_due, forget_homes
from .refusals import UnableToEvaluate

log = logging.getLogger(__name__)


@app.task(name="linli.evaluation.grade", queue="grading")  # type: ignore[untyped-decorator]
def run(grading: int) -> None:
    """Grade a round, and seal it if that was asked, telling its page how far it is; whole or not at all."""
    under_way = Grading.objects.filter(pk=grading, finished_at=None)  # a second run changes nothing that has ended
    row = under_way.first()
    if row is None:
        return
    aside: Any = connection.copy()  # the page reads what this connection writes while the transaction is open
    table = Grading._meta.db_table

    def told(done: int, total: int) -> None:
        with aside.cursor() as cursor:
            cursor.execute(
                f"UPDATE {table} SET state = 'RUNNING', done = %s, total = %s WHERE id = %s AND finished_at IS NULL",
                [done, total, grading],
            )

    try:
        with transaction.atomic():
            round_ = Round.objects.select_related("edition").get(pk=row.round_id)
            if row.seals:
                seal_round(round_=round_, by=row.asked_by, at=clock.now(), told=told)
            else:
                require_marking(round_)
                grade_round(round_=round_, at=clock.now(), told=told)
                publish(RoundGraded(round_.pk))
        under_way.update(state=Grading.State.DONE, finished_at=clock.now())
    except Exception as exc:
        problem = f"{exc}"[:500]
        under_way.update(state=Grading.State.FAILED, finished_at=clock.now(), problem=problem)
        if not isinstance(exc, UnableToEvaluate):  # what changed since it was asked for is no fault: its page says it
            raise
    finally:
        aside.close()


@app.periodic(cron="40 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.evaluation.tend_surveys", queueing_lock="linli.evaluation.tend_surveys")  # type: ignore[untyped-decorator]
def tend_surveys(timestamp: int) -> None:
    """Close the surveys whose last day is over, and forget who was drawn in those closed long ago."""
    at = clock.now()
    close_due(at)
    forget_homes(at)


@app.periodic(cron="50 3 * * *")  # type: ignore[untyped-decorator]
@app.task(name="linli.evaluation.erase_proofs", queueing_lock="linli.evaluation.erase_proofs")  # type: ignore[untyped-decorator]
def erase_proofs(timestamp: int) -> None:
    """Erase the files of proofs that were withdrawn three years ago."""
    erase_old(clock.now())
