"""The days that a report speaks of."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

NOVEMBER = 11
FIRST_YEAR = 2000


@dataclass(frozen=True)
class Period:
    """From the first to the last day, both included; month 0: the year of the November report."""

    year: int
    month: int
    first: date
    last: date

    @property
    def before(self) -> date:
        """The day before it begins: the end of the one before."""
        return self.first - timedelta(days=1)

    def upto(self, today: date) -> date:
        """Return its last day, or today while it is not over. Raises ValueError if it has not begun."""
        if self.first > today:
            raise ValueError(f"{self.first} is still to come on {today}")
        return min(self.last, today)


def period_of(year: int, month: int) -> Period:
    """Return a month, or for month 0 the year of the November report: 1 December of the year before to 30 November.

    The national plan asks for a report each November, and campaigns began in December; so no day is reported twice or
    never. Raises ValueError for another month or a year before 2000 or after 9998.
    """
    if not FIRST_YEAR <= year <= 9998 or not 0 <= month <= 12:
        raise ValueError(f"{year}-{month} is no month; allowed are {FIRST_YEAR} to 9998, 0 to 12")
    if month == 0:
        return Period(year, 0, date(year - 1, NOVEMBER + 1, 1), date(year, NOVEMBER, 30))
    return Period(year, month, date(year, month, 1), date(year, month, monthrange(year, month)[1]))
