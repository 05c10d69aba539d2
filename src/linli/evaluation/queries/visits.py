"""Contracts and visits: who sees which, what they come to, and why nobody may go somewhere. No writing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q, QuerySet, Value
from django.http import Http404

from linli.core.rights import PLATFORM, Grants, ids
from linli.evaluation.models import Adjudication, Assessor, Contract, Round, Sample, Sheet, Visit
from linli.evaluation.operations.assessors import PARTS, barred_from, ready_among
from linli.evaluation.rights import MANAGE_ASSESSORS, SEE_SCORINGS, VIEW_ROUNDS
from linli.places.models import Division

State = Visit.State
OPEN = (State.ASSIGNED, State.ACCEPTED)


# Contracts ------------------------------------------------------------------------------------------------------------


def contracts_visible_to(grants: Grants) -> QuerySet[Contract]:
    """Return the contracts that somebody looks after: those that their division commissioned, those of their body."""
    keys = list(grants.keys(MANAGE_ASSESSORS.code))
    rows = Contract.objects.select_related("organisation", "division").defer(
        "organisation__search_grams", "division__search_grams"
    )
    if PLATFORM in keys:
        return rows
    inside = Division.objects.within(keys)
    return rows.filter(Q(organisation__in=ids(keys, "organisation")) | Q(division__in=inside.values("pk")))


def divisions_to_commission(grants: Grants) -> QuerySet[Division]:
    """Return the divisions for which somebody may enter a contract; a body's own desk has none."""
    return Division.objects.visible_to(grants, MANAGE_ASSESSORS.code).filter(valid_to=None)


