"""Works for pages: what places lack and what raises it, what stands in the way, sums of lists."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Sum

from linli.campaign.models import Campaign, Work
from linli.campaign.queries.marks import rounds_of
from linli.campaign.rules.works import AGREED, State, in_the_way
from linli.evaluation.models import Edition, Measure, MeasureLink, Result, Round, Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.queries.measures import Offer, catalogue
from linli.evaluation.queries.sheets import in_words
from linli.evaluation.queries.suggestions import advice, facts_of_sheets, marks_by_item
from linli.evaluation.rules.measures import Fact, Fall, Suggested, gain
from linli.grading.scheme import most
from linli.kernels.record import LAST_SENTINEL
from linli.places.models import Compound, Division

# What is lacking, and what would help ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Marks:
    """The latest marks of a place. sheet: with its round, edition and result; titles, marks, full: by item id."""

    sheet: Sheet
    titles: Mapping[str, str]
    marks: Mapping[str, int]
    full: Mapping[str, int]

    @property
    def round(self) -> Round:
        """The round that gave them."""
        return self.sheet.round

    @property
    def standard(self) -> str:
        """The id of the standard."""
        return self.sheet.round.edition.standard

    def gain_of(self, item: str, offer: Offer) -> int | None:
        """Return what a measure adds to an item now, in units; None if its mark is unknown or it does not apply."""
        mark = self.marks.get(item)
        if mark is None or mark <= LAST_SENTINEL:
            return None
        return gain(mark, self.full[item], [offer.units(item, self.full[item])])


def marks_of(campaign: Campaign, division: Division, compound: Compound | None = None) -> Marks | None:
    """Return the latest marks of a community, or of a compound in it; None if no round has looked at it. One query.

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
    sheet, lang = row.sheet, language()
    sheet.round = row.round
    published = row.round.edition.compiled()
    items = published.standard.items
    return Marks(
        sheet, {item.id: in_words(item.title, lang) for item in items}, marks_by_item(published, row.marks),
        {item.id: most(item) for item in items},
    )  # fmt: skip


def titles_of_items(standard: str) -> dict[str, str]:
    """Return what sections and items of a standard are called in its newest published edition. One query."""
    rows = Edition.objects.filter(standard=standard).exclude(state=Edition.State.DRAFT).order_by("-published_at", "-pk")
    edition = rows.first()
    if edition is None:
        return {}
    parts, lang = edition.compiled().standard, language()
    titles = [(one.id, one.title) for one in parts.sections] + [(one.id, one.title) for one in parts.items]
    return {code: in_words(title, lang) for code, title in titles}


@dataclass(frozen=True)
class Suggestion:
    """A measure that raises at least one gap of a place. gains: by item, in units; 1 for a must-have."""

    suggested: Suggested[Offer]
    gains: Mapping[str, int]
    needs: tuple[str, ...]  # titles of what must be done first and is not
    excluded_by: tuple[str, ...]
    work: Work | None  # planned in this place already

    @property
    def offer(self) -> Offer:
        """The measure."""
        return self.suggested.measure


@dataclass(frozen=True)
class Gap:
    """What a place lacks of one item, and what raises it. also: measures that stand with a gap before it."""

    fall: Fall
    title: str
    own: Sequence[Suggestion]
    also: Sequence[Suggestion]


@dataclass
class Suggestions:
    """What a place lacks, the heaviest first, each measure once. none, unknown: titles by item id.

    none: gaps that nothing in the catalogue raises; unknown: items that nobody has answered, so nothing is promised
    """

    marks: Marks
    facts: Mapping[str, Fact]
    gaps: list[Gap] = field(default_factory=list)
    none: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)

    @property
    def offers(self) -> dict[int, Offer]:
        """The measures that may be picked: those that are not planned there yet."""
        rows = [one for gap in self.gaps for one in gap.own if one.work is None]
        return {one.offer.pk: one.offer for one in rows}


def suggestions_for(
    campaign: Campaign, division: Division, compound: Compound | None, on: date
) -> Suggestions | None:  # fmt: skip
    """Return what a place lacks and which measures raise it; None if it has no marks. Four queries.

    Which come first, and what they cost: `linli.evaluation.queries.suggestions`.
    """
    marks = marks_of(campaign, division, compound)
    if marks is None:
        return None
    facts = facts_of_sheets([marks.sheet], on)[marks.sheet.pk]
    offers = catalogue(marks.standard, on)
    names = {offer.pk: offer.title for offer in offers}
    there = {work.measure_id: work for work in works_of(campaign, division, compound)}
    states = {pk: work.state for pk, work in there.items()}
    found = Suggestions(marks, facts)
    told = advice(marks.round.edition.compiled(), marks.marks, facts, offers)
    gains: dict[int, dict[str, int]] = defaultdict(dict)
    for item, several in told.measures.items():
        for one in several:
            gains[one.measure.pk][item] = one.gain
    taken: set[int] = set()
    for fall in told.falls:
        own: list[Suggestion] = []
        also: list[Suggestion] = []
        for one in told.measures[fall.item]:
            offer = one.measure
            way = in_the_way(offer.needs, offer.excludes, states)
            (also if offer.pk in taken else own).append(
                Suggestion(
                    one, gains[offer.pk], tuple(names[pk] for pk in way.not_done),
                    tuple(names[pk] for pk in way.excluded_by), there.get(offer.pk),
                )
            )  # fmt: skip
        taken.update(one.offer.pk for one in own)
        if own or also:
            found.gaps.append(Gap(fall, marks.titles[fall.item], own, also))
        else:
            found.none[fall.item] = marks.titles[fall.item]
    found.unknown = {item: marks.titles[item] for item in told.look_first}
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
    """The works of a list, by state, and by phase and state; those overdue and those without days beside."""

    by_state: Mapping[str, Sums]
    by_phase: Mapping[tuple[str, str], Sums]
    overdue: int
    undated: int  # suggested without the days that approving asks for

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
        late=Count("pk", filter=Q(state__in=AGREED, due_on__lt=today)),
        undated=Count("pk", filter=Q(begins_on=None) | Q(due_on=None)),
    )  # fmt: skip
    by_state: dict[str, Sums] = defaultdict(Sums)
    by_phase: dict[tuple[str, str], Sums] = defaultdict(Sums)
    late = undated = 0
    for row in rows:
        by_state[row["state"]].plus(row)
        by_phase[row["measure__phase"], row["state"]].plus(row)
        late += row["late"]
        undated += row["undated"] if row["state"] == State.SUGGESTED else 0
    return Overview(by_state, by_phase, late, undated)


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
        works=Count("pk"), late=Count("pk", filter=Q(state__in=AGREED, due_on__lt=today)),
        soonest=Min("due_on", filter=Q(state__in=AGREED, due_on__gte=today)),
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
