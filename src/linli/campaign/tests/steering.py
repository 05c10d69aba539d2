"""A campaign of the small city with who steers it, for the tests of stages, orders and re-checks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from linli.campaign.models import Campaign
from linli.core.rights import grants_of
from linli.core.todo.queries import open_todos_of

STANDARD = "green-community-points"
AT = datetime.fromisoformat("2021-10-15T10:00+08:00")
TODAY = date(2021, 10, 15)
LEADER = [
    "campaign.view", "campaign.lead", "campaign.follow", "campaign.approve", "evaluation.change_register",
    "evaluation.view_rounds", "history.view_history", "places.view_places",
]  # fmt: skip
COUNTY = ["campaign.view", "campaign.follow", "campaign.approve", "history.view_history", "places.view_places"]
TOWNSHIP = ["campaign.view", "campaign.follow"]


@dataclass
class Steered:
    """leader: of the city; officers: of the two counties; township: an officer in the first of them."""

    campaign: Campaign
    city: Any
    leader: Any
    second_leader: Any
    officers: list[Any]
    township: Any


def make_steered(city: Any, person: Any) -> Steered:
    """Make the campaign and its people."""
    campaign = Campaign.objects.create(
        title="示例市绿色社区创建行动",
        division=city.city,
        standard=STANDARD,
        begins=date(2020, 12, 1),
        document="示例方案",
    )
    officers = [
        person(COUNTY, f"division:{county.pk}", name)
        for county, name in zip(city.counties, ("阮启明", "业承安"), strict=True)
    ]
    return Steered(
        campaign, city, person(LEADER, f"division:{city.city.pk}", "祝春晓"),
        person(LEADER, f"division:{city.city.pk}", "柳知远"), officers,
        person(TOWNSHIP, f"division:{city.townships[0].pk}", "安宜居"),
    )  # fmt: skip


def waiting_for(person: Any) -> Any:
    """Return the to-dos that wait for somebody."""
    return open_todos_of(person, grants_of(person))
