"""What moved in the period: titles, communities that newly meet the standard, works, orders, duties; and money."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from linli.campaign.models import Duty, FollowUpOrder, Work
from linli.campaign.queries.duties import late
from linli.campaign.queries.standings import KINDS
from linli.campaign.rules.works import State
from linli.evaluation.models import Award, AwardNote
from linli.evaluation.queries.titles import in_force
from linli.places.models import Division

from .asked import Asked, moment
from .said import MoneyRow, MoveRow, NewRow, TitleRow

Note = AwardNote.Kind
_CHANGES = (Note.WARNED, Note.SUSPENDED, Note.RESTORED, Note.REVOKED)


@dataclass
class Moves:
    """Counts of what moved, by name."""

    numbers: dict[str, int] = field(default_factory=dict)

    def rows(self) -> tuple[MoveRow, ...]:
        """Return the counts as lines, in the order of the report."""
        words = {
            "given": _("Titles given"), "warned": _("Titles warned about"), "suspended": _("Titles suspended"),
            "restored": _("Titles restored"), "revoked": _("Titles revoked"), "works_begun": _("Works begun"),
            "works_done": _("Works done"), "works_late": _("Works overdue at the end"),
            "orders_issued": _("Follow-up orders issued"), "orders_answered": _("Follow-up orders answered"),
            "orders_late": _("Follow-up orders overdue at the end"), "duties_done": _("Duties done"),
            "duties_open": _("Duties open at the end"), "duties_late": _("Duties overdue at the end"),
        }  # fmt: skip
        return tuple(MoveRow(text, self.numbers[name]) for name, text in words.items())


def title_rows(asked: Asked, moves: Moves) -> tuple[TitleRow, ...]:
    """Count the titles given, and return what happened to titles. Two queries."""
    of = {"standard": asked.campaign.standard, "kind__in": KINDS}
    given = Award.objects.filter(asked.area.holds("community"), **of, inherited_from=None)
    moves.numbers["given"] = (
        given.filter(valid_from__range=(asked.period.first, asked.upto)).exclude(notes__kind=Note.REPLACED).count()
    )
    notes = AwardNote.objects.filter(
        asked.area.holds("award__community"), award__standard=asked.campaign.standard, award__kind__in=KINDS,
        kind__in=_CHANGES, on__range=(asked.period.first, asked.upto),
    ).select_related("award__community").order_by("on", "award__community__code", "pk")  # fmt: skip
    rows = []
    for kind in _CHANGES:
        moves.numbers[kind.value.lower()] = 0
    names = _county_names(asked)
    for note in notes:
        moves.numbers[note.kind.lower()] += 1
        award: Any = note.award
        rows.append(TitleRow(
            award.community.name, _county_of(award.community.ancestors, names), str(award.get_kind_display()),
            str(note.get_kind_display()), note.on.isoformat(), note.reason, note.document,
        ))  # fmt: skip
    return tuple(rows)


def new_rows(asked: Asked) -> tuple[NewRow, ...]:
    """Return the communities that meet the standard at the end of the period and did not before it. Three queries."""
    of = {"standard": asked.campaign.standard, "kind": Award.Kind.MEETING}
    then = in_force(asked.period.before, "community").exclude(state=Note.SUSPENDED)
    had = set(then.filter(asked.area.holds("community"), **of).values_list("community_id", flat=True))
    now = in_force(asked.upto, "community").exclude(state=Note.SUSPENDED).filter(
        asked.area.holds("community"), **of, valid_from__gte=asked.period.first
    )  # fmt: skip
    names = _county_names(asked)
    rows = now.order_by("community__code").values_list(
        "community_id", "community__name", "community__ancestors", "valid_from", "document",
        "round__edition__is_sample",
    )  # fmt: skip
    return tuple(
        NewRow(name, _county_of(above, names), since.isoformat(), document, _("sample") if sample else "")
        for pk, name, above, since, document, sample in rows
        if pk not in had
    )


def _county_names(asked: Asked) -> Mapping[int, str]:
    return dict(Division.objects.filter(parent=asked.campaign.division_id).values_list("pk", "name"))


def _county_of(above: list[int], names: Mapping[int, str]) -> str:
    return next((names[pk] for pk in above if pk in names), "")


def count_works(works: QuerySet[Work], asked: Asked, moves: Moves) -> None:
    """Count works begun, done and overdue at the end. One query."""
    within = (asked.period.first, asked.upto)
    unfinished = Q(done_on=None) | Q(done_on__gt=asked.upto)
    counts = works.exclude(state=State.DROPPED).aggregate(
        works_begun=Count("pk", filter=Q(begun_on__range=within)),
        works_done=Count("pk", filter=Q(done_on__range=within)),
        works_late=Count("pk", filter=unfinished & Q(due_on__lt=asked.upto) & ~Q(state=State.SUGGESTED)),
    )
    moves.numbers |= counts


def count_orders(asked: Asked, moves: Moves) -> None:
    """Count orders issued, answered and overdue at the end. One query."""
    waiting = Q(replied_at=None) | Q(replied_at__gte=asked.until) | Q(replied_at__lt=F("asked_at"))
    going_on = Q(ended_at=None) | Q(ended_at__gte=asked.until)
    end = min(asked.until, _now(asked))
    moves.numbers |= FollowUpOrder.objects.filter(asked.area.owes("division"), campaign=asked.campaign).aggregate(
        orders_issued=Count("pk", filter=Q(issued_at__gte=asked.begins, issued_at__lt=asked.until)),
        orders_answered=Count("pk", filter=Q(replied_at__gte=asked.begins, replied_at__lt=asked.until)),
        orders_late=Count("pk", filter=waiting & going_on & Q(issued_at__lt=asked.until, due_at__lt=end)),
    )


def _now(asked: Asked) -> datetime:
    """Return the moment up to which something can be late: of today its beginning, so that a day has one report."""
    return moment(asked.today) if asked.is_now else asked.until


def count_duties(asked: Asked, moves: Moves) -> None:
    """Count duties done, open and overdue at the end. One query."""
    there = Q(opened_at__lt=asked.until)
    undone = there & (Q(accepted_at=None) | Q(accepted_at__gte=asked.until))
    moves.numbers |= Duty.objects.filter(asked.area.owes("division"), task__campaign=asked.campaign).aggregate(
        duties_done=Count("pk", filter=Q(accepted_at__gte=asked.begins, accepted_at__lt=asked.until)),
        duties_open=Count("pk", filter=undone),
        duties_late=Count("pk", filter=there & late(asked.upto, asked.until)),
    )


def money_rows(works: QuerySet[Work]) -> tuple[MoneyRow, ...]:
    """Return works by who pays, the dearest first. One query."""
    rows = works.exclude(state=State.DROPPED).order_by().values("programme").annotate(
        works=Count("pk"), known=Sum(Coalesce("spent", "cost"), default=0),
        unknown=Count("pk", filter=Q(spent=None, cost=None)),
        samples=Count("pk", filter=Q(spent=None, cost_is_sample=True, cost__isnull=False)),
    )  # fmt: skip
    found = [
        MoneyRow(
            row["programme"] or _("no programme named"), row["works"], int(row["known"]), row["unknown"],
            _("sample") if row["samples"] else "",
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: (-row.known, row.programme)))
