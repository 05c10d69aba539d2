"""`check_history`: compute the chain over the history again and say whether it holds."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from linli.core.history.anchors import read
from linli.core.history.jobs import run_check
from linli.core.history.words import what_a_check_says


class Command(BaseCommand):
    """Exit 0 if the chain holds, 1 with a sentence if it does not."""

    help = "Checks the chain over the history. Prints position and hash of its last link: the anchor to keep elsewhere."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--anchor", metavar="POSITION:HASH", help="a line that was printed before, to compare with")

    def handle(self, *, anchor: str | None = None, **options: Any) -> None:
        """Run."""
        known = read()
        if anchor:
            position, _colon, text = anchor.partition(":")
            try:
                known[int(position)] = bytes.fromhex(text)
            except ValueError:
                self.stderr.write(f"--anchor {anchor} cannot be read; it is POSITION:HASH, as this command prints it")
                sys.exit(2)
        with translation.override("en"):
            found = run_check(known)
            self.stderr.write(what_a_check_says(found))
        if found.fault:
            sys.exit(1)
        self.stdout.write(f"{found.links}:{bytes(found.head_hash).hex()}")
