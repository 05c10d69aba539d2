"""Makes the first account of an installation: prints a link that works once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone

from linli.accounts.models import Role
from linli.accounts.operations import invite
from linli.core import clock, history


class Command(BaseCommand):
    """Print a link by which a platform administrator chooses username and password."""

    help = "Print a link by which a platform administrator chooses username and password; it works once, for 7 days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name, and where the platform answers."""
        parser.add_argument("name", help="the person's name")
        parser.add_argument("--url", default="http://localhost:8000", help="the address of the platform")

    def handle(self, *, name: str, url: str, **options: Any) -> None:
        """Make the invitation."""
        role = Role.objects.get(code="platform_administrator")
        with history.job("create_administrator"):
            made = invite(
                name=name, role=role, scope_key="platform", valid_from=clock.today(), valid_to=None, by=None,
                at=timezone.now(),
            )  # fmt: skip
        self.stdout.write(url.rstrip("/") + reverse("accounts:accept", args=[made.token]))
        self.stderr.write(f"valid once, until {made.invitation.expires_at:%Y-%m-%d %H:%M} UTC; keep it to yourself")
