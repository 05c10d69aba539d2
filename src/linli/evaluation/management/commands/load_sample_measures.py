"""Put the sample measures that come with the program into the catalogue, where they are missing."""

from typing import Any

from django.core.management.base import BaseCommand

from linli.core.history import job
from linli.evaluation.operations.measures import load_sample_measures


class Command(BaseCommand):
    """Add the samples; what is there stays as it is."""

    help = "Add the sample measures that are not in the catalogue yet. Each is marked as a sample."

    def handle(self, **options: Any) -> None:
        """Add them and say how many."""
        with job("load_sample_measures"):
            count = load_sample_measures()
        self.stderr.write(f"{count} sample measures added")
