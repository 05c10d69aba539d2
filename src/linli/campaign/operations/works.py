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
from linli.campaign.proofs import KINDS, add_proofs, withdraw_proof
from linli.campaign.queries.works import blocked, links_of
from linli.campaign.refusals import UnableToCampaign
from linli.campaign.rights import VIEW
from linli.campaign.rules.quarters import after, last_day, quarter_of
from linli.campaign.rules.works import NEXT_STATES, OPEN, State, suggested_days
from linli.core.files import purpose
from linli.core.history import because
from linli.evaluation.queries.measures import Offer
from linli.evaluation.rules.measures import Fact
from linli.places.models import Compound, Division

from .places import hold_places
from .prospects import look_again

PROOF = purpose("campaign.work_proof", gettext_lazy("Proof of a work"), kinds=KINDS, right=VIEW, keep_days=3 * 365)
SUBJECT = "campaign.work"  # of core.subjects
MOST_AT_ONCE = 200  # works that are approved together
MOST_NAMED = 10  # works that a refusal names
LONGEST_NOTE = 500


@transaction.atomic
def suggest_works(
    *, campaign: Campaign, division: Division, compound: Compound | None, offers: Sequence[Offer],
    facts: Mapping[str, Fact], by: Any, at: datetime,
) -> list[Work]:  # fmt: skip
    """Plan measures in a place, each with its cost by the facts known and with the days that its quarters suggest.

    facts: by fact id of `evaluation.rules.measures.COUNTED`; what is unknown makes the cost unknown, never 0.
    Raises UnableToCampaign, also for what is planned there already.
    """
    if not offers:
        raise UnableToCampaign(_("Choose at least one measure."))
    hold_places([division.pk])
    titles = {offer.pk: offer.title for offer in offers}
    planned = Work.objects.filter(campaign=campaign, division=division, compound=compound).exclude(state=State.DROPPED)
    there = list(planned.select_related("measure"))
    if taken := next((titles[row.measure_id] for row in there if row.measure_id in titles), ""):
        raise UnableToCampaign(_("“{title}” is planned here already.").format(title=taken))
    today = timezone.localtime(at).date()
    days = suggested_days(
        {offer.pk: offer.quarters for offer in offers}, links_of(titles)[0], _ends(there, today), today
    )
    rows = [
        Work(
            campaign=campaign, division=division, compound=compound, measure_id=offer.pk, cost=offer.cost(facts),
            cost_is_sample=offer.is_sample, programme=offer.programme, begins_on=days[offer.pk].begins,
            due_on=days[offer.pk].due, changed_at=at, changed_by=by,
        )
        for offer in offers
    ]  # fmt: skip
    try:
        with transaction.atomic():
            made = Work.objects.bulk_create(rows)
    except IntegrityError as exc:
        raise UnableToCampaign(_("Somebody else has just planned one of these here. Look at the list again.")) from exc
    look_again(campaign.pk, [division.pk], at=at)
    return made


def _ends(there: Iterable[Work], today: date) -> dict[int, date]:
    """Return by when works that are not over are done, by measure; one without a day as if it began next quarter."""
    first = after(quarter_of(today), 1)
    return {
        row.measure_id: row.due_on or last_day(after(first, row.measure.quarters - 1))
        for row in there
        if row.state in OPEN
    }


@dataclass(frozen=True)
class Terms:
    """What is said of a work. cost: whole yuan, None: unknown; cost_is_sample: it still rests on a sample unit cost."""

    cost: int | None
    begins_on: date | None
    due_on: date | None
    programme: str
    note: str


@transaction.atomic
def change_work(
    *, work: Work, terms: Terms, seen: datetime, approves: bool = False, by: Any, at: datetime
) -> Work:  # fmt: skip
    """Change what is said of a work that is not over. A cost typed by hand rests on no sample any more.

    seen: `changed_at` as the person saw it; approves: whether the person may approve it: what was approved is changed
    by nobody else. Raises UnableToCampaign, also if somebody else changed it meanwhile.
    """
    row = _held(work)
    if row.state not in OPEN:
        raise UnableToCampaign(
            _("“{title}” is {state}; it does not change any more.").format(
                title=row.measure.title, state=State(row.state).label
            )
        )
    _check_seen(row, seen)
    if row.state != State.SUGGESTED:
        if not approves:
            raise UnableToCampaign(
                _("“{title}” is {state}: its cost, programme and days are changed by those who approve works.").format(
                    title=row.measure.title, state=State(row.state).label
                )
            )
        if not (terms.begins_on and terms.due_on):
            raise UnableToCampaign(_("What is approved keeps a day on which it begins and one on which it is due."))
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
def note_work(*, work: Work, note: str, spent: int | None, seen: datetime, by: Any, at: datetime) -> Work:
    """Change the note of a work, and what was spent on one that is done; what was approved stays as it is.

    spent: whole yuan, None: not settled; seen: `changed_at` as the person saw it.
    Raises UnableToCampaign: given up, changed meanwhile, spent on what is not done.
    """
    row = _held(work)
    if row.state == State.DROPPED:
        raise UnableToCampaign(
            _("“{title}” is {state}; it does not change any more.").format(
                title=row.measure.title, state=State(row.state).label
            )
        )
    _check_seen(row, seen)
    if spent is not None and row.state != State.DONE:
        raise UnableToCampaign(_("What was spent is settled once the work is done."))
    row.note = note.strip()
    if row.state == State.DONE:
        row.spent = spent
    _save(row, by, at)
    return row


