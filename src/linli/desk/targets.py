"""How far an area is from each target of its city's campaign, beside the rates of today.

Counted here are the communities of today; the campaign's own pages count those of its frozen list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linli.campaign.models import Target
from linli.campaign.rules.targets import wanted
from linli.evaluation.queries.attainment import Attainment
from linli.places.models import Division


@dataclass(frozen=True)
class Way:
    """How far it is to a target: how many communities are wanted, how many meet, how many more must."""

    target: Target
    wanted: int
    meeting: int
    days: int  # until it is due, below 0 if that is past

    @property
    def missing(self) -> int:
        """How many more communities must meet the standard."""
        return max(0, self.wanted - self.meeting)


def targets_over(division: Division) -> list[Target]:
    """Return the targets for meeting the standard of the latest campaign over a division, by day: one query."""
    rows = Target.objects.filter(campaign__division__in=division.ancestors, counted=Target.Counted.MEETING)
    order = ("-campaign__begins", "-campaign_id", "by", "stretch", "reach")
    found = list(rows.select_related("campaign").order_by(*order))
    return [target for target in found if target.campaign_id == found[0].campaign_id]


def ways(targets: Sequence[Target], whole: Attainment, today: date) -> list[Way]:
    """Return how far an area is from each target; nothing for one without communities."""
    if not whole.communities:
        return []
    return [
        Way(target, wanted(target.percent, whole.communities), whole.meeting, (target.by - today).days)
        for target in targets
    ]
