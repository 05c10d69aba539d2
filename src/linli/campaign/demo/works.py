"""Works of the demo: chosen from the catalogue for what the baseline found lacking, on their way on the demo's day.

Counties differ in how late they are, one clearly. Costs are computed from catalogue and register; days, what was spent
and what households used are invented.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from linli.campaign.models import Campaign, ResourceUse, Work
from linli.campaign.operations.shared import Together, offer_shared_work
from linli.campaign.operations.works import PROOF, SUBJECT
from linli.campaign.proofs import add_proofs
from linli.campaign.queries.marks import Known, latest
from linli.campaign.rules.quarters import after, last_day
from linli.campaign.rules.works import State
from linli.evaluation.demo.dates import at
from linli.evaluation.demo.evidence import Made, drawn
from linli.evaluation.models import Edition, Evidence, Measure
from linli.evaluation.queries.measures import Offer, catalogue
from linli.evaluation.queries.suggestions import facts_of_communities, facts_of_compounds
from linli.evaluation.rules.measures import Fact
from linli.grading.scheme import compile_scheme
from linli.kernels.record import LAST_SENTINEL
from linli.places.demo import TODAY
from linli.places.models import Compound, Division

SLIP = (-6, 3, 9, 18, 52, 5)  # days by which works of each county end later than planned, by code
STARTS = (date(2021, 1, 1), date(2021, 4, 1), date(2021, 7, 1), date(2021, 10, 1))
FIRST_QUARTERS = ((2019, 4), *((2020, n) for n in range(1, 5)), *((2021, n) for n in range(1, 4)))
REASONS = ("居民意见未统一，改在下一年度安排。", "已由老旧小区改造项目一并实施，不再单列。", "场地产权不清，暂缓实施。")
NOTES = ("", "", "", "分两期实施。", "与管线入地同步施工。", "已列入街道年度计划。")
# Of one household in a quarter, in hundredths of the unit: usual, and by season in per cent of it.
USUAL = {
    ResourceUse.Kind.WATER_M3: (3150, (92, 96, 114, 98)),
    ResourceUse.Kind.POWER_KWH: (62500, (104, 82, 126, 88)),
    ResourceUse.Kind.WASTE_KG: (21800, (103, 98, 102, 97)),
}
SOURCES = {
    ResourceUse.Kind.WATER_M3: "供水企业抄表汇总（演示）", ResourceUse.Kind.POWER_KWH: "供电企业抄表汇总（演示）",
    ResourceUse.Kind.WASTE_KG: "其他垃圾清运台账（演示）",
}  # fmt: skip


@transaction.atomic
def make(campaign: Campaign, people: Mapping[str, Any]) -> None:
    """Make some hundred works in all states, two shared ones, and eight quarters of resources used.

    The forecast is to be worked out afterwards: `operations.standings.count_again`.
    """
    rng = random.Random(20210115)
    known = latest(campaign, round_=campaign.baseline_id) if campaign.baseline_id else []
    places = {
        row.pk: row for row in Division.objects.filter(pk__in=[one.community for one in known]).defer("search_grams")
    }
    facts = facts_of_communities(places, TODAY)
    offers = catalogue(campaign.standard, TODAY)
    counties = sorted({place.ancestors[1] for place in places.values()})
    by = people.get("county_officer")
    rows: list[Work] = []
    for one in known:
        place = places[one.community]
        slip = SLIP[counties.index(place.ancestors[1]) % len(SLIP)]
        chosen = _chosen(_raising(one, offers), rng)
        about = _About(campaign, place, None, {**facts.get(place.pk, {}), **one.facts}, slip, by)
        rows += _works(about, chosen, rng)
    rows += _of_compounds(campaign, people, rng, by)
    Work.objects.bulk_create(rows, batch_size=1000)
    _proofs(campaign, people)
    _shared(campaign, places.values())
    _resources({row.division_id for row in rows if row.state == State.DONE}, facts, rng)


@dataclass(frozen=True)
class _About:
    """Where works are, what is known of it, and by how many days its county is late."""

    campaign: Campaign
    division: Division
    compound: Compound | None
    facts: Mapping[str, Fact]
    slip: int
    by: Any


_ITEMS: dict[int, tuple[str, ...]] = {}


def _raising(one: Known, offers: Sequence[Offer]) -> list[Offer]:
    """Return the measures that raise an item that a place lacks, those that raise most first."""
    if one.edition not in _ITEMS:
        compiled = compile_scheme(Edition.objects.get(pk=one.edition).compiled().standard)
        _ITEMS[one.edition] = tuple(item.id for item in compiled.items)
        _FULL.update(zip(_ITEMS[one.edition], compiled.scheme.highest.tolist(), strict=True))
    marks = dict(zip(_ITEMS[one.edition], one.marks, strict=True))
    lacking = {item for item, mark in marks.items() if LAST_SENTINEL < mark < _FULL[item]}
    return [offer for offer in offers if lacking.intersection(offer.raises)]


_FULL: dict[str, int] = {}


def _chosen(offers: Sequence[Offer], rng: random.Random) -> list[Offer]:
    """Return one to five of the measures, without two that exclude each other; what one needs comes before it."""
    wanted = rng.choice((1, 2, 2, 3, 3, 4, 5))
    taken: dict[int, Offer] = {}
    there = {offer.pk: offer for offer in offers}
    for offer in rng.sample(offers, len(offers)):
        if len(taken) >= wanted:
            break
        more = [there.get(pk) for pk in offer.needs if pk not in taken]
        every = [*(one for one in more if one is not None), offer]
        if None in more or any(one.needs for one in every[:-1]):
            continue
        shut = {pk for one in (*taken.values(), *every) for pk in one.excludes}
        if shut.isdisjoint([*taken, *(one.pk for one in every)]):
            taken |= {one.pk: one for one in every}
    return list(taken.values())


def _works(about: _About, chosen: Iterable[Offer], rng: random.Random) -> list[Work]:
    rows: dict[int, Work] = {}
    for offer in chosen:
        before = [rows[pk] for pk in offer.needs if pk in rows]
        row = rows[offer.pk] = _work(about, offer, rng, before)
        row.note = row.note or rng.choice(NOTES)
    return list(rows.values())


def _work(about: _About, offer: Offer, rng: random.Random, before: Sequence[Work]) -> Work:
    """Return a work as it stands on the demo's day. before: works of the same place that must be done first."""
    cost = offer.cost(about.facts)
    row = Work(
        campaign=about.campaign, division=about.division, compound=about.compound, measure_id=offer.pk, cost=cost,
        cost_is_sample=offer.is_sample, programme=offer.programme, changed_by=about.by,
        changed_at=at(2021, 1, 18) + timedelta(days=rng.randrange(20)),
    )  # fmt: skip
    if cost is not None and rng.random() < 0.12:  # somebody has asked for offers
        row.cost, row.cost_is_sample = _near(cost, rng), False
    start = rng.choices(STARTS, (4, 5, 3, 2))[0]
    waits = False
    for other in before:
        waits = waits or other.state != State.DONE
        if other.due_on is not None:
            start = max(start, after(other.due_on.replace(day=1, month=other.due_on.month - 2), 1))
    row.begins_on, row.due_on = start, last_day(after(start, offer.quarters - 1))
    lot = rng.random()
    if lot < 0.14:
        if row.begins_on < TODAY:
            row.begins_on, row.due_on = date(2022, 1, 1), last_day(after(date(2022, 1, 1), offer.quarters - 1))
        row.changed_at = at(2021, 9, 6) + timedelta(days=rng.randrange(30))
        return row
    row.state = State.APPROVED
    if lot < 0.2:
        row.state, row.note = State.DROPPED, rng.choice(REASONS)
        return row
    if start > TODAY or waits or (start == STARTS[-1] and rng.random() < 0.6):
        return row
    return _under_way(row, about.slip, rng)


