"""Opening a round and moving it from step to step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.history import because
from linli.core.worktime import Clock, TimeLimit, due_at_or_pending
from linli.core.worktime.queries import work_calendar
from linli.evaluation.models import Edition, Round, Sheet, StepDate
from linli.evaluation.refusals import UnableToEvaluate
from linli.evaluation.rules.steps import DONE, Step, may_follow, steps_of
from linli.places.models import Compound, Division

State = Round.State
_BATCH = 2000


@dataclass(frozen=True)
class Call:
    """What a call says: which edition, over which division, for when."""

    edition: Edition
    division: Division
    title: str
    as_of: date
    period_from: date
    period_to: date
    marks_due: date | None = None
    review: bool = True
    notice: bool = True
    notice_days: int = 5
    answer_days: int = 5
    shows_items: bool = True
    previous: Round | None = None
    asked: tuple[str, ...] = ()  # of rules.steps.ASKED
    by_visits: bool = False
    rectify_days: int = 15
    differ_percent: int = 25
    due: Mapping[str, date] = field(default_factory=dict)  # by step


@transaction.atomic
def open_round(call: Call, *, by: Any, at: datetime) -> Round:
    """Open a round with a sheet for every compound or community that lies in its division on the as-of date.

    Names and places are kept as they are now: whatever moves afterwards is marked where it was called.
    Raises UnableToEvaluate.
    """
    edition = Edition.objects.select_for_update().get(pk=call.edition.pk)
    if edition.state != Edition.State.PUBLISHED:
        raise UnableToEvaluate(_("{name} is not published: a round needs a published edition.").format(name=edition))
    if edition.subject not in ("compound", "community"):
        raise UnableToEvaluate(_("Rounds are for compounds and communities; this standard is for another subject."))
    if not call.period_from <= call.period_to or call.as_of < call.period_from:
        raise UnableToEvaluate(_("The period must begin before it ends, and the as-of date not lie before it."))
    if call.previous and call.previous.edition.standard != edition.standard:
        raise UnableToEvaluate(_("The round to compare with must be by the same standard."))
    row = Round.objects.create(
        edition=edition, title=call.title, division=call.division, as_of=call.as_of, period_from=call.period_from,
        period_to=call.period_to, steps=steps_of(review=call.review, notice=call.notice, asked=call.asked),
        by_visits=call.by_visits, rectify_days=call.rectify_days, differ_percent=call.differ_percent,
        marks_due=call.marks_due,
        notice_days=call.notice_days, answer_days=call.answer_days, shows_items=call.shows_items,
        previous=call.previous, called_at=at, called_by=by,
    )  # fmt: skip
    sheets = _compounds(row) if edition.subject == "compound" else _communities(row)
    made = Sheet.objects.bulk_create(sheets, batch_size=_BATCH)
    if not made:
        raise UnableToEvaluate(
            _("Nothing lies in {division} that this standard is for. Import the register first.").format(
                division=call.division
            )
        )
    StepDate.objects.bulk_create(StepDate(round=row, step=step, due_on=day) for step, day in call.due.items() if day)
    if row.course:
        from .course import tell_step

        tell_step(made, at=at)
    return row


@transaction.atomic
def move_round(*, round_: Round, to: str, at: datetime, reason: str = "") -> Round:
    """Move a round to another state, except to the seal: that is operations.sealing.

    Raises UnableToEvaluate if its steps do not allow it, somebody moved it first, or a reason is missing.
    """
    current = locked(round_)
    if to == State.SEALED or to not in may_follow(current.steps, current.state):
        raise UnableToEvaluate(
            _("“{round}” is {state}; it cannot become {to} now.").format(
                round=current, state=current.get_state_display(), to=State(to).label
            )
        )
    back = to in (State.CANCELLED, State.MARKING) and current.state != State.CALLED
    if (back or to == State.CANCELLED) and not reason.strip():
        raise UnableToEvaluate(_("Give the reason: everybody who took part will ask."))
    if to in (State.REVIEW, State.NOTICE) and not current.results.exists():
        raise UnableToEvaluate(_("Nothing is graded yet. Grade the round first, then move it on."))
    if to == State.NOTICE:
        if problem := unexplained_withdrawal(current):
            raise UnableToEvaluate(problem)
        if current.course and (count := current.sheets.exclude(step=DONE).count()):
            said = ngettext(
                "{count} sheet has not passed all of its steps.",
                "{count} sheets have not passed all of their steps.",
                count,
            )
            raise UnableToEvaluate(said.format(count=count))
        if stale_results(current):
            raise UnableToEvaluate(_("Marks were changed after the last grading. Grade again, then put it on notice."))
        limit = TimeLimit(Clock.WORKING_DAYS, current.notice_days)
        current.notice_at = at
        current.notice_until = due_at_or_pending(at, limit, work_calendar(at.date()))
    else:
        current.notice_at = current.notice_until = None
    if to == State.CANCELLED:
        current.ended_reason = reason.strip()[:500]
        current.replaces = None  # what is cancelled replaces nothing, and another edition may: the history keeps which
    current.state = to
    current.version += 1
    with because(reason.strip()):
        current.save()
    return current


@transaction.atomic
def go_on(*, round_: Round, reason: str) -> Round:
    """Say why a round goes on though its edition was withdrawn."""
    current = locked(round_)
    if current.edition.state != Edition.State.WITHDRAWN or not current.is_open:
        raise UnableToEvaluate(_("The edition of this round is not withdrawn."))
    if not reason.strip():
        raise UnableToEvaluate(_("Give the reason: everybody who took part will ask."))
    current.goes_on_because = reason.strip()[:500]
    current.version += 1
    current.save()
    return current


def unexplained_withdrawal(round_: Round) -> str:
    """Say what must be done about a round whose edition was withdrawn under way; "" if nothing."""
    if round_.edition.state != Edition.State.WITHDRAWN or round_.goes_on_because:
        return ""
    return _("Its edition was withdrawn: {reason} Say why the round goes on, or cancel it.").format(
        reason=round_.edition.withdrawn_reason
    )


def locked(round_: Round) -> Round:
    """Return a round as it is now, held against others until the transaction ends."""
    return Round.objects.select_for_update(of=("self",)).select_related("edition", "division").get(pk=round_.pk)


def hold_open(round_id: int) -> str:
    """Keep a round from being moved or sealed until the transaction ends, beside others who mark; return its state.

    Many may hold it at once: two people mark two sheets without waiting for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT state FROM evaluation_round WHERE id = %s FOR SHARE", [round_id])
        return str(cursor.fetchone()[0])


