"""Seals: the bundles of sealed rounds, chained."""

from django.conf import settings
from django.db import models

from linli.core.history.events import append_only

from .rounds import Round


class Seal(models.Model):
    """The bundle of a sealed round: what anybody downloads and recomputes with `linli verify`. Never changes."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="seal")
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="following")  # of the same standard
    seal = models.CharField(max_length=64, unique=True)
    manifest = models.JSONField()
    bundle = models.BinaryField()
    size = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return self.seal