def _under_way(row: Work, slip: int, rng: random.Random) -> Work:
    assert row.begins_on is not None
    assert row.due_on is not None
    begun = row.begins_on + timedelta(days=rng.randrange(0, 12))
    done = row.due_on + timedelta(days=slip + rng.randrange(-9, 15))
    row.state, row.begun_on = State.UNDER_WAY, min(begun, TODAY)
    row.changed_at = at(begun.year, begun.month, begun.day, 10) if begun <= TODAY else row.changed_at
    if begun <= done <= TODAY:
        row.state, row.done_on, row.changed_at = State.DONE, done, at(done.year, done.month, done.day, 16)
        if row.cost is not None and (TODAY - done).days > 12:  # the last ones are not settled yet
            row.spent = _near(row.cost, rng)
    return row


def _near(cost: int, rng: random.Random) -> int:
    return cost * rng.randrange(92, 109) // 1000 * 10 if cost >= 10_000 else cost * rng.randrange(92, 109) // 100


def _of_compounds(campaign: Campaign, people: Mapping[str, Any], rng: random.Random, by: Any) -> list[Work]:
    """Return works of compounds in the community of the demo's community officer."""
    community = _community(people)
    if community is None:
        return []
    offers = [offer for offer in catalogue("courteous-compound", TODAY) if not offer.needs and not offer.excludes]
    rows = []
    for compound in (
        Compound.objects.filter(community=community, retired_on=None).defer("search_grams").order_by("code")
    ):
        about = _About(campaign, community, compound, facts_of_compounds([compound.pk])[compound.pk], SLIP[0], by)
        rows += _works(about, rng.sample(offers, min(2, len(offers))), rng)
    return rows


