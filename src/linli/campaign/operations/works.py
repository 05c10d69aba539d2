"""Planning works, approving them, following them to their end. Each changes the forecast, never a mark."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.campaign.models import Campaign, Work
from linli.campaign.proofs import KINDS, add_proofs
from linli.campaign.queries.works import blocked
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rights import VIEW
from linli.campaign.rules.works import NEXT_STATES, OPEN, State
from linli.core.files import purpose
from linli.core.history import because
from linli.evaluation.queries.measures import Offer
from linli.evaluation.rules.measures import Fact
from linli.places.models import Compound, Division

from .prospects import look_again

PROOF = purpose("campaign.work_proof", gettext_lazy("Proof of a work"), kinds=KINDS, right=VIEW, keep_days=3 * 365)
SUBJECT = "campaign.work"  # of core.subjects
MOST_AT_ONCE = 200  # works that are approved together
LONGEST_NOTE = 500


@transaction.atomic
def suggest_works(
    *, campaign: Campaign, division: Division, compound: Compound | None, offers: Sequence[Offer],
    facts: Mapping[str, Fact], by: Any, at: datetime,
) -> list[Work]:  # fmt: skip
    """Plan measures in a place, each with its cost by the facts known; what is planned there already is refused.

    facts: by fact id of `evaluation.rules.measures.COUNTED`; what is unknown makes the cost unknown, never 0.
    Raises UnableToCampaign.
    """
    if not offers:
        raise UnableToCampaign(_("Choose at least one measure."))
    rows = [
        Work(
            campaign=campaign, division=division, compound=compound, measure_id=offer.pk, cost=offer.cost(facts),
            cost_is_sample=offer.is_sample, programme=offer.programme, changed_at=at, changed_by=by,
        )
        for offer in offers
    ]  # fmt: skip
    titles = {offer.pk: offer.title for offer in offers}
    there = Work.objects.filter(campaign=campaign, division=division, compound=compound, measure__in=titles)
    if (taken := there.exclude(state=State.DROPPED).values_list("measure_id", flat=True).first()) is not None:
        raise UnableToCampaign(_("“{title}” is planned here already.").format(title=titles[taken]))
    try:
        with transaction.atomic():
            made = Work.objects.bulk_create(rows)
    except IntegrityError as exc:
        raise UnableToCampaign(_("Somebody else has just planned one of these here. Look at the list again.")) from exc
    look_again(campaign.pk, [division.pk], at=at)
    return made


@dataclass(frozen=True)
class Terms:
    """What is said of a work. cost: whole yuan, None: unknown; cost_is_sample: it still rests on a sample unit cost."""

    cost: int | None
    begins_on: date | None
    due_on: date | None
    programme: str
    note: str


@transaction.atomic
def change_work(*, work: Work, terms: Terms, seen: datetime, by: Any, at: datetime) -> Work:
    """Change what is said of a work that is not over. A cost typed by hand rests on no sample any more.

    seen: `changed_at` as the person saw it. Raises UnableToCampaign, also if somebody else changed it meanwhile.
    """
    row = _held(work)
    if row.state not in OPEN:
        raise UnableToCampaign(
            _("“{title}” is {state}; it does not change any more.").format(
                title=row.measure.title, state=State(row.state).label
            )
        )
    if row.changed_at != seen:
        raise UnableToCampaign(_("Somebody else has just changed this work. Look at it again, then change it."))
    if terms.begins_on and terms.due_on and terms.due_on <= terms.begins_on:
        raise UnableToCampaign(
            _("It would be due on {due}, not after it begins on {begins}.").format(
                due=terms.due_on, begins=terms.begins_on
            )
        )
    if terms.cost != row.cost:
        row.cost, row.cost_is_sample = terms.cost, False
    row.begins_on, row.due_on = terms.begins_on, terms.due_on
    row.programme, row.note = terms.programme.strip(), terms.note.strip()
    _save(row, by, at)
    look_again(row.campaign_id, [row.division_id], at=at)
    return row


@transaction.atomic
def approve_works(*, works: Sequence[Work], by: Any, at: datetime) -> list[Work]:
    """Approve works together, all or none: suggested ones, at most MOST_AT_ONCE, of one campaign.

    Raises UnableToCampaign if one is not suggested any more, or excludes another that is taken up in its place.
    """
    if not works:
        raise UnableToCampaign(_("Choose at least one work."))
    if len(works) > MOST_AT_ONCE:
        raise UnableToCampaign(
            _("{count} works were chosen; at most {most} are approved together.").format(
                count=len(works), most=MOST_AT_ONCE
            )
        )
    pks = {work.pk for work in works}
    rows = list(Work.objects.select_for_update(of=("self",)).filter(pk__in=pks).select_related("measure", "division"))
    for row in rows:
        _check_step(row, State.APPROVED)
    Work.objects.filter(pk__in=pks).update(state=State.APPROVED, changed_at=at, changed_by=by)
    for row in rows:
        row.state, row.changed_at, row.changed_by = State.APPROVED, at, by
    for pk, (_needs, excluded_by) in blocked(rows).items():
        if excluded_by:
            row = next(one for one in rows if one.pk == pk)
            raise UnableToCampaign(
                _("{name}: “{title}” and “{other}” exclude each other; give up one of them first.").format(
                    name=row.division.name, title=row.measure.title, other=excluded_by[0]
                )
            )
    _look_again(rows, at)
    return rows


@transaction.atomic
def begin_work(*, work: Work, on: date, by: Any, at: datetime) -> Work:
    """Say that a work has begun. Raises UnableToCampaign if what it needs is not done, or something excludes it."""
    row = _held(work)
    _check_step(row, State.UNDER_WAY)
    _not_to_come(on, at)
    if (way := blocked([row]).get(row.pk)) is not None:
        needs, excluded_by = way
        if needs:
            raise UnableToCampaign(
                _("“{title}” cannot begin before this is done here: {needs}.").format(
                    title=row.measure.title, needs=_(", ").join(needs)
                )
            )
        raise UnableToCampaign(
            _("“{title}” cannot begin: {others} is taken up here, and a place has one of them at most.").format(
                title=row.measure.title, others=_(", ").join(excluded_by)
            )
        )
    row.state, row.begun_on = State.UNDER_WAY, on
    _save(row, by, at)
    look_again(row.campaign_id, [row.division_id], at=at)
    return row


@transaction.atomic
def finish_work(
    *, work: Work, on: date, spent: int | None, uploads: Sequence[Any], by: Any, at: datetime
) -> Work:  # fmt: skip
    """Say that a work is done, with its proofs: the forecast changes, no mark does. Raises UnableToCampaign.

    spent: whole yuan, None: not settled yet; uploads: at least one picture, PDF or workbook
    """
    row = _held(work)
    _check_step(row, State.DONE)
    _not_to_come(on, at)
    if row.begun_on is not None and on < row.begun_on:
        raise UnableToCampaign(
            _("It was begun on {begun}; it cannot have been done on {done}.").format(begun=row.begun_on, done=on)
        )
    if not uploads:
        raise UnableToCampaign(_("What is done needs at least one proof: a photo, a PDF or a workbook."))
    row.state, row.done_on, row.spent = State.DONE, on, spent
    _save(row, by, at)
    add_proofs((SUBJECT, row.pk), uploads, kept_for=PROOF, by=by, at=at)
    look_again(row.campaign_id, [row.division_id], at=at)
    return row


@transaction.atomic
def give_up_work(*, work: Work, reason: str, by: Any, at: datetime) -> Work:
    """Give a work up, with the reason behind what was noted of it. Raises UnableToCampaign."""
    row = _held(work)
    _check_step(row, State.DROPPED)
    reason = reason.strip()
    if not reason:
        raise UnableToCampaign(_("Say why it is given up."))
    row.state = State.DROPPED
    row.note = "；".join(filter(None, [reason, row.note]))[:LONGEST_NOTE]
    with because(reason[:200]):
        _save(row, by, at)
    look_again(row.campaign_id, [row.division_id], at=at)
    return row


# What they share ------------------------------------------------------------------------------------------------------


def _held(work: Work) -> Work:
    rows = Work.objects.select_for_update(of=("self",)).select_related("measure", "division", "campaign")
    row: Work = rows.get(pk=work.pk)
    return row


def _check_step(row: Work, to: str) -> None:
    if to not in NEXT_STATES[row.state]:
        raise UnableToCampaign(
            _("{name}: “{title}” is {state} by now; it cannot become {to}.").format(
                name=row.division.name, title=row.measure.title, state=State(row.state).label, to=State(to).label
            )
        )


def _not_to_come(on: date, at: datetime) -> None:
    if on > timezone.localtime(at).date():
        raise UnableToCampaign(_("{day} is still to come.").format(day=on))


def _save(row: Work, by: Any, at: datetime) -> None:
    row.changed_at, row.changed_by = at, by
    row.save()


def _look_again(rows: Iterable[Work], at: datetime) -> None:
    for campaign in {row.campaign_id for row in rows}:
        look_again(campaign, {row.division_id for row in rows if row.campaign_id == campaign}, at=at)
