"""Load the holidays that come with the program."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from linli.core import clock
from linli.core.worktime.operations import load_years, years_that_come_with_the_program


class Command(BaseCommand):
    """Load every year that the package of Chinese holidays knows; what officers entered stays."""

    help = "load the holidays and make-up workdays that come with the program"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a first year."""
        parser.add_argument("--first", type=int, default=years_that_come_with_the_program()[0])

    def handle(self, *, first: int, **options: Any) -> None:
        """Load the years."""
        last = years_that_come_with_the_program()[1]
        days = load_years(first, last, at=clock.now())
        self.stderr.write(f"{days} days of {first} to {last}")
