"""Works for pages: what places lack and what raises it, what stands in the way, sums of lists."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Sum

from linli.campaign.models import Campaign, Work
from linli.campaign.queries.marks import rounds_of
from linli.campaign.rules.works import OPEN, State, in_the_way
from linli.evaluation.models import Edition, Measure, Result, Round
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.measures import Offer, catalogue
from linli.evaluation.queries.sheets import in_words
from linli.evaluation.rules.measures import Fact, gain
from linli.grading.scheme import compile_scheme, most
from linli.kernels.record import LAST_NA, LAST_SENTINEL
from linli.places.models import Compound, Division

# Facts of rules.measures.COUNTED that the register of places knows, by its columns.
_COLUMNS = {
    "households": "households", "buildings": "buildings_count", "entrances": "entrances", "elevators": "elevators",
    "parking_spaces": "parking_spaces", "green_area_m2": "green_area_m2", "site_area_m2": "site_area_m2",
}  # fmt: skip


# Facts ----------------------------------------------------------------------------------------------------------------


def facts_of_communities(pks: Iterable[int]) -> dict[int, dict[str, Fact]]:
    """Return what the register knows of the facts that costs are counted by, by community: sums over its compounds.

    What is unknown of one compound is unknown of the community (None); one without compounds has 0. One query.
    """
    found: dict[int, dict[str, Fact]] = {pk: {"compounds": 0, **dict.fromkeys(_COLUMNS, 0)} for pk in pks}
    return found | _facts(Compound.objects.filter(community__in=list(found)), "community_id")


def facts_of_compound(compound: Compound) -> dict[str, Fact]:
    """Return the same of one compound. One query."""
    return _facts(Compound.objects.filter(pk=compound.pk), "pk").get(compound.pk, {})


def _facts(rows: QuerySet[Compound], by: str) -> dict[int, dict[str, Fact]]:
    columns = {**_COLUMNS, "step_free": "step_free_entrances"}
    sums = {f"sum_{name}": Sum(column) for name, column in columns.items()}
    known = {f"known_{name}": Count(column) for name, column in columns.items()}
    found: dict[int, dict[str, Fact]] = {}
    for row in rows.filter(retired_on=None).order_by().values(by).annotate(compounds=Count("pk"), **sums, **known):
        number = row["compounds"]
        facts = {name: row[f"sum_{name}"] if row[f"known_{name}"] == number else None for name in columns}
        free, entrances = facts.pop("step_free"), facts["entrances"]
        facts["stepped_entrances"] = None if free is None or entrances is None else entrances - free
        found[row[by]] = {"compounds": number, **facts}
    return found


# What is lacking ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Gap:
    """An item below its full mark. mark, full: units of 0.0001 point; mark None: unknown, so nothing is promised."""

    item: str
    title: str
    section: str
    mark: int | None
    full: int
    must: bool


@dataclass(frozen=True)
class Marks:
    """The latest marks of a place: by which round, of which standard. titles, marks, full: by item id."""

    round: Round
    standard: str
    facts: Mapping[str, Fact]
    titles: Mapping[str, str]
    marks: Mapping[str, int]
    full: Mapping[str, int]
    gaps: Sequence[Gap]

    def gain_of(self, item: str, offer: Offer) -> int | None:
        """Return what a measure adds to an item now, in units; None if its mark is unknown or it does not apply."""
        mark = self.marks.get(item)
        if mark is None or mark <= LAST_SENTINEL:
            return None
        return gain(mark, self.full[item], [offer.units(item, self.full[item])])


def marks_of(campaign: Campaign, division: Division, compound: Compound | None = None) -> Marks | None:
    """Return the latest marks of a community, or of a compound in it; None if no round has looked at it. Two queries.

    Of a community by the rounds that the campaign looks at (`queries.marks.rounds_of`); of a compound by the campaign's
    baseline of compounds and the sealed rounds of compounds.
    """
    rows = Result.objects.select_related("round__edition", "sheet").order_by("-round__as_of", "-round_id")
    if compound is None:
        rows = rows.filter(round__in=rounds_of(campaign).values("pk"), sheet__place=division, sheet__compound=None)
    else:
        sealed = Q(round__edition__subject="compound", round__state=Round.State.SEALED, round__replaced_by=None)
        rows = rows.filter(sealed | Q(round=campaign.compound_baseline_id), sheet__compound=compound)
    row = rows.exclude(round__edition__mode="index").first()
    if row is None:
        return None
    standard, lang = row.round.edition.compiled().standard, language()
    items = compile_scheme(standard).items
    marks = {item.id: mark for item, mark in zip(items, row.marks, strict=True)}
    full = {item.id: most(item) for item in items}
    titles = {item.id: in_words(item.title, lang) for item in items}
    sections = {item.id: f"{part.id} {in_words(part.title, lang)}" for part in standard.sections for item in part.items}
    gaps = [
        Gap(
            item.id, titles[item.id], sections.get(item.id, ""), None if marks[item.id] <= LAST_SENTINEL else
            marks[item.id], full[item.id], item.role == "must-have",
        )
        for item in standard.items
        if marks[item.id] < full[item.id] and not marks[item.id] <= LAST_NA
    ]  # fmt: skip
    return Marks(row.round, row.round.edition.standard, dict(row.sheet.facts), titles, marks, full, gaps)


def titles_of_items(standard: str) -> dict[str, str]:
    """Return what the items of a standard are called in its newest published edition. One query."""
    rows = Edition.objects.filter(standard=standard).exclude(state=Edition.State.DRAFT).order_by("-published_at", "-pk")
    edition = rows.first()
    if edition is None:
        return {}
    return {item.id: in_words(item.title, language()) for item in edition.compiled().standard.items}


# What would help ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Suggestion:
    """A measure that raises at least one gap of a place. gains: by item, units; None: the mark is unknown."""

    offer: Offer
    cost: int | None
    gains: Mapping[str, int | None]
    needs: tuple[str, ...]  # titles of what must be done first and is not
    excluded_by: tuple[str, ...]
    work: Work | None  # planned in this place already

    @property
    def total(self) -> int:
        """What it adds in all, in units, as far as it is known."""
        return sum(one or 0 for one in self.gains.values())


@dataclass
class Suggestions:
    """What a place lacks, and for each gap what raises it: the first gap that a measure raises has it, others name it.

    none: gaps that nothing in the catalogue raises
    """

    marks: Marks
    facts: Mapping[str, Fact]
    by_gap: list[tuple[Gap, list[Suggestion], list[Suggestion]]] = field(default_factory=list)
    none: list[Gap] = field(default_factory=list)

    @property
    def offers(self) -> dict[int, Offer]:
        """The measures that may be picked: those that are not planned there yet."""
        rows = [one for _gap, own, _also in self.by_gap for one in own if one.work is None]
        return {one.offer.pk: one.offer for one in rows}


def suggestions_for(
    campaign: Campaign, division: Division, compound: Compound | None, on: date
) -> Suggestions | None:  # fmt: skip
    """Return what a place lacks and which measures raise it; None if it has no marks. Five queries.

    Must-haves come first, then the gap that brings most; for each gap the measure that gains most for its cost.
    """
    marks = marks_of(campaign, division, compound)
    if marks is None:
        return None
    register = facts_of_compound(compound) if compound else facts_of_communities([division.pk])[division.pk]
    facts = {**register, **marks.facts}
    offers = catalogue(marks.standard, on)
    names = {offer.pk: offer.title for offer in offers}
    there = {work.measure_id: work for work in works_of(campaign, division, compound)}
    states = {pk: work.state for pk, work in there.items()}
    gaps = {gap.item: gap for gap in marks.gaps}
    found = Suggestions(marks, facts)
    every = []
    for offer in offers:
        gains = {item: marks.gain_of(item, offer) for item in offer.raises if item in gaps}
        if not any(one is None or one > 0 for one in gains.values()):
            continue
        way = in_the_way(offer.needs, offer.excludes, states)
        every.append(
            Suggestion(
                offer, offer.cost(facts), gains, tuple(names[pk] for pk in way.not_done),
                tuple(names[pk] for pk in way.excluded_by), there.get(offer.pk),
            )
        )  # fmt: skip
    every.sort(key=lambda one: (one.cost is None, (one.cost or 0) / max(one.total, 1), one.offer.code))
    taken: set[int] = set()
    order = sorted(marks.gaps, key=lambda gap: (not gap.must, (gap.mark or 0) - gap.full, gap.item))
    for gap in order:
        mine = [one for one in every if one.gains.get(gap.item, 0) != 0]
        if not mine:
            found.none.append(gap)
            continue
        own = [one for one in mine if one.offer.pk not in taken]
        found.by_gap.append((gap, own, [one for one in mine if one.offer.pk in taken]))
        taken.update(one.offer.pk for one in own)
    return found


def works_of(campaign: Campaign, division: Division, compound: Compound | None) -> list[Work]:
    """Return the works of one place that are not given up. One query."""
    rows = Work.objects.filter(campaign=campaign, division=division, compound=compound)
    return list(rows.exclude(state=State.DROPPED).select_related("measure"))


def blocked(works: Iterable[Work]) -> dict[int, tuple[list[str], list[str]]]:
    """Return what keeps works from beginning, by work: titles of what must be done first, of what excludes it.

    What is in nobody's way is left out. Measures retired since still count. Three queries.
    """
    works = list(works)
    needs, excludes = links_of({work.measure_id for work in works})
    others = {pk for found in (*needs.values(), *excludes.values()) for pk in found}
    if not others:
        return {}
    states: dict[tuple[int, int, int | None], dict[int, str]] = defaultdict(dict)
    rows = Work.objects.filter(measure__in=others, division__in={work.division_id for work in works})
    for *place, measure, state in rows.exclude(state=State.DROPPED).values_list(
        "campaign_id", "division_id", "compound_id", "measure_id", "state"
    ):
        states[tuple(place)][measure] = state
    titles = dict(Measure.objects.filter(pk__in=others).values_list("pk", "title"))
    found = {}
    for work in works:
        here = states[work.campaign_id, work.division_id, work.compound_id]
        way = in_the_way(needs.get(work.measure_id, ()), excludes.get(work.measure_id, ()), here)
        if way:
            found[work.pk] = ([titles[pk] for pk in way.not_done], [titles[pk] for pk in way.excluded_by])
    return found


def links_of(measures: Iterable[int]) -> tuple[dict[int, tuple[int, ...]], dict[int, tuple[int, ...]]]:
    """Return what measures need and what they exclude, by measure. One query."""
    from linli.evaluation.models import MeasureLink

    wanted = set(measures)
    needs: dict[int, list[int]] = defaultdict(list)
    excludes: dict[int, list[int]] = defaultdict(list)
    rows = MeasureLink.objects.filter(Q(measure__in=wanted) | Q(other__in=wanted, kind="EXCLUDES")).order_by("pk")
    for one, kind, other in rows.values_list("measure_id", "kind", "other_id"):
        if kind == "NEEDS":
            needs[one].append(other)
        else:
            excludes[one].append(other)
            excludes[other].append(one)
    return {pk: tuple(found) for pk, found in needs.items()}, {pk: tuple(found) for pk, found in excludes.items()}


# Sums -----------------------------------------------------------------------------------------------------------------


@dataclass
class Sums:
    """Works counted. cost: whole yuan of those whose cost is known; sample: some of it rests on sample unit costs."""

    works: int = 0
    cost: int = 0
    unknown: int = 0
    spent: int = 0
    sample: bool = False

    def plus(self, row: Mapping[str, Any]) -> None:
        """Add a row of `grouped`."""
        self.works += row["works"]
        self.cost += row["cost_sum"] or 0
        self.unknown += row["unknown"]
        self.spent += row["spent_sum"] or 0
        self.sample = self.sample or row["samples"] > 0


@dataclass(frozen=True)
class Overview:
    """The works of a list, by state, and by phase and state; overdue ones beside."""

    by_state: Mapping[str, Sums]
    by_phase: Mapping[tuple[str, str], Sums]
    overdue: int

    @property
    def whole(self) -> Sums:
        """All that is not given up."""
        whole = Sums()
        for state, sums in self.by_state.items():
            if state != State.DROPPED:
                whole.works += sums.works
                whole.cost += sums.cost
                whole.unknown += sums.unknown
                whole.spent += sums.spent
                whole.sample = whole.sample or sums.sample
        return whole


def overview(works: QuerySet[Work], today: date) -> Overview:
    """Return the sums over works by phase and state: one query."""
    rows = works.order_by().values("measure__phase", "state").annotate(
        works=Count("pk"), cost_sum=Sum("cost"), unknown=Count("pk", filter=Q(cost=None)), spent_sum=Sum("spent"),
        samples=Count("pk", filter=Q(cost_is_sample=True)),
        late=Count("pk", filter=Q(state__in=OPEN, due_on__lt=today)),
    )  # fmt: skip
    by_state: dict[str, Sums] = defaultdict(Sums)
    by_phase: dict[tuple[str, str], Sums] = defaultdict(Sums)
    late = 0
    for row in rows:
        by_state[row["state"]].plus(row)
        by_phase[row["measure__phase"], row["state"]].plus(row)
        late += row["late"]
    return Overview(by_state, by_phase, late)


@dataclass(frozen=True)
class InShort:
    """The works of one place in a campaign: how many in each state, how many overdue, which is due next and when."""

    campaign: int
    title: str
    counts: Mapping[str, int]
    overdue: int
    next_due: date | None


def in_short(place: Division | Compound, today: date) -> list[InShort]:
    """Return the works of a community (its compounds' among them) or of a compound, by campaign. One query."""
    of = {"compound": place} if isinstance(place, Compound) else {"division": place}
    rows = Work.objects.filter(**of).order_by("campaign_id").values("campaign_id", "campaign__title", "state")
    found: dict[int, dict[str, Any]] = {}
    for row in rows.annotate(
        works=Count("pk"), late=Count("pk", filter=Q(state__in=OPEN, due_on__lt=today)),
        soonest=Min("due_on", filter=Q(state__in=OPEN, due_on__gte=today)),
    ):  # fmt: skip
        one = found.setdefault(
            row["campaign_id"], {"title": row["campaign__title"], "counts": {}, "overdue": 0, "next": []}
        )
        one["counts"][row["state"]] = row["works"]
        one["overdue"] += row["late"]
        if row["soonest"]:
            one["next"].append(row["soonest"])
    return [
        InShort(pk, one["title"], one["counts"], one["overdue"], min(one["next"], default=None))
        for pk, one in found.items()
    ]


__all__ = [
    "Gap", "InShort", "Marks", "Overview", "Suggestion", "Suggestions", "Sums", "blocked", "facts_of_communities",
    "facts_of_compound", "in_short", "links_of", "marks_of", "overview", "suggestions_for", "titles_of_items",
    "works_of",
]  # fmt: skip
