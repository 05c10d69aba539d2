"""The chain over all events, and what its checks found."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from .events import append_only


class ChainLink(models.Model):
    """One link: a hash over a range of one event table, and over the link before. docs/algorithms/history-chain.md."""

    position = models.BigIntegerField(primary_key=True)  # 1, 2, 3, ... without a gap
    table = models.CharField(max_length=63)
    columns = ArrayField(models.CharField(max_length=63))  # those that the rows' hash covers, in this order
    first_id = models.BigIntegerField()  # the id after the last one sealed before, whether or not a row has it
    last_id = models.BigIntegerField()
    count = models.BigIntegerField()
    rows_hash = models.BinaryField()  # 32 bytes
    previous_hash = models.BinaryField()  # of the link before; 32 zero bytes for the first
    own_hash = models.BinaryField()
    sealed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["table", "first_id"], name="chain_link_of_table")]
        triggers = append_only()
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.position}: {self.table} {self.first_id}-{self.last_id}"


class ChainCheck(models.Model):
    """One check of the whole chain: whether it holds, else its first bad link."""

    class Fault(models.TextChoices):
        ROW_CHANGED = "ROW_CHANGED"
        ROW_REMOVED = "ROW_REMOVED"
        ROW_ADDED = "ROW_ADDED"
        LINK_CHANGED = "LINK_CHANGED"
        LINK_REMOVED = "LINK_REMOVED"
        TABLE_REMOVED = "TABLE_REMOVED"
        TAIL_REMOVED = "TAIL_REMOVED"

    checked_at = models.DateTimeField()
    seconds = models.DecimalField(max_digits=9, decimal_places=3)
    links = models.BigIntegerField()
    events = models.BigIntegerField()  # under the links
    unsealed = models.BigIntegerField()  # not under a link yet
    head_hash = models.BinaryField()  # of the last link: what the day's anchor is
    fault = models.CharField(max_length=20, choices=Fault, blank=True)  # empty: it holds
    link = models.BigIntegerField(null=True)  # position of the first bad link
    table = models.CharField(max_length=63, blank=True)  # where
    dropped_columns = ArrayField(models.CharField(max_length=127), default=list)  # sealed once, gone by a migration

    class Meta:
        triggers = append_only()
        default_permissions = ()
        indexes = [models.Index(fields=["-checked_at"], name="chain_check_latest")]

    def __str__(self) -> str:
        return f"{self.checked_at:%Y-%m-%d %H:%M} {self.fault or 'holds'}"
