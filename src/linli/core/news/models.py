"""What was delivered, so that a job that runs twice has its effect once."""

from django.db import models
from django.utils import timezone


class Delivery(models.Model):
    """That one listener has dealt with one event; written in the listener's own transaction."""

    event = models.UUIDField()
    listener = models.CharField(max_length=200)
    delivered_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "listener"], name="news_delivered_once")]
