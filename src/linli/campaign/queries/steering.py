"""Reading stages, duties, follow-up orders and what may be looked at again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, Max, Q, Value, When

from linli.campaign.models import Campaign, Duty, FollowUpOrder, Recheck, Stage, StageClosing, Task
from linli.campaign.rights import VIEW
from linli.campaign.rules.rechecks import Holder
from linli.campaign.rules.stages import Bar, Owed, added_since, axis, bar, overdue, phase, place
from linli.core.rights import PLATFORM, Grants, ids
from linli.evaluation.models import Award, AwardNote
from linli.evaluation.queries.titles import in_force
from linli.places.models import Division

TITLES = (Award.Kind.MEETING, Award.Kind.NAMED)
TROUBLE = (AwardNote.Kind.WARNED, AwardNote.Kind.SUSPENDED)


# Stages and duties ----------------------------------------------------------------------------------------------------


@dataclass
class Unit:
    """A county, or the city itself, that owes something. seen: whether the person may open its duties."""

    pk: int
    name: str
    level: str
    seen: bool


@dataclass
class Cell:
    """What one unit owes of one task; duty None: nothing."""

    unit: Unit
    duty: Duty | None = None
    overdue: bool = False
    added: bool = False  # after the unit had closed the stage


@dataclass
class Closed:
    """What a unit's closing of a stage says; closing None: not closed. owes: whether it has a task in the stage."""

    unit: Unit
    closing: StageClosing | None = None
    owes: bool = False
    open: int = 0
    added: list[Owed] = field(default_factory=list)
    reopened: list[StageClosing] = field(default_factory=list)  # earlier ones that stand no more, the first first


@dataclass
class StageLine:
    """One stage with its tasks, each with a cell for every unit."""

    stage: Stage
    phase: str
    bar: Bar
    tasks: list[tuple[Task, list[Cell]]] = field(default_factory=list)
    closings: list[Closed] = field(default_factory=list)

    @property
    def on_record(self) -> list[Closed]:
        """The units that have closed it, also those for which it was reopened since."""
        return [one for one in self.closings if one.closing or one.reopened]

    @property
    def counts(self) -> dict[str, int]:
        """How many duties are done, how many there are, how many are overdue."""
        cells = [cell for _task, cells in self.tasks for cell in cells if cell.duty]
        return {
            "all": len(cells), "late": sum(cell.overdue for cell in cells),
            "done": sum(cell.duty is not None and cell.duty.state == Duty.State.DONE for cell in cells),
        }  # fmt: skip


@dataclass
class StagePage:
    """The stages of a campaign as somebody sees them. today: where today lies on the axis, in thousandths."""

    stages: list[StageLine]
    units: list[Unit]
    today: int
    first: date
    last: date

    @property
    def several(self) -> bool:
        """Whether the person sees what several units owe."""
        return sum(unit.seen for unit in self.units) > 1

    @property
    def own(self) -> list[Cell]:
        """The duties of the units that one may open, those to be done first, then by the day."""
        cells = [cell for line in self.stages for _task, cells in line.tasks for cell in cells]
        rank = {Duty.State.OPEN: 0, Duty.State.REPORTED: 1, Duty.State.DONE: 2}
        found = [(cell.duty, cell) for cell in cells if cell.duty and cell.unit.seen]
        found.sort(key=lambda pair: (rank[Duty.State(pair[0].state)], pair[0].task.due_on, pair[0].pk))
        return [cell for _duty, cell in found]


def stage_page(campaign: Campaign, grants: Grants, today: date) -> StagePage:
    """Return the stages with tasks, duties and closings that somebody sees: five queries, whatever their number.

    Whoever sits below a county sees the states of the county that they lie in, and opens none.
    """
    stages = list(Stage.objects.filter(campaign=campaign).order_by("number"))
    tasks = list(Task.objects.filter(campaign=campaign).order_by("due_on", "pk"))
    keys = grants.keys(VIEW.code)
    duties = list(_seen_or_above(Duty.objects.filter(task__campaign=campaign), keys).select_related("division"))
    closings = list(
        _seen_or_above(StageClosing.objects.filter(stage__campaign=campaign), keys)
        .select_related("by__key", "reopened_by__key").order_by("at", "pk")
    )  # fmt: skip
    by_pk = {task.pk: task for task in tasks}
    for duty in duties:
        duty.task = by_pk[duty.task_id]
    units = _units(duties, grants)
    cells = {(duty.task_id, duty.division_id): duty for duty in duties}
    closed = {(one.stage_id, one.division_id): one for one in closings if one.reopened_at is None}
    reopened: dict[tuple[int, int], list[StageClosing]] = {}
    for one in closings:
        if one.reopened_at is not None:
            reopened.setdefault((one.stage_id, one.division_id), []).append(one)
    ends_of = axis([(stage.begins, stage.ends) for stage in stages], today)
    lines = []
    for stage in stages:
        line = StageLine(stage, phase(stage.begins, stage.ends, today), bar(stage.begins, stage.ends, ends_of))
        mine = [task for task in tasks if task.stage_id == stage.pk]
        for unit in units:
            owed = [duty for task in mine if (duty := cells.get((task.pk, unit.pk)))]
            closing = closed.get((stage.pk, unit.pk))
            given = [Owed(one.task.title, one.state, one.task.due_on, one.opened_at) for one in owed]
            line.closings.append(Closed(
                unit, closing, bool(owed), sum(one.state != Duty.State.DONE for one in owed),
                added_since(given, closing.at) if closing else [], reopened.get((stage.pk, unit.pk), []),
            ))  # fmt: skip
        for task in mine:
            line.tasks.append((task, [_cell(cells.get((task.pk, unit.pk)), unit, closed, today) for unit in units]))
        lines.append(line)
    return StagePage(lines, units, place(today, ends_of), *ends_of)


