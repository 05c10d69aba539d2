"""Puts in the shipped roles that are missing, and on request the rights that a new version brings."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from linli.accounts.role_data import load_roles
from linli.core import history


class Command(BaseCommand):
    """Put in missing roles; say what changed."""

    help = "Put in shipped roles that are missing (each migration does so too)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether roles that are there get the file's new rights."""
        parser.add_argument(
            "--with-new-rights", action="store_true", help="add to roles that are there what the file gives them"
        )

    def handle(self, *, with_new_rights: bool, **options: Any) -> None:
        """Load, and print a line per role that changed."""
        with history.job("load_roles"):
            for line in load_roles(with_new_rights=with_new_rights):
                self.stdout.write(line)
