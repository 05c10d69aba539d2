"""What day it is."""

from datetime import date

from linli.core import clock


def test_the_real_day_is_in_the_citys_zone(settings):
    settings.TODAY = None
    assert clock.now().utcoffset().total_seconds() == 8 * 3600
    assert clock.today() == clock.now().date()
    assert not clock.is_set()


def test_a_set_day_keeps_the_time_of_day(settings):
    settings.TODAY = date(2021, 10, 15)
    assert clock.today() == date(2021, 10, 15)
    assert clock.now().tzinfo is not None
    assert clock.is_set()
