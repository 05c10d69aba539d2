"""A row that two people may edit at once: the second is told."""

from django.db import models


class Versioned(models.Model):
    """Counts its changes; places.operations compare and set it, so that nobody's change is lost in silence.

    Rows that are changed past the operations (bulk imports) count on: `update(version=F("version") + 1, ...)`.
    """

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