@dataclass
class Record:
    """What an assessor's visits come to. due: handed in, with a date set; against: of decided differences."""

    open: int = 0
    late: int = 0
    done: int = 0
    due: int = 0
    on_time: int = 0
    refused: int = 0
    decided: int = 0
    against: int = 0

    def add(self, other: "Record") -> "Record":
        """Return both together."""
        return Record(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def all(self) -> int:
        """Every visit that was assigned."""
        return self.open + self.done + self.refused


def records(contract: Contract, today: date) -> dict[int, Record]:
    """Return what the visits of each assessor of a contract come to: two queries, however many there are."""
    visits = Visit.objects.filter(assessor__contract=contract)
    done, due = Q(state=State.DONE), Q(due_on__isnull=False)
    rows = visits.order_by().values("assessor").annotate(
        open=Count("pk", filter=Q(state__in=OPEN)), late=Count("pk", filter=Q(state__in=OPEN, due_on__lt=today)),
        done=Count("pk", filter=done), due=Count("pk", filter=done & due),
        on_time=Count("pk", filter=done & Q(handed_in_at__date__lte=F("due_on"))),
        refused=Count("pk", filter=Q(state=State.REFUSED)),
    )  # fmt: skip
    counted: list[dict[str, Any]] = [dict(row) for row in rows]
    found = {row.pop("assessor"): Record(**row) for row in counted}
    for pk, decided, against in _decided(visits):
        found[pk].decided, found[pk].against = decided, against
    return found


def _decided(visits: QuerySet[Visit]) -> Any:
    """Return by assessor how many of the differences that they were part of are decided, and against their answer."""
    mine = Q(scoring=1, sheet__adjudications__first=F("sheet__adjudications__answer")) | Q(
        scoring=2, sheet__adjudications__second=F("sheet__adjudications__answer")
    )
    rows = visits.filter(
        state=State.DONE, sheet__adjudications__state=Adjudication.State.DECIDED,
        items__item=F("sheet__adjudications__item"),
    )  # fmt: skip
    counted = rows.order_by().values("assessor").annotate(decided=Count("pk"), kept=Count("pk", filter=mine))
    return ((row["assessor"], row["decided"], row["decided"] - row["kept"]) for row in counted)


def by_round(contract: Contract, today: date) -> list[dict[str, Any]]:
    """Return the rounds in which a contract's people have visits, the latest first, with how many in which state."""
    rows: QuerySet[Any] = Visit.objects.filter(assessor__contract=contract).order_by()
    return list(
        rows.values("round", "round__title", "round__state", "round__as_of").annotate(
            **{state.lower(): Count("pk", filter=Q(state=state)) for state in State.values},
            late=Count("pk", filter=Q(state__in=OPEN, due_on__lt=today)),
        ).order_by("-round__as_of", "-round")
    )  # fmt: skip


# Visits: how far somebody sees ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sight:
    """How far somebody sees into the visits of a round.

    full: with everything, also which scoring it is; whole: all visits of the round
    places: where the visits are; False: only who, state and dates, for what is scored twice could be told by its place
    """

    round: Round
    visits: QuerySet[Visit]
    full: bool
    places: bool
    whole: bool = False


def sight_of(grants: Grants, pk: int) -> Sight:
    """Return what somebody sees of the visits of a round.

    Whoever holds SEE_SCORINGS sees all of the sheets over which they hold it. Whoever only looks after assessors, over
    places or a body of their own, sees the visits of those without being told which scoring they are; once one place
    is among them in both scorings, no places at all. Raises Http404, PermissionDenied.
    """
    rounds = Round.objects.select_related("edition", "division").defer("division__search_grams")
    round_ = rounds.filter(pk=pk).first()
    if round_ is None:
        raise Http404
    visits = Visit.objects.filter(round=round_)
    if grants.over(SEE_SCORINGS.code, round_):
        return Sight(round_, visits, full=True, places=True, whole=True)
    if grants.has(SEE_SCORINGS.code):
        sheets = Sheet.objects.filter(round=round_).visible_to(grants, SEE_SCORINGS.code)
        if sheets.exists():
            return Sight(round_, visits.filter(sheet__in=sheets.values("pk")), full=True, places=True)
    if grants.has(MANAGE_ASSESSORS.code):
        own = visits if grants.over(MANAGE_ASSESSORS.code, round_) else visits.filter(_looked_after(grants, round_))
        if grants.over(MANAGE_ASSESSORS.code, round_) or own.exists():
            return Sight(round_, own, full=False, places=not scored_twice(own))
    if Round.objects.visible_to(grants, VIEW_ROUNDS.code).filter(pk=pk).exists():
        raise PermissionDenied(SEE_SCORINGS.code)
    raise Http404


def _looked_after(grants: Grants, round_: Round) -> Q:
    keys = grants.keys(MANAGE_ASSESSORS.code)
    bodies = ids(keys, "organisation")
    places = [key for key in keys if not key.startswith("organisation:")]  # a company's compounds are not its people
    inside = Sheet.objects.filter(round=round_).within(places)
    return Q(assessor__contract__organisation__in=bodies) | Q(sheet__in=inside.values("pk"))


def scored_twice(visits: QuerySet[Visit]) -> bool:
    """Whether any part of a sheet is among these visits in both scorings, refused ones too."""
    pairs = visits.order_by().values("sheet", "part").annotate(scorings=Count("scoring", distinct=True))
    return pairs.filter(scorings__gt=1).exists()


def visit_in_sight(grants: Grants, pk: int) -> tuple[Visit, Sight]:
    """Return one visit, and how far somebody sees into it. Raises Http404, PermissionDenied."""
    rows = Visit.objects.filter(pk=pk).select_related(
        "sheet__county", "assessor__person__key", "assessor__contract__organisation", "assessor__contract__division",
        "assigned_by__key", "replaces__assessor__person__key",
    ).defer(
        "sheet__county__search_grams", "assessor__contract__organisation__search_grams",
        "assessor__contract__division__search_grams",
    )  # fmt: skip
    visit = rows.first()
    if visit is None:
        raise Http404
    try:
        sight = sight_of(grants, visit.round_id)
    except PermissionDenied:
        if not Sheet.objects.visible_to(grants).filter(pk=visit.sheet_id).exists():
            raise Http404 from None
        raise
    if not sight.whole and not sight.visits.filter(pk=pk).exists():
        raise Http404
    visit.round = sight.round
    return visit, sight


def is_late(visit: Visit, today: date) -> bool:
    """Whether a visit is not handed in though its last day is over."""
    return visit.state in OPEN and visit.due_on is not None and visit.due_on < today


# Assigning ------------------------------------------------------------------------------------------------------------


def contracts_for(grants: Grants, today: date) -> QuerySet[Contract]:
    """Return the contracts under which somebody may send assessors today."""
    return contracts_visible_to(grants).filter(valid_from__lte=today, valid_to__gte=today).order_by("title", "pk")


def candidates(grants: Grants, round_: Round, today: date) -> list[Assessor]:
    """Return who may be sent for a round today, of all contracts in sight, with what they have to do."""
    rows = ready_among(
        Assessor.objects.filter(contract__in=contracts_for(grants, today).values("pk")), round_.edition.standard, today
    )
    load = Count("visits", filter=Q(visits__state__in=OPEN), distinct=True)
    return list(rows.select_related("contract__organisation", "person__key").annotate(load=load))


def free_sheets(round_: Round, scoring: int) -> QuerySet[Sheet]:
    """Return the sheets of which nobody has at least one part yet, sorted by code; `taken`: the parts that are."""
    of_scoring = Q(visits__scoring=scoring) & ~Q(visits__state=State.REFUSED)
    taken: Any = ArrayAgg("visits__part", filter=of_scoring, distinct=True, default=Value([]))
    rows: QuerySet[Any] = round_.sheets.annotate(taken=taken)
    return rows.exclude(taken__len=len(PARTS)).order_by("code")


def drawn_sheets(round_: Round, purpose: str) -> Q:
    """Return the condition for the sheets of a sample."""
    return Q(sampled__sample__round=round_, sampled__sample__purpose=purpose)


@dataclass
class Uncovered:
    """A sheet part that nobody of a contract may take: by reason how many of its people it bars."""

    sheet: Sheet
    part: str
    why: Counter[str] = field(default_factory=Counter)


def uncovered(
    round_: Round, contract: Contract, scoring: int, sheets: Sequence[Sheet], today: date, most: int
) -> list[Uncovered]:
    """Return the parts of `free_sheets` to which nobody ready under a contract may go, and why; the first so many."""
    people = list(ready_among(contract.assessors.all(), round_.edition.standard, today))
    if not people or not sheets:
        return []
    barred = barred_from(round_, [sheet.pk for sheet in sheets], people, scoring)
    stuck = [sheet for sheet in sheets if len(barred.get(sheet.pk, {})) == len(people)]
    return [
        Uncovered(sheet, part, Counter(barred[sheet.pk].values()))
        for sheet in stuck
        for part in PARTS
        if part not in sheet.taken  # type: ignore[attr-defined]
    ][:most]


def progress(visits: QuerySet[Visit], today: date) -> dict[str, int]:
    """Return how many visits are in which state, and how many are late."""
    counts: dict[str, int] = visits.order_by().aggregate(
        **{state.lower(): Count("pk", filter=Q(state=state)) for state in State.values},
        late=Count("pk", filter=Q(state__in=OPEN, due_on__lt=today)),
    )
    return counts


# Samples --------------------------------------------------------------------------------------------------------------


def samples_in_sight(grants: Grants, pk: int) -> tuple[Round, QuerySet[Sample]]:
    """Return a round of which somebody sees the scorings, and its samples. Raises Http404."""
    rows = Round.objects.visible_to(grants, SEE_SCORINGS.code).select_related("edition", "division", "previous")
    round_ = rows.defer("division__search_grams").filter(pk=pk).first()
    if round_ is None:
        raise Http404
    return round_, Sample.objects.filter(round=round_)
