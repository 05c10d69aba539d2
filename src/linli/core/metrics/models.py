"""Metrics as they were read on a day: rows are only added."""

from django.db import models
from django.db.models import Q

from linli.core.history.events import append_only

from .registry import PLACES


class MetricValue(models.Model):
    """One number about one subject on one day, as computed at a moment. A later row about the same replaces it."""

    metric = models.CharField(max_length=80)  # of METRICS when it was computed
    subject_type = models.CharField(max_length=20)  # compound, community, company, ...
    subject_id = models.BigIntegerField()
    as_of = models.DateField()
    unit = models.CharField(max_length=10)
    numerator = models.DecimalField(max_digits=24, decimal_places=PLACES)
    denominator = models.DecimalField(max_digits=24, decimal_places=PLACES)
    parts = models.PositiveIntegerField()  # how many subjects it is summed over
    computed_at = models.DateTimeField()
    provenance = models.CharField(max_length=300)  # the function that computed it, and for what

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["metric", "subject_type", "subject_id", "as_of", "computed_at"], name="metric_value_once"
            ),
            models.CheckConstraint(condition=Q(denominator__gte=0), name="metric_denominator_not_negative"),
        ]
        triggers = append_only()
