"""A plan of the demo: asked for in autumn, found, adopted, and approved by all counties but the one that is behind."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from linli.campaign.models import Campaign, Plan, Work
from linli.campaign.operations.plans import adopt_plan, search
from linli.campaign.queries.marks import rounds_of
from linli.evaluation.demo.dates import at
from linli.places.demo import TODAY
from linli.places.models import Division

from .steering import BEHIND

BEGINS, QUARTERS = date(2021, 10, 1), 5  # to the end of 2022
SECONDS = 60  # at most; it takes some two


@transaction.atomic
def make(campaign: Campaign, people: Mapping[str, Any]) -> None:
    """Make the cheapest way to the binding targets, taken over; the works are those that the planner found."""
    leader = people.get("city_officer")
    newest = rounds_of(campaign).filter(results__isnull=False).order_by("-as_of", "-pk").first()
    plan = Plan.objects.create(
        campaign=campaign, title="2022年底60%达标最省方案", round=newest, begins=BEGINS, quarters=QUARTERS,
        seconds=SECONDS, gap_percent=Decimal(1), asked_at=at(2021, 10, 8), asked_by=leader,
    )  # fmt: skip
    search(plan.pk, today=TODAY, at=at(2021, 10, 8, 10))
    plan.refresh_from_db()
    adopt_plan(plan=plan, by=leader, at=at(2021, 10, 9))
    counties = Division.objects.on(TODAY).filter(parent=campaign.division_id).order_by("code")
    behind = counties.values_list("pk", flat=True)[BEHIND : BEHIND + 1]
    Work.objects.filter(plan=plan).exclude(division__ancestors__overlap=list(behind)).update(
        state=Work.State.APPROVED, changed_at=at(2021, 10, 13), changed_by=people.get("county_officer")
    )