@transaction.atomic
def approve_works(*, works: Sequence[Work], by: Any, at: datetime) -> list[Work]:
    """Approve works together, all or none: suggested ones with their days, at most MOST_AT_ONCE, of one campaign.

    works: as the person saw them. Raises UnableToCampaign if one is not suggested any more or has changed since, has no
    days or is due already, or excludes another that is taken up in its place.
    """
    if not works:
        raise UnableToCampaign(_("Choose at least one work."))
    if len(works) > MOST_AT_ONCE:
        raise UnableToCampaign(
            _("{count} works were chosen; at most {most} are approved together.").format(
                count=len(works), most=MOST_AT_ONCE
            )
        )
    hold_places({work.division_id for work in works})
    seen = {work.pk: work.changed_at for work in works}
    pks = set(seen)
    held = Work.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk")
    rows = list(held.select_related("measure", "division"))
    for row in rows:
        _check_step(row, State.APPROVED)
        if row.changed_at != seen[row.pk]:
            raise UnableToCampaign(
                _("Somebody else has just changed {name}. Look at it again, then approve.").format(name=_named(row))
            )
    _check_days(rows, timezone.localtime(at).date())
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
def add_work_proofs(*, work: Work, uploads: Sequence[Any], by: Any, at: datetime) -> Work:
    """Add proofs to a work that is done: a better one before a wrong one is withdrawn. Raises UnableToCampaign."""
    row = _held(work)
    if row.state != State.DONE:
        raise UnableToCampaign(
            _("“{title}” is {state}: its proofs come with saying that it is done.").format(
                title=row.measure.title, state=State(row.state).label
            )
        )
    if not uploads:
        raise UnableToCampaign(_("Choose at least one file."))
    add_proofs((SUBJECT, row.pk), uploads, kept_for=PROOF, by=by, at=at)
    return row


@transaction.atomic
def withdraw_work_proof(*, work: Work, proof: int, reason: str, by: Any, at: datetime) -> Work:
    """Withdraw a proof of a work that is not given up; what is done keeps at least one. proof: of the file's use.

    Raises UnableToCampaign: given up, the last proof of what is done, withdrawn already, no reason.
    """
    row = _held(work)
    if row.state == State.DROPPED:
        raise UnableToCampaign(_("“{title}” is given up: its proofs stay as they are.").format(title=row.measure.title))
    last = _("What is done keeps at least one proof. Add the right one first, then withdraw this one.")
    withdraw_proof(
        (SUBJECT, row.pk), proof, kept_for=PROOF, reason=reason, by=by, at=at,
        last=last if row.state == State.DONE else "",
    )  # fmt: skip
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
    hold_places([work.division_id])
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


def _check_seen(row: Work, seen: datetime) -> None:
    if row.changed_at != seen:
        raise UnableToCampaign(_("Somebody else has just changed this work. Look at it again, then change it."))


def _check_days(rows: Sequence[Work], today: date) -> None:
    """Refuse what has no days, or should be done by now: no forecast could say when it comes."""
    for found, words in (
        (
            [row for row in rows if row.begins_on is None or row.due_on is None],
            _(
                "No days are set for {names}. Open each and set when it begins and when it is due; or filter those "
                "with days, and approve these first."
            ),
        ),
        (
            [row for row in rows if row.due_on is not None and row.due_on < today],
            _("The due day is past for {names}. Open each, set new days, then approve."),
        ),
    ):
        if found:
            names = _(", ").join(_named(row) for row in found[:MOST_NAMED])
            if len(found) > MOST_NAMED:
                names = _("{names} and {count} more").format(names=names, count=len(found) - MOST_NAMED)
            raise UnableToCampaign(words.format(names=names))


def _named(row: Work) -> str:
    return _("“{title}” of {name}").format(title=row.measure.title, name=row.division.name)


def _not_to_come(on: date, at: datetime) -> None:
    if on > timezone.localtime(at).date():
        raise UnableToCampaign(_("{day} is still to come.").format(day=on))


def _save(row: Work, by: Any, at: datetime) -> None:
    row.changed_at, row.changed_by = at, by
    row.save()


def _look_again(rows: Iterable[Work], at: datetime) -> None:
    for campaign in {row.campaign_id for row in rows}:
        look_again(campaign, {row.division_id for row in rows if row.campaign_id == campaign}, at=at)
