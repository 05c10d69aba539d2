"""Quarters of the calendar, as plans and forecasts count them. docs/algorithms/forecast.md."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

MONTHS = 3


def quarter_of(day: date) -> date:
    """Return the first day of the quarter that a day lies in."""
    return date(day.year, day.month - (day.month - 1) % MONTHS, 1)


def after(first: date, quarters: int) -> date:
    """Return the first day of the quarter that begins so many quarters after another. first: a first day."""
    months = first.year * 12 + first.month - 1 + MONTHS * quarters
    return date(months // 12, months % 12 + 1, 1)


def last_day(first: date) -> date:
    """Return the last day of the quarter that begins on a day."""
    return after(first, 1) - timedelta(days=1)


def whole_quarters(begins: date, by: date) -> int:
    """Return how many quarters from a first day on are over once a day has ended; below 0 if it lies before.

    begins: the first day of a quarter. From 2021-01-01 to the end of 2021-12-31 it is 4, to 2021-11-15 it is 3.
    """
    morning = by + timedelta(days=1)
    months = (morning.year - begins.year) * 12 + morning.month - begins.month
    return months // MONTHS


def over_before(begins: date, day: date) -> int:
    """Return before which quarter something is over that ends on a day: 0 if it ends before the first begins.

    begins: the first day of a quarter. From 2021-01-01 what ends on 2021-03-31 is over before quarter 1.
    """
    first = quarter_of(day)
    return max(0, (first.year - begins.year) * 12 + first.month - begins.month + MONTHS) // MONTHS


def in_words(first: date) -> str:
    """Return a quarter as people write it: 2021年四季度, in English Q4 2021."""
    names = (_("Q1 {year}"), _("Q2 {year}"), _("Q3 {year}"), _("Q4 {year}"))
    return names[(first.month - 1) // MONTHS].format(year=first.year)
