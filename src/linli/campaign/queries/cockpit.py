"""What the cockpit shows besides targets: money, prospects, what moved, what waits. Each is one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Count, F, Func, IntegerField, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce

from linli.campaign.models import Campaign, Duty, FollowUpOrder, Plan, Prospect, Recheck, Work
from linli.core.rights import Grants
from linli.evaluation.models import Award, AwardNote
from linli.evaluation.rights import VIEW_ROUNDS
from linli.places.models import Division

from .duties import late
from .standings import KINDS


@dataclass(frozen=True)
class Money:
    """Works of one programme: how many in each state, what they cost as far as that is known, of how many it is not.

    cost: whole yuan, what was spent where that is known; sample: of how many the amount rests on a sample unit cost;
    late: approved or under way, and due before today
    """

    programme: str
    approved: int
    under_way: int
    done: int
    suggested: int
    cost: int
    unknown: int
    sample: int
    late: int


def money(campaign: Campaign, grants: Grants, today: date) -> list[Money]:
    """Return works by programme, the dearest first: those not given up, in somebody's sight. Yuan."""
    counts = {
        state.lower(): Count("pk", filter=Q(state=state)) for state in ("APPROVED", "UNDER_WAY", "DONE", "SUGGESTED")
    }
    rows = (
        Work.objects.seen_in(campaign, grants)
        .filter(campaign=campaign)
        .exclude(state=Work.State.DROPPED)
        .order_by()
        .values("programme")
        .annotate(
            **counts, known=Sum(Coalesce("spent", "cost"), default=0),
            unknown=Count("pk", filter=Q(cost=None, spent=None)),
            sample=Count("pk", filter=Q(cost_is_sample=True, cost__isnull=False, spent=None)),
            late=Count("pk", filter=Q(state__in=["APPROVED", "UNDER_WAY"], due_on__lt=today)),
        )
    )  # fmt: skip
    found = [
        Money(
            row["programme"], row["approved"], row["under_way"], row["done"], row["suggested"], row["known"],
            row["unknown"], row["sample"], row["late"],
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.cost, one.programme))


def prospects(campaign: Campaign, grants: Grants) -> dict[str, int]:
    """Return how many communities in somebody's sight are in which prospect."""
    rows = Prospect.objects.seen_in(campaign, grants).filter(campaign=campaign).order_by().values_list("state")
    return dict(rows.annotate(number=Count("pk")))


@dataclass(frozen=True)
class Moved:
    """Something that happened. what: "AWARD", "NOTE" or "DONE"; kind: of the award or note, or a measure's title."""

    what: str
    kind: str
    name: str
    place: int
    on: date
    thing: int


def moved(campaign: Campaign, grants: Grants, since: date, today: date, most: int) -> list[Moved]:
    """Return titles that were given, warned about or taken, and works that were done since a day; the latest first.

    Of places in somebody's sight only: titles by their right to see rounds, as the desk tells of them. One query.
    """
    there = Division.objects.within(grants.keys(VIEW_ROUNDS.code)).filter(ancestors__contains=[campaign.division_id])
    told = Award.objects.filter(community__in=there.values("pk"), standard=campaign.standard, kind__in=KINDS)
    awards = told.filter(valid_from__gt=since, valid_from__lte=today)
    notes = AwardNote.objects.filter(on__gt=since, on__lte=today, award__in=told.values("pk")).exclude(
        kind=AwardNote.Kind.REPLACED
    )
    works = Work.objects.seen_in(campaign, grants).filter(campaign=campaign, done_on__gt=since, done_on__lte=today)
    text = CharField()
    parts = [
        awards.order_by().values_list(
            Value("AWARD", text), Cast("kind", text), Cast("community__name", text), "community", "valid_from", "pk"
        ),
        notes.order_by().values_list(
            Value("NOTE", text),
            Cast("kind", text),
            Cast("award__community__name", text),
            "award__community",
            "on",
            "pk",
        ),
        works.order_by().values_list(
            Value("DONE", text), Cast("measure__title", text), Cast("division__name", text), "division", "done_on", "pk"
        ),
    ]
    rows = parts[0].union(parts[1], parts[2], all=True).order_by("-valid_from", "-pk")[:most]
    return [Moved(*row) for row in rows]


@dataclass(frozen=True)
class Waiting:
    """How much waits for somebody, by what it is; of works `Money` says it, which reads them all anyway."""

    orders_replied: int
    orders_late: int
    duties_reported: int
    duties_late: int
    plans_found: int
    rechecks_due: int


def waiting(campaign: Campaign, grants: Grants, today: date, at: datetime) -> Waiting:
    """Return what waits for a decision or is late, in somebody's sight."""
    mine: Mapping[str, QuerySet[Any]] = {
        "orders_replied": FollowUpOrder.objects.seen_in(campaign, grants).filter(campaign=campaign, state="REPLIED"),
        "orders_late": FollowUpOrder.objects.seen_in(campaign, grants).filter(
            campaign=campaign, state="ISSUED", due_at__lt=at
        ),
        "duties_reported": Duty.objects.seen_in(campaign, grants).filter(task__campaign=campaign, state="REPORTED"),
        "duties_late": Duty.objects.seen_in(campaign, grants).filter(late(today), task__campaign=campaign),
        "plans_found": Plan.objects.filter(campaign=campaign, state="FOUND", adopted_at=None),
        "rechecks_due": Recheck.objects.seen_in(campaign, grants).filter(
            campaign=campaign, outcome="", due_on__lt=today
        ),
    }
    counts = {name: _number(rows) for name, rows in mine.items()}
    row: dict[str, Any] = dict(Campaign.objects.filter(pk=campaign.pk).values(**counts).get())
    return Waiting(**row)


def _number(rows: QuerySet[Any]) -> Subquery:
    """Return how many rows there are, as a part of another query."""
    counted = rows.order_by().annotate(_number=Func(F("pk"), function="COUNT")).values("_number")
    return Subquery(counted, output_field=IntegerField())
