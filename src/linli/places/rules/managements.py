"""Who may manage when: periods of one compound never overlap."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Period:
    """From the first day to the day after the last; `until` is None while it lasts."""

    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.since <= day and (self.until is None or day < self.until)

    def overlaps(self, other: "Period") -> bool:
        """Whether they share a day."""
        return (other.until is None or self.since < other.until) and (self.until is None or other.since < self.until)


def wrong_start(new: Period, body: bool, how: str, others: Iterable[tuple[Period, str]]) -> str | None:
    """Return why a management cannot begin, None if it can. others: period and manager of each that is recorded."""
    if new.until is not None and new.until <= new.since:
        return _("The last day lies before the first, {since}.").format(since=new.since)
    if how == "SELF" and body:
        return _("Owners who manage by themselves have no organisation; leave it empty or choose another way.")
    if how != "SELF" and not body:
        return _("Say which organisation manages the compound.")
    for other, name in others:
        if new.overlaps(other):
            return _("From {since} it is managed by {name} already. End that first, or choose other days.").format(
                since=other.since, name=name
            )
    return None


def wrong_end(period: Period, last: date) -> str | None:
    """Return why a management cannot end with a day, None if it can."""
    if last < period.since:
        return _("{last} lies before the first day, {since}.").format(last=last, since=period.since)
    if period.until is not None and last >= period.until:
        return _("It ends before {last} anyway.").format(last=last)
    return None