def require_marking(round_: Round) -> None:
    """Hold a round whose marks may change: called, being marked, in review. Raises UnableToEvaluate."""
    state = hold_open(round_.pk)
    if state not in (State.CALLED, State.MARKING, State.REVIEW):
        raise UnableToEvaluate(
            _("“{round}” is {state}: its marks do not change any more. An objection is the way.").format(
                round=round_, state=State(state).label
            )
        )


def require_by_hand(sheet: Sheet) -> None:
    """Refuse marks by hand where assessors enter them. After their part, corrections are made by hand with reasons."""
    if sheet.round.by_visits and sheet.step in (Step.SELF, Step.RECOMMEND, Step.COUNTY, Step.MARKS):
        raise UnableToEvaluate(
            _("The marks of this sheet come from assessors who go there. They can be corrected once it is handed in.")
        )


def stale_results(round_: Round) -> bool:
    """Whether a sheet was changed after it was graded, or never graded."""
    fresh = Q(result__isnull=False, result__sheet_version=F("version"))
    return round_.sheets.exclude(fresh).exists()


def end_of_day(day: date) -> datetime:
    """Return the last second of a day in the city."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


# Sheets


def _compounds(row: Round) -> Iterator[Sheet]:
    there = (
        Compound.objects.filter(community__ancestors__contains=[row.division_id])
        .filter(Q(retired_on=None) | Q(retired_on__gt=row.as_of))
        .select_related("community")
        .defer("search_grams", "community__search_grams")
    )
    counties = _counties()
    wanted = {fact.id for fact in row.edition.compiled().standard.facts}
    for compound in there.order_by("code"):
        sheet = _sheet(row, compound.community, counties, compound)
        sheet.compound, sheet.company_id = compound, compound.manager_id
        sheet.facts = {name: value for name, value in facts_of(compound).items() if name in wanted and value}
        yield sheet


def _communities(row: Round) -> Iterator[Sheet]:
    there = Division.objects.on(row.as_of).filter(ancestors__contains=[row.division_id], level=Division.Level.COMMUNITY)
    counties = _counties()
    for community in there.defer("search_grams").order_by("code"):
        yield _sheet(row, community, counties, community)


def _counties() -> dict[int, Division]:
    return {one.pk: one for one in Division.objects.filter(level=Division.Level.COUNTY).defer("search_grams")}


def _sheet(row: Round, community: Division, counties: dict[int, Division], subject: Compound | Division) -> Sheet:
    county = next((counties[pk] for pk in community.ancestors if pk in counties), None)
    return Sheet(
        round=row, code=subject.code, name=subject.name, name_pinyin=subject.name_pinyin,
        county_name=county.name if county else "", step=(row.course or [""])[0],
        community_name=community.name, place=community, county=county, lies_in=community.ancestors,
        zone_id=community.zone_id,
    )  # fmt: skip


def facts_of(compound: Compound) -> dict[str, str]:
    """Return what the register knows of the facts that standards ask for, as canonical text; "" is unknown."""
    return {"elevators": "" if compound.elevators is None else str(compound.elevators)}
