"""A campaign with targets, for tests of what is counted and planned."""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.campaigns import AT, TODAY, SmallCampaign, make_campaign

from linli.campaign.models import Denominator, Target
from linli.campaign.operations.actions import Wish, freeze_denominator, set_target
from linli.evaluation.models import Award

LEAD = ["campaign.view", "campaign.lead", "evaluation.view_rounds", "evaluation.mark", "imports.import_lists",
        "history.view_history", "places.view_places", "places.export"]  # fmt: skip
VIEW = ["campaign.view", "evaluation.view_rounds", "places.view_places"]


def frozen(made: SmallCampaign, title: str = "全部社区", rule: str = "ALL") -> Denominator:
    """Freeze the eight communities of the small city."""
    return freeze_denominator(
        campaign=made.campaign, title=title, rule=rule, on=date(2020, 12, 31), note="", by=None, at=AT
    )


def wish(denominator: Denominator, year: int, percent: Any, *, stretch: bool = False, reach: str = "WHOLE") -> Wish:
    """Return a target of the end of a year, for meeting the standard."""
    return Wish(
        date(year, 12, 31), Decimal(percent), Target.Counted.MEETING, reach, stretch, denominator, "力争", "方案"
    )


def with_targets(city: Any) -> SmallCampaign:
    """Return the small campaign with 40 % by 2021, 60 and hoped for 70 % by 2022, of all eight communities."""
    made = make_campaign(city)
    counted = frozen(made)
    for year, percent, stretch in ((2021, 40, False), (2022, 60, False), (2022, 70, True)):
        set_target(campaign=made.campaign, wish=wish(counted, year, percent, stretch=stretch))
    return made


def meets(made: SmallCampaign, *numbers: int, kind: str = "MEETING", since: date = date(2021, 6, 30)) -> list[Award]:
    """Let communities, by their number in the small city, hold a title."""
    return [
        Award.objects.create(
            kind=kind, standard=made.campaign.standard, community=made.city.communities[number], valid_from=since,
            document="通报", at=AT,
        )
        for number in numbers
    ]  # fmt: skip


__all__ = ["AT", "LEAD", "TODAY", "VIEW", "frozen", "meets", "wish", "with_targets"]
