"""The yearly plan of re-checks, and what came of each."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.campaign.models import Campaign, Recheck, RecheckPlan
from linli.campaign.queries.steering import titles_held
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rules.rechecks import choose, due_days, frame_text
from linli.core.todo.operations import NewToDo, close_todos, drop_todos, open_todos
from linli.evaluation.models import Award
from linli.evaluation.operations.register import note_award
from linli.evaluation.queries.titles import in_force
from linli.evaluation.refusals import UnableToEvaluate
from linli.grading.sampling import digest

from .stages import end_of

SUBJECT = "campaign.recheck"
DO = "campaign.do_recheck"
SOON = timedelta(days=31)
Outcome = Recheck.Outcome


@transaction.atomic
def make_plan(
    *, campaign: Campaign, year: int, years: int, seed: str, on: date, by: Any, at: datetime
) -> list[Recheck]:
    """Plan whom a year looks at again, once, and keep all that is needed to choose again. docs/algorithms/recheck.md.

    years: every title at least once in so many. Raises UnableToCampaign: planned already, the year is over, no title.
    """
    held = Campaign.objects.select_for_update(of=("self",)).select_related("division").get(pk=campaign.pk)
    if not due_days(year, on):
        raise UnableToCampaign(_("The year {year} is over. Plan {now} or a later one.").format(year=year, now=on.year))
    if RecheckPlan.objects.filter(campaign=held, year=year).exists():
        raise UnableToCampaign(
            _("The year {year} is planned already. It stays: drawing again until it suits would be no draw.").format(
                year=year
            )
        )
    titles = titles_held(held, year, on)
    if not titles:
        raise UnableToCampaign(_("No community holds a title on {day}: there is nothing to look at again.").format(
            day=on
        ))  # fmt: skip
    holders = [title.holder for title in titles]
    frame = frame_text(holders)
    RecheckPlan.objects.create(
        campaign=held, year=year, years=years, seed=seed.strip()[:40], on=on, frame=frame, frame_sha256=digest(frame),
        at=at, by=by,
    )  # fmt: skip
    by_code = {title.holder.code: title for title in titles}
    rows = Recheck.objects.bulk_create(
        Recheck(
            campaign=held, year=year, division_id=by_code[one.code].division, award_id=by_code[one.code].award,
            why=one.why, due_on=one.due_on,
        )
        for one in choose(holders, year=year, years=years, seed=seed.strip()[:40], today=on)
    )  # fmt: skip
    ask_for_due(today=on, at=at)
    return rows


@transaction.atomic
def ask_for_due(*, today: date, at: datetime) -> int:
    """Open the to-dos of re-checks that are due within a month; returns how many there are. Safe to repeat.

    A plan of a year holds dozens: all at once they would bury what is to be done today.
    """
    rows = Recheck.objects.filter(outcome="", due_on__lte=today + SOON).select_related("division", "campaign__division")
    new = [
        NewToDo(
            DO, (SUBJECT, row.pk), keys=row.campaign.scope_keys(), due_at=end_of(row.due_on),
            fields={"name": row.division.name},
        )
        for row in rows
    ]  # fmt: skip
    open_todos(new, at=at)
    return len(new)


@transaction.atomic
def enter_outcome(
    *, recheck: Recheck, outcome: str, finding: str, done_on: date, document: str, by: Any, at: datetime
) -> Recheck:
    """Enter what came of a re-check; anything but "keeps" goes into the title register in the same transaction.

    Whether the person may change the register, the caller asks. document: by which the register is changed.
    Raises UnableToCampaign: done already, no finding, no title any more, or what the register does not take.
    """
    row = _held(recheck)
    if row.outcome:
        raise UnableToCampaign(_("The outcome of this re-check was entered already: {outcome}.").format(
            outcome=row.get_outcome_display()
        ))  # fmt: skip
    if not finding.strip():
        raise UnableToCampaign(_("Say what was found."))
    award = award_now(row, done_on)
    if award is None:
        raise UnableToCampaign(
            _("{name} holds the title no more on {day}. Strike the re-check from the plan.").format(
                name=row.division.name, day=done_on
            )
        )
    if outcome != Outcome.KEEPS:
        try:
            note_award(award=award, kind=outcome, on=done_on, reason=finding, document=document, by=by, at=at)
        except UnableToEvaluate as exc:
            raise UnableToCampaign(str(exc)) from exc
    row.award, row.outcome, row.finding, row.done_on, row.done_by = award, outcome, finding.strip()[:500], done_on, by
    row.save()
    close_todos((SUBJECT, row.pk), at=at, by=by, kind=DO)
    return row


@transaction.atomic
def strike(*, recheck: Recheck, at: datetime) -> None:
    """Take a re-check out of the plan whose community holds the title no more; the history keeps it.

    Raises UnableToCampaign if it is done, or the title is still held.
    """
    row = _held(recheck)
    if row.outcome:
        raise UnableToCampaign(_("It is done already, and stays in the plan."))
    if award_now(row, timezone.localtime(at).date()) is not None:
        raise UnableToCampaign(
            _("{name} still holds the title: it is looked at again as planned.").format(name=row.division.name)
        )
    drop_todos((SUBJECT, row.pk), at=at)
    row.delete()


def award_now(row: Recheck, on: date) -> Award | None:
    """Return the award of the same kind and standard that the community holds on a day: a round may have renewed it."""
    found = in_force(on, "community").filter(
        community=row.division_id, kind=row.award.kind, standard=row.award.standard
    )
    award: Award | None = found.first()
    return award


def _held(recheck: Recheck) -> Recheck:
    rows = Recheck.objects.select_for_update(of=("self",)).select_related("award", "division")
    row: Recheck | None = rows.filter(pk=recheck.pk).first()
    if row is None:
        raise UnableToCampaign(_("Somebody struck this re-check from the plan just now."))
    return row