def _community(people: Mapping[str, Any]) -> Division | None:
    officer = people.get("community_officer")
    held = officer.assignments.filter(scope_type="division").first() if officer else None
    return Division.objects.filter(pk=held.scope_id).first() if held else None


def _proofs(campaign: Campaign, people: Mapping[str, Any]) -> None:
    """Give the done works of the demo's community a drawn picture each."""
    community = _community(people)
    if community is None:
        return
    done = Work.objects.filter(campaign=campaign, division=community, state=State.DONE).select_related("measure")
    for number, row in enumerate(done.order_by("pk")[:4]):
        assert row.done_on is not None
        title = row.measure.title[:14]
        picture = drawn(Made(community, title, Evidence.Kind.PHOTO, [], row.done_on, 61_000 + number, None))
        moment = at(row.done_on.year, row.done_on.month, row.done_on.day, 16)
        file = SimpleUploadedFile("a.jpg", picture)
        add_proofs((SUBJECT, row.pk), [file], kept_for=PROOF, by=people.get("community_officer"), at=moment)


def _shared(campaign: Campaign, places: Iterable[Division]) -> None:
    """Offer one neighbour centre and one designer for neighbours of a township."""
    townships: dict[int, list[Division]] = {}
    for place in sorted(places, key=lambda place: place.code):
        townships.setdefault(place.parent_id or 0, []).append(place)
    groups = sorted((group for group in townships.values() if len(group) > 2), key=lambda group: group[0].code)
    offered = (
        ("SQ-03", "{names}合建邻里中心", 980_000, "样例：一处700平方米，每平方米1400元，三个社区共用"),
        ("SQ-07", "{names}合聘社区设计师", 120_000, "样例：一支驻点团队服务三个社区"),
    )
    for (code, title, cost, basis), group in zip(offered, groups, strict=False):
        measure = Measure.objects.filter(code=code).first()
        if measure is not None:
            together = group[:3]
            names = "、".join(place.name.removesuffix("社区") for place in together)
            offer_shared_work(
                campaign=campaign,
                terms=Together(measure, title.format(names=names), cost, basis, together, cost_is_sample=True),
            )


def _resources(helped: set[int], facts: Mapping[int, Mapping[str, Fact]], rng: random.Random) -> None:
    """Make what households used in eight quarters: less by the year, a little less where works were done."""
    rows = []
    for place, known in facts.items():
        households = int(known.get("households") or 0)
        if not households:
            continue
        own = {kind: rng.randrange(86, 115) for kind in USUAL}  # per cent of the usual
        reports = rng.random() < 0.94
        for at_quarter, (year, quarter) in enumerate(FIRST_QUARTERS):
            counted = households * rng.randrange(955, 1000) // 1000
            saved = 5 * at_quarter + (10 * max(0, at_quarter - 4) if place in helped else 0)  # in 0.1 per cent
            for kind, (usual, seasons) in USUAL.items():
                if not reports and (at_quarter + len(kind)) % 5 == 0:
                    continue
                hundredths = usual * seasons[quarter - 1] * own[kind] * (1000 - saved) * rng.randrange(980, 1021)
                quantity = Decimal(hundredths * counted // 10**10) / 100
                rows.append(
                    ResourceUse(
                        division_id=place, kind=kind, year=year, quarter=quarter, quantity=quantity,
                        households=counted, source=SOURCES[kind],
                    )
                )  # fmt: skip
    ResourceUse.objects.bulk_create(rows, batch_size=2000)