def _cell(duty: Duty | None, unit: Unit, closed: dict[tuple[int, int], StageClosing], today: date) -> Cell:
    if duty is None:
        return Cell(unit)
    closing = closed.get((duty.task.stage_id, unit.pk))
    added = closing is not None and duty.opened_at > closing.at
    return Cell(unit, duty, overdue(duty.state, duty.task.due_on, today), added)


def _units(duties: Iterable[Duty], grants: Grants) -> list[Unit]:
    """Return the units that owe something, the city first, then by code."""
    places = {duty.division_id: duty.division for duty in duties}
    ordered = sorted(places.values(), key=lambda one: (len(one.ancestors), one.code, one.pk))
    return [Unit(one.pk, one.name, one.level, grants.over(VIEW.code, one)) for one in ordered]


def _seen_or_above(rows: Any, keys: Iterable[str]) -> Any:
    """Return the rows of divisions in somebody's scopes, and of the county or city that these lie in."""
    keys = list(keys)
    if PLATFORM in keys:
        return rows
    held = ids(keys, "division")
    above = {pk for chain in Division.objects.filter(pk__in=held).values_list("ancestors", flat=True) for pk in chain}
    above -= set(Division.objects.filter(pk__in=above, level=Division.Level.CITY).values_list("pk", flat=True))
    return rows.within(keys) | rows.filter(division__in=above)


def units_to_close(stage: Stage, grants: Grants, right: str) -> list[Division]:
    """Return the units that owe something in a stage, have not closed it, and over which a right is held."""
    owes = Duty.objects.filter(task__stage=stage).values("division")
    done = StageClosing.objects.standing().filter(stage=stage).values("division")
    rows = Division.objects.filter(pk__in=owes).exclude(pk__in=done).defer("search_grams").order_by("code")
    return [row for row in rows if grants.over(right, row)]


# Follow-up orders -----------------------------------------------------------------------------------------------------


def orders_in_sight(campaign: Campaign, grants: Grants) -> Any:
    """Return the orders of a campaign that somebody sees, those that wait first, then by the day of the answer."""
    rows = FollowUpOrder.objects.filter(campaign=campaign).visible_to(grants)
    rank = Case(When(state=FollowUpOrder.State.ISSUED, then=Value(0)), When(
        state=FollowUpOrder.State.REPLIED, then=Value(1)), default=Value(2))  # fmt: skip
    return rows.select_related("division__parent").annotate(rank=rank).order_by("rank", "due_at", "pk")


def divisions_to_order(campaign: Campaign, on: date) -> list[Division]:
    """Return the counties and townships of a campaign that are there on a day, in the order of their codes."""
    levels = (Division.Level.COUNTY, Division.Level.TOWNSHIP)
    rows = Division.objects.on(on).filter(ancestors__contains=[campaign.division_id], level__in=levels)
    return list(rows.exclude(pk=campaign.division_id).defer("search_grams").order_by("code"))


# Re-checks ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Title:
    """A title that may be looked at again: of which community, by which award, and what the rule needs to know."""

    division: int
    name: str
    award: int
    kind: str
    holder: Holder


def titles_held(campaign: Campaign, year: int, on: date) -> list[Title]:
    """Return the communities that meet the campaign's standard or are named on a day, each once: three queries.

    Of both titles the named one is looked at again. The last look is a re-check of an earlier year that is done or not
    due yet, or the day from which the younger of its titles holds: a round has just looked at it then.
    """
    there = Q(community__valid_to=None) | Q(community__valid_to__gt=on)
    awards = in_force(on, "community").filter(
        there, kind__in=TITLES, standard=campaign.standard, community__ancestors__contains=[campaign.division_id]
    )
    rows = awards.values("pk", "kind", "valid_from", "state", "community", "community__name", "community__code")
    held: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        held.setdefault(row["community"], []).append(row)
    looked = dict(
        Recheck.objects.filter(Q(due_on__gte=on) | ~Q(outcome=""), campaign=campaign, year__lt=year)
        .values_list("division").annotate(last=Max("year"))
    )  # fmt: skip
    noted = set(
        AwardNote.objects.filter(
            award__community__in=held,
            award__standard=campaign.standard,
            award__kind__in=TITLES,
            kind__in=TROUBLE,
            on__range=(date(on.year, 1, 1), on),
        ).values_list("award__community", flat=True)
    )
    found = []
    for community, titles in held.items():
        best = max(titles, key=lambda one: (one["kind"] == Award.Kind.NAMED, one["pk"]))
        began, again = max(one["valid_from"].year for one in titles), looked.get(community, 0)
        troubled = community in noted or any(one["state"] in TROUBLE for one in titles)
        found.append(Title(
            community, best["community__name"], best["pk"], best["kind"],
            Holder(best["community__code"], max(began, again), troubled, again >= began),
        ))  # fmt: skip
    return sorted(found, key=lambda one: one.holder.code)
