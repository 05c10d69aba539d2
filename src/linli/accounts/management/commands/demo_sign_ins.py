"""Lists the demo's sign-ins: role, name, where to press."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from linli.accounts.models import Assignment
from linli.core import clock


class Command(BaseCommand):
    """Print one line per role of the demo: the role, who holds it, the address of its button."""

    help = "Print one line per role of the demo: the role, who holds it, the address of its button."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take where the platform answers."""
        parser.add_argument("--url", default="http://localhost:8000", help="the address of the platform")

    def handle(self, *, url: str, **options: Any) -> None:
        """Print them."""
        if not settings.DEMO:
            raise CommandError("this is no demo: LINLI_DEMO is not 1")
        held = Assignment.objects.on(clock.today()).filter(person__is_demo=True).select_related("role", "person__key")
        for given in held.order_by("role__order"):
            page = url.rstrip("/") + reverse("accounts:demo")
            self.stdout.write(f"{given.role.name_zh}\t{given.person}\t{page}#{given.role.code}")
