"""What the works of communities make of them: worked out anew, never a mark. docs/algorithms/forecast.md."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
from django.db import connection, transaction

from linli.campaign.models import Campaign, Prospect, Work
from linli.campaign.queries.marks import PASSES, Known, Step, Table, flags_of, latest, steps, tables
from linli.core import clock
from linli.evaluation.models import Award
from linli.evaluation.queries.titles import in_force
from linli.kernels.record import CENT
from linli.places.models import Division

State = Prospect.State
OPEN = (Work.State.APPROVED, Work.State.UNDER_WAY)


@transaction.atomic
def look_again(campaign_id: int, community_ids: Collection[int] | None = None, *, at: datetime) -> int:
    """Work out the prospects of communities again, of all of a campaign if none are named; returns how many.

    Call it after anything that changes a work. Its cost is that of the communities named: some milliseconds for one.
    """
    campaign = Campaign.objects.select_related("division").get(pk=campaign_id)
    _one_at_a_time(campaign_id)
    today = clock.today()
    there = Division.objects.on(today).filter(
        ancestors__contains=[campaign.division_id], level=Division.Level.COMMUNITY
    )
    if community_ids is not None:
        there = there.filter(pk__in=community_ids)
    wanted = list(there.order_by("pk").values_list("pk", flat=True))
    known = {one.community: one for one in latest(campaign, None if community_ids is None else wanted)}
    meeting, suspended = holders(campaign, today, None if community_ids is None else wanted)
    by_place: dict[int, list[Step]] = defaultdict(list)
    for step in steps(campaign, None if community_ids is None else wanted):
        by_place[step.community].append(step)
    found = {pk: _without_marks(campaign, pk, by_place[pk], pk in meeting, today, at) for pk in wanted}
    asked = [known[pk] for pk in wanted if pk in known and pk not in meeting]
    for table in tables(campaign, asked, today):
        for row in _judged(campaign, table, by_place, today, at):
            if row.division_id in suspended:  # somebody has to restore it: no work does
                row.state, row.ready_due = State.NOT_ENOUGH, None
            found[row.division_id] = row
    old = Prospect.objects.filter(campaign=campaign)
    (old if community_ids is None else old.filter(division__in=community_ids)).delete()
    Prospect.objects.bulk_create(found.values(), batch_size=2000)
    if community_ids is not None:  # what is expected of the days to come follows by a job
        from .standings import ask_count

        ask_count(campaign_id)
    return len(found)


def _one_at_a_time(campaign_id: int) -> None:
    """Wait until whoever changes works of the same campaign is done: two of one community must see each other's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('linli.campaign.prospects'), %s)", [campaign_id % 2**31])


def holders(campaign: Campaign, on: date, among: list[int] | None) -> tuple[set[int], set[int]]:
    """Return who meets the standard by the register, and whose title is suspended."""
    rows = in_force(on, "community").filter(standard=campaign.standard, kind=Award.Kind.MEETING)
    if among is not None:
        rows = rows.filter(community__in=among)
    held = dict(rows.values_list("community_id", "state"))
    suspended = {pk for pk, state in held.items() if state == "SUSPENDED"}
    return set(held) - suspended, suspended


def _without_marks(
    campaign: Campaign, place: int, own: list[Step], meets: bool, today: date, at: datetime
) -> Prospect:  # fmt: skip
    """Return what can be said without marks: that it meets the standard, or that nobody knows."""
    return Prospect(
        campaign=campaign, division_id=place, state=State.MEETS if meets else State.UNKNOWN, counted_at=at,
        **_counts(own, today),
    )  # fmt: skip


def _counts(own: Iterable[Step], today: date) -> dict[str, int]:
    waiting = [step for step in own if step.state in OPEN]
    late = sum(1 for step in waiting if step.due_on is not None and step.due_on < today)
    return {"open_works": len(waiting), "overdue_works": late}


def _judged(
    campaign: Campaign, table: Table, by_place: dict[int, list[Step]], today: date, at: datetime
) -> Iterable[Prospect]:
    """Grade communities as if their works were done, in one call of the scorer."""
    from linli.kernels.planning.effects import has_rung, raised  # brings the scorer's compiler along
    from linli.kernels.planning.record import Measures
    from linli.kernels.scoring import score

    counted = {
        one.community: [step for step in by_place[one.community] if counts_for(one, step)] for one in table.known
    }
    done = table.done((step.measure, place) for place, own in counted.items() for step in own)
    j = len(table.offers)
    measures = Measures(table.raises, np.ones(j, np.int64), np.full(j, -1, np.int64), np.zeros(j, np.int64))
    marks = raised(table.marks, measures, table.scheme, done) if j else table.marks
    best = np.where(table.taken, table.scheme.highest[:, None], marks).astype(np.int32)  # of what nobody has answered
    reached, could = (
        has_rung(score(one, table.scheme, flags_of(table), detail=False), PASSES)
        for one in (marks, np.ascontiguousarray(best))
    )
    for column, one in enumerate(table.known):
        own, every = counted[one.community], by_place[one.community]
        judged = _Judged(bool(reached[column]), bool(could[column]), marks)
        yield _prospect(campaign, table, one, own, every, column, judged, today, at)


def counts_for(one: Known, step: Step) -> bool:
    """Whether a work says something beyond the marks.

    What was done before they were given is in them; what is approved without a due day promises nothing yet.
    """
    return step.due_on is not None if step.state in OPEN else step.done_on is not None and step.done_on > one.as_of


@dataclass(frozen=True)
class _Judged:
    """Whether a community passes once its works are done; whether it could if all that is unknown were in full."""

    reached: bool
    could: bool
    marks: Any


def _prospect(
    campaign: Campaign, table: Table, one: Known, own: list[Step], every: list[Step], column: int, judged: _Judged,
    today: date, at: datetime,
) -> Prospect:  # fmt: skip
    ready: date | None = None
    short, missing = 0, list[str]()
    if judged.reached:
        days = [step.due_on if step.state in OPEN else step.done_on for step in own]
        ready = max((day for day in days if day), default=today)
        state = State.READY
    else:
        state = State.UNKNOWN if judged.could else State.NOT_ENOUGH if every else State.NO_WORKS
        short, missing = _lacks(table, column, judged.marks)
    return Prospect(
        campaign=campaign, division_id=one.community, state=state, ready_due=ready, short=short, missing=missing,
        counted_at=at, **_counts(every, today),
    )  # fmt: skip


def _lacks(table: Table, column: int, marks: Any) -> tuple[int, list[str]]:
    """Return by how many 0.01 points the total falls short, rounded up, and what else stays in the way or is unknown.

    By the nearest of the ways to the standard: must-haves that fail, sections whose gate is not reached.
    """
    from linli.kernels.planning.effects import missing, ways
    from linli.kernels.scoring import score

    scheme, items = table.scheme, table.compiled.items
    here = np.ascontiguousarray(marks[:, [column]])
    flags = int(flags_of(table)[column])
    scores = score(here, scheme, np.array([flags]))
    lacks = [missing(here, scheme, way, scores) for way in ways(here, scheme, flags, PASSES)]
    total, gates, musts = min(
        lacks, key=lambda one: (one[2].size, int(one[0] + one[1].sum())), default=(0, np.empty(0), np.empty(0))
    )
    sections = [table.compiled.sections[row] for row in np.nonzero(gates)[0].tolist()]
    unknown = [items[row].id for row in np.nonzero(table.taken[:, column])[0].tolist()]
    failed = [items[row].id for row in np.asarray(musts, np.int64).tolist()]
    return -(-total // CENT), [*sections, *sorted({*failed, *unknown})]
