"""What a report is about: the campaign, the area, the period, and how these are called."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.campaign.charts import percent_words
from linli.campaign.models import Campaign, ReportKind, Target
from linli.campaign.queries.areas import Area
from linli.campaign.rules.periods import Period


@dataclass(frozen=True)
class Asked:
    """What a report is about. begins, until: the moments of the period, until not included."""

    campaign: Campaign
    kind: str
    period: Period
    area: Area
    today: date
    upto: date
    begins: datetime
    until: datetime

    @property
    def is_now(self) -> bool:
        """Whether it reaches up to today."""
        return self.upto == self.today


def moment(day: date) -> datetime:
    """Return the first moment of a day in the city's zone."""
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware in the city's zone


def period_words(period: Period) -> str:
    """Return a period as people write it."""
    if period.month:
        return _("{year}/{month}").format(year=period.year, month=period.month)
    return _("the year to November {year}").format(year=period.year)


def title_of(asked: Asked) -> str:
    """Return what a report is called."""
    text = _("{area}: green communities, monthly bulletin {period}") if asked.kind == ReportKind.MONTHLY else _(
        "{area}: green communities, November report {year}"
    )  # fmt: skip
    return text.format(area=asked.area.name, period=period_words(asked.period), year=asked.period.year)


def target_words(target: Target) -> str:
    """Return a target as people write it."""
    return _("{percent} by {day}").format(percent=percent_words(target), day=target.by.isoformat())


def share_of(count: int, members: int) -> Fraction | None:
    """Return a share exactly; None of nobody."""
    return Fraction(count, members) if members else None
