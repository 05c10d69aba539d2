"""Columns that say when."""

from datetime import UTC, date, datetime

from linli.core.tables.table import Day, Moment

EARLY = datetime(2021, 8, 31, 23, 30, tzinfo=UTC)  # half past seven on the first of September, in the city


def test_an_act_before_eight_stands_on_its_day_not_on_that_of_greenwich():
    assert Day().render(EARLY) == "2021-09-01"
    assert Day().value(EARLY) == date(2021, 9, 1)
    assert Day().render(date(2021, 8, 31)) == "2021-08-31"


def test_a_moment_is_told_in_the_citys_time():
    assert Moment().render(EARLY) == "2021-09-01 07:30"
    assert Moment().value(EARLY) is EARLY
