"""Fills an empty platform: the made-up demo city, the real register of Quzhou with its plan, or roles and calendar."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction

from linli.campaign.operations.beginning import begin_from_plan
from linli.campaign.source_plans import plans_for
from linli.core import clock
from linli.core.history import job
from linli.core.worktime.models import WorkDay
from linli.core.worktime.operations import load_years, years_that_come_with_the_program
from linli.evaluation.operations.editions import load_shipped
from linli.places.demo import Demo
from linli.places.models import Division
from linli.places.registers import load_quzhou


class Command(BaseCommand):
    """`set_up_city --shape demo|quzhou|empty`; with places there already, it only loads standards that are new."""

    help = "Fill an empty platform: demo, quzhou or empty"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the shape."""
        parser.add_argument("--shape", choices=("demo", "quzhou", "empty"), default="demo")

    def handle(self, *, shape: str, **options: Any) -> None:
        """Fill it, in one transaction: all or nothing."""
        with job("set_up_city"), transaction.atomic():
            if not WorkDay.objects.exists():
                load_years(*years_that_come_with_the_program(), at=clock.now())
            if empty := not Division.objects.exists():
                self._fill(shape)
            load_shipped(at=clock.now())  # after the demo, which publishes them on a day of its own; also new ones
            if empty and shape == "quzhou":
                self._begin()

    def _begin(self) -> None:
        """Begin the campaign of the plan that comes with the program, once; what had to be done by now is left out."""
        for city in Division.objects.filter(level=Division.Level.CITY, valid_to=None):
            for plan in plans_for({city.code})[:1]:
                begin_from_plan(plan=plan, division=city, standard=plan.standard, by=None, at=clock.now())
                self.stderr.write(f"  {plan.title}")

    def _fill(self, shape: str) -> None:
        if shape == "quzhou":
            load_quzhou()
        elif shape == "demo":
            demo = Demo(say=self.stderr.write)
            for module in demo_modules():
                self.stderr.write(f"  {module} …")
                import_module(module).make(demo)
                with connection.cursor() as cursor:  # what follows asks of tables that were empty a moment ago
                    cursor.execute("ANALYZE")


def demo_modules() -> list[str]:
    """Return the demos of the modules, each after those that it builds upon: the order of the house."""
    order = (
        "places",
        "accounts",
        "evaluation",
        "cases",
        "points",
        "party",
        "renewal",
        "smart",
        "property",
        "culture",
        "campaign",
    )
    there = {config.name.removeprefix("linli.") for config in apps.get_app_configs()}
    return [f"linli.{name}.demo" for name in order if name in there and find_spec(f"linli.{name}.demo")]
