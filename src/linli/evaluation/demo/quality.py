"""How well the demo's places do, drawn once per place: age, who manages it, the county, and luck of its own."""

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from linli.places.models import Compound, Division, Management, OwnersCommittee

COUNTY_EFFECT = (0.02, 0.005, -0.025, -0.035, 0.01, -0.01)  # of the counties in the order of their codes
MANAGED_EFFECT = {"PROFESSIONAL": 0.02, "TRUSTEESHIP": 0.0, "SELF": -0.035, "FLOOR": -0.065, "": -0.1}
NEW_SINCE, PER_YEAR_OLDER, OLDEST = 2006, 0.0032, 27
BASE, SPREAD = 0.732, 0.048
MODELS, MODEL = 0.23, 0.145  # some that a company runs are models of their county
COMMUNITIES = -0.056  # in which more is asked than of their compounds
PROPERTY_COMPANY = ("PROFESSIONAL", "TRUSTEESHIP")


@dataclass
class Quality:
    """How well a place does, 0 to 1, and what the demo's rows say of it on the as-of date."""

    level: float
    managed: str = ""  # how it is managed, "" unknown
    contract: bool = False
    committee: int = 0  # 0 none, 1 its term is over, 2 in term
    covered: bool = True  # of a community: companies manage 30 % of its households or more


def of_compounds(as_of: date) -> dict[int, Quality]:
    """Return how each compound does: its age, who manages it on the day, its county."""
    counties = list(Division.objects.filter(level="COUNTY").order_by("code").values_list("pk", flat=True))
    effect = dict(zip(counties, COUNTY_EFFECT, strict=False))
    managed = {row.compound_id: row for row in Management.objects.filter(period__contains=as_of).order_by("period")}
    terms: dict[int, int] = {}
    for committee in OwnersCommittee.objects.filter(period__startswith__lte=as_of):
        ended = committee.period.upper is not None and committee.period.upper <= as_of
        terms[committee.compound_id] = max(1 if ended else 2, terms.get(committee.compound_id, 0))
    found = {}
    for compound in Compound.objects.select_related("community").defer("search_grams", "community__search_grams"):
        own = random.Random(compound.code)  # the same place is as good or bad in every round
        row = managed.get(compound.pk)
        how = row.how if row else ""
        level = BASE + MANAGED_EFFECT[how] + own.gauss(0, SPREAD)
        level += MODEL if how in PROPERTY_COMPANY and own.random() < MODELS else 0
        level -= min(OLDEST, max(0, NEW_SINCE - (compound.built_year or 2000))) * PER_YEAR_OLDER
        level += sum(effect.get(pk, 0) for pk in compound.community.ancestors)
        found[compound.pk] = Quality(level, how, bool(row and row.contract_number), terms.get(compound.pk, 0))
    return found


def of_communities(compounds: dict[int, Quality]) -> dict[int, Quality]:
    """Return how each community does: by its compounds, and by what its own committee makes of it."""
    levels: dict[int, list[float]] = defaultdict(list)
    households: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for pk, community, number in Compound.objects.values_list("pk", "community_id", "households"):
        levels[community].append(compounds[pk].level)
        households[community][1] += number or 0
        households[community][0] += (number or 0) if compounds[pk].managed in PROPERTY_COMPANY else 0
    found = {}
    for pk, code in Division.objects.filter(level="COMMUNITY").values_list("pk", "code"):
        mean = sum(levels[pk]) / len(levels[pk]) if levels[pk] else 0.75
        ours, all_of_them = households[pk]
        level = mean + random.Random(code).gauss(COMMUNITIES, 0.06)
        found[pk] = Quality(level, covered=not all_of_them or 10 * ours >= 3 * all_of_them)
    return found
